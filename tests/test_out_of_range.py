"""Numbers, instants and other things that cannot be, in each place of each file that is read.

A reader says what is wrong, or takes what all of the app can go on with.
"""

from __future__ import annotations

import csv
import io
import json
import tomllib
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest
import tomli_w
from msgspec import Struct

from recoverytimer.base.ownfile import OwnFileError
from recoverytimer.base.storage.database import RefusedRecordError
from recoverytimer.base.words import files as file_words
from recoverytimer.base.writer import Writer
from recoverytimer.exercise.askedfile import Asked, AskedFile
from recoverytimer.exercise.catalogue import Exercises
from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.dose import Dose
from recoverytimer.exercise.drafts import ExerciseDrafts
from recoverytimer.exercise.exercise import Exercise
from recoverytimer.exercise.files import read_exercise_table
from recoverytimer.exercise.words.problems import problem_in_words as exercise_problem
from recoverytimer.figure.pose import Keyframe, Pose, Prop, Trunk
from recoverytimer.figure.poses import read_pose
from recoverytimer.figure.words import problem_in_words as pose_problem
from recoverytimer.history.history import History, Record
from recoverytimer.history.waitingfile import WaitingFile
from recoverytimer.player import player as p
from recoverytimer.player.checkpoint import Checkpoint, CheckpointFile
from recoverytimer.player.scene import scene_at
from recoverytimer.player.session import PlayedSegment, Session
from recoverytimer.records.formats.ics import done_calendar
from recoverytimer.records.formats.jsonfile import json_bytes
from recoverytimer.records.formats.owncsv import csv_files
from recoverytimer.records.records import records_of
from recoverytimer.records.words.problems import problem_in_words as record_problem
from recoverytimer.reminders.file import RemindersFile
from recoverytimer.reminders.reminder import AfterSession, AtTime, LastDone, due_now, upcoming
from recoverytimer.reminders.words import problem_in_words as reminder_problem
from recoverytimer.routine.drafts import RoutineDrafts
from recoverytimer.routine.favourites import (
    Favourite,
    FavouritesFile,
    favourite_ids,
    newest_said,
)
from recoverytimer.routine.files import read_routine_text, routine_table
from recoverytimer.routine.portrait import portrait_of
from recoverytimer.routine.routine import Group, Pause, Question, Routine, Work, exercise_steps
from recoverytimer.routine.timeline import Timing
from recoverytimer.routine.words.problems import problem_in_words as routine_problem
from recoverytimer.runs.run import Run
from recoverytimer.settings.ending import caution_to_ask_about
from recoverytimer.settings.file import SettingsFile
from recoverytimer.sharing.othertimers.files import read_routine_csv, read_routines_json
from recoverytimer.sharing.words.problems import problem_in_words as share_problem
from recoverytimer.soreness.answers import (
    Answer,
    AnswersFile,
    answers_that_hold,
    is_to_ask_about,
    newest_answers,
)
from recoverytimer.soreness.entry import SorenessEntry
from recoverytimer.today.nottoday import DeclinedFile
from tests import DATA
from tests.making import EXERCISES, GLUTE_RELIEF, plain, routine_of
from tests.player.playing import NOON, WHO, at
from tests.recordreading import read_files
from tests.records.making import RECORDS, START

# How TOML and JSON write what cannot be, and what nothing is to trip over.
NUMBERS = (
    *("1e400", "-1e400", "1e308", "5e-324", "-1", "0", "-0.0", "1e7", "1.5", "true"),
    *("9" * 309, "9" * 4301, str(2**63), str(-(2**63) - 1), str(2**64)),
)
INSTANTS = tuple(
    f"{day}{rest}"
    for day in ("0001-01-01", "9999-12-31", "0000-01-01", "10000-01-01", "1969-07-20", "2026-02-30")
    for rest in ("", "T00:00:00", "T23:59:59Z", "T00:00:00+23:59", "T23:59:59-23:59")
)
OTHERS = ("[]", "{}", "[[]]", '[1, "a"]', '""', '"text"')
TOML = (*NUMBERS, "inf", "-inf", "nan", "0x" + "f" * 5000, *OTHERS, *INSTANTS[:2])
JSON = (*NUMBERS, "Infinity", "NaN", *OTHERS, "null", '"\\ud800"', '"0001-01-01"')
CELLS = (
    *NUMBERS,
    "inf",
    "nan",
    "-inf",
    "0x10",
    "1e5",
    "\u0661\u0662",
    "\u00b2",
    "1:99:99",
    "9" * 99,
)
MARK = "@@@"


