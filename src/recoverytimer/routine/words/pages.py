"""The list of routines, the page of one, and what is done with own ones."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from recoverytimer.base.amounts import rough_duration
from recoverytimer.base.language import _, message, message_in, message_with, npgettext, pgettext
from recoverytimer.base.listing import in_row, with_dots
from recoverytimer.exercise.words.kinds import kind_name
from recoverytimer.exercise.words.pages import cannot_be_read
from recoverytimer.routine.words.adapting import refused, total_of
from recoverytimer.routine.words.problems import problem_in_words
from recoverytimer.routine.words.totals import how_often, how_played, total_in_words

if TYPE_CHECKING:
    from pathlib import Path

    from recoverytimer.routine.adapting import AdaptedRoutine
    from recoverytimer.routine.library import RoutineEntry
    from recoverytimer.routine.portrait import Portrait
    from recoverytimer.routine.routine import Routine
    from recoverytimer.routine.timeline import Total

all_switched_off = message(
    "Every step of this routine is optional, and optional steps are switched off in Preferences."
)

# All routines

routines = message("Routines")
search_hint = message("Name or muscle")
search_routines = message("Search routines")
none_fits = message("No routines match. Clear the filter or try a different search.")
import_files = message_in("command", "Import")
what_to_import = message("Routine files, also from other timer apps")
drop_to_import = message("Drop to import")
new_routine = message("New routine")
go_on = message("Continue")
discard = message_in("command", "Discard")
any_equipment = message("Any equipment")
what_i_have = message("What I have")
no_equipment = message("No equipment")
open_to_see = message("Open the routine to see all its problems and where its file is.")


def up_to_minutes(most: int | None) -> str:
    """How long routines may take."""
    if most is None:
        return _("Any length")
    return pgettext("how long a routine takes", "Up to {minutes} min", minutes=most)


favourite = message_in("a routine", "favourite")
not_saved_yet = message_with("Not saved yet: {name}")
go_on_with = message_with("Continue with {name}")
discard_draft = message_with("Discard the draft of {name}")


def spoken(
    entry: RoutineEntry,
    portrait: Portrait | None,
    adapted: AdaptedRoutine | None,
    *,
    is_favourite: bool = False,
) -> str:
    """A routine as a screen reader says it."""
    if portrait is None or entry.routine is None:
        return cannot_be_read(entry.name, problem_in_words(entry.problems[0]))
    total, which = total_in_words(portrait.total), total_of(adapted)
    liked = favourite() if is_favourite else ""
    told = refused(adapted) or entry.routine.when or ""
    return in_row((entry.name, liked, total, which, told))


def starred(name: str, *, is_favourite: bool) -> str:
    """That a routine is a favourite now, or no longer."""
    if is_favourite:
        return _("{name} is a favourite now.", name=name)
    return _("{name} is no longer a favourite.", name=name)


def not_starred(path: Path, reason: str) -> str:
    """That favourites cannot be kept."""
    return _("Your favourites could not be saved in {path}: {reason}", path=path, reason=reason)


def takes_longer(guided: Total, usual: Total) -> bool:
    """Whether what the voice explains makes it longer than usual, as both are read."""
    is_longer = guided.seconds > usual.seconds
    return is_longer and rough_duration(guided.seconds) != rough_duration(usual.seconds)


def with_guidance(total: Total) -> str:
    """How long it takes where the voice explains more than the usual times leave room for."""
    duration = total_in_words(total)
    return _("Takes {duration} this time, including spoken explanations.", duration=duration)


def needs(portrait: Portrait) -> str:
    """What one needs for it, on its card."""
    if not portrait.equipment:
        return _("No equipment needed")
    return _("Needs: {equipment}", equipment=in_row(portrait.equipment))


def kind(portrait: Portrait, *, is_own: bool) -> str:
    """Its kind, on its card."""
    own = pgettext("an exercise or a routine", "your own") if is_own else ""
    return with_dots((kind_name(portrait.kind), own))


def problems_on_card(entry: RoutineEntry, most: int) -> tuple[str, ...]:
    """What is wrong with its file, the first of it."""
    more = len(entry.problems) - most
    rest = (
        (npgettext("below other problems", "and {n} more", "and {n} more", more),)
        if more > 0
        else ()
    )
    return (*map(problem_in_words, entry.problems[:most]), *rest, open_to_see())


# One routine

start = message_in("command", "Start")
unsaved = message("Not saved yet")
makes_it_yours = message("Makes a copy for you to change; you can always go back to the original")
something_applies = message("Something you told us about applies here")
leave_out = message("Leave it out, or ask first, in case of")
main_exercise = message("The main exercise")
steps = message("Steps")
how_to_do_it = message("How to do it")
duplicate = message_in("command", "Duplicate")
rename = message_in("command", "Rename")
share = message_in("command", "Share")
in_the_guide = message("In the guide")


def cannot_be_played(*, is_readable: bool) -> str:
    """What stands above what is wrong with it."""
    if is_readable:
        return _("This routine cannot be played yet.")
    return _("This file cannot be played yet.")


def you_need(equipment: Sequence[str]) -> str:
    """What one needs for it."""
    if not equipment:
        return _("No equipment needed")
    return _("You need: {equipment}", equipment=in_row(equipment))


helps_instead = message_with("Instead: {what}")


def about(of: Routine, reminder: str) -> tuple[tuple[str, str], ...]:
    """How often it is done and how it is played: a title and the text below it."""
    return (
        (_("How often"), how_often(of)),
        *how_played(of),
        (_("Reminder"), reminder),
    )


def list_of_cautions(names: Sequence[str]) -> str:
    """With what it is to be left out."""
    return pgettext("cautions", "{names}.", names=in_row(names))


def remind(*, has_reminder: bool) -> str:
    """The button for its reminder."""
    return _("Change reminder") if has_reminder else _("Remind me")


# What was done

name_label = message("The routine's name")
renamed = message_with("Renamed to {name}.")


def deleted(name: str, *, is_shipped: bool) -> str:
    """That an own routine is gone."""
    if is_shipped:
        return _("{name}: the original is back.", name=name)
    return _("{name} has been deleted.", name=name)
