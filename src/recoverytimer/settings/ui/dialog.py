"""The preferences, section by section, built from the declarations of the settings."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

from msgspec import convert, to_builtins
from PySide6.QtCore import QEvent, QMargins, QSize, Qt, QTimer, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QWidget

from recoverytimer.base.field import Field, FieldKind
from recoverytimer.base.words import common
from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.cautionnotes import CautionNote
from recoverytimer.forms.fields import ChoiceField, FlagsField
from recoverytimer.forms.form import Form
from recoverytimer.forms.numbers import NumberField, SliderField
from recoverytimer.forms.row import RowShape
from recoverytimer.settings import words
from recoverytimer.settings.ending import following_cautions
from recoverytimer.settings.fields import preferences
from recoverytimer.settings.settings import Section, Settings, SoundBed
from recoverytimer.settings.ui.cautiondays import CautionDays, indented
from recoverytimer.settings.ui.cautionparts import CautionParts
from recoverytimer.shell.commands import NEXT_PART, PART_BEFORE
from recoverytimer.theme.theme import SPACE, theme_of
from recoverytimer.widgets.actions import Action
from recoverytimer.widgets.button import button
from recoverytimer.widgets.dialogs import Dialog
from recoverytimer.widgets.layout import (
    NO_LIMIT,
    Card,
    Folding,
    add_all,
    column_of,
    flow_of,
    holding,
    row_of,
)
from recoverytimer.widgets.scroll import SCROLL_BAR, VerticalScroll, keep_room
from recoverytimer.widgets.tabstops import go_to_part
from recoverytimer.widgets.text import plain

SIZE = 116 * SPACE, 75 * SPACE
NARROWEST = 88 * SPACE
"""Below this, the names of the sections stand above them."""
SEEN, SEEN_ROWS = 20 * SPACE, 3
ROW_WIDTH = 64 * SPACE
NAMES_WIDTH = 36 * SPACE


class WaysOut(NamedTuple):
    """A row of the preferences that leads elsewhere.

    Attributes:
        ways: the name of each, and what is done once the dialog is closed.
    """

    title: str
    said: str
    ways: Sequence[tuple[str, Callable[[], None]]]


class PreferencesDialog(Dialog):
    """Shows one section at a time; changes count at once.

    Signals:
        changed: the new `Settings`.
        tones_wanted, bed_wanted, voice_wanted: these are to be heard.
        calendar_wanted: all reminders are to be saved for a calendar.
        questions_wanted: the questions of the first start are to be asked again.
        about_wanted: what the app is, is to be shown.

    Args:
        version: that of the app.
        reminders: each in a sentence.
        records: what a person can do with their records.
    """

    changed = Signal(object)
    tones_wanted = Signal()
    bed_wanted = Signal()
    voice_wanted = Signal()
    calendar_wanted = Signal()
    questions_wanted = Signal()
    about_wanted = Signal()

    def __init__(
        self,
        settings: Settings,
        cautions: Mapping[Caution, CautionNote],
        today: date,
        version: str,
        reminders: Sequence[str] = (),
        records: Sequence[WaysOut] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words.preferences(), parent)
        self._settings = settings
        self._today = today
        self.form = self._form(cautions)
        self._add_questions()
        self._add_trials()
        self._add_reminders(reminders)
        self._add_records(records)
        self._add_about(version)
        self._scroller = VerticalScroll(holding(column_of(self.form, None)))
        keep_room(self._scroller)
        self._scroller.setMinimumHeight(SEEN)
        self.sections = self._list()
        parts = (self.sections, 0), (self._scroller, 1)
        self._whole = Folding(*parts, least=NARROWEST, gap=3 * SPACE)
        self._whole.turned.connect(self._fold)
        close = button(common.close(), do=self.reject)
        add_all(self.column, (self._whole, 1), row_of(None, close, SCROLL_BAR))
        margins = self.column.contentsMargins()
        # What scrolls ends where the button below it ends.
        self.column.setContentsMargins(margins - QMargins(0, 0, SCROLL_BAR, 0))
        # Of many rows nobody goes through all by Tab.
        Action(NEXT_PART, partial(go_to_part, self), self)
        Action(PART_BEFORE, partial(go_to_part, self, back=True), self)
        self._fold()
        self.show_section(Section.ABOUT_YOU)
        self.want(*SIZE)

    def show_section(self, where: Section) -> None:
        """Show another section."""
        self.sections.setCurrentRow(list(Section).index(where))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Have room for names of another size."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and hasattr(self, "_whole"):
            self._fold()

    def _list(self) -> QListWidget:
        made = QListWidget()
        made.setProperty("role", "sections")
        made.addItems([words.section(where) for where in Section])
        made.setAccessibleName(words.sections())
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setSizeAdjustPolicy(QListWidget.SizeAdjustPolicy.AdjustToContents)
        made.currentRowChanged.connect(self._show)
        return made

    def _show(self, row: int) -> None:
        for number, card in enumerate(self.form.cards):
            card.setVisible(number == row)
        self._scroller.verticalScrollBar().setValue(0)

    def _fold(self) -> None:
        """Have the names beside what they name, or a few of them above it."""
        shown, folded = self.sections, self._whole.is_folded
        for row in range(shown.count()):
            shown.item(row).setSizeHint(QSize(0, theme_of(self).scale.row))
        names = (words.section(where) for where in Section)
        width = max(map(shown.fontMetrics().horizontalAdvance, names)) + 5 * SPACE
        shown.setMinimumWidth(0 if folded else width)
        shown.setMaximumWidth(NO_LIMIT if folded else width)
        rows = SEEN_ROWS * shown.sizeHintForRow(0) + SPACE
        shown.setMaximumHeight(rows if folded else NO_LIMIT)

    def _form(self, cautions: Mapping[Caution, CautionNote]) -> Form:
        questions = {code.value: note.question for code, note in cautions.items()}
        self._days = CautionDays(questions, self._today)
        self._days.told.connect(partial(self._set, "caution_days"))
        self._parts = CautionParts(self._settings.caution_parts, indented)
        self._parts.edited.connect(lambda: self._set("caution_parts", self._parts.told()))
        rows = (self._days.rows, self._parts.rows)
        below = {c.value: [each[c] for each in rows if c in each] for c in Caution}
        form = Form(
            preferences(),
            {
                FieldKind.NUMBER: _number,
                FieldKind.SHARE: lambda field: SliderField(field.least or 0, field.most or 0),
                FieldKind.LINE: self._names,
                FieldKind.FLAGS: lambda field: FlagsField(
                    field.choices, {v: say() for v, say in field.words.choices.items()}
                ),
                "cautions": lambda field: FlagsField(field.choices, questions, below=below),
            },
            RowShape.BESIDE,
        )
        for card in form.cards:
            card.body.setSpacing(2 * SPACE)
        form.show_value(to_builtins(self._settings))
        form.changed.connect(self._set)
        self._days.show(self._settings.caution_days)
        self._parts.ask_of(self._settings.cautions)
        return form

    def _section(self, where: Section) -> Card:
        return self.form.cards[list(Section).index(where)]

    def _names(self, _: Field) -> ChoiceField:
        """A choice among names that are told later."""
        box = ChoiceField([(words.system_voice(), "")])
        box.setSizeAdjustPolicy(ChoiceField.SizeAdjustPolicy.AdjustToContents)
        box.setMaximumWidth(NAMES_WIDTH)
        return box

    def show_voices(self, names: Sequence[str]) -> None:
        """Offer the voices that there are, or say how to get one."""
        box = self.findChild(ChoiceField, "voice_name")
        assert box is not None
        chosen = self._settings.voice_name
        box.show_value(chosen if chosen in names else "")
        box.offer([(words.system_voice(), ""), *((name, name) for name in names)])
        box.setEnabled(bool(names))
        self._voiceless.setVisible(not names)

    def _add_questions(self) -> None:
        """Who would rather be asked can be asked again."""
        again = button(words.ask_again(), do=lambda: self._leave_by(self.questions_wanted))
        again.setAutoDefault(False)
        self._section(Section.ABOUT_YOU).body.addLayout(row_of(again, None))

    def _add_trials(self) -> None:
        """What one hears in the two sections can be tried there."""
        tones = button(words.try_tones(), do=self.tones_wanted.emit)
        self._try_bed = button(words.try_bed(), do=self.bed_wanted.emit)
        self._section(Section.SOUND).body.addWidget(flow_of(tones, self._try_bed))
        self._offer_bed()
        voice = self._section(Section.VOICE)
        self._voiceless = plain(words.no_voice(sys.platform), "caption", "danger")
        self._voiceless.hide()
        voice.body.addWidget(self._voiceless)
        voice.body.addLayout(row_of(button(words.try_voice(), do=self.voice_wanted.emit), None))

    def _offer_bed(self) -> None:
        self._try_bed.setEnabled(self._settings.bed is not SoundBed.NONE)

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

    def _add_about(self, version: str) -> None:
        """What the app is."""
        about = button(words.about(), do=lambda: self._leave_by(self.about_wanted))
        about.setAutoDefault(False)
        card = self._section(Section.ABOUT)
        add_all(
            card.body,
            plain(words.version_of_app(version), "strong"),
            plain(words.what_about_has(), "caption", "muted"),
            SPACE,
            row_of(about, None),
        )

    def _add_records(self, rows: Sequence[WaysOut]) -> None:
        """What a person takes out, brings in and keeps elsewhere."""
        card = self._section(Section.YOUR_RECORDS)
        for title, said, ways in rows:
            texts = column_of(plain(title, "strong"), plain(said, "caption", "muted"), gap=0)
            buttons = [
                button(words.opens(name), do=partial(self._leave_for, do)) for name, do in ways
            ]
            for made in buttons:
                made.setAutoDefault(False)
            parts = (holding(texts), 1), (flow_of(*buttons), 0)
            card.body.addWidget(Folding(*parts, least=ROW_WIDTH))

    def _leave_by(self, wanted: SignalInstance) -> None:
        self.accept()
        wanted.emit()

    def _leave_for(self, do: Callable[[], None]) -> None:
        self.accept()
        # Once whoever waits for the dialog to close has had their turn.
        QTimer.singleShot(0, do)

    def _set(self, name: str, value: object) -> None:
        # None is what is usual, which a file leaves out.
        table = {**to_builtins(self._settings), name: to_builtins(value)}
        settings = convert({k: v for k, v in table.items() if v is not None}, Settings)
        self._settings = following_cautions(settings, self._today, self._settings)
        self._days.show(self._settings.caution_days)
        self._parts.ask_of(self._settings.cautions)
        self._offer_bed()
        self.changed.emit(self._settings)


def _number(field: Field) -> NumberField:
    return NumberField(field.least or 0, field.most or 0, field.words.unit())
