"""The readers, each with what it should be able to read."""

from __future__ import annotations

import gzip
import io
import json
import shutil
import sqlite3
import zipfile
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import Enum
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from warnings import catch_warnings, simplefilter

from recoverytimer.base.conflictcopies import conflict_copy
from recoverytimer.base.ownfile import OwnFileError
from recoverytimer.base.paths import shipped_resources
from recoverytimer.base.problem import Problem
from recoverytimer.base.safesvg import SvgError, check_svg
from recoverytimer.base.storage.database import HistoryError
from recoverytimer.base.writer import Writer
from recoverytimer.exercise.askedfile import AskedFile
from recoverytimer.exercise.doseinput import NotADoseError, typed_dose
from recoverytimer.exercise.drafts import ExerciseDrafts
from recoverytimer.exercise.files import read_exercise_text
from recoverytimer.exercise.words.problems import problem_in_words as exercise_problem
from recoverytimer.figure.poses import read_pose
from recoverytimer.figure.words import problem_in_words as pose_problem
from recoverytimer.history.history import History
from recoverytimer.history.waitingfile import WaitingFile
from recoverytimer.player.checkpoint import CheckpointFile
from recoverytimer.programme.files import read_programme_text
from recoverytimer.programme.words.problems import problem_in_words as programme_problem
from recoverytimer.records.backup.backupfile import BackupError
from recoverytimer.records.backup.restore import examine_backup
from recoverytimer.records.backup.write import BackupStamp, write_backup
from recoverytimer.records.formats.fitwriting import fit_bytes
from recoverytimer.records.formats.jsonfile import json_bytes
from recoverytimer.records.formats.owncsv import csv_files
from recoverytimer.records.personfiles import PersonFiles
from recoverytimer.records.readfiles import incoming_paths, with_tables
from recoverytimer.records.records import records_of
from recoverytimer.records.sports import sport_kind
from recoverytimer.records.words.backups import left_out_line, would_bring
from recoverytimer.records.words.counts import record_line
from recoverytimer.records.words.problems import error_in_words
from recoverytimer.records.words.problems import problem_in_words as records_problem
from recoverytimer.reminders.file import RemindersFile
from recoverytimer.reminders.words import problem_in_words as reminders_problem
from recoverytimer.routine.clipboard import read_steps
from recoverytimer.routine.drafts import RoutineDraft, RoutineDrafts
from recoverytimer.routine.favourites import FavouritesFile
from recoverytimer.routine.files import read_routine_text
from recoverytimer.routine.library import Library
from recoverytimer.routine.words.problems import problem_in_words as routine_problem
from recoverytimer.runs.typed import RunInputError, typed_run
from recoverytimer.settings.file import SettingsFile
from recoverytimer.settings.settings import ChimeSet, SoundBed
from recoverytimer.sharing.bundle import Bundle, PieceFolder, piece_of
from recoverytimer.sharing.othertimers.files import read_routine_csv, read_routines_json
from recoverytimer.sharing.package import package_bytes, read_package
from recoverytimer.sharing.words.problems import problem_in_words as share_problem
from recoverytimer.soreness.answers import AnswersFile
from recoverytimer.sound.messages import (
    DueWords,
    MakeWay,
    PlayBed,
    Say,
    Silence,
    Silent,
    ToneStyle,
    message_line,
    read_command,
    read_report,
)
from recoverytimer.today.nottoday import DeclinedFile
from tests import DATA
from tests.fuzz.fuzzing import Reader
from tests.recordreading import read_files
from tests.records.making import RECORDS
from tests.records.services.test_applehealth import OLD_RIDE, RUN
from tests.records.services.test_applehealth import RECORD as HEART_BEAT
from tests.records.services.test_applehealth import export as apple_export
from tests.records.services.test_lists import FITBIT, GARMIN, HEALTH, POLAR

RESOURCES = shipped_resources()
LIBRARY = Library(RESOURCES, Path("/nonexistent"))
EXERCISES, COMMON = LIBRARY.exercises, LIBRARY.exercises.shipped_ids()
TODAY = date(2026, 6, 1)
STAMP = BackupStamp(datetime(2026, 6, 1, tzinfo=UTC), "0.1.0")


