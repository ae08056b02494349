"""Media keys and desktop controls on Linux: the open session as a media player (MPRIS 2).

The interfaces are those of the MPRIS D-Bus Interface Specification, version 2.2.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

from msgspec import Struct
from PySide6.QtCore import QObject

from recoverytimer.base.identity import APP_ID
from recoverytimer.base.words.common import app_name
from recoverytimer.desktop.busline import BusLine
from recoverytimer.desktop.busobject import BusInterface, BusMethod, BusObject, BusProperty
from recoverytimer.player import player as play
from recoverytimer.player.opensession import SessionMoment
from recoverytimer.player.player import PlayerStatus
from recoverytimer.player.scene import Scene
from recoverytimer.player.ui.loudness import Loudness
from recoverytimer.player.ui.playback import Playback
from recoverytimer.player.ui.trackpicture import TrackPicture
from recoverytimer.routine.timeline import SegmentKind

SERVICE = f"org.mpris.MediaPlayer2.{APP_ID}"
PATH = "/org/mpris/MediaPlayer2"
ROOT = "org.mpris.MediaPlayer2"
PLAYER = "org.mpris.MediaPlayer2.Player"
TRACK = f"/{APP_ID.replace('.', '/').replace('-', '_')}/segment/"
MICROSECONDS = 1_000_000
STATUSES = {PlayerStatus.RUNNING: "Playing", PlayerStatus.PAUSED: "Paused"}
# What a desktop counts by itself is as exact as that.
JUMP_S = 1.0
FOLLOWED = (
    "PlaybackStatus",
    "Metadata",
    "CanGoNext",
    "CanGoPrevious",
    "CanPlay",
    "CanPause",
    "CanSeek",
)


class Shown(Struct, frozen=True):
    """Where a desktop that counts by itself takes the session to be."""

    index: int
    runs: bool
    now: float
    position_s: float

    def position_at(self, index: int, now: float) -> float:
        """Seconds into a segment, as it would be counted."""
        if index != self.index:
            return 0.0
        return self.position_s + (now - self.now if self.runs else 0.0)


class MediaKeys(QObject):
    """Shows the session to the desktop and does what its keys ask for.

    Args:
        scene: what is to be read at a moment.
        show: brings the window to the front.
    """

    def __init__(
        self,
        playback: Playback,
        scene: Callable[[SessionMoment], Scene],
        show: Callable[[], None],
        loudness: Loudness,
        picture: TrackPicture,
        bus: BusLine,
    ) -> None:
        super().__init__()
        self._playback = playback
        self._scene = scene
        self._loudness = loudness
        self._picture = picture
        self._bus = bus
        self._known: tuple[object, ...] = ()
        self._shown: Shown | None = None
        self._served = BusObject(PATH, _root(show), self._player())
        bus.serve(self._served, SERVICE, f"{SERVICE}.instance{os.getpid()}")
        playback.moved.connect(self._follow)
        loudness.changed.connect(self._tell_loudness)
        picture.changed.connect(self._tell_picture)

    def _player(self) -> BusInterface:
        """What is played, and its transport."""
        playback = self._playback
        one = _fixed("d", 1.0)
        return BusInterface(
            PLAYER,
            {
                "PlaybackStatus": BusProperty("s", self._status),
                "Metadata": BusProperty("a{sv}", self._track),
                "Position": BusProperty("x", self._position),
                "Rate": one,
                "MinimumRate": one,
                "MaximumRate": one,
                "Volume": BusProperty("d", lambda: self._loudness.share, self._loudness.set),
                "CanGoNext": BusProperty("b", self._can_go_on),
                "CanGoPrevious": BusProperty("b", lambda: playback.is_open),
                "CanPlay": BusProperty("b", lambda: playback.is_open),
                "CanPause": BusProperty("b", lambda: playback.is_open),
                "CanSeek": BusProperty("b", self._can_seek),
                "CanControl": _fixed("b", True),
            },
            {
                "PlayPause": BusMethod(playback.toggle),
                "Play": BusMethod(self._play),
                "Pause": BusMethod(playback.pause),
                # A session is not ended by a key that is pressed by chance.
                "Stop": BusMethod(playback.pause),
                "Next": BusMethod(playback.next),
                "Previous": BusMethod(playback.previous),
                "Seek": BusMethod(self._seek, {"Offset": "x"}),
                "SetPosition": BusMethod(self._set_position, {"TrackId": "o", "Position": "x"}),
                "OpenUri": BusMethod(lambda _uri: None, {"Uri": "s"}),
            },
            {"Seeked": {"Position": "x"}},
        )

    def _status(self) -> str:
        moment = self._playback.moment
        return STATUSES.get(moment.state.status, "Stopped") if moment else "Stopped"

    def _position(self) -> int:
        moment = self._playback.moment
        return _microseconds(moment.position_s) if moment else 0

    def _can_go_on(self) -> bool:
        moment = self._playback.moment
        asks = moment is not None and moment.state.segment.kind is SegmentKind.QUESTION
        return self._playback.is_open and not asks

    def _can_seek(self) -> bool:
        moment = self._playback.moment
        return moment is not None and self._playback.is_open and moment.state.length_s is not None

    def _track(self) -> dict[str, tuple[str, Any]]:
        """The segment as a piece of music: its name, its routine and how long it is."""
        moment = self._playback.moment
        if moment is None or not self._playback.is_open:
            return {}
        state, shown = moment.state, self._scene(moment)
        track = {
            "mpris:trackid": ("o", f"{TRACK}{state.index}"),
            "xesam:title": ("s", shown.title),
            "xesam:album": ("s", shown.routine),
            "xesam:artist": ("as", [app_name()]),
            "xesam:trackNumber": ("i", state.index + 1),
        }
        if state.length_s is not None:
            track["mpris:length"] = ("x", _microseconds(state.length_s))
        if address := self._picture.address(state):
            track["mpris:artUrl"] = ("s", address)
        return track

    def _play(self) -> None:
        """Go on."""
        if self._status() != "Playing":
            self._playback.toggle()

    def _seek(self, offset: int) -> None:
        """Go on or back within the segment at hand; past its end to the next."""
        by_s = offset / MICROSECONDS
        self._playback.apply(
            lambda state, now: play.seek(state, play.position_s(state, now) + by_s, now)
        )

    def _set_position(self, track: str, position: int) -> None:
        """Go to a position of the segment at hand; one of another comes too late."""
        moment = self._playback.moment
        length_s = moment.state.length_s if moment else None
        if moment is None or length_s is None or track != f"{TRACK}{moment.state.index}":
            return
        if 0 <= position <= _microseconds(length_s):
            to_s = position / MICROSECONDS
            self._playback.apply(lambda state, now: play.seek(state, to_s, now))

    def _follow(self, moment: SessionMoment) -> None:
        state = moment.state
        known = (state.status, state.index, state.segment, state.length_s)
        is_other = known != self._known
        if is_other:
            self._known = known
            self._tell(*FOLLOWED)
        if state.status is PlayerStatus.FINISHED or play.is_waiting(state, moment.now):
            return
        counted_s = self._shown.position_at(state.index, moment.now) if self._shown else 0.0
        has_jumped = abs(counted_s - moment.position_s) > JUMP_S
        if is_other or has_jumped:
            runs = state.status is PlayerStatus.RUNNING
            self._shown = Shown(state.index, runs, moment.now, moment.position_s)
        if has_jumped:
            position = _microseconds(moment.position_s)
            self._bus.emit(self._served.signal(PLAYER, "Seeked", position))

    def _tell_loudness(self) -> None:
        self._tell("Volume")

    def _tell_picture(self) -> None:
        self._tell("Metadata")

    def _tell(self, *names: str) -> None:
        changed = self._served.changed(PLAYER, *names)
        if changed is not None:
            self._bus.emit(changed)


def _root(show: Callable[[], None]) -> BusInterface:
    """Who plays."""
    return BusInterface(
        ROOT,
        {
            "Identity": BusProperty("s", app_name),
            "DesktopEntry": _fixed("s", APP_ID),
            "CanQuit": _fixed("b", False),
            "CanRaise": _fixed("b", True),
            "HasTrackList": _fixed("b", False),
            "SupportedUriSchemes": _fixed("as", []),
            "SupportedMimeTypes": _fixed("as", []),
        },
        {"Raise": BusMethod(show), "Quit": BusMethod(lambda: None)},
    )


def _fixed(kind: str, value: Any) -> BusProperty:
    return BusProperty(kind, lambda: value)


def _microseconds(seconds: float) -> int:
    return round(seconds * MICROSECONDS)
