from __future__ import annotations

import math
from datetime import UTC, datetime
from pathlib import Path

import pytest

from recoverytimer.player import player as play
from recoverytimer.player.opensession import OpenSession
from recoverytimer.player.player import Player, PlayerStatus, new_player
from recoverytimer.routine.timelinebuilder import build_timeline
from tests.keeping import Keepers
from tests.making import plain, recipe_of

CHILD = 'exercise = "childs-pose"\nhold = 45'
NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


class Kept:
    """A session on a clock that a test moves, and what is kept of it."""

    def __init__(self, folder: Path, speed: float = 1.0) -> None:
        self.now = 0.0
        keepers = Keepers(folder, lambda: NOON)
        self.records, self.sessions = keepers.records, keepers.sessions
        self.session = OpenSession(lambda: self.now, self.sessions, speed)

    def follow(self, seconds: float) -> Player:
        self.now += seconds
        self.session.apply(play.advance)
        assert self.session.moment is not None
        return self.session.moment.state


def two() -> Player:
    return new_player(build_timeline(recipe_of(plain(CHILD, CHILD.replace("childs", "pigeon")))))


def test_it_is_kept_at_each_change_of_segment_and_recorded_at_the_end(tmp_path: Path) -> None:
    kept = Kept(tmp_path)
    kept.session.begin(two(), "two")
    for index in range(3):
        checkpoint = kept.sessions.interrupted()
        assert checkpoint is not None
        assert checkpoint.state.index == index
        while kept.follow(5).index == index:
            pass
    while kept.session.is_open:
        kept.follow(5)
    record = kept.session.record
    assert record is not None
    assert record.is_complete
    assert kept.records.history.sessions.get(record.id) == record
    assert kept.sessions.interrupted() is None
    kept.records.history.close()


def test_taking_it_up_again_forgets_the_record_before(tmp_path: Path) -> None:
    kept = Kept(tmp_path)
    kept.session.begin(two(), "two")
    checkpoint = kept.sessions.interrupted()
    assert checkpoint is not None
    kept.session.apply(play.end)
    assert kept.session.record is not None
    kept.session.go_on(checkpoint.state, checkpoint.identity)
    assert kept.session.record is None
    assert kept.session.is_open
    kept.records.history.close()


def test_one_that_was_let_go_can_be_taken_up_by_the_next_start(tmp_path: Path) -> None:
    kept = Kept(tmp_path)
    kept.session.begin(two(), "two")
    kept.follow(5)
    kept.follow(6)
    kept.session.let_go()
    kept.session.apply(play.end)
    assert not kept.session.is_open
    assert kept.sessions.interrupted() is not None


@pytest.mark.parametrize(
    ("speed", "status"), [(1.0, PlayerStatus.PAUSED), (20.0, PlayerStatus.RUNNING)]
)
def test_a_clock_that_runs_faster_is_not_away(
    tmp_path: Path, speed: float, status: PlayerStatus
) -> None:
    kept = Kept(tmp_path, speed)
    kept.session.begin(two(), "two")
    assert kept.follow(30).status is status


@pytest.mark.parametrize("ulps", range(4))
def test_a_faster_clock_is_not_away_where_its_instants_are_rounded(
    tmp_path: Path, ulps: int
) -> None:
    kept = Kept(tmp_path, speed=1000.0)
    # From 16384 s on, instants are half as fine: a step across it is rounded, up or down.
    kept.now = 2.0**14 - 15 - ulps * math.ulp(2.0**13)
    kept.session.begin(two(), "two")
    assert kept.follow(30).status is PlayerStatus.RUNNING
    while kept.session.is_open:
        kept.follow(30)
    assert kept.session.record is not None


def test_a_faster_clock_can_be_away_too(tmp_path: Path) -> None:
    kept = Kept(tmp_path, speed=2.0)
    kept.session.begin(two(), "two")
    state = kept.follow(50)
    assert state.status is PlayerStatus.PAUSED
    assert state.gap_s == 50
