"""What is said and asked line by line, before and after a session."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import TypeVar

from rich.console import Console
from rich.text import Text

from recoverytimer.base.plaintext import printable
from recoverytimer.exercise.dose import Side
from recoverytimer.exercise.exercise import Exercise
from recoverytimer.player.player import Outcome
from recoverytimer.player.review import played_exercises
from recoverytimer.player.session import PlayedSegment, Session
from recoverytimer.player.words import review as words
from recoverytimer.routine.library import RoutineEntry
from recoverytimer.soreness.entry import HIGHEST_LEVEL

T = TypeVar("T")


class NoAnswerError(Exception):
    """The person left instead of answering."""


class TakeUpChoice(StrEnum):
    """What to do with an interrupted session."""

    GO_ON = "go on"
    KEEP = "keep"
    DROP = "drop"


class Talk:
    """Says sentences and asks questions.

    Args:
        read: shows a prompt and gives the line that was typed.
    """

    def __init__(self, console: Console, read: Callable[[str], str] = input) -> None:
        self._console = console
        self._read = read

    def say(self, text: str = "", style: str = "") -> None:
        """Print a text as it is."""
        self._console.print(Text(printable(text), style))

    def ask(self, prompt: str) -> str:
        """What the person types, in small letters.

        Raises:
            LeftError: nothing more comes, or Ctrl-C was pressed.
        """
        try:
            return self._read(f"{printable(prompt)} ").strip().lower()
        except (EOFError, KeyboardInterrupt):
            self._console.print()
            raise NoAnswerError from None

    def choose(self, prompt: str, choices: Mapping[str, T]) -> T:
        """The choice that is typed, in full or by its first letter; nothing takes the first."""
        while True:
            typed = self.ask(prompt)
            found = [v for k, v in choices.items() if k.startswith(typed)]
            if found:
                return found[0]
            self.say(f"Please type one of: {', '.join(choices)}.")

    def confirm(self, prompt: str, *, usual: bool = True) -> bool:
        """Yes or no; Enter takes the usual answer."""
        marks = "[Y/n]" if usual else "[y/N]"
        choices = {"yes": True, "no": False} if usual else {"no": False, "yes": True}
        return self.choose(f"{prompt} {marks}", choices)


def ask_side(talk: Talk) -> Side | None:
    """Which side the person chooses."""
    choices = {"both": None, "left": Side.LEFT, "right": Side.RIGHT}
    return talk.choose("Which side: left, right, or Enter for both?", choices)


def ask_take_up(talk: Talk, what: str) -> TakeUpChoice:
    """What to do with an interrupted session."""
    talk.say(what)
    choices = {"yes": TakeUpChoice.GO_ON, "no": TakeUpChoice.DROP, "keep": TakeUpChoice.KEEP}
    return talk.choose("Go on? [Y, k: end it and keep what was done, n: throw it away]", choices)


def ask_soreness(talk: Talk) -> int | None:
    """How sore the person is, or None where it is not said."""
    while True:
        typed = talk.ask(f"How sore are you now, 0 to {HIGHEST_LEVEL}? Enter skips.")
        if not typed:
            return None
        if typed.isascii() and typed.isdigit() and int(typed) <= HIGHEST_LEVEL:
            return int(typed)
        talk.say(f"A whole number from 0 to {HIGHEST_LEVEL}, please.")


def ask_again(talk: Talk) -> bool:
    """Whether the person made room and wants saving to be tried again."""
    prompt = (
        "Free some space, or make the folder writable, then press Enter to try again (q to leave)."
    )
    return talk.choose(prompt, {"again": True, "quit": False})


def say_routines(talk: Talk, entries: Sequence[RoutineEntry], times: Sequence[str]) -> None:
    """List routines with their numbers and times."""
    for number, (entry, time) in enumerate(zip(entries, times, strict=True), start=1):
        talk.say(f"{number:>4}  {time:>12}  {entry.name}")


def ask_routine(talk: Talk, entries: Sequence[RoutineEntry], usual: RoutineEntry) -> RoutineEntry:
    """Which routine to play; Enter takes the usual one.

    Raises:
        LeftError: the person wants none of them.
    """
    while True:
        typed = talk.ask(f"Which one? Enter takes {usual.name}, q leaves.")
        if not typed:
            return usual
        if typed in {"q", "quit"}:
            raise NoAnswerError
        if typed.isascii() and typed.isdigit() and 1 <= int(typed) <= len(entries):
            return entries[int(typed) - 1]
        talk.say(f"A number from 1 to {len(entries)}, please.")


def say_done(talk: Talk, session: Session, refusal: str, exercises: Mapping[str, Exercise]) -> None:
    """Sum a session up; what comes after the last exercise that was begun is only counted."""
    talk.say(words.headline(session), "bold")
    talk.say(refusal or words.in_all(session))
    works = played_exercises(session)
    begun = [n for n, work in enumerate(works, start=1) if not _is_untouched(work)]
    shown = works[: max(begun, default=0)]
    lines = [(words.done_in_words(work), words.played_name(work, exercises)) for work in shown]
    if len(shown) < len(works):
        left = f"{len(works) - len(shown)} more" if shown else "all of it"
        lines.append(("not reached", left))
    width = max((len(said) for said, _ in lines), default=0)
    for said, name in lines:
        talk.say(f"  {said:>{width}}  {name}")


def _is_untouched(work: PlayedSegment) -> bool:
    return work.outcome is Outcome.OPEN and not round(work.actual_s)
