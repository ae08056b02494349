"""Reminders as a person meets them, on a desktop that is not real."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from icalendar import Calendar
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox

from recoverytimer.reminders.reminder import AfterSession, AtTime, Weekday
from recoverytimer.reminders.ui.dialog import ReminderDialog
from recoverytimer.reminders.ui.keeper import to_next_minute_ms
from recoverytimer.settings.settings import Section
from tests.driving import Driver, FileAsker

Make = Callable[..., Driver]


@pytest.fixture(autouse=True)
def in_berlin() -> Iterator[None]:
    """It is the early afternoon there, whatever the zone of the machine."""
    with pytest.MonkeyPatch.context() as patch:
        if hasattr(time, "tzset"):
            patch.setenv("TZ", "Europe/Berlin")
            time.tzset()
        yield
    if hasattr(time, "tzset"):
        time.tzset()


def look_at(driver: Driver, routine_id: str) -> None:
    driver.app.navigation.show_entry(driver.app.services.library.routine(routine_id))


def choose(driver: Driver, routine_id: str) -> ReminderDialog:
    """Open the dialog for a routine's reminder."""
    look_at(driver, routine_id)
    has_one = driver.app.services.reminders.of(routine_id) is not None
    driver.click("Change reminder" if has_one else "Remind me")
    dialog = driver.app.window.findChildren(ReminderDialog)[-1]
    assert dialog.isVisible()
    return dialog


def remind_in(driver: Driver, minutes: int, routine_id: str = "desk-break") -> str:
    """Have a reminder every day at a time so many minutes from now; returns that time."""
    at = f"{(driver.today[0] + timedelta(minutes=minutes)).astimezone():%H:%M}"
    driver.app.services.reminders.set(AtTime(routine_id=routine_id, at=at))
    return at


def play(driver: Driver, seconds: float) -> None:
    """Start the routine that is shown and end it after a while."""
    driver.click("Right")
    driver.click("Start")
    driver.wait(seconds)
    driver.press(Qt.Key.Key_Escape)
    driver.click("Done")


def test_a_reminder_is_chosen_told_at_its_time_and_leads_to_the_routine(driver: Driver) -> None:
    dialog = choose(driver, "desk-break")
    at = driver.today[0].astimezone() + timedelta(hours=2)
    field = dialog.findChildren(type(dialog._time))[0]
    driver.bot.keyClicks(field, f"{at:%H%M}")
    driver.click(f"{at + timedelta(days=1):%A}")
    driver.click("Save")
    assert f"at {at:%H:%M}" in driver.text()
    assert driver.button("Change reminder")
    driver.click("Today")
    assert f"Next reminder: Desk break, today at {at:%H:%M}" in driver.text()
    driver.pass_time(minutes=119)
    assert not driver.desktop.told
    driver.pass_time(minutes=1)
    assert [m.title for m in driver.desktop.told] == ["Desk break"]
    assert "It is time for Desk break." in driver.text()
    driver.click("View")
    assert "A break from sitting" in driver.text()
    driver.pass_time(minutes=1)
    assert len(driver.desktop.told) == 1


def test_all_of_the_dialog_can_be_reached_by_keys(driver: Driver) -> None:
    dialog = choose(driver, "desk-break")
    seen = set()
    for _ in range(30):
        focus = dialog.focusWidget()
        seen.add(focus.accessibleName())
        driver.bot.keyClick(focus, Qt.Key.Key_Tab)
    days = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}
    kinds = {"At a set time", "After this routine"}
    expected = {"Time", *kinds, "Save as a calendar file (.ics)", "Cancel", "Save", *days}
    assert seen == expected
    driver.bot.keyClick(driver.button("At a set time"), Qt.Key.Key_Right)
    driver.bot.keyClick(driver.button("After this routine"), Qt.Key.Key_Space)
    assert isinstance(dialog.reminder, AfterSession)
    driver.bot.keyClick(dialog, Qt.Key.Key_Return)
    assert driver.app.services.reminders.of("desk-break") is not None


