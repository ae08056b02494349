"""What can be filled in of an exercise, and of its usual dose."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, get_args

from recoverytimer.base.field import Field, FieldKind, FormPlan, Layout, fields_of, nothing
from recoverytimer.exercise.dose import Measure
from recoverytimer.exercise.exercise import DefaultDose, Exercise, Source, SourceMark, Variant
from recoverytimer.exercise.words import fields as words

COUNTED = frozenset({Measure.REPS, Measure.PASSES, Measure.BREATHS})
RHYTHMS = ("tempo", "pace", "within")
"""Only one of them can be."""
PACES = (*RHYTHMS, "own_pace")
_AGAINST = {
    "tempo": RHYTHMS,
    "pace": PACES,
    "within": PACES,
    "own_pace": ("pace", "within", "own_pace"),
}
"""What goes when a key is filled in."""
WITHIN: Mapping[str, str] = {"light_loads": "loads"}
"""Keys that are filled in within the field of another one."""
_EXERCISE: Layout = (
    (words.what_it_is, "name/also/kind|sides/left_means"),
    (words.pictures, "picture/pose"),
    (
        words.how_it_is_done,
        "setup/safety/instructions/cues/breath/way_out/feel/mistakes/muscles|equipment",
    ),
    (
        words.usual_dose,
        "dose/tempo|pace|within/own_pace/sets|rest|about/times_a_day|hours_apart/optional",
    ),
    (words.with_care, "loads/cautions/ask_first"),
    (words.easier_and_harder, "easier/harder"),
    (words.where_from, "sources"),
)


def exercise_form() -> FormPlan:
    """The form of an exercise."""
    of_dose = fields_of(DefaultDose, words.DOSE_WORDS)
    return FormPlan({**fields_of(Exercise, words.EXERCISE_WORDS), **of_dose}, _EXERCISE)


def dose_form() -> FormPlan:
    """The form of what is counted in a dose, and of how much of it."""
    said, measures = words.DOSE_WORDS, tuple(Measure)
    measure = Field("measure", said["measure"], FieldKind.CHOICE, choices=measures)
    amount = Field("amount", said["amount"])
    return FormPlan({"measure": measure, "amount": amount}, ((nothing, "measure|amount"),))


def variant_form() -> FormPlan:
    """The form of an easier or harder way."""
    return FormPlan(fields_of(Variant, words.VARIANT_WORDS), ((nothing, "text/exercise"),))


def source_form() -> FormPlan:
    """The form of a source."""
    fields = fields_of(Source, words.SOURCE_WORDS, {"text": FieldKind.LINE})
    # The field of the mark is only there for what has one.
    fields["mark"] = replace(fields["mark"], choices=get_args(SourceMark))
    return FormPlan(fields, ((nothing, "reference/text|mark"),))


def source_table(table: Mapping[str, Any]) -> dict[str, Any]:
    """The table of a source, with a mark where it has no reference, which has its own."""
    if table.get("reference"):
        return {k: v for k, v in table.items() if k != "mark"}
    return {"mark": "J", **table}


def measure_of(dose: Mapping[str, Any]) -> Measure:
    """What the table of a dose counts; seconds where it does not say."""
    return next((m for m in Measure if m.value in dose), Measure.HOLD)


def paces_of(measure: Measure) -> tuple[str, ...]:
    """The keys of which one may say how fast, for what is counted."""
    if measure in COUNTED:
        return PACES
    if measure is Measure.HOLD:
        return RHYTHMS[:2]
    return () if measure is Measure.METRES else RHYTHMS[:1]


def with_measure(dose: Mapping[str, Any], measure: Measure, value: Any) -> dict[str, Any]:
    """The table of a dose with another amount, and without what does not go with it."""
    gone = {*Measure, *PACES} - {*paces_of(measure)}
    return {**{k: v for k, v in dose.items() if k not in gone}, measure.value: value}


def with_part(dose: Mapping[str, Any], key: str, value: Any) -> dict[str, Any]:
    """The table of a dose with another value, None for none; without what contradicts it."""
    gone = _AGAINST.get(key, (key,)) if value else (key,)
    kept = {k: v for k, v in dose.items() if k not in gone}
    return kept if value is None else {**kept, key: value}
