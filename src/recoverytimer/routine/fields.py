"""What can be filled in for each kind of step and for a routine: declared once, as in a file.

A value crosses as text: what a person types, and what a file's plain value looks like when shown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from recoverytimer.base.toml.reading import Problem, ProblemKind
from recoverytimer.exercise.dose import Measure
from recoverytimer.exercise.dosetext import amount_of, amount_text, read_tempo, tempo_text
from recoverytimer.exercise.exercise import Sides
from recoverytimer.routine.routine import Ask, Group, IfNo, Pause, Routine, Step, Work


class FieldKind(StrEnum):
    """How a field is filled in."""

    TEXT = "text"
    LONG = "long text"
    AMOUNT = "amount"
    TEXTS = "texts"
    TEMPO = "tempo"
    CHOICE = "choice"
    FLAG = "flag"
    EXERCISE = "exercise"
    ROUNDS = "rounds"
    CAUTIONS = "cautions"


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its key in a file, what it is called, and how it is filled in.

    Attributes:
        hint: what stands in an empty field.
        choices: the values of a choice with their names; the first one means that none is set.
        section: fields of one section stand together; those without one stand first.
        in_group: whether it makes sense within a group only.
    """

    key: str
    label: str
    kind: FieldKind = FieldKind.TEXT
    hint: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    section: str = ""
    in_group: bool = False


SIDES = (
    ("", "As usual"),
    *((s.value, text) for s, text in (
        (Sides.NONE, "No sides"),
        (Sides.EACH, "Each side: all of left, then right"),
        (Sides.ALTERNATE, "Sides in turn"),
        (Sides.CHOSEN, "The side chosen at the start"),
        (Sides.LEFT, "Left only"),
        (Sides.RIGHT, "Right only"),
    )),
)  # fmt: skip
GROUP_SIDES = (
    ("", "Each step as it says"),
    ("each", "The whole group left, then right"),
    ("left", "Left only"),
    ("right", "Right only"),
    ("chosen", "The side chosen at the start"),
)
IN_ROUNDS = (
    ("", "In every round"),
    ("first", "In the first round"),
    ("not first", "Not in the first round"),
    ("last", "In the last round"),
    ("not last", "Not in the last round"),
)
IF_NO = (
    ("", "Do the part before once more"),
    (IfNo.SKIP.value, "Leave the next step out"),
    (IfNo.END.value, "End the session"),
)
MEASURES = (
    (Measure.HOLD.value, "Seconds"),
    (Measure.REPS.value, "Repetitions"),
    (Measure.BREATHS.value, "Breaths"),
    (Measure.PASSES.value, "Passes"),
    (Measure.METRES.value, "Metres"),
    (Measure.UP_TO.value, "Up to so many seconds"),
    (Measure.UNTIL_DONE.value, "Until done"),
)
AMOUNT_HINT = "40, a range 20-30, each round 12, 10, 8, or left 40, right 60"

_QUESTION = (
    Field("ask", "Question", FieldKind.LONG, "Goes on only after a yes", section="Question"),
    Field("if_no", "After a no", FieldKind.CHOICE, choices=IF_NO, section="Question"),
    Field("no_says", "A no says", FieldKind.LONG, section="Question"),
    Field("tries", "Most tries", FieldKind.AMOUNT, "3", section="Question"),
)
_WHEN = (
    Field("optional", "Optional", FieldKind.FLAG, section="When"),
    Field(
        "in_rounds",
        "In which rounds",
        FieldKind.CHOICE,
        choices=IN_ROUNDS,
        section="When",
        in_group=True,
    ),
)
_TIMES = (
    Field("prepare", "Get into position, s", FieldKind.AMOUNT, "As in Preferences", section="Time"),
    Field("switch", "Change sides, s", FieldKind.AMOUNT, "As in Preferences", section="Time"),
)
FIELDS: Mapping[type, tuple[Field, ...]] = {
    Work: (
        Field("sides", "Sides", FieldKind.CHOICE, choices=SIDES),
        Field("note", "Note", FieldKind.LONG),
        Field("tempo", "Tempo", FieldKind.TEMPO, "up 2, hold 1, down 2", section="Tempo"),
        Field("pace", "One repetition, s", FieldKind.AMOUNT, section="Tempo"),
        Field("within", "All within, s", FieldKind.AMOUNT, section="Tempo"),
        Field("about", "Counts in the total as, s", FieldKind.AMOUNT, section="Tempo"),
        *_TIMES,
        *_WHEN,
        Field("swap", "Swap for", FieldKind.EXERCISE, section="More"),
        Field("extra_on_chosen", "More sets on the chosen side", FieldKind.AMOUNT, section="More"),
        Field("temperature", "Temperature, \u00b0C", FieldKind.AMOUNT, "38-40", section="More"),
        *_QUESTION,
    ),
    Pause: (
        Field("rest", "Seconds", FieldKind.AMOUNT),
        Field("note", "Note", FieldKind.LONG),
        *_WHEN,
        *_QUESTION,
    ),
    Ask: (
        *(Field(f.key, f.label, f.kind, f.hint, f.choices) for f in _QUESTION),
        Field("note", "Note", FieldKind.LONG),
        _WHEN[1],
    ),
    Group: (
        Field("rounds", "Rounds", FieldKind.ROUNDS, "3, at least 2+, or 1-3"),
        Field("rest_between", "Rest between rounds, s", FieldKind.AMOUNT, "0"),
        Field("name", "Name"),
        Field("sides", "Sides", FieldKind.CHOICE, choices=GROUP_SIDES),
        *_WHEN,
    ),
    Routine: (
        Field("summary", "Summary", FieldKind.LONG),
        Field("avoid", "Not with", FieldKind.LONG),
        Field("notes", "Notes", FieldKind.LONG),
        *_TIMES,
        Field("delay", "Starts after, s", FieldKind.AMOUNT, section="Time"),
        Field("times_a_day", "Times a day, at most", FieldKind.AMOUNT, section="How often"),
        Field("times_a_week", "Times a week", FieldKind.AMOUNT, section="How often"),
        Field("hours_apart", "Hours apart, at least", FieldKind.AMOUNT, section="How often"),
        Field("basis", "Built on", FieldKind.TEXTS, section="More"),
        Field("cautions", "On top of its exercises", FieldKind.CAUTIONS, section="Cautions"),
    ),
}


