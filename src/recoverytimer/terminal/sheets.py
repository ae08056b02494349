"""Sheets that are read while the session waits: the keys, and when to stop."""

from __future__ import annotations

from dataclasses import dataclass, replace

from rich.cells import set_cell_size
from rich.text import Text

from recoverytimer.soreness.stoprules import StopRules
from recoverytimer.terminal import words
from recoverytimer.terminal.commands import IN_LINES, IN_TERMINAL, KEYS, keys_of, said_for
from recoverytimer.terminal.text import READABLE, TerminalRoom, text_line, wrapped

KEY_WIDTH = 13
LONGEST = 20


@dataclass(frozen=True, slots=True)
class Sheet:
    """A title and paragraphs, each with a style, from the first that is shown on."""

    title: str
    paragraphs: tuple[tuple[str, str], ...]
    first: int = 0

    def moved(self, by: int) -> Sheet:
        """The same, scrolled."""
        last = max(0, len(self.paragraphs) - 1)
        return replace(self, first=max(0, min(last, self.first + by)))

    def rows(self, room: TerminalRoom) -> list[Text]:
        """The lines from top to bottom, at most as many as there is room for."""
        body = [
            row
            for text, style in self.paragraphs[self.first :]
            for row in wrapped(text, min(room.inner, READABLE), LONGEST, style)
        ]
        space = max(1, room.height - 4)
        body += [text_line("")] * (space - len(body))
        foot = text_line(words.keys_of_sheet(), "dim")
        rows = [text_line(self.title, "bold"), text_line(""), *body[:space], text_line(""), foot]
        return [Text.assemble(" " * room.left, row, no_wrap=True) for row in rows]


def keys_sheet() -> Sheet:
    """All keys of the player."""
    rows = [(words.any_key(keys_of(c)), c.in_full) for c in IN_TERMINAL.commands]
    return Sheet(
        KEYS.words(), tuple((f"{set_cell_size(keys, KEY_WIDTH)} {told}", "") for keys, told in rows)
    )


def typed_sheet() -> Sheet:
    """All that is typed while playing line by line."""
    rows = (words.command_typed(said_for(c), c.in_full) for c in IN_LINES.commands)
    return Sheet(words.all_typed(), tuple((row, "") for row in rows))


def stop_sheet(rules: StopRules) -> Sheet:
    """When to stop and when to get help."""
    paragraphs = [(rules.summary, "")]
    for level in rules.levels:
        paragraphs.append((level.heading, "bold"))
        paragraphs += [(f"- {sign.text}", "") for sign in level.signs]
    return Sheet(rules.title, tuple(paragraphs))
