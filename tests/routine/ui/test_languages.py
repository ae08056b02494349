"""All that is said of routines is said in the app's language, and nothing beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QInputDialog, QWidget
from pytestqt.qtbot import QtBot

from recoverytimer.base.language import speaking
from recoverytimer.base.linechanges import ComparedLine, LineChange
from recoverytimer.base.paths import shipped_resources
from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.cautionnotes import caution_notes
from recoverytimer.exercise.dose import Dose, NumberRange, Side
from recoverytimer.exercise.exercise import Kind, Sides
from recoverytimer.routine.advice import (
    Advice,
    AdviceWeight,
    Applies,
    Finding,
    HeldBeforeRun,
    LongSpell,
    NoExercise,
    UnusualHold,
)
from recoverytimer.routine.editor.exercisedialog import ExerciseDialog
from recoverytimer.routine.editor.fitdialog import FitDialog
from recoverytimer.routine.editor.newdialog import NewRoutineDialog
from recoverytimer.routine.editor.steptexts import StepTexts
from recoverytimer.routine.editor.swapfield import SwapField
from recoverytimer.routine.editor.treemodel import Column
from recoverytimer.routine.faults import RoutineFault
from recoverytimer.routine.files import routine_text
from recoverytimer.routine.fittotime import fit_to_time
from recoverytimer.routine.library import Library
from recoverytimer.routine.routine import Ask, Group, Pause, Question, Routine, Work, all_steps
from recoverytimer.routine.search import RoutineSearch
from recoverytimer.routine.timeline import Certainty, Segment, SegmentKind, Timing, Total
from recoverytimer.routine.words import editing
from recoverytimer.routine.words.advice import advice_in_words
from recoverytimer.routine.words.fields import name_of_change
from recoverytimer.routine.words.library import missing_resources, no_such_routine
from recoverytimer.routine.words.stepfacts import StepsInWords
from recoverytimer.routine.words.steps import bar_name, routine_lines
from recoverytimer.routine.words.totals import how_often, total_in_words
from recoverytimer.settings.settings import Settings
from recoverytimer.widgets.differencesdialog import DifferencesDialog
from tests.driving import Driver
from tests.pseudo import Pseudo, untranslated
from tests.reading import texts_of

ASKS = Question(ask="1")
ROUTINE = Routine(
    name="2",
    when="3",
    avoid="4",
    notes="5",
    summary="6",
    tags=("7",),
    cautions=(Caution.KNEE,),
    basis=("8",),
    prepare=3,
    switch=4,
    delay=5,
    times_a_day=2,
    times_a_week=3,
    hours_apart=1.5,
    steps=(
        Work(exercise="pigeon-pose", dose=Dose(hold=40.0), sides=Sides.CHOSEN, note="9"),
        Work(exercise="pigeon-pose", swap="hip-thrust", temperature=38.0, prepare=2, switch=2),
        Work(exercise="hip-thrust", extra_on_chosen=1, optional=True, question=ASKS),
        Pause(rest=20, optional=True, note="9."),
        Pause(rest=20, question=ASKS),
        Ask(question=ASKS),
        Group(
            rounds="2+",
            rest_between=30,
            sides="each",
            steps=(
                Work(exercise="pigeon-pose", in_rounds="not first"),
                Pause(rest=5, in_rounds=(1, 3)),
            ),
        ),
        Group(name="1", sides="left", steps=(Work(exercise="hip-thrust"),)),
    ),
)


@pytest.fixture(autouse=True)
def foreign() -> Iterator[None]:
    with speaking(Pseudo()):
        yield


@pytest.fixture
def library() -> Library:
    return Library(shipped_resources(), Path("nowhere"))


def loose(*texts: str) -> list[str]:
    """Those of the texts that are not in the language."""
    return [text for text in texts if untranslated(text)]


def left_over(widget: QWidget) -> set[str]:
    return {text for text in texts_of(widget) if untranslated(text)}


def test_steps(library: Library) -> None:
    texts = StepTexts(library.exercises, lambda: ())
    told = StepsInWords(library.exercises, ())
    for _, step in all_steps(ROUTINE.steps):
        rows = (texts.text(step, column) for column in Column)
        facts = (fact.text for fact in told.facts(step))
        assert loose(*rows, texts.below(step), told.in_front(step), *facts) == []
    notes = caution_notes(shipped_resources())
    assert loose(*routine_lines(ROUTINE, library.exercises, notes)) == []


def test_rounds_and_totals() -> None:
    for choice in (None, "first", "not first", "last", "not last", (1,), (1, 3)):
        facts = StepsInWords({}, ()).facts(Pause(rest=5, in_rounds=choice))
        assert loose(*(fact.text for fact in facts)) == []
    for certainty in Certainty:
        assert loose(total_in_words(Total(540.0, certainty))) == []
    assert loose(how_often(ROUTINE), how_often(replace(ROUTINE, times_a_day=None))) == []
    only_apart = replace(ROUTINE, times_a_day=None, times_a_week=None)
    assert loose(how_often(only_apart)) == []


@pytest.mark.parametrize("kind", SegmentKind)
def test_segments(kind: SegmentKind) -> None:
    for side in (None, *Side):
        segment = Segment(kind=kind, step=(0,), side=side)
        assert (
            loose(bar_name(segment, "1", 5.0), bar_name(replace(segment, delayed=True), "1", 5))
            == []
        )


@pytest.mark.parametrize(
    "finding",
    [
        *Finding,
        NoExercise("1", is_swap=True),
        NoExercise("1", is_swap=False),
        LongSpell(Kind.COLD, 1300.0),
        UnusualHold(NumberRange(10, 60)),
        HeldBeforeRun("glutes", 90),
        Applies("1"),
        Applies(),
        RoutineFault.TOO_MANY_SEGMENTS,
    ],
)
def test_advice(finding: Finding) -> None:
    for weight in AdviceWeight:
        assert loose(advice_in_words(Advice((), weight, finding))) == []


def test_what_undo_takes_back() -> None:
    work, pause, asked, *_, group = ROUTINE.steps[0], *ROUTINE.steps[3:]
    for edit in editing.StepsEdit:
        said = (
            editing.steps_edit(edit, steps)
            for steps in ((work,), (pause,), (asked,), (group,), ROUTINE.steps)
        )
        assert loose(*said) == []
    assert loose(name_of_change("dose"), name_of_change("exercise")) == []


def test_a_new_routine(make: Callable[..., Driver]) -> None:
    driver = make()
    driver.app.subjects.routines.editing.new()
    assert left_over(driver.dialog(NewRoutineDialog)) == set()


def test_finding_an_exercise(make: Callable[..., Driver]) -> None:
    app = make().app
    for only_one in (True, False):
        dialog = ExerciseDialog(
            app.services.library.exercises, app.services.figures, app.window, only_one=only_one
        )
        assert left_over(dialog) == set()
        dialog._take(dialog.list.item(0))
        assert left_over(dialog) == set()


def test_fitting_to_time(qtbot: QtBot, library: Library) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    routine = replace(ROUTINE, delay=None)
    dialog = FitDialog(
        lambda s: fit_to_time(routine, library.exercises, Timing(), s), 600.0, parent
    )
    for minutes in (1, 5, 100):
        dialog.minutes.setValue(minutes)
        assert left_over(dialog) == set()
        assert untranslated(dialog.minutes.suffix()) == ""


def test_versions(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    lines = [ComparedLine(change, "1") for change in LineChange]
    choices = [(editing.conflict_choice(choice), choice) for choice in editing.ConflictChoice]
    dialog = DifferencesDialog(editing.conflict(), editing.how_to_read(), lines, choices, parent)
    assert left_over(dialog) == set()


def test_what_to_swap_for(qtbot: QtBot) -> None:
    field = SwapField({"1": "2"}.__getitem__)
    qtbot.addWidget(field)
    for value in (None, "1"):
        field.show_value(value)
        assert left_over(field) == set()


def test_own_routines_and_what_is_wrong_with_them(
    make: Callable[..., Driver], tmp_path: Path
) -> None:
    folder = tmp_path / "routines"
    folder.mkdir()
    (folder / "1.toml").write_text(routine_text(ROUTINE))
    (folder / "2.toml").write_text("format = 1")
    (folder / "3.toml").write_text(routine_text(ROUTINE).replace('"hip-thrust"', '"4"'))
    driver = make()
    driver.app.keeper.change(Settings(cautions=(Caution.KNEE,)))
    routines, library = driver.app.subjects.routines, driver.app.services.library
    for name in ("1", "2", "3"):
        entry = library.routine(name)
        assert entry is not None
        driver.app.navigation.show_entry(entry)
        assert {t for t in left_over(routines.page) if ".toml" not in t} == set()
    routines.show_list()
    assert {text for text in left_over(routines.list) if ".toml" not in text} == set()
    own = library.routine("1")
    assert own is not None
    routines.own.rename(own)
    dialog = driver.dialog(QInputDialog)
    assert loose(dialog.windowTitle(), dialog.labelText()) == []
    dialog.reject()
    routines.own.delete(own)
    driver.bot.waitUntil(lambda: bool(driver.app.window.notice.text))
    assert untranslated(driver.app.window.notice.text) == ""


def test_what_is_missing() -> None:
    said = map(missing_resources, ("routines", "exercises"))
    assert loose(*said, no_such_routine("1")) == []


@pytest.mark.parametrize("tag", ["beginner", "bégîññér"])
def test_a_routine_is_found_by_its_tags_in_both_languages(library: Library, tag: str) -> None:
    found = RoutineSearch(library.exercises).find(tag, library.routines())
    tagged = [e.id for e in library.routines() if e.routine and "beginner" in e.routine.tags]
    assert [entry.id for entry in found] == tagged != []
