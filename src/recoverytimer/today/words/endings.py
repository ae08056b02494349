"""Whether a caution is over: what is asked, and what one can answer."""

from __future__ import annotations

from recoverytimer.base.language import _, message
from recoverytimer.exercise.caution import Caution

until_then = message("Until you answer, suggestions stay as careful as before.")
taken_note = message("Thank you. Suggestions follow your answer from now on.")


def question(caution: Caution) -> str:
    """What is asked about a caution that ends."""
    return {
        Caution.ACUTE: _("You told us about a new injury. Have the pain and swelling settled?"),
        Caution.SURGERY: _(
            "You told us about an operation. Has your surgeon or clinic given you the all-clear?"
        ),
        Caution.PREG: _(
            "You told us that you were pregnant. Should we still take this into account?"
        ),
        Caution.DVT: _("You told us about a blood clot. Has your treatment finished?"),
    }[caution]


def over(caution: Caution) -> str:
    """The answer with which a caution ends."""
    return {
        Caution.ACUTE: _("Yes, they have settled"),
        Caution.SURGERY: _("Yes, I have the all-clear"),
        Caution.PREG: _("No, not any more"),
        Caution.DVT: _("Yes, it has finished"),
    }[caution]


def not_over(caution: Caution) -> str:
    """The answer with which a caution still holds."""
    return {
        Caution.ACUTE: _("Not yet"),
        Caution.SURGERY: _("Not yet"),
        Caution.PREG: _("Yes, please"),
        Caution.DVT: _("Not yet"),
    }[caution]
