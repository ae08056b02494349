from __future__ import annotations

import os
import sys
from pathlib import Path

import msgspec
import pytest
from hypothesis import given

from recoverytimer.base.disk import write_atomic
from recoverytimer.base.ownfile import OwnFileError
from recoverytimer.base.paths import shipped_resources
from recoverytimer.exercise.drafts import KeptExerciseDraft
from recoverytimer.exercise.exercise import FileId
from recoverytimer.exercise.files import save_exercise
from recoverytimer.player.session import SessionIdentity
from recoverytimer.reminders.reminder import AtTime
from recoverytimer.routine.files import read_routine, read_routine_text, routine_text, save_routine
from recoverytimer.routine.library import Library
from recoverytimer.routine.words.problems import problem_in_words
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
    return "\n".join(map(problem_in_words, read_routine_text(text).problems))


def test_all_problems_of_a_file_are_told_at_once_with_place_and_cure() -> None:
    told = problems(BAD)
    for part in (
        "The format is missing. Add format = 1 at the top",
        '"nam" is not a known key. Did you mean "name"?',
        "name is missing",
        "summary is 3. Write 1 to",
        'step 1 (pigeon-pose): hold: "abc" is not a range',
        'step 1 (pigeon-pose): "sids" is not a known key. Did you mean "sides"?',
        'step 2: rounds is "3-1"',
        'step 2.1 (bridge): hold: "30-20" is the wrong way round',
        "step 2.1 (bridge): The dose needs one measure; it has hold and reps",
        "step 3: It is not clear what this step is",
    ):
        assert part in told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a = \n", "not valid TOML"),
        ('format = 3\nname = "x"', "comes from a newer version of Recovery Timer"),
        ('format = 1\nname = "x"', "There are no steps"),
        (plain(*["rest = 5"] * 501), "There are too many steps"),
        (plain("rest = -5"), "rest is -5"),
        (plain('exercise = "x"\nhold = 0'), "hold is 0"),
        (plain('exercise = "x"\nhold = 10\nwithin = 5'), "within does not go with hold"),
        (plain('exercise = "x"\nmetres = 9\ntempo = [["up", 1]]'), "tempo does not go"),
        (plain('exercise = "x"\nhold = 9\nown_pace = true'), "own_pace does not go with hold"),
        (plain('exercise = "x"\nreps = 9\nown_pace = true\npace = 2'), "contradict each other"),
        (plain('exercise = "x"\nhold = "8+"'), '"8+" is not a range'),
        (plain('exercise = "x"\nreps = 8\ntempo = [["up", "fast"]]'), '"fast" is not a range'),
        (plain('rest = 5\nonly = ["short"]'), 'There is no option "short"'),
        (plain("rounds = [3, 2]\nsteps = [{ rest = 5 }]"), "rounds only makes sense in a group"),
        (plain('exercise = "x"\nreps = 3\npace = 2\nwithin = 9'), "contradict each other"),
        (plain('rest = 5\nin_rounds = "first"'), "in_rounds only makes sense in a group"),
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
    assert "Too many groups are nested" in problems(text)


def test_a_file_that_is_too_large_or_no_text_is_told(tmp_path: Path) -> None:
    large = tmp_path / "large.toml"
    large.write_text("# " + "x" * 300_000)
    assert "larger than 256 KiB" in problem_in_words(read_routine(large).problems[0])
    odd = tmp_path / "odd.toml"
    odd.write_bytes(b"name = '\xff'")
    assert "not UTF-8" in problem_in_words(read_routine(odd).problems[0])
    assert "cannot be read" in problem_in_words(read_routine(tmp_path).problems[0])


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


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes there")
def test_a_pipe_in_place_of_an_own_file_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "pipe.toml"
    os.mkfifo(path)
    with pytest.raises(OwnFileError, match="Unreadable"):
        save_routine(path, routine_of(plain("rest = 5")))
    exercise = Library(shipped_resources(), tmp_path).exercises["pigeon-pose"]
    with pytest.raises(OwnFileError, match="Unreadable"):
        save_exercise(path, exercise)


def test_an_id_ends_where_its_line_does() -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert("pigeon-pose\n", FileId)


@pytest.mark.parametrize(
    "routine_id", ["../../keys", "a/b", "a\\b", "a\nb", "a\x1bb", "", "x" * 256]
)
def test_an_id_is_that_of_a_file_wherever_it_is_read(routine_id: str) -> None:
    at = "2026-03-04T07:30:00Z"
    for cls, table in (
        (SessionIdentity, {"id": "1", "routine_id": routine_id, "started_at": at, "offset_min": 0}),
        (Declined, {"routine_id": routine_id, "at": at}),
        (AtTime, {"routine": routine_id, "at": "07:30"}),
        (KeptExerciseDraft, {"id": routine_id, "table": {}}),
    ):
        with pytest.raises(msgspec.ValidationError):
            msgspec.convert(table, cls)
