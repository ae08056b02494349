"""Recordings: GPX and TCX written by hand, FIT written by the official encoder."""

from __future__ import annotations

import gzip
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from garmin_fit_sdk import Encoder, Profile
from hypothesis import given, settings
from hypothesis import strategies as st

from recoverytimer.base import safexml
from recoverytimer.records.comparing import compare_records
from recoverytimer.records.formats.fitwriting import fit_bytes
from recoverytimer.records.watches import files as runfiles
from recoverytimer.records.watches import fit as fitreading
from recoverytimer.records.watches.files import read_runs
from recoverytimer.records.watches.fitframes import FIT_EPOCH_S
from recoverytimer.records.words.problems import problem_in_words
from recoverytimer.runs.run import Run
from tests import DATA
from tests.records.making import START, run, session

RUNS = DATA / "runs"
GPX = (RUNS / "evening.gpx").read_bytes()
TCX = (RUNS / "intervals.tcx").read_bytes()
TODAY = date(2026, 6, 1)
BERLIN = ZoneInfo("Europe/Berlin")
_NUMBERS = Profile["mesg_num"]


def fit(*sports: str, hours_ahead: float | None = 1.0, start: datetime = START) -> bytes:
    """A recording by the official encoder; each sport for 40 minutes, 8 km, one after another."""
    encoder = Encoder()

    def add(name: str, **values: Any) -> None:
        encoder.on_mesg(_NUMBERS[name], values)

    add("FILE_ID", type="activity", manufacturer="development", product=1, time_created=start)
    at = start
    for sport in sports:
        for _ in range(3):
            add("RECORD", timestamp=at, heart_rate=140, distance=1000.0)
        add(
            "SESSION",
            timestamp=at + timedelta(minutes=42),
            start_time=at,
            total_elapsed_time=2520,
            total_timer_time=2400,
            total_distance=8000,
            sport=sport,
        )
        at += timedelta(minutes=45)
    local = {}
    if hours_ahead is not None:
        seconds = at.timestamp() - FIT_EPOCH_S + hours_ahead * 3600
        local = {"local_timestamp": int(seconds)}
    add("ACTIVITY", timestamp=at, num_sessions=len(sports), type="manual", **local)
    return bytes(encoder.close())


def runs(name: str, data: bytes) -> tuple[Run, ...]:
    return read_runs([(name, data)], TODAY, BERLIN).records.runs


def problems(name: str, data: bytes) -> list[str]:
    return [problem_in_words(p) for p in read_runs([(name, data)], TODAY, BERLIN).problems]


def left_out(name: str, data: bytes) -> list[tuple[str, bool]]:
    """What is no run: how it is called, and whether that says nothing."""
    others = read_runs([(name, data)], TODAY, BERLIN).others
    return [(other.sport, other.is_untold) for other in others]


def test_a_gpx_track() -> None:
    (found,) = runs("evening.gpx", GPX)
    assert found.started_at == datetime(2026, 3, 4, 17, tzinfo=UTC)
    assert found.offset_min == 60
    assert found.distance_m == pytest.approx(1000, abs=5)
    # Eight minutes, of which it stood for two.
    assert found.duration_s == 360
    assert found.source == "evening.gpx"


def test_tcx_laps_and_the_local_time_that_it_tells() -> None:
    (found,) = runs("intervals.tcx", TCX)
    assert found.started_at == datetime(2026, 3, 5, 6, tzinfo=UTC)
    assert (found.offset_min, found.distance_m, found.duration_s) == (120, 1900, 540.5)
    assert left_out("intervals.tcx", TCX) == [("Biking", False)]


def test_fit_with_the_local_time_that_it_tells() -> None:
    (found,) = runs("x.fit", fit("running", hours_ahead=-9.5))
    assert (found.started_at, found.offset_min) == (START, -570)
    assert (found.distance_m, found.duration_s) == (8000, 2400)


@pytest.mark.parametrize("hours_ahead", [None, 400.0])
def test_fit_without_a_likely_local_time_is_from_here(hours_ahead: float | None) -> None:
    summer = START + timedelta(days=60)
    (found,) = runs("x.fit", fit("running", hours_ahead=hours_ahead, start=summer))
    assert found.offset_min == 120


def test_only_runs_are_taken_and_others_are_named() -> None:
    data = fit("swimming", "cycling", "running")
    (found,) = runs("triathlon.fit", data)
    assert found.started_at == START + timedelta(minutes=90)
    assert left_out("triathlon.fit", data) == [("swimming", False), ("cycling", False)]


def test_our_own_stretching_is_no_run() -> None:
    assert left_out("x.fit", fit_bytes(session())) == [("training", True)]