def test_without_a_day_there_is_nothing_to_save(driver: Driver) -> None:
    dialog = choose(driver, "desk-break")
    for day in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"):
        driver.click(day)
    assert "Choose a day" in driver.text()
    assert not driver.button("Save").isEnabled()
    driver.click("Wednesday")
    assert "Wednesday at 10:30" in driver.text()
    assert dialog.reminder == AtTime(routine_id="desk-break", at="10:30", weekdays=(Weekday.WED,))


@pytest.mark.parametrize(
    ("routine_id", "at"),
    [("bedtime", "21:00"), ("race-morning", "07:00"), ("glute-relief", "18:00")],
)
def test_a_routine_is_first_offered_at_its_time_of_day(
    driver: Driver, routine_id: str, at: str
) -> None:
    assert choose(driver, routine_id).reminder == AtTime(routine_id=routine_id, at=at)


def test_the_routines_own_numbers_are_the_first_choice(driver: Driver) -> None:
    assert choose(driver, "heat-only").reminder == AfterSession(
        routine_id="heat-only", hours_after=1, most_a_day=3
    )


def test_after_a_session_it_comes_once_and_not_too_often(driver: Driver) -> None:
    dialog = choose(driver, "ice-only")
    dialog._most.setValue(2)
    driver.click("Save")
    assert "2 h after this routine, up to 2 sessions a day" in driver.text()
    play(driver, 30)
    assert "Next reminder: Cold pack, today" in driver.text()
    driver.pass_time(minutes=119)
    assert not driver.desktop.told
    driver.pass_time(minutes=2)
    driver.pass_time(hours=1)
    assert len(driver.desktop.told) == 1
    driver.desktop.routine_wanted.emit("ice-only")
    play(driver, 30)
    driver.pass_time(hours=3)
    assert len(driver.desktop.told) == 1
    assert "Next reminder" not in driver.text()


def test_what_comes_due_during_a_session_waits_for_its_end(driver: Driver) -> None:
    remind_in(driver, 2)
    driver.click("Start")
    driver.pass_time(minutes=3)
    assert not driver.desktop.told
    driver.press(Qt.Key.Key_Escape)
    driver.pass_time(minutes=1)
    assert [m.title for m in driver.desktop.told] == ["Desk break"]


def test_it_waits_as_well_while_the_small_window_leads_through_a_session(driver: Driver) -> None:
    remind_in(driver, 2)
    driver.click("Start")
    driver.app.subjects.player.show_small()
    driver.pass_time(minutes=3)
    assert not driver.desktop.told
    driver.desktop.routine_wanted.emit("desk-break")
    assert not driver.app.subjects.player._small.isVisible()
    assert "A break from sitting" in driver.text()


def test_it_also_waits_until_something_else_has_been_read(driver: Driver) -> None:
    remind_in(driver, 2)
    driver.app.window.notice.tell("Session deleted.", "Undo", lambda: None)
    driver.today[0] += timedelta(minutes=3)
    driver.app.subjects.reminders.telling.clock.check()
    assert "Session deleted." in driver.text()
    driver.click("Undo")
    driver.pass_time(minutes=1)
    assert len(driver.desktop.told) == 1


def test_many_missed_ones_are_shown_once(make: Make) -> None:
    first = make()
    at = remind_in(first, -60)
    first.app.window.close()
    first.today[0] += timedelta(days=5)
    second = make()
    assert f"Desk break was due today at {at}." in second.text()
    second.click("View")
    second.app.window.close()
    third = make()
    assert "was due" not in third.text()
    assert not third.desktop.told


def test_one_written_by_hand_counts_from_the_first_start(make: Make, tmp_path: Path) -> None:
    path = tmp_path / "reminders.toml"
    path.write_text('# mine\n[[reminders]]\nroutine = "desk-break"\nat = "08:00"\n')
    first = make()
    assert "was due" not in first.text()
    assert path.read_text().startswith("# mine")
    first.app.window.close()
    first.today[0] += timedelta(days=1)
    assert "Desk break was due today at 08:00." in make().text()


