"""A routine that is being edited: its state, undo for everything, and a draft of each change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from recoverytimer.base.words.system import reason
from recoverytimer.exercise.words.pages import draft_not_removed
from recoverytimer.routine import commands, stepedits
from recoverytimer.routine.drafts import RoutineDraft, RoutineDrafts
from recoverytimer.routine.routine import (
    MOST_STEPS,
    Group,
    Routine,
    Step,
    StepPath,
    all_steps,
)
from recoverytimer.routine.stepedits import StepPaths, Steps
from recoverytimer.routine.words import editing as words
from recoverytimer.routine.words.editing import StepsEdit, steps_edit

KEEP_MS = 300


@dataclass(frozen=True, slots=True)
class Edit:
    """A routine before and after a change, and the places that are chosen then."""

    before: Routine
    after: Routine
    chosen: StepPaths


class _Command(QUndoCommand):
    """One change; typing on in the same field goes on with the same change."""

    def __init__(
        self,
        document: Document,
        name: str,
        edit: Edit,
        chosen_before: StepPaths,
        field: str,
    ) -> None:
        super().__init__(name)
        self._document = document
        self._edit = edit
        self._chosen_before = chosen_before
        self._field = field

    def redo(self) -> None:
        self._document.take(self._edit)

    def undo(self) -> None:
        edit = self._edit
        self._document.take(Edit(edit.after, edit.before, self._chosen_before))

    def id(self) -> int:
        return 1 if self._field else -1

    def mergeWith(self, other: QUndoCommand) -> bool:  # noqa: N802
        if not isinstance(other, _Command) or other._field != self._field:
            return False
        self._edit = replace_after(self._edit, other._edit)
        self.setObsolete(self._edit.before == self._edit.after)
        # PySide keeps a merged command for ever, and this one would keep the document.
        vars(other).clear()
        return True


def replace_after(first: Edit, last: Edit) -> Edit:
    """One edit out of two that follow each other."""
    return Edit(first.before, last.after, last.chosen)


class Document(QObject):
    """Owns the routine under way.

    Signals:
        edited: the `Edit`, at every change, undone and redone ones too.
        saved: it is in its file now.

    Args:
        draft: the routine as it was left.
        saved: the routine as its file has it; an empty one where there is none.
        tell: takes a sentence for the person.
        begun: what a new one was begun with, which is no draft as long as nothing is changed.
    """

    edited = Signal(object)
    saved = Signal()

    def __init__(
        self,
        draft: RoutineDraft,
        saved: Routine,
        drafts: RoutineDrafts,
        tell: Callable[[str], None],
        begun: Routine | None = None,
    ) -> None:
        super().__init__()
        self._begun = begun
        self._draft = draft
        self._drafts = drafts
        self._tell = tell
        self.chosen: StepPaths = ()
        self.stack = QUndoStack(self)
        self._saved = saved
        self._timer = QTimer(self, singleShot=True, interval=KEEP_MS)
        self._timer.timeout.connect(self.keep)

    @property
    def routine(self) -> Routine:
        """The routine as it is now."""
        return self._draft.routine

    @property
    def steps(self) -> Steps:
        """Its steps."""
        return self._draft.routine.steps

    @property
    def draft(self) -> RoutineDraft:
        """What is kept of it."""
        return self._draft

    @property
    def saved_routine(self) -> Routine:
        """The routine as its file has it."""
        return self._saved

    @property
    def is_changed(self) -> bool:
        """Whether it differs from what is saved."""
        return self._draft.routine != self._saved

    @property
    def is_draft(self) -> bool:
        """Whether there is something in it to be kept that is not saved."""
        return self.is_changed and self._draft.routine != self._begun

    def compare_with(self, saved: Routine, base: str) -> None:
        """Have another routine and text as those of the file, which was changed elsewhere."""
        self._saved = saved
        self._draft = replace(self._draft, base=base)

    def mark_saved(self, draft: RoutineDraft, handed_in: Routine) -> None:
        """The routine is in its file now, perhaps under another id and name.

        What was changed since it was handed in stays a draft.
        """
        self.forget()
        before = self._draft.routine
        newer = replace(draft, routine=before) if before != handed_in else draft
        self._draft = newer
        self._saved = draft.routine
        if newer.routine != before:
            self.edited.emit(Edit(before, newer.routine, self.chosen))
        if self.is_changed:
            self.keep()
        self.saved.emit()

    def edit(
        self, name: str, routine: Routine, chosen: StepPaths | None = None, field: str = ""
    ) -> None:
        """Change the routine; `name` is what undo calls it.

        Changes of one `field` that follow each other are undone together.
        """
        if routine == self.routine:
            return
        after = Edit(self.routine, routine, self.chosen if chosen is None else chosen)
        self.stack.push(_Command(self, name, after, self.chosen, field))

    def edit_steps(
        self, name: str, steps: Steps, chosen: StepPaths | None = None, field: str = ""
    ) -> None:
        """Change the steps; more than a file may hold are told and not taken."""
        if sum(1 for _ in all_steps(steps)) > MOST_STEPS:
            self._tell(words.too_many_steps())
            return
        self.edit(name, replace(self.routine, steps=steps), chosen, field)

    def change_step(self, name: str, path: StepPath, step: Step, field: str = "") -> None:
        """Change the step at a place."""
        steps = stepedits.changed(self.steps, path, lambda _: step)
        self.edit_steps(name, steps, (path,), f"{field} {path}" if field else "")

    def take(self, edit: Edit) -> None:
        """Have the routine as an edit left it."""
        self._draft = replace(self._draft, routine=edit.after)
        self.chosen = edit.chosen
        self._timer.start()
        self.edited.emit(edit)

    def keep(self) -> None:
        """Write the draft now."""
        self._timer.stop()
        if not self.is_draft:
            self.forget()
            return
        self._drafts.keep(
            self._draft,
            lambda error: self._tell(words.draft_not_kept(reason(error))),
        )

    def forget(self) -> None:
        """Drop the draft."""
        self._timer.stop()
        self._drafts.forget(
            self._draft.routine_id,
            failed=lambda error: self._tell(draft_not_removed(reason(error))),
        )

    # What is done with the chosen steps

    def insert(self, new: Steps, name: str) -> None:
        """Put steps behind the chosen ones, into a group that is chosen, or at the end."""
        self.insert_at(self.place_for_new(), new, name)

    def insert_at(self, at: StepPath, new: Steps, name: str) -> None:
        """Put steps before a place, or behind the group around it that is not too deep."""
        steps, places = stepedits.inserted(self.steps, stepedits.room_for(new, at), new)
        self.edit_steps(name, steps, places)

    def place_for_new(self) -> StepPath:
        """Where new steps go."""
        if not self.chosen:
            return (len(self.steps),)
        last = stepedits.outermost(self.chosen)[-1]
        return (*last[:-1], last[-1] + 1)

    def remove(self) -> None:
        """Remove the chosen steps; the one that comes after is chosen then."""
        if not self.chosen:
            return
        first = stepedits.outermost(self.chosen)[0]
        steps = stepedits.removed(self.steps, self.chosen)
        name = steps_edit(StepsEdit.DELETE, self._chosen_steps())
        self.edit_steps(name, steps, _nearest(steps, first))

    def duplicate(self) -> None:
        """Copy the chosen steps."""
        if self.chosen:
            steps, places = stepedits.duplicated(self.steps, self.chosen)
            self.edit_steps(steps_edit(StepsEdit.DUPLICATE, self._chosen_steps()), steps, places)

    def group(self) -> bool:
        """Put the chosen steps into a group; whether that can be."""
        result = stepedits.grouped(self.steps, self.chosen) if self.chosen else None
        if result is not None:
            self.edit_steps(commands.GROUP.words(), result[0], (result[1],))
        return result is not None

    def ungroup(self) -> None:
        """Dissolve the chosen groups."""
        groups = [
            path
            for path in stepedits.outermost(self.chosen)
            if isinstance(stepedits.step_at(self.steps, path), Group)
        ]
        if groups:
            steps, places = stepedits.ungrouped(self.steps, groups[0])
            self.edit_steps(commands.UNGROUP.words(), steps, places)

    def move(self, paths: StepPaths, to: StepPath) -> bool:
        """Move steps before a place; whether that can be."""
        result = stepedits.moved(self.steps, paths, to)
        if result is not None:
            moved = stepedits.taken(self.steps, paths)
            self.edit_steps(steps_edit(StepsEdit.MOVE, moved), *result)
        return result is not None

    def step_up(self) -> None:
        """Move the chosen steps before the one above, out of a group at its top."""
        if not self.chosen:
            return
        first = stepedits.outermost(self.chosen)[0]
        if first[-1] > 0:
            self.move(self.chosen, (*first[:-1], first[-1] - 1))
        elif len(first) > 1:
            self.move(self.chosen, first[:-1])

    def step_down(self) -> None:
        """Move the chosen steps behind the one below, out of a group at its end."""
        if not self.chosen:
            return
        last = stepedits.outermost(self.chosen)[-1]
        siblings = self.steps if len(last) == 1 else _steps_of(self.steps, last[:-1])
        if last[-1] + 1 < len(siblings):
            self.move(self.chosen, (*last[:-1], last[-1] + 2))
        elif len(last) > 1:
            self.move(self.chosen, (*last[:-2], last[-2] + 1))

    def step_in(self) -> None:
        """Move the chosen steps into the group above them."""
        if not self.chosen:
            return
        first = stepedits.outermost(self.chosen)[0]
        above = (*first[:-1], first[-1] - 1)
        if first[-1] > 0 and isinstance(stepedits.step_at(self.steps, above), Group):
            self.move(self.chosen, (*above, len(_steps_of(self.steps, above))))

    def step_out(self) -> None:
        """Move the chosen steps out of their group, behind it."""
        if not self.chosen:
            return
        last = stepedits.outermost(self.chosen)[-1]
        if len(last) > 1:
            self.move(self.chosen, (*last[:-2], last[-2] + 1))

    def _chosen_steps(self) -> Steps:
        return stepedits.taken(self.steps, self.chosen)


def _steps_of(steps: Steps, path: StepPath) -> Steps:
    group = stepedits.step_at(steps, path)
    assert isinstance(group, Group)
    return group.steps


def _nearest(steps: Steps, path: StepPath) -> StepPaths:
    """The place itself, or the nearest before it that there is."""
    siblings, parent = steps, path[:-1]
    if parent:
        try:
            siblings = _steps_of(steps, parent)
        except (IndexError, AssertionError):
            return _nearest(steps, parent)
    if not siblings:
        return ()
    return ((*parent, min(path[-1], len(siblings) - 1)),)
