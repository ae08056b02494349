"""The page that leads through a routine."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from recoverytimer.base.listing import in_row
from recoverytimer.exercise.exercise import Exercise, Sides
from recoverytimer.figure.ui.figures import Figures
from recoverytimer.figure.ui.widget import FigurePicture
from recoverytimer.player import commands
from recoverytimer.player.opensession import SessionMoment
from recoverytimer.player.player import PlayerStatus
from recoverytimer.player.scene import Dial, Scene, played_bars, scene_at, segment_progress
from recoverytimer.player.stage import stage_at
from recoverytimer.player.ui.actions import PlayerActions
from recoverytimer.player.ui.fader import Fader
from recoverytimer.player.ui.floating import KEYS_MS, NOTES_MS, Floating
from recoverytimer.player.ui.playback import Playback
from recoverytimer.player.ui.ring import ALONE_SHARE, CountdownRing, RingState
from recoverytimer.player.ui.sideband import SideBand
from recoverytimer.player.ui.stagepicture import StagePicture
from recoverytimer.player.ui.transport import Transport
from recoverytimer.player.words import scene as words
from recoverytimer.player.words.commands import leave_in_short
from recoverytimer.player.words.labels import key_and_name, session_page, whole_routine
from recoverytimer.settings.settings import CountdownStyle, Settings, SoundBed
from recoverytimer.theme.motion import is_still
from recoverytimer.theme.theme import SPACE, at_text_size, theme_of
from recoverytimer.theme.typescale import LINE
from recoverytimer.widgets.actions import (
    Action,
    button_for,
    icon_button_for,
    leave_keys_to_buttons,
)
from recoverytimer.widgets.announcing import announce
from recoverytimer.widgets.fitting import FittedTexts
from recoverytimer.widgets.layout import NO_LIMIT, add_all, column_of, flow_of, holding, row_of
from recoverytimer.widgets.pill import Pill
from recoverytimer.widgets.text import ElidedText, TickingText, heading, plain, safety_line
from recoverytimer.widgets.timelinebar import TimelineBar

# Shares of the window's height.
DIGITS_SHARE = 0.5
"""Of what is seen from afar, the digits alone."""
RING_SHARE = 0.5
NAME_SHARE = 0.055
SIDE_SHARE = 0.024
READING_SHARE, READING_PLACE = 0.028, 0.19
NEXT_SHARE = 0.075
# Shares of its width.
COLUMN_SHARE, BAND_SHARE, LEAST_FIGURE = 0.36, 0.07, 0.33
HIGH_TEXT = 1.6
NAME_LINES, READING_LINES, NEXT_LINES = 1.35, 5, 2
# Heights, the last with texts of the usual size.
TIGHT, LOW = 700, 400
LEAST_COLUMN = 360
ONE_ROW = 460
"""From such a width on all that one can choose at once finds room in a row."""
TITLES_WIDTH = 28 * SPACE
"""What the buttons leave to the name of the routine, its margins included."""
MARKED = 24
"""What the line beside a safety text takes of its width: Qt counts it twice (pixels)."""
NO_DIAL = Dial(0.0, "")
TOLD_KEYS = (commands.PAUSE, commands.PREVIOUS, commands.NEXT)


class PlayPage(QWidget):
    """Shows where the session is, and the player's actions.

    All that it shows has its place: none of it moves when a text is longer, or when there is more
    to say or to choose.

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
        self._keys = keys
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

    def show_keys(self) -> None:
        """Show the keys that one needs most, for three seconds."""
        of = self._commands.of
        told = {action.key: action.name for action in (*(of[c] for c in TOLD_KEYS), self._keys)}
        told[of[commands.LEAVE].key] = leave_in_short()
        self.keys.flash("\n".join(key_and_name(*pair) for pair in told.items()), KEYS_MS)
        self._place_floating()

    def show_trouble(self, source: str, text: str) -> None:
        """Say what does not work beside the session; an empty text when it works again.

        After five seconds only a sign is left of it.
        """
        is_new = bool(text) and self._troubles.get(source) != text
        self._troubles[source] = text
        if text and source != "screen":
            announce(self, text)
        self.notes.setVisible(bool(self._trouble))
        if is_new:
            self.trouble.flash(self._trouble, NOTES_MS)
        elif self.trouble.isVisibleTo(self):
            self.trouble.show_text(self._trouble)
        self._place_floating()

    def turn_notes(self) -> None:
        """Show what does not work, or hide it."""
        self.trouble.show_text("" if self.trouble.isVisible() else self._trouble)
        self._place_floating()

    @property
    def _trouble(self) -> str:
        return "\n".join(filter(None, self._troubles.values()))

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
        """Give everything its place, whatever is to be shown there."""
        height, width = size.height(), size.width()
        tight, high = height < TIGHT, self._is_high
        edge = 2 * SPACE if tight else 3 * SPACE
        gap = SPACE if tight else 2 * SPACE
        band = round(width * BAND_SHARE)
        side = band + 3 * SPACE if high else 5 * SPACE
        self.transport.fit(width - at_text_size(self, TITLES_WIDTH))
        top = self._fit_top(QRect(side, edge, width - 2 * side, 0))
        self._whole.setContentsMargins(side, edge if high else edge + top + gap, side, edge)
        self._whole.setSpacing(gap)
        self._stage_layout.setSpacing(SPACE // 2 if tight else SPACE)
        self._column_layout.setSpacing(SPACE // 2 if tight else SPACE)
        self._scale_texts(height)
        self._fit_stage(height)
        self._fit_picture(width - 2 * side)
        self._fit_column(size)
        self.band.setGeometry(0, 0, band, height)
        self._place_band()
        self._place_floating()

    def _fit_top(self, room: QRect) -> int:
        """Put the titles and the buttons, which fade, above all else; how high they are."""
        lines = (self.routine, self.left)
        titles = sum(label.fontMetrics().height() for label in lines) + SPACE // 2
        room.setHeight(max(titles, self._top.sizeHint().height()))
        self._top.setGeometry(room)
        self._titles.setVisible(not self._is_high)
        self._top.raise_()
        return room.height()

    def _fit_stage(self, height: int) -> None:
        scale = theme_of(self).scale
        for part in (self._pills, self._name, self._reading):
            part.setVisible(not self._is_high)
        pills = max(pill.sizeHint().height() for pill in (self.side, self.sign))
        self._pills.setFixedHeight(pills)
        lines = READING_LINES * math.ceil(scale.body * LINE)
        self._reading.setFixedHeight(max(lines, round(height * READING_PLACE)))

    def _fit_column(self, size: QSize) -> None:
        high, height = self._is_high, size.height()
        ways = QBoxLayout.Direction
        self._middle.setDirection(ways.TopToBottom if high else ways.LeftToRight)
        self._middle.setSpacing(SPACE if high else 5 * SPACE)
        wide = max(
            LEAST_COLUMN, min(round(size.width() * COLUMN_SHARE), 2 * round(height * RING_SHARE))
        )
        row = theme_of(self).scale.large_row
        self._under.setFixedHeight(row if high or wide >= ONE_ROW else 2 * row + SPACE)
        self._choices.setMinimumHeight(row if high else 0)
        self._short.setVisible(high)
        self._short.setFixedHeight(row)
        self._next.setVisible(not high)
        self.bar.setVisible(not high)
        if high:
            self._column.setMinimumWidth(0)
            self._column.setMaximumWidth(NO_LIMIT)
            self.ring.setFixedHeight(math.ceil(height * DIGITS_SHARE / ALONE_SHARE))
        else:
            self._column.setFixedWidth(wide)
            self.ring.setMinimumHeight(96)
            self.ring.setMaximumHeight(NO_LIMIT)
        low = height < at_text_size(self, LOW)
        tall = round(height * NEXT_SHARE / SPACE) * SPACE
        # Where one has to go without a picture, it is that of what is still to come.
        self.next_picture.setFixedSize(QSize(0, 0) if low else QSize(tall * 4 // 3, tall))
        self._next.setFixedHeight(max(0 if low else tall, self._following.minimumHeight()))

    def _fit_picture(self, width: int) -> None:
        """Let the figure stand beside the buttons where it is large enough there."""
        buttons = self.transport.sizeHint().width() + 2 * SPACE
        taken = buttons if self._is_high and width - buttons >= width * LEAST_FIGURE else 0
        left, right = (taken, 0) if self.isRightToLeft() else (0, taken)
        self._stage_layout.setContentsMargins(left, 0, right, 0)

    def _place_band(self) -> None:
        is_left = self.band.side is Sides.LEFT
        self.band.move(0 if is_left else self.width() - self.band.width(), 0)
        self.band.setVisible(self._is_high and self.band.is_one)

    def _place_floating(self) -> None:
        """Lay upon the stage what is there for a while only."""
        stage = QRect(self.picture.mapTo(self, QPoint()), self.picture.size())
        # There is nothing to press there.
        self.keys.lie_in(stage, at_bottom=True)
        side = self.notes.sizeHint()
        mirrored, width = self.isRightToLeft(), side.width()
        self.trouble.lie_in(stage.adjusted(width * mirrored, 0, -width * (not mirrored), 0))
        left = stage.left() if mirrored else stage.right() + 1 - width
        self.notes.setGeometry(QRect(QPoint(left, stage.top()), side))
        self.notes.raise_()

    def _scale_texts(self, height: int) -> None:
        """What is to be read from the mat grows with the window."""
        scale = theme_of(self).scale
        tight, low = height < at_text_size(self, TIGHT), height < at_text_size(self, LOW)
        large, medium = (scale.title, scale.body) if tight else (scale.display, scale.lead)
        name = max(scale.lead if low else large, round(height * NAME_SHARE))
        small = max(scale.body, round(height * READING_SHARE * 0.8))
        reading = max(medium, round(height * READING_SHARE))
        self._name.set_sizes(name)
        two = 2 * math.ceil(scale.caption * LINE)
        self._name.setFixedHeight(max(two, round(name * LINE * NAME_LINES)))
        self._reading.set_sizes(small, small, reading, scale.body)
        self._following.set_sizes(small)
        self._short.set_sizes(max(medium, round(height * READING_SHARE * HIGH_TEXT)))
        self._following.setFixedHeight(round(small * LINE * LINE) * NEXT_LINES)
        side = max(medium, round(height * SIDE_SHARE))
        self.side.setStyleSheet(f"font-size: {side}px")

    def _build(self) -> None:
        whole = self._whole = QVBoxLayout(self)
        self._top = self._titles_and_buttons()
        self.bar = TimelineBar()
        self.bar.setAccessibleName(whole_routine())
        self.bar.chosen.connect(self._playback.jump)
        self._middle = row_of((self._stage(), 1), self._side_column())
        self._middle.setStretch(1, 0)
        add_all(whole, (self._middle, 1), self.bar)
        self.band = SideBand(self)
        self.notes = icon_button_for(self._commands.of[commands.NOTES])
        self.notes.setParent(self)
        self.notes.hide()
        self.keys, self.trouble = Floating(self), Floating(self)

    def _titles_and_buttons(self) -> QWidget:
        self.routine = ElidedText("lead")
        self.left = TickingText("body", "muted")
        self._titles = holding(column_of(self.routine, self.left, gap=0))
        # Also where they are not shown, the buttons stand at the end of the row.
        _keep_room(self._titles)
        row = row_of((self._titles, 1), self.transport, gap=2 * SPACE)
        row.setAlignment(self.transport, Qt.AlignmentFlag.AlignTop)
        made = holding(row)
        made.setParent(self)
        return made

    def _stage(self) -> QWidget:
        """What is done now: side, name and picture."""
        self.side = Pill("", large=True)
        self.sign = Pill("", "plain", large=True)
        self.round = ElidedText("lead", "muted")
        self.side_means = plain("", "body", "muted")
        self.name = heading("", "display")
        self._name = FittedTexts((self.name, 0))
        self.picture = StagePicture(self._playback, self._figures)
        self.safety = safety_line("")
        self.instruction = plain("", "lead")
        self.note = plain("", "body", "muted")
        self._reading = FittedTexts(
            (self.safety, MARKED), (self.side_means, 0), (self.instruction, 0), (self.note, 0)
        )
        pills = row_of(self.side, self.sign, (self.round, 1))
        self._pills = holding(pills)
        self._stage_layout = column_of(self._pills, self._name, (self.picture, 1), self._reading)
        return holding(self._stage_layout)

    def _side_column(self) -> QWidget:
        self.ring = CountdownRing()
        self.next_picture = FigurePicture(self._figures, framed=True)
        self.following = plain("", "body", "muted")
        self._following = FittedTexts((self.following, 0), centred=True)
        following = row_of(self.next_picture, (self._following, 1), gap=2 * SPACE)
        following.setAlignment(self._following, Qt.AlignmentFlag.AlignVCenter)
        self._next = holding(following)
        self.short_note = plain("", "lead")
        self._short = FittedTexts((self.short_note, 0), centred=True)
        self._choices = self._buttons()
        self._under = holding(row_of((self._short, 1), self._choices, gap=2 * SPACE))
        self._column_layout = column_of((self.ring, 1), self._under, self._next)
        self._column = holding(self._column_layout)
        return self._column

    def _buttons(self) -> QWidget:
        """What one may choose at a moment."""
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
        phase = shown.dial.phase if self._is_high else ""
        read = (words_alone, phase, running, self._is_high, self._is_roomy)
        if read != self._read:
            self._read = read
            self._show_texts(shown)
            self._show_controls(shown, running=running)

    def _show_texts(self, shown: Scene) -> None:
        self.setAccessibleName(shown.routine)
        self.setWindowTitle(shown.window_title)
        self.routine.show_text(shown.routine)
        self.left.show_text(shown.left)
        side = words.side_badge(shown.side)
        self.side.setText(side)
        self.side.setVisible(bool(side))
        self.band.show_side(shown.side)
        self._place_band()
        self.sign.setText(shown.sign)
        self.sign.setVisible(bool(shown.sign))
        self.round.show_text(shown.round)
        self._name.show_texts(shown.name)
        # Only why it stands still is read: that it does so is seen.
        urgent = shown.refusal or (shown.paused if shown.was_away else "")
        # Beside the way in, what comes is read only where there is room for both.
        ahead = shown.ahead if self.height() >= at_text_size(self, TIGHT) else ""
        safety = shown.safety if shown.sign or self._is_roomy else ""
        means = shown.side_means if self._is_roomy else ""
        self._reading.show_texts(safety, means, urgent or shown.instruction, shown.note or ahead)
        self._short.show_texts(urgent or shown.question or _in_short(shown))
        self._following.show_texts(words.following(shown.following, after_no=shown.offers_round))

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
                paused=words.stands_still() if shown.paused else "",
                is_alone=self._is_high,
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
        self.add_round.setVisible(shown.may_add_round and not self._is_high and not asked)
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


def _keep_room(widget: QWidget) -> None:
    policy = widget.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    widget.setSizePolicy(policy)


def _in_short(shown: Scene) -> str:
    """One line for who is far away: the phase, and a note, or else what is done."""
    return in_row((shown.dial.phase, shown.note or shown.ahead or shown.title))
