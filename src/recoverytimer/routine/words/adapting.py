"""What was changed in a routine for a person's cautions, and why."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from recoverytimer.base.language import _, message, message_in, message_with, ngettext, pgettext
from recoverytimer.base.listing import in_row, sentences
from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.cautionnotes import CautionNote
from recoverytimer.exercise.contraindications import Restriction, strongest
from recoverytimer.exercise.exercise import Exercise, exercise_name
from recoverytimer.exercise.words.injuredparts import caution_at
from recoverytimer.routine.adaptation import Way

if TYPE_CHECKING:
    from recoverytimer.routine.adaptation import Adaptation
    from recoverytimer.routine.adapting import AdaptedRoutine, AllowedExercise, StepChange

as_written = message_in("how a routine is played", "Start as written")
do_as_written = message("Do it as written")
adapt_again = message("Adapt it again")
do_this_as_written = message_with("Do {exercise} as written")
adapt_this_again = message_with("Adapt {exercise} again")
have_asked = message("I've asked, and I can do it")
have_asked_about = message_with("I've asked about {exercise}, and I can do it")
have_not_asked = message("I haven't asked")
have_not_asked_about = message_with("I haven't asked about {exercise}")
nothing_left = message(
    "This routine is not right for you at the moment: adapting it would leave too little."
)
no_routine = message("Don't do a routine now. Get medical help first.")


def adapted_for_you(changes: int) -> str:
    """That a routine was adapted, and in how many places."""
    return ngettext("Adapted for you: {n} change", "Adapted for you: {n} changes", changes)


def total_of(found: AdaptedRoutine | None) -> str:
    """Beside the total of a routine in a list: of which version it is, where there are two."""
    if found is None or found.rules_out:
        return ""
    if found.routine is None:
        return pgettext("beside how long a routine takes", "as written")
    return pgettext("beside how long a routine takes", "adapted") if found.changes else ""


def mark_in_list(found: AdaptedRoutine) -> str:
    """A word behind a routine's name where the person does not play it as it is written."""
    if found.routine is None:
        return pgettext("behind the name of a routine", "unsuitable")
    return pgettext("behind the name of a routine", "adapted") if found.changes else ""


def refused(found: AdaptedRoutine | None) -> str:
    """That a routine is not for the person now, in a list; empty where it is."""
    if found is None or found.routine is not None:
        return ""
    if found.rules_out:
        return _("Get medical help first")
    return _("Not right for you at the moment")


def change(of: StepChange | Adaptation, exercises: Mapping[str, Exercise]) -> str:
    """What was done about a step; its exercises may be gone by now."""
    name, exercise = exercise_name(exercises, of.exercise), exercises.get(of.exercise)
    match of.way:
        case Way.SWAPPED if of.instead:
            return _(
                "{exercise} instead of {other}.",
                exercise=exercise_name(exercises, of.instead),
                other=name,
            )
        case Way.EASIER if exercise and exercise.easier:
            return _("{exercise}, made easier: {way}", exercise=name, way=exercise.easier.text)
        case Way.EASIER:
            return _("{exercise}, made easier.", exercise=name)
    return _("Left out: {exercise}.", exercise=name)


def change_and_why(
    of: StepChange,
    exercises: Mapping[str, Exercise],
    notes: Mapping[Caution, CautionNote],
    *,
    is_made: bool = True,
) -> str:
    """What was done about a step, or that it stays, and what speaks against it as it is written."""
    done = change if is_made else stays
    return sentences((done(of, exercises), why(of, notes)))


def stays(of: StepChange, exercises: Mapping[str, Exercise]) -> str:
    """That a step stays as it is written."""
    return _("{exercise} stays as written.", exercise=exercises[of.exercise].name)


def allowed(of: AllowedExercise, exercises: Mapping[str, Exercise]) -> str:
    """That a step is there because the person has asked about it."""
    return _("{exercise}: you've asked, and you can do it.", exercise=exercises[of.exercise].name)


def asked_not_kept(path: Path, fault: str) -> str:
    """That it could not be kept that the person has asked."""
    return _(
        'Your answer "I\'ve asked" cannot be saved in {path} ({fault}).', path=path, fault=fault
    )


def why(of: StepChange | AllowedExercise, notes: Mapping[Caution, CautionNote]) -> str:
    """Which cautions speak against a step as it is written, and how strongly."""
    level = strongest(of.reasons)
    names = in_row(
        caution_at(notes[reason.caution].name, reason.part)
        for reason in of.reasons
        if reason.restriction is level and reason.caution in notes
    )
    match level:
        case Restriction.NEVER:
            return _("Not with: {cautions}.", cautions=names)
        case Restriction.ASK_FIRST:
            return _("Ask a professional first, because of: {cautions}.", cautions=names)
    return _("Take it easier with: {cautions}.", cautions=names)


def because(of: Adaptation, notes: Mapping[Caution, CautionNote]) -> str:
    """Which cautions spoke against a step when it was played; empty where none is known."""
    names = in_row(notes[code].name for code in of.cautions if code in notes)
    return _("Because of: {cautions}.", cautions=names) if names else ""
