"""Every key of the terminal does what its command says."""

from __future__ import annotations

import pytest

from recoverytimer.base.commands import Command
from recoverytimer.player import commands
from recoverytimer.terminal.commands import BELL, IN_TERMINAL, KEYS
from recoverytimer.terminal.text import TerminalRoom
from tests.making import plain
from tests.terminal.conftest import Person

ROUNDS = """rounds = "2+"
[[steps.steps]]
exercise = "pigeon-pose"
sides = "left"
hold = 20
prepare = 0
swap = "figure-four-seated"
ask = "Fine?"
no_says = "Rest a while."
"""
SEEN = {
    commands.PAUSE: (5, "PAUSED"),
    commands.NEXT: (5, "Fine?"),
    commands.PREVIOUS: (5, "20  of 20 s"),
    commands.MORE: (5, "25  of 30 s"),
    commands.LESS: (5, "5  of 10 s"),
    commands.YES: (25, "Round 2 of at least 2"),
    commands.NO: (25, "Rest a while."),
    commands.SWAP: (5, "Pigeon pose instead"),
    commands.EXPLAIN: (5, "20  of 20 s"),
    commands.ADD_ROUND: (5, "Round 1 of at least 3"),
    commands.HELP: (5, "Call emergency"),
    BELL: (5, "m bell on"),
    KEYS: (5, "Swap this exercise for its alternative"),
}
"""When a command's key is pressed, and what is to be read then that was not to be read before."""


def pressed(person: Person, at: float, key: str) -> tuple[str, str]:
    """What is seen before a key and after it."""
    person.room = TerminalRoom(100, 30, simple=True)
    path = person.writes("rounds.toml", plain(ROUNDS))
    person.plays(str(path), keys=[(at, key), (at + 0.5, "x"), (at + 0.6, "q")])
    return person.seen[-3], person.seen[-2]


@pytest.mark.parametrize(
    ("command", "key"),
    [pytest.param(c, key, id=f"{c.id} {key}") for c in SEEN for key in c.terminal_keys],
)
def test_a_key_does_what_its_command_says(person: Person, command: Command, key: str) -> None:
    at, seen = SEEN[command]
    before, after = pressed(person, at, key)
    assert seen not in before
    assert seen in after


def test_every_command_is_tried_here() -> None:
    assert {*SEEN, commands.END} == set(IN_TERMINAL.commands)


@pytest.mark.parametrize("key", commands.END.terminal_keys)
def test_the_end_is_a_key_too(person: Person, key: str) -> None:
    person.plays("desk-break", keys=[(42, key)])
    assert "What you did is kept." in person.heard
