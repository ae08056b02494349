"""What goes along with an open session: tones and words, a screen that stays on, media keys."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from recoverytimer.desktop.sessionbus import answers
from recoverytimer.player.opensession import SessionMoment
from recoverytimer.player.player import Status
from recoverytimer.player.scene import Scene, scene_at
from recoverytimer.player.ui.announcer import Announcer
from recoverytimer.player.ui.wakelock import WakeLock
from recoverytimer.settings.settings import VoiceLevel
from recoverytimer.shell.window import Window
from recoverytimer.start.services import Services

if TYPE_CHECKING:
    from recoverytimer.player.ui.mediakeys import MediaKeys

SOUND_ENDS_MS = 30_000


class Companions(QObject):
    """Made when the first session begins.

    `trouble` carries what does not work (a source, and a sentence that is empty when it works).
    """

    trouble = Signal(str, str)

    def __init__(self, services: Services, window: Window) -> None:
        super().__init__()
        self._services = services
        playback = services.playback
        self.announcer = Announcer(
            playback,
            services.keeper,
            services.library.exercises,
            services.tones,
            services.voice,
            services.speed,
        )
        self.wakelock = WakeLock(playback, services.keep_awake)
        self.wakelock.refused.connect(self._tell_refused, Qt.ConnectionType.QueuedConnection)
        services.tones.trouble.connect(self._tell_silent)
        services.voice.trouble.connect(self._tell_mute)
        self._media_keys = self._with_media_keys(window)
        self._ending = QTimer(self, singleShot=True, interval=SOUND_ENDS_MS)
        self._ending.timeout.connect(self._end_sound)
        playback.moved.connect(self._follow)

    def close(self) -> None:
        """Let go of everything outside the app."""
        self.wakelock.release()
        if self._media_keys is not None:
            self._media_keys.close()

    def scene(self, moment: SessionMoment) -> Scene:
        """What is to be read at a moment."""
        return scene_at(moment.state, moment.now, self._services.library.exercises)

    def _with_media_keys(self, window: Window) -> MediaKeys | None:
        """Elsewhere the system gives media keys to the window that has the keyboard."""
        if sys.platform != "linux" or not answers():
            return None
        from recoverytimer.player.ui.mediakeys import MediaKeys

        return MediaKeys(self._services.playback, self.scene, window.come_to_front)

    def _follow(self, moment: SessionMoment) -> None:
        if moment.state.status is Status.FINISHED:
            self._ending.start()
        else:
            self._ending.stop()

    def _end_sound(self) -> None:
        self._services.tones.stop()
        self._services.voice.stop()

    def _tell_refused(self, text: str) -> None:
        self.trouble.emit("screen", text)

    def _tell_silent(self, why: str) -> None:
        text = f"No sound: {why}. The session goes on, and sound comes back when it can."
        self.trouble.emit("sound", text if why else "")

    def _tell_mute(self, why: str) -> None:
        silent = not why or self._services.settings.voice is VoiceLevel.OFF
        self.trouble.emit("voice", "" if silent else f"No voice: {why}.")
