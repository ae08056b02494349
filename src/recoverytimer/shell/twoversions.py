"""Two versions of a file that two computers changed: shown by what differs, one or both kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout

from recoverytimer.base.conflictcopies import ConflictCopy
from recoverytimer.base.linechanges import ComparedLine
from recoverytimer.base.settling import (
    FurtherFile,
    Settled,
    VersionChoice,
    is_newer,
    settle,
    take_back,
)
from recoverytimer.base.words.common import undo
from recoverytimer.base.words.system import reason
from recoverytimer.shell import words
from recoverytimer.shell.shell import Shell
from recoverytimer.widgets.button import button
from recoverytimer.widgets.dialogs import ask
from recoverytimer.widgets.differencesdialog import DifferencesDialog
from recoverytimer.widgets.layout import Card, clear_layout, row_of
from recoverytimer.widgets.text import heading, plain

MOST_FAULTS = 3


class Versions(Struct, frozen=True):
    """Two versions of something.

    Attributes:
        name: what it is called.
        lines: from the version in its place to the other one.
        faults: why the other one cannot be used, in sentences; none where it can.
        further: gives the file that holds the other one beside the one in its place.
    """

    copy: ConflictCopy
    name: str
    lines: tuple[ComparedLine, ...]
    faults: Sequence[str]
    further: Callable[[], FurtherFile]


class TwoVersions(QObject):
    """Lets a person decide, does that, and offers the way back.

    Signals:
        settled: the id of what has other files now.

    Args:
        data: the folder in which what is not kept is put aside.
    """

    settled = Signal(str)

    def __init__(self, shell: Shell, data: Path) -> None:
        super().__init__(shell.window)
        self._shell = shell
        self._data = data

    def offer(self, versions: Versions) -> None:
        """Show both, and do what is chosen."""
        choices: list[tuple[str, object]] = [
            (words.version_choice(choice), choice)
            for choice in VersionChoice
            if choice is VersionChoice.HERE or not versions.faults
        ]
        said = words.how_they_differ(versions.copy, is_newer=is_newer(versions.copy))
        if versions.faults:
            said = words.other_unreadable(versions.faults[:MOST_FAULTS])
        dialog = DifferencesDialog(
            words.two_versions(versions.name),
            said,
            versions.lines,
            (*choices, (words.decide_later(), None)),
            self._shell.window,
        )
        ask(dialog, lambda: self._decide(dialog.choice, versions))

    def _decide(self, choice: object, versions: Versions) -> None:
        if not isinstance(choice, VersionChoice):
            return
        further = versions.further() if choice is VersionChoice.BOTH else None
        is_other = choice is VersionChoice.OTHER
        self._shell.writer.do(
            partial(settle, versions.copy, self._data, further, is_other=is_other),
            partial(self._say, choice, versions),
            partial(self._refuse, versions.copy.path),
        )

    def _say(self, choice: VersionChoice, versions: Versions, done: Settled) -> None:
        self.settled.emit(versions.copy.original.stem)
        said = words.version_kept(choice, versions.name, done.kept_in)
        self._shell.window.notice.tell(said, undo(), partial(self._take_back, versions, done))

    def _take_back(self, versions: Versions, done: Settled) -> None:
        self._shell.writer.do(
            partial(take_back, done),
            lambda _: self.settled.emit(versions.copy.original.stem),
            partial(self._refuse, versions.copy.original),
        )

    def _refuse(self, path: Path, error: OSError) -> None:
        self._shell.tell(words.version_not_kept(path, reason(error)))


def versions_card(compare: Callable[[], object]) -> Card:
    """What a page says of something that has two versions."""
    button_row = row_of(button(words.compare(), do=compare), None)
    return Card(heading(words.changed_on_two()), plain(words.changed_on_two_in_full()), button_row)


def fill_with_versions(
    column: QVBoxLayout, waiting: Iterable[tuple[str, str]], compare: Callable[[str], object]
) -> None:
    """Show above a list what of it has two versions: ids and names."""
    clear_layout(column)
    for file_id, name in waiting:
        made = button(words.compare(), do=partial(compare, file_id))
        made.setAccessibleName(words.compare_versions(name))
        column.addLayout(row_of(made, (plain(words.has_two_versions(name)), 1)))
