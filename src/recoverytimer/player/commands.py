"""What one can have done while a routine is followed, and when it is done."""

from __future__ import annotations

from recoverytimer.base.commands import Command, CommandTable
from recoverytimer.player.words import commands as words

PAUSE = Command(
    "player.pause",
    words.pause,
    ("Space",),
    more_words=words.pause_or_go_on,
    other_words=words.go_on,
    media_keys=("Media Play", "Toggle Media Play/Pause"),
    terminal_keys=("space", "p"),
    icon="pause",
    other_icon="play",
)
HALT = Command("player.halt", words.pause, media_keys=("Media Pause",))
NEXT = Command(
    "player.next",
    words.go_next,
    ("Right", "PgDown"),
    more_words=words.next_or_done,
    other_words=words.done,
    media_keys=("Media Next",),
    terminal_keys=("n", "right"),
    icon="next",
)
PREVIOUS = Command(
    "player.previous",
    words.go_back,
    ("Left", "PgUp"),
    more_words=words.back_in_full,
    media_keys=("Media Previous",),
    terminal_keys=("b", "left"),
    icon="previous",
)
MORE = Command("player.more", words.more, ("Up",), terminal_keys=("+", "up", "="), icon="plus-10")
LESS = Command("player.less", words.less, ("Down",), terminal_keys=("-", "down"), icon="minus-10")
YES = Command("player.yes", words.yes, ("Y",), more_words=words.yes_in_full, terminal_keys=("y",))
NO = Command("player.no", words.no, ("N",), more_words=words.no_in_full, terminal_keys=("n",))
SWAP = Command(
    "player.swap", words.swap, ("S",), more_words=words.swap_in_full, terminal_keys=("s",)
)
ADD_ROUND = Command("player.round", words.add_round, ("R",), terminal_keys=("r",))
EXPLAIN = Command(
    "player.explain",
    words.explain_again,
    ("E",),
    more_words=words.explain_in_full,
    terminal_keys=("e",),
)
TELL = Command("player.tell", words.tell, ("T",), more_words=words.tell_in_full)
FULL_SCREEN = Command("player.full", words.full_screen, ("F", "F11"), icon="fullscreen")
HIGH = Command("player.high", words.high_visibility, ("V",), more_words=words.high_in_full)
SMALL = Command(
    "player.small",
    words.small_window,
    ("W",),
    more_words=words.small_in_full,
    other_words=words.large_window,
    icon="fullscreen",
)
SOUND = Command(
    "player.sound",
    words.mute,
    ("M",),
    more_words=words.sound_in_full,
    other_words=words.sound_on,
    icon="sound",
    other_icon="mute",
)
NOTES = Command("player.notes", words.notes, ("I",), more_words=words.notes_in_full, icon="warning")
BED = Command("player.bed", words.next_bed, ("B",), more_words=words.next_bed_in_full)
HELP = Command("player.help", words.get_help, ("H",), terminal_keys=("h",), icon="help")
MENU = Command("player.menu", words.menu, icon="more")
END = Command("player.end", words.end, terminal_keys=("q",), icon="stop")
LEAVE = Command("player.leave", words.leave, ("Esc",))

ANSWERS = (YES, NO)
"""While a question waits, their keys do nothing else."""
PLAYING = CommandTable(
    words.while_playing,
    (
        *(PAUSE, HALT, NEXT, PREVIOUS, MORE, LESS, *ANSWERS, SWAP, ADD_ROUND),
        *(EXPLAIN, TELL, FULL_SCREEN, HIGH, SMALL, SOUND, BED, NOTES, HELP, MENU, END, LEAVE),
    ),
)
LEFT = Command("player.left", words.left, ("L",))
RIGHT = Command("player.right", words.right, ("R",))
NEITHER = Command("player.neither", words.neither, ("B", "N"))
ASKED_SIDE = CommandTable(words.when_asked_side, (LEFT, RIGHT, NEITHER))
CLOSE = Command("player.done", words.done, ("Esc", "Enter", "Return"))
GO_ON = Command("player.go-on", words.take_back_end)
DONE = CommandTable(words.when_done, (CLOSE, GO_ON))
