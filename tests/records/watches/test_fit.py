"""FIT files that are cut, damaged, odd or say too little; written by the official encoder."""

from __future__ import annotations

import struct
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any

import fitdecode
import pytest

from tests import DATA
from tests.records.making import START
from tests.records.watches.recordings import FitFile, only_run, read, told

FIELD = DATA / "field"
GOOD = (FIELD / "fit-good.fit").read_bytes()
WHOLE = FitFile().add_records().add_session().data()
CUT = "x: It is cut off or damaged, so only a part of it could be read."
CHECKSUM = "x: Its checksum is wrong, so parts of it may be, too."
NO_SUMMARY = "x: It has no summary; distance and time were worked out from its points."
OTHER = "x: Its summary does not fit its points; the distance was worked out from these."
OF_POINTS = "x: Its summary has no distance; it was worked out from its laps or points."


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("fit-good", []),
        ("fit-badcrc", [CHECKSUM]),
        ("fit-trailing", []),
        ("fit-session-nodist", [OF_POINTS]),
    ],
)
def test_files_of_the_field(name: str, said: list[str]) -> None:
    data = (FIELD / f"{name}.fit").read_bytes()
    (run,) = read(data).records.runs
    assert run.started_at == datetime(2026, 3, 4, 6, 30, tzinfo=UTC)
    assert (run.distance_m, run.duration_s) == (5000, 1500)
    assert told(data) == said


@pytest.mark.parametrize(
    ("name", "metres", "seconds", "said"),
    [("fit-cut", 2900, 870, CUT), ("fit-nosession", 5000, 1500, NO_SUMMARY)],
)
def test_what_lost_its_summary_is_offered(name: str, metres: int, seconds: int, said: str) -> None:
    data = (FIELD / f"{name}.fit").read_bytes()
    (other,) = read(data).others
    assert (other.run.distance_m, other.run.duration_s) == (metres, seconds)
    assert other.is_likely
    assert told(data) == [said]


def test_a_recording_is_read_as_far_as_it_goes() -> None:
    seen = 0
    for end in range(60, len(WHOLE), 97):
        found = read(WHOLE[:end])
        assert len(found.others) + len(found.records.runs) + len(found.problems) == 1
        assert found.notes or found.problems
        seen = max(seen, *(int(o.run.duration_s or 0) for o in found.others), 0)
    assert seen > 550


@pytest.mark.parametrize("size", [0, 10**6, 700])
def test_a_recording_that_was_never_closed(size: int) -> None:
    data = WHOLE[:4] + struct.pack("<I", size) + WHOLE[8:]
    (run,) = read(data).records.runs
    assert (run.distance_m, run.duration_s) == (1800, 600)


@pytest.mark.parametrize("size", [0, 12, 13, 200, 255])
def test_a_header_that_tells_a_wrong_size(size: int) -> None:
    (run,) = read(bytes([size]) + WHOLE[1:]).records.runs
    assert (run.distance_m, run.duration_s) == (1800, 600)


@pytest.mark.parametrize("behind", [b"\0" * 64, b"\xff" * 7, b"garbage", WHOLE[:9]])
def test_bytes_behind_the_end(behind: bytes) -> None:
    assert only_run(WHOLE + behind).distance_m == 1800


def test_files_that_are_chained() -> None:
    later = START + timedelta(hours=5)
    second = FitFile().add_records(start=later).add_session(start=later).data()
    settings = FitFile(type="settings").data()
    runs = read(WHOLE + settings + second).records.runs
    assert [r.started_at for r in runs] == [START, later]


def frames(*messages: bytes) -> bytes:
    """A FIT file of raw messages."""
    body = b"".join(messages)
    return struct.pack("<BBHI4s", 12, 32, 2132, len(body), b".FIT") + body + b"\0\0"


def definition(local: int, number: int, *fields: tuple[int, int, int], more: bytes = b"") -> bytes:
    """What a message is made of; `more` are fields of developers."""
    head = 0x40 | (0x20 if more else 0) | local
    made = struct.pack("<BBBHB", head, 0, 0, number, len(fields))
    return made + b"".join(map(bytes, fields)) + more


