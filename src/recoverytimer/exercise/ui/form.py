"""The form in which an exercise is written: one field for each key of its file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from recoverytimer.base.toml.reading import Problem
from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.cautionnotes import CautionNote
from recoverytimer.exercise.exercise import Exercise, Kind
from recoverytimer.exercise.fields import KINDS, SECTIONS, SIDES, STEP_NAMES, TITLES, words_by_field
from recoverytimer.exercise.ui.draft import ExerciseDraft
from recoverytimer.exercise.ui.fields import (
    CautionsField,
    ExerciseChoice,
    SourcesField,
    VariantField,
)
from recoverytimer.exercise.ui.picturefield import PictureField
from recoverytimer.figure.ui.figures import Figures
from recoverytimer.forms.dosefield import DoseField
from recoverytimer.forms.fields import (
    CheckField,
    ChoiceField,
    Field,
    FormRow,
    LinesField,
    LongField,
    NumberField,
    TextField,
)
from recoverytimer.theme.icons import Icons
from recoverytimer.theme.theme import SPACE, Themes
from recoverytimer.widgets.layout import Card
from recoverytimer.widgets.text import plain


class ExerciseForm(QObject):
    """Shows a draft in fields and hands it what is entered there; `rows` by the key."""

    def __init__(
        self,
        draft: ExerciseDraft,
        exercises: Mapping[str, Exercise],
        caution_notes: Mapping[Caution, CautionNote],
        figures: Figures,
        themes: Themes,
        icons: Icons,
    ) -> None:
        super().__init__(draft)
        self._draft = draft
        self._exercises = exercises
        self._caution_notes = caution_notes
        self._figures = figures
        self._themes = themes
        self._icons = icons
        self._touched: set[str] = set()
        self.shows_all = False
        self.picture = PictureField(figures, themes)
        self.rows: dict[str, FormRow] = {}
        draft.changed.connect(self._show)

    def build(self, body: QVBoxLayout) -> None:
        """Put all fields below each other, in cards."""
        for title, keys in SECTIONS:
            card = Card()
            card.body.addWidget(plain(title, "lead"))
            card.body.addSpacing(SPACE)
            for key in keys:
                if isinstance(key, str):
                    card.body.addWidget(self._row(key))
                else:
                    card.body.addLayout(self._side_by_side(key))
            body.addWidget(card)
        for key in self.rows:
            self._show_value(key)

    def show_problems(self, problems: Sequence[Problem]) -> str:
        """Say what is wrong at the fields that were touched, or at all; gives what has no field."""
        found = words_by_field(problems)
        for key, row in self.rows.items():
            shown = self.shows_all or key in self._touched
            row.show_problem(found.get(key, "") if shown else "")
        return found.get("", "")

    def first_problem(self) -> FormRow | None:
        """The first field in which something is wrong."""
        return next((row for row in self.rows.values() if row.problem.text()), None)

    def _side_by_side(self, keys: Sequence[str]) -> QHBoxLayout:
        layout = QHBoxLayout()
        layout.setSpacing(2 * SPACE)
        for key in keys:
            layout.addWidget(self._row(key), 1, Qt.AlignmentFlag.AlignTop)
        return layout

    def _row(self, key: str) -> FormRow:
        field = self._field(key)
        title, hint = TITLES[key]
        row = self.rows[key] = FormRow(title, hint, field)
        told = cast("Field", field)
        told.edited.connect(lambda value: self._enter(key, value))
        told.left.connect(self._draft.settle)
        return row

    def _field(self, key: str) -> QWidget:
        made: dict[str, Any] = {
            "name": TextField,
            "kind": lambda: ChoiceField(KINDS),
            "sides": lambda: ChoiceField(SIDES),
            "picture": lambda: self.picture,
            "pose": lambda: ExerciseChoice("Its own, if there is one", self._drawn, self._name_of),
            "setup": LongField,
            "feel": LongField,
            "dose": DoseField,
            "times_a_day": lambda: NumberField("as often as you like"),
            "hours_apart": lambda: NumberField("any time"),
            "optional": lambda: CheckField("Routines can do without it"),
            "cautions": lambda: CautionsField(self._caution_notes),
            "easier": lambda: VariantField(self._other(), "Easier"),
            "harder": lambda: VariantField(self._other(), "Harder"),
            "sources": self._sources,
        }
        field: QWidget = made.get(key, LinesField)()
        return field

    def _other(self) -> ExerciseChoice:
        return ExerciseChoice("No other exercise", self._others, self._name_of)

    def _sources(self) -> SourcesField:
        return SourcesField(self._icons.icon("close", self._themes.current.colours.ink))

    def _others(self) -> list[tuple[str, str]]:
        own = self._draft.exercise_id
        return [(x.name, name) for name, x in self._exercises.items() if name != own]

    def _drawn(self) -> list[tuple[str, str]]:
        poses = self._figures.poses
        return [(name, key) for name, key in self._others() if poses.stamp(key)]

    def _name_of(self, exercise_id: str) -> str:
        exercise = self._exercises.get(exercise_id)
        return exercise.name if exercise else exercise_id

    def _enter(self, key: str, value: Any) -> None:
        self._touched.add(key)
        self._draft.change(key, value, STEP_NAMES[key])

    def _show(self, key: str) -> None:
        self._touched.add(key)
        self._show_value(key)

    def _show_value(self, key: str) -> None:
        cast("Field", self.rows[key].field).show_value(self._draft.value(key))
        if key in {"picture", "pose", "kind"}:
            drawn = self._draft.value("pose") or self._draft.exercise_id or ""
            kind = str(self._draft.value("kind"))
            self.picture.show_figure(str(drawn), kind if kind in set(Kind) else Kind.STRETCH)