def test_a_click_on_an_old_notification_lets_a_session_wait(driver: Driver) -> None:
    driver.click("Start")
    driver.desktop.routine_wanted.emit("desk-break")
    assert "A break from sitting" in driver.text()
    driver.click("Back to session")
    assert "Paused" in driver.text()


def test_a_routine_that_is_gone_is_not_told(driver: Driver) -> None:
    remind_in(driver, 5, "long-gone")
    assert "Next reminder" not in driver.text()
    driver.pass_time(minutes=6)
    assert not driver.desktop.told


def test_removing_can_be_undone(driver: Driver) -> None:
    remind_in(driver, 5)
    choose(driver, "desk-break")
    driver.click("Remove")
    assert driver.button("Remind me")
    assert not driver.app.services.reminders.current
    driver.click("Undo")
    assert driver.button("Change reminder")
    driver.click("Today")
    driver.pass_time(minutes=5)
    assert len(driver.desktop.told) == 1


def test_saving_without_a_change_keeps_what_is_about_to_come(driver: Driver) -> None:
    remind_in(driver, 5)
    driver.today[0] += timedelta(minutes=6)
    choose(driver, "desk-break")
    driver.click("Save")
    driver.pass_time()
    assert len(driver.desktop.told) == 1


def test_a_damaged_file_is_set_aside_and_sound_reminders_stay(make: Make, tmp_path: Path) -> None:
    path = tmp_path / "reminders.toml"
    path.write_text(
        '[[reminders]]\nroutine = "desk-break"\nat = "08:00"\n'
        '[[reminders]]\nroutine = "ice-only"\nhours_after = "soon"\n'
    )
    driver = make()
    (kept,) = tmp_path.glob("reminders.toml.damaged-*")
    assert "soon" in kept.read_text()
    assert f"kept as {kept}" in driver.text()
    assert "reminder 2 (ice-only)" in driver.text()
    assert [r.routine_id for r in driver.app.services.reminders.current] == ["desk-break"]
    assert "desk-break" in path.read_text()


def test_reminders_that_cannot_be_saved_come_all_the_same(driver: Driver, tmp_path: Path) -> None:
    (tmp_path / "reminders.toml").mkdir()
    remind_in(driver, 5)
    assert f"The reminders cannot be saved to {tmp_path / 'reminders.toml'}" in driver.text()
    driver.pass_time(minutes=5)
    driver.pass_time(minutes=5)
    assert len(driver.desktop.told) == 1


def test_with_a_tray_and_a_reminder_a_closed_window_goes_there(make: Make) -> None:
    driver = make(has_tray=True)
    remind_in(driver, 5)
    driver.click("Start")
    assert not driver.close_window()
    assert not driver.app.window.isVisible()
    assert [m.sentence for m in driver.desktop.told] == [
        "Recovery Timer stays in the tray for your reminders."
    ]
    driver.desktop.open_wanted.emit()
    assert driver.app.window.isVisible()
    assert "Paused" in driver.text()
    driver.close_window()
    driver.pass_time(minutes=5)
    assert [m.title for m in driver.desktop.told[1:]] == ["Desk break"]
    driver.desktop.routine_wanted.emit("desk-break")
    assert driver.app.window.isVisible()
    assert "A break from sitting" in driver.text()
    assert "It is time for" not in driver.text()


def test_the_tray_says_what_comes_next_and_leaves_with_the_last_reminder(make: Make) -> None:
    driver = make(has_tray=True)
    assert driver.desktop.next_one is None
    at = remind_in(driver, 5)
    assert driver.desktop.next_one == (f"Desk break, today at {at}", "desk-break")
    driver.pass_time(minutes=5)
    assert driver.desktop.next_one == (f"Desk break, tomorrow at {at}", "desk-break")
    driver.app.services.reminders.remove("desk-break")
    assert driver.desktop.next_one is None


