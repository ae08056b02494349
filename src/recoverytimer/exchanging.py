"""The commands that write the record to files and take files in."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime

from recoverytimer import __version__
from recoverytimer.core.exchange.backup import Stamp
from recoverytimer.core.exchange.commands import Desk, export_to, import_from
from recoverytimer.core.exchange.home import Home
from recoverytimer.core.exchange.outgoing import Form
from recoverytimer.core.history import History
from recoverytimer.core.library import Library
from recoverytimer.paths import Paths


def exchange(options: argparse.Namespace, paths: Paths) -> int:
    """Run `export` or `import`, print what became of it; 1 if something was left out."""
    exercises = Library(paths.resources, paths.data).exercises

    def kind_of(exercise_id: str) -> str | None:
        exercise = exercises.get(exercise_id)
        return exercise.kind.value if exercise else None

    history = History(paths.history, kind_of=kind_of)
    stamp = Stamp(datetime.now(UTC), __version__)
    desk = Desk(Home(paths.settings, paths.data), history, stamp, kind_of)
    try:
        if options.command == "export":
            form = Form(options.form) if options.form else None
            said = export_to(desk, options.target, form, options.first, options.last)
        else:
            said = import_from(desk, options.files)
    finally:
        history.close()
    for line in said.lines:
        print(line)
    return 0 if said.ok else 1
