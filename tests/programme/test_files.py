from __future__ import annotations

import json
import tomllib
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from recoverytimer.__main__ import main
from recoverytimer.base.problem import Problem
from recoverytimer.programme.faults import (
    NeedsNumbers,
    NotAnAnswer,
    NotInDays,
    ProgrammeFault,
    SameId,
    TooManySessions,
    UnknownId,
    UnknownRoutine,
    WeekBeyond,
)
from recoverytimer.programme.files import (
    programme_table,
    programme_text,
    read_programme,
    read_programme_table,
    read_programme_text,
    save_programme,
)
from recoverytimer.programme.library import ProgrammeLibrary
from recoverytimer.programme.stage import in_week
from recoverytimer.programme.words.problems import problem_in_words
from tests import DATA
from tests.programme.making import ASKED, DAYS, HEAD, RESOURCES, ROUTINES, STAGES

EVERYTHING = DATA / "programme-1.toml"
TEXT = EVERYTHING.read_text(encoding="utf-8")
DOCS = Path(__file__).parents[2] / "docs"
SCHEMA = json.loads((DOCS / "programme.schema.json").read_text(encoding="utf-8"))


def told(text: str) -> list[str]:
    return [problem_in_words(problem) for problem in read_programme_text(text).problems]


def told_whole(tmp_path: Path, text: str) -> list[str]:
    path = tmp_path / "x.toml"
    path.write_text(text, encoding="utf-8")
    entry = ProgrammeLibrary(RESOURCES, tmp_path, ROUTINES).programme_file(path)
    return [problem_in_words(problem) for problem in entry.problems]


def test_a_programme_of_format_1_is_read_as_it_was_written() -> None:
    read = read_programme(EVERYTHING)
    assert read.problems == ()
    assert read_programme_text(programme_text(read.value)).value == read.value
    assert read_programme_table(programme_table(read.value)).value == read.value


def test_what_did_not_change_stays_as_it_was_typed() -> None:
    programme = read_programme_text(TEXT).value
    assert programme_text(programme, TEXT) == TEXT


def test_comments_stay_when_something_changes(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(TEXT.replace('id = "learn"', 'id = "learn"  # slow ones first'))
    programme = replace(read_programme(path).value, name="Mine")
    save_programme(path, programme)
    written = path.read_text()
    assert "# slow ones first" in written
    assert "# A programme of format 1" in written
    assert read_programme(path).value == programme


def test_the_schema_fits_what_the_reader_reads() -> None:
    jsonschema.validate(tomllib.loads(TEXT), SCHEMA)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**tomllib.loads(TEXT), "stages": []}, SCHEMA)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**tomllib.loads(TEXT), "stagse": []}, SCHEMA)


def test_all_problems_are_told_at_once() -> None:
    found = told(
        """
        format = 1
        nam = "x"
        [[days]]
        id = "a"
        name = "A"
        [[stages]]
        id = "one"
        name = "One"
        days = ["a"]
        weeks = "many"
        """
    )
    assert len(found) == 7
    assert 'Did you mean "name"?' in found[0]
    assert any("days 1 (a): A day needs either" in one for one in found)
    assert any('stages 1 (one): weeks is "many"' in one for one in found)


def test_a_newer_format_gets_one_sentence() -> None:
    (said,) = told(TEXT.replace("format = 1", "format = 2", 1))
    assert said.startswith("Format 2 comes from a newer version of Recovery Timer.")


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ("format = 1\n", "", "The format is missing."),
        ("format = 1\n", "format = true\n", "format is true."),
        ("hours_apart = 48", "hours_apart = -1", "Write a number of hours, from 0 to 720."),
        ('id = "felt", is = "worse"', 'id = "flt", is = "worse"', 'Did you mean "felt"?'),
        ('id = "felt", is = "worse"', 'id = "felt", is = "bad"', 'Write "looser", "same" or'),
        ('id = "felt", is = "worse"', 'id = "felt"', "Write least, most or is."),
        ('id = "felt", is = "worse"', 'id = "felt", most = 3', 'to "felt" is no number'),
        ('id = "felt", is = "worse"', 'id = "left", is = "2"', "the answer is a number"),
        ('kind = "reps left"', 'kind = "choice"', "at least two options"),
        ('kind = "reps left"', 'kind = "reps left"\noptions = [{ id = "a", says = "A" }]', "Only"),
        ('id = "rest"\n', 'id = "a"\n', 'Two days have the id "a".'),
        ('days = ["a", "b", "rest"]', 'days = ["a", "b", "rset"]', 'Did you mean "rest"?'),
        ("days_a_week = [2, 3]", "days_a_week = [2, 0.1]\n", None),
        ('weeks = "3+"', 'weeks = "8-3"', "weeks"),
        ('weeks = "3+"', 'weeks = "soon"', "weeks"),
        ("weeks = 3\n", "", None),
        ("  left_out = true\n", "", "This changes nothing."),
        ('day = "a"', 'day = "b"', "There are: a."),
        ("weeks = 2\n", "", "Only the last stage can have no end."),
        ("sessions = 2", "sessions = 5", "The stage asks for 5 sessions and has only 4."),
        ('second = { exercises = ["glute-bridge"] }', "second = {}", "A second session needs"),
        ('instead = "rest" }', 'instead = "walk" }', 'There is no "walk". There are: a, b, rest.'),
        ("hold = 60", "hold = 60\n  reps = 3", "days 1, steps 1 (march-in-place): The dose needs"),
        ("reps = 8\n  tempo", "reps = 8\n  hold = 3\n  tempo", "stages 2, changes 1 (glute-bridge"),
    ],
)
def test_a_problem_is_told_with_its_place_and_cure(was: str, now: str, said: str | None) -> None:
    assert was in TEXT
    found = told(TEXT.replace(was, now, 1))
    if said is None:
        assert found == []
    else:
        assert any(said in one for one in found), found


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ('exercise = "hip-thrust"\nstart', 'exercise = "hip-trust"\nstart', '"hip-thrust"?'),
        ('exercise = "hip-thrust"\nstart', 'exercise = "dead-bug"\nstart', "none of these days"),
        ('exercise = "march-in-place"\n  hold', 'exercise = "marsh"\n  hold', '"marsh"'),
        ('routine = "rest-day-mobility"', 'routine = "rest-day"', 'no routine "rest-day"'),
        ('routine = "quick-cooldown-5"', 'routine = "quick-cooldown"', "quick-cooldown-5"),
        ('exercises = ["glute-bridge"]', 'exercises = ["dead-bug"]', "none of these days"),
        ('instead = "heat-pack"', 'instead = "heat-pak"', 'Did you mean "heat-pack"?'),
        ("hold = 600", "hold = 1500", "stages 2 (keep)"),
        ('after = "Keep', 'next = ["no-such"]\nafter = "Keep', 'There is no "no-such".'),
    ],
)
def test_what_a_file_names_must_be_there(tmp_path: Path, was: str, now: str, said: str) -> None:
    assert was in TEXT
    found = told_whole(tmp_path, TEXT.replace(was, now, 1))
    assert any(said in one for one in found), found


