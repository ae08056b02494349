"""Builds the objects and connects them: first what is seen, then what is behind it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from recoverytimer.base.clock import Clock, utc_now
from recoverytimer.base.disk import is_file, is_folder
from recoverytimer.base.language import in_miles, measure
from recoverytimer.base.listing import sentences
from recoverytimer.base.ownfile import SettingAside
from recoverytimer.base.paths import Paths, missing_parts
from recoverytimer.base.writer import Writer
from recoverytimer.desktop.sessionbus import session_place
from recoverytimer.desktop.ui.accessibility import wants_stillness
from recoverytimer.settings.file import SettingsFile
from recoverytimer.settings.ui.keeper import SettingsKeeper
from recoverytimer.shell.place import WindowPlace
from recoverytimer.shell.window import Window
from recoverytimer.start import words
from recoverytimer.start.behind import WriterBehind
from recoverytimer.start.services import Services
from recoverytimer.theme.motion import Motion
from recoverytimer.theme.theme import Themes

if TYPE_CHECKING:
    from recoverytimer.desktop.appearance import PortalAppearance
    from recoverytimer.desktop.busline import BusLine
    from recoverytimer.desktop.keepingawake import KeepingAwake
    from recoverytimer.desktop.screenreader import ScreenReader
    from recoverytimer.desktop.ui.desktop import Desktop
    from recoverytimer.desktop.ui.folderwatch import FolderWatch
    from recoverytimer.desktop.wiring import StartWithComputer
    from recoverytimer.player.ui.surroundings import PlayerSurroundings
    from recoverytimer.settings.settings import Settings
    from recoverytimer.sound.client import Sounding
    from recoverytimer.start.copieswatch import CopiesWatch
    from recoverytimer.start.navigation import Navigation
    from recoverytimer.start.subjects import Subjects

LONGEST_WAIT_MS = 1000


class Surroundings(Struct, frozen=True):
    """What reaches beyond the app, where it is not the system's own: for tests."""

    clock: Clock | None = None
    sounding: Callable[[str], Sounding] | None = None
    keeping_awake: KeepingAwake | None = None
    desktop: Callable[[], Desktop] | None = None
    bus: Callable[[], BusLine] | None = None
    writer: Callable[[], Writer] = WriterBehind
    screen_reader: ScreenReader | None = None


