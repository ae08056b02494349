"""Nothing of the guide is left in English where the app speaks another language."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from recoverytimer.base.language import speaking
from recoverytimer.guide import words
from recoverytimer.guide.guide import Evidence
from recoverytimer.guide.ui.page import GuidePage
from tests.driving import Driver
from tests.pseudo import Pseudo, untranslated
from tests.reading import texts_of


@pytest.fixture(autouse=True)
def foreign() -> Iterator[None]:
    with speaking(Pseudo()):
        yield


def untranslated_on(page: GuidePage) -> str:
    """Of all texts as one, as the paragraphs of a topic are one message.

    Works are called the same in all languages.
    """
    cited = {work.label for work in page._guide.references.values()}
    found = [text for text in texts_of(page) if text not in cited]
    assert len(found) > 3
    return untranslated("\n".join(found)).strip()


def test_all_topics_and_what_is_found(driver: Driver) -> None:
    guide = driver.app.subjects.guide
    guide.show_topics()
    assert untranslated_on(guide.page) == ""
    for typed in ("zzz", "šqûàt"):
        guide.page.search.setText(typed)
        assert untranslated_on(guide.page) == ""


def test_each_topic(driver: Driver) -> None:
    guide = driver.app.subjects.guide
    for topic in guide.page._guide.topics:
        guide.show_topic(topic)
        assert untranslated_on(guide.page) == ""


def test_the_stop_rules(driver: Driver) -> None:
    driver.app.subjects.guide.show_help()
    assert untranslated_on(driver.app.subjects.guide.page) == ""


def test_how_strong_evidence_is() -> None:
    assert [e for e in Evidence if untranslated(words.evidence_label(e))] == []
