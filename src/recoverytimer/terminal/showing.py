"""A routine to be read in a terminal, as it will be played."""

from __future__ import annotations

from collections.abc import Iterator

from recoverytimer.base.listing import with_dots
from recoverytimer.routine.words.adapting import adapted_for_you
from recoverytimer.routine.words.steps import labelled
from recoverytimer.sharing.handout import Handout, HandoutLine
from recoverytimer.sharing.words.giving import leave_out_with


def shown_lines(content: Handout) -> Iterator[str]:
    """What stands on a printed sheet, but for how each exercise is done; parts between blanks."""
    yield content.title
    if content.summary:
        yield content.summary
    yield ""
    yield from (labelled(label, text) for label, text in content.facts)
    if content.changes:
        yield from ("", adapted_for_you(len(content.changes)))
        yield from (f"- {change}" for change in content.changes)
    yield ""
    yield from map(_step, content.lines)
    if content.cautions:
        yield from ("", leave_out_with())
        yield from (f"- {labelled(name, consequence)}" for name, consequence in content.cautions)
    for text in content.closing:
        yield from ("", text)


def _step(line: HandoutLine) -> str:
    extras = (text.rstrip(".") for text in line.extras)
    told = with_dots((labelled(line.title, line.dose) if line.dose else line.title, *extras))
    return f"{'    ' * line.depth}{told}"
