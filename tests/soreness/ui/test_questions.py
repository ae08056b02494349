"""Short questions, and what follows from a yes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from recoverytimer.base.paths import shipped_resources
from recoverytimer.guide.guide import HELP_TOPIC
from recoverytimer.soreness.redflags import MOST_AT_ONCE, Alarm
from recoverytimer.soreness.stoprules import SignQuestion, Urgency, stop_rules
from recoverytimer.soreness.ui.questions import AlarmDialog, QuestionsDialog
from recoverytimer.theme.theme import Themes
from recoverytimer.widgets.scroll import VerticalScroll

SHIPPED = stop_rules(shipped_resources())
CLOT = SignQuestion(id="clot", ask="A swollen leg", more="More likely after a long journey.")
NUMB = SignQuestion(id="numb", ask="A numb foot")
LATER = SignQuestion(id="later", ask="A stiff back")
NOW = Alarm(Urgency.EMERGENCY, "Call emergency services now", "Numb between the legs.")
TODAY = Alarm(Urgency.URGENT, "Get advice the same day", "One leg is swollen.")


@pytest.fixture
def dialog(qtbot: QtBot, themes: Themes) -> QuestionsDialog:
    """Asks for two signs, and for a third where neither is there."""

    def following(given: Mapping[str, bool]) -> Sequence[SignQuestion]:
        if not given:
            return CLOT, NUMB
        return () if any(given.values()) or "later" in given else (LATER,)

    made = QuestionsDialog(following)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def press(qtbot: QtBot, dialog: QWidget, text: str, number: int = 0) -> None:
    qtbot.mouseClick(buttons(dialog, text)[number], Qt.MouseButton.LeftButton)


def read(dialog: QWidget) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]


def buttons(widget: QWidget, text: str) -> list[QPushButton]:
    return [b for b in widget.findChildren(QPushButton) if b.isVisible() and b.text() == text]


def test_any_of_these_and_none_leads_to_the_next_few(qtbot: QtBot, dialog: QuestionsDialog) -> None:
    assert read(dialog)[0] == "Any of these?"
    assert "A swollen leg" in read(dialog)
    press(qtbot, dialog, "None of these")
    assert read(dialog)[0] == "Does this apply to you?"
    assert "A stiff back" in read(dialog)
    with qtbot.waitSignal(dialog.answered) as answered:
        press(qtbot, dialog, "No")
    assert answered.args == [{"clot": False, "numb": False, "later": False}]


def test_yes_asks_which_with_what_helps_to_tell(qtbot: QtBot, dialog: QuestionsDialog) -> None:
    assert CLOT.more not in read(dialog)
    press(qtbot, dialog, "Yes, one of these")
    assert CLOT.more in read(dialog)
    assert not dialog.done_button.isEnabled()
    press(qtbot, dialog, "This one", 1)
    with qtbot.waitSignal(dialog.answered) as answered:
        press(qtbot, dialog, "Done")
    assert answered.args == [{"clot": False, "numb": True}]


def test_yes_can_be_taken_back(qtbot: QtBot, dialog: QuestionsDialog) -> None:
    press(qtbot, dialog, "Yes, one of these")
    press(qtbot, dialog, "Back")
    assert dialog.answers == {}
    press(qtbot, dialog, "None of these")
    assert dialog.answers == {"clot": False, "numb": False}


def test_one_question_alone_is_answered_with_yes(qtbot: QtBot, dialog: QuestionsDialog) -> None:
    press(qtbot, dialog, "None of these")
    with qtbot.waitSignal(dialog.answered) as answered:
        press(qtbot, dialog, "Yes")
    assert answered.args[0]["later"] is True


def test_not_now_answers_nothing(qtbot: QtBot, dialog: QuestionsDialog) -> None:
    with qtbot.assertNotEmitted(dialog.answered):
        press(qtbot, dialog, "Not now")


def test_enter_answers_nothing_unseen(qtbot: QtBot, dialog: QuestionsDialog) -> None:
    for _ in range(3):
        qtbot.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.answers == {}


def test_by_keys_and_with_the_signs_for_a_screen_reader(
    qtbot: QtBot, dialog: QuestionsDialog
) -> None:
    first = dialog.focusWidget()
    assert first.accessibleName() == "Any of these?"
    assert first.accessibleDescription() == "A swollen leg. A numb foot."
    reached = []
    for _ in range(3):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        reached.append(dialog.focusWidget().text())
    assert reached == ["Not now", "None of these", "Yes, one of these"]
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert {chip.accessibleName() for chip in buttons(dialog, "This one")} == {
        CLOT.ask,
        NUMB.ask,
    }


def test_a_warning_is_not_gone_by_enter_unseen(qtbot: QtBot, themes: Themes) -> None:
    alarm = AlarmDialog((NOW,))
    qtbot.addWidget(alarm)
    alarm.show()
    qtbot.waitExposed(alarm)
    qtbot.keyClick(alarm.focusWidget() or alarm, Qt.Key.Key_Return)
    assert alarm.isVisible()
    press(qtbot, alarm, "Close")
    assert not alarm.isVisible()


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


@pytest.mark.parametrize("which", [False, True])
def test_a_page_of_the_longest_questions_is_seen_whole(
    qtbot: QtBot, themes: Themes, which: bool
) -> None:
    every = [s.question for level in SHIPPED.levels for s in level.signs if s.question]
    longest = sorted(every, key=lambda q: len(q.ask) + len(q.more))[-MOST_AT_ONCE:]
    made = QuestionsDialog(lambda given: () if given else longest)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    if which:
        press(qtbot, made, "Yes, one of these")
    bar = made.findChildren(VerticalScroll)[-1].verticalScrollBar()
    assert bar.maximum() == 0
    assert made.rect().contains(made.childrenRect())
