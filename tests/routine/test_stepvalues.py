from __future__ import annotations

from recoverytimer.exercise.dose import Measure
from recoverytimer.routine.files import read_step
from recoverytimer.routine.stepvalues import with_dose, with_value, without_dose

USUAL = {"exercise": "glute-bridge", "reps": 12, "tempo": [["up", 2], ["down", 2]]}
STEP = {"exercise": "glute-bridge", "note": "Slowly."}


def test_a_tempo_of_its_own_begins_with_the_usual_dose() -> None:
    table = with_value(STEP, USUAL, "tempo", [["up", 3], ["down", 3]])
    step = read_step(table).value
    assert step.dose.reps == 12
    assert step.dose.tempo == (("up", 3.0), ("down", 3.0))
    assert step.note == "Slowly."


def test_the_tempo_stays_with_other_repetitions_and_goes_with_metres() -> None:
    assert with_dose(STEP, USUAL, Measure.REPS, 8)["tempo"] == USUAL["tempo"]
    metres = with_dose(STEP, USUAL, Measure.METRES, 20)
    assert "tempo" not in metres
    assert read_step(metres).value.dose.metres == 20
    within = {"exercise": "glute-bridge", "reps": 12, "within": 60}
    assert read_step(with_dose(within, USUAL, Measure.HOLD, 30)).value.dose.within is None


def test_the_usual_dose_leaves_nothing_of_the_own_one() -> None:
    own = {**STEP, "reps": 8, "pace": 4, "about": 30}
    assert without_dose(own) == STEP


def test_all_of_a_question_goes_with_it() -> None:
    asked = {**STEP, "ask": "Ready?", "if_no": "skip", "tries": 2, "no_says": "Wait."}
    assert with_value(asked, USUAL, "ask", None) == STEP
