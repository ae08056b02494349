"""The page that leads through a routine."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAccessible, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from recoverytimer.base.listing import in_row, sentences
from recoverytimer.exercise.exercise import Exercise
from recoverytimer.figure.ui.figures import Figures
from recoverytimer.figure.ui.widget import FigurePicture
from recoverytimer.player import commands
from recoverytimer.player.opensession import SessionMoment
from recoverytimer.player.player import PlayerStatus
from recoverytimer.player.scene import Dial, Scene, played_bars, scene_at, segment_progress
from recoverytimer.player.stage import stage_at
from recoverytimer.player.ui.actions import PlayerActions
from recoverytimer.player.ui.fader import Fader
from recoverytimer.player.ui.playback import Playback
from recoverytimer.player.ui.ring import CountdownRing, RingState
from recoverytimer.player.ui.stagepicture import StagePicture
from recoverytimer.player.ui.transport import Transport
from recoverytimer.player.words import scene as words
from recoverytimer.player.words.labels import session_page, whole_routine
from recoverytimer.settings.settings import CountdownStyle, Settings, SoundBed
from recoverytimer.theme.motion import is_still
from recoverytimer.theme.theme import SPACE, at_text_size, theme_of
from recoverytimer.widgets.actions import Action, button_for, leave_keys_to_buttons
from recoverytimer.widgets.announcing import announce
from recoverytimer.widgets.layout import add_all, column_of, flow_of, row_of
from recoverytimer.widgets.pill import Pill
from recoverytimer.widgets.text import ElidedText, TickingText, heading, plain, safety_line
from recoverytimer.widgets.timelinebar import TimelineBar

# Shares of the window's height.
RING_SHARE, HIGH_RING_SHARE, LEAST_RING_SHARE, LOW_RING_SHARE = 0.5, 0.58, 0.3, 0.22
NAME_SHARE = 0.055
SIDE_SHARE = 0.024
READING_SHARE = 0.028
NEXT_SHARE = 0.075
# Shares of its width.
COLUMN_SHARE, HIGH_COLUMN_SHARE = 0.36, 0.52
HIGH_TEXT = 1.45
# Heights, the last with texts of the usual size.
TIGHT, LOW = 700, 400
TITLES_WIDTH = 28 * SPACE
"""What the buttons leave to the name of the routine, its margins included."""
NO_DIAL = Dial(0.0, "")


class PlayPage(QWidget):
    """Shows where the session is, and the player's actions.

    Args:
        keys: the window's action that shows all keys.
        choose_bed: takes what is to be heard in the background.
    """

    spoken_role = QAccessible.Role.Document

    def __init__(
        self,
        playback: Playback,
        actions: PlayerActions,
        keys: Action,
        exercises: Mapping[str, Exercise],
        figures: Figures,
        choose_bed: Callable[[SoundBed], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._playback = playback
        self._commands = actions
        self._exercises = exercises
        self._figures = figures
        self._countdown = CountdownStyle.RING
        self._laid: tuple[object, ...] = ()
        self._read: tuple[object, ...] = ()
        # Tab goes from control to control; it gets the keyboard where nobody uses that.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(session_page())
        self._is_high = False
        self._troubles: dict[str, str] = {}
        self.addActions(list(actions.of.values()))
        leave_keys_to_buttons(self)
        self.transport = Transport(actions, keys, choose_bed)
        self._build()
        self.fader = Fader(self, self.transport)
        playback.moved.connect(self.show_moment)

    def show_moment(self, moment: SessionMoment) -> None:
        """Show where the session is."""
        if moment.state.status is PlayerStatus.FINISHED:
            return
        shown = scene_at(moment.state, moment.now, self._exercises)
        self._show_words(shown, running=moment.state.status is PlayerStatus.RUNNING)
        self._show_picture(shown, moment)
        self._has_counted = shown.dial.digits != self.ring.state.digits
        self._show_dial(shown)
        self._show_bar(moment)

    def show_settings(self, settings: Settings) -> None:
        """Look as the person chose."""
        self._countdown = settings.countdown
        self._is_high = settings.high_visibility
        self._commands.of[commands.SOUND].show_other(not settings.sound)
        self.transport.beds.show_bed(settings.bed)
        self._fit(self.size())
        self.picture.refresh()
        moment = self._playback.moment
        if moment is not None:
            self.show_moment(moment)

    def show_trouble(self, source: str, text: str) -> None:
        """Say what does not work beside the session; an empty text when it works again."""
        self._troubles[source] = text
        told = "\n".join(filter(None, self._troubles.values()))
        if text and source != "screen":
            announce(self, text)
        self.trouble.setText(told)
        self.trouble.setVisible(bool(told))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """The digits keep their share of the window's height."""
        self._fit(event.size())
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """What is read from the mat is never smaller than all else."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit(self.size())

    def _fit(self, size: QSize) -> None:
        height, width = size.height(), size.width()
        tight, low = height < TIGHT, height < at_text_size(self, LOW)
        self.transport.fit(width - at_text_size(self, TITLES_WIDTH))
        edge = 2 * SPACE if tight else 3 * SPACE
        self._whole.setContentsMargins(5 * SPACE, edge, 5 * SPACE, edge)
        self._whole.setSpacing(SPACE if tight else 2 * SPACE)
        self._column_layout.setSpacing(SPACE // 2 if tight else SPACE)
        side = round(height * (HIGH_RING_SHARE if self._is_high else RING_SHARE))
        widest = HIGH_COLUMN_SHARE if self._is_high else COLUMN_SHARE
        # It takes all the room that is left, so that nothing has to lie upon it.
        least = LOW_RING_SHARE if low else LEAST_RING_SHARE
        self.ring.setMinimumHeight(round(height * least))
        self._column.setFixedWidth(max(360, min(round(width * widest), 2 * side)))
        tall = round(height * NEXT_SHARE / SPACE) * SPACE
        # Where one has to go without a picture, it is that of what is still to come.
        self.next_picture.setFixedSize(QSize(0, 0) if low else QSize(tall * 4 // 3, tall))
        self._scale_texts(height, low=low)

    def _scale_texts(self, height: int, *, low: bool) -> None:
        """What is to be read from the mat grows with the window."""
        scale = theme_of(self).scale
        tight = height < at_text_size(self, TIGHT)
        large, medium = (scale.title, scale.body) if tight else (scale.display, scale.lead)
        for label, least, share in (
            (self.name, scale.lead if low else large, NAME_SHARE),
            (self.side, medium, SIDE_SHARE),
            (self.side_means, medium, SIDE_SHARE),
            (self.safety, scale.body, READING_SHARE * 0.8),
            (self.instruction, medium, READING_SHARE),
            (self.short_note, medium, READING_SHARE),
            (self.following, scale.body, READING_SHARE * 0.8),
        ):
            share *= HIGH_TEXT if self._is_high else 1.0  # noqa: PLW2901
            label.setStyleSheet(f"font-size: {max(least, round(height * share))}px")

    def _build(self) -> None:
        whole = self._whole = QVBoxLayout(self)
        self._column = QWidget()
        self._column_layout = QVBoxLayout(self._column)
        self._fill_column(self._column_layout)
        self.trouble = plain("", "caption", "muted")
        self.trouble.hide()
        self.bar = TimelineBar()
        self.bar.setAccessibleName(whole_routine())
        self.bar.chosen.connect(self._playback.jump)
        middle = row_of((self._stage(), 1), self._column, gap=5 * SPACE)
        add_all(whole, self._top(), (middle, 1), self.trouble, self.bar)

    def _top(self) -> QHBoxLayout:
        self.routine = ElidedText("lead")
        self.paused = plain("", "body", "accent")
        self.left = TickingText("body", "muted")
        titles = column_of(self.routine, self.paused, self.left, gap=0)
        # It has as much room as the other has, so that nothing moves when a session pauses.
        titles.setAlignment(
            self.left, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        )
        row = row_of((titles, 1), self.transport, gap=2 * SPACE)
        row.setAlignment(self.transport, Qt.AlignmentFlag.AlignTop)
        return row

    def _stage(self) -> QVBoxLayout:
        """What is done now: side, name and picture."""
        self.side = Pill("", large=True)
        self.sign = Pill("", "plain", large=True)
        self.round = plain("", "lead", "muted", wrap=False)
        self.name = heading("", "display")
        self.picture = StagePicture(self._playback, self._figures)
        self.side_means = ElidedText("lead", "muted")
        self.safety = safety_line("")
        self.instruction = plain("", "lead")
        self.note = plain("", "body", "muted")
        self.short_note = ElidedText("lead", "muted")
        pills = flow_of(self.side, self.sign, self.round, self.side_means)
        texts = (self.safety, self.instruction, self.note, self.short_note)
        return column_of(pills, self.name, (self.picture, 1), *texts)

    def _fill_column(self, column: QVBoxLayout) -> None:
        column.setContentsMargins(0, 0, 0, 0)
        self.ring = CountdownRing()
        self.next_picture = FigurePicture(self._figures, framed=True)
        self.following = plain("", "body", "muted")
        following = row_of(self.next_picture, (self.following, 1), gap=2 * SPACE)
        add_all(column, (self.ring, 8), self._choices(), following)

    def _choices(self) -> QWidget:
        of = self._commands.of
        self.yes = button_for(of[commands.YES], "primary", large=True)
        self.no = button_for(of[commands.NO], large=True)
        self.done = button_for(of[commands.NEXT], "primary", large=True)
        self.swap = button_for(of[commands.SWAP], "quiet", large=True)
        self.add_round = button_for(of[commands.ADD_ROUND], "quiet", large=True)
        return flow_of(self.yes, self.no, self.done, self.swap, self.add_round)

    def _show_words(self, shown: Scene, *, running: bool) -> None:
        """Show all that differs once a second, while the ring goes on three times."""
        words_alone = replace(shown, dial=NO_DIAL)
        read = (words_alone, running, self._is_high, self._is_roomy)
        if read != self._read:
            self._read = read
            self._show_texts(shown)
            self._show_controls(shown, running=running)

    def _show_texts(self, shown: Scene) -> None:
        self.setAccessibleName(shown.routine)
        self.setWindowTitle(shown.window_title)
        self.routine.show_text(shown.routine)
        self.paused.setText(sentences((shown.paused, shown.left)) if shown.paused else "")
        self.left.show_text(shown.left)
        if shown.paused:
            # Never both at once, for which there is no room.
            self.left.hide()
        self.paused.setVisible(bool(shown.paused))
        self.left.setVisible(not shown.paused)
        side = words.side_badge(shown.side)
        self.side.setText(side)
        self.side.setVisible(bool(side))
        self.side_means.show_text(shown.side_means)
        self._show_if_roomy(self.side_means, bool(shown.side_means))
        self.sign.setText(shown.sign)
        self.sign.setVisible(bool(shown.sign))
        self.round.setText(shown.round)
        self.name.setText(shown.name)
        self.safety.setText(shown.safety)
        if shown.sign:
            self.safety.setVisible(bool(shown.safety))
        else:
            self._show_if_roomy(self.safety, bool(shown.safety))
        self.instruction.setText(shown.refusal or shown.instruction)
        # From afar nobody reads more than the digits and the name.
        self.instruction.setVisible(not self._is_high or bool(shown.refusal))
        # Beside the way in, what comes is read only where there is room for both.
        ahead = shown.ahead if self.height() >= at_text_size(self, TIGHT) else ""
        self.note.setText(shown.note or ahead)
        self.note.setVisible(bool(shown.note or ahead) and not self._is_high)
        self.short_note.show_text(shown.note)
        self.short_note.setVisible(bool(shown.note) and self._is_high)
        self.following.setText(words.following(shown.following, after_no=shown.offers_round))

    def _show_if_roomy(self, label: QWidget, has_text: bool) -> None:
        """Show what one can do without where there is little room, or all is to be large."""
        label.setVisible(has_text and not self._is_high and self._is_roomy)

    @property
    def _is_roomy(self) -> bool:
        return self.height() >= TIGHT

    def _show_picture(self, shown: Scene, moment: SessionMoment) -> None:
        on_stage = stage_at(moment.state, moment.now)
        exercise = self._exercises.get(on_stage.role.exercise)
        self.picture.show_stage(on_stage, exercise.setup if exercise else shown.name)
        following = on_stage.following
        self.next_picture.setVisible(following is not None)
        self.next_picture.show_role(following, shown.following)

    def _show_dial(self, shown: Scene) -> None:
        dial = shown.dial
        self.ring.show_state(
            RingState(
                digits=dial.digits,
                caption=dial.caption,
                fraction=dial.fraction,
                mark=dial.mark,
                length_s=dial.length_s,
                word=dial.phase,
                phase=dial.phase_done,
                colour=shown.colour,
                style=CountdownStyle.DIGITS if self._is_high else self._countdown,
            )
        )
        self.ring.spoken = in_row((shown.title, shown.round))

    def _show_controls(self, shown: Scene, *, running: bool) -> None:
        asked = bool(shown.question)
        self._commands.show_scene(shown, running=running)
        self.yes.setVisible(asked)
        self.no.setVisible(asked)
        self.done.setVisible(shown.decides)
        self.swap.setVisible(bool(shown.swap) and not self._is_high)
        self.add_round.setVisible(shown.may_add_round and not self._is_high)
        self.fader.set_may_fade(running and not asked and not shown.decides)

    def _show_bar(self, moment: SessionMoment) -> None:
        state = moment.state
        laid = (state.timeline, state.progress, state.index)
        if laid == self._laid and is_still() and not self._has_counted:
            return
        if laid != self._laid:
            self._laid = laid
            parts = played_bars(state, moment.now, self._exercises)
            self.bar.show_parts(parts)
        else:
            self.bar.show_progress(segment_progress(state, moment.now))
