"""The preferences in the window."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer, Signal

from recoverytimer import __version__
from recoverytimer.base.versions import newest
from recoverytimer.settings.ui.keeper import SettingsKeeper
from recoverytimer.shell.shell import Shell

if TYPE_CHECKING:
    from datetime import date

    from recoverytimer.exercise.caution import Caution
    from recoverytimer.exercise.cautionnotes import CautionNote
    from recoverytimer.figure.ui.figures import Figures
    from recoverytimer.player.ui.soundtrial import SoundTrial
    from recoverytimer.settings.ui.dialog import PreferencesDialog, WaysOut
    from recoverytimer.settings.ui.firstpage import FirstPage


class OthersInPreferences(Struct, frozen=True):
    """What the preferences show of other subjects.

    Attributes:
        cautions: gives the notes on what may apply to a person.
        reminders: gives all reminders, each in a sentence.
        trial: gives what lets one hear tones and voice.
        records: gives what a person can do with their records.
        figures: gives what makes pictures.
    """

    cautions: Callable[[], Mapping[Caution, CautionNote]]
    reminders: Callable[[], Sequence[str]]
    trial: Callable[[], SoundTrial]
    records: Callable[[], Sequence[WaysOut]]
    figures: Callable[[], Figures]


class SettingsWiring(QObject):
    """Lets the person change the settings.

    Signals:
        left: the preferences are closed.
        told: the questions of the first start were answered or skipped.
        calendar_wanted: all reminders are to be saved for a calendar; carries the dialog.
        about_wanted: what the app is, is to be shown.
    """

    left = Signal()
    told = Signal()
    calendar_wanted = Signal(object)
    about_wanted = Signal()

    def __init__(
        self, shell: Shell, keeper: SettingsKeeper, elsewhere: OthersInPreferences
    ) -> None:
        super().__init__(shell.window)
        self._shell = shell
        self._keeper = keeper
        self._elsewhere = elsewhere

    def show(self) -> None:
        """Show the preferences."""
        from recoverytimer.widgets.dialogs import ask

        dialog = self.dialog()
        dialog.finished.connect(self.left)
        ask(dialog)

    def ask(self) -> None:
        """Ask what we should know, in place of all else."""
        from recoverytimer.settings.ui.firstpage import FirstPage

        elsewhere = self._elsewhere
        page = FirstPage(
            self._keeper.current, elsewhere.cautions(), self._today(), elsewhere.figures
        )
        page.told.connect(self._keep)
        page.done.connect(lambda: self._end(page))
        self._shell.window.show_alone(page)

    def _keep(self, told: Mapping[str, Any]) -> None:
        """Keep an answer; what is not said of days stays as it is."""
        days = {**self._keeper.current.caution_days, **told.get("caution_days", {})}
        self._keeper.set(**{**told, "caution_days": days})

    def _end(self, page: FirstPage) -> None:
        known = self._keeper.current
        # To a new person nothing in this version is news.
        seen = known.news_seen if known.asked else newest(known.news_seen, __version__)
        self._keeper.set(asked=True, news_seen=seen)
        self.told.emit()
        page.deleteLater()

    def dialog(self) -> PreferencesDialog:
        """The preferences."""
        from recoverytimer.settings.ui.dialog import PreferencesDialog

        elsewhere, trial = self._elsewhere, self._elsewhere.trial()
        dialog = PreferencesDialog(
            self._keeper.current,
            elsewhere.cautions(),
            self._today(),
            __version__,
            elsewhere.reminders(),
            elsewhere.records(),
            self._shell.window,
        )
        dialog.changed.connect(self._keeper.change)
        dialog.tones_wanted.connect(trial.play_tones)
        dialog.bed_wanted.connect(trial.play_bed)
        dialog.voice_wanted.connect(trial.speak)
        dialog.finished.connect(trial.end)
        trial.voices.connect(dialog.show_voices)
        trial.find_voices()
        # Once whoever waits for the dialog to close has had their turn; it is gone by then.
        dialog.questions_wanted.connect(lambda: QTimer.singleShot(0, self, self.ask))
        dialog.about_wanted.connect(lambda: QTimer.singleShot(0, self, self.about_wanted.emit))
        dialog.calendar_wanted.connect(lambda: self.calendar_wanted.emit(dialog))
        return dialog

    def _today(self) -> date:
        return self._shell.now().astimezone().date()
