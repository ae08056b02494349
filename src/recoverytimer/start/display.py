"""Whether there is a screen to open a window on."""

from __future__ import annotations

import os
import sys


def has_no_display() -> bool:
    """Whether this is a Linux without a desktop session."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return False
    return not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
