from __future__ import annotations

import os
import sys
from pathlib import Path

import msgspec
import pytest
from hypothesis import given

from recoverytimer.base.disk import write_atomic
from recoverytimer.base.paths import shipped_resources
from recoverytimer.base.toml.reading import Reader
from recoverytimer.exercise.drafts import KeptDraft
from recoverytimer.exercise.exercise import FileId
from recoverytimer.player.session import Identity, load_checkpoint
from recoverytimer.reminders.reminder import AtTime
from recoverytimer.routine.files import (
    read_routine,
    read_routine_text,
    routine_text,
    save_exercise,
    save_routine,
)
from recoverytimer.routine.library import Library
from recoverytimer.routine.routine import Routine
from recoverytimer.settings.file import SettingsFile
from recoverytimer.settings.settings import Settings
from recoverytimer.today.situation import Declined
from tests.making import plain, routine_of, routines

BAD = """
nam = "x"
summary = 3
[[steps]]
exercise = "pigeon-pose"
hold = "abc"
sids = "each"
[[steps]]
rounds = "3-1"
[[steps.steps]]
exercise = "bridge"
hold = "30-20"
reps = 3
[[steps]]
foo = 1
"""


def problems(text: str) -> str:
    return "\n".join(map(str, read_routine_text(text).problems))


def test_all_problems_of_a_file_are_told_at_once_with_place_and_cure() -> None:
    told = problems(BAD)
    for part in (
        "format is missing. Add format = 1 at the top",
        '"nam" is not a known key. Did you mean "name"?',
        "name is missing",
        "summary is 3. Right would be a text",
        'step 1 (pigeon-pose): hold is "abc" is not a range',
        'step 1 (pigeon-pose): "sids" is not a known key. Did you mean "sides"?',
        'step 2: rounds is "3-1"',
        'step 2.1 (bridge): hold is "30-20" is upside down',
        "step 2.1 (bridge): the dose needs one measure, it has hold and reps",
        "step 3: it is not clear what this step is",
    ):
        assert part in told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a = \n", "not valid TOML"),
        ('format = 2\nname = "x"', "comes from a newer Recovery Timer"),
        ('format = 1\nname = "x"', "there are no steps"),
        (plain(*["rest = 5"] * 501), "too many steps"),
        (plain("rest = -5"), "rest is -5"),
        (plain('exercise = "x"\nhold = 0'), "hold is 0"),
        (plain('exercise = "x"\nhold = 10\nwithin = 5'), "within does not go with hold"),
        (plain('exercise = "x"\nuntil_done = true\ntempo = [["up", 1]]'), "tempo does not go"),
        (plain('exercise = "x"\nreps = 3\npace = 2\nwithin = 9'), "contradict each other"),
        (plain('rest = 5\nin_rounds = "first"'), "in_rounds outside of a group"),
        (plain('exercise = "x"\nhold = 9\ntemperature = 50'), "temperature is 50"),
        ('format = 1\nname = "x"\nsteps = [1]', "1 is not a step"),
    ],
)
def test_a_mistake_is_told(text: str, told: str) -> None:
    assert told in problems(text)


def test_groups_cannot_nest_without_end() -> None:
    text = 'format = 1\nname = "x"\n'
    for depth in range(1, 7):
        text += f"[[{'.'.join(['steps'] * depth)}]]\nrounds = 2\n"
    assert "too many groups inside each other" in problems(text)


def test_a_file_that_is_too_large_or_no_text_is_told(tmp_path: Path) -> None:
    large = tmp_path / "large.toml"
    large.write_text("# " + "x" * 300_000)
    assert "larger than 256 KiB" in str(read_routine(large).problems[0])
    odd = tmp_path / "odd.toml"
    odd.write_bytes(b"name = '\xff'")
    assert "not UTF-8" in str(read_routine(odd).problems[0])
    assert "cannot be read" in str(read_routine(tmp_path).problems[0])


@given(routines())
def test_what_is_written_is_read_again(text: str) -> None:
    routine = routine_of(text)
    assert routine_of(routine_text(routine)) == routine


def test_saving_keeps_comments(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text("# mine\n" + plain('exercise = "bridge"\nhold = 30 # a minute is too long'))
    changed = routine_of(plain('exercise = "bridge"\nhold = 45', "rest = 20"))
    save_routine(path, changed)
    text = path.read_text()
    assert "# mine" in text
    assert "hold = 45 # a minute is too long" in text
    assert read_routine(path).value == changed


def test_a_failing_disk_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    path = tmp_path / "mine.toml"
    path.write_text("old")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write_atomic(path, "new")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_own_files_that_cannot_be_looked_for_hide_no_shipped_ones(tmp_path: Path) -> None:
    nowhere = tmp_path / ("x" * 300)
    library = Library(shipped_resources(), nowhere)
    assert library.routines() == Library(shipped_resources(), tmp_path).routines()
    assert library.routine("x" * 300) is None
    assert "pigeon-pose" in library.exercises
    assert SettingsFile(nowhere / "settings.toml").load() == (Settings(), ())
    assert load_checkpoint(nowhere / "session.toml") is None


def test_one_bad_file_hides_no_other(tmp_path: Path) -> None:
    (tmp_path / "routines").mkdir()
    (tmp_path / "routines" / "bad.toml").write_text(BAD)
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
        ('exercise = "pigeon-pose"\nswap = "nothing-at-all"\nhold = 9', "is not known"),
        ('exercise = "ice-pack"\nhold = 1500', "too long"),
        ("rounds = 50\n[[steps.steps]]\nrounds = 50\n[[steps.steps.steps]]\nrest = 1", "multiply"),
    ],
)
def test_a_library_checks_what_a_file_alone_cannot(tmp_path: Path, step: str, told: str) -> None:
    path = tmp_path / "x.toml"
    path.write_text(plain(step))
    entry = Library(shipped_resources(), tmp_path).routine_file(path)
    assert any(told in str(p) for p in entry.problems)


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes there")
def test_a_pipe_in_place_of_an_own_file_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "pipe.toml"
    os.mkfifo(path)
    with pytest.raises(ValueError, match="not a file"):
        save_routine(path, routine_of(plain("rest = 5")))
    exercise = Library(shipped_resources(), tmp_path).exercises["pigeon-pose"]
    with pytest.raises(ValueError, match="not a file"):
        save_exercise(path, exercise)


def test_of_many_problems_the_last_says_how_many_more_there_are() -> None:
    reader = Reader(most=2)
    for _ in range(5):
        reader.problem("here", "this is wrong", "Change it")
    assert str(reader.problems[-1]) == "and 3 more problems like these. Fix these first"


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


def test_an_id_ends_where_its_line_does() -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert("pigeon-pose\n", FileId)


@pytest.mark.parametrize(
    "routine_id", ["../../keys", "a/b", "a\\b", "a\nb", "a\x1bb", "", "x" * 256]
)
def test_an_id_is_that_of_a_file_wherever_it_is_read(routine_id: str) -> None:
    at = "2026-03-04T07:30:00Z"
    for cls, table in (
        (Identity, {"id": "1", "routine_id": routine_id, "started_at": at, "offset_min": 0}),
        (Declined, {"routine_id": routine_id, "at": at}),
        (AtTime, {"routine": routine_id, "at": "07:30"}),
        (KeptDraft, {"id": routine_id, "table": {}}),
    ):
        with pytest.raises(msgspec.ValidationError):
            msgspec.convert(table, cls)
