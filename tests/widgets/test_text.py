from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from recoverytimer.theme.colours import LIGHT
from recoverytimer.theme.icons import painted_icon
from recoverytimer.theme.theme import Themes
from recoverytimer.widgets.button import button, icon_button
from recoverytimer.widgets.chip import Chip
from recoverytimer.widgets.pill import Pill
from recoverytimer.widgets.scroll import VerticalScroll
from recoverytimer.widgets.text import TickingText, as_tooltip, plain, set_tone


def painted(widget: QWidget) -> QImage:
    widget.ensurePolished()
    widget.resize(widget.sizeHint())
    return widget.grab().toImage()


def test_a_label_can_change_its_tone(qtbot: QtBot, themes: Themes) -> None:
    label = plain("Paused", "lead", "muted")
    qtbot.addWidget(label)
    label.show()
    assert label.palette().color(label.foregroundRole()) == QColor(LIGHT.muted)
    set_tone(label, "danger")
    assert label.palette().color(label.foregroundRole()) == QColor(LIGHT.danger)


class LayoutRequests(QObject):
    """Counts how often a widget is to lay out what it holds."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.count = 0
        watched.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.count += event.type() is QEvent.Type.LayoutRequest
        return False


def test_a_text_that_changes_every_second_moves_nothing_around_it(
    qtbot: QtBot, themes: Themes
) -> None:
    window, label = QWidget(), TickingText("body", "muted")
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(label)
    label.show_text("3:48 left")
    with qtbot.waitExposed(window):
        window.show()
    QCoreApplication.processEvents()
    before, requests = label.geometry(), LayoutRequests(window)
    for text in ("3:47 left", "1:11 left", "0:00 left"):
        label.show_text(text)
        QCoreApplication.processEvents()
        assert label.geometry() == before
    assert requests.count == 0
    label.show_text("10:00:00 left")
    assert label.width() >= label.fontMetrics().horizontalAdvance(label.text())


def test_tooltips_show_markup_as_it_stands() -> None:
    assert as_tooltip("<i>x</i>") == "<qt>&lt;i&gt;x&lt;/i&gt;</qt>"
    assert as_tooltip("") == ""


def test_a_pill_is_round_and_keeps_its_words_plain(qtbot: QtBot, themes: Themes) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    tones = {"LEFT SIDE": LIGHT.accent_soft, "checked": LIGHT.line}
    pills = [Pill("LEFT SIDE", large=True), Pill("checked", "plain")]
    for pill in pills:
        column.addWidget(pill)
    window.show()
    qtbot.waitExposed(window)
    image = window.grab().toImage()
    for pill in pills:
        box = pill.geometry()
        middle = image.pixelColor(box.center().x(), box.top() + 2)
        assert middle == QColor(tones[pill.text()])
        assert image.pixelColor(box.topLeft()) == QColor(LIGHT.ground)
        assert pill.textFormat() == Qt.TextFormat.PlainText


def test_a_chip_stays_pressed(qtbot: QtBot, themes: Themes) -> None:
    chip = Chip("Ice & heat")
    qtbot.addWidget(chip)
    before = painted(chip)
    with qtbot.waitSignal(chip.toggled):
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert chip.isChecked()
    assert painted(chip) != before
    assert chip.accessibleName() == "Ice & heat"
    assert chip.text() == "Ice && heat"


def test_buttons_can_be_reached_by_tab_but_a_click_leaves_the_keyboard_alone(
    qtbot: QtBot, themes: Themes
) -> None:
    for made in (button("Save"), Chip("All")):
        qtbot.addWidget(made)
        assert made.focusPolicy() == Qt.FocusPolicy.TabFocus


def test_an_icon_button_has_a_name(qtbot: QtBot, themes: Themes) -> None:
    made = icon_button(painted_icon("pause"), "<b>Pause</b>", round_=True)
    qtbot.addWidget(made)
    assert made.accessibleName() == "<b>Pause</b>"
    assert made.toolTip() == "<qt>&lt;b&gt;Pause&lt;/b&gt;</qt>"
    assert made.accessibleDescription() == "<b>Pause</b>"
    image = painted(made)
    assert (image.width(), image.height()) == (56, 56)


def test_a_button_with_icon_is_named_by_its_word(qtbot: QtBot, themes: Themes) -> None:
    made = button("Today", "nav", icon=painted_icon("today"))
    qtbot.addWidget(made)
    assert made.accessibleName() == "Today"
    assert made.isCheckable()


def test_long_content_scrolls_up_and_down_only(qtbot: QtBot, themes: Themes) -> None:
    content = QWidget()
    column = QVBoxLayout(content)
    for number in range(40):
        column.addWidget(QLabel(f"line {number}"))
    window = QWidget()
    qtbot.addWidget(window)
    area = VerticalScroll(content, window, reachable="Texts")
    area.resize(200, 200)
    window.show()
    qtbot.waitExposed(window)
    assert content.width() == area.viewport().width()
    area.setFocus()
    qtbot.keyClick(area, Qt.Key.Key_PageDown)
    assert area.verticalScrollBar().value() > 0
    assert window.grab().toImage().pixelColor(6, 150) == QColor(LIGHT.ground)
