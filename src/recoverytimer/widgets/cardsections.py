"""Lists of cards below each other, each with its heading; they scroll as one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QStyleOptionViewItem

from recoverytimer.theme.theme import SPACE
from recoverytimer.widgets.cardview import CardDelegate, CardView
from recoverytimer.widgets.layout import Column, scroll_in_middle
from recoverytimer.widgets.scroll import VerticalScroll
from recoverytimer.widgets.text import heading

_KEYS = frozenset(
    {
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
    }
)


class CardPlace(NamedTuple):
    """Where a card is: in which list, and in which row of its model."""

    number: int
    row: int


class CardList(CardView):
    """The cards of a section, as high as all of them.

    Signals:
        moved: a key that leads to another card, here or in another list.
    """

    moved = Signal(object)

    def __init__(self, delegate: CardDelegate, model: QAbstractItemModel) -> None:
        super().__init__(delegate, "", scrolls=False)
        self.setModel(model)
        model.modelReset.connect(self._have_current)

    @property
    def count(self) -> int:
        """How many cards there are."""
        return self.model().rowCount()

    @property
    def columns(self) -> int:
        """How many cards are side by side; all lists that share a painter are as wide."""
        return self._delegate.columns

    @property
    def card_height(self) -> int:
        """How high a card is, with the gap to the next."""
        return self._delegate.sizeHint(QStyleOptionViewItem(), QModelIndex()).height()

    def fit(self) -> None:
        """Be as high as all cards."""
        rows = -(-self.count // self.columns)
        self.setFixedHeight(max(1, rows * self.card_height))

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """The keyboard is on a card, where there is one."""
        super().focusInEvent(event)
        self._have_current()

    def _have_current(self) -> None:
        if self.hasFocus() and self.count and not self.currentIndex().isValid():
            self.setCurrentIndex(self.model().index(0, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Other cards fit into another width."""
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Larger words need higher cards."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.fit()

    def card_box(self, row: int) -> QRect:
        """Where a card is in the list."""
        height = self.card_height
        return QRect(0, row // self.columns * height, self.width(), height)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Leave it to the sections where an arrow leads."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in _KEYS and modifiers == Qt.KeyboardModifier.NoModifier:
            self.moved.emit(Qt.Key(event.key()))
        else:
            super().keyPressEvent(event)


class CardSections(VerticalScroll):
    """A heading and a list of cards for each model; those that are shown have a title."""

    def __init__(
        self,
        delegate: CardDelegate,
        models: Sequence[QAbstractItemModel],
        make: Callable[[CardDelegate, QAbstractItemModel], CardList] = CardList,
    ) -> None:
        # Each card has a gap around it, which is part of it.
        content = self._content = Column(overhang=SPACE)
        super().__init__(content)
        scroll_in_middle(self)
        column = self._column = content.body
        column.setSpacing(0)
        self.headings: list[QLabel] = []
        self.lists: list[CardList] = []
        for model in models:
            above, cards = heading("", "title"), make(delegate, model)
            above.setContentsMargins(SPACE, 2 * SPACE if self.lists else 0, SPACE, SPACE)
            cards.moved.connect(self._move)
            column.addWidget(above)
            column.addWidget(cards)
            self.headings.append(above)
            self.lists.append(cards)
        column.addStretch(1)

    def show_sections(self, titles: Sequence[str | None], name: str) -> None:
        """Show what has a title; one that is empty shows cards without a heading, called `name`."""
        for above, cards, title in zip(self.headings, self.lists, titles, strict=True):
            above.setVisible(bool(title))
            above.setText(title or "")
            cards.setAccessibleName(title or name)
            cards.setVisible(title is not None)
            cards.fit()

    def repaint_cards(self) -> None:
        """Paint what is seen again, as with a new picture."""
        for cards in self.lists:
            cards.repaint_cards()

    @property
    def place(self) -> CardPlace | None:
        """The card that the keyboard is on."""
        for number, cards in enumerate(self.lists):
            if cards.hasFocus() and cards.currentIndex().isValid():
                return CardPlace(number, cards.currentIndex().row())
        return None

    @property
    def first(self) -> CardPlace:
        """The first card, where there is one."""
        return self._end(last=False)

    def go_to(self, place: CardPlace) -> None:
        """Put the keyboard on a card, and have it seen."""
        cards = self.lists[place.number]
        cards.setCurrentIndex(cards.model().index(place.row, 0))
        cards.setFocus(Qt.FocusReason.OtherFocusReason)
        self._reveal(place)

    def show_focused(self, focused: QObject) -> None:
        """Scroll to the card that got the keyboard, not to all cards of its list."""
        place = self.place
        if place is None:
            super().show_focused(focused)
        elif not QGuiApplication.mouseButtons() and not self._is_seen(place):
            self._reveal(place)

    def height_of(self, place: CardPlace) -> int:
        """How far below the top of what is seen a card is."""
        cards = self.lists[place.number]
        return cards.mapTo(self.viewport(), cards.card_box(place.row).topLeft()).y()

    def keep_height(self, place: CardPlace, height: int) -> None:
        """Have a card be so far below the top, as it was before."""
        self._lay_out()
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.height_of(place) - height)

    def _is_seen(self, place: CardPlace) -> bool:
        top, height = self.height_of(place), self.lists[place.number].card_height
        return 0 <= top <= self.viewport().height() - height

    def _lay_out(self) -> None:
        self._column.activate()
        self._content.resize(self._content.width(), self._column.sizeHint().height())

    def _reveal(self, place: CardPlace) -> None:
        """With the heading, where it is among the first cards below that."""
        self._lay_out()
        cards = self.lists[place.number]
        box = cards.card_box(place.row)
        box.moveTopLeft(cards.mapTo(self._content, box.topLeft()))
        above = self.headings[place.number]
        if place.row < cards.columns and above.isVisible():
            box.setTop(box.top() - above.height())
        for y in (box.bottom(), box.top()):
            self.ensureVisible(0, y, 0, 0)

    def _move(self, key: Qt.Key) -> None:
        place = self.place
        if place is None:
            return
        if key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            ahead = (key == Qt.Key.Key_Right) != self.isRightToLeft()
            found = self._beside(place, 1 if ahead else -1)
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            found = self._end(last=key == Qt.Key.Key_End)
        else:
            down = key in {Qt.Key.Key_Down, Qt.Key.Key_PageDown}
            pages = key in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}
            found = self._below(place, 1 if down else -1, self._rows_seen if pages else 1)
        self.go_to(found)

    @property
    def _rows_seen(self) -> int:
        return max(1, self.viewport().height() // self.lists[0].card_height)

    def _shown(self) -> list[int]:
        return [n for n, cards in enumerate(self.lists) if not cards.isHidden() and cards.count]

    def _next(self, number: int, step: int) -> int | None:
        """The list that is shown after another or before it."""
        shown = self._shown()
        at = shown.index(number) + step
        return shown[at] if 0 <= at < len(shown) else None

    def _end(self, *, last: bool) -> CardPlace:
        number = self._shown()[-1 if last else 0]
        return CardPlace(number, self.lists[number].count - 1 if last else 0)

    def _beside(self, place: CardPlace, step: int) -> CardPlace:
        """The next card, in the order of reading."""
        row = place.row + step
        if 0 <= row < self.lists[place.number].count:
            return CardPlace(place.number, row)
        number = self._next(place.number, step)
        if number is None:
            return place
        return CardPlace(number, 0 if step > 0 else self.lists[number].count - 1)

    def _below(self, place: CardPlace, step: int, lines: int) -> CardPlace:
        """The card so many lines of cards below or above, in the same column where there is one."""
        columns = self.lists[place.number].columns
        column = place.row % columns
        for _ in range(lines):
            place = self._in_next_line(place, step, columns, column)
        return place

    def _in_next_line(self, place: CardPlace, step: int, columns: int, column: int) -> CardPlace:
        line, number = place.row // columns + step, place.number
        if not 0 <= line <= (self.lists[number].count - 1) // columns:
            beyond = self._next(number, step)
            if beyond is None:
                return place
            number = beyond
            line = 0 if step > 0 else (self.lists[number].count - 1) // columns
        return CardPlace(number, min(line * columns + column, self.lists[number].count - 1))
