"""What a start sweeps away, what it closes to others, and what it leaves alone."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest

from recoverytimer.__main__ import main
from recoverytimer.base import disk
from recoverytimer.base.disk import make_folder, temporary_folder, write_atomic, write_for_others
from recoverytimer.base.paths import Paths, person_paths, shipped_resources
from recoverytimer.base.storage.database import Database
from recoverytimer.base.tidying import tidy
from recoverytimer.history.history import History
from recoverytimer.player.sessionlock import SessionLock
from recoverytimer.records.backup.backupfile import unpacked_backup
from recoverytimer.records.backup.write import BackupStamp, write_backup
from recoverytimer.records.personfiles import PersonFiles
from tests.records.making import RECORDS, START

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="rights and locks of POSIX")
NAMES = (
    "data/.session-in-progress.toml.0a1b2c3d",
    "data/.reminders.toml.0a1b2c3d",
    "config/.settings.toml.0a1b2c3d",
    "data/routines/.mine.toml.ffffffff",
    "data/drafts/exercises/._new.json.01234567",
    "data/backups/.before-restore-2026-03-04-120000.zip.ab_9zzzz",
)
STAGING = """
import sys, time
from pathlib import Path
from recoverytimer.base import disk
disk._replace_all = lambda staged: (print("staged", flush=True), time.sleep(600))
disk.write_atomic(Path(sys.argv[1]), "half")
"""
UNPACKING = """
import sys, time
from pathlib import Path
from recoverytimer.base.disk import temporary_folder
with temporary_folder(Path(sys.argv[1])) as folder:
    (folder / "history.sqlite3").write_text("notes")
    print("there", flush=True)
    time.sleep(600)
"""


@pytest.fixture
def paths(tmp_path: Path) -> Iterator[Paths]:
    """A person's usual folders, with a system whose new files anyone may read."""
    found = Paths(
        shipped_resources(),
        *(tmp_path / name for name in ("config", "data", "log", "cache")),
    )
    before = os.umask(0o022)
    with patch("recoverytimer.base.paths.person_paths", lambda: found):
        yield found
    os.umask(before)


