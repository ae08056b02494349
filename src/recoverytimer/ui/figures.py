"""Pictures of the figure, made in the background and kept: in memory, small ones on disk."""

from __future__ import annotations

import hashlib
import logging
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QSize, QThreadPool, QTimer, Signal
from PySide6.QtGui import QImage

from recoverytimer.core.disk import is_file
from recoverytimer.core.stage import Role
from recoverytimer.figure import clip
from recoverytimer.figure.clip import Clip, Style
from recoverytimer.figure.looks import LOOKS, Theme
from recoverytimer.figure.poses import Poses

log = logging.getLogger(__name__)

# Raised when the painter changes, so that small pictures on disk are made anew.
PAINTER = "2"
STILLS_BYTES = 24 * 2**20
CLIPS_BYTES = 24 * 2**20
SMALL = 480 * 360


@dataclass(frozen=True, slots=True)
class Still:
    """One picture of an exercise; the moment that shows it best where no share is given."""

    role: Role
    style: Style
    share: float | None = None
    turn: tuple[float, float] = (0.0, 0.0)

    def make(self, poses: Poses) -> QImage | None:
        """Draw it; None where the exercise has no pose."""
        movement = poses.movement(self.role.exercise, self.role.side, self.style.look.build)
        if movement is None:
            return None
        share = movement.pose.still if self.share is None else self.share
        return clip.still(movement, self.style, share, self.turn)


@dataclass(frozen=True, slots=True)
class Moving:
    """The movement of an exercise, or the breath of one that is held at its best moment."""

    role: Role
    style: Style

    def make(self, poses: Poses) -> Clip | None:
        """Draw it; None where the exercise has no pose."""
        movement = poses.movement(self.role.exercise, self.role.side, self.style.look.build)
        if movement is None:
            return None
        if self.role.held or not movement.pose.moves:
            return clip.breathing(movement, movement.pose.still, self.style)
        return clip.moving(movement, self.style)


@dataclass(frozen=True, slots=True)
class Arriving:
    """The way from one exercise's position into another's."""

    before: Role
    role: Role
    style: Style

    def make(self, poses: Poses) -> Clip | None:
        """Draw it; None where one of them has no pose."""
        build = self.style.look.build
        origin = poses.movement(self.before.exercise, self.before.side, build)
        goal = poses.movement(self.role.exercise, self.role.side, build)
        if origin is None or goal is None:
            return None
        share = goal.pose.still if self.role.held else 0.0
        return clip.arriving(origin, goal, self.style, share)


Order = Still | Moving | Arriving


