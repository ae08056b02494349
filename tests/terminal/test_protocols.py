"""Published protocols in a terminal: played to their end on the whole screen, and line by line."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from recoverytimer.base.paths import person_paths
from recoverytimer.exercise.dose import Side
from recoverytimer.routine.timeline import SegmentKind
from recoverytimer.routine.timelinebuilder import build_timeline
from tests.routine.protocols import PROTOCOL_NAMES, PROTOCOLS, Section, own_copy
from tests.terminal.conftest import PLAIN_VOICE, Person

THINKS_S = 3.0
LOOKS_EVERY_S = 9.0


class Glancing(Person):
    """Somebody who looks now and then only, so that long sessions are over soon."""

    def wait(self, seconds: float | None) -> Sequence[str]:
        return super().wait(None if seconds is None else max(seconds, LOOKS_EVERY_S))


@pytest.fixture
def glancing(tmp_path: Path) -> Glancing:
    """For whom nothing is explained, so that times to get ready are as usual."""
    made = Glancing(tmp_path)
    made.writes("settings.toml", PLAIN_VOICE)
    return made


def presses(section: Section) -> list[tuple[float, str]]:
    """When somebody presses N: to go on where time is open, and for no further round."""
    now, keys = 0.0, list[tuple[float, str]]()
    for segment in build_timeline(section.recipe).segments:
        asked = segment.kind is SegmentKind.QUESTION
        now += THINKS_S if asked else segment.weight_s
        if asked or segment.planned_s is None:
            keys.append((now, "n"))
    return keys


def typed(section: Section) -> list[str]:
    """What is answered before the start: the usual of each choice, and the left side."""
    return ["1"] * len(section.routine.choices) + ["left"]


@pytest.mark.parametrize("reads_lines", [False, True], ids=["screen", "lines"])
@pytest.mark.parametrize("name", PROTOCOL_NAMES)
def test_a_protocol_is_followed_to_its_end(
    glancing: Glancing, name: str, reads_lines: bool
) -> None:
    glancing.reads_lines = reads_lines
    section = Section(PROTOCOLS / f"{name}.toml", "as is usual", (), side=Side.LEFT)
    path = own_copy(person_paths(glancing.folder), name)
    assert glancing.plays(str(path), *typed(section), keys=presses(section)) == 0
    assert "Well done." in glancing.heard
    assert glancing.sessions[0].complete
