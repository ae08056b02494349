"""Nothing is cut off or squeezed on any page, whatever the size of its texts and its window."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from recoverytimer.settings.settings import TextSize
from tests.driving import Driver
from tests.pages import PAGES
from tests.recordmaking import entry, run, session
from tests.sizing import faults

SIZES = {
    "1280x800 at 200%": (TextSize.DOUBLE, QSize(1280, 800)),
    "960x640 at 140%": (TextSize.LARGER, QSize(960, 640)),
    "880x480 at 140%": (TextSize.LARGER, QSize(880, 480)),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_seen_whole(driver: Driver, name: str) -> None:
    keeper, window = driver.app.keeper, driver.app.window
    services = driver.app.services
    services.history.add(*(session(n) for n in range(3)))
    services.history.add(*(entry(n) for n in range(9)))
    services.history.add(*(run(n) for n in range(3)))
    found = []
    keeper.change(replace(keeper.current, text_size=TextSize.DOUBLE))
    window.resize(QSize(1280, 800))
    shown = PAGES[name](driver)
    for called, (text_size, size) in SIZES.items():
        keeper.change(replace(keeper.current, text_size=text_size))
        window.resize(size)
        for _ in range(4):
            QApplication.processEvents()
        assert window.size() == size
        found += [f"{called}: {fault}" for fault in faults(shown)]
    assert found == []
