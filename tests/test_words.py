"""Where words for a person come from: whole messages, in the `words` of a subject."""

from __future__ import annotations

import ast
import re
import string
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from recoverytimer.base import language
from recoverytimer.base.paths import shipped_resources
from recoverytimer.exercise.bodyareas import AREA_OF_MUSCLE
from recoverytimer.theme.typeface import FAMILY, LAST_RESORTS

SOURCE = Path(language.__file__).parents[1]
MODULES = sorted(SOURCE.rglob("*.py"))
# What speaks for the others.
SPEAKING = {SOURCE / "base" / "language.py", SOURCE / "base" / "content.py"}
# How many messages a call has before its values, and whether a context comes before them.
SAYING = {
    "_": 1,
    "ngettext": 2,
    "pgettext": 2,
    "npgettext": 3,
    "message": 1,
    "message_in": 2,
    "message_with": 1,
    "message_in_with": 2,
    "plural": 2,
    "plural_in": 3,
    "N_": 1,
}
IN_CONTEXT = {"pgettext", "npgettext", "message_in", "message_in_with", "plural_in"}
# What depends on a number, and what is given one value that only the message names.
COUNTED = {"ngettext", "npgettext", "plural", "plural_in"}
WITH_VALUE = {"message_with", "message_in_with"}
SAID_LATER = {"message", "message_in", "N_", "plural", "plural_in", *WITH_VALUE}
# Words of a style sheet, and of tables in whatever language they come.
UNREAD_FILES = {
    "theme/stylesheet.py",
    "start/plainimports.py",
    "records/sports.py",
    "base/conflictcopies.py",
    "records/tables/columnnames.py",
    "records/tables/dates.py",
    "records/tables/services.py",
    "records/tables/vocabulary.py",
}
# What programs read.
EXCEPTIONS = {
    "Recovery Timer routine",
    "Recovery Timer.exe",
    "Response",
    "until done",
    "up to ",
    "in ",
    " s",
    "pace ",
    "tempo ",
    "at own pace",
    "speed ",
    "-//Recovery Timer//Reminders//EN",
    "-//Recovery Timer//Sessions//EN",
    "Recovery Timer backup",
    "Recovery Timer records",
    "Sport",
    "[Desktop Entry]\nType=Application\nName=",
    "Label",
    "Library",
    "Hello",
    "duration s",
    "Close",
    "Metadata",
    "Paused",
    "Playing",
    "Read",
    "Seeked",
    "Stopped",
    "Uninhibit",
    "Volume",
    "Esc",
    "bold ",
    "bold reverse",
    "English (America)",
    "English (Great Britain)",
    "Python",
    "Qt",
    "License",
    "Classifier",
}
# Texts that no person reads, by the call or the name that they are given to.
UNREAD_CALLS = re.compile(
    r"""(?x) ^(?: compile | sub | execute | executemany | executescript | pragma | getLogger | debug
    | info | warning | error | exception | critical | setObjectName | setProperty | property | icon
    | namedtuple | TypeVar | import_module | getattr | setattr | hasattr | strptime | strftime
    | .*Error | .*Warning | Meta | field | fullmatch | match | findall | search | split | connect
    | setStyleSheet | setStyle | registerType | Command | Signal | Slot | call | NewType
    | derived_id | setDisplayFormat | cast )$"""
)
_WORDS = re.compile(
    r"[A-Za-z]{2,}[,;:.!?]* +[A-Za-z(\"'{]|^[A-Z][a-z]+[.!?]?$|^ ?[a-z]+ $|^ [a-z]+"
)
_SQL = re.compile(
    r"^\s*(?:SELECT|INSERT|UPDATE|DELETE|CREATE|PRAGMA|ALTER|DROP|WITH|ATTACH|BEGIN)\b"
    r"|^ (?:WHERE|AND|ORDER BY) |(?:\bIN|<) \("
)
# Keys of the keyboard, names of muscles, and tags, by which routines are found.
KEYS = {"Esc", FAMILY, *LAST_RESORTS, *AREA_OF_MUSCLE} | {
    tag
    for path in shipped_resources().glob("routines/*.toml")
    for tag in tomllib.loads(path.read_text(encoding="utf-8")).get("tags", ())
}
CASES = {"lower", "upper", "capitalize", "title", "casefold", "swapcase"}


