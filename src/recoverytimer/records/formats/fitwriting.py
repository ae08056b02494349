"""Sessions as FIT activities, one lap a segment, for watches' services and training logs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from recoverytimer.base.filenames import file_stem
from recoverytimer.player.session import Session

# The FIT protocol counts seconds from 1989-12-31 UTC in 32 bits.
FIRST_YEAR = 1990
LAST_YEAR = 2125


class FitFiles(Struct, frozen=True):
    """The files by their names, and the sessions whose time the format cannot say."""

    files: dict[str, bytes]
    left_out: tuple[Session, ...] = ()


def fit_files(sessions: Sequence[Session]) -> FitFiles:
    """A file for each session, named by its local time and its routine."""
    files: dict[str, bytes] = {}
    left_out = []
    for session in sessions:
        if FIRST_YEAR <= session.started_at.year <= LAST_YEAR:
            files[_free_name(session, files)] = fit_bytes(session)
        else:
            left_out.append(session)
    return FitFiles(files, tuple(left_out))


def fit_bytes(session: Session) -> bytes:
    """A session as the bytes of a FIT activity."""
    from fit_tool.fit_file_builder import FitFileBuilder

    from recoverytimer.records.formats.fitmessages import session_messages

    builder = FitFileBuilder(strict=True)
    for message in session_messages(session):
        builder.add(message)
    data: bytes = builder.build_bytes()
    return data


def _free_name(session: Session, taken: Mapping[str, bytes]) -> str:
    stem = f"{session.local_start:%Y-%m-%d-%H%M}-{file_stem(session.routine_id, 'session')}"
    names = (f"{stem}-{n}.fit" if n > 1 else f"{stem}.fit" for n in range(1, len(taken) + 2))
    return next(name for name in names if name not in taken)
