"""The editor of routines: its texts, its dialogs, and what its steps of undo are called."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto

from recoverytimer.base.amounts import to_the_second
from recoverytimer.base.language import (
    _,
    message,
    message_in,
    message_in_with,
    message_with,
    ngettext,
    plural,
)
from recoverytimer.base.listing import in_row, sentences
from recoverytimer.routine.routine import MOST_STEPS, Ask, Group, Pause, Step, Work

# The page

editing = message_in_with("title of a window", "Editing: {name}")
draft_kept = message("Kept as a draft")
more = message("More")
about_routine = message("About the routine")
what_it_has = message("Summary, notes, cautions, how often")
steps = message("Steps")
step_column = message("Step")
sides_column = message("Sides")
dose_examples = message_in("what can be typed", "45, 1:30, 20-30, 12x")
group_examples = message_in("what can be typed", "3, rest 30")
with_all = message("What you do here applies to all of them.")
choose_steps_first = message("First select the steps that belong together.")
no_deeper = message("Groups cannot be nested any deeper.")
mend_first = message("First fix what is wrong; then the length can be worked out.")
cannot_play = message(
    "This routine cannot be played yet: an exercise is missing, or there are no steps."
)
changed_elsewhere = message(
    "The file has been changed elsewhere. When you save, you can choose which version to keep."
)
shown_as_it_is = message("The file was changed elsewhere. It is shown as it is now.")
going_on = message("This is the draft you left. Save it, or undo to go back to what was saved.")
new_question = message("Ready to go on?")


def not_saved_because(why: str) -> str:
    """Why a routine is not saved; `why` is a sentence."""
    return sentences((_("Not saved."), why))


def leave_out_with(cautions: Sequence[str]) -> str:
    """For whom it is not."""
    return _("Leave it out, or ask first, in case of: {cautions}.", cautions=in_row(cautions))


steps_chosen = plural("{n} step selected", "{n} steps selected")


def too_many_steps() -> str:
    """That no more steps fit in."""
    return _("A routine can have at most {most} steps. Use groups with rounds.", most=MOST_STEPS)


draft_not_kept = message_with("The draft cannot be kept ({reason}). Save before you leave.")


def left_as_draft(name: str) -> str:
    """What became of the changes that one left."""
    if not name:
        return _("Your changes to the routine have been kept as a draft.")
    return _("Your changes to {name} have been kept as a draft.", name=name)


draft_gone = message_with("The draft of {name} has been discarded.")


# What undo takes back

go_on_with_draft = message("Continue with the draft")
easier_exercise = message("Easier exercise")
add_rest = message("Add rest")
add_question = message("Add question")
change_rest = message("Change rest")
change_dose = message("Change dose")
change_sets = message("Change sets")
change_rounds = message("Change rounds")
usual_dose = message("Usual dose")
changed_in_file = message("Changed elsewhere")
take_files_version = message("Use the file's version")
add_exercise = message_with("Add {exercise}")


class StepsEdit(Enum):
    """What is done with several steps, or one, of any kind."""

    DELETE = auto()
    DUPLICATE = auto()
    MOVE = auto()


def steps_edit(edit: StepsEdit, of: Sequence[Step]) -> str:
    """It was done with these steps."""
    if len(of) > 1:
        return {
            StepsEdit.DELETE: ngettext("Delete {n} step", "Delete {n} steps", len(of)),
            StepsEdit.DUPLICATE: ngettext("Duplicate {n} step", "Duplicate {n} steps", len(of)),
            StepsEdit.MOVE: ngettext("Move {n} step", "Move {n} steps", len(of)),
        }[edit]
    match edit:
        case StepsEdit.DELETE:
            said = {
                Work: _("Delete step"),
                Pause: _("Delete rest"),
                Group: _("Delete group"),
                Ask: _("Delete question"),
            }
        case StepsEdit.DUPLICATE:
            said = {
                Work: _("Duplicate step"),
                Pause: _("Duplicate rest"),
                Group: _("Duplicate group"),
                Ask: _("Duplicate question"),
            }
        case StepsEdit.MOVE:
            said = {
                Work: _("Move step"),
                Pause: _("Move rest"),
                Group: _("Move group"),
                Ask: _("Move question"),
            }
    return said[type(of[0])]


# Finding an exercise

add_exercises = message("Add exercises")
search_hint = message("Name, muscle, equipment or kind")
search_exercises = message("Search exercises")
exercises = message("Exercises")


def keys_of_finding(*, only_one: bool) -> str:
    """What the keys do."""
    return (
        _("Press Enter to choose the exercise")
        if only_one
        else _("Press Enter to add the exercise, Esc to close")
    )


write_exercise = message_with("New exercise \u201c{name}\u201d\u2026")
none_found = message("No exercise fits. Press Enter to write it yourself.")
added = message_with("Added {exercise}.")
choose = message_in("command", "Choose")
add = message_in("an exercise", "Add")
done = message_in("adding exercises", "Done")
choose_swap = message("Choose an exercise to swap in")
no_swap = message_in("an exercise to swap for", "None")
none_to_swap = message("None to swap in")
nothing_to_swap = message_in("an exercise to swap for", "Nothing")

# A new routine

new_routine = message("New routine")
begin_with = message("Start from")
my_routine = message("My routine")
empty_routine = message("An empty routine")
one_by_one = message("Add exercises one by one.")
can_be_customised = message("You can also customise any routine: open it and choose Customise.")

# Fit to time

i_have = message_in("in front of a number of minutes", "I have")
minutes_unit = message_in("minutes, behind a number", " min")
minutes = message("Minutes")
take_it = message("Apply")
nothing_changes = message("Nothing changes.")


def would_take(seconds: float, *, is_near: bool) -> str:
    """How long it would take, and whether nearer is possible."""
    said = _("The routine would take {duration}.", duration=to_the_second(seconds))
    if is_near:
        return said
    no_nearer = _("Getting any closer would mean going beyond what is usual for an exercise.")
    return sentences((said, no_nearer))


# Versions


class ConflictChoice(Enum):
    """What to do where the file was changed elsewhere."""

    MINE = auto()
    FILES = auto()
    BOTH = auto()
    LATER = auto()


def conflict_choice(choice: ConflictChoice) -> str:
    """The button that chooses it."""
    return {
        ConflictChoice.MINE: _("Use mine"),
        ConflictChoice.FILES: _("Use the file's version"),
        ConflictChoice.BOTH: _("Keep both"),
        ConflictChoice.LATER: _("Decide later"),
    }[choice]


conflict = message("The file was changed elsewhere")
how_to_read = message("Crossed out: only in the file. With a +: only here.")
since_saved = message("From the saved version to this one.")
since_original = message_with("From the original ({name}) to this version.")
saved_further = message_with("{name} has been saved as a new routine.")
saved_instead = message_with("Saved. The other version is kept as {path}.")
