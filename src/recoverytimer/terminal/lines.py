"""A session line by line, for screen readers and terminals that can do no more."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping

from msgspec.structs import replace

from recoverytimer.base.commands import Command
from recoverytimer.base.listing import sentences
from recoverytimer.exercise.exercise import Exercise, exercise_name
from recoverytimer.player.opensession import SessionMoment
from recoverytimer.player.player import GAP_S, Outcome, Player, PlayerStatus, total_remaining
from recoverytimer.player.scene import scene_at
from recoverytimer.player.speech import SpokenScript
from recoverytimer.player.utterances import SpeechRank, Utterance
from recoverytimer.player.words.scene import following, paused
from recoverytimer.player.words.spoken import duration_spoken
from recoverytimer.routine.timeline import SegmentKind, segment_keys
from recoverytimer.routine.words.steps import asked, segment_name
from recoverytimer.routine.words.totals import total_in_words
from recoverytimer.settings.settings import Settings, VoiceLevel
from recoverytimer.terminal import words
from recoverytimer.terminal.commands import WHERE, typed_for
from recoverytimer.terminal.sheets import Sheet, typed_sheet

# A clock that nobody looks at for longer counts as one that was away.
LONGEST_S = GAP_S / 2


class Lines:
    """Says each change once, in the words of the voice and in the amount chosen for it.

    Who wants no voice reads names, as there is nothing else to go by.

    Args:
        say: prints a line.
    """

    def __init__(
        self, say: Callable[[str], None], exercises: Mapping[str, Exercise], settings: Settings
    ) -> None:
        self._say = say
        self._exercises = exercises
        is_silent = settings.voice is VoiceLevel.OFF
        level = VoiceLevel.NAMES if is_silent else settings.voice
        # There is no countdown on which half of it is seen.
        self._settings = replace(settings, voice=level, halfway=True)
        self._told: SessionMoment | None = None
        self._due: list[Utterance] = []
        self._messages: list[str] = []
        self._muted: bool | None = None
        self._is_waited_for = False
        """Whether something was typed and nothing was said since."""

    @contextlib.contextmanager
    def held(self) -> Iterator[None]:
        """Lines need nothing to be held."""
        yield

    def show(self, moment: SessionMoment, *, muted: bool) -> None:
        """Say what is new."""
        before, self._told = self._told, moment
        while self._messages:
            self._line(self._messages.pop(0))
        if before is None:
            self._begin(moment)
        else:
            self._tell_changes(before.state, moment)
        if self._muted not in {None, muted}:
            self._line(words.bell_is_off() if muted else words.bell_is_on())
        self._muted = muted
        while self._due and self._due[0].at_s <= moment.position_s:
            self._line(self._due.pop(0).text)
        if self._is_waited_for:
            self._line(words.nothing_here())

    def tell(self, text: str) -> None:
        """Say a sentence with what is new next."""
        self._messages.append(text)

    def wait_s(self, moment: SessionMoment) -> float:
        """Seconds until something else is to be said, or the clock is to be looked at."""
        waits = [LONGEST_S, *(u.at_s - moment.position_s for u in self._due[:1])]
        return min(waits if moment.remaining_s is None else [*waits, moment.remaining_s])

    def read(self, sheet: Sheet) -> None:
        """Say all of a sheet."""
        for text in (sheet.title, *(text for text, _ in sheet.paragraphs)):
            self._line(text)

    def takes(self, pressed: str, moment: SessionMoment) -> bool:
        """Whether it is to be said where one is."""
        self._is_waited_for = True
        if pressed not in WHERE.terminal_keys:
            return False
        self._line(self._where(moment))
        return True

    def names_of(self, command: Command) -> tuple[str, ...]:
        """What is typed for a command."""
        return typed_for(command)

    def keys_sheet(self) -> Sheet:
        """All that can be typed."""
        return typed_sheet()

    def end(self, state: Player) -> None:
        """Say how one comes out of the last position, where it could not be said in the set."""
        if state.progress[-1].outcome is Outcome.DONE and self._settings.voice is VoiceLevel.FULL:
            segments = state.timeline.segments
            self._line(SpokenScript(segments, self._exercises).way_out_before(len(segments)))

    def _line(self, text: str) -> None:
        if text:
            self._is_waited_for = False
            self._say(text)

    def _begin(self, moment: SessionMoment) -> None:
        self._line(words.statement(moment.state.timeline.recipe.routine.name))
        self._line(words.how_to_begin())
        if moment.state.status is PlayerStatus.PAUSED:
            self._go_on_from(moment)
            self._line(self._where(moment))
            self._line(self._paused(moment.state))
        else:
            self._enter(moment)

    def _tell_changes(self, before: Player, moment: SessionMoment) -> None:
        state = moment.state
        if state.refusals > before.refusals:
            self._line(scene_at(state, moment.now, self._exercises).refusal)
        if _is_entered(before, state):
            self._enter(moment)
        elif _plan(before) != _plan(state):
            self._go_on_from(moment)
            if len(state.timeline.segments) > len(before.timeline.segments):
                self._line(words.round_added())
            if state.length_s != before.length_s:
                self._line(self._time(moment))
        if state.status is not before.status:
            is_paused = state.status is PlayerStatus.PAUSED
            resumed = sentences((words.resumed(), self._time(moment)))
            self._line(self._paused(state) if is_paused else resumed)

    def _enter(self, moment: SessionMoment) -> None:
        """Say what begins here, and plan what is to be said of it."""
        self._due = list(self._planned(moment.state))
        named = [self._due.pop(0).text] if self._due and _is_name(self._due[0]) else []
        segment = moment.state.segment
        if segment.kind is SegmentKind.QUESTION:
            self._line(words.asked(asked(segment)))
            return
        if segment.kind is SegmentKind.WORK and not named:
            named = [words.start_now()]
        until = words.type_when_done() if moment.state.length_s is None else ""
        self._line(sentences((*named, until)))

    def _go_on_from(self, moment: SessionMoment) -> None:
        """Plan what is still to be said of the segment at hand."""
        at = moment.position_s
        self._due = [u for u in self._planned(moment.state) if u.at_s > at and not _is_name(u)]

    def _planned(self, state: Player) -> tuple[Utterance, ...]:
        script = SpokenScript(state.timeline.segments, self._exercises, names_keys=False)
        return script.said(state.index, state.length_s, self._settings)

    def _where(self, moment: SessionMoment) -> str:
        """All that is to be known of this moment, in one line."""
        state, scene = moment.state, scene_at(moment.state, moment.now, self._exercises)
        segment = state.segment
        if segment.kind is SegmentKind.QUESTION:
            return words.asked(asked(segment))
        name = segment_name(segment, exercise_name(self._exercises, segment.exercise))
        facts = [name, scene.round, following(scene.following, after_no=scene.offers_round)]
        name, round_, next_ = (words.statement(text) if text else "" for text in facts)
        total = total_in_words(total_remaining(state, moment.now))
        return sentences((name, self._time(moment), round_, next_, words.left_in_all(total)))

    def _time(self, moment: SessionMoment) -> str:
        """How long the segment at hand still takes, or took so far where it is open."""
        if moment.remaining_s is None:
            return words.so_far(duration_spoken(moment.position_s))
        return words.left(duration_spoken(moment.remaining_s))

    def _paused(self, state: Player) -> str:
        return sentences((paused(state.gap_s), words.type_to_go_on()))


def _is_name(utterance: Utterance) -> bool:
    return utterance.rank is SpeechRank.NAME


def _plan(state: Player) -> tuple[object, ...]:
    """What decides when things are to be said."""
    return state.timeline, state.index, state.length_s, state.began


def _is_entered(before: Player, after: Player) -> bool:
    """Whether a segment begins that did not run before, or it begins anew."""
    if _place(before) != _place(after):
        return True
    if after.status is PlayerStatus.PAUSED:
        return before.status is PlayerStatus.PAUSED and after.into_s < before.into_s
    return before.status is PlayerStatus.RUNNING and before.began != after.began


def _place(state: Player) -> tuple[object, ...]:
    segments, segment = state.timeline.segments, state.segment
    return segment_keys(segments)[state.index], segment.exercise, segment.explains
