"""The bed as it is played, on a clock that a test moves."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from recoverytimer.player.chimes import Tone
from recoverytimer.settings.settings import SoundBed
from recoverytimer.sound import bedplayer
from recoverytimer.sound.bedplayer import BedPlayer
from recoverytimer.sound.messages import (
    BedThere,
    DueTones,
    Heard,
    MakeWay,
    NoBed,
    Play,
    PlayBed,
    Silence,
    Silent,
    SoundReport,
)

NONE = PlayBed(SoundBed.NONE, 0.0, 0.5)
RAIN = PlayBed(SoundBed.RAIN, 0.5, 1.0)


class FakeLooping(QObject):
    """Plays between its begin and its end."""

    made: list[FakeLooping]
    heard = Signal()
    stuck = Signal()

    def __init__(self, samples: bytes, parent: QObject) -> None:
        super().__init__(parent)
        self.made.append(self)
        self.source = samples.decode()
        self.gain = 0.0
        self.plays = False

    def begin(self) -> None:
        self.plays = True

    def end(self) -> None:
        self.plays = False

    def set_gain(self, gain: float) -> None:
        self.gain = gain


class Room:
    """A bed player, what it tells, and the time."""

    def __init__(self, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 100.0
        self.failing: OSError | None = None
        self.told: list[SoundReport] = []
        FakeLooping.made = self.made = []
        self._bot = qtbot
        monkeypatch.setattr(bedplayer, "Looping", FakeLooping)
        monkeypatch.setattr(bedplayer, "bed_file", self._file)
        monkeypatch.setattr(bedplayer.time, "monotonic", lambda: self.now)
        self.player = BedPlayer(folder, self.told.append)

    def _file(self, folder: Path, bed: SoundBed) -> Path:
        if self.failing is not None:
            raise self.failing
        path = folder / f"{bed.value}.wav"
        path.write_bytes(bytes(44) + bed.value.encode())
        return path

    @property
    def heard(self) -> dict[str, float]:
        """What plays, and how loud."""
        return {each.source: each.gain for each in self.made if each.plays}

    def begin(self, wish: PlayBed = RAIN) -> None:
        """Have a bed be there in full."""
        self.player.obey(wish)
        self._bot.waitUntil(lambda: bool(self.heard))
        self.wait(3)

    def wait(self, seconds: float) -> None:
        """Let time pass in the steps of its timer."""
        for _ in range(math.ceil(seconds * 100)):
            self.now += 0.01
            self.player._timer.timeout.emit()


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Room:
    return Room(qtbot, tmp_path, monkeypatch)


def back_db(room: Room) -> float:
    """How far what plays has stepped back from a volume of a half."""
    return 20 * math.log10(next(iter(room.heard.values())) / 0.25)


def test_it_comes_slowly_and_stays(room: Room) -> None:
    room.player.obey(RAIN)
    room._bot.waitUntil(lambda: bool(room.heard))
    assert room.heard == {"rain": 0.0}
    room.wait(0.5)
    assert 0 < room.heard["rain"] < 0.1
    room.wait(1)
    assert room.heard == {"rain": 0.25}


def test_it_steps_back_for_a_voice_and_returns(room: Room) -> None:
    room.begin()
    room.player.obey(MakeWay("voice", speaks=True))
    room.wait(0.15)
    assert back_db(room) == pytest.approx(-12)
    room.player.obey(MakeWay("voice", speaks=False))
    room.wait(0.5)
    assert back_db(room) == pytest.approx(-6, abs=0.5)
    room.wait(0.6)
    assert back_db(room) == pytest.approx(0)


def test_it_steps_back_for_a_tone_at_its_instant(room: Room) -> None:
    room.begin()
    room.player.obey(DueTones((Play(room.now + 2, Tone.TICK),)))
    room.wait(1.9)
    assert back_db(room) == pytest.approx(0)
    room.wait(0.1)
    assert back_db(room) == pytest.approx(-12, abs=2)
    room.wait(0.12)
    assert back_db(room) == pytest.approx(-12)
    room.wait(1.3)
    assert back_db(room) == pytest.approx(0)


def test_it_goes_with_a_pause_and_comes_back(room: Room) -> None:
    room.begin()
    room.player.obey(NONE)
    room.wait(0.25)
    assert 0 < room.heard["rain"] < 0.25
    room.wait(0.3)
    assert room.heard == {}
    room.begin()
    assert room.heard == {"rain": 0.25}


def test_another_one_comes_when_the_first_has_gone(room: Room) -> None:
    room.begin()
    room.player.obey(PlayBed(SoundBed.WAVES, 1.0, 1.0))
    room.wait(0.5)
    assert list(room.heard) == ["rain"]
    room.wait(0.6)
    room._bot.waitUntil(lambda: list(room.heard) == ["waves"])
    room.wait(2)
    assert room.heard == {"waves": 1.0}


def test_who_goes_through_all_of_them_hears_the_last_one_alone(room: Room) -> None:
    for bed in (SoundBed.RAIN, SoundBed.WAVES, SoundBed.PAD):
        room.player.obey(PlayBed(bed, 1.0, 1.0))
    room._bot.waitUntil(lambda: bool(room.heard))
    assert list(room.heard) == ["pad"]


def test_one_that_cannot_be_kept_is_told_and_tried_again_when_it_is_wanted(room: Room) -> None:
    room.failing = OSError(28, "No space left on device")
    room.player.obey(RAIN)
    room._bot.waitUntil(lambda: bool(room.told))
    room.player.obey(MakeWay("voice", speaks=True))
    room.wait(1)
    assert room.told == [NoBed(str(room.player._folder), 28)]
    room.failing = None
    room.begin()
    assert room.told[1:] == [BedThere()]


def test_one_that_is_not_wanted_any_more_is_not_missed(room: Room) -> None:
    room.failing = OSError(28, "No space left on device")
    room.player.obey(RAIN)
    room._bot.waitUntil(lambda: bool(room.told))
    room.player.obey(NONE)
    assert room.told[1:] == [BedThere()]


def test_one_that_fails_when_nobody_wants_it_any_more_is_not_missed(room: Room) -> None:
    room.failing = OSError(28, "No space left on device")
    room.player.obey(RAIN)
    room.player.obey(NONE)
    room._bot.waitUntil(lambda: room.player._making is SoundBed.NONE)
    assert room.told == []


def test_a_server_that_takes_nothing_any_more_is_told(room: Room) -> None:
    room.begin()
    room.made[-1].heard.emit()
    assert room.told == [Heard()]
    room.made[-1].stuck.emit()
    assert room.told[1:] == [Silent(Silence.NO_ANSWER)]
