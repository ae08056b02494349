"""What the play page shows at a moment, derived from where the player is."""

from __future__ import annotations

import math
from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from recoverytimer.base import amounts
from recoverytimer.exercise.dose import Measure, Side
from recoverytimer.exercise.exercise import Exercise, Kind
from recoverytimer.exercise.words import amount_in_words
from recoverytimer.player.cues import Beat, beat_at, cue_at, instruction_cues
from recoverytimer.player.player import (
    Outcome,
    Player,
    PlayerStatus,
    length_s,
    position_s,
    remaining_s,
    total_remaining,
)
from recoverytimer.routine.bars import SegmentBar, colour_of, exercise_name, segment_bar
from recoverytimer.routine.timeline import LEAD_IN, Segment, SegmentKind, rounds_can_grow
from recoverytimer.routine.words import segment_name, total_in_words

_SIGNS = {
    SegmentKind.PREPARE: "Get ready",
    SegmentKind.SWITCH: "Change sides",
    SegmentKind.REST: "Rest",
    SegmentKind.QUESTION: "Check",
}
_COUNTED = {
    Measure.REPS: "reps",
    Measure.PASSES: "passes",
    Measure.BREATHS: "breaths",
    Measure.METRES: "m",
}


class Dial(Struct, frozen=True):
    """The countdown: digits with a caption in a ring, and the phase of a repetition.

    Attributes:
        fraction: how much is left, 0 to 1.
        mark: where the lower end of a range lies, 0 to 1 of what is left.
        phase_done: how much of the phase is over, 0 to 1, or None where there is none.
    """

    fraction: float
    digits: str
    caption: str = ""
    phase: str = ""
    phase_done: float | None = None
    mark: float | None = None


class Scene(Struct, frozen=True):
    """Everything that is to be read on the play page at a moment."""

    routine: str
    left: str
    sign: str
    side: str
    name: str
    round: str
    kind: Kind | None
    colour: str
    instruction: str
    note: str
    dial: Dial
    following: str
    question: str
    refusal: str
    paused: str
    swap: str
    may_add_round: bool
    may_adjust: bool
    decides: bool
    optional: bool


def scene_at(state: Player, now: float, exercises: Mapping[str, Exercise]) -> Scene:
    """What to show."""
    segment = state.segment
    exercise = exercises.get(segment.exercise or "")
    into = position_s(state, now)
    work = segment.kind is SegmentKind.WORK
    beat = beat_at(segment, into) if work else None
    left = total_remaining(state, now)
    question = segment.question
    return Scene(
        routine=state.timeline.recipe.routine.name,
        left=f"{total_in_words(left, exact=True)} left",
        sign="Starts soon" if segment.delayed else _SIGNS.get(segment.kind, ""),
        side=_side(segment, beat),
        name=_name(segment, exercise),
        round=_round(segment),
        kind=exercise.kind if exercise else (Kind.REST if not segment.delayed else None),
        colour=colour_of(segment, exercises),
        instruction=_instruction(segment, exercise, into),
        note=_note(segment),
        dial=_dial(state, now, beat),
        following=_following(state, exercises),
        question=question.ask if question else "",
        refusal=(question.no_says or "") if question and state.refusals else _last_no(state),
        paused=_paused(state),
        swap=exercise_name(exercises, segment.swap) if segment.swap else "",
        may_add_round=rounds_can_grow(segment) is not None,
        may_adjust=segment.planned_s is not None,
        decides=work and not segment.is_exact,
        optional=segment.optional,
    )


def played_bars(
    state: Player, now: float, exercises: Mapping[str, Exercise]
) -> tuple[SegmentBar, ...]:
    """The whole timeline in proportion, with what is done of it."""
    found = []
    pairs = zip(state.timeline.segments, state.progress, strict=True)
    for index, (segment, run) in enumerate(pairs):
        current = index == state.index and state.status is not PlayerStatus.FINISHED
        length = length_s(segment, run)
        found.append(
            replace(
                segment_bar(segment, segment.estimate_s if length is None else length, exercises),
                done=index < state.index or run.outcome is Outcome.DONE,
                current=current,
                progress=segment_progress(state, now) if current else 0.0,
            )
        )
    return tuple(found)


def segment_progress(state: Player, now: float) -> float:
    """How far the segment at hand has come, 0 to 1."""
    length = state.length_s or state.segment.estimate_s
    return min(1.0, position_s(state, now) / length) if length else 0.0


