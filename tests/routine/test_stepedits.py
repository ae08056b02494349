from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from recoverytimer.exercise.dose import Dose
from recoverytimer.routine import stepedits
from recoverytimer.routine.clipboard import read_steps, steps_text
from recoverytimer.routine.files import read_routine_text, routine_text
from recoverytimer.routine.routine import (
    DEEPEST_GROUP,
    Group,
    Pause,
    Routine,
    Step,
    StepPath,
    Work,
    all_steps,
)
from recoverytimer.routine.stepedits import Steps


def work(name: str) -> Work:
    return Work(exercise=name, dose=Dose(hold=30.0))


A, B, C, D = (work(name) for name in "abcd")
AB = Group(steps=(A, B), rounds=2)


def names(steps: Steps) -> str:
    """The exercises in their order, groups in brackets."""
    found = ""
    for step in steps:
        if isinstance(step, Group):
            found += f"[{names(step.steps)}]"
        else:
            found += step.exercise if isinstance(step, Work) else "-"
    return found


def after(result: tuple[Steps, object] | None) -> str:
    assert result is not None
    return names(result[0])


def test_steps_are_put_before_a_place() -> None:
    steps, places = stepedits.inserted((A, B), (1,), (C, D))
    assert (names(steps), places) == ("acdb", ((1,), (2,)))
    steps, places = stepedits.inserted((AB, C), (0, 2), (D,))
    assert (names(steps), places) == ("[abd]c", ((0, 2),))


def test_a_group_goes_with_its_last_step() -> None:
    assert names(stepedits.removed((AB, C), [(0, 0)])) == "[b]c"
    assert names(stepedits.removed((AB, C), [(0, 0), (0, 1)])) == "c"
    assert names(stepedits.removed((AB, C), [(0,)])) == "c"


def test_steps_move_up_down_into_and_out_of_groups() -> None:
    assert after(stepedits.moved((A, B, C), [(0,)], (3,))) == "bca"
    assert after(stepedits.moved((A, B, C), [(2,)], (0,))) == "cab"
    assert after(stepedits.moved((A, B, C), [(1,)], (1,))) == "abc"
    assert after(stepedits.moved((AB, C), [(1,)], (0, 1))) == "[acb]"
    assert after(stepedits.moved((AB, C), [(0, 0)], (2,))) == "[b]ca"
    assert after(stepedits.moved((AB, C, D), [(1,), (0, 1)], (3,))) == "[a]dbc"


def test_moved_steps_are_found_where_they_are() -> None:
    result = stepedits.moved((A, B, C, D), [(0,), (2,)], (4,))
    assert result is not None
    assert [stepedits.step_at(result[0], place) for place in result[1]] == [A, C]


def test_the_last_step_leaves_its_group_and_the_group_goes() -> None:
    alone = Group(steps=(A,), rounds=3)
    assert after(stepedits.moved((alone, B), [(0, 0)], (2,))) == "ba"
    assert after(stepedits.moved((B, alone), [(1, 0)], (0,))) == "ab"


def test_a_group_is_not_moved_into_itself_nor_too_deep() -> None:
    assert stepedits.moved((AB, C), [(0,)], (0, 1)) is None
    deep: Step = A
    for _ in range(DEEPEST_GROUP):
        deep = Group(steps=(deep,))
    assert stepedits.moved((deep, AB), [(0,)], (1, 0)) is None
    assert stepedits.grouped((deep,), [(0,)]) is None


def test_steps_are_grouped_and_ungrouped() -> None:
    result = stepedits.grouped((A, B, C), [(0,), (2,)])
    assert result is not None
    assert (names(result[0]), result[1]) == ("[ac]b", (0,))
    assert after(stepedits.ungrouped(result[0], (0,))) == "acb"


def test_copies_lie_behind_what_they_were_made_of() -> None:
    assert stepedits.duplicated((A, B, C), [(0,), (1,)])[1] == ((2,), (3,))
    assert names(stepedits.duplicated((A, B, C), [(0,), (1,)])[0]) == "ababc"


