"""What a person does with reminders: choose, change, remove with a way back, take to a calendar."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from recoverytimer.base.disk import write_atomic
from recoverytimer.base.words import common
from recoverytimer.base.words.system import reason
from recoverytimer.reminders import words
from recoverytimer.reminders.ics import CalendarFile, CalendarReminder, calendar_file
from recoverytimer.reminders.reminder import Reminder
from recoverytimer.reminders.ui.dialog import ReminderDialog
from recoverytimer.reminders.ui.keeper import ReminderKeeper
from recoverytimer.routine.library import Library, RoutineEntry
from recoverytimer.routine.portrait import portrait_of
from recoverytimer.shell.shell import Shell
from recoverytimer.widgets.dialogs import ask
from recoverytimer.widgets.filedialogs import FileDialogs


class OwnReminders(QObject):
    """Does it, says what was done, and offers the way back.

    `changed` carries the `RoutineEntry` whose reminder changed.
    """

    changed = Signal(object)

    def __init__(
        self,
        shell: Shell,
        keeper: ReminderKeeper,
        library: Library,
    ) -> None:
        super().__init__(shell.window)
        self._shell = shell
        self._window = shell.window
        self._now = shell.now
        self._keeper = keeper
        self._library = library

    def choose(self, entry: RoutineEntry) -> None:
        """Let the person choose when to be reminded of a routine."""
        ask(self.dialog(entry))

    def dialog(self, entry: RoutineEntry) -> ReminderDialog:
        """The dialog for a routine."""
        assert entry.routine is not None
        current = self._keeper.of(entry.id)
        dialog = ReminderDialog(entry.id, entry.routine, current, self._window)
        dialog.saved.connect(lambda reminder: self._save(entry, reminder))
        dialog.removed.connect(lambda: self._remove(entry))
        dialog.calendar_wanted.connect(lambda reminder: self.save_calendar((reminder,), dialog))
        return dialog

    def save_all(self, parent: QWidget) -> None:
        """Save all reminders as one calendar file."""
        self.save_calendar(self._keeper.current, parent)

    def save_calendar(self, reminders: Sequence[Reminder], parent: QWidget) -> None:
        """Save reminders where the person wants them, and say what a calendar cannot hold."""
        made = calendar_file([*self._planned(reminders)], self._now())
        if not made.text:
            self._window.notice.tell(words.nothing_to_save(made.left_out))
            return
        name = reminders[0].routine_id if len(reminders) == 1 else "recovery-timer"
        FileDialogs(parent).to_save(
            words.save_as_calendar_title(),
            f"{name}.ics",
            words.calendar_file_kind(),
            lambda path: self._write_calendar(path, made),
        )

    def _write_calendar(self, path: Path, made: CalendarFile) -> None:
        tell = self._window.notice.tell
        self._shell.writer.do(
            partial(write_atomic, path, made.text),
            lambda _: tell(words.saved_as(path, made.left_out)),
            lambda error: tell(words.cannot_be_written(path, reason(error))),
        )

    def _planned(self, reminders: Sequence[Reminder]) -> list[CalendarReminder]:
        found = []
        for reminder in reminders:
            entry = self._library.routine(reminder.routine_id)
            if entry is not None and entry.routine is not None:
                timing = self._shell.settings().timing
                total = portrait_of(entry.routine, self._library.exercises, timing).total
                found.append(CalendarReminder(reminder, entry.name, total.seconds))
        return found

    def _save(self, entry: RoutineEntry, reminder: Reminder) -> None:
        current = self._keeper.of(entry.id)
        if current is not None and replace(current, told_until=None) == reminder:
            return
        self._keeper.set(reminder)
        self.changed.emit(entry)
        self._window.notice.tell(words.saved(entry.name, reminder))

    def _remove(self, entry: RoutineEntry) -> None:
        current = self._keeper.of(entry.id)
        if current is None:
            return
        self._keeper.remove(entry.id)
        self.changed.emit(entry)
        self._window.notice.tell(
            words.removed(entry.name), common.undo(), lambda: self._restore(entry, current)
        )

    def _restore(self, entry: RoutineEntry, reminder: Reminder) -> None:
        self._keeper.restore(reminder)
        self.changed.emit(entry)
