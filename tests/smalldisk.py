"""A small disk of its own, where the system lets one have it."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests import ROOT

_MARK = "RECOVERYTIMER_TESTS_ON_A_SMALL_DISK"
needs_small_disk = pytest.mark.small_disk
IS_ON_ONE = _MARK in os.environ


def way_to_one(folder: Path) -> Sequence[str] | None:
    """What mounts something on a folder: anybody in a namespace of their own, or root.

    A root that is shut into a part of the file system gets no namespace.
    """
    for way in (("unshare", "-rm"), ("unshare", "-m", "--propagation", "unchanged")):
        command = [*way, "sh", "-c", f"mount -t tmpfs tmpfs '{folder}' && umount '{folder}'"]
        with contextlib.suppress(OSError):
            if not subprocess.run(command, capture_output=True, check=False).returncode:
                return way
    return None


def run_tests_on_one(
    way: Sequence[str], folder: Path, tests: Sequence[str]
) -> subprocess.CompletedProcess[str]:
    """Run tests whose temporary folders lie on a disk of 1.5 MB."""
    mount = f"mount -t tmpfs -o size=1500k tmpfs '{folder}'"
    pytest_ = f"'{sys.executable}' -m pytest -q -p no:cacheprovider --basetemp '{folder}/t'"
    script = f"{mount} && {pytest_} {' '.join(tests)}; code=$?; umount -l '{folder}'; exit $code"
    return subprocess.run(
        [*way, "sh", "-c", script],
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
