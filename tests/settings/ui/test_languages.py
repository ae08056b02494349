from __future__ import annotations

from datetime import date

from pytestqt.qtbot import QtBot

from recoverytimer.base.language import speaking
from recoverytimer.base.paths import shipped_resources
from recoverytimer.exercise.cautionnotes import caution_notes
from recoverytimer.settings.settings import Settings
from recoverytimer.settings.ui.dialog import PreferencesDialog, WaysOut
from tests.pseudo import Pseudo, untranslated
from tests.reading import texts_of


def test_the_preferences_are_all_in_the_language(qtbot: QtBot) -> None:
    with speaking(Pseudo()):
        notes = caution_notes(shipped_resources())
        ways = (WaysOut("1", "2", (("3", lambda: None),)),)
        for reminders in ((), ("4",)):
            dialog = PreferencesDialog(Settings(), notes, date(2026, 3, 4), "5", reminders, ways)
            qtbot.addWidget(dialog)
            assert {text for text in texts_of(dialog) if untranslated(text)} == set()
