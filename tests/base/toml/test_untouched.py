"""What an edit does not touch stays as a person wrote it, with every comment."""

from __future__ import annotations

import re
from itertools import count
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from recoverytimer.routine import stepedits
from recoverytimer.routine.files import read_routine_text, routine_text
from recoverytimer.routine.routine import Group, Pause, Routine, StepPath, Work, all_steps

# A document with comments is slow to read.
FEW = settings(max_examples=25)
EXAMPLE = re.search(
    r"```toml\n(.*?)```", Path("docs/routine-format.md").read_text(encoding="utf-8"), re.DOTALL
)
DOSES = (
    "hold = 30",
    "hold = 30.0",
    'hold = "30-45"',
    "hold = { left = 4, right = 6.0 }",
    "hold.left = 4\nhold.right = 6",
    "reps = [10]",
    'reps = 12\ntempo = [["up", 2.0], ["down", 3]]',
    "until_done = true\nabout = 20",
    "until_done = false\nhold = 9",
)
MORE = (
    "optional = false",
    "extra_on_chosen = 0",
    'note = "slowly"',
    'ask = "Ok?"\nif_no = "repeat"\ntries = 3',
    'ask = "Ok?"\nif_no = "skip"',
    "temperature = 20.0",
    "prepare = 0.0",
)
OF_GROUP = ("rounds = 1", "rounds = 2", "rest_between = 0", "rest_between = 9.0", 'sides = "each"')
OF_ROUTINE = ("gentle = false", "tags = []", "delay = 5.0", 'when = "Later"', "times_a_day = 2")


def keys(lines: tuple[str, ...]) -> st.SearchStrategy[list[str]]:
    """Some of the lines, no key twice."""
    return st.lists(
        st.sampled_from(lines), unique_by=lambda line: line.split(" ")[0], max_size=3
    ).map(lambda found: [line for lines in found for line in lines.split("\n")])


@st.composite
def steps(draw: st.DrawFn, depth: int = 0) -> list[str]:
    header = f"[[{'.'.join(['steps'] * (depth + 1))}]]"
    found: list[str] = []
    for _ in range(draw(st.integers(1, 3))):
        found.append(header)
        kind = draw(st.sampled_from(("work", "work", "rest", "group" if depth < 2 else "work")))
        if kind == "work":
            found.append(f'exercise = "{draw(st.sampled_from("abcd"))}"')
            found += draw(st.sampled_from(DOSES)).split("\n") + draw(keys(MORE))
        elif kind == "rest":
            found += ["rest = 30.0", *draw(keys(MORE[:1]))]
        else:
            found += draw(keys(OF_GROUP)) + draw(steps(depth + 1))
    return found


@st.composite
def texts(draw: st.DrawFn) -> str:
    """A routine as a person may write it, a comment behind each value and above each header."""
    lines = ["format = 1", 'name = "Mine"', *draw(keys(OF_ROUTINE)), *draw(steps())]
    blank = draw(st.sampled_from(("", "\n")))
    number = count()
    said = (
        f"{blank}# above {next(number)}\n{line}" if line[0] == "[" else f"{line} # {next(number)}"
        for line in lines
    )
    return "\n".join(said) + draw(st.sampled_from(("", "\n", "\n# bye\n")))


def read(text: str) -> Routine:
    value = read_routine_text(text).value
    assert value is not None
    return value


def written(routine: Routine, text: str) -> list[str]:
    """The lines of a changed routine, without those that are blank or headers."""
    changed = routine_text(routine, text)
    assert read_routine_text(changed).value == routine
    return said(changed)


def said(text: str) -> list[str]:
    return sorted(line.strip() for line in text.split("\n") if line and line.strip()[:1] != "[")


def a_step(draw: st.DrawFn, routine: Routine) -> StepPath:
    return draw(st.sampled_from([path for path, _ in all_steps(routine.steps)]))


@FEW
@given(texts())
def test_saving_what_was_read_changes_no_byte(text: str) -> None:
    assert routine_text(read(text), text) == text


@FEW
@given(texts())
def test_another_name_changes_one_line(text: str) -> None:
    changed = routine_text(replace(read(text), name="Other"), text)
    ended = text if text.endswith("\n") else f"{text}\n"
    assert changed == ended.replace('name = "Mine"', 'name = "Other"')


@FEW
@given(st.data(), texts())
def test_one_edit_of_a_step_keeps_all_other_lines(data: st.DataObject, text: str) -> None:
    routine = read(text)
    path = a_step(data.draw, routine)
    step = stepedits.step_at(routine.steps, path)
    if isinstance(step, Work):
        change = data.draw(
            st.sampled_from(({"note": "new"}, {"exercise": "z"}, {"temperature": 9.0}))
        )
    else:
        change = {"rest": 7.0} if isinstance(step, Pause) else {"rounds": 5}
    new = replace(
        routine, steps=stepedits.changed(routine.steps, path, lambda s: replace(s, **change))
    )
    (key,) = change
    lines = written(new, text)
    lost = [line for line in said(text) if line not in lines]
    assert len(lost) <= 1
    assert all(line.startswith(f"{key} = ") for line in lost)


