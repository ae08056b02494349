"""What is wrong with a file is said in any language, and what would be right is as declared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from msgspec import inspect

from recoverytimer.base.language import speaking
from recoverytimer.base.toml.reading import StructReader
from recoverytimer.base.words.files import problem_in_words, right_value
from recoverytimer.exercise.exercise import Exercise
from recoverytimer.figure.pose import Pose
from recoverytimer.player.session import Session
from recoverytimer.reminders.reminder import AfterSession, AtTime
from recoverytimer.routine.routine import Ask, Group, Pause, Routine, Work
from recoverytimer.runs.run import Run
from recoverytimer.settings.settings import Settings
from recoverytimer.soreness.entry import SorenessEntry
from tests.pseudo import Pseudo, untranslated

READ = (Exercise, Routine, Work, Pause, Ask, Group, Pose, AtTime, AfterSession, Settings)
READ += (Session, SorenessEntry, Run)
BOUNDS = ("ge", "gt", "le", "min_length", "max_length")


def declared(cls: type) -> Iterator[tuple[str, Any]]:
    # Steps are told apart by their keys, and read one by one.
    fields = (f for f in msgspec.structs.fields(cls) if f.name != "steps")
    return ((f"{cls.__name__}.{f.name}", f.type) for f in fields)


@pytest.mark.parametrize(("name", "wanted"), [x for cls in READ for x in declared(cls)])
def test_of_every_key_is_said_what_would_be_right(name: str, wanted: Any) -> None:
    said = right_value(wanted)
    assert said.startswith("Write "), name
    assert said.endswith(".")
    with speaking(Pseudo()):
        assert not untranslated(right_value(wanted))


def numbers(info: Any) -> Iterator[float]:
    for bound in BOUNDS:
        if isinstance(found := getattr(info, bound, None), int | float):
            yield found


def within(info: Any) -> Iterator[Any]:
    yield info
    for inner in (*getattr(info, "types", ()), getattr(info, "type", None)):
        if inner is not None:
            yield from within(inner)


@pytest.mark.parametrize(("name", "wanted"), [x for cls in READ for x in declared(cls)])
def test_what_a_type_says_of_itself_names_its_bounds(name: str, wanted: Any) -> None:
    info = inspect.type_info(wanted)
    said = right_value(wanted)
    if not isinstance(info, inspect.Metadata) or isinstance(info.type, inspect.StrType):
        return
    told = {float(n) for n in re.findall(r"\d+(?:\.\d+)?", said)}
    if told:
        bounds = {float(n) for part in within(info.type) for n in numbers(part)}
        assert {b for b in bounds if b > 20} <= told, name


def test_a_file_with_much_wrong_is_told_in_another_language() -> None:
    reader = StructReader()
    reader.struct(Exercise, {"nam": "x", "kind": 3, "easier": {"text": ""}, "sources": [1]})
    with speaking(Pseudo()):
        said = [problem_in_words(problem) for problem in reader.problems]
    assert len(said) > 5
    assert not any(map(untranslated, said))
