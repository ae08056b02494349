"""A routine as it stands on paper: its texts, in their order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from recoverytimer.base.listing import in_row, sentences
from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.cautionnotes import CautionNote
from recoverytimer.exercise.exercise import Exercise
from recoverytimer.exercise.words.pages import felt
from recoverytimer.routine.adapting import StepChange
from recoverytimer.routine.portrait import Portrait, against
from recoverytimer.routine.routine import Group, Routine, Step, Work
from recoverytimer.routine.words.adapting import change_and_why
from recoverytimer.routine.words.stepfacts import (
    FactKind,
    StepsInWords,
    as_sentences,
    in_a_row,
)
from recoverytimer.routine.words.totals import how_often, how_played, total_in_words, what_is_chosen
from recoverytimer.sharing.words import giving as words

LONGEST_FACT = 600
Labelled = tuple[str, str]
"""A word and what it stands before."""


@dataclass(frozen=True, slots=True)
class HandoutLine:
    """One step.

    Attributes:
        depth: in how many groups it lies.
        opens: whether it is the heading of a group.
        exercise: whose picture it has.
        pictured: what that picture shows.
        dose: how much, on which sides, and all else that stands in a row.
        extras: what is said of it in sentences.
        safety: what is to be read before all else; only where the exercise comes up first.
        how: how it is done; only there as well, what matters most first.
    """

    depth: int
    title: str
    opens: bool = False
    exercise: str | None = None
    pictured: str = ""
    dose: str = ""
    extras: tuple[str, ...] = ()
    safety: str = ""
    how: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Handout:
    """All that is on the sheet; `facts` come before the lines, `cautions` after them.

    Attributes:
        changes: what was changed for the person, and why.
    """

    title: str
    summary: str
    facts: tuple[Labelled, ...]
    lines: tuple[HandoutLine, ...]
    cautions: tuple[Labelled, ...]
    closing: tuple[str, ...]
    changes: tuple[str, ...] = ()


def handout(
    routine: Routine,
    portrait: Portrait,
    exercises: Mapping[str, Exercise],
    notes: Mapping[Caution, CautionNote],
    changes: Iterable[StepChange] = (),
) -> Handout:
    """What is to be read of a sound routine on paper, with what was changed in it for a person."""
    facts = (
        (words.time(), total_in_words(portrait.total)),
        (words.you_need(), _in_short(in_row(portrait.equipment)) or words.nothing()),
        (words.when(), routine.when or ""),
        (words.not_with(), routine.avoid or ""),
        (words.how_often(), how_often(routine)),
        *what_is_chosen(routine),
        *how_played(routine),
    )
    known = [notes[code] for code in against(routine, exercises).cautions if code in notes]
    return Handout(
        title=routine.name,
        summary=routine.summary or "",
        facts=tuple((label, text) for label, text in facts if text),
        lines=tuple(
            _lines(routine.steps, _Telling(StepsInWords(exercises, routine.choices)), set())
        ),
        cautions=tuple((note.name, note.consequence) for note in known),
        closing=tuple(text for text in (routine.notes,) if text),
        changes=tuple(change_and_why(change, exercises, notes) for change in changes),
    )


def _in_short(text: str) -> str:
    return text if len(text) <= LONGEST_FACT else words.shortened(text[:LONGEST_FACT])


@dataclass(frozen=True, slots=True)
class _Telling:
    """How steps are told where one is: in how many groups, and whether one of them has a side."""

    told: StepsInWords
    depth: int = 0
    on_side: bool = False

    def within(self, group: Group) -> _Telling:
        """The same for the steps of a group."""
        return _Telling(self.told, self.depth + 1, self.on_side or group.sides is not None)


def _lines(steps: tuple[Step, ...], at: _Telling, seen: set[str]) -> Iterator[HandoutLine]:
    for step in steps:
        if isinstance(step, Work):
            is_new = step.exercise not in seen and not step.left_out
            yield _work_line(step, at, is_new=is_new)
            seen |= {step.exercise} if is_new else set()
            continue
        extras, title = as_sentences(at.told.facts(step)), at.told.in_front(step)
        yield HandoutLine(at.depth, title, opens=isinstance(step, Group), extras=extras)
        if isinstance(step, Group):
            yield from _lines(step.steps, at.within(step), seen)


def _work_line(step: Work, at: _Telling, *, is_new: bool) -> HandoutLine:
    exercise, facts = at.told.exercises[step.exercise], at.told.facts(step, on_side=at.on_side)
    how = tuple(text for text in _how(exercise) if text) if is_new else ()
    return HandoutLine(
        at.depth,
        exercise.name,
        exercise=step.exercise,
        pictured=exercise.setup,
        dose=in_a_row(facts, {FactKind.USUAL}),
        extras=as_sentences(facts),
        safety=(exercise.safety or "") if is_new else "",
        how=how,
    )


def _how(exercise: Exercise) -> Iterator[str]:
    """How it is done, in few lines: a sheet has room for the first of them."""
    yield exercise.setup
    yield exercise.left_means or ""
    yield sentences((*exercise.cues, exercise.breath or ""))
    yield felt(exercise.feel) if exercise.feel else ""
    yield exercise.way_out or ""
