"""All that the first page says is said in the app's language, and nothing beside it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from recoverytimer.base.language import speaking
from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.ending import ENDINGS
from recoverytimer.exercise.exercise import Kind
from recoverytimer.today.rules import RuleName
from recoverytimer.today.suggestions import Suggestion
from recoverytimer.today.ui.endingcard import EndingCard
from recoverytimer.today.words import endings
from recoverytimer.today.words.reasons import reason
from tests.driving import Driver
from tests.pseudo import Pseudo, untranslated
from tests.reading import texts_of
from tests.today.situations import ALARM, sore


@pytest.mark.parametrize("rule", RuleName, ids=lambda rule: rule.name)
def test_reasons(rule: RuleName) -> None:
    with speaking(Pseudo()):
        for kind in Kind:
            found = Suggestion(
                rule=rule,
                routine_id=None,
                topic="",
                alarm=ALARM,
                episode=sore(5),
                run_age_s=1200.0,
                kind=kind,
            )
            assert untranslated(reason(found)) == ""


# What other subjects say is not in their words yet.
OF_OTHERS = re.compile(r"^(How sore today|Check in|Same as yesterday|Not sore|Soreness|None noted)")


def test_the_page(make: Callable[..., Driver]) -> None:
    with speaking(Pseudo()):
        driver = make()
        page = driver.app.subjects.today.page
        found = {text for text in map(untranslated, texts_of(page)) if text}
        assert {text for text in found if not OF_OTHERS.match(text)} == set()


@pytest.mark.parametrize("caution", ENDINGS)
def test_what_ends(caution: Caution, qtbot: QtBot) -> None:
    with speaking(Pseudo()):
        card = EndingCard(caution)
        qtbot.addWidget(card)
        assert [text for text in texts_of(card) if untranslated(text)] == []
        assert untranslated(endings.taken_note()) == ""