BEGUN = int(START.timestamp()) - 631_065_600
FILE_ID = definition(0, 0, (0, 1, 0)) + b"\x00\x04"
SESSION = definition(1, 18, (2, 4, 0x86), (8, 4, 0x86), (9, 4, 0x86), (5, 1, 0))
SUMMED = b"\x01" + struct.pack("<IIIB", BEGUN, 600_000, 180_000, 1)


@pytest.mark.parametrize(
    "odd",
    [
        definition(2, 20, (253, 4, 0x86), (88, 3, 0x84)) + b"\x02" + bytes(7),
        definition(2, 60_000, (1, 5, 0x55)) + b"\x02" + bytes(5),
        definition(2, 20, (250, 0, 0x07)) + b"\x02",
        definition(2, 20) + b"\x02",
        definition(2, 20, (6, 2, 0x84), more=bytes([1, 7, 3, 9])) + b"\x02" + bytes(5),
        definition(2, 206, (0, 1, 2), (1, 1, 2), (2, 1, 2)) + b"\x02\x07\x00\xee",
        definition(2, 132, (10, 1, 13)) + b"\x02\x00",
        definition(2, 20, (5, 8, 0x88)) + b"\x02" + struct.pack("<ff", float("nan"), 1),
        definition(2, 0, (8, 3, 7)) + b"\x02\xff\xfe\xfd",
    ],
)
def test_odd_and_unknown_definitions_are_passed_over(odd: bytes) -> None:
    assert only_run(frames(FILE_ID, odd, SESSION, SUMMED)).distance_m == 1800


def test_instants_of_which_only_the_last_bits_are_told() -> None:
    record = definition(2, 20, (5, 4, 0x86))
    first = definition(3, 20, (253, 4, 0x86), (5, 4, 0x86)) + b"\x03" + struct.pack("<II", BEGUN, 0)
    rest = b"".join(
        bytes([0x80 | 2 << 5 | (BEGUN + s) & 0x1F]) + struct.pack("<I", s * 300)
        for s in range(5, 605, 5)
    )
    (other,) = read(frames(FILE_ID, first, record, rest)).others
    assert (other.run.started_at, other.run.distance_m, other.run.duration_s) == (START, 1800, 600)


def test_numbers_in_the_other_order_of_bytes() -> None:
    big = b"\x41\x00\x01" + struct.pack(">HB", 18, 4)
    big += b"".join(map(bytes, [(2, 4, 0x86), (8, 4, 0x86), (9, 4, 0x86), (5, 1, 0)]))
    summed = b"\x01" + struct.pack(">IIIB", BEGUN, 600_000, 180_000, 1)
    assert only_run(frames(FILE_ID, big, summed)).distance_m == 1800


@pytest.mark.parametrize(
    ("lacking", "said"),
    [
        ({"start_time": None}, []),
        ({"total_distance": None}, [OF_POINTS]),
        ({"total_distance": 0}, [OF_POINTS]),
        ({"total_timer_time": None}, []),
        ({"total_timer_time": None, "total_elapsed_time": None}, []),
        ({"total_elapsed_time": 9999, "total_timer_time": 9999}, []),
        ({"timestamp": START}, []),
        ({"sport": "generic", "sub_sport": "treadmill"}, []),
        ({"total_distance": 50_000}, [OTHER]),
    ],
)
def test_a_summary_that_says_too_little_or_what_cannot_be(
    lacking: dict[str, Any], said: list[str]
) -> None:
    data = FitFile().add_records().add_session(**lacking).data()
    (run,) = read(data).records.runs
    assert (run.started_at, run.distance_m, run.duration_s) == (START, 1800, 600)
    assert told(data) == said


