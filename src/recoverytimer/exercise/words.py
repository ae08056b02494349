"""Kinds of exercises and doses in words, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Callable

from recoverytimer.base import words
from recoverytimer.base.amounts import exact_duration, plain_number
from recoverytimer.base.language import _, message, message_in, pgettext
from recoverytimer.base.listing import all_of, in_row, sentences
from recoverytimer.base.plaintext import printable
from recoverytimer.base.problem import MissingKey, Problem, WrongValue
from recoverytimer.base.safesvg import SvgError
from recoverytimer.exercise.dose import (
    LONGEST_DOSE_S,
    MOST_COUNTED,
    MOST_ROUNDS,
    Dose,
    Measure,
    Sided,
    SidedSeconds,
)
from recoverytimer.exercise.exercise import Kind, Sides
from recoverytimer.exercise.faults import (
    Contradiction,
    DoseFault,
    MeasureWithout,
    NotOneMeasure,
    OutOfBounds,
    SpellTooLong,
    UnknownExercise,
    UnknownPicture,
    UnknownPose,
    WrongRange,
)
from recoverytimer.exercise.ownpictures import MOST_PIXELS, FaultOfPicture, PictureFault

discard = message_in("command", "Discard")
while_writing = message("While you write an exercise")

KIND_NAMES = {
    Kind.STRETCH: "Stretch",
    Kind.DYNAMIC: "Warm-up",
    Kind.MOBILITY: "Mobility",
    Kind.ROLL: "Roll",
    Kind.BALL: "Ball",
    Kind.STRENGTH: "Strength",
    Kind.BREATHING: "Breathing",
    Kind.ACTIVE: "Easy movement",
    Kind.REST: "Rest",
    Kind.COLD: "Cold",
    Kind.HEAT: "Heat",
}


def kind_inside(kind: Kind) -> str:
    """A kind inside a sentence: "stretch"."""
    return {
        Kind.STRETCH: pgettext("a kind of exercise, inside a sentence", "stretch"),
        Kind.DYNAMIC: pgettext("a kind of exercise, inside a sentence", "warm-up"),
        Kind.MOBILITY: pgettext("a kind of exercise, inside a sentence", "mobility"),
        Kind.ROLL: pgettext("a kind of exercise, inside a sentence", "roll"),
        Kind.BALL: pgettext("a kind of exercise, inside a sentence", "ball"),
        Kind.STRENGTH: pgettext("a kind of exercise, inside a sentence", "strength"),
        Kind.BREATHING: pgettext("a kind of exercise, inside a sentence", "breathing"),
        Kind.ACTIVE: pgettext("a kind of exercise, inside a sentence", "easy movement"),
        Kind.REST: pgettext("a kind of exercise, inside a sentence", "rest"),
        Kind.COLD: pgettext("a kind of exercise, inside a sentence", "cold"),
        Kind.HEAT: pgettext("a kind of exercise, inside a sentence", "heat"),
    }[kind]


KIND_GROUPS: dict[str, frozenset[Kind]] = {
    "All": frozenset(),
    "Stretch": frozenset({Kind.STRETCH, Kind.MOBILITY}),
    "Roll": frozenset({Kind.ROLL, Kind.BALL}),
    "Ice and heat": frozenset({Kind.COLD, Kind.HEAT}),
    "Strength": frozenset({Kind.STRENGTH}),
    "Move": frozenset({Kind.DYNAMIC, Kind.ACTIVE, Kind.BREATHING, Kind.REST}),
}
"""What one filters by; the first stands for any kind."""
_SIDES = {
    Sides.EACH: "each side",
    Sides.ALTERNATE: "sides in turn",
    Sides.CHOSEN: "chosen side",
    Sides.LEFT: "left side",
    Sides.RIGHT: "right side",
}
_UNITS = {
    Measure.REPS: "reps",
    Measure.PASSES: "passes",
    Measure.BREATHS: "breaths",
    Measure.METRES: "m",
}


def amount_in_words(value: object, unit: str = "") -> str:
    """An amount as its file says it: "30 s", "20-30 s", "12, 10, 8 reps"."""
    if isinstance(value, Sided | SidedSeconds):
        return (
            f"left {amount_in_words(value.left, unit)}, right {amount_in_words(value.right, unit)}"
        )
    if isinstance(value, tuple):
        return ", ".join(amount_in_words(v) for v in value) + f" {unit}".rstrip()
    if unit == "s" and isinstance(value, float | int):
        return exact_duration(value)
    text = value if isinstance(value, str) else plain_number(float(str(value)))
    return f"{text} {unit}".rstrip()


def dose_in_words(value: Dose, sides: Sides = Sides.NONE) -> str:
    """A dose in words: "30 s, each side", "10 reps (up 2, hold 1, down 2)"."""
    measure = value.measure
    if measure is Measure.HOLD:
        text = amount_in_words(value.hold, "s")
    elif measure is Measure.UP_TO:
        text = f"up to {exact_duration(float(value.up_to or 0))}"
    elif measure is Measure.UNTIL_DONE:
        text = "as long as you like"
    else:
        text = amount_in_words(getattr(value, measure.value), _UNITS[measure])
    if value.within:
        text += f" in {exact_duration(value.within)}"
    if value.tempo:
        text += " (" + ", ".join(f"{name} {plain_number(s)}" for name, s in value.tempo) + ")"
    return ", ".join(part for part in (text, _SIDES.get(sides, "")) if part)


def problem_in_words(problem: Problem) -> str:
    """What is wrong where in an exercise's file, and what would be right."""
    return words.placed(problem, words.place_in_words(problem.place), fault_in_words(problem))


