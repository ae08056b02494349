"""The one file that a whole home is kept in: a zip with a manifest, written whole, read warily."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from enum import Enum, auto
from pathlib import Path
from typing import Annotated, BinaryIO

import msgspec
from msgspec import Meta, Struct

from recoverytimer.base.disk import make_folder, temporary_folder, writing_in
from recoverytimer.base.filenames import is_device
from recoverytimer.base.paths import OWN_FOLDERS
from recoverytimer.base.plaintext import is_hidden
from recoverytimer.base.problem import ArchiveFault, ArchiveFaultKind, is_newer
from recoverytimer.base.safezip import (
    SafeZip,
    UntrustedError,
    ZipBounds,
    name_in_short,
    opened_zip,
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
FAVOURITES_NAME = "favourites.json"
SINGLE_NAMES = (SETTINGS_NAME, REMINDERS_NAME, ANSWERS_NAME, ASKED_NAME, FAVOURITES_NAME)
"""The files of which a person has one of each, the history left out."""
_LARGEST = {HISTORY_NAME: 768 * 2**20, "pictures": 16 * 2**20}
_LARGEST_OTHER = 4 * 2**20
_BOUNDS = ZipBounds(
    archive=512 * 2**20,
    total=1024 * 2**20,
    file=_LARGEST[HISTORY_NAME],
    files=20_000,
    ratio_from=64 * 2**20,
)
_CHUNK = 2**20
# Names that are a file on every system, and the same one there.
_NAME = re.compile(
    r'^[^./\\:*?"<>|][^/\\:*?"<>|]{0,115}\.(?:toml|json|png|jpe?g|webp|gif|svg|bmp)$', re.IGNORECASE
)


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
    HISTORY_TOO_LARGE = auto()


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

    format: Annotated[int, Meta(ge=BACKUP_FORMAT, le=BACKUP_FORMAT)]
    kind: str
    made_at: str
    version: str
    files: tuple[BackedUpFile, ...] = ()


def is_backup_name(path: str) -> bool:
    """Whether a backup may hold a file of this name."""
    if path in {HISTORY_NAME, *SINGLE_NAMES}:
        return True
    folder, _, name = path.rpartition("/")
    is_plain = name.isprintable() and _NAME.match(name) and not is_hidden(name)
    is_plain = is_plain and not is_device(name)
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
        with path.open("rb") as file, opened_zip(file, _BOUNDS, MANIFEST.__eq__) as archive:
            return BACKUP_KIND.encode() in archive.read(MANIFEST)
    except (UntrustedError, OSError, KeyError):
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
            with path.open("rb") as file, opened_zip(file, _BOUNDS) as archive:
                manifest = _manifest(archive)
                _check(archive, manifest)
                for kept in manifest.files:
                    _extract(archive, kept, folder)
        except UntrustedError as error:
            if error.fault.kind is ArchiveFaultKind.NO_ARCHIVE:
                raise BackupError(BackupFault.DAMAGED_OR_NONE) from error
            raise BackupError(error.fault) from error
        yield folder, manifest


def _manifest(archive: SafeZip) -> BackupManifest:
    if MANIFEST not in archive.names:
        raise UntrustedError(ArchiveFaultKind.DAMAGED)
    _check_size(archive, MANIFEST)
    try:
        head = msgspec.json.decode(archive.read(MANIFEST))
        if not isinstance(head, dict) or head.get("kind") != BACKUP_KIND:
            raise BackupError(BackupFault.NO_BACKUP)
        version = head.get("format")
        if is_newer(version, BACKUP_FORMAT):
            raise BackupError(BackupFault.NEWER)
        return msgspec.convert(head, BackupManifest)
    except (UnicodeDecodeError, msgspec.DecodeError, RecursionError) as error:
        raise UntrustedError(ArchiveFaultKind.DAMAGED) from error


def _check(archive: SafeZip, manifest: BackupManifest) -> None:
    """Look at every name and size before anything is unpacked."""
    names = [name for name in archive.names if name != MANIFEST]
    for name in names:
        if not is_backup_name(name):
            raise BackupError(BackupFault.STRANGER, name)
    if sorted(names) != sorted(kept.path for kept in manifest.files):
        raise BackupError(BackupFault.NOT_AS_LISTED)
    for kept in manifest.files:
        _check_size(archive, kept.path)
        if archive.size(kept.path) != kept.size:
            raise BackupError(BackupFault.CHANGED, kept.path)


def _check_size(archive: SafeZip, name: str) -> None:
    largest = _LARGEST.get(name.partition("/")[0], _LARGEST_OTHER)
    if archive.size(name) > largest:
        raise UntrustedError(ArchiveFaultKind.ENTRY_TOO_LARGE, name, largest)


def _extract(archive: SafeZip, kept: BackedUpFile, folder: Path) -> None:
    target = folder / kept.path
    target.parent.mkdir(exist_ok=True, parents=True)
    digest = hashlib.sha256()
    with target.open("xb") as file:
        for chunk in archive.chunks(kept.path):
            digest.update(chunk)
            file.write(chunk)
    if digest.hexdigest() != kept.sha256:
        raise BackupError(BackupFault.CHANGED, kept.path)