def test_laps_stand_in_for_a_summary_and_for_points() -> None:
    def laps() -> FitFile:
        made = FitFile().add("SPORT", sport="running")
        for n in range(2):
            begun = START + timedelta(seconds=n * 300)
            made.add(
                "LAP",
                timestamp=begun + timedelta(seconds=300),
                start_time=begun,
                total_timer_time=300,
                total_distance=900,
            )
        return made

    for data in (laps().data(), laps().add_session(total_distance=None).data()):
        (run,) = read(data).records.runs
        assert (run.started_at, run.distance_m, run.duration_s) == (START, 1800, 600)


def test_without_a_summary_its_timer_tells_the_pauses() -> None:
    made = FitFile().add("SPORT", sport="running").add_records(1000)
    for second, kind in ((0, "start"), (300, "stop_all"), (500, "start"), (900, "stop")):
        at = START + timedelta(seconds=second)
        made.add("EVENT", timestamp=at, event="timer", event_type=kind)
    assert read(made.data()).records.runs[0].duration_s == 700


def test_a_multisport_recording_that_broke_off_gives_what_was_summed_up_and_the_rest() -> None:
    later = START + timedelta(seconds=600)
    made = FitFile().add_records().add_session(sport="cycling").add("SPORT", sport="running")
    data = made.add_records(900, later).data()
    found = read(data[:-40])
    assert [o.sport for o in found.others] == ["cycling"]
    assert [r.duration_s for r in found.records.runs] == [pytest.approx(835, abs=10)]


def test_what_a_ride_lacks_is_of_no_matter() -> None:
    assert told(FitFile().add_session(sport="cycling", total_distance=None).data()) == []


def test_a_jump_that_the_device_counted_is_taken_off_again() -> None:
    made = FitFile()
    for s in range(601):
        jumped = 230_000 if s > 300 else 0
        at = START + timedelta(seconds=s)
        made.add("RECORD", timestamp=at, distance=s * 3.0 + jumped)
    data = made.add_session(total_distance=231_800).data()
    (run,) = read(data).records.runs
    assert run.distance_m == pytest.approx(1800, abs=5)
    assert "jump" in told(data)[0]


def test_a_course_was_not_recorded() -> None:
    course = FitFile(type="course").add_records().data()
    assert "No activity is recorded" in told(course)[0]


def test_weeks_that_ran_over_are_mended_by_when_the_file_was_made() -> None:
    old = START - timedelta(weeks=1024)
    data = FitFile(time_created=START).add_records(start=old).add_session(start=old).data()
    (run,) = read(data).records.runs
    assert (run.started_at, run.duration_s) == (START, 600)
    assert "1,024 weeks slow" in told(data)[0]


def test_a_local_time_that_is_that_of_utc_is_none() -> None:
    local = int(START.timestamp()) - 631_065_600
    made = FitFile().add_session().add("ACTIVITY", timestamp=START, local_timestamp=local)
    assert only_run(made.data()).offset_min == 60


def test_a_second_reader_finds_the_same() -> None:
    run = only_run(WHOLE)
    with fitdecode.FitReader(BytesIO(WHOLE), check_crc=fitdecode.CrcCheck.RAISE) as all_frames:
        messages = [f for f in all_frames if isinstance(f, fitdecode.FitDataMessage)]
    (session,) = [message for message in messages if message.name == "session"]
    assert run.started_at == session.get_value("start_time")
    assert run.distance_m == session.get_value("total_distance")
    assert run.duration_s == session.get_value("total_timer_time")


def test_files_in_a_file_and_sports_in_a_row_are_bounded() -> None:
    assert not read(struct.pack("<BBHI4s", 12, 32, 0, 1, b".FIT") * 100_000).records.runs
    many = (
        b"\x01" + struct.pack("<IIIB", BEGUN + hour * 3600, 600_000, 180_000, 1)
        for hour in range(-100_000, 0)
    )
    assert len(read(frames(FILE_ID, SESSION, *many)).records.runs) == 200


def test_a_summary_that_is_written_twice_counts_once() -> None:
    made = FitFile().add_records().add_session(300, total_distance=900).add_session()
    assert only_run(made.data()).duration_s == 600
