"""What is said and asked line by line, before and after a session."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import TypeVar

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from recoverytimer.base.amounts import whole
from recoverytimer.base.finding import best_matches, findable
from recoverytimer.base.plaintext import printable
from recoverytimer.exercise.exercise import Exercise
from recoverytimer.player.player import Outcome
from recoverytimer.player.review import played_exercises
from recoverytimer.player.session import PlayedSegment, Session
from recoverytimer.player.words import review
from recoverytimer.routine.beforestart import LastSide, SideAnswer
from recoverytimer.routine.library import RoutineEntry
from recoverytimer.routine.routine import Choice
from recoverytimer.routine.words.adapting import adapted_for_you
from recoverytimer.routine.words.beforestart import last_side
from recoverytimer.soreness.entry import HIGHEST_LEVEL
from recoverytimer.terminal import words

T = TypeVar("T")
Row = tuple[str, str, str]
"""A number, an amount and what it is of; any of the first two may be empty in all rows."""


class NoAnswerError(Exception):
    """The person left instead of answering."""


class NoMoreInputError(NoAnswerError):
    """Nothing more can be typed, as in a script."""


class TakeUpChoice(StrEnum):
    """What to do with an interrupted session."""

    GO_ON = "go on"
    KEEP = "keep"
    DROP = "drop"


class StartChoice(StrEnum):
    """What to do with a routine that was adapted."""

    START = "start"
    AS_WRITTEN = "as written"
    LEAVE = "leave"


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

    def say_rows(self, rows: Sequence[Row]) -> None:
        """List what there is, in columns."""
        widths = [max(map(cell_len, column)) for column in list(zip(*rows, strict=True))[:-1]]
        for *cells, what in rows:
            padded = (
                f"{' ' * (width - cell_len(cell))}{cell}  "
                for cell, width in zip(cells, widths, strict=True)
                if width
            )
            self.say(f"  {''.join(padded)}{what}")

    def ask(self, prompt: str) -> str:
        """What the person types, as it can be compared.

        Raises:
            NoMoreInputError: nothing more comes.
            NoAnswerError: Ctrl-C was pressed.
        """
        try:
            return self._read(f"{printable(prompt)} ").strip().casefold()
        except (EOFError, KeyboardInterrupt) as left:
            self._console.print()
            raise (NoMoreInputError if isinstance(left, EOFError) else NoAnswerError) from None

    def choose(
        self,
        prompt: str,
        choices: Mapping[str, T],
        numbered: Sequence[T] = (),
        *,
        may_skip: bool = True,
    ) -> T:
        """The choice that is typed, in full or by its first letter.

        Nothing takes the first, where one may skip the question.

        The choices are by their English words, which are understood in every language; of those
        that are numbered the number is typed.
        """
        while True:
            typed = self.ask(prompt)
            if numbered and _is_number(typed):
                if 1 <= int(typed) <= len(numbered):
                    return numbered[int(typed) - 1]
                self.say(words.number_wanted(len(numbered)))
                continue
            own = [v for k, v in choices.items() if words.answer(k).casefold().startswith(typed)]
            found = own or [v for k, v in choices.items() if k.startswith(typed)]
            if found and (typed or may_skip):
                return found[0]
            self.say(words.please_type(map(words.answer, choices)))

    def confirm(self, prompt: str, *, usual: bool = True) -> bool:
        """Yes or no; Enter takes the usual answer."""
        choices = {"yes": True, "no": False} if usual else {"no": False, "yes": True}
        return self.choose(words.yes_or_no(prompt, usual=usual), choices)


class LineTalk(Talk):
    """The same for who hears or feels one line after the other: without columns."""

    def say_rows(self, rows: Sequence[Row]) -> None:
        """List what there is, each in one line."""
        for number, amount, what in rows:
            told = words.with_amount(what, amount) if amount else what
            self.say(words.numbered(number, told) if number else told)


def ask_side(talk: Talk, last: LastSide | None) -> SideAnswer:
    """Which side is sore; only what was said last is taken by Enter alone."""
    said = {"left": SideAnswer.LEFT, "right": SideAnswer.RIGHT, "both": SideAnswer.NONE}
    choices = said | {"none": SideAnswer.NONE}
    if last is None:
        return talk.choose(words.which_side(), choices, may_skip=False)
    talk.say(last_side(last))
    first = {last.side.value: last.answer}
    prompt = words.which_side_again(words.answer(last.side.value))
    return talk.choose(prompt, first | choices)


def ask_option(talk: Talk, choice: Choice, usual: str) -> str:
    """The option of a choice; Enter takes the usual one, and so does the end of what is typed."""
    ids = [option.id for option in choice.options]
    at = ids.index(usual)
    talk.say(choice.ask)
    talk.say_rows([(str(n), "", option.says) for n, option in enumerate(choice.options, 1)])
    prompt = words.which_option(choice.options[at].says)
    while True:
        try:
            typed = talk.ask(prompt)
        except NoMoreInputError:
            return usual
        if not typed:
            return usual
        if _is_number(typed) and 1 <= int(typed) <= len(ids):
            return ids[int(typed) - 1]
        talk.say(words.number_wanted(len(ids)))


def ask_start(talk: Talk, listed: Sequence[T]) -> StartChoice | T:
    """What to do with an adapted routine, or what of the list is to be otherwise."""
    choices: dict[str, StartChoice | T] = {
        "yes": StartChoice.START,
        "no": StartChoice.LEAVE,
        "written": StartChoice.AS_WRITTEN,
    }
    return talk.choose(words.start_changed(), choices, listed)


def ask_take_up(talk: Talk, what: str) -> TakeUpChoice:
    """What to do with an interrupted session."""
    talk.say(what)
    choices = {"yes": TakeUpChoice.GO_ON, "no": TakeUpChoice.DROP, "keep": TakeUpChoice.KEEP}
    return talk.choose(words.take_up(), choices)


def ask_soreness(talk: Talk) -> int | None:
    """How sore the person is, or None where it is not said."""
    while True:
        typed = talk.ask(words.how_sore(HIGHEST_LEVEL))
        if not typed:
            return None
        if _is_number(typed) and int(typed) <= HIGHEST_LEVEL:
            return int(typed)
        talk.say(words.level_wanted(HIGHEST_LEVEL))


def ask_again(talk: Talk) -> bool:
    """Whether the person made room and wants saving to be tried again."""
    return talk.choose(words.again(), {"again": True, "quit": False})


def ask_routine(talk: Talk, entries: Sequence[RoutineEntry], usual: RoutineEntry) -> RoutineEntry:
    """Which routine to play; Enter takes the usual one.

    Raises:
        NoAnswerError: the person wants none of them.
    """
    while True:
        typed = talk.ask(words.which_routine(usual.name))
        if not typed:
            return usual
        if words.answer("quit").casefold().startswith(typed) or "quit".startswith(typed):
            raise NoAnswerError
        if not _is_number(typed):
            found = _named(typed, entries)
            if len(found) == 1:
                return entries[found[0]]
            talk.say(words.several_such_names(typed) if found else words.no_such_name(typed))
            talk.say_rows([(str(n + 1), "", entries[n].name) for n in found])
        elif 1 <= int(typed) <= len(entries):
            return entries[int(typed) - 1]
        talk.say(words.number_wanted(len(entries)))


def say_done(talk: Talk, session: Session, refusal: str, exercises: Mapping[str, Exercise]) -> None:
    """Sum a session up; what comes after the last exercise that was begun is only counted."""
    talk.say(review.headline(session), "bold")
    talk.say(refusal or review.in_all(session))
    if session.adaptations:
        talk.say(adapted_for_you(len(session.adaptations)))
    works = played_exercises(session)
    begun = [n for n, work in enumerate(works, start=1) if not _is_untouched(work)]
    shown = works[: max(begun, default=0)]
    rows = [("", review.done_in_words(w), review.played_name(w, exercises)) for w in shown]
    if len(shown) < len(works):
        left = words.not_reached(len(works) - len(shown)) if shown else words.all_of_it()
        rows.append(("", review.not_reached(), left))
    talk.say_rows(rows)


def _named(typed: str, entries: Sequence[RoutineEntry]) -> list[int]:
    """Where the routines stand whose name or id this is, or else is found by this."""
    names = [(entry.id.casefold(), entry.name.casefold()) for entry in entries]
    exact = [n for n, both in enumerate(names) if typed in both]
    by = {str(n): findable(entry.name, (entry.id,)) for n, entry in enumerate(entries)}
    return exact or [int(n) for n in best_matches(typed, by)]


def _is_number(typed: str) -> bool:
    return typed.isascii() and typed.isdigit()


def _is_untouched(work: PlayedSegment) -> bool:
    return work.outcome is Outcome.OPEN and not whole(work.actual_s)
