"""Kinds of exercises, and the muscles that they are for."""

from __future__ import annotations

from collections.abc import Iterable

from recoverytimer.base.content import MUSCLE, key_in_language
from recoverytimer.base.language import message, pgettext
from recoverytimer.base.listing import in_row
from recoverytimer.exercise.exercise import Kind, KindGroup

any_kind = message("Any kind")
my_own = message("My own")


def kind_name(kind: Kind) -> str:
    """A kind by itself: "Stretch"."""
    return {
        Kind.STRETCH: pgettext("a kind of exercise", "Stretch"),
        Kind.DYNAMIC: pgettext("a kind of exercise", "Warm-up"),
        Kind.MOBILITY: pgettext("a kind of exercise", "Mobility"),
        Kind.ROLL: pgettext("a kind of exercise", "Roll"),
        Kind.BALL: pgettext("a kind of exercise", "Ball"),
        Kind.STRENGTH: pgettext("a kind of exercise", "Strength"),
        Kind.BREATHING: pgettext("a kind of exercise", "Breathing"),
        Kind.ACTIVE: pgettext("a kind of exercise", "Easy movement"),
        Kind.REST: pgettext("a kind of exercise", "Rest"),
        Kind.COLD: pgettext("a kind of exercise", "Cold"),
        Kind.HEAT: pgettext("a kind of exercise", "Heat"),
    }[kind]


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


def group_name(group: KindGroup) -> str:
    """What one filters by."""
    return {
        KindGroup.ALL: pgettext("kinds of exercises", "All"),
        KindGroup.STRETCH: pgettext("kinds of exercises", "Stretch"),
        KindGroup.ROLL: pgettext("kinds of exercises", "Roll"),
        KindGroup.COLD_AND_HEAT: pgettext("kinds of exercises", "Ice and heat"),
        KindGroup.STRENGTH: pgettext("kinds of exercises", "Strength"),
        KindGroup.MOVE: pgettext("kinds of exercises", "Move"),
    }[group]


def muscles_in_words(muscles: Iterable[str]) -> str:
    """Muscles as files name them: "glutes, hip flexors"."""
    return in_row(key_in_language(MUSCLE, muscle) for muscle in muscles)
