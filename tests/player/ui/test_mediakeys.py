"""The open session as a media player: what a desktop reads, hears and asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

pytest.importorskip("jeepney")

from jeepney import DBusAddress, MatchRule

from recoverytimer.base.identity import APP_ID
from recoverytimer.desktop.busline import BusLine
from recoverytimer.desktop.ui.buswatch import watch
from recoverytimer.player.player import PlayerStatus
from recoverytimer.player.ui.mediakeys import PATH, PLAYER, ROOT, SERVICE
from recoverytimer.player.ui.sidedialog import SideDialog
from tests.driving import Driver

PROPERTIES = "org.freedesktop.DBus.Properties"
BUS = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
pytestmark = pytest.mark.usefixtures("bus_daemon")


class Desktop:
    """What somebody else on the bus reads of the player, and was told of it."""

    def __init__(self, bot: QtBot) -> None:
        self._bot = bot
        self._line = BusLine(watch)
        self.told: list[dict[str, Any]] = []
        self.jumps: list[int] = []
        self._hear(PROPERTIES, "PropertiesChanged", "sa{sv}as", self._take)
        self._hear(PLAYER, "Seeked", "x", self.jumps.append)
        # What was asked for before is in force when this is answered.
        known: list[Any] = []
        self._line.call(BUS, "GetId", gives="s", then=known.append)
        self._bot.waitUntil(lambda: bool(known))

    def close(self) -> None:
        self._line.close()

    def read(self, name: str, interface: str = PLAYER) -> Any:
        """What a property is, without its type."""
        return self.call(PROPERTIES, "Get", ("ss", (interface, name)), "v")[0][1]

    def do(self, method: str, types: str = "", *values: Any, interface: str = PLAYER) -> None:
        self.call(interface, method, (types, values))

    def set(self, name: str, types: str, value: Any) -> None:
        self.call(PROPERTIES, "Set", ("ssv", (PLAYER, name, (types, value))))

    def call(
        self, interface: str, method: str, given: tuple[str, Any] = ("", ()), gives: str = ""
    ) -> Any:
        answers: list[Any] = []
        self._line.call(DBusAddress(PATH, SERVICE, interface), method, given, gives, answers.append)
        self._bot.waitUntil(lambda: bool(answers))
        return answers[0]

    def changes(self, name: str) -> list[Any]:
        """What was told of a property, without its type."""
        return [changed[name][1] for changed in self.told if name in changed]

    def _hear(self, interface: str, member: str, types: str, heard: Callable[..., None]) -> None:
        rule = MatchRule(type="signal", interface=interface, member=member, path=PATH)
        self._line.hear(rule, types, heard)

    def _take(self, _interface: str, changed: dict[str, Any], _invalidated: list[str]) -> None:
        self.told.append(changed)


@pytest.fixture
def driver(make: Callable[..., Driver], bus: BusLine) -> Driver:
    return make(bus=lambda: bus)


@pytest.fixture
def desktop(qtbot: QtBot, driver: Driver) -> Iterator[Desktop]:
    """Listens from before the session begins."""
    made = Desktop(qtbot)
    driver.click("Start")
    qtbot.waitUntil(lambda: bool(made.told))
    yield made
    made.close()


def position_s(driver: Driver) -> float:
    return driver.app.subjects.player.playback.moment.position_s


def settle(driver: Driver) -> None:
    """Go to the first work, which lasts a minute."""
    driver.press(Qt.Key.Key_Right)
    driver.wait(20)


def test_the_desktop_learns_who_plays(desktop: Desktop, driver: Driver) -> None:
    assert f"org.mpris.MediaPlayer2.{APP_ID}" == SERVICE
    assert desktop.read("Identity", ROOT) == "Recovery Timer"
    assert desktop.read("DesktopEntry", ROOT) == APP_ID
    driver.app.window.hide()
    desktop.do("Raise", interface=ROOT)
    assert driver.app.window.isVisible()
    desktop.do("Quit", interface=ROOT)
    assert driver.app.window.isVisible()


def test_what_is_played_is_told_at_each_change(desktop: Desktop, driver: Driver) -> None:
    driver.press(Qt.Key.Key_Space)
    driver.press(Qt.Key.Key_Space)
    driver.press(Qt.Key.Key_Right)
    driver.press(Qt.Key.Key_Right)
    driver.press(Qt.Key.Key_Escape)
    driver.bot.waitUntil(lambda: desktop.changes("PlaybackStatus")[-1] == "Stopped")
    assert desktop.changes("PlaybackStatus") == ["Playing", "Paused", "Playing", "Stopped"]
    tracks = desktop.changes("Metadata")
    numbers = [track.get("xesam:trackNumber", ("i", None))[1] for track in tracks]
    # A track is told again when its picture is there.
    assert [number for number, _ in groupby(numbers)] == [1, 2, 3, None]
    second = tracks[numbers.index(2)]
    assert second["xesam:title"] == ("s", "Knee rolls, alternate sides")
    assert second["xesam:album"] == ("s", "Glute relief stretches")
    assert second["xesam:artist"] == ("as", ["Recovery Timer"])
    assert second["mpris:length"] == ("x", 60_000_000)
    assert second["mpris:trackid"][0] == "o"
    assert tracks[-1] == {}
    for can in ("CanGoNext", "CanGoPrevious", "CanPlay", "CanPause", "CanSeek"):
        assert desktop.changes(can) == [True, False]


def test_nothing_is_told_while_nothing_changes(desktop: Desktop, driver: Driver) -> None:
    settle(driver)

    def is_whole() -> bool:
        last = desktop.changes("Metadata")[-1]
        named = last["xesam:title"] == ("s", "Knee rolls, alternate sides")
        return named and "mpris:artUrl" in last

    driver.bot.waitUntil(is_whole)
    told = len(desktop.told)
    driver.wait(15)
    assert desktop.read("Position") == 35_000_000
    assert len(desktop.told) == told
    assert desktop.jumps == []


def test_the_transport_does_what_its_keys_say(desktop: Desktop, driver: Driver) -> None:
    playback = driver.app.subjects.player.playback
    for method, status in (
        ("Pause", PlayerStatus.PAUSED),
        ("Play", PlayerStatus.RUNNING),
        ("Play", PlayerStatus.RUNNING),
        ("Stop", PlayerStatus.PAUSED),
        ("PlayPause", PlayerStatus.RUNNING),
    ):
        desktop.do(method)
        assert playback.moment.state.status is status
    desktop.do("Next")
    assert playback.moment.state.index == 1
    desktop.do("Previous")
    assert playback.moment.state.index == 0
    desktop.do("OpenUri", "s", "file:///music")
    assert playback.moment.state.index == 0


def test_a_hold_that_is_begun_again_is_a_jump(desktop: Desktop, driver: Driver) -> None:
    settle(driver)
    driver.press(Qt.Key.Key_Left)
    driver.wait(7)
    desktop.read("Position")
    assert desktop.jumps == [0]
    assert desktop.read("Position") == 7_000_000


def test_time_that_is_added_changes_the_length_and_is_no_jump(
    desktop: Desktop, driver: Driver
) -> None:
    settle(driver)
    driver.press(Qt.Key.Key_Up)
    desktop.read("Position")
    assert desktop.changes("Metadata")[-1]["mpris:length"] == ("x", 70_000_000)
    assert desktop.jumps == []


@pytest.mark.parametrize(("offset", "position"), [(15, 35.0), (-5, 15.0), (-90, 0.0)])
def test_seeking_moves_within_the_segment(
    desktop: Desktop, driver: Driver, offset: int, position: float
) -> None:
    settle(driver)
    desktop.do("Seek", "x", offset * 1_000_000)
    assert position_s(driver) == position
    assert desktop.jumps == [position * 1_000_000]


def test_seeking_past_the_end_goes_on(desktop: Desktop, driver: Driver) -> None:
    settle(driver)
    desktop.do("Seek", "x", 41_000_000)
    assert driver.app.subjects.player.playback.moment.state.index == 2
    assert desktop.jumps == []


@pytest.mark.parametrize(
    ("track", "position", "reached"),
    [(1, 45, 45.0), (1, 0, 0.0), (0, 45, 20.0), (1, -1, 20.0), (1, 61, 20.0)],
    ids=["ahead", "the beginning", "another segment", "before it", "after it"],
)
def test_a_position_is_gone_to_where_it_is_of_this_segment(
    desktop: Desktop, driver: Driver, track: int, position: int, reached: float
) -> None:
    settle(driver)
    desktop.read("Position")
    tracks = {
        told["xesam:trackNumber"][1] - 1: told["mpris:trackid"][1]
        for told in desktop.changes("Metadata")
    }
    desktop.do("SetPosition", "ox", tracks[track], position * 1_000_000)
    assert position_s(driver) == reached


def test_a_question_is_neither_passed_nor_sought_in(
    make: Callable[..., Driver], qtbot: QtBot, bus: BusLine
) -> None:
    driver = make(bus=lambda: bus)
    listening = Desktop(qtbot)
    driver.app.open_routine("ice-heat")
    driver.bot.keyClick(driver.dialog(SideDialog), Qt.Key.Key_L)
    playback = driver.app.subjects.player.playback
    while not playback.moment.state.segment.question:
        playback.next()
    index = playback.moment.state.index
    qtbot.waitUntil(lambda: listening.changes("CanSeek")[-1:] == [False])
    assert listening.changes("CanGoNext")[-1] is False
    assert "mpris:length" not in listening.changes("Metadata")[-1]
    listening.do("Next")
    listening.do("Seek", "x", 5_000_000)
    listening.do("SetPosition", "ox", listening.read("Metadata")["mpris:trackid"][1], 5_000_000)
    assert playback.moment.state.index == index
    listening.close()


def test_volume_mutes_the_session_as_its_key_does(desktop: Desktop, driver: Driver) -> None:
    mute, keeper = driver.app.subjects.player.mute, driver.app.keeper
    assert desktop.read("Volume") == 0.9
    desktop.set("Volume", "d", 0.0)
    assert not mute.settings().sound
    assert keeper.current.sound
    assert desktop.changes("Volume")[-1] == 0.0
    driver.press(Qt.Key.Key_M)
    desktop.read("Volume")
    assert desktop.changes("Volume")[-1] == 0.9
    driver.press(Qt.Key.Key_M)
    desktop.set("Volume", "d", 0.9)
    assert mute.settings().sound


@pytest.mark.parametrize(
    ("share", "tones", "voice"), [(0.45, 35, 45), (7.0, 78, 100), (0.001, 1, 1)]
)
def test_volume_is_that_of_tones_and_voice_together(
    desktop: Desktop, driver: Driver, share: float, tones: int, voice: int
) -> None:
    desktop.set("Volume", "d", share)
    kept = driver.app.keeper.current
    assert (kept.volume, kept.voice_volume) == (tones, voice)
    assert desktop.read("Volume") == voice / 100


def test_a_volume_that_is_no_number_is_none(desktop: Desktop, driver: Driver) -> None:
    desktop.set("Volume", "d", float("nan"))
    assert not driver.app.subjects.player.mute.settings().sound


def test_the_figure_is_shown_once_its_picture_is_kept(desktop: Desktop, driver: Driver) -> None:
    settle(driver)
    driver.bot.waitUntil(lambda: "mpris:artUrl" in desktop.changes("Metadata")[-1])
    address = urlsplit(desktop.read("Metadata")["mpris:artUrl"][1])
    assert address.scheme == "file"
    assert not QImage(str(Path(unquote(address.path)))).isNull()


def test_a_second_app_has_a_name_of_its_own(
    service: Callable[..., object], make: Callable[..., Driver], qtbot: QtBot, bus: BusLine
) -> None:
    service(SERVICE)
    driver = make(bus=lambda: bus)
    driver.click("Start")
    names: list[Any] = []

    def has_other() -> bool:
        bus.call(BUS, "ListNames", gives="as", then=lambda found: names.extend(found[0]))
        return any(name.startswith(f"{SERVICE}.instance") for name in names)

    qtbot.waitUntil(has_other)


def test_who_ends_the_app_sees_no_player_any_more(desktop: Desktop, driver: Driver) -> None:
    driver.app.close()
    assert desktop.call(PROPERTIES, "GetAll", ("s", (PLAYER,)), "a{sv}") is None
