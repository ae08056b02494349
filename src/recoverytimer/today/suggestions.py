"""What would be sensible today: one suggestion and at most two others, by `rules` and `guards`."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from recoverytimer.base.amounts import HOUR_S
from recoverytimer.exercise.bodyareas import Area
from recoverytimer.exercise.exercise import Kind
from recoverytimer.soreness.episode import Episode
from recoverytimer.soreness.redflags import Alarm
from recoverytimer.soreness.verdicts import Standing
from recoverytimer.today.candidates import Candidate, Candidates
from recoverytimer.today.guards import is_allowed
from recoverytimer.today.rules import (
    ABOUT_SORENESS,
    RULES,
    RoutineChoice,
    Rule,
    RuleName,
    first_for_a_professional,
    first_long_but_mild,
    first_that_stands,
    first_to_ask_about,
    first_very_sore,
)
from recoverytimer.today.situation import Situation

MOST = 3
LEAST_SHARE = 0.1
SORE_DAY = "sore day"


class Suggestion(Struct, frozen=True):
    """A routine, or the way to the guide where none is sensible.

    Attributes:
        rule: the rule that it comes from.
        routine_id: None where no routine is sensible.
        exercise_id: an exercise that one can do all the same.
        topic: the id of the guide's topic that says more.
        sources: ids of the guide's sources.
        alarm: what comes before all else.
        episode: where it is sore.
        run_age_s: how long ago the last run was.
        kind: the routine's.
        tight: where it is tight, as far as the routine treats it.
        changes: in how many places the routine was adapted to the person.
        soreness_said: whether another card says before it how sore it is.
        missing: what should come with the app and is not there, where that is why nothing fits.
    """

    rule: RuleName
    routine_id: str | None
    topic: str
    sources: tuple[str, ...] = ()
    exercise_id: str | None = None
    alarm: Alarm | None = None
    episode: Episode | None = None
    run_age_s: float = 0.0
    kind: Kind | None = None
    tight: tuple[Area, ...] = ()
    changes: int = 0
    soreness_said: bool = False
    missing: str = ""


class Suggestions(Struct, frozen=True):
    """What to offer first, and at most two others; none where the first has no routine."""

    first: Suggestion
    others: tuple[Suggestion, ...] = ()


def suggest(situation: Situation, candidates: Candidates) -> Suggestions:
    """What would be sensible now; there is always an answer, and always the same one."""
    rules = _heard(situation)
    found: dict[str, Suggestion] = {}
    for most in (1, MOST):  # the best of each rule first, then whatever else they allow
        for rule in rules:
            if rule.choice is None and not found:
                return Suggestions(_say(rule, situation))
            if rule.choice is not None and len(found) < MOST:
                fresh = _allowed(rule.choice, situation, candidates, found)
                found.update((c.id, _say(rule, situation, c)) for c in islice(fresh, most))
    first, *others = _said_once(islice(found.values(), MOST))
    return Suggestions(first, tuple(others))


def _said_once(found: Iterable[Suggestion]) -> Iterator[Suggestion]:
    """How sore it is stands on the first card that speaks of it."""
    is_said = False
    for one in found:
        yield replace(one, soreness_said=is_said)
        is_said = is_said or one.rule in ABOUT_SORENESS


def _heard(situation: Situation) -> Sequence[Rule]:
    """The rules that hold, up to one that ends them; the last one holds always."""
    *rules, last = (rule for rule in RULES if rule.when(situation))
    end = next((n for n, rule in enumerate(rules, start=1) if rule.ends), len(rules))
    return (*rules[:end], last)


def _allowed(
    choice: RoutineChoice, situation: Situation, candidates: Candidates, taken: Container[str]
) -> Iterator[Candidate]:
    fitting = _treating if choice.kinds else _named
    for candidate in fitting(choice, situation, candidates):
        is_left = candidate.kept >= choice.least_kept
        if is_left and candidate.id not in taken and is_allowed(situation, candidate):
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
        if situation.worst is None:
            return sum(candidate.shares.get(tight, 0.0) for tight in situation.tight)
        if area is None:
            return float(SORE_DAY in candidate.tags)
        return candidate.shares.get(area, 0.0)

    kindred = [c for c in candidates.all() if c.kind in choice.kinds and share(c) >= LEAST_SHARE]
    yield from sorted(kindred, key=lambda c: (-share(c), c.total.seconds, c.id))


def _say(rule: Rule, situation: Situation, candidate: Candidate | None = None) -> Suggestion:
    alarm = situation.alarm if candidate is None else None
    return Suggestion(
        rule=rule.rule,
        routine_id=candidate.id if candidate else None,
        topic=rule.topic,
        sources=alarm.sources if alarm else rule.sources,
        exercise_id=rule.exercise,
        alarm=alarm,
        episode=_episode(rule, situation),
        run_age_s=max(0.0, situation.run_age_h * HOUR_S) if situation.run else 0.0,
        kind=candidate.kind if candidate else None,
        tight=tuple(area for area in situation.tight if candidate and candidate.shares.get(area)),
        changes=candidate.changes if candidate else 0,
    )


def _episode(rule: Rule, situation: Situation) -> Episode | None:
    match rule.rule:
        case RuleName.SEE_A_PROFESSIONAL:
            return first_for_a_professional(situation)
        case RuleName.REST:
            return first_that_stands(situation, Standing.REST)
        case RuleName.HOW_IS_IT_NOW:
            return first_to_ask_about(situation)
        case RuleName.LONG_BUT_MILD:
            return first_long_but_mild(situation)
        case RuleName.QUESTIONS_FIRST | RuleName.VERY_SORE | RuleName.WARMTH_WHEN_VERY_SORE:
            return first_very_sore(situation)
        case _other:
            return situation.worst
