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


def test_the_guide_names_what_nobody_is_asked() -> None:
    page = help_page(stop_rules(shipped_resources()))
    said = " ".join((page.summary, *(sign for part in page.parts for sign in part.signs)))
    for words in (
        "pain, tightness or fluttering in your chest",
        "Collapse, confusion",
        "outer side of your knee",
        "This app is for adults",
        "A child or teenager who limps",
        "above 2 out of 10 after a week",
    ):
        assert words in said
