"""What the fields of routines and steps are called, and their choices."""

from __future__ import annotations

from collections.abc import Mapping

from recoverytimer.base.field import Choices, FieldWords, nothing
from recoverytimer.base.language import _, message, message_in, pgettext
from recoverytimer.exercise.exercise import Sides
from recoverytimer.exercise.words import fields as fieldwords
from recoverytimer.exercise.words.fields import DOSE_WORDS, SIDES
from recoverytimer.routine.routine import Ask, Group, IfNo, Pause, Routine, Step, Work
from recoverytimer.routine.words import stepfacts

pace = message_in("a part of a form", "How fast")
time = message_in("a part of a form", "Time")
when = message_in("a part of a form", "When")
more = message_in("a part of a form", "More")
a_question = message_in("a part of a form", "A question")
at_the_start = message_in("a part of a form", "At the start")
another_exercise = message("Change exercise")
how_often = message_in("a part of a form", "How often")
cautions = message_in("a part of a form", "Cautions")

_SECONDS = message_in("seconds", "s")


_SIDES: Choices = {None: message_in("sides of a step", "As usual"), **SIDES}
_SIDES_OF_GROUP: Choices = {
    None: message("As set in each step"),
    **SIDES,
    Sides.EACH: message("Whole group: left, then right"),
    Sides.RIGHT_FIRST: message("Whole group: right, then left"),
    Sides.CHOSEN_FIRST: message("Whole group: the chosen side, then the other"),
}
_IN_ROUNDS: Choices = {
    None: message("In every round"),
    "first": message("In the first round"),
    "not first": message("Not in the first round"),
    "last": message("In the last round"),
    "not last": message("Not in the last round"),
}
certain_rounds = message("In certain rounds")
which_rounds = message("Which rounds")
rounds_example = message_in("what can be typed", "1, 3")
no_origin = message_in("the routine that one was made from", "None")
longest_pictured = message_in("the picture of a routine", "The exercise that takes longest")
_IF_NO: Choices = {
    IfNo.REPEAT: message("Repeat the previous part"),
    IfNo.SKIP: message("Leave out the next step"),
    IfNo.END: message("End the session"),
}

_IN_REST: Choices = {
    None: message("As in Preferences"),
    True: message_in("get into position during rests", "Yes"),
    False: message_in("get into position during rests", "No"),
}

