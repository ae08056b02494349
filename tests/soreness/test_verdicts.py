from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from recoverytimer.base.paths import shipped_resources
from recoverytimer.exercise.bodyareas import Area
from recoverytimer.exercise.dose import Side
from recoverytimer.guide.library import Guide
from recoverytimer.soreness.entry import Place, Sign
from recoverytimer.soreness.episode import Episode
from recoverytimer.soreness.verdicts import (
    VERDICTS,
    Standing,
    VerdictRow,
    VerdictRule,
    grouped_by_verdict,
    verdict,
)
from recoverytimer.soreness.words.places import levels_in_words
from recoverytimer.soreness.words.verdicts import (
    episodes_in_words,
    how_is_it_now,
    reasons,
    verdict_sentence,
)
from tests.noting import NOON

GUIDE = Guide(shipped_resources())
EARLY = Episode(
    place=Place(), level=3, day_level=3, peak=3, day=1, hours=10, effort_at=NOON, entries=2
)


def episode(**changed: object) -> Episode:
    return replace(EARLY, **changed)


# Each row of the table: what makes it fit, and what just does not.
ROWS = [
    (VerdictRule.LONGER_THAN_A_WEEK, {"day": 8}, {"day": 7}),
    (VerdictRule.WORSE_AFTER_THE_THIRD_DAY, {"worse": True}, {"worse": False}),
    (VerdictRule.LONGER_THAN_A_WEEK, {"day": 8, "level": 3}, {"day": 8, "level": 2}),
    (VerdictRule.WORSE_AFTER_THE_THIRD_DAY, {"worse": True}, {"worse": True, "level": 2}),
    (VerdictRule.SEVERE_AFTER_EFFORT, {"level": 6}, {"level": 5}),
    (VerdictRule.SEVERE_AFTER_EFFORT, {"level": 8}, {"level": 9}),
    (VerdictRule.SEVERE_AFTER_EFFORT, {"level": 6}, {"level": 6, "effort_at": None}),
    (VerdictRule.SEVERE_AFTER_EFFORT, {"level": 6}, {"level": 6, "signs": (Sign.SHARP,)}),
    (
        VerdictRule.SEVERE_AFTER_EFFORT,
        {"level": 6},
        {"level": 6, "place": Place(Area.CALVES, Side.LEFT)},
    ),
    (VerdictRule.SEVERE_AFTER_EFFORT, {"level": 6, "hours": 96}, {"level": 6, "hours": 96.1}),
    (VerdictRule.SEVERE, {"level": 9}, {"level": 8}),
    (VerdictRule.SEVERE, {"level": 6, "effort_at": None}, {"level": 5, "effort_at": None}),
    (VerdictRule.SHARP_OR_AT_NIGHT, {"signs": (Sign.SHARP,)}, {"signs": ()}),
    (VerdictRule.SHARP_OR_AT_NIGHT, {"signs": (Sign.AT_NIGHT,)}, {"signs": ()}),
    (VerdictRule.NOTHING_NEW, {"age_h": 36.1}, {"age_h": 36.0}),
    (VerdictRule.NOTHING_NEW, {"age_h": 36.1, "level": 9}, {"age_h": 36.0, "level": 9}),
    (VerdictRule.A_LITTLE_LEFT, {"hours": 72.1, "level": 2}, {"hours": 72.0, "level": 2}),
    (VerdictRule.A_LITTLE_LEFT, {"hours": 72.1, "level": 2}, {"hours": 72.1, "level": 3}),
    (VerdictRule.ONE_ENTRY, {"entries": 1, "effort_at": None}, {"entries": 2, "effort_at": None}),
    (VerdictRule.ONE_ENTRY, {"entries": 1, "effort_at": None}, {"entries": 1}),
    (VerdictRule.STILL_THERE, {"hours": 72.1}, {"hours": 72.0}),
    (VerdictRule.AGAIN, {"again": True}, {"again": False}),
    (VerdictRule.THE_FIRST_DAY, {"hours": 23.9}, {"hours": 24.0}),
    (VerdictRule.AT_ITS_PEAK, {"hours": 24.0}, {"hours": 23.9}),
    (VerdictRule.AT_ITS_PEAK, {"hours": 72.0}, {"hours": 72.1}),
    (
        VerdictRule.AT_ITS_PEAK,
        {"hours": 48, "level": 5, "peak": 5},
        {"hours": 48, "level": 4, "peak": 5},
    ),
    (
        VerdictRule.EASING,
        {"hours": 48, "level": 4, "peak": 5},
        {"hours": 48, "level": 5, "peak": 5},
    ),
]


@pytest.mark.parametrize(("rule", "fits", "just_not"), ROWS)
def test_each_row_with_its_boundary(
    rule: VerdictRule, fits: dict[str, object], just_not: dict[str, object]
) -> None:
    assert verdict(episode(**fits)).rule is rule
    assert verdict(episode(**just_not)).rule is not rule


def test_every_row_is_tested() -> None:
    rules = [row.rule for row in VERDICTS]
    assert {rule for rule, _, _ in ROWS} == set(rules) == set(VerdictRule)
    assert len(rules) == len(VerdictRule)


