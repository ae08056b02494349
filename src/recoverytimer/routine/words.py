"""Routines, steps, segments and totals in words, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from recoverytimer.base import amounts
from recoverytimer.base.language import _, message, message_in, ngettext, pgettext
from recoverytimer.base.listing import in_row, sentences
from recoverytimer.base.plaintext import printable
from recoverytimer.base.problem import Place, Problem
from recoverytimer.base.words import place_in_words, placed, reason, unreplaceable
from recoverytimer.exercise.words import problems as exercise_words
from recoverytimer.exercise.words.doses import dose_fault_in_words
from recoverytimer.routine.faults import NotAStep, RoutineFault, WrongRounds
from recoverytimer.routine.routine import (
    DEEPEST_GROUP,
    MOST_STEPS,
    ROUTINE_FORMAT,
    Ask,
    Group,
    Pause,
    RoundChoice,
    Routine,
    Step,
)
from recoverytimer.routine.timeline import Certainty, Segment, SegmentKind, Total
from recoverytimer.routine.timelinebuilder import MOST_SEGMENTS

add_exercise = message("Add exercise")
play_from_here = message("Play from here")
fit_to_time = message("Fit to time")
save_copy = message("Save as a copy")
differences = message("What is different")
back_to_original = message("Back to the original")
how_much = message("How much")
dose_in_full = message("Type how much; a digit does so too")
rest = message_in("command", "Rest")
rest_in_full = message("Add a rest")
question = message_in("command", "Question")
question_in_full = message("Add a question")
group = message_in("command", "Group")
group_in_full = message("Put the chosen steps into a group")
ungroup = message_in("command", "Ungroup")
duplicate = message_in("command", "Duplicate")
delete = message_in("command", "Delete")
cut = message_in("command", "Cut")
copy = message("Copy as text")
paste = message_in("command", "Paste")
change_sides = message("Change sides")
optional = message_in("command", "Optional")
optional_in_full = message("Make it optional, or not")
move_up = message("Move up")
move_down = message("Move down")
into_group = message("Into the group above")
out_of_group = message("Out of its group")

while_editing = message("While you edit a routine")
on_steps = message("On the steps of a routine")

ALL_SWITCHED_OFF = "Every step of this routine is optional and switched off in Preferences."
_ROUNDS = {
    "first": "first round only",
    "not first": "from the second round on",
    "last": "last round only",
    "not last": "not in the last round",
}


def step_text(step: Step) -> str:
    """A step that is no exercise, in words."""
    if isinstance(step, Pause):
        text = f"Rest {amounts.exact_duration(step.rest)}"
        return f"{text}, then a question" if step.question else text
    if isinstance(step, Ask):
        return step.question.ask
    assert isinstance(step, Group)
    text = f"{step.rounds} rounds" if step.rounds != 1 else "Once"
    if step.sides == "each":
        text += ", first on the left, then on the right side"
    if step.rest_between:
        text += f", {amounts.exact_duration(step.rest_between)} rest between"
    return f"{step.name}: {text}" if step.name else text


def how_often(routine: Routine) -> str:
    """How often a routine may be done, and how far apart; empty where it does not say."""
    parts = []
    if routine.times_a_day:
        parts.append(f"up to {routine.times_a_day} times a day")
    if routine.times_a_week:
        parts.append(f"{routine.times_a_week} times a week")
    if routine.hours_apart:
        parts.append(f"at least {amounts.plain_number(routine.hours_apart)} hours apart")
    return ", ".join(parts).capitalize()


def when_again(routine: Routine, last_begun: Callable[[], datetime | None], now: datetime) -> str:
    """When a routine may be done again, in sentences; empty where it may be done now.

    Args:
        routine: what is to be done again.
        last_begun: gives when it was begun the last time (UTC), if ever; asked only where a
            routine wants hours to lie between.
        now: UTC.
    """
    last = last_begun() if routine.hours_apart is not None else None
    if routine.hours_apart is None or last is None:
        return ""
    left_s = (last + timedelta(hours=routine.hours_apart) - now).total_seconds()
    if left_s <= 0:
        return ""
    return (
        f"You did this less than {amounts.plain_number(routine.hours_apart)} hours ago. "
        f"Better wait another {amounts.rough_duration(left_s)}."
    )


def rounds_in_words(choice: RoundChoice) -> str:
    """In which rounds of its group a step is done; empty for all."""
    if choice is None:
        return ""
    if isinstance(choice, tuple):
        return "round " + ", ".join(map(str, choice))
    return _ROUNDS[choice]


def rounds_alone(choice: RoundChoice) -> str:
    """The same where it stands alone: "First round only"."""
    match choice:
        case None:
            return ""
        case "first":
            return _("First round only")
        case "not first":
            return _("From the second round on")
        case "last":
            return _("Last round only")
        case "not last":
            return _("Not in the last round")
        case rounds:
            return ngettext(
                "Round {rounds}", "Rounds {rounds}", len(rounds), rounds=in_row(map(str, rounds))
            )


def total_in_words(value: Total, *, exact: bool = False) -> str:
    """A total with how it is to be read: "8 min", "about 45 min", "at least 12:30"."""
    text = amounts.clock_digits(value.seconds) if exact else amounts.rough_duration(value.seconds)
    return text if value.certainty is Certainty.EXACT else f"{value.certainty} {text}"


def segment_name(segment: Segment, exercise: str) -> str:
    """A segment in a few words, for the timeline and the history."""
    side = f", {segment.side} side" if segment.side else ""
    if segment.delayed:
        return "Starts soon"
    if segment.kind is SegmentKind.PREPARE:
        return f"Get ready: {exercise}{side}"
    if segment.kind is SegmentKind.SWITCH:
        return f"Change sides: {exercise}{side}"
    if segment.kind is SegmentKind.REST:
        return "Rest"
    if segment.kind is SegmentKind.QUESTION:
        return "Question"
    return f"{exercise}{side}"


def no_such_routine(id_or_file: str) -> str:
    """What is said where a routine was not found."""
    return f'There is no routine "{id_or_file}"; "recoverytimer list" names them all.'


def has_problems(path: Path) -> str:
    """A routine of the list cannot be played."""
    return _("{path} has problems: recoverytimer check FILE", path=path)


def missing_resources(what: str) -> str:
    """What is said where what should come with the app is not there; empty for nothing."""
    return f"The {what} that come with the app are missing; reinstall the app." if what else ""


def key_and_command(key: str, command: str) -> str:
    """A key, and what it does."""
    return _("{key}: {command}", key=key, command=command)


def nothing_yet(key: str) -> str:
    """What stands in the place of the steps."""
    return _("No steps yet. Press {key} to add an exercise.", key=key)


def problem_in_words(problem: Problem) -> str:
    """What is wrong where in a routine's file, and what would be right."""
    return placed(problem, _step_in_words(problem), fault_in_words(problem))


