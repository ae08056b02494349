"""Routines, steps, segments and totals in words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from recoverytimer.base import amounts
from recoverytimer.routine.routine import Ask, Group, Pause, RoundChoice, Routine, Step
from recoverytimer.routine.timeline import Certainty, Segment, SegmentKind, Total

ALL_SWITCHED_OFF = "Every step of this routine is optional and switched off in Preferences."
_ROUNDS = {
    "first": "first round only",
    "not first": "from the second round on",
    "last": "last round only",
    "not last": "not in the last round",
}


def step_text(step: Step) -> str:
    """A step that is no exercise, in words."""
    if isinstance(step, Pause):
        text = f"Rest {amounts.exact_duration(step.rest)}"
        return f"{text}, then a question" if step.question else text
    if isinstance(step, Ask):
        return step.question.ask
    assert isinstance(step, Group)
    text = f"{step.rounds} rounds" if step.rounds != 1 else "Once"
    if step.sides == "each":
        text += ", first on the left, then on the right side"
    if step.rest_between:
        text += f", {amounts.exact_duration(step.rest_between)} rest between"
    return f"{step.name}: {text}" if step.name else text


def how_often(routine: Routine) -> str:
    """How often a routine may be done, and how far apart; empty where it does not say."""
    parts = []
    if routine.times_a_day:
        parts.append(f"up to {routine.times_a_day} times a day")
    if routine.times_a_week:
        parts.append(f"{routine.times_a_week} times a week")
    if routine.hours_apart:
        parts.append(f"at least {amounts.plain_number(routine.hours_apart)} hours apart")
    return ", ".join(parts).capitalize()


def when_again(routine: Routine, last_begun: Callable[[], datetime | None], now: datetime) -> str:
    """When a routine may be done again, in sentences; empty where it may be done now.

    Args:
        routine: what is to be done again.
        last_begun: gives when it was begun the last time (UTC), if ever; asked only where a
            routine wants hours to lie between.
        now: UTC.
    """
    last = last_begun() if routine.hours_apart is not None else None
    if routine.hours_apart is None or last is None:
        return ""
    left_s = (last + timedelta(hours=routine.hours_apart) - now).total_seconds()
    if left_s <= 0:
        return ""
    return (
        f"You did this less than {amounts.plain_number(routine.hours_apart)} hours ago. "
        f"Better wait another {amounts.rough_duration(left_s)}."
    )


def rounds_in_words(choice: RoundChoice) -> str:
    """In which rounds of its group a step is done; empty for all."""
    if choice is None:
        return ""
    if isinstance(choice, tuple):
        return "round " + ", ".join(map(str, choice))
    return _ROUNDS[choice]


def total_in_words(value: Total, *, exact: bool = False) -> str:
    """A total with how it is to be read: "8 min", "about 45 min", "at least 12:30"."""
    text = amounts.clock_digits(value.seconds) if exact else amounts.rough_duration(value.seconds)
    return text if value.certainty is Certainty.EXACT else f"{value.certainty} {text}"


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


def no_such_routine(id_or_file: str) -> str:
    """What is said where a routine was not found."""
    return f'There is no routine "{id_or_file}"; "recoverytimer list" names them all.'


def missing_resources(what: str) -> str:
    """What is said where what should come with the app is not there; empty for nothing."""
    return f"The {what} that come with the app are missing; reinstall the app." if what else ""
