from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from recoverytimer.base.paths import shipped_resources
from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.contraindications import PersonalCautions
from recoverytimer.exercise.dose import Dose
from recoverytimer.routine.advice import (
    Advice,
    AdviceWeight,
    AssessedRoutine,
    Assessment,
    advice,
    assess,
)
from recoverytimer.routine.library import Library
from recoverytimer.routine.routine import Group, Routine, Work
from recoverytimer.routine.timeline import Timing
from recoverytimer.routine.words.advice import advice_in_words
from recoverytimer.routine.words.totals import total_to_the_second
from tests.making import plain, routine_of

LIBRARY = Library(shipped_resources(), Path("nowhere"))
PIGEON = Work(exercise="pigeon-pose", dose=Dose(hold=40.0))


def told(text: str, *mine: Caution) -> list[Advice]:
    person = PersonalCautions(frozenset(mine))
    return list(advice(AssessedRoutine(routine_of(text), LIBRARY.exercises, person)))


def step(exercise: str, seconds: int) -> str:
    return f'exercise = "{exercise}"\nhold = {seconds}'


@pytest.mark.parametrize("routine_id", LIBRARY.routine_ids())
def test_nothing_is_to_be_said_of_what_is_shipped(routine_id: str) -> None:
    entry = LIBRARY.routine(routine_id)
    assert entry is not None
    assert entry.routine is not None
    assert advice(AssessedRoutine(entry.routine, LIBRARY.exercises)) == ()


@pytest.mark.parametrize(
    ("text", "path", "weight", "words"),
    [
        (
            plain(step("pigeon-pose", 200)),
            (0,),
            AdviceWeight.WARNING,
            "The usual time is 10 s to 1 min",
        ),
        (plain(step("pigeon-pose", 5)), (0,), AdviceWeight.WARNING, "The usual time is"),
        (plain(step("ice-pack", 960)), (0,), AdviceWeight.WARNING, "16 min at a time is long"),
        (
            plain(step("ice-pack", 1260)),
            (0,),
            AdviceWeight.REFUSAL,
            "can harm your skin. Keep it to 20 min at most",
        ),
        (plain('exercise = "no-such-thing"\nhold = 3'), (0,), AdviceWeight.REFUSAL, "no exercise"),
        (
            plain(step("ice-pack", 600), step("heat-pack", 600)),
            (1,),
            AdviceWeight.WARNING,
            "asking whether your skin feels normal",
        ),
        (
            plain('rounds = 3\n[[steps.steps]]\nexercise = "hip-thrust"\nreps = 10'),
            (0,),
            AdviceWeight.WARNING,
            "Rest for at least 45 s",
        ),
    ],
)
def test_each_rule(text: str, path: tuple[int, ...], weight: AdviceWeight, words: str) -> None:
    (found,) = told(text)
    assert (found.path, found.weight) == (path, weight)
    assert words in advice_in_words(found)


def test_what_is_right_is_not_spoken_of() -> None:
    asked = 'exercise = "ice-pack"\nhold = 600\nask = "Can you feel the skin?"'
    assert not told(plain(asked, step("heat-pack", 600)))
    rested = 'rounds = 3\nrest_between = 60\n[[steps.steps]]\nexercise = "hip-thrust"\nreps = 10'
    assert not told(plain(rested))
    assert not told(plain(step("pigeon-pose", 45)))


def test_long_holds_before_a_run_add_up() -> None:
    text = 'tags = ["before a run"]\n'
    one = plain(step("standing-quad", 30)).replace("[[steps]]", f"{text}[[steps]]", 1)
    assert not told(one)
    group = 'rounds = 2\n[[steps.steps]]\nexercise = "standing-quad"\nhold = 30'
    (found,) = told(plain(group).replace("[[steps]]", f"{text}[[steps]]", 1))
    assert found.path == (0, 0)
    assert "just before a run" in advice_in_words(found)


def test_holds_that_exclude_each_other_are_not_added_up() -> None:
    options = '[{ id = "a", says = "A" }, { id = "b", says = "B" }]'
    hold = '[[steps]]\nexercise = "pigeon-pose"\nsides = "left"\nhold = 40\n'
    text = (
        'format = 2\nname = "Test"\ntags = ["before a run"]\n'
        f'[[choices]]\nask = "How?"\noptions = {options}\n'
        f'{hold}only = ["a"]\n{hold}only = ["b"]\n'
    )
    assert not told(text)
    (found,) = told(text.replace('only = ["b"]', ""))
    assert "just before a run" in advice_in_words(found)


def test_my_cautions_come_with_an_easier_exercise() -> None:
    (found,) = told(plain(step("pigeon-pose", 30)), Caution.KNEE)
    assert "Something you told us about applies here" in advice_in_words(found)
    assert found.instead == "figure-four-wall"


def test_what_is_offered_instead_goes_with_my_cautions_as_well() -> None:
    (found,) = told(plain(step("pigeon-pose", 30)), Caution.PREG)
    assert found.instead == "figure-four-seated"


def assessed(*steps: Work | Group) -> Assessment:
    case = AssessedRoutine(Routine(name="Mine", steps=steps), LIBRARY.exercises)
    return assess(case, Timing(prepare_s=10, switch_s=5))


def test_a_routine_without_steps_cannot_be_saved_yet() -> None:
    assert assessed().refusal is not None
    assert assessed().timeline is None
    assert assessed().bars == ()


def test_the_total_and_the_bar_follow_the_steps() -> None:
    found = assessed(PIGEON)
    assert found.refusal is None
    assert found.timeline is not None
    assert total_to_the_second(found.timeline.total) == "1:35"
    assert sum(bar.weight_s for bar in found.bars) == 95
    assert found.place_of_bar(1) == (0,)


def test_an_exercise_that_is_not_known_is_refused_at_its_place() -> None:
    found = assessed(PIGEON, replace(PIGEON, exercise="pigoen"))
    assert found.refusal is not None
    assert found.refusal.path == (1,)
    assert found.of((1,)) == (found.refusal,)
    assert found.timeline is None


def test_more_than_can_be_played_is_refused() -> None:
    steps: Work | Group = PIGEON
    for _ in range(4):
        steps = Group(steps=(steps,), rounds=50)
    found = assessed(steps)
    assert found.refusal is not None
    assert "Use fewer rounds" in advice_in_words(found.refusal)


def test_cautions_are_worked_out_from_the_exercises() -> None:
    assert Caution.KNEE in assessed(PIGEON).contraindications.cautions
