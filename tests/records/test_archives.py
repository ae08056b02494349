"""Folders and archives as services give them, small and made up."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from garmin_fit_sdk import Encoder, Profile

from recoverytimer.records.backup.write import BackupStamp, write_backup
from recoverytimer.records.personfiles import PersonFiles
from recoverytimer.records.readfiles import (
    IncomingRecords,
    incoming_paths,
    incoming_sources,
    with_tables,
)
from recoverytimer.records.sources import Sources
from recoverytimer.records.words.problems import problem_in_words
from tests.records.making import START
from tests.records.services.test_applehealth import RECORD, RUN, export
from tests.records.services.test_lists import GARMIN
from tests.records.watches.test_files import GPX, TCX, fit

TODAY = date(2026, 6, 1)
MONDAY = datetime(2026, 3, 2, 6, 30, tzinfo=UTC)
TUESDAY, WEDNESDAY = (MONDAY + timedelta(days=n) for n in (1, 2))
# Instants with a zone, as what a table without one means is another matter.
TABLE = """Activity Date,Activity Name,Activity Type,Activity Description,Distance (km),Moving Time
2026-03-02T06:30:05Z,Harbour,Run,Windy,8.02,2401
2026-03-03T06:30:00Z,Round the lake,Ride,,24.0,3600
2026-03-04T06:30:00Z,Treadmill,Run,,5.0,1500
"""
COMMENTS = 'Comment Date,Comment\n"Mar 4, 2026, 6:30:00 AM",Nice run\n'
UNTOLD_GPX = GPX.replace(b"<type>running</type>", b"").replace(b"2026-03-04T17", b"2026-03-03T06")
STRAVA: dict[str, bytes | str] = {
    "activities.csv": TABLE,
    "activities/1.fit.gz": gzip.compress(fit("running", start=MONDAY)),
    "activities/2.gpx": UNTOLD_GPX.replace(b"T06:0", b"T06:3"),
    "comments.csv": COMMENTS,
    "shoes.csv": "Shoe Name,Shoe Brand\nA,B\n",
    "media/1.jpg": b"\xff\xd8",
}


def zipped(files: Mapping[str, bytes | str]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return made.getvalue()


def laid_out(folder: Path, files: Mapping[str, bytes | str]) -> Path:
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode() if isinstance(data, str) else data)
    return folder


def archive(folder: Path, files: Mapping[str, bytes | str]) -> Path:
    path = folder / "export.zip"
    path.write_bytes(zipped(files))
    return path


def read(*paths: Path) -> IncomingRecords:
    arrived = incoming_paths(paths, TODAY)
    return with_tables(arrived, [guessed.matching for guessed in arrived.guessed], TODAY)


def told(found: IncomingRecords) -> list[str]:
    return [problem_in_words(problem) for problem in found.problems]


@pytest.mark.parametrize("is_packed", [True, False])
def test_an_archive_of_strava_is_read_whole(tmp_path: Path, *, is_packed: bool) -> None:
    found = read((archive if is_packed else laid_out)(tmp_path, STRAVA))
    watched, listed = sorted(found.records.runs, key=lambda run: run.started_at)
    assert (watched.started_at, watched.source) == (MONDAY, "activities/1.fit.gz")
    # The file counts, its row gives it a name.
    assert (watched.distance_m, watched.duration_s, watched.note) == (8000, 2400, "Harbour\nWindy")
    assert (listed.started_at, listed.source) == (WEDNESDAY, "activities.csv")
    # What the file does not tell the row does.
    (ride,) = found.others
    assert (ride.sport, ride.is_untold, ride.run.source) == ("Ride", False, "activities/2.gpx")
    assert sorted(found.passed_over) == ["comments.csv", "media/1.jpg", "shoes.csv"]
    assert found.doubles == 2
    assert found.records.sessions == ()
    assert told(found) == []


def test_a_table_in_an_archive_is_shown_only_where_something_is_in_doubt(tmp_path: Path) -> None:
    (sure,) = incoming_paths([archive(tmp_path, STRAVA)], TODAY).guessed
    assert not sure.is_asked
    doubtful = TABLE.replace("Distance (km)", "Distance")
    path = archive(tmp_path, {**STRAVA, "activities.csv": doubtful})
    (unsure,) = incoming_paths([path], TODAY).guessed
    assert unsure.is_asked


def test_one_file_in_a_zip(tmp_path: Path) -> None:
    (run,) = read(archive(tmp_path, {"20261234567_ACTIVITY.fit": fit("running")})).records.runs
    assert (run.started_at, run.source) == (START, "20261234567_ACTIVITY.fit")


def test_an_account_of_garmin_has_archives_within(tmp_path: Path) -> None:
    inner = zipped({"a_1.fit": fit("running", start=TUESDAY), "a_2.fit": fit(), "deep.zip": b"PK"})
    files = {
        "DI_CONNECT/DI-Connect-Uploaded-Files/UploadedFiles_0-_Part1.zip": inner,
        "DI_CONNECT/DI-Connect-Fitness/x_0_summarizedActivities.json": json.dumps(GARMIN),
        "DI_CONNECT/DI-Connect-Wellness/sleepData.json": '[{"sleepStartTimestampGMT": "x"}]',
        "customer_data/customer.json": "{}",
        "readme.txt": "x",
    }
    found = read(archive(tmp_path, files))
    assert {run.started_at for run in found.records.runs} == {TUESDAY, START}
    assert {other.sport for other in found.others} == {"lap_swimming"}
    assert len(found.passed_over) == 5
    assert told(found) == []


def test_files_of_a_watch_that_are_no_activities_are_passed_over_unread(tmp_path: Path) -> None:
    def made(kind: str) -> bytes:
        encoder = Encoder()
        encoder.on_mesg(Profile["mesg_num"]["FILE_ID"], {"manufacturer": "garmin", "type": kind})
        return bytes(encoder.close())

    kinds = ("monitoring_b", "settings", "course")
    # Cut off, so that reading them would be told.
    files = {f"{kind}.fit": made(kind)[:-2] for kind in kinds}
    found = read(archive(tmp_path, {**files, "a.fit": fit("running")}))
    assert found.passed_over == tuple(files)
    assert len(found.records.runs) == 1
    assert told(found) == []


def test_health_on_a_telephone_has_its_routes_in_the_list(tmp_path: Path) -> None:
    files = {
        "apple_health_export/Exportar.xml": export(RECORD, RUN),
        "apple_health_export/export_cda.xml": "<?xml version='1.0'?><ClinicalDocument/>",
        "apple_health_export/workout-routes/route_1.gpx": UNTOLD_GPX,
        "apple_health_export/electrocardiograms/ecg.csv": "Name,x\nClassification,y\n\n512\n",
    }
    found = read(archive(tmp_path, files))
    (run,) = found.records.runs
    assert (run.distance_m, run.duration_s, run.offset_min) == (5000, 1530, 60)
    assert found.others == ()
    assert len(found.passed_over) == 2


def test_a_list_of_workouts_that_is_cut_off(tmp_path: Path) -> None:
    whole = export(RUN, RUN)
    path = laid_out(tmp_path, {"export.xml": whole[: whole.rindex(b"HKIndoor")]}) / "export.xml"
    found = read(path)
    assert len(found.records.runs) == 1
    assert told(found) == [
        "export.xml: It is damaged or cut off. 1 activity was read before that. Export it again."
    ]


def test_the_row_of_another_sport_does_not_make_a_run_of_a_ride(tmp_path: Path) -> None:
    files = {**STRAVA, "activities/1.fit.gz": fit("cycling", start=MONDAY)}
    found = read(archive(tmp_path, files))
    assert {(o.sport, o.run.source) for o in found.others} >= {("cycling", "activities/1.fit.gz")}
    assert {run.source for run in found.records.runs} == {"activities.csv"}


def test_tables_without_a_sport_are_no_runs_among_other_files(tmp_path: Path) -> None:
    steps = "day,distance (m),steps\n2026-03-04,6123,8000\n2026-03-05,7001,9000\n"
    runs = "date;km;time\n2026-03-04;5;25:00\n2026-03-05;6;31:00\n"
    files = {"steps.csv": steps, "runs.csv": runs, "a.fit": fit("running")}
    found = read(archive(tmp_path, files))
    assert len(found.records.runs) == 1
    assert found.passed_over == ("steps.csv",)
    assert told(found) == [
        "runs.csv: It may be a table of runs, but nothing in it says so. Import it on its own."
    ]


def test_a_backup_in_a_folder_is_left_for_itself(tmp_path: Path) -> None:
    home = tmp_path / "home"
    write_backup(
        PersonFiles(home / "s.toml", home), tmp_path / "all" / "b.zip", BackupStamp(START, "0")
    )
    assert told(read(tmp_path / "all")) == ["b.zip: It is a backup. Import it on its own."]


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"a.txt": "x"}, "export.zip: No activities or records are in it."),
        ({"../a.fit": b"x"}, '"../a.fit" would be unpacked outside its folder.'),
        ({"a.csv": bytes(65 * 2**20)}, '"a.csv" would be suspiciously large once unpacked.'),
    ],
)
def test_what_is_not_read_gets_a_sentence(
    tmp_path: Path, files: dict[str, bytes | str], said: str
) -> None:
    (line,) = told(read(archive(tmp_path, files)))
    assert said in line


@pytest.mark.parametrize("cut", [10, 300])
def test_an_archive_that_is_cut_off_and_the_files_beside_it(tmp_path: Path, cut: int) -> None:
    path = archive(tmp_path, STRAVA)
    path.write_bytes(path.read_bytes()[:-cut])
    (tmp_path / "a.tcx").write_bytes(TCX)
    found = read(tmp_path)
    assert len(found.records.runs) == 1
    assert told(found) == ["export.zip: The archive is damaged or not complete. Get it again."]


def test_one_damaged_file_in_an_archive_takes_nothing_else_down(tmp_path: Path) -> None:
    path = archive(tmp_path, {"a.fit": fit("running"), "b.tcx": TCX})
    data = bytearray(path.read_bytes())
    at = data.index(b"a.fit") + 40
    data[at : at + 8] = b"\0" * 8
    path.write_bytes(data)
    found = read(path)
    assert {run.source for run in found.records.runs} == {"b.tcx"}
    assert len(told(found)) == 1


def test_links_in_circles_and_hidden_files_are_passed_by(tmp_path: Path) -> None:
    laid_out(tmp_path, {"a/a.fit": fit("running"), ".hidden/b.tcx": TCX, "a/.c.tcx": TCX})
    (tmp_path / "a" / "again").symlink_to(tmp_path, target_is_directory=True)
    assert [source.name for source in Sources([tmp_path])] == ["a/a.fit"]


def test_files_are_let_go_of_one_by_one(tmp_path: Path) -> None:
    laid_out(tmp_path, {f"{number}.tcx": TCX for number in range(3)})
    seen: list[tuple[str, int]] = []
    incoming_sources(Sources([tmp_path]), TODAY, watch=lambda *at: seen.append(at))
    assert seen == [("0.tcx", 1), ("1.tcx", 2), ("2.tcx", 3)]


class StopError(Exception):
    pass


def test_reading_ends_where_it_is_told_to(tmp_path: Path) -> None:
    def watch(_: str, number: int) -> None:
        if number == 2:
            raise StopError

    laid_out(tmp_path, {f"{number}.tcx": TCX for number in range(3)})
    with pytest.raises(StopError):
        incoming_sources(Sources([tmp_path]), TODAY, watch=watch)


def test_names_that_are_no_text_and_folders_that_are_not_there(tmp_path: Path) -> None:
    (line,) = told(read(tmp_path / "gone"))
    assert "gone: The file cannot be read" in line
