from __future__ import annotations

from io import StringIO

import pytest
from rich.console import Console
from rich.text import Text

from recoverytimer.exercise.dose import Side
from recoverytimer.player import player as play
from recoverytimer.player.opensession import SessionMoment
from recoverytimer.player.player import Player, new_player
from recoverytimer.player.scene import played_bars, scene_at, segment_progress
from recoverytimer.routine.timeline import Timing
from recoverytimer.routine.timelinebuilder import build_timeline
from recoverytimer.soreness.stoprules import StopLevel, StopRules, StopSign, Urgency
from recoverytimer.terminal import colours
from recoverytimer.terminal.sheets import keys_sheet, stop_sheet
from recoverytimer.terminal.text import TerminalRoom
from recoverytimer.terminal.view import PlayerFrame
from tests.making import COACHED, EXERCISES, GLUTE_RELIEF, ICE_HEAT, plain, recipe_of

SIZES = [(60, 15), (80, 24), (120, 40), (200, 60)]


def at(text: str, seconds: float, side: Side | None = None) -> SessionMoment:
    """Where a session of a routine is after some seconds."""
    state = play.start(new_player(build_timeline(recipe_of(text, side, Timing(10, 5)))), 0.0)
    for now in range(0, int(seconds), 5):
        state = play.advance(state, now)
    return SessionMoment(play.advance(state, seconds), seconds)


def frame(moment: SessionMoment, message: str = "", muted: bool = False) -> PlayerFrame:
    state: Player = moment.state
    return PlayerFrame(
        scene_at(state, moment.now, EXERCISES),
        played_bars(state, moment.now, EXERCISES),
        None if state.length_s is None else segment_progress(state, moment.now),
        state.status is play.PlayerStatus.RUNNING,
        muted,
        message,
    )


