"""What the guide says around its topics."""

from __future__ import annotations

from recoverytimer.base.language import _, message, pgettext
from recoverytimer.guide.guide import Evidence

search = message("Search the guide")
no_topic = message("No topic matches your search.")
nothing = message("Nothing in the guide matches your search.")
routines = message("Routines")
exercises = message("Exercises")
see_also = message("See also")


def evidence_label(evidence: Evidence) -> str:
    """How strong the evidence for a claim is."""
    return {
        Evidence.WELL: pgettext("how strong the evidence is", "Well supported"),
        Evidence.SOME: pgettext("how strong the evidence is", "Some support"),
        Evidence.EXPERT: pgettext("how strong the evidence is", "Expert practice"),
        Evidence.WEAK: pgettext("how strong the evidence is", "Weak or mixed"),
        Evidence.NONE: pgettext("how strong the evidence is", "Not supported"),
    }[evidence]


def not_opened(address: str) -> str:
    """That the system has no browser for an address."""
    return _("Your browser did not open. The address is {address}", address=address)
