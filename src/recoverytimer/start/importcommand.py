"""What `recoverytimer import` does: routines go into the library, all else into the history."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

from recoverytimer.base.paths import Paths
from recoverytimer.base.plaintext import printable
from recoverytimer.base.words.system import reason
from recoverytimer.records.cli import exchange
from recoverytimer.records.readfiles import holds_records
from recoverytimer.records.words.terminal import of_file
from recoverytimer.routine.library import Library
from recoverytimer.sharing.bundle import Bundle, ShareFormat
from recoverytimer.sharing.carryout import carry_out
from recoverytimer.sharing.importfile import IMPORTED_SUFFIXES, read_import
from recoverytimer.sharing.importplan import plan_import
from recoverytimer.sharing.presentfiles import PresentFiles
from recoverytimer.sharing.words import imports as words
from recoverytimer.sharing.words.problems import problem_in_words


def import_files(options: SimpleNamespace, paths: Paths) -> int:
    """Take in files of any kind, print what became of them; 1 if something was left out."""
    library = Library(paths.resources, paths.data)
    found = {path: _routines_in(path, library) for path in options.files}
    results = [_take_in(p, bundle, library, paths) for p, bundle in found.items() if bundle]
    records = [path for path, bundle in found.items() if bundle is None]
    if records:
        results.append(exchange(SimpleNamespace(**vars(options) | {"files": records}), paths))
    return max(results)


def _routines_in(path: Path, library: Library) -> Bundle | None:
    """The routines and exercises in a file, and what is wrong with it; None where it holds none."""
    suffix = path.suffix.lower()
    if suffix not in IMPORTED_SUFFIXES or holds_records(path):
        return None
    bundle = read_import(path, library.exercises)
    return bundle if bundle.pieces or suffix in {ShareFormat.FILE, ShareFormat.TEXT} else None


def _take_in(path: Path, bundle: Bundle, library: Library, paths: Paths) -> int:
    """Keep what is new; of what differs from what is here, both."""
    present = PresentFiles(paths.resources, paths.data)
    plan = plan_import(bundle, present.find, library.exercises)
    try:
        carry_out(plan, present)
    except OSError as error:
        print(printable(of_file(path.name, words.not_imported(reason(error)))))
        return 1
    library.exercises.refresh()
    lines = [words.imported(plan.results) if plan.results else words.import_in_words(plan)]
    left_out = [*bundle.problems, *(problem for row in plan.rows for problem in row.problems)]
    for line in (*lines, *map(problem_in_words, (*left_out, *bundle.assumed))):
        print(printable(of_file(path.name, line)))
    return int(bool(left_out))