class Said(NamedTuple):
    """A call that says a message: its name, its messages and the values that it is given."""

    where: str
    call: str
    messages: tuple[str, ...]
    values: frozenset[str]


def subject_of(path: Path) -> str:
    inner = path.relative_to(SOURCE).parts
    return inner[0] if len(inner) > 1 else ""


def is_words(path: Path) -> bool:
    inner = path.relative_to(SOURCE).parts
    return inner[1:] == ("words.py",) or (len(inner) > 2 and inner[1] == "words")


def is_ready(path: Path) -> bool:
    is_other = path.relative_to(SOURCE).as_posix() in UNREAD_FILES
    return path not in SPEAKING and not is_other


# What base says for all subjects.
SAYING_MODULES = {"amounts.py", "dates.py", "listing.py"}


def says(path: Path) -> bool:
    return is_words(path) or (subject_of(path) == "base" and path.name in SAYING_MODULES)


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def place(path: Path, node: ast.AST) -> str:
    return f"{path.relative_to(SOURCE)}:{getattr(node, 'lineno', 0)}"


def _called(node: ast.AST) -> str:
    if not isinstance(node, ast.Call):
        return ""
    function = node.func
    return getattr(function, "id", getattr(function, "attr", ""))


@cache
def all_said() -> tuple[Said, ...]:
    return tuple(_said())


def _said() -> Iterator[Said]:
    for path in MODULES:
        if path in SPEAKING:
            continue
        for node in ast.walk(tree_of(path)):
            name = _called(node)
            if name in SAYING and isinstance(node, ast.Call):
                found = [a.value for a in node.args if isinstance(a, ast.Constant)]
                messages = [text for text in found if isinstance(text, str)]
                values = frozenset(k.arg or "**" for k in node.keywords)
                yield Said(place(path, node), name, tuple(messages), values)


def test_messages_are_whole_texts_in_the_code() -> None:
    """Else nothing could find them."""
    assert len(all_said()) > 50
    assert [s for s in all_said() if len(s.messages) != SAYING[s.call]] == []


def test_messages_name_the_values_that_they_are_given() -> None:
    wrong = []
    for said in all_said():
        messages = said.messages[1:] if said.call in IN_CONTEXT else said.messages
        given = said.values | ({"n"} if said.call in COUNTED else set())
        for message in messages:
            fields = [f for f in string.Formatter().parse(message) if f[1] is not None]
            named = {str(name) for _, name, _, _ in fields}
            plain = all(n.isidentifier() and not (spec or conv) for _, n, spec, conv in fields if n)
            if said.call in WITH_VALUE:
                given = named if len(named) == 1 else frozenset()
            # One of a thing needs no number.
            if not plain or named - given or (given - {"n"}) - named:
                wrong.append((said.where, message))
    assert wrong == []


def test_a_message_that_is_a_piece_says_of_what() -> None:
    pieces = [
        (said.where, message)
        for said in all_said()
        if said.call not in IN_CONTEXT
        for message in said.messages
        if message != message.strip() or re.match(r"[a-z]", message)
    ]
    assert pieces == []


def test_soreness_is_out_of_ten() -> None:
    messages = [message for said in all_said() for message in said.messages]
    assert any("out of 10" in message for message in messages)
    assert [message for message in messages if re.search(r"[\d}] of 10\b", message)] == []


def test_percent_is_a_sign_where_it_is_read_and_a_word_where_it_is_spoken() -> None:
    spoken, read = set[str](), set[str]()
    for said in all_said():
        (spoken if said.where.startswith("player/words/spoken.py") else read).update(said.messages)
    assert "{percent}%" in read
    assert [m for m in read if re.search(r"per ?cent\b(?!})|(?<![\d}])%", m)] == []
    assert "{number} per cent" in spoken
    assert [m for m in spoken if "%" in m] == []


def _parents(tree: ast.Module) -> dict[ast.AST, ast.AST]:
    return {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}


def _is_docstring(node: ast.AST, parents: dict[ast.AST, ast.AST]) -> bool:
    return isinstance(parents.get(node), ast.Expr)


