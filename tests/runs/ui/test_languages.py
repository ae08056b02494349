"""Nothing of runs is left in English where the app speaks another language."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QWidget

from recoverytimer.base.language import measure, speaking
from recoverytimer.base.region import Region
from recoverytimer.base.words.common import still_to_come
from recoverytimer.runs import words
from recoverytimer.runs.leaps import LEAPS
from recoverytimer.runs.run import Effort, Run
from recoverytimer.runs.typed import RunFault
from recoverytimer.runs.ui.logdialog import LogRunDialog
from tests.driving import Driver
from tests.noting import run
from tests.pseudo import Pseudo, untranslated
from tests.reading import texts_of

# What a person wrote is numbers here.
SOME = (
    run(-400, 8),
    replace(run(-20, 8, duration_s=2400), note="1"),
    replace(run(-12, 10), source="2"),
    run(-11, None, duration_s=600),
    run(-6, 5),
    run(-5, None),
    replace(run(-3, 12, Effort.HARD), note="3", source="4"),
)
RUNS = {
    "none": (),
    "old": SOME[:1],
    "few": SOME[:2],
    "some": SOME,
    "a leap": (*SOME, run(-1, 42, Effort.EASY)),
    "no leap": (*SOME, run(-1, 12.5, Effort.STEADY)),
    "without a distance": (*SOME, run(-1, None)),
}


@pytest.fixture(autouse=True)
def foreign() -> Iterator[None]:
    with speaking(Pseudo(), Region(decimal=",")):
        yield


def untranslated_of(widget: QWidget) -> list[str]:
    found = list(texts_of(widget))
    assert found
    return [text for text in found if untranslated(text)]


@pytest.mark.parametrize("name", RUNS)
def test_the_section(driver: Driver, name: str) -> None:
    driver.app.services.history.add(*RUNS[name])
    section = driver.app.subjects.runs.section()
    driver.app.window.show_page(section, "history")
    section.show_again()
    said = [text for text in untranslated_of(section) if "et al." not in text]
    assert said == []


@pytest.mark.parametrize("logged", [None, SOME[1]])
def test_the_dialog_and_what_is_wrong_in_it(driver: Driver, logged: Run | None) -> None:
    dialog = LogRunDialog(driver.today[0], logged)
    driver.bot.addWidget(dialog)
    found = untranslated_of(dialog)
    for distance, duration in (("x", ""), ("", "x"), ("99999", ""), ("", ""), ("5", "30")):
        dialog.distance.setText(distance)
        dialog.minutes.setText(duration)
        dialog._tell()
        found += untranslated_of(dialog)
        dialog._save()
        found += untranslated_of(dialog)
    assert found == []


def test_what_is_said_of_runs() -> None:
    said = [words.input_fault(fault) for fault in RunFault]
    for in_miles in (True, False):
        measure(in_miles=in_miles)
        said += [words.distance_a_week(), words.distance_in_full(), words.distance_unit()]
        said += [words.input_fault(RunFault.TOO_FAR), words.run_in_words(SOME[1])]
        said += [words.run_details(SOME[1]), words.weeks_in_words((), date(2026, 3, 4))]
    said += [still_to_come(), words.about_leaps(), words.ten_percent()]
    said += [words.longer(leap) for leap in LEAPS]
    said += [words.effort_choice(effort) for effort in Effort]
    for one in (*SOME, run(0, None)):
        said += [words.deleted(one), words.saved(one, SOME), words.run_details(one)]
    assert [text for text in said if untranslated(text)] == []


def test_distances_are_written_as_the_region_does() -> None:
    assert "12,5" in words.saved(run(0, 12.5), SOME)
    assert words.above_bar(8400) == "8,4"
    assert words.distance_example() == "10,5"
