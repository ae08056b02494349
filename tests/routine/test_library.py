from __future__ import annotations

from pathlib import Path

import pytest

from recoverytimer.base.paths import shipped_resources
from recoverytimer.player.checkpoint import CheckpointFile
from recoverytimer.routine.library import Library
from recoverytimer.routine.routine import Routine
from recoverytimer.routine.words.problems import problem_in_words
from recoverytimer.settings.file import SettingsFile
from recoverytimer.settings.settings import Settings
from tests.making import plain, routine_of

UNSOUND = """
format = 1
nam = "x"
"""


def test_own_files_that_cannot_be_looked_for_hide_no_shipped_ones(tmp_path: Path) -> None:
    nowhere = tmp_path / ("x" * 300)
    library = Library(shipped_resources(), nowhere)
    assert library.routines() == Library(shipped_resources(), tmp_path).routines()
    assert library.routine("x" * 300) is None
    assert "pigeon-pose" in library.exercises
    assert SettingsFile(nowhere / "settings.toml").load() == (Settings(), ())
    assert CheckpointFile(nowhere / "session.toml").load() is None


def test_one_bad_file_hides_no_other(tmp_path: Path) -> None:
    (tmp_path / "routines").mkdir()
    (tmp_path / "routines" / "bad.toml").write_text(UNSOUND)
    (tmp_path / "routines" / "good.toml").write_text(plain("rest = 5"))
    entries = {e.id: e for e in Library(shipped_resources(), tmp_path).routines()}
    assert entries["bad"].routine is None
    assert entries["bad"].problems
    assert entries["good"].routine is not None
    assert entries["glute-relief"].routine is not None


@pytest.mark.parametrize(
    ("step", "told"),
    [
        ('exercise = "pigeon-pse"\nhold = 9', 'Did you mean "pigeon-pose"?'),
        (
            'exercise = "pigeon-pose"\nswap = "nothing-at-all"\nhold = 9',
            'exercise "nothing-at',
        ),
        ('exercise = "ice-pack"\nhold = 1500', "too long"),
        (
            "rounds = 50\n[[steps.steps]]\nrounds = 50\n[[steps.steps.steps]]\nrest = 1",
            "With all its rounds",
        ),
    ],
)
def test_a_library_checks_what_a_file_alone_cannot(tmp_path: Path, step: str, told: str) -> None:
    path = tmp_path / "x.toml"
    path.write_text(plain(step))
    entry = Library(shipped_resources(), tmp_path).routine_file(path)
    assert any(told in problem_in_words(p) for p in entry.problems)


def test_an_own_routine_wins_and_can_be_given_up(tmp_path: Path) -> None:
    library = Library(shipped_resources(), tmp_path)
    library.save("desk-break", routine_of(plain("rest = 5")))
    assert library.routine("desk-break").own
    text = library.delete("desk-break")
    assert not library.routine("desk-break").own
    library.restore("desk-break", text)
    assert library.routine("desk-break").name == "Test"
    assert library.new_id("Desk break!") == "desk-break-2"


@pytest.mark.parametrize("routine_id", ["../outside", "a/b", "..\\outside", "a\0b", ".."])
def test_a_library_finds_nothing_outside_of_its_folders(tmp_path: Path, routine_id: str) -> None:
    (tmp_path / "outside.toml").write_text(plain("rest = 5"))
    library = Library(shipped_resources(), tmp_path)
    (tmp_path / "routines").mkdir()
    assert library.routine(routine_id) is None
    assert not library.is_shipped(routine_id)
    assert library.own_text(routine_id) == ""
    assert library.exercises.entry(routine_id) is None
    routine = Routine(name="x", steps=())
    with pytest.raises(OSError, match="Invalid"):
        library.save(routine_id + "/..", routine)
    with pytest.raises(OSError, match="Invalid"):
        library.exercises.restore("../outside", b"")


SYNCTHING = "glute-relief.sync-conflict-20260304-101112-ABCDEF7.toml"


@pytest.mark.parametrize(
    "name",
    [
        SYNCTHING,
        "glute-relief (Anna's conflicted copy 2026-03-04).toml",
        "glute-relief (SFConflict anna 2026-03-04-10-11-12).toml",
        "glute-relief (1).toml",
        "glute-relief 2.toml",
        "glute-relief-ANNAS-PC.toml",
    ],
)
def test_a_conflict_copy_is_no_further_routine(tmp_path: Path, name: str) -> None:
    (tmp_path / "routines").mkdir()
    (tmp_path / "routines" / "glute-relief.toml").write_text(plain("rest = 5"))
    (tmp_path / "routines" / name).write_text(plain("rest = 6"))
    library = Library(shipped_resources(), tmp_path)

    assert library.own_ids() == ()
    assert [entry.id for entry in library.routines() if entry.own] == ["glute-relief"]
    (copy,) = library.copies_of("glute-relief")
    assert copy.path.name == name
    assert library.copies_of("pigeon-pose") == ()


@pytest.mark.parametrize("name", ["glute-relief (1)", "glute-relief 2", "glute-relief-B"])
def test_a_routine_of_another_name_is_no_copy_though_its_file_is_called_like_one(
    tmp_path: Path, name: str
) -> None:
    (tmp_path / "routines").mkdir()
    other = plain("rest = 6").replace("Test", "Something else")
    (tmp_path / "routines" / f"{name}.toml").write_text(other)
    (tmp_path / "routines" / "glute-relief.toml").write_text(plain("rest = 5"))
    library = Library(shipped_resources(), tmp_path)

    assert library.own_ids() == (name,)
    assert library.copies() == ()


def test_a_copy_by_hand_of_a_shipped_routine_is_an_own_one(tmp_path: Path) -> None:
    shipped = shipped_resources() / "routines" / "desk-break.toml"
    (tmp_path / "routines").mkdir()
    (tmp_path / "routines" / "desk-break 2.toml").write_text(shipped.read_text())
    library = Library(shipped_resources(), tmp_path)

    assert library.own_ids() == ("desk-break 2",)
    assert library.copies() == ()


def test_further_routines_of_the_same_name_are_no_copies(tmp_path: Path) -> None:
    library = Library(shipped_resources(), tmp_path)
    routine = routine_of(plain("rest = 5"))
    ids = []
    for _ in range(3):
        ids.append(library.new_id(routine.name))
        library.save(ids[-1], routine)

    assert set(library.own_ids()) == set(ids)
    assert library.copies() == ()
