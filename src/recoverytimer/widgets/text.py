"""Texts, always as plain text: what a file says is never taken for markup."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAccessible, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from recoverytimer.theme.palette import ROLES

TextRole = Literal["caption", "body", "strong", "lead", "head", "title", "display", "huge"]
TextTone = Literal["ink", "muted", "accent", "danger", "notice"]
TONES = {
    "ink": ROLES["ink"],
    "muted": ROLES["muted"],
    "accent": ROLES["accent_text"],
    "danger": ROLES["danger"],
    "notice": ROLES["notice_ink"],
}

# With `html.escape` a table of all entities would be loaded before the first picture.
_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def plain(
    text: str,
    role: TextRole = "body",
    tone: TextTone = "ink",
    *,
    wrap: bool = True,
    parent: QWidget | None = None,
) -> QLabel:
    """A label of plain text in a size of the type scale."""
    return _filled(QLabel(parent), text, role, tone, wrap=wrap)


class Heading(QLabel):
    """The name of a page, or of a part of one, which screen readers go to by a key."""

    spoken_role = QAccessible.Role.Heading


def heading(
    text: str, role: TextRole = "head", tone: TextTone = "ink", *, wrap: bool = True
) -> QLabel:
    """The name of a page, dialog or part of one in plain text."""
    return _filled(Heading(), text, role, tone, wrap=wrap)


def _filled(label: QLabel, text: str, role: TextRole, tone: TextTone, *, wrap: bool) -> QLabel:
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setWordWrap(wrap)
    label.setProperty("role", role)
    set_tone(label, tone)
    return label


def safety_line(text: str) -> QLabel:
    """What is to be read before all else, marked so that it is."""
    label = plain(text, "strong", "danger")
    label.setProperty("marked", True)
    return label


def page_title(text: str) -> QLabel:
    """The name of a page, which takes the room that is left in its row."""
    label = heading(text, "display", wrap=False)
    label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return label


class ElidedText(QLabel):
    """One line of plain text that ends in dots where there is no room for all of it."""

    def __init__(self, role: TextRole = "body", tone: TextTone = "ink") -> None:
        super().__init__()
        self._whole = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        set_tone(self, tone)

    def show_text(self, text: str) -> None:
        """Show a text; screen readers read all of it."""
        if text != self._whole:
            self._whole = text
            self.setAccessibleName(text)
            self._fit()
            self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Room for all of it."""
        edges = self.contentsMargins()
        width = self.fontMetrics().horizontalAdvance(self._whole) + edges.left() + edges.right()
        return QSize(width + 1, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """It can do with little."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Show as much as there is room for now."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Another font takes other room."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        room = self.contentsRect().width()
        line = " ".join(self._whole.split())
        self.setText(self.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, room))


class TickingText(QLabel):
    """One line of plain text that changes every second.

    Its size is fixed, and the same whatever its digits are: else all of the window would be laid
    out anew for each text.
    """

    def __init__(self, role: TextRole = "body", tone: TextTone = "ink") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        set_tone(self, tone)

    def show_text(self, text: str) -> None:
        """Show a text."""
        self.setText(text)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Another font takes other room."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        widest = "".join("0" if sign.isdigit() else sign for sign in self.text())
        width = self.fontMetrics().horizontalAdvance(widest) + 1
        self.setFixedSize(width, self.sizeHint().height())


def breakable(path: Path) -> str:
    """A path that goes on in the next line after one of its folders."""
    return str(path).replace(os.sep, f"{os.sep}\u200b")


def as_tooltip(text: str) -> str:
    """The text for a tooltip, which Qt would otherwise search for markup."""
    return f"<qt>{text.translate(_MARKUP)}</qt>" if text else ""


def explain(widget: QWidget, text: str, spoken: str | None = None) -> None:
    """Give a widget a tooltip; screen readers get its bare text, or what is to be `spoken`."""
    widget.setToolTip(as_tooltip(text))
    # Without one, Qt gives them the tooltip with its markup.
    widget.setAccessibleDescription(text if spoken is None else spoken)


def as_button_text(text: str) -> str:
    """The text for a button, with no `&` taken for a shortcut."""
    return text.replace("&", "&&")


def set_tone(label: QLabel, tone: TextTone) -> None:
    """Give a label another tone."""
    label.setForegroundRole(TONES[tone])


def set_look(widget: QWidget, name: str, value: str) -> None:
    """Set a property that the style sheet reads, and dress the widget anew if it differs."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
