"""What may be written in a dose and changes nothing there."""

from __future__ import annotations

from msgspec.structs import replace

from recoverytimer.exercise.dose import Dose, planned_dose

_DURATIONS = ("pace", "within", "about")


def ignored_keys(dose: Dose) -> tuple[str, ...]:
    """The keys of a sound dose that would change nothing with another value either."""
    plan = planned_dose(dose)
    others = {key: s + 1 for key in _DURATIONS if (s := getattr(dose, key))}
    if dose.own_pace:
        others["own_pace"] = False
    return tuple(
        key for key, other in others.items() if planned_dose(replace(dose, **{key: other})) == plan
    )


def is_timed(dose: Dose) -> bool:
    """Whether a sound dose takes another time when it is done faster."""
    return planned_dose(dose) != planned_dose(dose, speed=2)
