"""Finding an exercise by keyboard alone: type, arrow, Enter."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from recoverytimer.base.listing import with_dots
from recoverytimer.base.words import common
from recoverytimer.exercise.exercise import Exercise
from recoverytimer.exercise.figurerole import FigureRole
from recoverytimer.exercise.search import find_among, findable
from recoverytimer.exercise.words.doses import dose_in_words
from recoverytimer.exercise.words.kinds import kind_name, muscles_in_words
from recoverytimer.figure.ui.figures import Figures, PictureOrder, StillPicture
from recoverytimer.figure.ui.standin import paint_stand_in
from recoverytimer.routine.words import editing as words
from recoverytimer.theme.icons import icon_pixmap
from recoverytimer.theme.theme import SPACE, theme_of
from recoverytimer.widgets.button import button
from recoverytimer.widgets.dialogs import Dialog
from recoverytimer.widgets.layout import add_all, row_of
from recoverytimer.widgets.searchfield import ClearableField
from recoverytimer.widgets.text import plain

PICTURE = QSize(72, 54)
PLUS = 24
ID = Qt.ItemDataRole.UserRole
"""The id of an exercise; what offers a new one has none."""
LONGEST_NAME = 120
SIZE = 72 * SPACE, 68 * SPACE


class ExerciseDialog(Dialog):
    """Lists exercises that fit the words; it stays open for more, unless only one is wanted.

    Signals:
        chosen: the id of each exercise that is taken.
        new_wanted: the name of an exercise that is to be written.
    """

    chosen = Signal(str)
    new_wanted = Signal(str)

    def __init__(
        self,
        exercises: Mapping[str, Exercise],
        figures: Figures,
        parent: QWidget,
        *,
        only_one: bool = False,
    ) -> None:
        super().__init__(words.add_exercises(), parent)
        self._exercises = exercises
        self._findable = {name: findable(exercise) for name, exercise in exercises.items()}
        self._figures = figures
        self._only_one = only_one
        self.want(*SIZE)
        self.search = ClearableField()
        self.search.setPlaceholderText(words.search_hint())
        self.search.setAccessibleName(words.search_exercises())
        self.search.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(words.exercises())
        self.list.setIconSize(PICTURE)
        # Large text takes another line, and what fits is not to be scrolled to.
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        self.list.itemActivated.connect(self._take)
        self.told = plain(words.keys_of_finding(only_one=only_one), "caption", "muted")
        self.take = button(words.choose() if only_one else words.add(), "primary", do=self._take_it)
        self.leave = button(common.cancel() if only_one else words.done(), do=self.reject)
        for one in (self.take, self.leave):
            # Enter is for what is chosen in the list.
            one.setAutoDefault(False)
        below = row_of((self.told, 1), self.leave, self.take)
        add_all(self.column, self.search, (self.list, 1), below)
        self.search.textChanged.connect(self._fill)
        figures.ready.connect(self._show_picture)
        self._fill("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Up, Down and Enter in the search are for the list."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = event.key()
            if key in {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
                self.list.keyPressEvent(event)
                return True
            if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._take(self.list.currentItem())
                return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Have pictures in the colours of the window."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._fill(self.search.text())

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _fill(self, wanted: str) -> None:
        self.list.clear()
        for exercise_id in find_among(wanted, self._findable):
            exercise = self._exercises[exercise_id]
            item = QListWidgetItem(f"{exercise.name}\n{_about(exercise)}")
            item.setData(ID, exercise_id)
            item.setIcon(self._icon(exercise_id))
            self.list.addItem(item)
        self._told_of(self.list.count())
        self._offer_new(" ".join(wanted.split())[:LONGEST_NAME])
        self.list.setCurrentRow(0)
        self.take.setEnabled(self.list.count() > 0)

    def _told_of(self, number: int) -> None:
        keys = words.keys_of_finding(only_one=self._only_one)
        self.told.setText(keys if number else words.none_found())

    def _offer_new(self, name: str) -> None:
        """Below all that fit, unless one is called just so."""
        found = (self._exercises[item.data(ID)].name.casefold() for item in self._items())
        if name and name.casefold() not in found:
            item = QListWidgetItem(words.write_exercise(name))
            item.setIcon(_icon_of(self._painted(self._paint_plus)))
            self.list.addItem(item)

    def _icon(self, exercise_id: str) -> QIcon:
        has_one = self._figures.has(exercise_id)
        image = self._figures.still(self._order(exercise_id)) if has_one else None
        if image is not None:
            return _icon_of(QPixmap.fromImage(image))
        if has_one:
            return _icon_of(self._blank())
        return _icon_of(self._painted(partial(self._paint_stand_in, exercise_id)))

    def _painted(self, paint: Callable[[QPainter, QRect], None]) -> QPixmap:
        made = self._blank()
        painter = QPainter(made)
        paint(painter, QRect(QPoint(0, 0), PICTURE))
        painter.end()
        return made

    def _paint_stand_in(self, exercise_id: str, painter: QPainter, room: QRect) -> None:
        paint_stand_in(painter, room, self._figures, exercise_id, theme_of(self).colours)

    def _paint_plus(self, painter: QPainter, room: QRect) -> None:
        colour, ratio = theme_of(self).colours.muted, self.devicePixelRatioF()
        corner = room.center() - QPoint(PLUS // 2, PLUS // 2)
        painter.drawPixmap(corner, icon_pixmap("plus", colour, PLUS, ratio))

    def _blank(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        made = QPixmap(PICTURE * ratio)
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        return made

    def _order(self, exercise_id: str) -> StillPicture:
        theme, ratio = theme_of(self), self.devicePixelRatioF()
        style = self._figures.style(exercise_id, PICTURE, worn=theme.colours, ratio=ratio)
        return StillPicture(FigureRole(exercise_id), style)

    def _show_picture(self, order: PictureOrder) -> None:
        if not self.isVisible():
            return
        for item in self._items():
            exercise_id = item.data(ID)
            if exercise_id == order.role.exercise and order == self._order(exercise_id):
                item.setIcon(self._icon(exercise_id))

    def _take_it(self) -> None:
        self._take(self.list.currentItem())

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        exercise_id = item.data(ID)
        if exercise_id is None:
            self.accept()
            self.new_wanted.emit(" ".join(self.search.text().split())[:LONGEST_NAME])
            return
        self.chosen.emit(exercise_id)
        if self._only_one:
            self.accept()
            return
        self.told.setText(words.added(self._exercises[exercise_id].name))
        self.search.selectAll()
        self.search.setFocus()


def _icon_of(picture: QPixmap) -> QIcon:
    """The picture as it is, also where it is chosen."""
    icon = QIcon(picture)
    icon.addPixmap(picture, QIcon.Mode.Selected)
    return icon


def _about(exercise: Exercise) -> str:
    muscles = muscles_in_words(exercise.muscles[:2])
    dose = dose_in_words(exercise.dose, exercise.sides)
    return with_dots((kind_name(exercise.kind), muscles, dose))
