"""The editor, driven by keys and clicks as a person would."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from recoverytimer.exercise.askedfile import Asked
from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.dose import Dose, Measure
from recoverytimer.exercise.words.doses import dose_in_words
from recoverytimer.forms.dosefield import DoseField
from recoverytimer.routine.drafts import RoutineDraft
from recoverytimer.routine.editor.exercisedialog import ExerciseDialog
from recoverytimer.routine.editor.fitdialog import FitDialog
from recoverytimer.routine.editor.newdialog import NewRoutineDialog
from recoverytimer.routine.editor.page import EditorPage
from recoverytimer.routine.routine import (
    Group,
    Pause,
    Routine,
    Work,
    all_steps,
    exercise_steps,
)
from recoverytimer.routine.words.advice import advice_in_words
from recoverytimer.routine.words.editing import ConflictChoice
from recoverytimer.settings.settings import Settings
from recoverytimer.theme.theme import theme_of
from recoverytimer.widgets.differencesdialog import DifferencesDialog
from tests import DOCS
from tests.driving import Driver, choose, turn_wheel

EMPTY = Routine(name="My routine", steps=())
Key = Qt.Key
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
NONE = Qt.KeyboardModifier.NoModifier
Dialogs = Callable[[type[QDialog], Callable[[QDialog], object]], None]


@pytest.fixture
def dialogs(driver: Driver) -> Dialogs:
    """What is done in the dialog that is open; it is closed afterwards."""

    def then(cls: type[QDialog], act: Callable[[QDialog], object]) -> None:
        dialog = driver.dialog(cls)
        act(dialog)
        if dialog.isVisible():
            dialog.reject()
        QApplication.processEvents()

    return then


class Editor:
    """An editor page and the keyboard."""

    def __init__(self, driver: Driver, dialogs: Dialogs) -> None:
        self.driver = driver
        self._dialogs = dialogs

    @property
    def page(self) -> EditorPage:
        page = self.driver.app.subjects.routines.editing.page
        assert page is not None
        return page

    @property
    def routine(self) -> Routine:
        return self.page.document.routine

    @property
    def steps(self) -> tuple[object, ...]:
        return self.routine.steps

    def open(self, routine_id: str) -> None:
        entry = self.driver.app.services.library.routine(routine_id)
        self.driver.app.navigation.show_entry(entry)
        self.driver.click("Edit" if entry.own else "Customise")

    def begin(self) -> None:
        self.driver.app.subjects.routines.editing.begin(EMPTY)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(self.page.outline, key, modifiers)
        QApplication.processEvents()

    def shortcut(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
        self.driver.app.window.activateWindow()
        QApplication.processEvents()
        QTest.keyClick(self.page, key, modifiers)
        QApplication.processEvents()

    def focused(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Press a key where the keyboard is."""
        self.driver.app.window.activateWindow()
        QApplication.processEvents()
        QTest.keyClick(QApplication.focusWidget(), key, modifiers)
        QApplication.processEvents()

    def type_dose(self, text: str) -> None:
        self.press(Key.Key_Return)
        line = self.page.outline.painter.editor
        line.clear()
        QTest.keyClicks(line, text)
        QTest.keyClick(line, Key.Key_Return)
        QApplication.processEvents()

    def add(self, *words: str) -> None:
        """Search each exercise, and take the best with Enter."""

        def search(dialog: QDialog) -> None:
            assert isinstance(dialog, ExerciseDialog)
            for word in words:
                dialog.search.clear()
                QTest.keyClicks(dialog.search, word)
                QTest.keyClick(dialog.search, Key.Key_Return)

        self.page.add()
        self._dialogs(ExerciseDialog, search)
        # Without a window manager nobody gives the window back its keyboard.
        self.driver.app.window.activateWindow()
        self.driver.bot.waitUntil(self.page.outline.hasFocus)

    def settle(self) -> None:
        self.driver.bot.waitUntil(lambda: not self.page._assessing.is_waiting)

    def names(self) -> list[str]:
        return [s.exercise for s in self.steps if isinstance(s, Work)]


@pytest.fixture
def editor(driver: Driver, dialogs: Dialogs) -> Iterator[Editor]:
    return Editor(driver, dialogs)


def own(driver: Driver, routine_id: str) -> Routine:
    entry = driver.app.services.library.routine(routine_id)
    assert entry is not None
    assert entry.own
    assert entry.routine is not None
    return entry.routine


def test_a_routine_is_built_and_saved_with_the_keyboard_alone(editor: Editor) -> None:
    editor.begin()
    name = editor.page.head.fields["name"]
    QTest.keyClick(name, Key.Key_A, CTRL)
    QTest.keyClicks(name, "Evening")
    editor.add("pigeon", "glute bridge")
    assert editor.names() == ["pigeon-pose", "glute-bridge"]
    editor.type_dose("3 x 10")
    group = editor.steps[1]
    assert isinstance(group, Group)
    assert (group.rounds, group.steps[0].dose.reps) == (3, 10)
    editor.press(Key.Key_Up)
    editor.type_dose("20-30")
    editor.press(Key.Key_S, ALT)
    editor.shortcut(Key.Key_S, CTRL)
    saved = own(editor.driver, "evening")
    assert saved == editor.routine
    assert saved.steps[0].dose == Dose(hold="20-30")
    assert not editor.page.head.save.isEnabled()


@pytest.mark.parametrize(
    ("typed", "dose"),
    [
        ("45", Dose(hold=45.0)),
        ("1:30", Dose(hold=90.0)),
        ("20-30", Dose(hold="20-30")),
        ("12x", Dose(reps=12.0)),
        ("", None),
    ],
)
def test_a_dose_is_typed_in_its_row(editor: Editor, typed: str, dose: Dose | None) -> None:
    editor.begin()
    editor.add("pigeon")
    editor.type_dose("99")
    if typed:
        editor.type_dose(typed)
    else:
        editor.press(Key.Key_Return)
        line = editor.page.outline.painter.editor
        line.clear()
        QTest.keyClick(line, Key.Key_Return)
        QApplication.processEvents()
    assert editor.steps[0].dose == dose


def test_a_digit_begins_to_type_the_dose(editor: Editor) -> None:
    editor.begin()
    editor.add("pigeon")
    editor.press(Key.Key_5)
    line = editor.page.outline.painter.editor
    QTest.keyClicks(line, "0")
    QTest.keyClick(line, Key.Key_Return)
    QApplication.processEvents()
    assert editor.steps[0].dose == Dose(hold=50.0)


