"""What may be written in a dose and changes nothing there."""

from __future__ import annotations

from msgspec.structs import replace

from recoverytimer.exercise.dose import Dose, planned_dose

_DURATIONS = ("pace", "within", "about")


def ignored_keys(dose: Dose) -> tuple[str, ...]:
    """The keys of a sound dose that would change nothing with another value either."""
    plan = planned_dose(dose)
    return tuple(
        key
        for key in _DURATIONS
        if (seconds := getattr(dose, key))
        and planned_dose(replace(dose, **{key: seconds + 1})) == plan
    )
