"""What screen readers take a widget for, where Qt does not know."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

_ROLE = "reader-role"


def take_for(widget: QWidget, role: QAccessible.Role) -> None:
    """Have a widget taken for this; to be said before anyone asks for it."""
    widget.setProperty(_ROLE, role.value)


def tell_roles() -> None:
    """Let Qt know of these roles, once in a process."""
    QAccessible.installFactory(_described)


def _described(_kind: str, described: QObject) -> QAccessibleInterface | None:
    role = described.property(_ROLE)
    if role is None or not isinstance(described, QWidget):
        return None
    return QAccessibleWidget(described, QAccessible.Role(role))
