"""What an import would do, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from recoverytimer.base.clash import ClashChoice
from recoverytimer.sharing.bundle import Piece, PieceFolder
from recoverytimer.sharing.importplan import ImportPlan, ImportRow, Presence

CHOICE_NAMES = {
    ClashChoice.KEEP_BOTH: "Keep both",
    ClashChoice.REPLACE: "Replace",
    ClashChoice.SKIP: "Skip",
}
_ONE_OF = {
    PieceFolder.ROUTINES: "routine",
    PieceFolder.EXERCISES: "exercise",
    PieceFolder.PICTURES: "picture",
}


def row_text(row: ImportRow) -> str:
    """What becomes of one piece."""
    if row.problems:
        return "It cannot be played and is left out: " + " ".join(row.problems)
    if row.presence is Presence.NEW:
        return "New"
    if row.presence is Presence.SAME:
        return "You have it already"
    other = "yours" if row.meets_own else "the one that comes with the app"
    if row.choice is ClashChoice.SKIP:
        return f"Left out; {other} stays"
    if row.choice is ClashChoice.REPLACE:
        return f"Takes the place of {other}"
    if not row.writes:
        return f"You have it already, as {row.result.name}"
    return f"Comes beside {other}, as {row.result.name}"


def import_in_words(plan: ImportPlan, lost: int = 0) -> str:
    """What an import would do in all; `lost` things were not understood."""
    does = _does(plan)
    if not lost:
        return does
    return f"{does} {'One thing was' if lost == 1 else f'{lost} things were'} not understood."


def _does(plan: ImportPlan) -> str:
    if plan.results:
        return f"{counted_pieces(plan.results).capitalize()} will be added."
    if any(row.presence is not Presence.NEW for row in plan.rows):
        return "There is nothing to add."
    return "Nothing of it can be imported."


def counted_pieces(pieces: Iterable[Piece]) -> str:
    """How many of what: "1 routine and 2 exercises"."""
    numbers = Counter(piece.folder for piece in pieces)
    parts = [
        f"{numbers[folder]} {name}{'' if numbers[folder] == 1 else 's'}"
        for folder, name in _ONE_OF.items()
        if numbers[folder]
    ]
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def imported_in_words(pieces: Iterable[Piece]) -> str:
    """What was imported: one routine by its name, more by their number."""
    found = list(pieces)
    routines = [piece for piece in found if piece.folder is PieceFolder.ROUTINES]
    others = [piece for piece in found if piece.folder is not PieceFolder.ROUTINES]
    if len(routines) != 1:
        return counted_pieces(found)
    name = routines[0].name
    return f"{name} with {counted_pieces(others)}" if others else name
