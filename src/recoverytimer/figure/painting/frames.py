"""What a picture or a movement of the figure is, without what draws it."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from recoverytimer.figure.colours import ColourScheme
from recoverytimer.figure.people import DrawnPerson
from recoverytimer.figure.pose import Pose


class PictureStyle(Struct, frozen=True):
    """How a picture looks: the person, light or dark, and its size in pixels.

    With a ground's colour it is opaque, which is shown faster; edges are drawn for a strong
    contrast. Where one feels it need not be shown.
    """

    person: DrawnPerson
    scheme: ColourScheme
    width: int
    height: int
    ground: str = ""
    edges: bool = False
    glows: bool = True

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        return self.width, self.height


class Animation(Struct, frozen=True):
    """A movement in pictures: the first moment, and frames of the box that changes.

    A frame may hold fewer pixels than its box; it is stretched when shown.
    """

    pose: Pose
    still: QImage
    box: QRect
    frames: tuple[QImage, ...]

    @property
    def size_bytes(self) -> int:
        """The memory that the pictures take."""
        return self.still.sizeInBytes() + sum(f.sizeInBytes() for f in self.frames)

    def frame(self, share: float) -> int:
        """The number of the frame for a share of the movement, from 0 to 1."""
        return round(max(0.0, min(1.0, share)) * (len(self.frames) - 1))
