"""The preferences, built from the declarations of the settings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any

import msgspec
from msgspec import Meta
from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from recoverytimer.core.caution import Caution
from recoverytimer.core.guide import CautionNote
from recoverytimer.core.settings import Settings
from recoverytimer.ui.layout import Card
from recoverytimer.ui.theme import SPACE
from recoverytimer.ui.widgets.scroll import VerticalScroll
from recoverytimer.ui.widgets.text import plain


class PreferencesDialog(QDialog):
    """Changes count at once; `changed` carries the new `Settings`."""

    changed = Signal(object)

    def __init__(
        self,
        settings: Settings,
        cautions: Mapping[Caution, CautionNote],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Preferences")
        self._settings = settings
        self._cautions = cautions
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * SPACE, 3 * SPACE, 3 * SPACE, 3 * SPACE)
        layout.setSpacing(2 * SPACE)
        content = QWidget()
        self._body = QVBoxLayout(content)
        self._body.setSpacing(2 * SPACE)
        self._sections: dict[str, Card] = {}
        for info in msgspec.structs.fields(Settings):
            self._add(info.name, info.type)
        self._body.addStretch(1)
        layout.addWidget(VerticalScroll(content), 1)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        box.rejected.connect(self.reject)
        layout.addWidget(box)
        self.resize(max(720, content.sizeHint().width() + 10 * SPACE), 600)

    def _add(self, name: str, declared: Any) -> None:
        metas = [m for m in declared.__metadata__ if isinstance(m, Meta)]
        said = next(m for m in metas if m.title)
        card = self._section((said.extra or {})["section"])
        value = getattr(self._settings, name)
        if name == "cautions":
            card.body.addWidget(plain(said.title or "", "strong"))
            card.body.addWidget(plain(said.description or "", "caption", "muted"))
            self._add_cautions(card)
            return
        row = QHBoxLayout()
        row.setSpacing(2 * SPACE)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(plain(said.title or "", "strong"))
        words.addWidget(plain(said.description or "", "caption", "muted"))
        row.addLayout(words, 1)
        control = self._control(name, value, metas)
        control.setAccessibleName(said.title or name)
        control.setAccessibleDescription(said.description or "")
        control.setObjectName(name)
        row.addWidget(control)
        card.body.addLayout(row)

    def _section(self, title: str) -> Card:
        if title not in self._sections:
            card = self._sections[title] = Card()
            card.body.addWidget(plain(title, "lead"))
            self._body.addWidget(card)
        return self._sections[title]

    def _control(self, name: str, value: object, metas: list[Meta]) -> QWidget:
        if isinstance(value, bool):
            check = QCheckBox()
            check.setChecked(value)
            check.toggled.connect(self._setter(name))
            return check
        if isinstance(value, Enum):
            return self._choice(name, value)
        box = QDoubleSpinBox()
        box.setDecimals(0)
        bounds = next(m for m in metas if m.ge is not None)
        box.setRange(float(bounds.ge or 0), float(bounds.le or 0))
        unit = next((m.extra["unit"] for m in metas if m.extra), "")
        box.setSuffix(f" {unit}" if unit else "")
        box.setValue(float(str(value)))
        box.valueChanged.connect(self._setter(name))
        return box

    def _choice(self, name: str, value: Enum) -> QComboBox:
        box = QComboBox()
        for choice in type(value):
            box.addItem(str(choice.value).capitalize(), choice)
        box.setCurrentIndex(list(type(value)).index(value))
        box.currentIndexChanged.connect(lambda i: self._set(name, box.itemData(i)))
        return box

    def _add_cautions(self, card: Card) -> None:
        for code in Caution:
            note = self._cautions.get(code)
            check = QCheckBox((note.question if note else code.value).replace("&", "&&"))
            check.setToolTip("")
            check.setObjectName(code.value)
            check.setChecked(code in self._settings.cautions)
            check.toggled.connect(lambda on, c=code: self._apply(c, on))
            card.body.addWidget(check)

    def _apply(self, code: Caution, on: bool) -> None:
        kept = [c for c in self._settings.cautions if c is not code]
        self._set("cautions", (*kept, code) if on else tuple(kept))

    def _setter(self, name: str) -> Callable[[Any], None]:
        return lambda value: self._set(name, value)

    def _set(self, name: str, value: object) -> None:
        changed = {name: value}
        self._settings = replace(self._settings, **changed)
        self.changed.emit(self._settings)
