"""Media keys and desktop controls on Linux: the open session as a media player (MPRIS 2).

The interfaces are those of the MPRIS D-Bus Interface Specification, version 2.2.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import ClassInfo, Property, QObject, Slot
from PySide6.QtDBus import QDBusAbstractAdaptor, QDBusConnection, QDBusMessage, QDBusObjectPath

from recoverytimer.base.words.common import app_name
from recoverytimer.player.opensession import SessionMoment
from recoverytimer.player.player import PlayerStatus
from recoverytimer.player.scene import Scene
from recoverytimer.player.ui.playback import Playback

SERVICE = "org.mpris.MediaPlayer2.recoverytimer"
PATH = "/org/mpris/MediaPlayer2"
PLAYER = "org.mpris.MediaPlayer2.Player"
BUS, BUS_PATH = "org.freedesktop.DBus", "/org/freedesktop/DBus"
TRACK = "/org/recoverytimer/segment/"
MICROSECONDS = 1_000_000
STATUSES = {PlayerStatus.RUNNING: "Playing", PlayerStatus.PAUSED: "Paused"}


@ClassInfo({"D-Bus Interface": "org.mpris.MediaPlayer2"})  # type: ignore[call-arg]
class MprisRoot(QDBusAbstractAdaptor):  # type: ignore[operator]
    """Who plays."""

    def __init__(self, parent: QObject, show: Callable[[], None]) -> None:
        super().__init__(parent)
        self._show = show

    Identity = Property(str, lambda _self: app_name())
    DesktopEntry = Property(str, lambda _self: "recoverytimer")
    CanQuit = Property(bool, lambda _self: False)
    CanRaise = Property(bool, lambda _self: True)
    HasTrackList = Property(bool, lambda _self: False)
    SupportedUriSchemes = Property("QStringList", lambda _self: [])  # type: ignore[arg-type]
    SupportedMimeTypes = Property("QStringList", lambda _self: [])  # type: ignore[arg-type]

    @Slot()
    def Raise(self) -> None:  # noqa: N802
        """Show the window."""
        self._show()

    @Slot()
    def Quit(self) -> None:  # noqa: N802
        """Not done from here."""


@ClassInfo({"D-Bus Interface": PLAYER})  # type: ignore[call-arg]
class MprisPlayer(QDBusAbstractAdaptor):  # type: ignore[operator]
    """What is played, and its transport."""

    def __init__(self, parent: QObject, playback: Playback) -> None:
        super().__init__(parent)
        self._playback = playback
        self.status = "Stopped"
        self.track: dict[str, Any] = {}

    PlaybackStatus = Property(str, lambda self: self.status)
    Metadata = Property("QVariantMap", lambda self: self.track)  # type: ignore[arg-type]
    Position = Property("qlonglong", lambda self: self._position())  # type: ignore[arg-type]
    Rate = Property(float, lambda _self: 1.0)
    MinimumRate = Property(float, lambda _self: 1.0)
    MaximumRate = Property(float, lambda _self: 1.0)
    Volume = Property(float, lambda _self: 1.0)
    CanGoNext = Property(bool, lambda self: self._playback.is_open)
    CanGoPrevious = Property(bool, lambda self: self._playback.is_open)
    CanPlay = Property(bool, lambda self: self._playback.is_open)
    CanPause = Property(bool, lambda self: self._playback.is_open)
    CanSeek = Property(bool, lambda _self: False)
    CanControl = Property(bool, lambda _self: True)

    def _position(self) -> int:
        moment = self._playback.moment
        return int(moment.position_s * MICROSECONDS) if moment else 0

    @Slot()
    def PlayPause(self) -> None:  # noqa: N802
        """Pause, or go on."""
        self._playback.toggle()

    @Slot()
    def Play(self) -> None:  # noqa: N802
        """Go on."""
        if self.status != "Playing":
            self._playback.toggle()

    @Slot()
    def Pause(self) -> None:  # noqa: N802
        """Pause."""
        self._playback.pause()

    @Slot()
    def Stop(self) -> None:  # noqa: N802
        """Pause: a session is not ended by a key that is pressed by chance."""
        self._playback.pause()

    @Slot()
    def Next(self) -> None:  # noqa: N802
        """Go to the next segment."""
        self._playback.next()

    @Slot()
    def Previous(self) -> None:  # noqa: N802
        """Start the segment again, or go back."""
        self._playback.previous()

    @Slot("qlonglong")
    def Seek(self, _offset: int) -> None:  # noqa: N802
        """Not possible within a hold."""

    @Slot(QDBusObjectPath, "qlonglong")
    def SetPosition(self, _track: QDBusObjectPath, _position: int) -> None:  # noqa: N802
        """Not possible within a hold."""

    @Slot(str)
    def OpenUri(self, _uri: str) -> None:  # noqa: N802
        """Nothing is opened from here."""


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
        bus: QDBusConnection | None = None,
    ) -> None:
        super().__init__()
        self._scene = scene
        self._bus = bus or QDBusConnection.sessionBus()
        self._root = MprisRoot(self, show)
        self._player = MprisPlayer(self, playback)
        self._sent: tuple[object, ...] = ()
        self.is_registered = self._bus.registerObject(PATH, self) and self._bus.registerService(
            SERVICE
        )
        playback.moved.connect(self._follow)

    def close(self) -> None:
        """Be no media player any more."""
        # Qt's own way waits for the answer, and the bus may be stuck by now.
        release = QDBusMessage.createMethodCall(BUS, BUS_PATH, BUS, "ReleaseName")
        release.setArguments([SERVICE])
        self._bus.send(release)
        self._bus.unregisterObject(PATH)

    def _follow(self, moment: SessionMoment) -> None:
        state = moment.state
        status = STATUSES.get(state.status, "Stopped")
        known = (status, state.index, state.segment, state.length_s)
        if known == self._sent:
            return
        self._sent = known
        self._player.status = status
        self._player.track = self._track(moment)
        self._tell_changed()

    def _track(self, moment: SessionMoment) -> dict[str, Any]:
        """The segment as a piece of music: its name, its routine and how long it is."""
        state = moment.state
        if state.status is PlayerStatus.FINISHED:
            return {}
        shown = self._scene(moment)
        track: dict[str, Any] = {
            "mpris:trackid": QDBusObjectPath(f"{TRACK}{state.index}"),
            "xesam:title": shown.title,
            "xesam:album": shown.routine,
            "xesam:artist": [app_name()],
            "xesam:trackNumber": state.index + 1,
        }
        if state.length_s is not None:
            track["mpris:length"] = int(state.length_s * MICROSECONDS)
        return track

    def _tell_changed(self) -> None:
        # Qt sends the change of a property only to those who ask.
        player = self._player
        changed = {"PlaybackStatus": player.status, "Metadata": player.track}
        changed |= {
            name: player.property(name)
            for name in ("CanGoNext", "CanGoPrevious", "CanPlay", "CanPause")
        }
        message = QDBusMessage.createSignal(
            PATH, "org.freedesktop.DBus.Properties", "PropertiesChanged"
        )
        message.setArguments([PLAYER, changed, []])
        self._bus.send(message)
