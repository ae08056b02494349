"""Records and routines go out and come in, by keys alone, the dialogs for files too."""

from __future__ import annotations

from pathlib import Path

from tests.access.bykeys.keyboard import Keyboard
from tests.access.bykeys.test_following import find
from tests.pages import own_routines
from tests.recordmaking import never_was, session


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
    never_was(app.services.history, session(3))
    keys.press("More", back=True)
    keys.choose("Import")
    name_file(keys, path)
    keys.reads("Added: 1 session")
    keys.tab_to("Close")
    keys("Return")
    assert app.services.history.sessions.get(session(3).id) == session(3)
    keys.press("More", back=True)
    keys.choose("Import")
    name_file(keys, path)
    keys.reads("Already here")
    keys("Return")


def test_everything_is_backed_up_and_restored(keys: Keyboard, tmp_path: Path) -> None:
    path, history = tmp_path / "all.zip", keys.driver.app.services.history
    history.add(session(3))
    keys("Ctrl+3")
    keys.press("More")
    keys.choose("Back up")
    name_file(keys, path)
    keys.wait(path.exists)
    never_was(history, session(3))
    keys.press("More", back=True)
    keys.choose("Restore")
    name_file(keys, path)
    keys.reads("1 session")
    keys.press("Restore")
    keys.wait(lambda: history.sessions.get(session(3).id) == session(3))


def test_a_routine_is_shared_and_imported(keys: Keyboard, tmp_path: Path) -> None:
    path, library = tmp_path / "given.recovery", keys.driver.app.services.library
    own_routines(keys.driver)
    find(keys, "mine", "Mine")
    keys.press("Share")
    keys("Down", "Return")
    name_file(keys, path)
    keys.wait(path.exists)
    keys.press("Delete")
    keys.wait(lambda: library.routine("own") is None)
    keys("Ctrl+2")
    keys.press("Import")
    name_file(keys, path)
    keys.reads("1 routine will be added")
    keys("Return")
    keys.wait(lambda: library.routine("own") is not None)
