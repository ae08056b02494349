"""Copies that services leave beside a file which two computers changed, known by their names.

The names are from the sources of Syncthing (`conflictName`), Nextcloud (`makeConflictFileName`) and
Seafile (`gen_conflict_path`), from the documents of OneDrive Client for Linux, ownCloud, Resilio,
Synology, SecuriSync and FileCloud, and from names that people show of the others.
"""

from __future__ import annotations

import filecmp
import os
import re
import shutil
import unicodedata
from collections.abc import Collection, Iterator
from contextlib import suppress
from datetime import date
from enum import StrEnum
from pathlib import Path

from msgspec import Struct

from recoverytimer.base.disk import is_file, make_folder, write_atomic

CONFLICTS = "backups/conflicts"
"""Where copies lie that were dealt with, below the data folder."""
MOST_KEPT, MOST_KEPT_BYTES = 200, 200 * 2**20


class Service(StrEnum):
    """Who made a copy, by its name."""

    SYNCTHING = "Syncthing"
    NEXTCLOUD = "Nextcloud"
    DROPBOX = "Dropbox"
    SEAFILE = "Seafile"
    ONEDRIVE = "OneDrive"
    GOOGLE_DRIVE = "Google Drive"
    ICLOUD = "iCloud"
    RESILIO = "Resilio Sync"
    PCLOUD = "pCloud"
    SYNOLOGY = "Synology Drive"
    RCLONE = "rclone"
    UNISON = "Unison"
    UNKNOWN = ""


class ConflictCopy(Struct, frozen=True):
    """A copy of a file beside it.

    Attributes:
        original: the file that it is a copy of, whether that is there or not.
        is_sure: whether its name alone says so; else what is in it has to, too.
        on: the day that its name tells, by the clock of whoever made it.
    """

    path: Path
    original: Path
    service: Service
    is_sure: bool
    on: date | None = None


class _Found(Struct, frozen=True):
    name: str
    service: Service
    is_sure: bool
    marker: str = ""


# The ending comes last, or before what rclone adds.
_ENDING = r"(?P<ending>(\.[^.()\[\]]*)?)"
_SYNOLOGY_TIME = r"[A-Z][a-z]{2}-\d{2}-\d{4}(\d{2})?-\d{4}"
_MORE = r"( ?\(\d+\)|-\d+)?"
_MARKERS: tuple[tuple[Service, str], ...] = (
    (Service.SYNCTHING, r"(?P<stem>.+)\.sync-conflict-(?P<marker>\d{8}-\d{6}(-[A-Z2-7]{7})?)"),
    (Service.NEXTCLOUD, r"(?P<stem>.+)_conflict-(?P<marker>(.*-)?\d{8}-\d{6})"),
    (Service.NEXTCLOUD, r"(?P<stem>.+?) ?\((?P<marker>case clash from [^()]*)\)"),
    (Service.SEAFILE, rf"(?P<stem>.+?) ?\((?P<marker>SFConflict [^()]*)\){_MORE}"),
    (Service.SYNOLOGY, rf"(?P<stem>.+?)_.+_(?P<marker>{_SYNOLOGY_TIME})_[A-Za-z]*Conflict(_\d+)?"),
    (Service.GOOGLE_DRIVE, r"(?P<stem>.+)(?P<marker>_conf\(\d+\))"),
    (Service.RCLONE, r"(?P<stem>.+)(?P<marker>\.conflict\d+|\.\.path[12])"),
    (Service.RESILIO, r"(?P<stem>.+)(?P<marker>\.Conflict ?\d*)"),
    (Service.PCLOUD, r"(?P<stem>.+?) ?(?P<marker>\[conflicted( \d+)?\])"),
    (Service.UNKNOWN, r"(?P<stem>.+)(?P<marker>[.~]conflict(ed)?-[^.]*\d{8}-?\d{4,6}[^.]*)"),
)
# What the app itself calls files: no copy is called like that.
_OF_OURS = r"[^\W_]+(-[^\W_]+)*\.[a-z0-9]+"
_IN_BRACKETS = rf"(?P<stem>.+?) ?[(\[](?P<marker>([^()\[\]]|\([^()]*\))*)[)\]]{_MORE}{_ENDING}"
# How the services say "conflict" and "copy" in their languages.
_CONFLICT = (
    r"(?i)confli[cgkt]|konfli|motstrid|modstrid|ristiri|bercanggah|конфл|冲突|衝突|競合|問題のある"
    r"|충돌|ขัดแย้ง"
)
_COPY = r"(?i)cop|cóp|kop|salinan|копи|копі|副本|複本|コピー|사본|สำเนา"
_ALONE = r"(?i)(case )?conflict(ed)?( \d+| \(\d+\))?"
_DAY = r"(?P<year>20\d\d)-?(?P<month>[01]\d)-?(?P<day>[0-3]\d)"
_SYNOLOGY_DAY = r"(?P<name>[A-Z][a-z]{2})-(?P<day>\d{2})-\d+-(?P<year>\d{4})"
_MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec"
_WITH_TIME = r"\d{4}-\d\d-\d\d \d{6}$"
_SAFE_BACKUP = rf"(?P<stem>.+)-safeBackup-\d+{_ENDING}"
_NUMBERED = (
    (Service.GOOGLE_DRIVE, rf"(?P<stem>.+?) ?\(\d+\){_ENDING}"),
    (Service.ICLOUD, rf"(?P<stem>.+) \d+{_ENDING}"),
    (Service.GOOGLE_DRIVE, rf"(Copy of|Kopie von|Copie de|Copia de) (?P<stem>.+?){_ENDING}"),
)
_WITH_COMPUTER = rf"(?P<stem>.+?){_ENDING}"


