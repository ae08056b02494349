"""Reading a zip archive from anywhere: into bounded memory, and nothing with a trick in it."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator

from recoverytimer.base.filenames import without_case
from recoverytimer.base.problem import ArchiveFault, ArchiveFaultKind

LARGEST_ARCHIVE = 32 * 2**20
LARGEST_TOTAL = 32 * 2**20
LARGEST_ENTRY = 8 * 2**20
MOST_ENTRIES = 500
LONGEST_LIST = MOST_ENTRIES * 512
# What is small may be as repetitive as it likes.
HIGHEST_RATIO = 100
RATIO_FROM = 64 * 1024

END_OF_ZIP = struct.Struct("<4s4H2LH")
ENCRYPTED = 0x1 | 0x40 | 0x2000
PACKED_BY = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
# All that the standard library raises on damaged archives.
DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    OverflowError,
    RuntimeError,
    ValueError,
)


class UntrustedError(ValueError):
    """An archive that is not read, and why."""

    def __init__(self, kind: ArchiveFaultKind, name: str = "", most: int = 0) -> None:
        self.fault = ArchiveFault(kind, name_in_short(name), most)
        super().__init__(self.fault)


def zip_entries(data: bytes) -> dict[str, bytes]:
    """The files of an archive by their names.

    Raises:
        UntrustedError: it is damaged, too large, or tries a trick; then nothing of it is taken.
    """
    _check_end(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = [i for i in archive.infolist() if _is_wanted(i)]
            _check_together(infos)
            return {i.orig_filename: _read(archive, i) for i in infos}
    except UntrustedError:
        raise
    except (*DAMAGE, OSError) as error:
        raise UntrustedError(ArchiveFaultKind.DAMAGED) from error


def _check_end(data: bytes) -> None:
    """Bound the list of entries before anything reads it."""
    if len(data) > LARGEST_ARCHIVE:
        raise UntrustedError(ArchiveFaultKind.TOO_LARGE, most=LARGEST_ARCHIVE)
    end = data[-END_OF_ZIP.size :]
    if len(end) < END_OF_ZIP.size or end[:4] != b"PK\x05\x06":
        raise UntrustedError(ArchiveFaultKind.NO_PACKAGE)
    count, size = END_OF_ZIP.unpack(end)[4:6]
    # A second, larger end would be believed in place of this one.
    has_other_end = data[-END_OF_ZIP.size - 20 : -END_OF_ZIP.size - 16] == b"PK\x06\x07"
    if count > MOST_ENTRIES or size > LONGEST_LIST or has_other_end:
        raise UntrustedError(ArchiveFaultKind.TOO_MANY_FILES, most=MOST_ENTRIES)


def _is_wanted(info: zipfile.ZipInfo) -> bool:
    """Whether it is a file; a folder is none.

    Raises:
        UntrustedError: it may not be read.
    """
    name = info.orig_filename
    parts = name.removesuffix("/").split("/")
    if "\\" in name or "\0" in name or ":" in name or {"", ".", ".."}.intersection(parts):
        raise UntrustedError(ArchiveFaultKind.POINTS_OUT, name)
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind not in {0, stat.S_IFREG, stat.S_IFDIR}:
        raise UntrustedError(ArchiveFaultKind.LINK, name)
    if info.flag_bits & ENCRYPTED:
        raise UntrustedError(ArchiveFaultKind.ENCRYPTED, name)
    if info.is_dir():
        return False
    _check_size(info)
    return True


def _check_size(info: zipfile.ZipInfo) -> None:
    name = info.orig_filename
    if info.compress_type not in PACKED_BY:
        raise UntrustedError(ArchiveFaultKind.PACKED_UNKNOWN, name)
    if info.file_size > LARGEST_ENTRY:
        raise UntrustedError(ArchiveFaultKind.ENTRY_TOO_LARGE, name, LARGEST_ENTRY)
    ratio = info.file_size / max(1, info.compress_size)
    if info.file_size > RATIO_FROM and ratio > HIGHEST_RATIO:
        raise UntrustedError(ArchiveFaultKind.PACKED_SMALL, name)


def _check_together(infos: list[zipfile.ZipInfo]) -> None:
    if len(infos) > MOST_ENTRIES:
        raise UntrustedError(ArchiveFaultKind.TOO_MANY_FILES, most=MOST_ENTRIES)
    if sum(i.file_size for i in infos) > LARGEST_TOTAL:
        raise UntrustedError(ArchiveFaultKind.TOO_LARGE, most=LARGEST_TOTAL)
    double = next(_doubles(i.orig_filename for i in infos), None)
    if double is not None:
        raise UntrustedError(ArchiveFaultKind.TWICE, double)


def _doubles(names: Iterator[str]) -> Iterator[str]:
    """Names that would be one and the same file on some system."""
    seen: set[str] = set()
    for name in names:
        alike = without_case(name)
        if alike in seen:
            yield name
        seen.add(alike)


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    with archive.open(info) as file:
        data = file.read(info.file_size + 1)
    if len(data) != info.file_size:
        raise UntrustedError(ArchiveFaultKind.DAMAGED)
    return data


def name_in_short(name: str) -> str:
    """A name that may be anything, short and in one line."""
    plain = "".join(c if c.isprintable() else "?" for c in name)
    return plain if len(plain) <= 60 else plain[:57] + "..."
