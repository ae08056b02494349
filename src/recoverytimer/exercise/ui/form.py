"""The form in which an exercise is written: one field for each key of its file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from recoverytimer.base.problem import Problem
from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.cautionnotes import CautionNote
from recoverytimer.exercise.declaredfield import DeclaredField, FieldKind
from recoverytimer.exercise.exercise import Exercise, Kind
from recoverytimer.exercise.fields import (
    CHANGES,
    EXERCISE_FIELDS,
    words_by_field,
)
from recoverytimer.exercise.ui.draft import ExerciseDraft
from recoverytimer.exercise.ui.fields import ExerciseChoice, SourcesField, VariantField
from recoverytimer.exercise.ui.picturefield import PictureField
from recoverytimer.figure.ui.figures import Figures
from recoverytimer.forms.cautionsfield import CautionsField
from recoverytimer.forms.dosefield import UsualDoseField
from recoverytimer.forms.form import DeclaredForm


class ExerciseForm(DeclaredForm):
    """Shows a draft in fields and hands it what is entered there."""

    def __init__(
        self,
        draft: ExerciseDraft,
        exercises: Mapping[str, Exercise],
        caution_notes: Mapping[Caution, CautionNote],
        figures: Figures,
    ) -> None:
        others = _OtherExercises(draft, exercises, figures)
        picture = PictureField(figures)
        names = {code.value: note.name for code, note in caution_notes.items()}
        questions = {code.value: note.question for code, note in caution_notes.items()}

        def variant(declared: DeclaredField) -> VariantField:
            other = ExerciseChoice("No other exercise", others.all, others.name_of)
            return VariantField(other, declared.label)

        super().__init__(
            EXERCISE_FIELDS,
            {
                FieldKind.PICTURE: lambda _: picture,
                FieldKind.FIGURE: lambda _: ExerciseChoice(
                    "Its own, if there is one", others.drawn, others.name_of
                ),
                FieldKind.DOSE: lambda _: UsualDoseField(),
                FieldKind.CAUTIONS: lambda _: CautionsField(names, questions),
                FieldKind.VARIANT: variant,
                FieldKind.SOURCES: lambda _: SourcesField(),
            },
        )
        self._draft = draft
        self._touched: set[str] = set()
        self.shows_all = False
        self.picture = picture
        for key in self.rows:
            self._show_draft(key)
        draft.changed.connect(self._follow)
        self.changed.connect(self._enter)
        self.settled.connect(draft.settle)

    def show_problems(self, problems: Sequence[Problem]) -> str:
        """Say what is wrong at the fields that were touched, or at all; gives what has no field."""
        found = words_by_field(problems)
        for key, row in self.rows.items():
            shown = self.shows_all or key in self._touched
            row.show_problem(found.get(key, "") if shown else "")
        return found.get("", "")

    def _enter(self, key: str, value: Any) -> None:
        self._touched.add(key)
        self._draft.change(key, value, CHANGES[key])

    def _follow(self, key: str) -> None:
        self._touched.add(key)
        self._show_draft(key)

    def _show_draft(self, key: str) -> None:
        self.show_value(key, self._draft.value(key))
        if key in {"picture", "pose", "kind"}:
            drawn = self._draft.value("pose") or self._draft.exercise_id or ""
            kind = str(self._draft.value("kind"))
            self.picture.show_figure(str(drawn), kind if kind in set(Kind) else Kind.STRETCH)


class _OtherExercises:
    """What can be chosen in place of an exercise, or shown as its figure: ids with names."""

    def __init__(
        self, draft: ExerciseDraft, exercises: Mapping[str, Exercise], figures: Figures
    ) -> None:
        self._own = draft.exercise_id
        self._exercises = exercises
        self._poses = figures.poses

    def all(self) -> list[tuple[str, str]]:
        """All but the one that is being written."""
        return [(x.name, key) for key, x in self._exercises.items() if key != self._own]

    def drawn(self) -> list[tuple[str, str]]:
        """Those of which there is a figure."""
        return [(name, key) for name, key in self.all() if self._poses.stamp(key)]

    def name_of(self, exercise_id: Any) -> str:
        """The name of an exercise, or the id of one that is not known."""
        exercise = self._exercises.get(str(exercise_id))
        return exercise.name if exercise else str(exercise_id)