def places(
    value: Any, at: tuple[str | int, ...] = ()
) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """The way to everything in tables and lists, and what is there."""
    if at:
        yield at, value
    if isinstance(value, dict | list | tuple):
        for key, part in value.items() if isinstance(value, dict) else enumerate(value):
            yield from places(part, (*at, key))


def marked(value: Any, place: tuple[str | int, ...]) -> Any:
    """The same with a mark in one place."""
    if not place:
        return MARK
    first, *rest = place
    if isinstance(value, dict):
        return {k: marked(v, tuple(rest)) if k == first else v for k, v in value.items()}
    return [marked(v, tuple(rest)) if n == first else v for n, v in enumerate(value)]


def is_instant(value: object) -> bool:
    """Whether it is one, or the text of one."""
    return isinstance(value, date) or (isinstance(value, str) and value[:3] == "202")


def changed_toml(sample: str) -> Iterator[str]:
    """The text of a file with each value in each place."""
    return _changed(tomllib.loads(sample), tomli_w.dumps, TOML, INSTANTS)


def changed_json(sample: bytes) -> Iterator[bytes]:
    """The text of a file with each value in each place."""
    instants = tuple(map(json.dumps, INSTANTS))
    return (text.encode() for text in _changed(json.loads(sample), json.dumps, JSON, instants))


def _changed(
    sample: Any, dump: Callable[[Any], str], values: tuple[str, ...], instants: tuple[str, ...]
) -> Iterator[str]:
    seen = set()
    for place, there in places(sample):
        # What is in the same place of a list's next item is read in the same way.
        kind = tuple(key if isinstance(key, str) else "" for key in place)
        if (kind, type(there)) in seen:
            continue
        seen.add((kind, type(there)))
        before, after = dump(marked(sample, place)).split(f'"{MARK}"')
        for value in instants if is_instant(there) else values:
            yield f"{before}{value}{after}"


def keys_in(value: Any) -> set[str]:
    """Every key in tables at any depth."""
    found = set()
    if isinstance(value, dict):
        found |= value.keys()
    if isinstance(value, dict | list | tuple):
        for part in value.values() if isinstance(value, dict) else value:
            found |= keys_in(part)
    return found


def holds_number(wanted: Any) -> bool:
    """Whether a declared type is or holds a number or an instant."""
    if wanted in (int, float, datetime, date):
        return True
    return any(holds_number(part) for part in get_args(wanted))


def numeric_keys(*kinds: type[Struct]) -> set[str]:
    return {
        f.encode_name for cls in kinds for f in msgspec.structs.fields(cls) if holds_number(f.type)
    }


