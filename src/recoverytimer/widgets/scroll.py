"""A page that scrolls up and down on the window's own ground, by the keyboard too."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMetaObject, QObject, QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QAbstractScrollArea, QAbstractSlider, QFrame, QScrollArea, QWidget
from shiboken6 import isValid

SCROLL_BAR = 12
"""How wide the style sheet makes one."""
MARGIN = 48
"""So much of what is around is seen with what the keyboard goes to."""


_Action = QAbstractSlider.SliderAction
_PLAIN, _SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
_ACTIONS = {
    (Qt.Key.Key_Up, _PLAIN): _Action.SliderSingleStepSub,
    (Qt.Key.Key_Down, _PLAIN): _Action.SliderSingleStepAdd,
    (Qt.Key.Key_PageUp, _PLAIN): _Action.SliderPageStepSub,
    (Qt.Key.Key_PageDown, _PLAIN): _Action.SliderPageStepAdd,
    (Qt.Key.Key_Space, _SHIFT): _Action.SliderPageStepSub,
    (Qt.Key.Key_Space, _PLAIN): _Action.SliderPageStepAdd,
    (Qt.Key.Key_Home, _PLAIN): _Action.SliderToMinimum,
    (Qt.Key.Key_End, _PLAIN): _Action.SliderToMaximum,
}


class VerticalScroll(QScrollArea):
    """Scrolls its content up and down only; the content is as wide as the area.

    It scrolls by keys, see `scroll_by_keys`, and to what the keyboard goes to. What has nothing to
    tab to in a window with other things, such as a text, is made `reachable` itself, by a name.
    """

    def __init__(
        self, content: QWidget, parent: QWidget | None = None, *, reachable: str = ""
    ) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        policy = Qt.FocusPolicy.TabFocus if reachable else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(policy)
        self.setProperty("reachable", bool(reachable))
        if reachable:
            self.setAccessibleName(reachable)
        # Asked for its own one, PySide would first load every class of widgets there is.
        self.setViewport(QWidget())
        self.setWidget(content)
        content.setAutoFillBackground(False)
        scroll_by_keys(self)

    @property
    def spoken_role(self) -> QAccessible.Role | None:
        """What is reached itself is there to be read."""
        is_reached = self.focusPolicy() is not Qt.FocusPolicy.NoFocus
        return QAccessible.Role.Document if is_reached else None

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Scroll by a key that nothing in it has a use for."""
        event.setAccepted(_scrolled(self, event))

    def show_focused(self, focused: QObject) -> None:
        """Scroll to what got the keyboard; under the mouse nothing moves."""
        if not isinstance(focused, QWidget) or QGuiApplication.mouseButtons():
            return
        if self.viewport().isAncestorOf(focused):
            self.reveal(focused, MARGIN)

    def reveal(self, part: QWidget, margin: int = 0) -> None:
        """Scroll to a part of the content; to its beginning, where it is higher than the area."""
        content = self.widget()
        top = part.mapTo(content, QPoint()).y() if content else 0
        end = top + min(part.height(), self.viewport().height()) - 1
        for y in (end, top):
            self.ensureVisible(0, y, 0, margin)


def show_in_scrollers(focused: QWidget) -> None:
    """Have a widget be seen in what it scrolls in, now that all around it has its place."""
    around = focused.parentWidget()
    while around is not None and not around.isWindow():
        if isinstance(around, VerticalScroll):
            around.show_focused(focused)
        around = around.parentWidget()


def scroll_by_keys(area: QAbstractScrollArea) -> None:
    """Let an area scroll, while it is seen, by keys that nothing in its window has a use for.

    They are Page Up and Down, Home and End, the arrows and Space, wherever the keyboard is.
    """
    area.installEventFilter(_UnusedKeys(area))


class _UnusedKeys(QObject):
    """Sees the keys that went from the focused widget up to the window, and none took."""

    def __init__(self, area: QAbstractScrollArea) -> None:
        super().__init__(area)
        self._area = area
        self._window: QWidget | None = None
        self._following: QMetaObject.Connection | None = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Look at the window while the area is seen."""
        if watched is self._area:
            if event.type() == QEvent.Type.Show:
                self._begin()
            elif event.type() == QEvent.Type.Hide:
                self._end()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return _scrolled(self._area, event)
        return False

    def _begin(self) -> None:
        self._end()
        self._window = self._area.window()
        if self._window is not self._area:
            self._window.installEventFilter(self)
        handle = self._window.windowHandle()
        if handle and isinstance(self._area, VerticalScroll):
            self._following = handle.focusObjectChanged.connect(self._area.show_focused)

    def _end(self) -> None:
        # A dialog hides what is in it as the last thing it does, when it cannot be spoken to.
        if self._window and self._window is not self._area and isValid(self._window):
            self._window.removeEventFilter(self)
        if self._following:
            QObject.disconnect(self._following)
        self._window = self._following = None


def _scrolled(area: QAbstractScrollArea, event: QKeyEvent) -> bool:
    """Whether a key scrolls an area."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    action = _ACTIONS.get((Qt.Key(event.key()), modifiers))
    bar = area.verticalScrollBar()
    if action is None or bar.minimum() == bar.maximum():
        return False
    bar.triggerAction(action)
    return True


def keep_room(area: QAbstractScrollArea) -> None:
    """Let a scroll bar always have its room, and be seen only where there is more to see."""
    area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
    bar = area.verticalScrollBar()
    bar.rangeChanged.connect(lambda low, high: bar.setEnabled(high > low))
    bar.setEnabled(bar.maximum() > bar.minimum())
