from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, QTimer
from PySide6.QtGui import QCursor, QEnterEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from recoverytimer.settings.settings import NoticeTime
from recoverytimer.shell.notice import Notice
from recoverytimer.theme.theme import SPACE, Themes
from recoverytimer.widgets.tabstops import tab_stops
from tests.driving import Driver


@pytest.fixture
def window(qtbot: QtBot, themes: Themes) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(800, 600)
    made.show()
    qtbot.waitExposed(made)
    return made


class Hourglass(QTimer):
    """Runs out when a test says so."""

    runs = False

    def start(self, *_: object) -> None:
        self.runs = True

    def stop(self) -> None:
        self.runs = False

    def run_out(self) -> None:
        if self.runs:
            self.runs = False
            self.timeout.emit()


@pytest.fixture
def hourglass() -> Hourglass:
    return Hourglass()


@pytest.fixture
def notice(window: QWidget, hourglass: Hourglass) -> Notice:
    # It does not come up under the pointer.
    QCursor.setPos(window.mapToGlobal(QPoint()))
    return Notice(window, timer=hourglass)


def action(notice: Notice) -> QPushButton:
    return notice.findChildren(QPushButton)[0]


def cross(notice: Notice) -> QPushButton:
    return notice.findChildren(QPushButton)[1]


def test_nothing_is_said_at_first(notice: Notice) -> None:
    assert notice.isHidden()
    assert notice.text == ""


def test_it_stands_at_the_bottom_in_the_middle(notice: Notice, window: QWidget) -> None:
    notice.tell("Glute relief was deleted.")
    assert notice.isVisible()
    assert notice.text == "Glute relief was deleted."
    for width, height in ((800, 600), (1200, 900), (320, 480)):
        window.resize(width, height)
        QApplication.processEvents()
        box = notice.geometry()
        assert abs(box.center().x() - width / 2) <= 1
        assert height - 40 < box.bottom() < height
        assert box.left() >= 0


def test_it_covers_nothing_that_can_be_pressed_where_there_is_another_place(
    notice: Notice, window: QWidget
) -> None:
    notice.tell("Shared.")
    usual = notice.geometry()
    share = QPushButton("Share", window)
    share.setGeometry(usual.adjusted(8, 8, -8, -8))
    share.show()
    notice.tell("Shared.")
    assert not notice.geometry().intersects(share.geometry())
    assert window.rect().contains(notice.geometry())
    share.hide()
    notice.tell("Shared.")
    assert notice.geometry() == usual


def test_it_lies_in_the_sidebar_as_long_as_it_fits_there(driver: Driver) -> None:
    window, last = driver.app.window, driver.button("Stop? Get help")
    for size in ((960, 640), (1280, 800), (1920, 1080)):
        window.resize(*size)
        window.notice.tell("Session deleted.", "Undo", lambda: None)
        box = window.notice.geometry()
        assert box.right() < last.width() + 3 * SPACE
        controls = [w for w in tab_stops(window) if not window.notice.isAncestorOf(w)]
        boxes = [QRect(w.mapTo(window, QPoint()), w.size()) for w in controls]
        assert not any(box.intersects(one) for one in boxes)
    window.notice.tell("A sentence that goes on and on. " * 20)
    assert window.notice.geometry().left() > last.width() + 3 * SPACE
    window.notice.tell("Session deleted.")
    window.session.show()
    driver.bot.waitUntil(lambda: not _covers(window.notice, window.session))


def _covers(notice: Notice, one: QWidget) -> bool:
    here = QRect(one.mapTo(one.window(), QPoint()), one.size())
    return here.isValid() and notice.geometry().intersects(here)


def test_long_sentences_wrap(notice: Notice, window: QWidget) -> None:
    notice.tell("short")
    before = notice.height()
    notice.tell("A sentence that goes on and on. " * 8)
    assert notice.height() > before
    assert notice.width() < 800


def test_undo_undoes_once_and_the_notice_goes(qtbot: QtBot, notice: Notice) -> None:
    undone: list[str] = []
    notice.tell("Deleted.", "Undo", lambda: undone.append("yes"))
    qtbot.mouseClick(action(notice), Qt.MouseButton.LeftButton)
    assert undone == ["yes"]
    assert notice.isHidden()


def test_undo_can_tell_something_new(qtbot: QtBot, notice: Notice) -> None:
    notice.tell("Deleted.", "Undo", lambda: notice.tell("It is back."))
    qtbot.mouseClick(action(notice), Qt.MouseButton.LeftButton)
    assert notice.text == "It is back."
    assert action(notice).isHidden()


def test_it_goes_away_by_itself(notice: Notice, hourglass: Hourglass) -> None:
    notice.tell("Saved.")
    hourglass.run_out()
    assert notice.isHidden()


