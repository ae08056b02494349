"""The page of a routine."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from tests.driving import Driver


def test_it_says_what_it_is_based_on_and_leads_there(
    driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    followed: list[str] = []

    def open_url(address: QUrl) -> bool:
        followed.append(address.toString())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    entry = driver.app.services.library.routine("contrast-shower")
    assert entry is not None
    driver.app.navigation.show_entry(entry)
    cited = "Versey et al. 2012, Int J Sports Physiol Perform 7:130"
    assert f"{cited}: 6, 12 and 18 minutes compared" in driver.text()
    assert "Three minutes warm to one minute cool: our own judgement" in driver.text()
    driver.click(f"Open in your browser: {cited}")
    (address,) = followed
    assert address.startswith("https://journals.humankinetics.com/")
