"""Sessions on a disk that is really full, in the window and in the terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.smalldisk import run_tests_on_one, way_to_one


@pytest.mark.parametrize(
    "tests", ["tests/terminal/test_fulldisk.py", "tests/start/test_fulldisk.py"]
)
def test_on_a_small_disk(tmp_path: Path, tests: str) -> None:
    way = way_to_one(tmp_path)
    if way is None:
        pytest.skip("there is no way to a small disk here")
    done = run_tests_on_one(way, tmp_path, [tests, "-m", "small_disk"])
    assert done.returncode == 0, done.stdout
