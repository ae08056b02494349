"""Pictures of own exercises as pixels: shrunk when they are taken, fitted when they are shown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QColorSpace,
    QImage,
    QImageReader,
    QImageWriter,
    QPainter,
    QPainterPath,
)

from recoverytimer.base.problem import Damaged
from recoverytimer.exercise.ownpictures import (
    LONGEST_SIDE,
    MOST_PIXELS,
    PictureError,
    PictureFault,
    kept_name,
    picture_bytes,
)

if TYPE_CHECKING:
    from PySide6.QtSvg import QSvgRenderer

DECODED_MIB = 256
LARGEST_PNG = 2**20
JPEG_QUALITY = 88
CORNER = 0.03
# Behind pictures that one can see through: most are dark strokes.
PAPER = "#ffffff"


def shrunk(path: Path) -> tuple[str, bytes]:
    """The name and the bytes under which a picture is kept: upright, small enough, nothing else.

    Raises:
        PictureError: it cannot be used, and why.
    """
    data = picture_bytes(path)
    if path.suffix.lower() == ".svg":
        _renderer(path.name, data)
        return kept_name(path.name, ".svg", data), data
    image, kind = _decoded(path.name, data, LONGEST_SIDE)
    image = _plain_colours(image)
    ending, kept = (".png", _encoded(image, b"PNG")) if kind == "png" else (".jpg", b"")
    if not kept or (len(kept) > LARGEST_PNG and not image.hasAlphaChannel()):
        ending, kept = ".jpg", _encoded(image, b"JPEG", JPEG_QUALITY)
    return kept_name(path.name, ending, kept), kept


def fitted_in_box(path: Path, size: QSize, ground: str = "") -> QImage:
    """A picture in the middle of a box, as large as fits; opaque where there is a ground.

    Raises:
        PictureError: it cannot be shown, and why.
    """
    data = picture_bytes(path)
    if path.suffix.lower() == ".svg":
        renderer = _renderer(path.name, data)
        return _in_box(renderer.render, _shape(renderer), size, ground, paper=True)
    image, _ = _decoded(path.name, data, max(size.width(), size.height()))

    def paint(painter: QPainter, box: QRectF) -> None:
        painter.drawImage(box, image)

    return _in_box(paint, QSizeF(image.size()), size, ground, paper=image.hasAlphaChannel())


def _in_box(
    paint: Callable[[QPainter, QRectF], None],
    shape: QSizeF,
    size: QSize,
    ground: str,
    *,
    paper: bool,
) -> QImage:
    """A new image with a picture of a shape in its middle, its corners rounded."""
    opaque, clear = QImage.Format.Format_RGB32, QImage.Format.Format_ARGB32_Premultiplied
    image = QImage(size, opaque if ground else clear)
    image.fill(QColor(ground) if ground else QColor(Qt.GlobalColor.transparent))
    within = shape.scaled(QSizeF(size), Qt.AspectRatioMode.KeepAspectRatio)
    box = QRectF(0, 0, max(1.0, within.width()), max(1.0, within.height()))
    box.moveCenter(QRectF(image.rect()).center())
    rounded = QPainterPath()
    corner = CORNER * min(size.width(), size.height())
    rounded.addRoundedRect(box, corner, corner)
    painter = QPainter(image)
    painter.setRenderHints(
        QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
    )
    painter.setClipPath(rounded)
    if paper:
        painter.fillRect(box, QColor(PAPER))
    paint(painter, box)
    painter.end()
    return image


def _decoded(name: str, data: bytes, longest: int) -> tuple[QImage, str]:
    """The pixels of a PNG or JPEG, at most so many on the longer side, and which it is."""
    QImageReader.setAllocationLimit(DECODED_MIB)
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    kind = reader.format().toStdString()
    if kind not in {"png", "jpeg"}:
        raise PictureError(name, PictureFault.NO_PICTURE)
    size = reader.size()
    if size.width() * size.height() > MOST_PIXELS:
        raise PictureError(name, PictureFault.TOO_MANY_PIXELS)
    if max(size.width(), size.height()) > longest:
        within = size.scaled(longest, longest, Qt.AspectRatioMode.KeepAspectRatio)
        reader.setScaledSize(within.expandedTo(QSize(1, 1)))
    image = reader.read()
    if image.isNull():
        raise PictureError(name, Damaged())
    return image, kind


def _plain_colours(image: QImage) -> QImage:
    """The same in the colours of screens, with nothing but pixels: no place, no date, no notes."""
    if image.colorSpace().isValid():
        image.convertToColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
    opaque, clear = QImage.Format.Format_RGB32, QImage.Format.Format_ARGB32
    plain = QImage(image.size(), clear if image.hasAlphaChannel() else opaque)
    painter = QPainter(plain)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    painter.drawImage(0, 0, image)
    painter.end()
    return plain


def _encoded(image: QImage, kind: bytes, quality: int = -1) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(kind))
    writer.setQuality(quality)
    writer.write(image)
    return bytes(buffer.data().data())


def _renderer(name: str, data: bytes) -> QSvgRenderer:
    from PySide6.QtSvg import QSvgRenderer

    QImageReader.setAllocationLimit(DECODED_MIB)
    renderer = QSvgRenderer(QByteArray(data))
    if not renderer.isValid() or _shape(renderer).isEmpty():
        raise PictureError(name, Damaged())
    return renderer


def _shape(renderer: QSvgRenderer) -> QSizeF:
    box = renderer.viewBoxF().size()
    return QSizeF(renderer.defaultSize()) if box.isEmpty() else box
