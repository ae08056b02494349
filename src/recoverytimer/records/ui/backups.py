"""Everything in one file, and back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import Signal

from recoverytimer.base.clash import ClashChoice
from recoverytimer.base.plaintext import printable
from recoverytimer.records.backup.backupfile import BackupError, BackupFault, is_backup
from recoverytimer.records.backup.restore import RestoreOutcome, examine_backup, restore_backup
from recoverytimer.records.backup.write import write_backup
from recoverytimer.records.ui.doing import RecordsDoing
from recoverytimer.records.ui.restoredialog import RestoreDialog
from recoverytimer.records.words import backups as words
from recoverytimer.records.words import labels
from recoverytimer.records.words.exports import open_folder
from recoverytimer.records.words.imports import reading
from recoverytimer.widgets.dialogs import ask, open_outside


class Backups(RecordsDoing):
    """Makes backups, and restores them after the person has seen what is in them.

    Signals:
        restored: the `RestoreOutcome`; files and records are other than before.
    """

    restored = Signal(object)

    def back_up(self) -> None:
        """Write everything into one file where the person wants it."""
        name = f"recovery-timer-backup-{self._context.today:%Y-%m-%d}.zip"
        self._dialogs.to_save(words.back_up_everything(), name, labels.backup(), self._back_up_as)

    def _back_up_as(self, path: Path) -> None:
        self._work.do(
            words.backing_up(),
            lambda: write_backup(self._context.home, path, self._context.stamp),
            lambda left_out: self._say_backed_up(path, left_out),
        )

    def choose(self) -> None:
        """Let the person choose a backup to restore."""
        self._dialogs.to_open(
            words.restore_a_backup(),
            labels.backup(),
            (".zip",),
            lambda paths: self.open_file(paths[0]),
        )

    def open_file(self, path: Path) -> None:
        """Show what a backup holds, and restore it if the person wants so."""
        self._work.do(
            reading((path,)),
            lambda: self._examined(path),
            lambda found: self._show(path, found),
        )

    def _examined(self, path: Path) -> RestoreOutcome:
        """In the background."""
        with path.open("rb"):
            pass
        if not is_backup(path):
            raise BackupError(BackupFault.NO_SOUND_COPY, file=path.name)
        context = self._context
        with _named(path), context.history() as history:
            return examine_backup(context.home, history, path, context.kind_of)

    def _show(self, path: Path, found: RestoreOutcome) -> None:
        dialog = RestoreDialog(printable(path.name), found, self._window)
        dialog.chosen.connect(lambda clash, back: self._restore(path, clash, bring_back=back))
        ask(dialog)

    def _restore(self, path: Path, clash: ClashChoice, *, bring_back: bool) -> None:
        self._work.do(
            words.restoring(path),
            lambda: self._restored(path, clash, bring_back=bring_back),
            lambda done: self._say_restored(done, replaced=clash is ClashChoice.REPLACE),
        )

    def _restored(self, path: Path, clash: ClashChoice, *, bring_back: bool) -> RestoreOutcome:
        """In the background."""
        context = self._context
        with _named(path), context.history() as history:
            return restore_backup(
                context.home,
                history,
                path,
                clash,
                context.stamp,
                context.kind_of,
                bring_back=bring_back,
            )

    def _say_restored(self, done: RestoreOutcome, *, replaced: bool) -> None:
        self.restored.emit(done)
        said = words.restored_in_words(done, replaced=replaced)
        before = done.before
        if before is None:
            self._window.notice.tell(said)
            return
        self._window.notice.tell(
            said,
            open_folder(),
            lambda: open_outside(before.parent, self._tell),
        )

    def _say_backed_up(self, path: Path, left_out: tuple[str, ...]) -> None:
        self._window.notice.tell(
            words.backed_up(path, left_out),
            open_folder(),
            lambda: open_outside(path.parent, self._tell),
        )


@contextmanager
def _named(path: Path) -> Iterator[None]:
    """What is wrong with a backup with its name."""
    try:
        yield
    except BackupError as error:
        raise BackupError(error.fault, error.name, path.name) from error
