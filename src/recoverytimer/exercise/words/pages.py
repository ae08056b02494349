"""The pages of exercises, the form in which one is written, and what is done with own ones."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from recoverytimer.base.amounts import plain_number
from recoverytimer.base.language import (
    _,
    message,
    message_in,
    message_in_with,
    message_with,
    ngettext,
    npgettext,
    pgettext,
)
from recoverytimer.base.listing import in_row, sentences, with_dots
from recoverytimer.exercise.dose import Side
from recoverytimer.exercise.words.doses import dose_in_words, sets_in_words
from recoverytimer.exercise.words.kinds import kind_name, muscles_in_words
from recoverytimer.exercise.words.problems import problem_in_words

if TYPE_CHECKING:
    from recoverytimer.exercise.catalogue import ExerciseEntry
    from recoverytimer.exercise.cautionnotes import CautionNote
    from recoverytimer.exercise.exercise import Exercise

# All exercises

search_hint = message("Name, muscle or equipment")
exercises = message("Exercises")
none_fits = message("No exercises match. Try a different search or another kind.")


def new_exercise(*, has_draft: bool = False) -> str:
    """The button that begins one, or goes on with it."""
    return _("Continue with the new exercise") if has_draft else _("New exercise")


def on_card(entry: ExerciseEntry) -> str:
    """What stands below an exercise's name."""
    if entry.exercise is None:
        return problem_in_words(entry.problems[0])
    own = pgettext("an exercise or a routine", "your own") if entry.own else ""
    muscles = muscles_in_words(entry.exercise.muscles)
    return with_dots((kind_name(entry.exercise.kind), own, muscles))


def spoken(entry: ExerciseEntry) -> str:
    """An exercise as a screen reader says it."""
    if entry.exercise is None:
        problem = problem_in_words(entry.problems[0])
        return cannot_be_read(entry.name, problem)
    own = pgettext("an exercise", "your own") if entry.own else ""
    exercise = entry.exercise
    return in_row((entry.name, kind_name(exercise.kind), muscles_in_words(exercise.muscles), own))


def cannot_be_read(name: str, problem: str) -> str:
    """That there is something wrong with a file, by its name."""
    return _("{name} cannot be read: {problem}", name=name, problem=problem)


# One exercise

changed_not_saved = message("You have changed this exercise but not saved it yet.")
go_on_editing = message("Continue editing")
editing = message_in_with("title of a window", "Editing: {name}")
do_it_now = message("Do it now")
how = message("How to do it")
avoid = message("Avoid")
leave_out = message("Leave it out, or ask first, in case of")
duplicate = message_in("command", "Duplicate")
open_its_folder = message("Open the folder")
in_the_guide = message("In the guide")


def file_unusable(*, shows_shipped: bool) -> str:
    """That the person's file is not what is shown."""
    if shows_shipped:
        return _("Your own file cannot be used, so the one that comes with the app is shown.")
    return _("This file cannot be used yet.")


def also_called(names: Sequence[str]) -> str:
    """Other names."""
    return _("Also called {names}", names=in_row(names))


def usual_dose(exercise: Exercise) -> str:
    """The usual dose, and how often."""
    parts = [dose_in_words(exercise.dose, exercise.sides)]
    if exercise.dose.sets:
        parts.append(sets_in_words(exercise.dose.sets))
    if exercise.times_a_day:
        often = npgettext(
            "how often", "at most once a day", "up to {n} times a day", exercise.times_a_day
        )
        parts.append(often)
    if exercise.hours_apart:
        hours = plain_number(exercise.hours_apart)
        parts.append(pgettext("how often", "at least {hours} h apart", hours=hours))
    return _("Usual dose: {dose}", dose=in_row(parts))


felt = message_with("Where you feel it: {where}")


cues_title = message("While you do it")


def lists(exercise: Exercise) -> tuple[tuple[str, str], ...]:
    """What is to be known besides the steps: a title and the text below it."""
    return (
        (_("Breathing"), exercise.breath or ""),
        (_("How to finish"), exercise.way_out or ""),
        (_("Muscles"), muscles_in_words(exercise.muscles)),
        (_("You need"), in_row(exercise.equipment)),
    )


def variant_title(*, is_easier: bool) -> str:
    """What stands above another way to do it."""
    return _("Easier") if is_easier else _("Harder")


