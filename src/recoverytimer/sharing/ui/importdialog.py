"""What is in a file to import, what becomes of each thing in it, and what was not understood."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from recoverytimer.base.clash import ClashChoice
from recoverytimer.base.problem import Problem
from recoverytimer.forms.guard import guard
from recoverytimer.sharing.bundle import Bundle, PieceFolder, PieceLocation
from recoverytimer.sharing.importplan import ImportPlan, ImportRow, Presence
from recoverytimer.sharing.words import CHOICE_NAMES, import_in_words, problem_in_words, row_text
from recoverytimer.theme.theme import SPACE
from recoverytimer.widgets.button import button
from recoverytimer.widgets.layout import Card
from recoverytimer.widgets.scroll import VerticalScroll
from recoverytimer.widgets.text import plain, set_tone

CHOICE_WIDTH = 18 * SPACE
MANY = 2
Planner = Callable[[Mapping[PieceLocation, ClashChoice]], ImportPlan]


class ImportDialog(QDialog):
    """Lets a person see and choose; `choices` says what they chose.

    Args:
        bundle: what is in the file.
        planner: says what would become of it, given the choices.
        title: what the file is called.
    """

    def __init__(
        self, bundle: Bundle, planner: Planner, title: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Import: {title}")
        self._planner = planner
        self._lost = len(bundle.problems)
        self.choices: dict[PieceLocation, ClashChoice] = {}
        self.plan = planner({})
        self._status: dict[PieceLocation, QLabel] = {}
        self._boxes: dict[PieceLocation, QComboBox] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * SPACE, 3 * SPACE, 3 * SPACE, 3 * SPACE)
        layout.setSpacing(2 * SPACE)
        layout.addWidget(plain(f"Import {title}", "title"))
        content = QWidget()
        self._body = QVBoxLayout(content)
        self._body.setContentsMargins(0, 0, SPACE, 0)
        self._body.setSpacing(2 * SPACE)
        self._fill(bundle)
        layout.addWidget(VerticalScroll(content, reachable=not self._boxes), 1)
        layout.addLayout(self._foot())
        self._show()
        (self.accept_button if self.plan.results else self.cancel).setFocus()
        room = content.sizeHint().height() + 20 * SPACE
        self.resize(90 * SPACE, min(80 * SPACE, max(40 * SPACE, room)))

    def _fill(self, bundle: Bundle) -> None:
        for folder in reversed(PieceFolder):
            rows = [row for row in self.plan.rows if row.piece.folder is folder]
            if rows:
                self._add_rows(folder.value.capitalize(), rows)
        self._add_notes("Not understood", bundle.problems, danger=True)
        self._add_notes("Please look over", bundle.assumed)
        self._body.addStretch(1)

    def _add_rows(self, title: str, rows: list[ImportRow]) -> None:
        card = Card()
        head = QHBoxLayout()
        head.addWidget(plain(title, "lead"), 1)
        if sum(row.presence is Presence.CLASH for row in rows) >= MANY:
            head.addWidget(self._for_all(title, rows))
        card.body.addLayout(head)
        for row in rows:
            card.body.addLayout(self._row(row))
        self._body.addWidget(card)

    def _row(self, row: ImportRow) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(2 * SPACE)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(plain(row.piece.name, "strong"))
        status = self._status[row.piece.location] = plain("", "body", "muted")
        words.addWidget(status)
        line.addLayout(words, 1)
        if row.presence is Presence.CLASH:
            box = self._boxes[row.piece.location] = _choice_box(row.piece.name)
            box.currentIndexChanged.connect(
                lambda _index, p=row.piece.location, b=box: self._choose(p, chosen(b))
            )
            line.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _for_all(self, title: str, rows: list[ImportRow]) -> QComboBox:
        box = _choice_box(f"all {title.lower()}")
        box.insertItem(0, "For all:", None)
        box.setCurrentIndex(0)
        places = [row.piece.location for row in rows]
        box.activated.connect(lambda _index: self._choose_all(places, chosen(box)))
        return box

    def _add_notes(self, title: str, notes: tuple[Problem, ...], *, danger: bool = False) -> None:
        if not notes:
            return
        card = Card()
        card.body.addWidget(plain(title, "lead", "danger" if danger else "ink"))
        for note in notes:
            card.body.addWidget(plain(f"\u2022 {problem_in_words(note)}"))
        self._body.addWidget(card)

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        self._summary = plain("", "strong")
        row.addWidget(self._summary, 1)
        self.cancel = button("Cancel")
        self.cancel.clicked.connect(lambda _checked: self.reject())
        self.accept_button = button("Import", "primary")
        self.accept_button.setDefault(True)
        self.accept_button.clicked.connect(lambda _checked: self.accept())
        row.addWidget(self.cancel)
        row.addWidget(self.accept_button)
        return row

    def _choose(self, place: PieceLocation, choice: ClashChoice | None) -> None:
        if choice is not None:
            self.choices[place] = choice
        self.plan = self._planner(self.choices)
        self._show()

    def _choose_all(self, places: list[PieceLocation], choice: ClashChoice | None) -> None:
        if choice is None:
            return
        for place in places:
            if place in self._boxes:
                box = self._boxes[place]
                with QSignalBlocker(box):
                    box.setCurrentIndex(list(CHOICE_NAMES).index(choice))
                self.choices[place] = choice
        self._choose(places[0], None)

    def _show(self) -> None:
        for row in self.plan.rows:
            status = self._status[row.piece.location]
            status.setText(row_text(row))
            set_tone(status, "danger" if row.problems else "muted")
        self._summary.setText(import_in_words(self.plan, self._lost))
        able = bool(self.plan.results)
        self.accept_button.setVisible(able or bool(self._boxes))
        self.accept_button.setEnabled(able)
        self.cancel.setText("Cancel" if able or self._boxes else "Close")
        self.cancel.setAccessibleName(self.cancel.text())


def chosen(box: QComboBox) -> ClashChoice | None:
    """What is chosen in a box; Qt gives back a text in place of the choice."""
    data = box.currentData()
    return ClashChoice(data) if data else None


def _choice_box(name: str) -> QComboBox:
    box = QComboBox()
    guard(box)
    for choice, text in CHOICE_NAMES.items():
        box.addItem(text, choice)
    box.setAccessibleName(f"What to do with {name}")
    box.setFixedWidth(CHOICE_WIDTH)
    return box
