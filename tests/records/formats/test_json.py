from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from recoverytimer.history.changes import record_key
from recoverytimer.records.formats import jsonfile
from recoverytimer.records.formats.jsonfile import json_bytes, read_records_json
from recoverytimer.records.records import Records
from recoverytimer.records.words.problems import problem_in_words
from recoverytimer.routine.adaptation import Adaptation, Way
from tests import DOCS
from tests.records.making import RECORDS, records, run, session, sore

SCHEMA = json.loads((DOCS / "export.schema.json").read_text())


def damaged(**keys: object) -> bytes:
    return json.dumps({**json.loads(json_bytes(RECORDS)), **keys}).encode()


def left_out(exercise: str) -> Adaptation:
    return Adaptation(exercise=exercise, way=Way.LEFT_OUT)


def test_a_session_of_an_app_that_kept_no_adaptations_is_read() -> None:
    table = json.loads(json_bytes(RECORDS))
    del table["sessions"][0]["adaptations"]
    read = read_records_json(json.dumps(table).encode())
    assert not read.problems
    assert read.value is not None
    assert read.value.sessions[0] == session(adaptations=())


@given(records())
def test_what_is_written_is_read_back(some: Records) -> None:
    read = read_records_json(json_bytes(some))
    assert read.value == some
    assert not read.problems


@given(records(), st.timedeltas(timedelta(), timedelta(days=36_500)))
def test_when_a_record_was_changed_is_read_back(some: Records, later: timedelta) -> None:
    changed = {record_key(record): datetime(2000, 1, 1, tzinfo=UTC) + later for record in some}
    data = json_bytes(replace(some, changed=changed))
    read = read_records_json(data)
    assert read.value is not None
    assert (read.value, read.value.changed, read.problems) == (some, changed, ())
    jsonschema.validate(json.loads(data), SCHEMA)


@pytest.mark.parametrize("said", ["soon", 7, "2026-03-04T12:00:00", "9999-01-01T00:00:00Z", [1]])
def test_a_wrong_instant_of_a_change_is_named_and_the_record_taken(said: object) -> None:
    table = json.loads(json_bytes(RECORDS))
    table["runs"][0]["changed_at"] = said
    read = read_records_json(json.dumps(table).encode())
    assert read.value == RECORDS
    assert read.value.changed == {}
    (problem,) = read.problems
    assert "changed_at" in problem_in_words(problem)


@given(records())
def test_the_schema_accepts_it(some: Records) -> None:
    jsonschema.validate(json.loads(json_bytes(some)), SCHEMA)


def test_the_example_in_the_documentation_is_read() -> None:
    example = (DOCS / "export-format.md").read_text().split("```json\n")[1].split("```")[0]
    read = read_records_json(example.encode())
    assert read.value is not None
    assert [len(part) for part in (read.value.sessions, read.value.soreness, read.value.runs)] == [
        1,
        1,
        1,
    ]
    assert not read.problems


def test_newer_formats_are_refused() -> None:
    read = read_records_json(damaged(format=2, something=[]))
    assert read.value is None
    (problem,) = read.problems
    assert problem_in_words(problem) == (
        "Format 2 comes from a newer version of Recovery Timer. Update the app to use this file."
    )


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"{",
        b"\xff\xfe",
        b'{"format": 1}',
        b"[" * 100_000,
        b'{"format":' + b"[" * 100_000,
        damaged(format=True),
        damaged(format="1"),
        damaged(kind="x"),
        json_bytes(RECORDS)[:-40],
    ],
)
def test_what_is_no_such_file_is_refused_with_one_sentence(data: bytes) -> None:
    read = read_records_json(data)
    assert read.value is None
    assert len(read.problems) == 1


def test_a_file_that_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    data = json_bytes(RECORDS)
    monkeypatch.setattr(jsonfile, "LARGEST_JSON", len(data) - 1)
    (problem,) = read_records_json(data).problems
    assert "larger than" in problem_in_words(problem)


