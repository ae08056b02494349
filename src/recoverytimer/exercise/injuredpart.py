"""Where somebody is hurt, as a runner would say it."""

from __future__ import annotations

from enum import StrEnum

from recoverytimer.exercise.caution import Caution

PLACED = (Caution.ACUTE, Caution.SURGERY, Caution.FRACT)
"""The cautions of which it is asked where; not said, they hold for all of the body."""


class InjuredPart(StrEnum):
    """A part of the body that is hurt, was operated on or broken."""

    FOOT = "foot"
    LOWER_LEG = "lower leg"
    KNEE = "knee"
    THIGH = "thigh"
    HIP = "hip"
    BACK = "back"
    UPPER_BODY = "upper body"
