"""The few questions that soreness calls for, and what a "yes" leads to, out of the guide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from recoverytimer.guide.guide import HELP_TOPIC
from recoverytimer.soreness.episode import Episode
from recoverytimer.soreness.stoprules import SignQuestion, StopLevel, StopRules, StopSign, Urgency
from recoverytimer.soreness.verdicts import verdict

BY_URGENCY = (Urgency.EMERGENCY, Urgency.URGENT, Urgency.APPOINTMENT, Urgency.STOP)


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


def questions(rules: StopRules, episodes: Iterable[Episode]) -> tuple[SignQuestion, ...]:
    """What to ask, the most urgent first; nothing where no episode calls for it.

    Where the area was not said, what is asked of any one area is asked.
    """
    asking = [episode for episode in episodes if verdict(episode).asks]
    found = (sign.question for _, sign in _signs(rules))
    return tuple(q for q in found if q is not None and _calls_for(q, asking))


def unanswered(
    rules: StopRules, episodes: Iterable[Episode], answers: Mapping[str, bool]
) -> tuple[SignQuestion, ...]:
    """Those of the questions that have no answer yet."""
    return tuple(q for q in questions(rules, episodes) if q.id not in answers)


def alarms(rules: StopRules, answers: Mapping[str, bool]) -> tuple[Alarm, ...]:
    """What follows from the answers (by the question's id), the most urgent first."""
    return tuple(
        Alarm(level.urgency, level.heading, sign.text, sources=sign.sources)
        for level, sign in _signs(rules)
        if sign.question is not None and answers.get(sign.question.id, False)
    )


def _signs(rules: StopRules) -> Iterator[tuple[StopLevel, StopSign]]:
    for level in sorted(rules.levels, key=lambda level: BY_URGENCY.index(level.urgency)):
        for sign in level.signs:
            yield level, sign


def _calls_for(question: SignQuestion, asking: Sequence[Episode]) -> bool:
    fitting = [
        episode
        for episode in asking
        if episode.level >= question.from_level
        and (not question.areas or episode.place.area in {None, *question.areas})
        and (not question.signs or set(question.signs).intersection(episode.signs))
    ]
    return len({episode.place.area for episode in fitting}) >= question.in_areas
