"""What screen readers take widgets for."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from recoverytimer.widgets.roles import take_for, tell_roles


@pytest.fixture(scope="module", autouse=True)
def _told() -> None:
    tell_roles()


def role_of(widget: QWidget) -> QAccessible.Role:
    return QAccessible.queryAccessibleInterface(widget).role()


def test_a_widget_is_taken_for_what_it_is_said_to_be(qtbot: QtBot) -> None:
    page, other, known = QWidget(), QWidget(), QPushButton("Start")
    for widget in (page, other, known):
        qtbot.addWidget(widget)
    page.setAccessibleName("Today")
    take_for(page, QAccessible.Role.Grouping)
    assert role_of(page) is QAccessible.Role.Grouping
    found = QAccessible.queryAccessibleInterface(page)
    assert found.text(QAccessible.Text.Name) == "Today"
    assert role_of(other) is QAccessible.Role.Client
    assert role_of(known) is QAccessible.Role.PushButton


def test_widgets_that_were_described_can_go(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    for _ in range(200):
        widget = QWidget(holder)
        take_for(widget, QAccessible.Role.Grouping)
        assert role_of(widget) is QAccessible.Role.Grouping
        widget.deleteLater()
    gc.collect()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert holder.children() == []
