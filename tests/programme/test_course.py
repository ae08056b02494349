"""Where one stands: what follows from what happened, at both sides of each boundary."""

from __future__ import annotations

from datetime import timedelta

import msgspec
import pytest
from msgspec.structs import replace

from recoverytimer.programme import events as e
from recoverytimer.programme.events import under_way
from recoverytimer.programme.limits import Easing
from recoverytimer.programme.programme import Programme
from recoverytimer.programme.standing import Status
from recoverytimer.programme.verdict import Decision, Why
from recoverytimer.programme.weeks import Place
from recoverytimer.programme.words.verdicts import verdict_in_words
from tests.programme.life import Life
from tests.programme.making import ASKED, DAYS, HEAD, PROGRAMMES, STAGES, programme_of, small

GOOD = {"during": 1, "left": 2, "morning": 1}
GO_ON = """
  [stages.go_on]
  sessions = 4
  in_full = true
  if = [{ id = "left", least = 2, each_day = true }, { id = "morning", most = 3, each_day = true }]
"""


def two_stages(go_on: str = GO_ON, top: str = "hours_apart = 48\n") -> Programme:
    first, second = STAGES.split("[[stages]]\n")[1:]
    return small(f"[[stages]]\n{first}{go_on}\n[[stages]]\n{second}", top=top)


def where(life: Life, day: float) -> tuple[str, int, int, str]:
    place = life.at(day).place
    return (place.stage, place.week, place.session, place.day)


def first_stage(life: Life, **last: object) -> Life:
    """Four sessions of the first stage, three days apart; the last one with its own answers."""
    for day in (0, 3, 6):
        life.do(day, **GOOD)
    life.do(9, **{**GOOD, **last})
    return life


def test_nothing_is_due_before_one_has_begun() -> None:
    life = Life(two_stages())
    life.events.clear()
    assert life.at(0).status is Status.NOT_BEGUN


def test_days_come_in_turn_and_a_missed_one_waits() -> None:
    life = Life(two_stages())
    assert where(life, 0) == ("one", 1, 1, "a")
    life.do(0, **GOOD)
    assert where(life, 1) == ("one", 1, 2, "b")
    assert where(life, 6) == ("one", 1, 2, "b")
    life.do(6, **GOOD)
    assert where(life, 7) == ("one", 2, 1, "a")
    assert life.at(7).sessions_done == 2


def test_a_session_is_sensible_when_its_hours_are_over() -> None:
    life = Life(two_stages())
    assert life.at(0).due_from is None
    life.do(0, **GOOD)
    done = life.record.sessions[0].done.at
    assert life.at(1).due_from == done + timedelta(hours=48)


def test_a_programme_without_hours_asks_for_none() -> None:
    life = Life(two_stages(top=""))
    life.do(0, **GOOD)
    assert life.at(0, 19).due_from is None


def test_runs_have_hours_of_their_own_among_other_days() -> None:
    life = Life(PROGRAMMES.programme("back-after-a-break").programme)
    life.answer("off", "5-to-6-weeks", 0)
    life.do(0)
    assert life.at(0, 20).place.day == "strength-a"
    assert life.at(0, 20).due_from is None
    life.do(1)
    assert life.at(1, 20).place.day == "run-1"
    assert life.at(1, 20).due_from == life.record.sessions[0].done.at.replace(day=3)


@pytest.mark.parametrize(
    ("share", "counts"), [(0.49, False), (0.5, True), (0.75, True), (1.0, True)]
)
def test_a_session_ended_halfway_counts(share: float, counts: bool) -> None:
    life = Life(two_stages())
    life.do(0, share=share)
    assert (life.at(1).place.session == 2) is counts
    assert life.at(1).sessions_done == int(counts)


def test_two_sessions_on_one_day_both_count() -> None:
    life = Life(two_stages())
    life.do(0, hour=8, **GOOD)
    life.do(0, hour=20, **GOOD)
    assert life.at(1).sessions_done == 2
    assert where(life, 1) == ("one", 2, 1, "a")


def test_the_further_session_of_a_day_is_not_a_day() -> None:
    life = Life(two_stages())
    life.do(0, **GOOD)
    life.do(0, hour=20, second=True)
    assert life.at(1).sessions_done == 1
    assert where(life, 1) == ("one", 1, 2, "b")


