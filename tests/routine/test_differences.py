from __future__ import annotations

from msgspec.structs import replace

from recoverytimer.base.linechanges import LEFT_OUT, LineChange, condensed
from recoverytimer.exercise.dose import Dose
from recoverytimer.exercise.exercise import Kind
from recoverytimer.routine.differences import differences
from recoverytimer.routine.routine import Group, Pause, Routine, Work
from tests.making import exercise

BEFORE = Routine(
    name="Evening",
    steps=(
        Work(exercise="a", dose=Dose(hold=30.0)),
        Group(steps=(Work(exercise="b", dose=Dose(reps=8.0)), Pause(rest=20.0)), rounds=2),
        Work(exercise="c", dose=Dose(hold=40.0)),
    ),
)


def told(after: Routine) -> list[str]:
    return [
        f"{line.change}: {line.text.strip()}"
        for line in differences(BEFORE, after, {}, {})
        if line.change is not LineChange.SAME
    ]


def test_nothing_changed_says_nothing() -> None:
    assert told(BEFORE) == []
    assert condensed(differences(BEFORE, BEFORE, {}, {})) == (LEFT_OUT,)


def test_a_changed_dose_is_its_line_before_and_after() -> None:
    steps = (*BEFORE.steps[:2], replace(BEFORE.steps[2], dose=Dose(hold=55.0)))
    assert told(replace(BEFORE, steps=steps)) == ["gone: c, 40 s", "new: c, 55 s"]


def test_everything_that_a_file_can_say_of_a_step_shows() -> None:
    step = BEFORE.steps[0]
    for changes in (
        {"note": "Slowly."},
        {"optional": True},
        {"prepare": 3.0},
        {"swap": "d"},
        {"temperature": 38.0},
        {"extra_on_chosen": 1},
        {"sides": "left"},
    ):
        after = replace(BEFORE, steps=(replace(step, **changes), *BEFORE.steps[1:]))
        assert told(after), changes


def test_what_a_step_is_swapped_for_is_said_by_its_name() -> None:
    other = replace(exercise(Kind.STRENGTH, hold=10.0), name="Bird dog")
    after = replace(BEFORE, steps=(replace(BEFORE.steps[0], swap="d"), *BEFORE.steps[1:]))
    found = differences(BEFORE, after, {"d": other}, {})
    assert any(line.text == "a, 30 s, can be swapped for Bird dog" for line in found)


def test_a_step_that_moved_is_said_once() -> None:
    first, group, last = BEFORE.steps
    assert told(replace(BEFORE, steps=(group, first, last))) == ["moved: a, 30 s"]
    inside = replace(group, steps=(*group.steps, last))
    assert told(replace(BEFORE, steps=(first, inside))) == ["moved: c, 40 s"]


def test_one_of_two_alike_that_is_gone_is_gone() -> None:
    twice = replace(BEFORE, steps=(*BEFORE.steps, BEFORE.steps[0]))
    found = differences(twice, BEFORE, {}, {})
    assert [line.change for line in found if line.change is not LineChange.SAME] == [
        LineChange.GONE
    ]


def test_what_is_far_from_any_change_is_left_out() -> None:
    steps = (*BEFORE.steps, Work(exercise="d", dose=Dose(hold=10.0)))
    shown = condensed(differences(BEFORE, replace(BEFORE, steps=steps), {}, {}))
    assert shown[0] == LEFT_OUT
    assert [line.text for line in shown[1:]] == ["c, 40 s", "d, 10 s"]
