"""What a routine lets one choose before it starts."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt

from recoverytimer.reminders.reminder import AtTime
from recoverytimer.routine.drafts import RoutineDraft
from tests.driving import Driver
from tests.making import plain, routine_of
from tests.pages import routine

SIX, TWELVE, SIXTEEN = (
    "About 6 minutes",
    "About 12 minutes",
    "About 16 minutes, mostly warm",
)


def show(driver: Driver, routine_id: str = "contrast-shower") -> None:
    driver.app.navigation.show_entry(routine(driver, routine_id))


def rounds(driver: Driver) -> int:
    """How many the session at hand has."""
    moment = driver.app.subjects.player.playback.moment
    assert moment is not None
    return max(part.planned for s in moment.state.timeline.segments for part in s.rounds)


def choose(driver: Driver, option: str) -> None:
    """Choose, and see the page as it is then."""
    driver.click(option)
    driver.bot.waitUntil(lambda: driver.button(option).isChecked())


def do(driver: Driver, option: str) -> None:
    """Have done it, a day ago."""
    choose(driver, option)
    driver.click("Start")
    driver.wait(60)
    driver.app.subjects.player.playback.end()
    driver.click("Done")
    driver.pass_time(hours=24)


def test_the_first_is_chosen_and_the_page_follows_another(driver: Driver) -> None:
    show(driver)
    assert driver.button(SIX).isChecked()
    assert "7 min" in driver.text()
    assert "3 rounds" in driver.text()
    choose(driver, TWELVE)
    assert not driver.button(SIX).isChecked()
    assert "14 min" in driver.text()
    assert "6 rounds" in driver.text()
    assert "3 rounds" not in driver.text()
    driver.click("Start")
    assert rounds(driver) == 6


def test_the_keyboard_stays_where_one_chose(driver: Driver) -> None:
    show(driver)
    chip = driver.button(SIXTEEN)
    chip.setFocus()
    driver.bot.keyClick(chip, Qt.Key.Key_Space)
    driver.bot.waitUntil(lambda: driver.button(SIXTEEN).hasFocus())
    assert driver.button(SIXTEEN).isChecked()


def test_a_side_that_was_said_stays_when_one_chooses(driver: Driver) -> None:
    show(driver, "ice-heat")
    driver.click("Right")
    choose(driver, "The heat pack")
    assert driver.button("Right").isChecked()
    driver.click("Start")
    driver.wait(15)
    assert "Ice pack" in driver.text()
    assert "RIGHT SIDE" in driver.text()


def test_what_was_chosen_last_is_chosen_next_time(driver: Driver) -> None:
    show(driver)
    do(driver, TWELVE)
    show(driver)
    assert driver.button(TWELVE).isChecked()
    driver.app.subjects.today.page.start_wanted.emit(routine(driver, "contrast-shower"))
    assert rounds(driver) == 6


def test_the_end_that_was_chosen_last_is_found_by_the_order(driver: Driver) -> None:
    show(driver, "ice-heat")
    driver.click("Left")
    do(driver, "The heat pack")
    show(driver, "ice-heat")
    assert driver.button("The heat pack").isChecked()
    assert "Last time: left." in driver.text()


def test_one_click_starts_with_the_first_of_who_never_chose(driver: Driver) -> None:
    driver.app.subjects.today.page.start_wanted.emit(routine(driver, "contrast-shower"))
    assert rounds(driver) == 3


def test_cards_say_the_span(driver: Driver) -> None:
    card = routine(driver, "contrast-shower")
    assert card.routine is not None
    _, portrait = driver.app.subjects.routines.fit(card.routine)
    assert (portrait.total.least_s, portrait.total.most_s) == (420, 1040)


@pytest.mark.parametrize(
    ("former", "option"), [("contrast-shower-1-1", TWELVE), ("contrast-shower-4-1", SIXTEEN)]
)
def test_the_id_of_a_former_routine_opens_what_it_was(
    driver: Driver, former: str, option: str
) -> None:
    driver.app.navigation.show_routine(former)
    assert driver.button(option).isChecked()


def test_a_former_routine_is_played_from_the_command_line(driver: Driver) -> None:
    driver.app.open_routine("contrast-shower-1-1")
    assert rounds(driver) == 6


def former_session(driver: Driver) -> str:
    """Keep a session as an earlier version did; its id."""
    show(driver)
    do(driver, TWELVE)
    services = driver.app.services
    (last,) = services.history.sessions.page()
    session = services.history.sessions.get(last.id)
    assert session is not None
    former = replace(session, routine_id="contrast-shower-1-1", routine_name="A minute each")
    services.record_keeper.keep(former)
    return former.id


def test_sessions_of_a_former_routine_count_for_what_stands_for_it(driver: Driver) -> None:
    session_id = former_session(driver)
    show(driver)
    assert driver.button(TWELVE).isChecked()
    driver.app.subjects.history.show_session(session_id)
    assert "A minute each" in driver.text()
    driver.click("Repeat")
    assert rounds(driver) == 6


def test_the_history_lists_both_as_one(driver: Driver) -> None:
    former_session(driver)
    show(driver)
    do(driver, SIX)
    driver.app.subjects.history.show_sessions()
    filter_bar = driver.app.subjects.history.sessions.filter
    menu = filter_bar.routine.menu()
    menu.aboutToShow.emit()
    assert [a.text() for a in menu.actions()] == ["Any routine", "Contrast shower or tubs"]
    menu.actions()[1].trigger()
    driver.bot.waitUntil(lambda: driver.app.subjects.history.sessions.view.model().rowCount() > 1)


def test_a_draft_of_a_former_routine_is_gone_on_with(driver: Driver) -> None:
    former = routine_of(plain('exercise = "childs-pose"\nhold = 20'))
    routines = driver.app.subjects.routines
    routines.drafts.keep(RoutineDraft(routine_id="contrast-shower-1-1", routine=former))
    routines.show_list()
    driver.click("Continue with Test")
    page = routines.editing.page
    assert page is not None
    assert page.document.routine == former
    assert page.document.draft.routine_id == "contrast-shower-1-1"


def test_a_reminder_of_a_former_routine_is_one_of_what_stands_for_it(driver: Driver) -> None:
    keeper = driver.app.services.reminders
    keeper.set(AtTime(routine_id="contrast-shower-1-1", at="18:30"))
    keeper.set(AtTime(routine_id="bedtime", at="21:00"))
    show(driver)
    assert "Every day at 18:30" in driver.text()
    assert "Contrast shower or tubs" in driver.app.services.schedule.in_short()
    keeper.set(AtTime(routine_id="contrast-shower", at="19:30"))
    assert [r.routine_id for r in keeper.current] == ["contrast-shower", "bedtime"]
    keeper.remove("contrast-shower-1-1")
    assert [r.routine_id for r in keeper.current] == ["bedtime"]
