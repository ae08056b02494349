"""What is chosen before a routine starts, and which of its steps that leaves."""

from __future__ import annotations

from pathlib import Path

import pytest

from recoverytimer.base.paths import shipped_resources
from recoverytimer.routine.beforestart import asks_side
from recoverytimer.routine.choices import picked, steps_with, unknown_option
from recoverytimer.routine.files import read_routine_text
from recoverytimer.routine.library import Library
from recoverytimer.routine.portrait import portrait_of
from recoverytimer.routine.routine import Group
from recoverytimer.routine.timeline import Timing, Total
from tests.making import plain

LIBRARY = Library(shipped_resources(), Path("nowhere"))
CONTRAST = LIBRARY.routine("contrast-shower").routine


@pytest.mark.parametrize(
    ("preferred", "found"),
    [
        ((), "six"),
        ((("twelve",),), "twelve"),
        (((), ("sixteen",)), "sixteen"),
        ((("twelve",), ("sixteen",)), "twelve"),
        ((("gone",), ("sixteen",)), "sixteen"),
    ],
)
def test_what_is_preferred_most_is_picked_and_otherwise_the_first(
    preferred: tuple[tuple[str, ...], ...], found: str
) -> None:
    assert picked(CONTRAST, *preferred) == (found,)


def test_an_option_that_is_none_is_named() -> None:
    assert unknown_option(CONTRAST, ["six", "seven"]) == "seven"
    assert unknown_option(CONTRAST, ["six"]) is None


def test_only_the_steps_of_what_is_chosen_are_there() -> None:
    steps = list(steps_with(CONTRAST, ["twelve"]))
    assert [path for path, _ in steps] == [(1,), (1, 0), (1, 1)]
    group = steps[0][1]
    assert isinstance(group, Group)
    assert group.rounds == 6


def test_a_total_spans_what_can_be_chosen_until_it_is() -> None:
    exercises = LIBRARY.exercises
    spanned = portrait_of(CONTRAST, exercises, Timing()).total
    assert (spanned.least_s, spanned.most_s) == (420, 1040)
    chosen = portrait_of(CONTRAST, exercises, Timing(), ("twelve",)).total
    assert chosen == Total(840.0)


def test_the_id_of_a_former_routine_leads_to_what_stands_for_it() -> None:
    entry = LIBRARY.routine("contrast-shower-1-1")
    assert (entry.id, entry.options) == ("contrast-shower", ("twelve",))
    assert LIBRARY.routine("contrast-shower").options == ()
    assert LIBRARY.present_id("contrast-shower-4-1") == "contrast-shower"
    assert LIBRARY.present_id("nothing-of-that-kind") == "nothing-of-that-kind"
    assert set(LIBRARY.ids_of("contrast-shower")) == {
        "contrast-shower",
        "contrast-shower-1-1",
        "contrast-shower-4-1",
    }
    assert LIBRARY.ids_of("bedtime") == ("bedtime",)


def test_an_own_routine_of_such_an_id_stays_ones_own(tmp_path: Path) -> None:
    own = tmp_path / "routines" / "contrast-shower-1-1.toml"
    own.parent.mkdir()
    own.write_text(plain("rest = 5"))
    library = Library(shipped_resources(), tmp_path)
    entry = library.routine("contrast-shower-1-1")
    assert (entry.own, entry.name, entry.options) == (True, "Test", ())
    assert library.present_id("contrast-shower-1-1") == "contrast-shower-1-1"
    assert set(library.ids_of("contrast-shower")) == {"contrast-shower", "contrast-shower-4-1"}
    original = library.original(entry.id, entry.routine)
    assert original is not None
    assert original.id == "contrast-shower"


def test_no_new_routine_takes_the_id_of_a_former_one(tmp_path: Path) -> None:
    library = Library(shipped_resources(), tmp_path)
    assert library.new_id("Contrast shower 1 1") != "contrast-shower-1-1"


def test_a_side_is_asked_where_a_step_that_is_chosen_needs_it() -> None:
    options = '[{ id = "one", says = "One side" }, { id = "both", says = "Both" }]'
    routine = read_routine_text(
        f'format = 2\nname = "Test"\n[[choices]]\nask = "How?"\noptions = {options}\n'
        '[[steps]]\nexercise = "ice-pack"\nsides = "chosen"\nonly = ["one"]\n'
        '[[steps]]\nexercise = "childs-pose"\nonly = ["both"]\n'
    ).value
    assert routine is not None
    asked = [
        asks_side(routine, LIBRARY.exercises, chosen) for chosen in (("one",), ("both",), None)
    ]
    assert asked == [True, False, True]
    needed = portrait_of(routine, LIBRARY.exercises, Timing(), ("both",)).equipment
    assert "ice pack" not in needed
