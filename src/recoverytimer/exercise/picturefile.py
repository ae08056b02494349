"""Pictures that a person brings along: which names and contents are taken."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from recoverytimer.base.filenames import is_device
from recoverytimer.base.ownfile import KIB, MIB
from recoverytimer.base.plaintext import is_hidden
from recoverytimer.base.safesvg import svg_fault
from recoverytimer.exercise.ownpictures import LARGEST_SOURCE, LARGEST_SVG

LONGEST_NAME = 120
_STARTS = {".png": b"\x89PNG\r\n\x1a\n", ".jpg": b"\xff\xd8\xff", ".jpeg": b"\xff\xd8\xff"}
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]')


def is_plain_name(name: str) -> bool:
    """Whether a name is that of a file on every system, and of nothing else."""
    if not name or len(name) > LONGEST_NAME or name[0] in ".- " or name[-1] in ". ":
        return False
    return not (_FORBIDDEN.search(name) or is_hidden(name) or is_device(name))


def picture_fault(name: str, data: bytes) -> str:
    """What is wrong with a picture; empty if nothing is."""
    ending = PurePosixPath(name).suffix.lower()
    if ending == ".svg":
        return _drawing_fault(data)
    start = _STARTS.get(ending)
    if start is None:
        return "only pictures in PNG, JPEG and SVG are taken"
    if len(data) > LARGEST_SOURCE:
        return f"the picture is larger than {LARGEST_SOURCE // MIB} MiB"
    if not data.startswith(start):
        return f"it is not the {ending[1:].upper()} picture that it says it is"
    return ""


def _drawing_fault(data: bytes) -> str:
    if len(data) > LARGEST_SVG:
        return f"the picture is larger than {LARGEST_SVG // KIB} KiB"
    try:
        fault = svg_fault(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return "the picture is not UTF-8 text"
    return f"the picture cannot be used: it {fault}" if fault else ""