@pytest.mark.parametrize("has_tray", [True, False])
def test_without_a_reminder_or_a_tray_closing_ends_the_app(make: Make, has_tray: bool) -> None:
    driver = make(has_tray=has_tray)
    if not has_tray:
        remind_in(driver, 5)
    assert driver.close_window()
    assert not driver.desktop.told


def test_when_the_app_or_the_computer_ends_nothing_stays_behind(make: Make) -> None:
    driver = make(has_tray=True)
    remind_in(driver, 5)
    assert driver.app.window.close()


def test_quitting_in_the_tray_really_quits(make: Make) -> None:
    driver = make(has_tray=True)
    remind_in(driver, 5)
    driver.close_window()
    with driver.bot.waitSignal(driver.app.window.closing):
        driver.desktop.quit_wanted.emit()
    assert driver.desktop.next_one is None
    driver.pass_time(minutes=5)
    assert len(driver.desktop.told) == 1


def test_quitting_brings_the_window_back_when_something_would_be_lost(
    make: Make, tmp_path: Path
) -> None:
    driver = make(has_tray=True)
    remind_in(driver, 5)
    (tmp_path / "history.sqlite3").mkdir()
    driver.click("Start")
    driver.wait(30)
    driver.press(Qt.Key.Key_Escape)
    driver.click("Done")
    driver.close_window()
    driver.desktop.quit_wanted.emit()
    assert driver.app.window.isVisible()
    assert "The session cannot be saved" in driver.text()


def test_what_no_desktop_tells_waits_in_the_window(make: Make) -> None:
    driver = make(has_tray=True)
    driver.desktop.tells = False
    remind_in(driver, 5)
    driver.close_window()
    driver.pass_time(minutes=5)
    driver.desktop.open_wanted.emit()
    assert "It is time for Desk break." in driver.text()


@pytest.mark.parametrize(("has_tray", "has_reminder"), [(True, True), (True, False), (False, True)])
def test_in_the_background_it_is_in_the_tray_or_minimised(
    make: Make, has_tray: bool, has_reminder: bool
) -> None:
    if has_reminder:
        first = make()
        remind_in(first, 5)
        first.app.window.close()
    driver = make(background=True, has_tray=has_tray)
    is_aside = has_tray and has_reminder
    assert driver.app.window.isVisible() is not is_aside
    assert driver.app.window.isMinimized() is not is_aside
    driver.pass_time(minutes=5)
    assert len(driver.desktop.told) == has_reminder
    driver.desktop.open_wanted.emit()
    assert driver.app.window.isVisible()
    assert not driver.app.window.isMinimized()
    assert "Glute relief stretches" in driver.text()


class Entry:
    """Where the system would look for what to start."""

    def __init__(self) -> None:
        self.calls: list[bool] = []
        self.error: OSError | None = None

    def set(self, wanted: bool) -> None:
        self.calls.append(wanted)
        if self.error:
            raise self.error


def test_starting_with_the_computer_is_a_choice(driver: Driver) -> None:
    entry = driver.app.start_with_computer.entry = Entry()
    dialog = driver.app.subjects.settings.dialog()
    box = dialog.findChild(QCheckBox, "start_with_computer")
    assert not box.isChecked()
    dialog.findChild(QCheckBox, "KNEE").click()
    assert not entry.calls
    box.click()
    dialog.findChild(QCheckBox, "KNEE").click()
    box.click()
    assert entry.calls == [True, False]
    entry.error = PermissionError(13, "Permission denied")
    box.click()
    assert '"Start when you log in" cannot be set up (Permission denied).' in driver.text()


def test_the_command_of_the_entry_keeps_the_folder(driver: Driver, tmp_path: Path) -> None:
    command = driver.app.start_with_computer.command
    assert command[-3:] == ("--data-dir", str(tmp_path), "--background")


