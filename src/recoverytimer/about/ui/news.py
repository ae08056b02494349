"""What is new: one quiet card, and all of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from recoverytimer.about import words
from recoverytimer.about.changelog import Release
from recoverytimer.base.words import common
from recoverytimer.theme.theme import SPACE
from recoverytimer.widgets.button import button
from recoverytimer.widgets.dialogs import Dialog
from recoverytimer.widgets.layout import Card, add_all, column_of, flow_of, holding, row_of
from recoverytimer.widgets.scroll import VerticalScroll
from recoverytimer.widgets.text import heading, plain

SIZE = 80 * SPACE, 90 * SPACE
BULLET = "\u2022"


class NewsCard(Card):
    """Tells once that there is something new.

    Signals:
        wanted: all of it is to be shown.
        dismissed: it is not to be told again.
    """

    wanted = Signal()
    dismissed = Signal()

    def __init__(self, release: Release) -> None:
        super().__init__()
        ways = [
            button(words.see_whats_new(), do=self.wanted.emit),
            button(words.dismiss(), "quiet", do=self.dismissed.emit),
        ]
        ways[1].setAccessibleName(words.dismiss_news())
        title = heading(words.new_in(release.version), "strong")
        first = plain(release.changes[0], "caption", "muted")
        add_all(self.body, title, first, flow_of(*ways))


class NewsDialog(Dialog):
    """What is new in each version, the newest first."""

    def __init__(self, releases: Sequence[Release], parent: QWidget) -> None:
        super().__init__(words.whats_new(), parent)
        body = column_of(gap=2 * SPACE)
        for release in releases:
            title = heading(words.release_heading(release.version, release.day))
            body.addWidget(Card(title, *map(_change, release.changes)))
        if not releases:
            body.addWidget(plain(words.no_changes()))
        body.addStretch(1)
        close = button(common.close(), do=self.accept)
        close.setDefault(True)
        scroll = VerticalScroll(holding(body, right=SPACE), reachable=self.windowTitle())
        add_all(self.column, (scroll, 1), row_of(None, close))
        self.want(*SIZE)
        close.setFocus()


def _change(text: str) -> QHBoxLayout:
    said = plain(text)
    return row_of(column_of(plain(BULLET, wrap=False), None), (said, 1))
