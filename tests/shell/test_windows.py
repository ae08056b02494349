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
    to, subjects = driver.app.navigation, driver.app.subjects
    library = driver.app.services.library
    entry = library.routine("glute-relief")
    assert entry is not None
    assert entry.routine is not None
    shown = Shown()
    qapp.installEventFilter(shown)
    try:
        for show in (
            subjects.today.show,
            subjects.routines.show_list,
            lambda: to.show_entry(entry),
            subjects.history.show,
            subjects.guide.show_topics,
            lambda: subjects.guide.show_topic("foam-rolling"),
            subjects.exercises.show_all,
            lambda: subjects.exercises.show("pigeon-pose"),
            subjects.exercises.own.write,
            lambda: subjects.routines.editing.edit(entry),
            to.show_help,
        ):
            show()
            QApplication.processEvents()
        driver.app.subjects.player.sessions.start(entry.routine, entry.id)
        driver.wait(520)
    finally:
        qapp.removeEventFilter(shown)
    assert "Well done." in driver.text()
    assert shown.names == []
