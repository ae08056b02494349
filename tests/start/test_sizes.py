"""Nothing is cut off or squeezed on any page, whatever the size of its texts and its window."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from recoverytimer.settings.settings import TextSize
from recoverytimer.widgets.dialogs import Dialog
from tests.driving import Driver
from tests.pages import PAGES, SHOWN
from tests.recordmaking import session
from tests.sizing import faults

SIZES = {
    "1280x800 at 200%": (TextSize.DOUBLE, QSize(1280, 800)),
    "960x640 at 140%": (TextSize.LARGER, QSize(960, 640)),
    "880x480 at 140%": (TextSize.LARGER, QSize(880, 480)),
}


# What asks for files is the system's own, or Qt's.
@pytest.mark.parametrize("name", [name for name in SHOWN if name != "file"])
def test_a_page_is_seen_whole(driver: Driver, name: str) -> None:
    keeper, window = driver.app.keeper, driver.app.window
    if name in PAGES:
        driver.app.services.history.add(session(3))
    found = []
    keeper.change(replace(keeper.current, text_size=TextSize.DOUBLE))
    window.resize(QSize(1280, 800))
    shown = SHOWN[name](driver)
    for called, (text_size, size) in SIZES.items():
        keeper.change(replace(keeper.current, text_size=text_size))
        window.resize(size)
        if isinstance(shown, Dialog):
            # As one that is opened now.
            shown.fit()
        for _ in range(4):
            QApplication.processEvents()
        assert window.size() == size
        assert not isinstance(shown, Dialog) or window.rect().contains(shown.rect())
        found += [f"{called}: {fault}" for fault in faults(shown)]
    assert found == []
