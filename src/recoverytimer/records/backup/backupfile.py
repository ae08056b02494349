"""The one file that a whole home is kept in: a zip with a manifest, written whole, read warily."""

from __future__ import annotations

import errno
import hashlib
import os
import re
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from enum import Enum, auto
from pathlib import Path
from typing import BinaryIO

import msgspec
from msgspec import Struct

from recoverytimer.base.disk import make_folder, temporary_folder, writing_in
from recoverytimer.base.filenames import is_device, without_case
from recoverytimer.base.paths import OWN_FOLDERS
from recoverytimer.base.problem import ArchiveFault, ArchiveFaultKind
from recoverytimer.base.safezip import (
    DAMAGE,
    ENCRYPTED,
    END_OF_ZIP,
    HIGHEST_RATIO,
    PACKED_BY,
    name_in_short,
)
from recoverytimer.base.storage.faults import StorageCause

BACKUP_FORMAT = 1
BACKUP_KIND = "Recovery Timer backup"
MANIFEST = "manifest.json"
HISTORY_NAME = "history.sqlite3"
SETTINGS_NAME = "settings.toml"
REMINDERS_NAME = "reminders.toml"
ANSWERS_NAME = "soreness-answers.json"
ASKED_NAME = "asked.json"
SINGLE_NAMES = (SETTINGS_NAME, REMINDERS_NAME, ANSWERS_NAME, ASKED_NAME)
"""The files of which a person has one of each, the history left out."""
LARGEST_BACKUP = 512 * 2**20
LARGEST_UNPACKED = 1024 * 2**20
# What is smaller may be as repetitive as it likes.
RATIO_FROM_TOTAL = 64 * 2**20
MOST_FILES = 20_000
_LONGEST_LIST = MOST_FILES * 512
_LARGEST = {HISTORY_NAME: 768 * 2**20, "pictures": 16 * 2**20}
_LARGEST_OTHER = 4 * 2**20
_CHUNK = 2**20
# Names that are a file on every system, and the same one there.
_NAME = re.compile(
    r'^[^./\\:*?"<>|][^/\\:*?"<>|]{0,115}\.(?:toml|json|png|jpe?g|webp|gif|svg|bmp)$', re.IGNORECASE
)
_REGULAR = {0, 0o100000}
_KIND_OF_FILE = 0o170000


class BackupFault(Enum):
    """Why a backup is not read, beside what is wrong with any archive."""

    NO_BACKUP = auto()
    DAMAGED_OR_NONE = auto()
    NO_SOUND_COPY = auto()
    NEWER = auto()
    STRANGER = auto()
    NOT_AS_LISTED = auto()
    CHANGED = auto()
    HISTORY_NEWER = auto()
    HISTORY_DAMAGED = auto()
    HISTORY_NOT_TABLES = auto()


class NotCopied(Struct, frozen=True):
    """Why the history cannot be copied into a backup."""

    history: Path
    cause: StorageCause
    error: Exception


class BackupError(ValueError):
    """A backup that cannot be written or is not read, and why.

    Attributes:
        name: the file in it that it is about, in short.
        file: the backup's own name, where that is to be told.
    """

    def __init__(
        self, fault: ArchiveFault | BackupFault | NotCopied, name: str = "", file: str = ""
    ) -> None:
        super().__init__(fault, name, file)
        self.fault = fault
        self.name = name_in_short(name)
        self.file = file


class BackedUpFile(Struct, frozen=True):
    """A file in a backup."""

    path: str
    size: int
    sha256: str


class BackupManifest(Struct, frozen=True, kw_only=True):
    """What a backup says of itself."""

    format: int
    kind: str
    made_at: str
    version: str
    files: tuple[BackedUpFile, ...] = ()


def is_backup_name(path: str) -> bool:
    """Whether a backup may hold a file of this name."""
    if path in {HISTORY_NAME, *SINGLE_NAMES}:
        return True
    folder, _, name = path.rpartition("/")
    is_plain = name.isprintable() and _NAME.match(name) and not is_device(name)
    return folder in OWN_FOLDERS and bool(is_plain)


def write_zip(target: Path, manifest: BackupManifest, files: Sequence[tuple[str, Path]]) -> None:
    """Write files by their names in the backup, so that it is whole or not there.

    Raises:
        OSError: the folder cannot be written, the disk is full, or a file cannot be read.
    """
    make_folder(target.parent)
    with writing_in(target.parent):
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                _fill(file, manifest, files)
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(target)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise


def _fill(file: BinaryIO, manifest: BackupManifest, files: Sequence[tuple[str, Path]]) -> None:
    kept = []
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, path in files:
            digest, size = hashlib.sha256(), 0
            with path.open("rb") as source, archive.open(name, "w") as entry:
                while chunk := source.read(_CHUNK):
                    digest.update(chunk)
                    size += len(chunk)
                    entry.write(chunk)
            kept.append(BackedUpFile(name, size, digest.hexdigest()))
        whole = msgspec.structs.replace(manifest, files=tuple(kept))
        archive.writestr(MANIFEST, msgspec.json.format(msgspec.json.encode(whole), indent=1))


def is_backup(path: Path) -> bool:
    """Whether a file is a zip with a manifest of ours, of whatever format number."""
    try:
        with path.open("rb") as file:
            _check_end(file)
            with zipfile.ZipFile(file) as archive, archive.open(MANIFEST) as entry:
                return BACKUP_KIND.encode() in entry.read(_LARGEST_OTHER)
    except (BackupError, OSError, KeyError, *DAMAGE):
        return False


