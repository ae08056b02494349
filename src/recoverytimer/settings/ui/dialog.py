"""The preferences, built from the declarations of the settings."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from typing import Any, NamedTuple

import msgspec
from msgspec import Meta
from msgspec.structs import replace
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QSlider,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.cautionnotes import CautionNote
from recoverytimer.exercise.declaredfield import DeclaredField
from recoverytimer.forms.cautionsfield import CautionsField
from recoverytimer.forms.guard import guard
from recoverytimer.forms.row import FormRow, RowShape
from recoverytimer.settings import words
from recoverytimer.settings.settings import Section, Settings, Unit
from recoverytimer.theme.theme import SPACE
from recoverytimer.widgets.button import button
from recoverytimer.widgets.layout import Card
from recoverytimer.widgets.scroll import VerticalScroll
from recoverytimer.widgets.text import plain

SLIDER_WIDTH = 20 * SPACE
NAMES_WIDTH = 36 * SPACE


class WaysOut(NamedTuple):
    """A row of the preferences that leads elsewhere.

    Attributes:
        ways: the name of each, and what is done once the dialog is closed.
    """

    title: str
    said: str
    ways: Sequence[tuple[str, Callable[[], None]]]


class PreferencesDialog(QDialog):
    """Changes count at once.

    Signals:
        changed: the new `Settings`.
        tones_wanted, voice_wanted: these are to be heard.
        calendar_wanted: all reminders are to be saved for a calendar.

    Args:
        reminders: each in a sentence.
        records: what a person can do with their records.
    """

    changed = Signal(object)
    tones_wanted = Signal()
    voice_wanted = Signal()
    calendar_wanted = Signal()

    def __init__(
        self,
        settings: Settings,
        cautions: Mapping[Caution, CautionNote],
        reminders: Sequence[str] = (),
        records: Sequence[WaysOut] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(words.preferences())
        self._settings = settings
        self._cautions = cautions
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * SPACE, 3 * SPACE, 3 * SPACE, 3 * SPACE)
        layout.setSpacing(2 * SPACE)
        content = QWidget()
        self._body = QVBoxLayout(content)
        self._body.setSpacing(2 * SPACE)
        self._sections: dict[Section, Card] = {}
        for info in msgspec.structs.fields(Settings):
            self._add(info.name, info.type)
        self._add_trials()
        self._add_reminders(reminders)
        self._add_records(records)
        self._body.addStretch(1)
        layout.addWidget(VerticalScroll(content), 1)
        box = QDialogButtonBox()
        box.addButton(words.close(), QDialogButtonBox.ButtonRole.RejectRole)
        box.rejected.connect(self.reject)
        layout.addWidget(box)
        self.resize(max(720, content.sizeHint().width() + 10 * SPACE), 600)

    def _add(self, name: str, declared: Any) -> None:
        metas = [m for m in declared.__metadata__ if isinstance(m, Meta)]
        extra = next(m.extra for m in metas if m.extra)
        card = self._section(extra["section"])
        label, explanation = words.label(name), words.explanation(name)
        value = getattr(self._settings, name)
        if name == "cautions":
            card.body.addWidget(plain(label, "strong"))
            card.body.addWidget(plain(explanation, "caption", "muted"))
            self._add_cautions(card)
            return
        control = self._control(name, value, metas, extra["unit"])
        guard(control)
        control.setObjectName(name)
        setting = DeclaredField(name, label, help=explanation)
        card.body.addWidget(FormRow(setting, control, RowShape.BESIDE))

    def _section(self, where: Section) -> Card:
        if where not in self._sections:
            card = self._sections[where] = Card()
            card.body.addWidget(plain(words.section(where), "lead"))
            self._body.addWidget(card)
        return self._sections[where]

    def _control(self, name: str, value: object, metas: list[Meta], unit: Unit | None) -> QWidget:
        if isinstance(value, bool):
            check = QCheckBox()
            check.setChecked(value)
            check.toggled.connect(self._setter(name))
            return check
        if isinstance(value, Enum):
            return self._choice(name, value)
        if isinstance(value, str):
            return self._names(name, value)
        bounds = next(m for m in metas if m.ge is not None)
        if isinstance(value, int) and unit is Unit.PERCENT:
            return self._slider(name, value, bounds)
        if isinstance(value, int):
            count = QSpinBox()
            count.setRange(int(bounds.ge or 0), int(bounds.le or 0))
            count.setValue(value)
            count.valueChanged.connect(self._setter(name))
            return count
        box = QDoubleSpinBox()
        box.setDecimals(0)
        box.setRange(float(bounds.ge or 0), float(bounds.le or 0))
        box.setSuffix(words.suffix(unit) if unit else "")
        box.setValue(float(str(value)))
        box.valueChanged.connect(self._setter(name))
        return box

    def _slider(self, name: str, value: int, bounds: Meta) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(int(bounds.ge or 0), int(bounds.le or 0))
        slider.setPageStep(10)
        slider.setSingleStep(5)
        slider.setValue(value)
        slider.setFixedWidth(SLIDER_WIDTH)
        slider.valueChanged.connect(self._setter(name))
        return slider

    def _names(self, name: str, value: str) -> QComboBox:
        """A choice among names that are told later."""
        box = QComboBox()
        box.setMaximumWidth(NAMES_WIDTH)
        box.addItem(words.system_voice(), "")
        if value:
            box.addItem(value, value)
            box.setCurrentIndex(1)
        box.activated.connect(lambda i: self._set(name, box.itemData(i)))
        return box

    def _choice(self, name: str, value: Enum) -> QComboBox:
        box = QComboBox()
        for choice in type(value):
            box.addItem(words.choice(choice))
        box.setCurrentIndex(list(type(value)).index(value))
        # A box gives back a plain text for what was an enum.
        box.currentIndexChanged.connect(lambda i: self._set(name, list(type(value))[i]))
        return box

    def show_voices(self, names: Sequence[str]) -> None:
        """Offer the voices that there are, or say how to get one."""
        box = self.findChild(QComboBox, "voice_name")
        assert box is not None
        chosen = self._settings.voice_name
        box.clear()
        box.addItem(words.system_voice(), "")
        for name in names:
            box.addItem(name, name)
        box.setCurrentIndex(max(0, box.findData(chosen)))
        box.setEnabled(bool(names))
        self._voiceless.setVisible(not names)

    def _add_trials(self) -> None:
        """What one hears in the two sections can be tried there."""
        for section, signal, name in (
            (Section.SOUND, self.tones_wanted, words.try_tones()),
            (Section.VOICE, self.voice_wanted, words.try_voice()),
        ):
            card = self._section(section)
            if section is Section.VOICE:
                self._voiceless = plain(words.no_voice(sys.platform), "caption", "danger")
                self._voiceless.hide()
                card.body.addWidget(self._voiceless)
            row = QHBoxLayout()
            made = button(name)
            made.clicked.connect(lambda _=False, s=signal: s.emit())
            row.addWidget(made)
            row.addStretch(1)
            card.body.addLayout(row)

    def _add_cautions(self, card: Card) -> None:
        questions = {code.value: note.question for code, note in self._cautions.items()}
        field = CautionsField(questions, in_one_column=True, gap=SPACE)
        field.show_value(self._settings.cautions)
        field.edited.connect(lambda codes: self._set("cautions", tuple(map(Caution, codes or ()))))
        field.edited.connect(field.show_value)
        card.body.addWidget(field)

    def _add_reminders(self, reminders: Sequence[str]) -> None:
        card = self._section(Section.REMINDERS)
        card.body.addSpacing(SPACE)
        for text in reminders:
            card.body.addWidget(plain(text))
        if not reminders:
            card.body.addWidget(plain(words.no_reminders(), "caption", "muted"))
            return
        row = QHBoxLayout()
        save = button(words.save_reminders())
        save.clicked.connect(lambda _checked: self.calendar_wanted.emit())
        row.addWidget(save)
        row.addStretch(1)
        card.body.addLayout(row)

    def _add_records(self, rows: Sequence[WaysOut]) -> None:
        """What a person takes out, brings in and keeps elsewhere."""
        card = self._section(Section.YOUR_RECORDS)
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE)
        grid.setVerticalSpacing(SPACE)
        grid.setColumnStretch(0, 1)
        for place, (title, said, ways) in enumerate(rows):
            texts = QVBoxLayout()
            texts.setSpacing(0)
            texts.addWidget(plain(title, "strong"))
            texts.addWidget(plain(said, "caption", "muted"))
            grid.addLayout(texts, place, 0)
            for column, (name, do) in enumerate(ways, start=1):
                made = button(words.opens(name))
                made.setAutoDefault(False)
                made.clicked.connect(lambda _checked, d=do: self._leave_for(d))
                grid.addWidget(made, place, column)
        card.body.addLayout(grid)

    def _leave_for(self, do: Callable[[], None]) -> None:
        self.accept()
        # Once whoever waits for the dialog to close has had their turn.
        QTimer.singleShot(0, do)

    def _setter(self, name: str) -> Callable[[Any], None]:
        return lambda value: self._set(name, value)

    def _set(self, name: str, value: object) -> None:
        changed = {name: value}
        self._settings = replace(self._settings, **changed)
        self.changed.emit(self._settings)
