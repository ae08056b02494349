from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from recoverytimer.exercise.exercise import ALONE_PREFIX, Kind
from recoverytimer.history.ui.byhanddialog import ByHandDialog
from recoverytimer.history.ui.editdialog import EditDialog
from recoverytimer.history.ui.listmodel import SESSIONS_AT_ONCE, ListRole
from recoverytimer.history.ui.overviewsection import OverviewSection
from recoverytimer.history.ui.page import HistoryPage
from recoverytimer.history.ui.planbars import PlanBars
from recoverytimer.player.session import Session
from recoverytimer.settings.settings import ContrastChoice
from recoverytimer.soreness.entry import after_session
from recoverytimer.theme.colours import LIGHT
from tests.driving import Driver
from tests.recordmaking import NOON, entry, session, work

DAY = timedelta(days=1)


def put(driver: Driver, *sessions: Session) -> None:
    driver.app.services.history.add(*sessions)


def open_section(driver: Driver, title: str) -> None:
    """Open History and click the tab of a section."""
    if not driver.app.subjects.history.page.isVisible():
        driver.click("History")
    tabs = driver.app.subjects.history.page.tabs
    place = tabs.tabRect(tabs.index_of(title)).center()
    driver.bot.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=place)


def overview(driver: Driver) -> OverviewSection:
    open_section(driver, "Overview")
    found = driver.app.subjects.history.page.findChild(OverviewSection)
    assert found is not None
    return found


def rows(driver: Driver) -> list[str]:
    """What the list of sessions says to a screen reader."""
    model = driver.app.subjects.history.sessions.model
    indexes = [model.index(n) for n in range(model.rowCount())]
    return [model.data(i, Qt.ItemDataRole.AccessibleTextRole) for i in indexes]


def listed(driver: Driver) -> list[str]:
    """The ids of the sessions that are listed."""
    model = driver.app.subjects.history.sessions.model
    found = (model.index(n).data(ListRole.ROW) for n in range(model.rowCount()))
    return [row.id for row in found if hasattr(row, "id")]


def dialog(driver: Driver, kind: type) -> QDialog:
    QApplication.processEvents()
    (found,) = (d for d in driver.app.window.findChildren(kind) if d.isVisible())
    return found


def test_without_records_the_page_says_so_and_offers_to_add_one(driver: Driver) -> None:
    driver.click("History")
    assert "No sessions yet" in driver.text()
    assert "Minutes per week" not in driver.text()
    driver.click("Add a session done without the app")
    assert dialog(driver, ByHandDialog)


def test_the_overview_sums_up_a_year(driver: Driver) -> None:
    many = [session(n, NOON - n * DAY, segments=(work("pigeon-pose", 1200.0),)) for n in range(3)]
    put(driver, *many, session(9, NOON - 20 * DAY, segments=(work("roll-glutes", 600.0),)))
    driver.click("History")
    said = driver.text()
    for text in (
        "1 week",
        "4 days with a session, 1 h 10 min in all",
        "Wednesday, 4 March: 20 min, stretch",
        "Week of 2 March: 3 sessions, 1 h",
        "By exercise",
        "Glutes",
    ):
        assert text in said


def test_days_are_walked_by_keys_and_lead_to_their_sessions(driver: Driver) -> None:
    put(driver, session(1, NOON), session(2, NOON - DAY), session(3, NOON - DAY))
    page = overview(driver)
    driver.press(Qt.Key.Key_Up, page.calendar.view)
    assert "Tuesday, 3 March: 2 min, stretch" in driver.text()
    driver.press(Qt.Key.Key_Return, page.calendar.view)
    assert "3 March 2026" in driver.text()
    assert sorted(listed(driver)) == ["id-2", "id-3"]
    driver.click("Clear filter")
    assert len(listed(driver)) == 3


def test_weeks_are_walked_by_keys_and_lead_to_their_sessions(driver: Driver) -> None:
    put(driver, session(1, NOON), session(2, NOON - 8 * DAY), session(3, NOON - 14 * DAY))
    page = overview(driver)
    driver.press(Qt.Key.Key_Left, page.weeks.bars)
    assert "Week of 23 February: 1 session" in page.weeks.said.text()
    driver.press(Qt.Key.Key_Return, page.weeks.bars)
    assert listed(driver) == ["id-2"]


def test_another_year_is_turned_to_and_back(driver: Driver) -> None:
    put(driver, session(1, NOON), session(2, datetime(2024, 5, 6, 12, tzinfo=UTC)))
    page = overview(driver)
    assert not page.calendar.later.isEnabled()
    driver.click("Previous year")
    assert "1 day with a session" in driver.text()
    assert page.calendar.view.day == date(2024, 12, 31)
    assert not page.calendar.earlier.isEnabled()
    driver.click("Next year")
    assert page.calendar.view.day == date(2026, 3, 4)


