from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoverytimer.base.paths import shipped_resources
from recoverytimer.base.problem import Problem
from recoverytimer.exercise.dose import Side
from recoverytimer.routine.check import cross_problems
from recoverytimer.routine.library import Library
from recoverytimer.routine.routine import Group, Pause, Routine, Work
from recoverytimer.routine.timeline import Timing, timeline_recipe
from recoverytimer.routine.timelinebuilder import build_timeline
from recoverytimer.sharing.bundle import Bundle, PieceFolder
from recoverytimer.sharing.carryout import carry_out
from recoverytimer.sharing.importplan import plan_import
from recoverytimer.sharing.othertimers.exercisenames import (
    ExerciseNames,
    is_rest,
    key_of,
    without_side,
)
from recoverytimer.sharing.othertimers.files import (
    MOST_ROUTINES,
    read_routine_csv,
    read_routines_json,
)
from recoverytimer.sharing.presentfiles import PresentFiles
from recoverytimer.sharing.words.problems import problem_in_words

LIBRARY = Library(shipped_resources(), Path("/nonexistent"))
EXERCISES, COMMON = LIBRARY.exercises, LIBRARY.exercises.shipped_ids()


def said(problems: tuple[Problem, ...]) -> str:
    return "\n".join(map(problem_in_words, problems))


def imported(value: Any, encoding: str = "utf-8") -> Bundle:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=encoding == "utf-8")
    return read_routines_json(text.encode(encoding), EXERCISES, COMMON)


def only(bundle: Bundle) -> Routine:
    (piece,) = (p for p in bundle.pieces if p.folder is PieceFolder.ROUTINES)
    return piece.routine


def names(bundle: Bundle) -> list[str]:
    return [p.file for p in bundle.pieces]


def workout(*exercises: tuple[str, Any], repetitions: Any = 1, **more: Any) -> dict[str, Any]:
    listed = [{"id": "x", "name": n, "duration": s} for n, s in exercises]
    sets = [{"id": "y", "repetitions": repetitions, "exercises": listed}]
    return {"title": "Legs", "version": 2, "position": 0, "sets": sets, **more}


def timer(**more: Any) -> dict[str, Any]:
    times = {
        "workTime": 20,
        "restTime": 10,
        "breakTime": 60,
        "warmupTime": 0,
        "cooldownTime": 0,
        "getReadyTime": 15,
        "restarts": 0,
    }
    times |= more.pop("times", {})
    return {
        "id": "z",
        "name": "Tabata",
        "timerIndex": 0,
        "totalTime": 300,
        "intervals": 9,
        "activeIntervals": 3,
        "activities": ["Squats", "Couch stretch left", "Plank"],
        "showMinutes": 0,
        "color": 4280391411,
        "timeSettings": times,
        "soundSettings": {"workSound": "short"},
        **more,
    }


def test_a_workout_keeps_its_order_its_rounds_and_its_times() -> None:
    bundle = imported(workout(("Calf raises", 30), ("Rest", 10), ("Bird dog", 20), repetitions=3))
    routine = only(bundle)
    assert routine.name == "Legs"
    (group,) = routine.steps
    assert isinstance(group, Group)
    assert group.rounds == 3
    assert [getattr(s, "exercise", "rest") for s in group.steps] == [
        "calf-raise",
        "rest",
        "bird-dog",
    ]
    # Ten seconds before it begins, as that app gives; nothing in between.
    total = build_timeline(timeline_recipe(routine, EXERCISES, Timing())).total
    assert total.seconds == 10 + 3 * (30 + 10 + 20)
    assert not bundle.problems


def test_a_backup_gives_every_workout() -> None:
    bundle = imported({"workouts": [workout(("Squat", 30)), workout(("Bird dog", 30))]})
    assert names(bundle) == ["legs-2.toml", "legs.toml"]


def test_a_backup_in_latin_1_is_read_and_said() -> None:
    value = {"workouts": [workout(("Kniebeuge \u00fcber alles", 30), title="H\u00fcften")]}
    bundle = imported(value, "latin-1")
    assert only(bundle).name == "H\u00fcften"
    assert names(bundle) == ["kniebeuge-uber-alles.toml", "huften.toml"]
    assert "read as Latin-1" in problem_in_words(bundle.assumed[0])


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_other_encodings_are_read(encoding: str) -> None:
    assert only(imported(workout(("Squat", 30), title="\u0416"), encoding)).name == "\u0416"


