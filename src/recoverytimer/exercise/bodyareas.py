"""The places on the body where muscles get sore, and the words exercises use for them."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Area(StrEnum):
    """A group of muscles that one points at as a whole."""

    GLUTES = "glutes"
    OUTER_HIPS = "outer hips"
    HIP_FLEXORS = "hip flexors"
    QUADS = "quads"
    HAMSTRINGS = "hamstrings"
    INNER_THIGHS = "inner thighs"
    CALVES = "calves"
    SHINS = "shins"
    FEET = "feet"
    LOWER_BACK = "lower back"
    UPPER_BACK = "upper back"


BACK = frozenset({Area.LOWER_BACK, Area.UPPER_BACK})

AREA_OF_MUSCLE = {
    "glutes": Area.GLUTES,
    "gluteus maximus": Area.GLUTES,
    "gluteus medius": Area.GLUTES,
    "gluteus minimus": Area.GLUTES,
    "piriformis": Area.GLUTES,
    "deep hip rotators": Area.GLUTES,
    "outer hip": Area.OUTER_HIPS,
    "hip abductors": Area.OUTER_HIPS,
    "tensor fasciae latae": Area.OUTER_HIPS,
    "hips": Area.OUTER_HIPS,
    "hip flexors": Area.HIP_FLEXORS,
    "quads": Area.QUADS,
    "hamstrings": Area.HAMSTRINGS,
    "adductors": Area.INNER_THIGHS,
    "calves": Area.CALVES,
    "soleus": Area.CALVES,
    "shins": Area.SHINS,
    "ankles": Area.SHINS,
    "plantar fascia": Area.FEET,
    "sole of the foot": Area.FEET,
    "toe flexors": Area.FEET,
    "lower back": Area.LOWER_BACK,
    "back extensors": Area.LOWER_BACK,
    "upper back": Area.UPPER_BACK,
    "lats": Area.UPPER_BACK,
}


def areas(muscles: Iterable[str]) -> tuple[Area, ...]:
    """The places that muscles belong to, each once; words that name none are left out."""
    found = (AREA_OF_MUSCLE.get(muscle.lower()) for muscle in muscles)
    return tuple(dict.fromkeys(area for area in found if area is not None))