def test_what_makes_a_streak_is_chosen_here_and_kept(make: Callable[[], Driver]) -> None:
    driver = make()
    put(driver, *(session(n, NOON - n * DAY) for n in (0, 2, 7, 9, 14, 15)))
    page = overview(driver)
    assert "3 weeks" in driver.text()
    assert "Weeks with sessions on 2 days or more" in driver.text()
    page.numbers.goal.menu().actions()[0].trigger()
    assert "1 day" in driver.text()
    page.numbers.goal.menu().actions()[3].trigger()
    assert "Fresh start" in driver.text()
    assert make().app.keeper.current.days_a_week_goal == 3


def test_sums_are_of_the_span_that_one_chooses(driver: Driver) -> None:
    put(
        driver,
        session(1, NOON, segments=(work("pigeon-pose", 60.0),)),
        session(2, NOON - 50 * DAY, segments=(work("roll-quads", 120.0),)),
        session(3, NOON - 400 * DAY, segments=(work("heat-pack", 600.0),)),
    )
    driver.click("History")
    exercises = driver.app.services.library.exercises
    assert exercises["pigeon-pose"].name in driver.text()
    assert exercises["roll-quads"].name not in driver.text()
    driver.click("3 months")
    assert exercises["roll-quads"].name in driver.text()
    assert "10 min, once" not in driver.text()
    driver.click("All time")
    assert "10 min, once" in driver.text()


def test_the_list_is_by_month_and_week_with_their_sums(driver: Driver) -> None:
    put(driver, session(1, NOON), session(2, NOON - 3 * DAY))
    open_section(driver, "Sessions")
    assert rows(driver) == [
        "March 2026",
        "Week of 2 March: 1 session, 45 s",
        "Wednesday, 4 March 2026, 12:00: Glute relief, 45 s, Stretch, fine",
        "Week of 23 February: 1 session, 45 s",
        "Sunday, 1 March 2026, 12:00: Glute relief, 45 s, Stretch, fine",
    ]


def test_the_list_goes_on_as_one_scrolls(driver: Driver) -> None:
    put(driver, *(session(n, NOON - n * DAY) for n in range(3 * SESSIONS_AT_ONCE)))
    open_section(driver, "Sessions")
    assert len(listed(driver)) < 3 * SESSIONS_AT_ONCE
    view = driver.app.subjects.history.sessions.view
    for _ in range(5):
        driver.press(Qt.Key.Key_End, view)
        QApplication.processEvents()
    assert len(listed(driver)) == len(set(listed(driver))) == 3 * SESSIONS_AT_ONCE


def test_words_kinds_routine_and_time_narrow_it_down(driver: Driver) -> None:
    put(
        driver,
        session(1, NOON, note="Hilly loop"),
        session(2, NOON - DAY, routine_id="roll-legs", routine_name="Rolling", kind=Kind.ROLL),
        session(3, NOON - 40 * DAY, note="hilly again"),
    )
    open_section(driver, "Sessions")
    section = driver.app.subjects.history.sessions
    driver.bot.keyClicks(section.filter.search, "HILLY")
    assert listed(driver) == ["id-1", "id-3"]
    section.filter.time.menu().aboutToShow.emit()
    section.filter.time.menu().actions()[1].trigger()
    assert listed(driver) == ["id-1"]
    driver.click("Clear filter")
    driver.click("Roll")
    assert listed(driver) == ["id-2"]
    driver.click("All")
    section.filter.routine.menu().aboutToShow.emit()
    names = [action.text() for action in section.filter.routine.menu().actions()]
    assert names == ["Any routine", "Glute relief", "Rolling"]
    section.filter.routine.menu().actions()[1].trigger()
    assert listed(driver) == ["id-1", "id-3"]
    driver.bot.keyClicks(section.filter.search, "zebra")
    assert "No sessions match" in driver.text()


def test_a_session_is_opened_by_keys_and_left_at_the_same_place(driver: Driver) -> None:
    put(driver, *(session(n, NOON - n * DAY) for n in range(5)))
    open_section(driver, "Sessions")
    view = driver.app.subjects.history.sessions.view
    view.setFocus()
    for _ in range(3):
        driver.press(Qt.Key.Key_Down, view)
    here = view.currentIndex().data(ListRole.ROW).id
    driver.press(Qt.Key.Key_Return, view)
    assert not view.isVisible()
    driver.click("Back")
    assert view.isVisible()
    assert view.currentIndex().data(ListRole.ROW).id == here


