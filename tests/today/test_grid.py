"""Today for everybody: each caution and pair of the common ones, each sore place, hour and run."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import combinations, product

import pytest
from msgspec.structs import replace

from recoverytimer.exercise.bodyareas import Area
from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.contraindications import PersonalCautions, Restriction, strongest
from recoverytimer.exercise.dose import Side
from recoverytimer.routine.adapting import AdaptedRoutine, adapted
from recoverytimer.routine.routine import exercise_steps
from recoverytimer.routine.timeline import Timing
from recoverytimer.runs.run import Effort
from recoverytimer.soreness.entry import Place
from recoverytimer.soreness.episode import Episode
from recoverytimer.soreness.verdicts import SEVERE, SORE
from recoverytimer.today.candidates import Candidate, Candidates, candidates_of
from recoverytimer.today.guards import is_allowed
from recoverytimer.today.rules import MOVING, ROLLING, RuleName
from recoverytimer.today.situation import RecentRun, Situation
from recoverytimer.today.suggestions import LEAST_SHARE, Suggestions, suggest
from tests.noting import NOON
from tests.today.situations import LIBRARY, hours_ago, sore

COMMON = (
    Caution.KNEE,
    Caution.GTPS,
    Caution.HIPIMP,
    Caution.HIPREP,
    Caution.LBP,
    Caution.ACUTE,
    Caution.PREG,
    Caution.HEART,
)
PEOPLE = (
    *(frozenset({caution}) for caution in Caution),
    *(frozenset(pair) for pair in combinations(COMMON, 2)),
)
LEVELS, HOURS = (3, 5, 7, 9), (7, 12, 17, 22)
# These come before what fits a place: help, rest, and what is good when it is too sore for more.
BEFORE_THE_PLACE = {
    RuleName.RED_FLAG,
    RuleName.NO_ROUTINE,
    RuleName.SEE_A_PROFESSIONAL,
    RuleName.REST,
    RuleName.HOW_IS_IT_NOW,
    RuleName.NEW_INJURY,
    RuleName.QUESTIONS_FIRST,
    RuleName.VERY_SORE,
    RuleName.WARMTH_WHEN_VERY_SORE,
}


@cache
def candidates_for(cautions: frozenset[Caution]) -> Candidates:
    return candidates_of(LIBRARY, Timing(), (), PersonalCautions(cautions))


@cache
def adapted_for(cautions: frozenset[Caution], routine_id: str) -> AdaptedRoutine:
    entry = LIBRARY.routine(routine_id)
    assert entry is not None
    assert entry.routine is not None
    return adapted(entry.routine, LIBRARY.exercises, PersonalCautions(cautions))


@cache
def worst_of(cautions: frozenset[Caution], routine_id: str) -> Restriction | None:
    """How strongly anything still speaks against the routine that the card starts."""
    routine = adapted_for(cautions, routine_id).routine
    assert routine is not None, routine_id
    mine = PersonalCautions(cautions)
    used = {step.exercise for _, step in exercise_steps(routine)}
    return strongest(r for name in used for r in mine.reasons(name, LIBRARY.exercises[name]))


def soreness() -> Iterator[tuple[Episode, ...]]:
    yield ()
    for area, level in product(Area, LEVELS):
        both = sore(level, area)
        yield (both,)
        yield (replace(both, place=Place(area, Side.LEFT), one_sided=True),)


def situations(cautions: frozenset[Caution]) -> Iterator[Situation]:
    for episodes, hour, ran_hard in product(soreness(), HOURS, (False, True)):
        now = NOON.replace(hour=hour)
        run = RecentRun(now - (NOON - hours_ago(3)), Effort.HARD) if ran_hard else None
        yield Situation(now=now, episodes=episodes, run=run, cautions=cautions)


@cache
def today_of(cautions: frozenset[Caution]) -> tuple[tuple[Situation, Suggestions], ...]:
    candidates = candidates_for(cautions)
    return tuple((s, suggest(s, candidates)) for s in situations(cautions))


def routines_in(found: Suggestions) -> list[str]:
    return [one.routine_id for one in (found.first, *found.others) if one.routine_id]


def treats(candidate: Candidate | None, situation: Situation) -> bool:
    assert situation.worst is not None
    area = situation.worst.place.area
    return candidate is not None and candidate.shares.get(area, 0.0) >= LEAST_SHARE


@pytest.mark.parametrize("cautions", PEOPLE, ids=lambda c: "+".join(sorted(c)))
def test_today_is_right_for_everybody(cautions: frozenset[Caution]) -> None:
    candidates = candidates_for(cautions)
    for situation, found in today_of(cautions):
        chosen = routines_in(found)
        said = (situation.level, situation.now.hour, situation.run, found.first.rule, chosen)
        if Caution.DVT in cautions:
            assert found.first.rule is RuleName.NO_ROUTINE, said
            assert not chosen, said
            continue
        for routine_id in chosen:
            assert worst_of(cautions, routine_id) in {None, Restriction.EASIER}, said
        first = found.first
        assert first.routine_id or first.exercise_id, said
        if situation.level >= SORE and first.rule not in BEFORE_THE_PLACE:
            fitting = [
                c
                for c in candidates.all()
                if c.kind in (*ROLLING, *MOVING)
                and treats(c, situation)
                and is_allowed(situation, c)
            ]
            assert not fitting or treats(candidates.get(first.routine_id or ""), situation), said


def test_nearly_everybody_has_a_routine_at_every_hour_while_soreness_is_ordinary() -> None:
    without = {
        "+".join(sorted(cautions))
        for cautions in PEOPLE
        for situation, found in today_of(cautions)
        if situation.level < SEVERE and not routines_in(found)
    }
    # Only what a clinic allows after an operation, and help with a clot.
    assert without <= {"DVT", "SURGERY"}


def test_what_a_person_asked_about_stays_in_the_routine() -> None:
    pregnant = frozenset({Caution.PREG})
    asked = PersonalCautions(pregnant, frozenset({("figure-four-supine", Caution.PREG)}))
    entry = LIBRARY.routine("glute-relief")
    assert entry is not None
    assert entry.routine is not None
    for mine, stays in ((PersonalCautions(pregnant), False), (asked, True)):
        routine = adapted(entry.routine, LIBRARY.exercises, mine).routine
        assert routine is not None
        used = {step.exercise for _, step in exercise_steps(routine)}
        assert ("figure-four-supine" in used) is stays
    candidate = candidates_of(LIBRARY, Timing(), (), asked).get("glute-relief")
    assert candidate is not None
    assert is_allowed(Situation(now=NOON, cautions=pregnant), candidate)
