"""What the terminal shows of a session at a moment: lines, from the core's scene."""

from __future__ import annotations

from dataclasses import dataclass

from rich.text import Text

from recoverytimer.base.amounts import exact_duration
from recoverytimer.base.commands import Command
from recoverytimer.exercise.words.kinds import kind_name
from recoverytimer.player.commands import (
    ADD_ROUND,
    END,
    EXPLAIN,
    HELP,
    LESS,
    MORE,
    NEXT,
    PAUSE,
    PREVIOUS,
    SWAP,
)
from recoverytimer.player.player import ADJUSTMENT_S
from recoverytimer.player.scene import Dial, Scene
from recoverytimer.player.words.scene import following, large_side, side_badge
from recoverytimer.routine.bars import SegmentBar
from recoverytimer.terminal import blockdigits, colours, words
from recoverytimer.terminal.commands import BELL, KEYS
from recoverytimer.terminal.text import (
    READABLE,
    TerminalRoom,
    beside,
    cut_to_width,
    text_line,
    wrapped,
)

MOST_SCALE = 6
TALLEST = 0.33
"""The largest share of the height that the digits take."""
BESIDE = 4
"""Columns between the digits and what stands beside them."""
PHASE_CELLS = 12
ROOMY = 20
ROOM_FOR_SAFETY = 3
LEAST_NEEDED = (BELL, MORE, HELP, PREVIOUS)
Told = tuple[tuple[Command, ...], str]
"""Commands whose keys stand together, and what they do."""
_FULL, _EMPTY, _MARK = "█", "░", "│"
_SIMPLE = str.maketrans({_FULL: "#", _EMPTY: "-", _MARK: "|", "…": "~", "·": "-"})


@dataclass(frozen=True, slots=True)
class PlayerFrame:
    """A session as it is to be shown.

    Attributes:
        done: how much of the segment is over, 0 to 1, or None where it is open.
        message: a sentence for the person.
    """

    scene: Scene
    bars: tuple[SegmentBar, ...]
    done: float | None
    running: bool
    muted: bool = False
    message: str = ""

    def rows(self, room: TerminalRoom) -> list[Text]:
        """The lines from top to bottom, at most as many as there is room for."""
        sections = _fitting(self, room)
        spread = _spread(sections, room.height)[: room.height]
        return [_indented(row, room) for row in spread]