def test_what_is_not_sound_is_listed_and_the_others_are_taken() -> None:
    table = json.loads(json_bytes(RECORDS))
    table["soreness"][1]["level"] = 11
    table["soreness"].append("x")
    table["runs"][0]["started_at"] = "2026-03-04T06:30:00"
    table["sessions"][0]["ended_at"] = "2025-03-04T06:30:00Z"
    table["sessions"][0]["by_hand"] = True
    read = read_records_json(json.dumps(table).encode())
    assert read.value is not None
    assert [len(read.value.sessions), len(read.value.soreness), len(read.value.runs)] == [1, 1, 0]
    told = "\n".join(map(problem_in_words, read.problems))
    for part in ("sessions 1: It ends", "soreness 2: level is 11", "soreness 3:", "runs 1:"):
        assert part in told


def test_a_session_across_a_clock_that_was_set_back_is_taken_mended() -> None:
    table = json.loads(json_bytes(RECORDS))
    table["sessions"][0]["ended_at"] = "2025-03-04T06:30:00Z"
    read = read_records_json(json.dumps(table).encode())
    assert read.problems == ()
    assert read.value is not None
    first = read.value.sessions[0]
    assert first.ended_at == first.started_at + timedelta(seconds=first.total_s)


def test_of_millions_of_problems_the_first_are_kept_and_the_others_counted() -> None:
    items = b"0," * 50_000
    data = json_bytes(RECORDS).replace(b'"runs": [', b'"runs": [' + items)
    read = read_records_json(data)
    assert read.value == RECORDS
    assert len(read.problems) == 201
    assert "49800 more" in problem_in_words(read.problems[-1])


@pytest.mark.parametrize(
    "data",
    [
        json_bytes(RECORDS).replace(b'"runs": [', b'"runs": [' + b"0," * 1_000_000),
        json_bytes(RECORDS).replace(b'"runs": [', b'"x": 0,' * 1_000_000 + b'"runs": ['),
    ],
    ids=["records", "keys"],
)
def test_more_records_than_anybody_has_are_refused_before_they_take_memory(data: bytes) -> None:
    (problem,) = read_records_json(data).problems
    assert problem_in_words(problem) == (
        "It contains more than 1000000 records. Export fewer days at once."
    )


def test_the_commas_within_records_are_no_records() -> None:
    note = json.dumps('"\\,[' * 250_000).encode()
    data = json_bytes(RECORDS).replace(b'"sessions": [', b'"sessions": [{"note": %s},' % note)
    read = read_records_json(data)
    assert read.value is not None
    assert read.value.runs == RECORDS.runs


def test_a_record_larger_than_any_is_left_out_alone() -> None:
    huge = b'{"segments": [' + b"0," * 3_000_000 + b"0]},"
    read = read_records_json(json_bytes(RECORDS).replace(b'"runs": [', b'"runs": [' + huge))
    assert read.value == RECORDS
    (problem,) = read.problems
    assert problem_in_words(problem) == "runs 1: It is larger than 4 MiB. Delete it."


def test_keys_that_are_not_known_are_listed_and_the_record_is_taken() -> None:
    table = json.loads(json_bytes(RECORDS))
    table["sessions"][0]["segments"][1]["pulse"] = 90
    table["sessions"][0]["adaptations"][0]["asked"] = True
    table["runs"][0]["shoes"] = "red"
    read = read_records_json(json.dumps(table).encode())
    assert read.value == RECORDS
    assert {p.place for p in read.problems} == {
        ("sessions", 0, "segments", 1),
        ("sessions", 0, "adaptations", 0),
        ("runs", 0),
    }


@pytest.mark.parametrize(
    "some",
    [
        Records(runs=(run(offset_min=5000),)),
        Records(soreness=(sore(note="x" * 20_000),)),
        Records(sessions=(session("x" * 1000),)),
        Records(sessions=(session(routine_name="x" * 1000),)),
        Records(sessions=(session(adaptations=(left_out("x" * 1000),)),)),
        Records(sessions=(session(adaptations=(left_out("bridge"),) * 501),)),
    ],
)
def test_bounds(some: Records) -> None:
    read = read_records_json(json_bytes(some))
    assert read.value == Records()
    assert len(read.problems) == 1


def test_the_same_records_give_the_same_bytes_one_a_line() -> None:
    lines = json_bytes(RECORDS).decode().splitlines()
    assert sum(line.startswith('{"id"') for line in lines) == len(RECORDS)
