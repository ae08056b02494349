"""How the works and pages are named that guide and exercises rest on."""

from __future__ import annotations

from recoverytimer.base.language import _, message
from recoverytimer.exercise.reference import Reference

where_from = message("Where this comes from")


def citation(source: Reference) -> str:
    """How a source is cited, and where it was read if not in itself."""
    if source.quoted_in is None:
        return source.label
    return _("{work}, as quoted by {page}", work=source.label, page=source.quoted_in)


def cited_for(source: Reference, says: str) -> str:
    """How a source is cited, and what it says."""
    return _("{work}: {says}", work=citation(source), says=says) if says else citation(source)


def open_source(source: Reference) -> str:
    """What following the address of a source does."""
    return _("Open in your browser: {work}", work=source.label)