@pytest.mark.parametrize(
    "typed",
    ["12x up 2, hold 1, down 3", "6 breaths in 4, hold 7, out 8", "30 s pace 3", "10x in 60 s"],
)
def test_how_fast_is_typed_in_the_row_and_shown_there(editor: Editor, typed: str) -> None:
    editor.begin()
    editor.add("bridge")
    editor.type_dose(typed)
    before = editor.routine
    editor.press(Key.Key_Return)
    line = editor.page.outline.painter.editor
    assert line.text() == typed
    assert line.fontMetrics().horizontalAdvance(typed) < line.width()
    QTest.keyClick(line, Key.Key_Return)
    assert editor.routine == before


def test_a_tempo_goes_where_its_text_is_removed_and_stays_behind_a_digit(editor: Editor) -> None:
    editor.begin()
    editor.add("bridge")
    editor.type_dose("12x up 2, down 3")
    tempo = (("up", 2.0), ("down", 3.0))
    editor.press(Key.Key_8)
    QTest.keyClick(editor.page.outline.painter.editor, Key.Key_Return)
    QApplication.processEvents()
    assert editor.steps[0].dose == Dose(reps=8.0, tempo=tempo)
    editor.type_dose("8x")
    assert editor.steps[0].dose == Dose(reps=8.0)


def test_more_sets_on_the_chosen_side_count_in_bar_and_total(editor: Editor) -> None:
    editor.begin()
    editor.add("pigeon")
    editor.settle()
    before, parts = editor.page.head.total.text(), len(editor.page._assessment.bars)
    QTest.keyClicks(editor.page.panel.sheet.findChild(QLineEdit, "extra_on_chosen"), "2")
    editor.settle()
    assert editor.page.head.total.text() > before
    assert len(editor.page._assessment.bars) >= parts + 2


def test_what_is_no_dose_is_said_and_changes_nothing(editor: Editor) -> None:
    editor.begin()
    editor.add("pigeon")
    before = editor.routine
    editor.type_dose("a while")
    assert editor.routine == before
    assert "Type how much" in editor.driver.text()


def test_everything_is_undone_back_to_empty_and_done_again(editor: Editor) -> None:
    editor.begin()
    editor.add("pigeon", "child", "bridge")
    editor.press(Key.Key_S, ALT)
    editor.press(Key.Key_O, ALT)
    editor.press(Key.Key_R, ALT)
    editor.press(Key.Key_Q, ALT)
    editor.press(Key.Key_Up, ALT)
    editor.press(Key.Key_D, CTRL)
    editor.press(Key.Key_G, CTRL)
    editor.press(Key.Key_Delete)
    after = editor.routine
    assert "Delete group" in editor.page.head.undo.accessibleName()
    while editor.page.document.stack.canUndo():
        editor.shortcut(Key.Key_Z, CTRL)
    assert editor.routine == EMPTY
    while editor.page.document.stack.canRedo():
        editor.shortcut(Key.Key_Z, CTRL | SHIFT)
    assert editor.routine == after


def test_steps_move_into_and_out_of_groups_by_keys(editor: Editor) -> None:
    editor.begin()
    editor.add("pigeon", "child", "bridge")
    editor.press(Key.Key_Up)
    editor.press(Key.Key_G, CTRL)
    assert isinstance(editor.steps[1], Group)
    editor.press(Key.Key_End)
    editor.press(Key.Key_Right, ALT)
    assert [s.exercise for s in editor.steps[1].steps] == ["childs-pose", "glute-bridge"]
    editor.press(Key.Key_Left, ALT)
    assert editor.names() == ["pigeon-pose", "glute-bridge"]
    editor.press(Key.Key_Up)
    editor.press(Key.Key_Up)
    editor.press(Key.Key_G, CTRL | SHIFT)
    assert editor.names() == ["pigeon-pose", "childs-pose", "glute-bridge"]


def test_steps_are_dragged_several_at_once(editor: Editor) -> None:
    editor.begin()
    editor.add("pigeon", "child", "bridge")
    model = editor.page.outline.model()
    data = model.mimeData([model.index(0, 0), model.index(1, 0)])
    model.dropMimeData(data, Qt.DropAction.MoveAction, 3, 0, model.index(-1, -1))
    assert editor.names() == ["glute-bridge", "pigeon-pose", "childs-pose"]
    assert editor.page.document.chosen == ((1,), (2,))


def test_copied_steps_are_text_that_pastes_anywhere(editor: Editor) -> None:
    editor.begin()
    editor.add("pigeon")
    editor.press(Key.Key_C, CTRL)
    text = QGuiApplication.clipboard().text()
    assert 'exercise = "pigeon-pose"' in text
    editor.press(Key.Key_X, CTRL)
    assert editor.steps == ()
    editor.begin()
    editor.press(Key.Key_V, CTRL)
    assert editor.names() == ["pigeon-pose"]


def test_pasted_steps_leave_behind_what_only_goes_where_they_were(editor: Editor) -> None:
    editor.begin()
    text = '[[steps]]\nrest = 5\nonly = ["short"]\n[[steps]]\nrounds = [3, 2]\n'
    QGuiApplication.clipboard().setText(text + "[[steps.steps]]\nrest = 5\nin_rounds = [1]\n")
    editor.press(Key.Key_V, CTRL)
    inner = Pause(rest=5, in_rounds=(1,))
    assert editor.steps == (Pause(rest=5), Group(rounds=3, steps=(inner,)))


def test_text_that_is_no_steps_is_refused_in_words(editor: Editor) -> None:
    editor.begin()
    editor.add("pigeon")
    QGuiApplication.clipboard().setText("[[steps]]\nexercise = 5\n")
    editor.press(Key.Key_V, CTRL)
    assert editor.names() == ["pigeon-pose"]
    assert "cannot be pasted" in editor.driver.text()


def test_a_text_can_be_dropped_between_steps(editor: Editor) -> None:
    editor.begin()
    editor.add("pigeon", "bridge")
    data = QMimeData()
    data.setText("[[steps]]\nrest = 20\n")
    model = editor.page.outline.model()
    model.dropMimeData(data, Qt.DropAction.CopyAction, 1, 0, model.index(-1, -1))
    assert isinstance(editor.steps[1], Pause)


def test_the_panel_changes_what_the_row_shows(editor: Editor) -> None:
    editor.begin()
    editor.add("pigeon")
    dose = editor.page.panel.sheet.form.rows["dose"].field
    assert isinstance(dose, DoseField)
    amount = dose.rows["amount"].field
    assert isinstance(amount, QLineEdit)
    amount.clear()
    QTest.keyClicks(amount, "left 40, right 60")
    assert dose_in_words(editor.steps[0].dose) == "left 40 s, right 1 min"
    assert "left 40 s, right 1 min" in str(editor.page.outline.model().index(0, 1).data())