def conflict_copy(path: Path, present: Collection[str] = ()) -> ConflictCopy | None:
    """What a file is a copy of, if it is one.

    Some names could as well be given by a person; they count where the original is among the names
    that are `present` in the folder, and are not sure.
    """
    name = unicodedata.normalize("NFC", path.name)
    if name == name.lower() and re.fullmatch(_OF_OURS, name):
        return None
    first: _Found | None = None
    is_sure = True
    # What was a copy already when two computers changed it has two marks in its name.
    while found := _sure(name) or _possible(name, present):
        first, name, is_sure = first or found, found.name, is_sure and found.is_sure
        if name in present:
            break
    if first is None or name in {".", ".."}:
        return None
    return ConflictCopy(path, path.with_name(name), first.service, is_sure, _day(first.marker))


def conflict_copies(folder: Path, also: Collection[str] = ()) -> tuple[ConflictCopy, ...]:
    """The copies in a folder, by name; `also` are names that count as present in it."""
    try:
        names = sorted(p.name for p in folder.iterdir() if not p.name.startswith("."))
    except OSError:
        return ()
    present = {*names, *also}
    found = (conflict_copy(folder / name, present) for name in names)
    return tuple(copy for copy in found if copy is not None and is_file(copy.path))


def is_sure_copy(name: str) -> bool:
    """Whether a file's name alone says that it is a copy of another one."""
    return _sure(unicodedata.normalize("NFC", name)) is not None


def _sure(name: str) -> _Found | None:
    for service, pattern in _MARKERS:
        if match := re.fullmatch(f"{pattern}{_ENDING}", name):
            return _found(match, service, is_sure=True)
    match = re.fullmatch(_IN_BRACKETS, name)
    if match is None or not re.search(_CONFLICT, match["marker"]):
        return None
    marker = match["marker"]
    if not (re.search(_DAY, marker) or re.search(_COPY, marker) or re.fullmatch(_ALONE, marker)):
        return None
    return _found(match, _in_brackets(marker), is_sure=True)


def _in_brackets(marker: str) -> Service:
    if marker.startswith("copy: "):
        return Service.UNISON
    if re.search(_WITH_TIME, marker):
        return Service.NEXTCLOUD
    return Service.DROPBOX if re.search(_COPY, marker) else Service.UNKNOWN


