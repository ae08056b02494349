"""Durations, doses and segments as a person would write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoverytimer.exercise.dose import Dose, Measure, Sided, SidedSeconds
from recoverytimer.exercise.exercise import Kind, Sides
from recoverytimer.routine.timeline import Certainty, Segment, SegmentKind, Total

if TYPE_CHECKING:
    from recoverytimer.history.statistics import Streak

KIND_NAMES = {
    Kind.STRETCH: "Stretch",
    Kind.DYNAMIC: "Warm-up",
    Kind.MOBILITY: "Mobility",
    Kind.ROLL: "Roll",
    Kind.BALL: "Ball",
    Kind.STRENGTH: "Strength",
    Kind.BREATHING: "Breathing",
    Kind.ACTIVE: "Easy movement",
    Kind.REST: "Rest",
    Kind.COLD: "Cold",
    Kind.HEAT: "Heat",
}
KIND_GROUPS: dict[str, frozenset[Kind]] = {
    "All": frozenset(),
    "Stretch": frozenset({Kind.STRETCH, Kind.MOBILITY}),
    "Roll": frozenset({Kind.ROLL, Kind.BALL}),
    "Ice and heat": frozenset({Kind.COLD, Kind.HEAT}),
    "Strength": frozenset({Kind.STRENGTH}),
    "Move": frozenset({Kind.DYNAMIC, Kind.ACTIVE, Kind.BREATHING, Kind.REST}),
}
"""What one filters by; the first stands for any kind."""
_SIDES = {
    Sides.EACH: "each side",
    Sides.ALTERNATE: "sides in turn",
    Sides.CHOSEN: "chosen side",
    Sides.LEFT: "left side",
    Sides.RIGHT: "right side",
}
_UNITS = {
    Measure.REPS: "reps",
    Measure.PASSES: "passes",
    Measure.BREATHS: "breaths",
    Measure.METRES: "m",
}
NOTHING_LEFT = "Every step of this routine is optional and switched off in Preferences."
ELSEWHERE = "A session runs in another window or terminal already. End it there first."
MINUTE_S = 60
HOUR_S = 3600
KILOMETRE_M = 1000


def clock(seconds: float) -> str:
    """Minutes and seconds: 1:05, or 1:00:05 from an hour on."""
    whole = max(0, round(seconds))
    hours, rest = divmod(whole, HOUR_S)
    minutes, left = divmod(rest, MINUTE_S)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}"


def minutes(seconds: float) -> str:
    """A rough duration: 40 s, 8 min, 1 h 5 min."""
    if seconds < MINUTE_S:
        return f"{round(seconds)} s"
    hours, rest = divmod(round(seconds / MINUTE_S), MINUTE_S)
    if not hours:
        return f"{rest} min"
    return f"{hours} h {rest} min" if rest else f"{hours} h"


def total(value: Total, *, exact: bool = False) -> str:
    """A total with how it is to be read: "8 min", "about 45 min", "at least 12:30"."""
    text = clock(value.seconds) if exact else minutes(value.seconds)
    return text if value.certainty is Certainty.EXACT else f"{value.certainty} {text}"


def in_a_row(streak: Streak) -> str:
    """A streak that is worth a word: "3 days in a row"; empty below two."""
    return f"{long(streak)} in a row" if streak.count > 1 else ""


def long(streak: Streak) -> str:
    """How long a streak is: "3 days", "1 week"."""
    unit = "week" if streak.in_weeks else "day"
    return f"{streak.count} {unit}" if streak.count == 1 else f"{streak.count} {unit}s"


def sessions(count: int) -> str:
    """So many: "1 session", "3 sessions"."""
    return "1 session" if count == 1 else f"{count} sessions"


def number(value: float) -> str:
    """A number without a needless fraction."""
    return f"{value:g}"


def counted(count: int, one: str, many: str = "") -> str:
    """A number with what is counted: "1 run", "3 runs", "2 entries"."""
    return f"{count} {one}" if count == 1 else f"{count} {many or one + 's'}"


def kilometres(metres: float) -> str:
    """A distance: 8.4 km, 12 km, 400 m."""
    if metres < KILOMETRE_M / 2:
        return f"{round(metres)} m"
    return f"{number(round(metres / KILOMETRE_M, 1))} km"


def percent_more(value: float) -> str:
    """How many percent more: "25 %", "just over 10 %" where that would read as 10."""
    whole = round(value)
    return f"{whole} %" if whole % 10 or value <= whole else f"just over {whole} %"


def duration(seconds: float) -> str:
    """An exact duration: 40 s, 1:30 min, 10 min."""
    if seconds < 2 * MINUTE_S and seconds % MINUTE_S:
        return f"{number(seconds)} s"
    return minutes(seconds) if seconds % MINUTE_S == 0 else f"{clock(seconds)} min"


def amount(value: object, unit: str = "") -> str:
    """An amount as its file says it: "30 s", "20-30 s", "12, 10, 8 reps"."""
    if isinstance(value, Sided | SidedSeconds):
        return f"left {amount(value.left, unit)}, right {amount(value.right, unit)}"
    if isinstance(value, tuple):
        return ", ".join(amount(v) for v in value) + f" {unit}".rstrip()
    if unit == "s" and isinstance(value, float | int):
        return duration(value)
    text = value if isinstance(value, str) else number(float(str(value)))
    return f"{text} {unit}".rstrip()


def dose(value: Dose, sides: Sides = Sides.NONE) -> str:
    """A dose in words: "30 s, each side", "10 reps (up 2, hold 1, down 2)"."""
    measure = value.measure
    if measure is Measure.HOLD:
        text = amount(value.hold, "s")
    elif measure is Measure.UP_TO:
        text = f"up to {duration(float(value.up_to or 0))}"
    elif measure is Measure.UNTIL_DONE:
        text = "as long as you like"
    else:
        text = amount(getattr(value, measure.value), _UNITS[measure])
    if value.within:
        text += f" in {duration(value.within)}"
    if value.tempo:
        text += " (" + ", ".join(f"{name} {number(s)}" for name, s in value.tempo) + ")"
    return ", ".join(part for part in (text, _SIDES.get(sides, "")) if part)


def segment_name(segment: Segment, exercise: str) -> str:
    """A segment in a few words, for the timeline and the history."""
    side = f", {segment.side} side" if segment.side else ""
    if segment.delayed:
        return "Starts soon"
    if segment.kind is SegmentKind.PREPARE:
        return f"Get ready: {exercise}{side}"
    if segment.kind is SegmentKind.SWITCH:
        return f"Change sides: {exercise}{side}"
    if segment.kind is SegmentKind.REST:
        return "Rest"
    if segment.kind is SegmentKind.QUESTION:
        return "Question"
    return f"{exercise}{side}"


def no_routine(id_or_file: str) -> str:
    """What is said where a routine was not found."""
    return f'There is no routine "{id_or_file}"; "recoverytimer list" names them all.'


def missing(what: str) -> str:
    """What is said where what should come with the app is not there; empty for nothing."""
    return f"The {what} that come with the app are missing; reinstall the app." if what else ""
