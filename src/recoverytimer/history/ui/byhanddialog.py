"""The dialog in which a person enters a session that was done without the app."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from recoverytimer.base.amounts import MINUTE_S, minutes_of
from recoverytimer.base.storage.recordlimits import LONGEST_NOTE
from recoverytimer.base.words.common import still_to_come
from recoverytimer.exercise.exercise import LONGEST_NAME, Exercise, Kind
from recoverytimer.exercise.words.kinds import kind_name
from recoverytimer.forms.fields import ChoiceField
from recoverytimer.forms.row import FieldRows
from recoverytimer.history import byhand
from recoverytimer.history.changes import Record
from recoverytimer.history.ui.editdialog import WIDTH
from recoverytimer.history.ui.whenfields import WhenFields
from recoverytimer.history.words import labels
from recoverytimer.player.session import SessionIdentity
from recoverytimer.routine.library import RoutineEntry
from recoverytimer.routine.routine import played_exercises
from recoverytimer.soreness.entry import after_session
from recoverytimer.widgets.dialogs import Dialog, cancel_and_save
from recoverytimer.widgets.layout import add_all
from recoverytimer.widgets.levelscale import SorenessScale
from recoverytimer.widgets.text import heading, plain, set_tone

USUAL_MINUTES = 10
SecondsOf = Callable[[RoutineEntry], float]


class ByHandDialog(Dialog):
    """Lets a person say what was done, when and for how long.

    Signals:
        saved: the records to keep: the `Session`, and the `SorenessEntry` after it if one was said.

    Args:
        routines: what to choose from.
        seconds: gives how long a routine takes.
        now: gives this instant in UTC.
    """

    saved = Signal(object)

    def __init__(
        self,
        routines: Sequence[RoutineEntry],
        seconds: SecondsOf,
        exercises: Mapping[str, Exercise],
        now: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(labels.add_a_session(), parent)
        self._routines = sorted(routines, key=lambda entry: entry.name.casefold())
        self._seconds = seconds
        self._exercises = exercises
        self._now = now
        self.want(WIDTH)
        rows = self._rows = FieldRows()
        self.what = ChoiceField(
            [(labels.something_else(), None), *((e.name, e) for e in self._routines)]
        )
        self.name = QLineEdit()
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setPlaceholderText(labels.name_hint())
        self.kind = ChoiceField([(labels.kind_not_said(), None), *_kinds()])
        self.what.setSizePolicy(self.name.sizePolicy())
        rows.add(labels.what(), self.what)
        self._else = (rows.add(labels.name(), self.name), rows.add(labels.kind(), self.kind))
        wall = now().astimezone().replace(tzinfo=None) - timedelta(minutes=USUAL_MINUTES)
        self.fields = WhenFields(rows, wall, USUAL_MINUTES)
        self.soreness = SorenessScale()
        self.said = plain("", tone="danger")
        end, self.save = cancel_and_save(self, self._keep)
        add_all(
            self.column,
            heading(labels.done_without_the_app(), "title"),
            rows,
            plain(labels.how_sore(), "body", "muted"),
            self.soreness,
            self.said,
            None,
            end,
        )
        self.what.currentIndexChanged.connect(self._take_routine)
        self.name.textChanged.connect(self._check)
        self.fields.changed.connect(self._check)
        self._take_routine()
        self.what.setFocus()

    @property
    def records(self) -> tuple[Record, ...]:
        """What is to be kept as it stands in the dialog."""
        entry, chosen = self._entry, self.fields
        started_at, offset_min = byhand.instant_here(chosen.wall)
        identity = SessionIdentity(
            id=str(uuid.uuid4()),
            routine_id=entry.id if entry else "",
            started_at=started_at,
            offset_min=offset_min,
        )
        session = byhand.done_without_app(
            identity,
            entry.name if entry else self.name.text().strip(),
            float(chosen.minutes.number * MINUTE_S),
            self._kinds_of(entry),
            kind=self.kind.currentData() if entry is None else None,
            note=chosen.note.toPlainText().strip()[:LONGEST_NOTE],
        )
        level = self.soreness.value
        return (session,) if level is None else (session, after_session(session, level))

    @property
    def _entry(self) -> RoutineEntry | None:
        found = self.what.currentData()
        return found if isinstance(found, RoutineEntry) else None

    def _kinds_of(self, entry: RoutineEntry | None) -> dict[str, Kind]:
        if entry is None or entry.routine is None:
            return {}
        names = (step.exercise for _, step in played_exercises(entry.routine))
        return {name: self._exercises[name].kind for name in names if name in self._exercises}

    def _take_routine(self) -> None:
        entry = self._entry
        for row in self._else:
            self._rows.setRowVisible(row, entry is None)
        if entry is not None:
            minutes = minutes_of(self._seconds(entry))
            self.fields.minutes.show_value(max(1, minutes))
        self._check()

    def _check(self) -> None:
        named = self._entry is not None or bool(self.name.text().strip())
        past = self.fields.wall.astimezone() <= self._now()
        hint = "" if named else labels.name_is_missing()
        self.said.setText(hint if past else still_to_come())
        set_tone(self.said, "muted" if past else "danger")
        self.save.setEnabled(named and past)

    def _keep(self) -> None:
        self.saved.emit(self.records)
        self.accept()


def _kinds() -> list[tuple[str, object]]:
    return [(kind_name(kind), kind) for kind in Kind]
