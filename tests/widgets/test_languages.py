from __future__ import annotations

import pytest
from PySide6.QtGui import QUndoCommand, QUndoStack
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from recoverytimer.base.commands import REDO, UNDO
from recoverytimer.base.language import speaking
from recoverytimer.theme.theme import Themes
from recoverytimer.widgets.actions import Action, show_undo
from recoverytimer.widgets.guidehead import GuideHead
from recoverytimer.widgets.levelscale import SorenessScale
from recoverytimer.widgets.timelinebar import TimelineBar
from recoverytimer.widgets.words import GuidePart, made_by
from tests.pseudo import Pseudo, untranslated
from tests.reading import texts_of


@pytest.mark.parametrize("part", list(GuidePart))
def test_widgets_are_all_in_the_language(qtbot: QtBot, themes: Themes, part: GuidePart) -> None:
    with speaking(Pseudo()):
        whole = QWidget()
        qtbot.addWidget(whole)
        for widget in (GuideHead(part, "1"), SorenessScale(), TimelineBar()):
            widget.setParent(whole)
        assert {text for text in texts_of(whole) if untranslated(text)} == set()
        assert not untranslated(made_by("1"))


def test_undo_and_redo_are_named_in_the_language(qtbot: QtBot) -> None:
    stack, home = QUndoStack(), QWidget()
    qtbot.addWidget(home)
    with speaking(Pseudo()):
        made = Action(UNDO, stack.undo, home), Action(REDO, stack.redo, home)
        for step in ("nothing", "one", "one taken back"):
            if step == "one":
                stack.push(QUndoCommand("3"))
            elif step == "one taken back":
                stack.undo()
            show_undo(*made, stack)
            for one in made:
                assert not untranslated(one.name)
                assert not untranslated(one.hint)