@dataclass(frozen=True)
class Target:
    """One reader.

    Attributes:
        seeds: gives what it can read.
        made: makes the reader, which may use a folder.
    """

    seeds: Callable[[], list[bytes]]
    made: Callable[[Path], Reader]


def _files(*patterns: str) -> Callable[[], list[bytes]]:
    """Files of ours, as seeds."""

    def read() -> list[bytes]:
        found = [
            p for pattern in patterns for root in (RESOURCES, DATA) for p in root.glob(pattern)
        ]
        return [p.read_bytes() for p in sorted(found)]

    return read


def _told(problems: Iterable[Problem], say: Callable[[Problem], str]) -> Hashable:
    """What is wrong, said as it is to a person; which kinds of faults there are."""
    found = list(problems)
    assert all(map(say, found[:20]))
    return frozenset((_kind(p.fault), p.key) for p in found)


def _kind(fault: object) -> object:
    return fault if isinstance(fault, Enum) else getattr(fault, "kind", type(fault))


def _text(read: Callable[[str], Any]) -> Callable[[Path], Reader]:
    """A reader of text, which is handed text only."""
    return lambda _: lambda data: read(data.decode("utf-8", "replace"))


def _routine(text: str) -> Hashable:
    read = read_routine_text(text)
    return _told(read.problems, routine_problem)


def _programme(text: str) -> Hashable:
    return _told(read_programme_text(text).problems, programme_problem)


def _exercise(text: str) -> Hashable:
    return _told(read_exercise_text(text).problems, exercise_problem)


def _steps(text: str) -> Hashable:
    return _told(read_steps(text).problems, routine_problem)


def _drawing(text: str) -> Hashable:
    try:
        check_svg(text)
    except SvgError as error:
        return error.fault
    return None


def _typed(text: str) -> Hashable:
    first, _, second = text[:2000].partition("\n")
    found: list[str] = []
    for read in (partial(typed_dose, first), partial(typed_run, first, second)):
        try:
            found.append(repr(read())[:40])
        except (NotADoseError, RunInputError) as error:
            found.append(repr(error)[:40])
    return tuple(found)


def _own_file(load: Callable[[Path], Any], name: str) -> Callable[[Path], Reader]:
    """A reader of a file of a person's own, which is set aside where it is damaged."""

    def made(folder: Path) -> Reader:
        path = folder / name
        path.parent.mkdir(exist_ok=True)

        def read(data: bytes) -> Hashable:
            path.write_bytes(data)
            try:
                return repr(load(path))[:60]
            except OwnFileError as error:
                return type(error.fault)

        return read

    return made


def _settings(path: Path) -> Hashable:
    found, problems = SettingsFile(path).load()
    return found != type(found)(), _told(problems, share_problem)


def _reminders(path: Path) -> Hashable:
    found, problems = RemindersFile(path).load()
    return len(found), _told(problems, reminders_problem)


def _pose(path: Path) -> Hashable:
    return _told(read_pose(path).problems, pose_problem)


def _waiting(path: Path) -> Hashable:
    return len(WaitingFile(path, lambda *_: None).load() or ())


def _draft(kind: Any, path: Path) -> Hashable:
    return repr(kind(path.parent, Writer()).find(path.stem))[:80]


def _drafts() -> list[bytes]:
    with TemporaryDirectory() as folder:
        drafts = RoutineDrafts(Path(folder), Writer())
        for path in sorted((RESOURCES / "routines").glob("*.toml")):
            routine = read_routine_text(path.read_text(encoding="utf-8")).value
            assert routine is not None
            drafts.keep(RoutineDraft(routine_id="mine", routine=routine, base="x"))
        return [path.read_bytes() for path in Path(folder).iterdir()]


def _bundle(bundle: Bundle) -> Hashable:
    problems = (*bundle.problems, *bundle.assumed)
    return len(bundle.pieces), _told(problems, share_problem)


# What a file of several is made of, as one: each after a line with its name.
_PART = b"\n=== file: "


def _joined(files: Mapping[str, bytes]) -> bytes:
    return b"".join(_PART + name.encode() + b"\n" + data for name, data in files.items())


def _parts(data: bytes) -> Iterator[tuple[str, bytes]]:
    for part in data.split(_PART)[1:]:
        name, _, content = part.partition(b"\n")
        yield name.decode("utf-8", "replace"), content


