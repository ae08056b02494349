"""Folders that a newer app has written: today's says so in a sentence, and touches nothing."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace

from recoverytimer.routine.drafts import RoutineDraft
from tests.driving import Driver
from tests.upgrades.opening import bytes_in, take

Make = Callable[[], Driver]
# What comes and goes while an app runs.
PASSING, MADE_ANEW = (".lock", ".log", "-shm", ".reserve"), ("figures/", "sounds/")


def rewritten(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def newer_history(folder: Path) -> None:
    """A history of a later schema, of which the newest part is still in the log beside it."""
    path = folder / "history.sqlite3"
    live = folder / "live.sqlite3"
    path.rename(live)
    with closing(sqlite3.connect(live, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE TABLE moods (id TEXT)")
        connection.execute("PRAGMA user_version = 99")
        for ending in ("", "-wal"):
            shutil.copyfile(f"{live}{ending}", f"{path}{ending}")
    live.unlink()
    assert path.with_name("history.sqlite3-wal").stat().st_size > 0


def newer_history_without_a_log(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "history.sqlite3", isolation_level=None)) as connection:
        connection.execute("PRAGMA user_version = 99")


def newer_checkpoint(folder: Path) -> None:
    rewritten(folder / "session-in-progress.toml", "format = 1", "format = 3\nmood = 3")


def newer_routine(folder: Path) -> None:
    rewritten(folder / "routines" / "evening-hips.toml", "format = 1", "format = 3\nmood = 3")


def newer_routine_draft(folder: Path) -> None:
    rewritten(folder / "drafts" / "evening-hips.json", '"format":1', '"format":2,"mood":3')


def newer_exercise_draft(folder: Path) -> None:
    rewritten(folder / "drafts" / "exercises" / "_new.json", '"format": 1', '"format": 2')


def newer_settings(folder: Path) -> None:
    rewritten(folder / "settings.toml", "prepare_s", "mood = 3\nprepare_s")


LEFT = "written by a newer version of Recovery Timer"
NEWER: dict[str, tuple[Callable[[Path], None], str]] = {
    "history": (newer_history, LEFT),
    "history without a log": (newer_history_without_a_log, LEFT),
    "checkpoint": (newer_checkpoint, f"session-in-progress.toml was {LEFT}"),
    "routine": (newer_routine, "Format 3 comes from a newer version of Recovery Timer"),
    "draft of a routine": (newer_routine_draft, f"evening-hips.json was {LEFT}"),
    "draft of an exercise": (newer_exercise_draft, f"_new.json was {LEFT}"),
    "settings": (
        newer_settings,
        'settings.toml has been left as it is: this version doesn\'t know the key "mood".',
    ),
}


def lasting(folder: Path) -> dict[str, bytes]:
    return {
        name: data
        for name, data in bytes_in(folder).items()
        if not (name.endswith(PASSING) or name.startswith(MADE_ANEW))
    }


def see_all(driver: Driver) -> str:
    """Visit what reads those files; what was said on the way."""
    said = [driver.text()]
    for page in ("Routines", "History", "Guide", "Today"):
        driver.click(page)
        said.append(driver.text())
    entry = driver.app.services.library.routine("evening-hips")
    assert entry is not None
    driver.app.navigation.show_entry(entry)
    said.append(driver.text())
    driver.app.subjects.routines.drafts.find("evening-hips")
    said.append(driver.app.window.notice.text)
    driver.app.subjects.exercises.drafts.find(None)
    said.append(driver.app.window.notice.text)
    return "\n".join(said)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    take("history5", tmp_path)
    # So that nothing is left to do at a start.
    for name in ("records-not-saved-yet.json", "reminders.toml"):
        (tmp_path / name).unlink()
    return tmp_path


@pytest.mark.parametrize("what", NEWER)
def test_it_is_told_in_a_sentence_and_nothing_is_touched(
    make: Make, folder: Path, what: str
) -> None:
    write, sentence = NEWER[what]
    write(folder)
    before = lasting(folder)
    driver = make()
    said = see_all(driver)
    driver.app.writer.flush()
    driver.app.close()
    assert sentence in said
    assert "damaged" not in said
    after = lasting(folder)
    changed = {name for name in before | after if before.get(name) != after.get(name)}
    # Each version keeps where its window was.
    assert changed - {"window-place"} == set()


@pytest.mark.parametrize(("what", "code"), [("checkpoint", 1), ("", 0)])
def test_a_trial_of_a_folder_tells_what_its_person_would_be_told(
    folder: Path, what: str, code: int
) -> None:
    if what:
        NEWER[what][0](folder)
    done = subprocess.run(
        [sys.executable, "-m", "recoverytimer", "--data-dir", str(folder), "--self-test"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == code, done.stderr
    assert (NEWER[what][1] if what else "") in done.stdout
    assert bool(done.stdout) == bool(what)


def test_what_is_done_beside_a_newer_history_waits_for_the_newer_app(
    make: Make, folder: Path
) -> None:
    newer_history(folder)
    before = lasting(folder)
    driver = make()
    driver.click("Keep what you did")
    driver.app.writer.flush()
    driver.app.close()
    after = lasting(folder)
    assert b"11111111-0000-4000-8000-000000000002" in after["records-not-saved-yet.json"]
    for name in ("history.sqlite3", "history.sqlite3-wal"):
        assert after[name] == before[name]


def test_a_session_takes_no_newer_ones_place(make: Make, folder: Path) -> None:
    newer_checkpoint(folder)
    before = (folder / "session-in-progress.toml").read_bytes()
    # With those cautions the routine would not be started at once.
    (folder / "settings.toml").unlink()
    driver = make()
    driver.app.open_routine("desk-break")
    driver.wait(30)
    driver.app.writer.flush()
    (kept,) = folder.glob("session-in-progress.toml.newer-*")
    assert kept.read_bytes() == before
    assert f"has been kept as {kept}" in driver.app.window.notice.text


def test_an_end_of_a_session_removes_no_newer_one(make: Make, folder: Path) -> None:
    newer_checkpoint(folder)
    before = (folder / "session-in-progress.toml").read_bytes()
    sessions = make().app.services.session_keeper
    sessions._forget_ended("another")
    assert (folder / "session-in-progress.toml").read_bytes() == before


def test_drafts_take_no_newer_ones_place(make: Make, folder: Path) -> None:
    newer_routine_draft(folder)
    before = (folder / "drafts" / "evening-hips.json").read_bytes()
    driver = make()
    routine = driver.app.services.library.routine("evening-hips")
    assert routine is not None
    assert routine.routine is not None
    drafts = driver.app.subjects.routines.drafts
    changed = replace(routine.routine, name="Shorter")
    drafts.keep(RoutineDraft(routine_id="evening-hips", routine=changed))
    (kept,) = (folder / "drafts").glob("evening-hips.json.newer-*")
    assert kept.read_bytes() == before
    assert b"Shorter" in (folder / "drafts" / "evening-hips.json").read_bytes()


def test_a_newer_draft_outlives_a_routine_that_is_saved(make: Make, folder: Path) -> None:
    newer_routine_draft(folder)
    before = (folder / "drafts" / "evening-hips.json").read_bytes()
    make().app.subjects.routines.drafts.forget("evening-hips")
    (kept,) = (folder / "drafts").glob("evening-hips.json*")
    assert kept.read_bytes() == before


def test_a_setting_that_was_mistyped_is_told_with_what_may_be_meant(
    make: Make, folder: Path
) -> None:
    rewritten(folder / "settings.toml", "volume =", "volum = 3\nmood = 2\nvolume =")
    said = make().app.window.notice.text
    assert 'doesn\'t know the keys "volum" and "mood". Did you mean "volume"?' in said


def test_a_setting_that_is_not_known_stays_when_others_are_changed(
    make: Make, folder: Path
) -> None:
    newer_settings(folder)
    driver = make()
    assert driver.app.keeper.current.prepare_s == 8.0
    driver.app.keeper.set(volume=20)
    driver.app.writer.flush()
    text = (folder / "settings.toml").read_text(encoding="utf-8")
    assert "mood = 3" in text
    assert "volume = 20" in text
    assert list(folder.glob("settings.toml.*")) == []
