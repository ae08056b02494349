"""Sessions that stand somewhere, to test with."""

from __future__ import annotations

from datetime import UTC, datetime

from recoverytimer.player import player as p
from recoverytimer.player.player import Player
from recoverytimer.player.session import (
    SessionIdentity,
)
from recoverytimer.routine.timelinebuilder import build_timeline
from tests.making import recipe_of

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)
WHO = SessionIdentity(id="one", routine_id="test", started_at=NOON, offset_min=60)


def at(text: str, seconds: int) -> Player:
    state = p.start(p.new_player(build_timeline(recipe_of(text))), 0.0)
    for second in range(1, seconds + 1):
        state = p.advance(state, float(second))
    return state