def test_an_own_programme_takes_the_place_of_a_shipped_one(tmp_path: Path) -> None:
    library = ProgrammeLibrary(RESOURCES, tmp_path, ROUTINES)
    shipped = library.ids()
    entry = library.programme(shipped[0])
    library.save(entry.id, replace(entry.programme, name="Mine"))
    assert library.programme(entry.id).name == "Mine"
    assert library.programme(entry.id).own
    assert library.ids() == shipped
    library.delete(entry.id)
    assert library.programme(entry.id) == entry


def test_one_bad_file_hides_no_other(tmp_path: Path) -> None:
    (tmp_path / "programmes").mkdir()
    (tmp_path / "programmes" / "bad.toml").write_text("stages = 3")
    (tmp_path / "programmes" / "good.toml").write_text(HEAD + ASKED + DAYS + STAGES)
    entries = {e.id: e for e in ProgrammeLibrary(RESOURCES, tmp_path, ROUTINES).programmes()}
    assert entries["bad"].programme is None
    assert entries["bad"].problems
    assert entries["good"].programme is not None


def test_the_check_command_tells_a_programme_by_its_stages(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "x.toml"
    path.write_text(TEXT.replace('days = ["a", "b", "rest"]', 'days = ["c"]'))
    assert main(["check", str(path)]) == 1
    assert 'stages 1 (learn): There is no "c".' in capsys.readouterr().out
    assert main(["check", str(EVERYTHING)]) == 0
    assert "From 8 to 19 sets from one week to the next" in capsys.readouterr().out


@given(st.integers(1, 60), st.integers(1, 60), st.integers(1, 60))
def test_weeks_are_one_some_or_all_from_one_on(low: int, more: int, week: int) -> None:
    assert in_week(low, week) is (week == low)
    assert in_week(f"{low}-{low + more}", week) is (low <= week <= low + more)
    assert in_week(f"{low}+", week) is (week >= low)
    assert in_week(None, week)


def test_every_fault_has_its_sentence() -> None:
    faults = [
        *ProgrammeFault,
        SameId("a"),
        UnknownId("a", ()),
        UnknownId("a", ("b",)),
        UnknownId("a", ("ab",), "ab"),
        UnknownRoutine("a", ""),
        NotInDays("a"),
        NotAnAnswer("a", ()),
        NotAnAnswer("a", ("b", "c")),
        WeekBeyond(2),
        NeedsNumbers("a"),
        TooManySessions(3, 2),
    ]
    said = [problem_in_words(Problem(fault, key="days")) for fault in faults]
    assert len(set(said)) == len(said)
    assert all(one.endswith((".", "?")) for one in said)


def test_no_file_can_have_more_than_its_bounds() -> None:
    many = "".join(f'[[days]]\nid = "d{n}"\nname = "D"\nroutine = "x"\n' for n in range(121))
    assert told(HEAD + many + STAGES)[0].startswith("There are too many days.")
    assert any("weeks" in one for one in told(TEXT.replace("weeks = 2\n", "weeks = 105\n", 1)))
    assert any("days_a_week" in one for one in told(TEXT.replace("[2, 3]", "[15]", 1)))
    assert any("week without" in one for one in told(TEXT.replace("[2, 3]", "0.5", 1)))


@pytest.mark.parametrize(
    "path",
    sorted([*(RESOURCES / "programmes").glob("*.toml"), *(DATA / "programmes").glob("*.toml")]),
    ids=lambda path: path.stem,
)
def test_a_day_that_changes_leaves_the_rest_as_it_was_typed(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    programme = read_programme_text(text).value
    first, *others = programme.days
    changed = replace(programme, days=(replace(first, name="Another name"), *others))
    written = programme_text(changed, text)
    assert read_programme_text(written).value == changed
    assert [line for line in written.splitlines() if line not in text.splitlines()] == [
        'name = "Another name"'
    ]


def test_stages_can_be_turned_round_and_keep_their_comments() -> None:
    text = HEAD + ASKED + DAYS + STAGES.replace('id = "two"', 'id = "two"  # the second')
    programme = read_programme_text(text).value
    turned = replace(programme, stages=programme.stages[::-1])
    written = programme_text(turned, text)
    assert read_programme_text(written).value == turned
    assert 'id = "two"  # the second' in written
