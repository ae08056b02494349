"""Every command has its keys to itself, and is where its table says; both sheets tell of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from recoverytimer.base.commands import Command, CommandTable
from recoverytimer.exercise.commands import WRITING
from recoverytimer.player.commands import ASKED_SIDE, DONE, PAUSE, PLAYING
from recoverytimer.player.player import PlayerStatus
from recoverytimer.player.ui.smallwindow import SmallWindow
from recoverytimer.routine.commands import CHOOSING, EDITING, STEPS
from recoverytimer.settings.commands import ASKING
from recoverytimer.shell.commands import BESIDE_SIDEBAR, EVERYWHERE, PAGES
from recoverytimer.shell.keysdialog import KeysDialog, keys_of
from recoverytimer.start.commands import TABLES
from recoverytimer.terminal.commands import IN_TERMINAL
from recoverytimer.terminal.sheets import keys_sheet
from recoverytimer.widgets.actions import Action
from tests.driving import Driver
from tests.pages import DIALOGS
from tests.pages import PAGES as SHOWN

NATIVE = QKeySequence.SequenceFormat.NativeText
CTRL = Qt.KeyboardModifier.ControlModifier
PLAIN = Qt.KeyboardModifier.NoModifier


def play(driver: Driver) -> None:
    driver.click("Start")
    driver.wait(1)


def small(driver: Driver) -> QWidget:
    play(driver)
    driver.press(Qt.Key.Key_W)
    (window,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, SmallWindow)]
    window.activateWindow()
    driver.bot.waitUntil(window.isActiveWindow)
    return window


WHERE: dict[str, tuple[Callable[[Driver], object], tuple[CommandTable, ...]]] = {
    "page": (SHOWN["entry"], (CHOOSING, BESIDE_SIDEBAR, EVERYWHERE)),
    "asked side": (DIALOGS["which side"], (ASKED_SIDE,)),
    "player": (play, (PLAYING, EVERYWHERE)),
    "end": (SHOWN["finish"], (DONE, EVERYWHERE)),
    "editor": (SHOWN["editor"], (EDITING, STEPS, EVERYWHERE)),
    "first": (SHOWN["tight"], (ASKING, EVERYWHERE)),
    "form": (SHOWN["form"], (WRITING, BESIDE_SIDEBAR, EVERYWHERE)),
}
"""Ways to show pages, and what can be done there."""


def commands_at(name: str) -> list[Command]:
    """What can be done on a page, each once."""
    tables = WHERE[name][1]
    return list(dict.fromkeys(command for table in tables for command in table.commands))


def keys_in(command: Command) -> tuple[str, ...]:
    """All its keys in the window."""
    return (*command.keys, *command.media_keys)


def press(keys: str) -> None:
    """Press a key where the keyboard is."""
    combination: QKeyCombination = QKeySequence(keys)[0]
    QApplication.processEvents()
    at = QApplication.focusWidget() or QApplication.activeWindow()
    assert at is not None
    QTest.keyClick(at, combination.key(), combination.keyboardModifiers())
    QApplication.processEvents()


def action_of(driver: Driver, command: Command) -> Action:
    """The action of a command on the page that is seen."""
    (found,) = [
        action
        for action in driver.app.window.findChildren(Action, command.id)
        if any(isinstance(w, QWidget) and w.isVisible() for w in action.associatedObjects())
    ]
    return found


def test_every_table_is_looked_at_and_no_two_commands_have_one_id() -> None:
    assert {table for _, tables in WHERE.values() for table in tables} == set(TABLES)
    ids = Counter(c.id for c in {c for table in (*TABLES, IN_TERMINAL) for c in table.commands})
    assert max(ids.values()) == 1
    assert len(ids) > 50


@pytest.mark.parametrize("name", WHERE)
def test_no_two_commands_of_a_page_have_one_key(name: str) -> None:
    keys = Counter(key for command in commands_at(name) for key in keys_in(command))
    assert [key for key, times in keys.items() if times > 1] == []
    assert all(QKeySequence(key).toString() == key for key in keys)


def test_a_table_is_known_by_its_first_command() -> None:
    homes = Counter(command for table in TABLES for command in table.commands)
    assert [homes[table.commands[0]] for table in TABLES] == [1] * len(TABLES)


@pytest.mark.parametrize("name", WHERE)
def test_every_key_does_its_command_on_its_page(
    driver: Driver, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    WHERE[name][0](driver)
    QApplication.processEvents()
    done: list[Command] = []
    with monkeypatch.context() as patch:
        for command in commands_at(name):
            action = action_of(driver, command)
            action.setEnabled(True)
            patch.setattr(action, "_do", lambda c=command: done.append(c))
        at = QApplication.focusWidget()
        for command in commands_at(name):
            for key in keys_in(command):
                # A field would need some of them itself.
                (driver.button("Today") if isinstance(at, QLineEdit) else at).setFocus()
                press(key)
                assert done == [command], key
                done.clear()


@pytest.mark.usefixtures("right_to_left")
def test_the_arrow_that_points_on_goes_on_where_one_reads_from_right_to_left(
    make: Callable[..., Driver],
) -> None:
    driver = make()
    play(driver)
    player = driver.app.subjects.player
    for key, index in ((Qt.Key.Key_Left, 1), (Qt.Key.Key_Left, 2), (Qt.Key.Key_Right, 0)):
        driver.press(key)
        assert player.playback.moment.state.index == index
    press("?")
    assert "Left, PgDown, media keys" in labels(driver.dialog(KeysDialog))
    press("Esc")
    driver.settle()


def labels(dialog: QWidget) -> set[str]:
    return {label.text() for label in dialog.findChildren(QLabel)}


def test_the_sheet_names_every_command_that_has_a_key(driver: Driver) -> None:
    driver.app.window.activateWindow()
    press("?")
    said = labels(driver.dialog(KeysDialog))
    for table in TABLES:
        assert table.title() in said
        for command in table.commands:
            assert not command.keys or {keys_of(command), command.in_full} <= said
    press("Esc")
    driver.settle()


def test_the_sheet_begins_with_what_can_be_done_here(driver: Driver) -> None:
    def titles() -> Iterator[str]:
        press("?")
        dialog = driver.dialog(KeysDialog)
        for label in dialog.findChildren(QLabel):
            if label.property("role") == "head":
                yield label.text()
        press("Esc")
        driver.settle()

    driver.app.window.activateWindow()
    assert list(titles())[:2] == ["On the main pages", "Everywhere"]
    play(driver)
    assert list(titles())[:2] == ["While you follow a routine", "Everywhere"]
    assert driver.app.subjects.player.playback.moment.state.status is PlayerStatus.PAUSED


def test_the_terminal_tells_of_every_command_that_it_has_a_key_for() -> None:
    told = "\n".join(text for text, _ in keys_sheet().paragraphs)
    known = {c for table in (*TABLES, IN_TERMINAL) for c in table.commands if c.terminal_keys}
    assert known == set(IN_TERMINAL.commands)
    for command in known:
        assert command.in_full in told
        assert command.terminal_keys[0] in told


@pytest.mark.parametrize("name", ["routines", "exercises", "guide", "sessions"])
@pytest.mark.parametrize("key", ["Ctrl+F", "/"])
def test_a_page_that_can_be_searched_is(driver: Driver, name: str, key: str) -> None:
    SHOWN[name](driver)
    shown = driver.app.window.focusWidget()
    press(key)
    field = driver.app.window.focusWidget()
    assert isinstance(field, QLineEdit)
    assert field is not shown
    assert field.property("role") == "search"
    # By now these keys are for the field.
    press("/")
    press("?")
    assert field.text() == "/?"
    assert QApplication.activeModalWidget() is None


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("today", "Search routines"),
        ("entry", "Search routines"),
        ("history", "Search sessions"),
        ("topic", "Search topics"),
        ("exercise", "Search topics"),
    ],
)
def test_elsewhere_the_nearest_page_is_searched(driver: Driver, name: str, found: str) -> None:
    SHOWN[name](driver)
    press("Ctrl+F")
    driver.bot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    field = QApplication.focusWidget()
    assert field.accessibleName() == found
    assert field.isVisible()


def test_pages_are_not_left_for_a_search_while_one_plays_or_edits(driver: Driver) -> None:
    play(driver)
    press("Ctrl+F")
    press("Ctrl+2")
    assert driver.app.subjects.player.page.isVisible()


@pytest.mark.parametrize(("name", "command"), PAGES.items())
def test_a_page_of_the_sidebar_has_a_key(driver: Driver, name: str, command: Command) -> None:
    SHOWN["help"](driver)
    press(command.keys[0])
    assert driver.app.window.page_name == name


def test_ctrl_q_ends_the_app(driver: Driver) -> None:
    driver.app.window.activateWindow()
    with driver.bot.waitSignal(driver.app.window.closing):
        press("Ctrl+Q")
    assert not driver.app.window.isVisible()


def test_ctrl_q_ends_it_from_the_small_window_too_and_the_session_is_kept(
    driver: Driver,
) -> None:
    window = small(driver)
    driver.wait(20)
    with driver.bot.waitSignal(driver.app.window.closing):
        press("Ctrl+Q")
    assert not window.isVisible()
    assert driver.app.services.session_keeper.interrupted() is not None


@pytest.mark.parametrize("key", ["F1", "H", "?"])
def test_what_the_small_window_has_no_room_for_brings_back_the_large_one(
    driver: Driver, key: str
) -> None:
    window = small(driver)
    press(key)
    driver.bot.waitUntil(driver.app.window.isVisible)
    assert not window.isVisible()
    assert driver.app.subjects.player.playback.moment.state.status is PlayerStatus.PAUSED
    if QApplication.activeModalWidget() is not None:
        driver.dialog(KeysDialog).reject()
        driver.settle()


def test_a_button_that_has_the_keyboard_is_pressed_by_space(driver: Driver) -> None:
    play(driver)
    driver.button("Mute").setFocus()
    press("Space")
    assert not driver.app.subjects.player.mute.settings().sound
    assert driver.button("Sound on")
    assert driver.app.subjects.player.playback.moment.state.status is PlayerStatus.RUNNING


def test_enter_presses_the_button_that_has_the_keyboard_and_else_closes(driver: Driver) -> None:
    SHOWN["finish"](driver)
    finish = driver.app.subjects.player.finish
    driver.click("Add a note")
    press("Return")
    assert finish.note.toPlainText() == "\n"
    finish.where.setFocus()
    press("Return")
    assert finish.isVisible()
    driver.bot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    QApplication.activeModalWidget().reject()
    driver.settle()
    finish.soreness.setFocus()
    press("Return")
    assert not finish.isVisible()


def test_a_command_is_the_same_wherever_it_is_shown(driver: Driver) -> None:
    play(driver)
    action = action_of(driver, PAUSE)
    driver.click("Pause")
    assert action.name == "Resume"
    assert driver.button("Resume").accessibleDescription() == action.key == "Space"
    assert "Resume (Space)" in driver.button("Resume").toolTip()
    page = driver.app.subjects.player.page
    (_explain, _tell, high, *_) = page.transport.menu.actions()
    assert high.shortcut().toString(NATIVE) == "V"
    driver.press(Qt.Key.Key_Right)
    moment = driver.app.subjects.player.playback.moment
    adjust = driver.button("10 seconds more")
    assert adjust.isEnabled() is (moment.state.length_s is not None)
