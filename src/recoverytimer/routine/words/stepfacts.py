"""All that is to be known of a step, as it will be played: one source for every place."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum, auto
from functools import reduce

from msgspec import Struct

from recoverytimer.base.amounts import exact_duration, plain_number
from recoverytimer.base.language import _, message_in, ngettext, npgettext, pgettext
from recoverytimer.base.listing import all_of, in_row, one_of, with_dots
from recoverytimer.exercise.dose import Dose
from recoverytimer.exercise.exercise import Exercise, Sides, exercise_name
from recoverytimer.exercise.words.doses import (
    amount_in_words,
    how_much,
    pace_in_words,
    planned_dose_in_words,
    planned_pace_in_words,
    sides_in_words,
    with_pace,
)
from recoverytimer.routine.routine import (
    Ask,
    Choice,
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

    LEFT_OUT = auto()
    AMOUNT = auto()
    PACE = auto()
    SPEED = auto()
    SIDES = auto()
    EXTRA = auto()
    REST_BETWEEN = auto()
    TEMPERATURE = auto()
    OPTIONS = auto()
    ROUNDS = auto()
    OPTIONAL = auto()
    USUAL = auto()
    PREPARE = auto()
    SWITCH = auto()
    IN_REST = auto()
    SWAP = auto()
    WAITS = auto()
    NOTE = auto()
    REST_NOTE = auto()
    QUESTION = auto()
    AFTER_NO = auto()


SENTENCES = frozenset(
    {
        FactKind.WAITS,
        FactKind.NOTE,
        FactKind.REST_NOTE,
        FactKind.QUESTION,
        FactKind.AFTER_NO,
    }
)
"""Facts that are whole sentences; all others stand in a row."""


class StepFact(Struct, frozen=True):
    """One of them, in words."""

    kind: FactKind
    text: str


@dataclass(frozen=True, slots=True)
class StepsInWords:
    """Tells the steps of one routine.

    Attributes:
        choices: those of the routine, for the options that steps name.
    """

    exercises: Mapping[str, Exercise]
    choices: Sequence[Choice]

    def name(self, step: Step) -> str:
        """What a step is."""
        match step:
            case Work():
                return exercise_name(self.exercises, step.exercise)
            case Ask():
                return step.question.ask
            case Pause():
                return rest()
        return step.name or group()

    def dose(self, step: Work) -> Dose | None:
        """How much of an exercise is done: the step's own dose, or one set of the exercise's."""
        exercise = self.exercises.get(step.exercise)
        return step.dose or (exercise.dose.one_set if exercise else None)

    def sides(self, step: Work) -> Sides:
        """On which sides: the step's own, or the exercise's."""
        exercise = self.exercises.get(step.exercise)
        return step.sides or (exercise.sides if exercise else Sides.NONE)

    def facts(self, step: Step, *, on_side: bool = False) -> tuple[StepFact, ...]:
        """All facts of a step besides its name; the steps of a group have their own.

        `on_side`: whether a group around it says on which side it is done.
        """
        found = _in_order((*self._of_each(step), *self._of_kind(step)))
        if not on_side or not isinstance(step, Work) or self.sides(step) is Sides.ALTERNATE:
            return found
        return tuple(fact for fact in found if fact.kind is not FactKind.SIDES)

    def in_front(self, step: Step, *, on_side: bool = False) -> str:
        """A step by its name and what stands in a row: "Rest 30 s, optional", "2 rounds, ..."."""
        facts = self.facts(step, on_side=on_side)
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
        return in_row((self.name(step), in_a_row(facts, {FactKind.USUAL})))

    def _of_each(self, step: Step) -> _Found:
        """What steps of each kind have."""
        yield FactKind.LEFT_OUT, pgettext("a step", "not done here") if step.left_out else ""
        yield FactKind.OPTIONS, self._with_options(step.only)
        yield FactKind.ROUNDS, _rounds(step.in_rounds)
        if not isinstance(step, Ask):
            yield FactKind.OPTIONAL, optional() if step.optional else ""
        if not isinstance(step, Group):
            yield FactKind.NOTE, step.note or ""

    def _of_kind(self, step: Step) -> _Found:
        match step:
            case Work():
                return self._of_work(step)
            case Pause():
                return _of_pause(step)
            case Ask():
                return _of_ask(step)
        return _of_group(step)

    def _of_work(self, step: Work) -> _Found:
        if dose := self.dose(step):
            yield FactKind.AMOUNT, how_much(dose)
            yield FactKind.PACE, pace_in_words(dose, step.speed)
        yield FactKind.SPEED, _speed(step.speed)
        yield FactKind.SIDES, sides_in_words(self.sides(step))
        yield FactKind.EXTRA, _extra_sets(step.extra_on_chosen)
        yield FactKind.TEMPERATURE, degrees(step.temperature)
        yield FactKind.USUAL, pgettext("a step", "usual dose") if step.dose is None else ""
        if step.swap:
            yield FactKind.SWAP, swapped_for(exercise_name(self.exercises, step.swap))
        yield from _lead_times(step)
        yield from _question(step.question)

    def _with_options(self, only: Sequence[str]) -> str:
        """With which options a step is done: of each choice that it names some of."""
        if not only:
            return ""
        known = {option.id for choice in self.choices for option in choice.options}
        found = [
            one_of(_quoted(o.says) for o in choice.options if o.id in only)
            for choice in self.choices
        ]
        gone = one_of(_quoted(option) for option in only if option not in known)
        return pgettext("a step", "only with {options}", options=all_of((*found, gone)))


def segment_facts(segment: Segment, exercises: Mapping[str, Exercise]) -> tuple[StepFact, ...]:
    """What of that is to be known where a segment is played."""
    return _in_order(_of_segment(segment, exercises))


def in_a_row(facts: Iterable[StepFact], without: Collection[FactKind] = ()) -> str:
    """Those that are no sentences, side by side; the pace stands behind how much."""
    told = {f.kind: f.text for f in facts if f.kind not in SENTENCES and f.kind not in without}
    if FactKind.AMOUNT in told:
        pace = told.pop(FactKind.PACE, "")
        told[FactKind.AMOUNT] = with_pace(told[FactKind.AMOUNT], pace)
    return in_row(told.values())


def as_sentences(facts: Iterable[StepFact]) -> tuple[str, ...]:
    """Those that are sentences, one by one."""
    return tuple(fact.text for fact in facts if fact.kind in SENTENCES)


def in_one_line(facts: Iterable[StepFact], without: Collection[FactKind] = ()) -> str:
    """All of them where there is but one line."""
    facts = tuple(facts)
    texts = (in_a_row(facts, without), *as_sentences(f for f in facts if f.kind not in without))
    return with_dots(text.rstrip(".") for text in texts)


_Found = Iterable[tuple[FactKind, str]]


def _in_order(found: _Found) -> tuple[StepFact, ...]:
    facts = (StepFact(kind, text) for kind, text in found if text)
    return tuple(sorted(facts, key=lambda fact: fact.kind))


def _of_segment(segment: Segment, exercises: Mapping[str, Exercise]) -> _Found:
    if plan := segment.plan:
        yield FactKind.AMOUNT, planned_dose_in_words(plan)
        yield FactKind.PACE, planned_pace_in_words(plan)
    yield FactKind.EXTRA, pgettext("a set", "extra set") if segment.extra else ""
    yield FactKind.TEMPERATURE, degrees(segment.temperature)
    yield FactKind.OPTIONAL, optional() if segment.optional else ""
    if segment.swap:
        yield FactKind.SWAP, swapped_for(exercise_name(exercises, segment.swap))
    yield FactKind.NOTE, segment.note or ""


def _of_pause(step: Pause) -> _Found:
    yield FactKind.AMOUNT, exact_duration(step.rest)
    yield from _question(step.question)


def _of_ask(step: Ask) -> _Found:
    yield FactKind.WAITS, _("Goes on after a yes.")
    yield from _after_no(step.question)


def _of_group(step: Group) -> _Found:
    yield FactKind.AMOUNT, number_of_rounds(step)
    yield FactKind.SIDES, _sides_in_turn(Sides(step.sides)) if step.sides else ""
    yield FactKind.EXTRA, _extra_rounds(step.extra_on_chosen)
    if step.rest_between and step.rounds != 1:
        yield FactKind.REST_BETWEEN, _rest_between(step.rest_between)
        if step.rest_note:
            yield FactKind.REST_NOTE, _("In the rest: {note}", note=step.rest_note)


def _question(asked: Question | None) -> _Found:
    if asked:
        yield FactKind.QUESTION, _("Then a question: {question}", question=asked.ask)
        yield from _after_no(asked)


def _lead_times(step: Work) -> _Found:
    if step.prepare is not None:
        duration = exact_duration(step.prepare)
        yield FactKind.PREPARE, pgettext("a step", "{duration} to get ready", duration=duration)
    if step.switch is not None:
        duration = exact_duration(step.switch)
        yield FactKind.SWITCH, pgettext("a step", "{duration} to switch sides", duration=duration)
    yield FactKind.IN_REST, _in_rest(step.prepare_in_rest)


def _in_rest(is_held: bool | None) -> str:
    if is_held is None:
        return ""
    if is_held:
        return pgettext("a step", "get into position in the rest before it")
    return pgettext("a step", "get into position after the rest before it")


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
    """How many rounds a group has: "3 rounds", "2 or more rounds", "5, then 4, then 3 rounds"."""
    if step.most_rounds is None:
        return ngettext("{n} or more rounds", "{n} or more rounds", step.fewest_rounds)
    if isinstance(step.rounds, tuple):
        rounds, last = _one_after_the_other(map(str, step.rounds)), step.rounds[-1]
    else:
        rounds, last = str(step.rounds), step.most_rounds
    return ngettext("{rounds} round", "{rounds} rounds", last, rounds=rounds)


def _one_after_the_other(rounds: Iterable[str]) -> str:
    return reduce(
        lambda before, last: pgettext(
            "numbers of rounds", "{before}, then {last}", before=before, last=last
        ),
        rounds,
    )


def _rest_between(seconds: float) -> str:
    return pgettext(
        "a group of steps",
        "{duration} rest between rounds, none after the last",
        duration=exact_duration(seconds),
    )


def _speed(times: float) -> str:
    if times == 1:
        return ""
    return pgettext("how fast", "{times} times as fast as usual", times=plain_number(times))


def _quoted(text: str) -> str:
    return pgettext("an option", "\u201c{option}\u201d", option=text)


def _sides_in_turn(sides: Sides) -> str:
    match sides:
        case Sides.EACH:
            return pgettext("a group of steps", "first on the left, then on the right")
        case Sides.RIGHT_FIRST:
            return pgettext("a group of steps", "first on the right, then on the left")
        case Sides.CHOSEN_FIRST:
            return pgettext("a group of steps", "first on the chosen side, then on the other")
    return sides_in_words(sides)


def _extra_sets(sets: int) -> str:
    if not sets:
        return ""
    return npgettext(
        "a step", "{n} extra set on the chosen side", "{n} extra sets on the chosen side", sets
    )


def _extra_rounds(rounds: int) -> str:
    if not rounds:
        return ""
    return npgettext(
        "a group of steps",
        "{n} extra round on the chosen side",
        "{n} extra rounds on the chosen side",
        rounds,
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
