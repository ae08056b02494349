"""What the app says of itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from recoverytimer.about.places import Place
from recoverytimer.base import dates
from recoverytimer.base.language import _, message, message_in, message_with, ngettext, pgettext
from recoverytimer.base.listing import in_row, sentences

about = message("About Recovery Timer")
what_it_is = message("A calm desktop coach for runners' recovery routines.")
stays_here = message("No account, no network, no tracking: what you enter stays on this computer.")
version = message_with("Recovery Timer {version}")
version_alone = message_with("Version {version}")
homepage = message("Open the home page in your browser")
issues = message("Open the list of known problems in your browser")

whats_new = message("What's new")
see_whats_new = message("See what's new")
dismiss = message("Dismiss")
dismiss_news = message("Dismiss: don't show what's new in this version again")
new_in = message_with("New in Recovery Timer {version}")
no_changes = message("The list of changes is missing from this installation.")

licences = message("Licences")
about_licences = message(
    "Recovery Timer is free software: you may use, study, share and change it under the GNU "
    "General Public License, version 3 or later. It comes without any warranty."
)
parts_of_others = message("It is built from the work of many others, each under its own licence.")
all_licences = message("Read the licences")
parts = message("Parts of the app")
licence_text = message("Text of the licence")

files = message("Where your files are")
open_folder = message("Open folder")
copy_path = message("Copy path")
path_copied = message("The path has been copied.")

report_problem = message("Report a problem")
about_reports = message(
    "The details hold versions, your system and the end of the log, but not your name, your "
    "routines or how you feel."
)
copy_details = message("Copy details for a report")
details_copied = message("The details have been copied. Read them before you send them.")
left_out = message_in("log", "(a sentence that you were told; left out, as it may name routines)")


def folder_of(what: str) -> str:
    """What opens a folder, for who cannot see beside what it stands."""
    return _("Open folder: {what}", what=what)


def path_of(what: str) -> str:
    """What copies a path."""
    return _("Copy path: {what}", what=what)


def place_of(place: Place, path: Path) -> str:
    """Where something lies."""
    return pgettext("a person's files", "{what}: {path}", what=file_place(place), path=path)


def file_place(place: Place) -> str:
    """What lies in a place."""
    match place:
        case Place.SETTINGS:
            return pgettext("a person's files", "Settings")
        case Place.DATA:
            return pgettext("a person's files", "Records, routines, exercises and backups")
        case Place.CACHE:
            return pgettext("a person's files", "Pictures and tones, made again when they are gone")
        case Place.LOG:
            return pgettext("a person's files", "Log of what went wrong")


def release_heading(number: str, day: date | None) -> str:
    """A version with the day on which it came out."""
    when = dates.in_year(day) if day else pgettext("a version of the app", "not released yet")
    return pgettext("a version of the app", "{version}, {day}", version=number, day=when)


def part_in_full(name: str, number: str, licence: str) -> str:
    """A part in a list, with its licence."""
    return _(
        "{name} {version}\n{licence}", name=name, version=number, licence=licence or no_licence()
    )


def no_licence() -> str:
    """That a part does not say under which licence it is."""
    return pgettext("a licence", "not stated")


def no_text(name: str, licence: str) -> str:
    """That a part has no text of its licence with it."""
    return _(
        "{name} comes without the text of its licence ({licence}).",
        name=name,
        licence=licence or no_licence(),
    )


def python(number: str, way: str) -> str:
    """Which Python, and in which form the app was installed."""
    return _("Python {version}, installed as: {way}", version=number, way=way)


def qt(number: str, pyside: str) -> str:
    """Which Qt."""
    return _("Qt {version}, PySide6 {pyside}", version=number, pyside=pyside)


def system(name: str, machine: str) -> str:
    """Which system, on which kind of processor."""
    return _("System: {system}, {machine}", system=name, machine=machine)


def desktop(name: str, server: str) -> str:
    """Which desktop."""
    unknown = pgettext("a desktop", "unknown")
    return _("Desktop: {desktop}, {server}", desktop=name or unknown, server=server or unknown)


def screens(sizes: Sequence[tuple[int, int, float]]) -> str:
    """How large the screens are."""
    shown = in_row(
        pgettext("a screen", "{width} x {height} at {scale}", width=w, height=h, scale=f"{s:g}")
        for w, h, s in sizes
    )
    return ngettext("Screen: {sizes}", "Screens: {sizes}", len(sizes), sizes=shown)


def text_size(factor: float) -> str:
    """How large texts are."""
    return _("Text size: {factor}", factor=f"{factor:.2f}")


def language(code: str, environment: str) -> str:
    """Which language, and what the system asks for."""
    if not environment:
        return _("Language: {language}", language=code)
    return _(
        "Language: {language}; the system asks for {wanted}", language=code, wanted=environment
    )


def log(lines: int) -> str:
    """What heads the end of the log."""
    if not lines:
        return _("The log is empty.")
    return ngettext("The last line of the log:", "The last {n} lines of the log:", lines)


def not_there_yet(path: str) -> str:
    """That a folder was never made."""
    return sentences(
        (_("{path} does not exist yet.", path=path), _("The app makes it when needed."))
    )
