"""Dialogs that return at once: what a person chose arrives as a call.

A dialog with an event loop of its own would run inside of whatever signal led to it, whose sender
may be deleted meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, QUrl
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFileDialog

from recoverytimer.base.words import common
from recoverytimer.theme.theme import SPACE, at_text_size
from recoverytimer.widgets import words
from recoverytimer.widgets.button import button
from recoverytimer.widgets.layout import row_of
from recoverytimer.widgets.scroll import SCROLL_BAR, VerticalScroll

WITHIN = 0.95


class Dialog(QDialog):
    """A dialog with its name; add to `column`, which scrolls where a window is too low for it."""

    def __init__(self, title: str, parent: QWidget | None, margin: int = 3 * SPACE) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._wanted = QSize(0, 0)
        self._content = QWidget()
        self.column = QVBoxLayout(self._content)
        self.column.setContentsMargins(margin, margin, margin, margin)
        self.column.setSpacing(2 * SPACE)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(VerticalScroll(self._content))
        self._content.installEventFilter(self)

    def want(self, width: int, height: int = 0) -> None:
        """Be so large with texts of the usual size (pixels), if there is room in its window.

        It is wider where its content needs that and, without a height, as high as that.
        """
        self._wanted = QSize(width, height)
        self.fit()

    def fit(self) -> None:
        """Be as large as is wanted."""
        content, home, wanted = self._content, self.parentWidget(), self._wanted
        while home is not None and home.parentWidget() is not None:
            home = home.parentWidget()
        room = (home.size() if home else self.screen().availableSize()) * WITHIN
        least = content.minimumSizeHint().width() if wanted.width() else content.sizeHint().width()
        # The scroll bar has its room whether it is needed or not.
        width = max(at_text_size(self, wanted.width()), least + SCROLL_BAR)
        width = min(width, room.width())
        height = at_text_size(self, wanted.height()) or self._needed(width)
        self.resize(width, min(height, room.height()))

    def _needed(self, width: int) -> int:
        """How high all of it is at a width."""
        column = self.column
        if column.hasHeightForWidth():
            return column.totalHeightForWidth(width)
        return column.totalSizeHint().height()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Only now the texts have their size."""
        super().showEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Have room for words of another size."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and self.isVisible():
            self.fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Grow with what is added."""
        is_laid_out = event.type() == QEvent.Type.LayoutRequest and watched is self._content
        if is_laid_out and not self._wanted.height() and self._needed(self.width()) > self.height():
            self.fit()
        return super().eventFilter(watched, event)


def ask(dialog: QDialog, accepted: Callable[[], object] | None = None) -> None:
    """Show a dialog before its window, go on when it is accepted, and let go of it."""
    if accepted is not None:
        dialog.accepted.connect(accepted)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def cancel_and_save(dialog: QDialog, keep: Callable[[], object]) -> tuple[QHBoxLayout, QPushButton]:
    """A row with Cancel and Save, which Enter presses, and the latter."""
    return cancel_and(dialog, common.save(), keep)


def cancel_and(
    dialog: QDialog, text: str, do: Callable[[], object]
) -> tuple[QHBoxLayout, QPushButton]:
    """The same with another word than Save."""
    cancel, go_on = button(common.cancel(), do=dialog.reject), button(text, "primary", do=do)
    cancel.setAutoDefault(False)
    go_on.setDefault(True)
    return row_of(None, cancel, go_on), go_on


def ask_where_to_save(
    parent: QWidget, title: str, wish: Path, kind: str, then: Callable[[Path], object]
) -> None:
    """Let a person choose where to save a file, in Qt's words for its kind."""
    from PySide6.QtWidgets import QFileDialog

    dialog = QFileDialog(parent, title, str(wish), kind)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    _ask_for_files(dialog, lambda chosen: then(chosen[0]))


def ask_what_to_open(
    parent: QWidget,
    title: str,
    folder: str,
    kinds: str,
    then: Callable[[Sequence[Path]], object],
    *,
    several: bool = True,
) -> None:
    """Let a person choose files that are there, in Qt's words for their kinds."""
    from PySide6.QtWidgets import QFileDialog

    dialog = QFileDialog(parent, title, folder, kinds)
    mode = QFileDialog.FileMode
    dialog.setFileMode(mode.ExistingFiles if several else mode.ExistingFile)
    _ask_for_files(dialog, then)


def file_kind(name: str, *endings: str) -> str:
    """A kind of files in Qt's words."""
    return words.file_kind(name, " ".join(f"*{ending}" for ending in endings))


def file_kind_or_any(name: str, *endings: str) -> str:
    """The same, and any file for who wants another one."""
    return f"{file_kind(name, *endings)};;{words.all_files('*')}"


def open_outside(path: Path, tell: Callable[[str], object]) -> None:
    """Show a file or a folder in the program that the system has for it; tell where it is else."""
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        tell(words.nothing_opens(path))


def _ask_for_files(dialog: QFileDialog, then: Callable[[Sequence[Path]], object]) -> None:
    def go_on() -> None:
        chosen = tuple(map(Path, dialog.selectedFiles()))
        if chosen:
            then(chosen)

    ask(dialog, go_on)