def test_left_and_right_become_sides() -> None:
    bundle = imported(
        workout(("Pigeon left", 30), ("Pigeon right", 30), ("Right side plank", 20), ("Couch", 10))
    )
    pigeon, plank, couch = (s for s in only(bundle).steps if isinstance(s, Work))
    assert (pigeon.exercise, pigeon.sides) == ("pigeon-pose", "each")
    assert (plank.exercise, plank.sides) == ("side-plank", "right")
    assert (couch.exercise, couch.sides) == ("couch-stretch", "none")
    told = said(bundle.assumed)
    assert '"Pigeon" was matched to Pigeon pose.' in told
    assert "No side is named, so these are done once and not on each side: Couch stretch." in told


def test_what_is_not_known_becomes_an_exercise_of_ones_own() -> None:
    bundle = imported(workout(("Burpees", 20), ("burpee", 30), ("\U0001f525", 5)))
    assert names(bundle) == ["burpees.toml", "exercise.toml", "legs.toml"]
    assert bundle.pieces[0].name == "Burpees"
    assert 'setup = "Do it the way you usually do."' in bundle.pieces[0].text
    assert "become exercises of your own: Burpees, \U0001f525." in said(bundle.assumed)


def test_what_does_not_fit_is_made_to_fit_and_said() -> None:
    bundle = imported(
        workout(
            ("Ice pack", 3600),
            ("Squat", 100_000),
            ("Bird dog", 0),
            ("N" * 300, 10),
            ("Pause", 0),
            repetitions=400,
            title="T\x00i\ud800t\u202ele",
        )
    )
    routine = only(bundle)
    assert routine.name == "T i tle"
    (group,) = routine.steps
    assert isinstance(group, Group)
    assert group.rounds == 50
    assert len(group.steps) == 4
    told = said(bundle.assumed)
    for part in (
        "(Ice pack): 1 h became 20 min; more is not safe.",
        "(Squat): 100000 s became 2 h, the longest possible.",
        '(Bird dog): No time is given, so it waits for you to press "Done".',
        "was cut to 120 characters",
        "400 rounds became 50",
    ):
        assert part in told


def test_what_is_not_understood_is_listed() -> None:
    value = workout(("Squat", "abc"), ("Rest", None), weight=3)
    value["sets"] += [7, {"repetitions": "x", "exercises": [{"duration": 5, "kg": 1}, []]}]
    bundle = imported({"workouts": [value, "odd", {"title": "Empty", "sets": []}, {}]})
    told = said(bundle.problems)
    for part in (
        'Legs: These were not understood: "weight".',
        'Legs, set 1, exercise 1 (Squat): "abc" is not a valid number of seconds.',
        "Legs, set 1, exercise 2 (Rest): The number of seconds is missing.",
        "Legs, set 2: 7 was not understood.",
        '"x" is not a number of repeats, so this is done once.',
        'Legs, set 2, exercise 1: These were not understood: "kg".',
        'Legs, set 2, exercise 1: It has no name, so it is called "Exercise".',
        "Legs, set 2, exercise 2: [] was not understood.",
        "Workout 2: This file is not from a timer app we know",
        "Empty: It contains no steps, so it was left out.",
        "Workout 4: This file is not from",
    ):
        assert part in told


@pytest.mark.parametrize("text", ["[]", "3", '"x"', '{"a": 1}'])
def test_another_json_is_told(text: str) -> None:
    bundle = imported(text)
    assert "not from a timer app we know" in problem_in_words(bundle.problems[0])
    assert not bundle.pieces


def test_too_much_is_bounded_and_said() -> None:
    many = imported([workout(("Squat", 1))] * (MOST_ROUTINES + 1))
    assert len(many.pieces) == MOST_ROUTINES
    assert f"the first {MOST_ROUTINES} will be imported" in problem_in_words(many.problems[0])
    long = imported(workout(*[("Squat", 1), ("Bird dog", 1)] * 300))
    assert not long.pieces
    assert "legs.toml, step 501: There are too many steps" in problem_in_words(long.problems[0])


def test_a_file_of_nothing_but_new_names_does_not_take_for_ever() -> None:
    exercises = [(f"{n} {'abc' * (n % 7)} {n * 7919}", 1) for n in range(20_000)]
    bundle = imported(workout(*exercises))
    assert "too much in this file" in said(bundle.problems)
    assert not [p for p in bundle.pieces if p.folder is PieceFolder.EXERCISES][500:]


