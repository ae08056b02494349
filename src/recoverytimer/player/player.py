"""Moving along a timeline: a state, and functions that take a state and give the next.

Every function takes `now`, the reading in seconds of a steady clock that goes on while the
computer sleeps. The position is derived from it and never summed from ticks.
"""

from __future__ import annotations

from contextlib import suppress
from enum import StrEnum
from itertools import takewhile
from typing import Annotated

from msgspec import Meta, Struct
from msgspec.structs import replace

from recoverytimer.exercise.dose import LONGEST_DOSE_S
from recoverytimer.exercise.exercise import Kind
from recoverytimer.exercise.limits import spell_limit
from recoverytimer.routine.relaying import Relaid, with_more_rounds, with_swapped
from recoverytimer.routine.routine import IfNo, StepPath
from recoverytimer.routine.timeline import (
    LEAD_IN,
    GroupPass,
    Segment,
    SegmentKind,
    Timeline,
    Total,
    growing_pass,
    pass_of,
    segment_keys,
    total_of,
)
from recoverytimer.routine.timelinebuilder import TooLongError

GAP_S = 10.0
RESTART_AFTER_S = 3.0
ADJUSTMENT_S = 10.0


class PlayerStatus(StrEnum):
    """What a player is doing."""

    READY = "ready"
    RUNNING = "running"
    PAUSED = "paused"
    FINISHED = "finished"


class Outcome(StrEnum):
    """What became of a segment."""

    OPEN = "open"
    DONE = "done"
    SKIPPED = "skipped"


Spent = Annotated[float, Meta(ge=0)]


class SegmentProgress(Struct, frozen=True, omit_defaults=True):
    """What happened in one segment so far; `added_s` is what a person added to its length."""

    spent_s: Spent = 0.0
    added_s: float = 0.0
    outcome: Outcome = Outcome.OPEN


class Player(Struct, frozen=True, kw_only=True):
    """Where a session is.

    Attributes:
        progress: one for each segment of the timeline.
        began: the instant at which the running segment would have begun had it run through, or
            will begin, where that is waited for.
        into_s: the position within the segment while not running.
        credited_s: up to here the running segment's time is in its progress already.
        seen: the last reading of the clock while running.
        gap_s: how long the clock was away, where that is why the player is paused.
        refusals: how often the question at hand was answered with no.
        refused: whether a "no" ended the session.
    """

    timeline: Timeline
    progress: tuple[SegmentProgress, ...]
    index: int = 0
    status: PlayerStatus = PlayerStatus.READY
    began: float = 0.0
    into_s: float = 0.0
    credited_s: float = 0.0
    seen: float = 0.0
    gap_s: float | None = None
    refusals: int = 0
    refused: bool = False

    @property
    def segment(self) -> Segment:
        """The segment at hand."""
        return self.timeline.segments[self.index]

    @property
    def current(self) -> SegmentProgress:
        """What happened in the segment at hand so far, up to the last credit."""
        return self.progress[self.index]

    @property
    def length_s(self) -> float | None:
        """Seconds of the segment at hand with what was added, or None where it is open."""
        return length_s(self.segment, self.current)


def length_s(segment: Segment, progress: SegmentProgress) -> float | None:
    """Seconds of a segment with what was added, or None where the person decides."""
    return None if segment.planned_s is None else segment.planned_s + progress.added_s


def new_player(timeline: Timeline, index: int = 0) -> Player:
    """A player that stands ready at a segment of a timeline; those before it count as skipped.

    Raises:
        ValueError: the timeline is empty.
    """
    if not timeline.segments:
        raise ValueError("there is nothing to play")  # noqa: EM101
    before = (SegmentProgress(outcome=Outcome.SKIPPED),) * index
    progress = (*before, *(SegmentProgress(),) * (len(timeline.segments) - index))
    return Player(timeline=timeline, progress=progress, index=index)


def position_s(state: Player, now: float) -> float:
    """Seconds into the segment at hand; none while its beginning is waited for."""
    if state.status is not PlayerStatus.RUNNING:
        return state.into_s
    return max(0.0, now - state.began)


