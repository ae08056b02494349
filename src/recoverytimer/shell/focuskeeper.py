"""The keyboard is never lost: where what had it is gone, it goes where one would look for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple
from weakref import WeakKeyDictionary, ref

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from shiboken6 import isValid

from recoverytimer.widgets.scroll import show_in_scrollers
from recoverytimer.widgets.tabstops import is_usable, tab_stops

MOST_SPOTS = 8
"""So many are known of a page, one for each time that it showed something else."""
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
        self._spots: WeakKeyDictionary[QWidget, list[Spot]] = WeakKeyDictionary()
        self._was_on_page = True
        self._first: QWidget | None = None
        self._arrives = False
        self._lost: Spot | None = None
        self._stand_in: ref[QWidget] | None = None
        # What happens to a page is over by then, and what it has made is shown.
        self._settling = QTimer(self, singleShot=True, interval=0)
        self._settling.timeout.connect(self._settle)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)

    @property
    def is_by_keys(self) -> bool:
        """Whether a key was pressed last, and not a pointer."""
        return self._by_keys

    def watch(self) -> None:
        """See what is pressed in the window, now that the system knows it."""
        handle = self._window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)

    def enter(self, page: QWidget, first: QWidget | None = None) -> None:
        """Give a page the keyboard: who uses it sees where it is, and is back where they were.

        Where there is a `first`, one begins at that each time.
        """
        self._first = first
        page.setFocus()
        self._settling.start()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """See whether keys are used, or a pointer."""
        if event.type() == QEvent.Type.KeyPress:
            self._by_keys = True
        elif event.type() in PRESSES:
            self._by_keys = False
        return False

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        """See whether what had the keyboard is gone, or was while another window had it."""
        if old is not None and _is_gone(old):
            at_it = (spot for spots in self._spots.values() for spot in spots[-1:])
            on_page = self._spots.get(self._page(), ())[-1:]
            self._lost = self._lost or next(
                (s for s in at_it if s.widget() is old), next(iter(on_page), None)
            )
        elif old is None and new is not None:
            home = self._page() if new.window() is self._window else new.window()
            is_back = self._was_on_page or home is not self._page()
            for before in self._spots.get(home, ())[-1:]:
                if is_back and not _is_there(before.widget()):
                    self._lost = before
        elif old is not None and self._stand_in is not None and old is self._stand_in():
            # Somebody knew better where it belongs.
            self._lost = None
        self._stand_in = ref(new) if new is not None else None
        self._settling.start()

    def _settle(self) -> None:
        """Remember where the keyboard is, or bring it where it belongs."""
        window, at = QApplication.activeWindow(), QApplication.focusWidget()
        if window is None or _outermost(window) is not self._window:
            return
        if QApplication.activePopupWidget() is not None:
            return
        lost, self._lost = self._lost, None
        home = self._page() if window is self._window else window
        if lost is not None and lost.home() is home:
            stops = tab_stops(home)
            _go_to(_again(stops, lost) or _nearest(stops, lost) or home)
        elif at is None or at is window or (at is home and self._by_keys):
            first, self._first = self._first, None
            _go_to(first or self._begin(home, tab_stops(home)) or home)
            self._arrives = True
        elif is_usable(at):
            self._remember(home, at)

    def _remember(self, home: QWidget, at: QWidget) -> None:
        self._was_on_page = home.isAncestorOf(at)
        if self._was_on_page:
            centre, name = at.mapToGlobal(at.rect().center()), at.accessibleName()
            before = self._spots.get(home, [])
            before = before[-MOST_SPOTS:] if self._arrives else before[:-1]
            self._spots[home] = [*before, Spot(ref(home), ref(at), type(at), name, centre)]
            self._arrives = False
            show_in_scrollers(at)

    def _begin(self, home: QWidget, stops: list[QWidget]) -> QWidget | None:
        """Where one was before on a page, or where one begins."""
        spots = reversed(self._spots.get(home, []))
        before = next(filter(None, (_again(stops, spot) for spot in spots)), None)
        # In a field the keys of the window would be typed.
        usual = next((s for s in stops if not isinstance(s, QLineEdit)), None)
        return before or usual or next(iter(stops), None)


def _outermost(window: QWidget) -> QWidget:
    """The window that a dialog belongs to, or what belongs to none."""
    above = window.parentWidget()
    return window if above is None else _outermost(above)


def _is_there(widget: QWidget | None) -> bool:
    return widget is not None and isValid(widget) and widget.isVisible() and widget.isEnabled()


def _is_gone(widget: QWidget) -> bool:
    """Whether something is no more, in a window that is still to be seen."""
    return not isValid(widget) or (not _is_there(widget) and widget.window().isVisible())


def _go_to(widget: QWidget) -> None:
    widget.setFocus(Qt.FocusReason.TabFocusReason)


def _again(stops: list[QWidget], spot: Spot) -> QWidget | None:
    """The same as before, or what it was made anew as."""
    same = (s for s in stops if type(s) is spot.kind and s.accessibleName() == spot.name)
    return next((s for s in stops if s is spot.widget()), None) or _nearest(same, spot)


def _nearest(stops: Iterable[QWidget], spot: Spot) -> QWidget | None:
    """What is nearest to where the keyboard was."""

    def distance(stop: QWidget) -> int:
        return (stop.mapToGlobal(stop.rect().center()) - spot.centre).manhattanLength()

    return min(stops, key=distance, default=None)
