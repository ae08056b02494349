"""The reminders of the running app, and the clock that tells what is due."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, Qt, QTimer, Signal

from recoverytimer.base.ownfile import SettingAside
from recoverytimer.base.problem import GoesOn
from recoverytimer.base.words.files import unusable_as_it_is
from recoverytimer.base.words.system import reason
from recoverytimer.base.writer import Writer
from recoverytimer.reminders import words
from recoverytimer.reminders.file import RemindersFile
from recoverytimer.reminders.merging import told_on_both
from recoverytimer.reminders.reminder import (
    LastDone,
    Reminder,
    after_telling,
    counted_from,
    due_now,
)

if TYPE_CHECKING:
    from recoverytimer.base.problem import Problem

MINUTE_MS = 60_000
PAST_THE_MINUTE_MS = 50


class ReminderKeeper(QObject):
    """Owns the reminders; what fails is told, and the app goes on with what it has.

    `changed` carries all `Reminder`s.

    Args:
        present_id: gives the id that a routine has now.
    """

    changed = Signal(object)

    def __init__(
        self,
        file: RemindersFile,
        present_id: Callable[[str], str],
        writer: Writer,
        now: Callable[[], datetime],
        set_aside: SettingAside,
        tell: Callable[[str], None],
    ) -> None:
        super().__init__()
        self._file = file
        self._present_id = present_id
        self._writer = writer
        self._now = now
        self._tell = tell
        self.current, problems = file.load()
        if problems:
            self._mend(problems, set_aside)
        self.take(counted_from(self.current, now()))

    def of(self, routine_id: str) -> Reminder | None:
        """The reminder of a routine."""
        return next((r for r in self.current if self._is_of(routine_id, r)), None)

    def set(self, reminder: Reminder) -> None:
        """Take over what a person chose; it counts from now on."""
        self.restore(*counted_from((replace(reminder, told_until=None),), self._now()))

    def restore(self, reminder: Reminder) -> None:
        """Put a reminder in the place of the one that its routine has, or at the end."""
        known = self.of(reminder.routine_id)
        others = [r for r in self.current if r is known or not self._is_of(reminder.routine_id, r)]
        place = others.index(known) if known else len(others)
        self.take((*others[:place], reminder, *others[place + 1 :]))

    def remove(self, routine_id: str) -> None:
        """Drop the reminder of a routine."""
        self.take(tuple(r for r in self.current if not self._is_of(routine_id, r)))

    def _is_of(self, routine_id: str, reminder: Reminder) -> bool:
        """Whether it is one of a routine, also by an id that this had."""
        return self._present_id(reminder.routine_id) == self._present_id(routine_id)

    def load_again(self) -> None:
        """Take over what is in the file now, as after a restore; each counts from now on."""
        reminders, _ = self._file.load()
        self.take(counted_from(reminders, self._now()))

    def follow(self, found: tuple[Reminder, ...]) -> None:
        """Go on with what another computer wrote into the file; what was told here stays told."""
        reminders, _ = told_on_both(found, self.current)
        if reminders != self.current:
            self.current = reminders
            self.changed.emit(reminders)

    def take(self, reminders: tuple[Reminder, ...]) -> None:
        """Take over and keep all reminders."""
        if reminders == self.current:
            return
        self.current = reminders
        self.changed.emit(reminders)
        self._save()

    def _mend(self, problems: tuple[Problem, ...], set_aside: SettingAside) -> None:
        """Keep a damaged file beside, and what is sound of it in its place."""
        path = self._file.path
        said = unusable_as_it_is(path.name, [words.problem_in_words(p) for p in problems])
        if set_aside(path, said=said, goes_on=GoesOn.WITH_THE_REST):
            self._save()

    def _save(self) -> None:
        save = partial(self._file.save, self.current)
        self._writer.do(save, failed=self._tell_fault, newest_of=self._file.path)

    def _tell_fault(self, error: OSError) -> None:
        self._tell(words.cannot_be_saved(self._file.path, reason(error)))


class ReminderClock(QObject):
    """Looks once a minute what is due; while the person is busy nothing is told, nor lost.

    Signals:
        due: the `Due`s that have not been told, the newest first.
        looked: a minute has gone by.

    Args:
        done: what is known of the sessions that some reminders depend on.
        now: gives this instant in UTC.
    """

    due = Signal(object)
    looked = Signal()

    def __init__(
        self,
        keeper: ReminderKeeper,
        done: Callable[[Sequence[Reminder]], Mapping[str, LastDone]],
        now: Callable[[], datetime],
        is_busy: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self._done = done
        self._now = now
        self._is_busy = is_busy
        self._is_stopped = False
        # What sleeps with the computer goes on within the minute after it woke up.
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.CoarseTimer)
        self._timer.timeout.connect(self.check)
        keeper.changed.connect(self._sleep)

    def check(self) -> None:
        """Tell what has become due since it was told last."""
        if self._is_stopped:
            return
        if self._keeper.current and not self._is_busy():
            now = self._now()
            reminders = counted_from(self._keeper.current, now)
            dues = due_now(reminders, now, self._done(reminders))
            self._keeper.take(after_telling(reminders, dues))
            if dues:
                self.due.emit(dues)
        self._sleep()
        self.looked.emit()

    def stop(self) -> None:
        """Look no more."""
        self._is_stopped = True
        self._timer.stop()

    def _sleep(self) -> None:
        if self._keeper.current and not self._is_stopped:
            self._timer.start(to_next_minute_ms(self._now()))
        else:
            self._timer.stop()


def to_next_minute_ms(now: datetime) -> int:
    """Milliseconds until the clock on the wall shows another minute."""
    return MINUTE_MS - now.second * 1000 - now.microsecond // 1000 + PAST_THE_MINUTE_MS
