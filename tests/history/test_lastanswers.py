"""Which side was chosen is told by what was done."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from recoverytimer.base.paths import shipped_resources
from recoverytimer.exercise.bodyareas import Area
from recoverytimer.exercise.dose import Side
from recoverytimer.history.lastanswers import options_of, side_of, sore_side
from recoverytimer.player.player import new_player
from recoverytimer.player.session import Session, SessionIdentity, session_of
from recoverytimer.routine.library import Library
from recoverytimer.routine.timeline import TimelineRecipe, timeline_recipe
from recoverytimer.routine.timelinebuilder import build_timeline
from recoverytimer.soreness.entry import SorenessEntry
from tests.making import ICE_HEAT, plain, recipe_of

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)
EXTRA = plain(
    'exercise = "pigeon-pose"\nhold = 30\nextra_on_chosen = 1',
    'exercise = "figure-four-supine"\nhold = 30',
)


def done(text: str, side: Side | None) -> Session:
    return session_with(recipe_of(text, side))


def session_with(recipe: TimelineRecipe) -> Session:
    state = new_player(build_timeline(recipe))
    identity = SessionIdentity(id="a", routine_id="test", started_at=NOON, offset_min=0)
    return session_of(state, identity, NOON)


@pytest.mark.parametrize("text", [ICE_HEAT, EXTRA])
@pytest.mark.parametrize("side", [Side.LEFT, Side.RIGHT, None])
def test_it_is_what_the_steps_come_to(text: str, side: Side | None) -> None:
    assert side_of(done(text, side), recipe_of(text)) is side


def test_a_session_that_was_entered_by_hand_shows_none() -> None:
    session = replace(done(ICE_HEAT, Side.LEFT), segments=(), by_hand=True)
    assert side_of(session, recipe_of(ICE_HEAT)) is None


def test_it_is_known_of_a_routine_that_was_changed_since() -> None:
    now = recipe_of(plain('exercise = "heat-pack"\nhold = 300'))
    assert side_of(done(ICE_HEAT, Side.RIGHT), now) is Side.RIGHT


LIBRARY = Library(shipped_resources(), Path("nowhere"))


@pytest.mark.parametrize(
    ("routine_id", "option"),
    [("contrast-shower", one) for one in ("six", "twelve", "sixteen")]
    + [("ice-heat", one) for one in ("cold", "warm")],
)
@pytest.mark.parametrize("side", [Side.LEFT, Side.RIGHT, None])
def test_what_was_chosen_is_what_the_steps_come_to(
    routine_id: str, option: str, side: Side | None
) -> None:
    routine = LIBRARY.routine(routine_id).routine
    recipe = timeline_recipe(routine, LIBRARY.exercises)
    played = session_with(replace(recipe, options=(option,), chosen_side=side))
    assert options_of(played, recipe) == (option,)


def entry(
    side: Side | None, *, level: int = 3, hours: int = 0, area: Area = Area.GLUTES
) -> SorenessEntry:
    at = NOON + timedelta(hours=hours)
    return SorenessEntry(
        id=f"{side}{hours}{area}", at=at, offset_min=0, level=level, area=area, side=side
    )


def test_a_check_in_tells_of_a_side_where_only_one_is_sore() -> None:
    left, right = entry(Side.LEFT), entry(Side.RIGHT, area=Area.CALVES)
    assert sore_side([left]) is Side.LEFT
    assert sore_side([left, right]) is None
    assert sore_side([left, entry(Side.RIGHT, hours=1)]) is Side.RIGHT
    assert sore_side([left, entry(None, hours=1)]) is None
    assert sore_side([left, entry(Side.RIGHT, hours=1, level=0)]) is Side.LEFT
    assert sore_side([]) is None