# Going on.


@pytest.mark.parametrize(("left", "goes_on"), [(1, False), (2, True), (3, True)])
def test_two_repetitions_left_lead_on(left: int, goes_on: bool) -> None:
    life = first_stage(Life(two_stages()), left=left)
    assert (where(life, 11)[0] == "two") is goes_on


@pytest.mark.parametrize(("morning", "goes_on"), [(0, True), (2, True), (3, True), (4, False)])
def test_a_morning_of_three_leads_on(morning: int, goes_on: bool) -> None:
    life = first_stage(Life(two_stages()), morning=morning)
    assert (where(life, 11)[0] == "two") is goes_on


@pytest.mark.parametrize("question", ["left", "morning"])
def test_no_answer_is_no_good_answer(question: str) -> None:
    for value in (None, "missing"):
        life = Life(two_stages())
        for day in (0, 3, 6):
            life.do(day, **GOOD)
        answers = {**GOOD, question: value}
        life.do(9, **{k: v for k, v in answers.items() if v != "missing"})
        now = life.at(11)
        assert (now.place.stage, now.place.week, now.place.session) == ("one", 2, 1)
        assert now.verdict.decision is Decision.REPEAT
        assert [(r.why, r.question) for r in now.verdict.reasons] == [(Why.NO_ANSWER, question)]
        life.answer(question, 2, 11)
        assert where(life, 11.5)[0] == "two"


def test_an_answer_that_is_taken_back_is_none() -> None:
    life = first_stage(Life(two_stages()))
    life.answer("morning", None, 10, 12)
    assert life.at(11).verdict.reasons[0].why is Why.NO_ANSWER


@pytest.mark.parametrize(("sessions", "goes_on"), [(3, False), (4, True)])
def test_four_sessions_of_a_stage_lead_on(sessions: int, goes_on: bool) -> None:
    life = Life(two_stages())
    if sessions == 3:
        life.skip(0)
    else:
        life.do(0, **GOOD)
    for day in (3, 6, 9):
        life.do(day, **GOOD)
    assert (where(life, 11)[0] == "two") is goes_on
    if not goes_on:
        (reason,) = life.at(11).verdict.reasons
        assert (reason.why, reason.value, reason.limit) == (Why.FEW_SESSIONS, 3, 4)
        assert where(life, 11) == ("one", 2, 1, "a")


@pytest.mark.parametrize(
    ("share", "failed", "goes_on"), [(1.0, (), True), (0.9, (), False), (1.0, ("x",), False)]
)
def test_all_repetitions_done_lead_on(share: float, failed: tuple[str, ...], goes_on: bool) -> None:
    life = first_stage(Life(two_stages()), share=share, failed=failed)
    assert (where(life, 11)[0] == "two") is goes_on


def repeated(life: Life, times: int) -> float:
    """Does the last week of the first stage again so often, never well enough; the day after."""
    day = 9
    for _ in range(times):
        life.do(day + 3, **{**GOOD, "left": 1})
        life.do(day + 6, **{**GOOD, "left": 1})
        day += 6
    return day + 2


@pytest.mark.parametrize(
    ("times", "status", "repeats"),
    [(0, Status.RUNNING, 1), (1, Status.RUNNING, 2), (2, Status.ASKS, 2)],
)
def test_a_week_is_repeated_twice_and_then_it_asks(
    times: int, status: Status, repeats: int
) -> None:
    life = first_stage(Life(two_stages()), left=1)
    now = life.at(repeated(life, times))
    assert (now.status, now.repeats) == (status, repeats)
    if status is Status.ASKS:
        assert now.verdict.reasons[-1].why is Why.REPEATED_ENOUGH


def test_what_was_asked_is_chosen_by_going_on() -> None:
    life = first_stage(Life(two_stages()), left=1)
    day = repeated(life, 2)
    life.move(day, Place("two", 1, 1, "a"))
    assert where(life, day + 1) == ("two", 1, 1, "a")
    assert life.at(day + 1).status is Status.RUNNING


