"""Trying everything once, without a screen and in an empty folder.

Packages run it where they were made and where they are installed, so it tries above all what can
be missing there: files of the app, plugins of Qt, libraries, and the processes that sound.
"""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QLibraryInfo, QPluginLoader, QSize
from PySide6.QtGui import QImage, QImageReader
from PySide6.QtWidgets import QApplication

from recoverytimer import __version__
from recoverytimer.base.language import language_code
from recoverytimer.base.paths import Paths, person_paths
from recoverytimer.start import words
from recoverytimer.start.app import App, Surroundings
from recoverytimer.start.trial import show_every_page

if TYPE_CHECKING:
    from recoverytimer.desktop.busline import BusLine
    from recoverytimer.records.commands import CommandContext, CommandOutcome

ROUTINE, EXERCISE, MISSPELT = "glute-relief", "pigeon-pose", "pidgeon"
FORMATS = ("ico", "jpeg", "png", "svg", "webp")
PARTS = frozenset({"Python", "Qt", "msgspec", "rich"})
PLUGINS = {
    "linux": (
        "platforms/libqxcb.so",
        "platforms/libqwayland.so",
        "texttospeech/libqtexttospeech_speechd.so",
    )
}
"""What the window and the voice need of Qt beyond what is used without a screen."""
SAMPLED = 32
SOUND_LIMIT_S = 60
GPX = b"""<gpx xmlns="http://www.topografix.com/GPX/1/1" version="1.1" creator="-"><trk><trkseg>
<trkpt lat="52.50" lon="13.4"><time>2026-03-01T08:00:00Z</time></trkpt>
<trkpt lat="52.51" lon="13.4"><time>2026-03-01T08:06:00Z</time></trkpt>
</trkseg></trk></gpx>"""
# Letters of one and of two columns, in three scripts.
LETTERS = "Übung 骨盤 تمدد"


class NotWorkingError(Exception):
    """A part does not work, and why."""