def _zipped(data: bytes) -> bytes:
    """The parts as a zip, whatever they are called."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive, catch_warnings():
        simplefilter("ignore")
        for name, content in _parts(data):
            archive.writestr(name.replace("\0", "") or "x", content)
    return file.getvalue()


def _unzipped(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return _joined({name: archive.read(name) for name in archive.namelist()})


def _package() -> list[bytes]:
    text = (RESOURCES / "routines" / "glute-relief.toml").read_bytes()
    picture = next(iter(_drawings()))
    pieces = [
        piece_of(PieceFolder.ROUTINES, "mine.toml", text)[0],
        piece_of(PieceFolder.PICTURES, "a.svg", picture)[0],
    ]
    return [package_bytes(tuple(piece for piece in pieces if piece))]


def _drawings() -> list[bytes]:
    return [
        b"""<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink">
<defs><g id="a"><path d="M0 0L5 5"/></g></defs><use x:href="#a"/>
<rect width="5" style="fill: url(#a)"/></svg>"""
    ]


def _own_files() -> list[bytes]:
    with TemporaryDirectory() as folder:
        home = _home(Path(folder))
        history = History(home.history)
        history.add(*RECORDS)
        history.close()
        files = {"history.sqlite3": home.history.read_bytes()}
    for name in ("reminders", "settings"):
        files[f"{name}.toml"] = max(DATA.glob(f"{name}-*.toml")).read_bytes()
    files["routines/mine.toml"] = (RESOURCES / "routines" / "glute-relief.toml").read_bytes()
    return [_joined(files)]


def _home(folder: Path) -> PersonFiles:
    folder.mkdir(exist_ok=True)
    return PersonFiles(folder / "settings.toml", folder)


def _backup() -> list[bytes]:
    with TemporaryDirectory() as folder:
        return [_backup_of(Path(folder), _own_files()[0])]


def _backup_of(folder: Path, data: bytes) -> bytes:
    """What the app makes of such files."""
    home, target = _home(folder / "of"), folder / "made.zip"
    for name, content in _parts(data):
        with suppress(OSError, ValueError):
            path = home.path(name)
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(content)
    try:
        write_backup(home, target, STAMP)
    except (BackupError, HistoryError, OSError):
        return b""
    return target.read_bytes()


def _backups(folder: Path) -> Reader:
    home, path = _home(folder / "home"), folder / "backup.zip"
    history = History(home.history)

    def read(data: bytes) -> Hashable:
        path.write_bytes(data)
        try:
            found = examine_backup(home, history, path)
        except (BackupError, HistoryError, OSError) as error:
            return error_in_words(error)
        assert all(map(left_out_line, found.left_out))
        return would_bring(found), len(found.left_out)

    return read


def _backups_of_files(folder: Path) -> Reader:
    read = _backups(folder)

    def made_and_read(data: bytes) -> Hashable:
        shutil.rmtree(folder / "of", ignore_errors=True)
        return read(_backup_of(folder, data))

    return made_and_read


def _history(folder: Path) -> Reader:
    path = folder / "history.sqlite3"

    def read(data: bytes) -> Hashable:
        for left in folder.iterdir():
            left.unlink()
        path.write_bytes(data)
        history = History(path)
        try:
            return len(records_of(history))
        except HistoryError as error:
            return error_in_words(error)
        finally:
            history.close()

    return read


def _history_file() -> list[bytes]:
    with closing(sqlite3.connect(":memory:")) as database:
        database.executescript((DATA / "history-5.sql").read_text())
        return [database.serialize()]


def _records(name: str, data: bytes) -> Hashable:
    found = read_files([(name, data)], TODAY, UTC)
    for record in [*found.records][:20]:
        assert record_line(record)
    problems = (*found.problems, *found.notes)
    counts = tuple(min(len(x), 3) for x in (found.records, found.others, found.guessed))
    return counts, _told(problems, records_problem)


def _archive() -> list[bytes]:
    files = {"activities.csv": _STRAVA.encode()}
    for path in sorted((DATA / "field").glob("*.*")):
        files[f"activities/{path.name}"] = path.read_bytes()
    return [_zipped(_joined({name: data[:20_000] for name, data in files.items()}))]


def _archives(folder: Path) -> Reader:
    path = folder / "export.zip"

    def read(data: bytes) -> Hashable:
        path.write_bytes(data)
        arrived = incoming_paths([path], TODAY)
        found = with_tables(arrived, [one.matching for one in arrived.guessed], TODAY)
        counts = (len(found.records), len(found.others), len(found.passed_over))
        return counts, _told((*found.problems, *found.notes), records_problem)

    return read


def _then(first: Callable[[bytes], bytes], read: Reader) -> Reader:
    return lambda data: read(first(data))


def _copies(text: str) -> Hashable:
    name = text.translate(dict.fromkeys(map(ord, "/\0"))) or "x"
    found = conflict_copy(Path("/data") / name, {"mine.toml", "history.sqlite3"})
    return found and (found.service, found.is_sure)


COPIES = (
    "mine.sync-conflict-20260304-101112-ABCDEFG.toml",
    "mine (conflicted copy 2026-03-04 101112).toml",
    "history (Anna's conflicted copy 2026-03-04).sqlite3",
    "mine (1).toml",
    "mine-LAPTOP.toml",
    "mine 2.toml",
)
SPORTS = ("Trail Running", "trail_running", "Corsa", "HKWorkoutActivityTypeRunning", "1002", "")
LISTS = (GARMIN, POLAR, FITBIT, HEALTH)


def _imported(name: str) -> Callable[[Path], Reader]:
    return lambda _: partial(_records, name)


def _tables() -> list[bytes]:
    return [text.encode() for text in (_GARMIN, _STRAVA, _DIARY, _DIARY.replace(";", "\t"))]


_GARMIN = """Activity Type,Date,Title,Distance,Time
Running,2026-03-04 07:30:00,"Harbour","5.00","00:25:00"
Track Running,2026-03-06 18:00:00,"Track","5,000","00:20:00"
Cycling,2026-03-06 18:00:00,"Ride","25.50","01:20:00"
"""
_STRAVA = """Activity ID,Activity Date,Activity Name,Activity Type,Elapsed Time,Distance,\
Elapsed Time,Distance
1,"Mar 4, 2026, 6:30:00 AM",Morning,Run,1560,5.00,1560.0,5000.0
2,"Jul 6, 2026, 8:00:00 AM",Tour,Ride,3600,25.50,3600.0,25500.0
"""
_DIARY = """Datum;Übung;Dauer;Schmerz;Stelle;Notiz
04.03.2026 18:30;Yoga;30 min;3;linke Hüfte;gut
05.03.2026;Pigeon;1:30:00;10;Gesäß;"=1+1"
"""
_TIMER = b"""[{"title": "Hips", "exercises": "[\\"Pigeon pose\\",\\"Plank\\"]", "exerciseTime": 30,
"restTime": 10, "breakTime": 20, "iterations": 1, "getReadyTime": 10}]"""
_WORKOUT = b"""{"version": 1, "workouts": [{"id": "a", "title": "Hips", "version": 1, "sets":
[{"id": "b", "repetitions": 2, "exercises": [{"id": "c", "name": "Plank left", "duration": 30},
{"id": "d", "name": "Rest", "duration": 10}]}]}]}"""


_MESSAGES = (
    DueWords((Say(1.0, 2.0, "Begin.", 1),), cut=True),
    ToneStyle(next(iter(ChimeSet)), 0.5),
    PlayBed(SoundBed.RAIN, 0.5, 2.0),
    MakeWay("voice", speaks=True),
    Silent(Silence.NO_FOLDER, "/x", 13),
)


def _messages(data: bytes) -> Iterator[object]:
    from msgspec import DecodeError

    for read in (read_command, read_report):
        try:
            yield type(read(data))
        except DecodeError:
            yield None


TARGETS: dict[str, Target] = {
    "routine": Target(_files("routines/*.toml", "routine-*.toml"), _text(_routine)),
    "programme": Target(_files("programmes/*.toml", "programme-*.toml"), _text(_programme)),
    "exercise": Target(_files("exercises/*.toml", "exercise-*.toml"), _text(_exercise)),
    "pose": Target(_files("poses/*.toml"), _own_file(_pose, "pose.toml")),
    "steps pasted": Target(_files("routines/*.toml"), _text(_steps)),
    "typed": Target(
        lambda: [b"3 x 10 each side", b"10.5 km\n1:02:03", b"6 mi\n45 min"], _text(_typed)
    ),
    "drawing": Target(_drawings, _text(_drawing)),
    "settings": Target(_files("settings-*.toml"), _own_file(_settings, "settings.toml")),
    "reminders": Target(_files("reminders-*.toml"), _own_file(_reminders, "reminders.toml")),
    "checkpoint": Target(
        _files("session-in-progress-*.toml"),
        _own_file(lambda path: CheckpointFile(path).load(), "session-in-progress.toml"),
    ),
    "records that wait": Target(
        lambda: [json_bytes(RECORDS)], _own_file(_waiting, "records-to-save.json")
    ),
    "answers": Target(
        lambda: [b'[{"question":"weight","yes":true,"at":"2026-03-04T06:30:00Z"}]'],
        _own_file(lambda path: AnswersFile(path).load(), "answers.json"),
    ),
    "not today": Target(
        lambda: [b'[{"routine_id":"glute-relief","at":"2026-06-01T06:30:00Z"}]'],
        _own_file(lambda path: DeclinedFile(path, lambda: STAMP.now).load(), "declined.json"),
    ),
    "asked about": Target(
        lambda: [b'[{"exercise":"x","caution":"KNEE","on":"2026-03-04"}]'],
        _own_file(lambda path: AskedFile(path).load(), "asked.json"),
    ),
    "favourites": Target(
        lambda: [b'[{"routine_id":"glute-relief","at":"2026-06-01T06:30:00Z","is_one":false}]'],
        _own_file(lambda path: FavouritesFile(path).load(), "favourites.json"),
    ),
    "draft of a routine": Target(
        _drafts,
        _own_file(partial(_draft, RoutineDrafts), "drafts/mine.json"),
    ),
    "draft of an exercise": Target(
        _files("exercise-draft-*.json"),
        _own_file(partial(_draft, ExerciseDrafts), "drafts/half-pigeon.json"),
    ),
    "package": Target(_package, lambda _: lambda data: _bundle(read_package(data))),
    "package of damaged files": Target(
        lambda: [*map(_unzipped, _package())],
        lambda _: lambda data: _bundle(read_package(_zipped(data))),
    ),
    "other timers": Target(
        lambda: [_TIMER, _WORKOUT],
        lambda _: lambda data: _bundle(read_routines_json(data, EXERCISES, COMMON)),
    ),
    "table of a routine": Target(
        lambda: [b"name,duration\nPigeon pose,45 sec\nPlank,1m30s\n"],
        lambda _: lambda data: _bundle(read_routine_csv(data, "mine", EXERCISES, COMMON)),
    ),
    "records as JSON": Target(lambda: [json_bytes(RECORDS)], _imported("mine.json")),
    "records as CSV": Target(lambda: [*csv_files(RECORDS).values()], _imported("sessions.csv")),
    "table": Target(_tables, _imported("table.csv")),
    "FIT": Target(
        lambda: [fit_bytes(RECORDS.sessions[0]), *_files("field/*.fit")()], _imported("a.fit")
    ),
    "GPX": Target(_files("runs/*.gpx", "field/*.gpx"), _imported("a.gpx")),
    "TCX": Target(_files("runs/*.tcx", "field/*.tcx"), _imported("a.tcx")),
    "Apple Health": Target(
        lambda: [apple_export(HEART_BEAT, RUN, OLD_RIDE)], _imported("export.xml")
    ),
    "lists of services": Target(
        lambda: [json.dumps(found).encode() for found in LISTS], _imported("list.json")
    ),
    "archive": Target(_archive, _archives),
    "archive of damaged files": Target(
        lambda: [*map(_unzipped, _archive())],
        lambda folder: _then(_zipped, _archives(folder)),
    ),
    "conflict copies": Target(lambda: [name.encode() for name in COPIES], _text(_copies)),
    "sports": Target(lambda: [name.encode() for name in SPORTS], _text(sport_kind)),
    "gzip": Target(
        lambda: [gzip.compress((DATA / "runs" / "evening.gpx").read_bytes(), mtime=0)],
        _imported("a.gpx.gz"),
    ),
    "backup": Target(_backup, _backups),
    "backup of damaged files": Target(_own_files, _backups_of_files),
    "history": Target(_history_file, _history),
    "sound process": Target(
        lambda: [*map(message_line, _MESSAGES)],
        lambda _: lambda data: tuple(_messages(data)),
    ),
}
