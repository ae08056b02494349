"""What is laid out by hand, where one reads from right to left."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QStyle

from recoverytimer.figure.ui.widget import FigurePicture
from recoverytimer.records.ui.exportdialog import INDENT, ExportDialog
from recoverytimer.routine.ui.stepscard import StepsCard
from recoverytimer.theme.theme import SPACE
from tests.driving import Driver
from tests.pages import PAGES

Part = Callable[[QRect], QRect]
BEGINNINGS: dict[str, Part] = {
    "exercises": lambda row: QRect(row.left() + 2 * SPACE, row.top() + 2 * SPACE, 96, 72),
    "routines": lambda row: QRect(row.left() + 25, row.bottom() - 48, 16, 32),
    "editor": lambda row: QRect(row.left() + SPACE, row.top(), 56, row.height()),
}
"""Where the picture or the dot of a row is, as it is laid out from left to right."""


def beginning(driver: Driver, name: str) -> QImage:
    """What is seen where one begins to read the first row of a list."""
    PAGES[name](driver)
    QApplication.processEvents()
    lists = driver.app.window.findChildren(QAbstractItemView)
    view = max((v for v in lists if v.isVisible()), key=lambda v: v.width() * v.height())
    view.grab()
    driver.bot.waitUntil(lambda: not driver.app.services.figures.is_busy)
    QApplication.processEvents()
    row = view.visualRect(view.model().index(0, 0))
    part = QStyle.visualRect(view.layoutDirection(), row, BEGINNINGS[name](row))
    return view.viewport().grab(part).toImage()


@pytest.mark.parametrize("name", BEGINNINGS)
def test_a_row_begins_with_its_picture(
    make: Callable[..., Driver], request: pytest.FixtureRequest, name: str
) -> None:
    seen = beginning(make(), name)
    request.getfixturevalue("right_to_left")
    assert beginning(make(), name) == seen


@pytest.mark.usefixtures("right_to_left")
def test_the_steps_of_a_group_are_set_in(make: Callable[..., Driver]) -> None:
    driver = make()
    PAGES["entry"](driver)
    QApplication.processEvents()
    steps = next(c for c in driver.app.window.findChildren(StepsCard) if c.isVisible())
    ends = [p.geometry().right() for p in steps.findChildren(FigurePicture)]
    # The second one is done in rounds.
    assert ends[1] == ends[0] - 3 * SPACE
    assert ends[2] == ends[0]


@pytest.mark.usefixtures("right_to_left")
def test_what_is_said_of_a_choice_is_set_in(driver: Driver) -> None:
    dialog = ExportDialog(date(2026, 3, 4))
    driver.bot.addWidget(dialog)
    margins = [label.contentsMargins() for label in dialog.findChildren(QLabel)]
    assert INDENT in {m.right() for m in margins}
    assert INDENT not in {m.left() for m in margins}
