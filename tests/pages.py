"""Every page of the app, every state of one and every dialog, and how it comes to be shown.

A page is shown as in an empty folder, and all of them are looked at again and again: in other
languages, by keys, in other colours. States are pages with something in them.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TypeVar

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QFileDialog,
    QInputDialog,
    QLineEdit,
    QPushButton,
    QWidget,
)

from recoverytimer.about.ui.dialog import AboutDialog
from recoverytimer.about.ui.licences import LicencesDialog
from recoverytimer.about.ui.news import NewsDialog
from recoverytimer.base.conflictcopies import conflict_copy
from recoverytimer.base.problem import Problem
from recoverytimer.exercise.bodyareas import Area
from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.dose import Side
from recoverytimer.exercise.files import exercise_text
from recoverytimer.history.ui.byhanddialog import ByHandDialog
from recoverytimer.history.ui.editdialog import EditDialog
from recoverytimer.player.ui.sidedialog import SideDialog
from recoverytimer.records.activities import OtherActivity
from recoverytimer.records.backup.restore import FileChange, RestoreOutcome
from recoverytimer.records.comparing import ComparedRecords
from recoverytimer.records.faults import FileFault, WrongNumber
from recoverytimer.records.importrecords import ImportOutcome
from recoverytimer.records.records import Records
from recoverytimer.records.ui.activitiesdialog import ActivitiesDialog
from recoverytimer.records.ui.background import Progress, WorkingSign
from recoverytimer.records.ui.columnsdialog import ColumnsDialog
from recoverytimer.records.ui.exportdialog import ExportDialog
from recoverytimer.records.ui.restoredialog import RestoreDialog
from recoverytimer.records.ui.resultdialog import ResultDialog
from recoverytimer.reminders.file import RemindersFile
from recoverytimer.reminders.reminder import AtTime
from recoverytimer.reminders.ui.dialog import ReminderDialog
from recoverytimer.routine.beforestart import Answers, SideAnswer
from recoverytimer.routine.editor.exercisedialog import ExerciseDialog
from recoverytimer.routine.editor.fitdialog import FitDialog
from recoverytimer.routine.editor.newdialog import NewRoutineDialog
from recoverytimer.routine.editor.page import EditorPage
from recoverytimer.routine.library import RoutineEntry
from recoverytimer.runs.run import Effort
from recoverytimer.runs.ui.logdialog import LogRunDialog
from recoverytimer.settings.settings import Section
from recoverytimer.settings.ui.dialog import PreferencesDialog
from recoverytimer.settings.ui.firstpage import FirstPage
from recoverytimer.sharing.ui.importdialog import ImportDialog
from recoverytimer.sharing.ui.picturedialog import PictureDialog
from recoverytimer.shell.keysdialog import KeysDialog
from recoverytimer.soreness.entry import Sign
from recoverytimer.soreness.redflags import Alarm
from recoverytimer.soreness.stoprules import Urgency
from recoverytimer.soreness.ui.checkindialog import CheckInDialog
from recoverytimer.soreness.ui.questions import AlarmDialog, QuestionsDialog
from recoverytimer.start.app import App
from recoverytimer.widgets.dialogs import ask
from recoverytimer.widgets.differencesdialog import DifferencesDialog
from recoverytimer.widgets.opener import Opener
from tests.driving import Driver
from tests.making import BEND, plain, routine_of
from tests.recordmaking import entry, run, session
from tests.recordreading import read_files

Show = Callable[[Driver], QWidget]
A_SIDE = Answers(SideAnswer.LEFT)
D = TypeVar("D", bound=QDialog)


def page(show: Callable[[App], None]) -> Show:
    def shown(driver: Driver) -> QWidget:
        show(driver.app)
        return driver.app.window

    return shown


def open_routine(driver: Driver) -> None:
    found = driver.app.services.library.routine("glute-relief")
    assert found is not None
    driver.app.navigation.show_entry(found)


def editor(driver: Driver) -> QWidget:
    found = driver.app.services.library.routine("glute-relief")
    assert found is not None
    driver.app.subjects.routines.editing.edit(found)
    return driver.app.window


def finish(driver: Driver) -> QWidget:
    found = driver.app.services.library.routine("glute-relief")
    assert found is not None
    assert found.routine is not None
    driver.app.subjects.player.sessions.start(found.routine, found.id)
    driver.wait(520)
    return driver.app.window


def playing(seconds: int, *, routine: str = "glute-relief", paused: bool = False) -> Show:
    """The player after some seconds."""

    def shown(driver: Driver) -> QWidget:
        player = driver.app.subjects.player
        found = driver.app.services.library.routine(routine)
        assert found is not None
        assert found.routine is not None
        player.sessions.start(found.routine, found.id, A_SIDE)
        driver.wait(seconds)
        if paused:
            player.playback.pause()
        return driver.app.window

    return shown


def small_window(driver: Driver) -> QWidget:
    playing(82)(driver)
    driver.app.subjects.player.show_small()
    small = driver.app.subjects.player._small
    assert small is not None
    return small


def section(number: int) -> Show:
    def shown(driver: Driver) -> QWidget:
        driver.app.subjects.history.show()
        driver.app.subjects.history.page.tabs.setCurrentIndex(number)
        return driver.app.window

    return shown


def preferences(driver: Driver) -> PreferencesDialog:
    dialog = driver.app.subjects.settings.dialog()
    driver.bot.addWidget(dialog)
    dialog.open()
    return dialog


def preferences_of(where: Section) -> Callable[[Driver], PreferencesDialog]:
    """Another section of the preferences."""

    def shown(driver: Driver) -> PreferencesDialog:
        dialog = preferences(driver)
        dialog.show_section(where)
        return dialog

    return shown


def first(number: int) -> Show:
    """The questions of the first start, each with all that it can open."""

    def shown(driver: Driver) -> QWidget:
        settings = driver.app.subjects.settings
        settings.ask()
        page = driver.app.window.centralWidget().findChildren(FirstPage)[-1]
        for chip in page.parts[0].chips.values():
            chip.click()
        for _ in range(number):
            page.go_on.click()
        return driver.app.window

    return shown


def keys(driver: Driver) -> KeysDialog:
    driver.app.navigation.show_keys()
    return driver.dialog(KeysDialog)


def about(driver: Driver) -> AboutDialog:
    driver.app.navigation.show_about()
    return driver.dialog(AboutDialog)


def news(driver: Driver) -> NewsDialog:
    driver.app.subjects.about.show_news()
    return driver.dialog(NewsDialog)


def licences(driver: Driver) -> LicencesDialog:
    about(driver).licences_wanted.emit()
    return driver.dialog(LicencesDialog)


def full(driver: Driver) -> None:
    """Records of 40 days."""
    first = driver.today[0] - timedelta(days=40)
    days = [first + timedelta(days=n) for n in range(40)]
    history = driver.app.services.history
    history.add(*(session(n, at, note="") for n, at in enumerate(days)))
    history.add(*(entry(n, at=at) for n, at in enumerate(days)))
    history.add(*(run(n, at=at, distance_m=5000.0 + 100 * n) for n, at in enumerate(days)))


def routine(driver: Driver, routine_id: str) -> RoutineEntry:
    found = driver.app.services.library.routine(routine_id)
    assert found is not None
    return found


def filled(number: int) -> Show:
    """A section of the history with records."""

    def shown(driver: Driver) -> QWidget:
        full(driver)
        return section(number)(driver)

    return shown


def sore_today(level: int, *, answered: bool = False) -> Show:
    """The first page after days of soreness, with its trend."""

    def shown(driver: Driver) -> QWidget:
        today = driver.today[0]
        ran = run(1, today - timedelta(hours=20), effort=Effort.HARD)
        driver.app.services.history.add(ran)
        felt = [
            entry(n, level, at=today - timedelta(days=n), area=area, side=Side.LEFT)
            for n in range(3)
            for area in ((Area.GLUTES,) if n else (Area.CALVES, Area.GLUTES))
        ]
        numbered = [replace(one, id=f"{one.id}-{one.area}") for one in felt]
        driver.app.services.record_keeper.keep(*numbered)
        driver.app.subjects.today.show()
        if answered:
            driver.app.subjects.soreness.own.ask()
            say_no(driver.dialog(QuestionsDialog))
        return driver.app.window

    return shown


def opened_day(driver: Driver) -> QWidget:
    """Days with several entries, of which the newest is shown one by one."""
    now = driver.today[0]
    morning, day = now - timedelta(hours=6), timedelta(days=1)
    left, right = {"side": Side.LEFT}, {"side": Side.RIGHT}
    driver.app.services.history.add(
        entry(1, 5, morning, **left, note="Stairs this morning."),
        entry(2, 2, morning, Area.HAMSTRINGS, **right),
        entry(3, 3, now, **left),
        entry(4, 6, now - day, **left, signs=(Sign.SHARP,)),
        entry(5, 3, now - day, Area.HAMSTRINGS, **right),
        entry(6, 3, now - day, Area.CALVES),
        entry(7, 4, morning - 2 * day, note="After the hills, downhill above all."),
        entry(8, 2, now - 3 * day, Area.CALVES),
    )
    shown = section(2)(driver)
    shown.findChildren(Opener)[0].click()
    return shown


def say_no(dialog: QDialog) -> None:
    """Say that nothing applies of all that is asked."""
    while dialog.isVisible():
        shown = {b.text(): b for b in dialog.findChildren(QPushButton) if b.isVisible()}
        shown["None of these" if "None of these" in shown else "No"].click()
        QApplication.processEvents()


def ending_caution(driver: Driver) -> QWidget:
    long_ago = driver.today[0].date() - timedelta(days=5)
    keeper = driver.app.keeper
    keeper.set(cautions=(Caution.ACUTE,), caution_days={Caution.ACUTE: long_ago})
    driver.app.subjects.today.show()
    return driver.app.window


def reminded(driver: Driver) -> QWidget:
    driver.app.services.reminders.set(AtTime(routine_id="desk-break", at="18:00"))
    driver.app.subjects.today.show()
    return driver.app.window


def interrupted(driver: Driver) -> QWidget:
    """The first page after a crash has ended a session."""
    playing(100)(driver)
    driver.app.subjects.player.playback.stop()
    driver.app.subjects.today.show()
    return driver.app.window


def noticed(driver: Driver) -> QWidget:
    driver.app.services.history.add(session(1))
    driver.app.subjects.history.show()
    driver.app.subjects.history.own.delete(session(1).id)
    return driver.app.window


def searched_in_vain(page: Show) -> Show:
    def shown(driver: Driver) -> QWidget:
        window = page(driver)
        driver.app.window.focus_search()
        field = window.focusWidget()
        assert isinstance(field, QLineEdit)
        field.setText("xylophone")
        lists = window.findChildren(QAbstractItemView)
        # What there is is read in the background.
        driver.bot.waitUntil(lambda: not any(one.isVisible() for one in lists))
        return window

    return shown


def own_routines(driver: Driver) -> None:
    """An own routine, one with a fault and one that cannot be read, and a draft."""
    folder = driver.app.services.library.own_folder
    folder.mkdir(parents=True, exist_ok=True)
    step = 'exercise = "childs-pose"\nhold = 20'
    (folder / "own.toml").write_text(plain(step).replace("Test", "Mine"))
    (folder / "broken.toml").write_text('name = "Broken"\n[[steps]]\nexercise = "pigeon-pse"\n')
    (folder / "unreadable.toml").write_text("name =")


def own_in_list(driver: Driver) -> QWidget:
    own_routines(driver)
    editor(driver)
    edited_page(driver).document.remove()
    edited_page(driver).document.keep()
    driver.app.subjects.routines.show_list()
    return driver.app.window


def own_routine(routine_id: str) -> Show:
    def shown(driver: Driver) -> QWidget:
        own_routines(driver)
        driver.app.navigation.show_entry(routine(driver, routine_id))
        return driver.app.window

    return shown


def adapted(driver: Driver) -> QWidget:
    driver.app.keeper.set(cautions=(Caution.KNEE,))
    driver.app.navigation.show_entry(routine(driver, "rest-day-mobility"))
    return driver.app.window


def adapted_session(driver: Driver) -> QWidget:
    """One that was done otherwise than written, with something skipped and how sore one was."""
    driver.app.keeper.set(cautions=(Caution.KNEE,))
    driver.app.navigation.show_entry(routine(driver, "glute-relief"))
    driver.click("Start")
    driver.wait(100)
    playback = driver.app.subjects.player.playback
    playback.next()
    driver.wait(60)
    playback.end()
    (done,) = driver.app.services.history.sessions.page()
    driver.app.services.history.add(entry(1, at=driver.today[0], session_id=done.id))
    driver.app.subjects.history.show_session(done.id)
    return driver.app.window


def finish_when_sore(driver: Driver) -> QWidget:
    """The end of a session, with a level chosen that leads to questions."""
    finish(driver)
    page = driver.app.subjects.player.finish
    driver.press(Qt.Key.Key_7, page.soreness)
    return driver.app.window


def finish_from_before(driver: Driver) -> QWidget:
    """The end of a session of who said before how sore they were, with the exercises shown."""
    driver.app.services.history.add(entry(1, 5, driver.today[0] - timedelta(minutes=20)))
    finish(driver)
    page = driver.app.subjects.player.finish
    driver.press(Qt.Key.Key_3, page.soreness)
    page.opener.click()
    page.add_note.click()
    return driver.app.window


def done_today(driver: Driver) -> QWidget:
    """The first page of who has done something."""
    now = driver.today[0]
    driver.app.services.history.add(session(1, now - timedelta(hours=1)))
    driver.app.subjects.today.show()
    return driver.app.window


def done_and_more(driver: Driver) -> QWidget:
    """The same, where something else is wanted."""
    done_today(driver)
    driver.click("Something else")
    return driver.app.window


def faulty_form(driver: Driver) -> QWidget:
    """The form of an exercise whose every field is wrong or not filled in."""
    driver.app.subjects.exercises.own.write()
    driver.app.subjects.exercises.editor.save.click()
    return driver.app.window


def shipped_form(driver: Driver) -> QWidget:
    """The form of an exercise with all that there is to say of one."""
    found = driver.app.services.library.exercises.entry("pigeon-pose")
    assert found is not None
    driver.app.subjects.exercises.own.edit(found)
    return driver.app.window


def edited_page(driver: Driver) -> EditorPage:
    page = driver.app.subjects.routines.editing.page
    assert page is not None
    return page


EVERY_STEP = plain(
    'exercise = "pigeon-pose"\nhold = 40\nswap = "childs-pose"\nnote = "slowly"',
    "rounds = 2\nrest_between = 10\n[[steps.steps]]\n"
    'exercise = "pigeon-bed"\nhold = 300\nin_rounds = [1, 2]\nonly = ["six"]',
    "rest = 20",
    'ask = "Can you feel the skin normally?"',
    'exercise = "gone"\nhold = 20',
    choices='[[choices]]\nask = "How long?"\noptions = [{ id = "six", says = "6 minutes" }, '
    '{ id = "twelve", says = "12 minutes" }]\n',
)


def editing(*places: tuple[int, ...]) -> Show:
    """The editor with some steps chosen, of a routine with every kind."""

    def shown(driver: Driver) -> QWidget:
        folder = driver.app.services.library.own_folder
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "steps.toml").write_text(EVERY_STEP)
        driver.app.subjects.routines.editing.edit(routine(driver, "steps"))
        edited_page(driver)._choose(places)
        return driver.app.window

    return shown


def in_front(driver: Driver, dialog: D) -> D:
    """A dialog, opened before its window."""
    ask(dialog)
    return driver.dialog(type(dialog))


def exporting(driver: Driver) -> ExportDialog:
    driver.app.subjects.records.export()
    return driver.dialog(ExportDialog)


def columns(driver: Driver) -> ColumnsDialog:
    text = b"date;km;time;note\n04/02/2026;5;30:00;fine\n05/02/2026;x;31:00;\n"
    today = driver.today[0].date()
    (found,) = read_files([("runs.csv", text)], today).guessed
    return in_front(driver, ColumnsDialog(found, today, alone=True, parent=driver.app.window))


SOME = Records((session(1),), (entry(1),), (run(1),))
COMPARED = ComparedRecords(
    SOME, Records(), Records((session(2),)), ((run(1), run(2)),), deleted=Records(runs=(run(3),))
)


def imported(driver: Driver) -> ResultDialog:
    wrong = (Problem(WrongNumber("x"), ("row", 3)), Problem(FileFault.NO_ROWS, file="a.csv"))
    outcome = ImportOutcome(COMPARED, others=OTHERS, problems=wrong)
    return in_front(driver, ResultDialog(outcome, driver.app.window))


OTHERS = (
    OtherActivity(run(3, duration_s=2400.0, source="lunch.gpx"), is_untold=True, is_likely=True),
    OtherActivity(
        run(5, distance_m=24_000.0, duration_s=3600.0, source="track.gpx"), is_untold=True
    ),
    OtherActivity(run(8, source="activities.csv", note="Harbour"), "Ride"),
)


def asking_for_runs(driver: Driver) -> ActivitiesDialog:
    return in_front(driver, ActivitiesDialog(OTHERS, driver.app.window, (OtherActivity(run(9)),)))


def reading(driver: Driver) -> WorkingSign:
    progress = Progress()
    sign = in_front(driver, WorkingSign("Reading export.zip…", driver.app.window, progress))
    progress.tell("File 412: activities/412.fit.gz")
    return sign


def restoring(driver: Driver) -> RestoreDialog:
    names = ("routines/own.toml", "settings.toml")
    changes = tuple(FileChange(name, name, clashes=bool(n)) for n, name in enumerate(names))
    found = RestoreOutcome(changes, COMPARED)
    return in_front(driver, RestoreDialog("backup.zip", found, driver.app.window))


def working(driver: Driver) -> WorkingSign:
    return in_front(driver, WorkingSign("Reading your records…", driver.app.window))


def reminder(driver: Driver) -> ReminderDialog:
    driver.app.subjects.reminders.own.choose(routine(driver, "desk-break"))
    return driver.dialog(ReminderDialog)


def by_hand(driver: Driver) -> ByHandDialog:
    own, now = driver.app.services.library.routines(), driver.today[0]
    playable = [entry for entry in own if entry.routine is not None]
    dialog = ByHandDialog(playable, lambda _: 600.0, {}, lambda: now, driver.app.window)
    return in_front(driver, dialog)


def correcting(driver: Driver) -> EditDialog:
    driver.app.subjects.history.show()
    driver.app.subjects.history.own.correct(session(1))
    return driver.dialog(EditDialog)


def logging(driver: Driver) -> LogRunDialog:
    return in_front(driver, LogRunDialog(driver.today[0], parent=driver.app.window))


def new_routine(driver: Driver) -> NewRoutineDialog:
    driver.app.subjects.routines.editing.new()
    return driver.dialog(NewRoutineDialog)


def finding_exercise(driver: Driver) -> ExerciseDialog:
    editor(driver)
    edited_page(driver).add()
    return driver.dialog(ExerciseDialog)


def comparing(driver: Driver) -> DifferencesDialog:
    editor(driver)
    page = edited_page(driver)
    page.document.remove()
    page.original.show_differences()
    return driver.dialog(DifferencesDialog)


def on_two_computers(driver: Driver) -> None:
    """A routine and an exercise that have two versions."""
    library = driver.app.services.library
    copy = "sync-conflict-20260304-101112-ABCDEF7"
    library.save("calm", routine_of(plain('exercise = "childs-pose"\nhold = 20')))
    other = plain('exercise = "childs-pose"\nhold = 40', 'exercise = "cat-cow"\nreps = 8')
    (library.own_folder / f"calm.{copy}.toml").write_text(other)
    exercises = library.exercises
    exercises.save("bend", BEND)
    other = exercise_text(replace(BEND, setup="Sit on your heels."))
    (exercises.own_folder / f"bend.{copy}.toml").write_text(other)
    exercises.refresh()


def with_two_versions(show: Callable[[App], None]) -> Show:
    def shown(driver: Driver) -> QWidget:
        # On a busy computer its notice would come while a test looks at the page.
        driver.app.copies.stop()
        on_two_computers(driver)
        show(driver.app)
        return driver.app.window

    return shown


def two_versions(driver: Driver) -> DifferencesDialog:
    on_two_computers(driver)
    driver.app.subjects.routines.versions.offer("calm")
    return driver.dialog(DifferencesDialog)


def two_reminders(driver: Driver) -> DifferencesDialog:
    reminders, path = driver.app.services.reminders, driver.app.paths.reminders
    reminders.set(AtTime(routine_id="desk-break", at="10:00"))
    other = path.with_name("reminders (Anna's conflicted copy 2026-03-04).toml")
    RemindersFile(other).save((AtTime(routine_id="desk-break", at="11:00"),))
    copy = conflict_copy(other)
    assert copy is not None
    driver.app.subjects.reminders.versions.offer(copy)
    return driver.dialog(DifferencesDialog)


def fitting(driver: Driver) -> FitDialog:
    editor(driver)
    edited_page(driver).fit_to_time()
    return driver.dialog(FitDialog)


def renaming(driver: Driver) -> QInputDialog:
    own_routines(driver)
    driver.app.subjects.routines.own.rename(routine(driver, "own"))
    return driver.dialog(QInputDialog)


def asked(driver: Driver) -> QuestionsDialog:
    sore_today(7)(driver)
    driver.app.subjects.soreness.own.ask()
    return driver.dialog(QuestionsDialog)


def asked_which(driver: Driver) -> QuestionsDialog:
    """The questions after a yes."""
    dialog = asked(driver)
    yes = (b for b in dialog.findChildren(QPushButton) if b.text().startswith("Yes"))
    next(yes).click()
    return dialog


def alarm(driver: Driver) -> AlarmDialog:
    alarms = [
        Alarm(Urgency.EMERGENCY, "Call emergency services now", "Numb between the legs."),
        Alarm(Urgency.URGENT, "Get advice the same day", "One leg is swollen."),
    ]
    return in_front(driver, AlarmDialog(alarms, driver.app.window))


def which_side(driver: Driver) -> SideDialog:
    """The question before a session, of who did the same before."""
    player = driver.app.subjects.player
    found = routine(driver, "heat-only")
    assert found.routine is not None
    player.sessions.start(found.routine, found.id, A_SIDE)
    driver.wait(60)
    player.playback.end()
    player.sessions.start(found.routine, found.id)
    return driver.dialog(SideDialog)


def check_in(driver: Driver) -> CheckInDialog:
    sore_today(2)(driver)
    driver.app.subjects.soreness.own.check_in()
    return driver.dialog(CheckInDialog)


def check_in_said(driver: Driver) -> CheckInDialog:
    """The check-in with a place and how sore it is."""
    dialog = check_in(driver)
    dialog.body.picked.emit(next(iter(dialog.body.spots)))
    return dialog


def importing(driver: Driver) -> ImportDialog:
    path = driver.app.paths.data / "given.toml"
    path.write_text(plain('exercise = "childs-pose"\nhold = 20'))
    driver.app.subjects.sharing.own.open_files((path,))
    return driver.dialog(ImportDialog)


def sharing_picture(driver: Driver) -> PictureDialog:
    driver.app.subjects.sharing.own.share_exercise("glute-bridge")
    return driver.dialog(PictureDialog)


def asked_for_file(driver: Driver) -> QFileDialog:
    driver.app.subjects.sharing.own.choose_files()
    return driver.dialog(QFileDialog)


PAGES: dict[str, Show] = {
    "today": page(lambda app: app.subjects.today.show()),
    "routines": page(lambda app: app.subjects.routines.show_list()),
    "entry": lambda driver: (open_routine(driver), driver.app.window)[1],
    "history": section(0),
    "soreness": section(2),
    "runs": section(3),
    "sessions": section(1),
    "session": page(lambda app: app.subjects.history.show_session(session(3).id)),
    "guide": page(lambda app: app.subjects.guide.show_topics()),
    "topic": page(lambda app: app.subjects.guide.show_topic("foam-rolling")),
    "exercise": page(lambda app: app.subjects.exercises.show("pigeon-pose")),
    "exercises": page(lambda app: app.subjects.exercises.show_all()),
    "form": page(lambda app: app.subjects.exercises.own.write()),
    "help": page(lambda app: app.navigation.show_help()),
    "editor": editor,
    "work": playing(82),
    "rest": playing(150),
    "paused": playing(85, paused=True),
    "question": playing(700, routine="ice-heat"),
    "small": small_window,
    "finish": finish,
    "know": first(0),
    "tight": first(1),
    "have": first(2),
}
"""As they are in an empty folder."""

STATES: dict[str, Show] = {
    "today, sore": sore_today(4),
    "today, very sore": sore_today(7),
    "today, answered": sore_today(7, answered=True),
    "today, a caution that ends": ending_caution,
    "today, reminded": reminded,
    "today, done": done_today,
    "today, done and more": done_and_more,
    "today, a session left open": interrupted,
    "a notice": noticed,
    "history of 40 days": filled(0),
    "sessions of 40 days": filled(1),
    "soreness of 40 days": filled(2),
    "soreness, a day opened": opened_day,
    "runs of 40 days": filled(3),
    "routines, none found": searched_in_vain(PAGES["routines"]),
    "exercises, none found": searched_in_vain(PAGES["exercises"]),
    "sessions, none found": searched_in_vain(filled(1)),
    "routines, own and damaged": own_in_list,
    "own routine": own_routine("own"),
    "damaged routine": own_routine("broken"),
    "routine adapted": adapted,
    "session adapted": adapted_session,
    "form with faults": faulty_form,
    "form filled in": shipped_form,
    "editor, a step": editing((0,)),
    "editor, a group": editing((1,)),
    "editor, a step in a group": editing((1, 0)),
    "editor, a rest": editing((2,)),
    "editor, a question": editing((3,)),
    "editor, a fault": editing((4,)),
    "editor, several": editing((0,), (2,)),
    "editor, of the routine": editing(),
    "finish, very sore": finish_when_sore,
    "finish, less sore": finish_from_before,
    "routines, two versions": with_two_versions(lambda app: app.subjects.routines.show_list()),
    "routine, two versions": with_two_versions(lambda app: app.navigation.show_routine("calm")),
    "exercises, two versions": with_two_versions(lambda app: app.subjects.exercises.show_all()),
    "exercise, two versions": with_two_versions(lambda app: app.subjects.exercises.show("bend")),
}
"""Pages with something in them, or something wrong."""

DIALOGS: dict[str, Callable[[Driver], QDialog]] = {
    "preferences": preferences,
    **{f"preferences, {w.name.lower()}": preferences_of(w) for w in list(Section)[1:]},
    "keys": keys,
    "about": about,
    "news": news,
    "licences": licences,
    "reminder": reminder,
    "export": exporting,
    "columns": columns,
    "import result": imported,
    "activities": asking_for_runs,
    "reading": reading,
    "working": working,
    "restore": restoring,
    "by hand": by_hand,
    "correct session": correcting,
    "new routine": new_routine,
    "find exercise": finding_exercise,
    "differences": comparing,
    "two versions": two_versions,
    "two versions of reminders": two_reminders,
    "fit to time": fitting,
    "rename": renaming,
    "questions": asked,
    "which question": asked_which,
    "alarm": alarm,
    "which side": which_side,
    "check-in": check_in,
    "check-in, a place": check_in_said,
    "log a run": logging,
    "import": importing,
    "share a picture": sharing_picture,
    "file": asked_for_file,
}
"""Dialogs, filled in."""

SHOWN: dict[str, Show] = {**PAGES, **STATES, **DIALOGS}
"""All that there is to be seen."""
