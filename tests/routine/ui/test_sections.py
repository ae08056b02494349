"""All routines in sections: what comes first, stars, and the way through them by keys."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel

from recoverytimer.routine.favourites import Favourite
from recoverytimer.routine.ui.cardpainter import star_room
from recoverytimer.routine.ui.listmodel import DataRole
from recoverytimer.routine.ui.listpage import RoutinesPage
from recoverytimer.widgets.cardsections import CardList
from recoverytimer.widgets.text import Heading
from tests.driving import Driver
from tests.making import plain
from tests.recordmaking import session

Key = Qt.Key
SHIPPED = [
    "After a run",
    "On a sore day",
    "Strength",
    "Before a run",
    "Evening, desk and rest day",
    "Ice and heat",
]


def routines(driver: Driver) -> RoutinesPage:
    driver.click("Routines")
    driver.app.window.activateWindow()
    driver.bot.waitUntil(driver.app.window.isActiveWindow)
    return driver.app.subjects.routines.list


def headings(page: RoutinesPage) -> list[str]:
    found = page.view.findChildren(QLabel)
    return [one.text() for one in found if isinstance(one, Heading) and one.isVisible()]


def cards(page: RoutinesPage, title: str) -> CardList:
    """The list that is called so."""
    (found,) = [one for one in page.view.lists if one.accessibleName() == title and one.isVisible()]
    return found


def ids(page: RoutinesPage, title: str) -> list[str]:
    model = cards(page, title).model()
    return [model.index(n, 0).data(DataRole.ENTRY).id for n in range(model.rowCount())]


def here(page: RoutinesPage) -> str:
    """The routine that the keyboard is on."""
    place = page.view.place
    assert place is not None
    return str(page.view.lists[place.number].currentIndex().data(DataRole.ENTRY).id)


def at(page: RoutinesPage, title: str, routine_id: str) -> None:
    """Put the keyboard on a card."""
    found = cards(page, title)
    found.setFocus()
    found.setCurrentIndex(found.model().index(ids(page, title).index(routine_id), 0))


def press(driver: Driver, *keys: Qt.Key, ctrl: bool = False) -> None:
    for key in keys:
        at = QApplication.focusWidget()
        assert at is not None
        modifier = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
        driver.bot.keyClick(at, key, modifier)


def click_star(driver: Driver, page: RoutinesPage, title: str, routine_id: str) -> None:
    found = cards(page, title)
    row = ids(page, title).index(routine_id)
    box = found.visualRect(found.model().index(row, 0))
    room = star_room(box, found.layoutDirection())
    driver.bot.mouseClick(found.viewport(), Qt.MouseButton.LeftButton, pos=room.center())


def test_sections_have_headings_and_empty_ones_are_not_shown(driver: Driver) -> None:
    page = routines(driver)
    assert headings(page) == SHIPPED
    driver.click("Strength")
    assert "Strength" in headings(page)
    assert "Ice and heat" not in headings(page)
    driver.click("Ice and heat")
    assert headings(page) == ["On a sore day", "Ice and heat"]


def test_an_own_routine_without_a_tag_is_among_the_own_ones(driver: Driver) -> None:
    folder = driver.app.paths.data / "routines"
    folder.mkdir()
    (folder / "mine.toml").write_text(plain("rest = 5"))
    page = routines(driver)
    assert headings(page) == ["Your own", *SHIPPED]
    assert ids(page, "Your own") == ["mine"]


def test_what_was_done_last_comes_first(driver: Driver) -> None:
    now = driver.today[0]
    for n, name in enumerate(("roll-legs", "bedtime", "roll-legs", "gone")):
        record = session(n, now - timedelta(hours=n + 1), routine_id=name)
        driver.app.services.history.add(record)
    page = routines(driver)
    assert headings(page) == ["Last used", *SHIPPED]
    assert ids(page, "Last used") == ["roll-legs", "bedtime"]


def test_with_words_there_is_one_list_by_rank(driver: Driver) -> None:
    page = routines(driver)
    page.search.setFocus()
    driver.bot.keyClicks(page.search, "cooldown")
    assert headings(page) == []
    assert ids(page, "Routines")[:2] == ["quick-cooldown-5", "full-cooldown-15"]
    press(driver, Key.Key_Return)
    assert here(page) == "quick-cooldown-5"
    page.search.clear()
    assert headings(page) == SHIPPED
    driver.bot.keyClicks(page.search, "xyzzy")
    assert "No routines match" in driver.text()


def test_a_star_is_clicked_and_taken_back(driver: Driver) -> None:
    page = routines(driver)
    click_star(driver, page, "After a run", "quick-cooldown-5")
    assert page.isVisible()
    assert headings(page) == ["Favourites", *SHIPPED]
    assert ids(page, "Favourites") == ["quick-cooldown-5"]
    assert ids(page, "After a run")[0] == "quick-cooldown-5"
    assert driver.app.window.notice.text == "Quick cool-down is a favourite now."
    driver.click("Undo")
    assert headings(page) == SHIPPED


def test_a_star_is_set_by_a_key_where_the_keyboard_stays(driver: Driver) -> None:
    page = routines(driver)
    at(page, "Strength", "glute-strength")
    press(driver, Key.Key_D, ctrl=True)
    assert ids(page, "Favourites") == ["glute-strength"]
    assert here(page) == "glute-strength"
    assert cards(page, "Strength").hasFocus()
    index = cards(page, "Strength").currentIndex()
    spoken = str(index.data(Qt.ItemDataRole.AccessibleTextRole))
    assert spoken.startswith("Glute strength session, favourite, ")
    press(driver, Key.Key_D, ctrl=True)
    assert headings(page) == SHIPPED
    assert here(page) == "glute-strength"


def test_what_is_no_favourite_any_more_leaves_the_keyboard_where_it_is(driver: Driver) -> None:
    page = routines(driver)
    for name in ("bedtime", "glute-relief"):
        title = "Evening, desk and rest day" if name == "bedtime" else "On a sore day"
        at(page, title, name)
        press(driver, Key.Key_D, ctrl=True)
    at(page, "Favourites", "glute-relief")
    press(driver, Key.Key_D, ctrl=True)
    assert here(page) == "bedtime"
    assert cards(page, "Favourites").hasFocus()
    press(driver, Key.Key_D, ctrl=True)
    assert here(page) == "bedtime"
    assert headings(page) == SHIPPED


def test_a_click_beside_the_star_opens_the_routine(driver: Driver) -> None:
    page = routines(driver)
    found = cards(page, "After a run")
    place = found.visualRect(found.model().index(0, 0)).center() + QPoint(0, 20)
    driver.bot.mouseClick(found.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert driver.app.subjects.routines.page.isVisible()


def test_the_card_whose_star_is_clicked_stays_under_the_pointer(driver: Driver) -> None:
    page = routines(driver)
    at(page, "Strength", "glute-strength")
    page.view.go_to(page.view.place)
    place = page.view.place
    assert place is not None
    before = page.view.height_of(place)
    click_star(driver, page, "Strength", "glute-strength")
    QApplication.processEvents()
    row = ids(page, "Strength").index("glute-strength")
    assert page.view.height_of(place._replace(row=row)) == before


def test_a_page_has_a_star_too(driver: Driver) -> None:
    driver.app.navigation.show_entry(driver.app.services.library.routine("bedtime"))
    driver.click("Add to favourites")
    assert driver.app.window.notice.text == "Bedtime wind-down is a favourite now."
    press(driver, Key.Key_D, ctrl=True)
    assert driver.app.window.notice.text == "Bedtime wind-down is no longer a favourite."
    driver.click("Undo")
    assert driver.button("Remove from favourites").isVisible()
    driver.click("Routines")
    assert ids(driver.app.subjects.routines.list, "Favourites") == ["bedtime"]


def test_a_favourite_by_a_former_id_is_the_routine_of_now(
    make: Callable[[], Driver], tmp_path: Path
) -> None:
    first = make()
    library = first.app.services.library
    (former,) = [i for i in library.ids_of("ice-heat") if i != "ice-heat"][:1]
    first.app.services.favourites.keep(Favourite(former, first.today[0]))
    second = make()
    second.click("Routines")
    assert ids(second.app.subjects.routines.list, "Favourites") == ["ice-heat"]


def test_arrows_lead_through_the_sections(driver: Driver) -> None:
    page = routines(driver)
    columns = cards(page, "Strength").columns
    assert columns == 3
    press(driver, Key.Key_Tab)
    run, sore = ids(page, "After a run"), ids(page, "On a sore day")
    at(page, "After a run", run[-2])
    press(driver, Key.Key_Right)
    assert here(page) == run[-1]
    press(driver, Key.Key_Right)
    assert here(page) == sore[0]
    press(driver, Key.Key_Left)
    assert here(page) == run[-1]
    column = (len(run) - 1) % columns
    press(driver, Key.Key_Down)
    assert here(page) == sore[min(column, len(sore) - 1)]
    press(driver, Key.Key_Up)
    assert here(page) == run[-1]
    at(page, "After a run", run[1])
    press(driver, Key.Key_Up)
    assert here(page) == run[1]
    press(driver, Key.Key_End)
    assert here(page) == ids(page, "Ice and heat")[-1]
    press(driver, Key.Key_Right, Key.Key_Down)
    assert here(page) == ids(page, "Ice and heat")[-1]
    press(driver, Key.Key_Home)
    assert here(page) == ids(page, "After a run")[0]
    press(driver, Key.Key_PageDown)
    assert here(page) == ids(page, "On a sore day")[0]


def test_what_the_keyboard_is_on_is_seen(driver: Driver) -> None:
    page = routines(driver)
    at(page, "After a run", "full-cooldown-15")
    for _ in range(30):
        press(driver, Key.Key_Right)
        QApplication.processEvents()
        place = page.view.place
        assert place is not None
        top = page.view.height_of(place)
        height = page.view.lists[place.number].card_height
        assert -1 <= top <= page.view.viewport().height() - height + 1


def test_enter_opens_a_card(driver: Driver) -> None:
    page = routines(driver)
    at(page, "Strength", "glute-strength")
    press(driver, Key.Key_Return)
    assert driver.app.subjects.routines.page.isVisible()


def test_arrows_are_turned_where_one_reads_from_right_to_left(
    right_to_left: None, make: Callable[[], Driver]
) -> None:
    driver = make()
    page = routines(driver)
    at(page, "After a run", "full-cooldown-15")
    press(driver, Key.Key_Left)
    assert here(page) == ids(page, "After a run")[1]
    click_star(driver, page, "After a run", "quick-cooldown-5")
    assert ids(page, "Favourites") == ["quick-cooldown-5"]


def test_one_is_back_on_the_card_that_one_came_from(driver: Driver) -> None:
    page = routines(driver)
    at(page, "Strength", "glute-strength")
    press(driver, Key.Key_Return)
    driver.click("Back")
    assert cards(page, "Strength").currentIndex().data(DataRole.ENTRY).id == "glute-strength"