def fault_in_words(problem: Problem) -> str:
    """What is wrong with an exercise or a dose, by the keys of its file."""
    key = problem.key
    match problem.fault:
        case WrongRange():
            return _range_fault(key, problem.fault)
        case NotOneMeasure(()):
            kinds = in_row(Measure)
            return _("The dose needs one measure, it has none. Use one of {keys}.", keys=kinds)
        case NotOneMeasure(measures):
            return _(
                "The dose needs one measure, it has {found}. Use one of {keys}.",
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
                "One spell of it is too long. At most {most} are safe.", most=exact_duration(most_s)
            )
        case UnknownExercise(name, ""):
            return _('There is no exercise "{id}". See the list of exercises.', id=name)
        case UnknownExercise(name, near):
            return _('There is no exercise "{id}". Did you mean "{near}"?', id=name, near=near)
        case UnknownPose(name):
            return _(
                'There is no figure "{name}". Name an exercise whose figure is to be shown.',
                name=name,
            )
        case UnknownPicture(name, folder):
            return _(
                'There is no picture "{name}". Put it into {folder}.', name=name, folder=folder
            )
    return words.fault_in_words(problem)


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
            return sentences((said, amount_cure(key) or words.right_value(wanted)))
        case MissingKey(wanted):
            return sentences((_("{field} is missing.", field=field), words.right_value(wanted)))
        case WrongRange():
            return _range_fault(field, problem.fault)
        case NotOneMeasure():
            return _("Say in one way how much: in seconds, repetitions or another one.")
        case MeasureWithout():
            return _goes_only_with(key, field)
        case Contradiction(keys):
            fields = in_row(map(label, keys))
            return _("Only one of these can be filled in: {fields}.", fields=fields)
    return fault_in_words(problem)


def _range_fault(name: str, fault: WrongRange) -> str:
    if not fault.text:
        said = _("{field} is empty.", field=name)
    elif fault.is_reversed:
        said = _('{field}: "{range}" is upside down.', field=name, range=fault.text)
    else:
        said = _('{field}: "{range}" is not a range.', field=name, range=fault.text)
    cure = _('Write a number, or a range with the smaller number first: "20-30".')
    return sentences((said, cure))


def _goes_only_with(key: str, name: str) -> str:
    if key == "within":
        return _("{field} goes only with repetitions, passes or breaths.", field=name)
    return _("{field} goes only with a hold, repetitions, passes or breaths.", field=name)


