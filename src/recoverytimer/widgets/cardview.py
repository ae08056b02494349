"""A list whose rows are cards, side by side."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QColor, QCursor, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from recoverytimer.theme.theme import SPACE, at_text_size, theme_of
from recoverytimer.widgets.layout import beside_column
from recoverytimer.widgets.modelindex import ModelIndex
from recoverytimer.widgets.scroll import scroll_by_keys

ROUNDING = 16


class CardDelegate(QStyledItemDelegate):
    """Paints cards that are `width` pixels wide, the gap to the next included, in `columns`."""

    def __init__(self, narrowest: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.widget = parent
        self.narrowest = narrowest
        self.width = narrowest
        self.columns = 1

    def paint_card(
        self, painter: QPainter, option: QStyleOptionViewItem, index: ModelIndex
    ) -> QRect:
        """Paint the bare card and give its place."""
        colours = theme_of(self.widget).colours
        area = option.rect.adjusted(SPACE, SPACE, -SPACE, -SPACE)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # Asked of the view: PySide makes some 600 names of styles for the option's state.
        view = option.widget
        assert isinstance(view, CardView)
        focused, hovered = view.is_focused(index), view.is_under_mouse(option.rect)
        usual = colours.edge if colours.is_strong else colours.line if hovered else colours.card
        width = 4 if focused and colours.is_strong else 2
        painter.setPen(QPen(QColor(colours.focus if focused else usual), width))
        painter.setBrush(QColor(colours.card))
        painter.drawRoundedRect(area, ROUNDING, ROUNDING)
        return area


class CardView(QListView):
    """As many cards side by side as fit, filling the width."""

    def __init__(
        self,
        delegate: CardDelegate,
        name: str,
        parent: QWidget | None = None,
        *,
        scrolls: bool = True,
    ) -> None:
        super().__init__(parent)
        self._delegate = delegate
        self._scrolls = scrolls
        self.setItemDelegate(delegate)
        self.setAccessibleName(name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        policies = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policies.ScrollBarAlwaysOn if scrolls else policies.ScrollBarAlwaysOff
        )
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        # Asked for its own one, PySide would first load every class of widgets there is.
        ground = QWidget()
        ground.setAutoFillBackground(False)
        ground.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setViewport(ground)
        if scrolls:
            scroll_by_keys(self)

    def is_focused(self, index: ModelIndex) -> bool:
        """Whether the keys go to a card."""
        return self.hasFocus() and index == self.currentIndex()

    def is_under_mouse(self, place: QRect) -> bool:
        """Whether the pointer is on the card in a place."""
        ground = self.viewport()
        return ground.underMouse() and place.contains(ground.mapFromGlobal(QCursor.pos()))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Divide the width."""
        self._fit()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Larger words need wider cards."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        if self._scrolls:
            self._keep_in_middle()
        self._divide(self.viewport().width())

    def _keep_in_middle(self) -> None:
        """Have the cards where a page has its column."""
        left, right = beside_column(self)
        self.setViewportMargins(left - SPACE, 0, right - SPACE, 0)

    def _divide(self, width: int) -> None:
        usual = self._delegate.narrowest
        # Cards as much wider as their texts would leave room for too few of them.
        narrowest = (usual + at_text_size(self, usual)) // 2
        self._delegate.columns = max(1, (width - 1) // narrowest)
        self._delegate.width = (width - 1) // self._delegate.columns
        self.scheduleDelayedItemsLayout()

    def repaint_cards(self) -> None:
        """Paint what is seen again, as with a new picture."""
        self.viewport().update()
