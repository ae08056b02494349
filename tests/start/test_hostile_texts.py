"""Whatever the texts of a file say, no character of it steers the terminal or the log."""

from __future__ import annotations

import json
import logging
import unicodedata
import zipfile
from datetime import date
from pathlib import Path

import pytest
import tomli_w
from msgspec.structs import replace

from recoverytimer.__main__ import main
from recoverytimer.base.logfile import log_to
from recoverytimer.base.paths import shipped_resources
from recoverytimer.base.plaintext import as_name, is_hidden, one_line, printable
from recoverytimer.base.problem import Problem, WrongValue
from recoverytimer.base.writer import Writer
from recoverytimer.exercise.catalogue import Exercises
from recoverytimer.exercise.files import read_exercise_table, read_exercise_text
from recoverytimer.records.words.problems import problem_in_words as record_problem
from recoverytimer.routine.drafts import RoutineDraft, RoutineDrafts
from recoverytimer.routine.files import read_routine_text, routine_text
from recoverytimer.routine.library import Library
from recoverytimer.routine.routine import Pause, Routine
from recoverytimer.sharing.faults import Note, NoteKind
from recoverytimer.sharing.importfile import read_import
from recoverytimer.sharing.words.problems import problem_in_words
from tests.making import plain
from tests.recordreading import read_files

ESCAPES = "\x1b]0;PWNED\x07\x1b[2J\x9b31m\x7f\r\u2028\u2029"
TURNS = "\u202e\u2066\u200f\u200b\ufeff"
HOSTILE = f"a{ESCAPES}{TURNS}\nb"
HONEST = (
    "\u05e9\u05dc\u05d5\u05dd",
    "\u0645\u0631\u062d\u0628\u0627 (2)",
    "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467 stretch",
    "\u00dcbung, caf\u00e9",
)
CASE = (
    'format=1\nname="x"\n"k\\u001b]0;PWN\\u0007"=1\n'
    '[[steps]]\nexercise="\\u001b[2Jabc"\nhold="\\u001b[31m"\n'
)
ROUTINE = {
    "format": 1,
    "name": HOSTILE,
    "summary": HOSTILE,
    "when": HOSTILE,
    "avoid": HOSTILE,
    "notes": HOSTILE,
    "tags": [HOSTILE],
    "cautions": [HOSTILE],
    "basis": [HOSTILE],
    "origin": HOSTILE,
    HOSTILE: HOSTILE,
    "steps": [
        {"exercise": HOSTILE, "hold": HOSTILE, "swap": HOSTILE, "note": HOSTILE, HOSTILE: 1},
        {"ask": HOSTILE, "no_says": HOSTILE, "if_no": HOSTILE},
        {"rounds": HOSTILE, "name": HOSTILE, "steps": [{"rest": HOSTILE}]},
    ],
}
EXERCISE = {
    "name": HOSTILE,
    "kind": HOSTILE,
    "setup": HOSTILE,
    "instructions": [HOSTILE],
    "muscles": [HOSTILE],
    "picture": f"{HOSTILE}.png",
    "pose": HOSTILE,
    "dose": {"hold": HOSTILE, HOSTILE: HOSTILE},
    "easier": {"text": HOSTILE, "exercise": HOSTILE},
    HOSTILE: HOSTILE,
}
START = "2026-03-04T06:30:00Z"
RECORDS = {
    "format": 1,
    "kind": "Recovery Timer records",
    HOSTILE: HOSTILE,
    "sessions": [
        {
            "id": HOSTILE,
            "routine_id": HOSTILE,
            "routine_name": HOSTILE,
            "started_at": START,
            "ended_at": START,
            "offset_min": 0,
            "segments": [{"kind": "work", "exercise": HOSTILE, "actual_s": 9}],
            "adaptations": [{"exercise": HOSTILE, "way": "swapped", "instead": HOSTILE}],
            "note": HOSTILE,
        },
        {"id": HOSTILE, "started_at": HOSTILE, HOSTILE: 1},
    ],
    "runs": [
        {"id": "r", "started_at": START, "offset_min": 0, "source": HOSTILE, "note": HOSTILE},
        {"id": HOSTILE, "effort": HOSTILE},
    ],
}
CSV = f'"Date","Name","Dur{HOSTILE}ation","{HOSTILE}"\n2026-03-04,"{HOSTILE}","10{HOSTILE}",x\n'