def caution(note: CautionNote) -> str:
    """A caution, and what follows from it."""
    return pgettext(
        "a caution", "{caution}: {consequence}", caution=note.name, consequence=note.consequence
    )


share_picture = message_in("command", "Share a picture")


def edit(*, is_own: bool) -> str:
    """The button that leads to the editor."""
    return pgettext("command", "Edit") if is_own else pgettext("command", "Customise")


def delete(*, is_shipped: bool) -> str:
    """The button that removes the person's file."""
    return _("Restore the original") if is_shipped else pgettext("command", "Delete")


def side_means(left_means: str, side: Side) -> str:
    """Which leg, foot or hip a side is, where a file says it of the left."""
    if side is Side.LEFT:
        return left_means
    # A narrow screen cuts off the end, and what it shows must not be of the other side.
    return sentences((_("The right side mirrors the left."), left_means))


def based_on_practice(*, is_all: bool) -> str:
    """That an exercise is based on common practice, or the rest of it."""
    return _("Based on common practice.") if is_all else _("Everything else is common practice.")


# The form

discard = message_in("command", "Discard")
while_writing = message("While you write an exercise")
unsaved = message("Not saved yet. Your changes are kept until you save or discard them.")
something_missing = message("Something is still missing or not right; see the marked fields below.")
one_moment = message("One moment\u2026")
picture_hint = message("PNG, JPEG or SVG. You can also drop a file here.")
remove_picture = message("Remove the picture")
alt_own = message("The exercise's own picture")
alt_figure = message("The exercise's figure")


def about_to_write(entry: ExerciseEntry | None) -> str:
    """What one is about to do."""
    if entry is None:
        return _("An exercise of your own, to use in routines or by itself.")
    if not entry.own:
        return _("Your changes are saved as your own copy, which replaces the original.")
    if entry.shipped:
        return _("Your own copy, in place of the original.")
    return _("Your own exercise.")


not_on_disk = message_with("These changes cannot be written to the disk yet ({reason}).")


def choose_picture(*, has_one: bool = False) -> str:
    """The button that asks for a file."""
    return _("Choose another picture") if has_one else _("Choose a picture")


pictures = message_in_with("a kind of files", "Pictures ({patterns})")


def picture_not_kept(folder: Path, why: str) -> str:
    """Why a picture was not taken."""
    return _("The picture cannot be saved in {folder} ({reason}).", folder=folder, reason=why)


# What was done

discarded = message("Your changes have been discarded.")
go_on = message("Continue")
here_it_is = message("Here are your unsaved changes.")
copy_of = message_in_with("the name of a copy", "{name} (copy)")
yours_to_change = message_with("{name} is yours to change.")
saved = message_with("{name} has been saved.")


def deleted(entry: ExerciseEntry, used_in: Sequence[str]) -> str:
    """That an own exercise is gone, and what that means for routines."""
    if entry.shipped:
        return _("{name}: the original is back.", name=entry.name)
    said = _("{name} has been deleted.", name=entry.name)
    if not used_in:
        return said
    more = ngettext(
        "This routine cannot be played without it: {routines}.",
        "These routines cannot be played without it: {routines}.",
        len(used_in),
        routines=in_row(used_in),
    )
    return sentences((said, more))


def not_deleted(path: Path, why: str) -> str:
    """Why a file is still there."""
    return _("{path} cannot be deleted ({reason}).", path=path, reason=why)


def not_written(path: Path, why: str) -> str:
    """Why a file is not as it was."""
    return _("{path} cannot be saved ({reason}).", path=path, reason=why)


def not_saved(folder: Path, why: str) -> str:
    """Why an exercise is not saved."""
    return _("The exercise cannot be saved in {folder} ({reason}).", folder=folder, reason=why)


def left_unsaved(name: str, *, is_kept: bool) -> str:
    """What became of the changes that one left; `name` is empty for a new exercise."""
    match bool(name), is_kept:
        case True, True:
            return _("Your changes to {name} are kept as a draft, but not saved yet.", name=name)
        case True, False:
            return _(
                "Your changes to {name} are not saved, and will be lost if you close now.",
                name=name,
            )
        case False, True:
            return _("The new exercise is kept as a draft, but not saved yet.")
    return _("The new exercise is not saved, and will be lost if you close now.")


draft_not_kept = message_with("The draft cannot be kept ({reason}).")
draft_not_removed = message_with("The draft cannot be removed ({reason}).")
