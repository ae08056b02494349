"""What is in a file to import, what becomes of each thing in it, and what was not understood."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from recoverytimer.base.clash import ClashChoice
from recoverytimer.base.problem import Problem
from recoverytimer.base.words.common import cancel, close
from recoverytimer.forms.fields import ChoiceField
from recoverytimer.sharing.bundle import Bundle, PieceFolder, PieceLocation
from recoverytimer.sharing.importplan import ImportPlan, ImportRow, Presence
from recoverytimer.sharing.words import imports as words
from recoverytimer.sharing.words.problems import problem_in_words
from recoverytimer.theme.theme import SPACE
from recoverytimer.widgets.button import button, rename_button
from recoverytimer.widgets.dialogs import Dialog
from recoverytimer.widgets.layout import Card, add_all, column_of, holding, row_of
from recoverytimer.widgets.pieces import add_in_pieces
from recoverytimer.widgets.scroll import VerticalScroll
from recoverytimer.widgets.text import heading, plain, set_tone

CHOICE_WIDTH = 18 * SPACE
MANY = 2
Planner = Callable[[Mapping[PieceLocation, ClashChoice]], ImportPlan]


class ImportDialog(Dialog):
    """Lets a person see and choose; `choices` says what they chose.

    Args:
        bundle: what is in the file.
        plan: what becomes of it where nothing is chosen.
        planner: says what would become of it, given the choices.
        title: what the file is called.
    """

    def __init__(
        self,
        bundle: Bundle,
        plan: ImportPlan,
        planner: Planner,
        title: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words.window_title(title), parent)
        self._planner = planner
        self._lost = len(bundle.problems)
        self.choices: dict[PieceLocation, ClashChoice] = {}
        self.plan = plan
        self._clashes = any(row.presence is Presence.CLASH for row in plan.rows)
        self._status: dict[PieceLocation, QLabel] = {}
        self._boxes: dict[PieceLocation, ChoiceField] = {}
        self._body = column_of(gap=2 * SPACE)
        content = holding(self._body, right=SPACE)
        self._fill(bundle)
        scroller = VerticalScroll(content, reachable="" if self._clashes else self.windowTitle())
        add_all(self.column, heading(words.heading(title), "title"), (scroller, 1), self._foot())
        self._show()
        (self.accept_button if self.plan.results else self.cancel).setFocus()
        room = content.sizeHint().height() + 20 * SPACE
        self.want(90 * SPACE, min(80 * SPACE, max(40 * SPACE, room)))

    def _fill(self, bundle: Bundle) -> None:
        for folder in reversed(PieceFolder):
            rows = [row for row in self.plan.rows if row.piece.folder is folder]
            if rows:
                self._add_rows(folder, rows)
        self._add_notes(words.not_understood(), bundle.problems, danger=True)
        self._add_notes(words.please_look_over(), bundle.assumed)
        self._body.addStretch(1)

    def _add_rows(self, folder: PieceFolder, rows: list[ImportRow]) -> None:
        card = Card()
        head = QHBoxLayout()
        head.addWidget(heading(words.pieces_title(folder)), 1)
        if sum(row.presence is Presence.CLASH for row in rows) >= MANY:
            head.addWidget(self._for_all(folder, rows))
        card.body.addLayout(head)
        add_in_pieces(card.body, rows, self._add_row)
        self._body.addWidget(card)

    def _add_row(self, body: QVBoxLayout, row: ImportRow) -> None:
        # Something may have been chosen before this one is made.
        now = next(r for r in self.plan.rows if r.piece is row.piece)
        line = row_of(gap=2 * SPACE)
        said = column_of(plain(row.piece.name, "strong"), gap=0)
        status = self._status[row.piece.location] = plain("", "body", "muted")
        said.addWidget(status)
        self._show_row(now)
        line.addLayout(said, 1)
        if row.presence is Presence.CLASH:
            box = self._boxes[row.piece.location] = _choice_box(words.what_to_do(row.piece.name))
            box.show_value(now.choice)
            box.edited.connect(
                lambda choice, p=row.piece.location: self._choose(p, ClashChoice(choice))
            )
            line.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
        body.addLayout(line)

    def _for_all(self, folder: PieceFolder, rows: list[ImportRow]) -> ChoiceField:
        box = _choice_box(words.what_to_do_with_all(folder), (words.for_all(), None))
        places = [row.piece.location for row in rows if row.presence is Presence.CLASH]
        box.edited.connect(lambda choice: self._choose_all(places, choice))
        return box

    def _add_notes(self, title: str, notes: tuple[Problem, ...], *, danger: bool = False) -> None:
        if not notes:
            return
        card = Card(heading(title, "head", "danger" if danger else "ink"))
        add_in_pieces(card.body, notes, self._add_note)
        self._body.addWidget(card)

    def _add_note(self, body: QVBoxLayout, note: Problem) -> None:
        body.addWidget(plain(f"\u2022 {problem_in_words(note)}"))

    def _foot(self) -> QHBoxLayout:
        self._summary = plain("", "strong")
        self.cancel = button(cancel(), do=self.reject)
        self.accept_button = button(words.import_(), "primary", do=self.accept)
        self.accept_button.setDefault(True)
        return row_of((self._summary, 1), self.cancel, self.accept_button)

    def _choose(self, place: PieceLocation, choice: ClashChoice) -> None:
        self.choices[place] = choice
        self.plan = self._planner(self.choices)
        self._show()

    def _choose_all(self, places: list[PieceLocation], choice: str | None) -> None:
        if choice is None:
            return
        for place in places:
            self.choices[place] = ClashChoice(choice)
            if place in self._boxes:
                self._boxes[place].show_value(choice)
        self._choose(places[0], self.choices[places[0]])

    def _show_row(self, row: ImportRow) -> None:
        # Those further down may be made later.
        status = self._status.get(row.piece.location)
        if status is not None:
            status.setText(words.row_text(row))
            set_tone(status, "danger" if row.problems else "muted")

    def _show(self) -> None:
        for row in self.plan.rows:
            self._show_row(row)
        self._summary.setText(words.import_in_words(self.plan, self._lost))
        able = bool(self.plan.results)
        self.accept_button.setVisible(able or self._clashes)
        self.accept_button.setEnabled(able)
        rename_button(self.cancel, cancel() if able or self._clashes else close())


def _choice_box(name: str, *first: tuple[str, None]) -> ChoiceField:
    """A choice among those that there are; Qt gives back a text in place of one."""
    box = ChoiceField([*first, *((words.choice_name(choice), choice) for choice in ClashChoice)])
    box.setAccessibleName(name)
    box.setMinimumWidth(CHOICE_WIDTH)
    return box
