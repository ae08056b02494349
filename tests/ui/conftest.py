from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from recoverytimer.core.settings import ThemeChoice
from recoverytimer.ui.theme import Themes

ICON_FOLDER = Path(__file__).parents[2] / "resources" / "icons"


@pytest.fixture
def themes(qapp: QApplication) -> Themes:
    return Themes(qapp, ThemeChoice.LIGHT, 1.0, ICON_FOLDER)
