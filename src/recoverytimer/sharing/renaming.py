"""Giving a file another id and name, and changing what refers to it; comments stay."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from recoverytimer.base.filenames import shortened
from recoverytimer.base.toml.reading import toml_document, toml_values
from recoverytimer.sharing.bundle import Piece, PieceFolder, PieceLocation

LONGEST_TITLE = 120
LONGEST_STEM = 80
NewNames = Mapping[PieceLocation, str]
"""The new names of files."""


def numbered_file(file: str, number: int) -> str:
    """The name of a further file: knee.toml becomes knee-2.toml."""
    path = PurePosixPath(file)
    end = f"-{number}"
    beginning = shortened(path.stem, LONGEST_STEM - len(end))
    if beginning != path.stem:
        # Two long names must not become one when they are cut.
        end = f"-{hashlib.sha256(path.stem.encode()).hexdigest()[:8]}{end}"
        beginning = shortened(path.stem, LONGEST_STEM - len(end))
    return f"{beginning}{end}{path.suffix}"


def renamed(piece: Piece, files: NewNames, number: int | None = None) -> Piece:
    """A piece that refers to the new names, and with a number has a new name itself."""
    file = piece.file if number is None else numbered_file(piece.file, number)
    if piece.folder is PieceFolder.PICTURES:
        return Piece(piece.folder, file, file, piece.data)
    title = piece.name
    if number is not None:
        end = f" ({number})"
        title = piece.name[: LONGEST_TITLE - len(end)] + end
    if title == piece.name and not any(_new(*r, files) for r in _references(piece.table)):
        return piece if file == piece.file else Piece(piece.folder, file, title, piece.data)
    return Piece(piece.folder, file, title, _changed(piece.text, title, files).encode())


def referred_to(piece: Piece) -> frozenset[PieceLocation]:
    """The files that a piece names."""
    if piece.folder is PieceFolder.PICTURES:
        return frozenset()
    return frozenset(_location(*one) for one in _references(piece.table))


def _changed(text: str, title: str, files: NewNames) -> str:
    import tomli_w
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    wanted = _with_changes(toml_values(text), title, files)
    try:
        changed = tomlkit.dumps(_with_changes(toml_document(text), title, files))
        if toml_values(changed) == wanted:
            return changed
    except (TOMLKitError, ValueError, RecursionError):
        pass
    # Rather without comments than wrong.
    return tomli_w.dumps(wanted)


def _with_changes(table: Any, title: str, files: NewNames) -> Any:
    table["name"] = title
    for holder, key, folder in list(_references(table)):
        new = _new(holder, key, folder, files)
        if new is not None:
            holder[key] = new
    return table


def _new(holder: Mapping[str, Any], key: str, folder: PieceFolder, files: NewNames) -> str | None:
    """What a reference becomes, or None where it stays."""
    new = files.get(_location(holder, key, folder))
    return new.removesuffix(_ending(folder)) if new is not None else None


def _location(holder: Mapping[str, Any], key: str, folder: PieceFolder) -> PieceLocation:
    return folder, f"{holder[key]}{_ending(folder)}"


def _ending(folder: PieceFolder) -> str:
    return "" if folder is PieceFolder.PICTURES else ".toml"


def _references(table: Mapping[str, Any]) -> Iterator[tuple[Any, str, PieceFolder]]:
    """Where a routine or an exercise names other files: the table, the key and the folder."""
    if "picture" in table:
        yield table, "picture", PieceFolder.PICTURES
    for variant in ("easier", "harder"):
        if isinstance(table.get(variant), Mapping):
            yield from _named(table[variant], ("exercise",))
    for step in table.get("steps", ()):
        yield from _named(step, ("exercise", "swap"))
        yield from _references(step)


def _named(
    table: Mapping[str, Any], keys: tuple[str, ...]
) -> Iterator[tuple[Any, str, PieceFolder]]:
    yield from ((table, key, PieceFolder.EXERCISES) for key in keys if key in table)
