"""Every page in another language, from left to right and from right to left."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication

from recoverytimer.base.language import speaking
from tests.driving import Driver
from tests.pages import DIALOGS, PAGES
from tests.pseudo import CLOSE, OPEN, Pseudo, untranslated
from tests.reading import cut_texts, texts_of
from tests.recordmaking import entry, run, session

# What is the same in all languages.
SAME = {"Recovery Timer"}
SHOWN = PAGES | {n: DIALOGS[n] for n in ("preferences", "keys", "about", "news", "licences")}
"""The other dialogs show what a person wrote; their subjects look at them."""


@pytest.fixture(params=[Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def direction(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[Qt.LayoutDirection]:
    qapp.setLayoutDirection(request.param)
    yield request.param
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture
def abroad(make: Callable[..., Driver], direction: Qt.LayoutDirection) -> Iterator[Driver]:
    """An app in another language, with records whose own texts are numbers."""
    with speaking(Pseudo()):
        driver = make()
        first = driver.today[0] - timedelta(days=40)
        days = [first + timedelta(days=n) for n in range(30)]
        sessions = (session(n, at, routine_name="1", note="2") for n, at in enumerate(days))
        driver.app.services.history.add(*sessions)
        driver.app.services.history.add(*(entry(n, at=at) for n, at in enumerate(days)))
        driver.app.services.history.add(*(run(n, at=at) for n, at in enumerate(days)))
        driver.app.window.resize(1280, 800)
        yield driver


def is_key(text: str) -> bool:
    """Whether a text is the name of a key, which Qt says."""
    return QKeySequence(text).toString(QKeySequence.SequenceFormat.NativeText) == text


def is_paragraph(text: str) -> bool:
    """Whether a text is a paragraph inside of a message; no vowel of such is without an accent."""
    is_whole = text.count(OPEN) == text.count(CLOSE) > 0
    return not is_whole and not re.search("[aeiou]", text, re.IGNORECASE)


@pytest.mark.parametrize("name", SHOWN)
def test_a_page_is_all_in_that_language_and_nothing_is_cut(abroad: Driver, name: str) -> None:
    window = SHOWN[name](abroad)
    QApplication.processEvents()
    QApplication.processEvents()
    cited = {work.label for work in abroad.app.services.guide.references.values()}
    found = {text for text in texts_of(window) if untranslated(text)} - SAME - cited
    found = {text for text in found if not (is_key(text) or is_paragraph(text))}
    cut = set(cut_texts(window))
    assert (found, cut) == (set(), set())