def test_an_openhiit_timer_is_played_in_its_order() -> None:
    value = timer(times={"warmupTime": 120, "cooldownTime": 60, "restarts": 2})
    bundle = imported([value])
    routine = only(bundle)
    warm, rest, group, cool = routine.steps
    assert routine.delay == 15
    assert isinstance(rest, Pause)
    assert (warm.exercise, cool.exercise) == ("warm-up", "cool-down")  # type: ignore[union-attr]
    assert isinstance(group, Group)
    assert (group.rounds, group.rest_between) == (3, 60)
    exercises = {**EXERCISES, **_own(bundle)}
    total = build_timeline(timeline_recipe(routine, exercises, Timing())).total.seconds
    assert total == 15 + 120 + 10 + 3 * (3 * 20 + 2 * 10) + 2 * 60 + 60
    assert not bundle.problems
    assert "Sounds are not imported; you choose them in Preferences." in said(bundle.assumed)


def _own(bundle: Bundle) -> dict[str, Any]:
    return {
        p.id: EXERCISES["easy-walk"] for p in bundle.pieces if p.folder is PieceFolder.EXERCISES
    }


def test_settings_written_as_text_and_restarts_beside_them_are_read() -> None:
    value = timer(restarts=1)
    value |= {k: json.dumps(value[k]) for k in ("timeSettings", "soundSettings", "activities")}
    (group,) = only(imported([value])).steps
    assert isinstance(group, Group)
    assert group.rounds == 2


OLD_TIMER = {
    "id": "1",
    "title": "Hips",
    "numExercises": 2,
    "exercises": '["Pigeon pose","Plank"]',
    "getReadyTime": 5,
    "exerciseTime": 30,
    "restTime": 10,
    "halfTime": 0,
    "breakTime": 20,
    "warmupTime": 0,
    "cooldownTime": 0,
    "iterations": 1,
    "halfwayMark": 0,
    "workSound": "short-whistle",
    "completeSound": "long-bell",
    "colorInt": 4280391411,
    "workoutIndex": 0,
    "showMinutes": 0,
}


def test_an_older_export_of_openhiit_is_played_in_its_order() -> None:
    bundle = imported([OLD_TIMER])
    routine = only(bundle)
    (group,) = routine.steps
    assert isinstance(group, Group)
    assert (routine.name, routine.delay) == ("Hips", 5)
    assert (group.rounds, group.rest_between) == (2, 20)
    pigeon, rest, plank = group.steps
    assert isinstance(rest, Pause)
    assert rest.rest == 10
    for step in (pigeon, plank):
        assert isinstance(step, Work)
        assert step.dose is not None
        assert step.dose.hold == 30
    assert not bundle.problems


def test_the_first_exports_of_openhiit_have_fewer_keys_and_one_timer() -> None:
    later = ("getReadyTime", "breakTime", "warmupTime", "cooldownTime", "iterations")
    first = {key: value for key, value in OLD_TIMER.items() if key not in later}
    first |= {"exercises": "", "workTime": first.pop("exerciseTime"), "mood": 3}
    bundle = imported(first)
    (group,) = only(bundle).steps
    assert isinstance(group, Group)
    assert (only(bundle).delay, group.rounds, group.rest_between) == (10, 2, 10)
    assert "mood" in said(bundle.problems)


def test_a_timer_without_names_is_one_group() -> None:
    bundle = imported(timer(activities=[], activeIntervals=8))
    (group,) = only(bundle).steps
    assert isinstance(group, Group)
    assert (group.rounds, group.rest_between, len(group.steps)) == (8, 10, 1)


def test_no_break_means_the_rest_between_and_no_rest_none() -> None:
    (group,) = only(imported(timer(times={"breakTime": 0, "restarts": 1}))).steps
    assert isinstance(group, Group)
    assert group.rest_between == 10
    steps = only(imported(timer(times={"restTime": 0}))).steps
    assert not any(isinstance(s, Pause) for s in steps)


def test_a_timer_with_odd_settings_is_told() -> None:
    bundle = imported([timer(timeSettings="{"), timer(activeIntervals=1), timer(activities=3)])
    told = said(bundle.problems)
    assert "not valid JSON" in told
    assert "It only plays 1 interval, so these were left out" in told
    assert "activities: 3 is not a list" in told


