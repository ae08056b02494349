"""Sound processes: real ones, and ones that die."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from recoverytimer.player.chimes import Tone
from recoverytimer.settings.settings import ChimeSet, SoundBed
from recoverytimer.sound import client
from recoverytimer.sound.client import SoundProcess
from recoverytimer.sound.messages import (
    DueTones,
    DueWords,
    NoBed,
    Play,
    PlayBed,
    Say,
    Silence,
    Silent,
    SoundCommand,
    ToneStyle,
    VoiceStyle,
    message_line,
    read_command,
    read_report,
)

STYLE = ToneStyle(ChimeSet.BELLS, 0.5)
# Stand-ins for the program: they read commands as it does and report what they are told to.
ECHO = """
import sys
for text in sys.stdin:
    open(sys.argv[-1] + "/got", "a").write(text)
    print('{"is": "heard"}', flush=True)
"""
MUTE = """
import sys
open(sys.argv[-1] + "/starts", "a").write("x")
print("nonsense")
print('{"is": "silent", "silence": "no device"}', flush=True)
sys.exit(3)
"""
MUTE_ONCE = """
import os, sys
first = not os.path.exists(sys.argv[-1] + "/starts")
open(sys.argv[-1] + "/starts", "a").write("x")
if first:
    print('{"is": "silent", "silence": "no device"}', flush=True)
    sys.exit(3)
for text in sys.stdin:
    open(sys.argv[-1] + "/got", "a").write(text)
    print('{"is": "heard"}', flush=True)
"""
WAKES = """
import sys
got = open(sys.argv[-1] + "/got", "a")
got.write(sys.stdin.readline())
print('{"is": "voices", "names": ["Ana"]}', flush=True)
for text in sys.stdin:
    got.write(text)
    got.flush()
    print('{"is": "heard"}', flush=True)
"""
SPEAKS_AND_DIES = """
import sys
print('{"is": "speaks", "now": true}', flush=True)
sys.stdin.readline()
"""
WITHOUT_BED = """
import sys
print('{"is": "no bed", "about": "/full", "errno": 28}', flush=True)
sys.stdin.readline()
print('{"is": "bed there"}', flush=True)
sys.stdin.read()
"""
FAULTY = """
import sys
for text in sys.stdin:
    print('{"is": "failed", "trace": "ValueError: boom"}', flush=True)
