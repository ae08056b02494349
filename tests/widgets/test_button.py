from PySide6.QtGui import QIcon, QImage
from pytestqt.qtbot import QtBot

from recoverytimer.settings.settings import ThemeChoice
from recoverytimer.theme.icons import painted_icon
from recoverytimer.theme.theme import Themes
from recoverytimer.widgets.button import icon_button


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
