"""What is different between two texts, line by line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum


class LineChange(StrEnum):
    """What became of a line."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class ComparedLine:
    """One line as one reads it, and what became of it."""

    change: LineChange
    text: str


LEFT_OUT = ComparedLine(LineChange.SAME, "...")


def compared(before: Iterable[str], after: Iterable[str]) -> tuple[ComparedLine, ...]:
    """Both line by line: what stayed, what is gone, what is new and what moved here."""
    old, new = tuple(before), tuple(after)
    found: list[ComparedLine] = []
    from difflib import SequenceMatcher

    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            found += [ComparedLine(LineChange.SAME, text) for text in old[a:b]]
        else:
            found += [ComparedLine(LineChange.GONE, text) for text in old[a:b]]
            found += [ComparedLine(LineChange.NEW, text) for text in new[c:d]]
    return tuple(_with_moves(found))


def _with_moves(found: Sequence[ComparedLine]) -> Iterator[ComparedLine]:
    """What is gone from one place and new in another was moved, and stands there once."""
    count = {
        change: Counter(_bare(x) for x in found if x.change is change) for change in LineChange
    }
    moved = count[LineChange.GONE] & count[LineChange.NEW]
    left = {LineChange.GONE: Counter(moved), LineChange.NEW: Counter(moved)}
    for line in found:
        waiting = left.get(line.change, Counter())
        if not waiting[_bare(line)]:
            yield line
            continue
        waiting[_bare(line)] -= 1
        if line.change is LineChange.NEW:
            yield ComparedLine(LineChange.MOVED, line.text)


def _bare(line: ComparedLine) -> str:
    return line.text.strip()


def condensed(found: Sequence[ComparedLine], around: int = 1) -> tuple[ComparedLine, ...]:
    """Only what changed with a little around it; "..." stands for what is left out."""
    changed = [n for n, line in enumerate(found) if line.change is not LineChange.SAME]
    kept = {n + k for n in changed for k in range(-around, around + 1)}
    shown: list[ComparedLine] = []
    for n, line in enumerate(found):
        if n in kept:
            shown.append(line)
        elif not shown or shown[-1] != LEFT_OUT:
            shown.append(LEFT_OUT)
    return tuple(shown)