@pytest.mark.parametrize(
    ("changed", "standing"),
    [
        ({}, Standing.USUAL),
        ({"hours": 72}, Standing.PEAK),
        ({"hours": 73}, Standing.LINGERING),
        ({"day": 8}, Standing.PROFESSIONAL),
        ({"day": 8, "level": 9}, Standing.PROFESSIONAL),
        ({"day": 8, "level": 1}, Standing.USUAL),
        ({"day": 8, "level": 1, "hours": 170}, Standing.LINGERING),
        ({"level": 6}, Standing.VERY_SORE),
        ({"level": 9}, Standing.REST),
        ({"level": 6, "age_h": 90}, Standing.UNCLEAR),
        ({"hours": 90, "age_h": 40}, Standing.UNCLEAR),
    ],
)
def test_where_it_stands(changed: dict[str, object], standing: Standing) -> None:
    assert verdict(episode(**changed)).standing is standing


def test_reasons_are_all_those_of_the_same_standing() -> None:
    found = verdict(episode(day=9, worse=True, level=8))
    assert reasons(found.reasons) == "sore for more than a week, worse after the third day"
    both = verdict(episode(level=8, signs=(Sign.SHARP,)))
    assert reasons(both.reasons) == "severe, sharp or painful at night"
    assert verdict(EARLY).reasons == ()


@pytest.mark.parametrize(
    ("changed", "asks"),
    [
        ({"level": 5}, False),
        ({"level": 6}, True),
        ({"level": 2, "one_sided": True}, False),
        ({"level": 3, "one_sided": True}, True),
        ({"level": 1, "signs": (Sign.SHARP,)}, True),
        ({"level": 1, "signs": (Sign.AT_NIGHT,)}, True),
        ({"day": 14}, False),
        ({"day": 15}, True),
    ],
)
def test_when_questions_are_asked(changed: dict[str, object], asks: bool) -> None:
    assert verdict(episode(**changed)).asks is asks


@pytest.mark.parametrize("row", VERDICTS, ids=lambda row: row.rule.name)
def test_a_row_is_calm_leads_to_the_guide_and_cites_what_was_read(row: VerdictRow) -> None:
    assert row.topic in GUIDE.topics
    assert all(GUIDE.references[s].citable for s in row.sources)
    sentence = verdict_sentence(row.rule)
    assert len(sentence) <= 90
    assert "!" not in sentence


def test_places_of_which_the_same_is_said_go_together() -> None:
    glutes = episode(place=Place(Area.GLUTES), level=5, peak=5)
    calves = episode(place=Place(Area.CALVES, Side.LEFT), level=3, peak=3, day=2)
    feet = episode(place=Place(Area.FEET), level=9)
    alike, alone = grouped_by_verdict([glutes, feet, calves])
    assert (alike, alone) == ((glutes, calves), (feet,))
    assert episodes_in_words(*alike) == "Glutes 5/10, left calf 3/10: normal"
    assert episodes_in_words(*alone) == "Feet 9/10, day 1: rest rather than run"
    assert levels_in_words([]) == ""


def test_very_sore_after_an_effort_and_what_was_said_days_ago() -> None:
    assert episodes_in_words(episode(place=Place(Area.QUADS), level=7)) == (
        "Quads 7/10, day 1: very sore"
    )
    said = episode(place=Place(Area.GLUTES), level=6, age_h=94)
    assert how_is_it_now(said) == "4 days ago you noted glutes 6/10. How is it now?"


@given(
    level=st.integers(1, 10),
    more=st.integers(0, 9),
    day=st.integers(1, 40),
    hours=st.floats(0, 1000),
    age_h=st.floats(0, 120),
    entries=st.integers(1, 9),
    known=st.booleans(),
    flags=st.tuples(st.booleans(), st.booleans(), st.booleans()),
    signs=st.sets(st.sampled_from(Sign)),
)
def test_there_is_always_something_to_say(
    level: int,
    more: int,
    day: int,
    hours: float,
    age_h: float,
    entries: int,
    known: bool,
    flags: tuple[bool, bool, bool],
    signs: set[Sign],
) -> None:
    again, worse, one_sided = flags
    noted = Episode(
        place=Place(),
        level=level,
        day_level=level,
        peak=level + more,
        day=day,
        hours=hours,
        age_h=age_h,
        entries=entries,
        effort_at=NOON - timedelta(days=1) if known else None,
        again=again,
        worse=worse,
        one_sided=one_sided,
        signs=tuple(signs),
    )
    found = verdict(noted)
    assert found == verdict(replace(noted))
    assert verdict_sentence(found.rule)
    needs_reason = found.standing in {Standing.PROFESSIONAL, Standing.REST}
    assert bool(found.reasons) is needs_reason
    if level >= 6:
        assert found.asks
        assert found.standing in {
            Standing.PROFESSIONAL,
            Standing.REST,
            Standing.VERY_SORE,
            Standing.UNCLEAR,
        }
