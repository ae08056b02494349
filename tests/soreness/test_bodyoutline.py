"""Where places are on the drawn body."""

from __future__ import annotations

import pytest

from recoverytimer.exercise.bodyareas import Area
from recoverytimer.exercise.dose import Side
from recoverytimer.soreness.bodyoutline import (
    HALF_WIDTH,
    HEIGHT,
    BodyPatch,
    BodyView,
    all_places,
    body,
    contains,
    front_and_back_lines,
    hair,
    patch_at,
    patches,
)
from recoverytimer.soreness.entry import Place

APART = 3
GRID = [(x + 0.37, y + 0.41) for x in range(-100, 101, APART) for y in range(0, int(HEIGHT), APART)]


def in_body(patch: BodyPatch) -> list[tuple[float, float]]:
    outlines = body(patch.view)
    return [
        at
        for at in GRID
        if contains(patch.outline, at) and any(contains(one, at) for one in outlines)
    ]


def test_every_area_has_a_place_on_both_sides_and_only_once() -> None:
    assert set(all_places()) == {Place(area, side) for area in Area for side in Side}
    assert len(all_places()) == 2 * len(Area)


@pytest.mark.parametrize("view", BodyView)
def test_no_two_places_overlap(view: BodyView) -> None:
    here = [patch for patch in patches() if patch.view is view]
    for at in GRID:
        found = [patch.place for patch in here if contains(patch.outline, at)]
        assert len(found) <= 1, (at, found)


@pytest.mark.parametrize(
    "patch", patches(), ids=lambda p: f"{p.place.side} {p.place.area}, {p.view}"
)
def test_a_place_lies_on_the_body_and_its_middle_means_it(patch: BodyPatch) -> None:
    found = patch_at(patch.view, patch.middle)
    assert found is patch
    # About as large as a fingertip where the body is drawn 480 px high.
    assert APART * APART * len(in_body(patch)) > 250


def test_left_and_right_are_alike() -> None:
    for view in BodyView:
        for x, y in GRID[::13]:
            here, there = patch_at(view, (x, y)), patch_at(view, (-x, y))
            assert (here is None) == (there is None)
            if here is not None and there is not None:
                assert here.place.area is there.place.area
                assert here.place.side is not there.place.side


def test_from_the_front_the_left_side_is_on_the_right() -> None:
    front = patch_at(BodyView.FRONT, (38, 320))
    back = patch_at(BodyView.BACK, (30, 320))
    assert front is not None
    assert back is not None
    assert front.place == Place(Area.QUADS, Side.LEFT)
    assert back.place == Place(Area.HAMSTRINGS, Side.RIGHT)


def test_near_a_place_is_near_enough_and_far_away_is_not() -> None:
    beside = patch_at(BodyView.BACK, (62, 395))
    assert beside is not None
    assert beside.place == Place(Area.CALVES, Side.RIGHT)
    assert patch_at(BodyView.FRONT, (0, 30)) is None
    assert patch_at(BodyView.BACK, (90, 300)) is None


@pytest.mark.parametrize("view", BodyView)
def test_everything_that_is_drawn_is_within_its_room(view: BodyView) -> None:
    for outline in (*body(view), hair(view), *front_and_back_lines(view)):
        assert all(abs(x) <= HALF_WIDTH and 0 <= y <= HEIGHT for x, y in outline)
