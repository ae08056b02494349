"""Any file of a person, damaged in any way: the app starts as usual, says so, loses nothing."""

from __future__ import annotations

import errno
import os
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests import DATA
from tests.driving import Driver
from tests.making import plain

ROUTINE = plain('exercise = "pigeon-pose"\nhold = 30')
DRAFT = '{"format":1,"routine_id":"hips","base":"","routine":{"format":1,"name":"Hips"}}'
READ_AT_START = {
    "settings.toml": b"prepare_s = 20.0\n",
    "reminders.toml": b'[[reminders]]\nroutine = "glute-relief"\nat = "07:30"\n',
    "session-in-progress.toml": (DATA / "session-in-progress-1.toml").read_bytes(),
    "asked.json": b'[{"exercise":"cat-cow","caution":"KNEE"}]',
    "declined.json": b'[{"routine_id":"glute-relief","at":"2026-03-04T11:00:00Z"}]',
    "soreness-answers.json": b'[{"question":"clot","yes":true,"at":"2026-03-04T11:00:00Z"}]',
    "records-not-saved-yet.json": b'{"runs":[{"id":"r","started_at":"2026-03-04T11:00:00Z",'
    b'"offset_min":0,"distance_m":5000.0}]}',
}
READ_LATER = {
    "favourites.json": b'[{"routine_id":"glute-relief","at":"2026-03-04T11:00:00Z"}]',
    "drafts/hips.json": DRAFT.encode(),
    "drafts/exercises/_new.json": b'{"format":1,"table":{"name":"Mine"}}',
}
BY_HAND = {
    "routines/mine.toml": ROUTINE.encode(),
    "exercises/mine.toml": (DATA / "exercise-1.toml").read_bytes(),
}
FILES = READ_AT_START | READ_LATER | BY_HAND
DEEP = 100_000


def nested(path: Path) -> bytes:
    return b"[" * DEEP if path.suffix == ".json" else b"a = " + b"[" * DEEP


def wrong(path: Path) -> bytes:
    return (
        b'[{"format": [], "at": {}}]'
        if path.suffix == ".json"
        else b'format = "one"\nprepare_s = {}\n'
    )


