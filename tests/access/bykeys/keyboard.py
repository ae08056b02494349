"""Somebody who has a keyboard and nothing else."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)
from pytestqt.exceptions import TimeoutError as TooLate

from recoverytimer.records.ui.background import WorkingSign
from tests.access.seenfocus import current_part, is_seen
from tests.driving import Driver

LONGEST_ROAD = 15
"""As many Tabs are a long way to something that is often wanted."""


def _is_at_work() -> bool:
    """Whether the app says that it is, for which a slow computer gives it time."""
    return isinstance(QApplication.activeModalWidget(), WorkingSign)


class Keyboard:
    """Presses keys where the window has them go, and looks each time where they would go next."""

    def __init__(self, driver: Driver) -> None:
        self.driver = driver
        self._seen: set[object] = set()
        self.settle()

    def __call__(self, *keys: str) -> None:
        """Press keys, as they stand on sheets of keys."""
        for name in keys:
            combination = QKeySequence(name)[0]
            self._press(combination.key(), combination.keyboardModifiers())
            self.look(f"after {name}")

    def type(self, text: str) -> None:
        """Type a text where the keyboard is."""
        for letter in text:
            self._press(letter)
        self.look(f"after {text!r}")

    def _press(
        self,
        key: Qt.Key | str,
        modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        # The window that a key closes does not see it let go.
        for do in (QTest.keyPress, QTest.keyRelease):
            window = QGuiApplication.focusWindow()
            assert window is not None, f"no window has the keyboard for {key}"
            do(window, key, modifiers)
            self.settle()

    def replace(self, text: str) -> None:
        """Type a text in place of what a field holds."""
        self("Ctrl+A")
        self.type(text)

    def tab_to(self, name: str, *, back: bool = False, most: int = LONGEST_ROAD) -> None:
        """Go on to what has a name, by Tab alone."""
        self._until(name, "Shift+Tab" if back else "Tab", lambda: called(self.at), most)

    def tab_to_list(self) -> None:
        """Go on to the next list, by Tab alone."""
        self("Tab")
        while not isinstance(self.at, QAbstractItemView):
            self("Tab")

    def walk_to(self, name: str, key: str = "Down", most: int = 40) -> None:
        """Go on among the parts of what has the keyboard, by an arrow."""
        self._until(name, key, self._part, most)

    def press(self, name: str, *, back: bool = False, most: int = LONGEST_ROAD) -> None:
        """Go to a button and press it."""
        self.tab_to(name, back=back, most=most)
        self("Space")

    def choose(self, name: str) -> None:
        """Choose in the menu that is open."""
        assert isinstance(QApplication.activePopupWidget(), QMenu)
        self.walk_to(name)
        self("Return")

    @property
    def at(self) -> QWidget:
        """What has the keyboard."""
        found = QApplication.focusWidget()
        assert found is not None, "nothing has the keyboard"
        return found

    @property
    def name(self) -> str:
        """What that is called."""
        return called(self.at)

    @property
    def text(self) -> str:
        """All that is to be read in the window in front."""
        window = QApplication.activeWindow()
        assert window is not None
        shown = [w for w in window.findChildren(QLabel) if w.isVisible()]
        return "\n".join(w.text() for w in shown)

    def reads(self, *texts: str) -> None:
        """There is to be read, sooner or later."""
        try:
            self.driver.bot.waitUntil(lambda: all(text in self.text for text in texts))
        except TooLate:
            pytest.fail(f"{texts} is not to be read in {self.text!r}")

    def wait(self, is_so: Callable[[], bool]) -> None:
        """Wait for what comes sooner or later, and see where the keyboard is then."""
        self.driver.bot.waitUntil(lambda: is_so() and not _is_at_work())
        self.settle()
        self.look("after waiting")

    def settle(self) -> None:
        """Let happen what is to follow at once; who closes a window is back in the one before."""
        for _ in range(3):
            QApplication.processEvents()
            if QApplication.activePopupWidget() is None:
                window = QApplication.activeModalWidget() or self._window
                if QApplication.activeWindow() is not window:
                    window.activateWindow()
        QApplication.processEvents()
        QApplication.processEvents()

    @property
    def _window(self) -> QWidget:
        """The window of the app: there is one at a time."""
        shown = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w.isWindow()]
        main = self.driver.app.window
        return main if main in shown or not shown else shown[0]

    def look(self, when: str) -> None:
        """See where the keyboard is."""
        if QApplication.activePopupWidget() is not None:
            return
        at, window = QApplication.focusWidget(), QApplication.activeWindow()
        assert at is not None, f"{when} nothing has the keyboard"
        said = f"{when} the keyboard is at {type(at).__name__} {called(at)!r}"
        assert at.isVisible(), f"{said}, which is hidden"
        assert at.isEnabled(), f"{said}, which is disabled"
        assert window is not None, f"{said}, and no window is in front"
        assert at is not window, f"{said}, the window itself"
        assert window.isAncestorOf(at), f"{said}, behind {type(window).__name__}"
        # What was seen at a place is seen there again.
        corner = at.mapTo(window, at.rect().topLeft()).toTuple()
        place = (type(at), called(at), corner, current_part(at).getRect())
        assert place in self._seen or is_seen(at), f"{said}, which is not seen"
        self._seen.add(place)

    def _until(self, name: str, key: str, where: Callable[[], str], most: int) -> None:
        road = [where()]
        while not road[-1].startswith(name):
            assert len(road) <= most, f"{name!r} is not on the way {road}"
            self(key)
            road.append(where())

    def _part(self) -> str:
        """What is current in what has the keyboard."""
        popup = QApplication.activePopupWidget()
        if isinstance(popup, QMenu):
            action = popup.activeAction()
            return action.text().replace("&", "") if action else ""
        at = self.at
        if isinstance(at, QAbstractItemView):
            index = at.currentIndex()
            return str(index.data(0x0B) or index.data() or "")
        if isinstance(at, QTabBar):
            return at.tabText(at.currentIndex())
        if isinstance(at, QComboBox):
            return at.currentText()
        return at.accessibleDescription() or called(at)


def called(widget: QWidget) -> str:
    """What a widget is called."""
    text = getattr(widget, "text", None)
    if widget.accessibleName():
        return widget.accessibleName()
    if isinstance(widget, QLineEdit | QPlainTextEdit) or text is None:
        return ""
    return str(text()).strip().replace("&", "")
