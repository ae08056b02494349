"""Pictures of a figure: a still, and a movement as frames that differ in one box only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage

from recoverytimer.figure.camera import Camera
from recoverytimer.figure.movement import Movement, eased, on_the_way
from recoverytimer.figure.painting.frames import Animation, PictureStyle
from recoverytimer.figure.painting.picture import picture
from recoverytimer.figure.pose import Pose
from recoverytimer.figure.skeleton import Skeleton
from recoverytimer.figure.surface import Blob
from recoverytimer.figure.tableau import Tableau, camera_within, compose, fitted_camera
from recoverytimer.figure.vectors import Vec
from recoverytimer.figure.way import NO_WAY, Way, movement_way

# Of a movement as many frames as fit into the bytes; of a breath, and of the way between two poses.
MOST_FRAMES, FEWEST_FRAMES = 16, 8
BREATHING_FRAMES = 8
WAY_FRAMES = 14
ANIMATION_BYTES = 8 * 2**20
PIXEL_BYTES = 4
# How far a belly rises, and how much of its glow a muscle keeps when one has breathed out.
BREATH_M = 0.010
DIMMEST_GLOW = 0.80
# How far the shade around a part goes, and its shadow on the floor.
AROUND_M = 0.12
# The elevations, in degrees, between which a figure can be turned.
LOWEST_VIEW, HIGHEST_VIEW = -5.0, 80.0


def still(
    movement: Movement, style: PictureStyle, share: float, turn: tuple[float, float] = (0.0, 0.0)
) -> QImage:
    """The figure at a share of its movement, with an arrow along it; `turn` turns it (degrees)."""
    azimuth, elevation = movement.pose.camera
    tilted = max(LOWEST_VIEW, min(HIGHEST_VIEW, elevation + turn[1]))
    way = movement_way(movement, share)
    camera = _camera(movement, style, (azimuth + turn[0], tilted), way.points)
    return _paint(_tableau(movement, movement.at(share), style), camera, style, way=way)


def stills(movement: Movement, style: PictureStyle, shares: Iterable[float]) -> Iterator[QImage]:
    """The figure at some shares of its movement, all seen from one place and without an arrow."""
    camera = _camera(movement, style, movement.pose.camera)
    for share in shares:
        yield _paint(_tableau(movement, movement.at(share), style), camera, style)


def moving(movement: Movement, style: PictureStyle) -> Animation:
    """The movement of a pose from 0 to 1."""
    camera = _camera(movement, style, movement.pose.camera)

    def tableaux_at(count: int) -> list[Tableau]:
        return [_tableau(movement, movement.at(share), style) for share in _shares(count)]

    box = _changing(tableaux_at(MOST_FRAMES), camera).intersected(QRect(0, 0, *style.size))
    fitting = ANIMATION_BYTES // (box.width() * box.height() * PIXEL_BYTES)
    tableaux = tableaux_at(max(FEWEST_FRAMES, min(MOST_FRAMES, fitting)))
    pictures = (_paint(t, camera, style) for t in tableaux)
    return _animation(movement.pose, pictures, box, style)


def breathing(movement: Movement, share: float, style: PictureStyle) -> Animation:
    """A held pose: the belly rises with a breath, the muscle glows up."""
    held = movement.at(share)
    bodies = [replace(held, swell=held.swell + BREATH_M * s) for s in _shares(BREATHING_FRAMES)]
    tableaux = [_tableau(movement, body, style) for body in bodies]
    camera = _camera(movement, style, movement.pose.camera)
    torso = [part.chains[0] for part in tableaux[-1].parts if part.name == "torso"]
    glowing = [patch.blobs for patch in tableaux[0].glowing]
    box = _around([blob for chain in (*torso, *glowing) for blob in chain], camera)
    glows = [DIMMEST_GLOW + (1 - DIMMEST_GLOW) * s for s in _shares(BREATHING_FRAMES)]
    pictures = (
        _paint(t, camera, style, glow=glow) for t, glow in zip(tableaux, glows, strict=True)
    )
    return _animation(movement.pose, pictures, box, style)


def arriving(origin: Movement, goal: Movement, style: PictureStyle, to: float) -> Animation:
    """A body on its way from one pose to a share of another, among the other's things.

    The frames are half as large: while something moves nobody sees that.
    """
    build = style.person.build
    half = replace(style, width=style.width // 2 or 1, height=style.height // 2 or 1)
    first = _camera(origin, half, origin.pose.camera)
    last = _camera(goal, half, goal.pose.camera)
    turn = (last.azimuth - first.azimuth + 180) % 360 - 180
    pose = replace(goal.pose, highlight=())
    start, end = origin.at(origin.pose.still), goal.at(to)

    def at(share: float) -> QImage:
        t = eased(share)
        body = on_the_way(start, end, share, build)
        camera = Camera(
            first.azimuth + turn * t,
            *(
                a + (b - a) * t
                for a, b in (
                    (first.elevation, last.elevation),
                    (first.scale, last.scale),
                    (first.x, last.x),
                    (first.y, last.y),
                )
            ),
        )
        tableau = compose(pose, body, style.person)
        return _paint(tableau, camera_within(camera, tableau, *half.size), half)

    whole = QRect(0, 0, half.width, half.height)
    animation = _animation(pose, (at(share) for share in _shares(WAY_FRAMES)), whole, half)
    return Animation(
        pose, animation.still, QRect(0, 0, style.width, style.height), animation.frames
    )


def _shares(count: int) -> list[float]:
    return [n / (count - 1) for n in range(count)]


def _tableau(movement: Movement, body: Skeleton, style: PictureStyle) -> Tableau:
    return compose(movement.pose, body, style.person)


def _camera(
    movement: Movement,
    style: PictureStyle,
    angles: tuple[float, float],
    also: Sequence[Vec] = (),
) -> Camera:
    """One camera for the whole movement, and for some points with it."""
    every = [_tableau(movement, body, style) for body in movement.extremes]
    return fitted_camera(every, angles, *style.size, also)


def _paint(
    tableau: Tableau,
    camera: Camera,
    style: PictureStyle,
    *,
    way: Way = NO_WAY,
    glow: float = 1.0,
) -> QImage:
    return picture(
        tableau,
        camera,
        style.person,
        style.scheme,
        style.size,
        ground=style.ground,
        way=way,
        glow=glow if style.glows else 0.0,
        edges=style.edges,
    )


def _changing(tableaux: Sequence[Tableau], camera: Camera) -> QRect:
    """The box around everything that is not the same in all of them."""
    forms: dict[str, list[object]] = {}
    blobs: dict[str, list[Blob]] = {}
    for tableau in tableaux:
        for part in tableau.parts:
            forms.setdefault(part.name, []).append(part.chains)
            blobs.setdefault(part.name, []).extend(b for chain in part.chains for b in chain)
        for number, thing in enumerate(tableau.things):
            name = f"{thing.name} {number}"
            forms.setdefault(name, []).append(thing.shape)
            blobs.setdefault(name, []).extend(thing.shape.samples())
    moving_ones = [name for name, seen in forms.items() if any(f != seen[0] for f in seen)]
    return _around((b for name in moving_ones or blobs for b in blobs[name]), camera)


def _around(blobs: Iterable[Blob], camera: Camera) -> QRect:
    """The box around blobs, the shade around them and their shadow on the floor."""
    xs: list[float] = []
    ys: list[float] = []
    for blob in blobs:
        x, y, _ = camera.seen(blob.centre)
        reach = (blob.radius + AROUND_M) * camera.scale
        floor_x, floor_y, _ = camera.seen((blob.centre[0], 0.0, blob.centre[2]))
        xs += (x - reach, x + reach, floor_x - reach, floor_x + reach)
        ys += (y - reach, y + reach, floor_y + reach * 0.7)
    left, top = int(min(xs)), int(min(ys))
    return QRect(left, top, int(max(xs)) - left + 2, int(max(ys)) - top + 2)


def _animation(
    pose: Pose, pictures: Iterable[QImage], box: QRect, style: PictureStyle
) -> Animation:
    """Keep of each picture what changes, with fewer pixels where it would be too much."""
    box = box.intersected(QRect(0, 0, *style.size))
    frames: list[QImage] = []
    first: QImage | None = None
    for image in pictures:
        first = first or image
        frames.append(image.copy(box))
    assert first is not None
    size = sum(f.sizeInBytes() for f in frames)
    if size > ANIMATION_BYTES:
        share = (ANIMATION_BYTES / size) ** 0.5
        smaller = QSize(int(box.width() * share), int(box.height() * share))
        frames = [_shrunk(frame, smaller) for frame in frames]
    return Animation(pose, first, box, tuple(frames))


def _shrunk(image: QImage, size: QSize) -> QImage:
    return image.scaled(
        size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
