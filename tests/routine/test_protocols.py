"""Published protocols in our files: laid out as their sources say, kept and played."""

from __future__ import annotations

import pytest

from recoverytimer.player.player import Outcome
from recoverytimer.routine.files import read_routine_text, routine_text
from recoverytimer.routine.portrait import portrait_of
from recoverytimer.routine.span import routine_total
from recoverytimer.routine.timeline import Timing
from recoverytimer.routine.timelinebuilder import build_timeline
from tests.routine.protocols import (
    LIBRARY,
    PROTOCOL_NAMES,
    PROTOCOLS,
    Section,
    ends_of,
    sections,
    source_time,
    told,
    total_time,
)

SECTIONS = sections(PROTOCOLS)
every_section = pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.id)
# Whatever is chosen before the start, worked out from the totals of the single options.
ANY_OPTION = {
    "box-breathing": "from 0:48",
    "contrast-bathing": "10:00 to 14:00",
    "copenhagen-adduction": "4:11 to 16:35",
    "couch-to-5k": "23:00 to 33:00",
    "heavy-slow-resistance": "32:58 to 40:10",
    "leap-outer-hip": "1:02 to 14:35",
    "mcgill-descending": "8:42 to 13:54",
    "nordic-hamstring": "1:50 to 4:10",
    "rathleff-heel-raise": "4:58 to 5:30",
    "relaxing-breath": "0:38 to 2:32",
}
every_protocol = pytest.mark.parametrize("name", PROTOCOL_NAMES)


def test_each_protocol_has_its_timelines() -> None:
    assert {section.file.stem for section in SECTIONS} == set(PROTOCOL_NAMES)
    assert len(PROTOCOL_NAMES) >= 30


@every_section
def test_a_protocol_comes_to_what_its_source_says(section: Section) -> None:
    timeline = section.played().timeline if section.yes else build_timeline(section.recipe)
    assert told(timeline.segments) == list(section.lines)
    assert source_time(timeline.segments) == section.source
    assert total_time(timeline.total) == section.total
    assert section.yes or ends_of(routine_total(section.recipe)) == section.ends


@every_section
def test_a_protocol_can_be_played_to_its_end(section: Section) -> None:
    assert all(r.outcome is Outcome.DONE for r in section.played().progress)


@every_protocol
def test_a_protocol_has_no_fault(name: str) -> None:
    assert LIBRARY.routine_file(PROTOCOLS / f"{name}.toml").problems == ()


@every_protocol
def test_a_protocol_is_the_same_after_it_was_written_and_read(name: str) -> None:
    text = (PROTOCOLS / f"{name}.toml").read_text(encoding="utf-8")
    routine = read_routine_text(text).value
    assert routine is not None
    anew, kept = routine_text(routine), routine_text(routine, text)
    assert read_routine_text(anew).value == routine
    assert kept == text
    assert routine_text(routine, anew) == anew


@every_protocol
def test_the_total_of_a_protocol_spans_whatever_is_chosen(name: str) -> None:
    routine = LIBRARY.routine_file(PROTOCOLS / f"{name}.toml").routine
    assert routine is not None
    assert bool(routine.choices) is (name in ANY_OPTION)
    total = portrait_of(routine, LIBRARY.exercises, Timing()).total
    assert not routine.choices or ends_of(total) == ANY_OPTION[name]
