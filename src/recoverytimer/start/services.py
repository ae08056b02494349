"""What pages and sessions work with, each made when it is first needed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from recoverytimer.base.clock import Clock
from recoverytimer.base.ownfile import is_there
from recoverytimer.base.paths import Paths
from recoverytimer.settings.ui.keeper import SettingsKeeper
from recoverytimer.theme.theme import Themes

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

    from recoverytimer.base.ownfile import SetAside
    from recoverytimer.desktop.autostart import Autostart
    from recoverytimer.desktop.ui.desktop import Desktop
    from recoverytimer.exercise.drafts import ExerciseDrafts
    from recoverytimer.exercise.ui.picturetaker import PictureTaker
    from recoverytimer.figure.ui.figures import Figures
    from recoverytimer.history.history import History
    from recoverytimer.history.journal import Journal
    from recoverytimer.history.yearbook import Yearbook
    from recoverytimer.player.ui.playback import Playback
    from recoverytimer.player.ui.wakelock import Keep
    from recoverytimer.reminders.ui.keeper import ReminderKeeper
    from recoverytimer.routine.drafts import Drafts
    from recoverytimer.routine.library import Library
    from recoverytimer.routine.timeline import Timing
    from recoverytimer.settings.settings import Settings
    from recoverytimer.sharing.presentfiles import PresentFiles
    from recoverytimer.soreness.answers import AnswersFile
    from recoverytimer.sound.client import Sounding
    from recoverytimer.theme.icons import Icons
    from recoverytimer.today.nottoday import DeclinedFile
    from recoverytimer.today.today import Overview


class Surroundings(Struct, frozen=True):
    """What reaches beyond the app, where it is not the system's own: for tests."""

    clock: Clock | None = None
    sounding: Callable[[str], Sounding] | None = None
    keep_awake: Keep | None = None
    desktop: Callable[[Callable[[], QIcon]], Desktop] | None = None


