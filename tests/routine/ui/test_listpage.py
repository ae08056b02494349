"""All routines: narrowed down to what a person has, and as they fit them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt
from pytestqt.qtbot import QtBot

from recoverytimer.base.paths import shipped_resources
from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.equipment import Equipment, is_at_hand
from recoverytimer.routine.adapting import AdaptedRoutine
from recoverytimer.routine.library import Library, RoutineEntry
from recoverytimer.routine.portrait import Portrait, portrait_of
from recoverytimer.routine.routine import Routine
from recoverytimer.routine.timeline import Timing
from recoverytimer.routine.ui.listmodel import AllRoutines, DataRole, Narrowing
from recoverytimer.routine.ui.listpage import RoutinesPage
from recoverytimer.routine.words.totals import total_in_words
from tests.driving import Driver
from tests.making import plain


def offered(page: RoutinesPage) -> list[str]:
    return [action.text() for action in page.equipment.menu().actions()]


def choose(page: RoutinesPage, name: str) -> None:
    next(action for action in page.equipment.menu().actions() if action.text() == name).trigger()


def shown(page: RoutinesPage) -> list[tuple[str, ...]]:
    """What is needed for each routine that is to be seen."""
    found = (page.everything.portrait(entry) for entry in listed(page))
    return [portrait.equipment for portrait in found if portrait]


def listed(page: RoutinesPage) -> list[RoutineEntry]:
    """The routines in all lists that are to be seen, from above."""
    lists = [cards.model() for cards in page.view.lists if not cards.isHidden()]
    return [m.index(row, 0).data(DataRole.ENTRY) for m in lists for row in range(m.rowCount())]


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


def heard(driver: Driver, routine_id: str, *cautions: Caution) -> str:
    """What a screen reader says of a routine in the list."""
    driver.app.keeper.set(cautions=cautions)
    driver.click("Routines")
    return str(card(driver, routine_id).data(Qt.ItemDataRole.AccessibleTextRole))


def card(driver: Driver, routine_id: str) -> QModelIndex:
    """The first card of a routine."""
    lists = driver.app.subjects.routines.list.view.lists
    models = [cards.model() for cards in lists if not cards.isHidden()]
    rows = (m.index(row, 0) for m in models for row in range(m.rowCount()))
    return next(row for row in rows if row.data(DataRole.ENTRY).id == routine_id)


def test_a_total_is_that_of_what_start_plays(driver: Driver) -> None:
    routines = driver.app.subjects.routines
    routine = routines._library.routine("pre-run-warmup").routine
    assert "adapted" not in heard(driver, "pre-run-warmup")
    said = heard(driver, "pre-run-warmup", Caution.KNEE)
    _, fits = routines.fit(routine)
    assert f"{total_in_words(fits.total)}, adapted" in said
    assert total_in_words(fits.total) not in heard(driver, "pre-run-warmup")


def test_what_is_refused_says_so(driver: Driver) -> None:
    said = heard(driver, "ice-only", Caution.RAYN)
    assert "as written, Not right for you at the moment" in said
    assert "Get medical help first" in heard(driver, "ice-only", Caution.DVT)


class Fitting:
    """Makes every routine last a minute, and remembers which."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def fit(self, routine: Routine) -> tuple[AdaptedRoutine, Portrait]:
        self.asked.append(routine.name)
        short = Routine(name=routine.name, steps=routine.steps[:1])
        return AdaptedRoutine(routine, short), portrait_of(short, LIBRARY.exercises, Timing())


LIBRARY = Library(shipped_resources(), Path("/nonexistent"))
MANY = 60


def test_many_are_adapted_a_few_at_a_time(qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "routines"
    folder.mkdir()
    steps = plain('exercise = "childs-pose"\nhold = 30', 'exercise = "childs-pose"\nhold = 300')
    for number in range(MANY):
        (folder / f"own-{number}.toml").write_text(steps.replace("Test", f"Slowly {number}"))
    fitting = Fitting()
    everything = AllRoutines(Library(shipped_resources(), tmp_path), Timing())
    wanted = Narrowing(longest_s=60, words="slowly")
    with qtbot.waitSignal(everything.fitted):
        everything.refresh(Timing(), fitting.fit)
        assert everything.narrowed(wanted) == ()
        assert fitting.asked == []
        assert everything.adapted(everything.entries[3]).written.name in fitting.asked
        assert len(fitting.asked) == 1
    assert len(set(fitting.asked)) == len(fitting.asked) == len(everything.entries)
    assert len(everything.narrowed(wanted)) == MANY


def test_where_nothing_applies_nothing_is_adapted(driver: Driver) -> None:
    driver.click("Routines")
    everything = driver.app.subjects.routines.list.everything
    assert {everything.adapted(entry) for entry in everything.entries} == {None}


def test_the_length_filter_goes_by_what_start_plays(driver: Driver) -> None:
    driver.app.keeper.set(cautions=(Caution.KNEE,))
    driver.click("Routines")
    page = driver.app.subjects.routines.list
    next(a for a in page.length.menu().actions() if a.text() == "Up to 10 min").trigger()

    def are_short() -> bool:
        found = page.everything
        portraits = {entry.id: found.portrait(entry) for entry in found.entries}
        fitting = {n for n, one in portraits.items() if one and one.total.seconds <= 600}
        return {entry.id for entry in listed(page)} == fitting

    driver.bot.waitUntil(are_short)