"""


def stand_in(program: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client, "own_program", lambda: [sys.executable, "-c", program])


def starts(folder: Path) -> int:
    path = folder / "starts"
    return len(path.read_text()) if path.exists() else 0


def got_in(folder: Path) -> list[SoundCommand]:
    """The whole commands that a stand-in has got so far."""
    path = folder / "got"
    lines = path.read_bytes().splitlines(keepends=True) if path.exists() else []
    return [read_command(text) for text in lines if text.endswith(b"\n")]


def test_commands_reach_the_process_in_order(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(ECHO, monkeypatch)
    sound = SoundProcess("tones", tmp_path)
    due = DueTones((Play(1.5, Tone.START),))
    sound.send(STYLE)
    sound.start()
    sound.send(due)
    qtbot.waitUntil(lambda: len(got_in(tmp_path)) == 2)
    assert got_in(tmp_path) == [STYLE, due]
    sound.stop()


def test_what_died_is_told_once_and_started_again_with_what_is_due(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(MUTE_ONCE, monkeypatch)
    sound = SoundProcess("tones", tmp_path, retry_s=0.01)
    told: list[Silent | None] = []
    sound.trouble.connect(told.append)
    due = DueTones((Play(1.5, Tone.START),))
    sound.send(STYLE)
    sound.send(due)
    sound.start()
    qtbot.waitUntil(lambda: told == [Silent(Silence.NO_DEVICE), None])
    qtbot.waitUntil(lambda: len(got_in(tmp_path)) == 2)
    assert got_in(tmp_path) == [STYLE, due]
    sound.stop()


def test_it_is_tried_less_and_less_often_and_not_after_the_stop(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(MUTE, monkeypatch)
    sound = SoundProcess("tones", tmp_path, retry_s=0.01)
    told: list[Silent | None] = []
    sound.trouble.connect(told.append)
    sound.start()
    qtbot.waitUntil(lambda: starts(tmp_path) >= 3)
    sound.stop()
    count = starts(tmp_path)
    qtbot.wait(200)
    assert starts(tmp_path) == count
    assert told == [Silent(Silence.NO_DEVICE)]


def test_a_program_that_is_not_there_is_told(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client, "own_program", lambda: [str(tmp_path / "nothing")])
    sound = SoundProcess("voice", tmp_path)
    with qtbot.waitSignal(sound.trouble):
        sound.start()
    sound.stop()


@pytest.mark.parametrize("role", ["tones", "voice"])
def test_the_real_process_ends_with_the_app(qtbot: QtBot, tmp_path: Path, role: str) -> None:
    sound = SoundProcess(role, tmp_path, retry_s=60)
    ended: list[object] = []
    sound.start()
    process = sound._process
    assert process is not None
    process.finished.connect(lambda *_: ended.append(1))
    sound.send(STYLE)
    qtbot.waitUntil(
        lambda: bool(ended) or role == "voice" or len(list(tmp_path.glob("*.wav"))) > 10,
    )
    sound.stop()
    assert sound._process is None


def test_messages_read_back_as_they_were_written() -> None:
    due = DueTones((Play(time.monotonic(), Tone.OUT),))
    assert read_command(message_line(due)) == due
    with pytest.raises(Exception, match="malformed"):
        read_report(b"nonsense")


def test_what_a_process_did_not_foresee_is_told_and_logged_once(
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    stand_in(FAULTY, monkeypatch)
    sound = SoundProcess("tones", tmp_path)
    told: list[Silent | None] = []
    sound.trouble.connect(told.append)
    sound.send(STYLE)
    sound.send(DueTones())
    sound.start()
    qtbot.waitUntil(lambda: bool(told))
    sound.send(DueTones())
    sound.stop()
    assert told == [Silent(Silence.FAILED)]
    assert caplog.text.count("ValueError: boom") == 1
    assert not [record for record in caplog.records if "\n" in record.getMessage()]


def test_words_wait_until_the_voice_is_ready(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(WAKES, monkeypatch)
    style, now = VoiceStyle("Ana", 0.5, 1.0), time.monotonic()
    early, later = (DueWords((Say(now, now + 60, text),)) for text in ("Early.", "Later."))
    voice = SoundProcess("voice", tmp_path)
    voice.voices.connect(lambda _names: voice.send(later))
    voice.send(style)
    voice.send(early)
    voice.start()
    qtbot.waitUntil(lambda: len(got_in(tmp_path)) == 3, timeout=20_000)
    voice.stop()
    assert got_in(tmp_path) == [style, style, later]


def test_who_dies_while_speaking_speaks_no_more(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(SPEAKS_AND_DIES, monkeypatch)
    voice = SoundProcess("voice", tmp_path, retry_s=60)
    told: list[bool] = []
    voice.speaks.connect(told.append)
    voice.start()
    qtbot.waitUntil(lambda: told == [True])
    voice.send(VoiceStyle("", 0.5, 1.0))
    qtbot.waitUntil(lambda: told == [True, False])
    voice.stop()
    assert told == [True, False]


def test_a_bed_that_is_missing_is_told_while_tones_go_on(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(WITHOUT_BED, monkeypatch)
    sound = SoundProcess("tones", tmp_path)
    told: list[object] = []
    sound.bedless.connect(told.append)
    sound.trouble.connect(lambda why: pytest.fail(str(why)))
    sound.start()
    qtbot.waitUntil(lambda: told == [NoBed("/full", 28)])
    sound.send(STYLE)
    qtbot.waitUntil(lambda: told == [NoBed("/full", 28), None])
    sound.stop()


def test_a_bed_is_there_again_where_a_process_is_started_anew(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(MUTE_ONCE, monkeypatch)
    sound = SoundProcess("tones", tmp_path, retry_s=0.01)
    bed = PlayBed(SoundBed.RAIN, 0.5)
    for command in (STYLE, PlayBed(SoundBed.NONE), bed, DueTones()):
        sound.send(command)
    sound.start()
    qtbot.waitUntil(lambda: len(got_in(tmp_path)) == 3)
    assert got_in(tmp_path) == [STYLE, bed, DueTones()]
    sound.stop()
