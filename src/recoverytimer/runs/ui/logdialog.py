"""The dialog in which a person logs a run, in five seconds, or changes one."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta, timezone

from msgspec.structs import replace
from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from recoverytimer.base.amounts import clock_digits, plain_number
from recoverytimer.base.days import offset_at
from recoverytimer.base.storage.recordlimits import FIRST_YEAR, LONGEST_NOTE
from recoverytimer.base.words.common import still_to_come
from recoverytimer.forms.daytime import DayField, TimeField
from recoverytimer.forms.row import FieldRows
from recoverytimer.runs import words
from recoverytimer.runs.run import Effort, Run
from recoverytimer.runs.typed import (
    RunInputError,
    TypedRun,
    as_typed,
    typed_distance_m,
    typed_duration_s,
    typed_run,
    usual_start,
)
from recoverytimer.theme.theme import SPACE, at_text_size
from recoverytimer.widgets.chip import Chip
from recoverytimer.widgets.dialogs import Dialog, cancel_and_save
from recoverytimer.widgets.layout import add_all
from recoverytimer.widgets.text import heading, plain, set_tone

FIELD = 17 * SPACE
WIDTH = 58 * SPACE


class LogRunDialog(Dialog):
    """Asks how far, how long and how hard.

    Signals:
        saved: the `Run`.

    Args:
        now: this instant in UTC.
        run: one to be changed.
    """

    saved = Signal(object)

    def __init__(
        self, now: datetime, run: Run | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(words.dialog_title(is_there=run is not None), parent)
        self._run = run
        self._now = now
        self.said = plain(words.how_it_works(), "body", "muted")
        end, _save = cancel_and_save(self, self._save)
        title = heading(self.windowTitle(), "title")
        add_all(self.column, title, self._fields(), self.said, None, end)
        self._fill(run)
        for field in (self.distance, self.minutes):
            field.textEdited.connect(self._tell)
        self.day.dateChanged.connect(self._follow_day)
        self.time.timeChanged.connect(self._touch)
        self.want(WIDTH)
        self.distance.setFocus()
        self.distance.selectAll()

    def _fields(self) -> FieldRows:
        rows = FieldRows()
        self.distance = _line(words.distance_in_full(), words.distance_example())
        self.minutes = _line(words.minutes_in_full(), words.minutes_example())
        self.note = QLineEdit()
        self.note.setMaxLength(LONGEST_NOTE)
        self.note.setPlaceholderText(words.note_hint())
        rows.add(words.distance_label(), self.distance, _unit(words.distance_unit()))
        rows.add(words.duration_label(), self.minutes, _unit(words.minutes_unit()))
        rows.add(words.effort_question(), *self._efforts())
        rows.add(words.when_label(), *self._when())
        rows.add(words.note_label(), self.note)
        return rows

    def _efforts(self) -> Iterable[QWidget]:
        # No button group: it would keep Tab from all but one.
        self.efforts = {effort: Chip(words.effort_label(effort)) for effort in Effort}
        for effort, chip in self.efforts.items():
            chip.setAccessibleName(words.effort_choice(effort))
            # A second click takes it back, as one may not want to say.
            chip.clicked.connect(lambda _on, e=effort: self._only(e))
        return self.efforts.values()

    def _when(self) -> Iterable[QWidget]:
        today = self._wall.date()
        self.day = DayField(today, date(FIRST_YEAR, 1, 1), today)
        self.day.setAccessibleName(words.day_label())
        self.time = TimeField()
        self.time.setAccessibleName(words.time_label())
        return self.day, self.time

    @property
    def _wall(self) -> datetime:
        """Now on the wall where the run was; a new one was here."""
        offset = self._run.offset_min if self._run else offset_at(self._now)
        return self._now.astimezone(timezone(timedelta(minutes=offset)))

    def _fill(self, run: Run | None) -> None:
        self._is_touched = run is not None
        if run is None:
            self._show_time()
            return
        if run.distance_m:
            self.distance.setText(plain_number(as_typed(run.distance_m)))
        if run.duration_s:
            self.minutes.setText(clock_digits(run.duration_s))
        if run.effort:
            self.efforts[run.effort].setChecked(True)
        self._rounded = self.distance.text()
        self.note.setText(run.note)
        began = run.started_at.astimezone(timezone(timedelta(minutes=run.offset_min)))
        self.day.show_day(began.date())
        self.time.show_time(began.time())
        self._tell()

    def _only(self, effort: Effort) -> None:
        for other, chip in self.efforts.items():
            if other is not effort:
                chip.setChecked(False)

    def _touch(self) -> None:
        self._is_touched = True

    def _follow_day(self) -> None:
        if not self._is_touched:
            self._show_time()

    def _show_time(self) -> None:
        """Show when such a run usually began, as long as nothing else was chosen."""
        began = usual_start(self.day.day, self._typed(), self._wall)
        with QSignalBlocker(self.time):
            self.time.show_time(began.time())

    def _tell(self) -> None:
        """Say the pace, so that a slip of the finger is seen."""
        typed = self._typed()
        said = words.pace(typed.distance_m, typed.duration_s)
        self.said.setText(words.that_is(said) if said else words.how_it_works())
        set_tone(self.said, "muted")
        if not self._is_touched:
            self._show_time()

    def _typed(self) -> TypedRun:
        """What is understood so far."""
        try:
            distance = typed_distance_m(self.distance.text())
        except RunInputError:
            distance = None
        try:
            duration = typed_duration_s(self.minutes.text())
        except RunInputError:
            duration = None
        return self._exact(TypedRun(distance, duration))

    def _exact(self, typed: TypedRun) -> TypedRun:
        """With the distance of before, where it stands there rounded and untouched."""
        if self._run is None or self.distance.text() != self._rounded:
            return typed
        return replace(typed, distance_m=self._run.distance_m)

    def _refuse(self, text: str) -> None:
        self.said.setText(text)
        set_tone(self.said, "danger")

    def _save(self) -> None:
        try:
            typed = self._exact(typed_run(self.distance.text(), self.minutes.text()))
        except RunInputError as error:
            self._refuse(words.input_fault(error.fault))
            wrong = self._typed().distance_m is None
            (self.distance if wrong else self.minutes).setFocus()
            return
        started = self._started()
        if started > self._now:
            self._refuse(still_to_come())
            self.time.setFocus()
            return
        self.saved.emit(self._made(typed, started))
        self.accept()

    def _started(self) -> datetime:
        """When it began, in UTC; to the second as it was, where day and minute are the same."""
        wall = datetime.combine(self.day.day, self.time.at)
        if self._run is None:
            return wall.astimezone(UTC)
        zone = timezone(timedelta(minutes=self._run.offset_min))
        before = self._run.started_at.astimezone(zone)
        if before.replace(second=0, microsecond=0, tzinfo=None) == wall:
            return self._run.started_at
        return wall.replace(tzinfo=zone).astimezone(UTC)

    def _made(self, typed: TypedRun, started: datetime) -> Run:
        before = self._run
        return Run(
            id=before.id if before else str(uuid.uuid4()),
            started_at=started,
            offset_min=before.offset_min if before else offset_at(started),
            distance_m=typed.distance_m,
            duration_s=typed.duration_s,
            effort=next((e for e, chip in self.efforts.items() if chip.isChecked()), None),
            note=self.note.text().strip(),
            source=before.source if before else "",
        )


def _unit(name: str) -> QLabel:
    return plain(name, tone="muted", wrap=False)


def _line(name: str, example: str) -> QLineEdit:
    line = QLineEdit()
    line.setPlaceholderText(example)
    line.setAccessibleName(name)
    line.setFixedWidth(at_text_size(line, FIELD))
    return line
