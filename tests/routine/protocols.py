"""Routine files with the timelines that they should come to, written by hand beside them.

NAME.timeline holds a section for each way to play NAME.toml: `== title`, then what is picked and
what it comes to, then a line for each segment. `repeat r 1-8:` stands for the lines that are
indented below it, once for each number in the place of {r}.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from recoverytimer.base.paths import Paths, shipped_resources
from recoverytimer.exercise.dose import NumberRange, PlannedDose, Side
from recoverytimer.player import player as p
from recoverytimer.player.player import Outcome, Player, PlayerStatus
from recoverytimer.routine.files import read_routine, read_routine_text, routine_text
from recoverytimer.routine.library import Library
from recoverytimer.routine.routine import Routine
from recoverytimer.routine.span import routine_total
from recoverytimer.routine.timeline import (
    LEAD_IN,
    RoundPosition,
    Segment,
    SegmentKind,
    TimelineRecipe,
    Total,
    timeline_recipe,
)
from recoverytimer.routine.timelinebuilder import build_timeline
from tests import DATA

PROTOCOLS = DATA / "protocols"
SENTENCES = PROTOCOLS / "sentences"
LIBRARY = Library(shipped_resources(), PROTOCOLS)
PROTOCOL_NAMES = sorted(path.stem for path in PROTOCOLS.glob("*.toml"))
TICK_S = 5.0
_REPEAT = re.compile(r"repeat (\w+) (\d+)-(\d+):")


@dataclass(frozen=True)
class Section:
    """One way to play a routine, and what it should come to.

    `yes`: how many offered rounds are accepted.
    """

    file: Path
    title: str
    lines: tuple[str, ...]
    source: str = ""
    total: str = ""
    ends: str = ""
    side: Side | None = None
    options: tuple[str, ...] = field(default=())
    yes: int = 0

    @property
    def id(self) -> str:
        return f"{self.file.stem}: {self.title}"

    @property
    def routine(self) -> Routine:
        read = read_routine(self.file)
        assert read.value is not None, read.problems
        return read.value

    @property
    def recipe(self) -> TimelineRecipe:
        exercises = LIBRARY.exercises
        return timeline_recipe(self.routine, exercises, chosen_side=self.side, options=self.options)

    def played(self) -> Player:
        """The session at its end, each segment done."""
        return play_through(self.recipe, self.yes)


def sections(folder: Path) -> list[Section]:
    """Every section of a folder's timelines."""
    return [s for path in sorted(folder.glob("*.timeline")) for s in _sections_of(path)]


