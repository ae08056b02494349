"""Records and routines go out and come in, by keys alone, the dialogs for files too."""

from __future__ import annotations

from pathlib import Path

from tests.access.bykeys.keyboard import Keyboard
from tests.access.bykeys.test_following import find
from tests.recordmaking import session


def name_file(keys: Keyboard, path: Path) -> None:
    """Say in a dialog which file is meant."""
    keys.replace(str(path))
    keys("Return")


def test_records_are_exported_and_imported(keys: Keyboard, tmp_path: Path) -> None:
    app, path = keys.driver.app, tmp_path / "out.json"
    app.services.history.add(session(3))
    keys("Ctrl+3")
    keys.press("More")
    keys.choose("Export")
    keys("Down", "Up", "Return")
    name_file(keys, path)
    keys.wait(path.exists)
    keys.press("More", back=True)
    keys.choose("Import")
    name_file(keys, path)
    keys.reads("Already here")
    keys("Return")


def test_everything_is_backed_up_and_restored(keys: Keyboard, tmp_path: Path) -> None:
    path = tmp_path / "all.zip"
    keys.driver.app.services.history.add(session(3))
    keys("Ctrl+3")
    keys.press("More")
    keys.choose("Back up")
    name_file(keys, path)
    keys.wait(path.exists)
    keys.press("More", back=True)
    keys.choose("Restore")
    name_file(keys, path)
    keys("Return")
    keys("Esc")


def test_a_routine_is_shared_and_imported(keys: Keyboard, tmp_path: Path) -> None:
    path = tmp_path / "given.recovery"
    find(keys, "glute relief", "Glute relief stretches")
    keys.press("Share")
    keys("Down", "Return")
    name_file(keys, path)
    keys.wait(path.exists)
    keys("Ctrl+2")
    keys.press("Import")
    name_file(keys, path)
    keys.reads("Glute relief stretches")