def test_a_session_shows_what_was_planned_and_done(driver: Driver) -> None:
    driver.click("Start")
    driver.wait(60)
    driver.press(Qt.Key.Key_Escape)
    driver.click("Done")
    open_section(driver, "Sessions")
    driver.app.subjects.history.show_session(listed(driver)[0])
    assert "Supported pigeon (on a bed), left side" in driver.text()
    assert "not reached" in driver.text()
    bars = driver.app.subjects.history.page.findChild(PlanBars)
    driver.press(Qt.Key.Key_Right, bars)
    assert "Knee rolls: planned 1 min, done 50 s, not finished" in driver.text()


def test_note_time_and_duration_are_edited_with_a_way_back(driver: Driver) -> None:
    before = session(1, NOON)
    put(driver, before, after_session(before, 3))
    driver.app.subjects.history.show_session("id-1")
    driver.click("Edit")
    form = dialog(driver, EditDialog)
    form.fields.note.setPlainText("hips")
    form.fields.day.setDate(QDate(2026, 3, 2))
    form.fields.time.setTime(QTime(7, 30))
    form.fields.minutes.setValue(12)
    driver.click("Save")
    assert "Session changed." in driver.text()
    assert "Monday, 2 March 2026 at 07:30. 12 min in all" in driver.text()
    assert "hips" in driver.text()
    assert "Soreness afterwards: 3 out of 10" in driver.text()
    driver.click("Undo")
    assert driver.app.services.history.sessions.get("id-1") == before


def test_a_time_that_is_still_to_come_is_not_taken(driver: Driver) -> None:
    put(driver, session(1, NOON - DAY))
    driver.app.subjects.history.show_session("id-1")
    driver.click("Edit")
    form = dialog(driver, EditDialog)
    form.fields.day.setDate(QDate(2026, 3, 5))
    assert "in the future" in driver.text()
    assert not form.save.isEnabled()
    driver.click("Cancel")
    assert driver.app.services.history.sessions.get("id-1") == session(1, NOON - DAY)


def test_a_session_done_without_the_app_is_added_with_a_way_back(driver: Driver) -> None:
    open_section(driver, "Sessions")
    driver.click("Add a session")
    form = dialog(driver, ByHandDialog)
    assert not form.save.isEnabled()
    assert "Give it a name" in driver.text()
    driver.bot.keyClicks(form.name, "Yoga & more")
    assert "Give it a name" not in driver.text()
    form.kind.setCurrentIndex(form.kind.findText("Stretch"))
    form.fields.minutes.setValue(30)
    form.soreness.set_value(2)
    driver.click("Save")
    (found,) = driver.app.services.history.sessions.page()
    assert (found.routine_name, found.kind, found.total_s) == ("Yoga & more", Kind.STRETCH, 1800)
    assert (found.by_hand, found.soreness) == (True, 2)
    assert len(listed(driver)) == 1
    driver.app.subjects.history.show_session(found.id)
    assert "About 30 min, done without the app" in driver.text()
    driver.click("Undo")
    assert not driver.app.services.history.sessions.page()
    assert not driver.app.services.history.soreness.between(date.min, date.max)


def test_a_routine_done_without_the_app_counts_for_its_exercises(driver: Driver) -> None:
    open_section(driver, "Sessions")
    driver.click("Add a session")
    form = dialog(driver, ByHandDialog)
    form.what.setCurrentIndex(form.what.findText("Glute relief stretches"))
    assert not form.name.isVisible()
    driver.click("Save")
    (found,) = driver.app.services.history.sessions.page()
    assert (found.routine_id, found.kind, found.by_hand) == ("glute-relief", Kind.STRETCH, True)
    done = {total.exercise for total in driver.app.services.history.totals.by_exercise()}
    assert {"pigeon-bed", "knee-rolls"} <= done


def test_a_session_is_repeated_with_the_routine_as_it_is_now(driver: Driver) -> None:
    put(driver, session(1, NOON - DAY))
    driver.app.subjects.history.show_session("id-1")
    driver.click("Repeat")
    assert driver.app.subjects.player.playback.is_open
    assert "Knee rolls" in driver.text()


def test_an_exercise_on_its_own_is_repeated_too(driver: Driver) -> None:
    put(
        driver,
        session(1, NOON, routine_id=f"{ALONE_PREFIX}pigeon-pose", routine_name="Pigeon pose"),
    )
    driver.app.subjects.history.show_session("id-1")
    driver.click("Repeat")
    assert driver.app.subjects.player.playback.is_open


@pytest.mark.parametrize("gone", ["no-such-routine", f"{ALONE_PREFIX}no-such-exercise"])
def test_a_routine_that_is_no_more_is_told(driver: Driver, gone: str) -> None:
    put(driver, session(1, NOON, routine_id=gone, routine_name="My own"))
    driver.app.subjects.history.show_session("id-1")
    driver.click("Repeat")
    assert "My own is no longer among your routines." in driver.text()
    assert not driver.app.subjects.player.playback.is_open


