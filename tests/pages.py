"""Every page of the app, and how it comes to be shown."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from recoverytimer.about.ui.dialog import AboutDialog
from recoverytimer.about.ui.licences import LicencesDialog
from recoverytimer.about.ui.news import NewsDialog
from recoverytimer.settings.ui.firstpage import FirstPage
from recoverytimer.shell.keysdialog import KeysDialog
from recoverytimer.start.app import App
from tests.driving import Driver
from tests.recordmaking import session

Show = Callable[[Driver], QWidget]


def page(show: Callable[[App], None]) -> Show:
    def shown(driver: Driver) -> QWidget:
        show(driver.app)
        return driver.app.window

    return shown


def open_routine(driver: Driver) -> None:
    found = driver.app.services.library.routine("glute-relief")
    assert found is not None
    driver.app.navigation.show_entry(found)


def editor(driver: Driver) -> QWidget:
    found = driver.app.services.library.routine("glute-relief")
    assert found is not None
    driver.app.subjects.routines.editing.edit(found)
    return driver.app.window


def finish(driver: Driver) -> QWidget:
    found = driver.app.services.library.routine("glute-relief")
    assert found is not None
    assert found.routine is not None
    driver.app.subjects.player.sessions.start(found.routine, found.id, None)
    driver.wait(520)
    return driver.app.window


def playing(seconds: int, *, routine: str = "glute-relief", paused: bool = False) -> Show:
    """The player after some seconds."""

    def shown(driver: Driver) -> QWidget:
        player = driver.app.subjects.player
        found = driver.app.services.library.routine(routine)
        assert found is not None
        assert found.routine is not None
        player.sessions.start(found.routine, found.id, None)
        driver.wait(seconds)
        if paused:
            player.playback.pause()
        return driver.app.window

    return shown


def small_window(driver: Driver) -> QWidget:
    playing(82)(driver)
    driver.app.subjects.player.show_small()
    small = driver.app.subjects.player._small
    assert small is not None
    return small


def section(number: int) -> Show:
    def shown(driver: Driver) -> QWidget:
        driver.app.subjects.history.show()
        driver.app.subjects.history.page.tabs.setCurrentIndex(number)
        return driver.app.window

    return shown


def preferences(driver: Driver) -> QWidget:
    dialog = driver.app.subjects.settings.dialog()
    driver.bot.addWidget(dialog)
    dialog.open()
    return dialog


def first(number: int) -> Show:
    """The questions of the first start, each with all that it can open."""

    def shown(driver: Driver) -> QWidget:
        settings = driver.app.subjects.settings
        settings.ask()
        page = driver.app.window.centralWidget().findChildren(FirstPage)[-1]
        for chip in page.parts[0].chips.values():
            chip.click()
        for _ in range(number):
            page.go_on.click()
        return driver.app.window

    return shown


def keys(driver: Driver) -> QWidget:
    driver.app.navigation.show_keys()
    return driver.dialog(KeysDialog)


def about(driver: Driver) -> AboutDialog:
    driver.app.navigation.show_about()
    return driver.dialog(AboutDialog)


def news(driver: Driver) -> QWidget:
    driver.app.subjects.about.show_news()
    return driver.dialog(NewsDialog)


def licences(driver: Driver) -> QWidget:
    about(driver).licences_wanted.emit()
    return driver.dialog(LicencesDialog)


PAGES: dict[str, Show] = {
    "today": page(lambda app: app.subjects.today.show()),
    "routines": page(lambda app: app.subjects.routines.show_list()),
    "entry": lambda driver: (open_routine(driver), driver.app.window)[1],
    "history": section(0),
    "soreness": section(2),
    "runs": section(3),
    "sessions": section(1),
    "session": page(lambda app: app.subjects.history.show_session(session(3).id)),
    "guide": page(lambda app: app.subjects.guide.show_topics()),
    "topic": page(lambda app: app.subjects.guide.show_topic("foam-rolling")),
    "exercise": page(lambda app: app.subjects.exercises.show("pigeon-pose")),
    "exercises": page(lambda app: app.subjects.exercises.show_all()),
    "form": page(lambda app: app.subjects.exercises.own.write()),
    "help": page(lambda app: app.navigation.show_help()),
    "editor": editor,
    "work": playing(82),
    "rest": playing(150),
    "paused": playing(85, paused=True),
    "question": playing(700, routine="ice-heat"),
    "small": small_window,
    "finish": finish,
    "preferences": preferences,
    "keys": keys,
    "about": about,
    "news": news,
    "licences": licences,
    "know": first(0),
    "tight": first(1),
    "have": first(2),
}
