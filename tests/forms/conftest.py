"""Fields that a test makes without a window around them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True)
def _let_go_of_fields(qapp: QApplication) -> Iterator[None]:
    """What stands in no window would be left for all tests that follow."""
    yield
    for widget in QApplication.topLevelWidgets():
        if widget.parent() is None:
            widget.deleteLater()
