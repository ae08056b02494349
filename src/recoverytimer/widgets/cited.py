"""What a statement comes from, with the address that leads there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from recoverytimer.exercise.reference import Reference
from recoverytimer.exercise.words import references as words
from recoverytimer.widgets.layout import column_of, holding
from recoverytimer.widgets.text import plain
from recoverytimer.widgets.weblink import WebLink


def cited_source(source: Reference, follow: Callable[[str], object], says: str = "") -> QWidget:
    """A source as it is cited, perhaps with what it says; `follow` takes its address."""
    cited = column_of(plain(words.cited_for(source, says), "caption", "muted"), gap=0)
    if source.address is not None:
        cited.addWidget(WebLink(source.address, words.open_source(source), follow))
    return holding(cited)
