"""Giving routines away and taking in those of others, with a way back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from recoverytimer.base.clash import ClashChoice
from recoverytimer.base.disk import write_for_others
from recoverytimer.base.words.common import open_it, undo
from recoverytimer.base.words.system import reason
from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.cautionnotes import CautionNote
from recoverytimer.routine.adapting import AdaptedRoutine
from recoverytimer.routine.library import Library, RoutineEntry
from recoverytimer.routine.portrait import portrait_of
from recoverytimer.sharing.bundle import Bundle, PieceFolder, PieceLocation, ShareFormat
from recoverytimer.sharing.carryout import WrittenFile, carry_out, take_back
from recoverytimer.sharing.importfile import IMPORTED_SUFFIXES, read_imports
from recoverytimer.sharing.importplan import ImportPlan, Presence, plan_import
from recoverytimer.sharing.needs import gather_pieces, own_exercises
from recoverytimer.sharing.picturecard import exercise_card, routine_card
from recoverytimer.sharing.presentfiles import PresentFiles
from recoverytimer.sharing.ui.importdialog import ImportDialog
from recoverytimer.sharing.ways import ShareWay
from recoverytimer.sharing.words import giving, imports
from recoverytimer.shell.shell import Shell
from recoverytimer.widgets.dialogs import ask, open_outside
from recoverytimer.widgets.filedialogs import FileDialogs

if TYPE_CHECKING:
    from recoverytimer.sharing.ui.pictures import Pictures
    from recoverytimer.sharing.ui.sheetpdf import DrawExercise


class Sharing(QObject):
    """Does it, says what was done, and offers the way back.

    Signals:
        imported: the `RoutineEntry` to show, or None where there are several routines or none.

    Args:
        draw: gives the picture of an exercise for paper.
        pictures: gives what makes pictures to share.
    """

    imported = Signal(object)

    def __init__(
        self,
        shell: Shell,
        library: Library,
        caution_notes: Mapping[Caution, CautionNote],
        present: PresentFiles,
        draw: DrawExercise,
        pictures: Callable[[], Pictures],
    ) -> None:
        super().__init__(shell.window)
        self._shell = shell
        self._window = shell.window
        self._tell = shell.tell
        self._library = library
        self._caution_notes = caution_notes
        self._present = present
        self._draw = draw
        self._pictures = pictures
        self._dialogs = FileDialogs(shell.window)

    def share(self, entry: RoutineEntry, way: ShareWay) -> None:
        """Save a sound routine where the person wants it, or show how it looks as a picture."""
        if way.form is ShareFormat.PICTURE:
            self._share_picture(entry)
            return
        self._dialogs.to_save(
            giving.share(),
            f"{entry.id}{way.form}",
            giving.file_kind(way.form),
            lambda path: self._share_as(path, entry, way),
        )

    def _share_picture(self, entry: RoutineEntry) -> None:
        assert entry.routine is not None
        exercises = self._library.exercises
        portrait = portrait_of(entry.routine, exercises, self._shell.settings().timing)
        self._pictures().offer(routine_card(entry.id, entry.routine, portrait, exercises))

    def share_exercise(self, exercise_id: str) -> None:
        """Show how an exercise looks as a picture."""
        self._pictures().offer(exercise_card(exercise_id, self._library.exercises[exercise_id]))

    def _share_as(self, path: Path, entry: RoutineEntry, way: ShareWay) -> None:
        def refuse(error: OSError) -> None:
            self._tell(giving.not_written(path, reason(error)))

        try:
            content = self._content(entry, way)
        except OSError as error:
            refuse(error)
            return
        self._shell.writer.do(
            partial(write_for_others, path, content),
            lambda _: self._say_shared(path, entry, way.form),
            refuse,
        )

    def _say_shared(self, path: Path, entry: RoutineEntry, form: ShareFormat) -> None:
        is_sheet = form is ShareFormat.SHEET
        self._window.notice.tell(
            giving.shared(path, self._needs(entry) if form is ShareFormat.TEXT else ()),
            open_it() if is_sheet else giving.open_its_folder(),
            lambda: open_outside(path if is_sheet else path.parent, self._tell),
        )

    def _content(self, entry: RoutineEntry, way: ShareWay) -> bytes:
        if way.form is ShareFormat.FILE:
            from recoverytimer.sharing.package import package_bytes

            return package_bytes(gather_pieces(entry, self._library.exercises, self._present))
        if way.form is ShareFormat.TEXT:
            return entry.path.read_bytes()
        assert entry.routine is not None
        return self._sheet(way.fits or AdaptedRoutine(entry.routine, entry.routine))

    def _needs(self, entry: RoutineEntry) -> tuple[str, ...]:
        """What a text alone does not bring along."""
        assert entry.routine is not None
        return own_exercises(entry.routine, self._library.exercises, self._present)

    def choose_files(self) -> None:
        """Let a person choose files to import."""
        self._dialogs.to_open(
            imports.import_(), imports.routines(), IMPORTED_SUFFIXES, self.open_files
        )

    def open_files(self, paths: Sequence[Path]) -> None:
        """Show what is in files, and import it if the person wants so."""
        self._library.exercises.refresh()
        bundle = read_imports(paths, self._library.exercises)
        plan = self._plan(bundle, {})
        known = self._known(bundle, plan)
        if known is not None:
            self.imported.emit(known)
            self._window.notice.tell(imports.known_already(known.name))
            return
        title, window = imports.title(paths), self._window
        dialog = ImportDialog(bundle, plan, partial(self._plan, bundle), title, window)
        ask(dialog, lambda: self._take_in(bundle, dialog.choices))

    def _plan(self, bundle: Bundle, choices: Mapping[PieceLocation, ClashChoice]) -> ImportPlan:
        return plan_import(bundle, self._present.find, self._library.exercises, choices)

    def _known(self, bundle: Bundle, plan: ImportPlan) -> RoutineEntry | None:
        """The routine that a file holds, if the person has all that is in it."""
        rows = plan.rows
        routines = [row.piece.id for row in rows if row.piece.folder is PieceFolder.ROUTINES]
        same = all(row.presence is Presence.SAME for row in rows)
        if bundle.problems or not same or len(routines) != 1:
            return None
        return self._library.routine(routines[0])

    def _take_in(self, bundle: Bundle, choices: Mapping[PieceLocation, ClashChoice]) -> None:
        # The folders may have changed while the dialog was open.
        self._library.exercises.refresh()
        plan = self._plan(bundle, choices)
        self._shell.writer.do(
            partial(carry_out, plan, self._present),
            self._say_taken_in,
            lambda error: self._tell(imports.not_imported(reason(error))),
        )

    def _say_taken_in(self, written: tuple[WrittenFile, ...]) -> None:
        self._library.exercises.refresh()
        routines = [one for one in written if one.piece.folder is PieceFolder.ROUTINES]
        alone = self._library.routine(routines[0].piece.id) if len(routines) == 1 else None
        self.imported.emit(alone)
        if written:
            said = imports.imported(one.piece for one in written)
            self._window.notice.tell(said, undo(), lambda: self._undo(written))

    def _undo(self, written: tuple[WrittenFile, ...]) -> None:
        def refuse(error: OSError) -> None:
            self._library.exercises.refresh()
            self._tell(imports.not_undone(reason(error)))

        self._shell.writer.do(partial(take_back, written), self._say_undone, refuse)

    def _say_undone(self, changed: tuple[Path, ...]) -> None:
        self._library.exercises.refresh()
        self.imported.emit(None)
        self._window.notice.tell(imports.undone(changed))

    def _sheet(self, shown: AdaptedRoutine) -> bytes:
        from recoverytimer.sharing.handout import handout
        from recoverytimer.sharing.ui.sheetpdf import sheet

        assert shown.routine is not None
        exercises = self._library.exercises
        portrait = portrait_of(shown.routine, exercises, self._shell.settings().timing)
        notes, changes = self._caution_notes, shown.changes
        return sheet(handout(shown.routine, portrait, exercises, notes, changes), self._draw)
