"""Tones and words of the open session: worked out for each segment, sent ahead of time."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject

from recoverytimer.base.listing import sentences
from recoverytimer.exercise.exercise import Exercise
from recoverytimer.player.chimes import Tone, chimes_in
from recoverytimer.player.opensession import SessionMoment
from recoverytimer.player.player import Outcome, Player, PlayerStatus
from recoverytimer.player.speech import SpokenScript
from recoverytimer.player.ui.playback import Playback
from recoverytimer.player.utterances import SpeechRank
from recoverytimer.player.words.spoken import farewell
from recoverytimer.routine.timeline import SegmentKind
from recoverytimer.settings.settings import Settings, VoiceLevel
from recoverytimer.sound import messages
from recoverytimer.sound.client import Sounding
from recoverytimer.sound.messages import Play, Say, ToneStyle, VoiceStyle

NATURAL_S = 0.3
FAREWELL_S = 2.2
LONGEST_WAIT_S = 2.0
LAST_WORDS_S = 20.0


class Announcer(QObject):
    """Listens to the playback and tells the sound processes what is due when.

    Args:
        settings: gives those of this moment; `take_settings` wants to know when they change.
        tones, voice: what takes the commands.
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
        speed: float = 1.0,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__()
        self._playback = playback
        self._settings = settings
        self._exercises = exercises
        self._tones = tones
        self._voice = voice
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
            if settings.voice is not VoiceLevel.OFF:
                self._voice.start()

    @property
    def wait_s(self) -> float:
        """How long a session waits at most for a voice that is on its way."""
        return LONGEST_WAIT_S if self._voice.is_awaited else 0.0

    def follow(self, moment: SessionMoment) -> None:
        """Send what is due from here on, when that is not what was sent already."""
        state = moment.state
        known = (state.timeline, state.index, state.status, state.length_s, state.began)
        if known == self._known:
            return
        natural = self._goes_on_by_itself(moment)
        self._known, self._before = known, state
        if state.status is PlayerStatus.RUNNING:
            self._begin()
            self._schedule(moment, cut=not natural)
        elif state.status is PlayerStatus.FINISHED:
            self._say_goodbye(state, natural=natural)
        else:
            self._tones.send(messages.DueTones())
            self._voice.send(messages.DueWords(cut=True))

    def take_settings(self, settings: Settings) -> None:
        """Sound as is wanted now, from here on."""
        self._tones.send(tone_style(settings))
        self._voice.send(voice_style(settings))
        self._known = ()
        moment = self._playback.moment
        if moment is not None and self._playback.is_open:
            self.follow(moment)

    def _end_wait(self, _answer: object) -> None:
        """Begin now that the voice has answered, or cannot."""
        self._playback.end_wait()

    def _begin(self) -> None:
        settings = self._settings()
        self.make_ready()
        self._tones.send(tone_style(settings))
        self._voice.send(voice_style(settings))

    def _schedule(self, moment: SessionMoment, *, cut: bool) -> None:
        state, settings = moment.state, self._settings()
        # Before its beginning, where the session still waits for it.
        at = moment.now - state.began
        segments, index, length = state.timeline.segments, state.index, state.length_s
        tones = chimes_in(segments, index, length, settings)
        words = SpokenScript(segments, self._exercises).said(index, length, settings, tones)

        def instant(offset_s: float) -> float:
            return self._now() + (offset_s - at) / self._speed

        ahead = at - NATURAL_S
        heard = settings.sound
        self._tones.send(
            messages.DueTones(
                tuple(Play(instant(c.at_s), c.tone) for c in tones if heard and c.at_s >= ahead)
            )
        )
        self._voice.send(
            messages.DueWords(
                tuple(
                    Say(instant(u.at_s), instant(u.until_s), u.text, u.rank)
                    for u in words
                    if heard and u.at_s >= ahead
                ),
                cut=cut or not heard,
            )
        )

    def _goes_on_by_itself(self, moment: SessionMoment) -> bool:
        """Whether one segment has run over into the next, so that nothing said is out of date."""
        before, state = self._before, moment.state
        if before is None or before.status is not PlayerStatus.RUNNING or before.length_s is None:
            return False
        if state.status is PlayerStatus.FINISHED:
            return all(progress.outcome is not Outcome.OPEN for progress in state.progress)
        ended = before.began + before.length_s
        return state.index == before.index + 1 and abs(state.began - ended) < NATURAL_S

    def _say_goodbye(self, state: Player, *, natural: bool) -> None:
        settings, now = self._settings(), self._now()
        if not settings.sound:
            return
        works = [
            progress
            for segment, progress in zip(state.timeline.segments, state.progress, strict=True)
            if segment.kind is SegmentKind.WORK
        ]
        complete = all(progress.outcome is Outcome.DONE for progress in works)
        if natural:
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
            at = now + (FAREWELL_S if natural else 0.0)
            said = (Say(at, at + LAST_WORDS_S, text, SpeechRank.NAME),)
        self._voice.send(messages.DueWords(said, cut=not natural))


def tone_style(settings: Settings) -> ToneStyle:
    """How the person wants tones to sound."""
    return ToneStyle(settings.chime_set, settings.volume / 100)


def voice_style(settings: Settings) -> VoiceStyle:
    """How the person wants the voice to sound."""
    return VoiceStyle(settings.voice_name, settings.voice_volume / 100, settings.voice_speed.factor)