class SelfTest:
    """Tries parts of the app, each on its own, and says of each in a line whether it works.

    Args:
        settle: does for a running app what its start puts off until the window is seen.
        say: takes a line.
    """

    def __init__(
        self,
        qt: QApplication,
        paths: Paths,
        settle: Callable[[QApplication, App], None],
        say: Callable[[str], None],
    ) -> None:
        self._qt = qt
        self._paths = paths
        self._settle = settle
        self._say = say
        self._now = 0.0

    def passes(self) -> bool:
        """Try everything; whether all of it works."""
        trials: tuple[tuple[str, Callable[[], str]], ...] = (
            (words.trial_pages(), self.pages),
            (words.trial_session(), self.session),
            (words.trial_pictures(), self.pictures),
            (words.trial_paper(), self.paper),
            (words.trial_search(), self.search),
            (words.trial_records(), self.records),
            (words.trial_about(), self.about),
            (words.trial_terminal(), self.terminal),
            (words.trial_desktop(), self.desktop),
            (words.trial_tones(), partial(self.sound, "tones")),
            (words.trial_voice(), partial(self.sound, "voice")),
        )
        outcomes = [self._works(name, trial) for name, trial in trials]
        return all(outcomes)

    def _works(self, name: str, trial: Callable[[], str]) -> bool:
        try:
            note = trial()
        except Exception as error:
            why = str(error) if isinstance(error, NotWorkingError) else f"{error!r}"
            self._say(words.trial_failed(name, why))
            return False
        self._say(words.trial_passed(name, note))
        return True

    @cached_property
    def _app(self) -> App:
        return App(self._qt, self._paths, surroundings=_alone(lambda: self._now))

    def pages(self) -> str:
        """Show the window, and in it all pages."""
        app = self._app
        app.window.show()
        app.fill()
        self._settle(self._qt, app)
        show_every_page(self._qt, app)
        return ""

    def session(self) -> str:
        """Play a routine to its end; it is in the history then."""
        app = self._app
        player = app.subjects.player
        app.open_routine(ROUTINE)
        while player.playback.is_open:
            self._now += 1.0
            player.playback.follow()
        self._qt.processEvents()
        player.finish.close_button.click()
        app.writer.flush()
        if not app.services.history.sessions.page(count=1):
            raise NotWorkingError(words.history_is_empty())
        return ""

    def pictures(self) -> str:
        """Draw a figure and the icons, and know the formats of pictures that people have."""
        from recoverytimer.exercise.figurerole import FigureRole
        from recoverytimer.figure.ui.figures import StillPicture

        figures = self._app.services.figures
        style = figures.style(EXERCISE, QSize(160, 120), ground="#ffffff")
        drawn = StillPicture(FigureRole(EXERCISE), style).make(figures.poses)
        if drawn is None or _is_blank(drawn):
            raise NotWorkingError(words.blank(EXERCISE))
        for icon in sorted((self._paths.resources / "icons").glob("*.svg")):
            if _is_blank(QImage(str(icon))):
                raise NotWorkingError(words.blank(icon.name))
        known = {bytes(form.data()).decode() for form in QImageReader.supportedImageFormats()}
        if missing := set(FORMATS) - known:
            raise NotWorkingError(words.missing(missing))
        return ""

    def paper(self) -> str:
        """Lay a routine out as a sheet, and a month as a report."""
        from recoverytimer.records.records import records_of
        from recoverytimer.records.report.month import month_report
        from recoverytimer.records.ui.reportpdf import report_pdf
        from recoverytimer.routine.portrait import portrait_of
        from recoverytimer.sharing.handout import handout
        from recoverytimer.sharing.ui.sheetpdf import sheet

        services = self._app.services
        exercises = services.library.exercises
        entry = services.library.routine(ROUTINE)
        assert entry is not None
        assert entry.routine is not None
        portrait = portrait_of(entry.routine, exercises, services.keeper.current.timing)
        content = handout(entry.routine, portrait, exercises, services.caution_notes)
        today = datetime.now(UTC).date()
        report = month_report(records_of(services.history), today, [])
        for made in (sheet(content, lambda _exercise, _size: None), report_pdf(report)):
            if not made.startswith(b"%PDF"):
                raise NotWorkingError(words.not_written("PDF"))
        return ""

    def search(self) -> str:
        """Find an exercise although its name is misspelt."""
        from recoverytimer.exercise.search import find_exercises

        if EXERCISE not in find_exercises(MISSPELT, self._app.services.library.exercises):
            raise NotWorkingError(words.not_found(EXERCISE))
        return ""

    def records(self) -> str:
        """Write the records in each format, and read what can be read again."""
        from recoverytimer.records.commands import export_to, import_from
        from recoverytimer.records.exportfiles import ExportFormat
        from recoverytimer.records.watches.fit import fit_activities
        from recoverytimer.records.watches.gpx import gpx_activities

        folder = self._paths.data / "exported"
        context = self._context(self._paths)
        try:
            for form in ExportFormat:
                target = folder / form.value
                target.mkdir(parents=True)
                _must(export_to(context, target, form, None, None))
        finally:
            context.history.close()
        for file in folder.rglob("*.fit"):
            fit_activities(file.read_bytes())
        if not gpx_activities(GPX).activities:
            raise NotWorkingError(words.not_found("GPX"))
        elsewhere = self._context(person_paths(self._paths.data / "elsewhere"))
        try:
            backup = (folder / ExportFormat.BACKUP).iterdir()
            _must(import_from(elsewhere, [*backup, folder / ExportFormat.CSV]))
            if not elsewhere.history.sessions.page(count=1):
                raise NotWorkingError(words.history_is_empty())
        finally:
            elsewhere.history.close()
        return ""

    def _context(self, paths: Paths) -> CommandContext:
        from recoverytimer.history.history import History
        from recoverytimer.records.backup.write import BackupStamp
        from recoverytimer.records.commands import CommandContext
        from recoverytimer.records.personfiles import PersonFiles

        kind_of = self._app.services.library.exercises.kind_of
        return CommandContext(
            PersonFiles(paths.settings, paths.data),
            History(paths.history, kind_of=kind_of),
            BackupStamp(datetime.now(UTC), __version__),
            kind_of,
        )

    def about(self) -> str:
        """Find the licences of what the app is made of, and its changes."""
        from recoverytimer.about.changelog import NAME, read_releases
        from recoverytimer.about.parts import parts_of

        resources = self._paths.resources
        with_text = {part.name for part in parts_of(resources) if part.text}
        for name in sorted(PARTS - with_text):
            raise NotWorkingError(words.not_found(name))
        if not read_releases(resources):
            raise NotWorkingError(words.not_found(NAME))
        return ""

    def terminal(self) -> str:
        """Say something on a terminal, in letters of several scripts."""
        import io

        from rich.console import Console

        from recoverytimer.terminal import app, start  # noqa: F401
        from recoverytimer.terminal.talk import Talk

        paper = io.StringIO()
        Talk(Console(file=paper, width=80)).say(LETTERS)
        if LETTERS not in paper.getvalue():
            raise NotWorkingError(words.not_written(LETTERS))
        return ""

    def desktop(self) -> str:
        """Load what a window on a screen needs and what speaks to the session; start again."""
        from recoverytimer.desktop.ui.singleinstance import ask_running
        from recoverytimer.player.ui import wakelock  # noqa: F401

        if sys.platform == "linux":
            from recoverytimer.desktop.ui import notifications  # noqa: F401
            from recoverytimer.player.ui import mediakeys  # noqa: F401
        folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
        for name in PLUGINS.get(sys.platform, ()):
            plugin = QPluginLoader(str(folder / name))
            if not plugin.load():
                raise NotWorkingError(plugin.errorString())
        if not ask_running(self._paths.data, ""):
            raise NotWorkingError(words.no_second_start())
        return ""

    def sound(self, role: str) -> str:
        """Start a process that sounds, as the player does, and have it end by itself."""
        from recoverytimer.settings.settings import ChimeSet
        from recoverytimer.sound.client import own_program
        from recoverytimer.sound.messages import ToneStyle, VoiceStyle, message_line
        from recoverytimer.sound.process import NO_SOUND

        kind = next(iter(ChimeSet))
        style = ToneStyle(kind, 0.0) if role == "tones" else VoiceStyle("", 0.0, 1.0)
        command = (*own_program(), "sound", role, language_code(), str(self._paths.sounds))
        try:
            ran = subprocess.run(  # noqa: S603
                command,
                input=message_line(style),
                capture_output=True,
                check=False,
                timeout=SOUND_LIMIT_S,
            )
        except subprocess.TimeoutExpired as error:
            raise NotWorkingError(words.process_stuck(SOUND_LIMIT_S)) from error
        if ran.returncode not in {0, NO_SOUND}:
            said = ran.stderr.decode(errors="replace").strip().splitlines()
            raise NotWorkingError(words.process_ended(ran.returncode, said[-1] if said else ""))
        return _heard(role, ran.stdout.splitlines())

    def close(self) -> None:
        """Let go of the folder."""
        self._app.window.close()
        self._app.close()
        logging.shutdown()


