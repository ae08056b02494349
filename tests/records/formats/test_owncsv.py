from __future__ import annotations

import csv
import io
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoverytimer.base.toml.reading import FileRead
from recoverytimer.exercise.exercise import Kind
from recoverytimer.player.session import Session
from recoverytimer.records.formats.owncsv import (
    csv_files,
    harmless,
    own_kind,
    read_csv_files,
    without_mark,
)
from recoverytimer.records.records import Records
from recoverytimer.records.tables.table import Table, read_table
from recoverytimer.records.words.problems import problem_in_words
from tests.records.making import RECORDS, START, records, segment, session


def table_of(data: bytes) -> Table:
    read = read_table(data)
    assert read.value is not None, read.problems
    return read.value


def taken(files: dict[str, bytes]) -> FileRead[Records]:
    return read_csv_files([(name, table_of(data)) for name, data in files.items()])


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@given(records())
def test_what_is_written_is_read_back(some: Records) -> None:
    read = taken(csv_files(some))
    assert not read.problems
    assert read.value == some


@pytest.mark.parametrize(
    "one",
    [
        session(
            routine_id="", routine_name="Yoga class", segments=(), by_hand=True, kind=Kind.MOBILITY
        ),
        session(routine_id="", routine_name="", segments=(), by_hand=True),
        session(segments=(segment(0.0, planned_s=None, side=None),), by_hand=True),
        session(routine_id="exercise:pigeon-pose", routine_name="Pigeon pose"),
    ],
    ids=["by hand", "by hand, unnamed", "by hand, of a routine", "an exercise alone"],
)
def test_a_session_of_no_routine_is_read_back(one: Session) -> None:
    read = taken(csv_files(Records((one,))))
    assert not read.problems
    assert read.value == Records((one,))


@given(st.text(max_size=20))
def test_no_cell_begins_a_formula_and_each_is_read_back(text: str) -> None:
    cell = harmless(text)
    assert without_mark(cell) == text
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))


def test_another_reader_opens_them() -> None:
    files = csv_files(RECORDS)
    assert set(files) == {
        "sessions.csv",
        "segments.csv",
        "adaptations.csv",
        "soreness.csv",
        "runs.csv",
    }
    first, second = rows(files["sessions.csv"])
    assert first["started_at"] == "2026-03-04T06:30:00Z"
    assert (first["day"], first["total_s"], first["complete"]) == ("2026-03-04", "85.5", "no")
    assert second["note"] == "'=cmd|' /C calc'!A0"
    assert len(rows(files["segments.csv"])) == 8
    swapped = rows(files["adaptations.csv"])[0]
    assert (swapped["way"], swapped["cautions"]) == ("swapped", "KNEE; HIPREP")
    assert rows(files["soreness.csv"])[0]["signs"] == "sharp; at night"
    assert rows(files["runs.csv"])[0]["distance_m"] == "10000.0"
    assert rows(files["runs.csv"])[0]["note"] == "'-1, tired"


def test_an_empty_record_has_files_with_headers_only() -> None:
    for name, data in csv_files(Records()).items():
        assert f"{own_kind(table_of(data))}.csv" == name
        assert not rows(data)


def test_sessions_without_their_segments_keep_their_time() -> None:
    files = csv_files(RECORDS)
    read = taken({"sessions.csv": files["sessions.csv"]})
    assert read.value is not None
    assert [s.total_s for s in read.value.sessions] == [85.5, 85.5]
    assert "segments.csv" in problem_in_words(read.problems[0])


@pytest.mark.parametrize("part", ["segments.csv", "adaptations.csv"])
def test_parts_without_their_session_are_told(part: str) -> None:
    read = taken({part: csv_files(RECORDS)[part]})
    assert read.value == Records()
    assert len(read.problems) == 2


def test_files_of_an_app_that_kept_no_adaptations_are_read() -> None:
    files = csv_files(Records((session(adaptations=()),)))
    del files["adaptations.csv"]
    read = taken(files)
    assert not read.problems
    assert read.value == Records((session(adaptations=()),))


def test_a_caution_that_is_not_known_is_listed_with_its_session() -> None:
    files = csv_files(RECORDS)
    files["adaptations.csv"] = files["adaptations.csv"].replace(b"KNEE; HIPREP", b"KNEES", 1)
    read = taken(files)
    assert read.value is not None
    assert [s.id for s in read.value.sessions] == ["two"]
    assert "KNEES" in "\n".join(map(problem_in_words, read.problems))


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        ("soreness.csv", ",4,", ",14,", "row 2: level is 14"),
        ("runs.csv", "2026-03-04T06:30:00Z", "yesterday", "row 2: started_at is"),
        ("runs.csv", "2026-03-04T06:30:00Z", "2026-03-04T06:30:00", "time zone"),
        ("runs.csv", ",60,", ",6000,", "offset_min is 6000"),
    ],
)
def test_rows_that_are_not_sound_are_listed(name: str, old: str, new: str, told: str) -> None:
    data = csv_files(RECORDS)[name].decode("utf-8-sig")
    assert old in data
    read = taken({name: data.replace(old, new, 1).encode()})
    assert told in "\n".join(map(problem_in_words, read.problems))


def test_a_session_across_a_clock_that_was_set_back_is_taken_mended() -> None:
    files = csv_files(Records(sessions=(session(ended_at=START - timedelta(hours=1)),)))
    read = taken(files)
    assert read.problems == ()
    assert read.value is not None
    (one,) = read.value.sessions
    assert one.ended_at == START + timedelta(seconds=one.total_s)


def test_files_that_a_spreadsheet_saved_with_semicolons_and_commas() -> None:
    data = csv_files(RECORDS)["segments.csv"].decode("utf-8-sig")
    saved = data.replace(",", ";").replace("45.5", "45,5")
    files = {**csv_files(RECORDS), "segments.csv": saved.encode("cp1252")}
    assert taken(files).value == RECORDS
