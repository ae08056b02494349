"""Icons: our own strokes, in any colour."""

from __future__ import annotations

from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap

if TYPE_CHECKING:
    from PySide6.QtSvg import QSvgRenderer

MOST_KEPT = 256
FADED = 0.35


class Icons:
    """Draws the icons of a folder of `NAME.svg` files, `currentColor` replaced by a colour."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._drawn = lru_cache(MOST_KEPT)(partial(_draw, folder))

    def icon(
        self, name: str, colour: QColor | str, on: QColor | str | None = None, size: int = 24
    ) -> QIcon:
        """An icon for a button; `on` is its colour while the button is checked."""
        made = QIcon()
        for dpr in (1.0, 2.0):
            shown = self.pixmap(name, colour, size, dpr)
            made.addPixmap(shown)
            made.addPixmap(_faded(shown), QIcon.Mode.Disabled)
            if on is not None:
                pixmap = self.pixmap(name, on, size, dpr)
                made.addPixmap(pixmap, QIcon.Mode.Normal, QIcon.State.On)
        return made

    def pixmap(self, name: str, colour: QColor | str, size: int, dpr: float = 1.0) -> QPixmap:
        """A square picture of `size` pixels at a device pixel ratio."""
        return self._drawn(name, QColor(colour).name(), size, dpr)


def _draw(folder: Path, name: str, colour: str, size: int, dpr: float) -> QPixmap:
    pixmap = QPixmap(round(size * dpr), round(size * dpr))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    area = QRectF(pixmap.rect())
    renderer = _renderer(folder, name, colour)
    if renderer is None:
        _paint_unknown(painter, area, colour)
    else:
        renderer.render(painter, area)
    painter.end()
    pixmap.setDevicePixelRatio(dpr)
    return pixmap


def _renderer(folder: Path, name: str, colour: str) -> QSvgRenderer | None:
    from PySide6.QtSvg import QSvgRenderer

    try:
        text = (folder / f"{name}.svg").read_text(encoding="utf-8")
    except (OSError, ValueError):
        return None
    renderer = QSvgRenderer(QByteArray(text.replace("currentColor", colour).encode()))
    return renderer if renderer.isValid() else None


def _paint_unknown(painter: QPainter, area: QRectF, colour: str) -> None:
    # A plain ring stands in for an icon that is missing or damaged.
    width = area.width() / 14
    painter.setPen(QPen(QColor(colour), width))
    painter.drawEllipse(area.adjusted(*(4 * width, 4 * width, -4 * width, -4 * width)))


def _faded(pixmap: QPixmap) -> QPixmap:
    """The same, as what cannot be pressed now."""
    faded = QPixmap(pixmap.size())
    faded.setDevicePixelRatio(pixmap.devicePixelRatio())
    faded.fill(Qt.GlobalColor.transparent)
    with QPainter(faded) as painter:
        painter.setOpacity(FADED)
        painter.drawPixmap(0, 0, pixmap)
    return faded
