"""Running what was made, as someone would who has nothing but that."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

PASSED = "Self-test passed"
LIMIT_S = 300
KEPT = frozenset({"HOME", "LANG", "PATH", "SYSTEMROOT", "TEMP", "TMP"})
"""What a program needs of the environment; the rest could lead it to the checkout."""


class NotMadeError(Exception):
    """Something that was to be made is not there, or does not work: why."""


def self_tested(program: Sequence[Path | str]) -> str:
    """The lines that the self-test of an app prints.

    Args:
        program: what starts it; it runs outside of the checkout.

    Raises:
        NotMadeError: it did not pass.
    """
    with tempfile.TemporaryDirectory() as home:
        ran = subprocess.run(
            [*program, "--self-test"],
            cwd=home,
            env={k: v for k, v in os.environ.items() if k in KEPT} | {"HOME": home},
            capture_output=True,
            text=True,
            check=False,
            timeout=LIMIT_S,
        )
    lines = ran.stdout.strip().splitlines()
    if ran.returncode or not lines or lines[-1] != PASSED:
        raise NotMadeError("\n".join([*lines, ran.stderr.strip()]))
    return ran.stdout.strip()


def run(*command: Path | str, cwd: Path | None = None) -> str:
    """What a tool prints.

    Raises:
        NotMadeError: it ended with an error.
    """
    ran = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    if ran.returncode:
        raise NotMadeError("\n".join([" ".join(map(str, command)), ran.stdout, ran.stderr]))
    return ran.stdout
