"""The session in the window: its pages, and what goes along with it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from recoverytimer.base.closers import Closers
from recoverytimer.history.lastdone import exercises_met
from recoverytimer.history.recordkeeper import RecordKeeper
from recoverytimer.history.sessionkeeper import SessionKeeper
from recoverytimer.player import commands
from recoverytimer.player.afterword import Afterword
from recoverytimer.player.changes import session_changes
from recoverytimer.player.opensession import SessionMoment
from recoverytimer.player.player import PlayerStatus
from recoverytimer.player.scene import scene_at
from recoverytimer.player.session import Session
from recoverytimer.player.ui.mute import Mute
from recoverytimer.player.ui.playback import Playback
from recoverytimer.player.ui.sessions import KnowsAnswers, Sessions
from recoverytimer.player.ui.surroundings import PlayerSurroundings
from recoverytimer.player.words.commands import chosen_bed
from recoverytimer.player.words.labels import not_kept
from recoverytimer.routine.library import Library
from recoverytimer.settings.settings import Settings, SoundBed
from recoverytimer.settings.ui.keeper import SettingsKeeper
from recoverytimer.shell.commands import EVERYWHERE, KEYS
from recoverytimer.shell.shell import Shell
from recoverytimer.theme.theme import theme_of

if TYPE_CHECKING:
    from recoverytimer.figure.ui.figures import Figures
    from recoverytimer.player.ui.actions import PlayerActions
    from recoverytimer.player.ui.companions import SessionCompanions
    from recoverytimer.player.ui.finishpage import FinishPage
    from recoverytimer.player.ui.page import PlayPage
    from recoverytimer.player.ui.smallwindow import SmallWindow
    from recoverytimer.player.ui.soundtrial import SoundTrial
    from recoverytimer.sound.client import Sounding


class PlayerWiring(QObject):
    """Leads through a session, from its start to its end page.

    Signals:
        left: nothing of a session is to be shown any more.
        help_wanted: the stop rules are to be shown.
        felt: the `Session`, and how sore one is after it, 0 to 10.
        where_wanted: the `Session`, and the level that was chosen, or None; places are to be said.
        saved: what was done, or noted of it, is in the history now, or could not be saved.
    """

    left = Signal()
    help_wanted = Signal()
    felt = Signal(object, int)
    where_wanted = Signal(object, object)
    saved = Signal()

    def __init__(
        self,
        shell: Shell,
        keeper: SettingsKeeper,
        library: Library,
        records: RecordKeeper,
        session_keeper: SessionKeeper,
        figures: Callable[[], Figures],
        outside: PlayerSurroundings,
        last: KnowsAnswers,
        afterword: Callable[[Session], Afterword],
    ) -> None:
        super().__init__(shell.window)
        self._shell = shell
        self._window = shell.window
        self._keeper = keeper
        self._library = library
        self._records = records
        self._ended = session_keeper
        self._figures = figures
        self._outside = outside
        self._afterword = afterword
        self._closers = Closers()
        self.close = self._closers.close
        self._small: SmallWindow | None = None
        self._has_filled = False
        """Whether the window fills the screen because a session began."""
        self._noted: Session | None = None
        """The session whose end was taken back last, with its note."""
        self._met_of = partial(exercises_met, records)
        self.playback = Playback(outside.clock, session_keeper, outside.speed)
        self.mute = Mute(shell.settings)
        keeper.changed.connect(self.mute.take_preferred)
        self.sessions = Sessions(
            self.playback,
            library,
            session_keeper,
            shell,
            self._met_of,
            lambda: self.companions.announcer.wait_s,
            last,
        )
        self.sessions.opening.connect(self.mute.forget)
        # Before the page is built, as the voice takes longest.
        self.sessions.opening.connect(self._make_sound_ready)
        self.sessions.opening.connect(self.show)
        self.sessions.opening.connect(self._fill_screen)
        self.left.connect(self._give_back_screen)
        self.sessions.finished.connect(self._show_finish)
        self.sessions.dropped.connect(self._end_dropped)
        session_keeper.when_concluded(self._tell_saved)
        self.playback.moved.connect(self._mark)
        shell.window.session_wanted.connect(self.show)

    @cached_property
    def page(self) -> PlayPage:
        """The player."""
        from recoverytimer.player.ui.page import PlayPage

        page = PlayPage(
            self.playback,
            self.actions,
            self._window.commands[KEYS],
            self._library.exercises,
            self._figures(),
            self._choose_bed,
        )
        self.mute.changed.connect(self._fit)
        self._fit(self.mute.settings(), page)
        return page

    @cached_property
    def actions(self) -> PlayerActions:
        """What the player's commands do."""
        from recoverytimer.player.ui.actions import PlayerActions

        keeper = self._keeper
        return PlayerActions(
            self.playback,
            session_changes(self._library.exercises, self._shell.settings, self._met_of),
            {
                commands.FULL_SCREEN: self._toggle_full_screen,
                commands.HIGH: lambda: keeper.set(
                    high_visibility=not keeper.current.high_visibility
                ),
                commands.SMALL: self._toggle_small,
                commands.SOUND: self.mute.turn,
                commands.BED: self._choose_next_bed,
                commands.TELL: self._tell_where,
                commands.NOTES: self._turn_notes,
                commands.HELP: self.help_wanted.emit,
                commands.LEAVE: self._leave,
            },
            self,
        )

    @cached_property
    def finish(self) -> FinishPage:
        """The end of a session."""
        from recoverytimer.player.ui.finishpage import FinishPage

        page = FinishPage(self._library.exercises, self._figures(), self._afterword)
        page.noted.connect(self._keep_note)
        page.felt.connect(self.felt)
        page.where_wanted.connect(self.where_wanted)
        page.on_wanted.connect(self._take_back_end)
        page.closed.connect(self.left)
        return page

    @cached_property
    def companions(self) -> SessionCompanions:
        """What goes along with sessions, from the first one on."""
        from recoverytimer.player.ui.companions import SessionCompanions
        from recoverytimer.player.ui.loudness import Loudness
        from recoverytimer.player.ui.trackpicture import TrackPicture

        companions = SessionCompanions(
            self.playback,
            self.mute.settings,
            self._library.exercises,
            self.tones,
            self.voice,
            self.reader,
            self._outside,
            Loudness(self.mute, self._keeper.set),
            TrackPicture(self._figures(), lambda: theme_of(self._window).colours),
        )
        self.mute.changed.connect(companions.announcer.take_settings)
        companions.trouble.connect(self.page.show_trouble)
        companions.front_wanted.connect(self._window.come_to_front)
        self._closers.add(companions.close)
        return companions

    @cached_property
    def tones(self) -> Sounding:
        """What plays tones."""
        return self._sounding("tones")

    @cached_property
    def voice(self) -> Sounding:
        """What speaks."""
        return self._speaking("voice")

    @cached_property
    def reader(self) -> Sounding:
        """What speaks through a screen reader."""
        return self._speaking("reader")

    @cached_property
    def trial(self) -> SoundTrial:
        """What lets one hear tones and voice before a session."""
        from recoverytimer.player.ui.soundtrial import SoundTrial

        trial = SoundTrial(
            self._shell.settings,
            self.tones,
            self.voice,
            lambda: self.playback.is_open,
            lambda: self.companions.announcer.take_settings(self.mute.settings()),
        )
        self._keeper.changed.connect(trial.take_settings)
        return trial

    def show(self) -> None:
        """Give the player the whole window."""
        self._window.show_alone(self.page, self.page.transport.pause)

    def show_small(self) -> None:
        """Give the session a small window on top of all others."""
        moment = self.playback.moment
        if moment is not None:
            self._small = self._small or self._small_window()
            self._small.show()
            self._small.show_moment(moment)
            self._window.hide()
            self.actions.of[commands.SMALL].show_other(True)

    def end_small(self) -> None:
        """Have the large window back, where the small one is in its place."""
        if self._small is not None and self._is_small:
            self._small.close()

    def wait(self) -> None:
        """Pause the session and have the large window back, for something else."""
        self.playback.pause()
        self.end_small()

    def _small_window(self) -> SmallWindow:
        from recoverytimer.player.ui.smallwindow import SmallWindow

        small = SmallWindow(
            self.playback,
            lambda moment: scene_at(moment.state, moment.now, self._library.exercises),
            self.actions,
            [self._window.commands[command] for command in EVERYWHERE.commands],
            QGuiApplication.platformName(),
        )
        small.left.connect(self._leave_small)
        small.left.connect(self._window.show)
        small.left.connect(self._window.come_to_front)
        return small

    def _sounding(self, role: str) -> Sounding:
        sounding = self._outside.sounding(role)
        self._closers.add(sounding.stop)
        return sounding

    def _speaking(self, role: str) -> Sounding:
        from recoverytimer.sound.messages import MakeWay

        sounding, tones = self._sounding(role), self.tones
        sounding.speaks.connect(lambda speaks: tones.send(MakeWay(role, speaks)))
        return sounding

    def _make_sound_ready(self) -> None:
        announcer = self.companions.announcer
        self._outside.screen_reader.look(lambda: announcer.take_settings(self.mute.settings()))
        announcer.make_ready()

    def _show_finish(self, session: Session, refusal: str) -> None:
        self.end_small()
        if self._noted is not None and self._noted.id == session.id:
            # It went on after it had ended.
            session = replace(session, note=session.note or self._noted.note)
        self.finish.show_session(session, refusal, may_go_on=self.sessions.may_go_on(session))
        self.finish.show_saved(self._ended.is_saved(session.id))
        self._window.show_alone(self.finish)
        self.finish.close_button.setFocus()

    def _take_back_end(self, session: Session) -> None:
        if self.sessions.take_back_end():
            self._noted = session
            self._make_sound_ready()
            self.show()

    def _tell_saved(self, session: Session) -> None:
        is_saved = self._ended.is_saved(session.id)
        if is_saved is not None and "finish" in vars(self):
            self.finish.show_saved(is_saved)
        self.saved.emit()

    def _keep_note(self, session: Session) -> None:
        self._records.keep(session, then=lambda _is_saved: self.saved.emit())

    def _end_dropped(self, least_s: float) -> None:
        self.end_small()
        self.left.emit()
        self._window.notice.tell(not_kept(least_s))

    def _mark(self, moment: SessionMoment) -> None:
        self._window.session.setVisible(moment.state.status is not PlayerStatus.FINISHED)

    def _fill_screen(self) -> None:
        """Show the keys, and have the whole screen for it where that is preferred."""
        self.page.show_keys()
        if self._shell.settings().start_full_screen and not self._window.isFullScreen():
            self._has_filled = True
            self._window.set_full_screen(True)

    def _give_back_screen(self) -> None:
        """Have the window as it was before the session."""
        if self._has_filled:
            self._has_filled = False
            self._window.set_full_screen(False)

    def _toggle_full_screen(self) -> None:
        self._has_filled = False
        self._window.set_full_screen(not self._window.isFullScreen())

    def _choose_next_bed(self) -> None:
        beds = list(SoundBed)
        self._choose_bed(beds[(beds.index(self._keeper.current.bed) + 1) % len(beds)])

    def _choose_bed(self, bed: SoundBed) -> None:
        self._keeper.set(bed=bed)
        self._window.notice.tell(chosen_bed(bed, sound=self.mute.settings().sound))

    def _tell_where(self) -> None:
        self.companions.announcer.tell_where()

    def _turn_notes(self) -> None:
        self.page.turn_notes()

    def _toggle_small(self) -> None:
        if self._is_small:
            self.end_small()
        else:
            self.show_small()

    def _leave_small(self) -> None:
        self.actions.of[commands.SMALL].show_other(False)

    @property
    def _is_small(self) -> bool:
        return self._small is not None and self._small.isVisible()

    def _leave(self) -> None:
        if self._is_small:
            self.end_small()
        elif self._window.isFullScreen():
            self._window.set_full_screen(False)
        else:
            self.playback.end()

    def _fit(self, settings: Settings, page: PlayPage | None = None) -> None:
        """Let the player look as the person chose."""
        (page or self.page).show_settings(settings)
