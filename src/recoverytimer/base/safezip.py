"""Reading a zip archive from anywhere: within bounds, and nothing with a trick in it.

Nothing else reads one. The standard library does the work, but it believes any size that an
archive states, so the end of it and its list are looked at first.
"""

from __future__ import annotations

import errno
import io
import os
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import BinaryIO

from msgspec import Struct

from recoverytimer.base.filenames import without_case
from recoverytimer.base.problem import ArchiveFault, ArchiveFaultKind

HIGHEST_RATIO = 100
_CHUNK = 2**20
# Of what the list of an archive takes; names are rarely longer than some 100 characters.
_LONGEST_ITEM = 512
_END = struct.Struct("<4s4H2LH")
_LOCATOR = struct.Struct("<4sLQL")
_END_64 = struct.Struct("<4sQ2H2L4Q")
_ENCRYPTED = 0x1 | 0x40 | 0x2000
_PACKED_BY = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_DRIVE = re.compile("[A-Za-z]:")
# All that the standard library raises on damaged archives.
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    OverflowError,
    RuntimeError,
    ValueError,
)


class ZipBounds(Struct, frozen=True, kw_only=True):
    """How much is read of an archive, in bytes but for `files`.

    Attributes:
        archive: the file itself.
        total: all of its files, unpacked.
        file: each of them, unpacked.
        files: how many.
        ratio_from: what is smaller may be as repetitive as it likes; of anything larger no more
            is unpacked than a hundred times what it takes in the archive.
    """

    archive: int
    total: int
    file: int
    files: int
    ratio_from: int = 64 * 2**10


class UntrustedError(ValueError):
    """An archive that is not read, and why."""

    def __init__(self, kind: ArchiveFaultKind, name: str = "", most: int = 0) -> None:
        self.fault = ArchiveFault(kind, name_in_short(name), most)
        super().__init__(self.fault)