def field_problem_in_words(problem: Problem) -> str:
    """What is wrong with a field of a form, for one who sees its label and types no file."""
    from recoverytimer.routine.fields import label_of

    match problem.fault:
        case RoutineFault.OUTSIDE_OF_GROUP:
            said = _("Only steps of a group can be for some of its rounds.")
        case WrongRounds(text):
            said = _rounds_fault(label_of("rounds"), text)
        case RoutineFault() | NotAStep():
            said = fault_in_words(problem)
        case _other:
            said = exercise_words.field_fault_in_words(problem, label_of)
    return printable(said)


def fault_in_words(problem: Problem) -> str:
    """What is wrong with a routine or a step, by the keys of its file."""
    match problem.fault:
        case RoutineFault():
            return _routine_fault(problem.fault, problem.place)
        case NotAStep(value):
            return _("{value} is not a step. Write it as [[steps]].", value=value)
        case WrongRounds(text):
            return _rounds_fault(problem.key, text)
    return exercise_words.fault_in_words(problem)


def _rounds_fault(name: str, text: str) -> str:
    return _(
        '{field} is "{rounds}". Write the smaller number first, from 1: "1-3" or "2+".',
        field=name,
        rounds=text,
    )


def _routine_fault(fault: RoutineFault, place: Place) -> str:
    match fault:
        case RoutineFault.NO_FORMAT:
            return _(
                "The format is missing. Add {line} at the top.", line=f"format = {ROUTINE_FORMAT}"
            )
        case RoutineFault.NO_STEPS:
            header = "[[steps.steps]]" if place else "[[steps]]"
            return _("There are no steps. Add at least one {header}.", header=header)
        case RoutineFault.TOO_DEEP:
            return _(
                "There are too many groups inside each other. They may lie at most {most} deep.",
                most=DEEPEST_GROUP,
            )
        case RoutineFault.TOO_MANY_STEPS:
            return _(
                "There are too many steps. A routine holds at most {most}; use groups with rounds.",
                most=MOST_STEPS,
            )
        case RoutineFault.UNCLEAR_STEP:
            return _(
                'It is not clear what this step is. Give it exercise = "...", rest = seconds, '
                'ask = "..." or steps of its own.'
            )
        case RoutineFault.OUTSIDE_OF_GROUP:
            return _("{key} makes sense only in a group. Put the step into one.", key="in_rounds")
        case RoutineFault.TOO_MANY_SEGMENTS:
            return _(
                "The rounds multiply to more than {most} segments. Lower the rounds.",
                most=MOST_SEGMENTS,
            )
        case RoutineFault.STRANGE_NAME:
            return _("The file's name is too long or holds control characters. Rename the file.")
        case RoutineFault.NOTHING_TO_PASTE:
            return _("There are no steps in it. Copy steps here or from a routine's file.")
        case RoutineFault.NO_DEEPER:
            return _("Groups cannot lie any deeper.")
        case RoutineFault.ROUNDS_NOT_UNDERSTOOD:
            return _('Type the rounds: "3", at least two "2+", or "1-3"; with a rest "3, rest 30".')


