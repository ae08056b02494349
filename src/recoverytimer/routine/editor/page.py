"""The editor: steps on the left, the chosen one in full on the right, all of it undoable."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from recoverytimer.base.commands import BACK, REDO, SAVE, UNDO, Command
from recoverytimer.base.listing import in_turn
from recoverytimer.base.writer import Writer
from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.cautionnotes import CautionNote
from recoverytimer.exercise.contraindications import PersonalCautions
from recoverytimer.figure.ui.figures import Figures, PictureOrder
from recoverytimer.routine import commands as c
from recoverytimer.routine import stepedits
from recoverytimer.routine.advice import Advice, Assessment
from recoverytimer.routine.editor.actions import StepActions
from recoverytimer.routine.editor.assessing import Assessing
from recoverytimer.routine.editor.document import Document, Edit
from recoverytimer.routine.editor.exercisedialog import ExerciseDialog
from recoverytimer.routine.editor.fitdialog import FitDialog
from recoverytimer.routine.editor.head import EditorHead
from recoverytimer.routine.editor.original import Original
from recoverytimer.routine.editor.outline import Outline
from recoverytimer.routine.editor.rowpainter import RowPainter
from recoverytimer.routine.editor.saving import Saving
from recoverytimer.routine.editor.steppanel import StepPanel
from recoverytimer.routine.editor.steptexts import StepTexts
from recoverytimer.routine.editor.treemodel import StepModel
from recoverytimer.routine.editor.typeddoses import TypedDoses
from recoverytimer.routine.fittotime import FittedRoutine, fit_to_time
from recoverytimer.routine.library import Library
from recoverytimer.routine.routine import StepPath, Work, all_steps
from recoverytimer.routine.saving import DraftSaver
from recoverytimer.routine.timeline import Timing
from recoverytimer.routine.words import editing as words
from recoverytimer.routine.words.advice import advice_in_words
from recoverytimer.routine.words.commands import key_and_command, nothing_yet
from recoverytimer.routine.words.totals import total_to_the_second
from recoverytimer.theme.theme import SPACE, at_text_size
from recoverytimer.widgets.actions import Action, button_for, icon_button_for
from recoverytimer.widgets.dialogs import ask
from recoverytimer.widgets.flow import FlowLayout
from recoverytimer.widgets.layout import NO_LIMIT, Card, Folding, column_of, holding
from recoverytimer.widgets.scroll import VerticalScroll
from recoverytimer.widgets.text import plain, set_tone

PANEL_WIDTH, BOTH_WIDTH = 44 * SPACE, 90 * SPACE
LEAST_STEPS = 20 * SPACE
"""How high the list of steps is at least, where the page scrolls."""
TOOLS = (c.ADD, c.REST, c.QUESTION, c.GROUP, c.DUPLICATE, c.DELETE)
OF_ROUTINE = (c.FIT, c.SAVE_COPY, c.DIFFERENCES, c.ORIGINAL)
OF_STEPS = (
    *(c.CUT, c.COPY, c.PASTE, c.UNGROUP, c.SIDES, c.OPTIONAL),
    *(c.UP, c.DOWN, c.IN, c.OUT),
)
FOR_SEVERAL = (c.GROUP, c.DUPLICATE, c.SIDES, c.OPTIONAL, c.UP, c.DOWN, c.DELETE)
HINTED = (c.DOSE, c.SIDES, c.OPTIONAL, c.UP, c.DOWN, c.GROUP)
"""Whose keys stand below the steps."""


@dataclass(frozen=True, slots=True)
class EditorContext:
    """What an editor works with.

    Attributes:
        caution_notes: what each caution means.
        mine: the cautions that apply to the person.
        tell: takes a sentence for the person.
    """

    library: Library
    caution_notes: Mapping[Caution, CautionNote]
    keeper: DraftSaver
    writer: Writer
    timing: Timing
    mine: PersonalCautions
    figures: Figures
    tell: Callable[[str], None]


class EditorPage(QWidget):
    """Edits one `Document`.

    Signals:
        left: back to where one came from.
        saved: the `Entry`.
        play_wanted: the `Routine`, its id and the place of a step to play from.
        new_exercise_wanted: the name of an exercise to be written, and what takes its id, or None
            where it was not written.
        hidden: another page is shown, and not to come back here.
    """

    left = Signal()
    saved = Signal(object)
    play_wanted = Signal(object, str, object)
    new_exercise_wanted = Signal(str, object)
    hidden = Signal()

    def __init__(self, document: Document, workshop: EditorContext) -> None:
        super().__init__()
        self.document = document
        self._workshop = workshop
        w = workshop
        clipboard = QGuiApplication.clipboard()
        exercises = w.library.exercises
        self._actions = StepActions(document, exercises, clipboard, self._tell, self.add)
        doses = TypedDoses(document, exercises, self._tell)
        self._saving = Saving(
            document, w.library, w.caution_notes, w.keeper, w.writer, w.tell, self
        )
        texts = StepTexts(exercises, lambda: document.routine.choices)
        copied, pasted = self._actions.copied, self._actions.pasted_at
        self._model = StepModel(document, texts.text, texts.below, copied, pasted)
        painter = RowPainter(texts, w.figures, doses.take, self)
        self.outline = Outline(document, self._model, painter)
        self.original = Original(document, w.library, w.caution_notes, self)
        self._of = self._actions.of | self._own_actions()
        self.addAction(self._of[c.ADD])
        self.outline.take_keys_of(self._of[command] for command in c.STEPS.commands)
        names = {code.value: note.name for code, note in w.caution_notes.items()}
        several = self._actions.these(FOR_SEVERAL)
        self.panel = StepPanel(document, exercises, names, self.original.names, w.figures, several)
        self.head = EditorHead(document, self._of)
        self._differs = False
        self._is_coming_back = False
        self._assessing = Assessing(document, exercises, w.mine, w.timing)
        self._lay_out()
        self._connect()
        self._fill_menu()
        self._tell("")
        self._show_name()
        self._show_emptiness()
        self.panel.show_places(())
        self._show_assessment()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Keep the draft when another page is shown."""
        super().hideEvent(event)
        if event.spontaneous():
            return
        self._tell("")
        self.document.keep()
        # Nobody is told anything by a window that closes.
        if self.window().isVisible() and not self._is_coming_back:
            self.hidden.emit()

    def begin(self) -> None:
        """Put the keyboard where one goes on: at the steps."""
        self.outline.setFocus()
        if self.document.steps and not self.document.chosen:
            self._choose(((0,),))
        self._saving.look()

    def add(self) -> None:
        """Let the person find exercises and add them."""
        dialog = self._exercise_dialog(only_one=False)
        dialog.chosen.connect(self._actions.add_exercise)
        dialog.new_wanted.connect(partial(self._write_exercise, self._actions.add_exercise))
        dialog.finished.connect(lambda _: self.outline.setFocus())
        ask(dialog)

    def save(self) -> None:
        """Save, unless there is a reason why not."""
        self._assessing.settle()
        refusal = self._assessment.refusal
        wrong = self.head.problem or self.panel.problem
        if wrong:
            self._tell(words.not_saved_because(wrong))
        elif refusal is not None:
            if refusal.path:
                self._choose((refusal.path,))
            self._tell(words.not_saved_because(advice_in_words(refusal)))
        else:
            self._tell("")
            self._saving.save()

    def let_go(self) -> None:
        """Be no more, as soon as nothing is being saved."""
        self._saving.when_done(self.deleteLater)

    # Layout

    def _lay_out(self) -> None:
        page = column_of(self.head, gap=2 * SPACE)
        content = holding(page)
        page.setContentsMargins(3 * SPACE, 0, 3 * SPACE, 2 * SPACE)
        top = self.head.top
        top.setContentsMargins(3 * SPACE, 2 * SPACE, 3 * SPACE, 0)
        whole = column_of(top, (VerticalScroll(content), 1))
        whole.setContentsMargins(0, 0, 0, 0)
        self.setLayout(whole)
        steps = Card()
        steps.body.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        steps.body.addWidget(self._tools())
        self.nothing = plain(nothing_yet(self._of[c.ADD].key), "lead", "muted")
        self.nothing.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        self.nothing.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        within = QVBoxLayout(self.outline.viewport())
        within.setContentsMargins(0, 0, 0, 0)
        within.addWidget(self.nothing, 0, Qt.AlignmentFlag.AlignTop)
        steps.body.addWidget(self.outline, 1)
        self.said = plain("", "caption", "muted")
        self.said.setContentsMargins(SPACE, 0, SPACE, 0)
        steps.body.addWidget(self.said)
        self._side = Card()
        self._side.body.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        self._side.body.addWidget(self.panel)
        self._both = Folding((steps, 1), (self._side, 0), least=BOTH_WIDTH)
        self._both.turned.connect(self._fit_parts)
        page.addWidget(self._both, 1)
        self._fit_parts()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Have room for words of another size."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit_parts()

    def _fit_parts(self) -> None:
        self.outline.setMinimumHeight(at_text_size(self, LEAST_STEPS))
        width = at_text_size(self, PANEL_WIDTH)
        self._side.setMinimumWidth(0 if self._both.is_folded else width)
        self._side.setMaximumWidth(NO_LIMIT if self._both.is_folded else width)

    def _tools(self) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(holder, gap=SPACE // 2)
        for action in self._actions.these(TOOLS):
            make = icon_button_for if action.icon_name else button_for
            flow.addWidget(make(action))
        return holder

    def _fill_menu(self) -> None:
        menu = self.head.menu
        menu.addActions([self._of[command] for command in OF_ROUTINE])
        menu.addSeparator()
        menu.addActions(self._actions.these(OF_STEPS))
        menu.aboutToShow.connect(self._enable_menu)

    def _enable_menu(self) -> None:
        has_original = self.original.routine is not None
        self._of[c.DIFFERENCES].setEnabled(has_original or self.document.is_changed)
        self._of[c.ORIGINAL].setEnabled(has_original)

    def _own_actions(self) -> dict[Command, Action]:
        """What is done by the page itself."""
        stack = self.document.stack
        do: dict[Command, Callable[[], object]] = {
            SAVE: self.save,
            UNDO: stack.undo,
            REDO: stack.redo,
            BACK: self._escape,
            c.NEXT: partial(self._go_to_step, 1),
            c.BEFORE: partial(self._go_to_step, -1),
            c.PLAY: self._play_from_here,
            c.FIT: self.fit_to_time,
            c.SAVE_COPY: self._save_copy,
            c.DIFFERENCES: self.original.show_differences,
            c.ORIGINAL: self.original.take,
            c.DOSE: self.outline.edit_dose,
        }
        return {command: Action(command, do[command], self) for command in do}

    @property
    def _hint(self) -> str:
        """The keys that one needs most."""
        hinted = (self._of[command] for command in HINTED)
        return in_turn(key_and_command(action.key, action.name) for action in hinted)

    # Following

    def _connect(self) -> None:
        self.document.edited.connect(self._follow)
        self.document.saved.connect(self._show_state)
        self._assessing.assessed.connect(self._show_assessment)
        self.outline.chosen.connect(self._choose_another)
        self.panel.exercise_wanted.connect(self._find_exercise)
        self.panel.play_wanted.connect(self._play)
        self.panel.instead_wanted.connect(self._use_instead)
        self.head.fields["name"].returnPressed.connect(self.outline.setFocus)
        self.head.left.connect(self._go_back)
        self.head.about_wanted.connect(self._show_about)
        self.head.part_chosen.connect(self._choose_part)
        self._saving.saved.connect(self.saved)
        self._saving.differs.connect(self._tell_of_file)
        # The figures outlive the page; Qt lets go of a slot of its own with it.
        self._workshop.figures.ready.connect(self._repaint)

    def _repaint(self, _order: PictureOrder) -> None:
        self.outline.viewport().update()

    def _follow(self, _edit: Edit) -> None:
        self._tell("")
        self._show_name()
        self._show_state()
        self._show_emptiness()

    def _show_name(self) -> None:
        self.setWindowTitle(words.editing(self.document.routine.name))

    def _show_emptiness(self) -> None:
        self.nothing.setVisible(not self.document.steps)

    @property
    def _assessment(self) -> Assessment:
        return self._assessing.assessment

    def _show_assessment(self) -> None:
        found = self._assessment
        self.outline.painter.advice = {a.path: a for a in reversed(found.advice)}
        self.outline.viewport().update()
        chosen = self.document.chosen
        self.panel.show_advice(found.of(chosen[0]) if len(chosen) == 1 else ())
        general = found.of(()) if self.document.steps else ()
        said = advice_in_words(general[0]) if general else self._cautions()
        total = total_to_the_second(found.total) if found.total else ""
        self.head.show_length(total, found.bars, said, is_bad=bool(general))
        self._show_state()

    def _show_state(self) -> None:
        changed = self.document.is_changed
        # What keeps it from being saved is said to who tries.
        may_save = changed or self._assessment.refusal is not None
        told = words.draft_kept() if self.document.is_draft else ""
        self.head.show_state(told, may_save=may_save)

    def _cautions(self) -> str:
        notes = self._workshop.caution_notes
        cautions = self._assessment.contraindications.cautions
        names = [notes[code].name for code in cautions if code in notes]
        return words.leave_out_with(names) if names else ""

    def _choose(self, places: stepedits.StepPaths) -> None:
        self.document.chosen = places
        if self.outline.places != places:
            self.outline.choose(places)
        self.panel.show_places(places)
        self.panel.show_advice(self._assessment.of(places[0]) if len(places) == 1 else ())

    def _choose_another(self, places: stepedits.StepPaths) -> None:
        self._tell("")
        self._choose(places)

    def _choose_part(self, index: int) -> None:
        self._choose((self._assessment.place_of_bar(index),))

    def _go_to_step(self, by: int) -> None:
        """Show the step so many rows further down; the keyboard stays in its field."""
        paths = [path for path, _ in all_steps(self.document.steps)]
        chosen = self.document.chosen
        place = paths.index(chosen[-1]) + by if chosen else 0
        if not paths or not 0 <= place < len(paths):
            return
        with self.panel.keeping_field():
            self._choose_another((paths[place],))

    def _show_about(self) -> None:
        self._choose(())

    def _tell(self, text: str) -> None:
        """Say why something was not done; what stays true is said when that is over."""
        lasting = words.changed_elsewhere() if self._differs else ""
        self.said.setText(text or lasting or self._hint)
        set_tone(self.said, "danger" if text or lasting else "muted")

    def _tell_of_file(self, differs: bool) -> None:
        if differs != self._differs:
            self._differs = differs
            self._tell("")

    # What is done

    def _exercise_dialog(self, *, only_one: bool) -> ExerciseDialog:
        w = self._workshop
        return ExerciseDialog(w.library.exercises, w.figures, self, only_one=only_one)

    def _find_exercise(self, key: str) -> None:
        dialog = self._exercise_dialog(only_one=True)
        take = partial(self.panel.take_exercise, key)
        dialog.chosen.connect(take)
        dialog.new_wanted.connect(partial(self._write_exercise, take))
        ask(dialog)

    def _write_exercise(self, take: Callable[[str], object], name: str) -> None:
        """Have an exercise written that is then taken here."""
        places = self.document.chosen

        def come_back(exercise_id: str | None) -> None:
            self._is_coming_back = False
            if exercise_id is not None:
                self._choose(places)
                take(exercise_id)

        self._is_coming_back = True
        self.new_exercise_wanted.emit(name, come_back)

    def _use_instead(self, found: Advice) -> None:
        step = stepedits.step_at(self.document.steps, found.path)
        if isinstance(step, Work) and found.instead:
            other = replace(step, exercise=found.instead, dose=None, sides=None)
            self.document.change_step(words.easier_exercise(), found.path, other)

    def fit_to_time(self) -> None:
        """Make the routine as long as one has time."""
        self._assessing.settle()
        timeline = self._assessment.timeline
        if timeline is None:
            self._tell(words.mend_first())
            return
        dialog = FitDialog(self._fit, timeline.total.seconds, self)
        ask(dialog, lambda: self.document.edit(c.FIT.words(), dialog.routine, ()))

    def _fit(self, seconds: float) -> FittedRoutine:
        w = self._workshop
        return fit_to_time(self.document.routine, w.library.exercises, w.timing, seconds)

    def _save_copy(self) -> None:
        self._assessing.settle()
        if self._assessment.refusal or self.head.problem or self.panel.problem:
            self.save()
        else:
            self._saving.save_copy()

    def _play_from_here(self) -> None:
        self._play(self.document.chosen[0] if self.document.chosen else (0,))

    def _play(self, path: StepPath) -> None:
        self._assessing.settle()
        if self._assessment.timeline is None:
            self._tell(words.cannot_play())
            return
        self._is_coming_back = True
        self.play_wanted.emit(self.document.routine, self.document.draft.routine_id, path)
        self._is_coming_back = False

    def _escape(self) -> None:
        """Out of a field to the steps, and from there out of the editor."""
        at = self.window().focusWidget()
        in_field = at is not None and (
            self.panel.isAncestorOf(at) or at in self.head.fields.values()
        )
        if in_field:
            self.outline.setFocus()
        else:
            self._go_back()

    def _go_back(self) -> None:
        self.document.keep()
        self._saving.when_done(self.left.emit)