class Figures(QObject):
    """Makes pictures off the interface's thread and keeps the newest.

    Signals:
        ready: the `Order` whose picture has been made.
    """

    ready = Signal(object)
    _made = Signal(object, object)

    def __init__(
        self,
        poses: Poses,
        folder: Path,
        person: Callable[[], str],
        strong_contrast: Callable[[], bool] = lambda: False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.poses = poses
        self._folder = folder
        self._person = person
        self._strong_contrast = strong_contrast
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._is_closed = False
        self._asked: set[Order] = set()
        self._waiting: list[tuple[Callable[[], None], int]] = []
        self._stills: Shelf[QImage] = Shelf(STILLS_BYTES, QImage.sizeInBytes)
        self._clips: Shelf[Clip] = Shelf(CLIPS_BYTES, lambda c: c.size_bytes)
        self._made.connect(self._keep)

    def style(
        self,
        exercise_id: str,
        size: QSize,
        *,
        dark: bool = False,
        ratio: float = 1.0,
        ground: str = "",
    ) -> Style:
        """How an exercise is drawn for this person, in device pixels."""
        names = list(LOOKS)
        name = self._person()
        if name not in LOOKS:
            name = names[sum(exercise_id.encode()) % len(names)]
        width, height = (max(1, round(n * ratio)) for n in (size.width(), size.height()))
        theme: Theme = "dark" if dark else "light"
        return Style(LOOKS[name], theme, width, height, ground, self._strong_contrast())

    def has(self, exercise_id: str) -> bool:
        """Whether there is a pose for an exercise."""
        return bool(self.poses.stamp(exercise_id))

    def still(self, order: Still) -> QImage | None:
        """A picture if it is at hand; if not, it is made and `ready` tells."""
        found = self._stills.get(order)
        if found is None:
            self._ask(order, urgent=order.style.width * order.style.height > SMALL)
        return found

    def clip(self, order: Moving | Arriving) -> Clip | None:
        """A movement if it is at hand; if not, it is made and `ready` tells."""
        found = self._clips.get(order)
        if found is None:
            self._ask(order, urgent=False)
        return found

    @property
    def is_busy(self) -> bool:
        """Whether pictures are being made."""
        return bool(self._waiting) or self._pool.activeThreadCount() > 0

    @property
    def clips_bytes(self) -> int:
        """The memory that the movements take."""
        return self._clips.size_bytes

    def close(self) -> None:
        """Make nothing more."""
        self._is_closed = True
        self._waiting.clear()
        self._pool.clear()
        self._pool.waitForDone()

    def _ask(self, order: Order, *, urgent: bool) -> None:
        if self._is_closed or order in self._asked or not self.has(order.role.exercise):
            return
        self._asked.add(order)
        priority = 2 if urgent else int(isinstance(order, Still))
        # Not before what is being painted is done: threads of Python take turns.
        self._waiting.append((partial(self._work, order), priority))
        QTimer.singleShot(0, self, self._begin)

    def _begin(self) -> None:
        waiting, self._waiting = self._waiting, []
        for work, priority in waiting:
            self._pool.start(work, priority)

    def _work(self, order: Order) -> None:
        """In the background: take a small picture from the disk, or draw."""
        try:
            path = self._path(order)
            made: QImage | Clip | None = _load(path) if path else None
            if made is None:
                made = order.make(self.poses)
                if path and isinstance(made, QImage):
                    _save(made, path)
        except Exception:
            # One bad pose must cost no more than its own picture.
            log.exception("no picture of %s", order.role.exercise)
            made = None
        self._made.emit(order, made)

    def _keep(self, order: Order, made: QImage | Clip | None) -> None:
        if isinstance(made, QImage):
            self._stills.put(order, made)
        elif made is not None:
            self._clips.put(order, made)
        else:
            return
        self._asked.discard(order)
        self.ready.emit(order)

    def _path(self, order: Order) -> Path | None:
        if not isinstance(order, Still) or order.style.width * order.style.height > SMALL:
            return None
        style = order.style
        parts = (
            PAINTER,
            self.poses.stamp(order.role.exercise),
            order.role,
            order.share,
            order.turn,
        )
        text = repr((*parts, style.look, style.theme, style.size, style.edges))
        return self._folder / f"{hashlib.sha256(text.encode()).hexdigest()[:32]}.png"


T = TypeVar("T")


class Shelf(Generic[T]):
    """Keeps what was used last, up to a number of bytes."""

    def __init__(self, most_bytes: int, size: Callable[[T], int]) -> None:
        self._most_bytes = most_bytes
        self._size = size
        self._kept: OrderedDict[Order, T] = OrderedDict()

    def get(self, order: Order) -> T | None:
        """What was kept under an order."""
        if order in self._kept:
            self._kept.move_to_end(order)
        return self._kept.get(order)

    def put(self, order: Order, thing: T) -> None:
        """Keep a thing, and let go of the oldest while there is too much."""
        self._kept[order] = thing
        while len(self._kept) > 1 and self.size_bytes > self._most_bytes:
            self._kept.popitem(last=False)

    @property
    def size_bytes(self) -> int:
        """How much is kept."""
        return sum(self._size(thing) for thing in self._kept.values())


def _load(path: Path) -> QImage | None:
    image = QImage(str(path)) if is_file(path) else QImage()
    return None if image.isNull() else image


def _save(image: QImage, path: Path) -> None:
    """Keep a small picture; where that fails it is drawn anew the next time."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(".part.png")
        if image.save(str(part)):
            part.replace(path)
        part.unlink(missing_ok=True)
    except OSError as error:
        log.info("small pictures are not kept: %s", error)
