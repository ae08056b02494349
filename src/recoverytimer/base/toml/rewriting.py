"""Writing values into a TOML document so that a person's comments stay with what they are about.

What means the same as before stays as it was written, whether that is 30, 30.0 or left out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from typing import Any

import tomlkit
from msgspec import Struct
from tomlkit.items import AoT, Array, Comment, Null, Table, Whitespace

from recoverytimer.base.toml.pairing import (
    Pairs,
    TablePath,
    are_tables,
    table_pairs,
    table_places,
)
from recoverytimer.base.toml.plainvalues import Usual, as_short, written_out
from recoverytimer.base.toml.reading import toml_document

Plain = dict[str, Any]
ItemMaker = Callable[[Any], Any]


def toml_item(value: Any) -> Any:
    """A value as it is written."""
    if are_tables(value):
        return tables_of(value)
    return _inline(value) if isinstance(value, dict) and not isinstance(value, Table) else value


def toml_section(value: Any) -> Any:
    """A table under a [...] header, as people write it, and lists of texts one to a line."""
    if isinstance(value, dict):
        return tables_of([value])[0]
    if isinstance(value, list) and len(value) > 1 and all(isinstance(v, str) for v in value):
        lines: Any = tomlkit.item(value)
        return lines.multiline(multiline=True)
    return toml_item(value)


def rewritten(
    existing: str,
    wanted: Plain,
    meaning: Callable[[str], Plain | None],
    made: ItemMaker = toml_item,
) -> str:
    """A text that means what is wanted; what a person wrote stays as far as it means that.

    `meaning` says what a text means, in the form of `wanted`, or None where it is not sound;
    `made` how a value is written that was not there.

    Raises:
        ValueError: the existing text is no TOML.
    """
    plain = written_out(wanted)
    before = meaning(existing) if existing else None
    if before is not None and written_out(before) == plain:
        return existing
    text = _text(existing, wanted, before, made)
    # Where comments and values cannot both be had, the values count.
    return text if _means(text, plain, meaning) else _text("", wanted, None, made)


def _text(existing: str, wanted: Plain, before: Plain | None, made: ItemMaker) -> str:
    # Whatever is moved needs the end of its last line.
    ended = existing if not existing or existing.endswith("\n") else f"{existing}\n"
    document = toml_document(ended)
    _rewrite(document, wanted, document.unwrap() if before is None else before, made)
    return tomlkit.dumps(document)


def _means(text: str, plain: Plain, meaning: Callable[[str], Plain | None]) -> bool:
    found = meaning(text)
    return found is not None and bool(written_out(found) == plain)


def _rewrite(target: Any, wanted: Plain, before: Plain, made: ItemMaker = toml_item) -> None:
    """Make a document or a table mean what is wanted, and change no more than that needs."""
    for key in [k for k in target if k in before and k not in wanted]:
        _remove(target, key)
    for key, value in wanted.items():
        if key in before and written_out(before[key]) == written_out(value):
            continue
        if key in target:
            _change(target, key, value, before.get(key))
        elif not isinstance(value, Usual):
            _add(target, key, made(as_short(value)))


def _remove(target: Any, key: str) -> None:
    if isinstance(target[key], AoT):
        _Rearranging(target, key, target[key].unwrap(), {}).write([])
    else:
        del target[key]


def _change(target: Any, key: Any, wanted: Any, before: Any) -> None:
    """Change one value, in place where its parts can stay."""
    old = target[key]
    value = wanted.value if isinstance(wanted, Usual) else wanted
    was = before.value if isinstance(before, Usual) else before
    if isinstance(value, dict) and isinstance(old, dict):
        _rewrite(old, value, was if isinstance(was, dict) else _unwrapped(old))
    elif isinstance(value, list) and isinstance(old, AoT):
        _merge_tables(target, key, value, was if _fits(was, old) else _unwrapped(old))
    elif isinstance(value, list) and isinstance(old, Array):
        _merge_list(old, value, was if _fits(was, old) else _unwrapped(old))
    else:
        short = as_short(value)
        target[key] = toml_item(short) if isinstance(key, str) else _inline(short)


def _unwrapped(item: Any) -> Any:
    return item.unwrap()


def _fits(before: Any, old: Any) -> bool:
    return isinstance(before, list) and len(before) == len(old)


def _add(target: Any, key: str, made: Any) -> None:
    """Add a value behind the others, before the comments that belong to the table below."""
    if not isinstance(target, Table | tomlkit.TOMLDocument):
        target[key] = made
        return
    lines = _lines(target)
    held = {n: Null() for n in _above_next(lines)}
    kept = {id(mark): lines[n] for n, mark in held.items()}
    for n, mark in held.items():
        lines[n] = (None, mark)
    target[key] = made
    for n, (_, item) in enumerate(lines):
        lines[n] = kept.get(id(item), lines[n])


def _above_next(lines: Sequence[Any]) -> list[int]:
    """Where the lines are that belong to the first table below, or stand at the end."""
    end = next((n for n, (_, v) in enumerate(lines) if isinstance(v, AoT | Table)), len(lines))
    found: list[int] = []
    for n in reversed(range(end)):
        if not isinstance(lines[n][1], Comment | Whitespace | Null):
            return found
        found.append(n)
    # Where there are no values, they are about all of the file.
    return []


def _merge_list(old: Array, wanted: Sequence[Any], before: Sequence[Any]) -> None:
    """Change a list entry by entry, so that the comments between them stay."""
    was, now = ([repr(written_out(v)) for v in one] for one in (before, wanted))
    items = dict(enumerate(old))
    pairs = _pairs_in_line(before, wanted)
    steps = SequenceMatcher(None, was, now, autojunk=False).get_opcodes()
    for tag, start, end, first, last in reversed(steps):
        if tag == "replace" and end - start == last - first:
            for n in range(end - start):
                _change(old, start + n, wanted[first + n], before[start + n])
        elif tag != "equal":
            for _ in range(start, end):
                del old[start]
            for n in range(first, last):
                index = pairs.get((n,), (-1,))[0]
                moved = items.get(index)
                if moved is not None:
                    _rewrite(moved, wanted[n], before[index])
                new = _inline(as_short(wanted[n])) if moved is None else moved
                old.insert(start + n - first, new)


def _pairs_in_line(before: Sequence[Any], wanted: Sequence[Any]) -> Pairs:
    both = [written_out(list(one)) for one in (before, wanted)]
    return table_pairs(both[0], both[1], "") if all(map(are_tables, both)) else {}


def _merge_tables(target: Any, key: str, wanted: Sequence[Plain], before: Sequence[Plain]) -> None:
    """The tables in the order that is wanted, each with its comments, wherever it was before."""
    old, new = written_out(list(before)), written_out(list(wanted))
    pairs = table_pairs(old, new, key)
    stay = {path: path for path in table_places(old, key)}
    if pairs == stay and table_places(new, key) == list(stay):
        for table, value, was in zip(target[key], wanted, before, strict=True):
            _rewrite(table, value, was)
    else:
        _Rearranging(target, key, before, pairs).write(wanted)


class _Found(Struct):
    """A table that is moved: what it means, and the comments above its header."""

    table: Table
    before: Plain
    above: list[Any]


class _Rearranging:
    """Takes tables out of a document, and those within them, and puts them where they are wanted.

    What stands above a header belongs to the table below it.
    """

    def __init__(self, target: Any, key: str, before: Sequence[Plain], pairs: Pairs) -> None:
        self._target, self._key, self._pairs = target, key, pairs
        self._found: dict[TablePath, _Found] = {}
        self._left = _cut_comments(_end(target[key][-1]))
        self._take(target, before, ())

    def write(self, wanted: Sequence[Plain]) -> None:
        """Put the tables in their places; comments of those that are gone come to the end."""
        self._put(self._target, wanted, ())
        gone = [line for path in sorted(self._found) for line in self._found[path].above]
        tables = self._target.get(self._key)
        end = _end(tables[-1]) if tables else _lines(self._target)
        end.extend((None, line) for line in [*gone, *self._left])

    def _take(self, holder: Any, before: Sequence[Plain], path: TablePath) -> None:
        tables = list(holder[self._key])
        above = [_cut_comments(_end(table)) for table in tables[:-1]]
        for number, (table, was) in enumerate(zip(tables, before, strict=True)):
            if isinstance(table.get(self._key), AoT):
                self._take(table, was[self._key], (*path, number))
        del holder[self._key]
        above.insert(0, _cut_comments(_lines(holder)))
        for number, (table, was) in enumerate(zip(tables, before, strict=True)):
            self._found[*path, number] = _Found(table, was, above[number])

    def _put(self, holder: Any, wanted: Sequence[Plain], path: TablePath) -> None:
        # One that seems parsed puts no blank lines before tables that have theirs.
        made = AoT([], parsed=True)
        before = _lines(holder)
        for number, value in enumerate(wanted):
            table, above = self._table(value, (*path, number))
            lines = above if above or self._goes_on((*path, number)) else _blank_after(before)
            before.extend((None, line) for line in lines)
            made.append(table)
            before = _end(table)
        if wanted:
            made.invalidate_display_name()
            trivia = made[0].trivia
            indent = trivia.indent
            holder[self._key] = made
            trivia.indent = indent

    def _goes_on(self, path: TablePath) -> bool:
        """Whether a table stands behind the one that it stood behind before."""
        was, is_first = self._pairs.get(path), path[-1] == 0
        before = self._pairs.get(path[:-1] if is_first else (*path[:-1], path[-1] - 1))
        if was is None or (before is None and len(path) > 1):
            return False
        if is_first:
            return was[-1] == 0 and was[:-1] == (before or ())
        return before == (*was[:-1], was[-1] - 1)

    def _table(self, value: Plain, path: TablePath) -> tuple[Table, list[Any]]:
        """A table as it is wanted, with the comments above it."""
        was = self._pairs.get(path)
        found = None if was is None else self._found.pop(was, None)
        if found is None:
            table, lines, before = tomlkit.table(), [], {}
        else:
            table, lines, before = found.table, found.above, found.before
        if self._key in table:
            _rewrite(table, value, before)
        else:
            _rewrite(table, self._alone(value), self._alone(before))
            if are_tables(value.get(self._key)):
                self._put(table, value[self._key], path)
        return table, lines

    def _alone(self, value: Plain) -> Plain:
        return {k: v for k, v in value.items() if k != self._key}


def _lines(target: Any) -> list[Any]:
    """The lines of a document or of a table, as tomlkit has them: pairs of a key and an item."""
    lines: list[Any] = target.value.body if isinstance(target, Table) else target.body
    return lines


def _end(table: Table) -> list[Any]:
    """The lines at the very end of a table, those of its last inner table where it has some."""
    lines = _lines(table)
    for key, last in reversed(lines):
        if isinstance(last, AoT) and len(last):
            return _end(last[-1])
        if isinstance(last, Table) and key is not None and not key.is_dotted():
            return _end(last)
        if not isinstance(last, Null):
            break
    return lines


def _blank_after(lines: Sequence[Any]) -> list[Any]:
    """A blank line, where there is none yet."""
    last = next((v for _, v in reversed(lines) if not isinstance(v, Null)), None)
    return [] if last is None or isinstance(last, Whitespace) else [tomlkit.nl()]


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


def tables_of(values: Sequence[Plain]) -> AoT:
    """Tables under [[...]] headers instead of one inline list."""
    array = tomlkit.aot()
    for value in values:
        table = tomlkit.table()
        for key, inner in value.items():
            table[key] = toml_item(inner)
        array.append(table)
    return array


def _inline(value: Any) -> Any:
    """Tables in one line, as they stand within a list or within each other."""
    if isinstance(value, dict):
        inline = tomlkit.inline_table()
        inline.update({k: _inline(v) for k, v in value.items()})
        return inline
    return [_inline(v) for v in value] if isinstance(value, list) else value
