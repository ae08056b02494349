"""What services leave of files that two computers changed."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from recoverytimer.base.conflictcopies import CONFLICTS
from recoverytimer.base.ownfile import leave_damaged
from recoverytimer.base.ownlist import OwnList
from recoverytimer.base.paths import Paths, person_paths
from recoverytimer.exercise.askedfile import Asked, AskedFile
from recoverytimer.exercise.caution import Caution
from recoverytimer.records.copies import (
    CopiesFound,
    CopyOutcome,
    deal_with_copies,
)
from recoverytimer.records.words.copies import done_in_words
from recoverytimer.reminders.merging import are_contrary, told_on_both, with_others
from recoverytimer.reminders.reminder import AtTime
from recoverytimer.routine.favourites import Favourite, FavouritesFile, favourite_ids
from recoverytimer.routine.library import Library
from recoverytimer.settings.file import SettingsFile
from recoverytimer.settings.settings import Settings
from recoverytimer.soreness.answers import Answer, AnswersFile
from recoverytimer.today.situation import Declined
from tests.making import plain

NOW = datetime(2026, 3, 4, 10, tzinfo=UTC)
EARLIER = datetime(2026, 3, 3, 10, tzinfo=UTC)
MARK = ".sync-conflict-20260304-101112-ABCDEF7"


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return person_paths(tmp_path)


def copy_of(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    return path.with_name(f"{path.stem}{MARK}{path.suffix}")


def deal(paths: Paths) -> CopiesFound:
    return deal_with_copies(paths, Library(paths.resources, paths.data))


def left(paths: Paths) -> set[str]:
    return {p.relative_to(paths.data).as_posix() for p in paths.data.rglob("*") if p.is_file()}


def test_of_answers_the_newest_count(paths: Paths) -> None:
    here = (
        Answer(question="bone", yes=False, at=EARLIER),
        Answer(question="numb", yes=True, at=NOW),
    )
    there = (
        Answer(question="bone", yes=True, at=NOW),
        Answer(question="numb", yes=False, at=EARLIER),
    )
    AnswersFile(paths.answers).save(here)
    AnswersFile(copy_of(paths.answers)).save(there)

    (done,) = deal(paths).done

    assert set(AnswersFile(paths.answers).load()) == {here[1], there[0]}
    assert done.outcome is CopyOutcome.MERGED
    assert left(paths) == {"soreness-answers.json", f"{CONFLICTS}/soreness-answers{MARK}.json"}
    said = done_in_words((done,))
    assert said == "What was said on another computer was added: answers about soreness."


def test_what_was_asked_and_declined_on_either_computer_is_known_on_both(paths: Paths) -> None:
    asked = [Asked("plank", Caution.ACUTE, date(2026, 3, 4)), Asked("bridge", Caution.ACUTE)]
    AskedFile(paths.asked).keep(asked[0])
    AskedFile(copy_of(paths.asked)).keep(asked[1])
    declined = [Declined("desk-break", NOW), Declined("bedtime", EARLIER)]
    lists = [OwnList(p, Declined, leave_damaged) for p in (paths.declined, copy_of(paths.declined))]
    for one, what in zip(lists, declined, strict=True):
        one.save((what,))

    deal(paths)

    assert AskedFile(paths.asked).load() == set(asked)
    assert lists[0].load() == tuple(declined)


def test_of_favourites_the_later_word_counts(paths: Paths) -> None:
    here = (Favourite("bedtime", EARLIER), Favourite("desk-break", NOW))
    there = (Favourite("bedtime", NOW, is_one=False), Favourite("roll-legs", EARLIER))
    FavouritesFile(paths.favourites).keep(*here)
    FavouritesFile(copy_of(paths.favourites)).keep(*there)

    (done,) = deal(paths).done

    assert favourite_ids(FavouritesFile(paths.favourites).load()) == ("desk-break", "roll-legs")
    said = done_in_words((done,))
    assert said == "What was said on another computer was added: favourites."


@pytest.mark.parametrize("is_damaged_here", [False, True])
def test_a_list_that_cannot_be_read_takes_nothing_with_it(
    paths: Paths, *, is_damaged_here: bool
) -> None:
    damaged, sound = paths.answers, copy_of(paths.answers)
    if not is_damaged_here:
        damaged, sound = sound, damaged
    AnswersFile(sound).save((Answer(question="bone", yes=True, at=NOW),))
    damaged.write_text("nonsense")
    content = sound.read_bytes(), b"nonsense"

    (done,) = deal(paths).done

    assert done.outcome is CopyOutcome.ASIDE
    assert done.kept_in is not None
    assert {paths.answers.read_bytes(), done.kept_in.read_bytes()} == set(content)
    assert f"kept as {done.kept_in}" in done_in_words((done,))


def test_of_preferences_those_in_use_count_and_the_others_are_kept(paths: Paths) -> None:
    SettingsFile(paths.settings).save(Settings(asked=True))
    SettingsFile(copy_of(paths.settings)).save(Settings(asked=False))

    (done,) = deal(paths).done

    assert SettingsFile(paths.settings).load()[0].asked
    assert done.kept_in == paths.data / CONFLICTS / f"settings{MARK}.toml"
    assert "Two computers changed the preferences." in done_in_words((done,))


def test_preferences_that_say_the_same_are_no_word_worth(paths: Paths) -> None:
    SettingsFile(paths.settings).save(Settings())
    copy_of(paths.settings).write_text("# by hand\n" + paths.settings.read_text())

    assert deal(paths) == CopiesFound()
    assert left(paths) == {"settings.toml", f"{CONFLICTS}/settings{MARK}.toml"}


def test_routines_that_say_the_same_are_put_aside_and_others_named(paths: Paths) -> None:
    for name in ("same", "other"):
        path = paths.data / "routines" / f"{name}.toml"
        copy_of(path).write_text("# a comment\n" + plain("rest = 5"))
        path.write_text(plain("rest = 5" if name == "same" else "rest = 6"))

    assert deal(paths) == CopiesFound(routines=("other",))
    assert f"{CONFLICTS}/routines/same{MARK}.toml" in left(paths)
    assert f"routines/other{MARK}.toml" in left(paths)


def test_a_copy_without_its_original_takes_its_place(paths: Paths) -> None:
    names = ("routines/calm.toml", "pictures/knee-12345678.png", "session-in-progress.toml")
    names += ("records-not-saved-yet.json",)
    for name in names:
        copy_of(paths.data / name).write_text(plain("rest = 5"))

    found = deal(paths)

    assert left(paths) == set(names)
    assert {(d.original.name, d.outcome) for d in found.done} == {
        ("calm.toml", CopyOutcome.BACK),
        ("knee-12345678.png", CopyOutcome.BACK),
    }
    assert done_in_words(found.done).startswith("Another computer's copy was all there was")


def test_of_two_that_were_both_renamed_one_comes_back_and_the_other_is_offered(
    paths: Paths,
) -> None:
    folder = paths.data / "routines"
    folder.mkdir()
    for n in (1, 2):
        (folder / f"calm.toml.conflict{n}").write_text(plain(f"rest = {n}"))

    deal(paths)

    assert left(paths) == {"routines/calm.toml", "routines/calm.toml.conflict2"}
    assert deal(paths).routines == ("calm",)


def test_an_open_session_is_not_touched_by_that_of_another_computer(paths: Paths) -> None:
    paths.in_progress.write_text("here")
    copy_of(paths.in_progress).write_text("there")

    assert deal(paths) == CopiesFound()
    assert left(paths) == {"session-in-progress.toml", f"session-in-progress{MARK}.toml"}


def test_files_that_tell_nothing_are_put_aside_without_a_word(paths: Paths) -> None:
    for path in (paths.window_place, paths.running_lock, paths.session_files.lock):
        copy_of(path).touch()

    assert deal(paths) == CopiesFound()
    assert all(name.startswith(CONFLICTS) for name in left(paths))


def test_a_draft_of_another_computer_is_kept_aside(paths: Paths) -> None:
    path = paths.drafts / "calm.json"
    copy_of(path).write_text("there")
    path.write_text("here")

    (done,) = deal(paths).done

    assert path.read_text() == "here"
    assert done.kept_in is not None
    assert done.kept_in.read_text() == "there"
    assert "Two computers changed calm.json." in done_in_words((done,))


@pytest.mark.parametrize(
    "name", ["notes (conflicted copy 2026-03-04 101112).txt", "settings-2.toml"]
)
def test_what_is_not_ours_is_left_alone(paths: Paths, name: str) -> None:
    (paths.data / name).write_text("x")

    assert deal(paths) == CopiesFound()
    assert left(paths) == {name}


def test_dealing_twice_is_the_same_as_once(paths: Paths) -> None:
    SettingsFile(paths.settings).save(Settings(asked=True))
    SettingsFile(copy_of(paths.settings)).save(Settings())
    deal(paths)
    before = left(paths)

    assert deal(paths) == CopiesFound()
    assert left(paths) == before


HERE = AtTime(routine_id="calm", at="07:30", told_until=EARLIER)
OTHER = AtTime(routine_id="bedtime", at="21:00")


def test_reminders_of_both_are_kept_and_what_was_told_on_either_is_told() -> None:
    there = AtTime(routine_id="calm", at="07:30", told_until=NOW)
    here, others = told_on_both((HERE,), (there, OTHER))

    assert with_others(here, others) == (there, OTHER)
    assert not are_contrary((HERE,), (there, OTHER))


def test_reminders_of_one_routine_that_differ_are_contrary() -> None:
    there = AtTime(routine_id="calm", at="08:00")

    assert are_contrary((HERE,), (there,))
    assert with_others((HERE,), (there,), others_win=True) == (there,)
