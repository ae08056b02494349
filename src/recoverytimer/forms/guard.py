"""What every field of a form has in common: it changes by keys and clicks, and undo is the form's.

A wheel that passes over a field scrolls the form, and so do Page Up and Page Down; the keys for
undo are not taken by the field, which would undo its text only.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

PAGE_KEYS = frozenset({Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})
UNDO_KEYS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


def guard(field: QWidget) -> None:
    """Leave undo and scrolling to the form."""
    field.installEventFilter(_Guard(field))
    if field.focusPolicy() is Qt.FocusPolicy.WheelFocus:
        field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)


class _Guard(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Look at what comes to a field before it does."""
        if _is_the_forms(event, watched):
            event.ignore()
            return True
        return super().eventFilter(watched, event)


def _is_the_forms(event: QEvent, field: QObject) -> bool:
    if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
        return any(event.matches(keys) for keys in UNDO_KEYS)
    if isinstance(event, QKeyEvent):
        scrolls = event.type() == QEvent.Type.KeyPress and event.key() in PAGE_KEYS
    else:
        scrolls = isinstance(event, QWheelEvent)
    return scrolls and not isinstance(field, QPlainTextEdit)
