"""Garbage is looked for in the interface's thread, and nowhere else."""

from __future__ import annotations

import gc
from weakref import ref

from pytestqt.qtbot import QtBot

from recoverytimer.desktop.ui.garbage import CycleCollector


class Knot:
    """Something that refers to itself."""

    def __init__(self) -> None:
        self.me = self


def test_what_is_tied_to_itself_goes_when_the_collector_looks(qtbot: QtBot) -> None:
    collector = CycleCollector()
    gc.collect()
    knot = ref(Knot())
    many = [[] for _ in range(gc.get_threshold()[0] + 10)]
    assert knot() is not None
    collector.collect()
    assert knot() is None
    assert many
    assert not gc.isenabled()


def test_where_little_was_made_nothing_is_looked_for(qtbot: QtBot) -> None:
    collector = CycleCollector()
    gc.collect()
    knot = ref(Knot())
    collector.collect()
    assert knot() is not None