def text_of(shown: PlayerFrame, width: int = 80, height: int = 24, *, simple: bool = False) -> str:
    rows = shown.rows(TerminalRoom(width, height, simple))
    assert len(rows) <= height
    assert all(row.cell_len <= width for row in rows)
    return "\n".join(row.plain for row in rows)


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_everything_that_matters_is_there_at_every_size(width: int, height: int) -> None:
    shown = text_of(frame(at(GLUTE_RELIEF, 85)), width, height)
    for part in (
        "Test",
        "left",
        "LEFT SIDE",
        "Round 1 of 2",
        "stretch",
        "of 30 s",
        "Breathe.",
        "Next: stretch, right side",
        "space pause",
        "q end",
        "? keys",
    ):
        assert part in shown


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_digits_take_a_fifth_of_the_height(width: int, height: int) -> None:
    lines = text_of(frame(at(GLUTE_RELIEF, 85)), width, height).splitlines()
    # The two long bars are not digits.
    large = [one for one in lines if "█" in one or "▀" in one]
    assert len([one for one in large if one.count("█") + one.count("░") < width // 2]) >= height / 5


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_safety_is_read_before_what_to_do(width: int, height: int) -> None:
    exercises = {**EXERCISES, "pigeon-pose": COACHED}
    moment = at(plain('exercise = "pigeon-pose"\nhold = 30'), 3)
    state = moment.state
    shown = PlayerFrame(
        scene_at(state, moment.now, exercises), played_bars(state, 3, exercises), 0.1, True
    )
    told = text_of(shown, width, height)
    assert told.index("Come out if it pinches.") < told.index("Stand.")
    assert "Left means" in told


def test_where_digits_have_no_room_they_are_told() -> None:
    assert "25  of 30 s" in text_of(frame(at(GLUTE_RELIEF, 85)), 40, 10)


@pytest.mark.parametrize("width", [5, 20, 35, 59, 80, 300])
def test_no_size_is_too_small(width: int) -> None:
    for seconds in (3, 85, 300):
        shown = frame(at(GLUTE_RELIEF, seconds))
        for height in range(1, 70):
            text_of(shown, width, height)


def test_the_sign_of_a_segment_is_told() -> None:
    assert "Get ready" in text_of(frame(at(GLUTE_RELIEF, 3)))
    assert "Switch sides" in text_of(frame(at(GLUTE_RELIEF, 112)))
    assert "Lie down." in text_of(frame(at(GLUTE_RELIEF, 3)))


def test_the_bars_fill_in_proportion() -> None:
    rows = text_of(frame(at(plain('exercise = "childs-pose"\nhold = 30\nprepare = 0'), 15)))
    whole, segment = [one.strip() for one in rows.splitlines() if one.count("░") > 20]
    assert whole.count("█") == pytest.approx(whole.count("░"), abs=1)
    assert segment.count("█") == pytest.approx(segment.count("░"), abs=1)


def test_the_end_of_enough_is_marked() -> None:
    assert "│" in text_of(frame(at(plain('exercise = "childs-pose"\nhold = "20-40"'), 15)))


def test_paused_is_told_and_how_to_go_on() -> None:
    moment = at(GLUTE_RELIEF, 85)
    shown = text_of(frame(SessionMoment(play.pause(moment.state, 85), 99)))
    assert "PAUSED" in shown
    assert "space resume" in shown


def test_a_gap_of_the_clock_is_told() -> None:
    moment = at(GLUTE_RELIEF, 85)
    shown = text_of(frame(SessionMoment(play.advance(moment.state, 700), 700)))
    assert "the computer was asleep for 10 min" in shown


def test_a_question_is_asked_and_what_a_no_leads_to() -> None:
    moment = at(ICE_HEAT, 700)
    shown = text_of(frame(moment))
    assert "Can you feel the skin normally?" in shown
    assert "Y  yes" in shown
    assert "N  no" in shown
    assert "n next" not in shown


def test_phases_of_breathing_are_large() -> None:
    breathe = plain(
        'exercise = "belly-breathing"\nhold = 45\nprepare = 0\ntempo = [["in", 4], ["out", 6]]'
    )
    assert "█▄ █" in text_of(frame(at(breathe, 1)))
    assert "█ █" in text_of(frame(at(breathe, 6)))
    assert "in ███" in text_of(frame(at(breathe, 3)), 60, 15)


def test_a_swap_and_a_round_are_offered() -> None:
    assert "s stretch instead" in text_of(frame(at(GLUTE_RELIEF, 250)))
    assert "r one more round" in text_of(frame(at(GLUTE_RELIEF, 85)))


def test_what_the_person_ends_is_done_with_a_key() -> None:
    shown = text_of(frame(at(plain('exercise = "drink"\nprepare = 0'), 7)))
    assert "n done" in shown
    assert "so far" in shown


def test_a_message_and_the_bell_are_told() -> None:
    shown = text_of(frame(at(GLUTE_RELIEF, 85), "It cannot be saved.", muted=True), 120, 40)
    assert "It cannot be saved." in shown
    assert "m bell on" in shown


def test_texts_of_a_file_are_neither_markup_nor_commands() -> None:
    odd = GLUTE_RELIEF.replace("Test", "[red]Odd[/red] \\u200b")
    shown = text_of(frame(at(odd, 85)))
    assert "[red]Odd[/red]" in shown
    assert "\u200b" not in shown


def test_a_terminal_that_knows_only_ascii_gets_only_that() -> None:
    shown = text_of(frame(at(GLUTE_RELIEF, 85)), simple=True)
    assert shown.isascii()
    assert "25  of 30 s" in shown


@pytest.mark.parametrize("no_color", [True, False])
def test_without_colours_nothing_is_lost(no_color: bool) -> None:
    file = StringIO()
    console = Console(
        file=file, width=80, height=24, force_terminal=True, no_color=no_color, color_system="256"
    )
    for row in frame(at(GLUTE_RELIEF, 85)).rows(TerminalRoom(80, 24)):
        console.print(row)
    assert ("38;5" in file.getvalue()) is not no_color
    assert Text.from_ansi(file.getvalue()).plain.count("LEFT SIDE") == 1


def test_wide_letters_do_not_break_out() -> None:
    wide = GLUTE_RELIEF.replace("Test", "股関節ストレッチ" * 10)
    text_of(frame(at(wide, 85)))


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("kind", colours.KINDS)
def test_colours_stand_out_from_black_and_from_white(kind: str) -> None:
    light = luminance(colours.of(kind))
    assert 1.05 / (light + 0.05) >= 3
    assert (light + 0.05) / 0.05 >= 3


def test_sheets_fit_and_scroll() -> None:
    room = TerminalRoom(60, 15)
    keys = keys_sheet()
    assert "Pause or resume" in "\n".join(r.plain for r in keys.rows(room))
    assert "This list" in "\n".join(r.plain for r in keys.moved(99).rows(room))
    assert keys.moved(-5) == keys
    signs = tuple(StopSign(text=f"Sign {n}") for n in range(40))
    level = StopLevel(heading="Now", urgency=Urgency.STOP, signs=signs)
    rules = stop_sheet(StopRules(title="Stop", summary="First.", levels=(level,)))
    first, later = (
        "\n".join(r.plain for r in sheet.rows(room)) for sheet in (rules, rules.moved(10))
    )
    assert "Sign 0" in first
    assert "Sign 0\n" not in later
    assert "Sign 15" in later
    assert len(rules.rows(room)) == 15