ROUTINE_WORDS: Mapping[str, FieldWords] = {
    "name": FieldWords(message("Name"), hint=message("Name of the routine")),
    "when": FieldWords(message("When to use it"), hint=message("After a long run")),
    "tags": FieldWords(message("Tags"), hint=message_in("tags", "stretch, after a run")),
    "summary": FieldWords(message("Summary")),
    "avoid": FieldWords(message("Not with")),
    "notes": FieldWords(message("Notes")),
    "delay": FieldWords(message("Delay before starting"), unit=_SECONDS),
    "times_a_day": FieldWords(
        message("Maximum times a day"), hint=message_in("what can be typed", "3, or 2-3")
    ),
    "times_a_week": FieldWords(
        message("Times a week"), hint=message_in("what can be typed", "3, or 2-3")
    ),
    "choices": FieldWords(
        message("Choices"), message("What you are asked before the routine starts.")
    ),
    "replaces": FieldWords(
        message("Stands for"),
        message("Former routines, one per line, with the options that make them up."),
        hint=message_in("what can be typed", "shower-short: short, cold"),
    ),
    "hours_apart": FieldWords(message("Minimum hours apart")),
    "gentle": FieldWords(message("Gentle enough for sore muscles")),
    "basis": FieldWords(message("Based on"), message("One per line.")),
    "picture": FieldWords(message("Picture")),
    "origin": FieldWords(
        message("Made from"), message("You can compare with it, and go back to it.")
    ),
    "cautions": FieldWords(
        message("Cautions besides those of the exercises"), change=message("Cautions")
    ),
}
STEP_WORDS: Mapping[str, FieldWords] = {
    "tempo": DOSE_WORDS["tempo"],
    "pace": DOSE_WORDS["pace"],
    "within": DOSE_WORDS["within"],
    "about": DOSE_WORDS["about"],
    "exercise": FieldWords(message("Exercise")),
    "dose": FieldWords(nothing, change=DOSE_WORDS["amount"].label),
    "sides": FieldWords(message("Sides"), choices=_SIDES),
    "note": FieldWords(message("Note")),
    "prepare": FieldWords(
        message("Get into position"), hint=message("As in Preferences"), unit=_SECONDS
    ),
    "switch": FieldWords(message("Switch sides"), hint=message("As in Preferences"), unit=_SECONDS),
    "prepare_in_rest": FieldWords(message("Get into position during rests"), choices=_IN_REST),
    "speed": FieldWords(
        message("Speed"), message("2 is twice as fast. The phases of a tempo stay in proportion.")
    ),
    "own_pace": DOSE_WORDS["own_pace"],
    "optional": FieldWords(message("Optional")),
    "left_out": FieldWords(message("Left out: listed, but not done"), change=message("Left out")),
    "only": FieldWords(
        message("Only with"), message("Where nothing is ticked, it is always done.")
    ),
    "in_rounds": FieldWords(message("In which rounds"), choices=_IN_ROUNDS),
    "swap": FieldWords(message("Swap for"), change=message("Exercise to swap in")),
    "extra_on_chosen": FieldWords(message("Extra sets on the chosen side")),
    "temperature": FieldWords(
        message("Temperature"), hint=message_in("degrees", "38-40"), unit=message("\u00b0C")
    ),
    "ask": FieldWords(message("Question"), hint=message("Continues only after a yes")),
    "if_no": FieldWords(message("If the answer is no"), choices=_IF_NO),
    "no_says": FieldWords(message("What to say after a no")),
    "tries": FieldWords(message("Maximum tries")),
    "rest": FieldWords(message("Rest"), unit=_SECONDS),
    "rounds": FieldWords(message("Rounds"), hint=message("3, 2+ (at least 2), or 1-3")),
    "rest_between": FieldWords(message("Rest between rounds"), unit=_SECONDS),
    "rest_note": FieldWords(message("Note on the rest")),
}
CHOICE_WORDS: Mapping[str, FieldWords] = {
    "ask": FieldWords(message("What is asked")),
    "options": FieldWords(
        message("Options"), message("2 to 9 of them, one per line. The first is the usual one.")
    ),
}
add_choice = message("Add a choice")
new_choice = message("How long?")


def option_of(question: str, option: str) -> str:
    """An answer with what it answers, where there are several questions."""
    return pgettext("an option", "{question} {option}", question=question, option=option)


def remove_choice(number: int) -> str:
    """The button that takes a choice away."""
    return _("Remove choice {number}", number=number)


def new_options() -> tuple[str, str]:
    """What a new choice has to choose from."""
    return _("Shorter"), _("Longer")


GROUP_WORDS: Mapping[str, FieldWords] = {
    "extra_on_chosen": FieldWords(message("Extra rounds on the chosen side")),
    "name": FieldWords(message("Name")),
    "sides": FieldWords(message("Sides"), choices=_SIDES_OF_GROUP),
}


def title(thing: Step | Routine) -> str:
    """What stands above the fields of a step or of the routine; an exercise has its name."""
    match thing:
        case Pause():
            return stepfacts.rest()
        case Ask():
            return stepfacts.question()
        case Group():
            return stepfacts.group()
        case Routine():
            return pgettext("what is edited", "Routine")
        case Work():
            return ""


def use_instead(exercise: str) -> str:
    """The button that has an easier exercise in the place of one."""
    return _("Use {exercise} instead", exercise=exercise)


def label_of(key: str) -> str:
    """What the field of a key is called, be it of a routine, a step or a dose."""
    return fieldwords.label_of(key, {**ROUTINE_WORDS, **STEP_WORDS})


def name_of_change(key: str) -> str:
    """What undo calls a change of the field of a key."""
    found = ROUTINE_WORDS.get(key) or STEP_WORDS.get(key)
    return found.name_of_change if found else label_of(key)
