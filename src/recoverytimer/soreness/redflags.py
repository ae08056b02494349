"""The few questions that soreness calls for, and what a "yes" leads to, out of the guide."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from types import MappingProxyType

from msgspec import Struct

from recoverytimer.guide.guide import HELP_TOPIC
from recoverytimer.soreness.entry import Sign
from recoverytimer.soreness.episode import Episode
from recoverytimer.soreness.stoprules import (
    Circumstance,
    SignQuestion,
    StopLevel,
    StopRules,
    StopSign,
    Urgency,
)
from recoverytimer.soreness.verdicts import SEVERE, SORE, TWO_WEEKS, asks

BY_URGENCY = (Urgency.EMERGENCY, Urgency.URGENT, Urgency.APPOINTMENT, Urgency.STOP)
MOST_AT_ONCE = 5
HOURS_A_DAY = 24
NOT_ANSWERED: Mapping[str, bool] = MappingProxyType({})


def _may_be_one_sided(episode: Episode) -> bool:
    """Where no area was said, it may well be one side."""
    return episode.place.side is not None or episode.place.area is None


HOLDS: Mapping[Circumstance, Callable[[Episode], bool]] = {
    Circumstance.SEVERE: lambda e: e.level >= SEVERE,
    Circumstance.SHARP: lambda e: Sign.SHARP in e.signs,
    Circumstance.AT_NIGHT: lambda e: Sign.AT_NIGHT in e.signs,
    Circumstance.ONE_SIDE: _may_be_one_sided,
    Circumstance.CLEARLY_ONE_SIDE: lambda e: _may_be_one_sided(e) and e.level >= SORE,
    Circumstance.SEVERE_ON_ONE_SIDE: lambda e: _may_be_one_sided(e) and e.level >= SEVERE,
    Circumstance.NO_EFFORT: lambda e: e.effort_at is None,
    Circumstance.TWO_WEEKS: lambda e: e.day > TWO_WEEKS,
}


class Alarm(Struct, frozen=True):
    """What follows from a "yes": how soon help is needed, in a few words, and of what sign.

    Attributes:
        heading: what to do: "Get advice the same day".
        text: the sign as the guide describes it.
        topic: the id of the guide's topic.
        sources: ids of the guide's sources, all of them checked.
    """

    urgency: Urgency
    heading: str
    text: str
    topic: str = HELP_TOPIC
    sources: tuple[str, ...] = ()


def signs(rules: StopRules) -> Iterator[tuple[StopLevel, StopSign]]:
    """All signs with their level, the most urgent first."""
    for level in sorted(rules.levels, key=lambda level: BY_URGENCY.index(level.urgency)):
        for sign in level.signs:
            yield level, sign


def questions(
    rules: StopRules, episodes: Iterable[Episode], answers: Mapping[str, bool] = NOT_ANSWERED
) -> tuple[SignQuestion, ...]:
    """What to ask, the most urgent first; nothing where no episode calls for it.

    Where the area was not said, what is asked of any one area is asked. A yes in `answers` may call
    for more.
    """
    asking = [episode for episode in episodes if asks(episode)]
    found = (sign.question for _, sign in signs(rules))
    return tuple(
        q for q in found if q and any(_calls_for(q, episode, answers) for episode in asking)
    )


def unanswered(
    rules: StopRules, episodes: Iterable[Episode], answers: Mapping[str, bool]
) -> tuple[SignQuestion, ...]:
    """Those of the questions that have no answer yet."""
    return tuple(q for q in questions(rules, episodes, answers) if q.id not in answers)


def next_questions(
    rules: StopRules, asked: Iterable[SignQuestion], given: Mapping[str, bool]
) -> tuple[SignQuestion, ...]:
    """Which of the questions to ask next, a few at a time, after some answers.

    After a yes only what is more urgent matters.
    """
    urgency = {
        sign.question.id: BY_URGENCY.index(level.urgency)
        for level, sign in signs(rules)
        if sign.question
    }
    least = min((urgency.get(q, 0) for q, yes in given.items() if yes), default=len(BY_URGENCY))
    left = (q for q in asked if q.id not in given and urgency.get(q.id, 0) < least)
    return tuple(islice(left, MOST_AT_ONCE))


def alarms(rules: StopRules, answers: Mapping[str, bool]) -> tuple[Alarm, ...]:
    """What follows from the answers (by the question's id), the most urgent first."""
    return tuple(
        Alarm(level.urgency, level.heading, sign.text, sources=sign.sources)
        for level, sign in signs(rules)
        if sign.question is not None and answers.get(sign.question.id, False)
    )


def _calls_for(question: SignQuestion, episode: Episode, answers: Mapping[str, bool]) -> bool:
    called = not question.when or any(HOLDS[c](episode) for c in question.when)
    days = (episode.hours + episode.age_h) / HOURS_A_DAY
    return (
        (called or any(answers.get(before, False) for before in question.after))
        and episode.level >= question.from_level
        and (question.within_days is None or days <= question.within_days)
        and (not question.areas or episode.place.area in {None, *question.areas})
    )
