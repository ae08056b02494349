"""What is wrong with routines and their files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from recoverytimer.base.amounts import exact_duration
from recoverytimer.base.language import _, pgettext
from recoverytimer.base.listing import all_of, one_of, sentences
from recoverytimer.base.plaintext import printable
from recoverytimer.base.problem import Place, Problem
from recoverytimer.base.words.files import place_in_words, placed, unreplaceable
from recoverytimer.base.words.system import reason
from recoverytimer.exercise.dose import MOST_ROUNDS
from recoverytimer.exercise.words import problems as exercise_words
from recoverytimer.exercise.words.doses import dose_fault_in_words
from recoverytimer.routine.faults import (
    NotAStep,
    NothingLeft,
    RoutineFault,
    UnknownOption,
    WrongRounds,
    step_number,
)
from recoverytimer.routine.routine import (
    DEEPEST_GROUP,
    LONGEST_REST_S,
    MOST_COMBINATIONS,
    MOST_STEPS,
)
from recoverytimer.routine.timelinebuilder import MOST_SEGMENTS


def problem_in_words(problem: Problem) -> str:
    """What is wrong where in a routine's file, and what would be right."""
    return placed_in_routine(problem, fault_in_words(problem))


def placed_in_routine(problem: Problem, said: str) -> str:
    """What is said of a step, behind its place."""
    return placed(problem, _step_in_words(problem), said)


def field_problem_in_words(problem: Problem) -> str:
    """What is wrong with a field of a form, for one who sees its label and types no file."""
    from recoverytimer.routine.words.fields import label_of

    match problem.fault:
        case RoutineFault.OUTSIDE_OF_GROUP if problem.key == "rounds":
            said = _("Only a group in a group can have another number of rounds each time.")
        case RoutineFault.OUTSIDE_OF_GROUP:
            said = _("Only a step in a group can be limited to certain rounds.")
        case WrongRounds(text):
            said = _rounds_fault(label_of(problem.key), text)
        case RoutineFault() | NotAStep() | UnknownOption() | NothingLeft():
            said = fault_in_words(problem)
        case _other:
            said = exercise_words.field_fault_in_words(problem, label_of)
    return printable(said)


def fault_in_words(problem: Problem) -> str:
    """What is wrong with a routine or a step, by the keys of its file."""
    match problem.fault:
        case RoutineFault():
            return _routine_fault(problem.fault, problem.place, problem.key)
        case NotAStep(value):
            return _("{value} is not a step. Put each step under its own [[steps]].", value=value)
        case WrongRounds(text):
            return _rounds_fault(problem.key, text)
        case NothingLeft(()):
            return _("Every step is left out, so that there is nothing to play.")
        case NothingLeft(picked):
            chosen = all_of([f'"{one}"' for one in picked])
            return _("With {options} there is nothing to play.", options=chosen)
        case UnknownOption(option, known):
            if not known:
                return _(
                    'There is no option "{option}", because the routine has no choices.',
                    option=option,
                )
            options = one_of([f'"{one}"' for one in known])
            return _(
                'There is no option "{option}". Write {options}.', option=option, options=options
            )
    return exercise_words.fault_in_words(problem)


def _rounds_fault(name: str, text: str) -> str:
    return _(
        '{field} is "{rounds}". Write numbers from 1 to {most}, the smaller one first, such '
        'as "1-3" or "2+".',
        field=name,
        rounds=text,
        most=MOST_ROUNDS,
    )


def _routine_fault(fault: RoutineFault, place: Place = (), key: str = "") -> str:
    match fault:
        case RoutineFault.NO_FORMAT:
            return _("The format is missing. Add {line} at the top.", line="format = 1")
        case RoutineFault.NO_STEPS:
            return _(
                "There are no steps. Add at least one {header}.",
                header="[[steps.steps]]" if place else "[[steps]]",
            )
        case RoutineFault.TOO_DEEP:
            return _(
                "Too many groups are nested inside each other. At most {most} levels are allowed.",
                most=DEEPEST_GROUP,
            )
        case RoutineFault.TOO_MANY_STEPS:
            return _(
                "There are too many steps. A routine can have at most {most}; use rounds to "
                "repeat steps.",
                most=MOST_STEPS,
            )
        case RoutineFault.UNCLEAR_STEP:
            return _(
                'It is not clear what this step is. Write exercise = "...", rest = seconds or '
                'ask = "...", or give it steps of its own.'
            )
        case RoutineFault.OUTSIDE_OF_GROUP:
            return _("{key} only makes sense in a group. Put the step in one.", key=key)
        case RoutineFault.SAME_OPTION:
            return _("Two options have the same id. Give each its own.")
        case RoutineFault.TOO_MANY_CHOICES:
            return _(
                "There are too many choices and options: they can be combined in at most {most} "
                "ways.",
                most=MOST_COMBINATIONS,
            )
        case RoutineFault.TOO_MANY_SEGMENTS:
            return _(
                "With all its rounds, the routine has more than {most} parts. Use fewer rounds.",
                most=MOST_SEGMENTS,
            )
        case RoutineFault.STRANGE_NAME:
            return _("The file's name is too long or contains control characters. Rename the file.")
        case RoutineFault.NOTHING_TO_PASTE:
            return _(
                "The clipboard holds no steps. Copy some in the editor or from a routine's file."
            )
        case RoutineFault.NO_DEEPER:
            return _("Groups cannot be nested any deeper.")
        case RoutineFault.ROUNDS_NOT_UNDERSTOOD:
            return _(
                'Type the rounds as "3", "2+" (at least two) or "1-3"; with a rest, "3, rest 30"; '
                'in a group, "5, 4, 3" for one number each time.'
            )
        case RoutineFault.REST_TOO_LONG:
            return _("A rest lasts at most {most}.", most=exact_duration(LONGEST_REST_S))


def no_further_round() -> str:
    """That a session would hold more than it can."""
    return _(
        "No more rounds can be added: a session can have at most {most} parts.", most=MOST_SEGMENTS
    )


def typed_fault_in_words(fault: object) -> str:
    """Why what was typed into a row of the editor is not understood."""
    if isinstance(fault, RoutineFault):
        return _routine_fault(fault)
    return dose_fault_in_words(fault)


def not_pasted(problem: Problem) -> str:
    """Why steps cannot be pasted."""
    return _("This cannot be pasted: {problem}", problem=problem_in_words(problem))


def unreadable_now(problems: Sequence[Problem]) -> str:
    """That a file that was changed elsewhere cannot be read, and why."""
    said = sentences(map(problem_in_words, problems))
    return _("The file cannot be read as it is now: {problems}", problems=said)


def not_saved(folder: Path, error: OSError | ValueError) -> str:
    """That a routine cannot be saved, and why."""
    if isinstance(error, OSError):
        why = reason(error)
        return _("The routine cannot be saved in {folder} ({reason}).", folder=folder, reason=why)
    said = _("The routine cannot be saved because the existing file cannot be replaced.")
    return sentences((said, unreplaceable(error)))


def draft_stays(folder: Path, error: OSError | ValueError) -> str:
    """The same where what was written stays as a draft."""
    return sentences((not_saved(folder, error), _("The draft is kept.")))


def _step_in_words(problem: Problem) -> str:
    """A step's place as a person counts: "step 3.1 (pigeon-pose)"."""
    if problem.place[:1] != ("steps",):
        return place_in_words(problem.place)
    number = step_number(problem.place)
    if not problem.name:
        return pgettext("a place in a routine", "step {number}", number=number)
    return pgettext(
        "a place in a routine", "step {number} ({exercise})", number=number, exercise=problem.name
    )
