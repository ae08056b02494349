"""Files to read, one after another: given by themselves, or in folders and archives."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, Protocol, cast

from recoverytimer.base.disk import is_file, is_folder
from recoverytimer.base.problem import Problem, Unreadable
from recoverytimer.base.safezip import SafeZip, UntrustedError, ZipBounds, opened_zip
from recoverytimer.base.words.system import reason
from recoverytimer.records.backup.backupfile import is_backup
from recoverytimer.records.faults import FileFault, TooManyFiles, UnreadableArchive

# Ours: archives of services hold photographs and years of heartbeats besides.
LARGEST_ARCHIVE = 64 * 2**30
LARGEST_FILE = 4 * 2**30
MOST_FILES = 200_000
DEEPEST = 12
ARCHIVE_BOUNDS = ZipBounds(
    archive=LARGEST_ARCHIVE,
    total=LARGEST_ARCHIVE,
    file=LARGEST_FILE,
    files=MOST_FILES,
    # A night on a desk is the same number all over.
    ratio_from=64 * 2**20,
)
_CHUNK = 2**20
_IN_MEMORY = 32 * 2**20
ZIP_MARK = b"PK\x03\x04"
_ARCHIVE = ".zip"
_READ = frozenset({".json", ".csv", ".tsv", ".gpx", ".tcx", ".fit", ".gz", ".xml", _ARCHIVE})
# Routes of workouts that a list beside them tells in full, and what one system adds to archives.
_LEFT = frozenset({"workout-routes", "__MACOSX"})


class SourceFile(Protocol):
    """A file that may hold records.

    Attributes:
        name: as it is told; in a folder or an archive with the way there.
        is_among_others: whether it is in a folder or an archive, where most files are no records.
    """

    name: str
    is_among_others: bool

    def chunks(self) -> Iterator[bytes]:
        """What it holds, piece by piece.

        Raises:
            OSError: it cannot be read.
            UntrustedError: it is damaged within its archive.
        """


class GivenFile:
    """A file on the disk."""

    def __init__(self, path: Path, name: str, *, is_among_others: bool = False) -> None:
        self.name = name
        self.is_among_others = is_among_others
        self._path = path

    def chunks(self) -> Iterator[bytes]:
        """What it holds, piece by piece."""
        with self._path.open("rb") as file:
            yield from iter(lambda: file.read(_CHUNK), b"")


class PackedFile:
    """A file in an archive, to be read before the next one is asked for."""

    is_among_others = True

    def __init__(self, archive: SafeZip, entry: str, name: str) -> None:
        self.name = name
        self._archive = archive
        self._entry = entry

    def chunks(self) -> Iterator[bytes]:
        """What it holds, piece by piece."""
        return self._archive.chunks(self._entry)


class Sources:
    """The files that are given, and those in given folders and archives.

    Attributes:
        problems: what cannot be read, so far.
        passed_over: the names of files among others that can hold no records, so far.
    """

    def __init__(self, paths: Iterable[Path]) -> None:
        self.problems: list[Problem] = []
        self.passed_over: list[str] = []
        self._paths = paths

    def __iter__(self) -> Iterator[SourceFile]:
        for path in self._paths:
            if is_folder(path):
                yield from self._in_folder(path)
            else:
                yield from self._in_file(path, path.name)

    def _in_folder(self, folder: Path) -> Iterator[SourceFile]:
        for number, path in enumerate(_files_below(folder), 1):
            name = path.relative_to(folder).as_posix()
            if number > MOST_FILES:
                self.problems.append(Problem(TooManyFiles(MOST_FILES), file=folder.name))
                return
            if path.suffix.lower() not in _READ:
                self.passed_over.append(name)
            else:
                yield from self._in_file(path, name, is_among_others=True)

    def _in_file(
        self, path: Path, name: str, *, is_among_others: bool = False
    ) -> Iterator[SourceFile]:
        try:
            with path.open("rb") as file:
                is_archive = file.read(len(ZIP_MARK)) == ZIP_MARK
                if is_archive and is_among_others and is_backup(path):
                    self.problems.append(Problem(FileFault.BACKUP_AMONG_OTHERS, file=name))
                elif is_archive:
                    yield from self._in_archive(file, name)
                if is_archive:
                    return
        except OSError as error:
            self.problems.append(Problem(Unreadable(reason(error)), file=name))
            return
        yield GivenFile(path, name, is_among_others=is_among_others)

    def _in_archive(self, file: BinaryIO, name: str, within: str = "") -> Iterator[SourceFile]:
        """The files in an archive, and in those archives that it holds itself."""

        def is_wanted(entry: str) -> bool:
            parts = PurePosixPath(entry).parts
            if _LEFT.intersection(parts) or parts[-1].startswith("."):
                return False
            suffix = PurePosixPath(entry).suffix.lower()
            if suffix in _READ and not (within and suffix == _ARCHIVE):
                return True
            self.passed_over.append(within + entry)
            return False

        try:
            with opened_zip(file, ARCHIVE_BOUNDS, is_wanted) as archive:
                for entry in archive.names:
                    told = within + entry
                    if entry.lower().endswith(_ARCHIVE):
                        with _unpacked(archive, entry) as inner:
                            yield from self._in_archive(inner, told, f"{told}/")
                    else:
                        yield PackedFile(archive, entry, told)
        except UntrustedError as error:
            self.problems.append(Problem(UnreadableArchive(error.fault), file=name))


def _files_below(folder: Path) -> Iterator[Path]:
    """Those that are not hidden, in the order of their names; links to folders are not followed."""
    for place, folders, names in os.walk(folder):
        deep = len(Path(place).relative_to(folder).parts) >= DEEPEST
        folders[:] = [] if deep else sorted(n for n in folders if n[0] != "." and n not in _LEFT)
        paths = (Path(place, name) for name in sorted(names) if name[0] != ".")
        yield from (path for path in paths if is_file(path))


@contextmanager
def _unpacked(archive: SafeZip, entry: str) -> Iterator[BinaryIO]:
    """A file of an archive as one that can be read from anywhere; on the disk if it is large."""
    with SpooledTemporaryFile(_IN_MEMORY) as file:
        file.writelines(archive.chunks(entry))
        yield cast("BinaryIO", file)