class Services:
    """The things behind the pages of one running app.

    Args:
        now: gives this instant in UTC.
        tell: takes a sentence for the person.
        surroundings: what reaches beyond the app.
        speed: how much faster than real time sessions run.
    """

    def __init__(
        self,
        paths: Paths,
        keeper: SettingsKeeper,
        themes: Themes,
        now: Callable[[], datetime],
        tell: Callable[[str], None],
        surroundings: Surroundings,
        speed: float = 1.0,
    ) -> None:
        self.paths = paths
        self.keeper = keeper
        self.themes = themes
        self.now = now
        self.tell = tell
        self.speed = speed
        self._surroundings = surroundings

    @property
    def settings(self) -> Settings:
        """The settings of this moment."""
        return self.keeper.current

    @property
    def timing(self) -> Timing:
        """The person's seconds to get ready and to change sides."""
        from recoverytimer.routine.timeline import Timing

        return Timing(self.settings.prepare_s, self.settings.switch_s)

    @cached_property
    def icons(self) -> Icons:
        """The icons."""
        from recoverytimer.theme.icons import Icons

        return Icons(self.paths.resources / "icons")

    @cached_property
    def library(self) -> Library:
        """Exercises, routines and the guide."""
        from recoverytimer.routine.library import Library

        return Library(self.paths.resources, self.paths.data)

    @cached_property
    def set_aside(self) -> SetAside:
        """What becomes of own files that cannot be used."""
        from recoverytimer.base.ownfile import SetAside

        return SetAside(self.now, self.tell)

    @cached_property
    def drafts(self) -> Drafts:
        """Routines that are being edited."""
        from recoverytimer.routine.drafts import Drafts

        return Drafts(self.paths.drafts, self.set_aside)

    @cached_property
    def present_files(self) -> PresentFiles:
        """The files of the person and of the app."""
        from recoverytimer.sharing.presentfiles import PresentFiles

        return PresentFiles(self.paths.resources, self.paths.data)

    @cached_property
    def history(self) -> History:
        """All records."""
        from recoverytimer.history.history import History

        return History(self.paths.history, kind_of=self.library.exercises.kind_of)

    @cached_property
    def journal(self) -> Journal:
        """What writes the history and the checkpoint."""
        from recoverytimer.history.journal import Journal

        return Journal(self.history, self.paths.in_progress, self.now, self.tell)

    @cached_property
    def overview(self) -> Overview:
        """Where the person stands today."""
        from recoverytimer.today.today import Overview

        return Overview(
            self.library,
            self.journal,
            self.now,
            reminders=lambda: self.reminders.current,
            days_a_week=lambda: self.settings.days_a_week_goal,
            cautions=lambda: frozenset(self.settings.cautions),
            answers=self._answers,
            declined=self.declined.load,
        )

    @cached_property
    def yearbook(self) -> Yearbook:
        """What the page of the history shows."""
        from recoverytimer.history.yearbook import Yearbook

        return Yearbook(
            self.library, self.journal, self.now, lambda: self.settings.days_a_week_goal
        )

    @cached_property
    def answers(self) -> AnswersFile:
        """The answers to the questions about soreness."""
        from recoverytimer.soreness.answers import AnswersFile

        return AnswersFile(self.paths.answers, self.set_aside)

    def _answers(self) -> Mapping[str, bool]:
        if not is_there(self.paths.answers):
            return {}
        from recoverytimer.soreness.answers import holding

        return holding(self.answers.load(), self.now())

    @cached_property
    def declined(self) -> DeclinedFile:
        """What the person does not want today."""
        from recoverytimer.today.nottoday import DeclinedFile

        return DeclinedFile(self.paths.declined, self.now, self.set_aside)

    @cached_property
    def reminders(self) -> ReminderKeeper:
        """What the person wants to be reminded of."""
        from recoverytimer.reminders.file import RemindersFile
        from recoverytimer.reminders.ui.keeper import ReminderKeeper

        return ReminderKeeper(
            RemindersFile(self.paths.reminders), self.now, self.set_aside, self.tell
        )

    @cached_property
    def playback(self) -> Playback:
        """The running session."""
        from recoverytimer.base.clock import sped_up, steady_clock
        from recoverytimer.player.ui.playback import Playback

        clock = self._surroundings.clock or steady_clock()
        return Playback(sped_up(clock, self.speed), self.journal, self.speed)

    @cached_property
    def tones(self) -> Sounding:
        """What plays tones."""
        return self._sounding("tones")

    @cached_property
    def voice(self) -> Sounding:
        """What speaks."""
        return self._sounding("voice")

    @property
    def keep_awake(self) -> Keep:
        """What keeps the screen on."""
        from recoverytimer.player.ui.wakelock import keep_presenting

        return self._surroundings.keep_awake or keep_presenting

    def _sounding(self, role: str) -> Sounding:
        if self._surroundings.sounding is not None:
            return self._surroundings.sounding(role)
        from recoverytimer.sound.client import SoundProcess

        return SoundProcess(role, self.paths.sounds)

    @cached_property
    def figures(self) -> Figures:
        """Pictures of the exercises."""
        from recoverytimer.desktop.ui.accessibility import wants_contrast
        from recoverytimer.exercise.ui.ownpictures import OwnPictures
        from recoverytimer.figure.poses import Poses
        from recoverytimer.figure.ui.figures import Figures

        poses = Poses(self.paths.resources / "poses", self.library.exercises)
        return Figures(
            poses,
            self.paths.figures,
            lambda: self.settings.person,
            wants_contrast,
            OwnPictures(self.paths.pictures, self.library.exercises),
            self.icons,
        )

    @cached_property
    def exercise_drafts(self) -> ExerciseDrafts:
        """What is being written and not saved yet."""
        from recoverytimer.exercise.drafts import ExerciseDrafts

        return ExerciseDrafts(self.paths.exercise_drafts, self.now, self.tell)

    @cached_property
    def taker(self) -> PictureTaker:
        """What takes pictures into the person's folder."""
        from recoverytimer.exercise.ui.picturetaker import PictureTaker

        return PictureTaker(self.paths.pictures)

    def app_icon(self) -> QIcon:
        """The app's own icon."""
        return self.icons.icon("app-icon", "#c9553a", size=64)

    @cached_property
    def desktop(self) -> Desktop:
        """What is around the window."""
        from recoverytimer.desktop.ui.desktop import Desktop

        return (self._surroundings.desktop or Desktop)(self.app_icon)

    @cached_property
    def autostart(self) -> Autostart:
        """Starting with the computer."""
        from recoverytimer.desktop.autostart import autostart

        return autostart(self.own_command)

    @property
    def own_command(self) -> tuple[str, ...]:
        """What starts this app in the background, on this person's folders."""
        from recoverytimer.base.paths import person_paths
        from recoverytimer.desktop.autostart import own_command

        usual = self.paths == person_paths()
        folder = () if usual else ("--data-dir", str(self.paths.data))
        return own_command(*folder, "--background")

    def close(self) -> None:
        """Let go of threads and files."""
        for name, let_go in (
            ("figures", "close"),
            ("taker", "close"),
            ("journal", "close"),
            ("history", "close"),
            ("tones", "stop"),
            ("voice", "stop"),
        ):
            made = self.__dict__.get(name)
            if made is not None:
                getattr(made, let_go)()
