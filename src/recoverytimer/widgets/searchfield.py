"""Where one types what one looks for."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from recoverytimer.theme.theme import SPACE


def search_field(hint: str, name: str, words: str = "") -> QLineEdit:
    """A field with a hint in it; `name` is for screen readers. It is as wide as there is room."""
    field = QLineEdit(words)
    field.setProperty("role", "search")
    field.setPlaceholderText(hint)
    field.setAccessibleName(name)
    field.setClearButtonEnabled(True)
    field.setMinimumWidth(22 * SPACE)
    field.setMaximumWidth(38 * SPACE)
    return field
