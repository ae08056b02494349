"""What is allowed and changes nothing is told, and nothing else is."""

from __future__ import annotations

from pathlib import Path

import pytest

from recoverytimer.base.paths import shipped_resources
from recoverytimer.exercise.ignored import ignored_keys
from recoverytimer.routine.advice import AdviceWeight, AssessedRoutine, assess
from recoverytimer.routine.ignored import ignored
from recoverytimer.routine.library import Library
from recoverytimer.routine.routine import Routine
from recoverytimer.routine.timeline import Timing
from recoverytimer.routine.words.advice import advice_in_words
from recoverytimer.routine.words.ignored import hint_in_words
from tests.making import plain, routine_of

LIBRARY = Library(shipped_resources(), Path("nowhere"))
BRIDGE = 'exercise = "glute-bridge"\n'
OF_ROUTINE = "switch = 9\n"
PIGEON = 'exercise = "pigeon-pose"\n'


def hints(text: str) -> list[str]:
    return [hint_in_words(one) for one in ignored(routine_of(text), LIBRARY.exercises)]


def group(said: str, *steps: str) -> str:
    return "\n".join((said, *(f"[[steps.steps]]\n{step}" for step in steps)))


@pytest.mark.parametrize(
    ("text", "key", "why"),
    [
        (plain(f"{BRIDGE}until_done = true\npace = 3"), "pace", "It is for repetitions"),
        (plain(f"{BRIDGE}metres = 80\npace = 3"), "pace", "It is for repetitions"),
        (plain(f"{BRIDGE}up_to = 80\npace = 3"), "pace", "It is for repetitions"),
        (plain(f"{BRIDGE}hold = 30\nspeed = 2"), "speed", "sets the pace of nothing"),
        (plain(f"{BRIDGE}reps = 9\nown_pace = true"), "own_pace", "sets the pace of nothing"),
        (plain(group('rounds = 2\nrest_note = "n"', "rest = 5")), "rest_note", "is left out"),
        (plain(f"{BRIDGE}hold = 30\nabout = 30"), "about", "the time is known"),
        (plain(f"{BRIDGE}passes = 9\nabout = 30"), "about", "the time is known"),
        (plain(f"{BRIDGE}reps = 9\nwithin = 40\nabout = 30"), "about", "the time is known"),
        (plain(f"{BRIDGE}reps = 9\nswitch = 4"), "switch", "sides are not switched"),
        (plain(f"{BRIDGE}reps = 9", f"{BRIDGE}hold = 9\nprepare = 3"), "prepare", "goes on"),
        (OF_ROUTINE + plain(f"{BRIDGE}reps = 9"), "switch", "no step takes it"),
        (f'picture = "pigeon-pose"\n{plain(BRIDGE)}', "picture", "in no step"),
        (plain(f"{BRIDGE}reps = 9\nextra_on_chosen = 1"), "extra_on_chosen", "has no sides"),
        (plain(f"{BRIDGE}reps = [9, 8]"), "reps", "the first one counts"),
        (plain(f"{BRIDGE}hold = {{ left = 4, right = 6 }}"), "hold", "only one of the two"),
        (plain(f'{PIGEON}hold = {{ left = 4, right = 6 }}\nsides = "left"'), "hold", "only one"),
        (plain(f'{PIGEON}swap = "pigeon-pose"'), "swap", "the exercise itself"),
        (plain('ask = "Ok?"\nif_no = "end"\ntries = 4'), "tries", "nothing is repeated"),
        (plain("rest = 0"), "rest", "a rest of 0 seconds is left out"),
        (plain('rest = 0\nnote = "n"\nask = "Ok?"'), "note", "a rest of 0 seconds is left out"),
        (plain(group("rest_between = 9", "rest = 5")), "rest_between", "only one round"),
        (plain(group("rounds = 1", 'rest = 5\nin_rounds = "last"')), "in_rounds", "only one round"),
        (plain(group("rounds = 1", "rest = 5\nin_rounds = [2]")), "in_rounds", "never played"),
        (plain(group("rounds = 2", "rest = 5\nin_rounds = [2, 3]")), "in_rounds", "if you add"),
        (plain(group("rounds = 2", f"{BRIDGE}reps = [9, 8, 7]")), "reps", "if you add rounds"),
        (plain(group('sides = "each"', f'{PIGEON}sides = "left"')), "sides", "the group says"),
        (plain(group('sides = "left"', f"{BRIDGE}reps = 9")), "sides", "no exercise in the group"),
    ],
)
def test_what_changes_nothing_is_told_with_its_reason(text: str, key: str, why: str) -> None:
    (hint,) = hints(text)
    assert hint.startswith("Hint: ")
    assert f'"{key}"' in hint
    assert why in hint