def remaining_s(state: Player, now: float) -> float | None:
    """Seconds left in the segment at hand, or None where it is open."""
    length = state.length_s
    return None if length is None else max(0.0, length - position_s(state, now))


def total_remaining(state: Player, now: float) -> Total:
    """What is left of the session."""
    if state.status is PlayerStatus.FINISHED:
        return Total(0.0)
    later = state.timeline.segments[state.index + 1 :]
    rest = total_of(state.timeline.segments[state.index :])
    seconds = sum(
        _weight_s(s, r) for s, r in zip(later, state.progress[state.index + 1 :], strict=True)
    )
    here = remaining_s(state, now)
    if here is None:
        here = max(0.0, state.segment.estimate_s - position_s(state, now))
    return Total(seconds + here, rest.certainty)


def elapsed_s(state: Player, now: float) -> float:
    """Seconds run so far, pauses left out, everything repeated counted."""
    pending = position_s(state, now) - state.credited_s
    return sum(r.spent_s for r in state.progress) + (
        pending if state.status is PlayerStatus.RUNNING else 0.0
    )


def start(state: Player, now: float, wait_s: float = 0.0) -> Player:
    """Start, or go on after a pause; the clock stands still for as long as is to be waited."""
    if state.status not in {PlayerStatus.READY, PlayerStatus.PAUSED}:
        return state
    return replace(
        state,
        status=PlayerStatus.RUNNING,
        began=now - state.into_s + wait_s,
        credited_s=state.into_s,
        seen=now,
        gap_s=None,
    )


def end_wait(state: Player, now: float) -> Player:
    """Begin at once, where the beginning is still waited for."""
    return replace(state, began=now, seen=now) if is_waiting(state, now) else state


def is_waiting(state: Player, now: float) -> bool:
    """Whether it was started, but has yet to begin."""
    return state.status is PlayerStatus.RUNNING and state.began > now


def pause(state: Player, now: float) -> Player:
    """Stop the clock here."""
    state = advance(state, now)
    return _stop(state, now) if state.status is PlayerStatus.RUNNING else state


def toggle(state: Player, now: float) -> Player:
    """Pause, or go on."""
    return pause(state, now) if state.status is PlayerStatus.RUNNING else start(state, now)


def advance(state: Player, now: float) -> Player:
    """Follow the clock; what runs over a segment's end is carried into the next.

    A clock that was away for more than `GAP_S` pauses the session at the moment before.
    """
    if state.status is not PlayerStatus.RUNNING:
        return state
    if now - state.seen > GAP_S:
        gap_s = now - state.seen
        paused = _stop(_follow(state, state.seen), state.seen)
        return replace(paused, gap_s=gap_s) if paused.status is PlayerStatus.PAUSED else paused
    return replace(_follow(state, max(now, state.seen)), seen=max(now, state.seen))


def next_segment(state: Player, now: float) -> Player:
    """Go on: what the person decides the end of is done, the rest is skipped.

    A question is not passed this way; it waits for its answer. Another round is not wanted.
    """
    state = advance(state, now)
    if state.status is not PlayerStatus.FINISHED and state.segment.offers_round:
        return _answer_offer(state, yes=False, now=now)
    if state.status is PlayerStatus.FINISHED or state.segment.kind is SegmentKind.QUESTION:
        return state
    return _enter(_leave(state, now, _outcome_of_going_on(state, now)), state.index + 1, now)


def previous_segment(state: Player, now: float) -> Player:
    """Restart the segment once it is more than 3 s in, otherwise go back to the one before."""
    state = advance(state, now)
    if state.status is PlayerStatus.FINISHED:
        return state
    lead = state.segment.kind in LEAD_IN
    if position_s(state, now) > RESTART_AFTER_S or state.index == 0:
        return jump(state, state.index, now)
    before = state.index - 1
    if not lead and state.timeline.segments[before].kind in LEAD_IN:
        before -= 1
    return jump(state, block_start(state.timeline, max(0, before)), now)


