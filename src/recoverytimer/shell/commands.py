"""What one can have done everywhere in the window, and where its sidebar is."""

from __future__ import annotations

from recoverytimer.base.commands import BACK, Command, CommandTable
from recoverytimer.shell import words

KEYS = Command("window.keys", words.keys, ("?",), more_words=words.all_keys)
HELP = Command("window.help", words.get_help, ("F1",), more_words=words.about_help, icon="help")
PREFERENCES = Command("window.preferences", words.preferences, ("Ctrl+,",), icon="preferences")
ABOUT = Command("window.about", words.about, ("Shift+F1",), more_words=words.about_in_full)
QUIT = Command("window.quit", words.quit_app, ("Ctrl+Q",))
NEXT_PART = Command("window.next-part", words.next_part, ("F6",), more_words=words.parts_in_full)
PART_BEFORE = Command("window.part-before", words.part_before, ("Shift+F6",))
EVERYWHERE = CommandTable(
    words.everywhere, (KEYS, HELP, PREFERENCES, ABOUT, QUIT, NEXT_PART, PART_BEFORE)
)

TODAY = Command("window.today", words.today, ("Ctrl+1",), icon="today")
ROUTINES = Command("window.routines", words.routines, ("Ctrl+2",), icon="routines")
HISTORY = Command("window.history", words.history, ("Ctrl+3",), icon="history")
GUIDE = Command("window.guide", words.guide, ("Ctrl+4",), icon="guide")
FIND = Command("window.find", words.find, ("Ctrl+F", "/"), more_words=words.where_to_find)
PAGES = {"today": TODAY, "routines": ROUTINES, "history": HISTORY, "guide": GUIDE}
"""What shows a page of the sidebar, by its name."""
BESIDE_SIDEBAR = CommandTable(words.on_pages, (*PAGES.values(), FIND, BACK))
