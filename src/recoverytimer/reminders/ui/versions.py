"""Reminders that another computer changed as well: merged, and both offered where they differ."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from recoverytimer.base.conflictcopies import ConflictCopy, put_aside
from recoverytimer.base.linechanges import compared
from recoverytimer.base.settling import VersionChoice, is_newer
from recoverytimer.base.words.common import undo
from recoverytimer.reminders import words
from recoverytimer.reminders.file import RemindersFile
from recoverytimer.reminders.merging import are_contrary, told_on_both, with_others
from recoverytimer.reminders.reminder import Reminder
from recoverytimer.reminders.ui.keeper import ReminderKeeper
from recoverytimer.shell import words as shell_words
from recoverytimer.shell.shell import Shell
from recoverytimer.widgets.dialogs import ask
from recoverytimer.widgets.differencesdialog import DifferencesDialog


class ReminderVersions(QObject):
    """Merges copies of the reminders.

    Args:
        name_of: gives a routine's name by its id, where there is one.
        data: the folder in which copies are put aside.
    """

    def __init__(
        self,
        shell: Shell,
        keeper: ReminderKeeper,
        name_of: Callable[[str], str],
        data: Path,
    ) -> None:
        super().__init__(shell.window)
        self._shell = shell
        self._keeper = keeper
        self._name_of = name_of
        self._data = data

    def merge(self, copy: ConflictCopy) -> str:
        """Add what another computer has, unless the person has to decide; what was done, in words.

        Empty where nothing is worth a word, or `is_contrary`.
        """
        coming, problems = RemindersFile(copy.path).load()
        if problems:
            if not copy.is_sure:
                return ""
            self._put_aside(copy)
            return words.others_unreadable(copy.path.name, problems[0])
        if are_contrary(self._keeper.current, coming):
            return ""
        known = {r.routine_id for r in self._keeper.current}
        here, there = told_on_both(self._keeper.current, coming)
        self._keeper.take(with_others(here, there))
        self._put_aside(copy)
        new = [self._name_of(r.routine_id) for r in coming if r.routine_id not in known]
        return words.others_added(new) if new else ""

    def is_contrary(self, copy: ConflictCopy) -> bool:
        """Whether the person has to decide."""
        coming, problems = RemindersFile(copy.path).load()
        return not problems and are_contrary(self._keeper.current, coming)

    def offer(self, copy: ConflictCopy) -> None:
        """Show both versions, and do what is chosen."""
        coming, _ = RemindersFile(copy.path).load()
        dialog = DifferencesDialog(
            words.two_versions(),
            shell_words.how_they_differ(copy, is_newer=is_newer(copy)),
            compared(self._lines(self._keeper.current), self._lines(coming)),
            (
                (shell_words.version_choice(VersionChoice.HERE), VersionChoice.HERE),
                (shell_words.version_choice(VersionChoice.OTHER), VersionChoice.OTHER),
                (shell_words.decide_later(), None),
            ),
            self._shell.window,
        )
        ask(dialog, lambda: self._decide(dialog.choice, copy, coming))

    def _decide(self, choice: object, copy: ConflictCopy, coming: Sequence[Reminder]) -> None:
        if not isinstance(choice, VersionChoice):
            return
        before = self._keeper.current
        here, there = told_on_both(before, coming)
        self._keeper.take(with_others(here, there, others_win=choice is VersionChoice.OTHER))
        self._put_aside(copy)
        said = words.version_kept(is_other=choice is VersionChoice.OTHER)
        self._shell.window.notice.tell(said, undo(), partial(self._keeper.take, before))

    def _lines(self, reminders: Sequence[Reminder]) -> list[str]:
        return sorted(words.of_routine(self._name_of(r.routine_id), r) for r in reminders)

    def _put_aside(self, copy: ConflictCopy) -> None:
        # Where that fails it is merged again, which changes nothing.
        self._shell.writer.do(partial(put_aside, copy.path, self._data), failed=lambda _: None)
