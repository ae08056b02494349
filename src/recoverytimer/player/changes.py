"""What commands change of a session, in the window and in the terminal."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from recoverytimer.base.commands import Command
from recoverytimer.exercise.exercise import Exercise
from recoverytimer.player import commands
from recoverytimer.player import player as play
from recoverytimer.player.explaining import MetOf, explain_again, swap_and_explain
from recoverytimer.player.opensession import PlayerChange
from recoverytimer.settings.settings import Settings

_ALWAYS_ALIKE: Mapping[Command, PlayerChange] = MappingProxyType(
    {
        commands.PAUSE: play.toggle,
        commands.HALT: play.pause,
        commands.NEXT: play.next_segment,
        commands.PREVIOUS: play.previous_segment,
        commands.MORE: lambda state, now: play.adjust(state, play.ADJUSTMENT_S, now),
        commands.LESS: lambda state, now: play.adjust(state, -play.ADJUSTMENT_S, now),
        commands.YES: lambda state, now: play.answer(state, True, now),
        commands.NO: lambda state, now: play.answer(state, False, now),
        commands.ADD_ROUND: play.add_round,
        commands.END: play.end,
    }
)


def session_changes(
    exercises: Mapping[str, Exercise], settings: Callable[[], Settings], met_of: MetOf
) -> Mapping[Command, PlayerChange]:
    """All of them; what explains an exercise goes by the settings and by what the person knows."""
    return {
        **_ALWAYS_ALIKE,
        commands.SWAP: lambda s, now: swap_and_explain(s, now, exercises, settings(), met_of),
        commands.EXPLAIN: lambda s, now: explain_again(s, now, exercises, settings()),
    }
