"""Checking in by clicks and keys."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from recoverytimer.exercise.bodyareas import Area
from recoverytimer.exercise.dose import Side
from recoverytimer.figure.ui.figures import Figures
from recoverytimer.soreness.checkin import CheckIn, FeltLevel
from recoverytimer.soreness.entry import Place, Sign
from recoverytimer.soreness.ui.checkindialog import CheckInDialog
from recoverytimer.theme.theme import Themes
from tests.soreness.ui.conftest import as_drawn

LEFT, RIGHT = (Place(Area.GLUTES, side) for side in Side)
CALF = Place(Area.CALVES, Side.RIGHT)
Make = Callable[..., CheckInDialog]


@pytest.fixture
def make(qtbot: QtBot, themes: Themes, figures: Figures) -> Make:
    def made(*said: object, **options: bool) -> CheckInDialog:
        dialog = CheckInDialog(figures, *said, **options)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitExposed(dialog)
        return dialog

    return made


def tap(qtbot: QtBot, dialog: CheckInDialog, place: Place) -> None:
    point = dialog.body.point_of(place).toPoint()
    qtbot.mouseClick(dialog.body, Qt.MouseButton.LeftButton, pos=point)


def seen(dialog: CheckInDialog) -> QImage:
    QApplication.processEvents()
    return dialog.body.grab().toImage()


def click(qtbot: QtBot, dialog: CheckInDialog, text: str) -> None:
    found = [b for b in dialog.findChildren(QPushButton) if b.text() == text and b.isVisible()]
    qtbot.mouseClick(found[0], Qt.MouseButton.LeftButton)


def names(dialog: CheckInDialog) -> list[str]:
    return [b.text() for b in dialog.findChildren(QPushButton) if b.isVisible()]


def test_a_place_then_a_level_then_another_place(qtbot: QtBot, make: Make) -> None:
    dialog = make()
    assert not dialog.save.isEnabled()
    tap(qtbot, dialog, LEFT)
    assert dialog.name.text() == "Left glutes"
    click(qtbot, dialog, "5")
    tap(qtbot, dialog, CALF)
    assert dialog.scale.value is None
    click(qtbot, dialog, "3")
    assert dialog.summary.text() == "Left glutes 5, right calf 3"
    with qtbot.waitSignal(dialog.saved) as saved:
        click(qtbot, dialog, "Save")
    assert saved.args[0].felt == {LEFT: FeltLevel(5), CALF: FeltLevel(3)}


def test_both_sides_by_one_more_click_and_back(qtbot: QtBot, make: Make) -> None:
    dialog = make()
    tap(qtbot, dialog, LEFT)
    click(qtbot, dialog, "5")
    click(qtbot, dialog, "Both sides")
    assert dialog.check_in.felt == {LEFT: FeltLevel(5), RIGHT: FeltLevel(5)}
    assert dialog.name.text() == "Glutes, both sides"
    click(qtbot, dialog, "6")
    assert dialog.check_in.felt == {LEFT: FeltLevel(6), RIGHT: FeltLevel(6)}
    tap(qtbot, dialog, RIGHT)
    assert dialog.both.isChecked()
    click(qtbot, dialog, "Both sides")
    assert dialog.check_in.felt == {RIGHT: FeltLevel(6)}


def test_what_was_sore_on_both_sides_is_asked_of_both(qtbot: QtBot, make: Make) -> None:
    dialog = make(None, {LEFT: 4, RIGHT: 4})
    tap(qtbot, dialog, LEFT)
    click(qtbot, dialog, "2")
    assert dialog.check_in.felt == {LEFT: FeltLevel(2), RIGHT: FeltLevel(2)}


def test_signs_are_of_a_place_that_hurts(qtbot: QtBot, make: Make) -> None:
    dialog = make()
    tap(qtbot, dialog, CALF)
    assert not dialog.signs[Sign.SHARP].isEnabled()
    click(qtbot, dialog, "4")
    click(qtbot, dialog, "Sharp")
    click(qtbot, dialog, "Painful at night")
    assert dialog.check_in.felt[CALF].signs == (Sign.SHARP, Sign.AT_NIGHT)
    tap(qtbot, dialog, LEFT)
    assert not dialog.signs[Sign.SHARP].isChecked()
    tap(qtbot, dialog, CALF)
    assert dialog.signs[Sign.SHARP].isChecked()
    click(qtbot, dialog, "Sharp")
    assert dialog.check_in.felt[CALF].signs == (Sign.AT_NIGHT,)


def test_a_place_can_be_left_out_again(qtbot: QtBot, make: Make) -> None:
    dialog = make()
    tap(qtbot, dialog, CALF)
    assert "Remove" not in names(dialog)
    click(qtbot, dialog, "4")
    click(qtbot, dialog, "Remove")
    assert not dialog.check_in.felt
    assert not dialog.save.isEnabled()


def test_all_by_keys(qtbot: QtBot, make: Make) -> None:
    dialog = make()
    spots = dialog.body.spots
    qtbot.waitUntil(spots[LEFT].hasFocus)
    qtbot.keyClick(spots[LEFT], Qt.Key.Key_Return)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_5)
    assert dialog.check_in.felt == {LEFT: FeltLevel(5)}
    dialog.body.focus_place(CALF)
    # A digit on a place is enough, and 1 and 0 are 10.
    qtbot.keyClick(spots[CALF], Qt.Key.Key_1)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_0)
    assert dialog.check_in.felt[CALF] == FeltLevel(10)
    dialog.note.setFocus()
    qtbot.keyClicks(dialog.note, "hills")
    with qtbot.waitSignal(dialog.saved) as saved:
        qtbot.keyClick(dialog.note, Qt.Key.Key_Return)
    assert saved.args[0].note == "hills"


def test_nothing_is_marked_before_one_chooses(qtbot: QtBot, make: Make, figures: Figures) -> None:
    dialog = make()
    spots = dialog.body.spots
    qtbot.waitUntil(spots[LEFT].hasFocus)
    as_drawn(qtbot, figures)
    first = seen(dialog)
    dialog.note.setFocus()
    assert seen(dialog) == first
    dialog.body.focus_place(LEFT)
    assert seen(dialog) != first
    dialog.note.setFocus()
    tap(qtbot, dialog, LEFT)
    chosen = seen(dialog)
    assert chosen != first
    click(qtbot, dialog, "Both sides")
    assert seen(dialog) not in (first, chosen)


def test_who_comes_by_keys_sees_where_the_keyboard_is(
    qtbot: QtBot, make: Make, figures: Figures
) -> None:
    dialog = make(by_keys=True)
    qtbot.waitUntil(dialog.body.spots[LEFT].hasFocus)
    as_drawn(qtbot, figures)
    first = seen(dialog)
    dialog.note.setFocus()
    assert seen(dialog) != first


def test_a_key_shows_where_the_keyboard_is(qtbot: QtBot, make: Make, figures: Figures) -> None:
    dialog = make()
    spots = dialog.body.spots
    qtbot.waitUntil(spots[LEFT].hasFocus)
    as_drawn(qtbot, figures)
    first = seen(dialog)
    qtbot.keyClick(spots[LEFT], Qt.Key.Key_Shift)
    assert seen(dialog) != first


def test_a_place_is_named_before_it_is_picked(qtbot: QtBot, make: Make) -> None:
    dialog = make()
    spots = dialog.body.spots
    qtbot.waitUntil(spots[LEFT].hasFocus)
    assert dialog.under.text() == "Left glutes"
    qtbot.keyClick(spots[LEFT], Qt.Key.Key_Right)
    assert dialog.under.text() == "Right glutes"
    qtbot.mouseMove(dialog.body, dialog.body.point_of(CALF).toPoint())
    assert dialog.under.text() == "Right calf"
    qtbot.mouseMove(dialog.body, QPoint(2, 2))
    assert dialog.under.text() == "Right glutes"
    dialog.note.setFocus()
    assert not dialog.under.text().strip()
    assert not dialog.check_in.felt


def test_enter_on_a_level_saves(qtbot: QtBot, make: Make) -> None:
    dialog = make()
    spots = dialog.body.spots
    qtbot.waitUntil(spots[LEFT].hasFocus)
    qtbot.keyClick(spots[LEFT], Qt.Key.Key_Space)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_5)
    with qtbot.waitSignal(dialog.saved) as saved:
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert saved.args[0].felt == {LEFT: FeltLevel(5)}


def test_what_was_said_without_a_place_moves_to_the_first_one(qtbot: QtBot, make: Make) -> None:
    dialog = make(CheckIn({Place(): FeltLevel(7)}, session_id="session-000001"))
    assert dialog.save.isEnabled()
    tap(qtbot, dialog, CALF)
    tap(qtbot, dialog, LEFT)
    assert dialog.check_in == CheckIn({CALF: FeltLevel(7)}, "", "session-000001")


def test_quick_answers_are_there_where_they_make_sense(qtbot: QtBot, make: Make) -> None:
    dialog = make(has_yesterday=True)
    assert {"Same as yesterday", "Not sore"} <= set(names(dialog))
    with qtbot.waitSignal(dialog.like_yesterday):
        click(qtbot, dialog, "Same as yesterday")
    assert not dialog.isVisible()
    assert "Same as yesterday" not in names(make())
    changing = make(CheckIn({CALF: FeltLevel(7)}), is_new=False)
    assert "Not sore" not in names(changing)
    assert changing.scale.value == 7


def test_escape_keeps_nothing(qtbot: QtBot, make: Make) -> None:
    dialog = make()
    tap(qtbot, dialog, CALF)
    click(qtbot, dialog, "4")
    with qtbot.assertNotEmitted(dialog.saved):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


@pytest.mark.parametrize("size", [1.0, 1.5])
def test_it_fits_a_small_window(qtbot: QtBot, themes: Themes, make: Make, size: float) -> None:
    from recoverytimer.settings.settings import ThemeChoice

    themes.choose(ThemeChoice.LIGHT, size)
    dialog = make(None, {LEFT: 4}, has_yesterday=True)
    hint = dialog.minimumSizeHint()
    themes.choose(ThemeChoice.LIGHT, 1.0)
    assert hint.width() <= 880
    assert hint.height() <= 600
