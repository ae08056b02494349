"""One calm sentence that comes and goes, perhaps with a way back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QCursor,
    QEnterEvent,
    QKeyEvent,
    QMouseEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QWidget

from recoverytimer.base.plaintext import printable
from recoverytimer.settings.settings import NoticeTime
from recoverytimer.shell import words
from recoverytimer.shell.noticeplace import MARGIN, beside_all, over_page
from recoverytimer.theme.icons import painted_icon
from recoverytimer.theme.theme import SPACE, at_text_size
from recoverytimer.widgets.button import button, icon_button
from recoverytimer.widgets.tabstops import tab_stops
from recoverytimer.widgets.text import as_button_text, plain

WIDEST = 80 * SPACE
# Ours: time to notice it, and a pace that is slow for reading.
NOTICING_S, WORD_S = 8.0, 0.5
WITH_ACTION_S = 20.0
LONGER = 3


class Notice(QFrame):
    """Floats over its parent and goes away by itself, after time to read it.

    It stays while the pointer has come to it or it has the keyboard, which Tab brings to it from
    wherever it is; Escape sends it away, and so does its cross. It lies beside all that is shown,
    where there is room for that, or else at the bottom of the page, unless it would cover what has
    the keyboard or is to be pressed.

    Args:
        time: says how long the person wants notices to stay.
        timer: after which it goes, for tests.
        beside: gives the room beside all that is shown, and the room of the page, in the parent.
    """

    def __init__(
        self,
        parent: QWidget,
        time: Callable[[], NoticeTime] = lambda: NoticeTime.USUAL,
        timer: QTimer | None = None,
        beside: Callable[[], tuple[QRect, QRect]] | None = None,
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
        self._beside = beside or (lambda: (QRect(), parent.rect()))
        self._pointer: QPoint | None = QPoint()
        self._places = QTimer(self, singleShot=True, interval=0)
        self._places.timeout.connect(self._find_place)
        self._timer = timer or QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._leave)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(2 * SPACE, SPACE, SPACE, SPACE)
        self._grid.setHorizontalSpacing(2 * SPACE)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(0, 1)
        self._arrange(narrow=False)
        self._button.clicked.connect(self._act)
        self.setMouseTracking(True)
        self._text.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        for one in (self._button, self._close):
            one.installEventFilter(self)
        parent.installEventFilter(self)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self.make_way)
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
        # Who only clicked where it comes up has not come to it.
        self._pointer = QCursor.pos()
        self._find_place()
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
        """Keep its place in the parent, and stay while a button has the keyboard or the pointer."""
        if event.type() == QEvent.Type.Resize and watched is self.parent():
            self._find_place()
        elif isinstance(event, QEnterEvent) and watched is not self.parent():
            self._hold(event.globalPosition().toPoint())
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
        """Stay while the pointer rests here, if it came here."""
        self._hold(event.globalPosition().toPoint())
        super().enterEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """The same where it was here before."""
        self._hold(event.globalPosition().toPoint())
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """Go on counting."""
        self._pointer = QCursor.pos()
        self._count_down()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go away on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _hold(self, at: QPoint) -> None:
        """Stay for who has moved the pointer here."""
        if at != self._pointer:
            self._pointer = None
            self._timer.stop()

    def _count_down(self) -> None:
        is_read = self._has_keyboard or self._pointer is None
        stays = self._time() is NoticeTime.CLOSED or is_read
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

    def _find_place(self) -> None:
        """Lie where it covers the least of what there is now."""
        home = self.parentWidget()
        if home is None:
            return
        room, page = self._beside()
        self._arrange(narrow=True)
        place = beside_all(room, self._height)
        if place is None:
            self._arrange(narrow=False)
            place = self._over(home, page)
        self.setGeometry(place)

    def _arrange(self, *, narrow: bool) -> None:
        """Have the action below the sentence where that is narrow."""
        top = Qt.AlignmentFlag.AlignTop if narrow else Qt.AlignmentFlag(0)
        end = Qt.AlignmentFlag.AlignRight if narrow else Qt.AlignmentFlag(0)
        row, column, columns = (1, 0, 3) if narrow else (0, 1, 1)
        self._grid.addWidget(self._text, 0, 0)
        self._grid.addWidget(self._button, row, column, 1, columns, end)
        self._grid.addWidget(self._close, 0, 2, 1, 1, top)
        self._grid.activate()

    def _over(self, home: QWidget, page: QRect) -> QRect:
        one_line = self._text.fontMetrics().horizontalAdvance(self._text.text())
        others = self.sizeHint().width() - self._text.sizeHint().width()
        width = min(at_text_size(self, WIDEST), one_line + others + 8, page.width() - 2 * MARGIN)
        size = QSize(width, self._height(width))
        # What is larger than the notice is a page, or a list, around it.
        stops = (self._seen(w) for w in tab_stops(home) if not self.isAncestorOf(w))
        needed = (box for box in stops if not _holds(box, size))
        at = home.focusWidget()
        is_there = at is not None and at is not home and not self.isAncestorOf(at)
        focused = self._seen(at) if at is not None and is_there else QRect()
        return over_page(size, page, needed, QRect() if _holds(focused, size) else focused)

    def _height(self, width: int) -> int:
        return max(self.heightForWidth(width), self.minimumSizeHint().height())

    def _seen(self, widget: QWidget) -> QRect:
        """The part of a widget that is to be seen, in the window."""
        seen = widget.visibleRegion().boundingRect()
        return QRect(widget.mapTo(self.window(), seen.topLeft()), seen.size())

    def make_way(self) -> None:
        """Look for another place, as what there is has changed, or what has the keyboard."""
        # Not at once: what had it may be half gone by now.
        if self.isVisible():
            self._places.start()


def _holds(box: QRect, size: QSize) -> bool:
    return box.width() >= size.width() and box.height() >= size.height()
