"""Kinds of exercises and doses in words."""

from __future__ import annotations

from recoverytimer.base.amounts import exact_duration, plain_number
from recoverytimer.base.language import pgettext
from recoverytimer.exercise.dose import Dose, Measure, Sided, SidedSeconds
from recoverytimer.exercise.exercise import Kind, Sides

KIND_NAMES = {
    Kind.STRETCH: "Stretch",
    Kind.DYNAMIC: "Warm-up",
    Kind.MOBILITY: "Mobility",
    Kind.ROLL: "Roll",
    Kind.BALL: "Ball",
    Kind.STRENGTH: "Strength",
    Kind.BREATHING: "Breathing",
    Kind.ACTIVE: "Easy movement",
    Kind.REST: "Rest",
    Kind.COLD: "Cold",
    Kind.HEAT: "Heat",
}


def kind_inside(kind: Kind) -> str:
    """A kind inside a sentence: "stretch"."""
    return {
        Kind.STRETCH: pgettext("a kind of exercise, inside a sentence", "stretch"),
        Kind.DYNAMIC: pgettext("a kind of exercise, inside a sentence", "warm-up"),
        Kind.MOBILITY: pgettext("a kind of exercise, inside a sentence", "mobility"),
        Kind.ROLL: pgettext("a kind of exercise, inside a sentence", "roll"),
        Kind.BALL: pgettext("a kind of exercise, inside a sentence", "ball"),
        Kind.STRENGTH: pgettext("a kind of exercise, inside a sentence", "strength"),
        Kind.BREATHING: pgettext("a kind of exercise, inside a sentence", "breathing"),
        Kind.ACTIVE: pgettext("a kind of exercise, inside a sentence", "easy movement"),
        Kind.REST: pgettext("a kind of exercise, inside a sentence", "rest"),
        Kind.COLD: pgettext("a kind of exercise, inside a sentence", "cold"),
        Kind.HEAT: pgettext("a kind of exercise, inside a sentence", "heat"),
    }[kind]


KIND_GROUPS: dict[str, frozenset[Kind]] = {
    "All": frozenset(),
    "Stretch": frozenset({Kind.STRETCH, Kind.MOBILITY}),
    "Roll": frozenset({Kind.ROLL, Kind.BALL}),
    "Ice and heat": frozenset({Kind.COLD, Kind.HEAT}),
    "Strength": frozenset({Kind.STRENGTH}),
    "Move": frozenset({Kind.DYNAMIC, Kind.ACTIVE, Kind.BREATHING, Kind.REST}),
}
"""What one filters by; the first stands for any kind."""
_SIDES = {
    Sides.EACH: "each side",
    Sides.ALTERNATE: "sides in turn",
    Sides.CHOSEN: "chosen side",
    Sides.LEFT: "left side",
    Sides.RIGHT: "right side",
}
_UNITS = {
    Measure.REPS: "reps",
    Measure.PASSES: "passes",
    Measure.BREATHS: "breaths",
    Measure.METRES: "m",
}


def amount_in_words(value: object, unit: str = "") -> str:
    """An amount as its file says it: "30 s", "20-30 s", "12, 10, 8 reps"."""
    if isinstance(value, Sided | SidedSeconds):
        return (
            f"left {amount_in_words(value.left, unit)}, right {amount_in_words(value.right, unit)}"
        )
    if isinstance(value, tuple):
        return ", ".join(amount_in_words(v) for v in value) + f" {unit}".rstrip()
    if unit == "s" and isinstance(value, float | int):
        return exact_duration(value)
    text = value if isinstance(value, str) else plain_number(float(str(value)))
    return f"{text} {unit}".rstrip()


def dose_in_words(value: Dose, sides: Sides = Sides.NONE) -> str:
    """A dose in words: "30 s, each side", "10 reps (up 2, hold 1, down 2)"."""
    measure = value.measure
    if measure is Measure.HOLD:
        text = amount_in_words(value.hold, "s")
    elif measure is Measure.UP_TO:
        text = f"up to {exact_duration(float(value.up_to or 0))}"
    elif measure is Measure.UNTIL_DONE:
        text = "as long as you like"
    else:
        text = amount_in_words(getattr(value, measure.value), _UNITS[measure])
    if value.within:
        text += f" in {exact_duration(value.within)}"
    if value.tempo:
        text += " (" + ", ".join(f"{name} {plain_number(s)}" for name, s in value.tempo) + ")"
    return ", ".join(part for part in (text, _SIDES.get(sides, "")) if part)
