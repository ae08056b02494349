"""Steps out of names and seconds, with a note of all that was assumed or made to fit."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from recoverytimer.base.filenames import free_id
from recoverytimer.base.plaintext import one_line
from recoverytimer.base.problem import MOST_PROBLEMS, MoreProblems, Place, Problem
from recoverytimer.exercise.dose import LONGEST_DOSE_S, MOST_ROUNDS, Dose
from recoverytimer.exercise.exercise import LONGEST_NAME, DefaultDose, Exercise, Kind, Sides
from recoverytimer.exercise.limits import spell_limit
from recoverytimer.routine.routine import Pause, Step, Work
from recoverytimer.sharing.faults import Note, NoteKind
from recoverytimer.sharing.othertimers.exercisenames import (
    ExerciseNames,
    Likeness,
    is_rest,
    without_side,
)
from recoverytimer.sharing.words import made

MOST_STEPS_IN_ALL = 5000
MOST_MADE = 500
USUAL_HOLD_S = 30.0
LONGEST_REST_S = 3600.0
ONE_SIDED = frozenset({Sides.EACH, Sides.CHOSEN, Sides.LEFT, Sides.RIGHT})
LARGEST_AMOUNT = 10**9


class _Noted:
    """Things that are noted, each once: the first of them, the rest counted."""

    def __init__(self) -> None:
        self._kept: dict[Problem, None] = {}
        self._more = 0

    @property
    def all(self) -> tuple[Problem, ...]:
        """What was noted, and at the end how much more."""
        more = (Problem(MoreProblems(self._more)),) if self._more else ()
        return (*self._kept, *more)

    def add(self, problem: Problem) -> None:
        """Note one."""
        if len(self._kept) < MOST_PROBLEMS:
            self._kept[problem] = None
        elif problem not in self._kept:
            self._more += 1


class Translator:
    """Collects what the routines of one file are made of.

    Attributes:
        made: exercises that nothing in the library answers to, by their new ids.
    """

    def __init__(self, exercises: Mapping[str, Exercise], common: Collection[str]) -> None:
        self._exercises = dict(exercises)
        self._names = ExerciseNames(exercises, common)
        self.made: dict[str, Exercise] = {}
        self._assumed = _Noted()
        self._unsided: dict[str, None] = {}
        self._problems = _Noted()
        self._steps = 0

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What could not be understood, each thing once."""
        return self._problems.all

    @property
    def assumed(self) -> tuple[Problem, ...]:
        """What is to be told, each thing once."""
        new = tuple(exercise.name for exercise in self.made.values())
        notes = (
            Note(NoteKind.NEW_EXERCISES, names=new),
            Note(NoteKind.WITHOUT_SIDES, names=tuple(self._unsided)),
        )
        return (*self._assumed.all, *(Problem(note) for note in notes if note.names))

    def assume(self, note: Note, place: Place = (), name: str = "") -> None:
        """Note what was assumed."""
        self._assumed.add(Problem(note, place, name=name))

    def problem(self, note: Note, place: Place = (), name: str = "") -> None:
        """Note what could not be understood."""
        self.take(Problem(note, place, name=name))

    def take(self, problem: Problem) -> None:
        """Note a problem from elsewhere."""
        self._problems.add(problem)

    def title(self, value: object, otherwise: str, place: Place) -> str:
        """A name for a routine."""
        name = self._short(one_line(value)) if isinstance(value, str) else ""
        if not name:
            self.assume(Note(NoteKind.NO_TITLE, otherwise), place)
        return name or otherwise

    def rounds(self, value: object, place: Place) -> int:
        """How often something is done, within bounds."""
        number = whole_number(value)
        if number is None:
            self.problem(Note(NoteKind.WRONG_ROUNDS, value_in_short(value)), place)
            return 1
        fitted = min(max(number, 1), MOST_ROUNDS)
        if fitted != number:
            self.assume(Note(NoteKind.FITTED_ROUNDS, number=number, most=fitted), place)
        return fitted

    def rest(self, value: object, place: Place) -> float:
        """Seconds of a rest, within bounds; 0 for none."""
        return self._seconds(value, LONGEST_REST_S, place)

    def step(self, name: object, value: object, place: Place) -> Step | None:
        """An exercise or a rest; None for a rest of no length, and where there are too many."""
        self._steps += 1
        if self._steps > MOST_STEPS_IN_ALL or len(self.made) >= MOST_MADE:
            self.problem(Note(NoteKind.TOO_MUCH))
            return None
        text = one_line(name) if isinstance(name, str) else ""
        if not text:
            text = made.exercise()
            self.problem(Note(NoteKind.NO_NAME, text), place)
        if is_rest(text):
            seconds = self._seconds(value, LONGEST_REST_S, place, text[:40])
            return Pause(rest=seconds) if seconds else None
        return self._work(text, value, place)

    def _work(self, text: str, value: object, place: Place) -> Work:
        name, side = without_side(self._short(text))
        seconds = self._seconds(value, LONGEST_DOSE_S, place, text[:40])
        exercise_id = self._find(name) or self._make(name, seconds or USUAL_HOLD_S)
        exercise = self._exercises[exercise_id]
        sides = Sides(side) if side else None
        if not side and exercise.sides in ONE_SIDED:
            self._unsided[exercise.name] = None
            sides = Sides.NONE
        dose = self._dose(seconds, spell_limit(exercise.kind).cap_s, place, text[:40])
        return Work(exercise=exercise_id, dose=dose, sides=sides)

    def _dose(self, seconds: float, cap_s: float, place: Place, name: str) -> Dose:
        if not seconds:
            self.assume(Note(NoteKind.UNTIMED), place, name)
            return Dose(until_done=True)
        if seconds > cap_s:
            note = Note(NoteKind.UNSAFE_SECONDS, number=seconds, most=cap_s)
            self.assume(note, place, name)
        return Dose(hold=min(seconds, cap_s))

    def _find(self, name: str) -> str | None:
        match = self._names.find(name)
        if match is None:
            return None
        if match.likeness is not Likeness.NAME:
            taken = self._exercises[match.id].name
            self.assume(Note(NoteKind.TAKEN_FOR, name, (taken,)))
        return match.id

    def _make(self, name: str, seconds: float) -> str:
        """A new exercise, so that nothing is lost."""
        exercise_id = free_id(name, self._exercises, "exercise")
        exercise = Exercise(
            name=name,
            kind=Kind.ACTIVE,
            setup=made.as_you_know_it(),
            instructions=(made.instruction(name),),
            dose=DefaultDose(hold=seconds),
        )
        self.made[exercise_id] = self._exercises[exercise_id] = exercise
        self._names.add(exercise_id, exercise)
        return exercise_id

    def _seconds(self, value: object, most: float, place: Place, name: str = "") -> float:
        """Seconds within bounds, or 0 where they cannot be read."""
        number = amount(value)
        if number is None or number < 0:
            self.problem(Note(NoteKind.WRONG_SECONDS, value_in_short(value)), place, name)
            return 0.0
        if number > most:
            note = Note(NoteKind.FITTED_SECONDS, number=number, most=most)
            self.assume(note, place, name)
        return min(number, most)

    def _short(self, name: str) -> str:
        if len(name) <= LONGEST_NAME:
            return name
        self.assume(Note(NoteKind.SHORTENED, name[:40]))
        return name[:LONGEST_NAME].strip()


