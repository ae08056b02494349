"""Every field of the app has a name for those who cannot see where its label stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime

import pytest
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSlider,
    QWidget,
)
from pytestqt.qtbot import QtBot

from recoverytimer.exercise.ui.fields import SourcesField
from recoverytimer.history.ui.byhanddialog import ByHandDialog
from recoverytimer.history.ui.editdialog import EditDialog
from recoverytimer.records.readfiles import read_files
from recoverytimer.records.ui.columnsdialog import ColumnsDialog
from recoverytimer.records.ui.exportdialog import ExportDialog
from recoverytimer.reminders.ui.dialog import ReminderDialog
from recoverytimer.routine.editor.steppanel import StepPanel
from recoverytimer.routine.routine import all_steps
from recoverytimer.runs.ui.logdialog import LogRunDialog
from recoverytimer.soreness.ui.checkindialog import CheckInDialog
from tests.driving import Driver
from tests.making import routine_of
from tests.pages import PAGES
from tests.recordmaking import session

FIELDS = (QAbstractSpinBox, QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QSlider)
WITHIN = (QAbstractSpinBox, QComboBox)
NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)
ROUTINE = routine_of("format = 1\nname = 'Evening'\n[[steps]]\nrest = 30\n")


def columns() -> QDialog:
    (found,) = read_files([("runs.csv", b"date;km\n04/02/2026;5\n")], NOW.date()).guessed
    return ColumnsDialog(found, alone=True)


DIALOGS: dict[str, Callable[[], QDialog]] = {
    "by hand": lambda: ByHandDialog([], lambda _: 600.0, {}, lambda: NOW),
    "session": lambda: EditDialog(session(3), lambda: NOW),
    "run": lambda: LogRunDialog(NOW),
    "reminder": lambda: ReminderDialog("evening", ROUTINE),
    "check-in": CheckInDialog,
    "columns": columns,
    "export": lambda: ExportDialog(date(2026, 3, 4)),
}


def fields_of(window: QWidget) -> Iterator[QWidget]:
    for kind in FIELDS:
        for field in window.findChildren(kind):
            is_of_qt = field.objectName().startswith("qt_")
            if not is_of_qt and not isinstance(field.parentWidget(), WITHIN):
                yield field


def has_label(field: QWidget) -> bool:
    """Whether Qt finds the label of a field: only among its siblings."""
    around = field.parentWidget()
    return any(
        label.buddy() is field and label.text()
        for label in around.findChildren(QLabel)
        if label.parentWidget() is around
    )


def nameless(window: QWidget) -> list[str]:
    """The fields without a name, and the choices without a label, which alone names them."""
    return [
        f"{type(field).__name__} {field.objectName()} in {type(field.parentWidget()).__name__}"
        for field in fields_of(window)
        if not has_label(field) and (isinstance(field, QComboBox) or not field.accessibleName())
    ]


@pytest.mark.parametrize("name", PAGES)
def test_every_field_of_a_page_has_a_name(driver: Driver, name: str) -> None:
    assert nameless(PAGES[name](driver)) == []


@pytest.mark.parametrize("name", DIALOGS)
def test_every_field_of_a_dialog_has_a_name(qtbot: QtBot, name: str) -> None:
    dialog = DIALOGS[name]()
    qtbot.addWidget(dialog)
    assert list(fields_of(dialog)) != []
    assert nameless(dialog) == []


def test_every_field_of_each_kind_of_step_has_a_name(driver: Driver) -> None:
    window = PAGES["editor"](driver)
    panel = window.findChild(StepPanel)
    assert isinstance(panel, StepPanel)
    for path, _ in all_steps(panel._document.steps):
        panel.show_places((path,))
        assert nameless(panel) == []


def test_every_field_of_a_source_has_a_name(qtbot: QtBot) -> None:
    sources = SourcesField({})
    qtbot.addWidget(sources)
    sources.show_value([{"text": "A book", "mark": "R"}, {"text": "Another", "mark": "J"}])
    assert nameless(sources) == []
