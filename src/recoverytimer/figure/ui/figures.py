"""Pictures of the figure, made in the background and kept: in memory, small ones on disk."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from cachetools import LRUCache
from msgspec import Struct
from PySide6.QtCore import (
    QCryptographicHash,
    QObject,
    QRunnable,
    QSize,
    QThreadPool,
    QTimer,
    Signal,
)
from PySide6.QtGui import QImage

from recoverytimer.base.disk import is_file, make_folder
from recoverytimer.exercise.exercise import Kind
from recoverytimer.exercise.figurerole import FigureRole
from recoverytimer.figure.colours import ColourScheme
from recoverytimer.figure.painting.frames import Animation, PictureStyle
from recoverytimer.figure.people import PEOPLE
from recoverytimer.figure.poses import Poses
from recoverytimer.figure.standing import StandingView
from recoverytimer.theme.colours import LIGHT, Colours

if TYPE_CHECKING:
    from recoverytimer.base.disk import FileStamp

log = logging.getLogger(__name__)

# Raised when the painter changes, so that small pictures on disk are made anew.
PAINTER = "4"
STILLS_BYTES = 24 * 2**20
ANIMATIONS_BYTES = 24 * 2**20
SMALL = 480 * 360


class GivenPictures(Protocol):
    """The pictures that a person gave exercises, to be shown instead of the figure."""

    def of(self, exercise_id: str) -> str:
        """The name of an exercise's picture; empty where it has none."""

    def stamp(self, name: str) -> FileStamp | None:
        """What differs when a picture was changed."""

    def draw(self, name: str, width: int, height: int, ground: str) -> QImage | str:
        """A picture fitted into a size, on a ground or on nothing; or why it cannot be shown."""


class StillPicture(Struct, frozen=True):
    """One picture of an exercise; the moment that shows it best where no share is given.

    `drawn` asks for the figure also where there is an own picture.
    """

    role: FigureRole
    style: PictureStyle
    share: float | None = None
    turn: tuple[float, float] = (0.0, 0.0)
    drawn: bool = False

    def make(self, poses: Poses) -> QImage | None:
        """Draw it; None where the exercise has no pose."""
        from recoverytimer.figure.painting import animation

        movement = poses.movement(self.role.exercise, self.role.side, self.style.person.build)
        if movement is None:
            return None
        share = movement.pose.still if self.share is None else self.share
        return animation.still(movement, self.style, share, self.turn)


class MovingPicture(Struct, frozen=True):
    """The movement of an exercise, or the breath of one that is held at its best moment."""

    role: FigureRole
    style: PictureStyle

    def make(self, poses: Poses) -> Animation | None:
        """Draw it; None where the exercise has no pose."""
        from recoverytimer.figure.painting import animation

        movement = poses.movement(self.role.exercise, self.role.side, self.style.person.build)
        if movement is None:
            return None
        if self.role.held or not movement.pose.moves:
            return animation.breathing(movement, movement.pose.still, self.style)
        return animation.moving(movement, self.style)


class ArrivingPicture(Struct, frozen=True):
    """The way from one exercise's position into another's."""

    before: FigureRole
    role: FigureRole
    style: PictureStyle

    def make(self, poses: Poses) -> Animation | None:
        """Draw it; None where one of them has no pose."""
        from recoverytimer.figure.painting import animation

        build = self.style.person.build
        origin = poses.movement(self.before.exercise, self.before.side, build)
        goal = poses.movement(self.role.exercise, self.role.side, build)
        if origin is None or goal is None:
            return None
        share = goal.pose.still if self.role.held else 0.0
        return animation.arriving(origin, goal, self.style, share)


class StandingPicture(Struct, frozen=True):
    """The person who stands to be pointed at."""

    view: StandingView
    style: PictureStyle

    def make(self, _poses: Poses) -> QImage:
        """Draw it."""
        from recoverytimer.figure.painting.standing import standing_picture

        return standing_picture(self.view, self.style)


class OwnPicture(Struct, frozen=True):
    """A person's own picture by its file's name, whether or not an exercise has it."""

    name: str
    style: PictureStyle


PictureOrder = StillPicture | MovingPicture | ArrivingPicture
AnyOrder = PictureOrder | StandingPicture | OwnPicture


class PictureSource(Struct, frozen=True):
    """What a picture is made from: once that is another, it is made anew.

    Attributes:
        stamps: what differs when a file was changed.
        own: the name of an own picture, which is shown instead of the figure.
    """

    stamps: tuple[object, ...]
    own: str = ""


