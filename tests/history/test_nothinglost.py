"""What was done stays, whatever is started next, however clocks are set and disks fill up."""

from __future__ import annotations

import errno
import os
import sqlite3
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from recoverytimer.base import disk
from recoverytimer.base.ownfile import OwnFileError
from recoverytimer.base.paths import SessionFiles
from recoverytimer.base.storage.database import FullDiskError, HistoryError
from recoverytimer.history.history import History, Record
from recoverytimer.player import player as play
from recoverytimer.player.checkpoint import Checkpoint, CheckpointFile
from recoverytimer.player.player import Player, new_player
from recoverytimer.player.running import RunningSession
from recoverytimer.player.session import Identity
from recoverytimer.routine.timeline import build
from recoverytimer.soreness.entry import after_session
from tests import DATA
from tests.keeping import Keepers
from tests.making import GLUTE_RELIEF, plain, recipe_of
from tests.player.test_sessionlock import held_elsewhere
from tests.recordmaking import entry, run
from tests.recordmaking import session as any_session

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)
PACK = 'exercise = "heat-pack"\nhold = 420'
NO_ROOM = OSError(errno.ENOSPC, "No space left on device")


class Life:
    """A person's sessions on a steady clock, beside a wall clock that may be set."""

    def __init__(self, folder: Path, speed: float = 1.0) -> None:
        self.folder = folder
        self.now, self.wall = 0.0, NOON
        self.told: list[str] = []
        self.speed = speed
        self.starts()

    def starts(self) -> None:
        """The app is there anew, as after a crash."""
        if hasattr(self, "sessions"):
            self.sessions.let_go()
            self.records.history.close()
        keepers = Keepers(self.folder, lambda: self.wall, self.told.append)
        self.records, self.sessions, self.reserve = (
            keepers.records,
            keepers.sessions,
            keepers.reserve,
        )
        self.running = RunningSession(lambda: self.now, self.sessions, self.speed)

    @property
    def checkpoint(self) -> Path:
        return self.folder / "session-in-progress.toml"

    @property
    def waiting(self) -> Path:
        return SessionFiles(self.checkpoint).waiting

    def begins(self, text: str = GLUTE_RELIEF, name: str = "test", least_s: float = 0.0) -> None:
        self.running.begin(new_player(build(recipe_of(text))), name, least_s)

    def waits(self, seconds: float) -> None:
        end = self.now + seconds
        while self.now < end:
            step = min(1.0, end - self.now)
            self.now += step
            self.wall += timedelta(seconds=step)
            self.running.apply(play.advance)

    def does(self, seconds: float, **how: object) -> str:
        """Begin a session and be cut off after some seconds; its id."""
        self.begins(**how)
        self.waits(seconds)
        found = CheckpointFile(self.checkpoint).load()
        assert found is not None
        self.starts()
        return found.identity.id

    def goes_on(self) -> None:
        found = self.sessions.interrupted()
        assert found is not None
        self.running.go_on(found.state, found.identity, found.lasted_until(self.wall))

    @property
    def kept(self) -> list[str]:
        return [summary.id for summary in self.records.history.sessions.page()]


@pytest.fixture
def born(tmp_path: Path) -> Iterator[Callable[..., Life]]:
    """Makes further ones on the same folder."""
    lives: list[Life] = []

    def make(speed: float = 1.0) -> Life:
        lives.append(Life(tmp_path, speed))
        return lives[-1]

    yield make
    for one in lives:
        one.records.history.close()


@pytest.fixture
def life(born: Callable[..., Life]) -> Life:
    return born()


# What was interrupted, when something else begins.


def test_whatever_begins_next_the_interrupted_session_is_kept_and_that_is_told(life: Life) -> None:
    first = life.does(210)
    life.begins(name="another")
    assert life.kept == [first]
    assert life.told == ["Test was interrupted; what was done of it is in your history."]
    saved = life.records.history.sessions.get(first)
    assert saved is not None
    assert saved.total_s >= 195
    assert timedelta(seconds=195) <= saved.ended_at - saved.started_at <= timedelta(seconds=210)
    running = CheckpointFile(life.checkpoint).load()
    assert running is not None
    assert running.identity.routine_id == "another"


