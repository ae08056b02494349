"""Buttons in the few looks that the style sheet knows."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QPushButton, QWidget

from recoverytimer.ui.widgets.text import as_button_text, as_tooltip

ButtonRole = Literal["primary", "secondary", "quiet", "nav"]


def button(
    text: str,
    role: ButtonRole = "secondary",
    *,
    large: bool = False,
    parent: QWidget | None = None,
) -> QPushButton:
    """A button with a word on it."""
    made = _bare(role, parent)
    made.setText(as_button_text(text))
    if large:
        made.setProperty("size", "large")
    return made


def icon_button(
    icon: QIcon, name: str, *, keys: str = "", round_: bool = False, parent: QWidget | None = None
) -> QPushButton:
    """A button with only an icon; its name is spoken and shown as a tooltip with its keys.

    A round one is 56 px across and stands on its own card, the other is 40 px and bare.
    """
    made = _bare("round" if round_ else "icon", parent)
    made.setIcon(icon)
    made.setIconSize(QSize(24, 24))
    made.setAccessibleName(name)
    made.setToolTip(as_tooltip(f"{name} ({keys})" if keys else name))
    return made


def _bare(role: str, parent: QWidget | None) -> QPushButton:
    made = QPushButton(parent)
    made.setProperty("role", role)
    # A click leaves the keyboard where it is, so that the ring shows only to those who tab.
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    return made
