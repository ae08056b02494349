from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings

from recoverytimer.base.paths import shipped_resources
from recoverytimer.base.writer import Writer
from recoverytimer.routine.drafts import RoutineDraft, RoutineDrafts
from recoverytimer.routine.library import Library
from recoverytimer.routine.routine import Routine
from tests.making import routine_of, routines

EMPTY = Routine(name="Mine", steps=())


@settings(max_examples=40, deadline=None)
@given(routines())
def test_a_draft_comes_back_as_it_was(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    folder = tmp_path_factory.mktemp("drafts")
    draft = RoutineDraft(routine_id="mine", routine=routine_of(text), base="# comment\n")
    RoutineDrafts(folder, Writer()).keep(draft)
    assert RoutineDrafts(folder, Writer()).find("mine") == draft


def test_a_routine_that_is_only_begun_can_be_a_draft(tmp_path: Path) -> None:
    drafts = RoutineDrafts(tmp_path / "drafts", Writer())
    drafts.keep(RoutineDraft(routine_id="mine", routine=EMPTY))
    assert drafts.ids() == ("mine",)
    assert drafts.find("mine") == RoutineDraft(routine_id="mine", routine=EMPTY)
    drafts.forget("mine")
    drafts.forget("mine")
    assert drafts.ids() == ()


def test_a_draft_of_a_routine_of_the_newest_format_comes_back(tmp_path: Path) -> None:
    library = Library(shipped_resources(), tmp_path)
    entry = library.routine("contrast-shower")
    draft = RoutineDraft(routine_id=entry.id, routine=entry.routine)
    drafts = RoutineDrafts(tmp_path / "drafts", Writer())
    drafts.keep(draft)
    assert drafts.find(entry.id) == draft


def test_a_damaged_draft_is_none_and_stays_on_the_disk(tmp_path: Path) -> None:
    (tmp_path / "mine.json").write_text("{")
    drafts = RoutineDrafts(tmp_path, Writer())
    assert drafts.find("mine") is None
    assert (tmp_path / "mine.json").read_text() == "{"


def test_without_a_folder_there_are_none(tmp_path: Path) -> None:
    assert RoutineDrafts(tmp_path / "nowhere", Writer()).ids() == ()
    assert RoutineDrafts(tmp_path / "nowhere", Writer()).find("mine") is None


def test_a_draft_of_another_routine_than_its_file_says_is_none(tmp_path: Path) -> None:
    drafts = RoutineDrafts(tmp_path / "drafts", Writer())
    drafts.keep(RoutineDraft(routine_id="mine", routine=EMPTY))
    (tmp_path / "drafts" / "mine.json").rename(tmp_path / "drafts" / "yours.json")
    assert drafts.find("yours") is None


@pytest.mark.parametrize("routine_id", ["../keys", "a/b", "/tmp/keys", "..\\keys", "a\0b"])
def test_no_id_leads_out_of_the_folder(tmp_path: Path, routine_id: str) -> None:
    drafts = RoutineDrafts(tmp_path / "drafts", Writer())
    (tmp_path / "keys.json").write_text("precious")
    with pytest.raises(OSError, match="Invalid"):
        drafts.keep(RoutineDraft(routine_id=routine_id, routine=EMPTY))
    with pytest.raises(OSError, match="Invalid"):
        drafts.forget(routine_id)
    assert drafts.find(routine_id) is None
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["keys.json"]


def test_a_routine_that_a_person_named_freely_has_drafts_too(tmp_path: Path) -> None:
    draft = RoutineDraft(routine_id="Meine H\u00fcfte (2)", routine=EMPTY)
    RoutineDrafts(tmp_path, Writer()).keep(draft)
    assert RoutineDrafts(tmp_path, Writer()).find(draft.routine_id) == draft
