from __future__ import annotations

from datetime import date

import pytest

from recoverytimer.about.changelog import Release
from releases import day_of, releases

TEXT = """# Changes

## 0.2.0 - not released yet

- One thing that
  takes two lines.
- Another.

### For those who build on it

- Not for runners.

## 0.1.1 - 2026-12-24

- Mended.

## 0.1.0 - 2026-12-01

- First.
"""


def test_a_changelog_tells_of_its_releases() -> None:
    assert releases(TEXT) == (
        Release("0.2.0", None, ("One thing that takes two lines.", "Another.")),
        Release("0.1.1", date(2026, 12, 24), ("Mended.",)),
        Release("0.1.0", date(2026, 12, 1), ("First.",)),
    )


def test_a_version_has_a_day_from_its_release_on() -> None:
    told = releases(TEXT)
    assert day_of("0.1.0", told) == date(2026, 12, 1)
    assert day_of("0.2.0", told) is None
    assert day_of("9", told) is None


@pytest.mark.parametrize("heading", ["0.3.0", "0.3.0 - soon", "News", "0.3.0 - 2026-13-01"])
def test_a_heading_that_says_no_day_is_refused(heading: str) -> None:
    with pytest.raises(ValueError, match=r"CHANGELOG|month"):
        releases(f"## {heading}\n\n- A change.\n")
