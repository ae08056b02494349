"""What the fields of an exercise and of a dose are called, and what is said where one is wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from recoverytimer.base.field import Choices, FieldWords
from recoverytimer.base.language import _, message, message_in, pgettext
from recoverytimer.base.listing import sentences
from recoverytimer.base.plaintext import printable
from recoverytimer.base.problem import MissingKey, NotATable, Problem, WrongValue
from recoverytimer.exercise.dose import Measure
from recoverytimer.exercise.exercise import Kind, Sides
from recoverytimer.exercise.faults import NoSource, WrongRange
from recoverytimer.exercise.words.doses import amount_cure
from recoverytimer.exercise.words.kinds import kind_name
from recoverytimer.exercise.words.loads import LOADS
from recoverytimer.exercise.words.problems import field_fault_in_words

what_it_is = message("What it is")
pictures = message_in("a part of a form", "Picture")
how_it_is_done = message("How it is done")
usual_dose = message("Usual dose")
with_care = message("Safety and cautions")
easier_and_harder = message("Easier and harder")
where_from = message("Where it comes from")
add_source = message("Add a source")
usual_again = message("Restore the usual dose")
its_own_figure = message("The exercise's own, if any")
no_other = message("No other exercise")
other_source = message("None of the guide's sources")

_lines = message("Write at most 30 lines of at most 400 characters each.")
_one_to_a_line = message("One per line.")
_way_cure = message("Describe this version in at most 1000 characters.")


KINDS: Choices = {kind.value: partial(kind_name, kind) for kind in Kind}
SIDES: Choices = {
    Sides.NONE: message("Both at once, or neither"),
    Sides.EACH: message("Left, then right"),
    Sides.RIGHT_FIRST: message("Right, then left"),
    Sides.CHOSEN_FIRST: message("The chosen side, then the other"),
    Sides.ALTERNATE: message("Alternating left and right"),
    Sides.LEFT: message("Left only"),
    Sides.RIGHT: message("Right only"),
    Sides.CHOSEN: message("The side chosen at the start"),
    Sides.OTHER: message("The side not chosen"),
}
MEASURES: Choices = {
    Measure.HOLD: message_in("what is counted", "Seconds"),
    Measure.REPS: message_in("what is counted", "Repetitions"),
    Measure.PASSES: message_in("what is counted", "Passes"),
    Measure.BREATHS: message_in("what is counted", "Breaths"),
    Measure.METRES: message_in("what is counted", "Metres"),
    Measure.UP_TO: message_in("what is counted", "Seconds (maximum)"),
    Measure.UNTIL_DONE: message_in("what is counted", "Until done"),
}
MARKS: Choices = {
    "V": message_in("how sure a source is", "I have read it"),
    "V2": message_in("how sure a source is", "I have read a summary"),
    "R": message_in("how sure a source is", "From memory"),
    "J": message_in("how sure a source is", "My own judgement"),
}


def meaning(dose: str) -> str:
    """What a dose comes to that was filled in."""
    return _("That is: {dose}.", dose=dose)


def remove_source(number: int) -> str:
    """The button that takes a source away."""
    return _("Remove source {number}", number=number)


def line(what: str, text: str) -> str:
    """One thing that an exercise says, behind what that is."""
    return pgettext("a line of an exercise", "{what}: {text}", what=what, text=text)


EXERCISE_WORDS: Mapping[str, FieldWords] = {
    "name": FieldWords(
        message("Name"), cure=message("Give the exercise a name of at most 120 characters.")
    ),
    "also": FieldWords(
        message("Also called"),
        message("Other names you can find it by. One per line."),
        cure=_lines,
    ),
    "kind": FieldWords(message("Kind"), cure=message("Choose a kind."), choices=KINDS),
    "sides": FieldWords(message("Sides"), cure=message("Choose the sides."), choices=SIDES),
    "picture": FieldWords(
        message("Your own picture"), message("Shown as it is, in place of the drawn figure.")
    ),
    "pose": FieldWords(
        message("Drawn figure"), message("Shown where there is no picture of your own.")
    ),
    "setup": FieldWords(
        message("Set-up"),
        message("How to get into position. Shown and read out before the exercise begins."),
        cure=message("Say how to get into position, in at most 1000 characters."),
    ),
    "instructions": FieldWords(
        message("Instructions"),
        message("What to do, step by step. One per line."),
        cure=message(
            "Say what to do, line by line, in at most 30 lines of at most 400 characters each."
        ),
    ),
    "feel": FieldWords(
        message("Where you feel it"), cure=message("Write at most 1000 characters.")
    ),
    "mistakes": FieldWords(
        message("Avoid"),
        message("Common mistakes. One per line."),
        cure=_lines,
        change=message("Mistakes"),
    ),
    "safety": FieldWords(
        message("For safety"),
        message("Said before anything else: when to stop, or come out of a stretch."),
        cure=message("Write at most 1000 characters."),
    ),
    "cues": FieldWords(
        message("While you do it"),
        message("At most two short cues, said before each set. One per line."),
        cure=message("Write one or two lines, each up to 400 characters."),
        change=message("Cues"),
    ),
    "breath": FieldWords(message("Breathing"), cure=message("Write at most 1000 characters.")),
    "way_out": FieldWords(message("How to finish"), cure=message("Write at most 1000 characters.")),
    "left_means": FieldWords(
        message('What "left" means'),
        message('Say which leg, foot or side "left" means.'),
        cure=message("Write at most 1000 characters."),
    ),
    "loads": FieldWords(
        message("What it asks of your body"),
        message(
            "Cautions depend on this, so add everything the exercise asks of your body. "
            '"A little" is for a clearly smaller demand: each caution is one level milder.'
        ),
        cure=message("Remove anything unknown or listed twice."),
        change=message("Demands on your body"),
        choices=LOADS,
    ),
    "light_loads": FieldWords(
        message("Smaller demands on your body"),
        cure=message("Remove anything unknown or listed twice."),
        choices=LOADS,
    ),
    "muscles": FieldWords(message("Muscles"), _one_to_a_line, cure=_lines),
    "equipment": FieldWords(
        message("You need"),
        message("Things to have at hand. One per line."),
        cure=_lines,
        change=message("What you need"),
    ),
    "dose": FieldWords(
        message("Dose"),
        message(
            "A range: 20-30. One for each round: 12, 10, 8. One for each side: left 40, right 60."
        ),
    ),
    "times_a_day": FieldWords(
        message("Times a day"),
        message("At most this many times."),
        message_in("times a day", "as often as you like"),
        cure=message("Write a whole number from 1 to 24, or leave this empty."),
    ),
    "hours_apart": FieldWords(
        message("Hours apart"),
        message("At least this long between one time and the next."),
        message_in("hours apart", "any time"),
        cure=message("Write a number above 0 and at most 168, or leave this empty."),
    ),
    "optional": FieldWords(message("Optional"), hint=message("Routines can leave it out")),
    "cautions": FieldWords(
        message("Leave it out, or ask first, in case of"),
        cure=message("Tick what rules the exercise out."),
        change=message("Cautions"),
    ),
    "ask_first": FieldWords(
        message("Also ask first in case of"),
        message("Other reasons to ask first. One per line."),
        cure=_lines,
        change=message("Reasons to ask first"),
    ),
    "easier": FieldWords(message("Easier"), cure=_way_cure),
    "harder": FieldWords(message("Harder"), cure=_way_cure),
    "sources": FieldWords(
        message("Sources"),
        message("Shown as a source only if you have read it, or a summary of it."),
        cure=message(
            "For each source, choose one of the guide's, or describe it in at most 1000 "
            "characters and say how you know it."
        ),
    ),
}
DOSE_WORDS: Mapping[str, FieldWords] = {
    "measure": FieldWords(message("What is counted"), choices=MEASURES),
    "amount": FieldWords(message("How much"), hint=message("45, 1:30, 20-30, 12x, 8+, 5 breaths")),
    "tempo": FieldWords(message("Tempo"), hint=message_in("a tempo", "up 2, hold 1, down 2")),
    "pace": FieldWords(message("Time for one repetition or beat"), unit=message_in("seconds", "s")),
    "within": FieldWords(message("Time for the whole set"), unit=message_in("seconds", "s")),
    "own_pace": FieldWords(
        message("At your own pace"), hint=message("Nothing is timed; you say when it is done")
    ),
    "sets": FieldWords(message("Sets"), hint=message_in("sets of a dose", "one")),
    "rest": FieldWords(message("Rest between sets"), hint=message_in("rest", "none")),
    "about": FieldWords(
        message("Counts towards totals as"),
        hint=message_in("how long a dose takes", "estimated"),
        unit=message_in("seconds", "s"),
    ),
}
VARIANT_WORDS: Mapping[str, FieldWords] = {
    "text": FieldWords(message("In words")),
    "exercise": FieldWords(message("As another exercise")),
}
SOURCE_WORDS: Mapping[str, FieldWords] = {
    "reference": FieldWords(message("Source")),
    "text": FieldWords(message("In words"), hint=message("Author, year, journal")),
    "mark": FieldWords(message("How you know it"), choices=MARKS),
}


def label_of(key: str, words: Mapping[str, FieldWords]) -> str:
    """What the field of a key is called, be it of a dose; a measure is how much there is."""
    if key in set(Measure):
        return DOSE_WORDS["amount"].label()
    found = words.get(key) or DOSE_WORDS.get(key)
    return found.label() if found else key


def change_name(key: str) -> str:
    """What undo calls a change of the field of a key, be it of the dose."""
    return (EXERCISE_WORDS.get(key) or DOSE_WORDS[key]).name_of_change


def words_by_field(problems: Sequence[Problem]) -> dict[str, str]:
    """What is wrong, in words, by the field in which it can be mended; "" for all else."""
    found: dict[str, list[str]] = {}
    for problem in problems:
        key = str(problem.place[0]) if problem.place else problem.key
        field = key if key in EXERCISE_WORDS else ""
        if key == "dose" and problem.key in DOSE_WORDS:
            field = problem.key
        found.setdefault(field, []).append(_words(key, problem))
    return {key: sentences(dict.fromkeys(said)) for key, said in found.items()}


def _words(key: str, problem: Problem) -> str:
    is_value = isinstance(
        problem.fault, WrongValue | MissingKey | WrongRange | NotATable | NoSource
    )
    words = EXERCISE_WORDS.get(key)
    cure = amount_cure(problem.key) if key == "dose" else words.cure() if words else ""
    if is_value and cure:
        return cure
    return printable(field_fault_in_words(problem, lambda name: label_of(name, EXERCISE_WORDS)))