@pytest.mark.parametrize(
    "text",
    [
        plain(f"{BRIDGE}passes = 9\npace = 3"),
        plain(f"{BRIDGE}hold = 9\npace = 3"),
        plain(f"{BRIDGE}breaths = 6\npace = 3"),
        plain(f"{BRIDGE}breaths = 6\nown_pace = true\nspeed = 2"),
        plain(f'{BRIDGE}reps = "8+"\nabout = 40'),
        plain(f'{PIGEON}hold = {{ left = 4, right = 6 }}\nsides = "right first"'),
        plain(group("rounds = 2", "rounds = [1, 3]\nrest_between = 9\nsteps = [{ rest = 5 }]")),
        plain(f"{BRIDGE}until_done = true\nabout = 30"),
        plain(f"{BRIDGE}reps = 9\nabout = 36"),
        plain(f"{BRIDGE}metres = 9\nabout = 36"),
        plain(f"{PIGEON}hold = 9\nswitch = 3\nprepare = 9"),
        plain(f'{PIGEON}hold = 9\nsides = "left"', f'{PIGEON}sides = "right"\nswitch = 4'),
        plain(
            group("rounds = 2", f'{PIGEON}sides = "left"', f'{PIGEON}sides = "right"\nswitch = 4')
        ),
        plain(group("rounds = 3\nrest_between = 9", f"{BRIDGE}reps = [9, 8, 7]")),
        plain(group('rounds = "1+"\nrest_between = 9', f"{BRIDGE}reps = [9, 8, 7]")),
        plain(group('sides = "each"', f"{PIGEON}hold = {{ left = 4, right = 6 }}")),
        plain(f"{PIGEON}hold = {{ left = 4, right = 6 }}\nsides = 'chosen'"),
        plain('ask = "Ok?"\nif_no = "repeat"\ntries = 4'),
        "prepare = 9\n" + OF_ROUTINE + plain(f"{PIGEON}hold = 9"),
    ],
)
def test_what_counts_is_not_told(text: str) -> None:
    assert hints(text) == []


def test_a_hint_names_the_step_as_problems_do() -> None:
    text = plain("rest = 5", f"{BRIDGE}hold = 30\nabout = 30")
    (hint,) = hints(text)
    assert hint.startswith('Hint: step 2 (glute-bridge): "about" changes nothing here, because')


def test_the_editor_tells_it_by_the_label_of_the_field_and_lets_one_save() -> None:
    routine = routine_of(plain(f"{BRIDGE}reps = 9\nswitch = 4"))
    found = assess(AssessedRoutine(routine, LIBRARY.exercises), Timing())
    (advice,) = found.advice
    assert advice.weight is AdviceWeight.WARNING
    assert advice.path == (0,)
    assert advice_in_words(advice).startswith('"Switch sides" changes nothing here')
    assert found.refusal is None


@pytest.mark.parametrize("routine_id", LIBRARY.routine_ids())
def test_what_is_shipped_says_nothing_in_vain(routine_id: str) -> None:
    entry = LIBRARY.routine(routine_id)
    assert entry is not None
    assert isinstance(entry.routine, Routine)
    assert ignored(entry.routine, LIBRARY.exercises) == ()


def test_no_exercise_that_is_shipped_has_a_dose_with_more_than_it_needs() -> None:
    assert not any(ignored_keys(exercise.dose) for exercise in LIBRARY.exercises.values())
