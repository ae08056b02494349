from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoverytimer.base import disk
from recoverytimer.base.clash import ClashChoice
from recoverytimer.exercise.exercise import Exercise
from recoverytimer.routine.files import read_routine_text
from recoverytimer.sharing.bundle import (
    Bundle,
    Piece,
    PieceFolder,
    PieceLocation,
    in_order,
    piece_of,
)
from recoverytimer.sharing.carryout import carry_out, take_back
from recoverytimer.sharing.importplan import ImportPlan, Presence, plan_import
from recoverytimer.sharing.presentfiles import PresentFile, PresentFiles
from recoverytimer.sharing.renaming import numbered_file
from recoverytimer.sharing.words.problems import problem_in_words
from tests.making import EXERCISES, plain

PNG = b"\x89PNG\r\n\x1a\n"


def exercise(file: str, name: str, harder: str = "") -> Piece:
    text = f'# how I do it\nname = "{name}"\nkind = "active"\nsetup = "Stand."\n'
    text += 'instructions = ["Go."]\ndose = { hold = 30 }\n'
    if harder:
        text += f'[harder]\ntext = "More."\nexercise = "{harder}"\n'
    return piece(PieceFolder.EXERCISES, f"{file}.toml", text)


def routine(file: str, name: str, *exercises: str) -> Piece:
    steps = (f'exercise = "{one}" # slowly\nhold = 30' for one in exercises or ("childs-pose",))
    text = plain(*steps).replace('"Test"', f'"{name}"')
    return piece(PieceFolder.ROUTINES, f"{file}.toml", text)


def piece(folder: PieceFolder, file: str, text: str) -> Piece:
    made, problems = piece_of(folder, file, text.encode())
    assert made is not None, problems
    return made


class Disk:
    """A person's files in memory."""

    def __init__(self, *pieces: Piece, own: bool = True) -> None:
        self.files = {p.location: PresentFile(p.data, own) for p in pieces}

    def plan(self, *pieces: Piece, **choices: ClashChoice) -> ImportPlan:
        chosen = {p.location: choices[p.id] for p in pieces if p.id in choices}
        return plan_import(
            Bundle(in_order(pieces)), self.look, {**EXERCISES, **self.exercises()}, chosen
        )

    def exercises(self) -> dict[str, Exercise]:
        found = (piece_of(*place, held.data)[0] for place, held in self.files.items())
        own = [p for p in found if p is not None and p.folder is PieceFolder.EXERCISES]
        return {p.id: p.exercise for p in own}

    def look(self, folder: PieceFolder, file: str) -> PresentFile | None:
        return self.files.get((folder, file))

    def take(self, done: ImportPlan) -> None:
        self.files |= {p.location: PresentFile(p.data, True) for p in done.results}

    def texts(self) -> dict[PieceLocation, bytes]:
        return {place: held.data for place, held in self.files.items()}


def test_what_is_new_is_written_and_what_is_the_same_is_not() -> None:
    jump, legs = exercise("jump", "Jump"), routine("legs", "Legs", "jump")
    windows = Piece(jump.folder, jump.file, jump.name, jump.data.replace(b"\n", b"\r\n"))
    found = Disk(windows).plan(jump, legs)
    assert [r.presence for r in found.rows] == [Presence.SAME, Presence.NEW]
    assert found.results == (legs,)


def test_keeping_both_gives_a_number_and_leads_there() -> None:
    mine = exercise("jump", "Jump high")
    theirs, legs = exercise("jump", "Jump"), routine("legs", "Legs", "jump", "childs-pose")
    found = Disk(mine).plan(theirs, legs)
    assert [(p.file, p.name) for p in found.results] == [
        ("jump-2.toml", "Jump (2)"),
        ("legs.toml", "Legs"),
    ]
    text = found.results[1].text
    assert 'exercise = "jump-2" # slowly' in text
    assert 'exercise = "childs-pose" # slowly' in text
    assert "# how I do it" in found.results[0].text


