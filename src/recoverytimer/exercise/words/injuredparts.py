"""Where somebody is hurt, as one would say it to a friend."""

from __future__ import annotations

from recoverytimer.base.field import Choices
from recoverytimer.base.language import _, message, message_in
from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.injuredpart import InjuredPart

PARTS: Choices = {
    InjuredPart.FOOT: message_in("where somebody is hurt", "Ankle or foot"),
    InjuredPart.LOWER_LEG: message_in("where somebody is hurt", "Lower leg"),
    InjuredPart.KNEE: message_in("where somebody is hurt", "Knee"),
    InjuredPart.THIGH: message_in("where somebody is hurt", "Thigh"),
    InjuredPart.HIP: message_in("where somebody is hurt", "Hip, groin or buttock"),
    InjuredPart.BACK: message_in("where somebody is hurt", "Back"),
    InjuredPart.UPPER_BODY: message_in("where somebody is hurt", "Shoulder, arm, chest or neck"),
}

elsewhere = message_in("where somebody is hurt", "Elsewhere, several places, or not sure")
why_where = message(
    "If only one place is hurt, we can offer something gentle for the rest of your body."
)


def where(caution: Caution) -> str:
    """What is asked about where a caution is."""
    return {
        Caution.ACUTE: _("Where is your injury?"),
        Caution.SURGERY: _("Which part of your body was operated on?"),
        Caution.FRACT: _("Where is the break?"),
    }[caution]


def caution_at(name: str, part: InjuredPart | None) -> str:
    """A caution with where it is, if that is said: "New injury: ankle or foot"."""
    match part:
        case None:
            return name
        case InjuredPart.FOOT:
            return _("{caution}: ankle or foot", caution=name)
        case InjuredPart.LOWER_LEG:
            return _("{caution}: lower leg", caution=name)
        case InjuredPart.KNEE:
            return _("{caution}: knee", caution=name)
        case InjuredPart.THIGH:
            return _("{caution}: thigh", caution=name)
        case InjuredPart.HIP:
            return _("{caution}: hip, groin or buttock", caution=name)
        case InjuredPart.BACK:
            return _("{caution}: back", caution=name)
        case InjuredPart.UPPER_BODY:
            return _("{caution}: shoulder, arm, chest or neck", caution=name)
