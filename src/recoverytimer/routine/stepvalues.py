"""Changing one value of a step as it stands in a file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from recoverytimer.exercise.dose import Measure
from recoverytimer.exercise.fields import with_measure, with_part
from recoverytimer.routine.files import DOSE_KEYS, QUESTION_KEYS

Plain = Mapping[str, Any]
MEASURES = tuple(measure.value for measure in Measure)
PACES = tuple(key for key in DOSE_KEYS if key not in MEASURES and key != "sets")


def with_value(table: Plain, usual: Plain, key: str, value: object) -> dict[str, Any]:
    """The table with another value, None for none.

    A step without a dose of its own begins with the usual one when its pace is changed. What
    contradicts the value goes, and all of a question goes with it.
    """
    begun = {**usual, **table} if key in PACES and not has_dose(table) else dict(table)
    begun = with_part(begun, key, value)
    if key == "ask" and value is None:
        return {k: v for k, v in begun.items() if k not in QUESTION_KEYS}
    return begun


def with_dose(table: Plain, usual: Plain, measure: Measure, value: object) -> dict[str, Any]:
    """The table with another dose; its pace stays where it goes with what is counted."""
    begun = dict(table) if has_dose(table) else {**usual, **table}
    return with_measure(begun, measure, value)


def without_dose(table: Plain) -> dict[str, Any]:
    """The table with the usual dose of its exercise."""
    return {k: v for k, v in table.items() if k not in DOSE_KEYS}


def has_dose(table: Plain) -> bool:
    """Whether a step has a dose of its own."""
    return any(measure in table for measure in MEASURES)