def test_the_end_is_the_end_of_the_last_stage() -> None:
    life = first_stage(Life(two_stages()))
    for n in range(4):
        life.do(12 + 3 * n, **GOOD)
    now = life.at(23)
    assert (now.status, now.place) == (Status.ENDED, None)
    assert now.verdict.reasons[0].why is Why.OVER


def test_a_stage_without_an_end_goes_on_for_ever() -> None:
    life = Life(small('[[stages]]\nid = "keep"\nname = "Keep"\ndays = ["a"]\ndays_a_week = 1\n'))
    for week in range(30):
        assert where(life, 7 * week) == ("keep", week + 1, 1, "a")
        life.do(7 * week, **GOOD)


@pytest.mark.parametrize(
    ("done", "decision"), [(2, Decision.REPEAT), (3, Decision.ASK), (4, Decision.ASK), (5, None)]
)
def test_with_some_sessions_too_few_it_asks(done: int, decision: Decision | None) -> None:
    life = Life(PROGRAMMES.programme("five-minutes-a-day").programme)
    for day in range(7):
        if day < done:
            life.do(day, felt="looser", tingling="no")
        else:
            life.skip(day)
    now = life.at(7)
    if decision is None:
        assert now.place.stage == "week-2"
    else:
        assert now.verdict.decision is decision
        assert now.place.stage == "week-1"


# Days away.


@pytest.mark.parametrize(
    ("days", "status", "place", "decision"),
    [
        (6, Status.RUNNING, ("two", 2, 2, "b"), Decision.GO_ON),
        (7, Status.RUNNING, ("two", 2, 1, "a"), Decision.REPEAT),
        (13, Status.RUNNING, ("two", 2, 1, "a"), Decision.REPEAT),
        (14, Status.RUNNING, ("one", 1, 1, "a"), Decision.BACK),
        (27, Status.RUNNING, ("one", 1, 1, "a"), Decision.BACK),
        (28, Status.ASKS, ("two", 2, 2, "b"), Decision.ASK),
        (300, Status.ASKS, ("two", 2, 2, "b"), Decision.ASK),
    ],
)
def test_after_days_away_one_comes_back_gently(
    days: int, status: Status, place: tuple[str, int, int, str], decision: Decision
) -> None:
    life = first_stage(Life(two_stages()))
    for day in (12, 15, 18):
        life.do(day, **GOOD)
    now = life.at(18 + days)
    assert (now.status, where(life, 18 + days)) == (status, place)
    assert now.verdict.decision is decision
    eased = now.easier
    assert (eased.how if eased else None) is (
        Easing.SET_FEWER if decision is Decision.BACK else None
    )


def test_days_away_are_over_once_there_was_a_session() -> None:
    life = first_stage(Life(two_stages()))
    life.do(12, **GOOD)
    life.do(26, **GOOD)
    assert where(life, 27) == ("one", 1, 2, "b")
    assert life.at(27).easier is None


def test_once_a_week_seven_days_are_the_plan() -> None:
    life = Life(small('[[stages]]\nid = "keep"\nname = "Keep"\ndays = ["a"]\ndays_a_week = 1\n'))
    life.do(0, **GOOD)
    assert life.at(10).verdict.decision is Decision.GO_ON
    assert life.at(14).verdict.decision is Decision.BACK


# Easing.


@pytest.mark.parametrize(("during", "is_eased"), [(0, False), (3, False), (4, True), (6, True)])
def test_pain_during_a_session_eases_the_next(during: int, is_eased: bool) -> None:
    life = Life(two_stages())
    life.do(0, during=during, left=2, morning=1)
    assert (life.at(2).easier is not None) is is_eased
    life.do(3, **GOOD)
    assert life.at(5).easier is None


@pytest.mark.parametrize(("morning", "is_eased"), [(3, False), (4, True), (5, True)])
def test_a_morning_of_four_eases_until_two_calm_sessions(morning: int, is_eased: bool) -> None:
    life = Life(two_stages())
    life.do(0, during=1, left=2, morning=morning)
    now = life.at(2)
    assert (now.easier is not None) is is_eased
    if is_eased:
        assert (now.easier.how, now.easier.sessions) == (Easing.SET_FEWER, 2)
        life.do(3, **GOOD)
        assert life.at(5).easier.sessions == 1
        life.do(6, **GOOD)
        assert life.at(8).easier is None


