"""FIT files as the official SDK and another reader see them."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta
from typing import Any

import fitdecode
import pytest
from garmin_fit_sdk import Decoder, Stream
from hypothesis import given, settings

from recoverytimer.exercise.exercise import Kind
from recoverytimer.player.session import Session
from recoverytimer.records.formats.fitmessages import FIT_EPOCH_S
from recoverytimer.records.formats.fitwriting import fit_bytes, fit_files
from tests.records.making import START, session, sessions


def official(data: bytes) -> dict[str, list[dict[str, Any]]]:
    assert Decoder(Stream.from_byte_array(bytearray(data))).check_integrity()
    messages, errors = Decoder(Stream.from_byte_array(bytearray(data))).read()
    assert not errors
    return messages


def test_the_official_reader_opens_it() -> None:
    read = official(fit_bytes(session()))
    (file_id,), (whole,), (activity,) = (
        read[f"{name}_mesgs"] for name in ("file_id", "session", "activity")
    )
    assert file_id["type"] == "activity"
    assert (whole["sport"], whole["sub_sport"]) == ("training", "flexibility_training")
    assert whole["start_time"] == START
    assert whole["total_elapsed_time"] == 480
    assert whole["total_timer_time"] == 85.5
    assert whole["num_laps"] == 3
    assert activity["timestamp"] == START + timedelta(minutes=8)
    local = datetime.fromtimestamp(activity["local_timestamp"] + FIT_EPOCH_S, UTC)
    assert local.replace(tzinfo=None) == datetime.fromisoformat("2026-03-04 07:38")
    assert read["sport_mesgs"][0]["name"] == "Glute relief"


def test_there_is_a_lap_for_each_segment_that_was_played() -> None:
    laps = official(fit_bytes(session()))["lap_mesgs"]
    assert [lap["total_timer_time"] for lap in laps] == [10, 30, 45.5]
    assert [lap["intensity"] for lap in laps] == ["rest", "active", "active"]
    assert [lap["message_index"] for lap in laps] == [0, 1, 2]
    assert laps[1]["start_time"] == START + timedelta(seconds=10)
    assert laps[-1]["lap_trigger"] == "session_end"


def test_another_reader_opens_it() -> None:
    with fitdecode.FitReader(
        io.BytesIO(fit_bytes(session())),
        check_crc=fitdecode.CrcCheck.RAISE,
        error_handling=fitdecode.ErrorHandling.RAISE,
    ) as frames:
        names = [f.name for f in frames if isinstance(f, fitdecode.FitDataMessage)]
    assert names.count("lap") == 3
    assert names[0] == "file_id"
    assert names[-2:] == ["session", "activity"]


@pytest.mark.parametrize(
    ("kind", "sub_sport"),
    [
        (Kind.ROLL, "flexibility_training"),
        (Kind.STRENGTH, "strength_training"),
        (Kind.BREATHING, "breathing"),
        (Kind.COLD, "generic"),
    ],
)
def test_the_sub_sport_is_that_of_the_kind(kind: Kind, sub_sport: str) -> None:
    (whole,) = official(fit_bytes(session(kind=kind)))["session_mesgs"]
    assert whole["sub_sport"] == sub_sport


def test_what_was_entered_by_hand_is_one_lap() -> None:
    (lap,) = official(fit_bytes(session(segments=(), by_hand=True)))["lap_mesgs"]
    assert lap["total_timer_time"] == 480


def test_names_are_by_local_time_and_never_the_same() -> None:
    some = [session(), session("two"), session("three", routine_id="../Über")]
    assert list(fit_files(some).files) == [
        "2026-03-04-0730-glute-relief.fit",
        "2026-03-04-0730-glute-relief-2.fit",
        "2026-03-04-0730-uber.fit",
    ]


def test_a_time_that_the_format_cannot_say_is_left_out() -> None:
    old = session(at=START.replace(year=1980))
    assert fit_files([old]).left_out == (old,)


@settings(max_examples=25)
@given(sessions())
def test_any_session_can_be_read(some: Session) -> None:
    made = fit_files([some])
    for data in made.files.values():
        read = official(data)
        assert read["session_mesgs"][0]["total_timer_time"] == pytest.approx(some.total_s, abs=0.01)
