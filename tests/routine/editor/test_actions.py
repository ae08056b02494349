"""What the commands do to chosen steps."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from recoverytimer.base.writer import Writer
from recoverytimer.routine import commands
from recoverytimer.routine.drafts import RoutineDraft, RoutineDrafts
from recoverytimer.routine.editor.actions import StepActions
from recoverytimer.routine.editor.document import Document
from recoverytimer.routine.routine import Pause, Routine

RESTS = Routine(name="Rests", steps=(Pause(rest=5.0), Pause(rest=9.0)))


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def document(qtbot: QtBot, tmp_path: Path) -> Document:
    draft = RoutineDraft(routine_id="rests", routine=RESTS)
    return Document(draft, RESTS, RoutineDrafts(tmp_path, Writer()), lambda _text: None)


@pytest.fixture
def actions(document: Document, told: list[str]) -> StepActions:
    return StepActions(document, {}, QGuiApplication.clipboard(), told.append, lambda: None)


def test_what_could_not_be_done_is_said_until_the_next_thing_is_done(
    actions: StepActions, document: Document, told: list[str]
) -> None:
    actions.of[commands.GROUP].trigger()
    assert told[-1] == "First select the steps that belong together."
    actions.of[commands.QUESTION].trigger()
    assert told[-1] == ""
    assert len(document.steps) == 3


def test_an_action_changes_all_chosen_steps(actions: StepActions, document: Document) -> None:
    document.chosen = ((0,), (1,))
    actions.of[commands.OPTIONAL].trigger()
    assert all(isinstance(step, Pause) and step.optional for step in document.steps)