Key = tuple[AnyOrder, PictureSource]


class Figures(QObject):
    """Makes pictures off the interface's thread and keeps the newest.

    Signals:
        ready: the `AnyOrder` whose picture has been made, or cannot be made.
    """

    ready = Signal(object)
    _made = Signal(object, object)

    def __init__(
        self,
        poses: Poses,
        folder: Path,
        person: Callable[[], str],
        own: GivenPictures | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.poses = poses
        self._own = own
        self._folder = folder
        self._person = person
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._is_closed = False
        self._asked: set[Key] = set()
        self._faults: dict[PictureSource, str] = {}
        self._waiting: list[tuple[Key, int]] = []
        # One that is larger than all of the room has it alone.
        self._stills: LRUCache[Key, QImage] = LRUCache(
            STILLS_BYTES, lambda still: min(still.sizeInBytes(), STILLS_BYTES)
        )
        self._animations: LRUCache[Key, Animation] = LRUCache(
            ANIMATIONS_BYTES, lambda made: min(made.size_bytes, ANIMATIONS_BYTES)
        )
        self._made.connect(self._keep)

    def style(
        self,
        exercise_id: str,
        size: QSize,
        *,
        worn: Colours = LIGHT,
        ratio: float = 1.0,
        ground: str = "",
    ) -> PictureStyle:
        """How an exercise is drawn for this person beside what is worn, in device pixels."""
        names = list(PEOPLE)
        name = self._person()
        if name not in PEOPLE:
            name = names[sum(exercise_id.encode()) % len(names)]
        width, height = (max(1, round(n * ratio)) for n in (size.width(), size.height()))
        scheme: ColourScheme = "dark" if worn.is_dark else "light"
        return PictureStyle(PEOPLE[name], scheme, width, height, ground, worn.is_strong)

    def has_figure(self, exercise_id: str) -> bool:
        """Whether there is a pose of an exercise."""
        return bool(self.poses.stamp(exercise_id))

    def has(self, exercise_id: str) -> bool:
        """Whether there is a pose or a sound picture of an exercise."""
        own = self._own_of(exercise_id)
        return not self.fault(own) if own else self.has_figure(exercise_id)

    def can_move(self, *roles: FigureRole) -> bool:
        """Whether all of them are drawn; own pictures keep still."""
        return all(self.poses.stamp(r.exercise) and not self._own_of(r.exercise) for r in roles)

    def has_own(self, exercise_id: str) -> bool:
        """Whether an exercise has a picture of the person's, sound or not."""
        return bool(self._own_of(exercise_id))

    def fault(self, picture: str) -> str:
        """Why an own picture cannot be shown, as far as that was tried; else empty."""
        return self._faults.get(self._own_made_from(picture), "")

    def fault_of(self, exercise_id: str) -> str:
        """Why an exercise's own picture cannot be shown, as far as that was tried."""
        own = self._own_of(exercise_id)
        return self.fault(own) if own else ""

    def kind(self, exercise_id: str) -> Kind | None:
        """What stands for an exercise without a picture."""
        exercise = self.poses.exercises.get(exercise_id)
        return exercise.kind if exercise else None

    def at_hand(self, order: StillPicture | OwnPicture | StandingPicture) -> QImage | None:
        """A picture if it is at hand; if not, it is not made either."""
        key = self._key(order)
        return self._stills.get(key) if key else None

    def still(self, order: StillPicture | OwnPicture | StandingPicture) -> QImage | None:
        """A picture if it is at hand; if not, it is made and `ready` tells."""
        key = self._key(order)
        found = self._stills.get(key) if key else None
        if found is None and key:
            self._ask(key, urgent=order.style.width * order.style.height > SMALL)
        return found

    def file_of(self, order: StillPicture) -> Path | None:
        """The file of a small picture that is at hand; if it is not, it is made, as by `still`."""
        key = self._key(order)
        path = self._path(key) if key and self.still(order) is not None else None
        return path if path and is_file(path) else None

    def animation(self, order: MovingPicture | ArrivingPicture) -> Animation | None:
        """A movement if it is at hand; if not, it is made and `ready` tells."""
        key = self._key(order)
        found = self._animations.get(key) if key else None
        if found is None and key:
            self._ask(key, urgent=False)
        return found

    @property
    def is_busy(self) -> bool:
        """Whether pictures are being made."""
        return bool(self._waiting) or self._pool.activeThreadCount() > 0

    def close(self) -> None:
        """Make nothing more."""
        self._is_closed = True
        self._waiting.clear()
        self._pool.clear()
        self._pool.waitForDone()

    def _own_of(self, exercise_id: str) -> str:
        return self._own.of(exercise_id) if self._own else ""

    def _own_made_from(self, picture: str) -> PictureSource:
        return PictureSource((self._own.stamp(picture) if self._own else None,), picture)

    def _key(self, order: AnyOrder) -> Key | None:
        """An order with what it is made from, or None where there is nothing to make it from."""
        if isinstance(order, OwnPicture):
            return order, self._own_made_from(order.name)
        if isinstance(order, StandingPicture):
            return order, PictureSource(())
        own = self._own_of(order.role.exercise)
        if own and isinstance(order, StillPicture) and not order.drawn:
            return order, self._own_made_from(own)
        roles = (order.before, order.role) if isinstance(order, ArrivingPicture) else (order.role,)
        if not isinstance(order, StillPicture) and not self.can_move(*roles):
            return None
        stamps = tuple(self.poses.stamp(role.exercise) for role in roles)
        return (order, PictureSource(stamps)) if all(stamps) else None

    def _ask(self, key: Key, *, urgent: bool) -> None:
        if self._is_closed or key in self._asked:
            return
        self._asked.add(key)
        priority = 2 if urgent else int(not isinstance(key[0], MovingPicture | ArrivingPicture))
        # Not before what is being painted is done: threads of Python take turns.
        self._waiting.append((key, priority))
        QTimer.singleShot(0, self, self._begin)

    def _begin(self) -> None:
        waiting, self._waiting = self._waiting, []
        for key, priority in waiting:
            self._pool.start(_Work(self._work, key), priority)

    def _work(self, key: Key) -> None:
        """In the background: take a small picture from the disk, or make it."""
        made: QImage | Animation | str | None
        try:
            path = self._path(key)
            made = _load(path) if path else None
            if made is None:
                made = self._draw(*key)
                if path and isinstance(made, QImage):
                    _save(made, path)
        except Exception:
            # One bad pose must cost no more than its own picture.
            log.exception("no picture of %s", key[0])
            made = None
        self._made.emit(key, made)

    def _draw(self, order: AnyOrder, made_from: PictureSource) -> QImage | Animation | str | None:
        if made_from.own and self._own:
            style = order.style
            return self._own.draw(made_from.own, style.width, style.height, style.ground)
        return None if isinstance(order, OwnPicture) else order.make(self.poses)

    def _keep(self, key: Key, made: QImage | Animation | str | None) -> None:
        if isinstance(made, str):
            self._faults[key[1]] = made
        elif isinstance(made, QImage):
            self._stills[key] = made
        elif made is not None:
            self._animations[key] = made
        else:
            return
        if not isinstance(made, str):
            self._asked.discard(key)
        self.ready.emit(key[0])

    def _path(self, key: Key) -> Path | None:
        order, made_from = key
        if not isinstance(order, StillPicture) or order.style.width * order.style.height > SMALL:
            return None
        style = order.style
        parts = (PAINTER, made_from, order.role, order.share, order.turn)
        text = repr((*parts, style.person, style.scheme, style.size, style.edges))
        digest = QCryptographicHash.hash(text.encode(), QCryptographicHash.Algorithm.Sha256)
        return self._folder / f"{digest.toHex().toStdString()[:32]}.png"


class _Work(QRunnable):
    """Makes one picture; a bare function would stay for ever in a pool that is cleared."""

    def __init__(self, make: Callable[[Key], None], key: Key) -> None:
        super().__init__()
        self._make = make
        self._key = key

    def run(self) -> None:
        self._make(self._key)


def _load(path: Path) -> QImage | None:
    image = QImage(str(path)) if is_file(path) else QImage()
    return None if image.isNull() else image


def _save(image: QImage, path: Path) -> None:
    """Keep a small picture; where that fails it is drawn anew the next time."""
    try:
        make_folder(path.parent)
        part = path.with_suffix(".part.png")
        if image.save(str(part)):
            part.replace(path)
        part.unlink(missing_ok=True)
    except OSError as error:
        log.info("small pictures are not kept: %s", error)