def block_start(timeline: Timeline, index: int) -> int:
    """The lead-in of a segment, or the segment itself where it has none."""
    before = index - 1
    if timeline.segments[index].kind is SegmentKind.WORK and before >= 0:
        return before if timeline.segments[before].kind in LEAD_IN else index
    return index


def jump(state: Player, index: int, now: float) -> Player:
    """Go to a segment; forward at most to the first question that was not answered yet."""
    state = advance(state, now)
    if state.status is PlayerStatus.FINISHED:
        return state
    if index <= state.index:
        return _enter(_leave(state, now, state.current.outcome), index, now)
    if state.segment.question is not None:
        return state
    index = _first_question(state, index)
    state = _leave(state, now, _outcome_of_going_on(state, now))
    return _enter(_skip(state, state.index + 1, index), index, now)


def adjust(state: Player, delta_s: float, now: float) -> Player:
    """Make the segment at hand longer or shorter, within what its kind allows."""
    state = advance(state, now)
    length = state.length_s
    if state.status is PlayerStatus.FINISHED or length is None:
        return state
    cap_s = _cap_s(state)
    shortest = min(position_s(state, now), length)
    wanted = max(shortest, min(length + delta_s, max(cap_s, length)))
    progress = replace(state.current, added_s=state.current.added_s + wanted - length)
    state = _with_current(state, progress)
    return advance(state, now) if state.status is PlayerStatus.RUNNING else state


def seek(state: Player, to_s: float, now: float) -> Player:
    """Go to another position within the segment at hand; past its end it is gone on from.

    What is passed over is no time spent. Who goes back gets that time again, but of cold and heat
    no more in all than is written.
    """
    state = advance(state, now)
    length = state.length_s
    if state.status is PlayerStatus.FINISHED or length is None:
        return state
    if to_s >= length:
        return next_segment(state, now)
    left = _leave(state, now, state.current.outcome)
    here_s = position_s(state, now)
    to_s = max(0.0, to_s, min(here_s, _earliest_s(left, length)))
    return replace(left, began=now - to_s, into_s=to_s, credited_s=to_s)


def swap(state: Player, now: float) -> Player:
    """Do the step's other exercise from here on, on its sides, with time to get into position."""
    state = advance(state, now)
    if state.status is PlayerStatus.FINISHED or state.segment.swap is None:
        return state
    here = block_start(state.timeline, state.index)
    left = _leave(state, now, Outcome.OPEN)
    try:
        relaid = _relaid(left, with_swapped(state.timeline, here))
    except TooLongError:
        return state
    return _enter(relaid, here, now)


def add_round(state: Player, now: float) -> Player:
    """Add a round to this pass through the innermost group around the segment at hand.

    Raises:
        TooLongError: there are too many segments already.
    """
    state = advance(state, now)
    if state.status is not PlayerStatus.FINISHED and state.segment.offers_round:
        return _answer_offer(state, yes=True, now=now)
    to = None if state.status is PlayerStatus.FINISHED else growing_pass(state.segment)
    return state if to is None else _grown(state, to)


def answer(state: Player, yes: bool, now: float) -> Player:
    """Answer the question at hand; a "no" leads to what its step says."""
    state = advance(state, now)
    if state.status is not PlayerStatus.FINISHED and state.segment.offers_round:
        return _answer_offer(state, yes, now)
    question = state.segment.question
    if state.status is PlayerStatus.FINISHED or question is None:
        return state
    if yes:
        return _enter(_leave(state, now, Outcome.DONE), state.index + 1, now)
    refusals = state.refusals + 1
    if question.if_no is IfNo.END or (question.if_no is IfNo.REPEAT and refusals >= question.tries):
        return end(replace(state, refusals=refusals, refused=True), now)
    if question.if_no is IfNo.SKIP:
        after = _after_next_step(state)
        left = _leave(state, now, Outcome.DONE)
        return _enter(_skip(left, state.index + 1, after), after, now)
    left = _leave(state, now, Outcome.OPEN)
    again = _enter(left, _check_start(state), now)
    return replace(again, refusals=refusals)


