"""Opening a folder without anybody there, to see whether the app has something to say of it."""

from __future__ import annotations

import logging
import os
import sys
from typing import TYPE_CHECKING

from recoverytimer.base.logfile import TOLD
from recoverytimer.base.paths import Paths
from recoverytimer.history.words.saving import saved_at_last

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from recoverytimer.start.app import App


class _Told(logging.Handler):
    """Remembers what a person would have been told."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Take a sentence."""
        self.texts.append(record.getMessage())


def try_folder(paths: Paths) -> int:
    """Show every page on a folder as its person would; what was told is printed, 1 if it was bad.

    The folder is brought to this version, as at any start: try a copy.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    told = _Told()
    logger = logging.getLogger(TOLD)
    logger.addHandler(told)
    try:
        _show_all(paths)
    finally:
        logger.removeHandler(told)
    for text in told.texts:
        print(text)  # noqa: T201
    return 1 if set(told.texts) - {saved_at_last()} else 0


def show_every_page(qt: QApplication, app: App) -> None:
    """Show each page of a window that is there."""
    subjects = app.subjects
    for show in (
        subjects.settings.ask,
        subjects.today.show,
        subjects.routines.show_list,
        subjects.history.show,
        subjects.history.show_sessions,
        subjects.guide.show_topics,
        subjects.exercises.show_all,
        subjects.exercises.write,
        app.navigation.show_help,
    ):
        show()
        qt.processEvents()


def _show_all(paths: Paths) -> None:
    from PySide6.QtWidgets import QApplication

    from recoverytimer.start.app import App

    qt = QApplication([*sys.argv[:1], "-style", "fusion"])
    app = App(qt, paths)
    app.window.show()
    app.fill()
    show_every_page(qt, app)
    subjects = app.subjects
    for draft in subjects.routines.drafts.ids():
        subjects.routines.drafts.find(draft)
    subjects.exercises.drafts.find(None)
    app.writer.flush()
    qt.processEvents()
    app.window.close()
    app.close()
