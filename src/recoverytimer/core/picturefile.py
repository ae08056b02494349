"""Pictures that a person brings along: which names and contents are taken."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

LARGEST_PICTURE = 8 * 2**20
LONGEST_NAME = 120
_STARTS = {".png": b"\x89PNG\r\n\x1a\n", ".jpg": b"\xff\xd8\xff", ".jpeg": b"\xff\xd8\xff"}
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]')
# Names that Windows keeps for devices, whatever their ending.
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


def is_plain_name(name: str) -> bool:
    """Whether a name is that of a file on every system, and of nothing else."""
    if not name or len(name) > LONGEST_NAME or name[0] in ". " or name[-1] in ". ":
        return False
    return not _FORBIDDEN.search(name) and not _DEVICES.fullmatch(name)


def picture_fault(name: str, data: bytes) -> str:
    """What is wrong with a picture; empty if nothing is."""
    start = _STARTS.get(PurePosixPath(name).suffix.lower())
    if start is None:
        return "only pictures in PNG and JPEG are taken"
    if len(data) > LARGEST_PICTURE:
        return f"the picture is larger than {LARGEST_PICTURE // 2**20} MiB"
    if not data.startswith(start):
        return f"it is not the {PurePosixPath(name).suffix[1:].upper()} picture that it says it is"
    return ""