def _sections_of(path: Path) -> Iterator[Section]:
    _, *parts = re.split(r"^== ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    for part in parts:
        head, _, body = part.strip().partition("\n\n")
        title, *settings = head.splitlines()
        said = dict(line.split(": ", 1) for line in settings)
        yield Section(
            file=path.with_suffix(".toml"),
            title=title,
            lines=tuple(_written_out(body.splitlines())),
            source=said.pop("source", ""),
            total=said.pop("total", ""),
            ends=said.pop("ends", ""),
            side=Side(said.pop("side")) if "side" in said else None,
            options=tuple(said.pop("options", "").split()),
            yes=int(said.pop("yes", 0)),
        )
        assert not said, said


def _written_out(lines: list[str]) -> Iterator[str]:
    while lines:
        line, lines = lines[0], lines[1:]
        found = _REPEAT.fullmatch(line)
        if not found:
            yield line
            continue
        inside = next((n for n, text in enumerate(lines) if text[:2] != "  "), len(lines))
        block, lines = [text[2:] for text in lines[:inside]], lines[inside:]
        for number in range(int(found[2]), int(found[3]) + 1):
            yield from _written_out([t.replace(f"{{{found[1]}}}", str(number)) for t in block])


def play_through(recipe: TimelineRecipe, yes: int = 0) -> Player:
    """Play to the end: "Done" where time is open, and so many offered rounds accepted."""
    state, now = p.start(p.new_player(build_timeline(recipe)), 0.0), 0.0
    while state.status is PlayerStatus.RUNNING:
        now += TICK_S
        state = p.advance(state, now)
        if state.status is not PlayerStatus.RUNNING:
            break
        if state.segment.offers_round:
            state, yes = p.answer(state, yes > 0, now), yes - 1
        elif state.segment.kind is SegmentKind.QUESTION:
            state = p.answer(state, True, now)
        elif state.length_s is None:
            state = p.next_segment(state, now)
    return state


def own_copy(paths: Paths, name: str) -> Path:
    """A protocol as a person has it, with its exercises; where its file lies."""
    shutil.copytree(PROTOCOLS / "exercises", paths.data / "exercises", dirs_exist_ok=True)
    (paths.data / "routines").mkdir(exist_ok=True)
    return shutil.copy(PROTOCOLS / f"{name}.toml", paths.data / "routines" / f"{name}.toml")


def told(segments: Iterable[Segment]) -> list[str]:
    """A line for each segment."""
    return [_line(segment) for segment in segments]


def source_time(segments: Iterable[Segment]) -> str:
    """What is done and rested, without the time that the app adds."""
    return clock(sum(s.weight_s for s in segments if s.in_rest or s.kind not in LEAD_IN))


def total_time(total: Total) -> str:
    """A total as sections say it."""
    word = "" if total.certainty == "exact" else f"{total.certainty} "
    return word + clock(total.seconds)


def ends_of(total: Total) -> str:
    """Between which times a total lies; empty where it has no ends."""
    if total.least_s is None:
        return ""
    if total.most_s is None:
        return f"from {clock(total.least_s)}"
    return f"{clock(total.least_s)} to {clock(total.most_s)}"


def clock(seconds: float) -> str:
    """Minutes and seconds."""
    minutes, rest = divmod(seconds, 60)
    return f"{minutes:.0f}:{rest:02.0f}"


def _line(segment: Segment) -> str:
    words: list[str] = []
    if segment.kind in LEAD_IN:
        words = [segment.kind, segment.exercise or "", segment.side or "", _time(segment)]
        return " ".join(word for word in words if word)
    if segment.offers_round:
        words = ["another round?"]
    elif segment.question:
        words = ["question", f'"{segment.question.ask}"']
    elif segment.kind is SegmentKind.REST:
        words = ["rest", _time(segment), f'"{segment.note}"' if segment.note else ""]
    else:
        words = [
            segment.exercise or "",
            segment.side or "",
            "alternately" if segment.alternate else "",
            _time(segment),
            *(_amounts(segment.plan) if segment.plan else ()),
        ]
    return " ".join(word for word in (*words, _rounds(segment.rounds)) if word)


def _time(segment: Segment) -> str:
    if segment.planned_s is None:
        return f"open ~{segment.estimate_s:g}"
    if segment.plan and segment.plan.may_stop:
        return f"up to {segment.planned_s:g}"
    least = "" if segment.least_s is None else f"{segment.least_s:g}-"
    return f"{least}{segment.planned_s:g}"


def _amounts(plan: PlannedDose) -> Iterator[str]:
    if plan.count:
        yield f"{_range(plan.count)} {plan.measure}"
    phases = plan.tempo or plan.cycle
    if phases:
        said = (f"{name} {_number(length)}".strip() for name, length in phases)
        yield f"[{', '.join(said)}]"


def _number(length: float | str) -> str:
    return length if isinstance(length, str) else f"{length:g}"


def _range(count: NumberRange) -> str:
    if count.or_more:
        return f"{count.low:g}+"
    return f"{count.low:g}-{count.high:g}" if count.is_range else f"{count.low:g}"


def _rounds(rounds: tuple[RoundPosition, ...]) -> str:
    said = [_round(r) for r in rounds if (r.planned, r.most) != (1, 1)]
    return f"({', '.join(said)})" if said else ""


def _round(at: RoundPosition) -> str:
    more = ".." if at.most is None else f"..{at.most}" if at.is_range and at.may_grow else ""
    return f"{at.number}/{at.planned}{more}"


def check_timeline(section: Section) -> None:
    """A file comes to the timeline that was written by hand, and is played to its end."""
    timeline = section.played().timeline if section.yes else build_timeline(section.recipe)
    assert told(timeline.segments) == list(section.lines)
    assert not section.source or source_time(timeline.segments) == section.source
    assert total_time(timeline.total) == section.total
    assert section.yes or ends_of(routine_total(section.recipe)) == section.ends
    assert all(r.outcome is Outcome.DONE for r in section.played().progress)


def check_file(path: Path) -> None:
    """A file has no fault, and is the same after it was read and written."""
    assert LIBRARY.routine_file(path).problems == ()
    text = path.read_text(encoding="utf-8")
    routine = read_routine_text(text).value
    assert routine is not None
    anew = routine_text(routine)
    assert read_routine_text(anew).value == routine
    assert routine_text(routine, text) == text
    assert routine_text(routine, anew) == anew