def test_what_is_wrong_in_a_field_stands_below_it(editor: Editor) -> None:
    editor.begin()
    editor.add("pigeon")
    before = editor.steps
    line = editor.page.panel.sheet.findChild(QLineEdit, "prepare")
    QTest.keyClicks(line, "999")
    assert editor.steps != before
    assert editor.steps[0].prepare == 99
    assert "from 0 to 300" in editor.driver.text()


def test_the_total_changes_while_typing(editor: Editor) -> None:
    editor.begin()
    editor.add("pigeon")
    editor.settle()
    before = editor.page.head.total.text()
    editor.type_dose("60")
    editor.settle()
    assert before
    assert editor.page.head.total.text() > before


def test_too_much_cold_is_refused_with_the_reason(editor: Editor) -> None:
    editor.begin()
    editor.add("cold pack")
    editor.type_dose("16 min")
    editor.settle()
    assert "long" in advice_in_words(editor.page.outline.painter.advice[(0,)])
    editor.type_dose("25 min")
    editor.driver.click("Save")
    assert "Not saved" in editor.driver.text()
    assert "20 min" in editor.driver.text()
    assert not list(editor.driver.app.paths.data.glob("routines/*"))


def test_an_exercise_that_ones_cautions_exclude_has_an_easier_one_at_hand(
    driver: Driver, editor: Editor
) -> None:
    driver.app.keeper.change(Settings(cautions=("KNEE",)))
    editor.begin()
    editor.add("pigeon")
    editor.settle()
    driver.click("Use Wall figure-four instead")
    assert editor.names() == ["figure-four-wall"]


def test_what_one_has_asked_about_is_not_advised_against(driver: Driver, editor: Editor) -> None:
    driver.app.keeper.change(Settings(cautions=("KNEE",)))
    driver.app.services.asked.keep(Asked("cat-cow", Caution.KNEE))
    editor.begin()
    editor.add("cat-cow")
    editor.settle()
    assert "Use Seated cat-cow instead" not in driver.text()


def test_a_shipped_routine_becomes_an_own_one_and_can_be_compared(
    driver: Driver, editor: Editor, dialogs: Dialogs
) -> None:
    editor.open("glute-relief")
    shipped = editor.routine
    editor.type_dose("75")
    editor.shortcut(Key.Key_S, CTRL)
    assert own(driver, "glute-relief").steps != shipped.steps
    lines: list[str] = []
    editor.page.original.show_differences()
    dialogs(
        DifferencesDialog,
        lambda d: lines.extend(d.list.item(n).text() for n in range(d.list.count())),
    )
    assert any("75 s" in line and line.startswith("+") for line in lines)
    editor.page.original.take()
    assert editor.routine == shipped


def test_leaving_keeps_a_draft_and_says_so(make: Callable[..., Driver], dialogs: Dialogs) -> None:
    first = Editor(make(), dialogs)
    first.open("glute-relief")
    first.type_dose("75")
    changed = first.routine
    first.shortcut(Key.Key_Escape, NONE)
    assert "have been kept as a draft" in first.driver.text()
    assert "Not saved yet" in first.driver.text()
    again = Editor(make(), dialogs)
    again.driver.click("Routines")
    assert "Not saved yet: Glute relief" in again.driver.text()
    again.driver.click("Continue with Glute relief stretches")
    assert again.routine == changed
    again.shortcut(Key.Key_Z, CTRL)
    assert again.routine != changed
    assert not again.page.document.is_changed


def test_a_crash_loses_nothing_of_a_new_routine(
    make: Callable[..., Driver], dialogs: Dialogs
) -> None:
    first = Editor(make(), dialogs)
    first.begin()
    first.add("pigeon", "bridge")
    routine = first.routine
    first.driver.bot.waitUntil(lambda: first.driver.app.subjects.routines.drafts.ids() != ())
    again = Editor(make(), dialogs)
    again.driver.click("Routines")
    again.driver.click("Continue with My routine")
    assert again.routine == routine
    again.shortcut(Key.Key_S, CTRL)
    assert own(again.driver, "my-routine") == routine
    assert again.driver.app.subjects.routines.drafts.ids() == ()


def test_a_draft_is_discarded_with_a_way_back(driver: Driver, editor: Editor) -> None:
    editor.begin()
    editor.add("pigeon")
    driver.app.subjects.routines.show_list()
    driver.click("Discard the draft of My routine")
    assert "Not saved yet" not in driver.text()
    driver.click("Undo")
    assert "Not saved yet: My routine" in driver.text()


def hand_written(driver: Driver) -> Path:
    path = driver.app.services.library.own_path("evening")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        '# my evening\nformat = 1\nname = "Evening"\n\n[[steps]]\n'
        'exercise = "pigeon-pose"  # the good one\nhold = 40\n'
    )
    return path


def test_comments_of_a_hand_written_file_stay(driver: Driver, editor: Editor) -> None:
    path = hand_written(driver)
    editor.open("evening")
    editor.add("bridge")
    editor.shortcut(Key.Key_S, CTRL)
    text = path.read_text()
    assert "# my evening" in text
    assert "# the good one" in text
    assert "glute-bridge" in text


def test_a_file_that_changed_meanwhile_is_taken_over_if_nothing_was_changed_here(
    driver: Driver, editor: Editor
) -> None:
    path = hand_written(driver)
    editor.open("evening")
    path.write_text(path.read_text().replace("hold = 40", "hold = 55"))
    driver.bot.waitUntil(lambda: editor.steps[0].dose == Dose(hold=55.0))
    assert not editor.page.document.is_changed


@pytest.mark.parametrize("choice", ConflictChoice)
def test_two_changes_of_a_file_are_shown_and_neither_is_lost(
    driver: Driver, editor: Editor, dialogs: Dialogs, choice: ConflictChoice
) -> None:
    path = hand_written(driver)
    editor.open("evening")
    editor.type_dose("70")
    path.write_text(path.read_text().replace("hold = 40", "hold = 55"))
    shown: list[str] = []

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, DifferencesDialog)
        shown.extend(dialog.list.item(n).text() for n in range(dialog.list.count()))
        dialog._take(choice)

    editor.shortcut(Key.Key_S, CTRL)
    dialogs(DifferencesDialog, choose)
    assert any("55 s" in line for line in shown)
    assert any("70 s" in line for line in shown)
    texts = [p.read_text() for p in path.parent.iterdir()]
    if choice is ConflictChoice.MINE:
        assert own(driver, "evening").steps[0].dose == Dose(hold=70.0)
        assert any("hold = 55" in text for text in texts)
    elif choice is ConflictChoice.FILES:
        assert editor.steps[0].dose == Dose(hold=55.0)
        editor.shortcut(Key.Key_Z, CTRL)
        assert editor.steps[0].dose == Dose(hold=70.0)
    elif choice is ConflictChoice.BOTH:
        assert sum("hold = 55" in t for t in texts) == 1
        assert sum("hold = 70" in t for t in texts) == 1
    else:
        assert "hold = 55" in path.read_text()
        assert editor.steps[0].dose == Dose(hold=70.0)


