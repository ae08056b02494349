from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pytest

from recoverytimer.base import disk
from recoverytimer.base.words.system import reason


def test_a_full_disk_is_called_so_whoever_says_it() -> None:
    assert reason(OSError(errno.ENOSPC, "No space left on device")) == "The disk is full"
    assert reason(OSError(errno.EDQUOT, "Disk quota exceeded")) == "The disk is full"
    assert reason(PermissionError(13, "Permission denied")) == "Permission denied"


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes there")
def test_several_files_are_written_where_one_is_a_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "one.toml")
    disk.write_all(((tmp_path / "one.toml", b"1"), (tmp_path / "two.toml", b"2")))
    assert [(tmp_path / f"{name}.toml").read_bytes() for name in ("one", "two")] == [b"1", b"2"]
