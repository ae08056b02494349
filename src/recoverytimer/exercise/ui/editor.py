"""The page on which an exercise is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from recoverytimer.base.commands import BACK, REDO, SAVE, UNDO, Command
from recoverytimer.base.problem import Problem
from recoverytimer.base.words.system import reason
from recoverytimer.base.writer import nothing_follows
from recoverytimer.exercise.catalogue import ExerciseEntry
from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.cautionnotes import CautionNote
from recoverytimer.exercise.check import ExerciseCheck
from recoverytimer.exercise.commands import DISCARD
from recoverytimer.exercise.drafts import ExerciseDrafts, KeptExerciseDraft
from recoverytimer.exercise.fields import WITHIN
from recoverytimer.exercise.ui.draft import ExerciseDraft
from recoverytimer.exercise.ui.form import ExerciseForm
from recoverytimer.exercise.ui.picturetaker import PictureTaker
from recoverytimer.exercise.words import pages as words
from recoverytimer.exercise.words.fields import EXERCISE_WORDS
from recoverytimer.figure.ui.figures import Figures
from recoverytimer.widgets.actions import Action, button_for, icon_button_for, show_undo
from recoverytimer.widgets.layout import READING, ScrollingPage, clear_layout, row_of
from recoverytimer.widgets.text import TextTone, heading, plain, set_tone

KEEP_MS = 600


class ExerciseEditor(ScrollingPage):
    """Lets a person change an `ExerciseDraft`; what is not saved is kept as a draft.

    Signals:
        left: back to where one came from.
        save_wanted: the id (None for a new one) and the sound `Exercise`.
        discard_wanted: the id, and the `KeptExerciseDraft` that is to be let go.
        set_aside: the id and the name of what was left with changes that are not saved, and whether
            they are kept on the disk.
    """

    left = Signal()
    save_wanted = Signal(object, object)
    discard_wanted = Signal(object, object)
    set_aside = Signal(object, str, bool)

    def __init__(
        self,
        check: ExerciseCheck,
        caution_notes: Mapping[Caution, CautionNote],
        drafts: ExerciseDrafts,
        taker: PictureTaker,
        figures: Figures,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, widest=READING)
        self._check = check
        self._caution_notes = caution_notes
        self._drafts = drafts
        self._taker = taker
        self._figures = figures
        self._draft: ExerciseDraft | None = None
        self._awaited: tuple[ExerciseDraft, Path] | None = None
        self._changed = ""
        self._usual = ""
        self.form: ExerciseForm | None = None
        self._keeping = QTimer(self, singleShot=True, interval=KEEP_MS)
        self._keeping.timeout.connect(self.keep)
        taker.taken.connect(self._take_picture)
        do: dict[Command, Callable[[], object]] = {
            BACK: self.left.emit,
            UNDO: self._undo,
            REDO: self._redo,
            DISCARD: self._discard,
            SAVE: self._save,
        }
        self._of = {command: Action(command, do[command], self) for command in do}

    @property
    def exercise_id(self) -> str | None:
        """What is being changed; None for a new one."""
        return self._draft.exercise_id if self._draft else None

    def open(self, draft: ExerciseDraft, entry: ExerciseEntry | None) -> None:
        """Show the draft of an exercise, or of a new one, in the form."""
        self.keep()
        self.close_draft()
        self._draft = draft
        clear_layout(self.head)
        clear_layout(self.body)
        self._usual = words.about_to_write(entry)
        title = entry.name if entry else words.new_exercise()
        self.setWindowTitle(words.editing(title) if entry else title)
        self._build_head(title)
        self.form = ExerciseForm(
            draft,
            self._check.exercises,
            self._caution_notes,
            self._figures,
            self._check.references,
        )
        # A file that is to be mended shows all that is wrong with it.
        self.form.shows_all = bool(entry and entry.problems)
        self.body.addWidget(self.form)
        self.form.picture.offered.connect(self._offer_picture)
        draft.changed.connect(self._follow)
        draft.stepped.connect(self._show_state)
        self._show_state()
        self.scroller.verticalScrollBar().setValue(0)
        self.setFocusProxy(self.form.rows["name"].field)

    def close_draft(self) -> None:
        """Let go of what is shown, as after it was saved or discarded."""
        self._keeping.stop()
        if self._draft is not None:
            self._draft.deleteLater()
        self._draft = self.form = None

    def holds(self, exercise_id: str | None) -> bool:
        """Whether changes of this exercise, or of a new one, are here and not saved."""
        draft = self._draft
        return draft is not None and draft.exercise_id == exercise_id and draft.is_changed

    def keep(self, then: Callable[[bool], object] = nothing_follows) -> None:
        """Keep what is not saved yet on the disk, so that a crash loses nothing.

        `then` takes whether it is there.
        """
        self._keeping.stop()
        draft = self._draft
        if draft is None:
            return

        def refuse(error: OSError) -> None:
            self._say(words.not_on_disk(reason(error)), "danger")
            then(False)

        if draft.is_changed:
            kept = KeptExerciseDraft(id=draft.exercise_id, table=draft.table)
            self._drafts.keep(kept, refuse, lambda _: then(True))
        else:
            self._drafts.forget(draft.exercise_id, failed=refuse)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Keep what was left behind, and say so."""
        super().hideEvent(event)
        draft = self._draft
        # Not while the whole window goes away.
        if draft is not None and draft.is_changed and self.window().isVisible():
            left = draft.exercise_id, str(draft.value("name") or "")
            self.keep(lambda kept: self.set_aside.emit(*left, kept))
        else:
            self.keep()

    def _build_head(self, title: str) -> None:
        self.undo, self.redo = (icon_button_for(self._of[c]) for c in (UNDO, REDO))
        self.discard = button_for(self._of[DISCARD], "quiet")
        self.save = button_for(self._of[SAVE], "primary")
        self.said = plain("", "body", "muted")
        back, name = icon_button_for(self._of[BACK]), heading(title, "title")
        self.head.addLayout(row_of(back, (name, 1), self.undo, self.redo))
        self.head.addLayout(row_of((self.said, 1), self.discard, self.save))

    def _undo(self) -> None:
        if self._draft is not None:
            self._draft.stack.undo()
            self._go_to_change()

    def _redo(self) -> None:
        if self._draft is not None:
            self._draft.stack.redo()
            self._go_to_change()

    def _go_to_change(self) -> None:
        if self.form is not None and self._changed:
            self.scroller.ensureWidgetVisible(self.form.rows[self._changed])

    def _follow(self, key: str) -> None:
        self._changed = WITHIN.get(key, key)
        self._keeping.start()
        self._show_state()

    def _show_state(self) -> None:
        draft = self._draft
        if draft is None or self.form is None:
            return
        show_undo(self._of[UNDO], self._of[REDO], draft.stack)
        self._of[DISCARD].setEnabled(draft.is_changed)
        unplaced = self.form.show_problems(self._problems(draft))
        if unplaced:
            self._say(unplaced, "danger")
        elif draft.is_changed:
            self._say(words.unsaved())
        else:
            self._say(self._usual)

    def _problems(self, draft: ExerciseDraft) -> tuple[Problem, ...]:
        read = draft.read()
        if read.value is None:
            return read.problems
        return self._check.problems(read.value)

    def _save(self) -> None:
        draft, form = self._draft, self.form
        if draft is None or form is None:
            return
        draft.settle()
        form.shows_all = True
        self._show_state()
        read = draft.read()
        first = form.wrong_row
        if read.value is not None:
            self.save_wanted.emit(draft.exercise_id, read.value)
        elif first is not None:
            self.scroller.ensureWidgetVisible(first)
            first.field.setFocus()
            self._say(words.something_missing(), "danger")

    def _discard(self) -> None:
        draft = self._draft
        if draft is not None:
            self.discard_wanted.emit(
                draft.exercise_id, KeptExerciseDraft(id=draft.exercise_id, table=draft.table)
            )

    def _offer_picture(self, path: Path) -> None:
        if self._draft is not None and self.form is not None:
            self._awaited = (self._draft, path)
            self.form.picture.say(words.one_moment())
            self._taker.take(path)

    def _take_picture(self, path: Path, name: str, fault: str) -> None:
        # It may come when one is writing something else already.
        if self._draft is None or self.form is None or self._awaited != (self._draft, path):
            return
        self._awaited = None
        self.form.picture.say(fault, "danger")
        if name:
            self._draft.settle()
            self._draft.change("picture", name, EXERCISE_WORDS["picture"].name_of_change)

    def _say(self, text: str, tone: TextTone = "muted") -> None:
        self.said.setText(text)
        set_tone(self.said, tone)
