"""What is being written and not saved yet, kept so that a crash loses nothing."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Generic, TypeVar

from recoverytimer.base.conflictcopies import is_sure_copy
from recoverytimer.base.disk import file_of, files_in, find_file, write_atomic
from recoverytimer.base.ownfile import OnDamaged, leave_damaged, load_own, make_way
from recoverytimer.base.writer import HandedIn, Writer, nothing_follows

T = TypeVar("T")
# No file that is saved has this id.
NEW = "_new"


class Drafts(Generic[T]):
    """Drafts of one kind, one file each, written behind the screen and read as handed in.

    A subject says which id a draft has (None for what was never saved), and what its file holds.

    Args:
        damaged: what becomes of a file that cannot be used.
    """

    largest: int

    def __init__(self, folder: Path, writer: Writer, damaged: OnDamaged = leave_damaged) -> None:
        self._folder = folder
        self._damaged = damaged
        self._handed_in: HandedIn[T | None] = HandedIn(writer)

    def _id(self, draft: T) -> str | None:
        raise NotImplementedError

    def _text(self, draft: T) -> str:
        raise NotImplementedError

    def _read(self, data: bytes) -> T:
        """Raises whatever is wrong with it."""
        raise NotImplementedError

    def keep(
        self,
        draft: T,
        failed: Callable[[OSError], object] | None = None,
        then: Callable[[None], object] = nothing_follows,
    ) -> None:
        """Have a draft written; one of the others is called when that is done."""
        name = _name(self._id(draft))
        self._handed_in.write(name, draft, partial(self._write, name, draft), then, failed)

    def _write(self, name: str, draft: T) -> None:
        path = file_of(self._folder, name)
        make_way(path, self.largest, self._read)
        write_atomic(path, self._text(draft))

    def has(self, draft_id: str | None) -> bool:
        """Whether there is a draft."""
        handed_in = self._handed_in.values.get(_name(draft_id))
        if handed_in is not None:
            return handed_in[0] is not None
        return find_file(self._folder, _name(draft_id)) is not None

    def find(self, draft_id: str | None) -> T | None:
        """A draft; None where there is none, or none that can be read."""
        handed_in = self._handed_in.values.get(_name(draft_id))
        if handed_in is not None:
            return handed_in[0]
        try:
            path = file_of(self._folder, _name(draft_id))
        except OSError:
            return None
        return load_own(path, self.largest, partial(self._read_as, draft_id), self._damaged)

    def _read_as(self, draft_id: str | None, data: bytes) -> T:
        draft = self._read(data)
        if self._id(draft) != draft_id:
            raise ValueError(self._id(draft))
        return draft

    def forget(
        self,
        draft_id: str | None,
        then: Callable[[None], object] = nothing_follows,
        failed: Callable[[OSError], object] | None = None,
    ) -> None:
        """Drop a draft, as it was saved or is not wanted any more."""
        name = _name(draft_id)
        self._handed_in.write(name, None, partial(self._remove, name), then, failed)

    def _remove(self, name: str) -> None:
        path = file_of(self._folder, name)
        make_way(path, self.largest, self._read)
        path.unlink(missing_ok=True)

    def ids(self) -> tuple[str, ...]:
        """The ids of all that are under way."""
        found = {
            path.stem: True
            for path in files_in(self._folder, ".json")
            if not is_sure_copy(path.name)
        }
        for name, (kept,) in self._handed_in.values.items():
            found[name.removesuffix(".json")] = kept is not None
        return tuple(draft_id for draft_id in sorted(found) if found[draft_id])


def _name(draft_id: str | None) -> str:
    return f"{NEW if draft_id is None else draft_id}.json"
