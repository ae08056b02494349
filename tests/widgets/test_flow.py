import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from recoverytimer.theme.theme import Themes
from recoverytimer.widgets.chip import Chip
from recoverytimer.widgets.flow import FlowLayout


class Block(QWidget):
    def __init__(self, width: int = 100, height: int = 40) -> None:
        super().__init__()
        self._size = QSize(width, height)

    def sizeHint(self) -> QSize:
        return self._size

    def minimumSizeHint(self) -> QSize:
        return QSize(20, self._size.height())


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    FlowLayout(made, gap=8)
    return made


def flow(host: QWidget) -> FlowLayout:
    layout = host.layout()
    assert isinstance(layout, FlowLayout)
    return layout


def fill(host: QWidget, *widths: int) -> list[QWidget]:
    blocks = [Block(width) for width in widths]
    for block in blocks:
        flow(host).addWidget(block)
    host.show()
    return blocks


def places(blocks: list[QWidget]) -> list[tuple[int, int]]:
    return [(block.x(), block.y()) for block in blocks]


def test_what_no_longer_fits_goes_to_the_next_row(host: QWidget) -> None:
    blocks = fill(host, 100, 100, 100)
    host.resize(210, 200)
    flow(host).activate()
    assert places(blocks) == [(0, 0), (108, 0), (0, 48)]


def test_where_one_reads_from_the_right_the_first_stands_there(host: QWidget) -> None:
    host.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    blocks = fill(host, 100, 100, 100)
    host.resize(210, 200)
    flow(host).activate()
    assert places(blocks) == [(110, 0), (2, 0), (110, 48)]


def test_what_just_fits_stays(host: QWidget) -> None:
    blocks = fill(host, 100, 100)
    host.resize(208, 200)
    flow(host).activate()
    assert places(blocks) == [(0, 0), (108, 0)]


def test_the_height_follows_the_width(host: QWidget) -> None:
    fill(host, 100, 100, 100)
    assert [flow(host).heightForWidth(width) for width in (400, 210, 100)] == [40, 88, 136]


def test_one_wider_than_the_row_is_shrunk(host: QWidget) -> None:
    blocks = fill(host, 300)
    host.resize(120, 100)
    flow(host).activate()
    assert blocks[0].width() == 120


def test_hidden_ones_take_no_room(host: QWidget) -> None:
    blocks = fill(host, 100, 100, 100)
    blocks[1].hide()
    host.resize(210, 100)
    flow(host).activate()
    assert places(blocks)[2] == (108, 0)
    assert flow(host).sizeHint() == QSize(208, 40)


def test_margins_count(host: QWidget) -> None:
    blocks = fill(host, 100, 100)
    flow(host).setContentsMargins(10, 20, 30, 40)
    host.resize(240, 200)
    flow(host).activate()
    assert places(blocks) == [(10, 20), (10, 68)]
    assert flow(host).heightForWidth(240) == 20 + 88 + 40
    assert flow(host).minimumSize() == QSize(20 + 40, 40 + 60)


def test_items_can_be_taken_out_again(host: QWidget) -> None:
    fill(host, 100, 50)
    layout = flow(host)
    taken = layout.takeAt(0)
    assert taken is not None
    assert layout.count() == 1
    assert layout.takeAt(5) is None
    assert layout.itemAt(-1) is None


def test_an_empty_one_needs_nothing(host: QWidget) -> None:
    assert flow(host).heightForWidth(100) == 0
    assert flow(host).sizeHint() == QSize(0, 0)


def test_a_column_gives_it_the_height_it_needs(qtbot: QtBot, themes: Themes) -> None:
    window, host = QWidget(), QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    layout = FlowLayout(host)
    chips = [Chip(f"Number {number}") for number in range(12)]
    for chip in chips:
        layout.addWidget(chip)
    below = QLabel("below")
    column.addWidget(host)
    column.addWidget(below)
    column.addStretch()
    window.resize(300, 800)
    window.show()
    qtbot.waitExposed(window)
    last = max(chip.geometry().bottom() for chip in chips)
    assert last > 200
    assert host.y() + last < below.y()


def test_without_a_parent_it_can_be_set_later(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    layout = FlowLayout()
    layout.addWidget(QPushButton("x"))
    host.setLayout(layout)
    assert layout.count() == 1
