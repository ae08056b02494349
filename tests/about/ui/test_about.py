"""What the app says of itself, by clicks and keys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from shiboken6 import isValid

from recoverytimer import __version__
from recoverytimer.about.ui.dialog import AboutDialog
from recoverytimer.about.ui.licences import LicencesDialog
from recoverytimer.about.ui.news import NewsDialog
from recoverytimer.base.identity import HOMEPAGE, ISSUES
from recoverytimer.player.player import PlayerStatus
from recoverytimer.settings.settings import Section
from recoverytimer.settings.ui.dialog import PreferencesDialog
from recoverytimer.widgets.weblink import WebLink
from tests.driving import Driver


class Opened(QObject):
    """Takes what would be opened in another program."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []

    @Slot(QUrl)
    def take(self, address: QUrl) -> None:
        self.addresses.append(address.toString())


@pytest.fixture
def opened() -> Opened:
    made = Opened()
    for scheme in ("https", "file"):
        QDesktopServices.setUrlHandler(scheme, made, "take")
    yield made
    for scheme in ("https", "file"):
        QDesktopServices.unsetUrlHandler(scheme)


@pytest.fixture
def dialog(driver: Driver) -> AboutDialog:
    driver.app.window.activateWindow()
    QTest.keyClick(driver.app.window, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    return driver.dialog(AboutDialog)


def click(window: QWidget, name: str) -> None:
    (found,) = [b for b in window.findChildren(QAbstractButton) if b.accessibleName() == name]
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)


def said(window: QWidget) -> str:
    return "\n".join(label.text() for label in window.findChildren(QLabel))


def test_it_says_what_the_app_is_and_which_version(dialog: AboutDialog) -> None:
    told = said(dialog)
    assert f"Version {__version__}" in told
    assert "No account, no network, no tracking" in told
    assert "GNU General Public License, version 3 or later" in told


def test_the_preferences_lead_there(driver: Driver) -> None:
    driver.click("Preferences")
    preferences = driver.dialog(PreferencesDialog)
    preferences.show_section(Section.ABOUT)
    assert f"Recovery Timer {__version__}" in said(preferences)
    click(preferences, "About Recovery Timer")
    assert driver.dialog(AboutDialog).isVisible()


def test_a_session_waits_meanwhile(driver: Driver) -> None:
    driver.click("Start")
    driver.wait(20)
    page = driver.app.subjects.player.page
    QTest.keyClick(page, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    driver.dialog(AboutDialog).reject()
    assert driver.app.subjects.player.playback.moment.state.status is PlayerStatus.PAUSED


def test_addresses_are_opened_by_a_click_and_not_before(
    dialog: AboutDialog, opened: Opened
) -> None:
    links = dialog.findChildren(WebLink)
    assert opened.addresses == []
    for link in links:
        QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    assert sorted(opened.addresses) == sorted([HOMEPAGE, ISSUES])


def test_each_place_of_files_is_shown_copied_and_opened(
    dialog: AboutDialog, opened: Opened, tmp_path: Path
) -> None:
    fields = {f.accessibleName(): f.text() for f in dialog.findChildren(QLineEdit)}
    assert fields["Settings"] == str(tmp_path / "settings.toml")
    assert fields["Log of what went wrong"] == str(tmp_path / "recoverytimer.log")
    assert len(fields) == 4
    for what, path in fields.items():
        click(dialog, f"Copy path: {what}")
        assert QGuiApplication.clipboard().text() == path
        assert "The path has been copied." in said(dialog)
        click(dialog, f"Open folder: {what}")
        assert Path(QUrl(opened.addresses[-1]).toLocalFile()) == tmp_path


def test_a_folder_that_is_not_there_is_said(driver: Driver, tmp_path: Path) -> None:
    dialog = AboutDialog("1.0", driver.app.paths, driver.app.window)
    driver.bot.addWidget(dialog)
    dialog._open(tmp_path / "nowhere")
    assert f"{tmp_path / 'nowhere'} does not exist yet." in said(dialog)


def test_the_details_for_a_report_are_copied_and_that_is_said(dialog: AboutDialog) -> None:
    QGuiApplication.clipboard().clear()
    click(dialog, "Copy details for a report")
    told = QGuiApplication.clipboard().text()
    assert f"Recovery Timer {__version__}" in told
    assert "Desktop: " in told
    assert "Screen" in told
    assert "The details have been copied." in said(dialog)


def test_who_has_left_by_then_is_not_waited_for(driver: Driver, dialog: AboutDialog) -> None:
    take: Callable[[], None] = lambda: driver.app.subjects.about._copy_details(dialog)  # noqa: E731
    dialog.reject()
    QApplication.processEvents()
    QApplication.sendPostedEvents(dialog, 0)
    driver.bot.waitUntil(lambda: not isValid(dialog))
    take()


def test_the_text_of_every_licence_is_read_by_keys(driver: Driver, dialog: AboutDialog) -> None:
    click(dialog, "Read the licences")
    licences = driver.dialog(LicencesDialog)
    assert licences.list.hasFocus()
    assert "GNU GENERAL PUBLIC LICENSE" in licences.text.toPlainText()
    texts = set()
    for _ in range(licences.list.count()):
        texts.add(licences.text.toPlainText())
        QTest.keyClick(licences.list, Qt.Key.Key_Down)
    assert len(texts) > 10
    assert all(len(text) > 500 for text in texts)
    QTest.keyClick(licences.list, Qt.Key.Key_Tab)
    assert licences.text.hasFocus()
    QTest.keyClick(licences.text, Qt.Key.Key_Escape)
    assert driver.dialog(AboutDialog).isVisible()


def test_what_is_new_is_read_from_here_at_any_time(driver: Driver, dialog: AboutDialog) -> None:
    click(dialog, "What's new")
    assert "Follow a routine" in said(driver.dialog(NewsDialog))
