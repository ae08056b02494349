"""Short questions, and what follows from a yes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from recoverytimer.guide.guide import HELP_TOPIC
from recoverytimer.soreness.redflags import Alarm
from recoverytimer.soreness.stoprules import SignQuestion, Urgency
from recoverytimer.soreness.ui.questions import AlarmDialog, QuestionsDialog
from recoverytimer.theme.theme import Themes

ASKED = (SignQuestion(id="clot", ask="Swollen?"), SignQuestion(id="numb", ask="Numb?"))
NOW = Alarm(Urgency.EMERGENCY, "Call emergency services now", "Numb between the legs.")
TODAY = Alarm(Urgency.URGENT, "Get advice the same day", "One leg is swollen.")


@pytest.fixture
def dialog(qtbot: QtBot, themes: Themes) -> QuestionsDialog:
    made = QuestionsDialog(ASKED)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def buttons(widget: QWidget, text: str) -> list[QPushButton]:
    return [b for b in widget.findChildren(QPushButton) if b.text() == text]


def test_each_question_wants_an_answer(qtbot: QtBot, dialog: QuestionsDialog) -> None:
    assert not dialog.done_button.isEnabled()
    assert dialog.left.text() == "2 left"
    qtbot.mouseClick(buttons(dialog, "Yes")[1], Qt.MouseButton.LeftButton)
    assert not dialog.done_button.isEnabled()
    assert dialog.left.text() == "1 left"
    qtbot.mouseClick(buttons(dialog, "No")[0], Qt.MouseButton.LeftButton)
    assert not dialog.left.text()
    with qtbot.waitSignal(dialog.answered) as answered:
        qtbot.mouseClick(dialog.done_button, Qt.MouseButton.LeftButton)
    assert answered.args == [{"clot": False, "numb": True}]


def test_no_to_all_is_one_click(qtbot: QtBot, dialog: QuestionsDialog) -> None:
    with qtbot.waitSignal(dialog.answered) as answered:
        qtbot.mouseClick(buttons(dialog, "No to all")[0], Qt.MouseButton.LeftButton)
    assert answered.args == [{"clot": False, "numb": False}]


def test_not_now_answers_nothing(qtbot: QtBot, dialog: QuestionsDialog) -> None:
    with qtbot.assertNotEmitted(dialog.answered):
        qtbot.mouseClick(buttons(dialog, "Not now")[0], Qt.MouseButton.LeftButton)


def test_by_keys_and_with_the_question_for_a_screen_reader(
    qtbot: QtBot, dialog: QuestionsDialog
) -> None:
    first = dialog.focusWidget()
    assert (first.text(), first.accessibleDescription()) == ("No", "Swollen?")
    qtbot.keyClick(first, Qt.Key.Key_Space)
    assert dialog.answers == {"clot": False}


def test_what_to_do_is_said_with_the_way_to_the_guide(qtbot: QtBot, themes: Themes) -> None:
    alarm = AlarmDialog((NOW, TODAY))
    qtbot.addWidget(alarm)
    alarm.show()
    said = [label.text() for label in alarm.findChildren(QLabel)]
    assert said[0] == "Call emergency services now."
    assert {NOW.text, TODAY.text, TODAY.heading} <= set(said)
    with qtbot.waitSignal(alarm.guide_wanted) as wanted:
        qtbot.mouseClick(buttons(alarm, "When to get help")[0], Qt.MouseButton.LeftButton)
    assert wanted.args == [HELP_TOPIC]
    assert not alarm.isVisible()
