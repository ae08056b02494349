"""What one can have done while the questions of the first start are asked."""

from __future__ import annotations

from recoverytimer.base.commands import Command, CommandTable
from recoverytimer.settings import words

CONTINUE = Command("first.continue", words.go_on, ("Return", "Enter"))
SKIP = Command("first.skip", words.skip, ("Esc",), more_words=words.skip_in_full)
PREVIOUS = Command("first.previous", words.previous_question, ("Alt+Left",))
ASKING = CommandTable(words.while_asking, (CONTINUE, SKIP, PREVIOUS))
