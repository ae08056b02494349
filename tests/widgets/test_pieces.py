from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from recoverytimer.widgets.pieces import ROWS, add_in_pieces

MANY = 5 * ROWS + 3
CORNER = QPoint(0, 0)


def names(page: QWidget) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel)]


def a_page(qtbot: QtBot, count: int) -> QWidget:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    add_in_pieces(column, range(count), lambda inner, n: inner.addWidget(QLabel(str(n))))
    column.addWidget(QLineEdit("last"))
    page.show()
    return page


def test_a_screen_full_is_there_at_once_and_the_rest_follows_in_order(qtbot: QtBot) -> None:
    page = a_page(qtbot, MANY)
    assert names(page) == [str(n) for n in range(ROWS)]
    qtbot.waitUntil(lambda: len(names(page)) == MANY)
    last = page.findChildren(QLabel)[-1]
    qtbot.waitUntil(last.isVisible)
    shown = sorted(page.findChildren(QLabel), key=lambda label: label.mapTo(page, CORNER).y())
    assert [label.text() for label in shown] == [str(n) for n in range(MANY)]
    assert page.findChild(QLineEdit).mapTo(page, CORNER).y() > shown[-1].mapTo(page, CORNER).y()


def test_few_rows_are_all_there_at_once(qtbot: QtBot) -> None:
    assert len(names(a_page(qtbot, ROWS))) == ROWS
    assert names(a_page(qtbot, 0)) == []


def test_a_page_that_goes_meanwhile_takes_nothing_more(qtbot: QtBot) -> None:
    page, added = QWidget(), []
    add_in_pieces(QVBoxLayout(page), range(MANY), lambda _inner, n: added.append(n))
    with qtbot.waitSignal(page.destroyed):
        page.deleteLater()
    qtbot.wait(0)
    assert len(added) < MANY


def test_tab_leads_through_the_rows_as_they_stand(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    add_in_pieces(column, range(MANY), lambda inner, n: inner.addWidget(QPushButton(str(n))))
    column.addWidget(QLineEdit("last"))
    page.show()
    qtbot.waitUntil(lambda: len(page.findChildren(QPushButton)) == MANY)
    first, *_others, last = page.findChildren(QPushButton)
    qtbot.waitUntil(last.isVisible)
    first.setFocus()
    for n in range(1, MANY):
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        assert isinstance(page.focusWidget(), QPushButton)
        assert page.focusWidget().text() == str(n)
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
    assert isinstance(page.focusWidget(), QLineEdit)
