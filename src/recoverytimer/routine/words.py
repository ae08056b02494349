"""Steps and routines in words, for pages and for paper."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from recoverytimer.base import amounts
from recoverytimer.routine.routine import Ask, Group, Pause, RoundChoice, Routine, Step

_ROUNDS = {
    "first": "first round only",
    "not first": "from the second round on",
    "last": "last round only",
    "not last": "not in the last round",
}


def step_text(step: Step) -> str:
    """A step that is no exercise, in words."""
    if isinstance(step, Pause):
        text = f"Rest {amounts.duration(step.rest)}"
        return f"{text}, then a question" if step.question else text
    if isinstance(step, Ask):
        return step.question.ask
    assert isinstance(step, Group)
    text = f"{step.rounds} rounds" if step.rounds != 1 else "Once"
    if step.sides == "each":
        text += ", first on the left, then on the right side"
    if step.rest_between:
        text += f", {amounts.duration(step.rest_between)} rest between"
    return f"{step.name}: {text}" if step.name else text


def how_often(routine: Routine) -> str:
    """How often a routine may be done, and how far apart; empty where it does not say."""
    parts = []
    if routine.times_a_day:
        parts.append(f"up to {routine.times_a_day} times a day")
    if routine.times_a_week:
        parts.append(f"{routine.times_a_week} times a week")
    if routine.hours_apart:
        parts.append(f"at least {amounts.number(routine.hours_apart)} hours apart")
    return ", ".join(parts).capitalize()


def waiting(routine: Routine, last_begun: Callable[[], datetime | None], now: datetime) -> str:
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
        f"You did this less than {amounts.number(routine.hours_apart)} hours ago. "
        f"Better wait another {amounts.minutes(left_s)}."
    )


def in_rounds(choice: RoundChoice) -> str:
    """In which rounds of its group a step is done; empty for all."""
    if choice is None:
        return ""
    if isinstance(choice, tuple):
        return "round " + ", ".join(map(str, choice))
    return _ROUNDS[choice]
