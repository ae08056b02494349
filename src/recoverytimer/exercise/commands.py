"""What one can have done in the editor of exercises."""

from __future__ import annotations

from recoverytimer.base.commands import BACK, REDO, SAVE, UNDO, Command, CommandTable
from recoverytimer.exercise.words import pages as words

DISCARD = Command("exercise.discard", words.discard)
WRITING = CommandTable(words.while_writing, (DISCARD, SAVE, UNDO, REDO, BACK))
