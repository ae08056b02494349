from __future__ import annotations

import contextlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from recoverytimer.player.claim import Claim

HOLD = """
import sys
from pathlib import Path
from recoverytimer.player.claim import Claim
claim = Claim(Path(sys.argv[1]))
print(claim.take(), flush=True)
input()
"""


@contextlib.contextmanager
def held_elsewhere(path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process has the claim."""
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
    claim = Claim(tmp_path / "claim")
    with held_elsewhere(tmp_path / "claim") as other:
        assert claim.is_elsewhere
        assert not claim.take()
        other.kill()
        other.wait()
        assert not claim.is_elsewhere
        assert claim.take()


def test_who_has_it_may_take_it_again_and_let_it_go(tmp_path: Path) -> None:
    claim = Claim(tmp_path / "claim")
    assert claim.take()
    assert claim.take()
    assert not claim.is_elsewhere
    claim.release()
    claim.release()
    with held_elsewhere(tmp_path / "claim"):
        assert not claim.take()


def test_where_nothing_can_be_locked_one_plays_all_the_same(tmp_path: Path) -> None:
    claim = Claim(tmp_path / "no folder" / "claim")
    assert claim.take()
    assert not claim.is_elsewhere
