"""What a screen reader tells of a change that the voice leaves to be seen."""

from __future__ import annotations

from collections.abc import Mapping

from recoverytimer.base.listing import sentences
from recoverytimer.exercise.exercise import Exercise
from recoverytimer.player.player import Player, PlayerStatus, remaining_s, total_remaining
from recoverytimer.player.scene import Scene, scene_at
from recoverytimer.player.words import scene as scene_words
from recoverytimer.player.words import spoken as words
from recoverytimer.player.words.review import refusal
from recoverytimer.routine.timeline import LEAD_IN, SegmentKind

AT_ONCE_S = 0.3


def told_of_change(
    before: Player | None, state: Player, now: float, exercises: Mapping[str, Exercise]
) -> str:
    """What is told as a state follows another one; empty where the segment itself says it."""
    if state.status is PlayerStatus.FINISHED:
        return refusal(state)
    shown = scene_at(state, now, exercises)
    if state.status is PlayerStatus.PAUSED:
        return sentences((words.speakable(shown.paused), _where(shown, state, now)))
    if before is None or before.status is PlayerStatus.FINISHED:
        return ""
    if before.status is PlayerStatus.PAUSED:
        return sentences((words.goes_on(), _where(shown, state, now)))
    if state.refusals > before.refusals:
        return shown.refusal
    if len(state.timeline.segments) > len(before.timeline.segments):
        return sentences((words.round_added(), words.sentence(shown.round)))
    if now - state.began > AT_ONCE_S:
        return _left(state, now)
    # Where one gets ready, or without that, a part says its name itself.
    lead = state.timeline.segments[state.index - 1].kind in LEAD_IN if state.index else False
    is_named = state.segment.kind is not SegmentKind.WORK or not lead
    return "" if is_named else _where(shown, state, now)


def told_of_place(state: Player, now: float, exercises: Mapping[str, Exercise]) -> str:
    """Where one is, what is left and what comes next."""
    shown = scene_at(state, now, exercises)
    following = words.sentence(
        words.speakable(scene_words.following(shown.following, after_no=shown.offers_round))
    )
    in_all = words.left_in_all(total_remaining(state, now).seconds)
    return sentences((_where(shown, state, now), following, in_all))


def _where(shown: Scene, state: Player, now: float) -> str:
    return sentences((words.sentence(words.speakable(shown.title)), _left(state, now)))


def _left(state: Player, now: float) -> str:
    left_s = remaining_s(state, now)
    return "" if left_s is None else words.left(left_s)
