import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QIcon, QImage
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from recoverytimer.settings.settings import ThemeChoice
from recoverytimer.theme.icons import painted_icon
from recoverytimer.theme.theme import Themes
from recoverytimer.widgets.button import button, icon_button


def test_a_button_s_icon_follows_the_theme_and_fades_where_it_cannot_be_pressed(
    qtbot: QtBot, themes: Themes
) -> None:
    made = icon_button(painted_icon("undo"), "Undo")
    qtbot.addWidget(made)

    def look(mode: QIcon.Mode = QIcon.Mode.Normal) -> QImage:
        return made.icon().pixmap(24, mode).toImage()

    light = look()
    assert look(QIcon.Mode.Disabled) != light
    themes.choose(ThemeChoice.DARK, 1.0)
    assert look() != light


@pytest.mark.parametrize("turned", [False, True])
def test_a_button_with_a_menu_is_marked_behind_its_word(
    qtbot: QtBot, request: pytest.FixtureRequest, turned: bool
) -> None:
    if turned:
        request.getfixturevalue("right_to_left")
    request.getfixturevalue("themes")
    made = button("More")
    qtbot.addWidget(made)
    made.setMenu(QMenu(made))
    made.adjustSize()
    # Between the round corners and the word.
    area = QRect(6, 14, 16, 12)
    if not turned:
        area.moveRight(made.width() - 6)
    seen = made.grab(area).toImage()
    ground = seen.pixelColor(0, 0)
    marked = [
        (x, y)
        for x in range(seen.width())
        for y in range(seen.height())
        if seen.pixelColor(x, y) != ground
    ]
    assert marked
