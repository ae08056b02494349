"""What a screen reader is told that a widget is, where Qt would call it something else.

A widget has a `spoken_role`; what is one of several has `is_chosen`, and what opens and closes
something has `is_open`. What only has a name is a group. What has a value is a slider or a progress
bar, however it is painted, and needs none of it.
"""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QLabel, QWidget


def speak_roles() -> None:
    """Have Qt ask each widget what it is; once, when there is an application."""
    QAccessible.installFactory(_made)


def _made(kind: str, widget: QObject) -> QAccessibleInterface | None:
    if not isinstance(widget, QWidget):
        return None
    # Asked for each class from its own to QWidget, Qt comes to that where it knows no better one.
    is_group = kind == "QWidget" and bool(widget.accessibleName())
    return _Spoken(widget) if is_group or getattr(widget, "spoken_role", None) else None


class _Spoken(QAccessibleWidget):
    # It holds no widget, as PySide keeps it until the app ends; Qt asks while there is one.

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)

    def role(self) -> QAccessible.Role:
        role = getattr(self.widget(), "spoken_role", None)
        return role or QAccessible.Role.Grouping

    def text(self, kind: QAccessible.Text) -> str:
        said, widget = super().text(kind), self.widget()
        if kind is QAccessible.Text.Name and not said and isinstance(widget, QLabel):
            return widget.text()
        return said

    def state(self) -> QAccessible.State:
        state, widget = super().state(), self.widget()
        chosen, is_open = (getattr(widget, name, None) for name in ("is_chosen", "is_open"))
        if chosen is not None:
            state.selectable, state.selected = True, chosen
        if is_open is not None:
            state.expandable, state.expanded, state.collapsed = True, is_open, not is_open
        return state

    def actionNames(self) -> list[str]:  # noqa: N802
        press = [QAccessibleActionInterface.pressAction()]
        return press * isinstance(self.widget(), QAbstractButton) + super().actionNames()

    def doAction(self, name: str) -> None:  # noqa: N802
        widget = self.widget()
        if name == QAccessibleActionInterface.pressAction() and isinstance(widget, QAbstractButton):
            widget.click()
        else:
            super().doAction(name)
