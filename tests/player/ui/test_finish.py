"""The end of a session: what one sees first, and what one may say."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from recoverytimer.exercise.bodyareas import Area
from recoverytimer.exercise.dose import Side
from recoverytimer.player.session import PlayedSegment
from recoverytimer.player.ui.finishpage import FinishPage
from recoverytimer.player.words.review import summary, time_taken
from recoverytimer.routine.timeline import SegmentKind
from recoverytimer.settings.settings import MotionChoice
from tests.driving import Driver
from tests.recordmaking import entry, session

DAY = timedelta(days=1)


def ended(driver: Driver, seconds: float = 520) -> FinishPage:
    """Glute relief, done to its end or as far as that."""
    found = driver.app.services.library.routine("glute-relief")
    assert found is not None
    assert found.routine is not None
    driver.app.subjects.player.sessions.start(found.routine, found.id)
    driver.wait(seconds)
    if driver.app.subjects.player.playback.is_open:
        driver.press(Qt.Key.Key_Escape)
    return driver.app.subjects.player.finish


def entries(driver: Driver) -> list[tuple[Area | None, Side | None, int]]:
    found = driver.app.services.history.soreness.between(date.min, date.max)
    return [(e.area, e.side, e.level) for e in found if e.session_id]


def test_one_sees_how_long_it_took_and_which_time_this_week_it_was(driver: Driver) -> None:
    days = (1, 2, 3, 9)  # a Wednesday, so that two of them are of this week
    driver.app.services.history.add(*(session(n, driver.today[0] - n * DAY) for n in days))
    page = ended(driver)
    assert page.title.text() == "8 minutes."
    assert page.summary.text() == "Well done. Third time this week."
    assert page.week.accessibleName() == "This week: Monday, Tuesday and Wednesday"


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(1, "1 second."), (45, "45 seconds."), (60, "1 minute."), (485, "8 minutes."),
     (3900, "1 h 5 min.")],
)  # fmt: skip
def test_how_long_it_took_in_words(seconds: float, said: str) -> None:
    spent = PlayedSegment(kind=SegmentKind.REST, actual_s=seconds)
    assert time_taken(session(segments=(spent,))) == said


@pytest.mark.parametrize(
    ("times", "said"),
    [(0, ""), (1, " First time this week."), (7, " Seventh time this week."),
     (8, " 8 sessions this week.")],
)  # fmt: skip
def test_which_time_it_was_in_words(times: int, said: str) -> None:
    assert summary(session(), times) == f"Well done.{said}"


def test_what_was_done_is_folded_away_until_it_is_asked_for(driver: Driver) -> None:
    ended(driver)
    assert "What you did: 11 exercises, none skipped" in driver.text()
    assert "Knee rolls" not in driver.text()
    driver.click("What you did")
    assert "Knee rolls" in driver.text()
    driver.click("What you did")
    assert "Knee rolls" not in driver.text()


def test_what_was_cut_short_is_counted(driver: Driver) -> None:
    page = ended(driver, 100)
    assert page.title.text() == "2 minutes."
    assert "What you did is kept. First time this week." in driver.text()
    assert "11 exercises, 10 skipped or cut short" in driver.text()


def test_soreness_is_a_move_from_what_was_said_before_at_its_place(driver: Driver) -> None:
    noon = driver.today[0]
    before = entry(1, 5, noon - timedelta(minutes=30), side=Side.LEFT)
    driver.app.services.history.add(before, entry(2, 2, noon - 2 * DAY, Area.CALVES))
    page = ended(driver)
    assert "Left glutes: you said 5 at 11:30." in driver.text()
    assert page.soreness.way is None
    driver.press(Qt.Key.Key_3, page.soreness)
    assert page.soreness.way is not None
    start, end = page.soreness.way
    assert start > end
    assert entries(driver) == [(Area.GLUTES, Side.LEFT, 3)]
    driver.press(Qt.Key.Key_5, page.soreness)
    assert page.soreness.way is None
    assert entries(driver) == [(Area.GLUTES, Side.LEFT, 5)]
    driver.press(Qt.Key.Key_3, page.soreness)
    driver.click("Done")
    assert "Soreness went from 5 to 3." in driver.text()
    driver.bot.waitUntil(lambda: "Left glutes 3/10" in driver.text())
    assert "soreness 3/10" not in driver.text()


def test_without_anything_before_a_number_says_it_all(driver: Driver) -> None:
    page = ended(driver)
    driver.press(Qt.Key.Key_3, page.soreness)
    assert "you said" not in driver.text()
    assert page.soreness.way is None
    assert entries(driver) == [(None, None, 3)]


def test_a_note_is_asked_for_and_kept(driver: Driver) -> None:
    page = ended(driver)
    assert not page.note.isVisible()
    driver.click("Add a note")
    assert page.note.isVisible()
    driver.bot.keyClicks(page.note, "hips free")
    driver.click("Done")
    (kept,) = driver.app.services.history.sessions.page()
    assert kept.note == "hips free"
    page = ended(driver, 60)
    assert (page.note.isVisible(), page.note.toPlainText()) == (False, "")


def test_all_of_it_is_reached_by_keys(driver: Driver) -> None:
    page = ended(driver, 100)
    names = []
    for _ in range(20):
        QApplication.processEvents()
        focused = driver.app.window.focusWidget()
        assert focused is not None
        names.append(focused.accessibleName())
        driver.press(Qt.Key.Key_Tab, focused)
    assert {"Done", "Go on", "Where?", "Add a note", "What you did"} <= set(names), names
    assert page.isVisible()


def test_the_figure_sits_up_and_breathes_unless_nothing_is_to_move(driver: Driver) -> None:
    driver.app.window.resize(960, 640)
    driver.app.subjects.player.sessions.practise("childs-pose")
    driver.wait(200)
    picture = driver.app.subjects.player.finish.picture
    assert picture.accessibleName() == "The figure sits and breathes"
    driver.bot.waitUntil(lambda: picture.is_moving)
    driver.app.keeper.set(motion=MotionChoice.REDUCED)
    picture.update()
    driver.bot.waitUntil(lambda: not picture.is_moving)


def test_what_got_easier_is_told_at_the_end_and_on_today(driver: Driver) -> None:
    from tests.today.test_easinglines import eased

    driver.app.services.history.add(*eased((3, 3, 3, 0), (3, 3, 0)))
    ended(driver)
    line = "Soreness after long runs: 3 days on average in November and December, 2 now."
    assert line in driver.text()
    driver.click("Done")
    driver.bot.waitUntil(lambda: line in driver.text())
    assert "They do not say why." in driver.text()


def test_nothing_is_told_where_nothing_got_easier(driver: Driver) -> None:
    ended(driver)
    assert "Soreness after" not in driver.text()
    driver.click("Done")
    driver.bot.waitUntil(lambda: "How sore today?" in driver.text())
    assert "Easier than before" not in driver.text()


def test_a_session_that_goes_on_counts_once(driver: Driver) -> None:
    page = ended(driver, 100)
    driver.click("Go on")
    driver.wait(60)
    driver.press(Qt.Key.Key_Escape)
    assert "First time this week." in page.summary.text()
