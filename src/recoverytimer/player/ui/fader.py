"""Lets controls and the pointer fade while nobody touches anything."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPropertyAnimation, Qt, QTimer
from PySide6.QtWidgets import QGraphicsOpacityEffect, QWidget

from recoverytimer.theme.motion import is_still

REST_MS = 3000
FADE_MS = 400
STIRRING = frozenset(
    {
        QEvent.Type.HoverMove,
        QEvent.Type.HoverEnter,
        QEvent.Type.MouseButtonPress,
        # What comes before every key, also before one that is a shortcut.
        QEvent.Type.ShortcutOverride,
        QEvent.Type.TouchBegin,
        QEvent.Type.FocusIn,
    }
)


class Fader(QObject):
    """Fades a widget on a page three seconds after the last move, while `may_fade` is set."""

    def __init__(self, page: QWidget, faded: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._faded = faded
        self._may_fade = False
        self._effect = QGraphicsOpacityEffect(faded)
        self._effect.setEnabled(False)
        faded.setGraphicsEffect(self._effect)
        self._animation = QPropertyAnimation(self._effect, b"opacity", self)
        self._animation.setDuration(FADE_MS)
        self._timer = QTimer(self, singleShot=True, interval=REST_MS)
        self._timer.timeout.connect(self._fade)
        page.setAttribute(Qt.WidgetAttribute.WA_Hover)
        page.installEventFilter(self)

    def set_may_fade(self, may_fade: bool) -> None:
        """Allow it, as while a session runs, or show the widget for good."""
        if may_fade != self._may_fade:
            self._may_fade = may_fade
            self.stir()

    def stir(self) -> None:
        """Show the widget, and begin to count anew."""
        self._animation.stop()
        if self._effect.isEnabled():
            self._effect.setEnabled(False)
            self._page.unsetCursor()
        if self._may_fade:
            self._timer.start()
        else:
            self._timer.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Whatever a person does shows the widget."""
        if event.type() in STIRRING:
            self.stir()
        return super().eventFilter(watched, event)

    def _fade(self) -> None:
        focus = self._page.window().focusWidget()
        if focus is not None and self._faded.isAncestorOf(focus):
            # Who works with the keyboard needs to see where.
            return
        self._page.setCursor(Qt.CursorShape.BlankCursor)
        still = is_still()
        self._effect.setOpacity(0.0 if still else 1.0)
        self._effect.setEnabled(True)
        if not still:
            self._animation.setStartValue(1.0)
            self._animation.setEndValue(0.0)
            self._animation.start()