def test_a_routine_is_fitted_to_a_time_shown_before_it_is_taken(
    driver: Driver, editor: Editor, dialogs: Dialogs
) -> None:
    editor.open("full-cooldown-15")
    told: list[str] = []

    def fit(dialog: QDialog) -> None:
        assert isinstance(dialog, FitDialog)
        dialog.minutes.setValue(10)
        told.append(dialog.told.text())
        dialog.accept()

    editor.page.fit_to_time()
    dialogs(FitDialog, fit)
    editor.settle()
    assert "10" in told[0] or "9:" in told[0]
    assert "10 min" in editor.page.head.total.text()
    editor.shortcut(Key.Key_Z, CTRL)
    assert not editor.page.document.is_changed


def test_one_plays_from_the_chosen_step(driver: Driver, editor: Editor) -> None:
    editor.open("glute-relief")
    editor.press(Key.Key_End)
    editor.shortcut(Key.Key_Return, CTRL)
    segment = driver.app.subjects.player.playback.moment.state.segment
    assert segment.step[0] == len(editor.steps) - 1


def test_templates_begin_a_routine(driver: Driver, dialogs: Dialogs, editor: Editor) -> None:
    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, NewRoutineDialog)
        assert dialog.list.count() == 7
        dialog.list.setCurrentRow(2)
        QTest.keyClick(dialog.list, Key.Key_Return)

    driver.click("Routines")
    driver.click("New routine")
    dialogs(NewRoutineDialog, choose)
    assert editor.routine.name == "My roll and stretch"
    editor.shortcut(Key.Key_S, CTRL)
    assert own(driver, "my-roll-and-stretch") == editor.routine


def test_a_template_that_was_not_changed_is_no_draft(
    driver: Driver, dialogs: Dialogs, editor: Editor
) -> None:
    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, NewRoutineDialog)
        dialog.list.setCurrentRow(2)
        QTest.keyClick(dialog.list, Key.Key_Return)

    driver.click("Routines")
    driver.click("New routine")
    dialogs(NewRoutineDialog, choose)
    driver.click("Back")
    assert "draft" not in driver.text()
    assert "Not saved" not in driver.text()


def test_a_click_adds_the_chosen_exercise(driver: Driver, dialogs: Dialogs, editor: Editor) -> None:
    def add(dialog: QDialog) -> None:
        assert isinstance(dialog, ExerciseDialog)
        QTest.keyClicks(dialog.search, "childs pose")
        QTest.mouseClick(dialog.take, Qt.MouseButton.LeftButton)
        assert "Added Child's pose." in dialog.told.text()
        QTest.mouseClick(dialog.leave, Qt.MouseButton.LeftButton)
        assert not dialog.isVisible()

    editor.begin()
    editor.page.add()
    dialogs(ExerciseDialog, add)
    assert len(editor.steps) == 1