@pytest.mark.parametrize(
    ("before", "after", "is_eased"), [(0, 1, False), (0, 2, True), (1, 3, True), (1, 2, False)]
)
def test_a_morning_that_rose_by_two_eases(before: int, after: int, is_eased: bool) -> None:
    life = Life(two_stages())
    life.do(0, during=1, left=2, morning=before)
    life.do(3, during=1, left=2, morning=after)
    assert (life.at(5).easier is not None) is is_eased


def test_a_session_without_answers_is_not_a_calm_one() -> None:
    life = Life(two_stages())
    life.do(0, during=1, left=2, morning=5)
    life.do(3, during=1, left=2)
    assert life.at(5).easier.sessions == 2
    life.answer("morning", 1, 5)
    assert life.at(6).easier.sessions == 1


def test_an_answer_counts_for_its_session_after_the_next_was_begun() -> None:
    life = Life(two_stages())
    first = life.do(0, during=1, left=2)
    life.do(3, during=1, left=2, morning=1)
    assert life.at(5).easier is None
    life.answer("morning", 5, 5, about=first)
    assert life.record.sessions[0].answers["morning"] == 5
    assert life.record.sessions[1].answers["morning"] == 1
    assert life.at(6).easier is not None


def test_an_answer_that_names_no_session_is_about_the_latest_before() -> None:
    life = Life(two_stages())
    life.do(0, during=1, left=2)
    life.answer("morning", 3, 1)
    life.do(3, during=1, left=2)
    assert [s.answers.get("morning") for s in life.record.sessions] == [3, None]


def test_an_easier_week_is_one_click_and_ends_with_the_week() -> None:
    life = Life(two_stages())
    life.do(0, **GOOD)
    click = life.ease(1)
    assert life.at(2).easier.how is Easing.ONE_SET
    life.do(3, **GOOD)
    assert life.at(4).easier is None
    life.undo(4, click)
    assert life.at(5).easier is None


def test_an_easier_week_is_not_easier_when_it_comes_again() -> None:
    life = Life(two_stages())
    life.do(0, **GOOD)
    life.do(3, **GOOD)
    life.ease(5)
    life.do(6, **{**GOOD, "left": 1})
    assert life.at(8).easier.how is Easing.ONE_SET
    life.do(9, **GOOD)
    assert where(life, 11) == ("one", 2, 1, "a")
    assert life.at(11).easier is None


def test_five_during_is_fine_where_a_programme_says_so() -> None:
    life = Life(PROGRAMMES.programme("calm-outer-hip").programme)
    life.do(0, during=5, morning=5, woken="no")
    assert life.at(1).easier is None
    life.do(1, during=6, morning=5, woken="no")
    assert life.at(2).easier.how is Easing.STAGE_BEFORE


def test_a_rule_of_the_programme_eases() -> None:
    life = Life(PROGRAMMES.programme("calm-outer-hip").programme)
    life.do(0, during=1, morning=1, woken="yes")
    now = life.at(1)
    assert now.easier.sessions == 3
    assert now.easier.verdict.reasons[0].says.startswith("Your hip woke you")


def test_worse_twice_running_eases_and_once_does_not() -> None:
    life = Life(PROGRAMMES.programme("five-minutes-a-day").programme)
    life.do(0, felt="worse", tingling="no", morning=1)
    assert life.at(1).easier is None
    life.do(1, felt="worse", tingling="no", morning=1)
    assert life.at(2).easier is not None


# Stopping.


@pytest.mark.parametrize(("levels", "stops"), [((6, 5), False), ((5, 6), False), ((6, 6), True)])
def test_six_during_twice_running_stops(levels: tuple[int, int], stops: bool) -> None:
    life = Life(two_stages())
    for n, level in enumerate(levels):
        life.do(3 * n, during=level, left=2, morning=1)
    assert (life.at(5).status is Status.STOPPED) is stops


@pytest.mark.parametrize(("morning", "stops"), [(5, False), (6, True), (10, True)])
def test_a_morning_of_six_stops(morning: int, stops: bool) -> None:
    life = Life(two_stages())
    life.do(0, during=1, left=2, morning=morning)
    assert (life.at(2).status is Status.STOPPED) is stops