def test_all_that_is_kept_beside_another_bears_one_number() -> None:
    there = (exercise("a", "A"), exercise("b", "B"), exercise("a-2", "Other A"))
    found = Disk(*there).plan(exercise("a", "A", "b"), exercise("b", "B", "a"))
    assert [p.file for p in found.results] == ["a-3.toml", "b-3.toml"]
    assert 'exercise = "b-3"' in found.results[0].text
    assert 'exercise = "a-3"' in found.results[1].text


def test_replacing_takes_the_place_and_skipping_leaves_it() -> None:
    mine = Disk(exercise("jump", "Jump high"), routine("legs", "My legs"))
    theirs, legs = exercise("jump", "Jump"), routine("legs", "Legs", "jump")
    found = mine.plan(theirs, legs, jump=ClashChoice.REPLACE, legs=ClashChoice.SKIP)
    assert found.results == (theirs,)
    assert all(row.meets_own for row in found.rows)


def test_a_shipped_one_is_not_replaced_unasked() -> None:
    shipped = Disk(exercise("childs-pose", "Child's pose"), own=False)
    found = shipped.plan(exercise("childs-pose", "Mine"), routine("legs", "Legs"))
    assert found.results[0].file == "childs-pose-2.toml"
    assert 'exercise = "childs-pose-2"' in found.results[1].text
    assert not found.rows[0].meets_own


def test_a_routine_that_cannot_be_played_is_told_and_left_out() -> None:
    found = Disk().plan(routine("legs", "Legs", "gone"), routine("arms", "Arms"))
    assert [p.file for p in found.results] == ["arms.toml"]
    assert 'There is no exercise "gone"' in problem_in_words(found.rows[1].problems[0])


def test_a_routine_is_looked_at_with_the_exercises_as_chosen() -> None:
    cold = piece(
        PieceFolder.EXERCISES,
        "jump.toml",
        exercise("jump", "Jump").text.replace('"active"', '"cold"'),
    )
    legs = piece(PieceFolder.ROUTINES, "legs.toml", plain('exercise = "jump"\nhold = 2000'))
    there = Disk(exercise("jump", "Jump"))
    known = {**EXERCISES, "jump": EXERCISES["childs-pose"]}
    for choice, sound in ((ClashChoice.SKIP, True), (ClashChoice.REPLACE, False)):
        found = plan_import(Bundle((cold, legs)), there.look, known, {cold.location: choice})
        assert (legs in found.results) is sound


def test_long_names_stay_within_bounds_and_apart() -> None:
    first, second = (numbered_file(f"{'a' * 79}{end}.toml", 2) for end in "bc")
    assert first != second
    assert len(first.removesuffix(".toml")) <= 80
    long = routine("legs", "L" * 120)
    (done,) = Disk(routine("legs", "Legs")).plan(long).results
    read = read_routine_text(done.text)
    assert read.value is not None
    assert read.value.name.endswith("L (2)")


_IDS = st.sampled_from(["a", "b", "c"])


@st.composite
def _pieces(draw: st.DrawFn) -> tuple[Piece, ...]:
    """Exercises that lead to each other in any way, and routines of them."""
    found: list[Piece] = []
    for one in draw(st.sets(_IDS)):
        name = draw(st.sampled_from(["One", "Two"]))
        found.append(exercise(one, name, draw(st.sampled_from(["", "a", "b", "c"]))))
    for one in draw(st.sets(_IDS)):
        names = draw(st.lists(st.sampled_from(["a", "b", "c", "bridge"]), min_size=1, max_size=3))
        found.append(routine(one, draw(st.sampled_from(["One", "Two"])), *names))
    if draw(st.booleans()):
        picture = PNG + draw(st.binary(max_size=1))
        found.append(Piece(PieceFolder.PICTURES, "a.png", "a.png", picture))
    return in_order(found)


_CHOICES = st.fixed_dictionaries(
    {}, optional={name: st.sampled_from(ClashChoice) for name in ("a", "b", "c")}
)


