"""The segments of a timeline, and a whole routine line by line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from recoverytimer.base.amounts import to_the_second
from recoverytimer.base.language import _, pgettext
from recoverytimer.base.listing import in_row, with_dots
from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.cautionnotes import CautionNote
from recoverytimer.exercise.dose import Side
from recoverytimer.exercise.exercise import Exercise, Sides, exercise_name
from recoverytimer.routine.routine import Group, Routine, Step
from recoverytimer.routine.timeline import Segment, SegmentKind
from recoverytimer.routine.words.stepfacts import (
    StepsInWords,
    as_sentences,
    question,
    rest,
)
from recoverytimer.routine.words.totals import how_played, what_is_chosen


def segment_name(segment: Segment, exercise: str) -> str:
    """A segment in a few words, for the timeline and the history."""
    if segment.delayed:
        return _("Starting soon")
    what = _on_side(exercise, segment.side)
    match segment.kind:
        case SegmentKind.PREPARE:
            return _("Get ready: {exercise}", exercise=what)
        case SegmentKind.SWITCH:
            return _("Switch sides: {exercise}", exercise=what)
        case SegmentKind.REST:
            return rest()
        case SegmentKind.QUESTION:
            return question()
    return what


def asked(segment: Segment) -> str:
    """The question of a segment; empty where it is none."""
    if segment.offers_round:
        return _("Another round?")
    return segment.question.ask if segment.question else ""


def _on_side(exercise: str, side: Side | None) -> str:
    match side:
        case Side.LEFT:
            return pgettext("an exercise", "{exercise}, left side", exercise=exercise)
        case Side.RIGHT:
            return pgettext("an exercise", "{exercise}, right side", exercise=exercise)
    return exercise


def bar_name(segment: Segment, exercise: str, weight_s: float) -> str:
    """A segment with how long it takes."""
    duration = to_the_second(weight_s) if weight_s else ""
    return in_row((segment_name(segment, exercise), duration))


# In the rows of the editor


def row_sides(sides: Sides) -> str:
    """On which sides, in a narrow column."""
    return {
        Sides.NONE: "",
        Sides.EACH: pgettext("sides, in a narrow column", "each side"),
        Sides.ALTERNATE: pgettext("sides, in a narrow column", "alternate"),
        Sides.CHOSEN: pgettext("sides, in a narrow column", "chosen"),
        Sides.LEFT: pgettext("sides, in a narrow column", "left"),
        Sides.RIGHT: pgettext("sides, in a narrow column", "right"),
        Sides.RIGHT_FIRST: pgettext("sides, in a narrow column", "right first"),
        Sides.CHOSEN_FIRST: pgettext("sides, in a narrow column", "chosen first"),
        Sides.OTHER: pgettext("sides, in a narrow column", "other"),
    }[sides]


# A whole routine, line by line


def routine_lines(
    of: Routine, exercises: Mapping[str, Exercise], cautions: Mapping[Caution, CautionNote]
) -> Iterator[str]:
    """A routine as one reads it: its texts, then its steps."""
    texts = (
        (_("Name"), of.name),
        (_("Summary"), of.summary),
        (_("When"), of.when),
        (_("Not with"), of.avoid),
        (_("Notes"), of.notes),
        (_("Tags"), in_row(of.tags)),
        (_("Picture"), exercise_name(exercises, of.picture) if of.picture else ""),
        (
            _("Cautions"),
            in_row(cautions[code].name if code in cautions else code for code in of.cautions),
        ),
    )
    for label, text in (*texts, *how_played(of), *what_is_chosen(of)):
        if text:
            yield labelled(label, text)
    yield from _lines(of.steps, StepsInWords(exercises, of.choices), 0, on_side=False)


def labelled(label: str, text: str) -> str:
    """A fact of a routine in a line of its own."""
    return pgettext("a line of a routine", "{label}: {text}", label=label, text=text)


def _lines(
    steps: tuple[Step, ...], told: StepsInWords, depth: int, *, on_side: bool
) -> Iterator[str]:
    for step in steps:
        said = (text.rstrip(".") for text in as_sentences(told.facts(step)))
        yield f"{'    ' * depth}{with_dots((told.in_front(step, on_side=on_side), *said))}"
        if isinstance(step, Group):
            inside = on_side or step.sides is not None
            yield from _lines(step.steps, told, depth + 1, on_side=inside)
