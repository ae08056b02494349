"""The rooms of the app, and what each may know: the rules of ARCHITECTURE.md.

A module lies in a subject and is its model, its `ui` or its wiring by where its file is, so that
a new one is held to the rules from its first day.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from typing import NamedTuple

import grimp
import pytest

APP = "recoverytimer"
# From below; a model knows only models of an earlier row.
MODELS = (
    ("base",),
    ("exercise", "about"),
    ("runs", "reminders", "routine"),
    ("guide", "settings"),
    ("figure",),
    ("sharing",),
    ("player",),
    ("soreness",),
    ("history",),
    ("programme",),
    ("today",),
    ("records",),
)
# Beside them, and what of the models they know.
BESIDE = {"sound": {"base", "settings", "player"}, "desktop": {"base"}}
# What every `ui` may use, from below; the first four have no model.
SHARED = ("theme", "widgets", "forms", "shell", "figure")
# And which models those four may know.
SHARED_KNOW = {
    "theme": {"base", "settings"},
    "widgets": {"base", "exercise", "routine"},
    "forms": {"base", "exercise", "routine"},
    "shell": {"base", "settings"},
}
UI_FOLDERS = {"ui", "editor", "painting"}
WIRING = {"wiring", "cli"}
RANK = {subject: rank for rank, row in enumerate(MODELS) for subject in row}


class Room(NamedTuple):
    """A subject, and what of it: `model`, `ui`, `wiring`, or `start` and `terminal` as a whole."""

    subject: str
    part: str


@cache
def room_of(module: str) -> Room:
    _, _, inner = module.partition(".")
    subject, *rest = inner.split(".")
    if subject in {"", "__main__", "start", "terminal"}:
        return Room(subject, "start" if subject in {"__main__", "start"} else subject)
    if subject in SHARED_KNOW:
        return Room(subject, "ui")
    if rest and rest[-1] in WIRING:
        return Room(subject, "wiring")
    return Room(subject, "ui" if UI_FOLDERS & set(rest) else "model")


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    return grimp.build_graph(APP, include_external_packages=True, cache_dir=None)


def imports(graph: grimp.ImportGraph) -> Iterator[tuple[str, str]]:
    """Who imports whom inside of the app."""
    for module in graph.modules:
        if module.startswith(APP + "."):
            for found in graph.find_modules_directly_imported_by(module):
                if found.startswith(APP + "."):
                    yield module, found


def may(importer: Room, found: Room) -> bool:
    """Whether one room may know the other."""
    if importer == found or importer.part == "start":
        return found.part != "start" or importer.part == "start"
    if found.part in {"start", "terminal", "wiring"}:
        return False
    if importer.part == "terminal":
        return found.part == "model" and found.subject not in BESIDE
    if importer.part == "wiring":
        return True
    if importer.subject in BESIDE:
        if importer.part == "ui" and found.part == "ui":
            return found.subject in SHARED
        own = found.subject == importer.subject
        return own or (found.part == "model" and found.subject in BESIDE[importer.subject])
    if importer.part == "model":
        return found.part == "model" and RANK.get(found.subject, 99) < RANK[importer.subject]
    return _ui_may(importer, found)


def _ui_may(importer: Room, found: Room) -> bool:
    if found.part == "ui":
        below = SHARED[: SHARED.index(importer.subject)] if importer.subject in SHARED else SHARED
        return found.subject in below
    if importer.subject in SHARED_KNOW:
        return found.subject in SHARED_KNOW[importer.subject]
    if found.subject in BESIDE:
        return True
    return RANK[found.subject] <= RANK[importer.subject]


def test_every_module_lies_in_a_room(graph: grimp.ImportGraph) -> None:
    subjects = {room_of(module).subject for module in graph.modules if module.startswith(APP)}
    known = {*RANK, *BESIDE, *SHARED, "", "__main__", "start", "terminal"}
    assert subjects <= known
    assert known <= subjects


def test_a_room_knows_only_what_lies_below_it(graph: grimp.ImportGraph) -> None:
    found = list(imports(graph))
    assert len(found) > 1500
    wrong = {pair for pair in found if not may(room_of(pair[0]), room_of(pair[1]))}
    assert wrong == set()


def test_no_model_knows_qt(graph: grimp.ImportGraph) -> None:
    with_qt = {
        module
        for module in graph.modules
        if "PySide6" in graph.find_modules_directly_imported_by(module)
    }
    assert len(with_qt) > 100
    rooms = {room_of(module): module for module in with_qt}
    wrong = {
        room: module
        for room, module in rooms.items()
        if room.part in {"model", "terminal"} and room.subject != "sound"
    }
    assert wrong == {}


def test_no_module_and_no_room_leads_back_to_itself(graph: grimp.ImportGraph) -> None:
    modules = list(imports(graph))
    rooms = ((room_of(a), room_of(b)) for a, b in modules)
    assert circle(modules) == []
    assert circle((a, b) for a, b in rooms if a != b) == []


def circle(edges: Iterable[tuple[object, object]]) -> list[object]:
    """One way that leads back to where it began; empty if there is none."""
    below = defaultdict(set)
    for importer, found in edges:
        below[importer].add(found)
    try:
        TopologicalSorter(below).prepare()
    except CycleError as found:
        return list(found.args[1])
    return []
