"""Where areas are on a person who stands."""

from __future__ import annotations

import pytest

from recoverytimer.exercise.bodyareas import Area
from recoverytimer.exercise.dose import Side
from recoverytimer.figure.areas import (
    ShownArea,
    area_at,
    contains,
    middle_of,
    pointed_at,
    shown_areas,
)
from recoverytimer.figure.checks import faults
from recoverytimer.figure.people import PEOPLE
from recoverytimer.figure.proportions import BROAD, SLENDER, BodyBuild
from recoverytimer.figure.standing import FLOOR_M, HALF_WIDTH_M, HEIGHT_M, STANDING, StandingView

APART_M = 0.011
GRID = [
    (n * APART_M + 0.0013, -m * APART_M - 0.0015) for n in range(-30, 31) for m in range(-4, 160)
]
BUILDS = {"slender": SLENDER, "broad": BROAD}
EACH = pytest.mark.parametrize("build", BUILDS.values(), ids=BUILDS)
# About as large as a fingertip where the body is drawn 480 px high.
FINGERTIP_M2 = 250 / 290**2


def test_everybody_has_one_of_these_builds() -> None:
    assert {person.build for person in PEOPLE.values()} == set(BUILDS.values())


def test_a_body_can_stand_so() -> None:
    assert faults(STANDING) == ()


def test_every_area_is_there_on_both_sides_and_only_once() -> None:
    found = list(pointed_at())
    assert set(found) == {(area, side) for area in Area for side in Side}
    assert len(found) == 2 * len(Area)
    assert {(shown.area, shown.side) for shown in shown_areas(SLENDER)} == set(found)


@EACH
@pytest.mark.parametrize("view", StandingView)
def test_no_two_areas_overlap(build: BodyBuild, view: StandingView) -> None:
    here = [shown for shown in shown_areas(build) if shown.view is view]
    both = [at for at in GRID if sum(contains(shown.outline, at) for shown in here) > 1]
    assert both == []


@EACH
def test_an_area_is_large_enough_and_its_middle_means_it(build: BodyBuild) -> None:
    areas = shown_areas(build)
    for shown in areas:
        box = [sum(ends) / 2 for ends in _box(shown)]
        for middle in (shown.middle, (box[0], box[1])):
            assert area_at(areas, shown.view, middle) is shown
        inside = sum(contains(shown.outline, at) for at in GRID)
        assert inside * APART_M**2 > FINGERTIP_M2, shown.area


@EACH
def test_left_and_right_are_alike(build: BodyBuild) -> None:
    areas = shown_areas(build)
    for view in StandingView:
        for x, y in GRID[::29]:
            here, there = area_at(areas, view, (x, y)), area_at(areas, view, (-x, y))
            assert (here is None) == (there is None)
            if here is not None and there is not None:
                assert here.area is there.area
                assert here.side is not there.side


def test_from_the_front_the_left_side_is_on_the_right() -> None:
    areas = shown_areas(SLENDER)
    front = area_at(areas, StandingView.FRONT, (0.10, -0.65))
    back = area_at(areas, StandingView.BACK, (0.10, -0.65))
    assert front is not None
    assert back is not None
    assert (front.area, front.side) == (Area.QUADS, Side.LEFT)
    assert (back.area, back.side) == (Area.HAMSTRINGS, Side.RIGHT)


def test_near_an_area_is_near_enough_and_far_away_is_not() -> None:
    areas = shown_areas(SLENDER)
    beside = area_at(areas, StandingView.BACK, (0.18, -0.35))
    assert beside is not None
    assert (beside.area, beside.side) == (Area.CALVES, Side.RIGHT)
    assert area_at(areas, StandingView.FRONT, (0.0, -1.55)) is None
    assert area_at(areas, StandingView.BACK, (0.34, -0.85)) is None


@EACH
def test_every_area_is_within_the_room_of_its_view(build: BodyBuild) -> None:
    for shown in shown_areas(build):
        assert all(
            abs(x) <= HALF_WIDTH_M and FLOOR_M - HEIGHT_M <= y <= FLOOR_M for x, y in shown.outline
        )


def test_the_middle_is_that_of_the_surface() -> None:
    # Many points on one side draw nothing to them.
    square = ((0.0, 0.0), (1.0, 0.0), (2.0, 0.0), (2.0, 0.5), (2.0, 1.0), (2.0, 2.0), (0.0, 2.0))
    assert middle_of(square) == pytest.approx((1.0, 1.0))


def _box(shown: ShownArea) -> list[tuple[float, float]]:
    return [(min(values), max(values)) for values in zip(*shown.outline, strict=True)]
