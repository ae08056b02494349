"""What an import would do, and what it has done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from recoverytimer.base.clash import ClashChoice
from recoverytimer.base.language import _, message, message_with, ngettext, pgettext
from recoverytimer.base.listing import all_of, in_row, in_turn, sentences
from recoverytimer.routine.words.problems import problem_in_words
from recoverytimer.sharing.bundle import Piece, PieceFolder
from recoverytimer.sharing.importplan import ImportPlan, ImportRow, Presence

import_ = message("Import")
routines = message("Routines")
for_all = message("For all:")
not_understood = message("Not understood")
please_look_over = message("Please check")


def title(paths: Sequence[Path]) -> str:
    """What is imported: a file by its name, or how many."""
    if len(paths) == 1:
        return paths[0].name
    return ngettext("{n} file", "{n} files", len(paths))


window_title = message_with("Import: {name}")
heading = message_with("Import {name}")


def pieces_title(folder: PieceFolder) -> str:
    """What stands above all pieces of a kind."""
    return {
        PieceFolder.PICTURES: _("Pictures"),
        PieceFolder.EXERCISES: _("Exercises"),
        PieceFolder.ROUTINES: _("Routines"),
    }[folder]


def choice_name(choice: ClashChoice) -> str:
    """What can become of a piece where there is another one."""
    return {
        ClashChoice.KEEP_BOTH: _("Keep both"),
        ClashChoice.REPLACE: _("Replace"),
        ClashChoice.SKIP: _("Skip"),
    }[choice]


what_to_do = message_with("What to do with {name}")


def what_to_do_with_all(folder: PieceFolder) -> str:
    """The choice for all pieces of a kind."""
    return {
        PieceFolder.PICTURES: _("What to do with all pictures"),
        PieceFolder.EXERCISES: _("What to do with all exercises"),
        PieceFolder.ROUTINES: _("What to do with all routines"),
    }[folder]


def row_text(row: ImportRow) -> str:
    """What becomes of one piece."""
    name = row.result.name
    if row.problems:
        said = in_turn(map(problem_in_words, row.problems))
        return _("It cannot be played and is left out: {problems}", problems=said)
    if row.presence is Presence.NEW:
        return pgettext("a routine or an exercise to import", "New")
    if row.presence is Presence.SAME:
        return _("You already have it")
    match row.choice, row.meets_own:
        case ClashChoice.SKIP, True:
            return _("Left out; yours stays")
        case ClashChoice.SKIP, False:
            return _("Left out; the one that comes with the app stays")
        case ClashChoice.REPLACE, True:
            return _("Replaces yours")
        case ClashChoice.REPLACE, False:
            return _("Replaces the one that comes with the app")
    if not row.writes:
        return _("You already have it, as {name}", name=name)
    if row.meets_own:
        return _("Added alongside yours, as {name}", name=name)
    return _("Added alongside the one that comes with the app, as {name}", name=name)


def import_in_words(plan: ImportPlan, lost: int = 0) -> str:
    """What an import would do in all; `lost` things were not understood."""
    if not lost:
        return _does(plan)
    more = ngettext("One thing was not understood.", "{n} things were not understood.", lost)
    return sentences((_does(plan), more))


def _does(plan: ImportPlan) -> str:
    if plan.results:
        return _("{pieces} will be added.", pieces=counted_pieces(plan.results))
    if any(row.presence is not Presence.NEW for row in plan.rows):
        return _("There is nothing to add.")
    return _("Nothing here can be imported.")


def counted_pieces(pieces: Iterable[Piece]) -> str:
    """How many of what: "1 routine and 2 exercises"."""
    numbers = Counter(piece.folder for piece in pieces)
    routine_count, exercise_count = numbers[PieceFolder.ROUTINES], numbers[PieceFolder.EXERCISES]
    picture_count = numbers[PieceFolder.PICTURES]
    return all_of(
        (
            ngettext("{n} routine", "{n} routines", routine_count) if routine_count else "",
            ngettext("{n} exercise", "{n} exercises", exercise_count) if exercise_count else "",
            ngettext("{n} picture", "{n} pictures", picture_count) if picture_count else "",
        )
    )


def imported(pieces: Iterable[Piece]) -> str:
    """What was imported: one routine by its name, more by their number."""
    found = list(pieces)
    named = [piece.name for piece in found if piece.folder is PieceFolder.ROUTINES]
    others = [piece for piece in found if piece.folder is not PieceFolder.ROUTINES]
    if len(named) != 1:
        return _("Imported: {pieces}.", pieces=counted_pieces(found))
    if not others:
        return _("Imported: {routine}.", routine=named[0])
    return _("Imported: {routine} with {pieces}.", routine=named[0], pieces=counted_pieces(others))


known_already = message_with("You already have {routine}.")
not_imported = message_with("Nothing was imported: a file cannot be written ({reason}).")


def undone(changed: Sequence[Path]) -> str:
    """That an import is undone, but for files that were changed since then."""
    said = _("The import has been undone.")
    if not changed:
        return said
    names = in_row(path.name for path in changed)
    stays = ngettext(
        "You changed {files} after the import, so it has been kept.",
        "You changed {files} after the import, so they have been kept.",
        len(changed),
        files=names,
    )
    return sentences((said, stays))


not_undone = message_with("The import cannot be undone ({reason}).")
