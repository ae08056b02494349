"""Every dialog of the app is one of those that tests look at; `test_scrolling` says so of pages."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import get_type_hints

from PySide6.QtWidgets import QDialog

from tests import ROOT
from tests.pages import DIALOGS

SOURCE = ROOT / "src"


def kinds_of(dialog: type[QDialog]) -> Iterator[type[QDialog]]:
    """What the app opens of a sort: what has no further sorts."""
    kinds = [kind for kind in dialog.__subclasses__() if kind.__module__.startswith("recovery")]
    if not kinds:
        yield dialog
    for kind in kinds:
        yield from kinds_of(kind)


def test_every_dialog_is_shown_to_tests() -> None:
    for path in sorted(SOURCE.rglob("*.py")):
        if "Dialog" in path.read_text(encoding="utf-8"):
            import_module(".".join(path.relative_to(SOURCE).with_suffix("").parts))
    found = set(kinds_of(QDialog))
    assert len(found) > 20
    assert found - {get_type_hints(show)["return"] for show in DIALOGS.values()} == set()