@FEW
@given(st.data(), texts())
def test_a_step_takes_its_comments_along(data: st.DataObject, text: str) -> None:
    routine = read(text)
    path, to = a_step(data.draw, routine), a_step(data.draw, routine)
    result = stepedits.moved(routine.steps, [path], to)
    if result is not None and len(list(all_steps(result[0]))) == len(
        list(all_steps(routine.steps))
    ):
        assert written(replace(routine, steps=result[0]), text) == said(text)


@FEW
@given(st.data(), texts())
def test_steps_keep_their_comments_in_a_new_group(data: st.DataObject, text: str) -> None:
    routine = read(text)
    result = stepedits.grouped(routine.steps, [a_step(data.draw, routine)])
    if result is not None:
        lines = written(replace(routine, steps=result[0]), text)
        assert sorted(lines) == sorted([*said(text), "rounds = 2"])


@FEW
@given(st.data(), texts())
def test_steps_keep_their_comments_without_their_group(data: st.DataObject, text: str) -> None:
    routine = read(text)
    groups = [path for path, step in all_steps(routine.steps) if isinstance(step, Group)]
    if not groups:
        return
    path = data.draw(st.sampled_from(groups))
    result, _ = stepedits.ungrouped(routine.steps, path)
    lines = written(replace(routine, steps=result), text)
    lost = [line for line in said(text) if line not in lines]
    assert all(line.startswith(("rounds", "rest_between", "sides")) for line in lost)


@FEW
@given(st.data(), texts())
def test_a_step_that_goes_takes_only_its_own_comments_along(data: st.DataObject, text: str) -> None:
    routine = read(text)
    everything = [step for _, step in all_steps(routine.steps)]
    # Nothing tells which of two that are the same is gone.
    assume(len(set(map(repr, everything))) == len(everything))
    path = a_step(data.draw, routine)
    left = stepedits.removed(routine.steps, [path])
    while len(path) > 1 and len(stepedits.step_at(routine.steps, path[:-1]).steps) == 1:
        path = path[:-1]
    if not left:
        return
    lines = written(replace(routine, steps=left), text)
    places = [place for place, _ in all_steps(routine.steps)]
    parts = re.split(r"^\[\[.*$", text, flags=re.MULTILINE)[1:]
    own = [p for place, p in zip(places, parts, strict=True) if place[: len(path)] == path]
    assert all(any(line in part for part in own) for line in said(text) if line not in lines)


@pytest.mark.parametrize(
    ("line", "change", "after"),
    [
        ("gentle = true # c", {"gentle": False}, ["gentle = false # c"]),
        ('tags = ["a"] # c', {"tags": ()}, ["tags = [] # c"]),
        ("delay = 5 # c", {"delay": None}, []),
        ("delay = 5.0 # c", {"delay": 6.0}, ["delay = 6 # c"]),
    ],
)
def test_a_value_that_is_usual_again_stays_written_and_one_that_is_gone_goes(
    line: str, change: dict[str, object], after: list[str]
) -> None:
    text = f'format = 1\nname = "x"\n{line}\n[[steps]]\nrest = 5\n'
    others = [one for one in said(text) if one != line]
    assert written(replace(read(text), **change), text) == sorted([*others, *after])


def test_the_example_of_the_documentation_is_renamed_in_one_line() -> None:
    assert EXAMPLE is not None
    text = EXAMPLE[1]
    changed = routine_text(replace(read(text), name="Mine"), text)
    assert changed == text.replace('name = "Everything once"', 'name = "Mine"')


def test_steps_in_one_line_are_changed_where_they_stand() -> None:
    text = (
        'format = 1\nname = "x"\nsteps = [ {exercise = "a", hold = 30.0}, # one\n  # second\n'
        '  {rounds = 1, steps = [{exercise = "b", reps = [10]}, {rest = 5}]}, # two\n]\n'
    )
    steps = stepedits.changed(read(text).steps, (1, 1), lambda s: replace(s, rest=6.0))
    assert routine_text(replace(read(text), steps=steps), text) == text.replace("5}", "6}")


def test_a_new_value_stands_above_what_is_said_of_the_next_step() -> None:
    text = 'format = 1\nname = "x"\n\n[[steps]]\nrest = 5\n\n# then\n[[steps]]\nrest = 6\n'
    steps = stepedits.changed(read(text).steps, (0,), lambda s: replace(s, note="n"))
    changed = routine_text(replace(read(text), steps=steps), text)
    assert changed == text.replace("rest = 5\n", 'rest = 5\nnote = "n"\n')