def _answer_offer(state: Player, yes: bool, now: float) -> Player:
    """Go on, with another round where one is wanted, is not there yet, and finds room."""
    if yes and state.current.outcome is not Outcome.DONE:
        with suppress(TooLongError):
            state = _grown(state, pass_of(state.segment, len(state.segment.rounds) - 1))
    return _enter(_leave(state, now, Outcome.DONE), state.index + 1, now)


def end(state: Player, now: float) -> Player:
    """End the session here and keep what was done."""
    state = advance(state, now)
    if state.status is PlayerStatus.FINISHED:
        return state
    left = _leave(state, now, state.current.outcome)
    return replace(left, status=PlayerStatus.FINISHED, into_s=position_s(state, now))


def may_go_on(state: Player) -> bool:
    """Whether a session has ended before its last segment did, and no answer was why."""
    is_at_end = state.index == len(state.progress) - 1 and state.current.outcome is not Outcome.OPEN
    return state.status is PlayerStatus.FINISHED and not state.refused and not is_at_end


def take_back_end(state: Player) -> Player:
    """Stand paused where the session was ended, if it may go on."""
    return replace(state, status=PlayerStatus.PAUSED) if may_go_on(state) else state


def settled(state: Player, now: float) -> Player:
    """The same with all time credited and the clock standing still, to be kept or recorded."""
    return _stop(state, now) if state.status is PlayerStatus.RUNNING else state


def _follow(state: Player, now: float) -> Player:
    while state.status is PlayerStatus.RUNNING:
        length = state.length_s
        if length is None or now - state.began < length:
            return state
        ended = state.began + length
        state = _enter(_leave(state, ended, Outcome.DONE), state.index + 1, ended)
    return state


def _stop(state: Player, now: float) -> Player:
    if state.status is not PlayerStatus.RUNNING:
        return state
    state = _leave(state, now, state.current.outcome)
    return replace(state, status=PlayerStatus.PAUSED, into_s=max(0.0, now - state.began))


def _leave(state: Player, now: float, outcome: Outcome) -> Player:
    """Credit the time spent in the segment at hand; done once stays done."""
    into_s = position_s(state, now)
    pending = into_s - state.credited_s if state.status is PlayerStatus.RUNNING else 0.0
    progress = state.current
    kept = Outcome.DONE if progress.outcome is Outcome.DONE else outcome
    spent = progress.spent_s + max(0.0, pending)
    credited = into_s if state.status is PlayerStatus.RUNNING else state.credited_s
    left = _with_current(state, replace(progress, spent_s=spent, outcome=kept))
    return replace(left, credited_s=credited)


def _enter(state: Player, index: int, now: float) -> Player:
    if index >= len(state.timeline.segments):
        last = len(state.timeline.segments) - 1
        return replace(state, index=last, status=PlayerStatus.FINISHED, into_s=0.0, refusals=0)
    step = state.timeline.segments[index].step
    return replace(
        state,
        index=index,
        began=now,
        into_s=0.0,
        credited_s=0.0,
        gap_s=None,
        refusals=state.refusals if step == state.segment.step else 0,
    )


def _skip(state: Player, first: int, end_index: int) -> Player:
    progress = tuple(
        replace(r, outcome=Outcome.SKIPPED)
        if first <= i < end_index and r.outcome is Outcome.OPEN
        else r
        for i, r in enumerate(state.progress)
    )
    return replace(state, progress=progress)


def _outcome_of_going_on(state: Player, now: float) -> Outcome:
    segment = state.segment
    decides = segment.planned_s is None or (segment.plan is not None and segment.plan.may_stop)
    enough = segment.least_s is not None and position_s(state, now) >= segment.least_s
    return Outcome.DONE if decides or enough else Outcome.SKIPPED


def _first_question(state: Player, index: int) -> int:
    for i in range(state.index + 1, index):
        asked = state.timeline.segments[i].question is not None
        if asked and state.progress[i].outcome is not Outcome.DONE:
            return i
    return index


