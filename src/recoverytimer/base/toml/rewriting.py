"""Writing values into a TOML document so that a person's comments stay with what they are about."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Any

import tomlkit
from tomlkit.items import AoT, Array, Comment, Null, Table, Whitespace

from recoverytimer.base.toml.reading import toml_document, toml_values

Plain = dict[str, Any]


def rewrite(target: Any, wanted: Plain) -> None:
    """Make a document or a table hold just what is wanted, and change no more than that needs."""
    for key in [k for k in target if k not in wanted]:
        del target[key]
    for key, value in wanted.items():
        old = target.get(key)
        if isinstance(value, dict) and isinstance(old, dict):
            rewrite(old, value)
        elif are_tables(value) and isinstance(old, AoT):
            _merge_tables(target, key, old, value)
        elif are_tables(value) and isinstance(old, Array):
            if old.unwrap() != value:
                target[key] = _inline(value)
        elif old != value and not _merge_texts(old, value):
            target[key] = toml_item(value)


def rewritten(existing: str, wanted: Plain) -> str:
    """A text that holds what is wanted, new tables under headers of their own.

    The comments of the existing text stay.

    Raises:
        ValueError: the existing text is no TOML.
    """
    text = _text(existing, wanted)
    # Where comments and values cannot both be had, the values count.
    return text if _holds(text, wanted) else _text("", wanted)


def _text(existing: str, wanted: Plain) -> str:
    document = toml_document(existing)
    rewrite(document, {key: _section(value) for key, value in wanted.items()})
    return tomlkit.dumps(document)


def _holds(text: str, wanted: Plain) -> bool:
    try:
        return toml_values(text) == wanted
    except ValueError:
        return False


def _section(value: Any) -> Any:
    """A table under a [...] header, as people write it, and lists of texts one to a line."""
    if isinstance(value, dict):
        return tables_of([value])[0]
    if _are_texts(value) and len(value) > 1:
        return tomlkit.item(value).multiline(multiline=True)
    return value


def _merge_texts(old: Any, wanted: Any) -> bool:
    """Change a list of texts entry by entry, so that the comments between them stay."""
    if not _are_texts(old) or not _are_texts(wanted):
        return False
    steps = SequenceMatcher(None, list(old), list(wanted), autojunk=False).get_opcodes()
    for tag, start, end, first, last in reversed(steps):
        if tag == "replace" and end - start == last - first:
            for n in range(end - start):
                old[start + n] = wanted[first + n]
        elif tag != "equal":
            for _ in range(start, end):
                del old[start]
            for n, text in enumerate(wanted[first:last]):
                old.insert(start + n, text)
    return bool(old == wanted)


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(v, str) for v in value)


def _merge_tables(target: Any, key: str, old: AoT, wanted: Sequence[Plain]) -> None:
    """The tables in the order that is wanted, each with its comments, wherever it was before."""
    tables = list(old)
    plain = [table.unwrap() for table in tables]
    if plain == wanted:
        return
    pairs = matched(plain, wanted)
    if [pairs[n] for n in range(len(wanted))] == list(range(len(tables))):
        for table, value in zip(tables, wanted, strict=True):
            rewrite(table, value)
        return
    _merge_moved(target, key, tables, wanted, pairs)


def _merge_moved(
    target: Any,
    key: str,
    tables: Sequence[Table],
    wanted: Sequence[Plain],
    pairs: dict[int, int | None],
) -> None:
    # What stands above a header belongs to the table below it.
    above = {n + 1: _cut_comments(_end(table)) for n, table in enumerate(tables)}
    del target[key]
    own_lines = _lines(target)
    above[0] = _cut_comments(own_lines)
    made = tomlkit.aot()
    leading: list[list[Any]] = []
    for n, value in enumerate(wanted):
        index = pairs[n]
        if index is None:
            made.append(tables_of([value])[0])
            leading.append([])
        else:
            rewrite(tables[index], value)
            made.append(tables[index])
            leading.append(above.pop(index, []))
    left = [line for index in sorted(above) for line in above[index]]
    own_lines.extend((None, line) for line in leading[0])
    target[key] = made
    for table, lines in zip(target[key], [*leading[1:], left], strict=True):
        _end(table).extend((None, line) for line in lines)


def matched(old: Sequence[Plain], wanted: Sequence[Plain]) -> dict[int, int | None]:
    """For each table that is wanted the old one that it was: the same, or one about the same."""
    free = dict(enumerate(old))
    pairs: dict[int, int | None] = {}
    for alike in (_same, _about_the_same, _of_one_kind):
        for n, value in enumerate(wanted):
            if pairs.get(n) is None:
                near = sorted(free, key=lambda index: abs(index - n))
                pairs[n] = next((index for index in near if alike(free[index], value)), None)
                found = pairs[n]
                if found is not None:
                    del free[found]
    return pairs


def _same(old: Plain, wanted: Plain) -> bool:
    return old == wanted


def _about_the_same(old: Plain, wanted: Plain) -> bool:
    return any(key in old and old[key] == wanted.get(key) for key in ("exercise", "routine"))


def _of_one_kind(old: Plain, wanted: Plain) -> bool:
    """A rest for a rest, a group for a group; another exercise is another step."""
    return any(key in old and key in wanted for key in ("steps", "rest", "ask"))


def _lines(target: Any) -> list[Any]:
    """The lines of a document or of a table, as tomlkit has them: pairs of a key and an item."""
    lines: list[Any] = target.value.body if isinstance(target, Table) else target.body
    return lines


def _end(table: Table) -> list[Any]:
    """The lines at the very end of a table, those of its last inner table where it has some."""
    last = next((value for key, value in reversed(_lines(table)) if key is not None), None)
    return _end(last[-1]) if isinstance(last, AoT) and len(last) else _lines(table)


def _cut_comments(lines: list[Any]) -> list[Any]:
    """Take the comments off the end of some lines, with the blank lines around them."""
    count = 0
    while count < len(lines) and isinstance(lines[-1 - count][1], Comment | Whitespace | Null):
        count += 1
    cut = [line for _, line in lines[len(lines) - count :] if not isinstance(line, Null)]
    if not any(isinstance(line, Comment) for line in cut):
        return []
    del lines[len(lines) - count :]
    return cut


def are_tables(value: object) -> bool:
    """Whether it is written as [[...]]."""
    return isinstance(value, list) and bool(value) and all(isinstance(v, dict) for v in value)


def tables_of(values: Sequence[Plain]) -> AoT:
    """Tables under [[...]] headers instead of one inline list."""
    array = tomlkit.aot()
    for value in values:
        table = tomlkit.table()
        for key, inner in value.items():
            table[key] = toml_item(inner)
        array.append(table)
    return array


def toml_item(value: Any) -> Any:
    """A value as it is written."""
    if are_tables(value):
        return tables_of(value)
    return _inline(value) if isinstance(value, dict) and not isinstance(value, Table) else value


def _inline(value: Any) -> Any:
    """Tables in one line, as they stand within a list or within each other."""
    if isinstance(value, dict):
        inline = tomlkit.inline_table()
        inline.update({k: _inline(v) for k, v in value.items()})
        return inline
    return [_inline(v) for v in value] if isinstance(value, list) else value