def _possible(name: str, present: Collection[str]) -> _Found | None:
    if match := re.fullmatch(_SAFE_BACKUP, name):
        return _of_computer(match, present, is_sure=True)
    for service, pattern in _NUMBERED:
        match = re.fullmatch(pattern, name)
        if match and match["stem"] + match["ending"] in present:
            return _found(match, service, is_sure=False)
    match = re.fullmatch(_WITH_COMPUTER, name)
    return _of_computer(match, present, is_sure=False) if match else None


def _of_computer(match: re.Match[str], present: Collection[str], *, is_sure: bool) -> _Found | None:
    """The longest name that is there, before a hyphen and a computer's name."""
    stem, hyphen, computer = match["stem"].rpartition("-")
    while hyphen:
        # The app's own names have small letters alone.
        is_named = is_sure or (computer.isascii() and computer != computer.lower())
        if is_named and stem + match["ending"] in present:
            return _Found(stem + match["ending"], Service.ONEDRIVE, is_sure)
        stem, hyphen, more = stem.rpartition("-")
        computer = f"{more}-{computer}"
    return None


def _found(match: re.Match[str], service: Service, *, is_sure: bool) -> _Found:
    marker = match.groupdict().get("marker") or ""
    return _Found(match["stem"] + match["ending"], service, is_sure, marker)


def _day(marker: str) -> date | None:
    with suppress(ValueError):
        if match := re.search(_DAY, marker):
            return date(int(match["year"]), int(match["month"]), int(match["day"]))
        if match := re.search(_SYNOLOGY_DAY, marker):
            month = _MONTHS.index(match["name"]) // 3 + 1
            return date(int(match["year"]), month, int(match["day"]))
    return None


def put_aside(copy: Path, data: Path) -> Path:
    """Move a copy that was dealt with to `CONFLICTS`, by the folder that it lay in; its new place.

    The other computer does the same, so that its name stays and the same is there once. Of what
    lies there for long the oldest goes, beyond `MOST_KEPT` files or `MOST_KEPT_BYTES`.

    Raises:
        OSError: a folder cannot be written.
    """
    target = _place_for(copy, data)
    if target.exists():
        copy.unlink()
    else:
        shutil.move(copy, target)
    _bound(data / CONFLICTS, target)
    return target


def keep_aside(path: Path, data: Path) -> Path:
    """Copy a file to where `put_aside` moves them, before something takes its place; where it is.

    Raises:
        OSError: a folder cannot be written or the disk is full.
    """
    target = _place_for(path, data)
    if not target.exists():
        write_atomic(target, path.read_bytes())
    _bound(data / CONFLICTS, target)
    return target


def _place_for(path: Path, data: Path) -> Path:
    root = data / CONFLICTS
    folder = root / path.parent.relative_to(data) if path.is_relative_to(data) else root
    make_folder(folder)
    return _free(path, folder)


def _free(copy: Path, folder: Path) -> Path:
    """A name in a folder that nothing has, or that has the same in it."""
    names = (f"{copy.stem}-{n}{copy.suffix}" for n in range(2, 10_000))
    paths = (folder / name for name in (copy.name, *names))
    return next(p for p in paths if not p.exists() or filecmp.cmp(copy, p, shallow=False))


def _bound(root: Path, newest: Path) -> None:
    kept, size = 1, newest.stat().st_size
    for path, found in sorted(_files(root, newest), key=lambda one: -one[1].st_mtime_ns):
        kept, size = kept + 1, size + found.st_size
        if kept > MOST_KEPT or size > MOST_KEPT_BYTES:
            with suppress(OSError):
                path.unlink()


def _files(root: Path, newest: Path) -> Iterator[tuple[Path, os.stat_result]]:
    with suppress(OSError):
        for path in root.rglob("*"):
            if path != newest and is_file(path):
                yield path, path.stat()