ROUTINE = """
format = 2
name = "All"
delay = 5
prepare = 3
switch = 2
times_a_day = 2
times_a_week = 7
hours_apart = 4
[[steps]]
exercise = "pigeon-pose"
hold = [40, "20-30"]
prepare = 3
switch = 2
temperature = 40
extra_on_chosen = 1
speed = 2
[[steps]]
rounds = 2
rest_between = 10
[[steps.steps]]
exercise = "bridge"
reps = { left = 10, right = [8, "6-8"] }
tempo = [["up", 2], ["down", 3]]
in_rounds = [1]
[[steps.steps]]
exercise = "knee-rolls"
passes = 8
pace = 2
[[steps.steps]]
exercise = "belly-breathing"
breaths = 5
[[steps.steps]]
exercise = "bridge"
metres = 20
[[steps.steps]]
rest = 10
in_rounds = [1]
[[steps]]
exercise = "drink"
reps = 5
within = 60
[[steps]]
exercise = "skin-check"
up_to = 60
about = 30
ask = "Fine?"
tries = 2
"""
EXERCISE = """
name = "All"
kind = "strength"
setup = "Lie down."
instructions = ["Up."]
times_a_day = 2
hours_apart = 4
[dose]
reps = 10
sets = 2
tempo = [["up", 2], ["down", 3]]
pace = 3
within = 60
about = 40
[harder]
text = "With weight."
"""
POSE = """
camera = [30, 12]
cycle_s = 4
still = 0.2
reps = 1
highlight = ["glute.R"]
pelvis = { at = [0, 0.9, 0], head = [0, 1, 0], belly = [1, 0, 0], swell = 0.01 }
chest = { head = [0, 1, 0], belly = [1, 0, 0] }
head = { look = [1, 0, 0], neck = [0, 1, 0], up = [0, 1, 0] }
legR = { ankle = [0, 0.08, 0.1], knee = [0.5, 0.5, 0.1], foot = [1, 0, 0], top = [0, 1, 0] }
legL = { ankle = ["hipL", 0, -0.8, 0], knee = ["kneeL", 0.5, 0, 0], toes = [1, 0, 0] }
armR = { wrist = [0.2, 0.9, 0.3], elbow = [-0.5, 1, 0.3], hand = [0, -1, 0], palm = [0, 0, 1] }
armL = { wrist = [0.2, 0.9, -0.3], elbow = [-0.5, 1, -0.3], hand = [0, -1, 0] }
[[props]]
kind = "chair"
at = [0.5, 0.4, 0]
facing = [1, 0, 0]
up = [0, 1, 0]
size = [0.4, 0.4, 0.4]
[[props]]
kind = "strap"
points = [["ankleR", 0, 0, 0], [0.2, 0.9, 0.3]]
[[keys]]
time = 0.5
pelvis = { at = [0, 0.8, 0] }
[[keys]]
time = 1
legR = { ankle = [0.1, 0.2, 0.1] }
"""
REMINDERS = """
[[reminders]]
routine = "one"
at = "07:30"
told_until = 2026-03-04T07:30:00+01:00
[[reminders]]
routine = "two"
hours_after = 24
most_a_day = 2
told_until = 2026-03-04T07:30:00+01:00
"""
ONE_STEP = plain('exercise = "pigeon-pose"\nhold = 30')
NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)


def test_the_samples_hold_each_number_that_there_is() -> None:
    wanted = {
        ROUTINE: (Dose, Routine, Work, Pause, Group, Question),
        EXERCISE: (Exercise,),
        POSE: (Pose, Keyframe, Prop, Trunk),
        REMINDERS: (AtTime, AfterSession),
    }
    for text, kinds in wanted.items():
        assert not numeric_keys(*kinds) - keys_in(tomllib.loads(text))
    records = json.loads(json_bytes(RECORDS))
    assert not numeric_keys(Session, PlayedSegment, SorenessEntry, Run) - keys_in(records)


def played(routine: Routine) -> None:
    """Have a routine laid out; a text may name an exercise that is not there."""
    named = {name for _, step in exercise_steps(routine) for name in (step.exercise, step.swap)}
    if named - {None} <= EXERCISES.keys():
        assert portrait_of(routine, EXERCISES, Timing()).total.seconds >= 0


@pytest.mark.parametrize("sample", [ROUTINE, GLUTE_RELIEF], ids=["all", "usual"])
def test_routines(sample: str) -> None:
    assert read_routine_text(sample).problems == ()
    for text in changed_toml(sample):
        read = read_routine_text(text)
        assert all(map(routine_problem, read.problems))
        if read.value is not None:
            played(read.value)


def test_exercises(tmp_path: Path) -> None:
    (tmp_path / "shipped").mkdir()
    own = tmp_path / "own" / "all.toml"
    own.parent.mkdir()
    for text in (EXERCISE, *changed_toml(EXERCISE)):
        own.write_text(text, encoding="utf-8")
        exercises = Exercises(tmp_path / "shipped", tmp_path / "own")
        entry = exercises.entry("all")
        assert entry is not None
        assert all(map(exercise_problem, entry.problems))
        json.dumps(exercises.table("all"), allow_nan=False)


