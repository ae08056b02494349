"""The player's commands on the playback, and which of them can be done now."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject

from recoverytimer.base.commands import Command
from recoverytimer.player import commands
from recoverytimer.player.opensession import PlayerChange
from recoverytimer.player.scene import Scene
from recoverytimer.player.ui.playback import Playback
from recoverytimer.player.words.commands import swap_for
from recoverytimer.widgets.actions import Action


class PlayerActions(QObject):
    """An action for each command; `of` holds them.

    Args:
        changes: what commands change of the session.
        others: what is done for the commands that the playback knows nothing of.
    """

    def __init__(
        self,
        playback: Playback,
        changes: Mapping[Command, PlayerChange],
        others: Mapping[Command, Callable[[], object]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        do: dict[Command, Callable[[], object]] = {
            **{command: partial(playback.apply, change) for command, change in changes.items()},
            **others,
        }
        self.of = {command: Action(command, do[command], self) for command in do}

    def show_scene(self, shown: Scene, *, running: bool) -> None:
        """Show what can be done now; nothing goes past a question."""
        of, asked = self.of, bool(shown.question)
        of[commands.PAUSE].show_other(not running)
        of[commands.NEXT].show_other(shown.decides)
        of[commands.SWAP].rename(swap_for(shown.swap))
        for command, can in (
            (commands.NEXT, not asked),
            (commands.MORE, shown.may_adjust),
            (commands.LESS, shown.may_adjust),
            (commands.YES, asked),
            (commands.NO, asked),
            (commands.SWAP, bool(shown.swap)),
            (commands.ADD_ROUND, shown.may_add_round),
            (commands.EXPLAIN, shown.may_explain),
        ):
            of[command].setEnabled(can)
