"""Draws the pictures that are given away: still ones, and moving ones frame by frame."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize
from PySide6.QtGui import QImage, QImageWriter

from recoverytimer.exercise.figurerole import FigureRole
from recoverytimer.figure.movement import Movement
from recoverytimer.figure.painting.animation import stills
from recoverytimer.figure.painting.frames import PictureStyle
from recoverytimer.figure.ui.figures import Figures
from recoverytimer.sharing.loop import loop_of
from recoverytimer.sharing.picturecard import CardWish, PictureCard
from recoverytimer.sharing.ui.cardpainter import card_picture, places_of
from recoverytimer.sharing.ui.sheetpictures import SheetPictures
from recoverytimer.sharing.webp import WebpFrame, animated_webp
from recoverytimer.theme.colours import DARK, LIGHT, Colours

WEBP = "webp"
QUALITY = 90


class PictureArtist:
    """Draws at once, in any thread."""

    def __init__(self, figures: Figures, pictures: SheetPictures) -> None:
        self._figures = figures
        self._pictures = pictures

    def can_move(self, card: PictureCard) -> bool:
        """Whether there is a moving picture of a card."""
        role = FigureRole(card.exercise or "")
        if not card.exercise or not self._figures.can_move(role) or not _writes_webp():
            return False
        movement = self._movement(card, self._style(card, CardWish()))
        return movement is not None and movement.pose.moves

    def still(self, card: PictureCard, wish: CardWish) -> QImage:
        """A card with the figure at its best moment."""
        size = places_of(card, wish.shape).figure.size()
        figure = self._small(wish)(card.exercise, size) if card.exercise else None
        return self._card(card, wish, figure)

    def moving(
        self, card: PictureCard, wish: CardWish, is_wanted: Callable[[], bool]
    ) -> bytes | None:
        """The bytes of a moving one; None where it cannot be drawn, or is not wanted any more."""
        style = self._style(card, wish)
        movement = self._movement(card, style)
        if movement is None:
            return None
        shown = loop_of(movement.pose, card.plan)
        drawn: dict[float, QImage] = {}
        shares = sorted({share for share, _ in shown})
        for share, image in zip(shares, stills(movement, style, shares), strict=True):
            if not is_wanted():
                return None
            drawn[share] = image
        box = places_of(card, wish.shape).figure
        whole = self._card(card, wish, drawn[shown[0][0]])
        frames = {share: _as_webp(image) for share, image in drawn.items()}
        rest = [WebpFrame(frames[share], _numbers(box), ms) for share, ms in shown[1:]]
        first = WebpFrame(_as_webp(whole), _numbers(whole.rect()), shown[0][1])
        return animated_webp(*wish.shape.value, (first, *rest))

    def _card(self, card: PictureCard, wish: CardWish, figure: QImage | None) -> QImage:
        return card_picture(card, wish.shape, _colours(wish), figure, self._small(wish))

    def _small(self, wish: CardWish) -> Callable[[str, QSize], QImage | None]:
        worn = _colours(wish)
        return lambda exercise_id, size: self._pictures.draw(exercise_id, size, worn, worn.ground)

    def _style(self, card: PictureCard, wish: CardWish) -> PictureStyle:
        worn, size = _colours(wish), places_of(card, wish.shape).figure.size()
        return self._figures.style(card.exercise or "", size, worn=worn, ground=worn.ground)

    def _movement(self, card: PictureCard, style: PictureStyle) -> Movement | None:
        return self._figures.poses.movement(card.exercise or "", None, style.person.build)


def _colours(wish: CardWish) -> Colours:
    return DARK if wish.is_dark else LIGHT


def as_png(image: QImage) -> bytes:
    """The bytes of a picture as it is."""
    return _written(image, "png", -1)


def _as_webp(image: QImage) -> bytes:
    return _written(image, WEBP, QUALITY)


def _written(image: QImage, form: str, quality: int) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, form.encode())
    writer.setQuality(quality)
    if not writer.write(image):
        raise ValueError(writer.errorString())
    return bytes(data.data())


def _writes_webp() -> bool:
    return WEBP.encode() in [bytes(form.data()) for form in QImageWriter.supportedImageFormats()]


def _numbers(box: QRect) -> tuple[int, int, int, int]:
    return box.left(), box.top(), box.width(), box.height()
