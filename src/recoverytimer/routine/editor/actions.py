"""What keys, buttons and menus do to the chosen steps of a document: one table of actions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QClipboard, QKeySequence

from recoverytimer.exercise.exercise import Exercise, Sides
from recoverytimer.routine import stepedits
from recoverytimer.routine.clipboard import read_steps, steps_text
from recoverytimer.routine.editor.document import Document
from recoverytimer.routine.routine import Ask, Group, Pause, Question, Step, StepPath, Work
from recoverytimer.routine.stepedits import StepPaths
from recoverytimer.routine.words import not_pasted

SIDES = (Sides.EACH, Sides.ALTERNATE, Sides.LEFT, Sides.RIGHT, Sides.CHOSEN, Sides.NONE)
GROUP_SIDES = (None, "each", "left", "right", "chosen")
NEW_REST_S = 30.0
NEW_QUESTION = "Ready to go on?"


class StepAction(QAction):
    """Something to do, with its name, its keys, and the name of the icon of a button for it.

    Its keys are the outline's own, so it is added to no widget.
    """

    def __init__(
        self, name: str, keys: str, do: Callable[[], object], parent: QObject, icon_name: str = ""
    ) -> None:
        super().__init__(name, parent)
        self.icon_name = icon_name
        self.setShortcuts([QKeySequence(key) for key in keys.split()])
        self.triggered.connect(lambda _checked: do())

    @property
    def keys(self) -> str:
        """The first of its keys, to be read."""
        return self.shortcut().toString()


class StepActions(QObject):
    """Does what is wanted of the chosen steps; `named` holds the actions by short names.

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
        self.named: dict[str, StepAction] = {
            short: StepAction(name, keys, partial(self._do, do), self, icon)
            for short, name, keys, icon, do in (
                ("add", "Add exercise", "/ Ins", "", add),
                ("rest", "Rest", "R", "", self.add_rest),
                ("question", "Question", "Q", "", self.add_question),
                ("group", "Group", "Ctrl+G", "", self.group),
                ("ungroup", "Ungroup", "Ctrl+Shift+G", "", document.ungroup),
                ("duplicate", "Duplicate", "Ctrl+D", "duplicate", document.duplicate),
                ("delete", "Delete", "Del Backspace", "delete", document.remove),
                ("cut", "Cut", "Ctrl+X", "", self.cut),
                ("copy", "Copy as text", "Ctrl+C", "", self.copy),
                ("paste", "Paste", "Ctrl+V", "", self.paste),
                ("sides", "Change sides", "S", "", self.change_sides),
                ("optional", "Optional", "O", "", self.toggle_optional),
                ("up", "Move up", "Alt+Up", "", document.step_up),
                ("down", "Move down", "Alt+Down", "", document.step_down),
                ("in", "Into the group above", "Alt+Right", "", document.step_in),
                ("out", "Out of its group", "Alt+Left", "", document.step_out),
            )
        }

    def these(self, *names: str) -> tuple[StepAction, ...]:
        """Some of the actions, in this order."""
        return tuple(self.named[name] for name in names)

    def _do(self, do: Callable[[], object]) -> None:
        self._tell("")
        do()

    def add_exercise(self, exercise_id: str) -> None:
        """Add an exercise with its own dose, behind the chosen step."""
        name = self._exercises[exercise_id].name
        self._document.insert((Work(exercise=exercise_id),), f"Add {name}")

    def add_rest(self) -> None:
        """Add a rest."""
        self._document.insert((Pause(rest=NEW_REST_S),), "Add rest")

    def add_question(self) -> None:
        """Add a question."""
        self._document.insert((Ask(question=Question(ask=NEW_QUESTION)),), "Add question")

    def group(self) -> None:
        """Put the chosen steps into a group."""
        if not self._document.chosen:
            self._tell("Choose the steps that belong together first.")
        elif not self._document.group():
            self._tell("Groups cannot lie any deeper.")

    def change_sides(self) -> None:
        """Go on to the next way of doing the sides."""
        self._change("Change sides", self._other_sides)

    def toggle_optional(self) -> None:
        """Make the chosen steps optional, or not."""

        def changed(step: Step) -> Step:
            return step if isinstance(step, Ask) else replace(step, optional=not step.optional)

        self._change("Optional", changed)

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
        self._take_in(self._clipboard.text(), lambda s: self._document.insert(s, "Paste"))

    def pasted_at(self, text: str, to: StepPath) -> bool:
        """Add the steps of a text at a place; whether there were any."""
        return self._take_in(text, lambda s: self._document.insert_at(to, s, "Paste"))

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
        put(clipping.steps)
        return True
