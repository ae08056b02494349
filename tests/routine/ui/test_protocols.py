"""Published protocols as pages and on paper."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from recoverytimer.base.paths import shipped_resources
from recoverytimer.exercise.cautionnotes import caution_notes
from recoverytimer.routine.portrait import portrait_of
from recoverytimer.routine.timeline import Timing
from recoverytimer.sharing.handout import handout
from recoverytimer.sharing.ui.sheetpdf import sheet
from tests.driving import Driver
from tests.reading import pdf_pages
from tests.routine.protocols import LIBRARY, PROTOCOL_NAMES, PROTOCOLS, own_copy
from tests.sharing.ui.test_sheet import blank


@pytest.mark.parametrize("name", PROTOCOL_NAMES)
def test_a_protocol_can_be_printed(qapp: QApplication, name: str) -> None:
    routine = LIBRARY.routine_file(PROTOCOLS / f"{name}.toml").routine
    assert routine is not None
    portrait = portrait_of(routine, LIBRARY.exercises, Timing())
    notes = caution_notes(shipped_resources())
    pages = pdf_pages(sheet(handout(routine, portrait, LIBRARY.exercises, notes), blank))
    assert routine.name in pages[0]


def test_each_protocol_has_a_page(driver: Driver) -> None:
    services = driver.app.services
    for name in PROTOCOL_NAMES:
        entry = services.library.routine_file(own_copy(services.paths, name))
        assert entry.routine is not None
        driver.app.navigation.show_entry(entry)
        assert entry.routine.name in driver.text()
