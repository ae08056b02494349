from __future__ import annotations

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
from recoverytimer.soreness.redflags import alarms, next_questions, questions, unanswered
from recoverytimer.soreness.stoprules import Urgency, stop_rules
from tests.noting import NOON

RULES = stop_rules(shipped_resources())
GUIDE = Guide(shipped_resources())
BY_ID = {
    sign.question.id: (level, sign)
    for level in RULES.levels
    for sign in level.signs
    if sign.question is not None
}


BOTH = None
LEFT = Side.LEFT
SHARP, AT_NIGHT = Sign.SHARP, Sign.AT_NIGHT


def sore(
    area: Area | None, level: int = 6, side: Side | None = BOTH, *signs: Sign, **changed: object
) -> Episode:
    """Sore since yesterday, after a known effort, on both sides or on the left alone."""
    usual = Episode(
        place=Place(area, side),
        level=level,
        day_level=level,
        peak=level,
        day=1,
        hours=20,
        effort_at=NOON,
        one_sided=side is not None,
        signs=signs,
    )
    return replace(usual, **changed)


def asked(*episodes: Episode, **answers: bool) -> set[str]:
    given = {name.replace("_", "-"): yes for name, yes in answers.items()}
    return {question.id for question in questions(RULES, episodes, given)}


CAUDA = {"between-the-legs", "bladder-or-bowels", "both-legs"}
ILL = {"unwell", "cancer-or-steroids"}

# A red flag: where it is asked for, and where it cannot be true.
ROWS: list[tuple[str, list[Episode], list[Episode]]] = [
    *(
        (
            flag,
            [
                sore(Area.LOWER_BACK),
                sore(Area.GLUTES),
                sore(Area.GLUTES, 1, BOTH, SHARP),
                sore(Area.LOWER_BACK, 1, LEFT, AT_NIGHT),
            ],
            [sore(Area.GLUTES, 3, LEFT), sore(Area.GLUTES, 5, LEFT), sore(Area.CALVES, 9)],
        )
        for flag in sorted(CAUDA)
    ),
    (
        "after-a-fall",
        [sore(Area.CALVES, 1, LEFT, SHARP), sore(Area.FEET, 3, LEFT, SHARP)],
        [sore(Area.CALVES, 8, LEFT), sore(Area.LOWER_BACK, 8, BOTH, SHARP)],
    ),
    (
        "dark-urine",
        [
            sore(Area.QUADS, 9),
            sore(Area.QUADS, 7, hours=90),
            sore(Area.UPPER_BACK, 7),
            sore(None, 7),
            sore(Area.QUADS, 8, LEFT),
            sore(Area.QUADS, 9, effort_at=None),
        ],
        [sore(Area.QUADS, 6), sore(Area.QUADS, 9, hours=97), sore(Area.QUADS, 9, age_h=80)],
    ),
    (
        "rock-hard",
        [sore(Area.SHINS, 7), sore(Area.CALVES, 8, LEFT), sore(Area.QUADS, 9)],
        [sore(Area.SHINS, 6), sore(Area.LOWER_BACK, 9)],
    ),
    (
        "swollen-leg",
        [
            sore(Area.CALVES, 3, LEFT),
            sore(Area.GLUTES, 3, LEFT),
            sore(Area.OUTER_HIPS, 5, LEFT),
            sore(Area.QUADS, 2, BOTH, AT_NIGHT),
            sore(Area.HAMSTRINGS, 6, effort_at=None),
        ],
        [sore(Area.CALVES, 2, LEFT), sore(Area.CALVES, 8), sore(Area.UPPER_BACK, 8, LEFT)],
    ),
    (
        "torn-hamstring",
        [sore(Area.HAMSTRINGS, 4, LEFT), sore(Area.GLUTES, 2, BOTH, SHARP)],
        [sore(Area.HAMSTRINGS, 8), sore(Area.CALVES, 5, LEFT), sore(Area.GLUTES, 3, LEFT)],
    ),
    (
        "torn-calf",
        [sore(Area.CALVES, 4, LEFT), sore(Area.FEET, 2, BOTH, SHARP)],
        [sore(Area.CALVES, 8), sore(Area.GLUTES, 5, LEFT)],
    ),
    (
        "foot-drop",
        [sore(Area.LOWER_BACK, 4, LEFT), sore(Area.SHINS, 4, LEFT)],
        [sore(Area.GLUTES, 6), sore(Area.QUADS, 6, LEFT), sore(Area.SHINS, 3, LEFT)],
    ),
    (
        "deep-and-growing",
        [
            sore(Area.GLUTES, 3, LEFT),
            sore(Area.LOWER_BACK, 3, LEFT),
            sore(Area.QUADS, 2, BOTH, AT_NIGHT),
            sore(Area.HIP_FLEXORS, 6, effort_at=None),
            sore(Area.INNER_THIGHS, 3, day=15),
        ],
        [sore(Area.GLUTES, 7), sore(Area.SHINS, 7, LEFT)],
    ),
    (
        "on-the-bone",
        [sore(Area.SHINS, 8, LEFT), sore(Area.SHINS, 8), sore(Area.FEET, 3, LEFT)],
        [sore(Area.SHINS, 5), sore(Area.CALVES, 8, LEFT)],
    ),
    (
        "fever",
        [sore(Area.LOWER_BACK), sore(Area.OUTER_HIPS, 2, LEFT, AT_NIGHT)],
        [sore(Area.LOWER_BACK, 4, LEFT), sore(Area.CALVES, 8)],
    ),
    *(
        (
            flag,
            [sore(Area.FEET, 2, BOTH, AT_NIGHT), sore(Area.UPPER_BACK, 3, day=15)],
            [sore(Area.FEET, 8, LEFT), sore(Area.UPPER_BACK, 3, day=14)],
        )
        for flag in sorted(ILL)
    ),
    (
        "down-the-leg",
        [sore(Area.LOWER_BACK), sore(Area.GLUTES, 3, LEFT), sore(Area.HAMSTRINGS)],
        [sore(Area.CALVES, 8, LEFT), sore(Area.GLUTES, 5)],
    ),
    ("bony-hip", [sore(Area.OUTER_HIPS, 3, LEFT), sore(Area.OUTER_HIPS)], [sore(Area.GLUTES)]),
    (
        "sitting-bone",
        [sore(Area.GLUTES, 6, LEFT), sore(Area.HAMSTRINGS, 2, BOTH, SHARP)],
        [sore(Area.GLUTES, 7), sore(Area.OUTER_HIPS, 7, LEFT), sore(Area.GLUTES, 5, LEFT)],
    ),
    (
        "stiff-mornings",
        [sore(Area.GLUTES, 3, BOTH, AT_NIGHT), sore(Area.LOWER_BACK, 3, day=15)],
        [sore(Area.GLUTES, 6), sore(Area.LOWER_BACK, 4, LEFT)],
    ),
]


