"""What a session needs from beyond the app."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import Struct

from recoverytimer.base.clock import Clock

if TYPE_CHECKING:
    from recoverytimer.player.ui.wakelock import KeepAwake
    from recoverytimer.sound.client import Sounding


class PlayerSurroundings(Struct, frozen=True):
    """A clock, what sounds, and what keeps the screen on.

    Attributes:
        clock: steady, in seconds, as fast as sessions run.
        sounding: makes what plays `tones` or says words as `voice`.
        speed: how much faster than real time the clock runs.
    """

    clock: Clock
    sounding: Callable[[str], Sounding]
    keep_awake: KeepAwake
    speed: float = 1.0
