from __future__ import annotations

from pathlib import Path

from recoverytimer.base.paths import shipped_resources
from recoverytimer.soreness.stoprules import help_page, stop_rules


def test_the_guide_shows_the_urgent_signs_as_such() -> None:
    rules = stop_rules(shipped_resources())
    page = help_page(rules)
    assert [part.heading for part in page.parts] == [level.heading for level in rules.levels]
    urgent = {part.heading for part in page.parts if part.is_urgent}
    assert "Get advice the same day" in urgent
    assert len(urgent) == 2
    assert page.parts[0].signs == tuple(sign.text for sign in rules.levels[0].signs)


def test_rules_that_are_not_there_are_told_in_their_place(tmp_path: Path) -> None:
    page = help_page(stop_rules(tmp_path))
    assert "reinstall the app" in page.summary
    assert page.parts == ()