def fields_of(step: Step, *, in_group: bool) -> tuple[Field, ...]:
    """The fields of a step, where it stands."""
    return tuple(f for f in FIELDS[type(step)] if in_group or not f.in_group)


def in_words(problem: Problem) -> str:
    """What is wrong with a field, for one who sees its label and types no file."""
    label, what, cure = _LABELS.get(problem.key), problem.what, problem.cure
    for in_file, as_typed in _AS_TYPED:
        cure = cure.replace(in_file, as_typed)
    if label is not None:
        if problem.kind is ProblemKind.VALUE:
            return f"{label}: {cure[:1].lower()}{cure[1:]}."
        if problem.kind is ProblemKind.EMPTY:
            return f"{label} is empty. {cure}."
        if problem.kind in {ProblemKind.MISSING, ProblemKind.RANGE}:
            return f"{label}: {what.removeprefix(f'{problem.key} is ')}. {cure}."
    if problem.kind is ProblemKind.CONTRADICTION:
        what, cure = (_KEY.sub(_label_within, text) for text in (what, cure))
    return f"{what[:1].upper()}{what[1:]}. {cure}."


def _label_within(found: re.Match[str]) -> str:
    label = _WORDS[found[0]]
    return f"{label[:1].lower()}{label[1:]}"


def shown(kind: FieldKind, value: Any) -> str:
    """A file's plain value as one would type it."""
    if value is None or value is False:
        return ""
    if kind is FieldKind.TEMPO:
        return tempo_text(value)
    return amount_text(value, timed=False)


def typed(kind: FieldKind, text: str) -> Any:
    """The plain value that a text stands for; None for none, the text itself if it is no such."""
    text = text.strip()
    if not text:
        return None
    reading = _READINGS.get(kind)
    return reading(text) if reading else text


def _rounds(text: str) -> Any:
    return int(text) if text.isdigit() else text.replace(" ", "")


def _texts(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


_READINGS: dict[FieldKind, Callable[[str], Any]] = {
    FieldKind.AMOUNT: amount_of,
    FieldKind.TEMPO: read_tempo,
    FieldKind.ROUNDS: _rounds,
    FieldKind.TEXTS: _texts,
    FieldKind.CAUTIONS: _texts,
}

_OF_FIELDS = {f.key: f.label.removesuffix(", s") for fields in FIELDS.values() for f in fields}
_OF_HEAD = {"name": "Name", "when": "When to use it", "tags": "Tags"}
_LABELS = {**_OF_FIELDS, **_OF_HEAD, **{value: "How much" for value, _ in MEASURES}}
_WORDS = {**_OF_FIELDS, **dict(MEASURES)}
_KEY = re.compile(r"\b(?:" + "|".join(sorted(_WORDS, key=len, reverse=True)) + r")\b")
_AS_TYPED = (
    ('a number, a range "20-30", one per round [40, 30] or {left = 40, right = 60}', AMOUNT_HINT),
    ('[["up", 2], ["down", 3]]', "up 2, down 3"),
)
