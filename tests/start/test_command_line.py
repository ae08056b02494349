from __future__ import annotations

import json
import runpy
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import jsonschema
import pytest
from msgspec.structs import replace

from recoverytimer.__main__ import main
from recoverytimer.base.paths import shipped_resources
from recoverytimer.base.toml.reading import declared_fields
from recoverytimer.base.words.files import problem_in_words
from recoverytimer.exercise.exercise import DefaultDose, Exercise
from recoverytimer.exercise.files import exercise_text, read_exercise_table
from recoverytimer.settings.file import SettingsFile
from recoverytimer.settings.settings import Settings, ThemeChoice
from tests import DOCS
from tests.making import BEND, plain


def test_all_routines_are_listed_with_their_time(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list"]) == 0
    listed = capsys.readouterr().out
    assert "glute-relief" in listed
    assert "8 min" in listed


def test_routines_are_listed_and_checked_without_what_draws() -> None:
    routine = shipped_resources() / "routines" / "glute-relief.toml"
    program = (
        "import sys; sys.modules['PySide6'] = sys.modules['numpy'] = None; "
        "from recoverytimer.__main__ import main; "
        f"sys.exit(main(['list']) or main(['check', {str(routine)!r}]))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_the_list_has_the_sections_of_the_window_and_marks_favourites(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = [{"routine_id": "roll-legs", "at": "2026-03-04T12:00:00Z"}]
    (tmp_path / "favourites.json").write_text(json.dumps(said))
    assert main(["--data-dir", str(tmp_path), "list"]) == 0
    parts = capsys.readouterr().out.split("\n\n")
    titles = [part.splitlines()[0] for part in parts]
    assert titles[:3] == ["After a run", "On a sore day", "Strength"]
    assert parts[1].splitlines()[1].endswith("  Foam rolling: full legs  favourite")
    assert sum(part.count("roll-legs") for part in parts) == 1


def test_a_routine_is_listed_as_the_person_would_play_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def listed(*cautions: str) -> dict[str, str]:
        (tmp_path / "settings.toml").write_text(f"cautions = {list(cautions)}")
        assert main(["--data-dir", str(tmp_path), "list"]) == 0
        lines = capsys.readouterr().out.splitlines()
        return {line.split()[0]: line for line in lines if " min  " in line}

    written, mine = listed(), listed("KNEE")
    assert written["glute-relief"].endswith(" 8 min  Glute relief stretches")
    assert mine["glute-relief"].endswith("  Glute relief stretches  adapted")
    assert mine["very-sore-day"] == written["very-sore-day"]
    assert all(line.endswith("  unsuitable") for line in listed("DVT").values())


COPY = "calm (Anna's conflicted copy 2026-03-04).toml"


@pytest.fixture
def two_versions(tmp_path: Path) -> Path:
    """A routine that two computers changed."""
    (tmp_path / "routines").mkdir()
    (tmp_path / "routines" / "calm.toml").write_text(plain("rest = 5"))
    (tmp_path / "routines" / COPY).write_text(plain("rest = 6"))
    return tmp_path


def test_a_routine_with_two_versions_is_listed_once_and_says_so(
    two_versions: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--data-dir", str(two_versions), "list"]) == 0
    lines = [line for line in capsys.readouterr().out.splitlines() if line.startswith("calm")]
    (line,) = lines
    assert line.endswith(f"  Test  (changed on two computers; also there: {COPY})")


def test_a_checked_file_that_is_a_copy_is_named_as_one(
    two_versions: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = two_versions / "routines" / COPY
    assert main(["--data-dir", str(two_versions), "check", str(path)]) == 0
    first, *_ = capsys.readouterr().out.splitlines()
    said = "A copy of calm.toml that Dropbox made because two computers changed it."
    assert first == f"{path}: {said}"


def test_settings_that_cannot_be_used_are_told_beside_the_list(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "settings.toml").write_text("cautions =")
    assert main(["--data-dir", str(tmp_path), "list"]) == 0
    told = capsys.readouterr()
    assert "8 min" in told.out
    assert "settings.toml" in told.err


@pytest.mark.parametrize("what", ["routines", "exercises"])
def test_an_install_without_its_files_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    copy = tmp_path / "resources"
    shutil.copytree(shipped_resources(), copy)
    shutil.rmtree(copy / what)
    monkeypatch.setattr("recoverytimer.base.paths.shipped_resources", lambda: copy)
    assert main(["--data-dir", str(tmp_path), "list"]) == 1
    told = capsys.readouterr().err
    assert told == f"The {what} that come with the app are missing; reinstall the app.\n"


@pytest.mark.parametrize("what", ["guide", "icons", "poses", "templates"])
def test_an_install_without_some_of_its_files_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    copy = tmp_path / "resources"
    shutil.copytree(shipped_resources(), copy)
    shutil.rmtree(copy / what)
    (copy / what).mkdir()
    monkeypatch.setattr("recoverytimer.base.paths.shipped_resources", lambda: copy)
    assert main(["--data-dir", str(tmp_path), "list"]) == 1
    told = capsys.readouterr()
    assert "glute-relief" in told.out
    assert told.err == f"Parts of the app are missing ({what}); reinstall the app.\n"


@pytest.mark.parametrize("what", ["routines", "exercises"])
def test_nothing_is_played_without_routines_or_exercises(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    copy = tmp_path / "resources"
    shutil.copytree(shipped_resources(), copy)
    shutil.rmtree(copy / what)
    monkeypatch.setattr("recoverytimer.base.paths.shipped_resources", lambda: copy)
    assert main(["--data-dir", str(tmp_path), "play", "glute-relief", "--plain"]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err == f"Parts of the app are missing ({what}); reinstall the app.\n"


def test_sound_files_pass_the_check(capsys: pytest.CaptureFixture[str]) -> None:
    folders = [shipped_resources() / name for name in ("routines", "exercises")]
    files = sorted(path for folder in folders for path in folder.glob("*.toml"))
    assert len(files) > 80
    assert main(["check", *map(str, files)]) == 0
    told = capsys.readouterr().out.splitlines()
    assert all("position" in line for line in told)
    assert len(told) == len(list(folders[0].glob("*.toml")))


def test_the_check_tells_how_often_a_routine_changes_position(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "mine.toml"
    names = ("standing-quad", "knee-rolls", "figure-four-supine", "cat-cow")
    for count, told in ((1, "You stay in one position."), (3, "once."), (4, "2 times.")):
        path.write_text(plain(*(f'exercise = "{name}"\nhold = 30' for name in names[:count])))
        assert main(["check", str(path)]) == 0
        assert capsys.readouterr().out.strip().endswith(told)


def test_what_changes_nothing_is_a_hint_and_no_problem(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(plain('exercise = "strides"\nmetres = 80\npace = 3'))
    assert main(["check", str(path)]) == 0
    hint, positions = capsys.readouterr().out.splitlines()
    assert hint.startswith(f'{path}: Hint: step 1 (strides): "pace" changes nothing here.')
    assert positions.endswith("You stay in one position.")
    path.write_text(exercise_text(replace(BEND, dose=DefaultDose(hold=30.0, about=20.0))))
    assert main(["check", str(path)]) == 0
    assert 'Hint: dose: "about" changes nothing here' in capsys.readouterr().out


def test_problems_are_printed_with_the_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "bad.toml"
    path.write_text(plain('exercise = "pigeon-pse"\nhold = 30'))
    assert main(["check", str(path)]) == 1
    told = capsys.readouterr().out
    assert str(path) in told
    assert "step 1 (pigeon-pse)" in told


def test_the_example_in_the_documentation_is_sound(tmp_path: Path) -> None:
    text = (DOCS / "routine-format.md").read_text()
    example = text.split("```toml\n")[1].split("```")[0]
    path = tmp_path / "example.toml"
    path.write_text(example)
    assert main(["check", str(path)]) == 0


SCHEMA = json.loads((DOCS / "routine.schema.json").read_text())


def test_the_schemas_in_the_documentation_are_those_of_the_types() -> None:
    schemas = runpy.run_path(str(DOCS / "schemas.py"))["schemas"]()
    assert len(schemas) == 3
    for name, schema in schemas.items():
        assert json.loads((DOCS / name).read_text()) == schema, "run: python3 dev.py schemas"


def test_every_shipped_routine_fits_the_schema() -> None:
    for path in (shipped_resources() / "routines").glob("*.toml"):
        jsonschema.validate(tomllib.loads(path.read_text()), SCHEMA)


def test_the_schema_refuses_what_the_reader_refuses() -> None:
    for steps in ([], [{"exercise": "x", "hold": "abc"}], [{"exercise": "x", "hodl": 3}]):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate({"format": 1, "name": "x", "steps": steps}, SCHEMA)


def test_a_damaged_setting_falls_back_and_the_others_stay(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text('# mine\nprepare_s = "soon"\ntheme = "dark"\n')
    settings, problems = SettingsFile(path).load()
    assert (settings.prepare_s, settings.theme) == (10, ThemeChoice.DARK)
    assert "prepare_s" in problem_in_words(problems[0])


def test_settings_last_and_comments_stay(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text("# mine\nprepare_s = 8.0 # quick\n")
    SettingsFile(path).save(Settings(prepare_s=8.0, switch_s=3.0))
    assert "prepare_s = 8.0 # quick" in path.read_text()
    assert SettingsFile(path).load() == (Settings(prepare_s=8.0, switch_s=3.0), ())


def example_of_an_exercise() -> str:
    return (DOCS / "exercise-format.md").read_text().split("```toml\n")[1].split("```")[0]


def test_the_example_of_an_exercise_is_sound_and_has_every_key() -> None:
    table = tomllib.loads(example_of_an_exercise())
    read = read_exercise_table(table)
    assert read.value is not None, read.problems
    assert set(table) == {info.encode_name for info in declared_fields(Exercise)}


def test_an_exercise_file_is_checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "bed-pigeon.toml"
    path.write_text(example_of_an_exercise())
    assert main(["--data-dir", str(tmp_path), "check", str(path)]) == 1
    assert 'There is no picture "bed-pigeon.png"' in capsys.readouterr().out
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "bed-pigeon.png").touch()
    assert main(["--data-dir", str(tmp_path), "check", str(path)]) == 0
    path.write_text(example_of_an_exercise().replace("figure-four-supine", "figure-for"))
    assert main(["--data-dir", str(tmp_path), "check", str(path)]) == 1
    assert 'easier: There is no exercise "figure-for"' in capsys.readouterr().out
