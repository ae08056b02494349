"""How long a routine takes: as planned, and between which ends ranges and choices leave it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from msgspec.structs import replace

from recoverytimer.routine.choices import each_way
from recoverytimer.routine.routine import Group, Step
from recoverytimer.routine.timeline import Certainty, Segment, TimelineRecipe, Total, total_of
from recoverytimer.routine.timelinebuilder import TooLongError, build_timeline


def routine_total(recipe: TimelineRecipe, *, any_options: bool = False) -> Total:
    """The total of a recipe with its ends; of whatever is chosen, where that is open.

    Raises:
        TooLongError: the rounds multiply to more segments than a session can hold.
    """
    planned = build_timeline(recipe)
    recipes = list(with_each_option(recipe)) if any_options else [recipe]
    laid = [planned.segments if one == recipe else build_timeline(one).segments for one in recipes]
    least_s = min(sum(map(_least_s, segments)) for segments in laid)
    is_open = any(total_of(one).certainty is Certainty.AT_LEAST for one in laid)
    most_s = None if is_open else max(map(_most_s, recipes, laid))
    if least_s == most_s:
        return planned.total
    certainty = Certainty.AT_LEAST if is_open else Certainty.ABOUT
    return Total(planned.total.seconds, certainty, least_s, most_s)


def with_each_option(recipe: TimelineRecipe) -> Iterator[TimelineRecipe]:
    """A recipe in each way in which its choices can be made."""
    for options in each_way(recipe.routine):
        yield recipe if recipe.picked == set(options) else replace(recipe, options=options)


def _least_s(segment: Segment) -> float:
    if segment.planned_s is not None:
        return segment.planned_s if segment.least_s is None else segment.least_s
    least_s = segment.plan.least_estimate_s if segment.plan else None
    return segment.estimate_s if least_s is None else least_s


def _most_s(recipe: TimelineRecipe, planned: tuple[Segment, ...]) -> float:
    """With as many rounds as may be; as planned where those would be too many."""
    steps = tuple(map(_with_most_rounds, recipe.routine.steps))
    segments = planned
    if steps != recipe.routine.steps:
        longest = replace(recipe, routine=replace(recipe.routine, steps=steps))
        with suppress(TooLongError):
            segments = build_timeline(longest).segments
    return sum(s.weight_s for s in segments)


def _with_most_rounds(step: Step) -> Step:
    if not isinstance(step, Group):
        return step
    inner = tuple(map(_with_most_rounds, step.steps))
    is_range = isinstance(step.rounds, str) and step.most_rounds is not None
    return replace(step, steps=inner, rounds=step.most_rounds if is_range else step.rounds)
