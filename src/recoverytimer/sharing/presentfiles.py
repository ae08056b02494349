"""The files that there are already: a person's own ones and those that come with the app."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from recoverytimer.base.disk import file_of, find_file
from recoverytimer.base.ownfile import MIB, OwnFileError, own_bytes
from recoverytimer.sharing.bundle import PieceFolder

LARGEST_FILE = 16 * MIB


@dataclass(frozen=True, slots=True)
class PresentFile:
    """What a file holds, and whether it is a person's own."""

    data: bytes
    own: bool


class PresentFiles:
    """Looks up files by folder and name; an own one wins."""

    def __init__(self, resources: Path, data: Path) -> None:
        self._resources = resources
        self._data = data

    def path(self, folder: PieceFolder, file: str) -> Path:
        """Where an own file lies, or would.

        Raises:
            OSError: it is no file's name.
        """
        return file_of(self._data / folder, file)

    def find(self, folder: PieceFolder, file: str) -> PresentFile | None:
        """A file, or None where there is none; one that cannot be read counts as empty."""
        for root in (self._data, self._resources):
            path = find_file(root / folder, file)
            if path is not None:
                try:
                    return PresentFile(own_bytes(path, LARGEST_FILE), root is self._data)
                except OwnFileError:
                    return PresentFile(b"", root is self._data)
        return None

    def own(self, folder: PieceFolder, file: str) -> bytes | None:
        """An own file, or None where there is none that can be read."""
        found = self.find(folder, file)
        return found.data if found is not None and found.own else None
