"""One routine before it starts: what it does, for whom not, its steps; and what one can change."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import QSize, Qt, QTimer, Signal, SignalInstance
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from recoverytimer.base.commands import BACK
from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.cautionnotes import CautionNote, not_said_in
from recoverytimer.exercise.exercise import Exercise
from recoverytimer.exercise.figurerole import FigureRole
from recoverytimer.exercise.reference import Reference, referred
from recoverytimer.exercise.words.pages import caution, delete, edit, open_its_folder
from recoverytimer.exercise.words.references import where_from
from recoverytimer.figure.ui.figures import Figures
from recoverytimer.figure.ui.widget import FigurePicture
from recoverytimer.routine.adaptation import Adaptation
from recoverytimer.routine.adapting import AdaptedRoutine
from recoverytimer.routine.beforestart import NOTHING_SAID, Answers, LastSide, SideAnswer
from recoverytimer.routine.choices import picked, steps_with
from recoverytimer.routine.commands import FAVOURITE
from recoverytimer.routine.library import RoutineEntry
from recoverytimer.routine.portrait import Portrait, against
from recoverytimer.routine.routine import (
    Choice,
    Option,
    Routine,
    StepPath,
)
from recoverytimer.routine.timeline import Total
from recoverytimer.routine.ui.adaptedcard import AdaptedCard
from recoverytimer.routine.ui.stepscard import StepsCard
from recoverytimer.routine.words import adapting as adaptingwords
from recoverytimer.routine.words import pages as words
from recoverytimer.routine.words.beforestart import last_side, side_answer, which_side
from recoverytimer.routine.words.problems import problem_in_words
from recoverytimer.routine.words.totals import total_in_words
from recoverytimer.shell.twoversions import versions_card
from recoverytimer.theme.theme import SPACE
from recoverytimer.widgets.actions import Action, icon_button_for
from recoverytimer.widgets.button import ButtonRole, button
from recoverytimer.widgets.chip import Chip
from recoverytimer.widgets.cited import cited_source
from recoverytimer.widgets.flow import FlowLayout
from recoverytimer.widgets.layout import (
    Card,
    Folding,
    ScrollingPage,
    add_all,
    clear_layout,
    column_of,
    flow_of,
    holding,
    row_of,
)
from recoverytimer.widgets.menu import fill_menu
from recoverytimer.widgets.text import TextRole, breakable, heading, plain

PICTURE = QSize(38 * SPACE, 26 * SPACE)
BESIDE_PICTURE = 76 * SPACE
"""How wide a page must be for a picture beside what is said of the routine (pixels)."""
LEAD: TextRole = "lead"
BODY: TextRole = "body"
Fit = Callable[[frozenset[StepPath], tuple[str, ...]], tuple[AdaptedRoutine, Portrait]]


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What there is to know of a routine besides what its file says.

    Attributes:
        portrait: None where the file cannot be read.
        fit: gives the routine as it fits the person, with the steps at some places as they are
            written, and its portrait then with some options.
        waiting: when it may be done again, where that is not yet.
        reminder: when one is reminded of it, where one is.
        guided: gives how long it takes now with some options, with what the voice explains.
        has_draft: whether it was changed in the editor without saving.
        is_shipped: whether one of its id comes with the app.
        compare: shows both versions, where two computers changed it.
        last_side: the side that was said last, where the routine asks for one.
        options: those that are chosen at first, one of each choice.
        is_favourite: whether it is one of the person's favourites.
    """

    portrait: Portrait | None
    fit: Fit | None = None
    waiting: str = ""
    reminder: str = ""
    guided: Callable[[tuple[str, ...]], Total] | None = None
    has_draft: bool = False
    is_shipped: bool = False
    compare: Callable[[], object] | None = None
    last_side: LastSide | None = None
    options: tuple[str, ...] = ()
    is_favourite: bool = False


