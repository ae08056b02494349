"""Which table of a file each table that is wanted was before, wherever it stood."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

Plain = Mapping[str, Any]
TablePath = tuple[int, ...]
Pairs = Mapping[TablePath, TablePath]
_Nodes = dict[TablePath, Plain]
_Alike = Callable[[Plain, Plain], bool]
_KNOWN_BY = ("exercise", "routine", "rest", "steps")


def table_pairs(old: Sequence[Plain], wanted: Sequence[Plain], key: str) -> Pairs:
    """For the places of tables that are wanted the places where they were.

    Tables may hold further ones under the same `key`. The same table is found first, in its list
    before it is looked for elsewhere; then one about the same; then one in its place.
    """
    return _Pairing(dict(_nodes(old, key)), dict(_nodes(wanted, key)), key).pairs


def table_places(tables: Sequence[Plain], key: str) -> list[TablePath]:
    """The places of all tables, those included that they hold."""
    return [path for path, _ in _nodes(tables, key)]


def are_tables(value: object) -> bool:
    """Whether it is a list that can be written as [[...]]."""
    return isinstance(value, list) and bool(value) and all(isinstance(v, dict) for v in value)


def _nodes(
    tables: Sequence[Plain], key: str, path: TablePath = ()
) -> Iterator[tuple[TablePath, Plain]]:
    """Each table with its place, before those that it holds."""
    for number, table in enumerate(tables):
        here = (*path, number)
        yield here, table
        if are_tables(table.get(key)):
            yield from _nodes(table[key], key, here)


class _Pairing:
    def __init__(self, old: _Nodes, wanted: _Nodes, key: str) -> None:
        self._old, self._wanted, self._key = old, wanted, key
        self._free = dict(old)
        self.pairs: dict[TablePath, TablePath] = {}
        in_list = (_same, _about_the_same, self._share_a_table)
        self._in_lists((), in_list)
        self._anywhere(_same)
        self._in_lists((), (*in_list, self._hold_tables))
        self._anywhere(_about_the_same)
        for path in self._unpaired():
            self._pair(path, _of_one_kind, self._beside(path))
        for path in self._unpaired():
            self._pair(path, _can_become, self._in_its_place(path))

    def _in_lists(self, path: TablePath, ways: Sequence[_Alike]) -> None:
        """Pair the tables of one list, and then those of the lists that they hold."""
        all_here = [p for p in self._wanted if p[:-1] == path]
        here = [p for p in all_here if p not in self.pairs]
        there = list(self._beside((*path, 0)))
        # What was changed lies between what is the same: so twins are not taken for each other.
        self._pair_as_long_as_same(zip(here, there, strict=False))
        self._pair_as_long_as_same(zip(reversed(here), reversed(there), strict=False))
        for alike in ways:
            for one in here:
                if one not in self.pairs:
                    self._pair(one, alike, self._beside(one))
        for one in all_here:
            if one in self.pairs and self._key in self._wanted[one]:
                self._in_lists(one, ways)

    def _pair_as_long_as_same(self, both: Iterable[tuple[TablePath, TablePath]]) -> None:
        for path, old in both:
            if path in self.pairs or old not in self._free or self._old[old] != self._wanted[path]:
                return
            self.pairs[path] = old
            del self._free[old]

    def _anywhere(self, alike: _Alike) -> None:
        for path in self._unpaired():
            self._pair(path, alike, self._free)

    def _unpaired(self) -> list[TablePath]:
        return [path for path in self._wanted if path not in self.pairs]

    def _pair(self, path: TablePath, alike: _Alike, among: _Nodes) -> None:
        wanted = self._wanted[path]
        found = (p for p in among if p in self._free and alike(among[p], wanted))
        nearest = min(found, key=lambda p: abs(p[-1] - path[-1]), default=None)
        if nearest is not None:
            self.pairs[path] = nearest
            del self._free[nearest]

    def _beside(self, path: TablePath) -> _Nodes:
        """The free tables of the list that the one around a place was."""
        around = self.pairs.get(path[:-1]) if path[:-1] else ()
        if around is None:
            return {}
        return {p: t for p, t in self._free.items() if p[:-1] == around}

    def _in_its_place(self, path: TablePath) -> _Nodes:
        """The table at a place, where what is changed there lies between the same tables."""
        around = self.pairs.get(path[:-1]) if path[:-1] else ()
        if around is None:
            return {}
        before = self.pairs.get(_beside(path, -1)) if path[-1] else (*around, -1)
        if before is None or before[:-1] != around or _beside(before, 1) not in self._free:
            return {}
        found, step = _beside(before, 1), 1
        while _beside(path, step) in self._wanted and _beside(path, step) not in self.pairs:
            step += 1
        behind = self.pairs.get(_beside(path, step))
        is_there = behind is not None or _beside(found, step) in self._old
        return {found: self._free[found]} if not is_there or behind == _beside(found, step) else {}

    def _share_a_table(self, old: Plain, wanted: Plain) -> bool:
        inner, others = old.get(self._key, ()), wanted.get(self._key, ())
        return are_tables(inner) and any(one in others for one in inner)

    def _hold_tables(self, old: Plain, wanted: Plain) -> bool:
        return self._key in old and self._key in wanted


def _beside(path: TablePath, step: int) -> TablePath:
    return (*path[:-1], path[-1] + step)


def _same(old: Plain, wanted: Plain) -> bool:
    return old == wanted


def _about_the_same(old: Plain, wanted: Plain) -> bool:
    known_by = ("id", "exercise", "routine")
    return any(key in old and old[key] == wanted.get(key) for key in known_by)


def _of_one_kind(old: Plain, wanted: Plain) -> bool:
    """A rest for a rest; another exercise is another step."""
    if "exercise" in old or "exercise" in wanted:
        return False
    return any(key in old and key in wanted for key in ("rest", "ask"))


def _can_become(old: Plain, wanted: Plain) -> bool:
    """An exercise another one; what is no step and is known by nothing, whatever is wanted."""
    if "exercise" in old and "exercise" in wanted:
        return True
    return not any(key in table for table in (old, wanted) for key in _KNOWN_BY)