def self_test(
    new_qt: Callable[[], QApplication],
    settle: Callable[[QApplication, App], None],
    say: Callable[[str], None],
) -> int:
    """Try everything in an empty folder and say what works; 0 if all of it does."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory() as folder:
        test = SelfTest(new_qt(), person_paths(Path(folder)), settle, say)
        passed = test.passes()
        test.close()
    say(words.self_test_passed() if passed else words.self_test_failed())
    return 0 if passed else 1


def _alone(clock: Callable[[], float]) -> Surroundings:
    """No sound, and no word to the system."""
    from recoverytimer.desktop.keepingawake import AwakeByState
    from recoverytimer.sound.client import Sounding

    return Surroundings(
        clock, lambda _role: Sounding(), AwakeByState(lambda _state: 1), bus=_no_bus
    )


def _no_bus() -> BusLine:
    from recoverytimer.desktop.busline import BusLine
    from recoverytimer.desktop.ui.buswatch import watch

    return BusLine(watch, lambda: None)


def _is_blank(image: QImage) -> bool:
    """Whether all of a picture, or of none, is of one colour."""
    small = image.scaled(SAMPLED, SAMPLED)
    places = range(SAMPLED)
    return image.isNull() or len({small.pixel(x, y) for x in places for y in places}) == 1


def _must(outcome: CommandOutcome) -> None:
    if not outcome.ok:
        raise NotWorkingError(" ".join(outcome.lines))


def _heard(role: str, lines: Iterable[bytes]) -> str:
    """What a sound process has told of this computer.

    Raises:
        NotWorkingError: something happened in it that nobody foresaw.
    """
    from recoverytimer.sound.messages import Failed, Silent, Voices, read_report
    from recoverytimer.sound.words import no_voice, why_no_sound

    note = ""
    for line in lines:
        try:
            told = read_report(line)
        except msgspec.DecodeError:
            continue
        if isinstance(told, Failed):
            raise NotWorkingError(told.trace.strip().splitlines()[-1])
        if isinstance(told, Silent):
            note = no_voice(told) if role == "voice" else why_no_sound(told)
        elif isinstance(told, Voices) and not told.names:
            note = words.no_voice_here()
    return note
