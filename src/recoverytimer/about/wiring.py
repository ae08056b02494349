"""What the app is and what is new in it, in the window."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from recoverytimer import __version__
from recoverytimer.about.changelog import read_releases
from recoverytimer.about.news import news_since
from recoverytimer.base.paths import Paths
from recoverytimer.base.versions import newest
from recoverytimer.settings.ui.keeper import SettingsKeeper
from recoverytimer.shell.shell import Shell

if TYPE_CHECKING:
    from recoverytimer.about.report import Screen
    from recoverytimer.about.ui.dialog import AboutDialog


class AboutWiring(QObject):
    """Shows what the app is, and once what is new.

    Signals:
        address_wanted: an address is to be followed.
        seen: what is new need not be told again.
    """

    address_wanted = Signal(str)
    seen = Signal()

    def __init__(self, shell: Shell, paths: Paths, keeper: SettingsKeeper) -> None:
        super().__init__(shell.window)
        self._shell = shell
        self._paths = paths
        self._keeper = keeper

    def card(self) -> QWidget | None:
        """What tells of the news; None where there are none."""
        seen = self._keeper.current.news_seen
        news = news_since(read_releases(self._paths.resources), seen, __version__)
        if not news:
            return None
        from recoverytimer.about.ui.news import NewsCard

        card = NewsCard(news[0])
        card.wanted.connect(self.show_news)
        card.dismissed.connect(self._remember)
        return card

    def show_news(self) -> None:
        """Show what is new, in each version; it is not told again."""
        self._show_news(self._shell.window)
        self._remember()

    def show(self) -> None:
        """Show what the app is."""
        from recoverytimer.about.ui.dialog import AboutDialog
        from recoverytimer.widgets.dialogs import ask

        dialog = AboutDialog(__version__, self._paths, self._shell.window)
        dialog.address_wanted.connect(self.address_wanted)
        dialog.news_wanted.connect(lambda: self._show_news(dialog))
        dialog.licences_wanted.connect(lambda: self._show_licences(dialog))
        dialog.details_wanted.connect(lambda: self._copy_details(dialog))
        ask(dialog)

    def _show_news(self, parent: QWidget) -> None:
        from recoverytimer.about.ui.news import NewsDialog
        from recoverytimer.widgets.dialogs import ask

        ask(NewsDialog(read_releases(self._paths.resources), parent))

    def _remember(self) -> None:
        # An older app keeps what a newer one has told.
        self._keeper.set(news_seen=newest(self._keeper.current.news_seen, __version__))
        self.seen.emit()

    def _show_licences(self, parent: QWidget) -> None:
        from recoverytimer.about.parts import Part, parts_of
        from recoverytimer.about.ui.licences import LicencesDialog
        from recoverytimer.widgets.dialogs import ask

        def show(parts: tuple[Part, ...]) -> None:
            if isValid(parent):
                ask(LicencesDialog(parts, parent))

        self._shell.writer.do(partial(parts_of, self._paths.resources), show)

    def _copy_details(self, dialog: AboutDialog) -> None:
        from recoverytimer.about.report import report

        def take(text: str) -> None:
            if isValid(dialog):
                dialog.take_details(text)

        self._shell.writer.do(partial(report, self._paths, self._screen()), take)

    def _screen(self) -> Screen:
        from PySide6 import __version__ as pyside
        from PySide6.QtCore import qVersion
        from PySide6.QtGui import QGuiApplication

        from recoverytimer.about.report import Screen

        sizes = tuple(
            (screen.geometry().width(), screen.geometry().height(), screen.devicePixelRatio())
            for screen in QGuiApplication.screens()
        )
        text = self._keeper.current.text_size.factor
        return Screen(qVersion(), pyside, QGuiApplication.platformName(), sizes, text)
