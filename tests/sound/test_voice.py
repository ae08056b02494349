from __future__ import annotations

import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from recoverytimer.base.language import speaking
from recoverytimer.sound import client
from recoverytimer.sound.client import SoundProcess
from tests.pseudo import Pseudo

TELLS_LANGUAGE = """
import sys
print('{"is": "voices", "names": ["' + sys.argv[-2] + '"]}', flush=True)
sys.stdin.read()
"""


def test_the_voice_is_given_the_language_of_the_app(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client, "_own_program", lambda: [sys.executable, "-c", TELLS_LANGUAGE])
    with speaking(Pseudo("de")):
        voice = SoundProcess("voice", tmp_path)
        with qtbot.waitSignal(voice.voices) as found:
            voice.start()
    voice.stop()
    assert found.args == [("de",)]
