"""Pictures of own exercises: which are taken, what they are called, where they lie."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from enum import Enum, auto
from pathlib import Path, PurePath

from recoverytimer.base.disk import file_of, file_stamp, is_file, write_atomic
from recoverytimer.base.filenames import file_stem, is_device, shortened
from recoverytimer.base.ownfile import KIB, MIB, OwnFault, OwnFileError, own_bytes
from recoverytimer.base.plaintext import is_hidden
from recoverytimer.base.problem import TooLarge
from recoverytimer.base.safesvg import SvgError, check_svg

LONGEST_PICTURE_NAME = 120
LARGEST_SOURCE = 8 * MIB
LARGEST_SVG = 512 * KIB
MOST_PIXELS = 50_000_000
LONGEST_SIDE = 1600
_STARTS = {".png": b"\x89PNG\r\n\x1a\n", ".jpg": b"\xff\xd8\xff", ".jpeg": b"\xff\xd8\xff"}
PICTURE_ENDINGS = (*_STARTS, ".svg")
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]')


class PictureFault(Enum):
    """Why a picture cannot be taken or shown, beside what any file or drawing can have."""

    NO_PICTURE = auto()
    NOT_ITS_KIND = auto()
    NOT_UTF8 = auto()
    TOO_MANY_PIXELS = auto()
    NOT_THERE = auto()
    OUTSIDE = auto()
    UNFORESEEN = auto()


FaultOfPicture = PictureFault | SvgError | OwnFault


class PictureError(Exception):
    """A picture that cannot be taken or shown: its name, and why."""

    def __init__(self, name: str, fault: FaultOfPicture) -> None:
        super().__init__(name, fault)
        self.name = name
        self.fault = fault


def has_picture_ending(path: PurePath) -> bool:
    """Whether a file's name promises a picture that can be taken."""
    return path.suffix.lower() in PICTURE_ENDINGS


def is_plain_name(name: str) -> bool:
    """Whether a name is that of a file on every system, and of nothing else."""
    if not name or len(name) > LONGEST_PICTURE_NAME or name[0] in ".- " or name[-1] in ". ":
        return False
    return not (_FORBIDDEN.search(name) or is_hidden(name) or is_device(name))


def picture_bytes(path: Path) -> bytes:
    """What a picture's file holds, within bounds; of a drawing its text, which keeps to itself.

    Raises:
        PictureError: it is no picture's name, too large, cannot be read or is no sound drawing.
    """
    if not has_picture_ending(path):
        raise PictureError(path.name, PictureFault.NO_PICTURE)
    if not is_file(path):
        raise PictureError(path.name, PictureFault.NOT_THERE)
    is_drawing = path.suffix.lower() == ".svg"
    try:
        data = own_bytes(path, _largest(path))
    except OwnFileError as error:
        raise PictureError(path.name, error.fault) from error
    fault = _drawing_fault(data) if is_drawing else None
    if fault:
        raise PictureError(path.name, fault)
    return data.removeprefix(BOM_UTF8) if is_drawing else data


def picture_fault(name: str, data: bytes) -> FaultOfPicture | None:
    """What is wrong with a picture from elsewhere; None if nothing is."""
    path = PurePath(name)
    if not has_picture_ending(path):
        return PictureFault.NO_PICTURE
    if len(data) > _largest(path):
        return TooLarge(_largest(path))
    ending = path.suffix.lower()
    if ending == ".svg":
        return _drawing_fault(data)
    return None if data.startswith(_STARTS[ending]) else PictureFault.NOT_ITS_KIND


def _largest(path: PurePath) -> int:
    return LARGEST_SVG if path.suffix.lower() == ".svg" else LARGEST_SOURCE


def _drawing_fault(data: bytes) -> PictureFault | SvgError | None:
    """Why an SVG picture is not used: no text, too much to draw, or not alone."""
    try:
        check_svg(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return PictureFault.NOT_UTF8
    except SvgError as error:
        return error
    return None


def kept_name(source: str, ending: str, data: bytes) -> str:
    """The name under which a picture is kept: never a folder, and the same for the same bytes."""
    # It brings all of OpenSSL with it.
    import hashlib

    stem = file_stem(re.split(r"[/\\]", source)[-1].rpartition(".")[0], "picture")
    return f"{shortened(stem, 40)}-{hashlib.sha256(data).hexdigest()[:8]}{ending}"


def keep_picture(folder: Path, name: str, data: bytes) -> Path:
    """Put a picture into the folder of pictures, where it is not there already.

    Raises:
        OSError: the folder cannot be written or the disk is full.
    """
    path = file_of(folder, name)
    found = file_stamp(path)
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
    raise PictureError(name, PictureFault.OUTSIDE)
