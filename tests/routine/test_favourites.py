"""The routines that a person likes most."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from recoverytimer.routine.favourites import (
    Favourite,
    FavouritesFile,
    favourite_ids,
    newest_said,
)

NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)


def said(routine_id: str, minutes: int = 0, *, is_one: bool = True) -> Favourite:
    return Favourite(routine_id, NOW + timedelta(minutes=minutes), is_one)


@pytest.fixture
def file(tmp_path: Path) -> FavouritesFile:
    return FavouritesFile(tmp_path / "favourites.json")


def test_they_are_kept_and_the_newest_comes_first(file: FavouritesFile) -> None:
    file.say(said("bedtime"))
    file.say(said("desk-break", 1))
    assert favourite_ids(FavouritesFile(file.path).load()) == ("desk-break", "bedtime")


def test_one_can_be_taken_back_and_set_again(file: FavouritesFile) -> None:
    file.say(said("bedtime"))
    file.say(said("bedtime", is_one=False))
    assert favourite_ids(file.load()) == ()
    file.say(said("bedtime", -5))
    assert favourite_ids(file.load()) == ("bedtime",)


def test_what_was_said_elsewhere_counts_where_it_is_newer(file: FavouritesFile) -> None:
    file.say(said("bedtime", 1, is_one=False))
    file.keep(said("bedtime"), said("desk-break"))
    assert favourite_ids(file.load()) == ("desk-break",)
    file.keep(said("bedtime", 2))
    assert favourite_ids(file.load()) == ("bedtime", "desk-break")


def test_of_two_computers_the_later_word_counts() -> None:
    here = (said("bedtime"), said("desk-break", 3))
    there = (said("bedtime", 1, is_one=False), said("desk-break", is_one=False))
    for both in ((here, there), (there, here)):
        assert favourite_ids(newest_said(*both)) == ("desk-break",)


def test_a_former_id_is_that_of_the_routine_now() -> None:
    now = {"contrast-tubs": "contrast-shower"}
    both = (said("contrast-tubs"), said("contrast-shower", 1), said("bedtime", -1))
    present = lambda name: now.get(name, name)  # noqa: E731
    assert favourite_ids(both, present) == ("contrast-shower", "bedtime")
    later = (*both, said("contrast-shower", 2, is_one=False))
    assert favourite_ids(later, present) == ("bedtime",)


@pytest.mark.parametrize(
    "text", ["", "[", "[{}]", '[{"routine_id":"../x","at":"2026-03-04T12:00:00Z"}]']
)
def test_a_damaged_file_holds_none(file: FavouritesFile, text: str) -> None:
    file.path.write_text(text)
    assert file.load() == ()


def test_without_a_time_zone_it_does_not_count(file: FavouritesFile) -> None:
    file.path.write_text('[{"routine_id":"bedtime","at":"2026-03-04T12:00:00"}]')
    assert file.load() == ()
