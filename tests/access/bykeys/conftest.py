"""What every script begins with."""

from __future__ import annotations

import pytest

from tests.access.bykeys.keyboard import Keyboard
from tests.driving import Driver


@pytest.fixture
def keys(driver: Driver) -> Keyboard:
    """A keyboard, on an app that was just started."""
    return Keyboard(driver)
