"""`.recovery` files: a routine with the own exercises and pictures that it needs, in one zip.

Nothing in them is compressed, and no time is noted: the same contents give the same bytes.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import PurePosixPath
from typing import Annotated, Any

import tomli_w
from msgspec import Meta, Struct
from msgspec.structs import replace

from recoverytimer.base.problem import Problem, is_newer
from recoverytimer.base.safezip import UntrustedError, ZipBounds, zip_entries
from recoverytimer.base.toml.reading import StructReader, parse_text, read_text
from recoverytimer.exercise.exercise import FileId
from recoverytimer.exercise.ownpictures import is_plain_name
from recoverytimer.sharing.bundle import (
    TOML,
    Bundle,
    Piece,
    PieceFolder,
    decoded,
    in_order,
    piece_of,
)
from recoverytimer.sharing.faults import ShareFault

PACKAGE_FORMAT = 1
MANIFEST = "manifest.toml"
PACKAGE_BOUNDS = ZipBounds(archive=32 * 2**20, total=32 * 2**20, file=8 * 2**20, files=500)
LARGEST_TEXTS = 4 * 2**20
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
_READABLE = 0o100644 << 16
_UNIX = 3

Names = Annotated[tuple[str, ...], Meta(max_length=PACKAGE_BOUNDS.files)]


class PackageManifest(
    Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """What a package says of itself: how it is to be read, and what is to be found in it."""

    format: Annotated[int, Meta(ge=PACKAGE_FORMAT, le=PACKAGE_FORMAT)]
    routines: Names = ()
    exercises: Names = ()
    pictures: Names = ()


def package_bytes(pieces: tuple[Piece, ...]) -> bytes:
    """Pieces as the bytes of one file."""
    ordered = in_order(pieces)
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_STORED) as archive:
        _add(archive, MANIFEST, tomli_w.dumps(_manifest(ordered)).encode())
        for piece in ordered:
            _add(archive, f"{piece.folder}/{piece.file}", piece.data)
    return memory.getvalue()


def _add(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    info = zipfile.ZipInfo(name, _FIRST_DAY)
    info.external_attr = _READABLE
    info.create_system = _UNIX
    archive.writestr(info, data)


def _manifest(pieces: tuple[Piece, ...]) -> dict[str, Any]:
    names: dict[str, list[str]] = {}
    for piece in pieces:
        names.setdefault(piece.folder.value, []).append(_listed(piece.folder, piece.file))
    return {"format": PACKAGE_FORMAT, **dict(sorted(names.items()))}


def _listed(folder: PieceFolder, file: str) -> str:
    return file if folder is PieceFolder.PICTURES else file.removesuffix(TOML)


def read_package(data: bytes) -> Bundle:
    """What is in a package, and everything that is wrong with it."""
    try:
        found = zip_entries(data, PACKAGE_BOUNDS)
    except UntrustedError as error:
        return Bundle(problems=(Problem(error.fault),))
    texts = sum(len(d) for name, d in found.items() if not name.startswith(PieceFolder.PICTURES))
    if texts > LARGEST_TEXTS:
        return Bundle(problems=(Problem(ShareFault.TOO_MUCH_TEXT),))
    problems, manifest = _read_manifest(found.pop(MANIFEST, None))
    if manifest is None:
        return Bundle(problems=problems)
    pieces: list[Piece] = []
    told = [*problems, *_missing(manifest, found)]
    for name, content in found.items():
        piece, wrong = _piece(name, content)
        told += (replace(problem, file=name) for problem in wrong)
        if piece is not None:
            pieces.append(piece)
    return Bundle(in_order(pieces), tuple(told))


def _read_manifest(data: bytes | None) -> tuple[tuple[Problem, ...], PackageManifest | None]:
    if data is None:
        return (Problem(ShareFault.NO_MANIFEST),), None
    text, problem = decoded(data)
    if problem:
        return (replace(problem, file=MANIFEST),), None
    version = (parse_text(text, StructReader()) or {}).get("format")
    if is_newer(version, PACKAGE_FORMAT):
        return (Problem(ShareFault.NEWER_PACKAGE),), None
    read = read_text(PackageManifest, text)
    return tuple(replace(problem, file=MANIFEST) for problem in read.problems), read.value


def _missing(manifest: PackageManifest, found: dict[str, bytes]) -> list[Problem]:
    """What is in the list and not in the package."""
    named = [
        *(f"{PieceFolder.ROUTINES}/{name}{TOML}" for name in manifest.routines),
        *(f"{PieceFolder.EXERCISES}/{name}{TOML}" for name in manifest.exercises),
        *(f"{PieceFolder.PICTURES}/{name}" for name in manifest.pictures),
    ]
    return [Problem(ShareFault.ONLY_LISTED, file=name) for name in named if name not in found]


def _piece(name: str, data: bytes) -> tuple[Piece | None, tuple[Problem, ...]]:
    parts = PurePosixPath(name).parts
    if len(parts) != len(("folder", "file")) or parts[0] not in set(PieceFolder):
        return None, (Problem(ShareFault.STRANGER),)
    folder, file = PieceFolder(parts[0]), parts[1]
    if not is_plain_name(file) or (folder is not PieceFolder.PICTURES and not is_id(file)):
        return None, (Problem(ShareFault.NAME_NOT_ALLOWED),)
    return piece_of(folder, file, data)


def is_id(file: str) -> bool:
    """Whether the file of a routine or an exercise is named as such."""
    if not file.endswith(TOML):
        return False
    reader = StructReader()
    reader.fields(_Named, {"id": file.removesuffix(TOML)})
    return not reader.problems


class _Named(Struct, frozen=True):
    id: FileId
