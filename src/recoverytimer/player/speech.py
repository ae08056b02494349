"""What is said when within a segment."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from recoverytimer.base.listing import sentences
from recoverytimer.exercise.exercise import Exercise, Kind, exercise_name
from recoverytimer.exercise.words.pages import felt, side_means
from recoverytimer.player.chimes import (
    LAST_TICKS,
    SHORTEST_HALVED_S,
    SHORTEST_TICKED_S,
    Chime,
)
from recoverytimer.player.cues import ends_exercise, instruction_cues, work_after
from recoverytimer.player.utterances import (
    ALWAYS_SAID,
    BREATH_S,
    SpeechRank,
    Utterance,
    fitted_utterances,
    speaking_s,
)
from recoverytimer.player.words import spoken as words
from recoverytimer.routine.timeline import LEAD_IN, RoundPosition, Segment, SegmentKind
from recoverytimer.routine.words.stepfacts import FactKind, in_a_row, segment_facts
from recoverytimer.routine.words.steps import asked
from recoverytimer.settings.settings import Settings, VoiceLevel

AFTER_TONE_S = 0.7
FIRST_S = 0.3
TEN_S = 10.0
SHORTEST_TOLD_S = 30.0
# So far from its moment, between the beats of a tempo, a mark is still true.
MARK_OFF_S = 1.0
SHORTEST_NAMED_REST_S = 8.0
SHORTEST_TOLD_REST_S = 15.0
LATEST_S = 6.0
LATEST_HINT_S = 30.0
LATEST_FEEL_S = 20.0
# Shorter phases of a tempo leave no gap in which anything could be said.
SHORTEST_GAP_S = 5.0
# One can begin with the first step and hear of the next as one goes on.
UNHURRIED = frozenset({Kind.ACTIVE, Kind.BREATHING, Kind.REST, Kind.COLD, Kind.HEAT})


@dataclass(frozen=True, slots=True)
class SpokenPart:
    """Something to be said after what comes before it."""

    text: str
    rank: SpeechRank


@dataclass(frozen=True, slots=True)
class SpokenScript:
    """Where one is: the segments, and the exercises that they name.

    Attributes:
        is_unseen: whether who listens sees no ring and no buttons, so that these are told, too.
        names_keys: whether it says which key of the window goes on where the person decides when.
    """

    segments: Sequence[Segment]
    exercises: Mapping[str, Exercise]
    is_unseen: bool = False
    names_keys: bool = True

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
        wanted = [
            *self._names(index, length_s, settings),
            *self._marks(index, length_s, settings),
        ]
        if settings.voice is VoiceLevel.FULL or self.segments[index].explains:
            wanted += self._guidance(index, length_s, settings)
        return fitted_utterances(wanted, tones, length_s, settings.voice_speed.factor)

    def needed_s(self, index: int, settings: Settings) -> float:
        """Whole seconds in which all can be said that a lead-in has to say; 0 if that can wait."""
        parts: list[SpokenPart] = []
        is_explained = self.segments[index].explains
        if is_explained or self._is_paced(work_after(self.segments, index)):
            told = self._parts_before(index, settings)
            parts = [p for p in told if is_explained or p.rank >= SpeechRank.NOTE]
        # A short lead-in was chosen; one with ticks is long enough for the name before them.
        is_short = (self.segments[index].planned_s or 0.0) < SHORTEST_TICKED_S
        if is_short and not parts and not self.way_out_before(index):
            return 0.0
        said_s = sum(speaking_s(part.text, settings.voice_speed.factor) for part in parts)
        return float(ceil(self._named_until(index, None, settings) + said_s + _end_s(settings)))

    def way_out_before(self, index: int) -> str:
        """How one comes out of a set whose tempo left no gap to say so, once it has ended."""
        before = self.segments[index - 1] if index else None
        is_paced = before is not None and before.plan is not None and bool(before.plan.cycle)
        return self._way_out_of(index - 1) if is_paced else ""

    def _way_out_of(self, index: int) -> str:
        """How one comes out of the position after a set; empty where one stays in it."""
        exercise = self.exercises.get(self.segments[index].exercise or "")
        is_due = exercise is not None and ends_exercise(self.segments, index)
        return words.speakable(exercise.way_out or "") if exercise and is_due else ""

    def is_first(self, index: int) -> bool:
        """Whether nothing of the exercise was done before."""
        exercise = self.segments[index].exercise
        return all(s.exercise != exercise for s in self.segments[:index])

    def _names(self, index: int, length_s: float | None, settings: Settings) -> Iterator[Utterance]:
        text = self._opening(index, length_s, settings)
        if text:
            first = self._first_s(index)
            yield Utterance(first, text, SpeechRank.NAME, first + LATEST_S)

    def _opening(self, index: int, length_s: float | None, settings: Settings) -> str:
        """What is said first of a segment."""
        name = self._name(index, length_s)
        return sentences((self.way_out_before(index), name)) if _is_guided(settings) else name

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

    def _named_until(self, index: int, length_s: float | None, settings: Settings) -> float:
        """When what is said first of a segment is over."""
        text, speed = self._opening(index, length_s, settings), settings.voice_speed.factor
        return self._first_s(index) + (speaking_s(text, speed) if text else 0.0)

    def _prepare(self, index: int, _length_s: float | None) -> str:
        segment = self.segments[index]
        if segment.delayed:
            return words.starts_soon()
        following = next((s for s in self.segments[index:] if s.plan), segment)
        comes = words.next_comes if index and not self._is_named_before(index) else words.now_comes
        return comes(self._named(following), _round(self.segments, index))

    def _is_named_before(self, index: int) -> bool:
        """Whether the rest before has said already what comes."""
        before = self.segments[index - 1]
        return before.kind is SegmentKind.REST and _is_long(before.planned_s)

    def _switch(self, index: int, _length_s: float | None) -> str:
        return words.change_sides(self.segments[index].side)

    def _work(self, index: int, _length_s: float | None) -> str:
        segment = self.segments[index]
        if self._has_lead_in(index) or self._is_told_in_rest(index - 1):
            return words.begin() if self.is_unseen else ""
        return words.now_comes(self._named(segment), _round(self.segments, index))

    def _rest(self, index: int, length_s: float | None) -> str:
        if length_s is None or not _is_long(length_s):
            return words.rest()
        if self._is_told_in_rest(index):
            here = index + 1
            comes = self._named(self.segments[here])
            return words.rest_then(length_s, comes, _round(self.segments, here))
        following = next((s for s in self.segments[index + 1 :] if s.plan), None)
        named = self._named(following, dose=False) if following else ""
        return words.rest_for(length_s, named)

    def _is_told_in_rest(self, index: int) -> bool:
        """Whether a rest has time for all that is to be known of the set right behind it.

        In the set itself the first beats leave no gap for it.
        """
        rest = self.segments[index] if index >= 0 else None
        if rest is None or rest.kind is not SegmentKind.REST or self._set_after(index) is None:
            return False
        return rest.planned_s is not None and rest.planned_s >= SHORTEST_TOLD_REST_S

    def _question(self, index: int, _length_s: float | None) -> str:
        how = words.press_to_answer() if self.is_unseen else ""
        return sentences((words.speakable(asked(self.segments[index])), how))

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
        tells_middle = settings.halfway or (self.is_unseen and _is_guided(settings))
        if tells_middle and length_s >= SHORTEST_HALVED_S:
            at = length_s / 2 + AFTER_TONE_S
            yield Utterance(at, words.halfway(), SpeechRank.MARK, at + MARK_OFF_S)
        if length_s >= SHORTEST_TOLD_S:
            at = length_s - TEN_S
            yield Utterance(at, words.ten_seconds(), SpeechRank.MARK, at + MARK_OFF_S, MARK_OFF_S)

    def _guidance(
        self, index: int, length_s: float | None, settings: Settings
    ) -> Iterator[Utterance]:
        """What is said besides names and marks, each behind the one before."""
        segment, speed = self.segments[index], settings.voice_speed.factor
        at = self._named_until(index, length_s, settings)
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
            lasts = speaking_s(part.text, speed)
            until = at + LATEST_HINT_S
            if length_s is not None:
                until = self._latest_s(index, length_s, part.rank, lasts, settings)
            yield Utterance(at, part.text, part.rank, until)
            at += lasts
        if segment.kind is SegmentKind.WORK:
            yield from self._instructions(index, length_s, at, settings)

    def _latest_s(
        self, index: int, length_s: float, rank: SpeechRank, lasts: float, settings: Settings
    ) -> float:
        """Until when a part may begin where the voice is late.

        A safety line is said in any case; the way in is, over ticks, where it ends in time.
        """
        if rank in ALWAYS_SAID:
            return length_s
        has_ticks = self.segments[index].kind in LEAD_IN and rank < SpeechRank.SETUP
        return length_s - lasts - (_end_s(settings) if has_ticks else 0.0)

    def _parts_said(
        self, index: int, length_s: float | None, settings: Settings
    ) -> list[SpokenPart]:
        """What finds time in a lead-in: what matters most chooses first, each in its order."""
        parts = self._parts_before(index, settings)
        if length_s is None:
            return parts
        speed = settings.voice_speed.factor
        left = length_s - _end_s(settings) - self._named_until(index, length_s, settings)
        chosen = set()
        for n in sorted(range(len(parts)), key=lambda n: -parts[n].rank):
            left -= speaking_s(parts[n].text, speed)
            if left < 0:
                break
            chosen.add(n)
        return [part for n, part in enumerate(parts) if n in chosen]

    def _parts_before(self, index: int, settings: Settings) -> list[SpokenPart]:
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
        if work.extra:
            parts.append(SpokenPart(words.extra_set(), SpeechRank.NOTE))
        if segment.kind is not SegmentKind.SWITCH:
            parts += self._note(work)
        if is_told:
            if segment.side and exercise.left_means:
                meant = side_means(exercise.left_means, segment.side)
                parts += _parts(meant, SpeechRank.SETUP)
            parts += _parts(exercise.setup, SpeechRank.SETUP)
        parts += self._how_before(segment, work, settings)
        if segment.kind is not SegmentKind.SWITCH:
            parts += self._once(work)
        return parts

    def _how_before(self, segment: Segment, work: Segment, settings: Settings) -> list[SpokenPart]:
        """What there is to do, where there is no time to say it in the set itself."""
        exercise, is_paced = self.exercises[work.exercise or ""], self._is_paced(work)
        parts: list[SpokenPart] = []
        if segment.explains and (_is_quick(work) or not self._fits_into(work, settings)):
            parts += self._steps(work)
            if _is_quick(work) and exercise.feel:
                parts += _parts(felt(exercise.feel), SpeechRank.INSTRUCTION)
        if is_paced and (segment.explains or segment.kind is not SegmentKind.SWITCH):
            parts += self._cues(work) or ([] if segment.explains else self._steps(work))
            if segment.explains and exercise.breath:
                parts += _parts(exercise.breath, SpeechRank.INSTRUCTION)
        return parts

    def _told_before(self, index: int, settings: Settings) -> list[SpokenPart]:
        """What was said where one got ready for a set."""
        if not self._has_lead_in(index):
            return []
        return self._parts_said(index - 1, self.segments[index - 1].planned_s, settings)

    def _parts_within(self, index: int, settings: Settings) -> list[SpokenPart]:
        """What is said as soon as a set has begun; the way into a position only before it."""
        segment = self.segments[index]
        exercise = self.exercises.get(segment.exercise or "")
        if exercise is None:
            return []
        if self._has_lead_in(index):
            told = self._told_before(index, settings)
            late = {SpeechRank.SAFETY, SpeechRank.NOTE}
            wanted = self._parts_before(index - 1, settings)
            parts = [p for p in wanted if p not in told and p.rank in late]
        elif segment.explains or self.is_first(index):
            parts = self._parts_before(index, settings)
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
        """What to do in a set and what to feel; at its end, how to come out.

        What was said where one got ready is not said again.
        """
        exercise = self.exercises.get(self.segments[index].exercise or "")
        if exercise is None:
            return
        told = {part.text for part in self._told_before(index, settings)}
        latest, way_out = length_s, self._way_out_of(index)
        if length_s is None:
            if self.names_keys:
                text = words.press_when_done()
                yield Utterance(after_s, text, SpeechRank.CUE, after_s + LATEST_HINT_S)
        elif way_out and not self.way_out_before(index + 1):
            last = self._way_out(way_out, length_s, settings)
            latest = last.at_s
            yield last
        for step in self._steps_within(index, after_s, latest, settings):
            if step.text not in told:
                yield step
        for text in _feelings(exercise) if self._is_first_set(index) else ():
            if text not in told:
                yield Utterance(after_s, text, SpeechRank.FEEL, after_s + LATEST_FEEL_S)

    def _steps_within(
        self, index: int, after_s: float, latest: float | None, settings: Settings
    ) -> Iterator[Utterance]:
        """The steps of a set: in a row, or spread over it where it goes on of itself."""
        segment, speed = self.segments[index], settings.voice_speed.factor
        exercise = self.exercises[segment.exercise or ""]
        share = latest / segment.planned_s if latest and segment.planned_s else 1.0
        at = after_s
        for cue in instruction_cues(segment, exercise.instructions):
            text = words.speakable(cue.text)
            lasts = speaking_s(text, speed)
            at = max(at, share * cue.at_s) if exercise.kind in UNHURRIED else at
            until = at + LATEST_HINT_S if latest is None else latest - lasts
            yield Utterance(at, text, SpeechRank.INSTRUCTION, until)
            at += lasts

    def _way_out(self, text: str, length_s: float, settings: Settings) -> Utterance:
        """How one comes out of the position, as late as can be: behind the last mark or before."""
        text, speed = words.way_out(text), settings.voice_speed.factor
        lasts = speaking_s(text, speed)
        at = length_s - _end_s(settings) - lasts
        marked = length_s - TEN_S
        if length_s >= SHORTEST_TOLD_S and at < marked + speaking_s(words.ten_seconds(), speed):
            at = marked - lasts
        return Utterance(at, text, SpeechRank.CUE, at + BREATH_S)

    def _note(self, segment: Segment) -> Iterator[SpokenPart]:
        if segment.note:
            yield from _parts(segment.note, SpeechRank.NOTE)

    def _once(self, work: Segment) -> Iterator[SpokenPart]:
        """What is said of a step before its first set: how fast, and what else one may do."""
        sets = (s for s in self.segments if s.plan and s.step == work.step)
        if next(sets, None) is not work:
            return
        pace = in_a_row(f for f in segment_facts(work, self.exercises) if f.kind is FactKind.PACE)
        if pace:
            yield SpokenPart(words.pace(words.speakable(pace)), SpeechRank.NOTE)
        if work.optional:
            yield SpokenPart(words.optional(), SpeechRank.CUE)
        if work.swap:
            other = words.speakable_name(exercise_name(self.exercises, work.swap))
            yield SpokenPart(words.instead(other), SpeechRank.CUE)

    def _cues(self, work: Segment | None) -> list[SpokenPart]:
        """What helps at the moment itself; before a set that leaves no gap, it is part of that."""
        exercise = self.exercises.get(work.exercise or "") if work else None
        rank = SpeechRank.NOTE if self._is_paced(work) else SpeechRank.CUE
        return [SpokenPart(words.speakable(cue), rank) for cue in exercise.cues] if exercise else []

    def _steps(self, work: Segment) -> list[SpokenPart]:
        """All that there is to do, where it is said before a set."""
        exercise = self.exercises[work.exercise or ""]
        texts = map(words.speakable, exercise.instructions)
        return [SpokenPart(text, SpeechRank.INSTRUCTION) for text in texts]

    def _is_paced(self, work: Segment | None) -> bool:
        """Whether a set is one in which nothing can be said: an effort, or a quick tempo."""
        exercise = self.exercises.get(work.exercise or "") if work else None
        if exercise is None or work is None or work.plan is None:
            return False
        return exercise.kind is Kind.STRENGTH or _is_quick(work)

    def _fits_into(self, work: Segment, settings: Settings) -> bool:
        """Whether there is time in a set for all that is to be said in it."""
        exercise, length = self.exercises[work.exercise or ""], work.planned_s
        if length is None:
            return True
        steps = [cue.text for cue in instruction_cues(work, exercise.instructions)]
        texts = [*([] if self._is_paced(work) else exercise.cues), *steps, *_feelings(exercise)]
        if exercise.way_out:
            texts.append(words.way_out(exercise.way_out))
        if length >= SHORTEST_TOLD_S:
            texts.append(words.ten_seconds())
        said_s = sum(speaking_s(text, settings.voice_speed.factor) for text in texts)
        room_s = length - AFTER_TONE_S - _end_s(settings)
        return len(steps) == len(exercise.instructions) and said_s <= room_s

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


def _is_guided(settings: Settings) -> bool:
    return settings.voice is VoiceLevel.FULL


def _is_quick(work: Segment) -> bool:
    """Whether the tempo of a set leaves no gap in which anything could be said."""
    return work.plan is not None and any(s < SHORTEST_GAP_S for _, s in work.plan.cycle)


def _is_long(rest_s: float | None) -> bool:
    """Whether a rest has time to say what comes after it."""
    return rest_s is not None and rest_s >= SHORTEST_NAMED_REST_S


def _feelings(exercise: Exercise) -> list[str]:
    """Where one feels it and how one breathes, as one says it."""
    texts = (felt(exercise.feel) if exercise.feel else "", exercise.breath or "")
    return [words.speakable(text) for text in texts if text]


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