def test_copies_that_would_lie_too_deep_lie_behind_the_group() -> None:
    deepest: Step = Group(steps=(A,))
    for _ in range(DEEPEST_GROUP - 1):
        deepest = Group(steps=(deepest,))
    within = (0,) * DEEPEST_GROUP + (0,)
    steps, places = stepedits.duplicated((AB, deepest), [(0,), (1, *within[1:])])
    assert places[-1] == (1, *within[1:-2], 2)
    assert read_routine_text(routine_text(Routine(name="Test", steps=steps))).problems == ()


def test_what_lies_within_a_chosen_group_goes_along_with_it() -> None:
    assert stepedits.outermost([(0, 1), (0,), (1,)]) == ((0,), (1,))


@st.composite
def edits(draw: st.DrawFn) -> list[tuple[str, int, int, int]]:
    kinds = (
        "add",
        "rest",
        "remove",
        "move",
        "duplicate",
        "group",
        "ungroup",
        "rounds",
        "hold",
        "first",
    )
    number = st.integers(0, 1000)
    return draw(st.lists(st.tuples(st.sampled_from(kinds), number, number, number), max_size=25))


def place(steps: Steps, number: int) -> StepPath | None:
    places = [path for path, _ in all_steps(steps)]
    return places[number % len(places)] if places else None


def first_only(step: Step) -> Step:
    return replace(step, in_rounds="first")


def edited(steps: Steps, kind: str, a: int, b: int, c: int) -> Steps:
    at, to = place(steps, a), place(steps, b)
    if kind == "add" or at is None or to is None:
        return stepedits.inserted(steps, at or (0,), (work(f"x-{c}"),))[0]
    if kind == "rest":
        return stepedits.inserted(steps, at, (Pause(rest=float(c)),))[0]
    if kind == "remove":
        return stepedits.removed(steps, [at])
    if kind == "first":
        return stepedits.changed(steps, at, first_only) if len(at) > 1 else steps
    if kind == "duplicate":
        return (
            stepedits.duplicated(steps, [at, to])[0] if len(list(all_steps(steps))) < 60 else steps
        )
    if kind == "ungroup":
        is_group = isinstance(stepedits.step_at(steps, at), Group)
        return stepedits.ungrouped(steps, at)[0] if is_group else steps
    if kind in {"move", "group"}:
        make = (
            stepedits.moved(steps, [at], to)
            if kind == "move"
            else stepedits.grouped(steps, [at, to])
        )
        return steps if make is None else make[0]

    def change(step: Step) -> Step:
        if isinstance(step, Group):
            return replace(step, rounds=c % 50 + 1)
        return replace(step, dose=Dose(hold=c + 1.0)) if isinstance(step, Work) else step

    return stepedits.changed(steps, at, change)


@given(edits())
def test_any_edits_give_a_file_that_reads_back_equal(
    changes: list[tuple[str, int, int, int]],
) -> None:
    steps: Steps = (A, AB, C)
    text = ""
    for change in changes:
        steps = edited(steps, *change)
        if not steps:
            continue
        routine = Routine(name="Test", steps=steps)
        text = routine_text(routine, text)
        read = read_routine_text(text)
        assert read.problems == ()
        assert read.value == routine
        assert read_steps(steps_text(steps)).steps == steps
        assert max(len(path) for path, _ in all_steps(steps)) <= DEEPEST_GROUP + 1


@given(edits())
def test_nothing_that_is_moved_is_lost_or_doubled(changes: list[tuple[str, int, int, int]]) -> None:
    steps: Steps = (A, AB, C, D)
    for _, a, b, c in changes:
        at, to = place(steps, a), place(steps, b)
        assert at is not None
        assert to is not None
        result = stepedits.moved(steps, [at], (*to[:-1], to[-1] + c % 2))
        if result is not None:
            before = sorted(s.exercise for _, s in all_steps(steps) if isinstance(s, Work))
            steps = result[0]
            assert sorted(s.exercise for _, s in all_steps(steps) if isinstance(s, Work)) == before