@pytest.mark.parametrize(("least_s", "work_s", "kept"), [(0, 4, 0), (60, 50, 0), (60, 70, 1)])
def test_a_start_by_mistake_and_a_short_rehearsal_are_dropped(
    life: Life, least_s: float, work_s: float, kept: int
) -> None:
    life.does(10 + work_s, text=plain(PACK), least_s=least_s)
    life.begins()
    assert len(life.kept) == kept
    assert len(life.told) == kept


def test_a_session_that_goes_on_is_not_concluded(life: Life) -> None:
    first = life.does(210)
    life.goes_on()
    assert life.kept == life.told == []
    life.running.apply(play.end)
    assert life.kept == [first]


def test_one_that_was_kept_already_is_not_told_again(life: Life) -> None:
    first = life.does(210)
    left = life.checkpoint.read_bytes()
    found = life.sessions.interrupted()
    assert found is not None
    life.sessions.conclude(found.record)
    life.checkpoint.write_bytes(left)
    life.begins()
    assert life.kept == [first]
    assert life.told == []


def test_keeping_an_offer_that_is_out_of_date_takes_nothing_from_what_came_after(
    life: Life,
) -> None:
    first = life.does(210)
    offered = life.sessions.interrupted()
    assert offered is not None
    second = life.does(120)
    life.sessions.conclude(offered.record)
    assert life.kept == [first]
    left = life.sessions.interrupted()
    assert left is not None
    assert left.identity.id == second


def test_going_on_with_an_old_offer_keeps_what_another_window_left_since(
    life: Life, born: Callable[..., Life]
) -> None:
    life.begins()
    life.waits(210)
    life.running.let_go()
    offered = life.sessions.interrupted()
    assert offered is not None
    second = born().does(120)
    life.running.go_on(offered.state, offered.identity)
    assert set(life.kept) == {second, offered.identity.id}


def test_a_damaged_checkpoint_is_set_aside_before_another_takes_its_place(life: Life) -> None:
    life.does(210)
    life.checkpoint.write_bytes(life.checkpoint.read_bytes()[:500])
    half = life.checkpoint.read_bytes()
    life.begins()
    assert (
        life.checkpoint.with_name(f"{life.checkpoint.name}.damaged-2026-03-04").read_bytes() == half
    )
    assert len(life.told) == 1
    assert CheckpointFile(life.checkpoint).load() is not None


def test_what_another_process_plays_is_left_alone_and_that_is_told(life: Life) -> None:
    life.does(210)
    before = life.checkpoint.read_bytes()
    with held_elsewhere(life.checkpoint.with_suffix(".lock")):
        life.begins(least_s=600)
        life.waits(100)
        life.running.apply(play.end)
        assert life.checkpoint.read_bytes() == before
        assert life.kept == []
    assert [text for text in life.told if "another window or terminal" in text] == life.told
    assert len(life.told) == 1


