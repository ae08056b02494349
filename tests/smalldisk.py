"""A small disk of its own, where the system lets one have it."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
_MARK = "RECOVERYTIMER_TESTS_ON_A_SMALL_DISK"
needs_small_disk = pytest.mark.skipif(
    _MARK not in os.environ, reason="runs on a small disk, from tests/test_smalldisk.py"
)


def can_have_one() -> bool:
    """Whether this system mounts something for whoever asks, in a namespace of their own."""
    if sys.platform != "linux" or shutil.which("unshare") is None:
        return False
    command = ["unshare", "-rm", "sh", "-c", "mount -t tmpfs tmpfs /mnt"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def run_tests_on_one(folder: Path, tests: Sequence[str]) -> subprocess.CompletedProcess[str]:
    """Run tests whose temporary folders lie on a disk of 1.5 MB."""
    mount = f"mount -t tmpfs -o size=1500k tmpfs '{folder}'"
    pytest_ = f"'{sys.executable}' -m pytest -q -p no:cacheprovider --basetemp '{folder}/t'"
    return subprocess.run(
        ["unshare", "-rm", "sh", "-c", f"{mount} && exec {pytest_} {' '.join(tests)}"],
        env={**os.environ, _MARK: "1"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def fill(folder: Path) -> Path:
    """Leave no room on the disk of a folder; the file that takes it."""
    filling = folder / "filling"
    with contextlib.suppress(OSError), filling.open("ab", buffering=0) as file:
        while True:
            file.write(bytes(4096))
    return filling
