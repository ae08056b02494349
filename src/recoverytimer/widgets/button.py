"""Buttons in the few looks that the style sheet knows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QIcon, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from recoverytimer.theme.palette import ROLES
from recoverytimer.theme.theme import theme_of
from recoverytimer.widgets.text import as_button_text, explain, set_look

ButtonRole = Literal["primary", "secondary", "quiet", "nav"]
EDGE = 2
"""What the style sheet leaves at either side of a button of words, for the ring of the keyboard."""
NAMELESS = "true"


class Button(QPushButton):
    """A button that Enter presses as well, wherever it stands."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter does what the space bar does."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)


class TextButton(Button):
    """A button that is only its words, with a fine line below them: it begins where they do."""

    def setMenu(self, menu: QMenu) -> None:  # noqa: N802
        """Have room for the mark of a menu."""
        super().setMenu(menu)
        set_look(self, "opens", "true")

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the line below the words."""
        super().paintEvent(event)
        colours = theme_of(self).colours
        # What is large, has a menu or an edge of its own is a button among others.
        if self.property("large") or self.menu() is not None or colours.is_strong:
            return
        words = self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, self.text())
        left = self.width() - EDGE - words.width() if self.isRightToLeft() else EDGE
        below = (self.height() + words.height()) // 2 + 1
        painter = QPainter(self)
        painter.setPen(self.palette().color(ROLES["edge"]))
        painter.drawLine(left, below, left + words.width() - 1, below)


class Entry(Button):
    """One of a list of pages, of which one is shown, as long as it can be checked."""

    @property
    def spoken_role(self) -> QAccessible.Role:
        """What it is by then."""
        role = QAccessible.Role
        return role.ListItem if self.isCheckable() else role.Button

    @property
    def is_chosen(self) -> bool | None:
        """Whether it is the page that is shown."""
        return self.isChecked() if self.isCheckable() else None


def button(
    text: str,
    role: ButtonRole = "secondary",
    *,
    large: bool = False,
    icon: QIcon | None = None,
    do: Callable[[], object] | None = None,
    parent: QWidget | None = None,
) -> QPushButton:
    """A button with a word on it, and what it does; one of the role `nav` stays checked."""
    made = _bare(role, do, parent)
    made.setCheckable(role == "nav")
    made.setProperty("large", large)
    if icon is not None:
        made.setIcon(icon)
    rename_button(made, text)
    return made


def icon_button(
    icon: QIcon,
    name: str,
    *,
    round_: bool = False,
    filled: bool = False,
    do: Callable[[], object] | None = None,
    parent: QWidget | None = None,
) -> QPushButton:
    """A button with only an icon; its name is spoken and shown as a tooltip.

    A round one is 56 px across and stands on its own card, or on the accent if filled; the other
    is 40 px and bare.
    """
    made = _bare("round" if round_ else "icon", do, parent)
    made.setProperty("tone", "accent" if filled else "ink")
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    made.setIcon(icon)
    made.setAccessibleName(name)
    explain(made, name)
    return made


def rename_button(made: QPushButton, text: str) -> None:
    """Give a button with a word on it another one."""
    made.setAccessibleName(text)
    show_name(made, made.property("nameless") != NAMELESS)


def show_name(made: QPushButton, shown: bool) -> None:
    """Have the name of a button on it beside its icon, or not."""
    set_look(made, "nameless", "" if shown else NAMELESS)
    name = made.accessibleName()
    # Qt leaves 4 px between icon and text, which is too little.
    made.setText(("" if made.icon().isNull() else "  ") + as_button_text(name) if shown else "")


def dress_button(made: QPushButton, role: str, do: Callable[[], object] | None = None) -> None:
    """Give a button the look of a role, and what it does."""
    if do is not None:
        made.clicked.connect(lambda _checked: do())
    made.setProperty("role", role)
    # A click leaves the keyboard where it is, so that the ring shows only to those who tab.
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.setCursor(Qt.CursorShape.PointingHandCursor)


_KINDS: dict[str, type[Button]] = {"nav": Entry, "quiet": TextButton}


def _bare(role: str, do: Callable[[], object] | None, parent: QWidget | None) -> QPushButton:
    made = _KINDS.get(role, Button)(parent)
    dress_button(made, role, do)
    return made
