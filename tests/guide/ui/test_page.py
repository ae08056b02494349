"""A topic as a person reads it, and the way from a claim to its sources."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from recoverytimer.figure.ui.widget import FigurePicture
from recoverytimer.guide.ui.page import GuidePage
from recoverytimer.widgets.weblink import WebLink
from tests.driving import Driver
from tests.reading import texts_of

BUILD_UP = "https://pubmed.ncbi.nlm.nih.gov/17940147/"


class Browser:
    """What the system is asked to open; whether it can is up to the test."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.opened: list[str] = []
        self.works = True
        patch.setattr(QDesktopServices, "openUrl", self._open)

    def _open(self, url: QUrl) -> bool:
        self.opened.append(url.toString())
        return self.works


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch) -> Browser:
    return Browser(monkeypatch)


def build_up(driver: Driver) -> GuidePage:
    driver.app.subjects.guide.show_topic("build-up")
    return driver.app.subjects.guide.page


def links(page: GuidePage) -> list[WebLink]:
    return [link for link in page.content.findChildren(WebLink) if link.isVisibleTo(page)]


def link_to(page: GuidePage, address: str) -> WebLink:
    return next(link for link in links(page) if link.accessibleDescription() == address)


def test_nothing_is_opened_before_a_click(driver: Driver, browser: Browser) -> None:
    page = build_up(driver)
    assert links(page)
    assert browser.opened == []


def test_a_source_opens_in_the_browser(driver: Driver, browser: Browser) -> None:
    page = build_up(driver)
    link_to(page, BUILD_UP).click()
    assert browser.opened == [BUILD_UP]


def test_every_source_is_reached_and_followed_by_keys(driver: Driver, browser: Browser) -> None:
    page = build_up(driver)
    driver.app.window.show()
    driver.app.window.activateWindow()
    QCoreApplication.processEvents()
    reached = set()
    for _ in range(60):
        driver.app.window.focusNextChild()
        reached.add(QApplication.focusWidget())
    assert set(links(page)) <= reached
    link = link_to(page, BUILD_UP)
    QTest.keyClick(link, Qt.Key.Key_Return)
    QTest.keyClick(link, Qt.Key.Key_Space)
    assert browser.opened == [BUILD_UP, BUILD_UP]


def test_a_screen_reader_says_what_a_link_opens(driver: Driver) -> None:
    page = build_up(driver)
    link = link_to(page, BUILD_UP)
    assert link.accessibleName().startswith("Open in your browser: Buist et al. 2008")


def test_a_long_address_never_widens_the_page(driver: Driver) -> None:
    page = build_up(driver)
    driver.app.subjects.guide.show_topic("pigeon-and-figure-four")
    window = driver.app.window
    window.resize(window.minimumSizeHint())
    window.show()
    QCoreApplication.processEvents()
    assert any("…" in link.text() for link in links(page))
    assert all(link.width() < page.width() for link in links(page))


def test_without_a_browser_the_address_is_told(driver: Driver, browser: Browser) -> None:
    page = build_up(driver)
    browser.works = False
    link_to(page, BUILD_UP).click()
    assert BUILD_UP in driver.app.window.notice.text


def test_what_was_read_elsewhere_is_cited_as_quoted(driver: Driver) -> None:
    page = build_up(driver)
    driver.app.subjects.guide.show_topic("strengthen")
    assert any("as quoted by" in text for text in texts_of(page))


def test_a_card_is_pressed_as_a_whole(driver: Driver) -> None:
    driver.click("Guide")
    card = driver.button("Foam rolling, safely")
    assert card.findChildren(FigurePicture)
    corner = card.rect().bottomRight() - QPoint(4, 4)
    QTest.mouseClick(card, Qt.MouseButton.LeftButton, pos=corner)
    assert "How long" in driver.text()


def test_each_topic_has_a_picture(driver: Driver) -> None:
    library, page = driver.app.services.library, build_up(driver)
    assert all(topic.picture in library.exercises for topic in page._guide.topics.values())


def test_a_topic_is_plain_text(driver: Driver) -> None:
    page = build_up(driver)
    for topic in page._guide.topics:
        driver.app.subjects.guide.show_topic(topic)
        found = page.findChildren(QLabel)
        assert {label.textFormat() for label in found} == {Qt.TextFormat.PlainText}
