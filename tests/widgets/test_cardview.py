import pytest
from PySide6.QtCore import QCoreApplication, QRect, QSize, QStringListModel, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget
from pytestqt.qtbot import QtBot

from recoverytimer.theme.colours import LIGHT
from recoverytimer.theme.theme import Themes
from recoverytimer.widgets.cardview import CardDelegate, CardView
from recoverytimer.widgets.modelindex import ModelIndex
from recoverytimer.widgets.painting import visual_rect


class Bare(CardDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, _index: ModelIndex) -> QSize:
        return QSize(self.width, 100)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: ModelIndex) -> None:
        self.paint_card(painter, option, index)


@pytest.fixture
def view(qtbot: QtBot, themes: Themes) -> CardView:
    home = QWidget()
    qtbot.addWidget(home)
    made = CardView(Bare(200, home), "Cards", home)
    made.setModel(QStringListModel(["a", "b"], made))
    home.resize(500, 300)
    made.resize(500, 300)
    home.show()
    qtbot.waitExposed(home)
    return made


def edges(view: CardView, colour: str) -> list[int]:
    """The rows of the cards that have an edge of a colour."""
    image = view.viewport().grab().toImage()
    rows = range(view.model().rowCount())
    return [row for row in rows if _has(image, _place(view, row), QColor(colour))]


def _place(view: CardView, row: int) -> QRect:
    return view.visualRect(view.model().index(row, 0))


def _has(image: QImage, place: QRect, colour: QColor) -> bool:
    middle = place.center().y()
    return any(image.pixelColor(x, middle) == colour for x in range(place.left(), place.right()))


def test_the_card_that_has_the_keys_has_the_edge_of_what_is_focused(
    view: CardView, qtbot: QtBot
) -> None:
    view.setFocus()
    view.setCurrentIndex(view.model().index(0, 0))
    assert edges(view, LIGHT.focus) == [0]
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert edges(view, LIGHT.focus) == [1]
    view.clearFocus()
    assert edges(view, LIGHT.focus) == []


def test_the_card_under_the_pointer_has_an_edge(view: CardView, qtbot: QtBot) -> None:
    view.clearFocus()
    for row in (0, 1, 0):
        qtbot.mouseMove(view.viewport(), _place(view, row).center())
        QCoreApplication.processEvents()
        assert edges(view, LIGHT.line) == [row]


@pytest.mark.parametrize(
    "direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft]
)
def test_a_part_of_an_area_is_seen_where_qt_would_have_it(direction: Qt.LayoutDirection) -> None:
    area, room = QRect(7, 3, 101, 40), QRect(12, 9, 30, 11)
    assert visual_rect(direction, area, room) == QStyle.visualRect(direction, area, room)
