"""Histories to test with."""

from __future__ import annotations

from pathlib import Path

import pytest

from recoverytimer.history.history import History


@pytest.fixture
def history(tmp_path: Path) -> History:
    return History(tmp_path / "history.sqlite3")
