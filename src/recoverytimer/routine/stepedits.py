"""Editing a routine's steps: pure functions that take steps and give the next ones.

A place is a path of indices, as in `routine.all_steps`. Groups that lose their last step go with
it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from msgspec.structs import replace

from recoverytimer.routine.routine import DEEPEST_GROUP, Group, Step, StepPath, Work, all_steps

Steps = tuple[Step, ...]
StepPaths = tuple[StepPath, ...]
StepChange = Callable[[Step], Step]


def step_at(steps: Steps, path: StepPath) -> Step:
    """The step at a place.

    Raises:
        IndexError: there is none.
    """
    step = steps[path[0]]
    return step_at(_inner(step), path[1:]) if len(path) > 1 else step


def changed(steps: Steps, path: StepPath, change: StepChange) -> Steps:
    """The steps with the one at a place changed."""
    index, rest = path[0], path[1:]
    step = steps[index]
    if rest:
        assert isinstance(step, Group)
        new: Step = replace(step, steps=changed(step.steps, rest, change))
    else:
        new = change(step)
    return (*steps[:index], new, *steps[index + 1 :])


def all_changed(steps: Steps, paths: Iterable[StepPath], change: StepChange) -> Steps:
    """The steps with those at some places changed."""
    for path in paths:
        steps = changed(steps, path, change)
    return steps


def inserted(steps: Steps, at: StepPath, new: Sequence[Step]) -> tuple[Steps, StepPaths]:
    """The steps with new ones before the place, and where these are.

    Outside of a group no step is for some of the rounds only, or has another number in each.
    """
    parent, index = at[:-1], at[-1]
    places = tuple((*parent, index + n) for n in range(len(new)))
    if not parent:
        return (*steps[:index], *map(_on_its_own, new), *steps[index:]), places

    def with_new(step: Step) -> Step:
        inner = _inner(step)
        return replace(step, steps=(*inner[:index], *new, *inner[index:]))

    return changed(steps, parent, with_new), places


def _on_its_own(step: Step) -> Step:
    if isinstance(step, Group) and isinstance(step.rounds, tuple):
        step = replace(step, rounds=step.rounds[0])
    return replace(step, in_rounds=None) if step.in_rounds else step


def removed(steps: Steps, paths: Iterable[StepPath]) -> Steps:
    """The steps without those at some places, and without groups that are empty then."""
    gone = set(paths)

    def kept(some: Steps, parent: StepPath) -> Steps:
        found: list[Step] = []
        for number, step in enumerate(some):
            here = (*parent, number)
            if here in gone:
                continue
            if isinstance(step, Group):
                inner = kept(step.steps, here)
                if not inner:
                    continue
                step = replace(step, steps=inner) if inner != step.steps else step  # noqa: PLW2901
            found.append(step)
        return tuple(found)

    return kept(steps, ())


def outermost(paths: Iterable[StepPath]) -> StepPaths:
    """The places in their order, without those that lie within others of them."""
    given = sorted(set(paths))
    return tuple(path for path in given if not any(path[:n] in given for n in range(1, len(path))))


def taken(steps: Steps, paths: Iterable[StepPath]) -> Steps:
    """The steps at some places, to be put elsewhere."""
    return tuple(step_at(steps, path) for path in outermost(paths))


def moved(steps: Steps, paths: Iterable[StepPath], to: StepPath) -> tuple[Steps, StepPaths] | None:
    """The steps with some moved before a place, and where they are; None where that cannot be.

    A group cannot be moved into itself, nor deeper than groups may lie.
    """
    places = outermost(paths)
    some = taken(steps, places)
    if not some or any(to[: len(path)] == path and len(to) > len(path) for path in places):
        return None
    if room_for(some, to) != to:
        return None
    # A mark at the goal shows where it is once the others are gone.
    mark = Work(exercise=MARK)
    marked, _ = inserted(steps, to, (mark,))
    shifted = tuple(_shifted(path, to) for path in places)
    left = removed(marked, shifted)
    goal = next(path for path, step in all_steps(left) if step is mark)
    put, found = inserted(left, goal, some)
    return removed(put, ((*goal[:-1], goal[-1] + len(some)),)), found


def duplicated(steps: Steps, paths: Iterable[StepPath]) -> tuple[Steps, StepPaths]:
    """The steps with copies of some behind the last of them, and where the copies are."""
    places = outermost(paths)
    some = taken(steps, places)
    return inserted(steps, room_for(some, _behind(places[-1])), some)


def room_for(some: Steps, at: StepPath) -> StepPath:
    """The place itself, or the one behind the group around it that is not too deep for steps."""
    deepest = max((_depth(step) for step in some), default=0)
    while len(at) - 1 + deepest > DEEPEST_GROUP and len(at) > 1:
        at = _behind(at[:-1])
    return at


def grouped(steps: Steps, paths: Iterable[StepPath]) -> tuple[Steps, StepPath] | None:
    """The steps with some put into a new group in place of the first; None where too deep."""
    places = outermost(paths)
    some = taken(steps, places)
    first = places[0]
    if not some or len(first) + max(_depth(step) for step in some) > DEEPEST_GROUP:
        return None
    mark = Work(exercise=MARK)
    marked, _ = inserted(steps, first, (mark,))
    left = removed(marked, (_shifted(path, first) for path in places))
    goal = next(path for path, step in all_steps(left) if step is mark)
    return changed(left, goal, lambda _: Group(steps=some, rounds=2)), goal


def ungrouped(steps: Steps, path: StepPath) -> tuple[Steps, StepPaths]:
    """The steps with a group's own ones in its place, and where these are."""
    inner = _inner(step_at(steps, path))
    put, places = inserted(steps, path, inner)
    return removed(put, ((*path[:-1], path[-1] + len(inner)),)), places


MARK = "mark"


def _inner(step: Step) -> Steps:
    assert isinstance(step, Group)
    return step.steps


def _depth(step: Step) -> int:
    """How deep groups lie in a step: 0 for one that is none."""
    if not isinstance(step, Group):
        return 0
    return 1 + max((_depth(inner) for inner in step.steps), default=0)


def _behind(path: StepPath) -> StepPath:
    return (*path[:-1], path[-1] + 1)


def _shifted(path: StepPath, at: StepPath) -> StepPath:
    """Where a step is after one was inserted before a place."""
    level = len(at) - 1
    if len(path) > level and path[:level] == at[:-1] and path[level] >= at[level]:
        return (*path[:level], path[level] + 1, *path[level + 1 :])
    return path
