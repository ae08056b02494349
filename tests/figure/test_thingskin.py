"""Things that one exercises with as surfaces: closed, of their own size, normals outwards."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from recoverytimer.figure.mesh.points import Floats
from recoverytimer.figure.mesh.sheets import Sheet
from recoverytimer.figure.mesh.thingskin import thing_sheets
from recoverytimer.figure.movement import Movement
from recoverytimer.figure.pose import Anchor, Prop, PropKind
from recoverytimer.figure.proportions import BROAD, SLENDER, BodyBuild
from recoverytimer.figure.props import Cuboid, Rod, Thing, prop_things
from recoverytimer.figure.skeleton import Skeleton
from recoverytimer.figure.tableau import anchored
from recoverytimer.figure.vectors import Axes, Vec, across, dot, length, sub
from tests.figure.making import standing

LEVEL = Axes((0.0, 1.0, 0.0), (1.0, 0.0, 0.0), (0.0, 0.0, 1.0))
EVERY_KIND = tuple(PropKind)
SOLID = (
    PropKind.ROLLER,
    PropKind.BALL,
    PropKind.STEP,
    PropKind.CHAIR,
    PropKind.CUSHION,
    PropKind.CUBES,
)


def things_of(kind: PropKind, **given: object) -> tuple[Thing, ...]:
    prop = Prop(kind=kind, at=(0.3, 0.2, -0.1), **given)
    return prop_things((prop,), lambda anchor: anchor)  # type: ignore[arg-type, return-value]


def strap() -> Thing:
    points = ((0.0, 0.5, 0.1), (0.5, 0.9, 0.05), (0.5, 0.9, -0.05), (0.0, 0.5, -0.1))
    return things_of(PropKind.STRAP, points=points)[0]


def band_on(skeleton: Skeleton, joint: str = "thigh") -> Thing:
    prop = Prop(kind=PropKind.BAND, points=((joint + "R",), (joint + "L",)))

    def point(anchor: Anchor) -> Vec:
        return anchored(skeleton, anchor)

    return prop_things((prop,), point)[0]


def corners(sheet: Sheet) -> Floats:
    """The corners of all faces that have an area, as (faces, 3, 3)."""
    found = sheet.points[sheet.faces]
    area = np.cross(found[:, 1] - found[:, 0], found[:, 2] - found[:, 0])
    return found[np.linalg.norm(area, axis=1) > 1e-12]


def is_closed(sheets: list[Sheet]) -> bool:
    """Whether each edge, wherever its faces come from, belongs to two faces."""
    edges: Counter[frozenset[tuple[float, ...]]] = Counter()
    for sheet in sheets:
        for face in corners(sheet):
            spots = [tuple((np.round(p, 6) + 0.0).tolist()) for p in face]
            edges.update(frozenset((spots[n], spots[n - 1])) for n in range(3))
    return set(edges.values()) == {2}


def volume(sheets: list[Sheet]) -> float:
    """What closed surfaces hold by their normals: flux of the place through them, a third of it."""
    total = 0.0
    for sheet in sheets:
        faces = sheet.faces
        a, b, c = (sheet.points[faces[:, n]] for n in range(3))
        area = np.cross(b - a, c - a) / 2
        outwards = np.sign(np.einsum("ij,ij->i", area, sheet.normals[faces].sum(axis=1)))
        total += float((np.einsum("ij,ij->i", area, a) * outwards).sum()) / 3
    return total


@pytest.mark.parametrize("kind", EVERY_KIND)
@pytest.mark.parametrize("detail", [1.0, 0.3])
def test_everything_has_faces_between_its_points_and_normals_of_length_one(
    kind: PropKind, detail: float
) -> None:
    points = ((0.0, 0.5, 0.1), (0.4, 0.5, -0.1))
    for thing in things_of(kind, points=points):
        for sheet in thing_sheets(thing, detail):
            assert np.isfinite(sheet.points).all()
            assert np.linalg.norm(sheet.normals, axis=1) == pytest.approx(1)
            assert sheet.parts == (thing.name,)
            faces = sheet.faces
            assert faces.min() >= 0
            assert faces.max() < len(sheet.points)


@pytest.mark.parametrize("kind", SOLID)
def test_what_is_solid_is_closed_and_its_normals_look_out(kind: PropKind) -> None:
    for thing in things_of(kind):
        shells = thing_sheets(thing)
        whole = [shells] if thing.name == "roller" else [[sheet] for sheet in shells]
        for sheets in whole:
            assert is_closed(sheets)
            assert volume(sheets) > 0


def test_a_box_and_a_roller_are_as_large_as_they_are_said_to_be() -> None:
    box = Thing("seat", Cuboid((0, 1, 0), LEVEL, (0.2, 0.1, 0.3)), "wood")
    assert volume(thing_sheets(box)) == pytest.approx(0.4 * 0.2 * 0.6, rel=0.02)
    leg = Thing("chair-back", Rod((0, 0, 0), (0, 1, 0), 0.05), "wood")
    assert volume(thing_sheets(leg)) == pytest.approx(np.pi * 0.05**2 * (1 + 0.2 / 3), rel=0.04)


@pytest.mark.parametrize("kind", [PropKind.STEP, PropKind.CUSHION, PropKind.BALL])
def test_nothing_sticks_out_of_what_carries(kind: PropKind) -> None:
    (thing,) = things_of(kind)
    for sheet in thing_sheets(thing):
        assert max(thing.shape.gap(tuple(p)) for p in sheet.points.tolist()) < 0.005


@pytest.mark.parametrize("kind", [PropKind.STEP, PropKind.CUSHION, PropKind.ROLLER, PropKind.BALL])
def test_what_rests_on_a_thing_touches_it(kind: PropKind) -> None:
    (thing,) = things_of(kind)
    tops = [
        sheet.points[sheet.points[:, 1] > sheet.points[:, 1].max() - 0.01]
        for sheet in thing_sheets(thing)
    ]
    highest = max(top[:, 1].max() for top in tops)
    middle = thing_sheets(thing)[0].points.mean(axis=0)
    assert thing.shape.gap((middle[0], float(highest), middle[2])) == pytest.approx(0, abs=0.005)


@pytest.mark.parametrize("build", [SLENDER, BROAD])
@pytest.mark.parametrize(("joint", "least_m"), [("thigh", 0.06), ("ankle", 0.03)])
def test_a_band_goes_around_both_legs_across_them(
    build: BodyBuild, joint: str, least_m: float
) -> None:
    skeleton = Movement(standing(), build).start
    (sheet,) = thing_sheets(band_on(skeleton, joint))
    assert is_closed([sheet])
    for side in "RL":
        bone = skeleton.axes[("thigh" if joint == "thigh" else "shin") + side].up
        middle = skeleton.joints[joint + side]
        ways = [sub(p, middle) for p in map(tuple, sheet.points.tolist())]
        outer = [w for w in ways if w[2] * (1 if side == "R" else -1) > 0]
        assert min(length(across(w, bone)) for w in ways) > least_m
        assert max(abs(dot(w, bone)) for w in outer) < 0.03


def test_a_strap_has_two_sides() -> None:
    broad = thing_sheets(strap())[0]
    assert is_closed([broad])
    assert volume([broad]) > 0


def test_steam_has_no_surface() -> None:
    assert not [s for thing in things_of(PropKind.STEAM) for s in thing_sheets(thing)]


def test_a_tub_is_smooth_where_its_stretches_meet() -> None:
    walls = [thing_sheets(t)[0] for t in things_of(PropKind.TUB) if t.name == "tub"]
    at: dict[tuple[float, ...], list[Floats]] = {}
    for wall in walls:
        for p, n in zip(wall.points, wall.normals, strict=True):
            at.setdefault(tuple((np.round(p, 5) + 0.0).tolist()), []).append(n)
    shared = [normals for normals in at.values() if len(normals) > 1]
    assert len(shared) > len(walls)
    assert min(float(normals[0] @ normals[-1]) for normals in shared) > 0.999
