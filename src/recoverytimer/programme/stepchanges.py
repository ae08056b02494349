"""A day's steps with what a stage changes in them, and with fewer sets."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from math import ceil

from msgspec.structs import replace

from recoverytimer.exercise.dose import Dose
from recoverytimer.programme.limits import Easing
from recoverytimer.programme.stage import Change
from recoverytimer.routine.routine import Group, Rounds, Step, Work, all_steps

Steps = tuple[Step, ...]
_TIMED = ("tempo", "within", "pace", "own_pace", "about")
_OF_WORK = ("note", "temperature", "sides")
Fewer = Callable[[int], int]
_FEWER: dict[Easing, Fewer] = {
    Easing.SET_FEWER: lambda sets: max(1, sets - 1),
    Easing.HALF: lambda sets: ceil(sets / 2),
    Easing.ONE_SET: lambda _sets: 1,
}


def with_changes(steps: Steps, changes: Iterable[Change]) -> Steps:
    """The steps as some changes have them, one after the other."""
    for change in changes:
        steps = tuple(_changed(step, change) for step in steps)
    return steps


def _changed(step: Step, change: Change) -> Step:
    if isinstance(step, Group):
        work = sets_of_one(step)
        if work is None:
            inner = tuple(_changed(one, change) for one in step.steps)
            return step if inner == step.steps else replace(step, steps=inner)
        is_meant = change.exercise in {None, work.exercise}
        return _changed_sets(step, work, change) if is_meant else step
    if not isinstance(step, Work) or step.exercise != change.exercise:
        return step
    work = _changed_work(step, change)
    if change.rounds is None and change.rest_between is None:
        return work
    return Group(steps=(work,), rounds=change.rounds or 1, rest_between=change.rest_between or 0)


def sets_of_one(step: Step) -> Work | None:
    """The exercise of which a group is the sets, where it is that and no more."""
    if isinstance(step, Group) and len(step.steps) == 1 and isinstance(step.steps[0], Work):
        return step.steps[0]
    return None


def _changed_sets(group: Group, work: Work, change: Change) -> Group:
    rest = group.rest_between if change.rest_between is None else change.rest_between
    return replace(
        group,
        steps=(_changed_work(work, change),),
        rounds=change.rounds or group.rounds,
        rest_between=rest,
        left_out=group.left_out or change.left_out,
    )


def _changed_work(work: Work, change: Change) -> Work:
    said = {key: value for key in _OF_WORK if (value := getattr(change, key)) is not None}
    return replace(
        work,
        exercise=change.instead or work.exercise,
        dose=_changed_dose(work.dose, change),
        left_out=work.left_out or change.left_out,
        **said,
    )


def _changed_dose(dose: Dose | None, change: Change) -> Dose | None:
    """The keys of the change in place of those of the dose; one measure, one way to be timed."""
    keys = {key: value for key in Dose.__struct_fields__ if (value := getattr(change, key))}
    if not keys:
        return None if change.instead and dose is None else dose
    kept = {key: getattr(dose, key) for key in Dose.__struct_fields__} if dose else {}
    if change.measures:
        is_same = dose is not None and dose.measure is change.measure
        kept = {key: value for key, value in kept.items() if is_same and key in _TIMED}
    if any(key in keys for key in _TIMED):
        kept = {key: value for key, value in kept.items() if key not in _TIMED}
    return Dose(**{**kept, **keys})


def eased(steps: Steps, how: Easing, but: Collection[str] = ()) -> Steps:
    """The steps with fewer sets, at least one; those of some exercises stay as they are."""
    return tuple(_eased(step, _FEWER[how], but) for step in steps)


def _eased(step: Step, fewer: Fewer, but: Collection[str]) -> Step:
    if not isinstance(step, Group) or any(name in but for name in exercises_in((step,))):
        return step
    return replace(step, rounds=_fewer_rounds(step.rounds, fewer))


def _fewer_rounds(rounds: Rounds, fewer: Fewer) -> Rounds:
    if isinstance(rounds, tuple):
        return tuple(map(fewer, rounds))
    if isinstance(rounds, int):
        return fewer(rounds)
    low, _, high = rounds.rstrip("+").partition("-")
    if not high:
        return f"{fewer(int(low))}+"
    ends = fewer(int(low)), fewer(int(high))
    return ends[0] if ends[0] == ends[1] else f"{ends[0]}-{ends[1]}"


def exercises_in(steps: Steps) -> tuple[str, ...]:
    """The exercises of steps, those of groups included, in their order."""
    works = (step for _, step in all_steps(steps) if isinstance(step, Work))
    return tuple(dict.fromkeys(work.exercise for work in works))


def only_with(steps: Steps, exercises: Collection[str]) -> Steps:
    """The steps that are some of the exercises, with their sets."""
    found: list[Step] = []
    for step in steps:
        if isinstance(step, Group):
            inner = only_with(step.steps, exercises)
            if inner:
                found.append(replace(step, steps=inner))
        elif isinstance(step, Work) and step.exercise in exercises:
            found.append(step)
    return tuple(found)


def with_notes(steps: Steps, notes: Callable[[Work], str | None]) -> Steps:
    """The steps with the notes that are made for some of their exercises."""
    made: list[Step] = []
    for step in steps:
        if isinstance(step, Group):
            made.append(replace(step, steps=with_notes(step.steps, notes)))
        elif isinstance(step, Work) and (note := notes(step)):
            made.append(replace(step, note=note))
        else:
            made.append(step)
    return tuple(made)