def test_where_the_history_cannot_be_written_it_waits_beside(
    life: Life, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = life.does(210)
    with monkeypatch.context() as patch:
        patch.setattr(History, "add", refuse)
        second = life.does(120)
    assert life.kept == []
    assert (life.waiting).exists()
    assert life.records.retry()
    assert life.kept == [first]
    assert life.told[-1] == "What could not be saved before is in your history now."
    assert not (life.waiting).exists()
    left = life.sessions.interrupted()
    assert left is not None
    assert left.identity.id == second


def test_it_waits_beside_under_its_own_name(life: Life, monkeypatch: pytest.MonkeyPatch) -> None:
    life.does(210)
    monkeypatch.setattr(History, "add", refuse)
    life.begins(name="another")
    life.waits(60)
    (told,) = life.told
    assert told.startswith("Test was interrupted; what was done of it could not be saved: ")
    assert str(life.waiting) in told


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
@pytest.mark.parametrize("is_damaged", [False, True])
def test_in_a_folder_that_cannot_be_written_each_fault_is_told_once(
    life: Life, *, is_damaged: bool
) -> None:
    life.does(210)
    if is_damaged:
        life.checkpoint.write_bytes(b"\x00")
    life.folder.chmod(0o500)
    try:
        life.begins()
        life.waits(120)
    finally:
        life.folder.chmod(0o700)
    assert len(life.told) == len(set(life.told))
    *_, first, second = life.told
    assert ("session-in-progress.toml is damaged" if is_damaged else "Test was interr") in first
    assert second.startswith("The running session cannot be saved to ")


def test_a_history_that_takes_nothing_is_asked_once_for_all_that_waits(
    life: Life, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def add(*_: object) -> None:
        asked.append(1)
        refuse()

    monkeypatch.setattr(History, "add", add)
    for number in range(1, 4):
        life.records.keep(run(number))
    assert len(asked) == 3
    life.starts()
    assert not life.records.retry()
    assert len(asked) == 4


def test_a_record_that_is_refused_keeps_no_other_from_being_saved(life: Life) -> None:
    endless = msgspec.structs.replace(entry(2), level=99)
    assert not life.records.keep(run(1), endless, any_session())
    assert life.kept == [any_session().id]
    assert life.records.history.runs.get(run(1).id) == run(1)
    assert life.records.unsaved == "the soreness entry"


def test_what_another_window_saved_and_changed_is_not_put_back(
    life: Life, born: Callable[..., Life], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(History, "add", refuse)
        life.records.keep(run(1), run(2))
    other = born()
    assert other.records.retry()
    corrected = msgspec.structs.replace(run(1), note="corrected")
    assert other.records.keep(corrected)
    assert life.records.retry()
    assert life.records.history.runs.get(run(1).id) == corrected


def test_what_is_nowhere_but_in_memory_is_saved_though_its_file_went(
    life: Life, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(History, "add", refuse)
        life.records.keep(run(1))
    (life.waiting).unlink()
    assert life.records.retry()
    assert life.records.history.runs.get(run(1).id) == run(1)


def refuse(*_: object) -> None:
    message = "it cannot be written"
    raise HistoryError(message)


def no_room(*_: object) -> None:
    raise NO_ROOM


def test_where_it_cannot_wait_beside_it_is_renamed(
    life: Life, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = life.does(210)
    monkeypatch.setattr(History, "add", refuse)
    monkeypatch.setattr("recoverytimer.history.waitingfile.write_atomic", no_room)
    life.begins()
    kept = life.checkpoint.with_name(f"{life.checkpoint.name}.not-saved-2026-03-04")
    assert str(kept) in life.told[-1]
    found = CheckpointFile(kept).load()
    assert found is not None
    assert found.identity.id == first


# The end of a session, and the clock on the wall.


@pytest.mark.parametrize("apart", [timedelta(hours=-3), timedelta(days=-20_000), timedelta(400)])
def test_a_session_lasts_as_long_as_it_did_however_the_clock_is_set(
    life: Life, apart: timedelta
) -> None:
    life.begins()
    life.waits(100)
    life.running.apply(play.pause)
    life.now += 3600
    life.wall += timedelta(seconds=3600)
    life.running.apply(play.start)
    life.wall += apart
    life.waits(50)
    life.running.apply(play.end)
    session = life.running.record
    assert session is not None
    assert session.started_at == NOON
    assert session.ended_at - session.started_at == timedelta(seconds=3750)
    assert session.total_s == pytest.approx(150)


def test_a_clock_that_is_set_right_by_a_moment_is_believed(life: Life) -> None:
    life.begins()
    life.waits(100)
    life.wall += timedelta(seconds=2)
    life.running.apply(play.end)
    assert life.running.record is not None
    assert life.running.record.ended_at == life.wall


def test_time_between_a_crash_and_going_on_counts(life: Life) -> None:
    life.does(100)
    life.now = 5.0  # the computer was started anew
    life.wall += timedelta(hours=1)
    life.goes_on()
    life.running.apply(play.start)
    life.wall -= timedelta(days=1)
    life.waits(50)
    life.running.apply(play.end)
    session = life.running.record
    assert session is not None
    assert session.ended_at - session.started_at == timedelta(seconds=3750)


def test_a_faster_clock_ends_when_the_wall_says_so(born: Callable[..., Life]) -> None:
    life = born(speed=20.0)
    life.begins()
    life.now += 100
    life.wall += timedelta(seconds=5)
    life.running.apply(play.advance)
    life.running.apply(play.end)
    assert life.running.record is not None
    assert life.running.record.ended_at == NOON + timedelta(seconds=5)


def test_a_checkpoint_that_does_not_say_how_long_it_lasted_ends_after_what_was_spent(
    life: Life,
) -> None:
    life.does(100)
    found = CheckpointFile(life.checkpoint).load()
    assert found is not None
    old = Checkpoint(identity=found.identity, saved_at=NOON - timedelta(days=1), state=found.state)
    assert old.record.ended_at == NOON + timedelta(seconds=old.record.total_s)


def clock_set_back(path: Path) -> str:
    """A history of version 2 in which a session ends before it starts; the session's id."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executescript((DATA / "history-2.sql").read_text(encoding="utf-8"))
        (found,) = connection.execute(
            "SELECT session_id FROM soreness WHERE area IS NULL"
        ).fetchone()
        early = "2026-03-08T20:00:00.000000+00:00"
        connection.execute("UPDATE sessions SET ended_at = ? WHERE id = ?", (early, found))
        connection.execute(
            "UPDATE soreness SET at = ?, day = '2026-03-08' WHERE id = ?", (early, found)
        )
    return str(found)


def test_older_sessions_that_end_before_they_start_are_mended_with_what_was_felt_after(
    tmp_path: Path,
) -> None:
    path = tmp_path / "history.sqlite3"
    session_id = clock_set_back(path)
    history = History(path)
    session = history.sessions.get(session_id)
    assert session is not None
    assert session.ended_at == session.started_at + timedelta(seconds=session.total_s)
    felt = history.soreness.after(session_id)
    assert felt == after_session(session, 0)
    assert felt in history.soreness.between(felt.day, felt.day)
    assert len(history.sessions.page()) == 3
    history.close()
    with closing(sqlite3.connect(tmp_path / "history.sqlite3.before-3")) as copy:
        assert copy.execute("PRAGMA user_version").fetchone() == (2,)


# What a crash takes of a segment.


def test_a_crash_takes_at_most_15_s_of_a_long_segment(life: Life) -> None:
    life.begins(plain(PACK))
    for _ in range(400):
        life.waits(1)
        found = CheckpointFile(life.checkpoint).load()
        assert found is not None
        kept = found.state
        done = play.elapsed_s(kept, 0.0)
        assert life.now - 15 <= done <= life.now
    life.starts()
    life.goes_on()
    life.running.apply(play.start)
    moment = life.running.moment
    assert moment is not None
    assert moment.state.segment.exercise == "heat-pack"
    assert 390 - 15 <= moment.position_s <= 390
    assert moment.remaining_s == pytest.approx(420 - moment.position_s)


def test_while_it_is_paused_nothing_is_written(life: Life, monkeypatch: pytest.MonkeyPatch) -> None:
    life.begins(plain(PACK))
    life.waits(60)
    life.running.apply(play.pause)
    written: list[Checkpoint] = []
    monkeypatch.setattr(
        CheckpointFile, "save", lambda _file, checkpoint: written.append(checkpoint)
    )
    life.waits(60)
    assert written == []


def test_a_faster_clock_is_kept_as_often_as_time_goes_by(
    born: Callable[..., Life], monkeypatch: pytest.MonkeyPatch
) -> None:
    life = born(speed=20.0)
    life.begins(plain(PACK))
    life.waits(11)
    written: list[Checkpoint] = []
    monkeypatch.setattr(
        CheckpointFile, "save", lambda _file, checkpoint: written.append(checkpoint)
    )
    life.waits(310)
    assert len(written) == 1


def test_a_checkpoint_says_the_same_when_only_its_changing_part_is_made_anew(
    life: Life,
) -> None:
    life.begins()
    life.waits(100)
    life.running.apply(lambda state, now: play.adjust(state, 10, now))
    life.running.apply(play.add_round)
    life.waits(20)
    moment = life.running.moment
    found = CheckpointFile(life.checkpoint).load()
    assert moment is not None
    assert found is not None
    assert found.state.timeline == moment.state.timeline


# A disk that is full.


def test_what_cannot_be_saved_at_the_end_outlives_the_app(
    life: Life, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(History, "add", refuse)
        life.begins()
        life.waits(210)
        life.running.apply(play.end)
        done = life.running.record
        assert done is not None
        life.records.keep(after_session(done, 4))
        assert life.records.is_safe
        assert str(life.waiting) in life.told[-1]
        life.starts()
        assert not life.records.retry()
        assert life.sessions.interrupted() is None
        assert life.kept == []
    life.starts()
    assert life.records.retry()
    assert life.records.history.sessions.get(done.id) == done
    assert life.records.history.soreness.after(done.id) == after_session(done, 4)
    assert life.sessions.interrupted() is None


def test_two_processes_that_cannot_save_lose_nothing_of_each_other(
    life: Life, born: Callable[..., Life], monkeypatch: pytest.MonkeyPatch
) -> None:
    other = born()
    with monkeypatch.context() as patch:
        patch.setattr(History, "add", refuse)
        life.records.keep(run(1), any_session(1))
        other.records.keep(entry(1))
    third = born()
    assert third.records.retry()
    history = third.records.history
    assert history.runs.get("run-1") == run(1)
    assert history.soreness.get("entry-1") == entry(1)
    assert third.kept == ["id-1"]


class SmallDisk:
    """A disk that is full as long as the reserve of the session is there."""

    def __init__(self, life: Life, patch: pytest.MonkeyPatch) -> None:
        self.reserve = life.checkpoint.with_suffix(".reserve")
        self._write, self._add = disk.write_atomic, History.add_all
        patch.setattr("recoverytimer.player.checkpoint.write_atomic", self.write)
        patch.setattr("recoverytimer.history.history.History.add_all", self.adding())

    def write(self, path: Path, content: str | bytes) -> None:
        if self.reserve.exists():
            raise NO_ROOM
        self._write(path, content)

    def adding(self) -> Callable[[History, Iterable[Record]], None]:
        def add_all(history: History, records: Iterable[Record]) -> None:
            if self.reserve.exists():
                message = "it cannot be written (The disk is full)"
                raise FullDiskError(message)
            self._add(history, records)

        return add_all


def test_room_that_was_held_takes_the_checkpoint_and_the_record(
    life: Life, monkeypatch: pytest.MonkeyPatch
) -> None:
    life.begins()
    with monkeypatch.context() as patch:
        SmallDisk(life, patch)
        life.waits(210)
        found = CheckpointFile(life.checkpoint).load()
        assert found is not None
        assert play.elapsed_s(found.state, 0) >= 195
    life.running.apply(play.end)
    assert life.told == []
    assert len(life.kept) == 1


def test_it_takes_a_record_at_the_end_alone(life: Life, monkeypatch: pytest.MonkeyPatch) -> None:
    life.begins()
    life.waits(210)
    SmallDisk(life, monkeypatch)
    life.running.apply(play.end)
    assert life.told == []
    assert len(life.kept) == 1


def test_and_is_given_back_when_the_app_ends(life: Life) -> None:
    life.begins()
    reserve = life.checkpoint.with_suffix(".reserve")
    assert reserve.stat().st_size > 2**18
    life.waits(20)
    life.running.apply(play.end)
    assert reserve.exists()
    life.reserve.close()
    assert not reserve.exists()


def test_what_waits_on_the_disk_already_is_safe_though_nothing_can_be_written(
    life: Life, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise FullDiskError("it cannot be written (The disk is full)")

    def no_room(*_: object) -> None:
        raise NO_ROOM

    monkeypatch.setattr("recoverytimer.history.history.History.add_all", full)
    assert not life.records.keep(run(1))
    assert life.records.is_safe
    monkeypatch.setattr("recoverytimer.history.waitingfile.write_atomic", no_room)
    assert not life.records.retry()
    assert life.records.is_safe
    assert not life.records.keep(run(2))
    assert not life.records.is_safe


def test_a_full_disk_is_called_so_whoever_says_it() -> None:
    assert disk.reason(NO_ROOM) == "The disk is full"
    assert disk.reason(OSError(errno.EDQUOT, "Disk quota exceeded")) == "The disk is full"
    assert disk.reason(PermissionError(13, "Permission denied")) == "Permission denied"


@pytest.mark.parametrize(
    ("code", "free", "told"),
    [
        (sqlite3.SQLITE_FULL, 10**9, "The disk is full"),
        (sqlite3.SQLITE_IOERR_WRITE, 0, "The disk is full"),
        (sqlite3.SQLITE_CANTOPEN, 0, "The disk is full"),
        (sqlite3.SQLITE_IOERR_WRITE, 10**9, "disk I/O error"),
    ],
)
def test_sqlite_says_less_than_the_disk(
    life: Life, monkeypatch: pytest.MonkeyPatch, code: int, free: int, told: str
) -> None:
    def fails(*_: object) -> None:
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorcode = code
        raise error

    monkeypatch.setattr("recoverytimer.history.history.insert_run", fails)
    monkeypatch.setattr(
        "recoverytimer.base.storage.database.shutil.disk_usage",
        lambda _path: type("Usage", (), {"free": free}),
    )
    assert not life.records.keep(run(1))
    assert f"cannot be written ({told})" in life.told[0]


# What a damaged disk may write into a checkpoint.


@pytest.mark.parametrize("away", [timedelta(days=120), timedelta(days=46 * 365)])
def test_a_session_begun_by_a_wrong_clock_goes_on_and_outlives_another_crash(
    life: Life, away: timedelta
) -> None:
    first = life.does(210)
    life.wall += away
    life.goes_on()
    life.starts()
    assert life.sessions.interrupted() is not None
    life.goes_on()
    life.running.apply(play.end)
    saved = life.records.history.sessions.get(first)
    assert saved is not None
    assert timedelta(seconds=195) <= saved.ended_at - saved.started_at <= timedelta(seconds=210)
    assert life.told == []


@pytest.mark.parametrize("lasted_s", ["10000001.0", "1450000000.0"])
def test_a_checkpoint_that_says_so_is_read(life: Life, lasted_s: str) -> None:
    life.does(210)
    text = life.checkpoint.read_text(encoding="utf-8")
    text = text.replace("lasted_s = ", f"lasted_s = {lasted_s} #")
    life.checkpoint.write_text(text, encoding="utf-8")
    found = life.sessions.interrupted()
    assert found is not None
    assert found.record.ended_at <= life.wall


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes there")
def test_several_files_are_written_where_one_is_a_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "one.toml")
    disk.write_all(((tmp_path / "one.toml", b"1"), (tmp_path / "two.toml", b"2")))
    assert [(tmp_path / f"{name}.toml").read_bytes() for name in ("one", "two")] == [b"1", b"2"]


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes there")
def test_a_pipe_in_place_of_the_reserve_is_not_waited_for(life: Life) -> None:
    reserve = life.checkpoint.with_suffix(".reserve")
    os.mkfifo(reserve)
    life.begins()
    assert reserve.stat().st_size > 2**18


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("lasted_s = ", "lasted_s = nan #"),
        ("into_s = ", "into_s = inf #"),
        ("into_s = ", "into_s = nan #"),
        ("into_s = ", "into_s = 9223372036854775808 #"),
        ("index = ", "index = 9223372036854775807 #"),
        ("index = ", "index = -1 #"),
        ("spent_s = ", "spent_s = inf #"),
        ("added_s = ", "added_s = -inf #"),
        ("planned_s = ", "planned_s = 1e300 #"),
        ("planned_s = ", "planned_s = nan #"),
        ("estimate_s = ", "estimate_s = inf #"),
        ("offset_min = ", "offset_min = 1000000 #"),
        ("lasted_s = ", "lasted_s = inf #"),
        ("started_at = ", "started_at = 2026-03-04T12:00:00 #"),
        ("started_at = ", "started_at = 9999-12-31T23:59:59Z #"),
        ("saved_at = ", "saved_at = 0001-01-01T00:00:00Z #"),
    ],
)
def test_numbers_that_cannot_be_are_damage(life: Life, old: str, new: str) -> None:
    life.begins(plain(PACK, 'exercise = "drink"\nuntil_done = true'))
    life.waits(30)
    life.running.apply(lambda state, now: play.adjust(state, 10, now))
    life.running.apply(play.next_segment)
    text = life.checkpoint.read_text(encoding="utf-8")
    assert old in text
    life.checkpoint.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(OwnFileError):
        CheckpointFile(life.checkpoint).load()
    life.starts()
    assert life.sessions.interrupted() is None
    assert list(life.folder.glob("session-in-progress.toml.damaged-*"))


def test_a_huge_checkpoint_is_not_read(life: Life) -> None:
    with life.checkpoint.open("wb") as file:
        file.truncate(2**32)
    with pytest.raises(OwnFileError, match="larger than 16 MiB"):
        CheckpointFile(life.checkpoint).load()


def test_the_largest_session_is_far_from_that(tmp_path: Path) -> None:
    text = 'format = 1\nname = "Long"\n[[steps]]\nrounds = 50\n' + (
        '[[steps.steps]]\nexercise = "figure-four-supine"\nhold = 20\nnote = "A note."\n' * 8
    )
    state: Player = new_player(build(recipe_of(text)))
    who = Identity(id="x", routine_id="long", started_at=NOON, offset_min=0)
    path = tmp_path / "x.toml"
    CheckpointFile(path).save(Checkpoint(identity=who, saved_at=NOON, state=state))
    assert len(state.timeline.segments) > 1000
    assert path.stat().st_size < 2**20
