from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from recoverytimer.reminders.file import RemindersFile
from recoverytimer.reminders.reminder import AfterSession, AtTime, Reminder, Weekday
from recoverytimer.reminders.words import problem_in_words

MARK = datetime.fromisoformat("2026-03-04T07:30:00+01:00")
MORNING = AtTime(
    routine_id="glute-relief", at="07:30", weekdays=(Weekday.MON, Weekday.WED), told_until=MARK
)
COLD = AfterSession(routine_id="ice-only", hours_after=2.5, most_a_day=3, told_until=MARK)
DAILY = AtTime(routine_id="bedtime", at="21:00")

BY_HAND = """\
# mine
[[reminders]]
routine = "glute-relief" # before work
at = "07:30"
weekdays = ["mon", "wed"]
told_until = 2026-03-04T07:30:00+01:00

# the knee
[[reminders]]
routine = "ice-only"
hours_after = 2.5
most_a_day = 3
told_until = 2026-03-04T07:30:00+01:00
"""


@pytest.fixture
def file(tmp_path: Path) -> RemindersFile:
    return RemindersFile(tmp_path / "reminders.toml")


def told(file: RemindersFile, text: str) -> str:
    file.path.write_text(text)
    return "\n".join(problem_in_words(p) for p in file.load()[1])


def test_without_a_file_there_are_none(file: RemindersFile) -> None:
    assert file.load() == ((), ())


@pytest.mark.parametrize("reminders", [(), (MORNING,), (COLD, DAILY, MORNING)])
def test_what_is_saved_is_read(file: RemindersFile, reminders: tuple[Reminder, ...]) -> None:
    file.save(reminders)
    assert file.load() == (reminders, ())


def test_one_written_by_hand_is_read(file: RemindersFile) -> None:
    file.path.write_text(BY_HAND)
    assert file.load() == ((MORNING, COLD), ())


def test_nothing_changes_in_the_text_when_nothing_changed(file: RemindersFile) -> None:
    file.path.write_text(BY_HAND)
    file.save((MORNING, COLD))
    assert file.path.read_text() == BY_HAND


def test_what_is_usual_stays_where_it_was_written(file: RemindersFile) -> None:
    week = 'weekdays = [ "mon","tue","wed","thu","fri","sat","sun" ] # all week\n'
    text = f'[[reminders]]\nroutine = "bedtime" # late\nat = "21:00"\n{week}'
    file.path.write_text(text)
    file.save((replace(DAILY, told_until=MARK),))
    assert file.path.read_text() == f"{text}told_until = 2026-03-04T07:30:00+01:00\n"


def test_what_is_said_above_a_reminder_outlives_it(file: RemindersFile) -> None:
    file.path.write_text(BY_HAND)
    file.save(())
    assert file.load() == ((), ())
    assert file.path.read_text().split("\n") == ["# mine", "", "# the knee", ""]


def test_comments_stay_with_what_they_are_about(file: RemindersFile) -> None:
    file.path.write_text(BY_HAND)
    file.save((MORNING, DAILY))
    assert "before work" in file.path.read_text()
    assert file.load() == ((MORNING, DAILY), ())
    file.path.write_text(BY_HAND)
    file.save((COLD,))
    assert "before work" not in file.path.read_text()
    assert file.load() == ((COLD,), ())


def test_one_that_becomes_another_kind(file: RemindersFile) -> None:
    file.path.write_text(BY_HAND)
    other = AfterSession(routine_id="glute-relief", hours_after=48)
    file.save((other, COLD))
    assert file.load() == ((other, COLD), ())
    assert "before work" in file.path.read_text()


def test_a_list_in_one_line_is_replaced(file: RemindersFile) -> None:
    file.path.write_text('reminders = [{ routine = "bedtime", at = "21:00" }]\n')
    assert file.load() == ((DAILY,), ())
    file.save((DAILY, COLD))
    assert file.load() == ((DAILY, COLD), ())


def test_all_problems_are_told_with_their_place_and_sound_ones_stay(file: RemindersFile) -> None:
    text = BY_HAND.replace('"07:30"', '"7:30"').replace("hours_after = 2.5", "hours_after = 0")
    text += '[[reminders]]\nroutine = "bedtime"\nat = "21:00"\n'
    said = told(file, text)
    assert 'reminder 1 (glute-relief): at is "7:30". Write a time of day' in said
    assert "reminder 2 (ice-only): hours_after is 0" in said
    assert file.load()[0] == (DAILY,)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("remindres = 3", 'Did you mean "reminders"?'),
        ("reminders = 3", "The reminders are not a list"),
        ("reminders = [3]", "It is not clear when to remind"),
        ('[[reminders]]\nroutine = "x"\n', "It is not clear when to remind"),
        ('[[reminders]]\nroutine = "x"\nat = "07:30"\nhours_after = 2', "It is not clear"),
        ('[[reminders]]\nat = "07:30"\n', "routine is missing. Write a routine's id"),
        (
            '[[reminders]]\nroutine = "x"\nat = "07:30"\nweekdays = []',
            "list of one or more of these: mon",
        ),
        (
            '[[reminders]]\nroutine = "x"\nat = "07:30"\nweekdays = ["monday"]',
            "list of one or more of these: mon",
        ),
        (
            '[[reminders]]\nroutine = "x"\nat = "07:30"\ntold_until = 2026-03-04',
            "with the time zone",
        ),
        ('[[reminders]]\nroutine = "x"\nat = "07:30"\n' * 2, "more than one reminder"),
        ('[[reminders]]\nroutine = "x"\nhours_after = "soon"', "hours, more than 0"),
        ("\x00", "not valid TOML"),
    ],
)
def test_what_is_not_sound_is_told_with_its_cure(file: RemindersFile, text: str, said: str) -> None:
    assert said in told(file, text)


def test_a_file_of_thousands_does_not_become_thousands(file: RemindersFile) -> None:
    each = '[[reminders]]\nroutine = "r{}"\nat = "07:30"\n'
    assert "too many reminders" in told(file, "".join(each.format(n) for n in range(500)))
    assert len(file.load()[0]) == 200
