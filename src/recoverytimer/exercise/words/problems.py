"""What is wrong with exercises and doses."""

from __future__ import annotations

from collections.abc import Callable

from recoverytimer.base.amounts import exact_duration
from recoverytimer.base.language import _
from recoverytimer.base.listing import all_of, in_row, sentences
from recoverytimer.base.problem import MissingKey, Problem, WrongValue
from recoverytimer.base.words import files
from recoverytimer.exercise.dose import Measure
from recoverytimer.exercise.faults import (
    Contradiction,
    MeasureWithout,
    NoSource,
    NotOneMeasure,
    SpellTooLong,
    UnknownExercise,
    UnknownPicture,
    UnknownPose,
    UnknownReference,
    WrongRange,
)
from recoverytimer.exercise.words.doses import amount_cure


def problem_in_words(problem: Problem) -> str:
    """What is wrong where in an exercise's file, and what would be right."""
    return files.placed(problem, files.place_in_words(problem.place), fault_in_words(problem))


def fault_in_words(problem: Problem) -> str:
    """What is wrong with an exercise or a dose, by the keys of its file."""
    key = problem.key
    match problem.fault:
        case WrongRange():
            return _range_fault(key, key, problem.fault)
        case NotOneMeasure(()):
            kinds = in_row(Measure)
            return _(
                "The dose needs one measure; it has none. Use one of these: {keys}.", keys=kinds
            )
        case NotOneMeasure(measures):
            return _(
                "The dose needs one measure; it has {found}. Use one of these: {keys}.",
                found=all_of(measures),
                keys=in_row(Measure),
            )
        case MeasureWithout(measure):
            said = _("{key} does not go with {measure}.", key=key, measure=measure)
            return sentences((said, _goes_only_with(key, key)))
        case Contradiction(keys):
            return _("{keys} contradict each other. Keep one of them.", keys=all_of(keys))
        case SpellTooLong(most_s):
            return _(
                "This is too long in one go. At most {most} is safe.", most=exact_duration(most_s)
            )
        case UnknownExercise(name, ""):
            return _('There is no exercise "{id}". See the list of exercises.', id=name)
        case UnknownExercise(name, near):
            return _('There is no exercise "{id}". Did you mean "{near}"?', id=name, near=near)
        case NoSource():
            return _("A source needs either a reference, or a text and a mark.")
        case UnknownReference(name, ""):
            return _('The guide has no source "{id}".', id=name)
        case UnknownReference(name, near):
            return _('The guide has no source "{id}". Did you mean "{near}"?', id=name, near=near)
        case UnknownPose(name):
            return _(
                'There is no figure "{name}". Name an exercise whose figure should be shown.',
                name=name,
            )
        case UnknownPicture(name, folder):
            return _('There is no picture "{name}". Put it in {folder}.', name=name, folder=folder)
    return files.fault_in_words(problem)


def field_fault_in_words(problem: Problem, label: Callable[[str], str]) -> str:
    """What is wrong with what a form holds, for one who sees labels and types no file.

    `label` names the field of a key, or a measure.
    """
    key, field = problem.key, label(problem.key)
    match problem.fault:
        case WrongValue(wanted=wanted):
            is_empty = problem.fault.is_empty
            said = (
                _("{field} is empty.", field=field)
                if is_empty
                else _("{field} is not right.", field=field)
            )
            return sentences((said, amount_cure(key) or files.right_value(wanted)))
        case MissingKey(wanted):
            return sentences((_("{field} is missing.", field=field), files.right_value(wanted)))
        case WrongRange():
            return _range_fault(key, field, problem.fault)
        case NotOneMeasure():
            return _("Give the amount in one way only: in seconds, say, or in repetitions.")
        case MeasureWithout():
            return _goes_only_with(key, field)
        case Contradiction(keys):
            fields = in_row(map(label, keys))
            return _("Fill in only one of these: {fields}.", fields=fields)
    return fault_in_words(problem)


def _range_fault(key: str, name: str, fault: WrongRange) -> str:
    if not fault.text:
        said = _("{field} is empty.", field=name)
    elif fault.is_reversed:
        said = _('{field}: "{range}" is the wrong way round.', field=name, range=fault.text)
    else:
        said = _('{field}: "{range}" is not a range.', field=name, range=fault.text)
    if key == "tempo":
        cure = _('Write seconds, a range such as "2-3", or "free" for as long as one likes.')
    else:
        cure = _('Write a number, or a range with the smaller number first: "20-30".')
    return sentences((said, cure))


def _goes_only_with(key: str, name: str) -> str:
    if key == "tempo":
        return _('"{field}" goes with everything but metres.', field=name)
    return _('"{field}" only goes with repetitions, passes or breaths.', field=name)
