"""What is different between two routines, in words."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from recoverytimer.base import amounts
from recoverytimer.exercise.exercise import Exercise
from recoverytimer.exercise.words.doses import dose_in_words
from recoverytimer.routine.routine import Ask, Group, Pause, Routine, Step, Work


class LineChange(StrEnum):
    """What became of a line."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class ComparedLine:
    """One line of a routine as one reads it, and what became of it."""

    change: LineChange
    text: str


LEFT_OUT = ComparedLine(LineChange.SAME, "...")


def differences(
    before: Routine, after: Routine, exercises: Mapping[str, Exercise]
) -> tuple[ComparedLine, ...]:
    """Both routines line by line: what stayed, what is gone, what is new and what moved here."""
    old, new = (tuple(routine_lines(routine, exercises)) for routine in (before, after))
    found: list[ComparedLine] = []
    for kind, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
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


def routine_lines(routine: Routine, exercises: Mapping[str, Exercise]) -> Iterator[str]:
    """A routine as one reads it: its texts, then its steps."""
    yield f"Name: {routine.name}"
    for label, text in (
        ("Summary", routine.summary),
        ("When", routine.when),
        ("Not with", routine.avoid),
        ("Notes", routine.notes),
        ("Tags", ", ".join(routine.tags)),
        ("Cautions", ", ".join(routine.cautions)),
    ):
        if text:
            yield f"{label}: {text}"
    for label, seconds in (
        ("Get into position", routine.prepare),
        ("Change sides", routine.switch),
        ("Starts after", routine.delay),
    ):
        if seconds is not None:
            yield f"{label}: {amounts.exact_duration(seconds)}"
    yield from _steps(routine.steps, exercises, 0)


def _steps(steps: tuple[Step, ...], exercises: Mapping[str, Exercise], depth: int) -> Iterator[str]:
    for step in steps:
        yield "    " * depth + described(step, exercises)
        if isinstance(step, Group):
            yield from _steps(step.steps, exercises, depth + 1)


def described(step: Step, exercises: Mapping[str, Exercise]) -> str:
    """A step in one line, with everything that differs from what is usual."""
    if isinstance(step, Work):
        return _work(step, exercises.get(step.exercise), exercises.get(step.swap or ""))
    if isinstance(step, Ask):
        return f"Question: {step.question.ask}"
    if isinstance(step, Pause):
        parts = [f"Rest {amounts.exact_duration(step.rest)}", step.note or "", *_flags(step)]
        return ", ".join(filter(None, parts))
    rounds = "once" if step.rounds == 1 else f"{step.rounds} rounds"
    parts = [step.name or "Group", rounds, step.sides or ""]
    if step.rest_between:
        parts.append(f"{amounts.exact_duration(step.rest_between)} rest between")
    return ", ".join(filter(None, (*parts, *_flags(step))))


def _work(step: Work, exercise: Exercise | None, swap: Exercise | None) -> str:
    parts = [exercise.name if exercise else step.exercise]
    dose = step.dose or (exercise.dose.one_set if exercise else None)
    if dose is not None:
        sides = step.sides or (exercise.sides if exercise else None)
        parts.append(dose_in_words(dose, sides) if sides else dose_in_words(dose))
    for label, value in (
        ("swap", swap.name if swap else step.swap),
        ("note", step.note),
        ("temperature", step.temperature),
        ("get ready", step.prepare),
        ("change sides", step.switch),
        ("more on the chosen side", step.extra_on_chosen or None),
    ):
        if value is not None:
            parts.append(
                f"{label} {value if isinstance(value, str) else amounts.plain_number(value)}"
            )
    return ", ".join((*parts, *_flags(step)))


def _flags(step: Work | Pause | Group) -> Iterator[str]:
    if step.optional:
        yield "optional"
    if step.in_rounds is not None:
        which = step.in_rounds
        yield "in rounds " + (which if isinstance(which, str) else ", ".join(map(str, which)))
    if not isinstance(step, Group) and step.question:
        yield f"then asks: {step.question.ask}"
