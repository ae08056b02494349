from __future__ import annotations

from pytestqt.qtbot import QtBot

from recoverytimer.base.language import speaking
from recoverytimer.shell.window import Window
from recoverytimer.theme.theme import Themes
from tests.pseudo import Pseudo, untranslated
from tests.reading import cut_texts, texts_of


def test_the_window_is_all_in_the_language(qtbot: QtBot, themes: Themes) -> None:
    with speaking(Pseudo()):
        window = Window()
        qtbot.addWidget(window)
        assert {text for text in texts_of(window) if untranslated(text)} == set()


def test_the_sidebar_is_as_wide_as_its_longest_name(qtbot: QtBot, themes: Themes) -> None:
    for messages in (None, Pseudo()):
        with speaking(messages):
            window = Window()
            qtbot.addWidget(window)
            window.show()
            assert list(cut_texts(window)) == []