def test_a_disk_that_cannot_be_written_is_said_and_the_draft_stays(
    driver: Driver, editor: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor.begin()
    editor.add("pigeon")

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("recoverytimer.base.ownfiles.write_atomic", refuse)
    editor.shortcut(Key.Key_S, CTRL)
    assert "The disk is full" in driver.text()
    assert editor.page.document.is_changed


def test_text_from_a_file_is_plain_text(driver: Driver, editor: Editor) -> None:
    path = hand_written(driver)
    path.write_text(path.read_text().replace('"Evening"', '"<b>Evening</b>"'))
    editor.open("evening")
    assert editor.page.head.fields["name"].text() == "<b>Evening</b>"


def test_searching_forgives_a_typing_error(editor: Editor) -> None:
    editor.begin()
    editor.add("pigoen", "hamstrng strap")
    assert editor.names() == ["pigeon-pose", "supine-hamstring-strap"]


def test_the_steps_keep_the_keyboard_when_the_last_one_is_deleted(editor: Editor) -> None:
    editor.open("glute-relief")
    before = editor.routine
    editor.focused(Key.Key_A, CTRL)
    editor.focused(Key.Key_Delete)
    assert editor.steps == ()
    assert editor.page.outline.hasFocus()
    assert "Press /" in editor.driver.text()
    editor.focused(Key.Key_Z, CTRL)
    assert editor.routine == before


@pytest.mark.parametrize("typed", ["2x45", "50"])
def test_the_steps_keep_the_keyboard_when_a_dose_is_typed(editor: Editor, typed: str) -> None:
    editor.begin()
    editor.add("pigeon", "bridge")
    before = editor.routine
    editor.type_dose(typed)
    assert editor.routine != before
    assert editor.page.outline.hasFocus()
    editor.focused(Key.Key_Z, CTRL)
    assert editor.routine == before


def test_the_steps_keep_the_keyboard_when_a_question_is_added(editor: Editor) -> None:
    editor.begin()
    editor.focused(Key.Key_Q, ALT)
    assert editor.page.outline.hasFocus()
    editor.focused(Key.Key_Z, CTRL)
    assert editor.steps == ()


@pytest.mark.parametrize("field", ["name", "when", "tags"])
def test_undo_reaches_the_routine_from_a_field_of_the_head(editor: Editor, field: str) -> None:
    editor.begin()
    editor.add("pigeon")
    line = editor.page.head.fields[field]
    line.setFocus()
    QTest.keyClicks(line, "easy")
    editor.focused(Key.Key_Z, CTRL)
    editor.focused(Key.Key_Z, CTRL)
    assert editor.routine == EMPTY
    editor.focused(Key.Key_Z, CTRL | SHIFT)
    assert editor.names() == ["pigeon-pose"]


@pytest.mark.parametrize("field", ["amount", "note", "prepare"])
def test_undo_reaches_the_routine_from_a_field_of_the_panel(editor: Editor, field: str) -> None:
    editor.begin()
    editor.add("pigeon")
    line = editor.page.panel.sheet.findChild(QWidget, field)
    line.setFocus()
    QTest.keyClicks(line, "9")
    before = editor.routine
    editor.focused(Key.Key_Z, CTRL)
    assert editor.routine != before
    editor.focused(Key.Key_Z, CTRL)
    assert editor.steps == ()


@pytest.mark.parametrize(
    ("kind", "key", "value", "name"),
    [
        (Group, "rest_between", 25, "Rest between rounds"),
        (Group, "sides", "left", "Sides"),
        (Work, "prepare", 3, "Get into position"),
        (Work, "dose", (Measure.REPS, 8), "How much"),
        (Routine, "times_a_week", 2, "Times a week"),
        (Routine, "cautions", ["KNEE"], "Cautions"),
    ],
)
def test_undo_names_what_a_person_sees(
    editor: Editor, kind: type, key: str, value: object, name: str
) -> None:
    editor.open("glute-relief")
    paths = (path for path, step in all_steps(editor.steps) if isinstance(step, kind))
    editor.page.panel.show_places(tuple(paths)[:1])
    editor.page.panel.sheet.form.changed.emit(key, value)
    editor.driver.button(f"Undo: {name}")


@pytest.mark.parametrize("is_focused", [False, True])
def test_the_wheel_scrolls_over_fields_and_changes_none(
    editor: Editor, *, is_focused: bool
) -> None:
    editor.open("glute-relief")
    before = editor.routine
    boxes = editor.page.panel.sheet.findChildren(QComboBox)
    assert boxes
    for box in boxes:
        if is_focused:
            box.setFocus()
        turn_wheel(box)
    assert editor.routine == before


def test_a_new_routine_begins_with_a_slash(editor: Editor, dialogs: Dialogs) -> None:
    editor.begin()

    def search(dialog: QDialog) -> None:
        assert isinstance(dialog, ExerciseDialog)
        QTest.keyClicks(dialog.search, "pigeon")
        QTest.keyClick(dialog.search, Key.Key_Return)

    editor.focused(Key.Key_Slash)
    dialogs(ExerciseDialog, search)
    assert editor.routine.name == EMPTY.name
    assert editor.names() == ["pigeon-pose"]


def test_the_rounds_of_a_step_are_chosen_or_typed(editor: Editor) -> None:
    editor.begin()
    editor.add("pigeon")
    editor.press(Key.Key_G, CTRL)
    editor.press(Key.Key_Down)
    field = editor.page.panel.sheet.form.rows["in_rounds"].field
    choose(field.choice, field.choice.count() - 1)
    QTest.keyClicks(field.rounds, "1, 3")
    assert editor.steps[0].steps[0].in_rounds == (1, 3)
    QTest.keyClicks(field.rounds, "x")
    assert "a list of rounds" in editor.driver.text()
    assert editor.steps[0].steps[0].in_rounds == (1, 3)
    choose(field.choice, field.choice.findData("not first"))
    assert editor.steps[0].steps[0].in_rounds == "not first"
    assert not field.rounds.isVisible()
    choose(field.choice, 0)
    assert editor.steps[0].steps[0].in_rounds is None


def test_what_a_routine_was_made_from_is_chosen_and_taken_away(editor: Editor) -> None:
    editor.begin()
    field = editor.page.panel.sheet.form.rows["origin"].field
    choose(field, field.findData("glute-relief"))
    assert editor.routine.origin == "glute-relief"
    assert editor.page.original.routine is not None
    choose(field, 0)
    assert editor.routine.origin is None


def test_which_exercise_is_on_its_card_is_chosen_among_its_own(editor: Editor) -> None:
    editor.open("glute-relief")
    editor.driver.click("About the routine")
    field = editor.page.panel.sheet.form.rows["picture"].field
    used = [step.exercise for _, step in exercise_steps(editor.routine)]
    assert [field.itemData(n) for n in range(field.count())] == [None, *dict.fromkeys(used)]
    choose(field, field.findData(used[-1]))
    assert editor.routine.picture == used[-1]
    choose(field, 0)
    assert editor.routine.picture is None


def test_what_is_no_exercise_with_a_pose_shows_its_kind(driver: Driver, editor: Editor) -> None:
    exercises = driver.app.services.library.exercises
    mine = replace(exercises["glute-bridge"], name="My own lift")
    exercises.save("my-own-lift", mine)
    exercises.refresh()
    assert not driver.app.services.figures.has("my-own-lift")
    editor.begin()
    editor.add("my own lift")
    colour = theme_of(editor.page).colours.of(mine.kind).lower()

    def search(dialog: QDialog) -> None:
        assert isinstance(dialog, ExerciseDialog)
        QTest.keyClicks(dialog.search, "my own lift")
        picture = dialog.list.item(0).icon().pixmap(dialog.list.iconSize()).toImage()
        assert colour in colours_in(picture)

    editor.page.add()
    editor._dialogs(ExerciseDialog, search)
    assert colour in colours_in(editor.page.outline.grab().toImage())


def colours_in(image: QImage) -> set[str]:
    where = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return {image.pixelColor(x, y).name() for x, y in where}


def test_a_routine_gets_choices_and_a_step_is_only_done_with_some(editor: Editor) -> None:
    editor.begin()
    editor.add("pigeon", "bridge")
    editor.press(Key.Key_A, CTRL)
    editor.page.head.about.click()
    choices = editor.page.panel.sheet.form.rows["choices"].field
    editor.driver.click("Add a choice")
    options = choices.rows[0].rows["options"].field
    options.selectAll()
    QTest.keyClicks(options, "6 minutes")
    QTest.keyClick(options, Key.Key_Return)
    QTest.keyClicks(options, "12 minutes")
    assert [(o.id, o.says) for o in editor.routine.choices[0].options] == [
        ("6-minutes", "6 minutes"),
        ("12-minutes", "12 minutes"),
    ]
    editor.press(Key.Key_Home)
    only = editor.page.panel.sheet.form.rows["only"]
    assert only.isVisible()
    editor.driver.click("12 minutes")
    place = editor.page.document.chosen[0]
    assert editor.steps[place[0]].only == ("12-minutes",)
    editor.page.head.about.click()
    options = editor.page.panel.sheet.form.rows["choices"].field.rows[0].rows["options"].field
    options.moveCursor(options.textCursor().MoveOperation.End)
    QTest.keyClicks(options, " or so")
    assert editor.steps[place[0]].only == ("12-minutes-or-so",)
    editor.driver.click("Remove choice 1")
    assert editor.routine.choices == ()
    assert editor.steps[place[0]].only == ()


@pytest.mark.parametrize(
    ("field", "typed", "value"),
    [
        ("speed", "2", 2.0),
        ("times_a_day", "3-4", "3-4"),
        ("replaces", "old-one: a, b", None),
        ("rest_note", "Shake it out", "Shake it out"),
        ("extra_on_chosen", "1", 1),
    ],
)
def test_what_is_new_is_typed(editor: Editor, field: str, typed: str, value: object) -> None:
    editor.begin()
    editor.add("pigeon")
    if field in {"rest_note", "extra_on_chosen"}:
        editor.press(Key.Key_G, CTRL)
    elif field != "speed":
        editor.page.head.about.click()
    editor.page.panel.sheet.form.rows[field].field.setFocus()
    for key in typed:
        QTest.keyClicks(editor.page.panel.sheet.form.rows[field].field, key)
    owner = editor.routine if field in {"times_a_day", "replaces"} else editor.steps[0]
    if value is None:
        assert "There is no option" in editor.driver.text()
    else:
        assert getattr(owner, field) == value


def test_getting_into_position_in_rests_is_chosen_or_left_to_preferences(editor: Editor) -> None:
    editor.begin()
    editor.add("pigeon")
    for number, value in ((1, True), (2, False), (0, None)):
        choose(editor.page.panel.sheet.form.rows["prepare_in_rest"].field, number)
        assert editor.steps[0].prepare_in_rest is value


def test_one_goes_at_ones_own_pace_or_by_another(editor: Editor) -> None:
    editor.begin()
    editor.add("bridge")
    editor.type_dose("10x pace 3")
    rows = editor.page.panel.sheet.form.rows
    editor.driver.click("At your own pace")
    assert editor.steps[0].dose == Dose(reps=10.0, own_pace=True)
    QTest.keyClicks(rows["pace"].field, "2")
    assert editor.steps[0].dose == Dose(reps=10.0, pace=2.0)


@pytest.mark.parametrize("typed", ["5, 4, 3", "5, 4, 3, rest 10", "2-4, rest 10"])
def test_the_rounds_of_a_group_in_a_group_are_typed_one_by_one(editor: Editor, typed: str) -> None:
    editor.begin()
    editor.add("pigeon")
    editor.press(Key.Key_G, CTRL)
    editor.press(Key.Key_G, CTRL)
    editor.press(Key.Key_Down)
    editor.type_dose(typed)
    before = editor.routine
    assert before.steps[0].steps[0].rounds in {(5, 4, 3), "2-4"}
    editor.press(Key.Key_Return)
    assert editor.page.outline.painter.editor.text() == typed
    editor.focused(Key.Key_Escape)


def test_rounds_one_by_one_need_a_group_around(editor: Editor) -> None:
    editor.begin()
    editor.add("pigeon")
    editor.press(Key.Key_G, CTRL)
    editor.type_dose("5, 4, 3")
    assert "Type the rounds" in editor.page.said.text()


def write_from_search(editor: Editor, name: str) -> None:
    """Search what there is not, and take the offer to write it, with Enter."""

    def search(dialog: QDialog) -> None:
        assert isinstance(dialog, ExerciseDialog)
        QTest.keyClicks(dialog.search, name)
        assert (
            f"New exercise \u201c{name}\u201d" in dialog.list.item(dialog.list.count() - 1).text()
        )
        QTest.keyClick(dialog.search, Key.Key_Return)

    editor.focused(Key.Key_Slash)
    editor._dialogs(ExerciseDialog, search)
    form = editor.driver.app.subjects.exercises.editor.form
    editor.driver.bot.waitUntil(form.isVisible)
    assert form.rows["name"].field.text() == name


def test_an_exercise_that_is_missing_is_written_and_added_where_one_was(editor: Editor) -> None:
    editor.begin()
    editor.add("pigeon", "bridge")
    editor.press(Key.Key_Up)
    page = editor.page
    write_from_search(editor, "Qqzx hop")
    assert "kept as a draft" not in editor.driver.text()
    form = editor.driver.app.subjects.exercises.editor.form
    QTest.keyClicks(form.rows["setup"].field, "Stand tall.")
    QTest.keyClicks(form.rows["instructions"].field, "Hop on one leg.")
    editor.driver.click("Save")
    assert editor.page is page
    editor.driver.bot.waitUntil(page.isVisible)
    assert editor.names() == ["pigeon-pose", "qqzx-hop", "glute-bridge"]
    assert page.document.chosen == ((1,),)
    editor.driver.app.window.activateWindow()
    editor.driver.bot.waitUntil(page.outline.hasFocus)
    assert "Qqzx hop" in page.outline.model().index(1, 0).data()


def test_who_writes_no_exercise_after_all_is_back_in_the_routine(editor: Editor) -> None:
    editor.begin()
    editor.add("pigeon")
    before, page = editor.routine, editor.page
    write_from_search(editor, "Qqzx hop")
    editor.driver.click("Back")
    assert page.isVisible()
    assert editor.routine == before
    editor.driver.app.window.activateWindow()
    editor.driver.bot.waitUntil(page.outline.hasFocus)


def test_a_new_exercise_takes_the_place_of_one_that_is_changed(editor: Editor) -> None:
    editor.begin()
    editor.add("pigeon")

    def search(dialog: QDialog) -> None:
        assert isinstance(dialog, ExerciseDialog)
        QTest.keyClicks(dialog.search, "Pigeon pose")
        offered = [dialog.list.item(n).text() for n in range(dialog.list.count())]
        assert not any("New exercise" in text for text in offered)
        dialog.search.clear()
        QTest.keyClicks(dialog.search, "Qqzx hop")
        QTest.keyClick(dialog.search, Key.Key_Return)

    editor.driver.click("Change exercise")
    editor._dialogs(ExerciseDialog, search)
    form = editor.driver.app.subjects.exercises.editor.form
    QTest.keyClicks(form.rows["setup"].field, "Stand tall.")
    QTest.keyClicks(form.rows["instructions"].field, "Hop on one leg.")
    editor.driver.click("Save")
    assert editor.names() == ["qqzx-hop"]


def test_letters_find_a_step_by_its_name_and_change_none(editor: Editor) -> None:
    editor.begin()
    editor.add("pigeon", "child", "glute bridge", "plank")
    before = editor.routine
    QTest.keyClicks(editor.page.outline, "glu")
    assert editor.page.document.chosen == ((2,),)
    editor.driver.app.window.activateWindow()
    for letter in "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ":
        QTest.keyClicks(editor.page.outline, letter)
    assert editor.routine == before
    assert editor.page.outline.painter.editor is None


def test_enter_in_the_name_leads_to_the_steps(editor: Editor) -> None:
    editor.begin()
    editor.page.head.fields["name"].setFocus()
    editor.focused(Key.Key_Return)
    assert editor.page.outline.hasFocus()


def test_no_closed_editor_hears_of_pictures(driver: Driver, editor: Editor) -> None:
    editor.open("glute-relief")
    editor.begin()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    driver.app.services.figures.ready.emit(None)


@pytest.mark.parametrize("then", ["undo", "delete", "choose", "leave"])
def test_what_was_said_of_a_dose_goes_with_the_next_thing(editor: Editor, then: str) -> None:
    editor.begin()
    editor.add("pigeon", "bridge")
    editor.type_dose("a while")
    assert "Type how much" in editor.page.said.text()
    if then == "undo":
        editor.shortcut(Key.Key_Z, CTRL)
    elif then == "delete":
        editor.press(Key.Key_Delete)
    elif then == "choose":
        editor.press(Key.Key_Up)
    else:
        page = editor.page
        editor.driver.app.subjects.today.show()
        editor.driver.app.subjects.routines.editing.edit_draft(page.document.draft.routine_id)
    assert "Type how much" not in editor.driver.text()
    assert editor.page.said.text().startswith("Enter: How much")


@pytest.mark.parametrize(
    ("choice", "stays"), [(ConflictChoice.BOTH, False), (ConflictChoice.LATER, True)]
)
def test_that_the_file_was_changed_is_said_until_that_is_decided(
    driver: Driver, editor: Editor, dialogs: Dialogs, choice: ConflictChoice, *, stays: bool
) -> None:
    path = hand_written(driver)
    editor.open("evening")
    editor.type_dose("70")
    path.write_text(path.read_text().replace("hold = 40", "hold = 55"))
    driver.bot.waitUntil(lambda: "changed elsewhere" in editor.page.said.text())
    editor.type_dose("71")
    assert "changed elsewhere" in editor.page.said.text()
    editor.shortcut(Key.Key_S, CTRL)
    dialogs(DifferencesDialog, lambda dialog: dialog._take(choice))
    assert ("changed elsewhere" in editor.page.said.text()) is stays


def test_a_routine_without_a_name_is_not_saved(driver: Driver, editor: Editor) -> None:
    hand_written(driver)
    editor.open("evening")
    name = editor.page.head.fields["name"]
    name.setFocus()
    editor.focused(Key.Key_A, CTRL)
    editor.focused(Key.Key_Delete)
    editor.focused(Key.Key_S, CTRL)
    assert "Not saved. Name is empty." in driver.text()
    assert "has been saved" not in driver.text()
    QTest.keyClicks(name, "Night")
    editor.focused(Key.Key_S, CTRL)
    assert "Night has been saved." in driver.text()
    assert "Name is empty" not in driver.text()


def test_what_is_wrong_stays_said_as_long_as_it_stands(driver: Driver, editor: Editor) -> None:
    editor.begin()
    editor.add("pigeon")
    editor.press(Key.Key_G, CTRL)
    form = editor.page.panel.sheet.form
    for field in ("rest_between", "rounds"):
        line = form.findChild(QLineEdit, field)
        line.selectAll()
        QTest.keyClicks(line, "-5")
    assert "Rest between rounds is not right. Write a number of seconds" in driver.text()
    assert 'Rounds is "-5". Write' in driver.text()
    assert "rest_between" not in driver.text()
    editor.shortcut(Key.Key_S, CTRL)
    assert "Not saved. Rounds" in driver.text()


def test_a_short_try_leads_back_to_the_editor_and_counts_nowhere(
    driver: Driver, editor: Editor
) -> None:
    editor.open("glute-relief")
    editor.type_dose("70")
    editor.press(Key.Key_Down)
    changed, chosen = editor.routine, editor.page.document.chosen
    editor.shortcut(Key.Key_Return, CTRL)
    assert "kept as a draft" not in driver.text()
    driver.wait(20)
    driver.press(Key.Key_Escape)
    assert editor.page.isVisible()
    assert editor.page.outline.hasFocus()
    assert (editor.routine, editor.page.document.chosen) == (changed, chosen)
    assert "not kept in your history" in driver.text()
    assert driver.app.services.history.sessions.page() == ()
    assert driver.app.services.session_keeper.interrupted() is None


def test_a_long_try_is_kept_and_leads_back_too(driver: Driver, editor: Editor) -> None:
    editor.open("glute-relief")
    editor.shortcut(Key.Key_Return, CTRL)
    driver.wait(90)
    driver.press(Key.Key_Escape)
    assert len(driver.app.services.history.sessions.page()) == 1
    driver.click("Done")
    assert editor.page.isVisible()
    driver.app.subjects.today.show()
    driver.click("Start")
    driver.wait(20)
    driver.press(Key.Key_Escape)
    assert len(driver.app.services.history.sessions.page()) == 2
    driver.click("Done")
    assert driver.app.subjects.today.page.isVisible()


@pytest.mark.parametrize("field", ["amount", "note", "sides"])
def test_escape_leads_from_a_field_to_the_steps_and_then_out(editor: Editor, field: str) -> None:
    editor.open("glute-relief")
    page = editor.page
    page.panel.sheet.findChild(QWidget, field).setFocus()
    editor.focused(Key.Key_Escape)
    assert page.outline.hasFocus()
    editor.focused(Key.Key_Escape)
    assert not page.isVisible()


def test_escape_leads_from_the_name_to_the_steps(editor: Editor) -> None:
    editor.begin()
    editor.page.head.fields["name"].setFocus()
    editor.focused(Key.Key_Escape)
    assert editor.page.outline.hasFocus()


def test_with_several_steps_chosen_the_panel_says_so_and_acts_on_all(
    driver: Driver, editor: Editor
) -> None:
    editor.begin()
    editor.add("pigeon", "child", "bridge")
    editor.press(Key.Key_A, CTRL)
    assert "3 steps selected" in driver.text()
    assert "Summary" not in driver.text()
    several = editor.page.panel.currentWidget()
    for made in several.findChildren(QPushButton):
        if made.text() == "Optional":
            driver.bot.mouseClick(made, Qt.MouseButton.LeftButton)
    assert [step.optional for step in editor.steps] == [True] * 3
    assert "3 steps selected" in driver.text()
    editor.press(Key.Key_Up)
    assert "steps selected" not in driver.text()


def test_nothing_in_the_panel_is_called_the_same_twice(editor: Editor) -> None:
    editor.begin()
    editor.add("pigeon")
    editor.press(Key.Key_G, CTRL)
    editor.press(Key.Key_G, CTRL)
    editor.press(Key.Key_Down)
    for key in (Key.Key_Down, Key.Key_Up, Key.Key_Up):
        texts = [
            one.text()
            for cls in (QLabel, QCheckBox)
            for one in editor.page.panel.findChildren(cls)
            if one.isVisible() and one.text()
        ]
        assert len(texts) == len(set(texts))
        editor.press(key)


def test_the_fields_of_the_head_have_captions(driver: Driver, editor: Editor) -> None:
    editor.open("glute-relief")
    captions = [one.text() for one in editor.page.head.findChildren(QLabel) if one.isVisible()]
    assert {"When to use it", "Tags"} <= set(captions)


def test_a_routine_whose_exercise_is_gone_is_mended_in_the_editor(
    driver: Driver, editor: Editor, dialogs: Dialogs
) -> None:
    path = hand_written(driver)
    text = path.read_text().replace("pigeon-pose", "my-pigeon")
    path.write_text(text + '\n[[steps]]\nexercise = "glute-bridge"\nswap = "my-bridge"\n')
    library = driver.app.services.library
    driver.app.navigation.show_entry(library.routine("evening"))
    assert "This routine cannot be played yet." in driver.text()
    driver.click("Edit")
    editor.settle()
    advice = editor.page.outline.painter.advice
    assert "my-pigeon" in advice_in_words(advice[(0,)])
    assert "my-bridge" in advice_in_words(advice[(1,)])
    editor.focused(Key.Key_S, CTRL)
    assert 'Not saved. There is no exercise "my-pigeon".' in driver.text()

    def search(dialog: QDialog) -> None:
        assert isinstance(dialog, ExerciseDialog)
        QTest.keyClicks(dialog.search, "pigeon")
        QTest.keyClick(dialog.search, Key.Key_Return)

    driver.click("Change exercise")
    dialogs(ExerciseDialog, search)
    assert editor.names()[0] == "pigeon-pose"
    editor.press(Key.Key_Down)
    driver.click("None")
    editor.shortcut(Key.Key_S, CTRL)
    assert own(driver, "evening") == editor.routine


@pytest.mark.parametrize(
    ("typed", "rounds", "rest_s"),
    [
        ("4", 4, 20.0),
        ("4, rest 45", 4, 45.0),
        ("2+ rest 1:30", "2+", 90.0),
        ("rest 10 s", 3, 10.0),
        ("3, rest 0", 3, 0.0),
    ],
)
def test_the_rounds_of_a_group_and_the_rest_between_are_typed_in_its_row(
    editor: Editor, typed: str, rounds: int | str, rest_s: float
) -> None:
    editor.begin()
    editor.add("pigeon")
    editor.press(Key.Key_G, CTRL)
    editor.type_dose("3, rest 20")
    editor.type_dose(typed)
    (group,) = editor.steps
    assert isinstance(group, Group)
    assert (group.rounds, group.rest_between) == (rounds, rest_s)
    editor.press(Key.Key_Return)
    shown = editor.page.outline.painter.editor.text()
    editor.focused(Key.Key_Return)
    before = editor.routine
    editor.type_dose(shown)
    assert editor.routine == before


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("rest soon", "Type the rounds"),
        ("many", "Type the rounds"),
        ("3, rest -5", "Type the rounds"),
        ("", "Type the rounds"),
        ("0", "1 to 50 rounds"),
        ("2-60", "1 to 50 rounds"),
        ("3, rest 2 h", "A rest lasts at most 1 h"),
    ],
)
def test_what_is_no_rounds_is_said(editor: Editor, typed: str, said: str) -> None:
    editor.begin()
    editor.add("pigeon")
    editor.press(Key.Key_G, CTRL)
    before = editor.routine
    editor.type_dose(typed)
    assert editor.routine == before
    assert said in editor.page.said.text()


