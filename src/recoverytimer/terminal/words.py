"""What the terminal says, asks, and takes for an answer."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from recoverytimer.base.language import (
    _,
    message,
    message_in,
    message_in_with,
    message_with,
    pgettext,
    plural_in,
)
from recoverytimer.base.listing import in_row, one_of
from recoverytimer.routine.routine import Choice

bell = message("Bell on or off")
keys = message_in("command", "Keys")
where = message("Where you are, and how long is left")
all_keys = message("This list")

# What keys do, in the row of them below a session.
pause = message_in("what a key does", "pause")
go_on = message_in("what a key does", "resume")
go_next = message_in("what a key does", "next")
done = message_in("what a key does", "done")
go_back = message_in("what a key does", "back")
end = message_in("what a key does", "end")
show_keys = message_in("what a key does", "keys")
get_help = message_in("what a key does", "help")
explain = message_in("what a key does", "explain again")
bell_off = message_in("what a key does", "bell off")
bell_on = message_in("what a key does", "bell on")
one_more_round = message_in("what a key does", "one more round")
yes = message_in("what a key does", "yes")
no = message_in("what a key does", "no")
# Beside those of English.
yes_key = message_in("the key that answers yes, one letter", "Y")
no_key = message_in("the key that answers no, one letter", "N")
# A session line by line.
how_to_begin = message(
    "Type ? for all commands, each followed by Enter. Enter alone says where you are."
)
all_typed = message("Commands, each followed by Enter:")
nothing_here = message("That does nothing here. Type ? for all commands.")
start_now = message_in("an exercise begins now", "Start.")
type_when_done = message("Type n when you're done.")
type_to_go_on = message("Type p to resume, ? for all commands, or q to end.")
round_added = message("A round was added.")
resumed = message("Resumed.")
bell_is_on = message("Bell on.")
bell_is_off = message("Bell off.")
so_far = message_with("{duration} so far.")
left = message_with("{duration} left.")
left_in_all = message_with("In all, {total} left.")
statement = message_in_with("a sentence", "{text}.")
keys_of_sheet = message_in("what keys do", "up, down: scroll   any other key: back")
paused = message_in("a badge", "PAUSED")

no_screen = message(
    "Recovery Timer needs a screen, and none was found. Start it from a desktop session, "
    "or in a terminal with: recoverytimer play ID --terminal"
)
no_terminal = message(
    "You asked for --terminal, but this is not a terminal that can show a session and read keys. "
    "Run it without pipes, or line by line with --plain; over ssh, use ssh -t."
)
played_here = message("No screen was found, so Recovery Timer runs here, in the terminal.")
usual_settings = message("The default settings will be used instead.")
stands_where_it_was = message(
    "The session is kept where it stopped; you can resume it when you next start the app."
)
all_of_it = message_in("exercises of a session that were not reached", "all of it")
start = message_in("a question", "Start?")
# The letters in questions are those that their answers begin with.
start_changed = message(
    "Start? Press Enter for yes, or type n for no, w for the whole routine as written, or a "
    "number to switch that step between adapted and as written."
)
has_asked = message_in("a question", "Have you asked a doctor or physiotherapist?")
start_as_written = message("Start it as written anyway?")
which_side = message("Which side is sore? Type l for left, r for right, or b for both or neither.")
which_side_again = message_with(
    "Which side is sore? Press Enter for {side}, or type l for left, r for right, or b for both or "
    "neither."
)
which_option = message_with("Type its number, or press Enter for {option}.")
side_not_said = message(
    "This routine depends on which side is sore. Add --side left, --side right or --side none."
)
take_up = message(
    "Resume? Press Enter for yes, or type k to end it and keep what you did, n to discard it."
)
again = message(
    "Free up some space, or make the folder writable, then press Enter to try again, or q to quit."
)


def answer(english: str) -> str:
    """What may be typed beside the English word; to a question also by its first letters."""
    return {
        "yes": pgettext("a typed answer", "yes"),
        "no": pgettext("a typed answer", "no"),
        "written": pgettext("a typed answer: as it is written", "written"),
        "keep": pgettext("a typed answer: keep what was done", "keep"),
        "left": pgettext("a typed answer: a side of the body", "left"),
        "right": pgettext("a typed answer: a side of the body", "right"),
        "both": pgettext("a typed answer: sides of the body", "both"),
        "none": pgettext("a typed answer: no side of the body", "none"),
        "again": pgettext("a typed answer: try again", "again"),
        "quit": pgettext("a typed answer: leave", "quit"),
        "pause": pgettext("a typed command", "pause"),
        "resume": pgettext("a typed command", "resume"),
        "next": pgettext("a typed command", "next"),
        "done": pgettext("a typed command", "done"),
        "back": pgettext("a typed command", "back"),
        "more": pgettext("a typed command: more time", "more"),
        "less": pgettext("a typed command: less time", "less"),
        "swap": pgettext("a typed command", "swap"),
        "round": pgettext("a typed command: one more round", "round"),
        "explain": pgettext("a typed command: how an exercise is done", "explain"),
        "help": pgettext("a typed command", "help"),
        "end": pgettext("a typed command", "end"),
        "bell": pgettext("a typed command: bell on or off", "bell"),
        "keys": pgettext("a typed command: all of them", "keys"),
    }[english]


def please_type(answers: Iterable[str]) -> str:
    """An answer was not understood."""
    return _("Please type one of: {answers}.", answers=in_row(answers))


def yes_or_no(question: str, *, usual: bool) -> str:
    """A question with its answers; Enter takes the usual one."""
    if usual:
        return _("{question} Press Enter for yes, or type n for no.", question=question)
    return _("{question} Press Enter for no, or type y for yes.", question=question)


how_sore = message_with("How sore are you now, from 0 to {most}? Press Enter to skip.")
level_wanted = message_with("Please type a whole number from 0 to {most}.")
which_routine = message_with(
    "Which number, or part of a name? Press Enter for {routine}, or q to quit."
)
no_such_name = message_with("No name has “{typed}” in it.")
several_such_names = message_with("More than one name has “{typed}” in it:")
number_wanted = message_with("Please type a number from 1 to {most}.")
play = message_with("Play {routine}?")
not_reached = plural_in("exercises of a session", "{n} more", "{n} more")


def no_such_option(option: str, choices: Iterable[Choice]) -> str:
    """What --choose says is no option of the routine."""
    known = [one.id for choice in choices for one in choice.options]
    if not known:
        return _("This routine has nothing to choose: leave out --choose.")
    return _(
        "There is no option {option}. The options are {options}.",
        option=option,
        options=in_row(known),
    )


def suggested(routine: str, why: str) -> str:
    """A routine that is suggested, and why."""
    return pgettext("a suggestion", "{routine}: {reason}", routine=routine, reason=why)


def problem_of(path: Path, problem: str) -> str:
    """What is wrong with a file."""
    return pgettext("a file", "{path}: {problem}", path=path, problem=problem)


def asked(question: str) -> str:
    """A question of a routine with its answers."""
    return _(
        "{question} Type {yes} for yes or {no} for no.",
        question=question,
        yes=yes_key(),
        no=no_key(),
    )


def command_typed(typed: Iterable[str], what: str) -> str:
    """What is typed, and what it does."""
    return pgettext("in a list", "{keys}: {what}", keys=any_key(typed), what=what)


def numbered(number: str, what: str) -> str:
    """An entry of a list."""
    return pgettext("in a list", "{number}. {what}", number=number, what=what)


def with_amount(what: str, amount: str) -> str:
    """An exercise or a routine, and how long it takes or was done."""
    return pgettext("in a list", "{what}: {amount}", what=what, amount=amount)


def caution(name: str, consequence: str) -> str:
    """Something that applies to the person, and what follows from it."""
    return pgettext("in a list", "- {name}: {consequence}", name=name, consequence=consequence)


swap_for = message_with("{exercise} instead")


def key_name(key: str) -> str:
    """A key by its name: "space", "left"; a sign is its own."""
    match key:
        case "enter":
            return pgettext("key", "Enter")
        case "space":
            return pgettext("key", "space")
        case "up":
            return pgettext("key", "up")
        case "down":
            return pgettext("key", "down")
        case "left":
            return pgettext("key", "left")
        case "right":
            return pgettext("key", "right")
    return key


def any_key(keys: Iterable[str]) -> str:
    """Keys that all do the same."""
    return one_of(map(key_name, keys))
