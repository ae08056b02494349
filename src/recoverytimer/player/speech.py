"""What is said when within a segment."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from recoverytimer.exercise.exercise import Exercise
from recoverytimer.player.chimes import SHORTEST_HALVED_S, Chime, Tone, chimes_in
from recoverytimer.player.cues import instruction_cues
from recoverytimer.player.words import spoken as words
from recoverytimer.routine.timeline import LEAD_IN, RoundPosition, Segment, SegmentKind
from recoverytimer.settings.settings import Settings, VoiceLevel

# Measured with espeak-ng at its usual speed, with some to spare.
LETTERS_A_SECOND = 13.0
BREATH_S = 0.5
AFTER_TONE_S = 0.7
TEN_S = 10.0
SHORTEST_TOLD_S = 30.0
SHORTEST_NAMED_REST_S = 8.0
FIRST_INSTRUCTION_S = 2.0
LATEST_S = 6.0
LATEST_SETUP_S = 12.0
LATEST_HINT_S = 30.0
TONE_S = {Tone.BEAT: 0.12, Tone.INTERVAL: 0.12, Tone.TICK: 0.15, Tone.HALFWAY: 0.5}
USUAL_TONE_S = 0.6


class SpeechRank(IntEnum):
    """What is said first where not all can be said."""

    INSTRUCTION = 1
    SETUP = 2
    MARK = 3
    NAME = 4


@dataclass(frozen=True, slots=True)
class Utterance:
    """Words that are due at an offset within a segment, and until when they may begin."""

    at_s: float
    text: str
    rank: SpeechRank
    until_s: float

    def lasts_s(self, speed: float = 1.0) -> float:
        """About how long it takes to say."""
        return (BREATH_S + len(self.text) / LETTERS_A_SECOND) / speed


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
        if settings.voice is VoiceLevel.FULL:
            wanted += self._guidance(index, length_s, settings)
        return fitted_utterances(wanted, tones, length_s, settings.voice_speed.factor)

    def _names(self, index: int, length_s: float | None) -> Iterator[Utterance]:
        segment = self.segments[index]
        text = {
            SegmentKind.PREPARE: self._prepare,
            SegmentKind.SWITCH: self._switch,
            SegmentKind.WORK: self._work,
            SegmentKind.REST: self._rest,
            SegmentKind.QUESTION: self._question,
        }[segment.kind](index, length_s)
        if text:
            first = 0.3 if index == 0 else AFTER_TONE_S
            yield Utterance(first, text, SpeechRank.NAME, first + LATEST_S)

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
        if index and self.segments[index - 1].kind in LEAD_IN:
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
        segment = self.segments[index]
        exercise = self.exercises.get(segment.exercise or "")
        if exercise is None:
            return
        if segment.kind is SegmentKind.PREPARE and self._is_new(index):
            for text in _sentences(exercise.setup):
                yield Utterance(AFTER_TONE_S, text, SpeechRank.SETUP, LATEST_SETUP_S)
        elif segment.kind is SegmentKind.WORK:
            for text in self._setup_left(index, exercise, settings):
                yield Utterance(AFTER_TONE_S, text, SpeechRank.SETUP, LATEST_SETUP_S)
            for cue in instruction_cues(segment, exercise.instructions):
                at = cue.at_s + FIRST_INSTRUCTION_S
                yield Utterance(
                    at, words.speakable(cue.text), SpeechRank.INSTRUCTION, at + LATEST_S
                )
            if length_s is None:
                text = words.press_when_done()
                yield Utterance(FIRST_INSTRUCTION_S, text, SpeechRank.INSTRUCTION, LATEST_HINT_S)

    def _is_new(self, index: int) -> bool:
        """Whether nothing of the exercise was done before."""
        exercise = self.segments[index].exercise
        return all(s.exercise != exercise for s in self.segments[:index])

    def _setup_left(self, index: int, exercise: Exercise, settings: Settings) -> list[str]:
        """What of getting into position found no time before."""
        if index and self.segments[index - 1].kind is SegmentKind.PREPARE:
            before = index - 1
            if not self._is_new(before):
                return []
            length_s = self.segments[before].planned_s
            tones = chimes_in(self.segments, before, length_s, settings)
            told = {u.text for u in self.said(before, length_s, settings, tones)}
            return [text for text in _sentences(exercise.setup) if text not in told]
        return _sentences(exercise.setup) if self._is_new(index) else []


def fitted_utterances(
    wanted: Sequence[Utterance],
    tones: Sequence[Chime],
    length_s: float | None,
    speed: float = 1.0,
) -> tuple[Utterance, ...]:
    """The utterances that find a place: none over another, none over a tone.

    Those of a higher rank choose first; what is not begun in time is left out. A name is said even
    where tones leave no gap for it.
    """
    taken = [(t.at_s, t.at_s + TONE_S.get(t.tone, USUAL_TONE_S)) for t in tones]
    placed: list[Utterance] = []
    for utterance in sorted(wanted, key=lambda u: (-u.rank, u.at_s)):
        lasts = utterance.lasts_s(speed)
        at = _place(utterance, lasts, taken, length_s)
        if at is None and utterance.rank is SpeechRank.NAME:
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


def _round(segments: Sequence[Segment], index: int) -> RoundPosition | None:
    """The round where one begins."""
    here = segments[index].rounds
    before = segments[index - 1].rounds if index else ()
    return None if not here or here[-1].planned < 2 or here == before else here[-1]


def _sentences(text: str) -> list[str]:
    """The sentences of a text, each as one says it."""
    parts = re.split(r"(?<=[.!?])\s+|(?<=[\u3002\uff01\uff1f])", text.strip())
    return [words.speakable(part) for part in parts if part]