def _fitting(frame: PlayerFrame, room: TerminalRoom) -> list[list[Text]]:
    """The sections with the largest digits that leave room for the rest."""
    gaps = 4 if room.height >= ROOMY else 1
    tallest = max(3.0, TALLEST * room.height)
    reading = max(3, room.height // 5) + (2 if frame.scene.safety else 0)
    for scale in range(MOST_SCALE, 0, -1):
        sections = _sections(frame, room, scale, reading)
        widest = max(row.cell_len for row in sections[2])
        fits = widest <= room.inner and _height(sections) + gaps <= room.height
        if blockdigits.height(scale) <= tallest and fits:
            return sections
    for reading in (3, 2, 1):
        sections = _sections(frame, room, 0, reading)
        if _height(sections) <= room.height:
            return sections
    top, what, dial, _, bottom = sections
    return [top[:1], what, dial[:1], bottom[-1:]] if room.height > 4 else [what, dial[:1]]


def _height(sections: list[list[Text]]) -> int:
    return sum(len(section) for section in sections)


def _sections(frame: PlayerFrame, room: TerminalRoom, scale: int, reading: int) -> list[list[Text]]:
    return [
        _top(frame, room),
        _what(frame, room),
        _dial(frame, room, scale),
        _reading(frame, room, reading),
        _bottom(frame, room),
    ]


def _spread(sections: list[list[Text]], height: int) -> list[Text]:
    """The sections with what is left of the height between them."""
    sections = [section for section in sections if section]
    spare = max(0, height - _height(sections))
    places = len(sections) - 1
    spread: list[Text] = []
    for number, section in enumerate(sections):
        if number:
            gap = (spare + number - 1) // places if places else 0
            spread += [text_line("")] * gap
        spread += section
    return spread


def _indented(row: Text, room: TerminalRoom) -> Text:
    indented = Text.assemble(" " * room.left, cut_to_width(row, room.inner), no_wrap=True)
    if room.simple:
        indented.plain = indented.plain.translate(_SIMPLE)
    return indented


def _top(frame: PlayerFrame, room: TerminalRoom) -> list[Text]:
    left = text_line(frame.scene.left)
    if not frame.running:
        left = Text.assemble(_badge(words.paused()), "  ", left, no_wrap=True)
    return [
        beside(text_line(frame.scene.routine, "bold"), left, room.inner),
        timeline(frame.bars, room.inner),
    ]


def timeline(bars: tuple[SegmentBar, ...], width: int) -> Text:
    """The whole routine in proportion; what is over is filled."""
    weights = [bar.weight_s for bar in bars]
    if not any(weights):
        weights = [1.0] * len(bars)
    total = sum(weights)
    row = text_line("")
    index, end = 0, weights[0]
    for cell in range(width):
        at = (cell + 0.5) * total / width
        while at >= end and index < len(bars) - 1:
            index += 1
            end += weights[index]
        bar = bars[index]
        over = bar.done or (bar.current and at < end - weights[index] * (1 - bar.progress))
        row.append(_FULL if over else _EMPTY, colours.of(bar.colour))
    return row


def _what(frame: PlayerFrame, room: TerminalRoom) -> list[Text]:
    scene = frame.scene
    side = side_badge(scene.side)
    badges = [_badge(side)] if side else []
    if scene.side_means:
        badges.append(cut_to_width(text_line(scene.side_means), room.inner // 2))
    if scene.sign:
        badges.append(text_line(scene.sign, f"bold {colours.of(scene.colour)}"))
    if scene.round:
        badges.append(text_line(scene.round))
    if scene.kind is not None and not scene.question:
        badges.append(text_line(kind_name(scene.kind), "dim"))
    lines = 3 if scene.question else 2
    name = wrapped(scene.name, min(room.inner, READABLE), lines, "bold")
    return [Text("   ", no_wrap=True).join(badges), *name]


def _badge(text: str) -> Text:
    return text_line(f" {text} ", "bold reverse")


def _dial(frame: PlayerFrame, room: TerminalRoom, scale: int) -> list[Text]:
    """The digits with what stands beside them, and a gauge of the segment."""
    dial = frame.scene.dial
    if frame.scene.question:
        return [_answers()]
    if not scale or room.simple or not blockdigits.can_write(dial.digits):
        return [_small_dial(dial), gauge(frame, room)]
    large = blockdigits.block_rows(dial.digits, scale)
    left = blockdigits.width(dial.digits, scale) + BESIDE
    notes = _beside_digits(frame.scene, len(large), room.inner - left, scale)
    rows = [
        Text.assemble((row, "bold"), " " * BESIDE, note, no_wrap=True)
        for row, note in zip(large, notes, strict=True)
    ]
    # The smallest digits end in the middle of a row.
    gap = [text_line("")] if scale > 1 else []
    return [*rows, *gap, gauge(frame, room)]


def _answers() -> Text:
    yes, no = _badge(words.yes_key()), _badge(words.no_key())
    return Text.assemble(yes, " ", words.yes(), " " * 5, no, " ", words.no(), no_wrap=True)


def _small_dial(dial: Dial) -> Text:
    parts = [text_line(dial.digits, "bold"), text_line(dial.caption), _phase(dial, dial.phase)]
    return Text("  ", no_wrap=True).join(part for part in parts if part)


def _phase(dial: Dial, word: str) -> Text:
    """The phase of a repetition, and how much of it is over."""
    if dial.phase_done is None:
        return text_line("")
    full = round(dial.phase_done * PHASE_CELLS)
    bar = text_line(_FULL * full + _EMPTY * (PHASE_CELLS - full))
    return Text.assemble(text_line(f"{word} " if word else "", "bold"), bar, no_wrap=True)


def _beside_digits(scene: Scene, height: int, width: int, scale: int) -> list[Text]:
    """The phase or the side in large letters, and the caption; as high as the digits are."""
    dial = scene.dial
    word = dial.phase or large_side(scene.side)
    large = _large(word, height - 2, width, scale // 2)
    phase = _phase(dial, "" if large else dial.phase)
    below = [*([phase] if phase else []), text_line(dial.caption)]
    empty = height - len(large) - len(below)
    return [*large, *[text_line("")] * empty, *below]


def _large(word: str, height: int, width: int, scale: int) -> list[Text]:
    if not scale or not blockdigits.can_write(word):
        return []
    if blockdigits.height(scale) > height or blockdigits.width(word, scale) > width:
        return []
    return [text_line(row) for row in blockdigits.block_rows(word, scale)]


def gauge(frame: PlayerFrame, room: TerminalRoom) -> Text:
    """How far the segment has come; a mark stands where enough is done."""
    if frame.done is None:
        return text_line("")
    width = room.inner
    full = round(frame.done * width)
    cells = [_FULL] * full + [_EMPTY] * (width - full)
    mark = frame.scene.dial.mark
    if mark is not None:
        cells[min(width - 1, round((1 - mark) * width))] = _MARK
    return text_line("".join(cells), colours.of(frame.scene.colour))


def _reading(frame: PlayerFrame, room: TerminalRoom, most: int) -> list[Text]:
    """What is safe, what to do, or why one is here again, and the step's note."""
    scene = frame.scene
    width = min(room.inner, READABLE)
    # Where there is little room, what to do goes before it, once one has begun.
    comes_first = most >= ROOM_FOR_SAFETY or bool(scene.sign)
    safety = scene.safety if comes_first and not scene.refusal else ""
    found = wrapped(safety, width, 2, "bold")[:most] if safety else []
    told = scene.refusal or scene.instruction
    found += wrapped(told, width, most - len(found)) if most > len(found) else []
    left = most - len(found)
    if left:
        found += wrapped(scene.note or scene.ahead, width, left, "italic")
    return found


def _bottom(frame: PlayerFrame, room: TerminalRoom) -> list[Text]:
    scene = frame.scene
    message = frame.message or (scene.paused if scene.was_away else "")
    lines = 3 if room.height >= ROOMY else 1
    told = wrapped(message, room.inner, lines, "bold") or [_keys(_choices(scene), room)]
    return [
        cut_to_width(
            text_line(following(scene.following, after_no=scene.offers_round), "dim"), room.inner
        ),
        *told,
        _keys(_transport(frame), room),
    ]


def _choices(scene: Scene) -> list[Told]:
    found: list[Told] = [((SWAP,), words.swap_for(scene.swap))] if scene.swap else []
    if scene.may_add_round:
        found.append(((ADD_ROUND,), words.one_more_round()))
    return [*found, ((EXPLAIN,), words.explain())] if scene.may_explain else found


def _transport(frame: PlayerFrame) -> list[Told]:
    scene = frame.scene
    on = words.done() if scene.decides else words.go_next()
    found: list[Told] = [
        ((PAUSE,), words.pause() if frame.running else words.go_on()),
        ((NEXT,), "" if scene.question else on),
        ((PREVIOUS,), words.go_back()),
        ((MORE, LESS), exact_duration(ADJUSTMENT_S) if scene.may_adjust else ""),
        ((END,), words.end()),
        ((KEYS,), words.show_keys()),
        ((HELP,), words.get_help()),
        ((BELL,), words.bell_on() if frame.muted else words.bell_off()),
    ]
    return [told for told in found if told[1]]


def _keys(found: list[Told], room: TerminalRoom) -> Text:
    """Keys with what they do; where there is little room, without those one can do without."""
    for dropped in range(len(LEAST_NEEDED) + 1):
        kept = [told for told in found if told[0][0] not in LEAST_NEEDED[:dropped]]
        row = Text("   ", no_wrap=True).join(_told(*told) for told in kept)
        if row.cell_len <= room.inner:
            break
    return cut_to_width(row, room.inner)


def _told(commands: tuple[Command, ...], what: str) -> Text:
    keys = " ".join(words.key_name(command.terminal_keys[0]) for command in commands)
    return Text.assemble(text_line(keys, "bold"), " ", text_line(what, "dim"))
