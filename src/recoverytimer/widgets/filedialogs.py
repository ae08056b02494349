"""Where files are saved to and opened from: asked, and remembered for the next time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QWidget

from recoverytimer.widgets import words
from recoverytimer.widgets.dialogs import (
    ask_what_to_open,
    ask_where_to_save,
    file_kind,
    file_kind_or_any,
)

Then = Callable[[Path], object]


class FileDialogs:
    """Asks a person for files, at first in their documents."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        documents = QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.DocumentsLocation
        )
        self._folder = documents if Path(documents).is_dir() else str(Path.home())

    def to_save(self, title: str, name: str, kind: str, then: Then) -> None:
        """Where to save a file."""
        ending = Path(name).suffix

        def take(path: Path) -> None:
            self._folder = str(path.parent)
            # The dialog has asked about the name as it was typed only.
            named = path.suffix.lower() == ending
            then(path if named else free(path.with_name(f"{path.name}{ending}")))

        wish = Path(self._folder) / name
        ask_where_to_save(self._window, title, wish, file_kind(kind, ending), take)

    def to_fill(self, title: str, name: str, then: Then) -> None:
        """A new folder, named by the person where they want it."""

        def take(path: Path) -> None:
            self._folder = str(path.parent)
            then(free(path))

        # As a file, since a dialog for folders takes only such that are there.
        wish = free(Path(self._folder) / name)
        ask_where_to_save(self._window, title, wish, file_kind(words.new_folder(), ""), take)

    def to_open(
        self,
        title: str,
        kind: str,
        endings: tuple[str, ...],
        then: Callable[[Sequence[Path]], object],
    ) -> None:
        """Files to read."""

        def take(paths: Sequence[Path]) -> None:
            self._folder = str(paths[0].parent)
            then(paths)

        kinds = file_kind_or_any(kind, *endings)
        ask_what_to_open(self._window, title, self._folder, kinds, take)


def free(path: Path) -> Path:
    """The path, or one beside it with a number, so that nothing is replaced unasked."""
    numbered = (path.with_name(f"{path.stem}-{n}{path.suffix}") for n in range(2, 1000))
    return next((p for p in (path, *numbered) if not p.exists()), path)
