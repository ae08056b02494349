"""Every field of the app has a name for those who cannot see where its label stands."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSlider,
    QWidget,
)
from pytestqt.qtbot import QtBot

from recoverytimer.exercise.ui.fields import SourcesField
from tests.driving import Driver
from tests.pages import SHOWN

FIELDS = (QAbstractSpinBox, QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QSlider)
WITHIN = (QAbstractSpinBox, QComboBox)


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


@pytest.mark.parametrize("name", SHOWN)
def test_every_field_has_a_name(driver: Driver, name: str) -> None:
    assert nameless(SHOWN[name](driver)) == []


def test_every_field_of_a_source_has_a_name(qtbot: QtBot) -> None:
    sources = SourcesField({})
    qtbot.addWidget(sources)
    sources.show_value([{"text": "A book", "mark": "R"}, {"text": "Another", "mark": "J"}])
    assert nameless(sources) == []
