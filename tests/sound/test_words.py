from __future__ import annotations

import errno

from recoverytimer.base.language import speaking
from recoverytimer.sound import words
from recoverytimer.sound.messages import Silence, Silent
from tests.pseudo import Pseudo, untranslated


def test_each_silence_is_said_in_the_language() -> None:
    with speaking(Pseudo()):
        said = [words.no_sound(Silent(why)) for why in Silence]
        said += [words.no_voice(Silent(why)) for why in Silence]
        said += [words.example(), words.no_voice(Silent(Silence.NO_ANSWER, "1"))]
        assert [text for text in said if untranslated(text)] == []


def test_a_folder_is_said_with_the_reason() -> None:
    why = Silent(Silence.NO_FOLDER, "/sounds", errno.ENOSPC)
    assert words.no_sound(why) == (
        "No sound: /sounds cannot be written to (The disk is full). "
        "The session goes on, and the sound will come back as soon as it can."
    )
