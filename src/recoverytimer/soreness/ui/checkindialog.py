"""The dialog in which a person says where they are sore, and how much."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from recoverytimer.base.storage.recordlimits import LONGEST_NOTE
from recoverytimer.base.words import common
from recoverytimer.exercise.bodyareas import Area
from recoverytimer.exercise.dose import Side
from recoverytimer.figure.ui.figures import Figures
from recoverytimer.soreness.checkin import CheckIn, FeltLevel
from recoverytimer.soreness.entry import Place, Sign
from recoverytimer.soreness.ui.bodymap import BodyMap
from recoverytimer.soreness.words import labels as words
from recoverytimer.soreness.words.places import (
    felt_in_words,
    place_name,
    place_with_sides,
    sign_label,
)
from recoverytimer.theme.theme import SPACE
from recoverytimer.widgets.button import button
from recoverytimer.widgets.chip import Chip
from recoverytimer.widgets.dialogs import Dialog
from recoverytimer.widgets.layout import Card, Folding, add_all, column_of, flow_of, holding, row_of
from recoverytimer.widgets.levelscale import SorenessScale
from recoverytimer.widgets.text import heading, plain

NOWHERE = Place()
USUALLY = Place(Area.GLUTES, Side.LEFT)
USUAL_SIZE = 1096, 752


class CheckInDialog(Dialog):
    """Says a check-in place by place; `check_in` is what was said so far.

    Args:
        figures: draw the person who is pointed at.
        said: what it begins with. What was said without a place moves to the first one picked.
        lately: how sore places were when they were last noted.
        has_yesterday: whether the same as yesterday can be said.
        is_new: whether nothing is there yet, so that quick answers make sense.
        by_keys: whether one came with the keyboard, and is to see where it is.

    Signals:
        saved: the `CheckIn`.
        like_yesterday, not_sore: that is to be noted instead.
    """

    saved = Signal(object)
    like_yesterday = Signal()
    not_sore = Signal()

    def __init__(
        self,
        figures: Figures,
        said: CheckIn | None = None,
        lately: Mapping[Place, int] | None = None,
        parent: QWidget | None = None,
        *,
        has_yesterday: bool = False,
        is_new: bool = True,
        by_keys: bool = False,
    ) -> None:
        super().__init__(words.soreness(), parent, 2 * SPACE)
        said = said or CheckIn()
        self._figures = figures
        self._felt = dict(said.felt)
        self._session_id = said.session_id
        self._lately = lately or {}
        self._place: Place | None = next(iter(self._felt), None)
        title = words.where_and_how_much() if is_new else words.change_entry()
        self.column.addWidget(heading(title, "title"))
        panel = self._panel(said.note, has_yesterday=has_yesterday, is_new=is_new)
        self.column.addWidget(Folding((self._map_card(), 1), (holding(panel), 0)), 1)
        # A dialog learns of it only from a button that lies in it already.
        self.save.setDefault(True)
        if self._place is not None and self._place.area is not None:
            self._pick(self._place)
        self._tell()
        # Who came with a pointer is to see nothing ringed.
        reason = Qt.FocusReason.TabFocusReason if by_keys else Qt.FocusReason.NoFocusReason
        self.body.focus_place(self._begin(), reason)
        self.want(*USUAL_SIZE)

    @property
    def check_in(self) -> CheckIn:
        """What was said so far."""
        return CheckIn(self._felt, self.note.text(), self._session_id)

    def _begin(self) -> Place:
        """Where the keyboard is at first."""
        if self._place is not None and self._place.area is not None:
            return self._place
        worst = max(self._lately, key=lambda at: self._lately[at], default=NOWHERE)
        return worst if worst.area else USUALLY

    def _map_card(self) -> QWidget:
        card = Card()
        card.body.setContentsMargins(SPACE, 2 * SPACE, SPACE, SPACE)
        self.body = BodyMap(self._figures)
        self.body.picked.connect(self._pick)
        self.body.entered.connect(lambda _: self._to_scale())
        self.body.typed.connect(self._type)
        card.body.addWidget(self.body, 1)
        self.under = plain("", "body", wrap=False)
        self.under.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.body.looked_at.connect(self._name_place)
        self._name_place(None)
        card.body.addWidget(self.under)
        if self._lately:
            hint = plain(words.dots(), "caption", "muted")
            hint.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            card.body.addWidget(hint)
        return card

    def _panel(self, note: str, *, has_yesterday: bool, is_new: bool) -> QVBoxLayout:
        column = column_of(gap=2 * SPACE)
        if is_new:
            column.addWidget(self._quick(has_yesterday=has_yesterday))
        add_all(column, self._place_card(), self._said_card(note), None, self._buttons())
        return column

    def _quick(self, *, has_yesterday: bool) -> QWidget:
        ways = [button(words.not_sore(), do=lambda: self._end_with(self.not_sore))]
        if has_yesterday:
            like = button(words.like_yesterday(), do=lambda: self._end_with(self.like_yesterday))
            ways.insert(0, like)
        return flow_of(*ways)

    def _place_card(self) -> QWidget:
        self.name = plain("", "lead")
        self.name.setMinimumHeight(5 * SPACE)
        self.both = Chip(words.both_sides())
        self.both.clicked.connect(self._set_both)
        self.scale = SorenessScale()
        self.scale.changed.connect(self._set_level)
        head = row_of((self.name, 1), self.both)
        return Card(head, self.scale, self._sign_row(), margin=2 * SPACE)

    def _sign_row(self) -> QWidget:
        self.signs = {sign: Chip(sign_label(sign)) for sign in Sign}
        for chip in self.signs.values():
            chip.clicked.connect(self._set_signs)
        self.clear = button(words.leave_out(), "quiet", do=self._leave_out)
        return flow_of(*self.signs.values(), self.clear)

    def _said_card(self, note: str) -> QWidget:
        self.summary = plain("", "strong")
        self.note = QLineEdit(note)
        self.note.setMaxLength(LONGEST_NOTE)
        self.note.setPlaceholderText(words.note_hint())
        self.note.setAccessibleName(words.note())
        return Card(self.summary, self.note, margin=2 * SPACE)

    def _buttons(self) -> QHBoxLayout:
        self.save = button(common.save(), "primary", do=self._keep)
        kept_here = plain(words.kept_here(), "caption", "muted")
        return row_of((kept_here, 1), button(common.cancel(), do=self.reject), self.save)

    @property
    def _places(self) -> tuple[Place, ...]:
        """What is spoken of: the place that was picked, or both sides of it."""
        if self._place is None:
            return ()
        if self.both.isChecked() and self._place.area:
            return Place(self._place.area).by_side
        return (self._place,)

    def _pick(self, place: Place) -> None:
        moved = self._felt.pop(NOWHERE, None)
        self._place = place
        sides = Place(place.area).by_side
        known = [self._felt.get(side) or self._lately.get(side) for side in sides]
        same = self._felt.get(sides[0]) == self._felt.get(sides[1])
        self.both.setChecked(None not in known and same)
        if moved is not None:
            self._felt.update(dict.fromkeys(self._places, moved))
        self._tell()

    def _name_place(self, place: Place | None) -> None:
        """Say what would be picked, before it is."""
        # Never empty, so that the body stays where it is.
        self.under.setText(place_name(place) if place else " ")

    def _to_scale(self) -> None:
        self.scale.setFocus(Qt.FocusReason.TabFocusReason)

    def _type(self, place: Place, digit: int) -> None:
        self._pick(place)
        self.scale.press(Qt.Key(Qt.Key.Key_0 + digit))

    def _set_level(self, level: int) -> None:
        self._felt.update(dict.fromkeys(self._places, FeltLevel(level, self._signs())))
        self._tell()
        if self.scale.isAncestorOf(self.focusWidget()):
            self._to_scale()

    def _set_signs(self) -> None:
        for place in self._places:
            if place in self._felt:
                self._felt[place] = FeltLevel(self._felt[place].level, self._signs())
        self._tell()

    def _set_both(self) -> None:
        """Say the same of the other side, or nothing of it any more."""
        assert self._place is not None
        other = next(s for s in Place(self._place.area).by_side if s != self._place)
        felt = self._felt.get(self._place)
        if self.both.isChecked() and felt is not None:
            self._felt[other] = felt
        elif not self.both.isChecked():
            self._felt.pop(other, None)
        self._tell()

    def _signs(self) -> tuple[Sign, ...]:
        return tuple(sign for sign, chip in self.signs.items() if chip.isChecked())

    def _leave_out(self) -> None:
        for place in self._places:
            self._felt.pop(place, None)
        self._tell()

    def _tell(self) -> None:
        """Show what is said of the place, and of all places so far."""
        place, felt = self._place, self._felt.get(self._place or NOWHERE)
        self.both.setVisible(place is not None and place.area is not None)
        both = place is not None and self.both.isChecked()
        shown = Place(place.area) if place and both else place
        self.name.setText(place_with_sides(shown))
        for widget in (self.scale, *self.signs.values()):
            widget.setEnabled(place is not None)
        self.scale.set_value(felt.level if felt else None)
        for sign, chip in self.signs.items():
            chip.setChecked(bool(felt and sign in felt.signs))
            chip.setEnabled(felt is not None and felt.level > 0)
        self.clear.setVisible(felt is not None and place != NOWHERE)
        self.summary.setText(felt_in_words(self.check_in) or words.nothing_said())
        self.save.setEnabled(bool(self._felt))
        levels = {at: said.level for at, said in self._felt.items() if at.area}
        self.body.show_levels(levels, frozenset(self._places), self._lately)

    def _keep(self) -> None:
        self.saved.emit(self.check_in)
        self.accept()

    def _end_with(self, wish: SignalInstance) -> None:
        self.accept()
        wish.emit()
