"""Published protocols in our files: laid out as their sources say, kept and played."""

from __future__ import annotations

import pytest

from recoverytimer.routine.portrait import portrait_of
from recoverytimer.routine.timeline import Timing
from tests.routine.protocols import (
    LIBRARY,
    PROTOCOL_NAMES,
    PROTOCOLS,
    Section,
    check_file,
    check_timeline,
    ends_of,
    sections,
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
def test_a_protocol_comes_to_what_its_source_says_and_is_played(
    section: Section,
) -> None:
    assert section.source
    check_timeline(section)


@every_protocol
def test_a_protocol_has_no_fault_and_is_the_same_after_it_was_read_and_written(name: str) -> None:
    check_file(PROTOCOLS / f"{name}.toml")


@every_protocol
def test_the_total_of_a_protocol_spans_whatever_is_chosen(name: str) -> None:
    routine = LIBRARY.routine_file(PROTOCOLS / f"{name}.toml").routine
    assert routine is not None
    assert bool(routine.choices) is (name in ANY_OPTION)
    total = portrait_of(routine, LIBRARY.exercises, Timing()).total
    assert not routine.choices or ends_of(total) == ANY_OPTION[name]
