"""What is said when within a segment."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from math import ceil

from recoverytimer.exercise.exercise import Exercise, Kind
from recoverytimer.exercise.words.pages import felt, side_means
from recoverytimer.player.chimes import LAST_TICKS, SHORTEST_HALVED_S, Chime, Tone
from recoverytimer.player.cues import ends_exercise, instruction_cues, work_after
from recoverytimer.player.words import spoken as words
from recoverytimer.routine.timeline import LEAD_IN, RoundPosition, Segment, SegmentKind
from recoverytimer.settings.settings import Settings, VoiceLevel

# Measured with espeak-ng at its usual speed, with some to spare.
LETTERS_A_SECOND = 13.0
BREATH_S = 0.5
AFTER_TONE_S = 0.7
FIRST_S = 0.3
TEN_S = 10.0
SHORTEST_TOLD_S = 30.0
SHORTEST_NAMED_REST_S = 8.0
LATEST_S = 6.0
LATEST_HINT_S = 30.0
# Shorter phases of a tempo leave no gap in which anything could be said.
SHORTEST_GAP_S = 5.0
TONE_S = {Tone.BEAT: 0.12, Tone.INTERVAL: 0.12, Tone.TICK: 0.15, Tone.HALFWAY: 0.5}
USUAL_TONE_S = 0.6


class SpeechRank(IntEnum):
    """What is said first where not all can be said; a note is what a step or a set has to say."""

    INSTRUCTION = 1
    CUE = 2
    SETUP = 3
    NOTE = 4
    MARK = 5
    SAFETY = 6
    NAME = 7


ALWAYS_SAID = frozenset({SpeechRank.NAME, SpeechRank.SAFETY})
"""These are said over tones where there is no gap for them."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """Words that are due at an offset within a segment, and until when they may begin."""

    at_s: float
    text: str
    rank: SpeechRank
    until_s: float

    def lasts_s(self, speed: float = 1.0) -> float:
        """About how long it takes to say."""
        return speaking_s(self.text, speed)


@dataclass(frozen=True, slots=True)
class SpokenPart:
    """Something to be said after what comes before it."""

    text: str
    rank: SpeechRank


def speaking_s(text: str, speed: float = 1.0) -> float:
    """About how long a text takes to say."""
    return (BREATH_S + len(text) / LETTERS_A_SECOND) / speed


@dataclass(frozen=True, slots=True)
class SpokenScript:
    """Where one is: the segments, and the exercises that they name."""

    segments: Sequence[Segment]
    exercises: Mapping[str, Exercise]

    def said(
        self,
        index: int,
        length_s: float | None,
        settings: Settings,
        tones: Sequence[Chime] = (),
    ) -> tuple[Utterance, ...]:
        """What is said in a segment, each fitted between the tones and behind the one before.

        The length is the segment's seconds with what was added, or None where it is open.
        """
        if settings.voice is VoiceLevel.OFF:
            return ()
        wanted = [*self._names(index, length_s), *self._marks(index, length_s, settings)]
        if settings.voice is VoiceLevel.FULL or self.segments[index].explains:
            wanted += self._guidance(index, length_s, settings)
        return fitted_utterances(wanted, tones, length_s, settings.voice_speed.factor)

    def needed_s(self, index: int, settings: Settings) -> float:
        """Whole seconds in which all can be said that a lead-in has to say; 0 if that can wait."""
        parts = self._parts_before(index)
        if not self.segments[index].explains:
            is_paced = self._is_paced(work_after(self.segments, index))
            parts = [p for p in parts if p.rank >= SpeechRank.NOTE] if is_paced else []
        if not parts:
            return 0.0
        speed = settings.voice_speed.factor
        said_s = sum(speaking_s(part.text, speed) for part in parts)
        return float(ceil(self._named_until(index, None, speed) + said_s + _end_s(settings)))

    def is_first(self, index: int) -> bool:
        """Whether nothing of the exercise was done before."""
        exercise = self.segments[index].exercise
        return all(s.exercise != exercise for s in self.segments[:index])

    def _names(self, index: int, length_s: float | None) -> Iterator[Utterance]:
        text = self._name(index, length_s)
        if text:
            first = self._first_s(index)
            yield Utterance(first, text, SpeechRank.NAME, first + LATEST_S)

    def _name(self, index: int, length_s: float | None) -> str:
        return {
            SegmentKind.PREPARE: self._prepare,
            SegmentKind.SWITCH: self._switch,
            SegmentKind.WORK: self._work,
            SegmentKind.REST: self._rest,
            SegmentKind.QUESTION: self._question,
        }[self.segments[index].kind](index, length_s)

    def _first_s(self, index: int) -> float:
        return AFTER_TONE_S if index else FIRST_S

    def _named_until(self, index: int, length_s: float | None, speed: float) -> float:
        """When what is said first of a segment is over."""
        text = self._name(index, length_s)
        return self._first_s(index) + (speaking_s(text, speed) if text else 0.0)

    def _prepare(self, index: int, _length_s: float | None) -> str:
        segment = self.segments[index]
        if segment.delayed:
            return words.starts_soon()
        following = next((s for s in self.segments[index:] if s.plan), segment)
        comes = words.next_comes if index else words.now_comes
        return comes(self._named(following), _round(self.segments, index))

    def _switch(self, index: int, _length_s: float | None) -> str:
        return words.change_sides(self.segments[index].side)

    def _work(self, index: int, _length_s: float | None) -> str:
        segment = self.segments[index]
        if self._has_lead_in(index):
            return ""
        return words.now_comes(self._named(segment), _round(self.segments, index))

    def _rest(self, index: int, length_s: float | None) -> str:
        if length_s is None or length_s < SHORTEST_NAMED_REST_S:
            return words.rest()
        following = next((s for s in self.segments[index + 1 :] if s.plan), None)
        named = self._named(following, dose=False) if following else ""
        return words.rest_for(length_s, named)

    def _question(self, index: int, _length_s: float | None) -> str:
        question = self.segments[index].question
        return words.speakable(question.ask) if question else ""

    def _named(self, segment: Segment, *, dose: bool = True) -> str:
        exercise = self.exercises.get(segment.exercise or "")
        name = words.speakable_name(exercise.name) if exercise else words.next_exercise()
        how_much = words.dose_spoken(segment.plan) if dose and segment.plan else ""
        if how_much and segment.temperature is not None:
            how_much = words.at_temperature(how_much, segment.temperature)
        return words.exercise_spoken(name, segment.side, how_much)

    def _marks(self, index: int, length_s: float | None, settings: Settings) -> Iterator[Utterance]:
        if length_s is None or self.segments[index].kind is not SegmentKind.WORK:
            return
        if settings.halfway and length_s >= SHORTEST_HALVED_S:
            at = length_s / 2 + AFTER_TONE_S
            yield Utterance(at, words.halfway(), SpeechRank.MARK, at + 1.0)
        if length_s >= SHORTEST_TOLD_S:
            at = length_s - TEN_S
            yield Utterance(at, words.ten_seconds(), SpeechRank.MARK, at + 1.0)

    def _guidance(
        self, index: int, length_s: float | None, settings: Settings
    ) -> Iterator[Utterance]:
        """What is said besides names and marks, each behind the one before."""
        segment, speed = self.segments[index], settings.voice_speed.factor
        at = self._named_until(index, length_s, speed)
        match segment.kind:
            case SegmentKind.WORK:
                parts = self._parts_within(index, settings)
            case SegmentKind.REST if self._is_paced(self._set_after(index)):
                parts = [*self._note(segment), *self._cues(self._set_after(index))]
            case SegmentKind.REST | SegmentKind.QUESTION:
                parts = list(self._note(segment))
            case _:
                parts = self._parts_said(index, length_s, settings)
        for part in parts:
            until = at + LATEST_HINT_S if length_s is None else length_s
            yield Utterance(at, part.text, part.rank, until)
            at += speaking_s(part.text, speed)
        if segment.kind is SegmentKind.WORK:
            yield from self._instructions(index, length_s, at, settings)

    def _parts_said(
        self, index: int, length_s: float | None, settings: Settings
    ) -> list[SpokenPart]:
        """What finds time in a lead-in: what matters most chooses first, each in its order."""
        parts = self._parts_before(index)
        if length_s is None:
            return parts
        speed = settings.voice_speed.factor
        left = length_s - _end_s(settings) - self._named_until(index, length_s, speed)
        chosen = set()
        for n in sorted(range(len(parts)), key=lambda n: -parts[n].rank):
            left -= speaking_s(parts[n].text, speed)
            if left < 0:
                break
            chosen.add(n)
        return [part for n, part in enumerate(parts) if n in chosen]

    def _parts_before(self, index: int) -> list[SpokenPart]:
        """What is to be known before a side of an exercise is begun, in its order."""
        segment = self.segments[index]
        exercise = self.exercises.get(segment.exercise or "")
        work = segment if segment.plan else work_after(self.segments, index)
        if exercise is None or work is None:
            return []
        parts = []
        is_told = segment.explains or self.is_first(index)
        if is_told and exercise.safety:
            parts += _parts(exercise.safety, SpeechRank.SAFETY)
        if segment.kind is not SegmentKind.SWITCH:
            parts += self._note(work)
        if is_told:
            if segment.side and exercise.left_means:
                meant = side_means(exercise.left_means, segment.side)
                parts += _parts(meant, SpeechRank.SETUP)
            parts += _parts(exercise.setup, SpeechRank.SETUP)
        if self._is_paced(work) and (segment.explains or segment.kind is not SegmentKind.SWITCH):
            parts += self._cues(work) or self._rest_of(work)
            if segment.explains and exercise.breath:
                parts += _parts(exercise.breath, SpeechRank.INSTRUCTION)
        return parts

    def _parts_within(self, index: int, settings: Settings) -> list[SpokenPart]:
        """What is said as soon as a set has begun; the way into a position only before it."""
        segment = self.segments[index]
        exercise = self.exercises.get(segment.exercise or "")
        if exercise is None:
            return []
        if self._has_lead_in(index):
            before = self.segments[index - 1]
            told = self._parts_said(index - 1, before.planned_s, settings)
            late = {SpeechRank.SAFETY, SpeechRank.NOTE}
            parts = [p for p in self._parts_before(index - 1) if p not in told and p.rank in late]
        elif segment.explains or self.is_first(index):
            parts = self._parts_before(index)
        elif self._follows_step(index):
            parts = []
        else:
            parts = list(self._note(segment))
        if not self._is_paced(segment):
            parts += self._cues(segment)
        return parts

    def _instructions(
        self, index: int, length_s: float | None, after_s: float, settings: Settings
    ) -> Iterator[Utterance]:
        """What to feel and to do, spread over a set; and at its end, how to come out."""
        segment = self.segments[index]
        exercise = self.exercises.get(segment.exercise or "")
        if exercise is None:
            return
        speed = settings.voice_speed.factor
        begins = [words.speakable(felt(exercise.feel))] if exercise.feel else []
        begins += [words.speakable(exercise.breath)] if exercise.breath else []
        at = after_s
        for text in begins if self._is_first_set(index) else ():
            yield Utterance(at, text, SpeechRank.INSTRUCTION, at + LATEST_S)
            at += speaking_s(text, speed)
        for cue in instruction_cues(segment, exercise.instructions):
            at = max(at, cue.at_s)
            text = words.speakable(cue.text)
            yield Utterance(at, text, SpeechRank.INSTRUCTION, at + LATEST_S)
            at += speaking_s(text, speed)
        if length_s is None:
            text = words.press_when_done()
            yield Utterance(after_s, text, SpeechRank.INSTRUCTION, after_s + LATEST_HINT_S)
        elif exercise.way_out and ends_exercise(self.segments, index):
            yield self._way_out(exercise.way_out, length_s, settings)

    def _way_out(self, text: str, length_s: float, settings: Settings) -> Utterance:
        """How one comes out of the position, as late as can be: behind the last mark or before."""
        text, speed = words.way_out(words.speakable(text)), settings.voice_speed.factor
        lasts = speaking_s(text, speed)
        at = length_s - _end_s(settings) - lasts
        marked = length_s - TEN_S
        if length_s >= SHORTEST_TOLD_S and at < marked + speaking_s(words.ten_seconds(), speed):
            at = marked - lasts
        return Utterance(at, text, SpeechRank.CUE, at + BREATH_S)

    def _note(self, segment: Segment) -> Iterator[SpokenPart]:
        if segment.note:
            yield from _parts(segment.note, SpeechRank.NOTE)

    def _cues(self, work: Segment | None) -> list[SpokenPart]:
        """What helps at the moment itself; before a set that leaves no gap, it is part of that."""
        exercise = self.exercises.get(work.exercise or "") if work else None
        rank = SpeechRank.NOTE if self._is_paced(work) else SpeechRank.CUE
        return [SpokenPart(words.speakable(cue), rank) for cue in exercise.cues] if exercise else []

    def _rest_of(self, work: Segment) -> list[SpokenPart]:
        """All that there is to do, where no cues say what matters most of it."""
        exercise = self.exercises[work.exercise or ""]
        texts = map(words.speakable, exercise.instructions)
        return [SpokenPart(text, SpeechRank.INSTRUCTION) for text in texts]

    def _is_paced(self, work: Segment | None) -> bool:
        """Whether a set is one in which nothing can be said: an effort, or a quick tempo."""
        exercise = self.exercises.get(work.exercise or "") if work else None
        if exercise is None or work is None or work.plan is None:
            return False
        is_quick = any(seconds < SHORTEST_GAP_S for _, seconds in work.plan.cycle)
        return exercise.kind is Kind.STRENGTH or is_quick

    def _set_after(self, index: int) -> Segment | None:
        """The set that a rest leads to, with nothing in between."""
        following = self.segments[index + 1 : index + 2]
        return following[0] if following and following[0].kind is SegmentKind.WORK else None

    def _has_lead_in(self, index: int) -> bool:
        return index > 0 and self.segments[index - 1].kind in LEAD_IN

    def _follows_step(self, index: int) -> bool:
        return index > 0 and self.segments[index - 1].step == self.segments[index].step

    def _is_first_set(self, index: int) -> bool:
        """Whether no set of the exercise was done before."""
        exercise = self.segments[index].exercise
        return all(s.exercise != exercise or not s.plan for s in self.segments[:index])


def fitted_utterances(
    wanted: Sequence[Utterance],
    tones: Sequence[Chime],
    length_s: float | None,
    speed: float = 1.0,
) -> tuple[Utterance, ...]:
    """The utterances that find a place: none over another, none over a tone.

    Those of a higher rank choose first; what is not begun in time is left out. A name and a safety
    line are said even where tones leave no gap for them.
    """
    taken = [(t.at_s, t.at_s + TONE_S.get(t.tone, USUAL_TONE_S)) for t in tones]
    placed: list[Utterance] = []
    for utterance in sorted(wanted, key=lambda u: (-u.rank, u.at_s)):
        lasts = utterance.lasts_s(speed)
        at = _place(utterance, lasts, taken, length_s)
        if at is None and utterance.rank in ALWAYS_SAID:
            at = _place(utterance, lasts, _spans(placed, speed), None)
        if at is not None:
            placed.append(replace(utterance, at_s=at))
            taken.append((at, at + lasts))
    return tuple(sorted(placed, key=lambda u: u.at_s))


def _spans(placed: Sequence[Utterance], speed: float) -> list[tuple[float, float]]:
    return [(u.at_s, u.at_s + u.lasts_s(speed)) for u in placed]


def _place(
    utterance: Utterance,
    lasts: float,
    taken: Sequence[tuple[float, float]],
    length_s: float | None,
) -> float | None:
    """The first moment from when it is due at which nothing else sounds."""
    at = utterance.at_s
    for start, end in sorted(taken):
        if end > at and start < at + lasts:
            at = end
    too_long = length_s is not None and at + lasts > length_s
    return None if at > utterance.until_s or too_long else at


def _end_s(settings: Settings) -> float:
    """Seconds at the end of a segment in which nothing is said."""
    return LAST_TICKS + FIRST_S if settings.last_ticks else FIRST_S


def _round(segments: Sequence[Segment], index: int) -> RoundPosition | None:
    """The round where one begins."""
    here = segments[index].rounds
    before = segments[index - 1].rounds if index else ()
    return None if not here or here[-1].planned < 2 or here == before else here[-1]


def _parts(text: str, rank: SpeechRank) -> list[SpokenPart]:
    """The sentences of a text, each as one says it."""
    parts = re.split(r"(?<=[.!?])\s+|(?<=[\u3002\uff01\uff1f])", text.strip())
    return [SpokenPart(words.speakable(part), rank) for part in parts if part]