@given(_pieces(), _pieces(), _CHOICES)
def test_importing_twice_is_the_same_as_once(
    there: tuple[Piece, ...], brought: tuple[Piece, ...], choices: dict[str, ClashChoice]
) -> None:
    own = Disk(*there)
    own.take(own.plan(*brought, **choices))
    once = own.texts()
    own.take(own.plan(*brought, **choices))
    assert own.texts() == once


@given(_pieces(), _pieces(), _CHOICES)
def test_what_a_person_has_changes_only_where_they_chose_so(
    there: tuple[Piece, ...], brought: tuple[Piece, ...], choices: dict[str, ClashChoice]
) -> None:
    own = Disk(*there)
    before = own.texts()
    own.take(own.plan(*brought, **choices))
    replaced = {p.location for p in brought if choices.get(p.id) is ClashChoice.REPLACE}
    assert all(own.texts()[place] == data for place, data in before.items() - _at(before, replaced))


def _at(
    texts: dict[PieceLocation, bytes], places: set[PieceLocation]
) -> set[tuple[PieceLocation, bytes]]:
    return {(place, data) for place, data in texts.items() if place in places}


@given(_pieces(), _pieces())
def test_all_that_is_written_reads_well(
    there: tuple[Piece, ...], brought: tuple[Piece, ...]
) -> None:
    done = Disk(*there).plan(*brought).results
    assert len({p.location for p in done}) == len(done)
    for one in done:
        again, problems = piece_of(one.folder, one.file, one.data)
        assert again == one, problems


Full = Callable[[int], None]


@pytest.fixture
def present(tmp_path: Path) -> PresentFiles:
    return PresentFiles(tmp_path / "resources", tmp_path / "data")


def files(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def three(present: PresentFiles) -> ImportPlan:
    pieces = (exercise("jump", "Jump"), exercise("run", "Run"), routine("legs", "Legs", "jump"))
    choices = {pieces[0].location: ClashChoice.REPLACE}
    return plan_import(Bundle(pieces), present.find, EXERCISES, choices)


def test_an_import_is_carried_out_and_taken_back(tmp_path: Path, present: PresentFiles) -> None:
    mine = present.path(PieceFolder.EXERCISES, "jump.toml")
    mine.parent.mkdir(parents=True)
    mine.write_bytes(exercise("jump", "Mine").data)
    before = files(tmp_path)
    written = carry_out(three(present), present)
    assert [one.path.name for one in written] == ["jump.toml", "run.toml", "legs.toml"]
    assert all(one.path.read_bytes() == one.piece.data for one in written)
    assert not three(present).results
    assert not take_back(written)
    assert files(tmp_path) == before


def test_what_was_changed_since_then_is_not_taken_back(present: PresentFiles) -> None:
    written = carry_out(three(present), present)
    written[1].path.write_text("mine now")
    assert take_back(written) == (written[1].path,)
    assert written[1].path.read_text() == "mine now"
    assert not written[0].path.exists()


@pytest.mark.parametrize("call", range(1, 7))
def test_a_disk_that_fails_at_any_moment_leaves_everything_as_it_was(
    tmp_path: Path, present: PresentFiles, monkeypatch: pytest.MonkeyPatch, call: int
) -> None:
    mine = present.path(PieceFolder.EXERCISES, "jump.toml")
    mine.parent.mkdir(parents=True)
    mine.write_bytes(exercise("jump", "Mine").data)
    before, calls = files(tmp_path), [0]
    real_sync, real_replace = disk.os.fsync, Path.replace

    def count() -> None:
        calls[0] += 1
        if calls[0] == call:
            raise OSError(errno.ENOSPC, "No space left on device")

    def sync(handle: int) -> None:
        count()
        real_sync(handle)

    def replace(path: Path, target: Path) -> Path:
        count()
        return real_replace(path, target)

    wanted = three(present)
    monkeypatch.setattr(disk.os, "fsync", sync)
    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(OSError, match="No space"):
        carry_out(wanted, present)
    assert files(tmp_path) == before