@pytest.mark.parametrize(("flag", "fits", "fits_not"), ROWS, ids=[row[0] for row in ROWS])
def test_a_red_flag_is_asked_for_where_it_can_be_true(
    flag: str, fits: list[Episode], fits_not: list[Episode]
) -> None:
    assert [e for e in fits if flag not in asked(e)] == []
    assert [e for e in fits_not if flag in asked(e)] == []


def test_every_red_flag_has_its_row() -> None:
    assert {flag for flag, _, _ in ROWS} == set(BY_ID)


def test_usual_soreness_is_asked_nothing() -> None:
    for area in Area:
        assert asked(sore(area, 5)) == set()
        assert asked(sore(area, 2, LEFT)) == set()


@pytest.mark.parametrize("area", Area)
def test_a_little_on_one_side_is_asked_three_questions_at_most(area: Area) -> None:
    assert len(asked(sore(area, 3, LEFT))) <= 3


def test_a_mild_one_sided_buttock_is_asked_what_can_be_true_of_it() -> None:
    mild = {"swollen-leg", "deep-and-growing", "down-the-leg"}
    assert asked(sore(Area.GLUTES, 3, LEFT)) == mild
    assert asked(sore(Area.GLUTES, 4, LEFT)) == {*mild, "torn-hamstring", "foot-drop"}
    # Signs down the leg open the others, however little it hurts.
    assert asked(sore(Area.GLUTES, 3, LEFT), down_the_leg=True) == {*mild, *CAUDA, "foot-drop"}


@pytest.mark.parametrize("area", Area)
def test_severe_soreness_on_one_side_is_asked_all_that_there_is_of_the_place(area: Area) -> None:
    worst = sore(area, 9, LEFT, SHARP, AT_NIGHT, day=15, effort_at=None)
    about = {
        question.id
        for _, sign in BY_ID.values()
        if (question := sign.question) and (not question.areas or area in question.areas)
    }
    assert asked(worst) == about


def test_very_sore_legs_after_an_effort_are_asked_little() -> None:
    assert asked(sore(Area.CALVES, 6)) == set()
    assert asked(sore(Area.QUADS, 7)) == {"dark-urine", "rock-hard"}
    assert asked(sore(Area.GLUTES, 6)) == {*CAUDA, "fever", "down-the-leg"}


def test_signs_down_the_leg_lead_to_the_questions_about_the_nerves() -> None:
    buttock = sore(Area.GLUTES, 4, LEFT)
    assert not asked(buttock) & CAUDA
    assert not asked(buttock, down_the_leg=False) & CAUDA
    assert asked(buttock, down_the_leg=True) >= CAUDA
    # Where nothing asks, an old answer does not either.
    assert asked(sore(Area.GLUTES, 2), down_the_leg=True) == set()


def test_where_no_area_was_said_all_areas_are_asked() -> None:
    found = asked(sore(None))
    assert {"between-the-legs", "swollen-leg", "on-the-bone"} <= found
    assert "dark-urine" not in found


def test_a_place_that_does_not_ask_adds_nothing_to_one_that_does() -> None:
    assert asked(sore(Area.OUTER_HIPS), sore(Area.CALVES, 3)) == asked(sore(Area.OUTER_HIPS))


