from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from recoverytimer.base.paths import shipped_resources
from recoverytimer.routine.drafts import RoutineDraft
from recoverytimer.routine.library import Library
from recoverytimer.routine.routine import Routine, Work
from recoverytimer.routine.saving import DraftSaver, FileState

NOW = datetime(2026, 3, 4, tzinfo=UTC)
MINE = Routine(name="Mine", steps=(Work(exercise="pigeon-pose"),))


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(shipped_resources(), tmp_path)


@pytest.fixture
def keeper(library: Library) -> DraftSaver:
    return DraftSaver(library, lambda: NOW)


def test_what_is_saved_is_the_same_as_the_file(keeper: DraftSaver, library: Library) -> None:
    draft = keeper.save(RoutineDraft(routine_id="mine", routine=MINE))
    entry = library.routine("mine")
    assert entry is not None
    assert entry.routine == MINE
    assert draft.base == library.own_text("mine")
    assert keeper.state(draft) is FileState.SAME


def test_a_file_that_someone_else_wrote_or_took_away_is_noticed(
    keeper: DraftSaver, library: Library
) -> None:
    draft = keeper.save(RoutineDraft(routine_id="mine", routine=MINE))
    library.own_path("mine").write_text("# hello\n" + draft.base)
    assert keeper.state(draft) is FileState.CHANGED
    library.own_path("mine").unlink()
    assert keeper.state(draft) is FileState.GONE


def test_comments_of_a_file_that_is_gone_come_back(keeper: DraftSaver, library: Library) -> None:
    draft = keeper.save(RoutineDraft(routine_id="mine", routine=MINE))
    commented = replace(draft, base="# hello\n" + draft.base)
    library.own_path("mine").unlink()
    keeper.save(commented)
    assert library.own_text("mine").startswith("# hello\n")


def test_the_other_version_of_a_file_is_kept(keeper: DraftSaver, library: Library) -> None:
    draft = keeper.save(RoutineDraft(routine_id="mine", routine=MINE))
    library.own_path("mine").write_text("something else")
    saved, kept = keeper.save_instead(draft)
    assert Path(kept).read_text() == "something else"
    assert keeper.state(saved) is FileState.SAME


def test_a_copy_has_another_name_and_remembers_what_it_was_made_from(keeper: DraftSaver) -> None:
    keeper.save(RoutineDraft(routine_id="mine", routine=MINE))
    copy = keeper.save_new(keeper.as_copy(RoutineDraft(routine_id="mine", routine=MINE)))
    assert copy.routine.name == "Mine (copy)"
    assert copy.routine_id == "mine-copy"
    assert copy.routine.origin == "mine"
    named = keeper.as_copy(RoutineDraft(routine_id="mine", routine=replace(MINE, name="Other")))
    assert named.routine.name == "Other"


def test_the_original_of_a_routine_is_found(library: Library, keeper: DraftSaver) -> None:
    relief = library.routine("glute-relief")
    assert relief is not None
    assert relief.routine is not None
    keeper.save(RoutineDraft(routine_id="glute-relief", routine=MINE))
    own = library.routine("glute-relief")
    assert own is not None
    assert own.own
    original = library.original("glute-relief", MINE)
    assert original is not None
    assert original.routine == relief.routine
    made = library.original("mine", replace(MINE, origin="desk-break"))
    assert made is not None
    assert made.id == "desk-break"
    assert library.original("mine", MINE) is None
    assert library.original("mine", replace(MINE, origin="gone")) is None