def test_a_deleted_session_is_had_back_where_one_was(driver: Driver) -> None:
    put(driver, *(session(n, NOON - n * DAY) for n in range(3)))
    open_section(driver, "Sessions")
    driver.app.subjects.history.show_session("id-1")
    driver.click("Delete")
    assert listed(driver) == ["id-0", "id-2"]
    driver.click("Undo")
    assert listed(driver) == ["id-0", "id-1", "id-2"]


class Section(QWidget):
    """A section as a colleague would add it."""

    def __init__(self) -> None:
        super().__init__()
        self.shown = 0
        QVBoxLayout(self).addWidget(QLabel("levels"))

    def show_again(self) -> None:
        self.shown += 1


def test_other_sections_are_built_when_they_are_first_shown(driver: Driver) -> None:
    page = driver.app.subjects.history.page
    built: list[Section] = []

    def build() -> Section:
        built.append(Section())
        return built[-1]

    page.add_section("Soreness & more", build)
    driver.click("History")
    assert not built
    for title in ("Soreness & more", "Overview", "Soreness & more"):
        open_section(driver, title)
    assert "levels" in driver.text()
    assert (len(built), built[0].shown) == (1, 2)
    driver.click("Today")
    driver.click("History")
    assert built[0].shown == 3


def test_soreness_is_a_section_of_its_own(driver: Driver) -> None:
    put(driver, entry(1, 4))
    open_section(driver, "Soreness")
    assert "Glutes 4/10" in driver.text()


def test_sections_are_walked_by_arrows(driver: Driver) -> None:
    driver.click("History")
    tabs = driver.app.subjects.history.page.tabs
    tabs.setFocus()
    driver.press(Qt.Key.Key_Right, tabs)
    assert "No sessions yet. Once" in driver.text()


def test_other_things_to_do_are_in_a_menu_once_there_are_any(qtbot: QtBot) -> None:
    page = HistoryPage()
    qtbot.addWidget(page)
    assert page.more.isHidden()
    done: list[str] = []
    page.add_action("Export & more", lambda: done.append("exported"))
    assert not page.more.isHidden()
    page.more.menu().actions()[0].trigger()
    assert done == ["exported"]


def test_the_menu_leads_to_export_import_backup_and_restore(driver: Driver) -> None:
    driver.click("History")
    assert driver.button("More")
    actions = driver.app.subjects.history.page.more.menu().actions()
    assert [a.text() for a in actions] == ["Export", "Import", "Back up", "Restore"]


def test_runs_are_a_section(driver: Driver) -> None:
    open_section(driver, "Runs")
    assert driver.button("Log a run")


def test_texts_of_records_are_never_markup(driver: Driver) -> None:
    put(driver, session(1, NOON, routine_name="<b>A & B</b>", note="<img src=x>"))
    open_section(driver, "Sessions")
    section = driver.app.subjects.history.sessions
    section.filter.routine.menu().aboutToShow.emit()
    assert section.filter.routine.menu().actions()[1].text() == "<b>A && B</b>"
    driver.app.subjects.history.show_session("id-1")
    assert "<b>A & B</b>" in driver.text()
    assert "<img src=x>" in driver.text()


def test_the_years_signs_are_kept_as_one_wants_them_and_always_there_in_strong_contrast(
    driver: Driver,
) -> None:
    put(driver, session(1))
    calendar = overview(driver).calendar
    before = calendar.view.grab().toImage()
    calendar.signs.click()
    assert driver.app.keeper.current.year_signs is True
    assert calendar.view.grab().toImage() != before
    driver.app.keeper.set(contrast=ContrastChoice.STRONG)
    assert not calendar.signs.isVisible()
    strong = calendar.view.grab().toImage()
    calendar.signs.click()
    assert calendar.view.grab().toImage() == strong


def test_a_row_is_mirrored_where_one_reads_from_the_right(driver: Driver) -> None:
    put(driver, session(1, routine_id="", kind=Kind.STRENGTH))
    open_section(driver, "Sessions")
    view = driver.app.subjects.history.sessions.view
    green = QColor(LIGHT.of(Kind.STRENGTH))

    def signs() -> list[int]:
        image = view.viewport().grab().toImage()
        box = view.visualRect(view.model().index(2, 0))
        places = ((x, y) for x in range(box.width()) for y in range(box.top(), box.bottom()))
        return sorted({x for x, y in places if image.pixelColor(x, y) == green})

    width, before = view.viewport().width(), signs()
    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    after = signs()
    assert before
    assert before[-1] < width / 2
    assert after[0] == pytest.approx(width - 1 - before[-1], abs=2)
    assert after[-1] == pytest.approx(width - 1 - before[0], abs=2)