@pytest.fixture
def calendar(asker: FileAsker, tmp_path: Path) -> Path:
    """Where a person saves calendar files, without the ending."""
    path = tmp_path / "calendar"
    asker.answer = (path,)
    return path.with_suffix(".ics")


def test_the_reminder_in_the_dialog_is_saved_for_a_calendar(driver: Driver, calendar: Path) -> None:
    choose(driver, "desk-break")
    driver.click("Save as a calendar file (.ics)")
    driver.bot.waitUntil(calendar.exists)
    (event,) = Calendar.from_ical(calendar.read_bytes()).walk("VEVENT")
    assert event["SUMMARY"] == "Desk break"
    assert event["DURATION"].dt == timedelta(minutes=5)
    assert f"Saved as {calendar}." in driver.text()
    driver.click("After this routine")
    assert "A calendar cannot know when a session ends" in driver.text()


def test_all_reminders_are_saved_and_what_was_left_out_is_said(
    driver: Driver, calendar: Path
) -> None:
    remind_in(driver, 5)
    driver.app.services.reminders.set(AfterSession(routine_id="ice-only", hours_after=2))
    dialog = driver.app.subjects.settings.dialog()
    dialog.show()
    dialog.show_section(Section.REMINDERS)
    assert "Cold pack: 2 h after this routine" in driver.text()
    driver.click("Save all as a calendar file (.ics)")
    driver.bot.waitUntil(calendar.exists)
    assert len(Calendar.from_ical(calendar.read_bytes()).walk("VEVENT")) == 1
    assert (
        "Not included, because a calendar cannot know when a session ends: Cold pack"
        in driver.text()
    )


def test_with_nothing_for_a_calendar_no_file_is_made(driver: Driver, calendar: Path) -> None:
    driver.app.services.reminders.set(AfterSession(routine_id="ice-only", hours_after=2))
    dialog = driver.app.subjects.settings.dialog()
    dialog.show()
    dialog.show_section(Section.REMINDERS)
    driver.click("Save all as a calendar file (.ics)")
    assert "There is nothing to save. Not included" in driver.text()
    assert not calendar.exists()


def test_a_file_that_was_not_named_is_not_replaced_by_a_calendar(
    driver: Driver, calendar: Path
) -> None:
    calendar.write_text("mine")
    choose(driver, "desk-break")
    driver.click("Save as a calendar file (.ics)")
    driver.bot.waitUntil(calendar.with_name("calendar-2.ics").exists)
    assert calendar.read_text() == "mine"


def test_a_calendar_file_that_cannot_be_written_is_told(
    driver: Driver, calendar: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("recoverytimer.reminders.ui.actions.write_atomic", refuse)
    choose(driver, "desk-break")
    driver.click("Save as a calendar file (.ics)")
    assert f"{calendar} cannot be written" in driver.text()


def test_the_clock_looks_each_minute_and_only_while_there_are_reminders(driver: Driver) -> None:
    clock = driver.app.subjects.reminders.telling.clock
    assert not clock._timer.isActive()
    driver.today[0] += timedelta(seconds=20)
    remind_in(driver, 5)
    assert clock._timer.isActive()
    assert clock._timer.interval() == to_next_minute_ms(driver.today[0])
    assert 40_000 <= to_next_minute_ms(driver.today[0]) < 41_000
    driver.today[0] += timedelta(minutes=5)
    clock._timer.timeout.emit()
    assert len(driver.desktop.told) == 1
    driver.app.services.reminders.remove("desk-break")
    assert not clock._timer.isActive()


def test_it_looks_at_once_when_one_comes_back_to_the_app(driver: Driver) -> None:
    remind_in(driver, 5)
    driver.today[0] += timedelta(minutes=5)
    driver.app.subjects.reminders.telling.wake(Qt.ApplicationState.ApplicationInactive)
    assert not driver.desktop.told
    driver.app.subjects.reminders.telling.wake(Qt.ApplicationState.ApplicationActive)
    assert len(driver.desktop.told) == 1
