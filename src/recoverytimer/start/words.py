"""What the command line and the start of the app say."""

from __future__ import annotations

from pathlib import Path

from recoverytimer.base.language import _, message, message_in, pgettext

close_anyway = message("Close anyway")
drop_to_import = message("Drop to import")
runs = message("Runs")
soreness = message("Soreness")
self_test_passed = message("Self-test passed")
self_test_failed = message("Self-test failed: the history is empty")
speed_bounds = message_in("command line: what is right", "write a number above 0, at most 1000")
day_as_written = message_in(
    "command line: what is right", "write the date as year-month-day, such as 2026-03-31"
)


def help_on(command: str) -> str:
    """What a command or an option of the command line does, by its name."""
    return {
        "--data-dir": pgettext("command line", "keep everything in the folder DIR"),
        "--background": pgettext(
            "command line",
            "start in the tray to show reminders; minimised if there is no tray or no reminder",
        ),
        "--self-test": pgettext("command line", "build every page, play a routine, exit"),
        "--speed": pgettext("command line", "run the clock N times as fast, to skim a routine"),
        "--terminal": pgettext(
            "command line",
            "play it here, in the terminal, without a window; what is adapted for you is listed "
            "first, and you can undo each change by typing its number",
        ),
        "--from": pgettext("command line", "first day, such as 2026-03-31"),
        "--to": pgettext("command line", "last day, inclusive"),
        "--as": pgettext(
            "command line", "csv and fit fill a folder; pdf is the report for the month of --from"
        ),
        "play": pgettext("command line", "open the page of a routine"),
        "open": pgettext("command line", "open or import a file; FILE alone does the same"),
        "about": pgettext("command line", "print what a report of a problem needs"),
        "list": pgettext(
            "command line", "print all routines, and how long each takes as it is adapted for you"
        ),
        "check": pgettext("command line", "print what is wrong with the given files"),
        "export": pgettext(
            "command line", "write your records to files that other programs can read"
        ),
        "import": pgettext("command line", "import JSON, CSV, FIT, GPX, TCX or a backup"),
    }[command]


def no_qt(reason: str) -> str:
    """Why there is no window: something is not installed."""
    return _(
        "The window needs PySide6 and the system libraries that it is built on, and "
        "some are missing ({reason}). Install what is missing, or play in a "
        "terminal: recoverytimer play ID --terminal",
        reason=reason,
    )


def not_utf8(folder: Path) -> str:
    """Why there is no window: it could not find the person's files."""
    return _(
        "The name of the folder {folder} is not UTF-8, so the window cannot use it. "
        "Rename it, choose another one with --data-dir, or play in a terminal: "
        "recoverytimer play ID --terminal",
        folder=folder,
    )


def no_file(path: Path) -> str:
    """What was to be opened is not there."""
    return _("There is no file {path}.", path=path)


def routine_gone(name: str) -> str:
    """A session cannot be repeated."""
    return _("{name} is no longer among your routines.", name=name)
