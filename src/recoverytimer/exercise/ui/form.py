"""The form in which an exercise is written: one field for each key of its file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, cast

from PySide6.QtWidgets import QApplication

from recoverytimer.base.problem import Problem
from recoverytimer.exercise import fields
from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.cautionnotes import CautionNote
from recoverytimer.exercise.dose import Measure
from recoverytimer.exercise.dosetext import read_tempo, tempo_text
from recoverytimer.exercise.exercise import Exercise, Kind
from recoverytimer.exercise.files import read_dose_table
from recoverytimer.exercise.reference import Reference
from recoverytimer.exercise.ui.draft import ExerciseDraft
from recoverytimer.exercise.ui.fields import SourcesField, exercise_choice
from recoverytimer.exercise.ui.loadsfield import FULL, LIGHT, LoadsField
from recoverytimer.exercise.ui.picturefield import PictureField
from recoverytimer.exercise.words import fields as words
from recoverytimer.exercise.words.doses import dose_in_words
from recoverytimer.figure.ui.figures import Figures
from recoverytimer.forms.dosefield import DoseField
from recoverytimer.forms.fields import FlagsField, LineField
from recoverytimer.forms.form import Form
from recoverytimer.forms.lines import Way
from recoverytimer.forms.row import RowShape


class ExerciseForm(Form):
    """Shows a draft in fields and hands it what is entered there."""

    def __init__(
        self,
        draft: ExerciseDraft,
        exercises: Mapping[str, Exercise],
        caution_notes: Mapping[Caution, CautionNote],
        figures: Figures,
        references: Mapping[str, Reference],
    ) -> None:
        names = {code.value: note.name for code, note in caution_notes.items()}
        questions = {code.value: note.question for code, note in caution_notes.items()}
        offer = partial(exercise_choice, exercises=exercises, but=draft.exercise_id)
        other = {"exercise": lambda _: offer(words.no_other(), fits=bool)}
        self._draft = draft
        self._touched: set[str] = set()
        self.shows_all = False
        self.picture, self._dose = PictureField(figures), DoseField()
        sources = SourcesField(references)
        # Each of these is a step of its own, as is what is entered after one was elsewhere.
        self.picture.edited.connect(draft.settle)
        sources.settled.connect(draft.settle)
        cast("QApplication", QApplication.instance()).focusChanged.connect(draft.settle)
        super().__init__(
            fields.exercise_form(),
            {
                "picture": lambda _: self.picture,
                "pose": lambda _: offer(words.its_own_figure(), fits=figures.has_figure),
                "dose": lambda _: self._dose,
                "tempo": lambda _: LineField(Way(self._read_tempo, tempo_text)),
                "loads": lambda _: LoadsField(),
                "cautions": lambda field: FlagsField(field.choices, names, questions),
                "easier": lambda _: Form(fields.variant_form(), other, RowShape.NARROW),
                "harder": lambda _: Form(fields.variant_form(), other, RowShape.NARROW),
                "sources": lambda _: sources,
            },
        )
        self._show()
        draft.changed.connect(self._follow)
        self.changed.connect(self._enter)

    def show_problems(self, problems: Sequence[Problem]) -> str:
        """Say what is wrong at the fields that were touched, or at all; gives what has no field."""
        found = words.words_by_field(problems)
        for inner, key in fields.WITHIN.items():
            found[key] = found.get(key) or found.get(inner, "")
        for key, row in self.rows.items():
            shown = self.shows_all or key in self._touched
            row.show_problem(found.get(key, "") if shown else "")
        return found.get("", "")

    def _enter(self, key: str, value: Any) -> None:
        self._touched.add(key)
        name = words.change_name(key)
        if key == "loads":
            self._draft.change_all(value, name)
            return
        if key == "dose":
            value = fields.with_measure(self._table_of_dose, *value)
        elif key in words.DOSE_WORDS:
            key, value = "dose", fields.with_part(self._table_of_dose, key, value)
        self._draft.change(key, value, name)

    def _follow(self, key: str) -> None:
        self._touched.add(fields.WITHIN.get(key, key))
        self._show()

    def _show(self) -> None:
        dose = self._table_of_dose
        parts = {key: dose.get(key) for key in words.DOSE_WORDS}
        table = {**self._draft.table, **parts, "dose": (dose, False)}
        table["loads"] = {key: table.get(key) for key in (FULL, LIGHT)}
        for key, row in self.rows.items():
            self.show_key(key, table.get(key))
            if key in fields.PACES:
                row.setVisible(key in dose or key in fields.paces_of(fields.measure_of(dose)))
        read = read_dose_table(dose).value
        self._dose.say(words.meaning(dose_in_words(read)) if read else "")
        drawn, kind = table.get("pose") or self._draft.exercise_id, str(table.get("kind"))
        self.picture.show_figure(str(drawn or ""), kind if kind in set(Kind) else Kind.STRETCH)

    @property
    def _table_of_dose(self) -> dict[str, Any]:
        dose = self._draft.value("dose")
        return dose if isinstance(dose, dict) else {}

    def _read_tempo(self, text: str) -> Any:
        is_breath = fields.measure_of(self._table_of_dose) is Measure.BREATHS
        return read_tempo(text, breath=is_breath)
