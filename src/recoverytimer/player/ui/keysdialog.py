"""The keys of the player, on one sheet."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QVBoxLayout, QWidget

from recoverytimer.player.ui.page import PLAYER_KEYS
from recoverytimer.theme.theme import SPACE
from recoverytimer.widgets.text import plain


class KeysDialog(QDialog):
    """Lists every key."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keys")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * SPACE, 3 * SPACE, 3 * SPACE, 3 * SPACE)
        layout.setSpacing(2 * SPACE)
        grid = QGridLayout()
        grid.setHorizontalSpacing(4 * SPACE)
        grid.setVerticalSpacing(SPACE)
        for row, (key, text) in enumerate(PLAYER_KEYS):
            grid.addWidget(plain(key, "strong", wrap=False), row, 0)
            grid.addWidget(plain(text, wrap=False), row, 1)
        layout.addLayout(grid)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        box.rejected.connect(self.reject)
        layout.addWidget(box)
