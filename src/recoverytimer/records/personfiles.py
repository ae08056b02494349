"""Where the files of a person lie, and those that belong into a backup."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from recoverytimer.base.conflictcopies import is_sure_copy
from recoverytimer.base.disk import file_of, is_file
from recoverytimer.base.paths import BACKUPS, OWN_FOLDERS
from recoverytimer.records.backup.backupfile import (
    HISTORY_NAME,
    SETTINGS_NAME,
    SINGLE_NAMES,
    is_backup_name,
)


class PersonFiles(Struct, frozen=True):
    """The files of one person."""

    settings: Path
    data: Path

    @property
    def history(self) -> Path:
        """The database of all records."""
        return self.data / HISTORY_NAME

    @property
    def backups(self) -> Path:
        """Where backups lie that the app makes itself."""
        return self.data / BACKUPS

    def path(self, name: str) -> Path:
        """Where a file lies, by its name in a backup.

        Raises:
            OSError: it leads out of the folder of its kind.
        """
        if name == SETTINGS_NAME:
            return self.settings
        folder, _, file = name.rpartition("/")
        return (
            file_of(self.data / folder, file) if folder in OWN_FOLDERS else file_of(self.data, name)
        )

    def names(self) -> tuple[str, ...]:
        """The names of all files that are there, the history left out."""
        single = [name for name in SINGLE_NAMES if is_file(self.path(name))]
        return (*single, *(n for folder in OWN_FOLDERS for n in self._in(folder)))

    def left_out(self) -> tuple[str, ...]:
        """The names of files in its folders that a backup cannot hold."""
        found = ((folder, p) for folder in OWN_FOLDERS for p in _files(self.data / folder))
        return tuple(
            f"{folder}/{path.name}" for folder, path in found if not _belongs(folder, path)
        )

    def _in(self, folder: str) -> list[str]:
        paths = _files(self.data / folder)
        return [f"{folder}/{path.name}" for path in paths if _belongs(folder, path)]


def _belongs(folder: str, path: Path) -> bool:
    """Whether a file has a place in a backup; a copy that waits to be dealt with has none."""
    return is_backup_name(f"{folder}/{path.name}") and not is_sure_copy(path.name)


def _files(folder: Path) -> list[Path]:
    try:
        paths = sorted(folder.iterdir())
    except OSError:
        return []
    return [p for p in paths if is_file(p) and not p.name.startswith(".")]