@pytest.mark.parametrize(
    ("sport", "taken"),
    [("running", 1), ("trail_running", 1), ("Run", 1), ("9", 1), ("cycling", 0), ("crunching", 0)],
)
def test_words_for_running(sport: str, taken: int) -> None:
    assert len(runs("x.gpx", GPX.replace(b"<type>running", f"<type>{sport}".encode()))) == taken


def test_a_track_that_does_not_say_its_sport_is_asked_about() -> None:
    unsaid = GPX.replace(b"<type>running</type>", b"")
    assert left_out("x.gpx", unsaid) == [("", True)]
    assert not runs("x.gpx", unsaid)


def test_a_planned_track_was_not_recorded() -> None:
    import re

    planned = re.sub(rb"<time>[^<]*</time>", b"", GPX)
    assert problems("x.gpx", planned) == [
        "x.gpx: No activity is recorded in it. Export one from your watch."
    ]


@pytest.mark.parametrize("coding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_codings_that_programs_write(coding: str) -> None:
    assert runs("x.gpx", ("\n" + GPX.decode()).encode(coding)) == runs("x.gpx", GPX)
    assert runs("x.tcx", ("\n" + TCX.decode()).encode(coding)) == runs("x.tcx", TCX)


def test_archives_of_services_are_packed() -> None:
    assert runs("x.fit.gz", gzip.compress(fit("running"))) == runs("x.fit.gz", fit("running"))
    assert problems("x.gz", gzip.compress(GPX)[:30])
    assert runs("x.gz", gzip.compress(fit("running"))[:-8]) == runs("x.gz", fit("running"))


def test_what_is_too_large_packed_or_not(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (safexml, runfiles):
        monkeypatch.setattr(module, "LARGEST_XML", 1000)
    monkeypatch.setattr(fitreading, "LARGEST_FIT", 100)
    for data in (GPX, gzip.compress(b"<gpx>" + b" " * 2**20), fit("running")):
        assert "larger than" in problems("x", data)[0]


def test_several_at_once_and_duplicates_among_them_and_with_those_that_are_there() -> None:
    files = [("a.gpx", GPX), ("b.fit", fit("running")), ("c.fit", fit("running")), ("d", b"?")]
    read = read_runs(files, TODAY, BERLIN)
    assert [p.file for p in read.problems] == ["d"]
    there = run("typed", START + timedelta(minutes=5), distance_m=8200.0)
    result = compare_records([there], read.records)
    assert [r.source for r in result.new.runs] == ["a.gpx"]
    assert [(old.id, new.source) for old, new in result.same_runs] == [
        ("typed", "b.fit"),
        ("typed", "c.fit"),
    ]
    assert not len(compare_records([there, *result.new], read.records).new)


BOMB = b"""<?xml version="1.0"?><!DOCTYPE gpx [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>
<gpx xmlns="http://www.topografix.com/GPX/1/1"><trk><name>&b;</name></trk></gpx>"""
OUTSIDE = b"""<!DOCTYPE gpx [<!ENTITY x SYSTEM "file:///etc/passwd">]><gpx><trk>&x;</trk></gpx>"""


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (BOMB, "entities"),
        (OUTSIDE, "entities"),
        (BOMB.decode().encode("utf-16"), "entities"),
        (OUTSIDE.decode().encode("utf-16-be"), "entities"),
        (b"<gpx>" + b"<trk>" * 100_000, "too deep"),
        (b"<gpx><trk><name><!DOCTYPE gpx></name></trk></gpx>", "entities"),
        (GPX[:300], "damaged or incomplete from line"),
        (TCX[:200], "damaged or incomplete from line"),
        (b"<gpx><trk></gpx>", "damaged or incomplete from line 1"),
        (b"<notgpx><gpx></gpx></notgpx>", "not a GPX file"),
        (b"<x><!-- TrainingCenterDatabase --></x>", "not a TCX file"),
        (fit()[:-20], "damaged or incomplete"),
        (fit("running")[:14], "damaged or incomplete"),
        (b"", "not a FIT, GPX or TCX file"),
        (b"\x1f\x8b", "not a FIT, GPX or TCX file"),
        (fit(), "No activity is recorded"),
    ],
)
def test_what_is_damaged_or_hostile_gets_one_sentence(data: bytes, told: str) -> None:
    (problem,) = problems("x", data)
    assert told in problem
    assert not runs("x", data)


@settings(max_examples=60)
@given(st.data())
def test_no_damage_brings_it_down(data: st.DataObject) -> None:
    whole = data.draw(st.sampled_from([GPX, TCX, fit("running")]))
    at = data.draw(st.integers(0, len(whole) - 1))
    damaged = (
        whole[:at] + data.draw(st.binary(max_size=4)) + whole[at + data.draw(st.integers(0, 9)) :]
    )
    read_runs([("x", damaged)], TODAY, BERLIN)
