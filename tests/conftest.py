"""How hypothesis searches, what binds the tests, and what is closed after each of them.

Hypothesis has no deadlines, and in CI it searches the same way each time.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Iterator
from weakref import WeakSet

import pytest
from hypothesis import settings

from recoverytimer.base.language import speaking
from recoverytimer.base.storage.database import Database
from tests.rights import bind_root
from tests.smalldisk import IS_ON_ONE

settings.register_profile("search", deadline=None)
# The same few each time; who runs tests at home looks for others.
settings.register_profile("repeatable", deadline=None, derandomize=True, max_examples=15)
settings.load_profile("repeatable" if os.environ.get("CI") else "search")

# In kilometres wherever the tests are run.
os.environ["LC_MEASUREMENT"] = "C"
bind_root()

pytest_plugins = ["tests.driving"]
if sys.platform == "linux":
    pytest_plugins += ["tests.desktopbus"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What needs a small disk is left to `test_smalldisk`, which makes one."""
    items[:] = [item for item in items if IS_ON_ONE or not item.get_closest_marker("small_disk")]


@pytest.fixture(autouse=True)
def _speaks_as_usual() -> Iterator[None]:
    """What a test chooses of miles, language or region holds for that test."""
    with speaking():
        yield


@pytest.fixture(autouse=True)
def _closed_databases(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Files of records are closed, also those that a test only looks into."""
    opened: WeakSet[Database] = WeakSet()
    # To keep a database would keep the app that has it; its connections outlive it.
    connections: list[dict[int, sqlite3.Connection]] = []
    make = Database.__init__

    def made(self: Database, *arguments: object, **named: object) -> None:
        make(self, *arguments, **named)  # type: ignore[arg-type]
        opened.add(self)
        connections.extend((self._connections, self._empty))

    monkeypatch.setattr(Database, "__init__", made)
    yield
    for database in opened:
        database.close()
    for of_threads in connections:
        for connection in of_threads.values():
            connection.close()
