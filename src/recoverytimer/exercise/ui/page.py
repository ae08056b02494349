"""One exercise: how it is done, for whom not, and what one can do with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from recoverytimer.base.commands import BACK
from recoverytimer.exercise.catalogue import ExerciseEntry
from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.cautionnotes import CautionNote
from recoverytimer.exercise.contraindications import cautions_against
from recoverytimer.exercise.exercise import Exercise
from recoverytimer.exercise.figurerole import FigureRole
from recoverytimer.exercise.words import pages as words
from recoverytimer.exercise.words.problems import problem_in_words
from recoverytimer.figure.ui.figures import Figures
from recoverytimer.figure.ui.widget import FigurePicture, TurntablePicture
from recoverytimer.theme.theme import SPACE
from recoverytimer.widgets.actions import Action, icon_button_for
from recoverytimer.widgets.button import ButtonRole, button
from recoverytimer.widgets.flow import FlowLayout
from recoverytimer.widgets.layout import Card, ScrollingPage, clear_layout
from recoverytimer.widgets.text import plain

PICTURE_HEIGHT = 40 * SPACE


class ExercisePage(ScrollingPage):
    """Shows one exercise.

    Signals:
        left: back to where one came from.
        practise_wanted: an exercise's id, to be played on its own.
        edit_wanted, duplicate_wanted, delete_wanted, folder_wanted: the `ExerciseEntry`.
        exercise_wanted, topic_wanted: an id.
    """

    left = Signal()
    practise_wanted = Signal(str)
    edit_wanted = Signal(object)
    duplicate_wanted = Signal(object)
    delete_wanted = Signal(object)
    folder_wanted = Signal(object)
    exercise_wanted = Signal(str)
    topic_wanted = Signal(str)

    def __init__(
        self,
        exercises: Mapping[str, Exercise],
        caution_notes: Mapping[Caution, CautionNote],
        topics_about: Callable[[str], Mapping[str, str]],
        figures: Figures,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._exercises = exercises
        self._caution_notes = caution_notes
        self._topics_about = topics_about
        self._figures = figures
        self._back = Action(BACK, self.left.emit, self)
        self._shown = ""
        self.picture: FigurePicture | None = None
        self._fault = plain("")
        figures.ready.connect(self._say_fault)
        self.content.setMaximumWidth(112 * SPACE)

    def show_exercise(self, entry: ExerciseEntry, *, has_draft: bool = False) -> None:
        """Show an exercise; `has_draft` tells that changes of it are not saved yet."""
        self._shown = entry.id
        clear_layout(self.head)
        clear_layout(self.body)
        self._head(entry)
        if has_draft:
            self._say_draft(entry)
        if entry.problems:
            self._problems(entry)
        if entry.exercise is not None:
            self._about(entry.id, entry.exercise)
        self._actions(entry)
        if entry.exercise is not None:
            self._background(entry.id, entry.exercise)
        self.scroller.verticalScrollBar().setValue(0)

    def _head(self, entry: ExerciseEntry) -> None:
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(icon_button_for(self._back))
        row.addWidget(plain(entry.name, "display"), 1)
        self.head.addLayout(row)

    def _say_draft(self, entry: ExerciseEntry) -> None:
        card = Card()
        card.body.addWidget(plain(words.changed_not_saved(), "lead"))
        self._button_row(
            card, self._action(words.go_on_editing(), self.edit_wanted, entry, "primary")
        )
        self.body.addWidget(card)

    def _problems(self, entry: ExerciseEntry) -> None:
        card = Card()
        said = words.file_unusable(shows_shipped=entry.exercise is not None)
        card.body.addWidget(plain(said, "lead", "danger"))
        card.body.addWidget(plain(str(entry.path), "body", "muted"))
        for problem in entry.problems:
            card.body.addWidget(plain(f"•  {problem_in_words(problem)}"))
        self.body.addWidget(card)

    def _about(self, exercise_id: str, exercise: Exercise) -> None:
        if exercise.also:
            self.body.addWidget(plain(words.also_called(exercise.also), "body", "muted"))
        row = QHBoxLayout()
        row.setSpacing(2 * SPACE)
        self.practise = button(words.do_it_now(), "primary", large=True)
        self.practise.clicked.connect(lambda _checked: self.practise_wanted.emit(exercise_id))
        row.addWidget(self.practise)
        row.addWidget(plain(words.usual_dose(exercise), "lead"), 1)
        self.body.addLayout(row)
        self._picture(exercise_id, exercise)
        self._how(exercise_id, exercise)
        self._care(exercise)

    def _picture(self, exercise_id: str, exercise: Exercise) -> None:
        if not self._has_picture(exercise_id):
            return
        card = Card()
        if self._figures.has_own(exercise_id):
            self.picture = FigurePicture(self._figures, framed=True)
        else:
            self.picture = TurntablePicture(self._figures)
        self.picture.setFixedHeight(PICTURE_HEIGHT)
        self.picture.show_role(FigureRole(exercise_id), exercise.setup)
        card.body.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        card.body.addWidget(self.picture)
        self._fault = plain(self._figures.fault_of(exercise_id), "body", "danger")
        self._fault.setContentsMargins(2 * SPACE, 0, 2 * SPACE, SPACE)
        self._fault.setVisible(bool(self._fault.text()))
        card.body.addWidget(self._fault)
        if exercise.feel:
            feel = plain(words.felt(exercise.feel), "body", "muted")
            feel.setContentsMargins(2 * SPACE, 0, 2 * SPACE, SPACE)
            card.body.addWidget(feel)
        self.body.addWidget(card)

    def _has_picture(self, exercise_id: str) -> bool:
        return self._figures.has_own(exercise_id) or self._figures.has(exercise_id)

    def _say_fault(self) -> None:
        fault = self._figures.fault_of(self._shown) if self.isVisible() else ""
        if fault:
            self._fault.setText(fault)
            self._fault.show()

    def _how(self, exercise_id: str, exercise: Exercise) -> None:
        card = Card()
        card.body.addWidget(plain(words.how(), "lead"))
        card.body.addWidget(plain(exercise.setup))
        for number, text in enumerate(exercise.instructions, start=1):
            card.body.addWidget(plain(f"{number}.  {text}"))
        if exercise.feel and not self._has_picture(exercise_id):
            card.body.addWidget(plain(words.felt(exercise.feel), "strong"))
        for title, text in words.lists(exercise):
            if text:
                card.body.addWidget(plain(title, "caption", "muted"))
                card.body.addWidget(plain(text))
        if exercise.mistakes:
            card.body.addWidget(plain(words.avoid(), "caption", "muted"))
            card.body.addWidget(plain("\n".join(f"•  {text}" for text in exercise.mistakes)))
        for variant in (exercise.easier, exercise.harder):
            if variant:
                title = words.variant_title(is_easier=variant is exercise.easier)
                card.body.addWidget(plain(title, "caption", "muted"))
                card.body.addWidget(plain(variant.text))
                if variant.exercise:
                    self._variant_button(card, variant.exercise)
        self.body.addWidget(card)

    def _variant_button(self, card: Card, exercise_id: str) -> None:
        other = self._exercises.get(exercise_id)
        if other is not None:
            made = button(other.name, "quiet")
            made.clicked.connect(lambda _checked: self.exercise_wanted.emit(exercise_id))
            self._button_row(card, made)

    def _button_row(self, card: Card, made: QPushButton) -> None:
        row = QHBoxLayout()
        row.addWidget(made)
        row.addStretch(1)
        card.body.addLayout(row)

    def _care(self, exercise: Exercise) -> None:
        notes = [self._caution_notes.get(c) for c in cautions_against(exercise)]
        texts = [words.caution(n) for n in notes if n] + list(exercise.ask_first)
        if texts:
            card = Card()
            card.body.addWidget(plain(words.leave_out(), "lead"))
            for text in texts:
                card.body.addWidget(plain(f"•  {text}"))
            self.body.addWidget(card)

    def _actions(self, entry: ExerciseEntry) -> None:
        holder = QWidget()
        flow = FlowLayout(holder, gap=SPACE)
        flow.addWidget(self._action(words.edit(is_own=entry.own), self.edit_wanted, entry))
        if entry.exercise is not None:
            flow.addWidget(self._action(words.duplicate(), self.duplicate_wanted, entry))
        if entry.own:
            name = words.delete(is_shipped=entry.shipped)
            flow.addWidget(self._action(name, self.delete_wanted, entry))
            flow.addWidget(self._action(words.open_its_folder(), self.folder_wanted, entry))
        self.body.addWidget(holder)

    def _action(
        self,
        name: str,
        wanted: SignalInstance,
        entry: ExerciseEntry,
        role: ButtonRole = "secondary",
    ) -> QPushButton:
        made = button(name, role)
        made.clicked.connect(lambda _checked: wanted.emit(entry))
        return made

    def _background(self, exercise_id: str, exercise: Exercise) -> None:
        cited = [s.text for s in exercise.sources if s.citable]
        if cited:
            self.body.addWidget(plain(words.sources(cited), "caption", "muted"))
        topics = self._topics_about(exercise_id)
        if not topics:
            return
        self.body.addWidget(plain(words.in_the_guide(), "caption", "muted"))
        holder = QWidget()
        flow = FlowLayout(holder, gap=SPACE)
        for key, title in topics.items():
            made = button(title)
            made.clicked.connect(lambda _=False, k=key: self.topic_wanted.emit(k))
            flow.addWidget(made)
        self.body.addWidget(holder)
