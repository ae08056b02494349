from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from pathlib import Path
from zipfile import ZipFile

import pytest
from msgspec.structs import replace

from recoverytimer.history.changes import record_key
from recoverytimer.history.history import History
from recoverytimer.history.words.counts import counted_records
from recoverytimer.records.backup.restore import examine_backup
from recoverytimer.records.backup.write import BackupStamp, write_backup
from recoverytimer.records.formats.fitwriting import fit_bytes
from recoverytimer.records.formats.jsonfile import json_bytes
from recoverytimer.records.formats.owncsv import csv_files
from recoverytimer.records.importrecords import give_back, take_in
from recoverytimer.records.personfiles import PersonFiles
from recoverytimer.records.readfiles import (
    IncomingRecords,
    holds_records,
    with_tables,
)
from recoverytimer.records.records import Records, records_of
from recoverytimer.records.words.backups import restored_in_words, would_bring, would_clash
from recoverytimer.records.words.imports import outcome_in_words
from recoverytimer.records.words.problems import problem_in_words
from tests.recordmaking import NOON
from tests.recordreading import incoming_files
from tests.records.making import RECORDS, START, run, session
from tests.records.services.test_applehealth import RUN, export
from tests.records.services.test_lists import GARMIN

TODAY = date(2026, 3, 10)
TABLE = b"Date,Distance (km),Time\n2026-03-01,10.2,58:10\nbroken,5,30:00\n"


def test_taking_in_twice_is_the_same_as_once(tmp_path: Path) -> None:
    history = History(tmp_path / "history.sqlite3")
    incoming = incoming_files([("mine.json", json_bytes(RECORDS))], TODAY).sure
    first = take_in(history, incoming)
    assert outcome_in_words(first) == ("Added: 2 sessions, 2 soreness entries and 1 run.",)
    second = take_in(history, incoming)
    assert outcome_in_words(second) == ("Already here: 2 sessions, 2 soreness entries and 1 run.",)
    assert set(records_of(history)) == set(RECORDS)
    history.close()


def dated(note: str, at: datetime) -> IncomingRecords:
    """A run as a file tells it that knows when it was changed."""
    changed = run(note=note)
    written = json_bytes(Records(runs=(changed,), changed={record_key(changed): at}))
    return incoming_files([("mine.json", written)], TODAY).sure


@pytest.mark.parametrize(
    ("later", "kept"), [(timedelta(days=1), "theirs"), (timedelta(days=-1), "mine")]
)
def test_the_later_change_counts_where_a_file_tells_it(
    tmp_path: Path, later: timedelta, kept: str
) -> None:
    history = History(tmp_path / "history.sqlite3", now=lambda: NOON)
    history.add(run(note="mine"))
    result = take_in(history, dated("theirs", NOON + later))
    assert [r.note for r in records_of(history).runs] == [kept]
    assert len(result.merge.newer) == (kept == "theirs")
    assert max(history.changed().values()) == max(NOON, NOON + later)
    history.close()


@pytest.mark.parametrize(("later", "there"), [(timedelta(days=1), 1), (timedelta(days=-1), 0)])
def test_what_was_deleted_stays_so_unless_it_was_changed_since(
    tmp_path: Path, later: timedelta, there: int
) -> None:
    history = History(tmp_path / "history.sqlite3", now=lambda: NOON)
    history.add(run())
    history.delete_all([run()])
    result = take_in(history, dated("theirs", NOON + later))
    assert len(result.merge.deleted) == 1 - there
    assert len(records_of(history).runs) == there
    history.close()


def test_what_tells_no_instant_brings_nothing_back_unless_it_is_wanted(tmp_path: Path) -> None:
    history = History(tmp_path / "history.sqlite3")
    history.add(*RECORDS)
    history.delete_all(RECORDS)
    incoming = IncomingRecords(RECORDS)
    assert outcome_in_words(take_in(history, incoming)) == (
        "5 records that you deleted are left out.",
    )
    assert not len(records_of(history))
    again = take_in(history, incoming, bring_back=True)
    assert outcome_in_words(again) == ("Brought back: 2 sessions, 2 soreness entries and 1 run.",)
    assert records_of(history) == RECORDS
    history.close()


