"""The keyboard is never lost: where what had it is gone, it goes where one would look for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple
from weakref import WeakKeyDictionary, ref

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from shiboken6 import isValid

from recoverytimer.widgets.tabstops import is_usable, tab_stops

PRESSES = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin})


class Spot(NamedTuple):
    """Where the keyboard was on a page or in a dialog, and what it was at."""

    home: ref[QWidget]
    widget: ref[QWidget]
    kind: type[QWidget]
    name: str
    centre: QPoint


class FocusKeeper(QObject):
    """Follows the keyboard through the app, and knows whether one uses it.

    Args:
        page: gives what fills the window, or its room beside the sidebar.
    """

    def __init__(self, window: QWidget, page: Callable[[], QWidget]) -> None:
        super().__init__(window)
        self._window = window
        self._page = page
        self._by_keys = False
        self._spots: WeakKeyDictionary[QWidget, Spot] = WeakKeyDictionary()
        self._lost: Spot | None = None
        self._stand_in: ref[QWidget] | None = None
        self._mending = QTimer(self, singleShot=True, interval=0)
        self._mending.timeout.connect(self._mend)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)

    def watch(self) -> None:
        """See what is pressed in the window, now that the system knows it."""
        handle = self._window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)

    def enter(self, page: QWidget, first: QWidget | None = None) -> None:
        """Give a page the keyboard: who uses it sees where it is, and is back where they were.

        Where there is a `first`, one begins at that each time.
        """
        stops = tuple(tab_stops(page)) if self._by_keys and not page.focusProxy() else ()
        if stops:
            spot = self._spots.get(page)
            # In a field the keys of the window would be typed.
            usual = next((s for s in stops if not isinstance(s, QLineEdit)), stops[0])
            _go_to(first or (_again(stops, spot) if spot else None) or usual)
        else:
            page.setFocus()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """See whether keys are used, or a pointer."""
        if event.type() == QEvent.Type.KeyPress:
            self._by_keys = True
        elif event.type() in PRESSES:
            self._by_keys = False
        return False

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        """Remember where the keyboard is, or see to it where that is gone."""
        home = self._home(new) if new is not None else None
        before = self._spots.get(home) if home is not None else None
        if old is not None and _is_gone(old):
            at_it = (spot for spot in self._spots.values() if spot.widget() is old)
            self._lost = self._lost or next(at_it, None)
            self._have_mended(new)
        elif old is None and before is not None and not _is_there(before.widget()):
            # Back in a window whose part with the keyboard has gone meanwhile.
            self._lost = before
            self._have_mended(new)
        elif new is None:
            self._have_mended(None)
        else:
            if self._stand_in is not None and old is self._stand_in():
                self._lost = self._stand_in = None
            if home is not None and is_usable(new):
                centre = new.mapToGlobal(new.rect().center())
                spot = Spot(ref(home), ref(new), type(new), new.accessibleName(), centre)
                self._spots[home] = spot

    def _have_mended(self, stand_in: QWidget | None) -> None:
        """See to the keyboard once all has happened that is happening."""
        self._stand_in = ref(stand_in) if stand_in is not None else None
        self._mending.start()

    def _mend(self) -> None:
        lost, self._lost, self._stand_in = self._lost, None, None
        window, at = QApplication.activeWindow(), QApplication.focusWidget()
        if window is None or QApplication.activePopupWidget() is not None:
            return
        home = self._page() if window is self._window else window
        if lost is not None and lost.home() is home:
            stops = tuple(tab_stops(home))
            _go_to(_again(stops, lost) or _nearest(stops, lost) or home)
        elif at is None or at is window:
            self.enter(home)

    def _home(self, widget: QWidget) -> QWidget | None:
        """The page or the dialog that something is in; what lies beside a page is in none."""
        if widget.window() is not self._window:
            return widget.window()
        page = self._page()
        return page if page.isAncestorOf(widget) else None


def _is_there(widget: QWidget | None) -> bool:
    return widget is not None and isValid(widget) and widget.isVisible() and widget.isEnabled()


def _is_gone(widget: QWidget) -> bool:
    """Whether something is no more, in a window that is still to be seen."""
    return not isValid(widget) or (not _is_there(widget) and widget.window().isVisible())


def _go_to(widget: QWidget) -> None:
    widget.setFocus(Qt.FocusReason.TabFocusReason)


def _again(stops: tuple[QWidget, ...], spot: Spot) -> QWidget | None:
    """The same as before, or what it was made anew as."""
    same = (s for s in stops if type(s) is spot.kind and s.accessibleName() == spot.name)
    return next((s for s in stops if s is spot.widget()), None) or _nearest(same, spot)


def _nearest(stops: Iterable[QWidget], spot: Spot) -> QWidget | None:
    """What is nearest to where the keyboard was."""

    def distance(stop: QWidget) -> int:
        return (stop.mapToGlobal(stop.rect().center()) - spot.centre).manhattanLength()

    return min(stops, key=distance, default=None)
