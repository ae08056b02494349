"""Commands in the window: an action for each, and the buttons that show it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QAction, QGuiApplication, QIcon, QKeyEvent, QKeySequence, QUndoStack
from PySide6.QtWidgets import QAbstractButton, QPushButton, QWidget

from recoverytimer.base.commands import Command
from recoverytimer.theme.icons import painted_icon
from recoverytimer.widgets import words
from recoverytimer.widgets.button import Button, ButtonRole, button, icon_button, rename_button
from recoverytimer.widgets.text import as_button_text, explain

PORTABLE = QKeySequence.SequenceFormat.PortableText
ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_TURNED = {Qt.Key.Key_Left: Qt.Key.Key_Right, Qt.Key.Key_Right: Qt.Key.Key_Left}


def as_pressed(keys: Iterable[str]) -> list[QKeySequence]:
    """The keys of a command in the window.

    Where one reads from right to left, what goes on or back has the other arrow, as its icon, the
    timeline and trees are turned as well.
    """
    turns = QGuiApplication.isRightToLeft()
    found = (QKeySequence(key, PORTABLE) for key in keys)
    return [_turned(key) if turns else key for key in found]


def _turned(keys: QKeySequence) -> QKeySequence:
    pressed: QKeyCombination = keys[0]  # type: ignore[index]
    other = _TURNED.get(pressed.key())
    return QKeySequence(QKeyCombination(pressed.keyboardModifiers(), other)) if other else keys


class Action(QAction):
    """A command with what it does: how it is called now, and whether it can be done.

    Its keys are there while its home, or another widget that it was added to, is seen.
    """

    def __init__(self, command: Command, do: Callable[[], object], home: QObject) -> None:
        super().__init__(home)
        self.command = command
        self.name = self.icon_name = ""
        self.setObjectName(command.id)
        self.setShortcuts(as_pressed((*command.keys, *command.media_keys)))
        self.setShortcutVisibleInContextMenu(True)
        # Python sees that it holds its home, as it would not through a function that Qt holds.
        self._do = do
        self.triggered.connect(self._trigger)
        if isinstance(home, QWidget):
            home.addAction(self)
        self.show_other(False)

    @property
    def key(self) -> str:
        """The first of its keys, as this system writes it; empty where it has none."""
        return self.shortcut().toString(QKeySequence.SequenceFormat.NativeText)

    @property
    def hint(self) -> str:
        """What it does, with its key."""
        usual = self.command.other_words is None and self.name == self.command.words()
        name = self.command.in_full if usual else self.name
        return words.with_keys(name, self.key) if self.key else name

    def _trigger(self, _checked: bool) -> None:
        self._do()

    def show_other(self, other: bool) -> None:
        """Be called as in the command's other state, or as usual."""
        command = self.command
        self.icon_name = (other and command.other_icon) or command.icon
        self.rename(command.other_words() if other and command.other_words else command.words())

    def rename(self, name: str) -> None:
        """Be called otherwise, as after the change that would be undone."""
        self.name = name
        self.setText(as_button_text(name))


def button_for(
    action: Action,
    role: ButtonRole = "secondary",
    *,
    large: bool = False,
    icon: QIcon | None = None,
) -> QPushButton:
    """A button with a word on it that does, and shows, what an action does."""
    made = button(action.name, role, large=large, icon=icon, do=action.trigger)
    _Face(made, action)
    return made


def icon_button_for(
    action: Action,
    *,
    round_: bool = False,
    filled: bool = False,
    then: Callable[[], object] | None = None,
) -> QPushButton:
    """An icon button that shows an action and does it, or `then`; see `icon_button`."""
    made = icon_button(QIcon(), action.name, round_=round_, filled=filled)
    if then is None:
        made.clicked.connect(action.trigger)
    else:
        made.clicked.connect(lambda _checked: then())
    _IconFace(made, action, "accent_ink" if filled else "ink")
    return made


class _Face(QObject):
    """Keeps a button as its action is."""

    def __init__(self, made: QPushButton, action: Action) -> None:
        super().__init__(made)
        self._made = made
        self._action = action
        action.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        made, action = self._made, self._action
        made.setEnabled(action.isEnabled())
        self._name(action.name)
        if action.key:
            explain(made, action.hint, action.key)

    def _name(self, name: str) -> None:
        rename_button(self._made, name)


class _IconFace(_Face):
    """Also its icon, in one of the colours."""

    def __init__(self, made: QPushButton, action: Action, colour: str) -> None:
        self._colour = colour
        self._icon = ""
        super().__init__(made, action)

    def _name(self, name: str) -> None:
        action = self._action
        self._made.setAccessibleName(name)
        explain(self._made, action.hint, action.key or name)
        if self._icon != action.icon_name:
            self._icon = action.icon_name
            self._made.setIcon(painted_icon(self._icon, self._colour))


def is_there(command: Command, window: QWidget) -> bool:
    """Whether a command can be done on what is seen of a window."""
    return any(
        isinstance(home, QWidget) and home.isVisible()
        for action in window.findChildren(QAction, command.id)
        if action.isEnabled()
        for home in action.associatedObjects()
    )


def show_undo(undo: Action, redo: Action, stack: QUndoStack) -> None:
    """Have two actions say which change of a stack they take back, or make again."""
    undo.setEnabled(stack.canUndo())
    undo.rename(words.undo(stack.undoText()))
    redo.setEnabled(stack.canRedo())
    redo.rename(words.redo(stack.redoText()))


def leave_keys_to_buttons(page: QWidget) -> None:
    """Have Space and Enter press the button with the keyboard, whatever they do on the page."""
    page.installEventFilter(_OfButtons(page))


class _OfButtons(QObject):
    """Claims what a button on a page would be pressed by; Qt does not."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Look at keys before they are taken for a shortcut."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        at = watched.focusWidget() if isinstance(watched, QWidget) else None
        pressed = isinstance(at, QAbstractButton) and event.key() == Qt.Key.Key_Space
        if pressed or (isinstance(at, Button) and event.key() in ENTER):
            event.accept()
            return True
        return False
