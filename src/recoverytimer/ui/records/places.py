"""Where files are saved to and opened from: asked, and remembered for the next time."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget


class Places:
    """Asks a person for files, at first in their documents."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        documents = QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.DocumentsLocation
        )
        self._folder = documents if Path(documents).is_dir() else str(Path.home())

    def to_save(self, title: str, name: str, kind: str) -> Path | None:
        """Where to save a file; None where the person thought better of it."""
        ending = Path(name).suffix
        wish = str(Path(self._folder) / name)
        chosen, _ = QFileDialog.getSaveFileName(self._window, title, wish, f"{kind} (*{ending})")
        if not chosen:
            return None
        path = Path(chosen)
        self._folder = str(path.parent)
        if path.suffix.lower() == ending:
            return path
        # The dialog has asked about the name as it was typed only.
        return free(path.with_name(f"{path.name}{ending}"))

    def to_fill(self, title: str, name: str) -> Path | None:
        """A new folder, named by the person where they want it; None where they did not."""
        wish = str(free(Path(self._folder) / name))
        # As a file, since a dialog for folders takes only such that are there.
        chosen, _ = QFileDialog.getSaveFileName(self._window, title, wish, "New folder (*)")
        if not chosen:
            return None
        path = Path(chosen)
        self._folder = str(path.parent)
        return free(path)

    def to_open(self, title: str, kind: str, endings: tuple[str, ...]) -> tuple[Path, ...]:
        """Files to read; none where the person thought better of it."""
        kinds = f"{kind} ({' '.join(f'*{e}' for e in endings)});;All files (*)"
        chosen, _ = QFileDialog.getOpenFileNames(self._window, title, self._folder, kinds)
        if chosen:
            self._folder = str(Path(chosen[0]).parent)
        return tuple(map(Path, chosen))


def free(path: Path) -> Path:
    """The path, or one beside it with a number, so that nothing is replaced unasked."""
    numbered = (path.with_name(f"{path.stem}-{n}{path.suffix}") for n in range(2, 1000))
    return next((p for p in (path, *numbered) if not p.exists()), path)
