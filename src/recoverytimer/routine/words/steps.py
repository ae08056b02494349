"""The steps of a routine, and the segments of its timeline."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from recoverytimer.base.amounts import exact_duration, plain_number
from recoverytimer.base.language import _, message_in, ngettext, npgettext, pgettext
from recoverytimer.base.listing import in_row
from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.cautionnotes import CautionNote
from recoverytimer.exercise.dose import Dose, Side
from recoverytimer.exercise.exercise import Exercise, Sides
from recoverytimer.exercise.words.doses import (
    amount_in_words,
    dose_in_words,
    phases_in_words,
    sides_in_words,
)
from recoverytimer.routine.routine import Ask, Group, Pause, RoundChoice, Routine, Step, Work
from recoverytimer.routine.timeline import Segment, SegmentKind

rest = message_in("a step", "Rest")
group = message_in("a step", "Group")
question = message_in("a step", "Question")
optional = message_in("a step", "optional")
then_question = message_in("a step", "then a question")


def step_text(step: Step) -> str:
    """A step that is no exercise, in words."""
    if isinstance(step, Pause):
        duration = exact_duration(step.rest)
        if step.question:
            return pgettext("a step", "Rest {duration}, then a question", duration=duration)
        return pgettext("a step", "Rest {duration}", duration=duration)
    if isinstance(step, Ask):
        return step.question.ask
    assert isinstance(step, Group)
    rounds = pgettext("a group of steps", "Once") if step.rounds == 1 else number_of_rounds(step)
    in_turn = pgettext("a group of steps", "first on the left, then on the right")
    text = in_row((rounds, in_turn if step.sides == "each" else "", _rest_between(step)))
    if step.name is None:
        return text
    return pgettext("a group of steps", "{name}: {facts}", name=step.name, facts=text)


def number_of_rounds(step: Group) -> str:
    """How many rounds a group has: "3 rounds", "2+ rounds"."""
    if isinstance(step.rounds, tuple):
        listed = in_row(map(str, step.rounds))
        return ngettext("{rounds} round", "{rounds} rounds", step.rounds[-1], rounds=listed)
    most = int(str(step.rounds).rstrip("+").rpartition("-")[2])
    return ngettext("{rounds} round", "{rounds} rounds", most, rounds=step.rounds)


def _rest_between(step: Group) -> str:
    if not step.rest_between:
        return ""
    duration = exact_duration(step.rest_between)
    return pgettext("a group of steps", "{duration} rest between rounds", duration=duration)


def rounds_alone(choice: RoundChoice) -> str:
    """In which rounds of its group a step is done; empty for all."""
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
    return ngettext("Round {rounds}", "Rounds {rounds}", len(choice), rounds=_listed(choice))


def rounds_inside(choice: RoundChoice) -> str:
    """The same among other facts."""
    match choice:
        case None:
            return ""
        case "first":
            return pgettext("when a step is done", "first round only")
        case "not first":
            return pgettext("when a step is done", "from the second round on")
        case "last":
            return pgettext("when a step is done", "last round only")
        case "not last":
            return pgettext("when a step is done", "not in the last round")
    return npgettext(
        "when a step is done",
        "round {rounds}",
        "rounds {rounds}",
        len(choice),
        rounds=_listed(choice),
    )


def _listed(rounds: tuple[int, ...]) -> str:
    return in_row(map(str, rounds))


# On the timeline


def segment_name(segment: Segment, exercise: str) -> str:
    """A segment in a few words, for the timeline and the history."""
    if segment.delayed:
        return _("Starting soon")
    what = _on_side(exercise, segment.side)
    match segment.kind:
        case SegmentKind.PREPARE:
            return _("Get ready: {exercise}", exercise=what)
        case SegmentKind.SWITCH:
            return _("Switch sides: {exercise}", exercise=what)
        case SegmentKind.REST:
            return rest()
        case SegmentKind.QUESTION:
            return question()
    return what


def asked(segment: Segment) -> str:
    """The question of a segment; empty where it is none."""
    if segment.offers_round:
        return _("Another round?")
    return segment.question.ask if segment.question else ""


def _on_side(exercise: str, side: Side | None) -> str:
    match side:
        case Side.LEFT:
            return pgettext("an exercise", "{exercise}, left side", exercise=exercise)
        case Side.RIGHT:
            return pgettext("an exercise", "{exercise}, right side", exercise=exercise)
    return exercise


def bar_name(segment: Segment, exercise: str, weight_s: float) -> str:
    """A segment with how long it takes."""
    duration = exact_duration(round(weight_s)) if weight_s else ""
    return in_row((segment_name(segment, exercise), duration))


# In the rows of the editor


def row_name(step: Step, exercises: Mapping[str, Exercise]) -> str:
    """What a step is."""
    match step:
        case Work():
            exercise = exercises.get(step.exercise)
            return exercise.name if exercise else step.exercise
        case Ask():
            return step.question.ask
        case Pause():
            return rest()
    return step.name or group()


def row_dose(step: Step, dose: Dose | None) -> str:
    """How much of a step: a dose, seconds of rest, or rounds."""
    match step:
        case Work():
            return dose_in_words(dose) if dose else ""
        case Pause():
            return exact_duration(step.rest)
        case Group():
            return number_of_rounds(step)
    return ""


def row_sides(sides: Sides) -> str:
    """On which sides, in a narrow column."""
    return {
        Sides.NONE: "",
        Sides.EACH: pgettext("sides, in a narrow column", "each side"),
        Sides.ALTERNATE: pgettext("sides, in a narrow column", "alternate"),
        Sides.CHOSEN: pgettext("sides, in a narrow column", "chosen"),
        Sides.LEFT: pgettext("sides, in a narrow column", "left"),
        Sides.RIGHT: pgettext("sides, in a narrow column", "right"),
        Sides.RIGHT_FIRST: pgettext("sides, in a narrow column", "right first"),
        Sides.CHOSEN_FIRST: pgettext("sides, in a narrow column", "chosen first"),
        Sides.OTHER: pgettext("sides, in a narrow column", "other"),
    }[sides]


def below_row(step: Step, dose: Dose | None) -> str:
    """What else is to be known of a step."""
    if isinstance(step, Ask):
        return pgettext("a question", "waits for a yes")
    parts = []
    if isinstance(step, Work):
        parts.append(phases_in_words((dose.tempo if dose else None) or ()))
        parts.append(pgettext("a step", "usual dose") if step.dose is None else "")
    parts.append(_rest_between(step) if isinstance(step, Group) else (step.note or ""))
    return in_row(part.rstrip(".") for part in (*parts, *_when(step)))


def _when(step: Work | Pause | Group) -> Iterator[str]:
    yield optional() if step.optional else ""
    yield rounds_inside(step.in_rounds)
    if not isinstance(step, Group) and step.question:
        yield pgettext("a step", "then asks: {question}", question=step.question.ask)


# A whole routine, line by line


def routine_lines(
    of: Routine, exercises: Mapping[str, Exercise], cautions: Mapping[Caution, CautionNote]
) -> Iterator[str]:
    """A routine as one reads it: its texts, then its steps."""
    texts = (
        (_("Name"), of.name),
        (_("Summary"), of.summary),
        (_("When"), of.when),
        (_("Not with"), of.avoid),
        (_("Notes"), of.notes),
        (_("Tags"), in_row(of.tags)),
        (
            _("Cautions"),
            in_row(cautions[code].name if code in cautions else code for code in of.cautions),
        ),
    )
    times = (
        (_("Get into position"), of.prepare),
        (_("Switch sides"), of.switch),
        (_("Delay before starting"), of.delay),
    )
    told = [(label, exact_duration(seconds)) for label, seconds in times if seconds is not None]
    for label, text in (*texts, *told):
        if text:
            yield pgettext("a line of a routine", "{label}: {text}", label=label, text=text)
    yield from _lines(of.steps, exercises, 0)


def _lines(steps: tuple[Step, ...], exercises: Mapping[str, Exercise], depth: int) -> Iterator[str]:
    for step in steps:
        yield f"{'    ' * depth}{in_row(_facts(step, exercises))}"
        if isinstance(step, Group):
            yield from _lines(step.steps, exercises, depth + 1)


def _facts(step: Step, exercises: Mapping[str, Exercise]) -> Iterator[str]:
    """All that differs from what is usual."""
    match step:
        case Ask():
            yield pgettext("a step", "Question: {question}", question=step.question.ask)
            return
        case Pause():
            yield pgettext("a step", "Rest {duration}", duration=exact_duration(step.rest))
            yield step.note or ""
        case Group():
            yield step.name or group()
            yield number_of_rounds(step)
            yield sides_in_words(Sides(step.sides)) if step.sides else ""
            yield _rest_between(step)
        case Work():
            yield row_name(step, exercises)
            yield from _of_exercise(step, exercises)
    yield from _when(step)


def _of_exercise(step: Work, exercises: Mapping[str, Exercise]) -> Iterator[str]:
    exercise = exercises.get(step.exercise)
    dose = step.dose or (exercise.dose.one_set if exercise else None)
    sides = step.sides or (exercise.sides if exercise else Sides.NONE)
    yield dose_in_words(dose, sides) if dose else ""
    if step.swap:
        other = exercises.get(step.swap)
        name = other.name if other else step.swap
        yield pgettext("a step", "can be swapped for {exercise}", exercise=name)
    if step.note:
        yield pgettext("a step", "note: {note}", note=step.note)
    if step.temperature is not None:
        warm = amount_in_words(step.temperature)
        yield pgettext("temperature", "{temperature} °C", temperature=warm)
    if step.prepare is not None:
        seconds = plain_number(step.prepare)
        yield pgettext("a step", "{seconds} s to get ready", seconds=seconds)
    if step.switch is not None:
        seconds = plain_number(step.switch)
        yield pgettext("a step", "{seconds} s to switch sides", seconds=seconds)
    if step.extra_on_chosen:
        yield npgettext(
            "a step",
            "{n} extra set on the chosen side",
            "{n} extra sets on the chosen side",
            step.extra_on_chosen,
        )