def test_a_foreign_table_waits_for_its_matching_and_others_do_not() -> None:
    found = incoming_files([("a.csv", TABLE), ("mine.json", json_bytes(RECORDS))], TODAY)
    assert [guessed.name for guessed in found.guessed] == ["a.csv"]
    assert set(found.sure.records) == set(RECORDS)
    read = with_tables(found, [found.guessed[0].matching], TODAY)
    assert len(read.records.runs) == 2
    assert [problem_in_words(p) for p in read.problems] == [
        'a.csv, row 3: The date is "broken". Write it as year-month-day, such as 2026-03-31.'
    ]
    assert with_tables(found, [None], TODAY).records == found.sure.records


def test_files_of_one_name_are_told_apart() -> None:
    other = TABLE.replace(b"2026-03-01", b"2026-03-02")
    found = incoming_files([("a.csv", TABLE), ("a.csv", other)], TODAY)
    assert [guessed.name for guessed in found.guessed] == ["a.csv", "a.csv (2)"]


def test_giving_back_leaves_what_was_changed_since(tmp_path: Path) -> None:
    history = History(tmp_path / "history.sqlite3")
    history.add(run("before"))
    result = take_in(history, IncomingRecords(RECORDS))
    assert len(result.merge.same_runs) == 1
    new = result.merge.new
    history.add(replace(new.sessions[0], note="mine now"))
    assert give_back(history, new) == 1
    assert records_of(history) == Records(
        sessions=(replace(new.sessions[0], note="mine now"),), runs=(run("before"),)
    )
    history.close()


def test_what_a_backup_would_bring(tmp_path: Path) -> None:
    theirs = PersonFiles(tmp_path / "theirs" / "settings.toml", tmp_path / "theirs")
    there = History(theirs.history)
    there.add(*RECORDS)
    there.close()
    (theirs.data / "routines").mkdir()
    (theirs.data / "routines" / "mine.toml").write_text("format = 1")
    backup = tmp_path / "backup.zip"
    write_backup(theirs, backup, BackupStamp(NOON, "0"))
    mine = PersonFiles(tmp_path / "mine" / "settings.toml", tmp_path / "mine")
    history = History(mine.history)
    history.add(session(note="other"))
    found = examine_backup(mine, history, backup)
    history.close()
    assert would_bring(found) == (
        "Records: 1 session, 2 soreness entries and 1 run.",
        "Files: 1 routine.",
    )
    assert would_clash(found) == ("Records: 1 session.",)
    assert restored_in_words(found, replaced=False) == (
        "Restored: 1 session, 2 soreness entries, 1 run and 1 routine."
    )
    assert restored_in_words(found, replaced=True).startswith("Restored: 2 sessions")


def test_sums_in_words() -> None:
    assert counted_records(Records()) == ""
    assert counted_records(Records(runs=(run(),))) == "1 run"
    assert counted_records(Records(sessions=(session(),), runs=(run(),))) == "1 session and 1 run"


def test_files_that_hold_records(tmp_path: Path) -> None:
    def put(name: str, data: bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(data)
        return path

    data = tmp_path / "home"
    write_backup(PersonFiles(data / "s.toml", data), tmp_path / "all.zip", BackupStamp(START, "0"))
    assert holds_records(tmp_path / "all.zip")
    assert holds_records(put("mine.json", json_bytes(RECORDS)))
    assert all(holds_records(put(name, text)) for name, text in csv_files(RECORDS).items())
    assert holds_records(put("activity", fit_bytes(session())))
    assert holds_records(put("damaged.gpx", b"?"))
    assert holds_records(put("damaged.zip", b"PK\x03\x04?"))
    assert holds_records(tmp_path)
    assert holds_records(put("laeufe.csv", b"Datum;km;Zeit\n1.3.2026;5,2;26:00\n"))
    assert holds_records(put("cut.csv", b"Date,Distance,Time\n2026-03-01,5,25:00\n2026-0"))
    assert holds_records(put("Exportar.xml", export(RUN)))
    assert holds_records(put("x_summarizedActivities.json", json.dumps(GARMIN).encode()))
    with ZipFile(tmp_path / "strava.zip", "w") as archive:
        archive.writestr("activities.csv", "x")
    assert holds_records(tmp_path / "strava.zip")
    with ZipFile(tmp_path / "legs.zip", "w") as archive:
        archive.writestr("manifest.toml", "x")
    assert not holds_records(tmp_path / "legs.zip")
    assert not holds_records(put("other.xml", b"<?xml version='1.0'?><a/>"))
    assert not holds_records(put("timer.json", b'{"workouts": []}'))
    assert not holds_records(put("plan.csv", b"name,seconds\nSquat,30\n"))
    assert not holds_records(put("legs.toml", b'name = "Legs"'))
    assert not holds_records(tmp_path / "gone.json")
