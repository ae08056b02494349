"""Lists all routines in a console, in the sections of the window."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence

from recoverytimer.base.paths import Paths, missing_parts
from recoverytimer.base.plaintext import printable
from recoverytimer.base.words import files
from recoverytimer.exercise.askedfile import AskedFile
from recoverytimer.routine.adapting import adapted
from recoverytimer.routine.favourites import FavouritesFile, favourite_ids
from recoverytimer.routine.library import Library, RoutineEntry
from recoverytimer.routine.portrait import portrait_of
from recoverytimer.routine.sections import Preferred, by_section
from recoverytimer.routine.words.adapting import mark_in_list
from recoverytimer.routine.words.library import has_problems, missing_resources, other_versions
from recoverytimer.routine.words.pages import favourite
from recoverytimer.routine.words.sections import section_title
from recoverytimer.routine.words.totals import total_in_words
from recoverytimer.settings.file import SettingsFile
from recoverytimer.settings.settings import Settings
from recoverytimer.start import words


def list_routines(paths: Paths) -> int:
    """Print the id, the total time and the name of every routine; 1 if the app's are missing.

    Each is as it fits the person, and says so behind its name where that is not as it is written.
    """
    library, settings = Library(paths.resources, paths.data), _settings(paths)
    favourites = favourite_ids(FavouritesFile(paths.favourites).load(), library.present_id)
    line_of = _lines(paths, library, settings, favourites)
    listed = by_section(library.routines(), Preferred(favourites), library.exercises)
    for number, one in enumerate(listed):
        print("\n" * (number > 0) + section_title(one.section))
        for entry in one.entries:
            print(printable(line_of(entry)))
    missing = missing_parts(paths.resources)
    if library.missing:
        print(missing_resources(library.missing), file=sys.stderr)
    elif missing:
        print(words.parts_missing(missing), file=sys.stderr)
    return 1 if missing else 0


def _settings(paths: Paths) -> Settings:
    """Those of the person; what is wrong with their file is said."""
    settings, problems = SettingsFile(paths.settings).load()
    if problems:
        told = files.problem_in_words(problems[0])
        print(printable(files.unusable_as_it_is(paths.settings.name, (told,))), file=sys.stderr)
    return settings


def _lines(
    paths: Paths, library: Library, settings: Settings, favourites: Sequence[str]
) -> Callable[[RoutineEntry], str]:
    mine = settings.personal_cautions(AskedFile(paths.asked).load())
    exercises, copies = library.exercises, _copies(library)

    def line_of(entry: RoutineEntry) -> str:
        if entry.routine is None:
            return f"{entry.id:24} {'-':>12}  {has_problems(entry.path)}"
        found = adapted(entry.routine, exercises, mine)
        total = portrait_of(found.routine or entry.routine, exercises, settings.timing).total
        versions = copies.get(entry.id)
        marks = (
            favourite() if entry.id in favourites else "",
            mark_in_list(found),
            other_versions(versions) if versions else "",
        )
        line = f"{entry.id:24} {total_in_words(total):>12}  {entry.name}"
        return "  ".join((line, *filter(None, marks)))

    return line_of


def _copies(library: Library) -> Mapping[str, Sequence[str]]:
    """The names of other versions that services left, by the id of a routine."""
    found: dict[str, list[str]] = {}
    for copy in library.copies():
        found.setdefault(copy.original.stem, []).append(copy.path.name)
    return found
