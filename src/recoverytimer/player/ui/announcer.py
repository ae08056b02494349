"""Tones and words of the open session: worked out for each segment, sent ahead of time.

Either the voice or a screen reader says the words; the latter alone tells what became of a key.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping

from msgspec.structs import replace
from PySide6.QtCore import QObject

from recoverytimer.base.listing import sentences
from recoverytimer.exercise.exercise import Exercise
from recoverytimer.player.chimes import Tone, chimes_in
from recoverytimer.player.opensession import SessionMoment
from recoverytimer.player.player import Outcome, Player, PlayerStatus
from recoverytimer.player.speech import SpokenScript
from recoverytimer.player.told import told_of_change, told_of_place
from recoverytimer.player.ui.playback import Playback
from recoverytimer.player.utterances import SpeechRank, speaking_s
from recoverytimer.player.words.spoken import farewell
from recoverytimer.routine.timeline import SegmentKind
from recoverytimer.settings.settings import Settings, SoundBed, VoiceLevel
from recoverytimer.sound import messages
from recoverytimer.sound.client import Sounding
from recoverytimer.sound.messages import Play, PlayBed, Say, ToneStyle, VoiceStyle

NATURAL_S = 0.3
FAREWELL_S = 2.2
LONGEST_WAIT_S = 2.0
LAST_WORDS_S = 20.0
BED_COMES_S, BED_PAUSES_S, BED_ENDS_S = 2.0, 0.6, 4.0


class Announcer(QObject):
    """Listens to the playback and tells the sound processes what is due when.

    Args:
        settings: gives those of this moment; `take_settings` wants to know when they change.
        tones, voice, reader: what takes the commands.
        is_reader_there: whether a screen reader listens.
        speed: how much faster than real time sessions run.
        now: the monotonic clock that all processes share, in seconds.
    """

    def __init__(
        self,
        playback: Playback,
        settings: Callable[[], Settings],
        exercises: Mapping[str, Exercise],
        tones: Sounding,
        voice: Sounding,
        reader: Sounding,
        is_reader_there: Callable[[], bool],
        speed: float = 1.0,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__()
        self._playback = playback
        self._settings = settings
        self._exercises = exercises
        self._tones = tones
        self._voice = voice
        self._reader = reader
        self._is_reader_there = is_reader_there
        self._speed = speed
        self._now = now
        self._known: tuple[object, ...] = ()
        self._before: Player | None = None
        playback.moved.connect(self.follow)
        voice.voices.connect(self._end_wait)
        voice.trouble.connect(self._end_wait)

    def make_ready(self) -> None:
        """Have the sound processes start, as a session is about to begin."""
        settings = self._settings()
        if settings.sound:
            self._tones.start()
            if settings.voice is not VoiceLevel.OFF and not self.lets_reader_speak:
                self._voice.start()

    @property
    def lets_reader_speak(self) -> bool:
        """Whether the screen reader says what the voice would."""
        return self._settings().lets_reader_speak(is_there=self._is_reader_there())

    @property
    def wait_s(self) -> float:
        """How long a session waits at most for a voice that is on its way."""
        speaks = self._reader if self.lets_reader_speak else self._voice
        return LONGEST_WAIT_S if speaks.is_awaited else 0.0

    def follow(self, moment: SessionMoment) -> None:
        """Send what is due from here on, when that is not what was sent already."""
        state = moment.state
        known = (state.timeline, state.index, state.status, state.length_s, state.began)
        if known == self._known:
            return
        natural = self._goes_on_by_itself(moment)
        told = "" if natural else self._told(moment)
        refuses = self._before is not None and state.refusals > self._before.refusals
        self._known, self._before = known, state
        self._send_bed(state)
        if state.status is PlayerStatus.RUNNING:
            self._begin()
            self._schedule(moment, told, cut=not natural, is_for_all=refuses)
        elif state.status is PlayerStatus.FINISHED:
            self._say_goodbye(state, told, natural=natural)
        else:
            self._tones.send(messages.DueTones())
            self._have_said((), told, cut=True)

    def take_settings(self, settings: Settings) -> None:
        """Sound as is wanted now, from here on."""
        self._send_styles(settings)
        self._known = ()
        moment = self._playback.moment
        if moment is not None and self._playback.is_open:
            self.follow(moment)

    def tell_where(self) -> None:
        """Say where the session is, as somebody asks; what is due goes on behind that."""
        moment = self._playback.moment
        if moment is None or not self._playback.is_open:
            return
        told = told_of_place(moment.state, moment.now, self._exercises)
        if moment.state.status is PlayerStatus.RUNNING:
            self._schedule(moment, told, cut=True, is_for_all=True)
        else:
            self._have_said((), told, cut=True, is_for_all=True)

    def _end_wait(self, _answer: object) -> None:
        """Begin now that the voice has answered, or cannot."""
        self._playback.end_wait()

    def _begin(self) -> None:
        self.make_ready()
        self._send_styles(self._settings())

    def _send_styles(self, settings: Settings) -> None:
        self._tones.send(tone_style(settings, short=self.lets_reader_speak))
        for speaker in (self._voice, self._reader):
            speaker.send(voice_style(settings))

    def _send_bed(self, state: Player) -> None:
        """The bed is there while the session runs and is to be heard."""
        settings = self._settings()
        if state.status is PlayerStatus.RUNNING and settings.sound:
            self._tones.send(bed_of(settings, BED_COMES_S))
        else:
            is_over = state.status is PlayerStatus.FINISHED
            self._tones.send(PlayBed(SoundBed.NONE, 0.0, BED_ENDS_S if is_over else BED_PAUSES_S))

    def _told(self, moment: SessionMoment) -> str:
        if self._settings().voice is VoiceLevel.OFF:
            return ""
        return told_of_change(self._before, moment.state, moment.now, self._exercises)

    def _schedule(
        self, moment: SessionMoment, told: str, *, cut: bool, is_for_all: bool = False
    ) -> None:
        state, settings, reads = moment.state, self._settings(), self.lets_reader_speak
        # Before its beginning, where the session still waits for it.
        at = moment.now - state.began
        segments, index, length = state.timeline.segments, state.index, state.length_s
        tones = chimes_in(segments, index, length, settings)
        script = SpokenScript(segments, self._exercises, is_unseen=reads)
        words = script.said(index, length, settings, tones)

        def instant(offset_s: float) -> float:
            return self._now() + (offset_s - at) / self._speed

        ahead = at - NATURAL_S
        heard = settings.sound
        self._tones.send(
            messages.DueTones(
                tuple(Play(instant(c.at_s), c.tone) for c in tones if heard and c.at_s >= ahead)
            )
        )
        due = (
            Say(instant(u.at_s), instant(u.until_s), u.text, u.rank)
            for u in words
            if u.at_s >= ahead
        )
        if heard or reads:
            self._have_said(tuple(due), told, cut=cut, is_for_all=is_for_all)
        else:
            self._have_said((), told, cut=True)

    def _have_said(
        self, due: tuple[Say, ...], told: str, *, cut: bool, is_for_all: bool = False
    ) -> None:
        """Have words said by whoever speaks, and by a screen reader what it alone tells.

        What somebody asked for, and what a "no" says, is for all: a voice that is on says it, too.
        """
        now, settings = self._now(), self._settings()
        first = (Say(now, now + LAST_WORDS_S, told, SpeechRank.NAME),) if told else ()
        has_voice = settings.sound and settings.voice is not VoiceLevel.OFF
        if self.lets_reader_speak or (is_for_all and has_voice):
            # What comes behind that may come as much later as it takes.
            late_s = speaking_s(told, settings.voice_speed.factor) if told else 0.0
            due = (*first, *(replace(say, until=say.until + late_s / self._speed) for say in due))
            first = ()
        speaks, other = self._voice, self._reader
        if self.lets_reader_speak:
            speaks, other = other, speaks
        speaks.send(messages.DueWords(due, cut=cut))
        other.send(messages.DueWords(first, cut=True))

    def _goes_on_by_itself(self, moment: SessionMoment) -> bool:
        """Whether one segment has run over into the next, so that nothing said is out of date."""
        before, state = self._before, moment.state
        if before is None or before.status is not PlayerStatus.RUNNING or before.length_s is None:
            return False
        if state.status is PlayerStatus.FINISHED:
            return all(progress.outcome is not Outcome.OPEN for progress in state.progress)
        ended = before.began + before.length_s
        return state.index == before.index + 1 and abs(state.began - ended) < NATURAL_S

    def _say_goodbye(self, state: Player, told: str, *, natural: bool) -> None:
        settings, now = self._settings(), self._now()
        if not (settings.sound or self.lets_reader_speak):
            return
        works = [
            progress
            for segment, progress in zip(state.timeline.segments, state.progress, strict=True)
            if segment.kind is SegmentKind.WORK
        ]
        complete = all(progress.outcome is Outcome.DONE for progress in works)
        if natural and settings.sound:
            self._tones.send(messages.DueTones((Play(now, Tone.END),)))
        else:
            self._tones.send(messages.DueTones())
        said: tuple[Say, ...] = ()
        if settings.voice is not VoiceLevel.OFF:
            name, kept = state.timeline.recipe.routine.name, self._playback.is_kept
            text = farewell(name, complete=complete, kept=kept)
            if natural and settings.voice is VoiceLevel.FULL:
                segments = state.timeline.segments
                script = SpokenScript(segments, self._exercises)
                text = sentences((script.way_out_before(len(segments)), text))
            # Behind the tone, or what a reader says of the page that comes.
            at = now + (FAREWELL_S if natural or self.lets_reader_speak else 0.0)
            said = (Say(at, at + LAST_WORDS_S, text, SpeechRank.NAME),)
        self._have_said(said, told, cut=not natural, is_for_all=True)


def tone_style(settings: Settings, *, short: bool = False) -> ToneStyle:
    """How the person wants tones to sound."""
    return ToneStyle(settings.chime_set, settings.volume / 100, short)


def bed_of(settings: Settings, fades_s: float) -> PlayBed:
    """The bed that the person wants, as loud as they want it."""
    return PlayBed(settings.bed, settings.bed_volume / 100, fades_s)


def voice_style(settings: Settings) -> VoiceStyle:
    """How the person wants the voice to sound."""
    return VoiceStyle(settings.voice_name, settings.voice_volume / 100, settings.voice_speed.factor)
