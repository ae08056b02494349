"""All exercises, with search; each leads to its own page."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QMenu, QStyleOptionViewItem, QVBoxLayout, QWidget

from recoverytimer.exercise.catalogue import ExerciseEntry, Exercises
from recoverytimer.exercise.exercise import Kind
from recoverytimer.exercise.figurerole import FigureRole
from recoverytimer.exercise.ui.listmodel import ExerciseModel, ExerciseRole
from recoverytimer.exercise.words import pages as words
from recoverytimer.exercise.words.kinds import any_kind, kind_name, my_own
from recoverytimer.figure.ui.figures import Figures, StillPicture
from recoverytimer.figure.ui.standin import paint_stand_in
from recoverytimer.shell.twoversions import fill_with_versions
from recoverytimer.theme.icons import icon_pixmap
from recoverytimer.theme.theme import SPACE, theme_of
from recoverytimer.widgets.button import button, rename_button
from recoverytimer.widgets.cardview import CardDelegate, CardView
from recoverytimer.widgets.flow import FlowLayout
from recoverytimer.widgets.guidehead import GuideHead
from recoverytimer.widgets.kindsign import paint_sign
from recoverytimer.widgets.layout import Column, above_scrolling, add_all
from recoverytimer.widgets.menu import fill_menu
from recoverytimer.widgets.modelindex import ModelIndex
from recoverytimer.widgets.painting import visual_rect
from recoverytimer.widgets.text import plain
from recoverytimer.widgets.words import GuidePart, guide_part

PICTURE = QSize(12 * SPACE, 9 * SPACE)
NARROWEST_CARD = 40 * SPACE
ROUNDING = 10
SIGN = 10


class ExerciseCardPainter(CardDelegate):
    """Paints an exercise as a card: its picture, its name, what it is for."""

    def __init__(self, figures: Figures, parent: QWidget) -> None:
        super().__init__(NARROWEST_CARD, parent)
        self._figures = figures

    def sizeHint(self, _option: QStyleOptionViewItem, _index: ModelIndex) -> QSize:  # noqa: N802
        """One card with the gap to the next."""
        texts = round(9 * SPACE * theme_of(self.widget).scale.factor)
        return QSize(self.width, max(PICTURE.height(), texts) + 4 * SPACE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: ModelIndex) -> None:
        """Paint one card."""
        painter.save()
        painter.setLayoutDirection(option.direction)
        area = self.paint_card(painter, option, index)
        inner = area.adjusted(SPACE, SPACE, -2 * SPACE, -SPACE)
        top = inner.top() + (inner.height() - PICTURE.height()) // 2
        picture = QRect(inner.left(), top, PICTURE.width(), PICTURE.height())
        inner.setLeft(picture.right() + 2 * SPACE)
        picture, inner = (visual_rect(option.direction, area, r) for r in (picture, inner))
        entry: ExerciseEntry | None = index.data(ExerciseRole.ENTRY)
        if entry is not None:
            self._paint_picture(painter, picture, entry)
            self._paint_texts(painter, inner, entry)
        painter.restore()

    def _paint_picture(self, painter: QPainter, room: QRect, entry: ExerciseEntry) -> None:
        theme, ratio = theme_of(self.widget), painter.device().devicePixelRatioF()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.colours.ground))
        painter.drawRoundedRect(room, ROUNDING, ROUNDING)
        if entry.exercise is None:
            pixmap = icon_pixmap("warning", theme.colours.danger, 4 * SPACE, ratio)
            painter.drawPixmap(room.center() - QPoint(2 * SPACE, 2 * SPACE), pixmap)
        elif not self._figures.has(entry.id):
            paint_stand_in(painter, room, self._figures, entry.id, theme.colours)
        else:
            style = self._figures.style(entry.id, PICTURE, worn=theme.colours, ratio=ratio)
            image = self._figures.still(StillPicture(FigureRole(entry.id), style))
            if image is not None:
                painter.drawImage(room, image)

    def _paint_texts(self, painter: QPainter, room: QRect, entry: ExerciseEntry) -> None:
        theme = theme_of(self.widget)
        font = QFont(painter.font())
        font.setPixelSize(theme.scale.body)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(theme.colours.ink))
        metrics = painter.fontMetrics()
        # Two lines, whose words seldom fill them to the end.
        name = metrics.elidedText(
            entry.name, Qt.TextElideMode.ElideRight, round(room.width() * 1.8)
        )
        flags = Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        needed = metrics.boundingRect(room, flags, name).height()
        font.setPixelSize(theme.scale.caption)
        font.setWeight(QFont.Weight.Normal)
        line = round(theme.scale.caption * 1.5)
        top = room.top() + max(0, (room.height() - needed - line - SPACE // 2) // 2)
        painter.drawText(QRect(room.left(), top, room.width(), needed), flags, name)
        painter.setFont(font)
        painter.setPen(QColor(theme.colours.muted))
        taken = SIGN + SPACE if entry.exercise is not None else 0
        seen = partial(visual_rect, painter.layoutDirection(), room)
        said = painter.fontMetrics().elidedText(
            words.on_card(entry), Qt.TextElideMode.ElideRight, room.width() - taken
        )
        below = QRect(room.left(), top + needed + SPACE // 2, room.width(), line)
        painter.drawText(seen(below.adjusted(taken, 0, 0, 0)), Qt.AlignmentFlag.AlignVCenter, said)
        if entry.exercise is not None:
            box = QRect(below.left() + 1, below.center().y() - SIGN // 2 + 1, SIGN, SIGN)
            kind = entry.exercise.kind
            paint_sign(painter, kind, QRectF(seen(box)), QColor(theme.colours.of(kind)))


class ExercisesPage(QWidget):
    """Cards of all exercises.

    Signals:
        opened: an exercise's id.
        new_wanted: an exercise of one's own is to be written.
        topics_wanted: the other part of the guide is to be shown.
        compare_wanted: the id of an exercise that has two versions.
    """

    opened = Signal(str)
    new_wanted = Signal()
    topics_wanted = Signal()
    compare_wanted = Signal(str)

    def __init__(
        self,
        exercises: Exercises,
        figures: Figures,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(guide_part(GuidePart.EXERCISES))
        self.model = ExerciseModel(exercises)
        self._kind: Kind | None = None
        self._own = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 3 * SPACE, 0, 0)
        layout.setSpacing(2 * SPACE)
        self.head = GuideHead(GuidePart.EXERCISES, words.search_hint())
        self.head.other_wanted.connect(self.topics_wanted)
        self.head.search.textChanged.connect(lambda _: self._narrow())
        self._add_choices(self.head.row)
        self._versions = QVBoxLayout()
        above = Column()
        add_all(above.body, self.head, self._versions)
        layout.addLayout(above_scrolling(above))
        self.view = CardView(ExerciseCardPainter(figures, self), words.exercises())
        self.view.setModel(self.model)
        self.view.clicked.connect(self._open)
        self.view.activated.connect(self._open)
        layout.addWidget(self.view, 1)
        self.nothing = plain(words.none_fits(), "lead")
        below = Column()
        below.body.addWidget(self.nothing)
        layout.addLayout(above_scrolling(below))
        layout.addStretch(0)
        self.model.modelReset.connect(self._show_whether_any)
        figures.ready.connect(self.view.repaint_cards)

    def refresh(self, *, has_draft: bool, two_versions: Mapping[str, str]) -> None:
        """Read what has changed; `has_draft` tells that a new exercise was begun.

        `two_versions` are ids and names of what two computers changed.
        """
        fill_with_versions(self._versions, two_versions.items(), self.compare_wanted.emit)
        rename_button(self.new, words.new_exercise(has_draft=has_draft))
        self.model.refresh()

    def _add_choices(self, row: FlowLayout) -> None:
        self.kind = button(any_kind(), "quiet")
        self.kind.setMenu(QMenu(self.kind))
        choices: list[tuple[str, Kind | None, bool]] = [
            (any_kind(), None, False),
            (my_own(), None, True),
            *((kind_name(kind), kind, False) for kind in Kind),
        ]
        ways = ((n, partial(self._choose, n, kind, own=own)) for n, kind, own in choices)
        fill_menu(self.kind.menu(), ways)
        row.addWidget(self.kind)
        self.new = button(words.new_exercise(), "primary", do=self.new_wanted.emit)
        row.addWidget(self.new)

    def _choose(self, name: str, kind: Kind | None, *, own: bool) -> None:
        rename_button(self.kind, name)
        self._kind, self._own = kind, own
        self._narrow()

    def _narrow(self) -> None:
        self.model.narrow(self.head.search.text(), self._kind, own=self._own)

    def _show_whether_any(self) -> None:
        found = self.model.rowCount() > 0 or self.model.is_reading
        self.view.setVisible(found)
        self.nothing.setVisible(not found)

    def _open(self, index: QModelIndex) -> None:
        entry: ExerciseEntry | None = index.data(ExerciseRole.ENTRY)
        if entry is not None:
            self.opened.emit(entry.id)
