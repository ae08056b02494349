"""Folders whose names are not UTF-8, by other names; Qt takes another folder for such a one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from msgspec.structs import asdict, replace

from recoverytimer.base.disk import make_folder
from recoverytimer.base.paths import Paths


def is_utf8(path: Path) -> bool:
    """Whether a name is UTF-8, as nearly all are."""
    return os.fsencode(path).decode(errors="replace") == str(path)


def with_utf8_names(paths: Paths) -> Paths:
    """The same folders, by links where their names are not UTF-8.

    Raises:
        OSError: there is no place for a link.
    """
    return replace(paths, **{key: utf8_name(folder) for key, folder in asdict(paths).items()})


def utf8_name(folder: Path) -> Path:
    """The same folder, by a link where its name is not UTF-8.

    Raises:
        OSError: there is no place for a link.
    """
    if os.name == "nt" or is_utf8(folder):
        return folder
    # A link to nothing is no folder that can be made.
    make_folder(folder)
    for link in _names(folder):
        with suppress(FileExistsError):
            link.symlink_to(folder)
        if link.is_symlink() and link.readlink() == folder:
            return link
    raise FileNotFoundError(folder)


def _names(folder: Path) -> Iterator[Path]:
    # Hardly any start needs them.
    import hashlib

    from recoverytimer.base.ownplaces import own_places

    # Another start has the same one.
    name = f"recoverytimer-{hashlib.sha256(os.fsencode(folder)).hexdigest()[:16]}.folder"
    return (place / name for place in own_places() if is_utf8(place))
