"""Where motion is to be reduced nothing moves, but for what changes once a second.

`test_every_page` looks at all pages; here is what is painted as time goes by.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from recoverytimer.settings.settings import MotionChoice
from recoverytimer.theme.motion import Motion, is_still
from tests.driving import Driver
from tests.pages import PAGES

MOVING = frozenset({"CountdownRing", "StagePicture", "TimelineBar"})


class Painted(QObject):
    """Remembers which widgets of a window are painted."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            self.names.append(type(watched).__name__)
        return False


@pytest.fixture
def painted(qapp: QApplication) -> Iterator[Painted]:
    made = Painted()
    qapp.installEventFilter(made)
    yield made
    qapp.removeEventFilter(made)


def later(driver: Driver, painted: Painted, seconds: float) -> list[str]:
    """What is painted anew after some time of a session."""
    QApplication.processEvents()
    painted.names.clear()
    driver.clock[0] += seconds
    driver.app.subjects.player.playback.follow()
    QApplication.processEvents()
    return painted.names


@pytest.mark.parametrize("name", ["work", "rest"])
def test_within_a_second_nothing_is_painted_anew(
    driver: Driver, painted: Painted, name: str
) -> None:
    driver.app.keeper.set(motion=MotionChoice.REDUCED)
    PAGES[name](driver)
    driver.bot.waitUntil(lambda: not driver.app.services.figures.is_busy)
    driver.wait(0.4)
    assert MOVING.isdisjoint(later(driver, painted, 0.3))
    assert "CountdownRing" in later(driver, painted, 0.4)


def test_else_the_ring_goes_on_within_a_second(driver: Driver, painted: Painted) -> None:
    driver.app.keeper.set(motion=MotionChoice.FULL)
    PAGES["work"](driver)
    driver.wait(0.4)
    assert "CountdownRing" in later(driver, painted, 0.3)


def test_the_system_is_followed_where_the_person_does_not_choose(qapp: QApplication) -> None:
    motion = Motion(qapp, MotionChoice.SYSTEM, lambda: True)
    assert not is_still()
    motion.ask_system()
    assert is_still()
    motion.choose(MotionChoice.FULL)
    assert not is_still()
    motion.choose(MotionChoice.REDUCED)
    motion.take_hint("Qt", is_still=False)
    assert is_still()
    motion.choose(MotionChoice.SYSTEM)
    assert not is_still()
