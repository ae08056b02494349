"""The app's icons as each system wants them: PNG, and all sizes in one file."""

from __future__ import annotations

import struct
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QRectF, Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

from recoverytimer.base.paths import shipped_resources
from recoverytimer.theme.icons import drawing

APP, DOCUMENT = "app-icon", "recovery-file"
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
"""What themes of Linux desktops have, in pixels."""
ICO_SIZES = (16, 20, 24, 32, 40, 48, 64, 256)
# The sizes that have PNG in them on every macOS, by their type: points, and the same at twice that.
ICNS_TYPES = (
    *((b"ic11", 32), (b"ic12", 64), (b"ic07", 128), (b"ic13", 256)),
    *((b"ic08", 256), (b"ic14", 512), (b"ic09", 512), (b"ic10", 1024)),
)
# An icon of macOS leaves more room around it: 824 of 1024 pixels, of ours 88 of 96 units.
MAC_SHARE = (824 / 1024) / (88 / 96)


def svg(name: str) -> bytes:
    """A drawing as it is kept."""
    return _file(name).read_bytes()


def png(name: str, side: int, share: float = 1.0) -> bytes:
    """A drawing as a square PNG of `side` pixels, of which it fills a share."""
    image = QImage(side, side, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    room = side * (1 - share) / 2
    with QPainter(image) as painter:
        place = QRectF(image.rect()).adjusted(room, room, -room, -room)
        QSvgRenderer(str(_file(drawing(name, side)))).render(painter, place)
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


def _file(name: str) -> Path:
    return shipped_resources() / "icons" / f"{name}.svg"


def ico(name: str) -> bytes:
    """An icon of Windows with all its sizes, each as PNG."""
    # Qt writes but one size.
    pictures = [png(name, side) for side in ICO_SIZES]
    entries, start = b"", 6 + 16 * len(pictures)
    for side, picture in zip(ICO_SIZES, pictures, strict=True):
        # One byte for a side: 256 is 0. Then: no palette, 1 plane, 32 bits.
        entries += struct.pack(
            "<BBBBHHII", side % 256, side % 256, 0, 0, 1, 32, len(picture), start
        )
        start += len(picture)
    return struct.pack("<HHH", 0, 1, len(pictures)) + entries + b"".join(pictures)


def icns(name: str) -> bytes:
    """An icon of macOS with all its sizes, each as PNG."""
    parts = [_icns_part(kind, png(name, side, MAC_SHARE)) for kind, side in ICNS_TYPES]
    return _icns_part(b"icns", b"".join(parts))


def _icns_part(kind: bytes, content: bytes) -> bytes:
    return kind + struct.pack(">I", 8 + len(content)) + content
