from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from recoverytimer.soreness.answers import (
    Answer,
    AnswersFile,
    answers_that_hold,
    is_to_ask_about,
    newest_answers,
    with_answers,
)
from tests.noting import NOON

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def answer(question: str, hours: float, *, yes: bool = False) -> Answer:
    return Answer(question=question, yes=yes, at=NOON + hours * HOUR)


def test_a_no_holds_through_the_next_day_and_a_yes_until_it_is_answered() -> None:
    given = [answer("clot", 0, yes=True), answer("numb", 0)]
    assert answers_that_hold(given, NOON + 12 * HOUR) == {"clot": True, "numb": False}
    assert answers_that_hold(given, NOON + 43 * HOUR) == {"clot": True, "numb": False}
    assert answers_that_hold(given, NOON + 2 * DAY) == {"clot": True}
    assert answers_that_hold(given, NOON + 80 * DAY) == {"clot": True}


def test_the_newest_answer_counts() -> None:
    given = [answer("clot", 2), answer("clot", 0, yes=True)]
    assert answers_that_hold(given, NOON + 3 * HOUR) == {"clot": False}
    # A no that no longer holds does not bring the yes back.
    assert answers_that_hold(given, NOON + 3 * DAY) == {}


def test_a_new_answer_takes_the_place_of_the_old_one() -> None:
    before = (answer("clot", -3, yes=True), answer("numb", -400))
    after = with_answers(before, {"clot": False}, NOON)
    assert after == (answer("numb", -400), answer("clot", 0))


def test_after_a_week_and_each_week_again_it_is_asked_whether_someone_has_looked() -> None:
    said = answer("clot", 0, yes=True)
    assert not is_to_ask_about(said, NOON + 6.9 * DAY)
    assert is_to_ask_about(said, NOON + 7 * DAY)
    not_yet = replace(said, asked_at=NOON + 8 * DAY)
    assert not is_to_ask_about(not_yet, NOON + 14 * DAY)
    assert is_to_ask_about(not_yet, NOON + 15 * DAY)
    assert answers_that_hold([not_yet], NOON + 80 * DAY) == {"clot": True}
    assert not is_to_ask_about(answer("numb", 0), NOON + 8 * DAY)


def test_what_someone_has_looked_at_counts_as_a_no_for_two_weeks() -> None:
    seen = replace(answer("clot", 0, yes=True), seen=True, asked_at=NOON + 8 * DAY)
    assert not is_to_ask_about(seen, NOON + 30 * DAY)
    assert answers_that_hold([seen], NOON + 21 * DAY) == {"clot": False}
    assert answers_that_hold([seen], NOON + 22 * DAY) == {}
    # It may be there again: a new yes is a new one.
    again = with_answers([seen], {"clot": True}, NOON + 22 * DAY)
    assert answers_that_hold(again, NOON + 23 * DAY) == {"clot": True}


def test_of_two_homes_the_one_that_knows_of_a_look_counts() -> None:
    said = answer("clot", 0, yes=True)
    seen = replace(said, seen=True, asked_at=NOON + 8 * DAY)
    assert newest_answers([said], [seen]) == newest_answers([seen], [said]) == (seen,)


def test_of_two_homes_the_newer_answer_to_each_question_counts() -> None:
    here = (answer("clot", 0, yes=True), answer("numb", 2), answer("bone", 0))
    there = (answer("clot", 1), answer("numb", 1, yes=True), answer("bone", 0, yes=True))
    expected = (answer("clot", 1), answer("numb", 2), answer("bone", 0, yes=True))
    assert newest_answers(here, there) == expected
    assert newest_answers(there, here) == expected
    assert (
        newest_answers((), here) == newest_answers(here, ()) == newest_answers(here, here) == here
    )


def test_answers_come_back_from_the_disk(tmp_path: Path) -> None:
    file = AnswersFile(tmp_path / "answers.json")
    assert file.load() == ()
    seen = replace(answer("bone", 0, yes=True), seen=True, asked_at=NOON + 8 * DAY)
    given = (answer("clot", 0, yes=True), answer("numb", 1), seen)
    file.save(given)
    assert file.load() == given
    file.save(())
    assert file.load() == ()


@pytest.mark.parametrize(
    "text",
    [
        "nonsense",
        "3",
        '[{"question": "clot", "yes": "maybe"}]',
        '[{"question": "clot", "yes": true, "at": "2026-03-04T12:00:00"}]',
        (
            '[{"question": "clot", "yes": true, "at": "2026-03-04T12:00:00Z", '
            '"asked_at": "2026-03-04T12:00:00"}]'
        ),
        '[{"more": ' + "[" * 100_000,
    ],
)
def test_what_cannot_be_read_counts_as_not_answered(tmp_path: Path, text: str) -> None:
    file = AnswersFile(tmp_path / "answers.json")
    file.path.write_text(text, encoding="utf-8")
    assert file.load() == ()
