"""The one way in which a person's files are read: within bounds, and whatever is in their place."""

from __future__ import annotations

import stat
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from recoverytimer.base.disk import set_aside
from recoverytimer.base.listing import sentences
from recoverytimer.base.problem import Damaged, GoesOn, NewerFormat, TooLarge, Unreadable, is_newer
from recoverytimer.base.words import files
from recoverytimer.base.words.system import reason

KIB, MIB = 2**10, 2**20
T = TypeVar("T")


OwnFault = TooLarge | Unreadable | Damaged | NewerFormat


class OwnFileError(ValueError):
    """A file that cannot be used, and the fault that it has."""

    def __init__(self, fault: OwnFault) -> None:
        super().__init__(fault)
        self.fault = fault


OnDamaged = Callable[[Path, OwnFileError], object]
"""What becomes of a file that cannot be used."""


def leave_damaged(_path: Path, _error: OwnFileError) -> None:
    """Let it lie there."""


def own_bytes(path: Path, largest: int) -> bytes:
    """What a file holds; nothing is opened that is none, as a pipe would be waited for.

    Raises:
        OwnFileError: it is no file, larger than that (bytes), or cannot be read.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise OwnFileError(Unreadable())
        with path.open("rb") as file:
            data = file.read(largest + 1)
    except OSError as error:
        raise OwnFileError(Unreadable(reason(error))) from error
    if len(data) > largest:
        raise OwnFileError(TooLarge(largest))
    return data


def own_text(path: Path, largest: int) -> str:
    """The text of a file, with plain line ends.

    Raises:
        OwnFileError: it cannot be read.
        UnicodeDecodeError: it is no UTF-8 text.
    """
    text = own_bytes(path, largest).decode("utf-8")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read_own(path: Path, largest: int, decode: Callable[[bytes], T]) -> T | None:
    """What a file says; None where there is none, or where its folder may not be looked into.

    Raises:
        OwnFileError: there is something that cannot be used, whatever the decoder trips over.
    """
    if not is_there(path):
        return None
    data = own_bytes(path, largest)
    try:
        return decode(data)
    except OwnFileError:
        raise
    except Exception as error:
        raise OwnFileError(Damaged()) from error


def refuse_newer(found: object, newest: int) -> None:
    """Go on, unless a file's format is newer than those that are known.

    Raises:
        OwnFileError: it is.
    """
    if is_newer(found, newest):
        raise OwnFileError(NewerFormat(found))


def make_way(path: Path, largest: int, decode: Callable[[bytes], object]) -> Path | None:
    """Rename what a newer app wrote, before something takes its place; where it is then, if so.

    Raises:
        OSError: the folder cannot be written.
    """
    try:
        read_own(path, largest, decode)
    except OwnFileError as error:
        if isinstance(error.fault, NewerFormat):
            return set_aside(path, datetime.fromtimestamp(path.stat().st_mtime, UTC), "newer")
    return None


def load_own(
    path: Path, largest: int, decode: Callable[[bytes], T], damaged: OnDamaged
) -> T | None:
    """What a file says, or None; what cannot be used is handed to `damaged`."""
    try:
        return read_own(path, largest, decode)
    except OwnFileError as error:
        damaged(path, error)
        return None


def is_there(path: Path) -> bool:
    """Whether there is anything in a place, be it a file or not."""
    try:
        path.stat()
    except (OSError, ValueError):
        return False
    return True


class SettingAside:
    """Renames files that cannot be used, and tells where they are now: the one way for all of them.

    Args:
        now: gives this instant, for their new names.
        tell: takes a sentence for the person.
    """

    def __init__(self, now: Callable[[], datetime], tell: Callable[[str], None]) -> None:
        self._now = now
        self._tell = tell
        self._told: set[Path] = set()

    def __call__(
        self,
        path: Path,
        error: OwnFileError | None = None,
        rename: Callable[[datetime], Path] | None = None,
        goes_on: GoesOn = GoesOn.WITHOUT,
        said: str = "",
    ) -> bool:
        """Set one aside; whether that was possible. What cannot be renamed is told once.

        What a newer app wrote is left as it is, and that is told once.

        `rename` does it where there is more than the file; `said` is what is wrong with it, where
        that is more than an error tells.
        """
        if error and isinstance(error.fault, NewerFormat):
            self._tell_once(path, files.unusable_file(path.name, error.fault))
            return False
        said = said or files.unusable_file(path.name, error.fault if error else Damaged())
        try:
            kept = rename(self._now()) if rename else set_aside(path, self._now())
        except OSError as fault:
            self._tell_once(path, sentences((said, files.not_renamed(path, reason(fault)))))
            return False
        self._tell(sentences((said, files.set_aside(kept, goes_on))))
        return True

    def _tell_once(self, path: Path, text: str) -> None:
        if path not in self._told:
            self._told.add(path)
            self._tell(text)