def _texts(tree: ast.Module) -> Iterator[tuple[ast.Constant, dict[ast.AST, ast.AST]]]:
    parents = _parents(tree)
    for node in ast.walk(tree):
        is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
        if is_text and not _is_docstring(node, parents):
            yield node, parents


def _is_said_or_unread(node: ast.AST, parents: dict[ast.AST, ast.AST]) -> bool:
    above = parents.get(node)
    while above is not None and not isinstance(above, ast.stmt):
        name = _called(above)
        if name in SAYING or UNREAD_CALLS.match(name):
            return True
        if isinstance(above, (ast.Subscript, ast.Compare, ast.MatchValue)):
            return True
        if isinstance(above, ast.Dict) and node in above.keys:
            return True
        above = parents.get(above)
    is_exempt = getattr(node, "value", None) in EXCEPTIONS
    is_internal = isinstance(above, (ast.Raise, ast.Assert, ast.ClassDef)) or _is_of_enum(
        above, parents
    )
    return is_exempt or is_internal or _is_annotation(node, parents)


def _is_of_enum(node: ast.AST | None, parents: dict[ast.AST, ast.AST]) -> bool:
    """Whether it is a value for files, which no person reads."""
    home = parents.get(node) if isinstance(node, ast.Assign) else None
    bases = home.bases if isinstance(home, ast.ClassDef) else []
    return any(getattr(base, "id", "").endswith("Enum") for base in bases)


def _is_annotation(node: ast.AST, parents: dict[ast.AST, ast.AST]) -> bool:
    above, below = parents.get(node), node
    while above is not None:
        if isinstance(above, ast.AnnAssign) and above.annotation is below:
            return True
        above, below = parents.get(above), above
    return False


@pytest.mark.parametrize(
    "path",
    [p for p in MODULES if not says(p) and is_ready(p)],
    ids=lambda p: str(p.relative_to(SOURCE)),
)
def test_words_are_in_the_words_of_their_subject(path: Path) -> None:
    found = [
        (place(path, node), node.value)
        for node, parents in _texts(tree_of(path))
        if not str(node.value).isupper()
        if _WORDS.search(str(node.value)) and not _SQL.search(str(node.value))
        if node.value not in KEYS
        if not _is_said_or_unread(node, parents)
    ]
    # What a declared type says of itself is said by base.
    said = (s for s in all_said() if s.call != "N_")
    saying = [s.where for s in said if s.where.startswith(f"{path.relative_to(SOURCE)}:")]
    assert (found, saying) == ([], [])


@pytest.mark.parametrize(
    "path",
    [p for p in MODULES if says(p) and is_ready(p)],
    ids=lambda p: str(p.relative_to(SOURCE)),
)
def test_words_are_said_whole(path: Path) -> None:
    """No text stands outside a message, and none is joined, cut or changed in its case."""
    tree = tree_of(path)
    loose = [
        (place(path, node), node.value)
        for node, parents in _texts(tree)
        if re.search(r"[A-Za-z]{2}", node.value) and not _is_said_or_unread(node, parents)
    ]
    changed = [
        place(path, node)
        for node in ast.walk(tree)
        if _called(node) in CASES or (_called(node) == "join" and isinstance(node, ast.Call))
    ]
    assert (loose, changed) == ([], [])


def test_nothing_is_said_while_modules_are_loaded() -> None:
    """The language is chosen before, and tests choose others."""
    early = []
    for path in MODULES:
        tree = tree_of(path)
        parents = _parents(tree)
        for node in ast.walk(tree):
            name = _called(node)
            if name in SAYING and name not in SAID_LATER and path not in SPEAKING:
                above = parents.get(node)
                while above is not None and not isinstance(
                    above, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
                ):
                    above = parents.get(above)
                early += [place(path, node)] if above is None else []
    assert early == []


@pytest.mark.parametrize(
    "path", [p for p in MODULES if is_words(p)], ids=lambda p: str(p.relative_to(SOURCE))
)
def test_each_text_has_a_name_of_its_own(path: Path) -> None:
    """Else the later one would be said in place of the earlier."""
    given = (node.targets for node in tree_of(path).body if isinstance(node, ast.Assign))
    names = [name.id for targets in given for name in targets if isinstance(name, ast.Name)]
    assert len(names) == len(set(names))