def is_calm(text: str) -> bool:
    """Whether nothing but line breaks in it steers anything."""
    found = {c for c in text if c != "\n" and unicodedata.category(c) in {"Cc", "Zl", "Zp", "Cs"}}
    return not found and not set(TURNS).intersection(text)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def call(home: Path, capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    main(["--data-dir", str(home), *map(str, arguments)])
    said = capsys.readouterr()
    assert not said.err
    return said.out


def put(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_check_prints_no_command_of_a_file(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = ("case.toml", f"routine{ESCAPES}{TURNS}.toml", "exercise.toml", "nested.toml")
    texts = (CASE, tomli_w.dumps(ROUTINE), tomli_w.dumps(EXERCISE), f'a="{HOSTILE!r}"=1')
    files = [put(tmp_path, *pair) for pair in zip(names, texts, strict=True)]
    said = call(home, capsys, "check", *files)
    assert is_calm(said)
    assert '"k ]0;PWN " is not a known key' in said
    assert "name is" in said


def test_list_prints_no_command_of_a_file(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(home / "routines", "mine.toml", tomli_w.dumps(ROUTINE))
    put(home / "routines", f"{ESCAPES}{TURNS}.toml", plain('exercise = "childs-pose"\nhold = 9'))
    said = call(home, capsys, "list")
    assert is_calm(said)
    assert "mine" in said


def test_import_and_export_print_no_command_of_a_file(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = [
        put(tmp_path, "records.json", json.dumps(RECORDS)),
        put(tmp_path, f"table{ESCAPES}{TURNS}.csv", CSV),
        put(tmp_path, f"none{ESCAPES}{TURNS}.json", "{}"),
    ]
    said = call(home, capsys, "import", *files)
    assert is_calm(said)
    assert "Added:" in said
    put(home / "routines", f"{ESCAPES}{TURNS}.toml", "x")
    assert is_calm(call(home, capsys, "export", "--as", "backup", tmp_path / f"out{ESCAPES}.zip"))
    assert is_calm(call(home, capsys, "export", tmp_path / f"out{ESCAPES}.json"))


def test_names_of_records_from_elsewhere_are_one_line_each() -> None:
    files = [("a.json", json.dumps(RECORDS).encode()), (f"{HOSTILE}.csv", CSV.encode())]
    incoming = read_files(files, date(2026, 3, 4))
    (session,) = incoming.records.sessions[:1]
    (changed,) = session.adaptations
    for name in (
        session.routine_name,
        session.routine_id,
        session.segments[0].exercise or "",
        changed.exercise,
        changed.instead or "",
    ):
        assert as_name(name) == name
    assert "\x1b" not in session.note
    assert "\nb" in session.note
    assert is_calm("".join(map(record_problem, incoming.problems)))
    assert all(is_calm("".join(g.table.header) + g.name) for g in incoming.guessed)


def test_a_package_is_told_of_without_its_commands(home: Path, tmp_path: Path) -> None:
    path = tmp_path / f"x{ESCAPES}.recovery"
    manifest = {"format": 1, "routines": [HOSTILE], HOSTILE: HOSTILE}
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("manifest.toml", tomli_w.dumps(manifest))
        archive.writestr("routines/mine.toml", tomli_w.dumps(ROUTINE))
        archive.writestr(f"exercises/{HOSTILE}.toml", tomli_w.dumps(EXERCISE))
        archive.writestr(f"pictures/{TURNS}.png", b"")
    bundle = read_import(path, Exercises(home, home))
    assert bundle.problems
    assert is_calm("".join(map(problem_in_words, bundle.problems)))
    assert bundle.pieces == ()


def test_problems_and_bundles_say_nothing_that_steers() -> None:
    fault, place = WrongValue(HOSTILE, str), (HOSTILE, 1)
    assert is_calm(problem_in_words(Problem(fault, place, HOSTILE, HOSTILE, HOSTILE)))
    note = Note(NoteKind.STRANGE_KEYS, HOSTILE, (HOSTILE,))
    assert is_calm(problem_in_words(Problem(note, place, HOSTILE, HOSTILE, HOSTILE)))


def test_the_log_holds_one_calm_line_a_message(tmp_path: Path) -> None:
    logger = logging.getLogger("recoverytimer")
    before = list(logger.handlers)
    assert log_to(tmp_path / "log" / "recoverytimer.log")
    (handler,) = [h for h in logger.handlers if h not in before]
    try:
        logger.getChild("x").warning("The file %s is gone.", HOSTILE)
        try:
            raise ValueError(HOSTILE)
        except ValueError:
            logger.getChild("x").exception("That failed.")
    finally:
        logger.removeHandler(handler)
        handler.close()
    written = (tmp_path / "log" / "recoverytimer.log").read_text(encoding="utf-8")
    assert is_calm(written)
    assert written.splitlines()[0].endswith("b is gone.")
    assert "Traceback" in written
    assert (tmp_path / "log" / "recoverytimer.log").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("bad", ["\x1b", "\n", "\x9b", "\u202e", "\u2029", "\t", "\u2067"])
def test_a_name_that_steers_is_read_without_that(bad: str) -> None:
    text = tomli_w.dumps({"name": f"Odd{bad}name"})
    routine = read_routine_text(f"{text}format = 1\n[[steps]]\nrest = 5\n")
    assert routine.value is not None
    assert routine.value.name in {"Odd name", "Oddname"}
    assert not any(p.key == "name" for p in read_exercise_text(text).problems)


def test_a_file_whose_own_name_steers_is_listed_with_that_problem(tmp_path: Path) -> None:
    folder = tmp_path / "routines"
    folder.mkdir()
    (folder / "legs\x1b[2J.toml").write_text(plain("rest = 5"))
    library = Library(shipped_resources(), tmp_path)
    (entry,) = [e for e in library.routines() if e.own]
    assert entry.routine is None
    assert "control characters" in problem_in_words(entry.problems[0])


@pytest.mark.parametrize("name", HONEST)
def test_names_in_other_scripts_and_emoji_stay(name: str) -> None:
    read = read_routine_text(plain("rest = 5").replace("Test", name))
    assert read.value is not None
    assert read.value.name == name
    assert as_name(name) == printable(name) == one_line(name) == name
    assert not is_hidden(name)


def test_what_one_pastes_into_the_editor_can_be_read_again(tmp_path: Path) -> None:
    routine = Routine(name=f"Mine{ESCAPES}\n2", summary=f"One\n{ESCAPES}two", steps=())
    drafts = RoutineDrafts(tmp_path, Writer())
    drafts.keep(RoutineDraft(routine_id="mine", routine=routine))
    kept = drafts.find("mine")
    assert kept is not None
    assert is_calm(kept.routine.name)
    assert (kept.routine.summary or "").startswith("One\n")
    written = routine_text(replace(routine, steps=(Pause(rest=5),)))
    assert read_routine_text(written).problems == ()
    read = read_exercise_table({"name": "A\nb", "kind": "rest", "setup": "x\x1b", "dose": {}})
    assert not any(p.key == "name" for p in read.problems)