class DetailsPage(ScrollingPage):
    """Shows one `RoutineEntry`.

    Signals:
        left: back to where one came from.
        start_wanted: the `Routine`, its id, the `Answers` so far, and its `Adaptation`s.
        edit_wanted, duplicate_wanted, rename_wanted, delete_wanted, folder_wanted,
            remind_wanted: the `RoutineEntry`.
        star_wanted: the `RoutineEntry` is to be a favourite, or no longer.
        share_wanted: the `RoutineEntry`, and which of `shared_as` was chosen.
        asked: the `RoutineEntry`, and the `StepChange` or `AllowedExercise` about which the person
            has asked, or has not.
        exercise_wanted, topic_wanted: an id.
        address_wanted: the address of a source was followed.

    Args:
        topics_about: gives the titles of the guide's topics on a routine, by the topics' ids.
        references: the guide's sources by id.
        shared_as: as what a routine can be shared as it is shown: the name of each way, and what
            `share_wanted` carries for it.
    """

    left = Signal()
    start_wanted = Signal(object, str, object, object)
    edit_wanted = Signal(object)
    duplicate_wanted = Signal(object)
    rename_wanted = Signal(object)
    delete_wanted = Signal(object)
    folder_wanted = Signal(object)
    star_wanted = Signal(object, bool)
    share_wanted = Signal(object, object)
    remind_wanted = Signal(object)
    asked = Signal(object, object, bool)
    exercise_wanted = Signal(str)
    topic_wanted = Signal(str)
    address_wanted = Signal(str)

    def __init__(
        self,
        exercises: Mapping[str, Exercise],
        cautions: Mapping[Caution, CautionNote],
        topics_about: Callable[[str], Mapping[str, str]],
        references: Mapping[str, Reference],
        shared_as: Callable[[AdaptedRoutine], Sequence[tuple[str, object]]],
        figures: Figures,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._exercises = exercises
        self._cautions = cautions
        self._topics_about = topics_about
        self._references = references
        self._shared_as = shared_as
        self._figures = figures
        self._back = Action(BACK, self.left.emit, self)
        self._star = Action(FAVOURITE, self._toggle_star, self)
        self._entry: RoutineEntry | None = None
        self._is_favourite = False
        self._answers = NOTHING_SAID
        self._chips: dict[str, Chip] = {}
        self._as_written: frozenset[StepPath] = frozenset()

    def show_entry(self, entry: RoutineEntry, circumstances: Circumstances) -> None:
        """Show a routine, or what is wrong with its file."""
        self._answers = Answers(options=circumstances.options)
        self._as_written = frozenset()
        self._entry = entry
        self._star.setEnabled(entry.routine is not None)
        self.show_star(entry.id, is_favourite=circumstances.is_favourite)
        self._show(entry, circumstances)
        self.scroller.verticalScrollBar().setValue(0)

    def show_star(self, routine_id: str, *, is_favourite: bool) -> None:
        """Show whether a routine is a favourite, if it is this one."""
        if self._entry and self._entry.id == routine_id:
            self._is_favourite = is_favourite
            self._star.show_other(is_favourite)

    def _toggle_star(self) -> None:
        self.star_wanted.emit(self._entry, not self._is_favourite)

    def _show(self, entry: RoutineEntry, circumstances: Circumstances) -> None:
        portrait, fit = circumstances.portrait, circumstances.fit
        clear_layout(self.head)
        clear_layout(self.body)
        self._head(entry, circumstances)
        if circumstances.compare is not None:
            self.body.addWidget(versions_card(circumstances.compare))
        if entry.routine is None or portrait is None:
            self._problems(entry)
            return
        adapted, shown = AdaptedRoutine(entry.routine, entry.routine), portrait
        if fit is not None:
            adapted, shown = fit(self._as_written, self._answers.options)
        self._introduce(entry, adapted, shown, circumstances)
        if circumstances.waiting:
            self.body.addWidget(Card(plain(circumstances.waiting, "body", "danger")))
        self._adapted(entry, adapted, lambda path: self._toggle(path, entry, circumstances))
        self._steps(adapted.routine or entry.routine)
        self._actions(entry, circumstances, adapted)
        self._about(entry.routine, circumstances.reminder)
        self._background(entry.id, entry.routine)

    def _head(self, entry: RoutineEntry, circumstances: Circumstances) -> None:
        self.setWindowTitle(entry.name)
        row = row_of(icon_button_for(self._back), (heading(entry.name, "display"), 1))
        if entry.routine is not None:
            row.addWidget(icon_button_for(self._star))
            if circumstances.has_draft:
                row.addWidget(plain(words.unsaved(), "caption", "muted", wrap=False))
            self.edit = button(
                edit(is_own=entry.own), large=True, do=lambda: self.edit_wanted.emit(entry)
            )
            if not entry.own:
                self.edit.setToolTip(words.makes_it_yours())
            row.addWidget(self.edit)
        self.head.addLayout(row)

    def _problems(self, entry: RoutineEntry) -> None:
        said = words.cannot_be_played(is_readable=entry.flawed is not None)
        problems = (plain(f"• {problem_in_words(problem)}") for problem in entry.problems)
        row = QHBoxLayout()
        if entry.flawed:
            row.addWidget(_asking(edit(is_own=True), self.edit_wanted, entry, "primary"))
        role: ButtonRole = "secondary" if entry.flawed else "primary"
        row.addWidget(_asking(open_its_folder(), self.folder_wanted, entry, role))
        if entry.own:
            gone = delete(is_shipped=False)
            row.addWidget(_asking(gone, self.delete_wanted, entry, "quiet"))
        row.addStretch(1)
        path = plain(breakable(entry.path), "body", "muted")
        self.body.addWidget(Card(heading(said, "title"), path, *problems, row))

    def _introduce(
        self,
        entry: RoutineEntry,
        adapted: AdaptedRoutine,
        portrait: Portrait,
        circumstances: Circumstances,
    ) -> None:
        """The picture, and beside it what the routine is and how it is started."""
        texts = column_of(gap=2 * SPACE)
        written = adapted.written
        for text, role in ((written.summary, LEAD), (written.when, BODY)):
            if text:
                texts.addWidget(plain(text, role, "ink" if role is LEAD else "muted"))
        if not adapted.rules_out:
            self._start_row(texts, entry, adapted, portrait, circumstances)
        texts.addStretch(1)
        told = holding(texts)
        if portrait.exercise is None:
            self.body.addWidget(told)
            return
        picture = FigurePicture(self._figures, PICTURE)
        picture.show_role(FigureRole(portrait.exercise), words.main_exercise())
        both = Folding((picture, 0), (told, 1), least=BESIDE_PICTURE, gap=4 * SPACE)
        # What is to be started comes first where there is no room for both.
        both.turned.connect(picture.setHidden)
        self.body.addWidget(both)

    def _start_row(
        self,
        texts: QVBoxLayout,
        entry: RoutineEntry,
        adapted: AdaptedRoutine,
        portrait: Portrait,
        circumstances: Circumstances,
    ) -> None:
        """Start as it fits, and as written by a small button; with a clot now neither."""
        for choice in adapted.written.choices:
            texts.addWidget(self._choice(choice, entry, circumstances))
        if portrait.asks_side:
            texts.addWidget(self._side_choice(circumstances.last_side))
        row = FlowLayout(gap=2 * SPACE)
        if adapted.routine is not None:
            fits, changed = adapted.routine, adapted.adaptations
            self.start = self._start(words.start(), entry, fits, "primary", changed)
            self.start.setMinimumWidth(22 * SPACE)
            row.addWidget(self.start)
        row.addWidget(plain(total_in_words(portrait.total), "title", wrap=False))
        if adapted.routine != adapted.written:
            said = adaptingwords.as_written()
            row.addWidget(self._start(said, entry, adapted.written, "quiet"))
        needed = plain(words.you_need(portrait.equipment), "body", "muted")
        add_all(texts, holding(row), needed)
        if circumstances.guided is not None:
            guided = circumstances.guided(self._answers.options)
            if words.takes_longer(guided, portrait.total):
                texts.addWidget(plain(words.with_guidance(guided), "body", "muted"))

    def _start(
        self,
        name: str,
        entry: RoutineEntry,
        routine: Routine,
        role: ButtonRole,
        adaptations: tuple[Adaptation, ...] = (),
    ) -> QPushButton:
        return button(
            name,
            role,
            large=role == "primary",
            do=lambda: self.start_wanted.emit(routine, entry.id, self._answers, adaptations),
        )

    def _side_choice(self, last: LastSide | None) -> QWidget:
        """Chips of which none is chosen at first; who starts without is asked."""
        chips = [self._side_chip(answer) for answer in SideAnswer]
        said = [plain(last_side(last), "body", "muted", wrap=False)] if last else []
        return _question(which_side(), chips, said)

    def _side_chip(self, answer: SideAnswer) -> Chip:
        chip = Chip(side_answer(answer), checked=self._answers.side is answer)
        chip.clicked.connect(lambda _checked: self._choose_side(answer))
        return chip

    def _choose_side(self, answer: SideAnswer) -> None:
        self._answers = replace(self._answers, side=answer)

    def _choice(self, choice: Choice, entry: RoutineEntry, circumstances: Circumstances) -> QWidget:
        """Chips for the options; what is shown of the routine follows them."""

        def chip(option: Option) -> Chip:
            made = Chip(option.says, checked=option.id in self._answers.options)
            self._chips[option.id] = made
            made.clicked.connect(lambda _checked: self._pick(option, entry, circumstances))
            return made

        return _question(choice.ask, [chip(option) for option in choice.options])

    def _pick(self, option: Option, entry: RoutineEntry, circumstances: Circumstances) -> None:
        assert entry.routine is not None
        options = picked(entry.routine, (option.id,), self._answers.options)
        self._answers = replace(self._answers, options=options)
        had_keyboard = self.window().focusWidget() is self._chips[option.id]
        self._show_anew(entry, circumstances, option.id if had_keyboard else "")

    def _adapted(
        self, entry: RoutineEntry, adapted: AdaptedRoutine, toggle: Callable[[StepPath], None]
    ) -> None:
        """What was changed for the person, or why there is nothing to be done."""
        if adapted.routine is None:
            codes = adapted.rules_out or tuple(
                dict.fromkeys(r.caution for c in adapted.changes for r in c.reasons)
            )
            ruled_out = (
                adaptingwords.no_routine if adapted.rules_out else adaptingwords.nothing_left
            )
            self._applying(ruled_out(), codes, with_instead=not adapted.rules_out)
            return
        if adapted.against_all:
            self._applying(words.something_applies(), adapted.against_all)
        if adapted.changes or adapted.taken_back or adapted.allowed:
            card = AdaptedCard(adapted, self._exercises, self._cautions)
            card.toggled.connect(toggle)
            card.asked.connect(partial(self.asked.emit, entry))
            self.body.addWidget(card)

    def _applying(
        self, title: str, codes: Iterable[Caution], *, with_instead: bool = False
    ) -> None:
        """What some cautions mean, and what helps instead."""
        card = Card(heading(title, "head", "danger"))
        for note in filter(None, map(self._cautions.get, codes)):
            card.body.addWidget(plain(caution(note)))
            if with_instead:
                card.body.addWidget(plain(words.helps_instead(note.instead), "body", "muted"))
        self.body.addWidget(card)

    def _toggle(self, path: StepPath, entry: RoutineEntry, circumstances: Circumstances) -> None:
        """Have a step as written or adapted again."""
        self._as_written ^= {path}
        self._show_anew(entry, circumstances)

    def _show_anew(self, entry: RoutineEntry, circumstances: Circumstances, chip: str = "") -> None:
        """Stay where one is on the page, with the keyboard at a chip if it was there."""
        at = self.scroller.verticalScrollBar().value()
        # What was clicked is part of what is made anew.
        QTimer.singleShot(0, self, partial(self._show_at, at, chip, entry, circumstances))

    def _show_at(
        self, at: int, chip: str, entry: RoutineEntry, circumstances: Circumstances
    ) -> None:
        self._show(entry, circumstances)
        self.scroller.verticalScrollBar().setValue(at)
        if chip:
            self._chips[chip].setFocus(Qt.FocusReason.OtherFocusReason)

    def _about(self, routine: Routine, reminder: str) -> None:
        facts = [fact for fact in words.about(routine, reminder) if fact[1]]
        if facts:
            card = Card()
            for title, text in facts:
                add_all(card.body, plain(title, "caption", "muted"), plain(text))
            self.body.addWidget(card)
        cautions = against(routine, self._exercises).cautions
        known = [self._cautions[c].name for c in cautions if c in self._cautions]
        names = not_said_in(routine.avoid or "", known)
        if routine.avoid or names:
            said = (routine.avoid, words.list_of_cautions(names) if names else "")
            self.body.addWidget(Card(heading(words.leave_out()), *map(plain, filter(None, said))))

    def _steps(self, routine: Routine) -> None:
        steps = steps_with(routine, self._answers.options)
        card = StepsCard(steps, self._exercises, self._figures)
        card.exercise_wanted.connect(self.exercise_wanted)
        self.body.addWidget(card)

    def _actions(
        self, entry: RoutineEntry, circumstances: Circumstances, adapted: AdaptedRoutine
    ) -> None:
        for_all = (
            (words.remind(has_reminder=bool(circumstances.reminder)), self.remind_wanted),
            (words.duplicate(), self.duplicate_wanted),
        )
        for_own = (
            (words.rename(), self.rename_wanted),
            (delete(is_shipped=circumstances.is_shipped), self.delete_wanted),
            (open_its_folder(), self.folder_wanted),
        )
        first = (_asking(*what, entry) for what in for_all)
        last = (_asking(*what, entry) for what in (for_own if entry.own else ()))
        self.body.addWidget(flow_of(*first, self._share(entry, adapted), *last))

    def _share(self, entry: RoutineEntry, adapted: AdaptedRoutine) -> QPushButton:
        made = button(words.share())
        made.setMenu(QMenu(made))
        choices = self._shared_as(adapted)
        ways = ((name, partial(self.share_wanted.emit, entry, way)) for name, way in choices)
        fill_menu(made.menu(), ways)
        return made

    def _background(self, routine_id: str, routine: Routine) -> None:
        card = Card()
        if routine.notes:
            card.body.addWidget(plain(routine.notes, "body", "muted"))
        if routine.cited:
            add_all(card.body, *self._cited(routine.cited))
        topics = self._topics_about(routine_id)
        if topics:
            made = (
                button(name, "quiet", do=partial(self.topic_wanted.emit, key))
                for key, name in topics.items()
            )
            add_all(card.body, plain(words.in_the_guide(), "caption", "muted"), flow_of(*made))
        if routine.notes or routine.cited or topics:
            self.body.addWidget(card)

    def _cited(self, basis: Iterable[str]) -> Iterator[QWidget]:
        """What a routine is based on, each with its address where it is one of the guide's."""
        yield plain(where_from(), "caption", "muted")
        for text in basis:
            source, says = referred(text, self._references)
            if source:
                yield cited_source(source, self.address_wanted.emit, says)
            else:
                yield plain(says, "caption", "muted")


def _question(ask: str, chips: Sequence[Chip], behind: Sequence[QWidget] = ()) -> QWidget:
    """A question with chips of which one can be chosen."""
    row = flow_of(plain(ask, "strong", wrap=False), *chips, *behind)
    group = QButtonGroup(row)
    for chip in chips:
        group.addButton(chip)
    return row


def _asking(
    name: str, wanted: SignalInstance, entry: RoutineEntry, role: ButtonRole = "secondary"
) -> QPushButton:
    """A button that asks for something to be done with a routine."""
    return button(name, role, do=lambda: wanted.emit(entry))
