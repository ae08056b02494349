"""What can be filled in of an exercise, and what is said where it is wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from recoverytimer.base.listing import sentences
from recoverytimer.base.plaintext import printable
from recoverytimer.base.problem import MissingKey, NotATable, Problem, WrongValue
from recoverytimer.exercise.declaredfield import DeclaredField, FieldKind
from recoverytimer.exercise.exercise import Kind, Sides
from recoverytimer.exercise.faults import WrongRange
from recoverytimer.exercise.words.doses import amount_cure, dose_label
from recoverytimer.exercise.words.kinds import kind_name
from recoverytimer.exercise.words.problems import field_fault_in_words

ONE_TO_A_LINE = "One to a line."
LINES_CURE = "At most 30 lines, each of at most 400 characters."
WAY_CURE = "Say it in words, in at most 1000 characters."
WAY_HELP = "In words, and perhaps as another exercise."
KINDS = tuple((kind.value, kind_name(kind)) for kind in Kind)
SIDES = (
    ("", "Both at once, or none"),
    (Sides.EACH.value, "Left, then right"),
    (Sides.ALTERNATE.value, "Left and right in turn"),
    (Sides.CHOSEN.value, "One, chosen at the start"),
    (Sides.LEFT.value, "Left only"),
    (Sides.RIGHT.value, "Right only"),
)
_SECTIONS: Mapping[str, tuple[DeclaredField, ...]] = {
    "What it is": (
        DeclaredField("name", "Name", cure="Give it a name of at most 120 characters."),
        DeclaredField(
            "also",
            "Also called",
            FieldKind.LINES,
            help=f"Other names, by which it is found too. {ONE_TO_A_LINE}",
            cure=LINES_CURE,
        ),
        DeclaredField("kind", "Kind", FieldKind.CHOICE, choices=KINDS, cure="Choose a kind."),
        DeclaredField(
            "sides",
            "Sides",
            FieldKind.CHOICE,
            choices=SIDES,
            beside=True,
            cure="Choose the sides.",
        ),
    ),
    "Picture": (
        DeclaredField(
            "picture",
            "Own picture",
            FieldKind.PICTURE,
            help="Shown as it is, in the place of the drawn figure.",
        ),
        DeclaredField(
            "pose",
            "Drawn figure",
            FieldKind.FIGURE,
            help="Shown where there is no picture of your own.",
        ),
    ),
    "How it is done": (
        DeclaredField(
            "setup",
            "Set-up",
            FieldKind.LONG,
            help="How to get into position. It is shown and read out before it begins.",
            cure="Say how to get into position, in at most 1000 characters.",
        ),
        DeclaredField(
            "instructions",
            "Instructions",
            FieldKind.LINES,
            help=f"What to do, step by step. {ONE_TO_A_LINE}",
            cure=f"Say what to do, line by line. {LINES_CURE}",
        ),
        DeclaredField("feel", "Where you feel it", FieldKind.LONG, cure="At most 1000 characters."),
        DeclaredField(
            "mistakes",
            "Avoid",
            FieldKind.LINES,
            help=f"Mistakes that are easily made. {ONE_TO_A_LINE}",
            cure=LINES_CURE,
        ),
        DeclaredField("muscles", "Muscles", FieldKind.LINES, help=ONE_TO_A_LINE, cure=LINES_CURE),
        DeclaredField(
            "equipment",
            "You need",
            FieldKind.LINES,
            help=f"What one exercises with. {ONE_TO_A_LINE}",
            beside=True,
            cure=LINES_CURE,
        ),
    ),
    "Usual dose": (
        DeclaredField(
            "dose",
            "Dose",
            FieldKind.DOSE,
            help="20-30 is a range; 12, 10, 8 is one for each round; left 40, right 60 differs by "
            "side.",
        ),
        DeclaredField(
            "times_a_day",
            "Times a day",
            FieldKind.NUMBER,
            "as often as you like",
            "At most this often.",
            cure="Write a whole number from 1 to 24, or nothing.",
        ),
        DeclaredField(
            "hours_apart",
            "Hours apart",
            FieldKind.NUMBER,
            "any time",
            "At least this long between two times.",
            beside=True,
            cure="Write a number above 0, at most 168, or nothing.",
        ),
        DeclaredField("optional", "An extra", FieldKind.FLAG, "Routines can do without it"),
    ),
    "With care": (
        DeclaredField(
            "cautions",
            "Leave it out, or ask first, with",
            FieldKind.CAUTIONS,
            cure="Tick what it speaks against.",
        ),
        DeclaredField(
            "ask_first",
            "Also ask first with",
            FieldKind.LINES,
            help=f"Other reasons to ask somebody. {ONE_TO_A_LINE}",
            cure=LINES_CURE,
        ),
    ),
    "Easier and harder": (
        DeclaredField("easier", "Easier", FieldKind.VARIANT, help=WAY_HELP, cure=WAY_CURE),
        DeclaredField("harder", "Harder", FieldKind.VARIANT, help=WAY_HELP, cure=WAY_CURE),
    ),
    "Where it comes from": (
        DeclaredField(
            "sources",
            "Sources",
            FieldKind.SOURCES,
            help="Only what somebody has read is shown as a source.",
            cure="Each source needs a text of at most 1000 characters and how sure it is.",
        ),
    ),
}
EXERCISE_FIELDS = tuple(
    replace(field, section=title) for title, fields in _SECTIONS.items() for field in fields
)
# What the steps of undo are called.
CHANGES = {
    **{field.key: field.label.lower() for field in EXERCISE_FIELDS},
    "cautions": "cautions",
    "ask_first": "reasons to ask first",
    "equipment": "what you need",
    "mistakes": "mistakes",
}
_LABELS = {field.key: field.label for field in EXERCISE_FIELDS}
_CURES = {field.key: field.cure for field in EXERCISE_FIELDS}


def words_by_field(problems: Sequence[Problem]) -> dict[str, str]:
    """What is wrong, in words, by the field in which it can be mended; "" for all else."""
    found: dict[str, list[str]] = {}
    for problem in problems:
        key = str(problem.place[0]) if problem.place else problem.key
        found.setdefault(key if key in _CURES else "", []).append(_words(key, problem))
    return {key: sentences(dict.fromkeys(said)) for key, said in found.items()}


def _words(key: str, problem: Problem) -> str:
    is_value = isinstance(problem.fault, WrongValue | MissingKey | WrongRange | NotATable)
    cure = amount_cure(problem.key) if key == "dose" else _CURES.get(key, "")
    if is_value and cure:
        return cure
    return printable(field_fault_in_words(problem, lambda key: _LABELS.get(key) or dose_label(key)))
