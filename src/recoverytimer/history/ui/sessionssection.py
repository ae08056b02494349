"""The section with all sessions: a list, and what narrows it down."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QModelIndex, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from recoverytimer.figure.ui.figures import Figures
from recoverytimer.history.sessionfilter import ALL_SESSIONS, SessionFilter
from recoverytimer.history.sessionlog import SessionSummary
from recoverytimer.history.ui.filterbar import FilterBar
from recoverytimer.history.ui.listmodel import ListRole, SessionModel
from recoverytimer.history.ui.rowpainter import MainExercise, SessionRowPainter
from recoverytimer.history.words import labels
from recoverytimer.history.yearbook import Yearbook
from recoverytimer.theme.theme import SPACE
from recoverytimer.widgets.layout import Column, above_scrolling, beside_column
from recoverytimer.widgets.scroll import keep_room, scroll_by_keys
from recoverytimer.widgets.text import plain

REST_MS = 150


class _InColumn(QListView):
    """Lists in the middle where there is more room."""

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Leave free what is beside the column."""
        self._fit()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """The column is as wide as its texts need."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        left, right = beside_column(self)
        self.setViewportMargins(left, 0, right, 0)


class SessionsSection(QWidget):
    """Lists sessions, the newest first.

    Signals:
        opened: the id of a session to look at.
        add_wanted: a session that was done without the app is to be entered.
    """

    opened = Signal(str)
    add_wanted = Signal()

    def __init__(
        self,
        yearbook: Yearbook,
        main_exercise: MainExercise,
        figures: Figures,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.model = SessionModel(yearbook)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE, 0, 0)
        column.setSpacing(SPACE)
        self.filter = FilterBar(yearbook.routines, lambda: yearbook.today)
        self.filter.changed.connect(self._narrow)
        self.filter.add_wanted.connect(self.add_wanted)
        above, below = Column(), Column()
        above.body.addWidget(self.filter)
        column.addLayout(above_scrolling(above))
        self._painter = SessionRowPainter(main_exercise, figures, self)
        self._resting = QTimer(self, singleShot=True, interval=REST_MS)
        self._resting.timeout.connect(self._rest)
        self.view = self._view(self._painter)
        self.view.verticalScrollBar().valueChanged.connect(self._stir)
        self.model.modelReset.connect(self._stir)
        column.addWidget(self.view, 1)
        self.nothing = plain("", "lead")
        self.nothing.setContentsMargins(0, 2 * SPACE, 0, 0)
        below.body.addWidget(self.nothing)
        column.addLayout(above_scrolling(below))
        column.addStretch(0)
        figures.ready.connect(self._show_picture)

    def _show_picture(self, _order: object) -> None:
        self.view.viewport().update()

    def show_again(self) -> None:
        """List what there is now, at the place where one was."""
        current, down = self._current(), self.view.verticalScrollBar().value()
        self.model.read_again()
        self._say()
        self._be_at(self.model.row_of(current.id) if current else None)
        self.view.verticalScrollBar().setValue(down)

    def show_days(self, first: date, last: date) -> None:
        """List the sessions of some days."""
        self.filter.show_days(first, last)

    def _view(self, painter: SessionRowPainter) -> QListView:
        view = _InColumn()
        view.setModel(self.model)
        view.setItemDelegate(painter)
        view.setFrameShape(QListView.Shape.NoFrame)
        view.setMouseTracking(True)
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        keep_room(view)
        scroll_by_keys(view)
        view.setAutoFillBackground(False)
        view.viewport().setAutoFillBackground(False)
        view.setAccessibleName(labels.sessions())
        view.clicked.connect(self._open)
        view.activated.connect(self._open)
        return view

    def _stir(self) -> None:
        self._painter.at_rest = False
        self._resting.start()

    def _rest(self) -> None:
        self._painter.at_rest = True
        self.view.viewport().update()

    def _current(self) -> SessionSummary | None:
        row = self.view.currentIndex().data(ListRole.ROW)
        return row if isinstance(row, SessionSummary) else None

    def _narrow(self, where: SessionFilter) -> None:
        self.model.narrow(where)
        self._say()
        self._be_at(None)
        self.view.scrollToTop()

    def _be_at(self, row: int | None) -> None:
        """Be at a row, or at the first session, so that whoever tabs here sees where it goes on."""
        at = self.model.first_session if row is None else row
        if at is not None:
            self.view.setCurrentIndex(self.model.index(at))

    def _say(self) -> None:
        found = self.model.rowCount() > 0
        self.view.setVisible(found)
        self.nothing.setVisible(not found)
        is_all = self.model.where == ALL_SESSIONS
        self.nothing.setText(labels.none_in_list() if is_all else labels.none_fits())

    def _open(self, index: QModelIndex) -> None:
        row = index.data(ListRole.ROW)
        if isinstance(row, SessionSummary):
            self.opened.emit(row.id)