def test_a_table_becomes_a_routine() -> None:
    text = "Name;Duration;Notes\nPigeon pose;1:30;slow\n\nRest;12,5\nWall sit;abc\nPlank;45 s\n"
    bundle = read_routine_csv(text.encode(), "My table", EXERCISES, COMMON)
    pigeon, rest, sit, plank = only(bundle).steps
    assert isinstance(pigeon, Work)
    assert pigeon.dose is not None
    assert pigeon.dose.hold == 90
    assert isinstance(rest, Pause)
    assert rest.rest == 12.5
    assert isinstance(sit, Work)
    assert sit.dose is not None
    assert sit.dose.until_done
    assert isinstance(plank, Work)
    assert names(bundle) == ["plank.toml", "wall-sit.toml", "my-table.toml"]
    assert tuple(map(problem_in_words, bundle.problems)) == (
        'These columns were not understood: "Notes".',
        'Row 5 (Wall sit): "abc" is not a valid number of seconds.',
    )


@pytest.mark.parametrize(
    "time", ["90", "1:30", "1m30s", "1 min 30 s", "1.5 min", "90 sec", '90"', "1'30\"", "1 min 30"]
)
def test_times_in_a_table_are_read_as_people_write_them(time: str) -> None:
    text = f'name;seconds\nPigeon pose;"{time.replace(chr(34), chr(34) * 2)}"\n'
    (step,) = only(read_routine_csv(text.encode(), "My table", EXERCISES, COMMON)).steps
    assert isinstance(step, Work)
    assert step.dose is not None
    assert step.dose.hold == 90


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", 'no columns called "name" and "seconds"'),
        ("name\nSquat\n", 'no columns called "name" and "seconds"'),
        ("name,seconds\nRest,0\n", "It contains no steps"),
        ('name,seconds\n"' + "x" * 200_000, "cannot be read as a table"),
    ],
)
def test_a_table_that_is_none_is_told(text: str, told: str) -> None:
    bundle = read_routine_csv(text.encode(), "x", EXERCISES, COMMON)
    assert told in said(bundle.problems)
    assert not bundle.pieces


@pytest.mark.parametrize(
    ("name", "exercise"),
    [
        ("Child pose", "childs-pose"),
        ("SQUATS", "bodyweight-squat"),
        ("Air squats", "bodyweight-squat"),
        ("Figure 4", "figure-four-supine"),
        ("Foam rolling glutes", "roll-glutes"),
        ("Single-leg dead lift", "single-leg-deadlift"),
        ("Butterfly stretch", "butterfly"),
        ("Plank", None),
        ("Lunge", None),
        ("Single leg raise", None),
        ("Side lunge", None),
        ("Calf stretch", None),
    ],
)
def test_a_name_finds_its_exercise_and_no_other(name: str, exercise: str | None) -> None:
    found = ExerciseNames(EXERCISES, COMMON).find(name)
    assert (found.id if found else None) == exercise


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Pigeon (left)", ("Pigeon", Side.LEFT)),
        ("Pigeon - R", ("Pigeon", Side.RIGHT)),
        ("Left leg raise", ("leg raise", Side.LEFT)),
        ("Dehnung rechts", ("Dehnung", Side.RIGHT)),
        ("Left/right lunge", ("Left/right lunge", None)),
        ("Upright row", ("Upright row", None)),
        ("Left", ("Left", None)),
    ],
)
def test_a_side_is_found_in_a_name(name: str, parts: tuple[str, Side | None]) -> None:
    assert without_side(name) == parts


def test_rests_are_known_in_other_languages() -> None:
    assert all(map(is_rest, ("Rest", "PAUSE", "break", "Pausa", "R\u00e9cup\u00e9ration")))
    assert not any(map(is_rest, ("Restless legs", "Breakdance", "Pauses for thought")))


def test_a_name_without_letters_is_still_one() -> None:
    assert key_of("!!!") == "!!!"
    assert key_of("the") == "the"


_NAMES = st.one_of(
    st.sampled_from(
        [
            "Pigeon left",
            "Pigeon right",
            "Rest",
            "Burpee",
            "Burpees",
            "Burpee hold",
            "!!",
            "Ice pack",
        ]
    ),
    st.text(max_size=130),
    st.text("ab -()lr", max_size=6),
)
_NUMBERS = st.one_of(
    st.integers(), st.floats(), st.none(), st.text(max_size=4), st.booleans(), st.just(20)
)
_WILD = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=6)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=6), inner, max_size=3)
    ),
    max_leaves=6,
)


