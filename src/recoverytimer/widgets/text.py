"""Texts, always as plain text: what a file says is never taken for markup."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from recoverytimer.theme.palette import ROLES

TextRole = Literal["caption", "body", "strong", "lead", "title", "display", "huge"]
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
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setWordWrap(wrap)
    label.setProperty("role", role)
    set_tone(label, tone)
    return label


def page_title(text: str) -> QLabel:
    """The name of a page, which takes the room that is left in its row."""
    label = plain(text, "display", wrap=False)
    label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return label


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
