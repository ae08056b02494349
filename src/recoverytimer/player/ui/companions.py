"""What goes along with an open session: tones and words, a screen that stays on, media keys."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from recoverytimer.exercise.exercise import Exercise
from recoverytimer.player.opensession import SessionMoment
from recoverytimer.player.player import PlayerStatus
from recoverytimer.player.scene import Scene, scene_at
from recoverytimer.player.ui.announcer import Announcer
from recoverytimer.player.ui.playback import Playback
from recoverytimer.player.ui.surroundings import PlayerSurroundings
from recoverytimer.player.ui.wakelock import WakeLock
from recoverytimer.player.words.labels import screen_may_go_off
from recoverytimer.settings.settings import Settings, VoiceLevel
from recoverytimer.sound.client import Sounding
from recoverytimer.sound.messages import NoBed, Silent
from recoverytimer.sound.words import no_bed, no_sound, no_voice

if TYPE_CHECKING:
    from recoverytimer.player.ui.loudness import Loudness
    from recoverytimer.player.ui.mediakeys import MediaKeys
    from recoverytimer.player.ui.trackpicture import TrackPicture

SOUND_ENDS_MS = 30_000


class SessionCompanions(QObject):
    """Made when the first session begins.

    Signals:
        trouble: what does not work (a source, and a sentence that is empty when it works).
        front_wanted: the window is to come to the front.
    """

    trouble = Signal(str, str)
    front_wanted = Signal()

    def __init__(
        self,
        playback: Playback,
        settings: Callable[[], Settings],
        exercises: Mapping[str, Exercise],
        tones: Sounding,
        voice: Sounding,
        reader: Sounding,
        outside: PlayerSurroundings,
        loudness: Loudness,
        picture: TrackPicture,
    ) -> None:
        super().__init__()
        self._playback = playback
        self._settings = settings
        self._exercises = exercises
        self.announcer = Announcer(
            playback,
            settings,
            exercises,
            tones,
            voice,
            reader,
            lambda: outside.screen_reader.is_there,
            outside.speed,
        )
        self.wakelock = WakeLock(playback, outside.keeping_awake)
        self.wakelock.refused.connect(self._tell_refused, Qt.ConnectionType.QueuedConnection)
        tones.trouble.connect(self._tell_silent)
        tones.bedless.connect(self._tell_bedless)
        voice.trouble.connect(self._tell_mute)
        self._media_keys = self._with_media_keys(loudness, picture, outside)
        self._ending = QTimer(self, singleShot=True, interval=SOUND_ENDS_MS)
        self._ending.timeout.connect(tones.stop)
        self._ending.timeout.connect(voice.stop)
        playback.moved.connect(self._follow)

    def close(self) -> None:
        """Let go of everything outside the app."""
        self.wakelock.release()

    def _scene(self, moment: SessionMoment) -> Scene:
        return scene_at(moment.state, moment.now, self._exercises)

    def _with_media_keys(
        self, loudness: Loudness, picture: TrackPicture, outside: PlayerSurroundings
    ) -> MediaKeys | None:
        """Elsewhere the system gives media keys to the window that has the keyboard."""
        if sys.platform != "linux":
            return None
        from recoverytimer.player.ui.mediakeys import MediaKeys

        show = self.front_wanted.emit
        return MediaKeys(self._playback, self._scene, show, loudness, picture, outside.bus())

    def _follow(self, moment: SessionMoment) -> None:
        if moment.state.status is PlayerStatus.FINISHED:
            self._ending.start()
        else:
            self._ending.stop()

    def _tell_refused(self, is_refused: bool) -> None:
        self.trouble.emit("screen", screen_may_go_off() if is_refused else "")

    def _tell_silent(self, why: Silent | None) -> None:
        self.trouble.emit("sound", no_sound(why) if why else "")

    def _tell_bedless(self, why: NoBed | None) -> None:
        self.trouble.emit("bed", no_bed(why) if why else "")

    def _tell_mute(self, why: Silent | None) -> None:
        is_missed = (
            self._settings().voice is not VoiceLevel.OFF and not self.announcer.lets_reader_speak
        )
        self.trouble.emit("voice", no_voice(why) if why and is_missed else "")
