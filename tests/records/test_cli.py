"""Export and import as a person types them."""

from __future__ import annotations

import csv
import gzip
import io
import json
import subprocess
import sys
import zipfile
from datetime import timedelta
from pathlib import Path

import fitdecode
import jsonschema
import pytest
from icalendar import Calendar
from pypdf import PdfReader

from recoverytimer.__main__ import main
from recoverytimer.history.history import History
from recoverytimer.records import commands
from recoverytimer.records.formats.jsonfile import json_bytes
from recoverytimer.records.records import Records, records_of
from tests import DOCS
from tests.records.making import RECORDS, START, run, session
from tests.records.test_archives import STRAVA, archive, laid_out
from tests.records.watches.test_files import GPX, TCX, fit

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "home"
    history = History(folder / "history.sqlite3")
    history.add(*RECORDS)
    history.close()
    return folder


def call(home: Path, *arguments: object) -> int:
    return main(["--data-dir", str(home), *map(str, arguments)])


def records(home: Path) -> Records:
    history = History(home / "history.sqlite3")
    try:
        return records_of(history)
    finally:
        history.close()


def written(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def test_json_goes_out_and_in(home: Path, tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "out.json"
    assert call(home, "export", path) == 0
    assert "2 sessions, 2 soreness entries and 1 run" in capsys.readouterr().out
    jsonschema.validate(
        json.loads(path.read_text()), json.loads((DOCS / "export.schema.json").read_text())
    )
    other = tmp_path / "other"
    assert call(other, "import", path) == 0
    assert "Added: 2 sessions" in capsys.readouterr().out
    assert records(other) == RECORDS
    assert call(other, "import", path) == 0
    told = capsys.readouterr().out
    assert "Added" not in told
    assert "Already here: 2 sessions" in told
    assert records(other) == RECORDS


def test_only_some_days(home: Path, tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    assert call(home, "export", "--from", "2026-03-05", "--to", "2026-03-05", path) == 0
    table = json.loads(path.read_text())
    assert [s["id"] for s in table["sessions"]] == ["two"]
    assert table["soreness"] == table["runs"] == []


def test_csv_goes_out_and_in(home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "tables"
    assert call(home, "export", "--as", "csv", folder) == 0
    text = (folder / "sessions.csv").read_bytes().decode("utf-8-sig")
    assert len(list(csv.DictReader(io.StringIO(text)))) == 2
    other = tmp_path / "other"
    assert call(other, "import", folder) == 0
    assert records(other) == RECORDS


def test_fit_and_calendar_go_out(home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "fit"
    assert call(home, "export", "--as", "fit", folder) == 0
    files = sorted(folder.iterdir())
    assert [f.name for f in files] == [
        "2026-03-04-0730-glute-relief.fit",
        "2026-03-05-0730-glute-relief.fit",
    ]
    with fitdecode.FitReader(files[0], check_crc=fitdecode.CrcCheck.RAISE) as frames:
        assert any(frame.frame_type == fitdecode.FIT_FRAME_DATA for frame in frames)
    calendar = tmp_path / "done.ics"
    assert call(home, "export", calendar) == 0
    assert len(Calendar.from_ical(calendar.read_bytes()).walk("VEVENT")) == 2


def test_a_report_on_paper(home: Path, tmp_path: Path, capsys: Capture) -> None:
    written(home, "settings.toml", 'cautions = ["LBP"]\n')
    path = tmp_path / "report.pdf"
    code = f"from recoverytimer.__main__ import main; main(['--data-dir', {str(home)!r}, 'export'"
    code += f", '--as', 'pdf', '--from', '2026-03-01', {str(path)!r}])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "March 2026" in done.stdout
    found = " ".join(PdfReader(path).pages[0].extract_text().split())
    assert "2 sessions on 2 days" in found
    assert "Back pain" in found


def test_a_backup_goes_out_and_in(home: Path, tmp_path: Path, capsys: Capture) -> None:
    written(home, "settings.toml", "prepare_s = 8.0\n")
    assert call(home, "export", "--as", "backup", tmp_path) == 0
    (path,) = tmp_path.glob("recovery-timer-*.zip")
    assert zipfile.is_zipfile(path)
    other = tmp_path / "other"
    assert call(other, "import", path) == 0
    assert records(other) == RECORDS
    assert (other / "settings.toml").read_text() == "prepare_s = 8.0\n"
    written(other, "settings.toml", "prepare_s = 3.0\n")
    capsys.readouterr()
    assert call(other, "import", path) == 0
    told = capsys.readouterr().out
    assert "settings.toml stays as it is" in told
    assert (other / "settings.toml").read_text() == "prepare_s = 3.0\n"


def test_a_backup_is_of_everything(home: Path, tmp_path: Path, capsys: Capture) -> None:
    assert call(home, "export", "--from", "2026-03-05", tmp_path / "x.zip") == 1
    assert "leave out --from and --to" in capsys.readouterr().out
    assert not (tmp_path / "x.zip").exists()


def test_everything_at_once_is_told_apart_by_its_content(
    home: Path, tmp_path: Path, capsys: Capture
) -> None:
    later = Records(sessions=(session("later", START + timedelta(days=9)),))
    files = [
        written(tmp_path, "a.dat", json_bytes(later)),
        written(tmp_path, "b.dat", GPX),
        written(tmp_path, "c.dat", TCX),
        written(tmp_path, "d.dat", gzip.compress(fit("running", start=START + timedelta(days=5)))),
        written(tmp_path, "e.dat", "Datum;Strecke\n20.3.2026;8,5 km\nbald;1\n"),
    ]
    assert call(home, "import", *files) == 1
    told = capsys.readouterr().out
    assert "e.dat: read as runs, from the columns Datum = Date, Strecke = Distance" in told
    assert "Added: 1 session and 4 runs." in told
    assert 'e.dat, row 3: The date is "bald"' in told
    assert 'c.dat: 5 March 2026, 4 km in 10:00 ("Biking")' in told
    assert len(records(home)) == len(RECORDS) + 5
    assert call(home, "import", *files) == 1
    assert len(records(home)) == len(RECORDS) + 5


def test_what_does_not_say_what_it_is(home: Path, tmp_path: Path, capsys: Capture) -> None:
    """Likely runs are taken and told, the rest is named until one says that those were runs."""
    slow = written(tmp_path, "slow.fit", fit("generic", start=START + timedelta(days=2)))
    strength = written(tmp_path, "s.fit", fit("cycling", start=START + timedelta(days=6)))
    assert call(home, "import", slow, strength) == 0
    told = capsys.readouterr().out
    assert "Added: 1 run." in told
    assert "slow.fit: It does not say what it is; by its speed it is taken as a run." in told
    assert 's.fit: 10 March 2026, 8 km in 40:00 ("cycling")' in told
    walk = written(tmp_path, "walk.csv", "sport,date,km,time\nOther,2026-03-20,2,1:00:00\n")
    assert call(home, "import", walk) == 0
    told = capsys.readouterr().out
    assert 'walk.csv: 20 March 2026, 2 km in 1:00:00 ("Other")' in told
    assert "repeat the command with --as-runs" in told
    assert call(home, "import", "--as-runs", walk, strength) == 0
    told = capsys.readouterr().out
    assert "Added: 1 run." in told
    assert "walk.csv, row 2: It does not say what it is; you said that it was a run." in told
    assert call(home, "import", walk) == 0
    assert "does not say" not in capsys.readouterr().out


def test_an_archive_a_folder_and_a_table_of_one_service(tmp_path: Path, capsys: Capture) -> None:
    home = tmp_path / "other"
    unpacked = laid_out(tmp_path / "strava", STRAVA)
    assert call(home, "import", unpacked) == 0
    told = capsys.readouterr().out
    assert "Added: 2 runs." in told
    assert "2 activities were in more than one file and count once." in told
    assert "no activities: comments.csv, media/1.jpg and shoes.csv." in told
    assert "activities/2.gpx: 3 March 2026" in told
    for again in (archive(tmp_path, STRAVA), unpacked):
        assert call(home, "import", again) == 0
        assert "Already here: 2 runs." in capsys.readouterr().out
    assert call(home, "import", unpacked / "activities.csv") == 0
    assert "Already here from another source: 1 run." in capsys.readouterr().out
    assert records(home).sessions == ()


def test_ctrl_c_ends_an_import_with_nothing_taken(
    home: Path, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(commands, "incoming_paths", interrupted)
    assert call(home, "import", tmp_path) == 1
    assert capsys.readouterr().out == "Stopped. Nothing was imported.\n"
    assert records(home) == RECORDS


def test_the_same_run_from_another_watch(home: Path, tmp_path: Path, capsys: Capture) -> None:
    path = written(tmp_path, "watch.fit", fit("running"))
    assert call(home, "import", path) == 0
    told = capsys.readouterr().out
    assert (
        "The run in watch.fit is already here: 4 March 2026, 10 km in 1:00:00 (morning.fit)" in told
    )
    assert records(home) == RECORDS


def test_who_wants_miles_is_told_miles(home: Path, tmp_path: Path, capsys: Capture) -> None:
    written(home, "settings.toml", 'distances = "miles"\n')
    assert call(home, "import", written(tmp_path, "watch.fit", fit("running"))) == 0
    assert "4 March 2026, 6.2 mi in 1:00:00 (morning.fit)" in capsys.readouterr().out
    report = tmp_path / "report.pdf"
    done = subprocess.run(
        [
            *(sys.executable, "-m", "recoverytimer", "--data-dir", home, "export"),
            *("--as", "pdf", "--from", "2026-03-01", report),
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "1 run, 6.2 mi in all." in done.stdout
    found = " ".join(PdfReader(report).pages[0].extract_text().split())
    assert "1 run, 6.2 mi in all." in found
    assert "km" not in found
    table = tmp_path / "diary.csv"
    written(tmp_path, "diary.csv", "date,distance,time\n2026-05-03,6.2,50:00\n")
    assert call(home, "import", table) == 0
    assert "they are read as miles" in capsys.readouterr().out
    folder = tmp_path / "tables"
    assert call(home, "export", "--as", "csv", folder) == 0
    rows = csv.DictReader(io.StringIO((folder / "runs.csv").read_bytes().decode("utf-8-sig")))
    assert {round(float(row["distance_m"])) for row in rows} == {10_000, 9978}


def test_what_differs_is_told_and_left(home: Path, tmp_path: Path, capsys: Capture) -> None:
    changed = Records(runs=(run(note="changed"),))
    path = written(tmp_path, "x.json", json_bytes(changed))
    assert call(home, "import", path) == 0
    assert "with different contents, and left unchanged" in capsys.readouterr().out
    assert records(home) == RECORDS


def test_what_was_deleted_stays_so_unless_it_is_wanted_back(
    home: Path, tmp_path: Path, capsys: Capture
) -> None:
    json, backup = tmp_path / "all.json", tmp_path / "all.zip"
    for path in (json, backup):
        assert call(home, "export", path) == 0
    history = History(home / "history.sqlite3")
    history.delete_all(RECORDS.sessions)
    history.close()
    for path in (json, backup):
        capsys.readouterr()
        assert call(home, "import", path) == 0
        told = capsys.readouterr().out
        assert "2 records that you deleted are left out." in told
        assert "import the file again with --bring-back" in told
        assert records(home).sessions == ()
    assert call(home, "import", "--bring-back", json) == 0
    told = capsys.readouterr().out
    assert "Brought back: 2 sessions." in told
    assert "--bring-back" not in told
    assert records(home) == RECORDS


def test_a_conflict_copy_is_merged_before_anything_goes_out(
    home: Path, tmp_path: Path, capsys: Capture
) -> None:
    other = History(home / "history.sync-conflict-20260304-101112-ABCDEFG.sqlite3")
    other.add(session("elsewhere"))
    other.close()
    assert call(home, "export", tmp_path / "all.json") == 0
    told = capsys.readouterr().out
    assert "both versions have been merged. Added: 1 session." in told
    assert len(records(home).sessions) == 3


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "There is nothing in it"),
        (b"\x7fELF\0\0", "The app cannot read this kind of file"),
        (b"just words", "The app cannot read this kind of file"),
        (b'{"workouts": []}', "The app cannot read this kind of file"),
        (gzip.compress(b"date,km\n" + b" " * 2**27), "too large for the app to unpack"),
        (b"PK\x03\x04 cut off", "archive is damaged or not complete"),
        (b"a,b\n1,2\n", "No column gives the date"),
        (
            json_bytes(RECORDS).replace(b'"format": 1', b'"format": 2'),
            "newer version of Recovery Timer",
        ),
    ],
)
def test_what_is_not_taken(
    home: Path, tmp_path: Path, capsys: Capture, data: bytes, told: str
) -> None:
    assert call(home, "import", written(tmp_path, "x", data)) == 1
    assert told in capsys.readouterr().out
    assert records(home) == RECORDS


def test_what_is_not_there_and_what_cannot_be_written(
    home: Path, tmp_path: Path, capsys: Capture
) -> None:
    assert call(home, "import", tmp_path / "gone.json") == 1
    assert "gone.json: The file cannot be read" in capsys.readouterr().out
    blocked = written(tmp_path, "file", "x")
    assert call(home, "export", "--as", "csv", blocked / "folder") == 1
    assert "cannot be used" in capsys.readouterr().out


def test_a_damaged_history_is_told(home: Path, tmp_path: Path, capsys: Capture) -> None:
    written(home, "history.sqlite3", b"no database" * 100)
    assert call(home, "export", tmp_path / "x.json") == 1
    assert "is damaged" in capsys.readouterr().out
    assert call(home, "export", tmp_path / "x.zip") == 1
    assert "cannot be copied" in capsys.readouterr().out


def test_days_are_checked(home: Path, capsys: Capture) -> None:
    with pytest.raises(SystemExit):
        call(home, "export", "--from", "yesterday", "x.json")
    assert "write the date as year-month-day" in capsys.readouterr().err


def test_no_screen_is_needed(home: Path, tmp_path: Path) -> None:
    code = (
        "import sys; from recoverytimer.__main__ import main; "
        f"main(['--data-dir', {str(home)!r}, 'export', {str(tmp_path / 'x.json')!r}]); "
        "sys.exit(bool({'PySide6', 'numpy'} & sys.modules.keys()))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
