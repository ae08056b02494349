"""What can be chosen before a routine starts, and which steps are there then."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import product

from recoverytimer.routine.routine import (
    Choice,
    Routine,
    Step,
    StepPath,
    all_steps,
    played_steps,
)


def picked(routine: Routine, *preferred: Collection[str]) -> tuple[str, ...]:
    """One option of each choice: what is preferred before all else, otherwise its first."""
    return tuple(_picked(choice, preferred) for choice in routine.choices)


def each_way(routine: Routine) -> Iterator[tuple[str, ...]]:
    """All that can be chosen: one option of each choice."""
    return product(*([option.id for option in choice.options] for choice in routine.choices))


def unknown_option(routine: Routine, options: Iterable[str]) -> str | None:
    """One that is no option of a routine; None where all are."""
    known = {option.id for choice in routine.choices for option in choice.options}
    return next((option for option in options if option not in known), None)


def is_there(routine: Routine, only: Collection[str], options: Collection[str]) -> bool:
    """Whether, of each choice that a step names, one of the named options is picked."""
    named = set(only)
    own = (named & {option.id for option in choice.options} for choice in routine.choices)
    return all(not of_choice or of_choice.intersection(options) for of_choice in own)


def steps_with(routine: Routine, options: Collection[str]) -> Iterator[tuple[StepPath, Step]]:
    """The steps that are there with some options, with their places."""
    gone: set[StepPath] = set()
    for path, step in all_steps(routine.steps):
        if path[:-1] in gone or not is_there(routine, step.only, options):
            gone.add(path)
        else:
            yield path, step


def played_with(
    routine: Routine, options: Collection[str] | None
) -> Iterator[tuple[StepPath, Step]]:
    """The steps that are played with some options, or with any where None is given."""
    there = None if options is None else {path for path, _ in steps_with(routine, options)}
    played = played_steps(routine)
    return (found for found in played if there is None or found[0] in there)


def _picked(choice: Choice, preferred: Iterable[Collection[str]]) -> str:
    ids = [option.id for option in choice.options]
    return next((one for few in preferred for one in ids if one in few), ids[0])
