from __future__ import annotations

import pytest

from recoverytimer.base.paths import shipped_resources
from recoverytimer.exercise.bodyareas import Area
from recoverytimer.exercise.dose import Side
from recoverytimer.guide.library import Guide
from recoverytimer.soreness.entry import Place, Sign
from recoverytimer.soreness.episode import Episode
from recoverytimer.soreness.redflags import alarms, questions, unanswered
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


def sore(area: Area | None, level: int = 6, *signs: Sign, one_sided: bool = False) -> Episode:
    return Episode(
        place=Place(area, Side.LEFT if one_sided else None),
        level=level,
        day_level=level,
        peak=level,
        day=1,
        hours=1,
        effort_at=NOON,
        one_sided=one_sided,
        signs=signs,
    )


def asked(*episodes: Episode) -> list[str]:
    return [question.id for question in questions(RULES, episodes)]


HIP, LEG_DOWN = ["deep-and-growing"], ["down-the-leg"]


@pytest.mark.parametrize(
    ("episodes", "expected"),
    [
        ([sore(Area.CALVES, 5)], []),
        ([sore(Area.CALVES, 6)], ["swollen-leg"]),
        ([sore(Area.CALVES, 2, one_sided=True)], []),
        ([sore(Area.CALVES, 3, one_sided=True)], ["swollen-leg"]),
        ([sore(Area.CALVES, 1, Sign.SHARP)], ["after-a-fall", "swollen-leg"]),
        ([sore(Area.CALVES, 1, Sign.AT_NIGHT)], ["swollen-leg", "unwell"]),
        ([sore(Area.HIP_FLEXORS)], HIP),
        ([sore(Area.OUTER_HIPS)], [*HIP, "bony-hip"]),
        ([sore(Area.LOWER_BACK)], ["between-the-legs", *LEG_DOWN]),
        ([sore(Area.GLUTES)], ["between-the-legs", *HIP, *LEG_DOWN, "sitting-bone"]),
        ([sore(Area.HAMSTRINGS)], ["swollen-leg", *LEG_DOWN, "sitting-bone"]),
        ([sore(Area.UPPER_BACK)], []),
        ([sore(Area.FEET, 8)], []),
        ([sore(Area.FEET, 8), sore(Area.SHINS, 8)], ["dark-urine"]),
        ([sore(Area.FEET, 8), sore(Area.SHINS, 7)], []),
        ([sore(Area.FEET, 8), sore(Area.FEET, 9, one_sided=True)], []),
        ([], []),
    ],
)
def test_only_what_the_place_calls_for_is_asked(
    episodes: list[Episode], expected: list[str]
) -> None:
    assert asked(*episodes) == expected


def test_where_no_area_was_said_all_areas_are_asked() -> None:
    found = asked(sore(None))
    assert {"between-the-legs", "swollen-leg", "deep-and-growing"} <= set(found)
    assert "dark-urine" not in found


def test_a_place_that_does_not_ask_adds_nothing_to_one_that_does() -> None:
    assert asked(sore(Area.HIP_FLEXORS, 6), sore(Area.CALVES, 3)) == HIP


def test_each_question_can_come_up() -> None:
    everything = [sore(area, 9, *Sign) for area in Area]
    assert set(asked(*everything)) == set(BY_ID)


def test_answered_questions_are_not_asked_again() -> None:
    episodes = [sore(Area.OUTER_HIPS)]
    left = unanswered(RULES, episodes, {"deep-and-growing": False})
    assert [question.id for question in left] == ["bony-hip"]


URGENCIES = {
    "between-the-legs": Urgency.EMERGENCY,
    "after-a-fall": Urgency.EMERGENCY,
    "dark-urine": Urgency.EMERGENCY,
    "swollen-leg": Urgency.URGENT,
    "deep-and-growing": Urgency.URGENT,
    "unwell": Urgency.URGENT,
    "down-the-leg": Urgency.APPOINTMENT,
    "bony-hip": Urgency.APPOINTMENT,
    "sitting-bone": Urgency.APPOINTMENT,
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


def test_questions_are_short_and_can_be_answered_with_yes_or_no() -> None:
    for level, sign in BY_ID.values():
        question = sign.question
        assert question is not None
        assert question.ask.endswith("?")
        assert level.urgency is not Urgency.STOP
