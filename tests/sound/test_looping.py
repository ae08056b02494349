"""A sound that is played over and over, on a device that takes what a test lets it take."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from recoverytimer.sound import looping
from recoverytimer.sound.looping import Looping

SOUND = bytes(range(200))


class FakeSink(QObject):
    """Has room for some bytes, and takes what a test lets it take."""

    made: list[FakeSink]

    def __init__(self, _device: object, _format: object, parent: QObject) -> None:
        super().__init__(parent)
        self.made.append(self)
        self.got = b""
        self.free = 300
        self.taken_us = 0
        self.volume = 1.0
        self.is_stopped = False

    def setBufferSize(self, size: int) -> None:
        """It has its own."""

    def setVolume(self, volume: float) -> None:
        self.volume = volume

    def start(self) -> FakeSink:
        return self

    def stop(self) -> None:
        self.is_stopped = True

    def bytesFree(self) -> int:
        return self.free

    def processedUSecs(self) -> int:
        return self.taken_us

    def write(self, part: bytes) -> int:
        taken = part[: self.free]
        self.got += taken
        self.free -= len(taken)
        return len(taken)


class Room:
    """A loop, its sinks, and the time."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 100.0
        self.told: list[str] = []
        FakeSink.made = self.sinks = []
        monkeypatch.setattr(looping, "QAudioSink", FakeSink)
        monkeypatch.setattr(looping.time, "monotonic", lambda: self.now)
        self.home = QObject()
        self.loop = Looping(SOUND, self.home)
        self.loop.heard.connect(lambda: self.told.append("heard"))
        self.loop.stuck.connect(lambda: self.told.append("stuck"))

    def wait(self, seconds: float, taken: int = 0) -> None:
        """Let time pass, in which the device takes so many bytes."""
        self.now += seconds
        self.sinks[-1].free += taken
        self.sinks[-1].taken_us += taken * 10
        self.loop._timer.timeout.emit()


@pytest.fixture
def room(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Room:
    return Room(monkeypatch)


def test_its_end_leads_into_its_beginning(room: Room) -> None:
    room.loop.begin()
    for taken in (100, 30, 200, 250):
        room.wait(0.2, taken)
    got = room.sinks[0].got
    assert got == (SOUND * 5)[: len(got)]
    assert len(got) == 300 + 580


def test_its_gain_holds_at_once_and_for_a_next_device(room: Room) -> None:
    room.loop.set_gain(0.5)
    room.loop.begin()
    assert room.sinks[0].volume == 0.5
    room.loop.set_gain(0.25)
    assert room.sinks[0].volume == 0.25
    room.loop._devices.audioOutputsChanged.emit()
    assert room.sinks[0].is_stopped
    assert room.sinks[1].volume == 0.25


def test_it_goes_on_where_it_ended(room: Room) -> None:
    room.loop.begin()
    room.loop.begin()
    assert len(room.sinks) == 1
    room.loop.end()
    assert room.sinks[0].is_stopped
    room.loop.begin()
    assert room.sinks[1].got[:100] == SOUND[100:]


def test_another_device_while_it_is_silent_changes_nothing(room: Room) -> None:
    room.loop._devices.audioOutputsChanged.emit()
    assert room.sinks == []


def test_it_tells_that_it_is_heard_and_when_nobody_takes_it_any_more(room: Room) -> None:
    room.loop.begin()
    room.wait(1)
    room.wait(1)
    assert room.told == []
    room.wait(0.2, 50)
    room.wait(0.2, 50)
    assert room.told == ["heard"]
    for _ in range(4):
        room.wait(1)
    assert room.told == ["heard", "stuck"]
