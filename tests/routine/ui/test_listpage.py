"""Routines narrowed down to what a person has."""

from __future__ import annotations

from recoverytimer.exercise.equipment import Equipment, is_at_hand
from recoverytimer.routine.ui.listmodel import DataRole
from recoverytimer.routine.ui.listpage import RoutinesPage
from tests.driving import Driver


def offered(page: RoutinesPage) -> list[str]:
    return [action.text() for action in page.equipment.menu().actions()]


def choose(page: RoutinesPage, name: str) -> None:
    next(action for action in page.equipment.menu().actions() if action.text() == name).trigger()


def shown(page: RoutinesPage) -> list[tuple[str, ...]]:
    """What is needed for each routine that is to be seen."""
    found = (page.filter.index(row, 0) for row in range(page.filter.rowCount()))
    return [index.data(DataRole.PORTRAIT).equipment for index in found]


def test_routines_can_be_narrowed_to_what_one_has(driver: Driver) -> None:
    owned = (Equipment.MAT,)
    driver.app.keeper.set(equipment=owned)
    driver.click("Routines")
    page = driver.app.subjects.routines.list
    everything = shown(page)
    choose(page, "What I have")
    assert "What I have" in driver.text()
    kept = shown(page)
    assert kept == [needed for needed in everything if is_at_hand(needed, owned)]
    assert 0 < len(kept) < len(everything)
    choose(page, "Any equipment")
    assert shown(page) == everything


def test_it_follows_what_is_said_later(driver: Driver) -> None:
    driver.app.keeper.set(equipment=(Equipment.NONE,))
    driver.click("Routines")
    page = driver.app.subjects.routines.list
    choose(page, "What I have")
    fewer = len(shown(page))
    driver.app.keeper.set(equipment=(Equipment.MAT,))
    driver.click("Routines")
    assert len(shown(page)) > fewer
    assert page.equipment.text() == "What I have"


def test_it_is_offered_to_who_has_said_it_alone(driver: Driver) -> None:
    driver.click("Routines")
    page = driver.app.subjects.routines.list
    everything = shown(page)
    assert "What I have" not in offered(page)
    driver.app.keeper.set(equipment=(Equipment.NONE,))
    driver.click("Routines")
    choose(page, "What I have")
    driver.app.keeper.set(equipment=())
    driver.click("Routines")
    assert page.equipment.text() == "Any equipment"
    assert shown(page) == everything