class SafeZip:
    """An archive whose list is within bounds; `names` are those of its files, folders left out."""

    def __init__(self, archive: zipfile.ZipFile, infos: list[zipfile.ZipInfo]) -> None:
        self._archive = archive
        self._infos = {info.orig_filename: info for info in infos}

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its files, in its order."""
        return tuple(self._infos)

    def size(self, name: str) -> int:
        """How large a file is, unpacked."""
        return self._infos[name].file_size

    def read(self, name: str) -> bytes:
        """What a file holds.

        Raises:
            UntrustedError: it is damaged.
            OSError: it cannot be read.
        """
        return b"".join(self.chunks(name))

    def chunks(self, name: str) -> Iterator[bytes]:
        """What a file holds, piece by piece.

        Raises:
            UntrustedError: it is damaged, which may be seen at its end only.
            OSError: it cannot be read.
        """
        info = self._infos[name]
        left = info.file_size
        with _damage_told():
            entry = self._archive.open(info)
        with entry:
            while True:
                with _damage_told():
                    # One more than there should be, to see what goes on beyond its end.
                    chunk = entry.read(min(_CHUNK, left + 1))
                left -= len(chunk)
                if left < 0 or not chunk:
                    break
                yield chunk
        if left:
            raise UntrustedError(ArchiveFaultKind.DAMAGED)


@contextmanager
def opened_zip(
    file: BinaryIO, bounds: ZipBounds, wanted: Callable[[str], bool] = lambda _: True
) -> Iterator[SafeZip]:
    """An archive with all of its files, or those whose names are wanted.

    Raises:
        UntrustedError: it is damaged, too large, or tries a trick; then nothing of it is taken.
        OSError: it cannot be read.
    """
    _check_end(file, bounds)
    with _damage_told():
        archive = zipfile.ZipFile(file)
    with archive:
        infos = [i for i in archive.infolist() if _is_file(i) and wanted(i.orig_filename)]
        for info in infos:
            _check_file(info, bounds)
        _check_together(infos, bounds)
        yield SafeZip(archive, infos)


def zip_files(
    file: BinaryIO, bounds: ZipBounds, wanted: Callable[[str], bool] = lambda _: True
) -> Iterator[tuple[str, bytes]]:
    """The files of an archive, each with its name and what it holds, one at a time.

    Raises:
        UntrustedError: it is not read, or damaged from here on.
        OSError: it cannot be read.
    """
    with opened_zip(file, bounds, wanted) as archive:
        for name in archive.names:
            yield name, archive.read(name)


def zip_entries(data: bytes, bounds: ZipBounds) -> dict[str, bytes]:
    """All files of a small archive by their names.

    Raises:
        UntrustedError: it is not read; then nothing of it is taken.
    """
    return dict(zip_files(io.BytesIO(data), bounds))


@contextmanager
def _damage_told() -> Iterator[None]:
    try:
        yield
    except _DAMAGE as error:
        if isinstance(error, UntrustedError):
            raise
        raise UntrustedError(ArchiveFaultKind.DAMAGED) from error
    except OSError as error:
        # A place in the file that cannot be.
        if error.errno != errno.EINVAL:
            raise
        raise UntrustedError(ArchiveFaultKind.DAMAGED) from error


def _check_end(file: BinaryIO, bounds: ZipBounds) -> None:
    """Bound the list of files before anything reads it."""
    size = file.seek(0, os.SEEK_END)
    if size > bounds.archive:
        raise UntrustedError(ArchiveFaultKind.TOO_LARGE, most=bounds.archive)
    file.seek(max(0, size - _END_64.size - _LOCATOR.size - _END.size))
    before, end = _split(file.read(), _END.size)
    if len(end) < _END.size or end[:4] != b"PK\x05\x06":
        raise UntrustedError(ArchiveFaultKind.NO_ARCHIVE)
    count, length = _END.unpack(end)[4:6]
    before, locator = _split(before, _LOCATOR.size)
    if locator[:4] == b"PK\x06\x07":
        # What stands there is believed in place of the other.
        place = size - _END.size - _LOCATOR.size - _END_64.size
        if len(before) < _END_64.size or _LOCATOR.unpack(locator)[2] != place:
            raise UntrustedError(ArchiveFaultKind.DAMAGED)
        count, length = _END_64.unpack(before)[7:9]
    if count > bounds.files or length > bounds.files * _LONGEST_ITEM:
        raise UntrustedError(ArchiveFaultKind.TOO_MANY_FILES, most=bounds.files)


def _split(data: bytes, length: int) -> tuple[bytes, bytes]:
    """What comes before so many last bytes, and these."""
    return data[:-length], data[-length:]


def _is_file(info: zipfile.ZipInfo) -> bool:
    """Whether it is a file; a folder is none.

    Raises:
        UntrustedError: its name leads elsewhere, or it is something else.
    """
    name = info.orig_filename
    parts = name.removesuffix("/").split("/")
    if "\\" in name or "\0" in name or _DRIVE.match(name) or {"", ".", ".."}.intersection(parts):
        raise UntrustedError(ArchiveFaultKind.POINTS_OUT, name)
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind not in {0, stat.S_IFREG, stat.S_IFDIR}:
        raise UntrustedError(ArchiveFaultKind.LINK, name)
    return not info.is_dir()


def _check_file(info: zipfile.ZipInfo, bounds: ZipBounds) -> None:
    name = info.orig_filename
    if info.flag_bits & _ENCRYPTED:
        raise UntrustedError(ArchiveFaultKind.ENCRYPTED, name)
    if info.compress_type not in _PACKED_BY:
        raise UntrustedError(ArchiveFaultKind.PACKED_UNKNOWN, name)
    if info.file_size > bounds.file:
        raise UntrustedError(ArchiveFaultKind.ENTRY_TOO_LARGE, name, bounds.file)
    if _is_packed_small(info.file_size, info.compress_size, bounds):
        raise UntrustedError(ArchiveFaultKind.PACKED_SMALL, name)


def _check_together(infos: list[zipfile.ZipInfo], bounds: ZipBounds) -> None:
    if len(infos) > bounds.files:
        raise UntrustedError(ArchiveFaultKind.TOO_MANY_FILES, most=bounds.files)
    total = sum(i.file_size for i in infos)
    if total > bounds.total:
        raise UntrustedError(ArchiveFaultKind.TOO_LARGE, most=bounds.total)
    if _is_packed_small(total, sum(i.compress_size for i in infos), bounds):
        raise UntrustedError(ArchiveFaultKind.PACKED_SMALL)
    double = next(_doubles(i.orig_filename for i in infos), None)
    if double is not None:
        raise UntrustedError(ArchiveFaultKind.TWICE, double)


def _is_packed_small(size: int, packed: int, bounds: ZipBounds) -> bool:
    return size > bounds.ratio_from and size > HIGHEST_RATIO * packed


def _doubles(names: Iterator[str]) -> Iterator[str]:
    """Names that would be one and the same file on some system."""
    seen: set[str] = set()
    for name in names:
        alike = without_case(name)
        if alike in seen:
            yield name
        seen.add(alike)


def name_in_short(name: str) -> str:
    """A name that may be anything, short and in one line."""
    plain = "".join(c if c.isprintable() else "?" for c in name)
    return plain if len(plain) <= 60 else plain[:57] + "..."
