"""What the window itself says."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from recoverytimer.base import dates
from recoverytimer.base.conflictcopies import ConflictCopy
from recoverytimer.base.language import _, message, message_in, message_with, pgettext
from recoverytimer.base.listing import sentences
from recoverytimer.base.settling import VersionChoice
from recoverytimer.base.words.common import app_name

close_notice = message("Close this message")

back_to_session = message("Back to session")

pages = message("Pages")
today = message_in("page", "Today")
routines = message_in("page", "Routines")
history = message_in("page", "History")
guide = message_in("page", "Guide")

keys = message_in("command", "Keys")
all_keys = message("This list")
get_help = message("Stop? Get help")
about_help = message("When to stop or get help")
about = message("About Recovery Timer")
about_in_full = message("Version, licences, where your files are, and how to report a problem")
preferences = message_in("command", "Preferences")
quit_app = message_in("command", "Quit")
next_part = message("Next part")
parts_in_full = message("Next part of the window; first the message at the bottom, if there is one")
part_before = message("Previous part of the window")
find = message_in("command", "Search")
where_to_find = message("Search routines, sessions or the guide, depending on the page")

everywhere = message("Everywhere")
on_pages = message("On the main pages")
media_keys = message_in("keys", "media keys")


def window_title(page: str) -> str:
    """The title of a window that shows a page."""
    return pgettext("title of a window", "{page} \u2013 {app}", page=page, app=app_name())


# What two computers changed

two_versions = message_with("Two versions of {name}")
changed_on_two = message("Changed on two computers")
changed_on_two_in_full = message(
    "Two computers changed this at the same time. Both versions are here; choose which to keep."
)
compare = message_in("command", "Compare")
has_two_versions = message_with("Changed on two computers: {name}")
compare_versions = message_with("Compare both versions of {name}")
decide_later = message("Decide later")


def how_they_differ(copy: ConflictCopy, *, is_newer: bool | None) -> str:
    """Which version is newer, where the other one comes from, and how to read the lines."""
    if is_newer is None:
        newer = ""
    elif is_newer:
        newer = _("The other version is newer.")
    else:
        newer = _("The version in use is newer.")
    how = _("Crossed out: only in the version in use. With a +: only in the other one.")
    return sentences((_left_by(copy), newer, how))


def other_unreadable(problems: Sequence[str]) -> str:
    """That the other version cannot be used, and why."""
    return _("The other version cannot be read: {problems}", problems=sentences(problems))


def _left_by(copy: ConflictCopy) -> str:
    service, on = copy.service.value, copy.on
    if not service and on is None:
        return ""
    if not service:
        assert on is not None
        return _("Two computers changed this on {date}.", date=dates.full(on))
    if on is None:
        return _("{service} kept both versions.", service=service)
    return _("{service} kept both versions on {date}.", service=service, date=dates.full(on))


def version_choice(choice: VersionChoice) -> str:
    """The button that chooses it."""
    return {
        VersionChoice.HERE: _("Keep the version in use"),
        VersionChoice.OTHER: _("Use the other version"),
        VersionChoice.BOTH: _("Keep both"),
    }[choice]


def version_kept(choice: VersionChoice, name: str, kept_in: Path | None) -> str:
    """What was chosen, and where the version is that was not."""
    said = {
        VersionChoice.HERE: _("{name} stays as it is.", name=name),
        VersionChoice.OTHER: _("{name} is the other version now.", name=name),
        VersionChoice.BOTH: _("Both versions of {name} are kept.", name=name),
    }[choice]
    aside = _("What you did not choose is kept as {path}.", path=kept_in) if kept_in else ""
    return sentences((said, aside))


def version_not_kept(path: Path, why: str) -> str:
    """Why nothing was done."""
    return _("Nothing was changed: {path} cannot be moved ({reason}).", path=path, reason=why)
