"""Which tone is due when within a segment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import count

from recoverytimer.player.cues import is_breath
from recoverytimer.routine.timeline import Segment, SegmentKind
from recoverytimer.settings.settings import Settings

LAST_TICKS = 3
SHORTEST_TICKED_S = 8.0
SHORTEST_HALVED_S = 20.0
APART_S = 0.3


class Tone(StrEnum):
    """What a tone says; the value is the name of its sound.

    The order is their rank: of two that would sound at once, the first one does.
    """

    START = "start"
    SWITCH = "switch"
    REST = "rest"
    QUESTION = "question"
    END = "end"
    HALFWAY = "halfway"
    TICK = "tick"
    IN = "in"
    OUT = "out"
    BEAT = "beat"
    INTERVAL = "interval"


RANK = {tone: n for n, tone in enumerate(Tone)}
# Nobody goes on to a tempo for longer where the end is open.
LONGEST_OPEN_S = 1800.0


@dataclass(frozen=True, slots=True)
class Chime:
    """A tone that is due at an offset within a segment."""

    at_s: float
    tone: Tone


def chimes_in(
    segments: Sequence[Segment], index: int, length_s: float | None, settings: Settings
) -> tuple[Chime, ...]:
    """The tones of a segment, the one that leads to the next included, none too near another.

    The length is the segment's seconds with what was added, or None where it is open.
    """
    segment = segments[index]
    entry = entry_tone(segments, index)
    wanted = [Chime(0.0, entry)] if entry else []
    if length_s is not None:
        wanted += _on_the_way(segment, length_s, settings)
        following = entry_tone(segments, index + 1)
        wanted += [Chime(length_s, following)] if following else []
    wanted += _beats(segment, length_s, settings)
    return _thinned(wanted)


def entry_tone(segments: Sequence[Segment], index: int) -> Tone | None:
    """The tone with which a segment begins; past the last one, that of the end."""
    if index >= len(segments):
        return Tone.END
    kind = segments[index].kind
    if kind is SegmentKind.PREPARE:
        # It ends what was done before; nothing has been done before the first, or in a rest.
        is_resting = index and segments[index - 1].kind is SegmentKind.REST
        return Tone.REST if index and not is_resting else None
    return {
        SegmentKind.WORK: Tone.START,
        SegmentKind.SWITCH: Tone.SWITCH,
        SegmentKind.REST: Tone.REST,
        SegmentKind.QUESTION: Tone.QUESTION,
    }[kind]


def _on_the_way(segment: Segment, length_s: float, settings: Settings) -> Iterator[Chime]:
    if settings.last_ticks and length_s >= SHORTEST_TICKED_S:
        yield from (Chime(length_s - n, Tone.TICK) for n in range(1, LAST_TICKS + 1))
    if segment.kind is not SegmentKind.WORK:
        return
    if settings.halfway and length_s >= SHORTEST_HALVED_S:
        yield Chime(length_s / 2, Tone.HALFWAY)
    every = settings.interval_s
    if every:
        yield from (Chime(n * every, Tone.INTERVAL) for n in range(1, int(length_s / every) + 1))


def _beats(segment: Segment, length_s: float | None, settings: Settings) -> Iterator[Chime]:
    """One tone for each phase of a tempo, rising and falling ones for breaths."""
    plan = segment.plan
    cycle_s = sum(seconds for _, seconds in plan.cycle) if plan else 0.0
    if plan is None or not cycle_s or not settings.metronome:
        return
    length_s = LONGEST_OPEN_S if length_s is None else length_s
    breathes = is_breath(segment)
    for number in count():
        at = number * cycle_s
        for name, seconds in plan.cycle:
            if at >= length_s - APART_S:
                return
            tone = _breath_tone(name) if breathes else Tone.BEAT
            if tone is not None:
                yield Chime(at, tone)
            at += seconds


def _breath_tone(phase: str) -> Tone | None:
    """Holding the breath is silent."""
    return {"in": Tone.IN, "out": Tone.OUT}.get(phase)


def _thinned(wanted: Sequence[Chime]) -> tuple[Chime, ...]:
    """In the order of time; of those that would sound at once, the one of the highest rank."""
    kept: list[Chime] = []
    for chime in sorted(wanted, key=lambda c: (c.at_s, RANK[c.tone])):
        if kept and chime.at_s - kept[-1].at_s < APART_S:
            if RANK[chime.tone] < RANK[kept[-1].tone]:
                kept[-1] = chime
        else:
            kept.append(chime)
    return tuple(kept)