def test_a_timer_of_its_own_sends_it_away(
    qtbot: QtBot, window: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("recoverytimer.shell.notice.NOTICING_S", 0.0)
    notice = Notice(window)
    notice.tell("")
    qtbot.waitUntil(notice.isHidden)


def lasts_s(notice: Notice, hourglass: Hourglass, *said: Any, **more: float) -> float:
    notice.tell(*said, **more)
    return hourglass.interval() / 1000


def test_it_stays_the_longer_the_more_there_is_to_read(
    notice: Notice, hourglass: Hourglass
) -> None:
    short = lasts_s(notice, hourglass, "Saved.")
    long = lasts_s(notice, hourglass, "There is more to be read here. " * 10)
    assert short >= 8
    # Nobody who reads a hundred words a minute is left behind.
    assert long >= 70 / (100 / 60)
    assert lasts_s(notice, hourglass, "Deleted.", "Undo") >= 20
    assert lasts_s(notice, hourglass, "Time to stretch.", least_s=60.0) == 60


def test_it_stays_longer_or_until_it_is_closed_for_who_wants_that(
    qtbot: QtBot, window: QWidget, hourglass: Hourglass
) -> None:
    wanted = [NoticeTime.USUAL]
    notice = Notice(window, lambda: wanted[0], hourglass)
    usual = lasts_s(notice, hourglass, "Saved.")
    wanted[0] = NoticeTime.LONGER
    assert lasts_s(notice, hourglass, "Saved.") == 3 * usual
    hourglass.stop()
    wanted[0] = NoticeTime.CLOSED
    notice.tell("Saved.")
    assert not hourglass.runs
    qtbot.mouseClick(cross(notice), Qt.MouseButton.LeftButton)
    assert notice.isHidden()


def test_tab_leads_to_it_from_wherever_the_keyboard_is(
    qtbot: QtBot, window: QWidget, notice: Notice, hourglass: Hourglass
) -> None:
    here = QPushButton(window)
    here.show()
    QPushButton(window).show()
    here.setFocus()
    qtbot.waitUntil(here.hasFocus)
    notice.tell("Deleted.", "Undo", lambda: None)
    qtbot.keyClick(here, Qt.Key.Key_Tab)
    assert action(notice).hasFocus()
    qtbot.keyClick(action(notice), Qt.Key.Key_Tab)
    assert cross(notice).hasFocus()
    hourglass.run_out()
    assert notice.isVisible()
    qtbot.keyClick(cross(notice), Qt.Key.Key_Space)
    assert notice.isHidden()


def test_it_stays_while_its_button_has_the_keyboard(
    qtbot: QtBot, notice: Notice, hourglass: Hourglass
) -> None:
    notice.tell("Deleted.", "Undo", lambda: None)
    action(notice).setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(action(notice).hasFocus)
    hourglass.run_out()
    assert notice.isVisible()
    action(notice).clearFocus()
    qtbot.waitUntil(lambda: hourglass.runs)
    hourglass.run_out()
    assert notice.isHidden()


def test_it_stays_while_the_pointer_rests_on_it(
    notice: Notice, hourglass: Hourglass, monkeypatch: pytest.MonkeyPatch
) -> None:
    notice.tell("Saved.")
    here = QPointF(5, 5)
    QApplication.sendEvent(notice, QEnterEvent(here, here, here))
    hourglass.run_out()
    assert notice.isVisible()
    monkeypatch.setattr(notice, "underMouse", lambda: False)
    QApplication.sendEvent(notice, QEvent(QEvent.Type.Leave))
    hourglass.run_out()
    assert notice.isHidden()


def test_a_pointer_that_lay_there_before_does_not_keep_it(
    notice: Notice, window: QWidget, hourglass: Hourglass
) -> None:
    here = window.mapToGlobal(QPoint(400, 560))
    QCursor.setPos(here)
    notice.tell("Shared.")
    inside, outside = QPointF(notice.rect().center()), QPointF(here)
    QApplication.sendEvent(notice, QEnterEvent(inside, inside, outside))
    hourglass.run_out()
    assert notice.isHidden()


def test_escape_sends_it_away(qtbot: QtBot, notice: Notice) -> None:
    notice.tell("Deleted.", "Undo", lambda: None)
    qtbot.keyClick(action(notice), Qt.Key.Key_Escape)
    assert notice.isHidden()


def test_screen_readers_get_the_sentence(notice: Notice) -> None:
    notice.tell("Deleted.", "Undo")
    assert notice.accessibleName() == "Deleted."


def test_names_from_files_are_no_markup(notice: Notice) -> None:
    notice.tell("<b>x</b> was deleted.", "Undo & go")
    assert notice.text == "<b>x</b> was deleted."
    assert action(notice).text() == "Undo && go"
