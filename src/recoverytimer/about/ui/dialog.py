"""The app, where its files are, and the way to report a problem."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QGuiApplication
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from recoverytimer.about import words
from recoverytimer.about.places import Place
from recoverytimer.base.identity import HOMEPAGE, ISSUES
from recoverytimer.base.paths import Paths
from recoverytimer.base.words import common
from recoverytimer.theme.icons import icon_pixmap
from recoverytimer.theme.theme import SPACE
from recoverytimer.widgets.button import button
from recoverytimer.widgets.dialogs import Dialog, open_outside
from recoverytimer.widgets.layout import Card, add_all, column_of, flow_of, holding, row_of
from recoverytimer.widgets.scroll import VerticalScroll
from recoverytimer.widgets.text import heading, plain
from recoverytimer.widgets.weblink import WebLink

ICON = 9 * SPACE
SIZE = 90 * SPACE, 90 * SPACE


class AboutDialog(Dialog):
    """Says what the app is.

    Signals:
        news_wanted, licences_wanted: what is new, or all licences, are to be shown.
        details_wanted: the details for a report are to be copied.
        address_wanted: an address is to be followed.
    """

    news_wanted = Signal()
    licences_wanted = Signal()
    details_wanted = Signal()
    address_wanted = Signal(str)

    def __init__(self, version: str, paths: Paths, parent: QWidget) -> None:
        super().__init__(words.about(), parent)
        body = column_of(
            self._head(version), self._report(), self._files(paths), self._licences(), None
        )
        body.setSpacing(2 * SPACE)
        content = holding(body, right=SPACE)
        self._said = plain("", "caption", "muted")
        close = button(common.close(), do=self.accept)
        close.setDefault(True)
        add_all(
            self.column, (VerticalScroll(content), 1), row_of((self._said, 1), close, gap=2 * SPACE)
        )
        self.want(*SIZE)
        close.setFocus()

    def say(self, text: str) -> None:
        """Say what came of something, also to who cannot see."""
        self._said.setText(text)
        self._said.setAccessibleName(text)
        QAccessible.updateAccessibility(QAccessibleEvent(self._said, QAccessible.Event.Alert))

    def take_details(self, text: str) -> None:
        """Put the details for a report where they can be pasted from."""
        QGuiApplication.clipboard().setText(text)
        self.say(words.details_copied())

    def _head(self, version: str) -> QWidget:
        icon = QLabel()
        icon.setPixmap(icon_pixmap("app-icon", "ink", ICON, self.devicePixelRatioF()))
        icon.setAlignment(Qt.AlignmentFlag.AlignTop)
        news = button(words.whats_new(), "quiet", do=self.news_wanted.emit)
        news.setAutoDefault(False)
        number = plain(words.version_alone(version), "body", "muted", wrap=False)
        texts = column_of(
            heading(common.app_name(), "title"),
            row_of(number, news, None),
            plain(words.what_it_is()),
            plain(words.stays_here(), "body", "muted"),
            WebLink(HOMEPAGE, words.homepage(), self.address_wanted.emit),
            gap=SPACE // 2,
        )
        return holding(row_of(icon, (texts, 1), gap=3 * SPACE))

    def _files(self, paths: Paths) -> Card:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE)
        grid.setVerticalSpacing(SPACE // 2)
        grid.setColumnStretch(0, 1)
        for number, place in enumerate(Place):
            self._add_place(grid, 2 * number, place, paths)
        return Card(heading(words.files()), grid)

    def _add_place(self, grid: QGridLayout, row: int, place: Place, paths: Paths) -> None:
        what, path = words.file_place(place), place.within(paths)
        field = QLineEdit(str(path))
        field.setReadOnly(True)
        field.setCursorPosition(0)
        field.setAccessibleName(what)
        label = plain(what, "caption", "muted")
        label.setBuddy(field)
        opens = button(words.open_folder(), do=lambda: self._open(place.folder(paths)))
        opens.setAccessibleName(words.folder_of(what))
        copies = button(words.copy_path(), do=lambda: self._copy(path))
        copies.setAccessibleName(words.path_of(what))
        for made in (opens, copies):
            made.setAutoDefault(False)
        grid.addWidget(label, row, 0, 1, 3)
        for column, widget in enumerate((field, opens, copies)):
            grid.addWidget(widget, row + 1, column)

    def _report(self) -> Card:
        copies = button(words.copy_details(), do=self.details_wanted.emit)
        copies.setAutoDefault(False)
        link = WebLink(ISSUES, words.issues(), self.address_wanted.emit)
        said = plain(words.about_reports(), "body", "muted")
        return Card(heading(words.report_problem()), said, link, flow_of(copies))

    def _licences(self) -> Card:
        shows = button(words.all_licences(), do=self.licences_wanted.emit)
        shows.setAutoDefault(False)
        texts = (words.about_licences(), words.parts_of_others())
        said = (plain(text, "body", "muted") for text in texts)
        return Card(heading(words.licences()), *said, flow_of(shows))

    def _open(self, folder: Path) -> None:
        if folder.is_dir():
            open_outside(folder, self.say)
        else:
            self.say(words.not_there_yet(str(folder)))

    def _copy(self, path: Path) -> None:
        QGuiApplication.clipboard().setText(str(path))
        self.say(words.path_copied())
