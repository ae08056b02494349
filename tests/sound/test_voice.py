from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtTextToSpeech import QTextToSpeech
from pytestqt.qtbot import QtBot

from recoverytimer.base.language import speaking
from recoverytimer.player.utterances import SpeechRank
from recoverytimer.sound import client, voice
from recoverytimer.sound.client import SoundProcess
from recoverytimer.sound.messages import DueWords, Say, SoundReport, Speaks, VoiceStyle
from tests.pseudo import Pseudo

TELLS_LANGUAGE = """
import sys
print('{"is": "voices", "names": ["' + sys.argv[-2] + '"]}', flush=True)
sys.stdin.read()
"""


def test_the_voice_is_given_the_language_of_the_app(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client, "own_program", lambda: [sys.executable, "-c", TELLS_LANGUAGE])
    with speaking(Pseudo("de")):
        voice = SoundProcess("voice", tmp_path)
        with qtbot.waitSignal(voice.voices) as found:
            voice.start()
    voice.stop()
    assert found.args == [("de",)]


class FakeEngine(QObject):
    """Speaks as long as a test wants."""

    State = QTextToSpeech.State
    stateChanged = Signal(object)  # noqa: N815
    name = "fake"

    def __init__(self, _name: str, parent: QObject) -> None:
        super().__init__(parent)
        self.said: list[str] = []
        self.cut_off: list[str] = []
        self.is_speaking = False
        self.volume = 0.0
        self.spoken_for: voice.Voice | None = None

    @staticmethod
    def availableEngines() -> list[str]:
        return ["fake"]

    def availableLocales(self) -> list[object]:
        return []

    def state(self) -> QTextToSpeech.State:
        return self.State.Speaking if self.is_speaking else self.State.Ready

    def say(self, text: str) -> None:
        self.said.append(text)
        self.is_speaking = True

    def stop(self) -> None:
        if self.is_speaking:
            self.cut_off.append(self.said[-1])
        self.is_speaking = False

    def engine(self) -> str:
        return self.name

    def setVolume(self, volume: float) -> None:
        self.volume = volume

    def setRate(self, rate: float) -> None:
        """Keep its own pace."""

    def end(self) -> None:
        """Have said it."""
        self.is_speaking = False
        self.stateChanged.emit(self.State.Ready)


def speaking_engine(
    monkeypatch: pytest.MonkeyPatch, *due: Say, style: VoiceStyle | None = None
) -> FakeEngine:
    """The engine of a voice that has been told how to speak, and what."""
    monkeypatch.setattr(voice, "QTextToSpeech", FakeEngine)
    made = voice.Voice(lambda _: None, "en")
    if style is not None:
        made.obey(style)
    made.obey(DueWords(due))
    engine = made._engine
    assert isinstance(engine, FakeEngine)
    # It lives as long as its voice.
    engine.spoken_for = made
    return engine


def spoken_by_slow_voice(monkeypatch: pytest.MonkeyPatch, *due: Say) -> list[str]:
    """What is said of what is due by a voice that takes longer than was planned."""
    engine = speaking_engine(monkeypatch, *due)
    for _ in due:
        engine.end()
    return engine.said


@pytest.mark.usefixtures("qapp")
def test_a_slow_voice_says_all_that_is_planned_in_its_order(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = time.monotonic()
    due = [Say(now - 1, now + 60, text, 3) for text in ("One.", "Two.", "Three.")]
    assert spoken_by_slow_voice(monkeypatch, *due) == ["One.", "Two.", "Three."]


@pytest.mark.usefixtures("qapp")
def test_what_is_too_late_is_left_out_and_what_waits_behind_it_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = time.monotonic()
    late = Say(now - 2, now - 1, "Late.", 3)
    due = [Say(now - 1, now + 60, "One.", 3), late, Say(now - 1, now + 60, "Two.", 3)]
    assert spoken_by_slow_voice(monkeypatch, *due) == ["One.", "Two."]


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("rank", "is_cut"),
    [
        (SpeechRank.NAME, True),
        (SpeechRank.SAFETY, True),
        (SpeechRank.MARK, False),
        (SpeechRank.NOTE, False),
    ],
)
def test_only_a_name_or_a_safety_line_cuts_a_sentence_off(
    rank: SpeechRank, is_cut: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = time.monotonic()
    first = Say(now - 1, now + 60, "Slide one knee forward.", SpeechRank.SETUP)
    engine = speaking_engine(monkeypatch, first, Say(now, now + 60, "More.", rank))
    assert engine.cut_off == (["Slide one knee forward."] if is_cut else [])
    engine.end()
    assert engine.said == ["Slide one knee forward.", "More."]


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(("name", "loudest"), [("speechd", 0.55), ("fake", 1.0)])
def test_no_engine_is_so_loud_that_peaks_are_cut_off(
    name: str, loudest: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FakeEngine, "name", name)
    engine = speaking_engine(monkeypatch, style=VoiceStyle("", 1.0, 1.0))
    assert engine.volume == loudest


@pytest.mark.usefixtures("qapp")
def test_it_tells_when_it_begins_to_speak_and_when_all_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(voice, "QTextToSpeech", FakeEngine)
    told: list[SoundReport] = []
    made = voice.Voice(told.append, "en")
    engine = made._engine
    assert isinstance(engine, FakeEngine)
    now = time.monotonic()
    made.obey(DueWords(tuple(Say(now, now + 60, text, 3) for text in ("One.", "Two."))))
    engine.stateChanged.emit(engine.State.Speaking)
    engine.end()
    engine.stateChanged.emit(engine.State.Speaking)
    engine.end()
    assert [each for each in told if isinstance(each, Speaks)] == [Speaks(True), Speaks(False)]
