"""What the system says of how a person wants to see things."""

from __future__ import annotations


def wants_stillness() -> bool:
    """Whether the system asks for pictures that stand still."""
    # Few ask, and it costs more than a picture to have PySide name all that a style does.
    from PySide6.QtWidgets import QApplication, QStyle

    hint = QStyle.StyleHint.SH_Widget_Animation_Duration
    return QApplication.style().styleHint(hint) == 0