def test_poses(tmp_path: Path) -> None:
    path = tmp_path / "all.toml"
    for text in (POSE, *changed_toml(POSE)):
        path.write_text(text, encoding="utf-8")
        assert all(map(pose_problem, read_pose(path).problems))


def test_settings(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path / "settings.toml")
    for text in changed_toml((DATA / "settings-2.toml").read_text(encoding="utf-8")):
        file.path.write_text(text, encoding="utf-8")
        found, problems = file.load()
        assert all(map(file_words.problem_in_words, problems))
        caution_to_ask_about(found, date(2026, 3, 4))
        if not problems:
            file.save(found)


def test_reminders(tmp_path: Path) -> None:
    file = RemindersFile(tmp_path / "reminders.toml")
    done = {name: LastDone(NOW, date(2026, 3, 4), 1) for name in ("one", "two")}
    for text in changed_toml(REMINDERS):
        file.path.write_text(text, encoding="utf-8")
        found, problems = file.load()
        assert all(map(reminder_problem, problems))
        due_now(found, NOW, done)
        upcoming(found, NOW, done)
        file.save(found)


def test_checkpoints(tmp_path: Path) -> None:
    file = CheckpointFile(tmp_path / "session-in-progress.toml")
    file.save(Checkpoint(identity=WHO, saved_at=NOON, state=p.settled(at(ONE_STEP, 10), 10.0)))
    sample = file.path.read_text(encoding="utf-8")
    seen: list[Record] = []
    with closing(History(tmp_path / "history.sqlite3")) as history:
        for text in changed_toml(sample):
            file.path.write_text(text, encoding="utf-8")
            try:
                found = file.load()
            except OwnFileError:
                continue
            assert found is not None
            scene_at(p.start(found.state, 0.0), 5.0, EXERCISES)
            found.lasted_until(NOW)
            if found.record not in seen:
                seen.append(found.record)
                taken(history, found.record)


USUAL = frozenset(map(repr, RECORDS))


def taken(history: History, *records: Record) -> None:
    """Have records kept, read again, and gone."""
    new = [record for record in records if repr(record) not in USUAL]
    if new:
        history.add(*new)
        assert len(records_of(history)) == len(new)
        history.delete_all(new)


@pytest.fixture
def history(tmp_path: Path) -> Iterator[History]:
    with closing(History(tmp_path / "history.sqlite3")) as made:
        yield made


def read_and_kept(history: History, name: str, data: bytes) -> None:
    """Have a file read, what is wrong said, and the others kept."""
    read = read_files([(name, data)], date(2026, 3, 4), UTC)
    assert all(map(record_problem, read.problems))
    if len(read.records):
        json_bytes(read.records)
        done_calendar(read.records)
        taken(history, *read.records)


def test_records(history: History) -> None:
    for data in changed_json(json_bytes(RECORDS)):
        read_and_kept(history, "records.json", data)


def changed_cells(sample: bytes) -> Iterator[bytes]:
    """A table with each value in each cell of its first row."""
    header, row, *rest = csv.reader(io.StringIO(sample.decode("utf-8-sig")))
    for place, there in enumerate(row):
        for value in INSTANTS if is_instant(there) else CELLS:
            memory = io.StringIO()
            new = [*row[:place], value, *row[place + 1 :]]
            csv.writer(memory).writerows([header, new, *rest])
            yield memory.getvalue().encode()


@pytest.mark.parametrize("name", ["sessions.csv", "segments.csv", "soreness.csv", "runs.csv"])
def test_own_tables(history: History, name: str) -> None:
    for data in changed_cells(csv_files(RECORDS)[name]):
        read_and_kept(history, name, data)


@pytest.mark.parametrize(
    "table",
    [
        "Date,Distance,Duration,Note\n2026-03-04 06:30,5.0,25:00,fine\n2026-03-05,6,30:00,\n",
        "Date;Soreness;Place\n2026-03-04;4;calf\n2026-03-05;3;calf\n",
        "Date,Name,Duration,Soreness\n2026-03-04 06:30,Stretching,10:00,3\n2026-03-05,Roll,5,2\n",
    ],
    ids=["runs", "soreness", "sessions"],
)
def test_foreign_tables(history: History, table: str) -> None:
    separator = ";" if ";" in table else ","
    for data in changed_cells(table.replace(";", ",").encode()):
        read_and_kept(history, "x.csv", data.replace(b",", separator.encode()))


