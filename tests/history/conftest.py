"""A history, and lives of sessions in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from recoverytimer.history.history import History
from tests.history.life import Life


@pytest.fixture
def history(tmp_path: Path) -> History:
    return History(tmp_path / "history.sqlite3")


@pytest.fixture
def born(tmp_path: Path) -> Iterator[Callable[..., Life]]:
    """Makes further ones on the same folder."""
    lives: list[Life] = []

    def make(speed: float = 1.0) -> Life:
        lives.append(Life(tmp_path, speed))
        return lives[-1]

    yield make
    for one in lives:
        one.records.history.close()


@pytest.fixture
def life(born: Callable[..., Life]) -> Life:
    return born()
