"""All commands of the window, as its sheet of keys lists them."""

from __future__ import annotations

from recoverytimer.exercise.commands import WRITING
from recoverytimer.player.commands import ASKED_SIDE, DONE, PLAYING
from recoverytimer.routine.commands import CHOOSING, EDITING, STEPS
from recoverytimer.settings.commands import ASKING
from recoverytimer.shell.commands import BESIDE_SIDEBAR, EVERYWHERE

TABLES = (
    *(PLAYING, ASKED_SIDE, DONE, EDITING, STEPS, WRITING, ASKING),
    *(CHOOSING, BESIDE_SIDEBAR, EVERYWHERE),
)
