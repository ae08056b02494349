"""Reminders in the window and around it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from recoverytimer.reminders.schedule import ReminderSchedule
from recoverytimer.reminders.ui.keeper import ReminderKeeper
from recoverytimer.reminders.ui.telling import ReminderTelling, TrayAndNotifications
from recoverytimer.routine.library import Library
from recoverytimer.shell.shell import Shell

if TYPE_CHECKING:
    from recoverytimer.reminders.ui.actions import OwnReminders
    from recoverytimer.reminders.ui.versions import ReminderVersions


class RemindersWiring(QObject):
    """Lets a person choose when to be reminded, and reminds them.

    Signals:
        changed: the `Entry` whose reminder changed.
        routine_wanted: the id of a routine that a person clicked.
    """

    changed = Signal(object)
    routine_wanted = Signal(str)

    def __init__(
        self,
        shell: Shell,
        keeper: ReminderKeeper,
        library: Library,
        schedule: ReminderSchedule,
        tray: TrayAndNotifications,
        is_playing: Callable[[], bool],
    ) -> None:
        super().__init__(shell.window)
        self._shell = shell
        self._keeper = keeper
        self._library = library
        self.telling = ReminderTelling(shell, keeper, schedule, tray, is_playing)
        self.telling.routine_wanted.connect(self.routine_wanted)

    @cached_property
    def versions(self) -> ReminderVersions:
        """Reminders that two computers changed."""
        from recoverytimer.reminders.ui.versions import ReminderVersions

        data = self._library.own_folder.parent
        return ReminderVersions(self._shell, self._keeper, self._name_of, data)

    def _name_of(self, routine_id: str) -> str:
        entry = self._library.routine(routine_id)
        return entry.name if entry else routine_id

    @cached_property
    def own(self) -> OwnReminders:
        """What a person does with reminders."""
        from recoverytimer.reminders.ui.actions import OwnReminders

        own = OwnReminders(self._shell, self._keeper, self._library)
        own.changed.connect(self.changed)
        return own
