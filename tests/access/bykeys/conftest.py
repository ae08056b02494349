"""What every script begins with."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.access.bykeys.keyboard import Keyboard
from tests.driving import Driver


@pytest.fixture
def keys(driver: Driver) -> Keyboard:
    """A keyboard, on an app that was just started."""
    return Keyboard(driver)


@pytest.fixture
def new_keys(make: Callable[..., Driver]) -> Keyboard:
    """A keyboard, on an app that asks its first questions."""
    return Keyboard(make(asks=True))