@pytest.mark.parametrize(
    ("mornings", "stops"),
    [((1, 4, 4), False), ((1, 4, 4, 4), True), ((4, 4, 4, 4), False), ((1, 4, 3, 4, 4), False)],
)
def test_three_mornings_above_the_usual_stop(mornings: tuple[int, ...], stops: bool) -> None:
    life = Life(two_stages())
    for n, morning in enumerate(mornings):
        life.do(3 * n, during=1, left=2, morning=morning)
    assert (life.at(3 * len(mornings) - 1).status is Status.STOPPED) is stops


def test_after_a_stop_the_person_says_when_to_go_on() -> None:
    life = Life(two_stages())
    life.do(0, during=1, left=2, morning=7)
    assert life.at(2).verdict.decision is Decision.STOP
    life.resume(5)
    assert where(life, 5.5) == ("one", 1, 2, "b")
    life.do(6, during=1, left=2, morning=7)
    assert life.at(8).status is Status.STOPPED


@pytest.mark.parametrize(
    ("day", "average", "stops"),
    [(27, 5, False), (28, 5, True), (28, 6, True), (28, 4, False)],
)
def test_no_better_after_four_weeks_stops(day: int, average: int, stops: bool) -> None:
    life = Life(PROGRAMMES.programme("calm-outer-hip").programme)
    life.answer("average", 5, 0)
    for n in range(day):
        life.do(n, during=1, morning=1, woken="no")
    life.answer("average", average, day, 8)
    assert (life.at(day).status is Status.STOPPED) is stops


# Pauses, leaving, undoing.


def test_a_holiday_ahead_begins_and_ends_by_itself() -> None:
    life = Life(two_stages())
    life.do(0, **GOOD)
    life.pause(1, since=3, until=6)
    assert [life.at(day).status for day in (2, 3, 6, 7)] == [
        *(Status.RUNNING, Status.PAUSED),
        *(Status.PAUSED, Status.RUNNING),
    ]
    assert where(life, 4) == ("one", 1, 2, "b")


def test_a_pause_that_is_undone_was_none() -> None:
    life = Life(two_stages())
    pause = life.pause(1, since=1)
    assert life.at(40).status is Status.PAUSED
    life.undo(40, pause)
    assert life.at(41).status is Status.RUNNING


def test_after_an_illness_two_sessions_have_half_the_sets() -> None:
    life = Life(two_stages())
    life.do(0, **GOOD)
    life.pause(1, since=1, reason=e.PauseReason.ILLNESS)
    assert life.at(3).status is Status.PAUSED
    life.resume(4)
    assert life.at(5).easier.how is Easing.HALF
    life.do(5, **GOOD)
    assert life.at(6).easier.how is Easing.HALF
    life.do(8, **GOOD)
    assert life.at(9).easier is None


def test_what_was_put_off_waits() -> None:
    life = Life(two_stages(top=""))
    life.put_off(0, until=2)
    assert life.at(1).due_from.date() == life.record.begun.day.replace(day=3)
    life.do(2, **GOOD)
    assert life.at(2, 20).due_from is None


def test_one_leaves_and_begins_anew() -> None:
    life = first_stage(Life(two_stages()))
    left = life.leave(12)
    assert life.at(12).status is Status.LEFT
    life.undo(13, left)
    assert where(life, 14) == ("two", 1, 1, "a")
    life.leave(14.5)
    life.begin_again(20)
    assert where(life, 20) == ("one", 1, 1, "a")
    assert life.at(20).sessions_done == 0


def test_a_session_that_is_undone_was_not_done() -> None:
    life = Life(two_stages())
    done = life.do(0, **GOOD)
    life.undo(0, done)
    assert where(life, 1) == ("one", 1, 1, "a")


def test_next_is_what_follows_the_last_thing_done() -> None:
    life = Life(two_stages())
    life.do(0, place=Place("two", 1, 2, "b"), **GOOD)
    assert where(life, 1) == ("two", 2, 1, "a")


# A programme that changes.


