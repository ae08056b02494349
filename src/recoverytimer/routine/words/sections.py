"""The sections in which routines are listed."""

from __future__ import annotations

from recoverytimer.base.language import pgettext
from recoverytimer.routine.sections import Section


def section_title(section: Section, *, has_favourites: bool = True, has_last: bool = True) -> str:
    """What stands above it; the first one says what of the two is in it."""
    if section is Section.FIRST and not has_last:
        return pgettext("a section of routines", "Favourites")
    if section is Section.FIRST and not has_favourites:
        return pgettext("a section of routines", "Last used")
    return {
        Section.FIRST: pgettext("a section of routines", "Favourites and last used"),
        Section.OWN: pgettext("a section of routines", "Your own"),
        Section.AFTER_A_RUN: pgettext("a section of routines", "After a run"),
        Section.SORE: pgettext("a section of routines", "On a sore day"),
        Section.STRENGTH: pgettext("a section of routines", "Strength"),
        Section.BEFORE_A_RUN: pgettext("a section of routines", "Before a run"),
        Section.QUIET: pgettext("a section of routines", "Evening, desk and rest day"),
        Section.ICE_AND_HEAT: pgettext("a section of routines", "Ice and heat"),
    }[section]
