"""No input whatever brings a reader down; each is fed for seconds, from the same beginning."""

from __future__ import annotations

import os
from pathlib import Path
from random import Random
from time import monotonic

import pytest

from tests.fuzz.fuzzing import fuzz
from tests.fuzz.targets import TARGETS

# Some in CI, which is not to take long; `dev.py fuzz` feeds them for as long as one wants.
SECONDS = 0.8 if os.environ.get("CI") else 5.0


@pytest.mark.parametrize("name", TARGETS)
def test_nothing_brings_a_reader_down(name: str, tmp_path: Path) -> None:
    target = TARGETS[name]
    found = fuzz(target.made(tmp_path), target.seeds(), Random(name), SECONDS, monotonic)
    assert found.tried
    assert found.fault is None, f"{found.fault.trace}\n{found.fault.data[:2000]!r}"