def _after_next_step(state: Player) -> int:
    """The index behind the next step on the level of the one at hand, a group with its rounds."""
    segments, here = state.timeline.segments, state.segment.step
    following = _first_other(segments, state.index + 1, here)
    # The rest between two rounds is no step: the next one is in the next round.
    while following < len(segments) and segments[following].step == here[:-1]:
        following += 1
    if following == len(segments):
        return following
    skipped = segments[following].step[: _common(segments[following].step, here) + 1]
    return _first_other(segments, following, skipped)


def _first_other(segments: tuple[Segment, ...], first: int, step: StepPath) -> int:
    """The first segment, from one on, that is neither of a step nor of one in it."""
    depth = len(step)
    later = range(first, len(segments))
    return next((n for n in later if segments[n].step[:depth] != step), len(segments))


def _common(one: StepPath, other: StepPath) -> int:
    """How many numbers two places share from their beginning."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _check_start(state: Player) -> int:
    """Where the step of the question at hand begins, or the question itself."""
    index = state.index
    segments = state.timeline.segments
    while (
        index
        and segments[index - 1].step == state.segment.step
        and (segments[index - 1].kind in {SegmentKind.WORK, SegmentKind.REST})
    ):
        index -= 1
    return index


def _cap_s(state: Player) -> float:
    kind = _kind_of_work(state)
    return LONGEST_DOSE_S if kind is None else spell_limit(kind).cap_s


def _earliest_s(state: Player, length_s: float) -> float:
    """The earliest position from which what is left is not too much of cold or heat."""
    written_s = state.segment.planned_s
    if written_s is None or _kind_of_work(state) not in {Kind.COLD, Kind.HEAT}:
        return 0.0
    return length_s - max(0.0, written_s - state.current.spent_s)


def _kind_of_work(state: Player) -> Kind | None:
    """What is being done in the segment at hand; None where it is no work."""
    facts = state.timeline.recipe.facts.get(state.segment.exercise or "")
    return facts.kind if facts and state.segment.kind is SegmentKind.WORK else None


def _with_current(state: Player, progress: SegmentProgress) -> Player:
    after = (*state.progress[: state.index], progress, *state.progress[state.index + 1 :])
    return replace(state, progress=after)


def _grown(state: Player, to: GroupPass) -> Player:
    return _relaid(state, with_more_rounds(state.timeline, state.index, to))


def _relaid(state: Player, relaid: Relaid) -> Player:
    """The same on another timeline; what was done behind its kept part stays done.

    The time of segments that are gone counts for those in their place.
    """
    behind = segment_keys(state.timeline.segments[relaid.kept :])
    known = dict(zip(behind, state.progress[relaid.kept :], strict=True))
    after = segment_keys(relaid.timeline.segments[relaid.kept :])
    tail = (known.get(key, SegmentProgress()) for key in after)
    progress = (*state.progress[: relaid.kept], *tail)
    new = replace(state, timeline=relaid.timeline, progress=progress)
    for work in (False, True):
        lost_s = _spent_s(state, work=work) - _spent_s(new, work=work)
        new = _spent_on(new, _first_like(new, relaid.kept, work=work), lost_s)
    return new


def _first_like(state: Player, first: int, *, work: bool) -> int:
    """The first segment, from one on, that is work or is none; the first of all where none is."""
    later = range(first, len(state.timeline.segments))
    like = ((state.timeline.segments[n].kind is SegmentKind.WORK) is work for n in later)
    return next((n for n, is_like in zip(later, like, strict=True) if is_like), first)


def _spent_s(state: Player, *, work: bool) -> float:
    pairs = zip(state.timeline.segments, state.progress, strict=True)
    return sum(r.spent_s for s, r in pairs if (s.kind is SegmentKind.WORK) is work)


def _spent_on(state: Player, index: int, seconds: float) -> Player:
    old = state.progress[index]
    new = replace(old, spent_s=max(0.0, old.spent_s + seconds))
    return replace(state, progress=(*state.progress[:index], new, *state.progress[index + 1 :]))


def _weight_s(segment: Segment, progress: SegmentProgress) -> float:
    length = length_s(segment, progress)
    return segment.estimate_s if length is None else length
