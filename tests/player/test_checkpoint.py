from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoverytimer.base.ownfile import OwnFileError
from recoverytimer.player import player as p
from recoverytimer.player.checkpoint import Checkpoint, CheckpointFile
from recoverytimer.player.player import Player, new_player
from recoverytimer.player.session import (
    SessionIdentity,
)
from recoverytimer.routine.timelinebuilder import build_timeline
from tests.making import GLUTE_RELIEF, recipe_of, routines
from tests.player.playing import NOON, WHO, at


def save(path: Path, state: Player, now: float) -> Player:
    file = CheckpointFile(path)
    file.save(Checkpoint(identity=WHO, saved_at=NOON, state=p.settled(state, now)))
    return file.load().state


@given(text=routines(), seconds=st.integers(0, 400))
def test_a_saved_session_goes_on_exactly_there(
    tmp_path_factory: pytest.TempPathFactory, text: str, seconds: int
) -> None:
    path = tmp_path_factory.mktemp("saved") / "session-in-progress.toml"
    state = at(text, seconds)
    if state.status is p.PlayerStatus.FINISHED:
        return
    again = save(path, state, float(seconds))
    assert again.index == state.index
    assert again.timeline == state.timeline
    assert p.elapsed_s(again, 0) == pytest.approx(p.elapsed_s(state, seconds))
    going = p.start(again, 1000.0)
    assert p.remaining_s(going, 1000.0) == pytest.approx(p.remaining_s(state, seconds))


def test_what_was_changed_while_playing_is_saved(tmp_path: Path) -> None:
    state = p.adjust(p.swap(at(GLUTE_RELIEF, 240), 240), 10, 240)
    state = p.add_round(at(GLUTE_RELIEF, 90), 90)
    again = save(tmp_path / "session-in-progress.toml", state, 90.0)
    assert again.timeline == state.timeline
    assert p.add_round(again, 0).segment.rounds[-1].planned == 4


@pytest.mark.parametrize("keep", [0, 10, 500])
def test_half_a_checkpoint_is_damaged(tmp_path: Path, keep: int) -> None:
    path = tmp_path / "session-in-progress.toml"
    save(path, at(GLUTE_RELIEF, 40), 40.0)
    path.write_bytes(path.read_bytes()[:keep])
    with pytest.raises(OwnFileError):
        CheckpointFile(path).load()


def test_the_largest_session_is_far_from_that(tmp_path: Path) -> None:
    text = 'format = 1\nname = "Long"\n[[steps]]\nrounds = 50\n' + (
        '[[steps.steps]]\nexercise = "figure-four-supine"\nhold = 20\nnote = "A note."\n' * 8
    )
    state: Player = new_player(build_timeline(recipe_of(text)))
    who = SessionIdentity(id="x", routine_id="long", started_at=NOON, offset_min=0)
    path = tmp_path / "x.toml"
    CheckpointFile(path).save(Checkpoint(identity=who, saved_at=NOON, state=state))
    assert len(state.timeline.segments) > 1000
    assert path.stat().st_size < 2**20


@pytest.mark.parametrize("computer", ["", "ANNAS-PC", "Annas MacBook Ü", '"x" # = ['])
def test_it_tells_which_computer_plays(tmp_path: Path, computer: str) -> None:
    file = CheckpointFile(tmp_path / "session-in-progress.toml")
    state = at(GLUTE_RELIEF, 30)
    file.save(
        Checkpoint(identity=WHO, saved_at=NOON, state=p.settled(state, 30), computer=computer)
    )

    found = file.load()

    assert found is not None
    assert found.computer == computer