def dose_fault_in_words(fault: object) -> str:
    """Why what was typed is no dose, and what would be one."""
    match fault:
        case DoseFault.ROUNDS:
            return _("1 to {most} rounds are possible.", most=MOST_ROUNDS)
        case DoseFault.NO_DURATION:
            return _('Type one duration: "30", "1:30" or "up to 10 min".')
        case OutOfBounds(Measure.HOLD | Measure.UP_TO):
            return _("More than 0 and at most {most} seconds are possible.", most=LONGEST_DOSE_S)
        case OutOfBounds():
            return _("More than 0 and at most {most} are possible.", most=MOST_COUNTED)
        case WrongRange(text):
            low, __, high = text.partition("-")
            return _("The smaller number comes first: {range}.", range=f"{high}-{low}")
    return _(
        'Type how much: "45" counts as before, "45 s" and "1:30" are time, "12x" repetitions; '
        'also "20-30", "3 x 10", "left 40, right 60", or one for each round "12, 10, 8".'
    )


def amount_cure(key: str) -> str:
    """How to type what a key of a dose takes; empty for another key."""
    seconds = _("Write seconds, 45 or 1:30: above 0, at most 2 hours.")
    match key:
        case "dose" | "hold" | "reps" | "passes" | "breaths" | "metres" | "until_done":
            return _(
                "Write an amount above 0: 45, 1:30 or 20-30; 12, 10, 8 for each round; left 40, "
                "right 60. At most 2 hours, or 1000 times."
            )
        case "up_to":
            return _("How long at most? {how}", how=seconds)
        case "tempo":
            return _(
                "Tempo: write one to eight phases with their seconds, such as up 2, hold 1, down 2."
            )
        case "pace" | "within":
            return _("Tempo: {how}", how=seconds)
        case "sets":
            return _("Sets: write a number such as 3, or a range such as 2-3.")
        case "rest":
            return _("Rest: {how}", how=seconds)
        case "about":
            return _("In totals: {how}", how=seconds)
    return ""


def dose_label(key: str) -> str:
    """What a key of a dose is called in forms."""
    return {
        "hold": _("Seconds"),
        "reps": _("Repetitions"),
        "breaths": _("Breaths"),
        "passes": _("Passes"),
        "metres": _("Metres"),
        "up_to": _("Up to so many seconds"),
        "until_done": _("Until done"),
        "tempo": _("Tempo"),
        "pace": _("One repetition"),
        "within": _("All within"),
        "about": _("Counts in the total as"),
        "sets": _("Sets"),
        "rest": _("Rest"),
    }.get(key, key)


def picture_fault_in_words(name: str, fault: FaultOfPicture) -> str:
    """Why a picture cannot be taken or shown."""
    return printable(_picture_fault(name, fault))


def _picture_fault(name: str, fault: FaultOfPicture) -> str:
    match fault:
        case PictureFault.NO_PICTURE:
            return _("{picture} is no PNG, JPEG or SVG picture, or it is damaged.", picture=name)
        case PictureFault.NOT_ITS_KIND:
            return _("{picture} is not the kind of picture that its name says.", picture=name)
        case PictureFault.TOO_MANY_PIXELS:
            return _(
                "The picture {picture} has more than {most} million pixels.",
                picture=name,
                most=MOST_PIXELS // 10**6,
            )
        case PictureFault.NOT_THERE:
            return _("The picture {picture} is not there.", picture=name)
        case PictureFault.OUTSIDE:
            return _("The picture {picture} lies outside of the folder of pictures.", picture=name)
        case PictureFault.UNFORESEEN:
            return _("The picture {picture} cannot be used.", picture=name)
        case PictureFault.NOT_UTF8:
            return _("The picture {picture} is not UTF-8 text.", picture=name)
        case SvgError():
            said = _("The picture {picture} cannot be used.", picture=name)
            return sentences((said, words.drawing_fault(fault)))
    return words.unusable_file(name, fault)
