"""A screen saver's service on the session bus: prints a line for each call.

Run as a program: `python -m tests.desktop.screensaver`.
"""

from __future__ import annotations

import sys
import threading
from typing import Any

from tests.desktopbus import FakeService

NAME = "org.freedesktop.ScreenSaver"
COOKIE = 7


def tell(member: str, values: tuple[Any, ...]) -> None:
    """Say who asks for what, or which cookie comes back."""
    print(member, values[0], flush=True)


def main() -> int:
    saver = FakeService((NAME,), {"Inhibit": ("u", (COOKIE,)), "UnInhibit": ("", ())})
    saver.heard = tell
    print("ready", flush=True)
    threading.Event().wait()
    return 0


if __name__ == "__main__":
    sys.exit(main())
