"""Every page has its title, stands still where it is to, and is seen whole at any size.

One start of the app for all three, as it takes as long as they do.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QAbstractAnimation, QSize
from PySide6.QtWidgets import QApplication, QProgressBar, QToolButton, QWidget

from recoverytimer.settings.settings import MotionChoice, TextSize
from recoverytimer.widgets.dialogs import Dialog
from tests.driving import Driver
from tests.pages import PAGES, SHOWN
from tests.recordmaking import session
from tests.sizing import faults
from tests.start.test_titles import APP, TITLES

SIZES = {
    "1280x800 at 200%": (TextSize.DOUBLE, QSize(1280, 800)),
    "960x640 at 140%": (TextSize.LARGER, QSize(960, 640)),
    "880x480 at 140%": (TextSize.LARGER, QSize(880, 480)),
}
# What asks for files is the system's own, or Qt's.
NOT_OURS = {"file"}


@pytest.mark.parametrize("name", SHOWN)
def test_a_page_has_its_title_stands_still_and_is_seen_whole(driver: Driver, name: str) -> None:
    keeper, window = driver.app.keeper, driver.app.window
    if name in PAGES:
        driver.app.services.history.add(session(3))
    keeper.set(motion=MotionChoice.REDUCED, text_size=TextSize.DOUBLE)
    window.resize(QSize(1280, 800))
    shown = SHOWN[name](driver)
    settle()
    assert name not in TITLES or shown.windowTitle() == TITLES[name] + APP
    assert list(moving(shown)) == []
    assert QApplication.cursorFlashTime() == 0
    if name not in NOT_OURS:
        assert list(not_seen(driver, shown)) == []


def moving(shown: QWidget) -> Iterator[QWidget | QAbstractAnimation]:
    """What goes on by itself."""
    for animation in shown.findChildren(QAbstractAnimation):
        # What clears a field appears within a sixth of a second, whatever one tells Qt.
        is_clearing = isinstance(animation.parent(), QToolButton)
        if not is_clearing and animation.state() is QAbstractAnimation.State.Running:
            yield animation
    yield from (bar for bar in shown.findChildren(QProgressBar) if bar.minimum() >= bar.maximum())


def not_seen(driver: Driver, shown: QWidget) -> Iterator[str]:
    """What is cut off or squeezed, at each size."""
    keeper, window = driver.app.keeper, driver.app.window
    for called, (text_size, size) in SIZES.items():
        keeper.change(replace(keeper.current, text_size=text_size))
        window.resize(size)
        if isinstance(shown, Dialog):
            # As one that is opened now.
            shown.fit()
        settle()
        assert window.size() == size
        assert not isinstance(shown, Dialog) or window.rect().contains(shown.rect())
        yield from (f"{called}: {fault}" for fault in faults(shown))


def settle() -> None:
    # What wraps anew tells what it lies in, and that what it lies in, each in a further round.
    for _ in range(12):
        QApplication.processEvents()
