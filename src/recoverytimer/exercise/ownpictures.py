"""Pictures of own exercises: which are taken, what they are called, where they lie."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from recoverytimer.base.disk import file_of, is_file, stamp, write_atomic
from recoverytimer.base.filenames import file_stem, shortened
from recoverytimer.base.ownfile import OwnFileError, own_bytes
from recoverytimer.base.plaintext import clean
from recoverytimer.base.safesvg import svg_fault

LARGEST_SOURCE = 8 * 2**20
LARGEST_SVG = 512 * 2**10
MOST_PIXELS = 50_000_000
LONGEST_SIDE = 1600
ENDINGS = (".png", ".jpg", ".jpeg", ".svg")


class PictureError(Exception):
    """Why a picture cannot be taken or shown, in one sentence."""

    def __init__(self, what: str) -> None:
        super().__init__(clean(what))


def has_picture_ending(path: Path) -> bool:
    """Whether a file's name promises a picture that can be taken."""
    return path.suffix.lower() in ENDINGS


def picture_bytes(path: Path) -> bytes:
    """What a picture's file holds, within bounds.

    Raises:
        PictureError: it is no picture's name, too large or cannot be read.
    """
    if not has_picture_ending(path):
        what = f"{path.name} is no PNG, JPEG or SVG picture."
        raise PictureError(what)
    if not is_file(path):
        what = f"The picture {path.name} is not there."
        raise PictureError(what)
    svg = path.suffix.lower() == ".svg"
    largest = LARGEST_SVG if svg else LARGEST_SOURCE
    try:
        return own_bytes(path, largest)
    except OwnFileError as error:
        what = f"The picture {path.name} {error}."
        raise PictureError(what) from error


def svg_text(name: str, data: bytes) -> str:
    """The text of an SVG picture that keeps to itself.

    Raises:
        PictureError: it is no text, refers to something outside or is too much to draw.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        what = f"The picture {name} is not UTF-8 text."
        raise PictureError(what) from error
    fault = svg_fault(text)
    if fault:
        what = f"The picture {name} cannot be used: it {fault}."
        raise PictureError(what)
    return text


def kept_name(source: str, ending: str, data: bytes) -> str:
    """The name under which a picture is kept: never a folder, and the same for the same bytes."""
    stem = file_stem(re.split(r"[/\\]", source)[-1].rpartition(".")[0], "picture")
    return f"{shortened(stem, 40)}-{hashlib.sha256(data).hexdigest()[:8]}{ending}"


def keep_picture(folder: Path, name: str, data: bytes) -> Path:
    """Put a picture into the folder of pictures, where it is not there already.

    Raises:
        OSError: the folder cannot be written or the disk is full.
    """
    path = file_of(folder, name)
    found = stamp(path)
    if found is None or found[1] != len(data):
        write_atomic(path, data)
    return path


def picture_path(folder: Path, name: str) -> Path:
    """Where a picture lies.

    Raises:
        PictureError: the name or a link leads out of the folder.
    """
    try:
        path = file_of(folder, name)
        if path.resolve().parent == folder.resolve():
            return path
    except (OSError, ValueError):
        pass
    what = f"The picture {name} lies outside of the folder of pictures."
    raise PictureError(what)
