"""Cautions that end: since when they count, when they are asked about, what an answer does."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.ending import counted_from, due_month, due_months
from recoverytimer.settings.ending import answered, caution_to_ask_about, following_cautions
from recoverytimer.settings.file import SettingsFile
from recoverytimer.settings.settings import Settings

TODAY = date(2026, 3, 4)
ENDING = (Caution.DVT, Caution.ACUTE, Caution.SURGERY, Caution.PREG)


def ticked(*cautions: Caution, on: date = TODAY) -> Settings:
    return following_cautions(Settings(cautions=cautions), on, before=Settings())


def test_a_day_is_kept_for_what_ends_alone() -> None:
    found = ticked(Caution.KNEE, Caution.ACUTE)
    assert found.caution_days == {Caution.ACUTE: TODAY}
    assert found.cautions == (Caution.KNEE, Caution.ACUTE)


def test_what_is_ticked_once_keeps_its_day() -> None:
    later = TODAY + timedelta(days=2)
    assert following_cautions(ticked(Caution.ACUTE), later, ticked(Caution.ACUTE)) == ticked(
        Caution.ACUTE
    )


def test_what_is_off_has_no_day() -> None:
    off = replace(ticked(Caution.ACUTE), cautions=())
    assert following_cautions(off, TODAY, ticked(Caution.ACUTE)).caution_days == {}


def test_a_day_to_come_counts_from_today() -> None:
    ahead = ticked(Caution.ACUTE, on=TODAY + timedelta(days=400))
    assert following_cautions(ahead, TODAY, ahead).caution_days == {Caution.ACUTE: TODAY}


@pytest.mark.parametrize("today", [TODAY + timedelta(days=n) for n in (0, 22, 27, 28, 331, 362)])
def test_every_due_month_that_can_be_chosen_is_the_one_that_is_kept(today: date) -> None:
    before = ticked(Caution.PREG, on=today)
    for month in due_months(today):
        told = replace(before, caution_days={Caution.PREG: counted_from(month)})
        assert (
            due_month(following_cautions(told, today, before).caution_days[Caution.PREG]) == month
        )


def test_a_pregnancy_of_which_no_month_is_said_never_stands_for_one() -> None:
    for days in range(366):
        today = TODAY + timedelta(days=days)
        day = ticked(Caution.PREG, on=today).caution_days[Caution.PREG]
        assert due_month(day) is None
        assert today - day <= timedelta(days=1)


def test_a_due_month_that_cannot_be_is_none() -> None:
    far = Settings(cautions=(Caution.PREG,), caution_days={Caution.PREG: date.max})
    assert following_cautions(far, TODAY, far).caution_days == {Caution.PREG: TODAY}


@pytest.mark.parametrize(
    ("caution", "days"),
    [(Caution.ACUTE, 3), (Caution.SURGERY, 91), (Caution.DVT, 91), (Caution.PREG, 294)],
)
def test_each_is_asked_about_when_its_time_is_over(caution: Caution, days: int) -> None:
    found = ticked(caution)
    assert caution_to_ask_about(found, TODAY + timedelta(days=days - 1)) is None
    assert caution_to_ask_about(found, TODAY + timedelta(days=days)) is caution


def test_a_pregnancy_is_asked_about_two_weeks_after_the_day_when_the_baby_is_due() -> None:
    due = TODAY + timedelta(days=50)
    found = replace(ticked(Caution.PREG), caution_days={Caution.PREG: counted_from(due)})
    assert caution_to_ask_about(found, due + timedelta(days=13)) is None
    assert caution_to_ask_about(found, due + timedelta(days=14)) is Caution.PREG


@pytest.mark.parametrize("caution", ENDING)
def test_what_is_over_is_off_and_is_not_asked_again(caution: Caution) -> None:
    found = answered(ticked(caution, Caution.KNEE), caution, TODAY, is_over=True)
    assert caution not in found.cautions
    assert found.caution_days == {}
    assert Caution.KNEE in found.cautions
    assert caution_to_ask_about(found, TODAY + timedelta(days=999)) is None


def test_a_clot_that_is_over_is_one_in_the_past() -> None:
    assert answered(ticked(Caution.DVT), Caution.DVT, TODAY, is_over=True).cautions == (
        Caution.CLOTPAST,
    )


@pytest.mark.parametrize("caution", ENDING)
def test_what_is_not_over_still_counts_and_is_asked_again_later(caution: Caution) -> None:
    late = TODAY + timedelta(days=300)
    found = answered(ticked(caution), caution, late, is_over=False)
    assert found.cautions == (caution,)
    assert found.caution_days == {caution: TODAY}
    assert caution_to_ask_about(found, late) is None
    assert caution_to_ask_about(found, late + timedelta(days=28)) is caution


@pytest.mark.parametrize("caution", ENDING)
def test_what_is_not_over_is_asked_about_again_and_again(caution: Caution) -> None:
    late = TODAY + timedelta(days=300)
    found = answered(ticked(caution), caution, late, is_over=False)
    later = late + timedelta(days=28)
    found = answered(found, caution, later, is_over=False)
    assert caution_to_ask_about(found, later) is None
    assert caution_to_ask_about(found, later + timedelta(days=28)) is caution


def test_a_day_told_anew_counts_whatever_was_answered() -> None:
    late = TODAY + timedelta(days=91)
    before = answered(ticked(Caution.SURGERY), Caution.SURGERY, late, is_over=False)
    told = replace(before, caution_days={Caution.SURGERY: TODAY + timedelta(days=60)})
    found = following_cautions(told, late, before)
    end = TODAY + timedelta(days=60 + 91)
    assert caution_to_ask_about(found, end - timedelta(days=1)) is None
    assert caution_to_ask_about(found, end) is Caution.SURGERY


def test_what_was_answered_is_forgotten_when_it_is_off() -> None:
    late = TODAY + timedelta(days=3)
    before = answered(ticked(Caution.ACUTE), Caution.ACUTE, late, is_over=False)
    off = following_cautions(replace(before, cautions=()), late, before)
    assert (off.caution_days, off.ask_again_on) == ({}, {})


def test_a_day_to_ask_again_is_never_further_away_than_an_answer_puts_it() -> None:
    late = TODAY + timedelta(days=3)
    far = replace(ticked(Caution.ACUTE), ask_again_on={Caution.ACUTE: date.max})
    found = following_cautions(far, late, far)
    assert caution_to_ask_about(found, late + timedelta(days=3)) is Caution.ACUTE


def test_the_most_pressing_is_asked_about_first_and_the_others_after_it() -> None:
    late = TODAY + timedelta(days=999)
    found, asked = ticked(*ENDING), []
    while (caution := caution_to_ask_about(found, late)) is not None:
        asked.append(caution)
        found = answered(found, caution, late, is_over=True)
    assert asked == list(ENDING)


def test_a_bare_code_of_an_older_file_counts_from_the_day_when_it_is_read() -> None:
    old = Settings(cautions=(Caution.ACUTE, Caution.PREG))
    read = following_cautions(old, TODAY, before=old)
    assert read.caution_days == {Caution.ACUTE: TODAY, Caution.PREG: TODAY}


def test_a_bare_clot_of_an_older_file_counts_as_one_now_and_is_asked_about_at_once() -> None:
    old = Settings(cautions=(Caution.DVT,))
    read = following_cautions(old, TODAY, before=old)
    assert read.cautions == (Caution.DVT,)
    assert caution_to_ask_about(read, TODAY) is Caution.DVT
    later = following_cautions(answered(read, Caution.DVT, TODAY, is_over=False), TODAY, read)
    assert caution_to_ask_about(later, TODAY + timedelta(days=27)) is None
    assert caution_to_ask_about(later, TODAY + timedelta(days=28)) is Caution.DVT


def test_days_are_plain_dates_in_the_file(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path / "settings.toml")
    found = replace(ticked(Caution.ACUTE, Caution.KNEE), asked=True)
    file.save(found)
    assert "caution_days = {ACUTE = 2026-03-04}" in file.path.read_text().splitlines()
    assert file.load() == (found, ())


@pytest.mark.parametrize(
    "days", ['"yesterday"', "{ACUTE = 5}", "{NONE = 2026-03-04}", "{ACUTE = 2026-03-04T10:00:00Z}"]
)
def test_a_damaged_day_loses_no_caution(tmp_path: Path, days: str) -> None:
    file = SettingsFile(tmp_path / "settings.toml")
    file.path.write_text(f'cautions = ["ACUTE"]\ncaution_days = {days}\n')
    found, problems = file.load()
    assert found.cautions == (Caution.ACUTE,)
    assert found.caution_days == {}
    assert len(problems) == 1


def test_the_file_is_changed_back_and_forth_without_a_loss(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path / "settings.toml")
    file.path.write_text("# mine\ncautions = []\n\n[caution_days]\nACUTE = 2026-03-01\n")
    for found in (ticked(Caution.PREG), Settings(), ticked(Caution.ACUTE, Caution.DVT)):
        file.save(found)
        assert file.load() == (found, ())
    assert file.path.read_text().startswith("# mine\n")