def no_further_round() -> str:
    """That a session would hold more than it can."""
    return _(
        "No further round: the rounds multiply to more than {most} segments.", most=MOST_SEGMENTS
    )


def typed_fault_in_words(fault: object) -> str:
    """Why what was typed into a row of the editor is not understood."""
    if isinstance(fault, RoutineFault):
        return _routine_fault(fault, ())
    return dose_fault_in_words(fault)


def not_pasted(problem: Problem) -> str:
    """Why steps cannot be pasted."""
    return _("This cannot be pasted: {problem}", problem=problem_in_words(problem))


def unreadable_now(problems: Sequence[Problem]) -> str:
    """That a file that was changed elsewhere cannot be read, and why."""
    said = sentences(map(problem_in_words, problems))
    return _("It cannot be read as it is now: {problems}", problems=said)


def not_saved(folder: Path, error: OSError | ValueError) -> str:
    """That a routine cannot be saved, and why."""
    if isinstance(error, OSError):
        why = reason(error)
        return _("The routine cannot be saved in {folder} ({reason}).", folder=folder, reason=why)
    said = _("The routine cannot be saved, as the file in its place cannot be replaced.")
    return sentences((said, unreplaceable(error)))


def draft_stays(folder: Path, error: OSError | ValueError) -> str:
    """The same where what was written stays as a draft."""
    return sentences((not_saved(folder, error), _("The draft stays.")))


def _step_in_words(problem: Problem) -> str:
    """A step's place as a person counts: "step 3.1 (pigeon-pose)"."""
    if problem.place[:1] != ("steps",):
        return place_in_words(problem.place)
    numbers = [step + 1 for step in problem.place if isinstance(step, int)]
    number = ".".join(map(str, numbers))
    if not problem.name:
        return pgettext("a place in a routine", "step {number}", number=number)
    return pgettext(
        "a place in a routine", "step {number} ({exercise})", number=number, exercise=problem.name
    )