@contextmanager
def unpacked_backup(path: Path, parent: Path) -> Iterator[tuple[Path, BackupManifest]]:
    """A temporary folder in another one with all files of a backup, each as its manifest says.

    Raises:
        BackupError: it is damaged, too large, from a newer version or tries a trick; then nothing
            of it is taken.
        OSError: it cannot be read or the disk is full.
    """
    with temporary_folder(parent) as folder:
        try:
            with path.open("rb") as file:
                _check_end(file)
                with zipfile.ZipFile(file) as archive:
                    manifest = _manifest(archive)
                    _check(archive, manifest)
                    _check_total(manifest, path.stat().st_size)
                    for kept in manifest.files:
                        _extract(archive, kept, folder)
        except BackupError:
            raise
        except (KeyError, *DAMAGE) as error:
            raise BackupError(ArchiveFault(ArchiveFaultKind.DAMAGED)) from error
        except OSError as error:
            # A place in the file that cannot be.
            if error.errno != errno.EINVAL:
                raise
            raise BackupError(ArchiveFault(ArchiveFaultKind.DAMAGED)) from error
        yield folder, manifest


def _check_end(file: BinaryIO) -> None:
    """Bound the list of entries before anything reads it."""
    size = file.seek(0, os.SEEK_END)
    if size > LARGEST_BACKUP:
        raise BackupError(ArchiveFault(ArchiveFaultKind.TOO_LARGE, most=LARGEST_BACKUP))
    file.seek(max(0, size - END_OF_ZIP.size - 20))
    end = file.read()
    if end[-END_OF_ZIP.size :][:4] != b"PK\x05\x06":
        raise BackupError(BackupFault.DAMAGED_OR_NONE)
    count, length = END_OF_ZIP.unpack(end[-END_OF_ZIP.size :])[4:6]
    # A second, larger end would be believed in place of this one.
    has_other_end = end[:4] == b"PK\x06\x07"
    if count > MOST_FILES or length > _LONGEST_LIST or has_other_end:
        raise BackupError(ArchiveFault(ArchiveFaultKind.TOO_MANY_FILES, most=MOST_FILES))


def _manifest(archive: zipfile.ZipFile) -> BackupManifest:
    info = archive.getinfo(MANIFEST)
    _check_entry(info, _LARGEST_OTHER)
    data = archive.read(info)
    head = msgspec.json.decode(data)
    if not isinstance(head, dict) or head.get("kind") != BACKUP_KIND:
        raise BackupError(BackupFault.NO_BACKUP)
    version = head.get("format")
    if isinstance(version, int) and version > BACKUP_FORMAT:
        raise BackupError(BackupFault.NEWER)
    return msgspec.convert(head, BackupManifest)


def _check(archive: zipfile.ZipFile, manifest: BackupManifest) -> None:
    """Look at every name and size before anything is unpacked."""
    names = [info.orig_filename for info in archive.infolist() if info.orig_filename != MANIFEST]
    listed = [kept.path for kept in manifest.files]
    for name in names:
        if not is_backup_name(name):
            raise BackupError(BackupFault.STRANGER, name)
    if len({without_case(name) for name in names}) != len(names):
        raise BackupError(ArchiveFault(ArchiveFaultKind.TWICE))
    if sorted(names) != sorted(listed):
        raise BackupError(BackupFault.NOT_AS_LISTED)
    for kept in manifest.files:
        info = archive.getinfo(kept.path)
        folder = kept.path.partition("/")[0]
        _check_entry(info, _LARGEST.get(folder, _LARGEST_OTHER))
        if info.file_size != kept.size:
            raise BackupError(BackupFault.CHANGED, kept.path)


def _check_total(manifest: BackupManifest, packed: int) -> None:
    size = sum(kept.size for kept in manifest.files)
    if size > LARGEST_UNPACKED:
        raise BackupError(ArchiveFault(ArchiveFaultKind.TOO_LARGE, most=LARGEST_UNPACKED))
    if size > RATIO_FROM_TOTAL and size > HIGHEST_RATIO * packed:
        raise BackupError(ArchiveFault(ArchiveFaultKind.PACKED_SMALL))


def _check_entry(info: zipfile.ZipInfo, largest: int) -> None:
    name = name_in_short(info.orig_filename)
    if info.file_size > largest:
        raise BackupError(ArchiveFault(ArchiveFaultKind.ENTRY_TOO_LARGE, name, largest))
    if info.flag_bits & ENCRYPTED:
        raise BackupError(ArchiveFault(ArchiveFaultKind.ENCRYPTED, name))
    if info.compress_type not in PACKED_BY:
        raise BackupError(ArchiveFault(ArchiveFaultKind.PACKED_UNKNOWN, name))
    if info.external_attr >> 16 & _KIND_OF_FILE not in _REGULAR:
        raise BackupError(ArchiveFault(ArchiveFaultKind.LINK, name))


def _extract(archive: zipfile.ZipFile, kept: BackedUpFile, folder: Path) -> None:
    target = folder / kept.path
    target.parent.mkdir(exist_ok=True)
    digest, left = hashlib.sha256(), kept.size
    with archive.open(kept.path) as entry, target.open("xb") as file:
        # One more than there should be, to see what goes on beyond its end.
        while chunk := entry.read(min(_CHUNK, left + 1)):
            left -= len(chunk)
            digest.update(chunk)
            file.write(chunk)
            if left < 0:
                break
    if left or digest.hexdigest() != kept.sha256:
        raise BackupError(BackupFault.CHANGED, kept.path)