def _name(segment: Segment, exercise: Exercise | None) -> str:
    if segment.kind is SegmentKind.QUESTION and segment.question:
        return segment.question.ask
    if segment.delayed:
        return "Make yourself ready"
    return exercise.name if exercise else "Rest"


def _side(segment: Segment, beat: Beat | None) -> str:
    side: Side | None = beat.side if beat and beat.side else segment.side
    if side is not None:
        return f"{side} side"
    return "sides in turn" if segment.alternate else ""


def _round(segment: Segment) -> str:
    telling = [r for r in segment.rounds if r.planned > 1 or r.most != 1]
    if not telling:
        return ""
    last = telling[-1]
    if last.most is None:
        return f"Round {last.number}, at least {last.planned}"
    return f"Round {last.number} of {last.planned}"


def _instruction(segment: Segment, exercise: Exercise | None, into_s: float) -> str:
    if exercise is None:
        return "Breathe and loosen up." if segment.kind is SegmentKind.REST else ""
    if segment.kind is SegmentKind.PREPARE:
        return exercise.setup
    if segment.kind is SegmentKind.SWITCH:
        return f"Now the {segment.side} side." if segment.side else "Change sides."
    cue = cue_at(instruction_cues(segment, exercise.instructions), into_s)
    return cue.text if cue else ""


def _note(segment: Segment) -> str:
    if segment.temperature is None:
        return segment.note or ""
    heat = f"{amount_in_words(segment.temperature)} °C"
    return f"{heat}. {segment.note}" if segment.note else heat


def _dial(state: Player, now: float, beat: Beat | None) -> Dial:
    segment = state.segment
    length, left = state.length_s, remaining_s(state, now)
    if length is None or left is None:
        return _open_dial(segment, position_s(state, now))
    fraction = left / length if length else 0.0
    phase = beat.name if beat else ""
    phase_done = beat.done if beat and beat.name else None
    mark = None
    if segment.least_s is not None and length:
        mark = max(0.0, 1 - segment.least_s / length)
    plan = segment.plan
    if segment.kind is SegmentKind.WORK and beat and plan and plan.count:
        whole = math.ceil(plan.count.high)
        unit = _COUNTED[plan.measure]
        caption = f"of {amounts.plain_number(plan.count.high)} {unit}"
        return Dial(fraction, str(min(beat.number, whole)), caption, phase, phase_done, mark)
    # Rounded, so that a hair's breadth below a full second does not show one second less.
    digits = _digits(math.ceil(round(left, 3)))
    caption = f"of {amounts.exact_duration(round(length))}"
    return Dial(fraction, digits, caption, phase, phase_done, mark)


def next_digit_s(state: Player, now: float) -> float:
    """Seconds until the digits of the countdown differ."""
    remaining = remaining_s(state, now)
    into_second = (position_s(state, now) if remaining is None else -remaining) % 1.0
    # A hair's breadth later, so that it is not shown too early and then a second late.
    return 1.0 - into_second + 0.002


def _open_dial(segment: Segment, into_s: float) -> Dial:
    if segment.kind is SegmentKind.QUESTION:
        return Dial(1.0, "?")
    plan = segment.plan
    if plan and plan.count:
        unit = _COUNTED[plan.measure]
        low, high = amounts.plain_number(plan.count.low), amounts.plain_number(plan.count.high)
        return Dial(1.0, high if low == high else f"{low}-{high}", unit)
    return Dial(1.0, _digits(int(into_s)), "so far")


def _digits(seconds: int) -> str:
    return str(seconds) if seconds < amounts.MINUTE_S else amounts.clock_digits(seconds)


def _following(state: Player, exercises: Mapping[str, Exercise]) -> str:
    here = (state.segment.exercise, state.segment.side, state.segment.kind)
    for segment in state.timeline.segments[state.index + 1 :]:
        if segment.kind in LEAD_IN:
            continue
        if here[2] in LEAD_IN and (segment.exercise, segment.side) == here[:2]:
            here = (None, None, SegmentKind.REST)
            continue
        return segment_name(segment, exercise_name(exercises, segment.exercise))
    return ""


def _last_no(state: Player) -> str:
    if not state.refusals:
        return ""
    later = state.timeline.segments[state.index :]
    asked = next((s.question for s in later if s.question), None)
    return (asked.no_says or "") if asked else ""


def _paused(state: Player) -> str:
    if state.status is not PlayerStatus.PAUSED:
        return ""
    if state.gap_s is None:
        return "Paused"
    return f"Paused: the computer was away for {amounts.rough_duration(state.gap_s)}"