class App:
    """One running app.

    Args:
        speed: how much faster than real time sessions run.
        now: gives this instant in UTC.
    """

    def __init__(
        self,
        qt: QApplication,
        paths: Paths,
        speed: float = 1.0,
        surroundings: Surroundings | None = None,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        self._qt = qt
        self.paths = paths
        self._told: list[str] = []
        self.is_filled = False
        self._closes_anyway = False
        self._navigation: Navigation | None = None
        self._appearance: PortalAppearance | None = None
        self._surroundings = surroundings or Surroundings()
        self._speed = speed
        self.writer = self._surroundings.writer()
        set_aside = SettingAside(now, self.tell)
        self.keeper = SettingsKeeper(
            SettingsFile(paths.settings),
            self.writer,
            set_aside,
            self.tell,
            lambda: now().astimezone().date(),
        )
        self.services = Services(paths, self.writer, self.keeper, set_aside, now, self.tell)
        settings, icons = self.keeper.current, paths.resources / "icons"
        measure(in_miles=settings.in_miles)
        self.themes = Themes(
            qt, settings.theme, settings.text_size.factor, icons, settings.contrast
        )
        self.motion = Motion(qt, settings.motion, wants_stillness)
        self.window = Window(self._may_close, self._go_aside, lambda: self.keeper.current.notices)
        self._place = WindowPlace(paths.window_place, self.writer)
        self._place.restore(self.window)
        self.window.closing.connect(self.close)
        self.window.quit_wanted.connect(self.quit)
        self.keeper.changed.connect(self._wear)

    @property
    def navigation(self) -> Navigation:
        """What leads from page to page."""
        self._navigation = self._navigation or self._make_navigation()
        return self._navigation

    @property
    def subjects(self) -> Subjects:
        """What fills the window."""
        return self.navigation.subjects

    def _make_navigation(self) -> Navigation:
        from recoverytimer.shell.shell import Shell
        from recoverytimer.start.navigation import Navigation

        services = self.services
        shell = Shell(
            self.window,
            lambda: self.keeper.current,
            services.now,
            self.tell,
            self.writer,
        )
        navigation = Navigation(services, shell, self._outside(), self.desktop)
        reminders = navigation.subjects.reminders
        reminders.routine_wanted.connect(self.look_at)
        self._qt.applicationStateChanged.connect(reminders.telling.wake)
        return navigation

    @cached_property
    def bus(self) -> BusLine:
        """The line to the bus of a Linux session."""
        if self._surroundings.bus is not None:
            return self._surroundings.bus()
        from recoverytimer.desktop.busline import BusLine
        from recoverytimer.desktop.ui.buswatch import watch

        return BusLine(watch)

    @cached_property
    def desktop(self) -> Desktop:
        """What is around the window."""
        from recoverytimer.desktop.ui.desktop import Desktop

        made = self._surroundings.desktop
        desktop = made() if made else Desktop(lambda: self.bus)
        desktop.open_wanted.connect(self.window.come_to_front)
        desktop.quit_wanted.connect(self.quit)
        return desktop

    @cached_property
    def copies(self) -> CopiesWatch:
        """What looks for copies that services leave."""
        from recoverytimer.start.copieswatch import CopiesWatch

        return CopiesWatch(self.services, self.navigation, self.window, self.folders)

    @cached_property
    def folders(self) -> FolderWatch:
        """What notices that a service brings files."""
        from recoverytimer.desktop.ui.folderwatch import FolderWatch

        return FolderWatch(self.window)

    @cached_property
    def start_with_computer(self) -> StartWithComputer:
        """What has the system start the app, where the person wants that."""
        from recoverytimer.desktop.wiring import StartWithComputer

        return StartWithComputer(self.paths, self.keeper, self.writer, lambda: self.bus, self.tell)

    def open(
        self,
        routine: str | None,
        file: str | None = None,
        *,
        background: bool = False,
        asks: bool = False,
    ) -> None:
        """Show the window, and in its second picture the first page, a routine or a file.

        So it is there at once, while history, routines and pages are still being read. In the
        background it is only in the tray or, where it would not stay there, minimised. Where it
        `asks`, the questions of the first start come first, if they were never answered.
        """
        self.window.painted.connect(lambda: self.fill(routine, file, asks=asks))
        if not background:
            self.window.show()
        elif not self.subjects.reminders.telling.go_aside(quietly=True):
            self.window.showMinimized()
        # A window that is hidden or minimised is not painted.
        QTimer.singleShot(LONGEST_WAIT_MS, self.window, self.window.count_as_painted)

    def fill(
        self, routine: str | None = None, file: str | None = None, *, asks: bool = False
    ) -> None:
        """Show the first page, a routine or a file; say what went wrong on the way here."""
        if self.is_filled:
            return
        if routine or file:
            self.subjects.tells_news = False
        try:
            # What waits is seldom there, and belongs on the page.
            self.services.in_step.look()
            self.services.record_keeper.retry()
            self.writer.flush()
            if asks and not self.keeper.current.asked:
                self.navigation.ask_first()
            else:
                self.navigation.show_named("today")
        finally:
            # Where even that page fails, all else goes on, and what went wrong is told.
            self._begin(routine, file)

    def _begin(self, routine: str | None, file: str | None) -> None:
        self.is_filled = True
        if routine:
            self.open_routine(routine)
        if missing := missing_parts(self.paths.resources):
            self._told.append(words.parts_missing(missing))
        if self._told:
            self.tell(sentences(self._told))
            self._told.clear()
        self.subjects.reminders.telling.start()
        self.start_with_computer.follow()
        self.folders.calm.connect(self.services.in_step.look)
        self._qt.applicationStateChanged.connect(self.folders.follow)
        QTimer.singleShot(0, self.window, self.copies.look)
        QTimer.singleShot(0, self.window, self.navigation.take_drops)
        if file:
            QTimer.singleShot(0, self.window, lambda: self.open_file(Path(file)))

    def tell(self, text: str) -> None:
        """Say a sentence in the window, from any thread."""
        self.writer.here(lambda: self._tell(text))

    def _tell(self, text: str) -> None:
        if not self.is_filled:
            self._told.append(text)
            return
        import logging

        from recoverytimer.base.logfile import TOLD, log_to

        log_to(self.paths.log_file)
        logging.getLogger(TOLD).info(text)
        self.window.notice.tell(text)

    def open_routine(self, id_or_file: str) -> None:
        """Play a routine by its id or file, or show what is wrong with it."""
        entry = self.services.library.find(id_or_file)
        if entry is None:
            from recoverytimer.routine.words.library import no_such_routine

            self.tell(no_such_routine(id_or_file))
            return
        self.navigation.show_entry(entry)
        player = self.subjects.player
        if entry.routine is None or player.playback.is_open:
            return
        from recoverytimer.routine.beforestart import Answers

        found, _ = self.subjects.routines.fit(entry.routine)
        if found.routine is not None and not found.against_all:
            answers = Answers(options=entry.options)
            player.sessions.start(found.routine, entry.id, answers, found.adaptations)

    def open_file(self, path: Path) -> None:
        """Show a file's routine if it is the person's own already, or import what it holds."""
        library = self.services.library
        if not (is_file(path) or is_folder(path)):
            self.tell(words.no_file(path))
        elif path.parent == library.own_folder:
            self.navigation.show_entry(library.routine_file(path))
        else:
            self.navigation.open_files((path,))

    def look_at(self, routine_id: str) -> None:
        """Show the window with a routine; a session waits."""
        self.subjects.player.wait()
        self.window.come_to_front()
        self.navigation.show_routine(routine_id)

    def follow_desktop(self) -> None:
        """Wear from now on what the desktop prefers, where Qt may not know that."""
        self.motion.ask_system()
        is_unsure = self.themes.is_unsure or self.motion.is_unsure
        # What talks to the bus is some memory.
        if self._appearance is None and is_unsure and session_place() is not None:
            from recoverytimer.desktop.appearance import PortalAppearance

            self._appearance = PortalAppearance(
                self.bus,
                self.themes.take_dark_hint,
                self.themes.take_contrast_hint,
                self.motion.take_hint,
            )

    def close(self) -> None:
        """Save what is running before the app ends; all is on the disk then."""
        self._place.keep(self.window)
        if "copies" in vars(self):
            self.copies.stop()
        if self._navigation is not None:
            self._navigation.subjects.close()
        self.services.close()
        if "bus" in vars(self):
            self.bus.close()

    def quit(self) -> None:
        """End the app, also from the tray; where something would be lost, the window says so."""
        self.subjects.player.end_small()
        if self.window.close():
            # Closing a window that is hidden ends nothing.
            self._qt.quit()
        else:
            self.window.come_to_front()

    def end(self) -> None:
        """End the app whatever the person could still say to that, as the system wants it."""
        self._closes_anyway = True
        self.quit()

    def _outside(self) -> PlayerSurroundings:
        from recoverytimer.base.clock import sped_up, steady_clock
        from recoverytimer.desktop.keepingawake import keeping_awake
        from recoverytimer.desktop.screenreader import ScreenReader
        from recoverytimer.desktop.ui.accessibility import is_asked
        from recoverytimer.desktop.ui.buswatch import watch
        from recoverytimer.player.ui.surroundings import PlayerSurroundings

        around, speed = self._surroundings, self._speed
        return PlayerSurroundings(
            sped_up(around.clock or steady_clock(), speed),
            around.sounding or self._sounding,
            around.keeping_awake or keeping_awake(lambda: self.bus),
            lambda: self.bus,
            around.screen_reader or ScreenReader(is_asked, lambda: self.bus, watch),
            speed,
        )

    def _sounding(self, role: str) -> Sounding:
        if role == "reader":
            from recoverytimer.player.ui.readervoice import ReaderVoice

            return ReaderVoice(self.window, self._speed)
        from recoverytimer.sound.client import SoundProcess

        return SoundProcess(role, self.paths.sounds)

    def _wear(self, settings: Settings) -> None:
        self.themes.choose(settings.theme, settings.text_size.factor, settings.contrast)
        self.motion.choose(settings.motion)
        self.follow_desktop()
        was_in_miles = in_miles()
        measure(in_miles=settings.in_miles)
        if self._navigation is not None and in_miles() is not was_in_miles:
            # The only page with distances.
            self.subjects.runs.show_again()

    def _go_aside(self) -> bool:
        """Whether the window was hidden instead of closed; a session waits then."""
        if not self.is_filled or not self.subjects.reminders.telling.go_aside():
            return False
        self.subjects.player.playback.pause()
        return True

    def _may_close(self) -> bool:
        """Whether nothing would be lost; else it is said, with a way to close all the same."""
        records = self.services.record_keeper
        if not self.is_filled:
            return True
        records.retry()
        self.writer.flush()
        if self._closes_anyway or not records.unsaved:
            return True
        from recoverytimer.history.words.saving import cannot_close

        self.window.notice.tell(
            cannot_close(records.unsaved, self.paths.data, is_safe=records.is_safe),
            words.close_anyway(),
            self._close_anyway,
            least_s=60,
        )
        return False

    def _close_anyway(self) -> None:
        self._closes_anyway = True
        self.window.close()