def _table(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Tables that mostly have these fields, and now and then something else in them."""
    some = {k: st.one_of(v, v, v, _WILD) for k, v in fields.items()}
    return st.one_of(st.fixed_dictionaries(fields), st.fixed_dictionaries({}, optional=some))


_EXERCISE = _table(name=_NAMES, duration=_NUMBERS)
_SET = _table(repetitions=_NUMBERS, exercises=st.lists(_EXERCISE, max_size=4), name=_NAMES)
_WORKOUT = _table(title=_NAMES, sets=st.lists(_SET, max_size=3))
_TIMES = _table(
    workTime=_NUMBERS,
    restTime=_NUMBERS,
    breakTime=_NUMBERS,
    warmupTime=_NUMBERS,
    cooldownTime=_NUMBERS,
    getReadyTime=_NUMBERS,
)
_TIMER = _table(
    name=_NAMES,
    activities=st.lists(_NAMES, max_size=4),
    activeIntervals=_NUMBERS,
    timeSettings=st.one_of(_TIMES, _TIMES.map(json.dumps)),
    restarts=_NUMBERS,
)
_FILES = st.one_of(
    _table(workouts=st.lists(_WORKOUT, max_size=3)),
    st.lists(st.one_of(_TIMER, _WORKOUT), max_size=3),
    _WILD,
)


@given(_FILES)
def test_whatever_is_in_a_file_only_sound_routines_come_out_of_it(value: Any) -> None:
    bundle = read_routines_json(json.dumps(value).encode(), EXERCISES, COMMON)
    assert bundle.pieces or bundle.problems
    exercises = {**EXERCISES, **_own(bundle)}
    for piece in bundle.pieces:
        if piece.folder is PieceFolder.ROUTINES:
            problems = cross_problems(piece.routine, exercises)
            # Whoever imports it is told of that one.
            assert all(
                "With all its rounds, the routine has more than" in problem_in_words(problem)
                for problem in problems
            )


@given(st.text(), st.text(max_size=30))
def test_whatever_is_in_a_table_only_sound_routines_come_out_of_it(text: str, title: str) -> None:
    for head in ("", "name,seconds\n"):
        data = (head + text).encode("utf-8", "replace")
        bundle = read_routine_csv(data, title, EXERCISES, COMMON)
        assert bundle.pieces or bundle.problems


@given(_FILES)
def test_importing_twice_is_the_same_as_once(
    tmp_path_factory: pytest.TempPathFactory, value: Any
) -> None:
    data, folder = json.dumps(value).encode(), tmp_path_factory.mktemp("data")
    library, present = (
        Library(shipped_resources(), folder),
        PresentFiles(shipped_resources(), folder),
    )
    for first in (True, False):
        library.exercises.refresh()
        bundle = read_routines_json(data, library.exercises, COMMON)
        done = carry_out(plan_import(bundle, present.find, library.exercises), present)
        assert first or not done


NUMBERS = (
    "9" * 309,
    f"-{'9' * 309}",
    "9" * 5000,
    "1e999",
    "-1e999",
    "NaN",
    "Infinity",
    "0",
    "-0.0",
)


def test_seconds_beyond_all_numbers_are_no_seconds() -> None:
    bundle = imported(json.dumps(workout(("Hold", "@"))).replace('"@"', "9" * 309))
    assert "9999999999... is not a valid number of seconds" in said(bundle.problems)


@pytest.mark.parametrize("number", [*NUMBERS, *(f'"{n}"' for n in NUMBERS)])
def test_numbers_of_any_size_and_kind_are_read_or_told(number: str) -> None:
    marked = json.dumps([workout(("Hold", "@"), repetitions="@"), timer(times={"workTime": "@"})])
    for one in json.loads(marked):
        bundle = imported(json.dumps(one).replace('"@"', number))
        plan_import(bundle, lambda _folder, _file: None, EXERCISES)
    every = json.dumps(
        timer(activeIntervals="@", times=dict.fromkeys(timer()["timeSettings"], "@"))
    )
    plan_import(imported(every.replace('"@"', number)), lambda _folder, _file: None, EXERCISES)
    table = f"name,seconds\nHold,{number}\nHold,{number}:{number}\n"
    plan_import(
        read_routine_csv(table.encode(), "t", EXERCISES, COMMON),
        lambda _folder, _file: None,
        EXERCISES,
    )