def test_other_timers() -> None:
    exercise = {"id": "x", "name": "Squat", "duration": 30}
    workout = {
        "title": "Legs",
        "version": 2,
        "position": 0,
        "sets": [{"id": "y", "name": "a", "repetitions": 2, "exercises": [exercise]}],
    }
    times = ("workTime", "restTime", "breakTime", "warmupTime", "cooldownTime", "getReadyTime")
    timer = {
        "name": "Tabata",
        "activeIntervals": 2,
        "activities": ["Squats", "Plank"],
        "timeSettings": {**dict.fromkeys(times, 20), "restarts": 1},
    }
    old = {"title": "Old", "numExercises": 2, "exercises": "[]", "exerciseTime": 20, "restTime": 5}
    for sample in (workout, [timer], [{**old, "iterations": 1, "halfTime": 0}]):
        for data in changed_json(json.dumps(sample).encode()):
            bundle = read_routines_json(data, EXERCISES, ())
            assert all(map(share_problem, (*bundle.problems, *bundle.assumed)))
    for data in changed_cells(b"name,seconds\nSquat,30\n"):
        bundle = read_routine_csv(data, "x", EXERCISES, ())
        assert all(map(share_problem, (*bundle.problems, *bundle.assumed)))


def test_what_waits_for_the_history(tmp_path: Path, history: History) -> None:
    damaged: list[Path] = []
    file = WaitingFile(tmp_path / "waiting.json", lambda path, _error: damaged.append(path))
    file.save(RECORDS)
    for data in changed_json(file.path.read_bytes()):
        file.path.write_bytes(data)
        damaged.clear()
        found = file.load()
        assert bool(damaged) == (found is None)
        if found:
            # What the history cannot take waits on, and that is told.
            with suppress(RefusedRecordError):
                taken(history, *found)


def test_short_lists(tmp_path: Path) -> None:
    answers = AnswersFile(tmp_path / "answers.json")
    answers.save([Answer(question="clot", yes=True, at=START, asked_at=START)])
    declined = DeclinedFile(tmp_path / "declined.json", lambda: NOW)
    declined.decline("hips")
    asked = AskedFile(tmp_path / "asked.json")
    asked.keep(Asked("cat-cow", Caution.KNEE, date(2026, 3, 4)))
    favourites = FavouritesFile(tmp_path / "favourites.json")
    favourites.say(Favourite("hips", START))
    for data in changed_json(favourites.path.read_bytes()):
        favourites.path.write_bytes(data)
        favourite_ids(newest_said(favourites.load(), [Favourite("hips", NOW)]))
    for data in changed_json(answers.path.read_bytes()):
        answers.path.write_bytes(data)
        found = answers.load()
        answers_that_hold(found, NOW)
        newest_answers(found, found)
        assert all(is_to_ask_about(answer, NOW) in {True, False} for answer in found)
    for data in changed_json(declined.path.read_bytes()):
        declined.path.write_bytes(data)
        declined.load()
    for data in changed_json(asked.path.read_bytes()):
        asked.path.write_bytes(data)
        assert all(one.holds(date(2026, 3, 4), None) in {True, False} for one in asked.load())


def test_drafts(tmp_path: Path) -> None:
    table = routine_table(routine_of(ROUTINE))
    draft = {"format": 1, "routine_id": "all", "base": "", "routine": table}
    folder = tmp_path / "drafts"
    folder.mkdir()
    for data in changed_json(msgspec.json.encode(draft)):
        (folder / "all.json").write_bytes(data)
        found = RoutineDrafts(folder, Writer()).find("all")
        if found is not None and found.routine.steps:
            played(found.routine)
    draft = {"format": 1, "id": "all", "table": tomllib.loads(EXERCISE)}
    for data in changed_json(msgspec.json.encode(draft)):
        (folder / "all.json").write_bytes(data)
        kept = ExerciseDrafts(folder, Writer()).find("all")
        if kept is not None:
            read = read_exercise_table(kept.table)
            assert all(map(exercise_problem, read.problems))