def amount(value: object) -> float | None:
    """A number, whether it is written as one or as text; None for anything else."""
    if isinstance(value, str):
        try:
            value = float(value.strip())
        except ValueError:
            return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    # No timer means so much, and an `int` may be beyond any `float`.
    return float(value) if -LARGEST_AMOUNT <= value <= LARGEST_AMOUNT else None


def whole_number(value: object) -> int | None:
    """A whole number, or None."""
    number = amount(value)
    return int(number) if number is not None and number.is_integer() else None


def value_in_short(value: object) -> str:
    """A value as it stands in a file, short and in one line; empty where there is none."""
    if value is None:
        return ""
    text = f'"{one_line(value)}"' if isinstance(value, str) else one_line(str(value)[:200])
    return text if len(text) <= 40 else f"{text[:37]}..."


def paired_sides(steps: Iterable[Step]) -> tuple[Step, ...]:
    """The same with a left and the like right step after it as one on each side."""
    found: list[Step] = []
    for step in steps:
        before = found[-1] if found else None
        if isinstance(before, Work) and isinstance(step, Work) and _is_pair(before, step):
            found[-1] = Work(exercise=step.exercise, dose=step.dose, sides=Sides.EACH)
        else:
            found.append(step)
    return tuple(found)


def _is_pair(left: Work, right: Work) -> bool:
    same = (left.exercise, left.dose) == (right.exercise, right.dose)
    return same and (left.sides, right.sides) == (Sides.LEFT, Sides.RIGHT)
