"""TOML of anybody is read in time and memory that grow with its length, and honest TOML always."""

from __future__ import annotations

import ast
import tomllib
import tracemalloc
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import recoverytimer
from recoverytimer.__main__ import main
from recoverytimer.base.ownfile import OwnFileError
from recoverytimer.base.problem import MOST_PROBLEMS, Damaged, MoreProblems, Problem
from recoverytimer.base.toml.reading import (
    MOST_DOTS,
    MOST_DOTS_IN_ALL,
    DottedError,
    StructReader,
    parse_text,
    toml_document,
    toml_values,
)
from recoverytimer.base.words.files import problem_in_words
from recoverytimer.player.checkpoint import CheckpointFile
from recoverytimer.reminders.file import RemindersFile
from recoverytimer.settings.file import SettingsFile
from recoverytimer.settings.settings import Settings
from recoverytimer.sharing.bundle import PieceFolder, piece_of

SOURCE = Path(recoverytimer.__file__).parent
MANY = 20_000
LONG_KEYS = {
    "a key": lambda n: f"a{'.a' * n} = 1\n",
    "quoted, with spaces": lambda n: "a" + " . \"b\"\t.'c'" * (n // 2) + " = 1\n",
    "a header": lambda n: f"[a{'.a' * n}]\n",
    "a header of an array": lambda n: f"[[ a{' .a' * n} ]]\n",
    "an inline table": lambda n: f"x = [ {{ y = 1, a{'.a' * n} = 1 }} ]\n",
    "after a text with quotes": lambda n: f'x = """\n""quoted\\"""" # "\ny.a{".a" * n} = 1\n',
    "after a literal with quotes": lambda n: "x = '''\n''a\\'''''\ny" + '."\\""' * n + " = 1\n",
    "headers of one beginning": lambda n: f"[a{'.a' * 20}]\n[a{'.a' * 20}.b]\n" * (n // 40),
    "not ended": lambda n: f"a{'.a' * n}",
    "with more after it": lambda n: f"a{'.a' * n} = 1\n= nonsense",
}
long_keys = pytest.mark.parametrize("made", LONG_KEYS.values(), ids=LONG_KEYS)


@long_keys
def test_a_key_with_very_many_dots_is_refused_with_its_line(made: Callable[[int], str]) -> None:
    reader = StructReader()
    assert parse_text(f'name = "Legs"\n{made(MANY)}', reader) is None
    (problem,) = reader.problems
    assert f"a key has more than {MOST_DOTS} dots" in problem_in_words(problem)
    assert problem.fault.line in {2, 4}
    with pytest.raises(DottedError):
        toml_document(made(MANY))


def peak(text: str) -> int:
    """The most memory in bytes that reading a text takes."""
    tracemalloc.start()
    try:
        parse_text(text, StructReader())
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@long_keys
def test_refusing_takes_memory_by_the_length_at_most(made: Callable[[int], str]) -> None:
    peak("")
    assert peak(made(2 * MANY)) < 3 * peak(made(MANY)) + 10_000
    assert peak(made(2 * MANY)) < 20 * len(made(2 * MANY))


def depth(value: object) -> int:
    if isinstance(value, dict):
        return 1 + max(map(depth, value.values()), default=0)
    return max(map(depth, value), default=0) if isinstance(value, list) else 0


DOTS = "a.b. c.d.e.f.g...h.i.j.k.l"
PIECES = (
    *("a", "b-1", "1", '"c d"', "'e'", '""', f'"{DOTS}"', f"'{DOTS}'", f'"\\"{DOTS}\\\\"'),
    *(f'"""{DOTS}\n""{DOTS}"""', f"'''\n{DOTS}''{DOTS}'''", f'"""\\"""{DOTS}\\\\"""""'),
    *(".", " . ", "=", " = ", "\n", "\n", "\r\n", "[", "]", "[[", "]]", "{", "}", ", ", " ", "\t"),
    *("1.5", "-0.25e+1.5", "07:32:00.999", "1979-05-27T07:32:00.5Z", "0x1f", "true", "inf"),
    *(f'# {DOTS} \' " """\n', "'", '"', '"""', "'''", "\\", "é", "x = 1\n", "[t.u]\n", "k = "),
)
VALUE_PIECES = [piece for piece in PIECES if piece[:1] in "\"'-01ti" and len(piece) > 3]


def lines(values: list[str]) -> str:
    return "\n".join(f"k{n} = [{value}] # '" for n, value in enumerate(values))


@given(
    st.lists(st.sampled_from(PIECES), max_size=20).map("".join)
    | st.lists(st.sampled_from(VALUE_PIECES)).map(lines)
)
def test_what_is_toml_with_few_dots_is_read_as_ever(text: str) -> None:
    try:
        right = tomllib.loads(text)
    except ValueError:
        return
    if depth(right) <= MOST_DOTS:
        assert toml_values(text) == right


VALUES = st.recursive(
    st.text()
    | st.just(DOTS)
    | st.floats(allow_nan=False)
    | st.just(datetime(2026, 3, 4, tzinfo=UTC)),
    lambda inner: st.lists(inner) | st.dictionaries(st.text() | st.just(DOTS), inner),
    max_leaves=10,
)


@given(st.dictionaries(st.text(), VALUES), st.integers(MOST_DOTS + 1, 40), st.data())
def test_a_long_key_is_found_behind_anything(
    table: dict[str, object], count: int, data: st.DataObject
) -> None:
    import tomli_w

    parts = st.sampled_from(("a", "1-2_b", '"x.y\\""', "'z.'"))
    spaces = st.sampled_from((".", " .", ". ", "\t.\t"))
    key = data.draw(parts) + "".join(data.draw(spaces) + data.draw(parts) for _ in range(count))
    text = tomli_w.dumps(table, multiline_strings=data.draw(st.booleans()))
    assume(depth(table) <= MOST_DOTS)
    toml_values(text)
    with pytest.raises(DottedError):
        toml_values(f"{text}\n[{key}]")


def test_a_text_may_be_full_of_dots() -> None:
    long = "Breathe out... and in... " * 500
    assert toml_values(f'x = "{long}" # {long}\ny = """\n{long}\n"""')["x"] == long
    numbers = ", ".join(["1.5"] * 2000)
    assert len(toml_document(f"x = [{numbers}]")["x"]) == 2000


def test_comments_are_kept_only_of_what_can_be_gone_through() -> None:
    text = "".join(f"a.k{n} = 1\n" for n in range(MOST_DOTS_IN_ALL + 1))
    assert len(toml_values(text)["a"]) == MOST_DOTS_IN_ALL + 1
    with pytest.raises(DottedError):
        toml_document(text)


@pytest.mark.parametrize("text", ["a = " + "[" * 5000 + "]" * 5000, "a = " + "{b=" * 5000])
def test_what_lies_too_deep_gets_a_sentence(text: str) -> None:
    reader = StructReader()
    assert parse_text(text, reader) is None
    assert len(reader.problems) == 1


def test_a_number_that_is_far_too_long_gets_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "legs.toml"
    digits = "f" * 9000
    path.write_text(
        f"format = 1\nname = 0x{digits}\n[[steps]]\nrest = 0x{digits}\nx = [0x{digits}]"
    )
    assert main(["--data-dir", str(tmp_path), "check", str(path)]) == 1
    assert "The number for name is far too long" in capsys.readouterr().out


def test_files_of_the_app_are_refused_the_same(tmp_path: Path) -> None:
    path = tmp_path / "file.toml"
    path.write_text(LONG_KEYS["a key"](MANY))
    _, problems = SettingsFile(path).load()
    assert "more than" in problem_in_words(problems[0])
    _, problems = RemindersFile(path).load()
    assert "more than" in problem_in_words(problems[0])
    with pytest.raises(OwnFileError):
        CheckpointFile(path).load()
    _piece, problems = piece_of(PieceFolder.ROUTINES, "legs.toml", path.read_bytes())
    assert "more than" in problem_in_words(problems[0])
    SettingsFile(path).save(Settings())
    assert SettingsFile(path).load()[1] == ()


def test_checking_says_so_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "legs.toml"
    path.write_text(f"format = 1\n{LONG_KEYS['a key'](MANY)}")
    assert main(["--data-dir", str(tmp_path), "check", str(path)]) == 1
    assert capsys.readouterr().out == (
        f"{path}: line 2: a key has more than {MOST_DOTS} dots. "
        "Move its contents into a table of their own.\n"
    )


def test_nothing_else_reads_toml() -> None:
    found = set()
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in {
                *("tomllib.load", "tomllib.loads", "tomli.loads", "loads"),
                *(
                    "tomlkit.parse",
                    "tomlkit.load",
                    "tomlkit.loads",
                    "tomlkit.value",
                    "parser.Parser",
                ),
                *("msgspec.toml.decode", "toml.decode"),
            }:
                found.add((path.relative_to(SOURCE).as_posix(), ast.unparse(node.func)))
    assert found == {
        ("base/toml/reading.py", "tomllib.loads"),
        ("base/toml/reading.py", "tomlkit.parse"),
    }


def test_of_many_problems_the_last_says_how_many_more_there_are() -> None:
    reader = StructReader()
    for _ in range(MOST_PROBLEMS + 1):
        reader.problem(Damaged())
    reader.take((Problem(Damaged()), Problem(MoreProblems(1))))
    assert len(reader.problems) == MOST_PROBLEMS + 1
    assert problem_in_words(reader.problems[-1]) == "There are 3 more problems like these."