def test_a_programme_that_changes_keeps_ones_place_by_its_days() -> None:
    programme = two_stages()
    life = Life(programme)
    life.do(0, **GOOD)
    first = programme.stages[0]
    turned = replace(first, days=("b", "a"))
    life.programme = replace(programme, stages=(turned, *programme.stages[1:]))
    assert where(life, 1) == ("one", 2, 1, "b")
    before = replace(first, id="before", days=("b",), go_on=None)
    life.programme = replace(programme, stages=(before, *programme.stages))
    assert where(life, 1) == ("one", 1, 2, "b")
    renamed = replace(first, id="uno")
    life.programme = replace(programme, stages=(renamed, *programme.stages[1:]))
    assert where(life, 1) == ("uno", 1, 2, "b")


def test_a_place_whose_days_are_all_gone_is_the_start() -> None:
    programme = two_stages()
    life = Life(programme)
    life.do(0, **GOOD)
    other = programme_of((HEAD + ASKED + DAYS + STAGES).replace('"a"', '"c"').replace('"b"', '"d"'))
    stages = tuple(replace(stage, id=f"x-{stage.id}") for stage in other.stages)
    life.programme = replace(other, stages=stages)
    assert where(life, 1) == ("x-one", 1, 1, "c")


# A test at the start.


@pytest.mark.parametrize(
    ("answer", "stage"), [("no", "before"), (None, "before"), ("yes", "week-1")]
)
def test_a_test_at_the_start_chooses_the_stage(answer: str | None, stage: str) -> None:
    life = Life(PROGRAMMES.programme("calf-and-achilles-12").programme)
    life.answer("ten-raises", answer, 0)
    assert life.at(0).place.stage == stage


def test_the_stage_before_ends_when_the_test_is_passed_and_else_after_two_weeks() -> None:
    life = Life(PROGRAMMES.programme("calf-and-achilles-12").programme)
    life.answer("ten-raises", "no", 0)
    for day in range(7):
        life.do(day, during=1, left=2, morning=1, stiff="not-at-all")
    assert life.at(7).place.stage == "before"
    life.answer("ten-raises-now", "yes", 7)
    assert life.at(7).place.stage == "week-1"
    life.answer("ten-raises-now", "no", 7, 8)
    assert life.at(7).verdict.decision is Decision.REPEAT
    for day in range(7, 14):
        life.do(day, hour=19, during=1, left=2, morning=1, stiff="not-at-all")
    assert life.at(14, 20).status is Status.STOPPED


def test_what_was_not_to_be_asked_is_passed_over() -> None:
    life = Life(PROGRAMMES.programme("back-after-a-break").programme)
    life.answer("off", "3-to-4-weeks", 0)
    assert life.at(0).place.stage == "week-2"
    for day in range(6):
        life.do(day, during=0, talk="yes", spot="no", morning=0)
    assert life.at(6).place.stage == "week-3"


# Words and records.


def test_each_decision_is_told_with_its_reasons() -> None:
    life = first_stage(Life(two_stages()), left=1)
    said = verdict_in_words(life.at(11).verdict, life.programme)
    assert said == 'The same again. The answer to "Left?" says so.'
    life = Life(two_stages())
    life.do(0, **GOOD)
    said = verdict_in_words(life.at(14).verdict, life.programme)
    assert said == "A step back. The last session was 14 days ago."


def test_events_are_what_they_were_after_writing_and_reading() -> None:
    life = first_stage(Life(two_stages()))
    life.pause(12, since=13, until=15)
    life.leave(20)
    read = msgspec.json.decode(msgspec.json.encode(life.events), type=list[e.AnyEvent])
    assert read == life.events


def test_the_order_in_which_events_are_kept_does_not_matter() -> None:
    life = first_stage(Life(two_stages()), left=1)
    before = life.at(11)
    life.events.reverse()
    assert life.at(11) == before


def test_one_may_be_in_two_programmes_at_once() -> None:
    first, second = Life(two_stages()), Life(two_stages())
    first.do(0, **GOOD)
    others = [replace(event, id=f"y{event.id}", programme="y") for event in second.events]
    both = under_way([*first.events, *others])
    assert {name: len(events) for name, events in both.items()} == {"x": 5, "y": 1}
    first.leave(3)
    assert set(under_way([*first.events, *others])) == {"y"}
