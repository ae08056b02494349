"""Whether a screen reader is found: on Linux by who listens to announcements."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest

from recoverytimer.desktop.screenreader import ScreenReader
from tests.driving import no_bus

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="asks the bus of Linux")


def nothing_to_read(_descriptor: int, _ready: Callable[[], None]) -> Callable[[], None]:
    return lambda: None


def reader(*, asked: bool) -> ScreenReader:
    return ScreenReader(lambda: asked, no_bus, nothing_to_read)


@pytest.mark.parametrize("asked", [True, False])
def test_none_is_there_where_nobody_can_be_asked(asked: bool) -> None:
    found: list[bool] = []
    watched = reader(asked=asked)
    watched.look(lambda: found.append(watched.is_there))
    assert not watched.is_there
    assert found == []


def test_only_a_new_answer_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = [True, True, False]
    found: list[bool] = []
    watched = reader(asked=True)
    monkeypatch.setattr(watched, "_ask_for_listeners", lambda told: told(answers.pop(0)))
    for _ in range(3):
        watched.look(lambda: found.append(watched.is_there))
    assert found == [True, False]
