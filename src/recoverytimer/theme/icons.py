"""Icons: our own strokes, in the colours that are worn when they are painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QFile, QIODevice, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QIcon,
    QIconEngine,
    QPainter,
    QPalette,
    QPen,
    QPixmap,
    QPixmapCache,
)

from recoverytimer.theme.palette import ROLES, colours_of

if TYPE_CHECKING:
    from PySide6.QtSvg import QSvgRenderer

FOLDER = "icons"
"""The search path of Qt under which the icons are found; `currentColor` is replaced in them."""
FADED, STRONG_FADED = 0.35, 0.6
ALONG = frozenset({"back", "chevron-left", "chevron-right", "next", "play", "previous"})
"""What points the way in which one reads, or back."""
SMALL = {"app-icon": "app-icon-small"}
"""What has a plainer drawing for few pixels, up to `FEW_PIXELS`."""
FEW_PIXELS = 32


def painted_icon(name: str, colour: str = "ink", on: str = "") -> QIcon:
    """An icon in one of the `Colours`; `on` is that while its button is checked."""
    return QIcon(_Engine(name, ROLES[colour], ROLES[on or colour]))


def icon_pixmap(name: str, colour: str, size: int, dpr: float = 1.0) -> QPixmap:
    """A square picture of `size` pixels at a device pixel ratio."""
    key = f"{FOLDER}:{name} {colour} {size} {dpr}"
    kept = QPixmap()
    if not QPixmapCache.find(key, kept):
        kept = _drawn(name, colour, size, dpr)
        QPixmapCache.insert(key, kept)
    return kept


def drawing(name: str, side: int) -> str:
    """Which file draws an icon of `side` pixels."""
    return SMALL.get(name, name) if side <= FEW_PIXELS else name


class _Engine(QIconEngine):
    """Asks for its colour whenever it paints. Such an icon is never added to: Qt cannot copy it."""

    def __init__(self, name: str, role: QPalette.ColorRole, on: QPalette.ColorRole) -> None:
        super().__init__()
        self._name = name
        self._roles = {QIcon.State.Off: role, QIcon.State.On: on}

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Paint it, faded where it cannot be pressed."""
        # Qt does not tell an icon whose it is; all widgets have this palette.
        worn = QGuiApplication.palette()
        colour = worn.color(self._roles[state]).name()
        faded = STRONG_FADED if colours_of(worn).is_strong else FADED
        side = min(rect.width(), rect.height())
        ratio = painter.device().devicePixelRatioF()
        place = QRect(0, 0, side, side)
        place.moveCenter(rect.center())
        painter.save()
        if self._name in ALONG and QGuiApplication.isRightToLeft():
            painter.translate(2 * place.x() + side, 0)
            painter.scale(-1, 1)
        painter.setOpacity(painter.opacity() * (faded if mode is QIcon.Mode.Disabled else 1.0))
        painter.drawPixmap(place, icon_pixmap(self._name, colour, side, ratio))
        painter.restore()

    def scaledPixmap(  # noqa: N802
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        """The same as a picture, which has `scale` pixels for one of its size."""
        made = QPixmap(size * scale)
        made.setDevicePixelRatio(scale)
        made.fill(Qt.GlobalColor.transparent)
        with QPainter(made) as painter:
            self.paint(painter, QRect(QPoint(), size), mode, state)
        return made


def _drawn(name: str, colour: str, size: int, dpr: float) -> QPixmap:
    pixmap = QPixmap(round(size * dpr), round(size * dpr))
    pixmap.fill(Qt.GlobalColor.transparent)
    with QPainter(pixmap) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(pixmap.rect())
        renderer = _renderer(drawing(name, pixmap.width()), colour)
        if renderer is None:
            _paint_unknown(painter, area, colour)
        else:
            renderer.render(painter, area)
    pixmap.setDevicePixelRatio(dpr)
    return pixmap


def _renderer(name: str, colour: str) -> QSvgRenderer | None:
    from PySide6.QtSvg import QSvgRenderer

    file = QFile(f"{FOLDER}:{name}.svg")
    if not file.open(QIODevice.OpenModeFlag.ReadOnly):
        return None
    text = file.readAll().replace(b"currentColor", colour.encode())
    renderer = QSvgRenderer(QByteArray(text))
    return renderer if renderer.isValid() else None


def _paint_unknown(painter: QPainter, area: QRectF, colour: str) -> None:
    # A plain ring stands in for an icon that is missing or damaged.
    width = area.width() / 14
    painter.setPen(QPen(QColor(colour), width))
    painter.drawEllipse(area.adjusted(*(4 * width, 4 * width, -4 * width, -4 * width)))