def rights(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def started(script: str, *arguments: object) -> subprocess.Popen[str]:
    """A process that is in the middle of something."""
    process = subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline()
    return process


def killed(process: subprocess.Popen[str]) -> None:
    process.send_signal(signal.SIGKILL)
    process.communicate()


def hidden(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.name.startswith(".")]


def test_the_history_and_what_lies_beside_it_are_for_their_owner_alone(paths: Paths) -> None:
    database = Database(paths.history)
    with database.writing() as connection:
        connection.execute("CREATE TABLE kept (text)")
        beside = sorted(paths.data.glob("history.sqlite3*"))
        assert len(beside) == 3
        assert [oct(rights(path)) for path in beside] == ["0o600"] * 3
    database.close()
    assert rights(paths.data) == 0o700


def test_a_copy_before_a_migration_is_for_its_owner_alone(paths: Paths) -> None:
    old = Database(paths.history, ["CREATE TABLE a (x)"])
    with old.writing():
        pass
    old.close()
    new = Database(paths.history, ["CREATE TABLE a (x)", "CREATE TABLE b (x)"])
    with new.writing():
        pass
    new.close()
    assert rights(paths.data / "history.sqlite3.before-2") == 0o600


def test_folders_that_are_made_are_for_their_owner_alone(paths: Paths) -> None:
    write_atomic(paths.data / "drafts" / "exercises" / "x.json", "{}")
    for folder in (paths.data, paths.drafts, paths.exercise_drafts):
        assert rights(folder) == 0o700
    assert SessionLock(paths.data / "claim").take()
    assert rights(paths.data / "claim") == 0o600


def test_what_is_written_for_others_stays_theirs_to_read(tmp_path: Path, paths: Paths) -> None:
    write_for_others(tmp_path / "shared" / "plan.recovery", b"plan")
    assert rights(tmp_path / "shared") == 0o755
    assert rights(tmp_path / "shared" / "plan.recovery") == 0o644


def test_what_others_could_read_is_closed_to_them_at_the_start(paths: Paths) -> None:
    names = ("history.sqlite3", "history.sqlite3-wal", "history.sqlite3.damaged-2026-03-04")
    files = [paths.data / name for name in (*names, "history.sqlite3.before-3")]
    files += [paths.log / "recoverytimer.log", paths.log / "recoverytimer.log.1"]
    folders = [paths.config, paths.data, paths.log, paths.cache, paths.drafts, paths.pictures]
    for folder in folders:
        folder.mkdir(parents=True)
    for file in files:
        file.write_text("notes")
    tidy(paths)
    assert {oct(rights(file)) for file in files} == {"0o600"}
    assert {oct(rights(folder)) for folder in folders} == {"0o700"}


def test_in_a_folder_of_other_things_only_our_files_are_closed(tmp_path: Path) -> None:
    before = os.umask(0o022)
    paths = person_paths(tmp_path / "usb")
    paths.pictures.mkdir(parents=True)
    for name in ("history.sqlite3", "letter.txt", ".letter.toml.0a1b2c3d"):
        (paths.data / name).write_text("x")
    tidy(paths)
    os.umask(before)
    assert rights(paths.history) == 0o600
    assert rights(paths.data) == rights(paths.pictures) == 0o755
    assert rights(paths.data / "letter.txt") == 0o644
    assert (paths.data / ".letter.toml.0a1b2c3d").exists()


def test_a_link_is_not_followed(paths: Paths, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_text("theirs")
    paths.data.mkdir()
    (paths.data / "history.sqlite3.before-1").symlink_to(elsewhere)
    tidy(paths)
    assert rights(elsewhere) == 0o644


def test_what_killed_processes_left_is_swept(paths: Paths, tmp_path: Path) -> None:
    for name in NAMES:
        make_folder((tmp_path / name).parent)
        (tmp_path / name).write_text("half")
    kept = (paths.data / ".hidden", paths.data / "routines" / ".mine.toml", paths.data / "a.json")
    for path in kept:
        path.write_text("whole")
    tidy(paths)
    assert [name for name in NAMES if (tmp_path / name).exists()] == []
    assert all(path.exists() for path in kept)


def test_what_is_on_its_way_stays_until_its_process_is_gone(paths: Paths) -> None:
    process = started(STAGING, paths.data / "routines" / "mine.toml")
    tidy(paths)
    assert len(hidden(paths.data / "routines")) == 1
    killed(process)
    tidy(paths)
    assert hidden(paths.data / "routines") == []


def test_what_is_unpacked_stays_until_its_process_is_gone(paths: Paths) -> None:
    process = started(UNPACKING, paths.data)
    (name,) = hidden(paths.data)
    assert rights(paths.data / name) == 0o700
    tidy(paths)
    assert hidden(paths.data) == [name]
    killed(process)
    tidy(paths)
    assert hidden(paths.data) == []


def test_what_is_being_written_is_not_swept(paths: Paths) -> None:
    folder = make(paths.data)
    staged = folder / ".reminders.toml.0a1b2c3d"
    staged.write_text("half")
    with disk.writing_in(folder):
        tidy(paths)
        assert staged.exists()
    tidy(paths)
    assert not staged.exists()


def test_a_lock_that_somebody_keeps_holds_up_no_writing(tmp_path: Path) -> None:
    held = disk.lock_folder(tmp_path, alone=True)
    assert held is not None
    write_for_others(tmp_path / "sheet.pdf", b"pages")
    os.close(held)
    assert (tmp_path / "sheet.pdf").read_bytes() == b"pages"


def make(folder: Path) -> Path:
    make_folder(folder)
    return folder


def test_no_copy_of_the_history_lies_outside_of_the_data(
    paths: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    history = History(paths.history)
    history.add(*RECORDS)
    history.close()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "nowhere"))
    home = PersonFiles(paths.settings, paths.data)
    write_backup(home, tmp_path / "backup.zip", BackupStamp(START, "1"))
    with unpacked_backup(tmp_path / "backup.zip", paths.data) as (folder, _):
        assert folder.parent == paths.data
    assert hidden(paths.data) == []


def test_where_the_data_cannot_be_written_there_is_another_place(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with temporary_folder(tmp_path / "file") as folder:
        assert rights(folder) == 0o700
    assert not folder.exists()


def test_old_copies_in_the_systems_folder_are_swept(
    paths: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    system = tmp_path / "tmp"
    names = ("recoverytimer-ab12_xyz", "recoverytimer-abcdefgh", "recoverytimer-of-1234")
    mine = system / "recoverytimer-projects"
    mine.mkdir(parents=True, mode=0o755)
    for name in names:
        (system / name).mkdir(parents=True, mode=0o700)
        (system / name / "history.sqlite3").write_text("notes")
    for name in ("recoverytimer-ab12_xyz", "recoverytimer-of-1234", mine.name):
        os.utime(system / name, (time.time() - 90_000,) * 2)
    monkeypatch.setattr("tempfile.tempdir", str(system))
    tidy(paths)
    assert sorted(path.name for path in system.iterdir()) == [names[1], names[2], mine.name]


def test_the_command_line_sweeps_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / ".reminders.toml.0a1b2c3d").write_text("half")
    main(["--data-dir", str(tmp_path), "export", str(tmp_path / "out.json")])
    assert capsys.readouterr().out
    assert not (tmp_path / ".reminders.toml.0a1b2c3d").exists()
