"""How a figure is turned, and what is wrong with a pose."""

from __future__ import annotations

from recoverytimer.base.language import _, message, pgettext
from recoverytimer.base.listing import in_row
from recoverytimer.base.problem import Problem
from recoverytimer.base.words.files import fault_in_words, place_in_words, placed
from recoverytimer.figure.faults import PoseFault, PoseFaultKind
from recoverytimer.figure.pose import MUSCLES

how_to_turn = message(
    "Turn the figure with the mouse or the arrow keys; press Home to turn it back"
)


def problem_in_words(problem: Problem) -> str:
    """What is wrong where in a pose's file, and what would be right."""
    fault = problem.fault
    if not isinstance(fault, PoseFault):
        return placed(problem, place_in_words(problem.place), fault_in_words(problem))
    match problem.place:
        case ("keys", int(index)):
            place = pgettext("a place in a pose", "key {number}", number=index + 1)
        case ():
            place = problem.key or pgettext("a place in a pose", "start")
        case _other:
            place = place_in_words(problem.place)
    return placed(problem, place, _pose_fault(fault))


def _pose_fault(fault: PoseFault) -> str:
    part, other, length = fault.part, fault.other, _centimetres(fault.by_m)
    kind = PoseFaultKind
    match fault.kind:
        case kind.NO_MUSCLE:
            return _(
                '"{name}" is not a muscle. Write one of these with a side, as in "glute.R": '
                "{muscles}.",
                name=part,
                muscles=in_row(MUSCLES),
            )
        case kind.NO_JOINT if other:
            return _('{place}: "{name}" is not a joint. {see}', place=other, name=part, see=_see())
        case kind.NO_JOINT:
            return _('"{name}" is not a joint. {see}', name=part, see=_see())
        case kind.NO_PLACE if not part:
            return _(
                "A position needs three numbers, or a joint and three numbers. {see}", see=_see()
            )
        case kind.NO_PLACE:
            return _(
                "{place} needs three numbers, or a joint and three numbers. {see}",
                place=part,
                see=_see(),
            )
        case kind.TOO_MANY_SIZES:
            return _("{thing} has fewer sizes. {see}", thing=part, see=_see())
        case kind.MISSING:
            return _("{place} is missing. {see}", place=part, see=_see())
        case kind.NO_PELVIS:
            return _('{part} needs "at", "head" and "belly". {see}', part="pelvis", see=_see())
        case kind.HANG_ON_EACH_OTHER:
            return _(
                "{part} and {other} depend on each other. {see}", part=part, other=other, see=_see()
            )
        case kind.OUT_OF_REACH:
            return _(
                "{joint} is {length} from where it should be. The limb is too short or cannot "
                "bend that far: put the joint elsewhere, or move the body.",
                joint=part,
                length=length,
            )
        case kind.SPINE_FOLDED:
            return _("The spine is folded by more than 90 degrees. Bend the hips instead.")
        case kind.TRUNK_WRUNG:
            return _("The body is twisted by more than 90 degrees. Turn the pelvis with the chest.")
        case kind.NECK_BROKEN:
            return _("The neck bends too far. Let it follow the direction of the chest.")
        case kind.HEAD_TOO_FAR_OVER:
            return _('The head leans over too far. Turn its "up" closer to the chest\'s "head".')
        case kind.HEAD_BACKWARDS:
            return _('The head faces backwards. Turn its "look" closer to the way the belly faces.')
        case kind.KNEE_WRONG_WAY:
            return _(
                "{joint} bends the wrong way for its foot. Point the foot the way the knee "
                "faces, or move the knee.",
                joint=part,
            )
        case kind.ELBOW_WRONG_WAY:
            return _("{joint} bends the wrong way. Move the elbow back or out.", joint=part)
        case kind.BELOW_FLOOR:
            return _("{part} is {length} below the floor. Lift it.", part=part, length=length)
        case kind.IN_WALL:
            return _("{part} is {length} inside the wall. Move it out.", part=part, length=length)
        case kind.NOTHING_RESTS:
            return _(
                "Nothing rests on the {thing}: {part} is {length} away. Move the body or the prop, "
                "or write carries = false.",
                thing=other,
                part=part,
                length=length,
            )
        case kind.INSIDE:
            return _(
                "{part} is {length} inside the {thing}. Move it out.",
                part=part,
                length=length,
                thing=other,
            )
        case kind.FLOATS:
            return _("The body floats {length} above what supports it. Lower it.", length=length)


def _see() -> str:
    return _("See docs/pose-format.md.")


def _centimetres(metres: float) -> str:
    return pgettext("distance", "{centimetres} cm", centimetres=f"{metres * 100:.1f}")
