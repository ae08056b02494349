"""A picture of an exercise or a routine: asked for, copied and saved."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QImageReader
from PySide6.QtWidgets import QAbstractButton, QApplication

from recoverytimer.sharing.ui.picturedialog import PictureDialog
from recoverytimer.theme.colours import DARK, LIGHT
from tests.driving import Driver, FileAsker

PATIENCE_MS = 60_000
Ask = Callable[[str], PictureDialog]


def press(driver: Driver, dialog: PictureDialog, name: str) -> None:
    made = next(b for b in dialog.findChildren(QAbstractButton) if b.accessibleName() == name)
    driver.bot.mouseClick(made, Qt.MouseButton.LeftButton)


def wait(driver: Driver, until: Callable[[], Any]) -> None:
    driver.bot.waitUntil(lambda: bool(until()), timeout=PATIENCE_MS)


@pytest.fixture
def ask(driver: Driver) -> Ask:
    """Ask for the picture of an exercise, on its page."""

    def asked(exercise_id: str) -> PictureDialog:
        driver.app.subjects.exercises.show(exercise_id)
        driver.click("Share a picture")
        return driver.dialog(PictureDialog)

    return asked


def names(dialog: PictureDialog) -> set[str]:
    found = dialog.findChildren(QAbstractButton)
    return {b.accessibleName() for b in found if b.isVisible()}


def test_a_still_picture_is_copied(driver: Driver, ask: Ask) -> None:
    dialog = ask("pigeon-pose")
    assert "Moving" not in names(dialog)
    press(driver, dialog, "Copy")
    wait(driver, lambda: "has been copied" in driver.text())
    image = QGuiApplication.clipboard().image()
    assert (image.width(), image.height()) == (1080, 1080)
    assert image.pixelColor(2, 2) == QColor(LIGHT.ground)


def test_a_picture_is_saved_as_it_is_wished(
    driver: Driver, ask: Ask, asker: FileAsker, tmp_path: Path
) -> None:
    dialog = ask("glute-bridge")
    wait(driver, lambda: dialog.preview.image)
    press(driver, dialog, "Wide")
    press(driver, dialog, "Dark")
    shown = dialog.preview
    wait(driver, lambda: shown.image and shown.image.width() == 1920)
    path = tmp_path / "bridge.png"
    asker.answer = (path,)
    press(driver, dialog, "Save")
    wait(driver, path.exists)
    image = QImage(str(path))
    assert (image.width(), image.height()) == (1920, 1080)
    assert image.pixelColor(2, 2) == QColor(DARK.ground)
    wait(driver, lambda: f"Saved as {path}" in driver.text())


def test_a_moving_picture_is_copied_as_a_file_that_others_play(driver: Driver, ask: Ask) -> None:
    dialog = ask("glute-bridge")
    press(driver, dialog, "Moving")
    press(driver, dialog, "Copy")
    wait(driver, lambda: "copied as a file" in driver.text())
    (url,) = QGuiApplication.clipboard().mimeData().urls()
    reader = QImageReader(url.toLocalFile())
    assert reader.supportsAnimation()
    assert reader.loopCount() == -1
    delays, seen = [], []
    while not (image := reader.read()).isNull():
        delays.append(reader.nextImageDelay())
        seen.append(image.pixelColor(540, 660).rgb())
        assert image.size() == reader.size()
    assert len(delays) == reader.imageCount() > 20
    # Up two seconds, held one, down two.
    assert sum(delays) == 5000
    assert max(delays) > 1000
    assert len(set(seen)) > 2


def test_what_cannot_be_written_is_said(driver: Driver, ask: Ask) -> None:
    driver.app.paths.copied_pictures.parent.mkdir(parents=True, exist_ok=True)
    driver.app.paths.copied_pictures.write_text("in the way")
    QGuiApplication.clipboard().clear()
    dialog = ask("glute-bridge")
    press(driver, dialog, "Moving")
    press(driver, dialog, "Copy")
    wait(driver, lambda: "cannot be written" in driver.text())
    copied = QGuiApplication.clipboard().mimeData()
    assert not (copied and copied.hasUrls())


def test_a_routine_is_shared_as_a_picture(driver: Driver, asker: FileAsker, tmp_path: Path) -> None:
    driver.app.navigation.show_entry(driver.app.services.library.routine("glute-relief"))
    menu = driver.button("Share").menu()  # type: ignore[attr-defined]
    next(a for a in menu.actions() if a.text().startswith("As a picture")).trigger()
    dialog = driver.dialog(PictureDialog)
    asker.answer = (tmp_path / "relief.png",)
    QApplication.processEvents()
    press(driver, dialog, "Save")
    wait(driver, asker.answer[0].exists)
    assert QImage(str(asker.answer[0])).width() == 1080
