"""What kind of FIT file something is, unread: accounts hold thousands that are no activity."""

from __future__ import annotations

import struct

# Of the protocol: the message that comes first, its field with the kind, and that of activities.
_MARK = b".FIT"
_FILE_ID = 0
_KIND_FIELD = 0
_ACTIVITY = 4
_DEFINES = 0x40
_HEAD = 6


def is_other_fit(data: bytes) -> bool:
    """Whether it is a FIT file that says of itself that it is something else than an activity."""
    if data[8:12] != _MARK:
        return False
    at = data[0]
    try:
        header, _, is_big, message, number = struct.unpack_from("<BBBHB", data, at)
        if is_big:
            (message,) = struct.unpack_from(">H", data, at + 3)
        if not header & _DEFINES or message != _FILE_ID:
            return False
        # The fields of the message follow each other behind its own header.
        place = at + _HEAD + 3 * number + 1
        for field in range(number):
            which, size, _ = struct.unpack_from("<BBB", data, at + _HEAD + 3 * field)
            if which == _KIND_FIELD:
                return bool(data[place] != _ACTIVITY)
            place += size
    except (struct.error, IndexError):
        return False
    return False
