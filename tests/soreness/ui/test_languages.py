"""Nothing of soreness is left in English where the app speaks another language."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from recoverytimer.base.language import speaking
from recoverytimer.exercise.bodyareas import Area
from recoverytimer.exercise.dose import Side
from recoverytimer.soreness.effort import EffortKind, PastEffort
from recoverytimer.soreness.entry import Place, Sign, SorenessEntry
from recoverytimer.soreness.now import SorenessNow, soreness_now
from recoverytimer.soreness.stoprules import (
    SignQuestion,
    StopLevel,
    StopRules,
    StopSign,
    Urgency,
)
from recoverytimer.soreness.ui.checkindialog import CheckInDialog
from recoverytimer.soreness.ui.questions import AlarmDialog, QuestionsDialog
from recoverytimer.soreness.verdicts import VERDICTS
from recoverytimer.soreness.words.places import place_inside, place_name, place_with_sides
from recoverytimer.soreness.words.verdicts import verdict_sentence
from recoverytimer.theme.theme import Themes
from recoverytimer.widgets.chip import Chip
from tests.driving import Driver
from tests.noting import NOON, entry
from tests.pseudo import Pseudo, untranslated
from tests.reading import texts_of

# What the guide's files say is laid over by their own catalogue.
ASKED = (SignQuestion(id="q", ask="?"), SignQuestion(id="r", ask="!"))
RULES = StopRules(
    title="1",
    summary="2",
    levels=(
        StopLevel(
            heading="3", urgency=Urgency.URGENT, signs=(StopSign(text="4", question=ASKED[0]),)
        ),
        StopLevel(
            heading="5", urgency=Urgency.STOP, signs=(StopSign(text="6", question=ASKED[1]),)
        ),
    ),
)
HARD = PastEffort(NOON - timedelta(hours=30), EffortKind.HARD_RUN)
LATELY = (
    *(entry(-24 * n, 3) for n in range(9)),
    entry(-2, 7, Area.QUADS, Side.LEFT, signs=(Sign.SHARP, Sign.AT_NIGHT)),
    entry(-2, 2, Area.QUADS, Side.RIGHT),
    entry(-3, 4, Area.CALVES, Side.RIGHT),
    entry(-26, 3, Area.CALVES, Side.RIGHT),
    entry(-1, 5, None),
    entry(-30, 2, Area.FEET),
)


@pytest.fixture(autouse=True)
def foreign() -> Iterator[None]:
    with speaking(Pseudo()):
        yield


def stand(*entries: SorenessEntry, yes: bool | None = None, efforts: bool = True) -> SorenessNow:
    answers = {} if yes is None else {"q": yes, "r": yes}
    return soreness_now(entries, [HARD] if efforts else [], answers, RULES, NOON)


NOWS = {
    "all": lambda: stand(*LATELY),
    "alarm": lambda: stand(*LATELY, yes=True),
    "answered": lambda: stand(*LATELY, yes=False),
    "nothing": stand,
    "yesterday": lambda: stand(entry(-20, 4), entry(-21, 3, Area.CALVES, Side.LEFT)),
    "alarm of yesterday": lambda: stand(entry(-20, 4), yes=True),
    "alarm of nothing": lambda: stand(yes=True),
    "not sore": lambda: stand(entry(-20, 4), entry(-1, 0)),
    "one entry": lambda: stand(entry(-1, 4), efforts=False),
}


def untranslated_of(widget: QWidget) -> list[str]:
    found = list(texts_of(widget))
    assert found
    return [text for text in found if untranslated(text)]


@pytest.mark.parametrize("name", NOWS)
def test_the_card_and_the_section(driver: Driver, name: str) -> None:
    soreness = driver.app.subjects.soreness
    soreness.look = NOWS[name]
    card, section = soreness.card(), soreness.section()
    section.show_again()
    for shown in (card, section):
        driver.app.window.show_page(shown, "history")
        assert untranslated_of(shown) == []


def test_the_trend_of_each_area_day_by_day(driver: Driver) -> None:
    soreness = driver.app.subjects.soreness
    soreness.look = NOWS["all"]
    section = soreness.section()
    section.show_again()
    driver.app.window.show_page(section, "history")
    said: list[str] = []
    trend = section.trend
    trend.chart.moved.connect(said.append)
    for chip in trend.findChildren(Chip):
        chip.click()
        said.append(trend.said.text())
        for _day in range(14):
            QTest.keyClick(trend.chart, Qt.Key.Key_Left)
        trend.chart.leaveEvent(None)
    assert [text for text in said if untranslated(text)] == []
    assert len(set(said)) > 30


def test_the_check_in(driver: Driver) -> None:
    soreness = driver.app.subjects.soreness
    soreness.look = NOWS["yesterday"]
    soreness.own.check_in()
    dialog = driver.dialog(CheckInDialog)
    said: list[str] = []
    for place, spot in dialog.body.spots.items():
        dialog.body.focus_place(place)
        driver.press(Qt.Key.Key_4, spot)
        for chip in dialog.signs.values():
            chip.click()
        said += untranslated_of(dialog)
    dialog.both.click()
    said += untranslated_of(dialog)
    assert said == []
    dialog.reject()


def test_an_entry_anew(driver: Driver) -> None:
    soreness = driver.app.subjects.soreness
    soreness.own.edit(LATELY[0])
    dialog = driver.dialog(CheckInDialog)
    assert untranslated_of(dialog) == []
    dialog.reject()


@pytest.mark.parametrize("count", [1, 2])
def test_questions_and_what_follows(qtbot: QtBot, themes: Themes, count: int) -> None:
    del themes
    questions = QuestionsDialog(lambda given: () if given else ASKED[:count])
    for dialog in (questions, AlarmDialog(stand(yes=True).alarms[:count])):
        qtbot.addWidget(dialog)
        assert untranslated_of(dialog) == []
    if count > 1:
        questions.findChildren(QPushButton)[-1].click()
        assert untranslated_of(questions) == []


def test_what_is_told(driver: Driver) -> None:
    soreness = driver.app.subjects.soreness
    soreness.own.not_sore()
    notice = driver.app.window.notice
    told = [notice.text]
    (kept,) = driver.app.services.history.soreness.between(date.min, date.max)
    soreness.own.delete(kept)
    told.append(notice.text)
    assert all(told)
    assert [text for text in told if untranslated(text)] == []


def test_every_verdict() -> None:
    said = [verdict_sentence(row.rule) for row in VERDICTS]
    assert [text for text in said if untranslated(text)] == []


def test_every_place() -> None:
    places = [Place(area, side) for area in (*Area, None) for side in (*Side, None)]
    ways = (place_name, place_inside, place_with_sides)
    said = [way(place) for place in places for way in ways]
    assert [text for text in said if untranslated(text)] == []
