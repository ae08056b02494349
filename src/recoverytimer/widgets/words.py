"""What widgets of several subjects say."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import Enum, auto

from recoverytimer.base.dates import weekday
from recoverytimer.base.language import _, message, message_in, message_with, pgettext
from recoverytimer.base.linechanges import ComparedLine, LineChange
from recoverytimer.base.listing import all_of


class GuidePart(Enum):
    """The parts of the guide."""

    TOPICS = auto()
    EXERCISES = auto()


guide = message("Guide")
no_soreness = message_in("how sore", "none")
worst_soreness = message_in("how sore", "worst")
soreness_scale = message("How sore, from 0 (none) to 10 (worst)")
timeline_of_routine = message("Timeline of the routine")
new_folder = message("New folder")


def guide_part(part: GuidePart) -> str:
    """The name of a part of the guide."""
    return _("Topics") if part is GuidePart.TOPICS else _("Exercises")


def guide_search(part: GuidePart) -> str:
    """What the search of a part of the guide is called."""
    return _("Search topics") if part is GuidePart.TOPICS else _("Search exercises")


def soreness_level(level: int, most: int) -> str:
    """A choice of the scale."""
    return _("Soreness {level} out of {most}", level=level, most=most)


def level_before(level: int) -> str:
    """Which level it was before, for who cannot see that."""
    return _("Before: {level}", level=level)


def days_done(days: Sequence[date]) -> str:
    """On which days of a week something was done."""
    if not days:
        return _("This week: no day yet")
    return _("This week: {days}", days=all_of(map(weekday, days)))


def with_keys(name: str, keys: str) -> str:
    """A button with the keys that press it."""
    return pgettext("a button and its keys", "{name} ({keys})", name=name, keys=keys)


def undo(change: str) -> str:
    """The button that takes a change back."""
    return _("Undo: {change}", change=change) if change else _("Undo")


def redo(change: str) -> str:
    """The button that makes a change again."""
    return _("Redo: {change}", change=change) if change else _("Redo")


def page_of(number: int, count: int) -> str:
    """The number of a page at its bottom."""
    return _("Page {number} of {count}", number=number, count=count)


def file_kind(name: str, patterns: str) -> str:
    """A kind of files to choose, with what their names look like."""
    return pgettext("a kind of files", "{name} ({patterns})", name=name, patterns=patterns)


what_is_different = message("What has changed")


def line(of: ComparedLine) -> str:
    """A line of a text and what became of it, as a sign."""
    if of.change is LineChange.MOVED:
        return pgettext("a line of a text", "\u2195  moved: {line}", line=of.text)
    sign = {LineChange.GONE: "\u2212  ", LineChange.NEW: "+  "}.get(of.change, "    ")
    return f"{sign}{of.text}"


def spoken_line(of: ComparedLine) -> str:
    """The same, as a screen reader says it."""
    match of.change:
        case LineChange.GONE:
            return pgettext("a line of a text", "removed: {line}", line=of.text)
        case LineChange.NEW:
            return pgettext("a line of a text", "new: {line}", line=of.text)
        case LineChange.MOVED:
            return pgettext("a line of a text", "moved: {line}", line=of.text)
    return of.text


all_files = message_with("All files ({patterns})")
nothing_opens = message_with("No program was found to open {path}")
made_by = message_with("Recovery Timer {version}")
