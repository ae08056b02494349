from __future__ import annotations

import contextlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from recoverytimer.player.sessionlock import SessionLock

HOLD = """
import sys
from pathlib import Path
from recoverytimer.player.sessionlock import SessionLock
lock = SessionLock(Path(sys.argv[1]))
print(lock.take(), flush=True)
input()
"""


@contextlib.contextmanager
def held_elsewhere(path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process has the lock."""
    other = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert other.stdout is not None
        assert other.stdout.readline().strip() == "True"
        yield other
    finally:
        other.kill()
        other.communicate()


def test_at_most_one_process_has_it_and_it_ends_with_that(tmp_path: Path) -> None:
    lock = SessionLock(tmp_path / "session.lock")
    with held_elsewhere(tmp_path / "session.lock") as other:
        assert lock.is_elsewhere
        assert not lock.take()
        other.kill()
        other.wait()
        assert not lock.is_elsewhere
        assert lock.take()


def test_who_has_it_may_take_it_again_and_let_it_go(tmp_path: Path) -> None:
    lock = SessionLock(tmp_path / "session.lock")
    assert lock.take()
    assert lock.take()
    assert not lock.is_elsewhere
    lock.release()
    lock.release()
    with held_elsewhere(tmp_path / "session.lock"):
        assert not lock.take()


def test_where_nothing_can_be_locked_one_plays_all_the_same(tmp_path: Path) -> None:
    lock = SessionLock(tmp_path / "no folder" / "session.lock")
    assert lock.take()
    assert not lock.is_elsewhere
