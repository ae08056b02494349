"""Giving a picture away: asked for, drawn in the background, copied or saved."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QObject, Qt, QThreadPool, QUrl, Signal
from PySide6.QtGui import QGuiApplication, QImage

from recoverytimer.base.disk import write_for_others
from recoverytimer.base.words.system import reason
from recoverytimer.sharing.picturecard import CardWish, PictureCard
from recoverytimer.sharing.ui.pictureartist import PictureArtist, as_png
from recoverytimer.sharing.ui.picturedialog import PictureDialog
from recoverytimer.sharing.words import giving
from recoverytimer.sharing.words import pictures as words
from recoverytimer.shell.shell import Shell
from recoverytimer.theme.theme import theme_of
from recoverytimer.widgets.dialogs import ask, open_outside
from recoverytimer.widgets.filedialogs import FileDialogs

log = logging.getLogger(__name__)


class Pictures(QObject):
    """Makes one at a time off the interface's thread.

    Args:
        folder: where a moving picture lies that was copied.
    """

    _drawn = Signal(object, object)

    def __init__(self, shell: Shell, artist: PictureArtist, folder: Path) -> None:
        super().__init__(shell.window)
        self._shell = shell
        self._artist = artist
        self._folder = folder
        self._dialogs = FileDialogs(shell.window)
        self._dialog: PictureDialog | None = None
        self._is_closed = False
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._drawn.connect(self._go_on, Qt.ConnectionType.QueuedConnection)

    @property
    def is_busy(self) -> bool:
        """Whether a picture is being drawn."""
        return self._pool.activeThreadCount() > 0

    def close(self) -> None:
        """Draw nothing more."""
        self._is_closed = True
        self._pool.waitForDone()

    def offer(self, card: PictureCard) -> None:
        """Ask how a picture shall be."""
        window = self._shell.window
        dialog = PictureDialog(
            card,
            can_move=self._artist.can_move(card),
            is_dark=theme_of(window).colours.is_dark,
            parent=window,
        )
        self._dialog = dialog
        dialog.wished.connect(partial(self._show, card))
        dialog.copy_wanted.connect(partial(self._copy, card))
        dialog.save_wanted.connect(partial(self._save, card))
        dialog.finished.connect(self._forget)
        ask(dialog)
        self._show(card, dialog.wish)

    def _forget(self, _result: int) -> None:
        self._dialog = None

    def _show(self, card: PictureCard, wish: CardWish) -> None:
        """Show what is wished, unless something else is by the time that it is drawn."""
        dialog = self._dialog

        def is_wanted() -> bool:
            return self._dialog is dialog is not None and dialog.wish == wish

        def show(image: QImage) -> None:
            if dialog is not None and is_wanted():
                dialog.preview.show_image(image)

        self._draw(lambda: self._artist.still(card, wish), show)

    def _copy(self, card: PictureCard, wish: CardWish) -> None:
        if wish.moves:
            path = self._folder / f"{card.id}{wish.ending}"
            self._make(card, wish, lambda data: self._write(path, data, self._copied))
        else:
            self._draw(lambda: self._artist.still(card, wish), self._copy_image)

    def _copy_image(self, image: QImage) -> None:
        QGuiApplication.clipboard().setImage(image)
        self._tell(words.copied())

    def _copied(self, path: Path) -> None:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        QGuiApplication.clipboard().setMimeData(data)
        self._tell(words.copied_as_file())

    def _save(self, card: PictureCard, wish: CardWish) -> None:
        kind = words.webp() if wish.moves else words.png()

        def then(path: Path) -> None:
            self._make(card, wish, lambda data: self._write(path, data, self._saved))

        self._dialogs.to_save(words.title(), f"{card.id}{wish.ending}", kind, then)

    def _saved(self, path: Path) -> None:
        self._shell.window.notice.tell(
            giving.shared(path, ()),
            giving.open_its_folder(),
            lambda: open_outside(path.parent, self._shell.tell),
        )

    def _write(self, path: Path, data: bytes, then: Callable[[Path], object]) -> None:
        self._shell.writer.do(
            partial(write_for_others, path, data),
            lambda _: then(path),
            lambda error: self._shell.tell(giving.not_written(path, reason(error))),
        )

    def _make(self, card: PictureCard, wish: CardWish, then: Callable[[bytes], object]) -> None:
        """Have the bytes of a picture."""
        self._tell(words.being_drawn())
        if wish.moves:
            self._draw(lambda: self._artist.moving(card, wish, lambda: not self._is_closed), then)
        else:
            self._draw(lambda: as_png(self._artist.still(card, wish)), then)

    def _tell(self, text: str) -> None:
        self._shell.window.notice.tell(text)

    def _draw(self, job: Callable[[], Any], then: Callable[[Any], object]) -> None:
        self._pool.start(lambda: self._run(job, then))

    def _run(self, job: Callable[[], object], then: Callable[[Any], object]) -> None:
        """In the background."""
        made = None
        try:
            made = None if self._is_closed else job()
        except Exception:
            log.exception("a picture to share")
        # The window may be gone by now.
        with contextlib.suppress(RuntimeError):
            self._drawn.emit(then, made)

    def _go_on(self, then: Callable[[Any], object], made: object) -> None:
        if made is not None:
            then(made)
        elif not self._is_closed:
            self._shell.tell(words.cannot_be_drawn())
