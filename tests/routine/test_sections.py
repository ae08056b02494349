"""When one wants a routine."""

from __future__ import annotations

from pathlib import Path

import pytest

from recoverytimer.base.paths import shipped_resources
from recoverytimer.routine.library import Library, RoutineEntry
from recoverytimer.routine.routine import Routine, Work
from recoverytimer.routine.sections import (
    MOST_FIRST,
    OF_TAGS,
    Preferred,
    Section,
    by_section,
    in_sections,
    section_of,
)
from recoverytimer.routine.words.sections import section_title

LIBRARY = Library(shipped_resources(), Path("/nonexistent"))
SHIPPED = LIBRARY.routines()
EXERCISES = LIBRARY.exercises


def made(*tags: str, exercise: str = "glute-bridge", own: bool = True) -> RoutineEntry:
    routine = Routine(name="Mine", steps=(Work(exercise=exercise),), tags=tags)
    return RoutineEntry("mine", Path("mine.toml"), own, routine)


def listed(*preferred: tuple[str, ...]) -> dict[Section, list[str]]:
    found = in_sections(SHIPPED, Preferred(*preferred), EXERCISES)
    return {one.section: [entry.id for entry in one.entries] for one in found}


def test_each_shipped_routine_is_in_exactly_one_section() -> None:
    sections = by_section(SHIPPED, Preferred(("bedtime",), ("glute-relief",)), EXERCISES)
    ids = [entry.id for one in sections for entry in one.entries]
    assert sorted(ids) == sorted(LIBRARY.shipped_ids())
    assert {one.section for one in sections} == {*Section} - {Section.FIRST, Section.OWN}


@pytest.mark.parametrize(
    ("routine_id", "section"),
    [
        ("quick-cooldown-5", Section.AFTER_A_RUN),
        ("glute-relief", Section.SORE),
        ("roll-legs", Section.SORE),
        ("while-you-heal", Section.SORE),
        ("outer-hip-friendly", Section.STRENGTH),
        ("pre-run-warmup", Section.BEFORE_A_RUN),
        ("bedtime", Section.QUIET),
        ("desk-break", Section.QUIET),
        ("contrast-shower", Section.ICE_AND_HEAT),
        ("heat-only", Section.ICE_AND_HEAT),
    ],
)
def test_it_is_where_one_looks_for_it(routine_id: str, section: Section) -> None:
    entry = LIBRARY.routine(routine_id)
    assert entry is not None
    assert section_of(entry, EXERCISES) is section


@pytest.mark.parametrize(
    ("entry", "section"),
    [
        (made("evening", "cool-down"), Section.QUIET),
        (made("Cool-down", "evening"), Section.AFTER_A_RUN),
        (made("calves", "strength"), Section.STRENGTH),
        (made("calves"), Section.OWN),
        (made(), Section.OWN),
        (made("calves", own=False), Section.STRENGTH),
        (made(exercise="pigeon-pose", own=False), Section.QUIET),
        (made(exercise="roll-glutes", own=False), Section.SORE),
        (made(exercise="ice-pack", own=False), Section.ICE_AND_HEAT),
        (RoutineEntry("mine", Path("mine.toml"), own=True, routine=None), Section.OWN),
    ],
)
def test_the_first_tag_that_says_when_counts(entry: RoutineEntry, section: Section) -> None:
    assert section_of(entry, EXERCISES) is section


def test_favourites_and_what_was_done_last_come_first_and_stay_in_their_sections() -> None:
    found = listed(("roll-legs", "bedtime"), ("desk-break", "bedtime", "gone"))
    assert found[Section.FIRST] == ["roll-legs", "bedtime", "desk-break"]
    assert found[Section.SORE][0] == "roll-legs"
    assert found[Section.QUIET][0] == "bedtime"
    assert next(iter(found)) is Section.FIRST


def test_no_more_than_a_few_come_first() -> None:
    ids = LIBRARY.shipped_ids()
    assert len(listed(ids, ids)[Section.FIRST]) == MOST_FIRST
    assert Section.FIRST not in listed()


def test_each_section_has_a_title_of_its_own() -> None:
    assert len({section_title(section) for section in Section}) == len(Section)
    assert set(OF_TAGS.values()) == {*Section} - {Section.FIRST, Section.OWN}
    assert section_title(Section.FIRST, has_last=False) == "Favourites"
    assert section_title(Section.FIRST, has_favourites=False) == "Last used"
