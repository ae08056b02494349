"""What keys, buttons and menus do to the chosen steps of a document."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from msgspec.structs import replace
from PySide6.QtGui import QClipboard

from recoverytimer.exercise import doseinput
from recoverytimer.exercise.doseinput import NotADoseError, Typed
from recoverytimer.exercise.dosetext import seconds_of
from recoverytimer.exercise.exercise import Exercise, Kind, Sides
from recoverytimer.exercise.limits import LEAST_REST_S
from recoverytimer.routine import stepedits
from recoverytimer.routine.clipboard import read_steps, steps_text
from recoverytimer.routine.editor.document import Document
from recoverytimer.routine.files import read_step, step_table
from recoverytimer.routine.routine import Ask, Group, Pause, Question, Step, StepPath, Work
from recoverytimer.routine.stepedits import Places

SIDES = (Sides.EACH, Sides.ALTERNATE, Sides.LEFT, Sides.RIGHT, Sides.CHOSEN, Sides.NONE)
GROUP_SIDES = (None, "each", "left", "right", "chosen")
NEW_REST_S = 30.0
HOW_OF_GROUPS = 'Type the rounds: "3", at least two "2+", or "1-3"; with a rest "3, rest 30"'
ROUNDS_AND_REST = re.compile(r"(?P<rounds>\d[\d\s+-]*)?(?:[,\s]*\brest\s+(?P<rest>.+))?")
NEW_QUESTION = "Ready to go on?"


class StepActions:
    """Does by name what is wanted of the chosen steps.

    Args:
        tell: takes what could not be done, or "" when all is well.
    """

    def __init__(
        self,
        document: Document,
        exercises: Mapping[str, Exercise],
        clipboard: QClipboard,
        tell: Callable[[str], None],
    ) -> None:
        self._document = document
        self._exercises = exercises
        self._clipboard = clipboard
        self._tell = tell
        self._named: dict[str, Callable[[], object]] = {
            "sides": self.change_sides,
            "optional": self.toggle_optional,
            "rest": self.add_rest,
            "question": self.add_question,
            "delete": document.remove,
            "duplicate": document.duplicate,
            "group": self.group,
            "ungroup": document.ungroup,
            "cut": self.cut,
            "copy": self.copy,
            "paste": self.paste,
            "up": document.step_up,
            "down": document.step_down,
            "in": document.step_in,
            "out": document.step_out,
        }

    def do(self, name: str) -> None:
        """Do what is called so."""
        self._tell("")
        self._named[name]()

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

    def copied(self, places: Places) -> str:
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

    def take_dose(self, path: StepPath, text: str) -> None:
        """Take what was typed for a step's dose, for a rest or for a group's rounds."""
        step = stepedits.step_at(self._document.steps, path)
        try:
            self._take_dose(path, step, text)
        except NotADoseError as error:
            self._tell(f"{error}.")
        else:
            self._tell("")

    def _take_dose(self, path: StepPath, step: Step, text: str) -> None:
        if isinstance(step, Group):
            self._take_rounds(path, step, text)
        elif isinstance(step, Pause):
            seconds = doseinput.typed(text).dose.hold
            if not isinstance(seconds, float):
                message = 'Type one duration: "30" or "1:30"'
                raise NotADoseError(message)
            self._document.change_step("Change rest", path, replace(step, rest=seconds))
        elif isinstance(step, Work):
            self._take_amount(path, step, text)

    def _take_amount(self, path: StepPath, step: Work, text: str) -> None:
        exercise = self._exercises.get(step.exercise)
        if not text:
            self._document.change_step("Usual dose", path, replace(step, dose=None))
            return
        before = step.dose or (exercise.dose.one_set if exercise else None)
        typed = doseinput.typed(text, before)
        new = replace(step, dose=typed.dose)
        if typed.rounds == 1:
            self._document.change_step("Change dose", path, new)
        else:
            self._take_sets(path, new, typed)

    def _take_sets(self, path: StepPath, step: Work, typed: Typed) -> None:
        """Several sets are the rounds of a group, of one that is there already if it is alone."""
        steps = self._document.steps
        around = stepedits.step_at(steps, path[:-1]) if len(path) > 1 else None
        if isinstance(around, Group) and len(around.steps) == 1:
            group = replace(around, steps=(step,), rounds=typed.rounds)
            self._document.change_step("Change sets", path[:-1], group)
            return
        changed = stepedits.changed(steps, path, lambda _: step)
        made = stepedits.grouped(changed, [path])
        if made is None:
            message = "Groups cannot lie any deeper"
            raise NotADoseError(message)
        exercise = self._exercises.get(step.exercise)
        rest = LEAST_REST_S if exercise and exercise.kind is Kind.STRENGTH else 0.0
        group = Group(steps=(step,), rounds=typed.rounds, rest_between=rest)
        self._document.edit_steps(
            "Change sets", stepedits.changed(made[0], made[1], lambda _: group), (made[1],)
        )

    def _take_rounds(self, path: StepPath, step: Group, text: str) -> None:
        """Rounds, a rest between them, or both; a rest that is not typed stays."""
        found = ROUNDS_AND_REST.fullmatch(text.strip().lower())
        typed: dict[str, object] = {}
        if found and found["rounds"]:
            rounds = found["rounds"].replace(" ", "")
            typed["rounds"] = int(rounds) if rounds.isdigit() else rounds
        if found and found["rest"]:
            typed["rest_between"] = seconds_of(found["rest"])
        read = read_step({**step_table(step), **typed}, path) if typed else None
        if read is None or read.value is None:
            raise NotADoseError(HOW_OF_GROUPS)
        self._document.change_step("Change rounds", path, read.value)

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
            first = clipping.problems[0]
            self._tell(f"This cannot be pasted: {first}.".replace("..", "."))
            return False
        put(clipping.steps)
        return True
