"""What the command line and the start of the app say."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from recoverytimer.base.language import _, message, message_in, pgettext
from recoverytimer.base.listing import in_row

close_anyway = message("Close anyway")
drop_to_import = message("Drop to import")
runs = message("Runs")
soreness = message("Soreness")
self_test_passed = message("Self-test passed")
self_test_failed = message("Self-test failed")
trial_pages = message_in("self-test", "Window and pages")
trial_session = message_in("self-test", "Session")
trial_pictures = message_in("self-test", "Figures, icons, pictures")
trial_paper = message_in("self-test", "Printing")
trial_search = message_in("self-test", "Search")
trial_records = message_in("self-test", "Records")
trial_about = message_in("self-test", "Licences and changes")
trial_terminal = message_in("self-test", "Terminal")
trial_desktop = message_in("self-test", "Desktop")
trial_tones = message_in("self-test", "Tones")
trial_voice = message_in("self-test", "Voice")
history_is_empty = message("The history is empty.")
no_second_start = message("A second start does not find the first.")
no_voice_here = message("No voice on this computer speaks the language of the app.")
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
        "--self-test": pgettext(
            "command line", "test every part of the app, report which parts work, then exit"
        ),
        "--speed": pgettext("command line", "run the clock N times as fast, to skim a routine"),
        "--terminal": pgettext(
            "command line",
            "play it here, in the terminal, without a window; what is adapted for you is listed "
            "first, and you can undo each change by typing its number",
        ),
        "--plain": pgettext(
            "command line",
            "play in the terminal line by line, for screen readers, braille and pipes; a command "
            "is a line too, and ? lists them all",
        ),
        "--side": pgettext(
            "command line",
            "in the terminal, which side is sore, so that you are not asked; none is both or "
            "neither",
        ),
        "--choose": pgettext(
            "command line",
            "in the terminal, an option of the routine, such as six; one for each of its choices",
        ),
        "--from": pgettext("command line", "first day, such as 2026-03-31"),
        "--to": pgettext("command line", "last day, inclusive"),
        "--as": pgettext(
            "command line", "csv and fit fill a folder; pdf is the report for the month of --from"
        ),
        "--bring-back": pgettext(
            "command line", "bring back records that you deleted, where a file still has them"
        ),
        "play": pgettext("command line", "open the page of a routine"),
        "open": pgettext("command line", "open or import a file; FILE alone does the same"),
        "about": pgettext("command line", "print what a report of a problem needs"),
        "list": pgettext(
            "command line", "print all routines, and how long each takes as it is adapted for you"
        ),
        "show": pgettext(
            "command line", "print a routine step by step, as it will be played and adapted for you"
        ),
        "check": pgettext("command line", "print what is wrong with the given files"),
        "export": pgettext(
            "command line", "write your records to files that other programs can read"
        ),
        "import": pgettext(
            "command line",
            "import JSON, CSV, FIT, GPX, TCX, the archives of services as they come, a folder of "
            "all that, a backup, or a routine",
        ),
        "--as-runs": pgettext(
            "command line", "import every activity that does not say what it is as a run"
        ),
    }[command]


def trial_passed(part: str, note: str) -> str:
    """A part of the app works; the note says what is the case on this computer, or nothing."""
    if note:
        return _("{part}: OK ({note})", part=part, note=note)
    return _("{part}: OK", part=part)


def trial_failed(part: str, reason: str) -> str:
    """A part of the app does not work."""
    return _("{part}: FAILED: {reason}", part=part, reason=reason)


def blank(picture: str) -> str:
    """A figure or an icon cannot be seen."""
    return _("The picture {picture} is blank.", picture=picture)


def missing(formats: Iterable[str]) -> str:
    """Kinds of pictures that cannot be read."""
    return _("Pictures of these kinds cannot be read: {kinds}.", kinds=in_row(sorted(formats)))


def not_found(what: str) -> str:
    """What is there was not found."""
    return _("{what} was not found.", what=what)


def not_written(what: str) -> str:
    """Something came out wrong."""
    return _("{what} was not written as it should be.", what=what)


def process_stuck(seconds: int) -> str:
    """A sound process does not end, as where the system's voice keeps it waiting."""
    return _("The process did not end within {seconds} seconds.", seconds=seconds)


def process_ended(code: int, said: str) -> str:
    """A sound process ended unexpectedly; with what it said last, if anything."""
    return _("The process ended with code {code}. {said}", code=code, said=said).strip()


def no_qt(reason: str) -> str:
    """Why there is no window: something is not installed."""
    return _(
        "The window needs PySide6 and the system libraries that it is built on, and "
        "some are missing ({reason}). Install what is missing, or play in a "
        "terminal: recoverytimer play ID --terminal",
        reason=reason,
    )


def parts_missing(folders: Iterable[str]) -> str:
    """What should have been installed with the app is not there."""
    return _(
        "Parts of the app are missing ({folders}); reinstall the app.", folders=in_row(folders)
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
