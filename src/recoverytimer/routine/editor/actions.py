"""What the commands of the editor do to the chosen steps of a document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import QObject
from PySide6.QtGui import QClipboard

from recoverytimer.base.commands import Command
from recoverytimer.exercise.exercise import Exercise, Sides
from recoverytimer.routine import commands, stepedits
from recoverytimer.routine.choiceedits import with_known_options
from recoverytimer.routine.clipboard import read_steps, steps_text
from recoverytimer.routine.editor.document import Document
from recoverytimer.routine.routine import Ask, Group, Pause, Question, Step, StepPath, Work
from recoverytimer.routine.stepedits import StepPaths
from recoverytimer.routine.words import editing as words
from recoverytimer.routine.words.problems import not_pasted
from recoverytimer.widgets.actions import Action

SIDES = (
    *(Sides.EACH, Sides.RIGHT_FIRST, Sides.CHOSEN_FIRST, Sides.ALTERNATE),
    *(Sides.LEFT, Sides.RIGHT, Sides.CHOSEN, Sides.OTHER, Sides.NONE),
)
GROUP_SIDES = (None, *(side.value for side in SIDES if side not in {Sides.ALTERNATE, Sides.NONE}))
NEW_REST_S = 30.0


class StepActions(QObject):
    """Does what is wanted of the chosen steps; `of` holds the actions.

    Args:
        tell: takes what could not be done, or "" when all is well.
        add: lets the person find exercises to add.
    """

    def __init__(
        self,
        document: Document,
        exercises: Mapping[str, Exercise],
        clipboard: QClipboard,
        tell: Callable[[str], None],
        add: Callable[[], None],
    ) -> None:
        super().__init__(document)
        self._document = document
        self._exercises = exercises
        self._clipboard = clipboard
        self._tell = tell
        do: dict[Command, Callable[[], object]] = {
            commands.ADD: add,
            commands.REST: self.add_rest,
            commands.QUESTION: self.add_question,
            commands.GROUP: self.group,
            commands.UNGROUP: document.ungroup,
            commands.DUPLICATE: document.duplicate,
            commands.DELETE: document.remove,
            commands.CUT: self.cut,
            commands.COPY: self.copy,
            commands.PASTE: self.paste,
            commands.SIDES: self.change_sides,
            commands.OPTIONAL: self.toggle_optional,
            commands.UP: document.step_up,
            commands.DOWN: document.step_down,
            commands.IN: document.step_in,
            commands.OUT: document.step_out,
        }
        self.of = {c: Action(c, partial(self._do, do[c]), self) for c in do}

    def these(self, wanted: Iterable[Command]) -> tuple[Action, ...]:
        """Some of the actions, in this order."""
        return tuple(self.of[command] for command in wanted)

    def _do(self, do: Callable[[], object]) -> None:
        self._tell("")
        do()

    def add_exercise(self, exercise_id: str) -> None:
        """Add an exercise with its own dose, behind the chosen step."""
        name = self._exercises[exercise_id].name
        self._document.insert((Work(exercise=exercise_id),), words.add_exercise(name))

    def add_rest(self) -> None:
        """Add a rest."""
        self._document.insert((Pause(rest=NEW_REST_S),), words.add_rest())

    def add_question(self) -> None:
        """Add a question."""
        self._document.insert(
            (Ask(question=Question(ask=words.new_question())),), words.add_question()
        )

    def group(self) -> None:
        """Put the chosen steps into a group."""
        if not self._document.chosen:
            self._tell(words.choose_steps_first())
        elif not self._document.group():
            self._tell(words.no_deeper())

    def change_sides(self) -> None:
        """Go on to the next way of doing the sides."""
        self._change(commands.SIDES.words(), self._other_sides)

    def toggle_optional(self) -> None:
        """Make the chosen steps optional, or not."""

        def changed(step: Step) -> Step:
            return step if isinstance(step, Ask) else replace(step, optional=not step.optional)

        self._change(commands.OPTIONAL.words(), changed)

    def copied(self, places: StepPaths) -> str:
        """Steps as text."""
        return steps_text(stepedits.taken(self._document.steps, places))

    def copy(self) -> None:
        """Put the chosen steps on the clipboard, as text that also a file may hold."""
        if self._document.chosen:
            self._clipboard.setText(self.copied(self._document.chosen))

    def cut(self) -> None:
        """Put the chosen steps on the clipboard and remove them."""
        self.copy()
        self._document.remove()

    def paste(self) -> None:
        """Add the steps of the clipboard's text."""
        self._take_in(
            self._clipboard.text(), lambda s: self._document.insert(s, commands.PASTE.words())
        )

    def pasted_at(self, text: str, to: StepPath) -> bool:
        """Add the steps of a text at a place; whether there were any."""
        return self._take_in(
            text, lambda s: self._document.insert_at(to, s, commands.PASTE.words())
        )

    def _other_sides(self, step: Step) -> Step:
        if isinstance(step, Work):
            exercise = self._exercises.get(step.exercise)
            usual = exercise.sides if exercise else Sides.NONE
            now = step.sides or usual
            following = SIDES[(SIDES.index(now) + 1) % len(SIDES)]
            return replace(step, sides=None if following is usual else following)
        if isinstance(step, Group):
            place = GROUP_SIDES.index(step.sides)
            return replace(step, sides=GROUP_SIDES[(place + 1) % len(GROUP_SIDES)])
        return step

    def _change(self, name: str, change: Callable[[Step], Step]) -> None:
        chosen = self._document.chosen
        steps = stepedits.all_changed(self._document.steps, chosen, change)
        self._document.edit_steps(name, steps, chosen)

    def _take_in(self, text: str, put: Callable[[tuple[Step, ...]], None]) -> bool:
        clipping = read_steps(text)
        if clipping.problems:
            self._tell(not_pasted(clipping.problems[0]))
            return False
        put(with_known_options(clipping.steps, self._document.routine.choices))
        return True
