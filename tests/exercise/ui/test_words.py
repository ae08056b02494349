"""All that is said of exercises is said in the app's language, and nothing beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from recoverytimer.base.language import speaking
from recoverytimer.base.paths import shipped_resources
from recoverytimer.exercise.dose import Dose, Sided, SidedSeconds
from recoverytimer.exercise.dosetext import KNOWN_PHASES, read_tempo, tempo_text
from recoverytimer.exercise.exercise import Kind, KindGroup, Sides
from recoverytimer.exercise.files import exercise_text
from recoverytimer.exercise.ui.picturefield import PictureField
from recoverytimer.exercise.words import pages
from recoverytimer.exercise.words.doses import dose_in_words, sets_in_words
from recoverytimer.exercise.words.kinds import group_name, kind_inside, kind_name
from recoverytimer.routine.library import Library
from tests.driving import Driver
from tests.making import BEND
from tests.pseudo import Pseudo, untranslated
from tests.reading import texts_of

DOSES = [
    Dose(hold=30.0),
    Dose(hold="20-30"),
    Dose(hold=(40.0, "20-30")),
    Dose(hold=SidedSeconds(left=40.0, right=(60.0, 50.0))),
    Dose(reps=10.0, tempo=(("up", 2.0), ("down", 3.0))),
    Dose(reps=Sided(left=12.0, right="8-10"), within=40.0),
    Dose(passes=(12.0, 10.0)),
    Dose(breaths=1.0, pace=3.0),
    Dose(metres=400.0),
    Dose(up_to=600.0),
    Dose(until_done=True),
]


@pytest.fixture(autouse=True)
def foreign() -> Iterator[None]:
    with speaking(Pseudo()):
        yield


@pytest.mark.parametrize("dose", DOSES)
def test_doses(dose: Dose) -> None:
    for sides in Sides:
        assert untranslated(dose_in_words(dose, sides)) == ""


def test_names() -> None:
    said = [
        *map(kind_name, Kind),
        *map(kind_inside, Kind),
        *map(group_name, KindGroup),
        sets_in_words("2-3"),
    ]
    assert [text for text in said if untranslated(text)] == []


def test_a_tempo_is_read_in_any_language() -> None:
    phases = [["up", 2], ["hold", 1], ["down", 2.5]]
    shown = tempo_text(phases)
    assert "up" not in shown
    assert read_tempo(shown) == read_tempo("Up 2, hold 1, down 2.5") == phases


def test_all_phases_that_come_with_the_app_are_known() -> None:
    exercises = Library(shipped_resources(), Path("nowhere")).exercises
    used = {name for x in exercises.values() for name, _ in x.dose.tempo or ()}
    assert used - set(KNOWN_PHASES) == set()


def test_own_exercises_and_what_is_wrong_with_them(
    make: Callable[..., Driver], tmp_path: Path
) -> None:
    folder = tmp_path / "exercises"
    folder.mkdir()
    own = replace(BEND, name="1", setup="2", instructions=("3",))
    (folder / "1.toml").write_text(exercise_text(own))
    (folder / "2.toml").write_text("kind = 3")
    (folder / "pigeon-pose.toml").write_text("kind = 3")
    driver = make()
    wiring, shell = driver.app.subjects.exercises, driver.app.window
    for exercise_id in ("1", "2", "pigeon-pose"):
        wiring.show(exercise_id)
        texts = (text.replace("\u200b", "") for text in texts_of(wiring.page))
        found = {text for text in texts if untranslated(text)}
        assert {text for text in found if "2.toml" not in text and str(folder) not in text} == set()
    wiring.show_all()
    driver.bot.waitUntil(lambda: not wiring.list.model.is_reading)
    found = {text for text in texts_of(wiring.list) if untranslated(text)}
    assert {text for text in found if "2.toml" not in text} == set()
    entry = driver.app.services.library.exercises.entry("1")
    assert entry is not None
    wiring.own.delete(entry)
    driver.bot.waitUntil(lambda: bool(shell.notice.text))
    assert untranslated(shell.notice.text) == ""


def test_what_becomes_of_changes() -> None:
    said = [
        *(pages.left_unsaved(name, is_kept=kept) for name in ("", "1") for kept in (True, False)),
        *(pages.edit(is_own=own) for own in (True, False)),
        *(pages.delete(is_shipped=is_shipped) for is_shipped in (True, False)),
        *(pages.file_unusable(shows_shipped=shown) for shown in (True, False)),
        *(pages.new_exercise(has_draft=has_draft) for has_draft in (True, False)),
    ]
    assert [text for text in said if untranslated(text)] == []


def test_the_picture(make: Callable[..., Driver]) -> None:
    app = make().app
    field = PictureField(app.services.figures, app.window)
    for name in ("", "1.png"):
        field.show_value(name)
        field.show_figure("pigeon-pose", "stretch")
        assert [text for text in texts_of(field) if untranslated(text)] == []
