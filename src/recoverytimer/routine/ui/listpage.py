"""All routines as cards, with search and filters."""

from __future__ import annotations

import operator
from collections.abc import Mapping, Sequence
from functools import partial
from types import MappingProxyType

from PySide6.QtCore import QModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import (
    QButtonGroup,
    QMenu,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from recoverytimer.base.amounts import MINUTE_S
from recoverytimer.base.plaintext import printable
from recoverytimer.exercise.equipment import Equipment, is_at_hand
from recoverytimer.exercise.exercise import KindGroup
from recoverytimer.exercise.figurerole import FigureRole
from recoverytimer.exercise.words.kinds import group_name
from recoverytimer.figure.ui.figures import Figures, StillPicture
from recoverytimer.routine.adapting import AdaptedRoutine
from recoverytimer.routine.library import Library, RoutineEntry
from recoverytimer.routine.portrait import Portrait
from recoverytimer.routine.timeline import Timing
from recoverytimer.routine.ui.listmodel import (
    DataRole,
    Fit,
    RoutineFilter,
    RoutineModel,
    Suits,
    any_equipment,
)
from recoverytimer.routine.words import adapting as adaptingwords
from recoverytimer.routine.words import pages as words
from recoverytimer.routine.words.library import missing_resources
from recoverytimer.routine.words.totals import total_in_words
from recoverytimer.shell.twoversions import fill_with_versions
from recoverytimer.theme.icons import icon_pixmap
from recoverytimer.theme.theme import SPACE, theme_of
from recoverytimer.widgets.button import button
from recoverytimer.widgets.cardview import CardDelegate, CardView
from recoverytimer.widgets.chip import add_chips
from recoverytimer.widgets.filedrop import FileDrop
from recoverytimer.widgets.kindsign import paint_sign
from recoverytimer.widgets.layout import add_all, clear_layout, flow_of, row_of
from recoverytimer.widgets.menu import fill_menu
from recoverytimer.widgets.modelindex import ModelIndex
from recoverytimer.widgets.painting import visual_rect
from recoverytimer.widgets.searchfield import SearchField
from recoverytimer.widgets.text import page_title, plain

PICTURE_HEIGHT = 168
PICTURE = QSize(224, 168)
TEXT_HEIGHT = 112
NARROWEST_CARD = 288
LENGTHS_MIN = (None, 5, 10, 15)
MOST_PROBLEMS = 3
NONE: Mapping[str, str] = MappingProxyType({})
SIGN = 10


def _needs(name: str, needed: Sequence[str]) -> bool:
    return name in needed


class CardPainter(CardDelegate):
    """Paints a routine as a card."""

    def __init__(self, figures: Figures, parent: QWidget) -> None:
        super().__init__(NARROWEST_CARD, parent)
        self._figures = figures

    def sizeHint(self, _option: QStyleOptionViewItem, _index: ModelIndex) -> QSize:  # noqa: N802
        """One card with the gap to the next."""
        texts = round(TEXT_HEIGHT * theme_of(self.widget).scale.factor)
        return QSize(self.width, PICTURE_HEIGHT + texts + 6 * SPACE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: ModelIndex) -> None:
        """Paint one card."""
        painter.save()
        painter.setLayoutDirection(option.direction)
        area = self.paint_card(painter, option, index)
        entry: RoutineEntry = index.data(DataRole.ENTRY)
        portrait: Portrait | None = index.data(DataRole.PORTRAIT)
        if portrait is None:
            self._paint_problem(painter, area, entry)
        else:
            self._paint_routine(painter, area, entry, portrait, index.data(DataRole.ADAPTED))
        painter.restore()

    def _paint_routine(
        self,
        painter: QPainter,
        area: QRect,
        entry: RoutineEntry,
        portrait: Portrait,
        adapted: AdaptedRoutine | None,
    ) -> None:
        theme = theme_of(self.widget)
        colour = theme.colours.of(portrait.kind)
        picture = QRect(
            area.left() + SPACE, area.top() + SPACE, area.width() - 2 * SPACE, PICTURE_HEIGHT
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.colours.ground))
        painter.drawRoundedRect(picture, 10, 10)
        self._paint_picture(painter, picture, portrait)
        text = area.adjusted(2 * SPACE + 4, PICTURE_HEIGHT + 2 * SPACE, -2 * SPACE - 4, -2 * SPACE)
        self._line(painter, text, 0, entry.name, theme.scale.lead, bold=True)
        refused = adaptingwords.refused(adapted)
        when = entry.routine.when if entry.routine else ""
        self._line(painter, text, 32, refused or when or "", theme.scale.caption, muted=not refused)
        self._line(painter, text, 54, words.needs(portrait), theme.scale.caption, muted=True)
        height = round(22 * theme.scale.factor)
        foot = QRect(text.left(), text.bottom() - height, text.width(), height)
        sign = QRect(foot.left(), foot.center().y() - SIGN // 2, SIGN, SIGN)
        paint_sign(painter, portrait.kind, QRectF(_seen(painter, foot, sign)), QColor(colour))
        total = total_in_words(portrait.total)
        taken = self._line(painter, foot, 0, total, theme.scale.body, bold=True, right=True)
        if which := adaptingwords.total_of(adapted):
            room = _seen(painter, foot, foot.adjusted(0, 0, -taken - SPACE, 0))
            small = theme.scale.caption
            taken += SPACE + self._line(painter, room, 0, which, small, muted=True, right=True)
        kind, room = words.kind(portrait, is_own=entry.own), foot.adjusted(18, 0, -taken - SPACE, 0)
        self._line(painter, _seen(painter, foot, room), 0, kind, theme.scale.caption, bold=True)

    def _paint_picture(self, painter: QPainter, room: QRect, portrait: Portrait) -> None:
        """The picture of the main exercise, as soon as it is made."""
        theme, ratio = theme_of(self.widget), painter.device().devicePixelRatioF()
        centre, exercise = room.center(), portrait.exercise
        if exercise and self._figures.has(exercise):
            style = self._figures.style(exercise, PICTURE, worn=theme.colours, ratio=ratio)
            image = self._figures.still(StillPicture(FigureRole(exercise), style))
            if image is not None:
                half = QPoint(PICTURE.width() // 2, PICTURE.height() // 2)
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
                painter.drawImage(QRect(centre - half, PICTURE), image)
            return
        colour = theme.colours.of(portrait.kind)
        pixmap = icon_pixmap(f"kind-{portrait.kind}", colour, 72, ratio)
        painter.drawPixmap(centre - QPoint(36, 36), pixmap)

    def _paint_problem(self, painter: QPainter, area: QRect, entry: RoutineEntry) -> None:
        theme = theme_of(self.widget)
        ratio = painter.device().devicePixelRatioF()
        inner = area.adjusted(2 * SPACE, 2 * SPACE, -2 * SPACE, -2 * SPACE)
        pixmap = icon_pixmap("warning", theme.colours.danger, 32, ratio)
        sign = QRect(inner.left(), inner.top(), 32, 32)
        painter.drawPixmap(_seen(painter, inner, sign).topLeft(), pixmap)
        room = _seen(painter, inner, inner.adjusted(40, 4, 0, 0))
        self._line(painter, room, 0, printable(entry.path.name), theme.scale.lead, bold=True)
        font = QFont(painter.font())
        font.setPixelSize(theme.scale.caption)
        painter.setFont(font)
        painter.setPen(QColor(theme.colours.ink))
        lines = words.problems_on_card(entry, MOST_PROBLEMS)
        flags = Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(inner.adjusted(0, 48, 0, 0), flags, "\n".join(lines))

    def _line(
        self,
        painter: QPainter,
        area: QRect,
        down: int,
        text: str,
        size: int,
        *,
        bold: bool = False,
        muted: bool = False,
        right: bool = False,
    ) -> int:
        """Write a line, cut where it is too long; how wide it came out."""
        colours = theme_of(self.widget).colours
        font = QFont(painter.font())
        font.setPixelSize(size)
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(QColor(colours.muted if muted else colours.ink))
        top = area.top() + round(down * theme_of(self.widget).scale.factor)
        line = QRect(area.left(), top, area.width(), round(size * 1.5))
        fitting = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, line.width())
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(line, side | Qt.AlignmentFlag.AlignVCenter, fitting)
        return painter.fontMetrics().horizontalAdvance(fitting)


def _seen(painter: QPainter, area: QRect, room: QRect) -> QRect:
    return visual_rect(painter.layoutDirection(), area, room)


class RoutinesPage(QWidget):
    """Cards of all routines.

    Signals:
        opened: the `RoutineEntry` to look at.
        import_wanted: files are to be chosen and imported.
        dropped: the paths of files to import.
        new_wanted: a new routine is to be begun.
        draft_wanted, discard_wanted: the id of a draft.
        compare_wanted: the id of a routine that has two versions.
    """

    opened = Signal(object)
    import_wanted = Signal()
    dropped = Signal(object)
    new_wanted = Signal()
    draft_wanted = Signal(str)
    discard_wanted = Signal(str)
    compare_wanted = Signal(str)

    def __init__(
        self,
        library: Library,
        timing: Timing,
        figures: Figures,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._missing = ""
        self.model = RoutineModel(library, timing)
        self.filter = RoutineFilter(self.model)
        self.model.fitted.connect(self._narrow)
        self._suits: Suits = any_equipment
        self._owned: Sequence[Equipment] = ()
        self._longest_s: float | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * SPACE, 3 * SPACE, 4 * SPACE, 0)
        layout.setSpacing(2 * SPACE)
        layout.addWidget(self._head())
        self._drafts = QVBoxLayout()
        self._drafts.setContentsMargins(SPACE, 0, SPACE, 0)
        self._versions = QVBoxLayout()
        self._versions.setContentsMargins(SPACE, 0, SPACE, 0)
        add_all(layout, self._drafts, self._versions, self._chips())
        self.view = self._view(figures)
        layout.addWidget(self.view, 1)
        self.nothing = plain(words.none_fits(), "lead")
        self.nothing.setContentsMargins(SPACE, 0, 0, 0)
        layout.addWidget(self.nothing, 1, Qt.AlignmentFlag.AlignTop)
        FileDrop(self, words.drop_to_import()).dropped.connect(self.dropped)
        figures.ready.connect(self.view.repaint_cards)

    def refresh(
        self,
        timing: Timing,
        drafts: Sequence[tuple[str, str]] = (),
        owned: Sequence[Equipment] = (),
        fit: Fit | None = None,
        two_versions: Mapping[str, str] = NONE,
    ) -> None:
        """Read what has changed.

        `drafts` are ids and names of what is not saved yet; `owned` is what the person has, nothing
        where nothing was said of it; `fit` is there where something applies to the person;
        `two_versions` are ids and names of what two computers changed.
        """
        self._owned = owned
        self.model.refresh(timing, fit)
        self._missing = missing_resources(self._library.missing)
        self.nothing.setText(self._missing or words.none_fits())
        self._show_drafts(drafts)
        fill_with_versions(self._versions, two_versions.items(), self.compare_wanted.emit)
        self._fill_equipment()
        self._narrow()

    def _head(self) -> QWidget:
        self.search = SearchField(words.search_hint(), words.search_routines())
        self.search.textChanged.connect(lambda _: self._narrow())
        bring = button(words.import_files(), do=self.import_wanted.emit)
        bring.setToolTip(words.what_to_import())
        self.new = button(words.new_routine(), "primary", do=self.new_wanted.emit)
        title = page_title(words.routines())
        head = flow_of(title, self.search, bring, self.new, gap=2 * SPACE)
        head.setContentsMargins(SPACE, 0, SPACE, 0)
        return head

    def _show_drafts(self, drafts: Sequence[tuple[str, str]]) -> None:
        clear_layout(self._drafts)
        for routine_id, name in drafts:
            go_on = button(words.go_on(), do=partial(self.draft_wanted.emit, routine_id))
            go_on.setAccessibleName(words.go_on_with(name))
            leave = partial(self.discard_wanted.emit, routine_id)
            discard = button(words.discard(), "quiet", do=leave)
            discard.setAccessibleName(words.discard_draft(name))
            said = plain(words.not_saved_yet(name), wrap=False)
            self._drafts.addLayout(row_of(said, go_on, discard, None))

    def _chips(self) -> QWidget:
        self._groups = QButtonGroup(self)
        chips = add_chips(self._groups, map(group_name, KindGroup))
        self._groups.idClicked.connect(lambda _: self._narrow())
        self.equipment = button(words.any_equipment(), "quiet")
        self.equipment.setMenu(QMenu(self.equipment))
        self.length = button(words.up_to_minutes(None), "quiet")
        self.length.setMenu(QMenu(self.length))
        lengths = ((words.up_to_minutes(n), partial(self._set_length, n)) for n in LENGTHS_MIN)
        fill_menu(self.length.menu(), lengths)
        made = flow_of(*chips, self.equipment, self.length)
        made.setContentsMargins(SPACE, 0, SPACE, 0)
        return made

    def _view(self, figures: Figures) -> CardView:
        view = CardView(CardPainter(figures, self), words.routines())
        view.setModel(self.filter)
        view.clicked.connect(self._open)
        view.activated.connect(self._open)
        return view

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(index.data(DataRole.ENTRY))

    def _fill_equipment(self) -> None:
        known: dict[str, None] = {}
        for row in range(self.model.rowCount()):
            portrait = self.model.portrait(self.model.index(row).data(DataRole.ENTRY))
            known.update(dict.fromkeys(portrait.equipment if portrait else ()))
        choices: list[tuple[str, Suits]] = [(words.any_equipment(), any_equipment)]
        if self._owned:
            choices.append((words.what_i_have(), self._is_at_hand))
        elif self._suits == self._is_at_hand:
            self._set_equipment(*choices[0])
        choices.append((words.no_equipment(), operator.not_))
        choices += [(name, partial(_needs, name)) for name in sorted(known)]
        ways = ((name, partial(self._set_equipment, name, value)) for name, value in choices)
        fill_menu(self.equipment.menu(), ways)

    def _is_at_hand(self, needed: Sequence[str]) -> bool:
        return is_at_hand(needed, self._owned)

    def _set_equipment(self, name: str, suits: Suits) -> None:
        self.equipment.setText(name)
        self._suits = suits
        self._narrow()

    def _set_length(self, most_min: int | None) -> None:
        self.length.setText(words.up_to_minutes(most_min))
        self._longest_s = most_min and most_min * MINUTE_S
        self._narrow()

    def _narrow(self) -> None:
        group = list(KindGroup)[max(0, self._groups.checkedId())]
        self.filter.narrow(group.value, self._suits, self._longest_s, self.search.text())
        found = self.filter.rowCount() > 0
        self.view.setVisible(found)
        self.nothing.setVisible(not found or bool(self._missing))
