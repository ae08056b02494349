from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from recoverytimer.base.paths import shipped_resources
from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.dose import Dose
from recoverytimer.routine.advice import Case
from recoverytimer.routine.judgement import Judgement, judge
from recoverytimer.routine.library import Library
from recoverytimer.routine.routine import Group, Routine, Work
from recoverytimer.routine.timeline import Timing

LIBRARY = Library(shipped_resources(), Path("nowhere"))
PIGEON = Work(exercise="pigeon-pose", dose=Dose(hold=40.0))


def judged(*steps: Work | Group) -> Judgement:
    case = Case(Routine(name="Mine", steps=steps), LIBRARY.exercises)
    return judge(case, Timing(prepare_s=10, switch_s=5))


def test_a_routine_without_steps_cannot_be_saved_yet() -> None:
    assert judged().refusal is not None
    assert judged().total == ""
    assert judged().bars == ()


def test_the_total_and_the_bar_follow_the_steps() -> None:
    found = judged(PIGEON)
    assert found.refusal is None
    assert found.total == "1:35"
    assert sum(bar.weight_s for bar in found.bars) == 95
    assert found.place_of_bar(1) == (0,)


def test_an_exercise_that_is_not_known_is_refused_at_its_place() -> None:
    found = judged(PIGEON, replace(PIGEON, exercise="pigoen"))
    assert found.refusal is not None
    assert found.refusal.path == (1,)
    assert found.of((1,)) == (found.refusal,)
    assert found.timeline is None


def test_more_than_can_be_played_is_refused() -> None:
    steps: Work | Group = PIGEON
    for _ in range(4):
        steps = Group(steps=(steps,), rounds=50)
    found = judged(steps)
    assert found.refusal is not None
    assert "Lower the rounds" in found.refusal.text


def test_cautions_are_worked_out_from_the_exercises() -> None:
    assert Caution.KNEE in judged(PIGEON).cautions
