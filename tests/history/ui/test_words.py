"""All that History shows is said in the app's language, and nothing beside it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from recoverytimer.base.language import speaking
from recoverytimer.history.ui.byhanddialog import ByHandDialog
from recoverytimer.history.ui.editdialog import EditDialog
from recoverytimer.history.words import labels
from recoverytimer.routine.adaptation import Adaptation, Way
from recoverytimer.routine.library import RoutineEntry
from recoverytimer.soreness.entry import after_session
from tests.driving import Driver
from tests.pseudo import Pseudo, untranslated
from tests.reading import texts_of
from tests.recordmaking import NOON, session, work

DAY = timedelta(days=1)
# What other subjects say is not in their words yet.
OF_OTHERS = {
    *("Soreness", "Runs", "Export", "Import", "Back up", "Restore"),
    *("none", "worst", "How sore, from 0 (none) to 10 (worst)"),
    *(f"Soreness {level} of 10" for level in range(11)),
}


def left_over(widget: QWidget) -> set[str]:
    """What of its texts is in no language."""
    return {text for text in map(untranslated, texts_of(widget)) if text} - OF_OTHERS


@pytest.fixture
def spoken(driver: Driver) -> Driver:
    """An app with records that hold no words."""
    changed = tuple(Adaptation(exercise="4", way=way, instead="5") for way in Way)
    one = {"routine_name": "1", "note": "2", "segments": (work("3", 600.0),)}
    one["adaptations"] = changed
    for n in range(12):
        done = session(n, NOON - n * n * DAY, **one, by_hand=n % 2 == 0)
        driver.app.services.history.add(done, after_session(done, 3))
    return driver


def test_the_overview(spoken: Driver) -> None:
    with speaking(Pseudo()):
        history = spoken.app.subjects.history
        history.show()
        assert left_over(history.page) == set()


def test_the_list_and_what_narrows_it_down(spoken: Driver) -> None:
    with speaking(Pseudo()):
        history = spoken.app.subjects.history
        history.show()
        section = history.sessions
        history.page.show_section(labels.sessions())
        section.filter.routine.menu().aboutToShow.emit()
        section.filter.time.menu().aboutToShow.emit()
        assert left_over(section) == set()


@pytest.mark.parametrize("number", [1, 2])
def test_a_session(spoken: Driver, number: int) -> None:
    with speaking(Pseudo()):
        history = spoken.app.subjects.history
        history.show_session(f"id-{number}")
        assert left_over(history.details) == set()


def test_dialogs(qtbot: QtBot) -> None:
    with speaking(Pseudo()):
        added = ByHandDialog([], _no_seconds, {}, lambda: NOON)
        edited = EditDialog(session(routine_name="1", note="2"), lambda: NOON - DAY)
        for dialog in (added, edited):
            qtbot.addWidget(dialog)
            assert left_over(dialog) == set()


def _no_seconds(_entry: RoutineEntry) -> float:
    return 0.0
