"""One exercise: how it is done, for whom not, and what one can do with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QPushButton, QWidget

from recoverytimer.base.commands import BACK
from recoverytimer.exercise.catalogue import ExerciseEntry
from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.cautionnotes import CautionNote
from recoverytimer.exercise.contraindications import cautions_against
from recoverytimer.exercise.exercise import Exercise, Source
from recoverytimer.exercise.figurerole import FigureRole
from recoverytimer.exercise.reference import Reference
from recoverytimer.exercise.words import pages as words
from recoverytimer.exercise.words.problems import problem_in_words
from recoverytimer.exercise.words.references import where_from
from recoverytimer.figure.ui.figures import Figures
from recoverytimer.figure.ui.widget import FigurePicture, TurntablePicture
from recoverytimer.shell.twoversions import versions_card
from recoverytimer.theme.theme import SPACE
from recoverytimer.widgets.actions import Action, icon_button_for
from recoverytimer.widgets.button import ButtonRole, button
from recoverytimer.widgets.cited import cited_source
from recoverytimer.widgets.layout import (
    READING,
    Card,
    ScrollingPage,
    add_all,
    clear_layout,
    flow_of,
    row_of,
)
from recoverytimer.widgets.text import breakable, heading, plain, safety_line

PICTURE_HEIGHT = 40 * SPACE


class ExercisePage(ScrollingPage):
    """Shows one exercise.

    Signals:
        left: back to where one came from.
        practise_wanted: an exercise's id, to be played on its own.
        edit_wanted, duplicate_wanted, delete_wanted, folder_wanted: the `ExerciseEntry`.
        exercise_wanted, topic_wanted, picture_wanted: an id; the last is to be shared.
        address_wanted: the address of a source was followed.
    """

    left = Signal()
    practise_wanted = Signal(str)
    edit_wanted = Signal(object)
    duplicate_wanted = Signal(object)
    delete_wanted = Signal(object)
    folder_wanted = Signal(object)
    exercise_wanted = Signal(str)
    topic_wanted = Signal(str)
    picture_wanted = Signal(str)
    address_wanted = Signal(str)

    def __init__(
        self,
        exercises: Mapping[str, Exercise],
        caution_notes: Mapping[Caution, CautionNote],
        topics_about: Callable[[str], Mapping[str, str]],
        references: Mapping[str, Reference],
        figures: Figures,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, widest=READING)
        self._exercises = exercises
        self._caution_notes = caution_notes
        self._topics_about = topics_about
        self._references = references
        self._figures = figures
        self._back = Action(BACK, self.left.emit, self)
        self._shown = ""
        self.picture: FigurePicture | None = None
        self._fault = plain("")
        figures.ready.connect(self._say_fault)

    def show_exercise(
        self,
        entry: ExerciseEntry,
        *,
        has_draft: bool = False,
        compare: Callable[[], object] | None = None,
    ) -> None:
        """Show an exercise; `has_draft` tells that changes of it are not saved yet.

        `compare` shows both versions, where two computers changed it.
        """
        self._shown = entry.id
        clear_layout(self.head)
        clear_layout(self.body)
        self._head(entry)
        if compare is not None:
            self.body.addWidget(versions_card(compare))
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
        self.setWindowTitle(entry.name)
        self.head.addLayout(
            row_of(icon_button_for(self._back), (heading(entry.name, "display"), 1))
        )

    def _say_draft(self, entry: ExerciseEntry) -> None:
        go_on = self._action(words.go_on_editing(), self.edit_wanted, entry, "primary")
        title = heading(words.changed_not_saved())
        self.body.addWidget(Card(title, row_of(go_on, None)))

    def _problems(self, entry: ExerciseEntry) -> None:
        said = words.file_unusable(shows_shipped=entry.exercise is not None)
        path = plain(breakable(entry.path), "body", "muted")
        problems = (plain(f"•  {problem_in_words(problem)}") for problem in entry.problems)
        self.body.addWidget(Card(plain(said, "lead", "danger"), path, *problems))

    def _about(self, exercise_id: str, exercise: Exercise) -> None:
        if exercise.also:
            self.body.addWidget(plain(words.also_called(exercise.also), "body", "muted"))
        self.practise = button(
            words.do_it_now(),
            "primary",
            large=True,
            do=lambda: self.practise_wanted.emit(exercise_id),
        )
        dose = plain(words.usual_dose(exercise), "lead")
        self.body.addLayout(row_of(self.practise, (dose, 1), gap=2 * SPACE))
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
        self.picture.show_role(FigureRole(exercise_id), exercise.name)
        self.picture.setAccessibleDescription(exercise.setup)
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
        card = Card(heading(words.how()), *_steps(exercise))
        if exercise.feel and not self._has_picture(exercise_id):
            card.body.addWidget(plain(words.felt(exercise.feel), "strong"))
        for title, text in words.lists(exercise):
            if text:
                add_all(card.body, plain(title, "caption", "muted"), plain(text))
        if exercise.mistakes:
            mistakes = plain("\n".join(f"•  {text}" for text in exercise.mistakes))
            add_all(card.body, plain(words.avoid(), "caption", "muted"), mistakes)
        for variant in (exercise.easier, exercise.harder):
            if variant:
                title = words.variant_title(is_easier=variant is exercise.easier)
                add_all(card.body, plain(title, "caption", "muted"), plain(variant.text))
                if variant.exercise:
                    self._variant_button(card, variant.exercise)
        self.body.addWidget(card)

    def _variant_button(self, card: Card, exercise_id: str) -> None:
        other = self._exercises.get(exercise_id)
        if other is not None:
            made = button(other.name, "quiet", do=lambda: self.exercise_wanted.emit(exercise_id))
            card.body.addLayout(row_of(made, None))

    def _care(self, exercise: Exercise) -> None:
        notes = [self._caution_notes.get(c) for c in cautions_against(exercise)]
        texts = [words.caution(n) for n in notes if n] + list(exercise.ask_first)
        if texts:
            said = (plain(f"•  {text}") for text in texts)
            self.body.addWidget(Card(heading(words.leave_out()), *said))

    def _actions(self, entry: ExerciseEntry) -> None:
        actions = [(words.edit(is_own=entry.own), self.edit_wanted)]
        if entry.exercise is not None:
            actions.append((words.duplicate(), self.duplicate_wanted))
        own = [
            (words.delete(is_shipped=entry.shipped), self.delete_wanted),
            (words.open_its_folder(), self.folder_wanted),
        ]
        first = [self._action(*action, entry) for action in actions]
        last = [self._action(*action, entry) for action in own if entry.own]
        self.body.addWidget(flow_of(*first, *self._share(entry), *last))

    def _share(self, entry: ExerciseEntry) -> list[QPushButton]:
        if entry.exercise is None or not self._figures.has(entry.id):
            return []
        wanted = partial(self.picture_wanted.emit, entry.id)
        return [button(words.share_picture(), do=wanted)]

    def _action(
        self,
        name: str,
        wanted: SignalInstance,
        entry: ExerciseEntry,
        role: ButtonRole = "secondary",
    ) -> QPushButton:
        return button(name, role, do=lambda: wanted.emit(entry))

    def _background(self, exercise_id: str, exercise: Exercise) -> None:
        if exercise.sources:
            add_all(self.body, *self._cited(exercise.sources))
        topics = self._topics_about(exercise_id)
        if not topics:
            return
        made = (
            button(title, do=partial(self.topic_wanted.emit, key)) for key, title in topics.items()
        )
        add_all(self.body, plain(words.in_the_guide(), "caption", "muted"), flow_of(*made))

    def _cited(self, sources: Sequence[Source]) -> Iterator[QWidget]:
        """What an exercise is based on: what was checked, and whether on practice as well."""
        cited = [made for source in sources if (made := self._citation(source))]
        if cited:
            yield plain(where_from(), "caption", "muted")
            yield from cited
        if len(cited) < len(sources):
            said = words.based_on_practice(is_all=not cited)
            yield plain(said, "caption", "muted")

    def _citation(self, source: Source) -> QWidget | None:
        reference = self._references.get(source.reference or "")
        if reference and reference.citable:
            return cited_source(reference, self.address_wanted.emit, source.text or "")
        return plain(source.text, "caption", "muted") if source.text and source.citable else None


def _steps(exercise: Exercise) -> Iterator[QWidget]:
    """How one gets there and what one does, with what is to be known before that."""
    if exercise.safety:
        yield safety_line(exercise.safety)
    if exercise.left_means:
        yield plain(exercise.left_means, "body", "muted")
    yield plain(exercise.setup)
    yield from (plain(f"{n}.  {text}") for n, text in enumerate(exercise.instructions, start=1))
    if exercise.cues:
        yield plain(words.cues_title(), "caption", "muted")
        yield plain("\n".join(f"•  {text}" for text in exercise.cues))
