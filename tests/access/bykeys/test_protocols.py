"""Published protocols are written down in the editor, by keys alone."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from recoverytimer.base.paths import person_paths
from recoverytimer.base.toml.reading import FileRead
from recoverytimer.routine.files import read_routine, read_routine_text, routine_table
from recoverytimer.routine.routine import Group, Routine, Step, Work
from tests import DOCS
from tests.access.bykeys.keyboard import Keyboard
from tests.access.bykeys.writing import Writing
from tests.driving import Driver
from tests.routine.protocols import LIBRARY, PROTOCOLS


@pytest.fixture
def keys(make: Callable[..., Driver], tmp_path: Path) -> Keyboard:
    """A keyboard, on an app in which a person has the exercises of the protocols."""
    shutil.copytree(PROTOCOLS / "exercises", person_paths(tmp_path).data / "exercises")
    return Keyboard(make())


def written(keys: Keyboard) -> dict[str, Any]:
    """The routine that is in its file now."""
    (file,) = keys.driver.app.services.library.own_folder.glob("*.toml")
    return plain(read_routine(file))


def published(name: str) -> dict[str, Any]:
    """The routine that a protocol should be."""
    return plain(read_routine(PROTOCOLS / f"{name}.toml"))


def plain(read: FileRead[Routine]) -> dict[str, Any]:
    """A routine with all doses, as an amount that is usual is none of its own where it is typed.

    Options have numbers for ids, as the app makes these from what they say.
    """
    routine = read.value
    assert routine is not None, read.problems
    table = routine_table(replace(routine, steps=tuple(map(_with_dose, routine.steps))))
    options = [option for choice in table.get("choices", ()) for option in choice["options"]]
    numbers = {option["id"]: str(n) for n, option in enumerate(options)}
    for option in options:
        option["id"] = numbers[option["id"]]
    for place, key in _places(table):
        place[key] = [numbers[option] for option in place[key]]
    return table


def _with_dose(step: Step) -> Step:
    if isinstance(step, Group):
        return replace(step, steps=tuple(map(_with_dose, step.steps)))
    if not isinstance(step, Work):
        return step
    return replace(step, dose=step.dose or LIBRARY.exercises[step.exercise].dose.one_set)


def _places(table: dict[str, Any]) -> Iterator[tuple[dict[str, Any], str]]:
    """Where options are named."""
    yield from ((former, "options") for former in table.get("replaces", ()) if "options" in former)
    yield from ((step, "only") for step in _all(table["steps"]) if "only" in step)


def _all(steps: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for step in steps:
        yield step
        yield from _all(step.get("steps", []))


def test_breathing_in_rounds(keys: Keyboard) -> None:
    w = Writing(keys, "Breathing in rounds")
    w.fill("Not with", "Never in or near water, nor at the wheel: you may faint.")
    w.fill("Get into position", "0")
    w.step("full breath", "30-40 breaths at own pace")
    w.fill("Counts towards totals as", "90")
    w.step("hold after breathing out", "up to 3:00")
    w.step("hold after breathing in", "15-20 s")
    keys("Shift+Home", "Ctrl+G")
    w.amount("3+")
    w.save()
    assert written(keys) == published("wim-hof-breathing")


def test_a_breath_for_four_ways(keys: Keyboard) -> None:
    w = Writing(keys, "Relaxing breath")
    w.choice("How long have you done it?", "Less than a month", "A month or more")
    w.choice("How fast?", "As it is", "Twice as fast")
    w.fill("Get into position", "0")
    w.fill("Maximum times a day", "2")
    for breaths, long in (("4", "Less than a month"), ("8", "A month or more")):
        for speed, fast in (("1", "As it is"), ("2", "Twice as fast")):
            w.step("slow belly", f"{breaths} breaths 4-7-8, speed {speed}")
            w.tick(f"How long have you done it? {long}", f"How fast? {fast}")
    w.save()
    assert written(keys) == published("relaxing-breath")


def test_fewer_each_time(keys: Keyboard) -> None:
    w = Writing(keys, "Three for the back, fewer each time")
    w.choice("How many?", "5, 3 and 1", "7, 5 and 3")
    w.step("curl-up", "5, 3, 1x hold 10")
    w.tick("5, 3 and 1")
    w.step("curl-up", "7, 5, 3x hold 10")
    w.tick("7, 5 and 3")
    w.group(above=1, rounds="3")
    w.step("side plank", "10")
    w.group(rounds="2")
    w.pick("Sides", "Whole group: left, then right")
    descending(w, keys)
    w.step("bird dog", "10 s")
    w.pick("Sides", "Left, then right")
    w.fill("Switch sides", "1")
    w.group(rounds="2")
    descending(w, keys)
    w.save()
    assert written(keys) == published("mcgill-descending")


def descending(w: Writing, keys: Keyboard) -> None:
    """The chosen group fewer times in each round of another, for both options."""
    w.tick("5, 3 and 1")
    w.to_steps()
    keys("Ctrl+D")
    w.tick("5, 3 and 1", "7, 5 and 3")
    w.group(above=2, rounds="3")
    keys("Down")
    w.amount("5, 3, 1")
    keys("Down", "Down")
    w.amount("7, 5, 3")
    keys("Up", "Up", "Up")


def test_outer_hip(keys: Keyboard) -> None:
    w = Writing(keys, "Outer hip in eight weeks")
    w.choice("Which week?", "Week 1", "Week 2", "Weeks 3 to 8")
    w.choice("Which session of the day?", "The whole", "The presses only")
    w.fill("Maximum times a day", "2")
    w.step("press outwards, lying", "3-5x press 5-10, let go free")
    w.step("press outwards, standing", "3-5x press 5-15, let go free")
    for exercise, amount, *weeks in OUTER_HIP:
        w.step(exercise, amount)
        if "x" in amount:
            w.amount("1-2, rest 0" if exercise == "side slide" else "2, rest 0")
        w.tick(*(f"Which week? {week}" for week in weeks), WHOLE)
    w.save()
    assert written(keys) == published("leap-outer-hip")


WHOLE = "Which session of the day? The whole"
OUTER_HIP = (
    ("glute bridge", "10", "Week 1", "Week 2"),
    ("offset bridge", "5", "Week 2"),
    ("glute bridge", "5", "Weeks 3 to 8"),
    ("single-leg bridge", "2 x 5-10", "Weeks 3 to 8"),
    ("squat", "10", "Week 1", "Week 2"),
    ("squat with more weight", "5", "Week 2"),
    ("squat", "5", "Weeks 3 to 8"),
    ("step-up", "2 x 5-10", "Weeks 3 to 8"),
    ("side step", "10", "Week 1", "Weeks 3 to 8"),
    ("side step", "15", "Week 2"),
    ("side slide", "2 x 5-10", "Weeks 3 to 8"),
)


def test_heavy_and_slow(keys: Keyboard) -> None:
    w = Writing(keys, "Heavy and slow for the Achilles tendon")
    w.choice("Which week?", *(week for week, *_ in HEAVY_AND_SLOW))
    w.pick("Get into position during rests", "Yes")
    w.fill("Times a week", "3")
    w.step("seated heel raise", "3 x 15 up 3, down 3")
    w.amount("3, rest 2:00")
    w.fill("Note on the rest", "Two to three minutes.")
    w.rest("5:00")
    keys("Shift+Up", "Shift+Up", "Ctrl+D", "Ctrl+D", "Up", "Down", "Del", "Down")
    w.another_exercise("heel raise with a barbell")
    keys("Up", "Up", "Up")
    w.another_exercise("heel raise on a leg press")
    keys("Home", "Shift+End")
    w.tick("Week 1")
    for (before, *_), (week, reps, rounds) in pairwise(HEAVY_AND_SLOW):
        w.to_steps()
        keys("Ctrl+D")
        w.tick(before, week)
        w.to_steps()
        three_times(w, keys, reps, rounds)
        keys("Shift+End")
    w.save()
    assert written(keys) == published("heavy-slow-resistance")


HEAVY_AND_SLOW = (
    ("Week 1", "15", "3"),
    ("Weeks 2 and 3", "12", "3"),
    ("Weeks 4 and 5", "10", "4"),
    ("Weeks 9 to 12", "6", "4"),
)


def three_times(w: Writing, keys: Keyboard, reps: str, rounds: str) -> None:
    """Change three groups with a rest between them, from the last one up."""
    for road in ((), UP_TO_GROUP, UP_TO_GROUP):
        keys(*road, "Down")
        w.number(reps)
        keys("Up")
        w.number(rounds)


UP_TO_GROUP = ("Up", "Up", "Up")


def test_everything_once(keys: Keyboard) -> None:
    w = Writing(keys, "Everything once")
    about_everything(w)
    first_steps(w)
    strength(w, keys)
    sides_and_paces(w)
    other_amounts(w)
    questions(w, keys)
    last_steps(w, keys)
    w.to_steps()
    keys.press("About the routine", back=True)
    w.pick("Picture", "Child's pose")
    w.save()
    assert written(keys) == of_the_manual()


def of_the_manual() -> dict[str, Any]:
    """The routine with all that a file can hold."""
    text = (DOCS / "routine-format.md").read_text(encoding="utf-8")
    return plain(read_routine_text(text.split("```toml\n")[1].split("```")[0]))


def about_everything(w: Writing) -> None:
    """Fill in all that is said of a routine."""
    w.fill("Summary", "An example of everything a routine can hold.")
    w.fill("Not with", "A new injury.")
    w.fill("Notes", "Shown below the steps.")
    w.choice("How long?", "6 minutes", "12 minutes")
    w.fill("Get into position", "8")
    w.fill("Switch sides", "4")
    w.pick("Get into position during rests", "Yes")
    w.fill("Delay before starting", "5")
    w.fill("Maximum times a day", "3-4")
    w.fill("Times a week", "3")
    w.fill("Minimum hours apart", "2")
    w.tick("Gentle enough")
    w.lines("Based on", "acsm-2021: how long to hold", "Someone 2020")
    w.pick("Made from", "Glute relief stretches")
    w.fill("Stands for", "short-evening: 6-minutes")
    w.tick("Knee trouble")
    w.head("When to use it", "Never; it is for reading.")
    w.fill("Tags", "example")


def first_steps(w: Writing) -> None:
    """Those before the first group."""
    w.step("knee rolls", "60")
    w.step("child's pose", "30-45")
    w.step("pigeon pose", "left 40, right 60")
    w.pick("Sides", "Left, then right")
    w.fill("Note", "Slowly.")
    w.fill("Get into position", "15")
    w.tick("12 minutes")
    w.swap("figure-four lying")
    w.step("figure-four lying", "30")
    w.fill("Extra sets on the chosen side", "1")


def strength(w: Writing, keys: Keyboard) -> None:
    """A group with another one in it."""
    w.step("march in", "20")
    w.step("glute bridge", "12, 10, 8x up 2, hold 1, down 2")
    w.step("bird dog", "12x in 70 s")
    w.pick("Sides", "Alternating left and right")
    w.step("squat", "8-10x")
    w.fill("Counts towards totals as", "40")
    w.step("side plank", "10")
    w.group(rounds="2")
    w.group(above=4, rounds="3, rest 30")
    w.fill("Note on the rest", "Shake your legs.")
    w.fill("Name", "Strength")
    w.to_steps()
    keys("Down")
    w.pick("In which rounds", "Which rounds")
    keys.replace("1, 3")
    w.to_steps()
    keys("Down", "Down", "Down", "Down")
    w.amount("3, 2, 1")
    keys("Up", "Up", "Up", "Up", "Up")


def sides_and_paces(w: Writing) -> None:
    """Two groups on both sides."""
    w.step("figure-four lying", "30")
    w.pick("Sides", "The chosen side, then the other")
    w.group(rounds="2")
    w.fill("Extra rounds on the chosen side", "1")
    w.step("roll glutes", "15 passes pace 3")
    w.step("roll hamstrings", "10 passes at own pace")
    w.step("roll outer hip", "30 s pace 3")
    w.group(above=2, rounds="1")
    w.pick("Sides", "Whole group: left, then right")


def other_amounts(w: Writing) -> None:
    """Metres, open ends, degrees."""
    w.step("strides", "80 metres")
    w.fill("Counts towards totals as", "20")
    w.step("buttock release", "up to 90")
    w.step("warm phase", "120")
    w.fill("Temperature", "38-40")


def questions(w: Writing, keys: Keyboard) -> None:
    """One behind a step, and one on its own."""
    w.step("skin check", "60")
    w.fill("Question", "Can you feel the skin normally?")
    w.fill("What to say after a no", "Wait until the feeling is back. No heat on numb skin.")
    w.to_steps()
    keys("Alt+Q")
    w.fill("Question", "Do you want to go on?")
    w.pick("If the answer is no", "End the session")


def last_steps(w: Writing, keys: Keyboard) -> None:
    """How fast, what is left out, and what is done with."""
    w.step("slow belly", "6 breaths 4-7-8, speed 1.5")
    w.step("glute bridge", "8+ up 2-3, hold free, down 3")
    w.step("hip thrust", "8")
    w.fill("Note", "Part of the published programme; needs a bench.")
    w.tick("Left out")
    w.rest("60")
    keys("Alt+O")
    w.step("drink", "until done")
    w.fill("Counts towards totals as", "30")
