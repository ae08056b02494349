"""Nothing of sharing is left in English where the app speaks another language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from msgspec import structs
from pytestqt.qtbot import QtBot

from recoverytimer.base.clash import ClashChoice
from recoverytimer.base.language import speaking
from recoverytimer.base.paths import shipped_resources
from recoverytimer.base.problem import Problem
from recoverytimer.exercise.dose import Dose
from recoverytimer.routine.adapting import AdaptedRoutine
from recoverytimer.routine.library import Library
from recoverytimer.routine.portrait import portrait_of
from recoverytimer.routine.routine import Question, Routine, Work
from recoverytimer.routine.timeline import Timing
from recoverytimer.sharing.bundle import (
    Bundle,
    Piece,
    PieceFolder,
    PieceLocation,
    ShareFormat,
    merged_bundles,
)
from recoverytimer.sharing.faults import Note, NoteKind, ShareFault
from recoverytimer.sharing.handout import handout
from recoverytimer.sharing.importplan import ImportPlan, ImportRow, Presence, plan_import
from recoverytimer.sharing.othertimers.files import read_routine_csv, read_routines_json
from recoverytimer.sharing.picturecard import CardShape
from recoverytimer.sharing.presentfiles import PresentFile
from recoverytimer.sharing.ui.importdialog import ImportDialog
from recoverytimer.sharing.ways import ways_to_share
from recoverytimer.sharing.words import giving, imports, pictures
from recoverytimer.sharing.words.problems import problem_in_words
from tests.making import plain
from tests.pseudo import Pseudo, untranslated
from tests.reading import texts_of

LIBRARY = Library(shipped_resources(), Path("/nonexistent"))
OWN = PresentFile(b"", own=True)
SHIPPED = PresentFile(b"", own=False)


@pytest.fixture(autouse=True)
def foreign() -> Iterator[None]:
    with speaking(Pseudo()):
        yield


def routine(name: str, exercise: str = "childs-pose") -> Piece:
    text = plain(f'exercise = "{exercise}"\nhold = 20').replace('"Test"', f'"{name}"')
    return Piece(PieceFolder.ROUTINES, f"{name}.toml", name, text.encode())


PIECES = (routine("1"), routine("2"), routine("3"), routine("4", "gone"))
PRESENT = {"2.toml": OWN, "3.toml": SHIPPED}


@pytest.mark.parametrize("choice", [None, *ClashChoice])
@pytest.mark.parametrize("pieces", [PIECES, PIECES[:1], PIECES[3:], ()])
def test_the_dialog(qtbot: QtBot, pieces: tuple[Piece, ...], choice: ClashChoice | None) -> None:
    notes = (Problem(Note(NoteKind.TOO_MUCH), ("sets", 1)), Problem(Note(NoteKind.NO_SOUNDS)))
    bundle = Bundle(pieces, notes, notes)

    def planner(choices: Mapping[PieceLocation, ClashChoice]) -> ImportPlan:
        chosen = {piece.location: choice for piece in pieces} if choice else choices
        return plan_import(bundle, lambda _, file: PRESENT.get(file), LIBRARY.exercises, chosen)

    dialog = ImportDialog(bundle, planner({}), planner, "5")
    qtbot.addWidget(dialog)
    assert [text for text in texts_of(dialog) if untranslated(text) and "childs" not in text] == []


def test_what_becomes_of_each_thing() -> None:
    row = ImportRow(PIECES[0], Presence.NEW, PIECES[0], writes=True)
    rows = [
        replace(row, presence=presence, writes=writes, choice=choice, meets_own=own)
        for presence in Presence
        for writes in (True, False)
        for choice in ClashChoice
        for own in (True, False)
    ]
    picture, exercise = (
        replace(row.piece, folder=folder)
        for folder in (PieceFolder.PICTURES, PieceFolder.EXERCISES)
    )
    said = [imports.row_text(one) for one in rows]
    for pieces in (
        [picture],
        [exercise],
        [picture, exercise, *PIECES],
        [PIECES[0], picture],
        [*PIECES],
    ):
        said += [imports.counted_pieces(pieces), imports.imported(pieces)]
    for changed in ((), (Path("1"),), (Path("1"), Path("2"))):
        said += [imports.undone(changed)]
    said += [imports.title([Path("1"), Path("2")]), imports.known_already("1")]
    said += [imports.not_imported("1"), imports.not_undone("1")]
    assert [text for text in said if untranslated(text)] == []


def test_what_is_wrong_with_it() -> None:
    faults = [
        *ShareFault,
        *(Note(kind, said, ("2",), 3, 4) for kind in NoteKind for said in ("", "1")),
        Note(NoteKind.STRANGE_KEYS, names=tuple(map(str, range(20)))),
    ]
    steps: list[str] = ["workouts", "timers", "sets", "exercises", "intervals", "row", "1"]
    problems = [
        *map(Problem, faults),
        *(Problem(ShareFault.POSE, (step, 0), name="1") for step in steps),
    ]
    assert [text for text in map(problem_in_words, problems) if untranslated(text)] == []


def test_what_is_made_of_the_files_of_other_timers() -> None:
    timer = b"""{"timeSettings": {"workTime": 20, "warmupTime": 10, "cooldownTime": 10,
        "restTime": 5}, "activeIntervals": 2}"""
    workout = b'{"sets": [{"exercises": [{"duration": 10}]}]}'
    made = merged_bundles(
        (
            read_routines_json(timer, {}, ()),
            read_routines_json(workout, {}, ()),
            read_routine_csv(b"name,seconds\n1,20\n", "", {}, ()),
        )
    )
    names = [piece.name for piece in made.pieces]
    assert len(names) > 5
    assert [name for name in names if untranslated(name)] == []
    texts = [line for piece in made.pieces for line in piece.text.splitlines()]
    wanted = [line for line in texts if line.startswith(("name", "notes", "setup"))]
    assert [line for line in wanted if untranslated(line.partition("=")[2].strip())] == []


def test_what_is_given_away() -> None:
    made = Routine(name="1", steps=(Work(exercise="childs-pose"),))
    adapted = AdaptedRoutine(made, structs.replace(made, steps=()))
    ways = {*ways_to_share(AdaptedRoutine(made, made)), *ways_to_share(adapted)}
    said = [giving.share_choice(way) for way in ways]
    said += [giving.file_kind(form) for form in ShareFormat]
    said += [giving.shared(Path("1"), needs) for needs in ((), ("1",), ("1", "2"))]
    said += [giving.not_written(Path("1"), "2"), giving.foot("1"), giving.changed_meanwhile()]
    said += [pictures.shape_name(shape) for shape in CardShape]
    said += [pictures.and_more(1), pictures.and_more(2), pictures.picture_of("1")]
    said += [pictures.copied(), pictures.copied_as_file(), pictures.cannot_be_drawn()]
    assert [text for text in said if untranslated(text)] == []


def test_a_sheet() -> None:
    """But for doses and names, which exercises and routines say."""
    step = Work(
        exercise="childs-pose",
        dose=Dose(hold=20),
        swap="childs-pose",
        optional=True,
        note="3",
        question=Question(ask="1", no_says="2"),
        temperature=12,
        extra_on_chosen=2,
    )
    rounds = (None, "first", "not first", "last", "not last", (1,), (1, 2))
    steps = tuple(structs.replace(step, in_rounds=choice) for choice in rounds)
    made = Routine(name="1", steps=steps, when="2", avoid="3", times_a_day=2)
    squat = structs.replace(LIBRARY.exercises["childs-pose"], name="5", setup="6", feel="7")
    exercises = {"childs-pose": squat}
    sheet = handout(made, portrait_of(made, exercises, Timing()), exercises, {})
    said = [label for label, _ in sheet.facts]
    said += [text for line in sheet.lines for text in (line.title, *line.extras, *line.how)]
    said += [giving.caution("1", "2"), giving.cautions(("1", "2")), giving.leave_out_with()]
    said += [giving.nothing(), giving.shortened("1")]
    assert [text for text in said if untranslated(text)] == []
