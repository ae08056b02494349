"""One calm sentence at the bottom of a window, perhaps with a way back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent, QEnterEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from recoverytimer.base.plaintext import printable
from recoverytimer.settings.settings import NoticeTime
from recoverytimer.shell import words
from recoverytimer.theme.icons import painted_icon
from recoverytimer.theme.theme import SPACE, at_text_size
from recoverytimer.widgets.button import button, icon_button
from recoverytimer.widgets.layout import row_of
from recoverytimer.widgets.text import as_button_text, plain

MARGIN = 24
WIDEST = 80 * SPACE
# Ours: time to notice it, and a pace that is slow for reading.
NOTICING_S, WORD_S = 8.0, 0.5
WITH_ACTION_S = 20.0
LONGER = 3


class Notice(QFrame):
    """Floats over the bottom of its parent and goes away by itself, after time to read it.

    It stays while the pointer rests on it or it has the keyboard, which Tab brings to it from
    wherever it is; Escape sends it away, and so does its cross. Where it would cover what has the
    keyboard, it is at the top.

    Args:
        time: says how long the person wants notices to stay.
        timer: after which it goes, for tests.
    """

    def __init__(
        self,
        parent: QWidget,
        time: Callable[[], NoticeTime] = lambda: NoticeTime.USUAL,
        timer: QTimer | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "notice")
        self._time = time
        self._text = plain("", tone="notice")
        self._button = button("")
        self._close = icon_button(
            painted_icon("close", "notice_ink"), words.close_notice(), do=self._leave
        )
        self._then: Callable[[], object] | None = None
        self._timer = timer or QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._leave)
        row = row_of((self._text, 1), self._button, self._close, gap=2 * SPACE)
        row.setContentsMargins(2 * SPACE, SPACE, SPACE, SPACE)
        self.setLayout(row)
        self._button.clicked.connect(self._act)
        for one in (self._button, self._close):
            one.installEventFilter(self)
        parent.installEventFilter(self)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._make_way)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence; empty while hidden."""
        return "" if self.isHidden() else self._text.text()

    def tell(
        self,
        text: str,
        action: str = "",
        then: Callable[[], object] | None = None,
        *,
        least_s: float = 0.0,
    ) -> None:
        """Show a sentence; the button `action` hides the notice and calls `then`.

        It stays as long as it takes to read it, and at least so many seconds.
        """
        text = printable(text)
        self._then = then
        self._text.setText(text)
        self._button.setText(as_button_text(action))
        self._button.setVisible(bool(action))
        seconds = NOTICING_S + WORD_S * len(text.split())
        seconds = max(seconds, least_s, WITH_ACTION_S if action else 0.0)
        longer = LONGER if self._time() is NoticeTime.LONGER else 1
        self._timer.setInterval(round(seconds * longer * 1000))
        self._place()
        self._come_next()
        self.show()
        self.raise_()
        self._count_down()
        self.setAccessibleName(text)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def take_keyboard(self) -> bool:
        """Give the keyboard to its first button; whether it is shown and had no keyboard."""
        takes = self.isVisible() and not self._has_keyboard
        if takes:
            first = self._button if self._button.isVisible() else self._close
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return takes

    def take_back(self, text: str) -> None:
        """Go away if this is what is told now."""
        if self.text == printable(text):
            self._leave()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Stay at the bottom of the parent, and stay while it has the keyboard."""
        if event.type() == QEvent.Type.Resize and watched is self.parent():
            self._place()
        elif event.type() == QEvent.Type.FocusIn and watched is not self.parent():
            self._timer.stop()
        elif event.type() == QEvent.Type.FocusOut and watched is not self.parent():
            QTimer.singleShot(0, self, self._count_down)
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Count only what a person can see."""
        self._count_down()
        super().showEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802
        """Stay while the pointer rests here."""
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """Go on counting."""
        self._count_down()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go away on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _count_down(self) -> None:
        stays = self._time() is NoticeTime.CLOSED or self._has_keyboard or self.underMouse()
        if self.isVisible() and not stays:
            self._timer.start()

    @property
    def _has_keyboard(self) -> bool:
        return self._button.hasFocus() or self._close.hasFocus()

    def _come_next(self) -> None:
        """Be what Tab leads to from where the keyboard is."""
        before = self.window().focusWidget()
        if before is not None and not self._has_keyboard:
            QWidget.setTabOrder(before, self._button)
        QWidget.setTabOrder(self._button, self._close)

    def _act(self) -> None:
        then = self._then
        self._leave()
        if then is not None:
            then()

    def _leave(self) -> None:
        self._timer.stop()
        self._then = None
        self.hide()

    def _place(self) -> None:
        home = self.parentWidget()
        if home is None:
            return
        one_line = self._text.fontMetrics().horizontalAdvance(self._text.text())
        others = self.sizeHint().width() - self._text.sizeHint().width()
        width = min(at_text_size(self, WIDEST), one_line + others + 8, home.width() - 2 * MARGIN)
        height = max(self.heightForWidth(width), self.sizeHint().height())
        left = (home.width() - width) // 2
        self.setGeometry(left, home.height() - height - MARGIN, width, height)
        if self._covers(home.focusWidget()):
            self.move(left, MARGIN)

    def _make_way(self) -> None:
        if self.isVisible():
            self._place()

    def _covers(self, focused: QWidget | None) -> bool:
        """Whether it lies on what the keyboard is at; not where that is a page around it."""
        home = self.parentWidget()
        if home is None or focused is None or self.isAncestorOf(focused):
            return False
        there = QRect(focused.mapTo(home, QPoint()), focused.size())
        return self.geometry().intersects(there) and not there.contains(self.geometry())
