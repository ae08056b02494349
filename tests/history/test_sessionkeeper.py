"""What was done stays, whatever is started next, however clocks are set and disks fill up."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from recoverytimer.base import disk
from recoverytimer.base.ownfile import OwnFileError
from recoverytimer.base.storage.database import FullDiskError, HistoryError
from recoverytimer.base.storage.faults import HistoryFault, StorageCause
from recoverytimer.base.storage.migrations import MIGRATIONS
from recoverytimer.exercise.caution import Caution
from recoverytimer.history.changes import Record
from recoverytimer.history.history import History
from recoverytimer.player import player as play
from recoverytimer.player.checkpoint import Checkpoint, CheckpointFile
from recoverytimer.routine.adaptation import Adaptation, Way
from recoverytimer.soreness.entry import after_session
from tests.history.life import NO_ROOM, NOON, PACK, Life, keepers_of, no_room, refuse
from tests.keeping import Keepers, is_all_kept
from tests.making import GLUTE_RELIEF, plain
from tests.player.playing import WHO, at
from tests.player.test_sessionlock import held_elsewhere

WITHOUT_SQUATS = Adaptation(exercise="bodyweight-squat", way=Way.LEFT_OUT, cautions=(Caution.KNEE,))

# What was interrupted, when something else begins.


def test_whatever_begins_next_the_interrupted_session_is_kept_and_that_is_told(life: Life) -> None:
    first = life.does(210)
    life.begins(name="another")
    assert life.kept == [first]
    assert life.told == ["Test was interrupted; what you did is in your history."]
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
    life.session.apply(play.end)
    assert life.kept == [first]


def test_one_that_goes_on_after_its_end_is_one_whatever_comes_then(life: Life) -> None:
    life.begins()
    life.waits(100)
    life.session.apply(play.end)
    ended = life.session.record
    assert ended is not None
    life.records.keep(replace(ended, note="Left hip stiff"))
    life.waits(20)
    life.session.take_back_end()
    life.session.apply(play.toggle)
    life.waits(60)
    life.starts()
    offered = life.sessions.interrupted()
    assert offered is not None
    assert offered.identity.id == ended.id
    life.begins(name="another")
    assert life.kept == [ended.id]
    kept = life.records.history.sessions.get(ended.id)
    assert kept is not None
    assert ended.total_s == pytest.approx(100)
    assert kept.total_s == pytest.approx(160, abs=16)
    assert kept.note == "Left hip stiff"


def test_what_waited_at_its_first_end_gives_way_to_what_came_after(
    life: Life, monkeypatch: pytest.MonkeyPatch
) -> None:
    life.begins()
    life.waits(100)
    with monkeypatch.context() as full:
        full.setattr(History, "add", refuse)
        life.session.apply(play.end)
        life.session.take_back_end()
        life.session.apply(play.toggle)
        life.waits(60)
        life.starts()
        offered = life.sessions.interrupted()
    assert offered is not None
    assert offered.record.total_s == pytest.approx(160, abs=16)
    life.begins(name="another")
    kept = life.records.history.sessions.get(offered.identity.id)
    assert kept is not None
    assert kept.total_s == pytest.approx(160, abs=16)


def test_an_adapted_session_keeps_why_across_crashes_and_when_something_else_begins(
    life: Life,
) -> None:
    first = life.does(210, adaptations=(WITHOUT_SQUATS,))
    life.goes_on()
    life.waits(30)
    life.starts()
    life.goes_on()
    life.session.apply(play.end)
    second = life.does(210, adaptations=(WITHOUT_SQUATS,))
    life.begins()
    for session_id in (first, second):
        saved = life.records.history.sessions.get(session_id)
        assert saved is not None
        assert saved.adaptations == (WITHOUT_SQUATS,)
    life.session.apply(play.end)
    assert life.session.record is not None
    assert life.session.record.adaptations == ()


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
    life.session.let_go()
    offered = life.sessions.interrupted()
    assert offered is not None
    second = born().does(120)
    life.session.go_on(offered.state, offered.identity)
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
        life.session.apply(play.end)
        assert life.checkpoint.read_bytes() == before
        assert life.kept == []
    assert [text for text in life.told if "Another window or terminal" in text] == life.told
    assert len(life.told) == 1


def played_on(life: Life, computer: str) -> None:
    """Have the checkpoint be one of a computer with which the folder is kept in step."""
    file = CheckpointFile(life.checkpoint)
    found = file.load()
    assert found is not None
    file.save(replace(found, computer=computer))


def test_what_another_computer_plays_just_now_was_not_interrupted(life: Life) -> None:
    life.does(210)
    assert life.sessions.interrupted() is not None
    played_on(life, "ANNAS-PC")
    assert life.sessions.is_played_elsewhere
    assert life.sessions.interrupted() is None

    life.wall += timedelta(minutes=3)
    assert not life.sessions.is_played_elsewhere
    left = life.sessions.interrupted()
    assert left is not None
    assert left.computer == "ANNAS-PC"


def test_where_one_cannot_tell_which_computer_it_was_the_session_was_interrupted(
    life: Life,
) -> None:
    life.does(210)
    played_on(life, "")
    assert not life.sessions.is_played_elsewhere
    assert life.sessions.interrupted() is not None


def test_where_the_history_cannot_be_written_it_waits_beside(
    life: Life, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = life.does(210)
    with monkeypatch.context() as patch:
        patch.setattr(History, "add", refuse)
        second = life.does(120)
    assert life.kept == []
    assert (life.waiting).exists()
    assert is_all_kept(life.records)
    assert life.kept == [first]
    assert life.told[-1] == "What could not be saved before is now in your history."
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
    assert told.startswith("Test was interrupted; what you did could not be saved. ")
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
    assert second.startswith("The current session cannot be saved to ")


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
    life.session.apply(play.pause)
    life.now += 3600
    life.wall += timedelta(seconds=3600)
    life.session.apply(play.start)
    life.wall += apart
    life.waits(50)
    life.session.apply(play.end)
    session = life.session.record
    assert session is not None
    assert session.started_at == NOON
    assert session.ended_at - session.started_at == timedelta(seconds=3750)
    assert session.total_s == pytest.approx(150)


def test_a_clock_that_is_set_right_by_a_moment_is_believed(life: Life) -> None:
    life.begins()
    life.waits(100)
    life.wall += timedelta(seconds=2)
    life.session.apply(play.end)
    assert life.session.record is not None
    assert life.session.record.ended_at == life.wall


def test_time_between_a_crash_and_going_on_counts(life: Life) -> None:
    life.does(100)
    life.now = 5.0  # the computer was started anew
    life.wall += timedelta(hours=1)
    life.goes_on()
    life.session.apply(play.start)
    life.wall -= timedelta(days=1)
    life.waits(50)
    life.session.apply(play.end)
    session = life.session.record
    assert session is not None
    assert session.ended_at - session.started_at == timedelta(seconds=3750)


def test_a_faster_clock_ends_when_the_wall_says_so(born: Callable[..., Life]) -> None:
    life = born(speed=20.0)
    life.begins()
    life.now += 100
    life.wall += timedelta(seconds=5)
    life.session.apply(play.advance)
    life.session.apply(play.end)
    assert life.session.record is not None
    assert life.session.record.ended_at == NOON + timedelta(seconds=5)


def test_a_checkpoint_that_does_not_say_how_long_it_lasted_ends_after_what_was_spent(
    life: Life,
) -> None:
    life.does(100)
    found = CheckpointFile(life.checkpoint).load()
    assert found is not None
    old = Checkpoint(identity=found.identity, saved_at=NOON - timedelta(days=1), state=found.state)
    assert old.record.ended_at == NOON + timedelta(seconds=old.record.total_s)


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
    life.session.apply(play.start)
    moment = life.session.moment
    assert moment is not None
    assert moment.state.segment.exercise == "heat-pack"
    assert 390 - 15 <= moment.position_s <= 390
    assert moment.remaining_s == pytest.approx(420 - moment.position_s)


def test_while_it_is_paused_nothing_is_written(life: Life, monkeypatch: pytest.MonkeyPatch) -> None:
    life.begins(plain(PACK))
    life.waits(60)
    life.session.apply(play.pause)
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
    life.session.apply(lambda state, now: play.adjust(state, 10, now))
    life.session.apply(play.add_round)
    life.waits(20)
    moment = life.session.moment
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
        life.session.apply(play.end)
        done = life.session.record
        assert done is not None
        life.records.keep(after_session(done, 4))
        assert life.records.is_safe
        assert str(life.waiting) in life.told[-1]
        life.starts()
        assert not is_all_kept(life.records)
        assert life.sessions.interrupted() is None
        assert life.kept == []
    life.starts()
    assert is_all_kept(life.records)
    assert life.records.history.sessions.get(done.id) == done
    assert life.records.history.soreness.after(done.id) == after_session(done, 4)
    assert life.sessions.interrupted() is None


class SmallDisk:
    """A disk that is full as long as the reserve of the session is there."""

    def __init__(self, life: Life, patch: pytest.MonkeyPatch) -> None:
        self.reserve = life.checkpoint.with_suffix(".reserve")
        self._write, self._add = disk.write_atomic, History.add
        patch.setattr("recoverytimer.player.checkpoint.write_atomic", self.write)
        patch.setattr("recoverytimer.history.history.History.add", self.adding())

    def write(self, path: Path, content: str | bytes) -> None:
        if self.reserve.exists():
            raise NO_ROOM
        self._write(path, content)

    def adding(self) -> Callable[..., None]:
        def add(history: History, *records: Record) -> None:
            if self.reserve.exists():
                raise FullDiskError(history.path, HistoryFault.NOT_WRITTEN, StorageCause.FULL)
            self._add(history, *records)

        return add


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
    life.session.apply(play.end)
    assert life.told == []
    assert len(life.kept) == 1


def test_it_takes_a_record_at_the_end_alone(life: Life, monkeypatch: pytest.MonkeyPatch) -> None:
    life.begins()
    life.waits(210)
    SmallDisk(life, monkeypatch)
    life.session.apply(play.end)
    assert life.told == []
    assert len(life.kept) == 1


def test_and_is_given_back_when_the_app_ends(life: Life) -> None:
    life.begins()
    reserve = life.checkpoint.with_suffix(".reserve")
    assert reserve.stat().st_size > 2**18
    life.waits(20)
    life.session.apply(play.end)
    assert reserve.exists()
    life.reserve.close()
    assert not reserve.exists()


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
    life.session.apply(play.end)
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
    life.session.apply(lambda state, now: play.adjust(state, 10, now))
    life.session.apply(play.next_segment)
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
    with pytest.raises(OwnFileError, match="TooLarge"):
        CheckpointFile(life.checkpoint).load()


# Faults of files.


def test_a_full_disk_is_told_once_and_the_session_is_kept_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    def fails(*_: object) -> None:
        raise HistoryError(tmp_path / "history", HistoryFault.NOT_WRITTEN, StorageCause.FULL)

    told: list[str] = []
    keepers = keepers_of(tmp_path, told)
    state = play.end(at(GLUTE_RELIEF, 40), 40)
    with monkeypatch.context() as patch:
        patch.setattr(CheckpointFile, "save", full)
        patch.setattr(History, "add", fails)
        for _ in range(3):
            keepers.sessions.checkpoint(WHO, state)
        assert len(told) == 1
        assert "The disk is full" in told[0]
        assert str(tmp_path) in told[0]
        keepers.sessions.finish(state, WHO)
        assert "history cannot be saved" in told[1]
    checkpoint = Checkpoint(identity=WHO, saved_at=NOON, state=state)
    CheckpointFile(tmp_path / "session-in-progress.toml").save(checkpoint)
    assert is_all_kept(keepers.records)
    assert keepers.history.sessions.get("one") is not None
    assert keepers.sessions.interrupted() is None


def test_a_session_that_was_kept_is_not_interrupted_when_its_checkpoint_stayed(
    tmp_path: Path,
) -> None:
    keepers = keepers_of(tmp_path, [])
    state = at(GLUTE_RELIEF, 40)
    keepers.sessions.checkpoint(WHO, state)
    assert keepers.sessions.interrupted() is not None
    keepers.sessions.finish(play.end(state, 40), WHO)
    checkpoint = Checkpoint(identity=WHO, saved_at=NOON, state=state)
    CheckpointFile(tmp_path / "session-in-progress.toml").save(checkpoint)
    assert keepers.sessions.interrupted() is None


def test_a_damaged_history_is_set_aside_and_the_session_kept(tmp_path: Path) -> None:
    told: list[str] = []
    keepers = keepers_of(tmp_path, told)
    keepers.history.path.write_bytes(b"garbage" * 300)
    keepers.sessions.finish(play.end(at(GLUTE_RELIEF, 40), 40), WHO)
    assert keepers.history.sessions.get("one") is not None
    assert (tmp_path / "history.sqlite3.damaged-2026-03-04").exists()
    assert len(told) == 1


def test_a_session_waits_until_the_folder_is_there(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.touch()
    told: list[str] = []
    keepers = keepers_of(folder, told)
    state = at(GLUTE_RELIEF, 40)
    for _ in range(3):
        keepers.sessions.checkpoint(WHO, state)
    keepers.sessions.finish(play.end(state, 40), WHO)
    assert not is_all_kept(keepers.records)
    running, *ended = told
    assert (
        f"The current session cannot be saved to {folder / 'session-in-progress.toml'}" in running
    )
    assert len(ended) == 2
    assert all(str(folder / "history.sqlite3") in sentence for sentence in ended)
    folder.unlink()
    assert is_all_kept(keepers.records)
    assert len(told) == 3
    assert History(folder / "history.sqlite3").sessions.get("one") is not None


def test_beside_a_newer_history_a_session_waits_for_the_update(tmp_path: Path) -> None:
    newer = (*MIGRATIONS, "ALTER TABLE sessions ADD COLUMN mood TEXT")
    with History(tmp_path / "history.sqlite3", newer).database.writing():
        pass
    told: list[str] = []
    keepers = keepers_of(tmp_path, told)
    state = at(GLUTE_RELIEF, 40)
    keepers.sessions.checkpoint(WHO, state)
    keepers.sessions.finish(play.end(state, 40), WHO)
    assert "newer version of Recovery Timer" in told[0]
    updated = Keepers(tmp_path, history=History(tmp_path / "history.sqlite3", newer))
    assert updated.sessions.interrupted() is not None
    assert updated.records.ask(updated.history.sessions.page) == ()