def test_answered_questions_are_not_asked_again() -> None:
    left = unanswered(RULES, [sore(Area.OUTER_HIPS)], {"fever": False})
    assert [question.id for question in left] == ["bony-hip"]


def pages(episodes: list[Episode], yes: str = "") -> list[list[str]]:
    """What is asked, a few at a time, by one who says no to all but one."""
    given: dict[str, bool] = {}
    found = []
    while asked_now := next_questions(RULES, questions(RULES, episodes, given), given):
        found.append([question.id for question in asked_now])
        given.update((question.id, question.id == yes) for question in asked_now)
    return found


def test_a_few_are_asked_at_a_time_the_most_urgent_first() -> None:
    one = [sore(Area.GLUTES, 7, LEFT, SHARP)]
    found = pages(one)
    flat = [name for page in found for name in page]
    assert max(map(len, found)) <= 5
    assert set(flat) == asked(*one)
    assert set(flat[:3]) == CAUDA
    by_urgency = [list(URGENCIES).index(name) for name in flat]
    assert by_urgency == sorted(by_urgency)


def test_after_a_yes_only_what_is_more_urgent_is_asked() -> None:
    calf = [sore(Area.CALVES, 8, LEFT, SHARP, AT_NIGHT)]
    assert len(pages(calf)) == 2
    assert pages(calf, yes="dark-urine") == pages(calf)[:1]
    buttock = [sore(Area.GLUTES, 4, LEFT)]
    assert not CAUDA & {name for page in pages(buttock) for name in page}
    assert set(pages(buttock, yes="down-the-leg")[-1]) == CAUDA


@given(
    st.lists(
        st.builds(
            sore,
            st.sampled_from([*Area, None]),
            st.integers(1, 10),
            st.sampled_from([None, *Side]),
            day=st.integers(1, 20),
            signs=st.sampled_from([(), (Sign.SHARP,), (Sign.AT_NIGHT,), tuple(Sign)]),
        ),
        max_size=4,
    ),
    st.dictionaries(st.sampled_from(sorted(BY_ID)), st.booleans()),
)
def test_the_same_answers_always_lead_to_the_same(
    episodes: list[Episode], answers: dict[str, bool]
) -> None:
    backwards = dict(reversed(answers.items()))
    assert alarms(RULES, answers) == alarms(RULES, backwards)
    assert questions(RULES, episodes, answers) == questions(RULES, episodes[::-1], backwards)
    assert bool(alarms(RULES, answers)) is any(answers.values())


URGENCIES = {
    "between-the-legs": Urgency.EMERGENCY,
    "bladder-or-bowels": Urgency.EMERGENCY,
    "both-legs": Urgency.EMERGENCY,
    "after-a-fall": Urgency.EMERGENCY,
    "dark-urine": Urgency.EMERGENCY,
    "rock-hard": Urgency.EMERGENCY,
    "swollen-leg": Urgency.URGENT,
    "torn-hamstring": Urgency.URGENT,
    "torn-calf": Urgency.URGENT,
    "foot-drop": Urgency.URGENT,
    "deep-and-growing": Urgency.URGENT,
    "on-the-bone": Urgency.URGENT,
    "fever": Urgency.URGENT,
    "unwell": Urgency.URGENT,
    "cancer-or-steroids": Urgency.URGENT,
    "down-the-leg": Urgency.APPOINTMENT,
    "bony-hip": Urgency.APPOINTMENT,
    "sitting-bone": Urgency.APPOINTMENT,
    "stiff-mornings": Urgency.APPOINTMENT,
}


@pytest.mark.parametrize(("yes", "urgency"), URGENCIES.items())
def test_a_yes_has_the_consequence_of_its_level(yes: str, urgency: Urgency) -> None:
    (alarm,) = alarms(RULES, {yes: True})
    level, sign = BY_ID[yes]
    assert alarm.urgency is urgency
    assert (alarm.heading, alarm.text, alarm.sources) == (level.heading, sign.text, sign.sources)
    assert alarm.topic in GUIDE.topics


def test_every_consequence_is_tested() -> None:
    assert set(URGENCIES) == set(BY_ID)


def test_the_most_urgent_comes_first_and_no_means_nothing() -> None:
    answers = {"sitting-bone": True, "swollen-leg": True, "dark-urine": True, "unwell": False}
    assert [a.urgency for a in alarms(RULES, answers)] == [
        Urgency.EMERGENCY,
        Urgency.URGENT,
        Urgency.APPOINTMENT,
    ]
    assert alarms(RULES, {"swollen-leg": False, "no-such-question": True}) == ()


def test_questions_are_lines_under_any_of_these() -> None:
    for level, sign in BY_ID.values():
        question = sign.question
        assert question is not None
        assert question.ask[0].isupper()
        assert question.ask[-1].isalpha()
        assert level.urgency is not Urgency.STOP
        assert set(question.after) <= set(BY_ID)
