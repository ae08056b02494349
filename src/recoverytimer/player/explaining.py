"""Time to hear how an exercise is done: the first time that one meets it, and when one asks."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from msgspec.structs import replace

from recoverytimer.exercise.dose import Side
from recoverytimer.exercise.exercise import Exercise
from recoverytimer.player import player as play
from recoverytimer.player.player import Player, PlayerStatus
from recoverytimer.player.speech import SpokenScript
from recoverytimer.routine.routine import Routine
from recoverytimer.routine.timeline import (
    LEAD_IN,
    Segment,
    SegmentKind,
    Timeline,
    timeline_recipe,
)
from recoverytimer.routine.timelinebuilder import build_timeline
from recoverytimer.settings.settings import Explaining, Settings, VoiceLevel

MetOf = Callable[[Collection[str]], Collection[str]]
"""Which of some exercises, by their ids, the person has done before."""


def timeline_to_play(
    routine: Routine,
    exercises: Mapping[str, Exercise],
    settings: Settings,
    met_of: MetOf,
    side: Side | None = None,
    options: tuple[str, ...] = (),
) -> Timeline:
    """A routine as it would be played now, begun on a side where one was chosen."""
    laid = build_timeline(
        timeline_recipe(
            routine,
            exercises,
            settings.timing,
            chosen_side=side,
            with_optional=settings.with_optional,
            options=options,
        )
    )
    return with_time_to_explain(laid, exercises, settings, met_of)


def with_time_to_explain(
    timeline: Timeline, exercises: Mapping[str, Exercise], settings: Settings, met_of: MetOf
) -> Timeline:
    """The same, with each time to get ready as long as what is to be said in it takes.

    How to get into position is only said of an exercise that is new to the person, or always if
    they prefer that; safety and the cues of a set are said every time.
    """
    if settings.voice is not VoiceLevel.FULL:
        return timeline
    new = _new(timeline, settings, met_of)
    segments = list(timeline.segments)
    script = SpokenScript(segments, exercises)
    for n, segment in enumerate(timeline.segments):
        if segment.kind is SegmentKind.PREPARE and segment.exercise:
            segments[n] = replace(segment, explains=segment.exercise in new and script.is_first(n))
            segments[n] = _long_enough(script, n, settings)
            longer_s = (segments[n].planned_s or 0.0) - (segment.planned_s or 0.0)
            if segment.in_rest and n and segments[n - 1].kind is SegmentKind.REST:
                segments[n - 1] = _shortened(segments[n - 1], longer_s)
    # A rest that is all used up is none.
    kept = (s for s in segments if s.kind is not SegmentKind.REST or s.planned_s)
    return Timeline(timeline.recipe, tuple(kept))


def swap_and_explain(
    state: Player,
    now: float,
    exercises: Mapping[str, Exercise],
    settings: Settings,
    met_of: MetOf,
) -> Player:
    """Do the step's other exercise from here on; how, where it is new to the person."""
    swapped = play.swap(state, now)
    if swapped.timeline is state.timeline or settings.voice is not VoiceLevel.FULL:
        return swapped
    is_new = swapped.segment.exercise in _new(swapped.timeline, settings, met_of)
    is_first = SpokenScript(swapped.timeline.segments, exercises).is_first(swapped.index)
    return _explaining(swapped, exercises, settings, explains=is_new and is_first)


def explain_again(
    state: Player, now: float, exercises: Mapping[str, Exercise], settings: Settings
) -> Player:
    """Go back to where one gets ready for the exercise at hand, and hear all of it."""
    state = play.advance(state, now)
    if state.status is PlayerStatus.FINISHED or state.segment.exercise is None:
        return state
    here = play.jump(state, play.block_start(state.timeline, state.index), now)
    return _explaining(here, exercises, settings, explains=True)


def _shortened(rest: Segment, seconds: float) -> Segment:
    return replace(rest, planned_s=max(0.0, (rest.planned_s or 0.0) - seconds))


def _new(timeline: Timeline, settings: Settings, met_of: MetOf) -> set[str]:
    """The exercises that are to be explained."""
    ids = {s.exercise for s in timeline.segments if s.exercise}
    if settings.explaining is Explaining.EVERY_TIME:
        return ids
    return ids.difference(met_of(sorted(ids)))


def _explaining(
    state: Player, exercises: Mapping[str, Exercise], settings: Settings, *, explains: bool
) -> Player:
    """The same with time for what the segment at hand has to say."""
    segments = list(state.timeline.segments)
    segments[state.index] = replace(state.segment, explains=explains)
    segments[state.index] = _long_enough(SpokenScript(segments, exercises), state.index, settings)
    return replace(state, timeline=Timeline(state.timeline.recipe, tuple(segments)))


def _long_enough(script: SpokenScript, index: int, settings: Settings) -> Segment:
    segment = script.segments[index]
    if segment.kind not in LEAD_IN or segment.planned_s is None:
        return segment
    return replace(segment, planned_s=max(segment.planned_s, script.needed_s(index, settings)))
