"""Laying a timeline out anew while it is played: a further round, the other exercise of a step."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from recoverytimer.routine.routine import Routine, StepPath, Work
from recoverytimer.routine.stepedits import step_at
from recoverytimer.routine.timeline import (
    LEAD_IN,
    GroupPass,
    MoreRounds,
    Segment,
    SegmentKind,
    Timeline,
    TimelineRecipe,
    pass_of,
    rounds_key,
    segment_keys,
)
from recoverytimer.routine.timelinebuilder import bare_segments, build_timeline, with_lead_ins


class Relaid(Struct, frozen=True):
    """A timeline that was laid out anew from a place on; so many segments before that stayed."""

    timeline: Timeline
    kept: int


def with_more_rounds(timeline: Timeline, index: int, to: GroupPass) -> Relaid:
    """The same with one more round of a pass; what stands there up to a segment stays as it is.

    Raises:
        TooLongError: there are too many segments already.
    """
    counts = {more.to: more.count for more in timeline.recipe.more_rounds}
    counts[to] = counts.get(to, 0) + 1
    more = tuple(MoreRounds(one, count) for one, count in counts.items())
    recipe = replace(timeline.recipe, more_rounds=more)
    here = timeline.segments[index]
    is_lead_in = here.kind in LEAD_IN and not here.delayed
    kept = timeline.segments[: index + (2 if is_lead_in else 1)]
    bare = list(bare_segments(recipe))
    after = _after_round(bare, here) if here.offers_round else _place_of(bare, kept[-1]) + 1
    rounds = {rounds_key(s): s.rounds for s in bare}
    head = tuple(replace(s, rounds=rounds.get(rounds_key(s), s.rounds)) for s in kept)
    return _relaid(timeline, recipe, head, with_lead_ins(recipe, bare[after:], head))


def with_swapped(timeline: Timeline, index: int) -> Relaid:
    """The same with the other exercise of a step, from a segment of the step on.

    Raises:
        TooLongError: there are too many segments then.
    """
    step = timeline.segments[index].step
    swapped = set(timeline.recipe.swapped) ^ {step}
    recipe = replace(timeline.recipe, swapped=tuple(sorted(swapped)))
    bare = list(bare_segments(recipe))
    first = _place_of(bare, timeline.segments[index])
    laid = with_lead_ins(recipe, bare[first:])
    return _relaid(timeline, recipe, timeline.segments[:index], laid)


def with_passes(timeline: Timeline, added: Sequence[tuple[StepPath, int]]) -> Timeline:
    """A timeline of an older app, which did not tell the passes through a group from each other.

    Args:
        timeline: as it was kept.
        added: how many rounds were added to all passes through a group, by its place.

    Raises:
        TooLongError: there are more segments than a session can hold.
    """
    plain = list(bare_segments(timeline.recipe))
    passes = {
        group: {pass_of(s, n) for s in plain for n, r in enumerate(s.rounds) if r.group == group}
        for group, _ in added
    }
    more = tuple(MoreRounds(one, count) for group, count in added for one in passes[group])
    swapped = {s.step for s in timeline.segments if _is_swapped(timeline.recipe.routine, s)}
    recipe = replace(timeline.recipe, more_rounds=more, swapped=tuple(sorted(swapped)))
    laid = [s for s in build_timeline(recipe).segments if not s.offers_round]
    if [s.step for s in laid] != [s.step for s in timeline.segments]:
        return replace(timeline, recipe=recipe)
    pairs = zip(timeline.segments, laid, strict=True)
    return Timeline(recipe, tuple(replace(old, rounds=new.rounds) for old, new in pairs))


def _is_swapped(routine: Routine, segment: Segment) -> bool:
    if segment.exercise is None:
        return False
    step = step_at(routine.steps, segment.step)
    return isinstance(step, Work) and segment.exercise == step.swap != step.exercise


def _relaid(
    old: Timeline, recipe: TimelineRecipe, head: tuple[Segment, ...], tail: Sequence[Segment]
) -> Relaid:
    """The head, and the rest; what stood there already keeps its length."""
    behind = old.segments[len(head) :]
    known = dict(zip(segment_keys(behind), behind, strict=True))
    same = (
        replace(known[key], rounds=s.rounds)
        if key in known and known[key].exercise == s.exercise
        else s
        for key, s in zip(segment_keys(tail), tail, strict=True)
    )
    return Relaid(Timeline(recipe, (*head, *same)), len(head))


def _place_of(bare: list[Segment], segment: Segment) -> int:
    """Where a segment is among those of another layout, or the first of its step and round."""
    of_step = [
        n
        for n, s in enumerate(bare)
        if s.step == segment.step and rounds_key(s) == rounds_key(segment)
    ]
    told = (segment.side, segment.extra)
    same = [n for n in of_step if (bare[n].side, bare[n].extra) == told]
    wanted = SegmentKind.WORK if segment.kind in LEAD_IN else segment.kind
    of_kind = [n for n in same if bare[n].kind is wanted]
    return (of_kind or same or of_step or [0])[0]


def _after_round(bare: list[Segment], offer: Segment) -> int:
    """What comes behind the round of a pass after which another one was offered."""
    depth = len(offer.rounds)
    last = max(
        n
        for n, s in enumerate(bare)
        if rounds_key(s)[:depth] == rounds_key(offer) and s.step[: len(offer.step)] == offer.step
    )
    is_rest = bare[last].kind is SegmentKind.REST and bare[last].step == offer.step
    return last if is_rest else last + 1