def test_a_rest_that_is_too_long_for_a_file_is_not_taken(editor: Editor) -> None:
    editor.begin()
    editor.add("pigeon")
    editor.press(Key.Key_R, Qt.KeyboardModifier.AltModifier)
    before = editor.routine
    editor.type_dose("90 min")
    assert editor.routine == before
    assert "A rest lasts at most 1 h" in editor.page.said.text()


def test_a_draft_from_a_strange_backup_overwrites_nothing(driver: Driver, tmp_path: Path) -> None:
    """An app before this one may have restored it already."""
    drafts = driver.app.subjects.routines.drafts
    drafts.keep(RoutineDraft(routine_id="nice", routine=Routine(name="Nice routine", steps=())))
    path = driver.app.paths.drafts / "nice.json"
    path.write_text(path.read_text().replace('"nice"', '"../../keys"'))
    keys = tmp_path.parent / "keys.json"
    driver.click("Routines")
    driver.app.subjects.routines.editing.edit_draft("nice")
    assert driver.app.subjects.routines.editing.page is None
    driver.app.subjects.routines.editing.discard("../../keys")
    assert "Nice routine" not in driver.text()
    assert not keys.exists()


def test_another_name_changes_one_line_of_a_file_that_was_written_by_hand(
    editor: Editor, driver: Driver
) -> None:
    written = (DOCS / "routine-format.md").read_text(encoding="utf-8")
    text = written.split("```toml\n")[1].split("```")[0]
    library = driver.app.services.library
    library.restore("everything", text)
    editor.open("everything")
    name = editor.page.head.fields["name"]
    QTest.keyClick(name, Key.Key_A, CTRL)
    QTest.keyClicks(name, "Mine")
    editor.shortcut(Key.Key_S, CTRL)
    assert own(driver, "everything").name == "Mine"
    assert library.own_text("everything") == text.replace('"Everything once"', '"Mine"')


def test_what_changes_nothing_is_said_at_its_step(editor: Editor) -> None:
    editor.begin()
    editor.add("glute bridge")
    line = editor.page.panel.sheet.findChild(QWidget, "switch")
    line.setFocus()
    QTest.keyClicks(line, "9")
    editor.settle()
    assert editor.steps[0].switch == 9
    assert '"Switch sides" changes nothing here' in editor.driver.text()
    QTest.keyClick(line, Key.Key_Backspace)
    editor.settle()
    assert "changes nothing here" not in editor.driver.text()


def test_a_range_that_is_too_hot_is_not_taken(editor: Editor) -> None:
    editor.begin()
    editor.add("heat pack")
    line = editor.page.panel.sheet.findChild(QWidget, "temperature")
    line.setFocus()
    QTest.keyClicks(line, "38-80")
    QApplication.processEvents()
    assert "Write a number of degrees Celsius from 0 to 42" in editor.driver.text()
    assert editor.steps[0].temperature != "38-80"
