"""What a session needs from beyond the app."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import Struct

from recoverytimer.base.clock import Clock

if TYPE_CHECKING:
    from recoverytimer.desktop.busline import BusLine
    from recoverytimer.desktop.keepingawake import KeepingAwake
    from recoverytimer.desktop.screenreader import ScreenReader
    from recoverytimer.sound.client import Sounding


class PlayerSurroundings(Struct, frozen=True):
    """A clock, what sounds, what keeps the screen on, a screen reader, the bus of Linux.

    Attributes:
        clock: steady, in seconds, as fast as sessions run.
        sounding: makes what plays `tones` or says words as `voice` or `reader`.
        speed: how much faster than real time the clock runs.
    """

    clock: Clock
    sounding: Callable[[str], Sounding]
    keeping_awake: KeepingAwake
    bus: Callable[[], BusLine]
    screen_reader: ScreenReader
    speed: float = 1.0
