"""One share tree for all tests of this folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from sharetree import write_share_tree


@pytest.fixture(scope="session")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("share")
    write_share_tree(target)
    return target
