"""What a window manager gets to see."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from tests.driving import Driver


class Shown(QObject):
    """Remembers which windows are shown."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.names.append(repr(watched))
        return False


def test_no_page_flashes_a_window_of_its_own(driver: Driver, qapp: QApplication) -> None:
    pages, library = driver.app.pages, driver.app.services.library
    entry = library.routine("glute-relief")
    assert entry is not None
    assert entry.routine is not None
    shown = Shown()
    qapp.installEventFilter(shown)
    try:
        for show in (
            pages.show_today,
            pages.show_routines,
            lambda: pages.show_entry(entry),
            pages.show_history,
            pages.show_guide,
            lambda: pages.show_topic("foam-rolling"),
            pages.show_exercises,
            lambda: pages.show_exercise("pigeon-pose"),
            pages.exercising.write,
            lambda: pages.editing.edit(entry),
            pages.show_help,
        ):
            show()
            QApplication.processEvents()
        driver.app.sessions.start(entry.routine, entry.id, None)
        driver.wait(520)
    finally:
        qapp.removeEventFilter(shown)
    assert "Well done." in driver.text()
    assert shown.names == []
