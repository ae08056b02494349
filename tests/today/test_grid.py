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
from recoverytimer.exercise.injuredpart import InjuredPart
from recoverytimer.exercise.load import Load
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
HURT_SOMEWHERE = tuple(
    PersonalCautions(frozenset({caution}), parts=frozenset({(caution, part)}))
    for caution, part in product((Caution.ACUTE, Caution.SURGERY), InjuredPart)
)
PEOPLE = (
    *(PersonalCautions(frozenset({caution})) for caution in Caution),
    *(PersonalCautions(frozenset(pair)) for pair in combinations(COMMON, 2)),
    *HURT_SOMEWHERE,
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
def candidates_for(mine: PersonalCautions) -> Candidates:
    return candidates_of(LIBRARY, Timing(), (), mine)


@cache
def adapted_for(mine: PersonalCautions, routine_id: str) -> AdaptedRoutine:
    entry = LIBRARY.routine(routine_id)
    assert entry is not None
    assert entry.routine is not None
    return adapted(entry.routine, LIBRARY.exercises, mine)


@cache
def worst_of(mine: PersonalCautions, routine_id: str) -> Restriction | None:
    """How strongly anything still speaks against the routine that the card starts."""
    routine = adapted_for(mine, routine_id).routine
    assert routine is not None, routine_id
    used = {step.exercise for _, step in exercise_steps(routine)}
    return strongest(r for name in used for r in mine.reasons(name, LIBRARY.exercises[name]))


def soreness() -> Iterator[tuple[Episode, ...]]:
    yield ()
    for area, level in product(Area, LEVELS):
        both = sore(level, area)
        yield (both,)
        yield (replace(both, place=Place(area, Side.LEFT), one_sided=True),)


def situations(mine: PersonalCautions) -> Iterator[Situation]:
    for episodes, hour, ran_hard in product(soreness(), HOURS, (False, True)):
        now = NOON.replace(hour=hour)
        run = RecentRun(now - (NOON - hours_ago(3)), Effort.HARD) if ran_hard else None
        yield Situation(
            now=now, episodes=episodes, run=run, cautions=mine.cautions, parts=mine.parts
        )


@cache
def today_of(mine: PersonalCautions) -> tuple[tuple[Situation, Suggestions], ...]:
    candidates = candidates_for(mine)
    return tuple((s, suggest(s, candidates)) for s in situations(mine))


def named(mine: PersonalCautions) -> str:
    return "+".join(sorted({*mine.cautions, *(part for _, part in mine.parts)}))


def routines_in(found: Suggestions) -> list[str]:
    return [one.routine_id for one in (found.first, *found.others) if one.routine_id]


def treats(candidate: Candidate | None, situation: Situation) -> bool:
    assert situation.worst is not None
    area = situation.worst.place.area
    return candidate is not None and candidate.shares.get(area, 0.0) >= LEAST_SHARE


@pytest.mark.parametrize("mine", PEOPLE, ids=named)
def test_today_is_right_for_everybody(mine: PersonalCautions) -> None:
    candidates = candidates_for(mine)
    for situation, found in today_of(mine):
        chosen = routines_in(found)
        said = (situation.level, situation.now.hour, situation.run, found.first.rule, chosen)
        if Caution.DVT in mine.cautions:
            assert found.first.rule is RuleName.NO_ROUTINE, said
            assert not chosen, said
            continue
        for routine_id in chosen:
            assert worst_of(mine, routine_id) in {None, Restriction.EASIER}, said
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
        named(mine)
        for mine in PEOPLE
        for situation, found in today_of(mine)
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


@pytest.mark.parametrize("mine", HURT_SOMEWHERE, ids=named)
def test_whoever_is_hurt_is_offered_no_run_and_nothing_that_strains_the_place(
    mine: PersonalCautions,
) -> None:
    offered = {name for _, found in today_of(mine) for name in routines_in(found)}
    assert "pre-run-warmup" not in offered
    used = {
        step.exercise
        for name in offered
        for _, step in exercise_steps(adapted_for(mine, name).routine or pytest.fail(name))
    }
    loads = {load for name in used for load in LIBRARY.exercises[name].loads}
    assert loads.isdisjoint({Load.IMPACT, Load.FAST_RUN, Load.CONTRAST})
    ((caution, part),) = mine.parts
    if part in {InjuredPart.FOOT, InjuredPart.LOWER_LEG, InjuredPart.KNEE}:
        assert loads.isdisjoint({Load.ONE_LEG, Load.ONE_LEG_HELD, Load.BALANCE, Load.KNEE_LOAD})
    if caution is Caution.SURGERY or part in {InjuredPart.THIGH, InjuredPart.HIP}:
        assert "glute-starter" not in offered


@pytest.mark.parametrize("part", [InjuredPart.FOOT, InjuredPart.LOWER_LEG, InjuredPart.KNEE])
def test_with_an_injury_below_the_hip_the_hips_may_work_lying_down(part: InjuredPart) -> None:
    mine = PersonalCautions(frozenset({Caution.ACUTE}), parts=frozenset({(Caution.ACUTE, part)}))
    offered = {name for _, found in today_of(mine) for name in routines_in(found)}
    assert "glute-starter" in offered
    routine = adapted_for(mine, "glute-starter").routine
    assert routine is not None
    assert {"clamshell", "side-lying-abduction"} <= {s.exercise for _, s in exercise_steps(routine)}
