"""What every subject works with in the window."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from msgspec import Struct

from recoverytimer.base.writer import Writer
from recoverytimer.settings.settings import Settings
from recoverytimer.shell.window import Window


class Shell(Struct, frozen=True):
    """The window with its clock and its voice.

    Attributes:
        settings: gives those of this moment.
        now: gives this instant in UTC.
        tell: takes a sentence on what went wrong, in any thread.
        writer: does what waits for a disk.
    """

    window: Window
    settings: Callable[[], Settings]
    now: Callable[[], datetime]
    tell: Callable[[str], None]
    writer: Writer
