"""People to point at."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from recoverytimer.figure.ui.figures import Figures
from tests.figure.making import POSES


@pytest.fixture
def figures(tmp_path: Path, qapp: QApplication) -> Iterator[Figures]:
    made = Figures(POSES, tmp_path / "pictures", lambda: "ana")
    yield made
    made.close()


def as_drawn(bot: QtBot, figures: Figures) -> None:
    """Wait until all that is shown has been drawn."""
    for _ in range(2):
        QApplication.processEvents()
        bot.waitUntil(lambda: not figures.is_busy)
    QApplication.processEvents()
