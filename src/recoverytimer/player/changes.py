"""What commands change of a session, in the window and in the terminal."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from recoverytimer.base.commands import Command
from recoverytimer.player import commands
from recoverytimer.player import player as play
from recoverytimer.player.opensession import PlayerChange

CHANGES: Mapping[Command, PlayerChange] = MappingProxyType(
    {
        commands.PAUSE: play.toggle,
        commands.HALT: play.pause,
        commands.NEXT: play.next_segment,
        commands.PREVIOUS: play.previous_segment,
        commands.MORE: lambda state, now: play.adjust(state, play.ADJUSTMENT_S, now),
        commands.LESS: lambda state, now: play.adjust(state, -play.ADJUSTMENT_S, now),
        commands.YES: lambda state, now: play.answer(state, True, now),
        commands.NO: lambda state, now: play.answer(state, False, now),
        commands.SWAP: play.swap,
        commands.ADD_ROUND: play.add_round,
        commands.END: play.end,
    }
)
