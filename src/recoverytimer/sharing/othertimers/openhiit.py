"""OpenHIIT: a list of interval timers, or a single one.

Its exports of before 2025 hold "workouts", each one table; its own app reads these in the same way.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from recoverytimer.exercise.dose import MOST_ROUNDS
from recoverytimer.routine.routine import MOST_STEPS, Group, Pause, Routine, Step, Work
from recoverytimer.sharing.faults import Note, NoteKind
from recoverytimer.sharing.othertimers.decoding import as_table, note_strangers
from recoverytimer.sharing.othertimers.translator import (
    Translator,
    paired_sides,
    value_in_short,
    whole_number,
)
from recoverytimer.sharing.words import made

APP = "OpenHIIT"
_TIMER = frozenset(
    [
        "id",
        "name",
        "timerIndex",
        "totalTime",
        "intervals",
        "activeIntervals",
        "activities",
        "restarts",
        "showMinutes",
        "color",
        "timeSettings",
        "soundSettings",
    ]
)
_TIMES = frozenset(
    [
        "id",
        "timerId",
        "workTime",
        "restTime",
        "breakTime",
        "warmupTime",
        "cooldownTime",
        "getReadyTime",
        "restarts",
    ]
)

# What an older export calls it, and what it is called since.
_OLD_TIMER = {
    "id": "id",
    "title": "name",
    "exercises": "activities",
    "numExercises": "activeIntervals",
    "iterations": "restarts",
    "workoutIndex": "timerIndex",
    "showMinutes": "showMinutes",
    "colorInt": "color",
}
_OLD_TIMES = {
    "exerciseTime": "workTime",
    **{name: name for name in _TIMES - {"id", "timerId", "restarts"}},
}
_OLD_SOUNDS = frozenset(
    ["workSound", "restSound", "halfwaySound", "completeSound", "countdownSound"]
)
# Shown and never played.
_OLD_IDLE = frozenset({"halfTime", "halfwayMark"})
# Where an older export says nothing of it.
_USUAL_GET_READY_S = 10


def is_timer(value: object) -> bool:
    """Whether it looks like one timer."""
    return isinstance(value, dict) and ("timeSettings" in value or _is_old(value))


def _is_old(table: Mapping[str, Any]) -> bool:
    return "exercises" in table and not _OLD_TIMES.keys().isdisjoint(table)


def _renewed(old: Mapping[str, Any]) -> dict[str, Any]:
    """A timer of an older export as one is now; what is not known keeps its name."""
    known = {**_OLD_TIMER, **_OLD_TIMES}
    strange = {k: v for k, v in old.items() if k not in known.keys() | _OLD_SOUNDS | _OLD_IDLE}
    times = {_OLD_TIMES[key]: value for key, value in old.items() if key in _OLD_TIMES}
    return {
        **strange,
        **{_OLD_TIMER[key]: value for key, value in old.items() if key in _OLD_TIMER},
        "timeSettings": {"getReadyTime": _USUAL_GET_READY_S, **times},
        "soundSettings": {key: old[key] for key in old if key in _OLD_SOUNDS},
    }


def routine(timer: Mapping[str, Any], number: int, translator: Translator) -> Routine | None:
    """A timer as a routine, or None (with the problem noted) where it holds nothing."""
    if "timeSettings" not in timer:
        timer = _renewed(timer)
    title = translator.title(timer.get("name"), made.timer(number), ("timers", number - 1))
    note_strangers(timer, _TIMER, (title,), translator)
    times = as_table(timer["timeSettings"], (title, "timeSettings"), translator)
    note_strangers(times, _TIMES, (title, "timeSettings"), translator)
    if timer.get("soundSettings"):
        translator.assume(Note(NoteKind.NO_SOUNDS))
    work = _intervals(timer, times, title, translator)
    if not work:
        translator.problem(Note(NoteKind.NOTHING_TO_DO), (title,))
        return None
    return Routine(
        name=title,
        steps=tuple(_around(work, times, title, translator)),
        notes=made.comes_from(APP),
        prepare=0,
        switch=0,
        delay=translator.rest(times.get("getReadyTime", 0), (title, "getReadyTime")) or None,
    )


def _around(
    work: tuple[Step, ...], times: Mapping[str, Any], title: str, translator: Translator
) -> Iterator[Step]:
    """Warm-up, all rounds, cool-down."""
    rest = translator.rest(times.get("restTime", 0), (title, "restTime"))
    if times.get("warmupTime"):
        yield from _one(made.warm_up(), times["warmupTime"], title, translator)
        if rest:
            yield Pause(rest=rest)
    yield from work
    if times.get("cooldownTime"):
        yield from _one(made.cool_down(), times["cooldownTime"], title, translator)


def _one(name: str, seconds: object, title: str, translator: Translator) -> Iterator[Step]:
    step = translator.step(name, seconds, (title,))
    if step is not None:
        yield step


def _intervals(
    timer: Mapping[str, Any], times: Mapping[str, Any], title: str, translator: Translator
) -> tuple[Step, ...]:
    """The intervals with rest between, as often as they are done, with a break between."""
    rest = translator.rest(times.get("restTime", 0), (title, "restTime"))
    steps = _once(_names(timer, title, translator), times.get("workTime"), rest, title, translator)
    # It counts how often it begins again.
    again = timer.get("restarts", times.get("restarts", 0)) or 0
    number = whole_number(again)
    rounds = translator.rounds(again if number is None else number + 1, (title, "restarts"))
    if rounds == 1 or not steps:
        return steps
    between = translator.rest(times.get("breakTime", 0), (title, "breakTime")) or rest
    return (Group(steps=steps, rounds=rounds, rest_between=between),)


def _names(timer: Mapping[str, Any], title: str, translator: Translator) -> list[object]:
    activities = timer.get("activities")
    if isinstance(activities, str) and activities.strip():
        try:
            activities = json.loads(activities)
        except (ValueError, RecursionError):
            activities = [activities]
    if activities and not isinstance(activities, list):
        note = Note(NoteKind.NO_LIST, value_in_short(activities))
        translator.problem(note, (title, "activities"))
    names = list(activities) if isinstance(activities, list) else []
    count = whole_number(timer.get("activeIntervals"))
    if count is None or not 0 <= count <= MOST_STEPS:
        count = len(names)
    if len(names) > count:
        more = tuple(map(value_in_short, names[count : count + 5]))
        note = Note(NoteKind.INTERVALS_LEFT_OUT, names=more, number=count)
        translator.problem(note, (title,))
    return [*names[:count], *[made.work()] * (count - len(names))]


def _once(
    names: list[object], seconds: object, rest: float, title: str, translator: Translator
) -> tuple[Step, ...]:
    if len(names) > 1 and len(set(map(str, names))) == 1 and len(names) <= MOST_ROUNDS:
        same = translator.step(names[0], seconds, (title,))
        if isinstance(same, Work):
            return (Group(steps=(same,), rounds=len(names), rest_between=rest),)
    steps: list[Step] = []
    for number, name in enumerate(names):
        step = translator.step(name, seconds, (title, "intervals", number))
        if step is None:
            continue
        if steps and rest:
            steps.append(Pause(rest=rest))
        steps.append(step)
    return paired_sides(steps)
