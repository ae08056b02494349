"""What can be filled in for each kind of step and for a routine: declared once, as in a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from recoverytimer.exercise.declaredfield import DeclaredField, FieldKind
from recoverytimer.exercise.dose import Measure
from recoverytimer.exercise.exercise import Sides
from recoverytimer.exercise.words.doses import dose_label
from recoverytimer.routine.routine import Ask, Group, IfNo, Pause, Routine, Step, Work

HEAD_FIELDS = (
    DeclaredField("name", "Name", hint="Name of the routine"),
    DeclaredField("when", "When to use it", hint="After a long run"),
    DeclaredField("tags", "Tags", FieldKind.TEXTS, "stretch, after a run"),
)
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
    DeclaredField(
        "ask",
        "Question",
        FieldKind.LONG,
        "Goes on only after a yes",
        section="Question",
    ),
    DeclaredField("if_no", "After a no", FieldKind.CHOICE, choices=IF_NO, section="Question"),
    DeclaredField("no_says", "A no says", FieldKind.LONG, section="Question"),
    DeclaredField("tries", "Most tries", FieldKind.AMOUNT, "3", section="Question"),
)
_WHEN = (
    DeclaredField("optional", "Optional", FieldKind.FLAG, section="When"),
    DeclaredField(
        "in_rounds",
        "In which rounds",
        FieldKind.CHOICE,
        choices=IN_ROUNDS,
        section="When",
        in_group=True,
    ),
)
_TIMES = (
    DeclaredField(
        "prepare",
        "Get into position, s",
        FieldKind.AMOUNT,
        "As in Preferences",
        section="Time",
    ),
    DeclaredField(
        "switch",
        "Change sides, s",
        FieldKind.AMOUNT,
        "As in Preferences",
        section="Time",
    ),
)
STEP_FIELDS: Mapping[type, tuple[DeclaredField, ...]] = {
    Work: (
        DeclaredField("sides", "Sides", FieldKind.CHOICE, choices=SIDES),
        DeclaredField("note", "Note", FieldKind.LONG),
        DeclaredField("tempo", "Tempo", FieldKind.TEMPO, "up 2, hold 1, down 2", section="Tempo"),
        DeclaredField("pace", "One repetition, s", FieldKind.AMOUNT, section="Tempo"),
        DeclaredField("within", "All within, s", FieldKind.AMOUNT, section="Tempo"),
        DeclaredField("about", "Counts in the total as, s", FieldKind.AMOUNT, section="Tempo"),
        *_TIMES,
        *_WHEN,
        DeclaredField("swap", "Swap for", FieldKind.EXERCISE, section="More"),
        DeclaredField(
            "extra_on_chosen",
            "More sets on the chosen side",
            FieldKind.AMOUNT,
            section="More",
        ),
        DeclaredField(
            "temperature",
            "Temperature, \u00b0C",
            FieldKind.AMOUNT,
            "38-40",
            section="More",
        ),
        *_QUESTION,
    ),
    Pause: (
        DeclaredField("rest", "Seconds", FieldKind.AMOUNT),
        DeclaredField("note", "Note", FieldKind.LONG),
        *_WHEN,
        *_QUESTION,
    ),
    Ask: (
        *(replace(field, section="") for field in _QUESTION),
        DeclaredField("note", "Note", FieldKind.LONG),
        _WHEN[1],
    ),
    Group: (
        DeclaredField("rounds", "Rounds", FieldKind.ROUNDS, "3, at least 2+, or 1-3"),
        DeclaredField("rest_between", "Rest between rounds, s", FieldKind.AMOUNT, "0"),
        DeclaredField("name", "Name"),
        DeclaredField("sides", "Sides", FieldKind.CHOICE, choices=GROUP_SIDES),
        *_WHEN,
    ),
    Routine: (
        DeclaredField("summary", "Summary", FieldKind.LONG),
        DeclaredField("avoid", "Not with", FieldKind.LONG),
        DeclaredField("notes", "Notes", FieldKind.LONG),
        *_TIMES,
        DeclaredField("delay", "Starts after, s", FieldKind.AMOUNT, section="Time"),
        DeclaredField("times_a_day", "Times a day, at most", FieldKind.AMOUNT, section="How often"),
        DeclaredField("times_a_week", "Times a week", FieldKind.AMOUNT, section="How often"),
        DeclaredField(
            "hours_apart",
            "Hours apart, at least",
            FieldKind.AMOUNT,
            section="How often",
        ),
        DeclaredField("basis", "Built on", FieldKind.TEXTS, section="More"),
        DeclaredField(
            "cautions",
            "On top of its exercises",
            FieldKind.CAUTIONS,
            section="Cautions",
        ),
    ),
}


def fields_of(step: Step, *, in_group: bool) -> tuple[DeclaredField, ...]:
    """The fields of a step, where it stands."""
    return tuple(f for f in STEP_FIELDS[type(step)] if in_group or not f.in_group)


def label_of(key: str) -> str:
    """What the field of a key is called, or a measure."""
    return _LABELS.get(key) or dose_label(key)


_LABELS = {
    f.key: f.label.removesuffix(", s")
    for fields in (*STEP_FIELDS.values(), HEAD_FIELDS)
    for f in fields
}
_LABELS |= dict.fromkeys((m.value for m in Measure), "How much")
