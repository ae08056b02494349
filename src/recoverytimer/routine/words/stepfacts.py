"""All that is to be known of a step, as it will be played: one source for every place."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from enum import IntEnum, auto

from msgspec import Struct

from recoverytimer.base.amounts import exact_duration
from recoverytimer.base.language import _, message_in, ngettext, npgettext, pgettext
from recoverytimer.base.listing import in_row, with_dots
from recoverytimer.exercise.dose import Dose
from recoverytimer.exercise.exercise import Exercise, Sides, exercise_name
from recoverytimer.exercise.words.doses import (
    amount_in_words,
    cycle_in_words,
    how_much,
    pace_in_words,
    planned_dose_in_words,
    sides_in_words,
    with_pace,
)
from recoverytimer.routine.routine import (
    Ask,
    Group,
    IfNo,
    Pause,
    Question,
    RoundChoice,
    Step,
    Work,
)
from recoverytimer.routine.timeline import Segment

rest = message_in("a step", "Rest")
group = message_in("a step", "Group")
question = message_in("a step", "Question")
optional = message_in("a step", "optional")


class FactKind(IntEnum):
    """What a fact is about; in this order they are told."""

    AMOUNT = auto()
    PACE = auto()
    SIDES = auto()
    EXTRA = auto()
    REST_BETWEEN = auto()
    TEMPERATURE = auto()
    ROUNDS = auto()
    OPTIONAL = auto()
    USUAL = auto()
    PREPARE = auto()
    SWITCH = auto()
    SWAP = auto()
    WAITS = auto()
    NOTE = auto()
    QUESTION = auto()
    AFTER_NO = auto()


SENTENCES = frozenset({FactKind.WAITS, FactKind.NOTE, FactKind.QUESTION, FactKind.AFTER_NO})
"""Facts that are whole sentences; all others stand in a row."""


class StepFact(Struct, frozen=True):
    """One of them, in words."""

    kind: FactKind
    text: str


def step_name(step: Step, exercises: Mapping[str, Exercise]) -> str:
    """What a step is."""
    match step:
        case Work():
            return exercise_name(exercises, step.exercise)
        case Ask():
            return step.question.ask
        case Pause():
            return rest()
    return step.name or group()


def step_dose(step: Work, exercises: Mapping[str, Exercise]) -> Dose | None:
    """How much of an exercise is done: the step's own dose, or one set of the exercise's."""
    exercise = exercises.get(step.exercise)
    return step.dose or (exercise.dose.one_set if exercise else None)


def step_facts(step: Step, exercises: Mapping[str, Exercise]) -> tuple[StepFact, ...]:
    """All facts of a step besides its name; those of the steps in a group are not among them."""
    match step:
        case Work():
            found = _of_work(step, exercises)
        case Pause():
            found = _of_pause(step)
        case Ask():
            found = _of_ask(step)
        case Group():
            found = _of_group(step)
    facts = (StepFact(kind, text) for kind, text in found if text)
    return tuple(sorted(facts, key=lambda fact: fact.kind))


def segment_facts(segment: Segment, exercises: Mapping[str, Exercise]) -> tuple[StepFact, ...]:
    """What of that is to be known where a segment is played."""
    facts = (StepFact(kind, text) for kind, text in _of_segment(segment, exercises) if text)
    return tuple(sorted(facts, key=lambda fact: fact.kind))


def in_a_row(facts: Iterable[StepFact], without: Collection[FactKind] = ()) -> str:
    """Those that are no sentences, side by side; the pace stands behind how much."""
    told = {f.kind: f.text for f in facts if f.kind not in SENTENCES and f.kind not in without}
    if FactKind.AMOUNT in told:
        pace = told.pop(FactKind.PACE, "")
        told[FactKind.AMOUNT] = with_pace(told[FactKind.AMOUNT], pace)
    return in_row(told.values())


def in_front(step: Step, exercises: Mapping[str, Exercise]) -> str:
    """A step by its name and what stands in a row: "Rest 30 s, optional", "2 rounds, ..."."""
    facts = step_facts(step, exercises)
    match step:
        case Pause():
            named = pgettext("a step", "Rest {duration}", duration=exact_duration(step.rest))
            return in_row((named, in_a_row(facts, {FactKind.AMOUNT})))
        case Ask():
            named = pgettext("a step", "Question: {question}", question=step.question.ask)
            return in_row((named, in_a_row(facts)))
        case Group(name=None):
            return in_a_row(facts)
        case Group(name=name):
            told = in_a_row(facts)
            return pgettext("a group of steps", "{name}: {facts}", name=name, facts=told)
    return in_row((step_name(step, exercises), in_a_row(facts, {FactKind.USUAL})))


def as_sentences(facts: Iterable[StepFact]) -> tuple[str, ...]:
    """Those that are sentences, one by one."""
    return tuple(fact.text for fact in facts if fact.kind in SENTENCES)


def in_one_line(facts: Iterable[StepFact], without: Collection[FactKind] = ()) -> str:
    """All of them where there is but one line."""
    facts = tuple(facts)
    texts = (in_a_row(facts, without), *as_sentences(f for f in facts if f.kind not in without))
    return with_dots(text.rstrip(".") for text in texts)


_Found = Iterator[tuple[FactKind, str]]


def _of_segment(segment: Segment, exercises: Mapping[str, Exercise]) -> _Found:
    if plan := segment.plan:
        yield FactKind.AMOUNT, planned_dose_in_words(plan)
        yield FactKind.PACE, cycle_in_words(plan.cycle)
    yield FactKind.TEMPERATURE, degrees(segment.temperature)
    yield FactKind.OPTIONAL, optional() if segment.optional else ""
    if segment.swap:
        yield FactKind.SWAP, swapped_for(exercise_name(exercises, segment.swap))
    yield FactKind.NOTE, segment.note or ""


def _of_work(step: Work, exercises: Mapping[str, Exercise]) -> _Found:
    exercise = exercises.get(step.exercise)
    if dose := step_dose(step, exercises):
        yield FactKind.AMOUNT, how_much(dose)
        yield FactKind.PACE, pace_in_words(dose)
    sides = step.sides or (exercise.sides if exercise else Sides.NONE)
    yield FactKind.SIDES, sides_in_words(sides)
    yield FactKind.EXTRA, _extra(step.extra_on_chosen)
    yield FactKind.TEMPERATURE, degrees(step.temperature)
    yield FactKind.USUAL, pgettext("a step", "usual dose") if step.dose is None else ""
    yield FactKind.SWAP, swapped_for(exercise_name(exercises, step.swap)) if step.swap else ""
    yield from _lead_times(step)
    yield from _when(step)


def _of_pause(step: Pause) -> _Found:
    yield FactKind.AMOUNT, exact_duration(step.rest)
    yield from _when(step)


def _of_ask(step: Ask) -> _Found:
    yield FactKind.ROUNDS, _rounds(step.in_rounds)
    yield FactKind.WAITS, _("Goes on after a yes.")
    yield FactKind.NOTE, step.note or ""
    yield from _after_no(step.question)


def _of_group(step: Group) -> _Found:
    yield FactKind.AMOUNT, number_of_rounds(step)
    yield FactKind.SIDES, _sides_in_turn(Sides(step.sides)) if step.sides else ""
    yield FactKind.REST_BETWEEN, _rest_between(step)
    yield FactKind.ROUNDS, _rounds(step.in_rounds)
    yield FactKind.OPTIONAL, optional() if step.optional else ""


def _when(step: Work | Pause) -> _Found:
    yield FactKind.ROUNDS, _rounds(step.in_rounds)
    yield FactKind.OPTIONAL, optional() if step.optional else ""
    yield FactKind.NOTE, step.note or ""
    if step.question:
        yield FactKind.QUESTION, _("Then a question: {question}", question=step.question.ask)
        yield from _after_no(step.question)


def _lead_times(step: Work) -> _Found:
    if step.prepare is not None:
        duration = exact_duration(step.prepare)
        yield FactKind.PREPARE, pgettext("a step", "{duration} to get ready", duration=duration)
    if step.switch is not None:
        duration = exact_duration(step.switch)
        yield FactKind.SWITCH, pgettext("a step", "{duration} to switch sides", duration=duration)


def _after_no(asked: Question) -> _Found:
    if asked.no_says:
        yield FactKind.AFTER_NO, _("If not: {advice}", advice=asked.no_says)
        return
    match asked.if_no:
        case IfNo.SKIP:
            yield FactKind.AFTER_NO, _("If not, the next step is left out.")
        case IfNo.END:
            yield FactKind.AFTER_NO, _("If not, the session ends.")


def degrees(temperature: float | str | None) -> str:
    """How warm the water or the pack is; empty where that is not said."""
    if temperature is None:
        return ""
    return pgettext("temperature", "{temperature} °C", temperature=amount_in_words(temperature))


def swapped_for(exercise: str) -> str:
    """What may be done instead."""
    return pgettext("a step", "can be swapped for {exercise}", exercise=exercise)


def number_of_rounds(step: Group) -> str:
    """How many rounds a group has: "3 rounds", "2 or more rounds", "2-4 rounds"."""
    if step.most_rounds is None:
        return ngettext("{n} or more rounds", "{n} or more rounds", step.fewest_rounds)
    return ngettext("{rounds} round", "{rounds} rounds", step.most_rounds, rounds=step.rounds)


def _rest_between(step: Group) -> str:
    if not step.rest_between or step.most_rounds == 1:
        return ""
    duration = exact_duration(step.rest_between)
    return pgettext(
        "a group of steps", "{duration} rest between rounds, none after the last", duration=duration
    )


def _sides_in_turn(sides: Sides) -> str:
    if sides is Sides.EACH:
        return pgettext("a group of steps", "first on the left, then on the right")
    return sides_in_words(sides)


def _extra(sets: int) -> str:
    if not sets:
        return ""
    return npgettext(
        "a step", "{n} extra set on the chosen side", "{n} extra sets on the chosen side", sets
    )


def _rounds(choice: RoundChoice) -> str:
    """In which rounds of its group a step is done; empty for all."""
    match choice:
        case None:
            return ""
        case "first":
            return pgettext("when a step is done", "first round only")
        case "not first":
            return pgettext("when a step is done", "from the second round on")
        case "last":
            return pgettext("when a step is done", "last round only")
        case "not last":
            return pgettext("when a step is done", "not in the last round")
    return npgettext(
        "when a step is done",
        "round {rounds}",
        "rounds {rounds}",
        len(choice),
        rounds=in_row(map(str, choice)),
    )
