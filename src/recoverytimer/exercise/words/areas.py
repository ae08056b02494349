"""Places on the body."""

from __future__ import annotations

from recoverytimer.base.language import pgettext
from recoverytimer.exercise.bodyareas import Area


def area_name(area: Area) -> str:
    """An area as a sentence or a label begins with it: "Glutes"."""
    return {
        Area.GLUTES: pgettext("a place on the body", "Glutes"),
        Area.OUTER_HIPS: pgettext("a place on the body", "Outer hips"),
        Area.HIP_FLEXORS: pgettext("a place on the body", "Hip flexors"),
        Area.QUADS: pgettext("a place on the body", "Quads"),
        Area.HAMSTRINGS: pgettext("a place on the body", "Hamstrings"),
        Area.INNER_THIGHS: pgettext("a place on the body", "Inner thighs"),
        Area.CALVES: pgettext("a place on the body", "Calves"),
        Area.SHINS: pgettext("a place on the body", "Shins"),
        Area.FEET: pgettext("a place on the body", "Feet"),
        Area.LOWER_BACK: pgettext("a place on the body", "Lower back"),
        Area.UPPER_BACK: pgettext("a place on the body", "Upper back"),
    }[area]
