"""What would be sensible today: one suggestion and at most two others, by `rules` and `guards`."""

from __future__ import annotations

from collections.abc import Container, Iterator
from itertools import islice

from msgspec import Struct

from recoverytimer.base import amounts
from recoverytimer.exercise.exercise import Kind
from recoverytimer.routine.words import total_in_words
from recoverytimer.soreness.episode import Episode
from recoverytimer.soreness.verdicts import Standing
from recoverytimer.soreness.words.verdicts import episode_with_reasons, episodes_in_words
from recoverytimer.today.candidates import Candidate, Candidates
from recoverytimer.today.guards import is_allowed
from recoverytimer.today.rules import RULES, RoutineChoice, Rule, first_that_stands
from recoverytimer.today.situation import Situation

MOST = 3
LEAST_SHARE = 0.1
SORE_DAY = "sore day"
DO = {
    Kind.STRETCH: "Stretch gently",
    Kind.DYNAMIC: "Move easily",
    Kind.MOBILITY: "Move easily",
    Kind.ROLL: "Roll gently",
    Kind.BALL: "Roll gently",
}


class Suggestion(Struct, frozen=True):
    """A routine, or the way to the guide where none is sensible.

    Attributes:
        rule: the name of the rule that it comes from.
        reason: why, in one line.
        routine_id: None where no routine is sensible.
        exercise_id: an exercise that one can do all the same.
        topic: the id of the guide's topic that says more.
        sources: ids of the guide's sources.
    """

    rule: str
    reason: str
    routine_id: str | None
    topic: str
    sources: tuple[str, ...] = ()
    exercise_id: str | None = None


class Suggestions(Struct, frozen=True):
    """What to offer first, and at most two others; none where the first has no routine."""

    first: Suggestion
    others: tuple[Suggestion, ...] = ()


def suggest(situation: Situation, candidates: Candidates) -> Suggestions:
    """What would be sensible now; there is always an answer, and always the same one."""
    rules = [rule for rule in RULES if rule.when(situation)]
    found: dict[str, Suggestion] = {}
    for most in (1, MOST):  # the best of each rule first, then whatever else they allow
        for rule in rules:
            if rule.choice is None and not found:
                return Suggestions(_say(rule, situation))
            if rule.choice is not None and len(found) < MOST:
                fresh = _allowed(rule.choice, situation, candidates, found)
                found.update((c.id, _say(rule, situation, c)) for c in islice(fresh, most))
    first, *others = islice(found.values(), MOST)
    return Suggestions(first, tuple(others))


def _allowed(
    choice: RoutineChoice, situation: Situation, candidates: Candidates, taken: Container[str]
) -> Iterator[Candidate]:
    fitting = _treating if choice.kinds else _named
    for candidate in fitting(choice, situation, candidates):
        if candidate.id not in taken and is_allowed(situation, candidate):
            yield candidate


def _named(
    choice: RoutineChoice, situation: Situation, candidates: Candidates
) -> Iterator[Candidate]:
    own = [c for c in candidates.own() if choice.tags & c.tags]
    used = {session.routine_id for session in situation.sessions}
    yield from (c for c in own if c.id in used)
    yield from (c for c in map(candidates.get, choice.ids) if c is not None)
    yield from (c for c in own if c.id not in used)


def _treating(
    choice: RoutineChoice, situation: Situation, candidates: Candidates
) -> Iterator[Candidate]:
    area = situation.worst.place.area if situation.worst else None

    def share(candidate: Candidate) -> float:
        if area is None:
            return float(SORE_DAY in candidate.tags)
        return candidate.shares.get(area, 0.0)

    kindred = [c for c in candidates.all() if c.kind in choice.kinds and share(c) >= LEAST_SHARE]
    yield from sorted(kindred, key=lambda c: (-share(c), c.total.seconds, c.id))


def _say(rule: Rule, situation: Situation, candidate: Candidate | None = None) -> Suggestion:
    alarm, worst = situation.alarm, situation.worst
    words = {
        "alarm": alarm.heading if alarm else "",
        "help": _why(first_that_stands(situation, Standing.PROFESSIONAL)),
        "rest": _why(first_that_stands(situation, Standing.REST)),
        "sore": episodes_in_words(worst) if worst else "",
        "ran": amounts.rough_duration(max(0.0, situation.run_age_h * amounts.HOUR_S))
        if situation.run
        else "",
        "do": DO.get(candidate.kind, "Take it easy") if candidate else "",
        "time": total_in_words(candidate.total) if candidate else "",
    }
    return Suggestion(
        rule=rule.name,
        reason=rule.reason.format(**words),
        routine_id=candidate.id if candidate else None,
        topic=rule.topic,
        sources=alarm.sources if alarm and candidate is None else rule.sources,
        exercise_id=rule.exercise,
    )


def _why(episode: Episode | None) -> str:
    return episode_with_reasons(episode) if episode else ""
