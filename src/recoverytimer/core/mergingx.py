"""Plain tables into the text of a TOML file, whose comments and order stay."""

from __future__ import annotations

import tomllib
from typing import Any


def merged(existing: str, wanted: dict[str, Any], *, sections: bool = False) -> str:
    """A text that holds what is wanted, with the comments of the existing one.

    `sections` puts new tables under [...] headers instead of into one line.

    Raises:
        ValueError: the existing text is no TOML.
    """
    text = _text(existing, wanted, sections=sections)
    # Where comments and values cannot both be had, the values count.
    return text if _holds(text, wanted) else _text("", wanted, sections=sections)


def _text(existing: str, wanted: dict[str, Any], *, sections: bool) -> str:
    import tomlkit

    document = tomlkit.parse(existing)
    _merge(document, {k: _section(v) for k, v in wanted.items()} if sections else wanted)
    return tomlkit.dumps(document)


def _holds(text: str, wanted: dict[str, Any]) -> bool:
    try:
        return tomllib.loads(text) == wanted
    except ValueError:
        return False


def whole_numbers(value: Any) -> Any:
    """The same with 30 in place of 30.0, as a person would write it."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, dict):
        return {k: whole_numbers(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [whole_numbers(v) for v in value]
    return value


def _section(value: Any) -> Any:
    """A table under a [...] header, as people write it, and lists of texts one to a line."""
    import tomlkit

    if isinstance(value, dict):
        table = tomlkit.table()
        table.update({k: _item(v) for k, v in value.items()})
        return table
    if _are_texts(value) and len(value) > 1:
        return tomlkit.item(value).multiline(multiline=True)
    return value


def is_table(value: object) -> bool:
    """Whether a file holds this under a header of its own."""
    return isinstance(value, dict) or _are_tables(value)


def _merge(target: Any, wanted: dict[str, Any]) -> None:
    for key in [k for k in target if k not in wanted]:
        del target[key]
    for key, value in wanted.items():
        old = target.get(key)
        if isinstance(value, dict) and isinstance(old, dict):
            _merge(old, value)
        elif _are_tables(value) and _are_tables(old):
            _merge_list(old, value)
        elif old != value and not _merge_texts(old, value):
            target[key] = _item(value)


def _merge_texts(old: Any, wanted: Any) -> bool:
    """Change a list of texts entry by entry, so that the comments between them stay."""
    from difflib import SequenceMatcher

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


def _merge_list(old: Any, wanted: list[dict[str, Any]]) -> None:
    for entry, value in zip(old, wanted, strict=False):
        _merge(entry, value)
    while len(old) > len(wanted):
        del old[-1]
    from tomlkit.items import AoT

    for value in wanted[len(old) :]:
        old.append(_tables([value])[0] if isinstance(old, AoT) else _inline(value))


def _are_tables(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(v, dict) for v in value)


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(v, str) for v in value)


def _tables(values: list[dict[str, Any]]) -> Any:
    """Tables under [[...]] headers instead of one inline list."""
    import tomlkit

    array = tomlkit.aot()
    for value in values:
        table = tomlkit.table()
        for key, inner in value.items():
            table[key] = _item(inner)
        array.append(table)
    return array


def _item(value: Any) -> Any:
    from tomlkit.items import Table

    if _are_tables(value):
        return _tables(value)
    return _inline(value) if isinstance(value, dict) and not isinstance(value, Table) else value


def _inline(value: Any) -> Any:
    """Tables in one line, as they stand within a list or within each other."""
    import tomlkit

    if isinstance(value, dict):
        inline = tomlkit.inline_table()
        inline.update({k: _inline(v) for k, v in value.items()})
        return inline
    return [_inline(v) for v in value] if isinstance(value, list) else value
