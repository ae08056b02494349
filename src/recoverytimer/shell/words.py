"""What the window itself says."""

from __future__ import annotations

from recoverytimer.base.language import message, message_in, pgettext
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
