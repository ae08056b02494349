"""What is asked before a routine starts."""

from __future__ import annotations

from recoverytimer.base.language import _, message, pgettext
from recoverytimer.exercise.dose import Side
from recoverytimer.routine.beforestart import LastSide, SaidIn, SideAnswer

which_side = message("Which side is sore?")


def side_answer(answer: SideAnswer) -> str:
    """An answer to that."""
    match answer:
        case SideAnswer.LEFT:
            return pgettext("which side", "Left")
        case SideAnswer.RIGHT:
            return pgettext("which side", "Right")
        case SideAnswer.NONE:
            return pgettext("which side", "Both or neither")


def last_side(last: LastSide) -> str:
    """What was said last."""
    is_left = last.side is Side.LEFT
    if last.said_in is SaidIn.SESSION:
        return _("Last time: left.") if is_left else _("Last time: right.")
    if is_left:
        return _("Your last check-in says left.")
    return _("Your last check-in says right.")
