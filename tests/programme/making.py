"""Programmes to test with, and where to find them."""

from __future__ import annotations

from pathlib import Path

from recoverytimer.base.paths import shipped_resources
from recoverytimer.programme.files import read_programme_text
from recoverytimer.programme.library import ProgrammeLibrary
from recoverytimer.programme.programme import Programme
from recoverytimer.routine.library import Library

RESOURCES = shipped_resources()
ROUTINES = Library(RESOURCES, Path("/nonexistent"))
PROGRAMMES = ProgrammeLibrary(RESOURCES, Path("/nonexistent"), ROUTINES)

HEAD = """format = 1
name = "Test"
summary = "A test."
for_whom = "A test."
expect = "Nothing."
"""
ASKED = """
[[asked]]
id = "during"
when = "after"
ask = "During?"
kind = "0-10"
[[asked]]
id = "left"
when = "after"
ask = "Left?"
kind = "reps left"
[[asked]]
id = "morning"
when = "morning"
ask = "Morning?"
kind = "0-10"
"""
DAYS = """
[[days]]
id = "a"
name = "A"
steps = [{ rounds = 3, rest_between = 30, steps = [{ exercise = "glute-bridge", reps = 10 }] }]
[[days]]
id = "b"
name = "B"
steps = [{ exercise = "bodyweight-squat", reps = 10 }]
"""
STAGES = """
[[stages]]
id = "one"
name = "One"
weeks = 2
days = ["a", "b"]
[[stages]]
id = "two"
name = "Two"
weeks = 2
days = ["a", "b"]
"""


def programme_of(text: str) -> Programme:
    read = read_programme_text(text)
    assert read.value is not None, read.problems
    return read.value


def small(stages: str = STAGES, top: str = "", asked: str = ASKED, days: str = DAYS) -> Programme:
    return programme_of(HEAD + top + asked + days + stages)