BYTES: dict[str, Callable[[Path, bytes], bytes]] = {
    "invalid bytes": lambda _, good: good[:1] + b"\x82" + good[1:],
    "other bytes": lambda _, __: b"\x00garbage \xff" * 200,
    "cut": lambda _, good: good[: len(good) // 2 + 1],
    "empty": lambda _, __: b"",
    "nested": lambda path, _: nested(path),
    "wrong types": lambda path, _: wrong(path),
    "NUL bytes": lambda _, good: bytes(len(good)),
}
WAYS = (
    *BYTES,
    "a folder",
    pytest.param("a pipe", marks=pytest.mark.skipif(sys.platform == "win32", reason="no pipes")),
    "huge",
    pytest.param("no rights", marks=pytest.mark.skipif(sys.platform == "win32", reason="others")),
)


def damage(path: Path, good: bytes, way: str) -> None:
    """Write a file as it should be not."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if way == "a folder":
        path.mkdir()
        (path / "inside").write_bytes(good)
    elif way == "a pipe":
        os.mkfifo(path)
    elif way == "huge":
        with path.open("wb") as file:
            file.truncate(2**31)
    elif way == "no rights":
        path.write_bytes(good)
        path.chmod(0)
    else:
        path.write_bytes(BYTES[way](path, good) if way else good)


def is_sound(name: str, way: str) -> bool:
    """Whether a file is not damaged by that: settings may be empty, text may be cut at its end."""
    return name in {"settings.toml", "reminders.toml"} and way == "empty"


def size_of(path: Path) -> int:
    return path.stat().st_size


def see_all(driver: Driver) -> str:
    """Visit all pages; what was said on the way."""
    said = [driver.text()]
    driver.app.subjects.exercises.drafts.find(None)
    for page in ("Routines", "History", "Guide", "Today"):
        driver.click(page)
        said.append(driver.text())
    return "\n".join(said)


@pytest.mark.parametrize("way", WAYS)
def test_with_all_files_damaged_the_app_starts_and_names_each(
    make: Callable[[], Driver], tmp_path: Path, way: str
) -> None:
    sizes = {}
    for name, good in FILES.items():
        damage(tmp_path / name, good, way)
        sizes[name] = size_of(tmp_path / name)
    driver = make()
    said = see_all(driver)
    assert "Glute relief stretches" in said
    for name in READ_AT_START | READ_LATER:
        if not is_sound(name, way):
            (kept,) = (tmp_path / name).parent.glob(f"{Path(name).name}.damaged-*")
            assert size_of(kept) == sizes[name]
    for name in BY_HAND:
        assert size_of(tmp_path / name) == sizes[name]
    driver.click("Start")
    driver.wait(30)
    assert driver.app.subjects.player.playback.is_open


@pytest.mark.parametrize("name", [*READ_AT_START, *READ_LATER])
def test_one_damaged_file_is_told_in_a_sentence_once(
    make: Callable[[], Driver], tmp_path: Path, name: str
) -> None:
    damage(tmp_path / name, FILES[name], "invalid bytes")
    first = make()
    said = see_all(first)
    (kept,) = (tmp_path / name).parent.glob(f"{Path(name).name}.damaged-*")
    assert f"The file has been kept as {kept}; the app carries on with" in said
    assert b"\x82" in kept.read_bytes()
    assert "kept as" not in see_all(make())


@pytest.mark.parametrize("name", ["settings", "reminders"])
def test_where_only_the_new_file_cannot_be_written_that_is_said(
    make: Callable[[], Driver], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    def no_room(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    damage(tmp_path / f"{name}.toml", b"", "invalid bytes")
    monkeypatch.setattr(f"recoverytimer.{name}.file.write_atomic", no_room)
    said = see_all(make())
    (kept,) = tmp_path.glob(f"{name}.toml.damaged-*")
    assert f"The file has been kept as {kept}" in said
    assert f"The {name} cannot be saved to {tmp_path / name}.toml (The disk is full)." in said
    assert "renamed" not in said


@pytest.mark.parametrize("way", WAYS)
def test_an_exercise_with_a_damaged_picture_is_shown_and_the_picture_left_alone(
    make: Callable[[], Driver], tmp_path: Path, way: str
) -> None:
    damage(tmp_path / "exercises" / "mine.toml", BY_HAND["exercises/mine.toml"], "")
    picture = tmp_path / "pictures" / "bed-pigeon.png"
    damage(picture, b"\x89PNG\r\n\x1a\n" + bytes(range(256)), way)
    size = size_of(picture)
    driver = make()
    driver.app.subjects.exercises.show("mine")
    assert "Half pigeon by the bed" in driver.text()
    assert size_of(picture) == size


def test_not_today_is_remembered_after_its_file_was_damaged(
    make: Callable[[], Driver], tmp_path: Path
) -> None:
    (tmp_path / "declined.json").write_bytes((DATA / "declined-invalid-utf8.json").read_bytes())
    first = make()
    assert "Glute relief stretches" in first.text()
    first.click("Not today")
    assert (tmp_path / "declined.json").exists()
    assert len(make().app.services.declined.load()) == 1


@pytest.mark.parametrize("way", ["a folder", "huge", "empty"])
def test_whatever_is_in_place_of_the_history_the_app_starts(
    make: Callable[[], Driver], tmp_path: Path, way: str
) -> None:
    damage(tmp_path / "history.sqlite3", b"", way)
    driver = make()
    assert "Glute relief stretches" in see_all(driver)


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes there")
def test_a_pipe_in_place_of_the_history_is_not_waited_for(
    make: Callable[[], Driver], tmp_path: Path
) -> None:
    damage(tmp_path / "history.sqlite3", b"", "a pipe")
    driver = make()
    assert "Glute relief stretches" in driver.text()
    assert "history.sqlite3" in driver.text()


def test_a_broken_routine_can_be_deleted_and_had_back_byte_for_byte(
    make: Callable[[], Driver], tmp_path: Path
) -> None:
    path = tmp_path / "routines" / "mine.toml"
    damage(path, ROUTINE.encode(), "invalid bytes")
    before = path.read_bytes()
    driver = make()
    entry = driver.app.services.library.routine("mine")
    assert entry is not None
    driver.app.subjects.routines.own.delete(entry)
    assert not path.exists()
    driver.click("Undo")
    assert path.read_bytes() == before


def test_what_waited_beside_a_history_that_could_not_be_written_is_in_it_at_the_next_start(
    make: Callable[[], Driver], tmp_path: Path
) -> None:
    name = "records-not-saved-yet.json"
    (tmp_path / name).write_bytes(FILES[name])
    driver = make()
    assert "What could not be saved before is now in your history." in driver.text()
    with closing(sqlite3.connect(tmp_path / "history.sqlite3")) as connection:
        assert connection.execute("SELECT id FROM runs").fetchall() == [("r",)]
    assert not (tmp_path / name).exists()
