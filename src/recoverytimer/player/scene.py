"""What the play page shows at a moment, derived from where the player is."""

from __future__ import annotations

import math
from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from recoverytimer.base import amounts
from recoverytimer.base.content import PHASE, key_in_language
from recoverytimer.base.listing import in_row
from recoverytimer.exercise.dose import Side
from recoverytimer.exercise.exercise import Exercise, Kind, Sides, exercise_name
from recoverytimer.exercise.words.pages import side_means
from recoverytimer.player.cues import (
    Beat,
    beat_at,
    cue_at,
    ends_exercise,
    guiding_texts,
    instruction_cues,
    work_after,
)
from recoverytimer.player.player import (
    Outcome,
    Player,
    PlayerStatus,
    length_s,
    position_s,
    remaining_s,
    total_remaining,
)
from recoverytimer.player.words import scene as words
from recoverytimer.routine.bars import SegmentBar, colour_of, segment_bar
from recoverytimer.routine.timeline import LEAD_IN, Segment, SegmentKind, growing_pass
from recoverytimer.routine.words.stepfacts import FactKind, segment_facts
from recoverytimer.routine.words.steps import asked, segment_name

COMING_OUT_S = 8.0
SEEN_ELSEWHERE = frozenset({FactKind.OPTIONAL, FactKind.SWAP})
"""Facts that have a place of their own beside the note."""


class Dial(Struct, frozen=True):
    """The countdown: digits with a caption in a ring, and the phase of a repetition.

    Attributes:
        fraction: how much is left, 0 to 1.
        mark: where the lower end of a range lies, 0 to 1 of what is left.
        phase_done: how much of the phase is over, 0 to 1, or None where there is none.
        length_s: seconds of all of it; 0 where the person decides.
    """

    fraction: float
    digits: str
    caption: str = ""
    phase: str = ""
    phase_done: float | None = None
    mark: float | None = None
    length_s: float = 0.0


class Scene(Struct, frozen=True):
    """Everything that is to be read on the play page at a moment.

    Attributes:
        title: what is done now in one row, the same for all of a part.
        side_means: which leg, foot or side the side is, where that is not plain.
        safety: what is to be read before all else.
        ahead: how much of what one gets ready for, and its note.
        paused: a sentence that says so; `was_away` where the computer is why.
    """

    routine: str
    left: str
    title: str
    sign: str
    side: Sides
    side_means: str
    name: str
    round: str
    kind: Kind | None
    colour: str
    safety: str
    instruction: str
    note: str
    ahead: str
    dial: Dial
    following: str
    offers_round: bool
    question: str
    refusal: str
    paused: str
    was_away: bool
    swap: str
    may_add_round: bool
    may_adjust: bool
    decides: bool
    may_explain: bool

    @property
    def window_title(self) -> str:
        """Where one is, the same for all of a part."""
        return words.title(self.title, is_paused=bool(self.paused))


def scene_at(state: Player, now: float, exercises: Mapping[str, Exercise]) -> Scene:
    """What to show."""
    segment = state.segment
    exercise = exercises.get(segment.exercise or "")
    into = position_s(state, now)
    work = segment.kind is SegmentKind.WORK
    beat = beat_at(segment, into) if work else None
    is_paused = state.status is PlayerStatus.PAUSED
    question = segment.question
    side = _side(segment, beat)
    return Scene(
        routine=state.timeline.recipe.routine.name,
        left=words.left(total_remaining(state, now)),
        title=_title(segment, exercise),
        sign=words.sign(segment),
        side=side,
        side_means=_side_means(side, exercise),
        name=_name(segment, exercise),
        round=_round(segment),
        kind=exercise.kind if exercise else (Kind.REST if not segment.delayed else None),
        colour=colour_of(segment, exercises),
        safety=(exercise.safety or "") if exercise else "",
        instruction=_instruction(state, exercise, into),
        note=_note(state, exercises),
        ahead=_ahead(state, exercises),
        dial=_dial(state, now, beat),
        following=_following(state, exercises),
        offers_round=segment.offers_round,
        question=asked(segment),
        refusal=(question.no_says or "") if question and state.refusals else _last_no(state),
        paused=words.paused(state.gap_s) if is_paused else "",
        was_away=is_paused and state.gap_s is not None,
        swap=exercise_name(exercises, segment.swap) if segment.swap else "",
        may_add_round=growing_pass(segment) is not None and not segment.offers_round,
        may_adjust=segment.planned_s is not None,
        decides=work and not segment.is_exact,
        may_explain=exercise is not None,
    )


def played_bars(
    state: Player, now: float, exercises: Mapping[str, Exercise]
) -> tuple[SegmentBar, ...]:
    """The whole timeline in proportion, with what is done of it."""
    found = []
    pairs = zip(state.timeline.segments, state.progress, strict=True)
    for index, (segment, run) in enumerate(pairs):
        current = index == state.index and state.status is not PlayerStatus.FINISHED
        length = length_s(segment, run)
        found.append(
            replace(
                segment_bar(segment, segment.estimate_s if length is None else length, exercises),
                done=index < state.index or run.outcome is Outcome.DONE,
                current=current,
                progress=segment_progress(state, now) if current else 0.0,
            )
        )
    return tuple(found)


def segment_progress(state: Player, now: float) -> float:
    """How far the segment at hand has come, 0 to 1."""
    length = state.length_s or state.segment.estimate_s
    return min(1.0, position_s(state, now) / length) if length else 0.0


def _name(segment: Segment, exercise: Exercise | None) -> str:
    if segment.kind is SegmentKind.QUESTION:
        return asked(segment)
    if segment.delayed:
        return words.make_ready()
    return exercise.name if exercise else words.rest()


def _title(segment: Segment, exercise: Exercise | None) -> str:
    sign, name = words.sign(segment), _name(segment, exercise)
    # Not that of a beat, which is another one each time.
    side = words.side_in_words(_side(segment))
    return in_row((sign if sign != name else "", name, side))


def _side(segment: Segment, beat: Beat | None = None) -> Sides:
    match beat.side if beat and beat.side else segment.side:
        case Side.LEFT:
            return Sides.LEFT
        case Side.RIGHT:
            return Sides.RIGHT
    return Sides.ALTERNATE if segment.alternate else Sides.NONE


def _side_means(side: Sides, exercise: Exercise | None) -> str:
    is_one = side in {Sides.LEFT, Sides.RIGHT}
    if exercise is None or exercise.left_means is None or not is_one:
        return ""
    return side_means(exercise.left_means, Side(side))


def _round(segment: Segment) -> str:
    telling = [r for r in segment.rounds if r.planned > 1 or r.most != 1]
    return words.round_in_words(telling[-1]) if telling else ""


def _note(state: Player, exercises: Mapping[str, Exercise]) -> str:
    """What the step says of itself; in the set, how much and how fast is seen on the dial."""
    segment = state.segment
    has_phases = segment.plan is not None and bool(segment.plan.cycle)
    on_dial = {FactKind.AMOUNT, FactKind.PACE} if has_phases else {FactKind.AMOUNT}
    return words.note(segment_facts(segment, exercises), SEEN_ELSEWHERE | on_dial)


def _ahead(state: Player, exercises: Mapping[str, Exercise]) -> str:
    """What is to be known of a set while one gets ready for it."""
    work = work_after(state.timeline.segments, state.index)
    if work is None or state.segment.kind not in LEAD_IN or state.segment.delayed:
        return ""
    return words.note(segment_facts(work, exercises), SEEN_ELSEWHERE)


def _instruction(state: Player, exercise: Exercise | None, into_s: float) -> str:
    segment = state.segment
    if exercise is None:
        return words.loosen_up() if segment.kind is SegmentKind.REST else ""
    if segment.kind is SegmentKind.PREPARE:
        return exercise.setup
    if segment.kind is SegmentKind.SWITCH:
        return exercise.setup if segment.explains else words.change_sides(segment.side)
    if exercise.way_out and _is_nearly_over(state, into_s):
        return exercise.way_out
    cue = cue_at(instruction_cues(segment, guiding_texts(segment, exercise)), into_s)
    return cue.text if cue else ""


def _is_nearly_over(state: Player, into_s: float) -> bool:
    """Whether it is time to read how one comes out of the position."""
    length = state.length_s
    if length is None or length < 2 * COMING_OUT_S:
        return False
    is_last = ends_exercise(state.timeline.segments, state.index)
    return is_last and into_s >= length - COMING_OUT_S


def _dial(state: Player, now: float, beat: Beat | None) -> Dial:
    segment = state.segment
    length, left = state.length_s, remaining_s(state, now)
    if length is None or left is None:
        return _open_dial(segment, position_s(state, now), beat)
    fraction = left / length if length else 0.0
    phase = key_in_language(PHASE, beat.name) if beat and beat.name else ""
    phase_done = beat.done if beat and beat.name else None
    mark = None
    if segment.least_s is not None and length:
        mark = max(0.0, 1 - segment.least_s / length)
    plan = segment.plan
    if segment.kind is SegmentKind.WORK and beat and plan and plan.count:
        whole = math.ceil(plan.count.high)
        caption = words.of_count(plan.measure, plan.count)
        number = str(min(beat.number, whole))
        return Dial(fraction, number, caption, phase, phase_done, mark, length)
    # Rounded, so that a hair's breadth below a full second does not show one second less.
    digits = _digits(math.ceil(round(left, 3)))
    return Dial(fraction, digits, words.of_duration(length), phase, phase_done, mark, length)


def next_digit_s(state: Player, now: float) -> float:
    """Seconds until the digits of the countdown differ."""
    remaining = remaining_s(state, now)
    into_second = (position_s(state, now) if remaining is None else -remaining) % 1.0
    # A hair's breadth later, so that it is not shown too early and then a second late.
    return 1.0 - into_second + 0.002


def _open_dial(segment: Segment, into_s: float, beat: Beat | None) -> Dial:
    if segment.kind is SegmentKind.QUESTION:
        return Dial(1.0, "?")
    plan = segment.plan
    if beat is not None:
        phase = key_in_language(PHASE, beat.name) if beat.name else ""
        done = beat.done if beat.name else None
        if plan and plan.count:
            caption = words.of_count(plan.measure, plan.count)
            return Dial(1.0, str(beat.number), caption, phase, done)
        return Dial(1.0, _digits(int(into_s)), words.so_far(), phase, done)
    if plan and plan.count:
        low, high = amounts.plain_number(plan.count.low), amounts.plain_number(plan.count.high)
        return Dial(
            1.0, high if low == high else f"{low}-{high}", words.counted(plan.measure, plan.count)
        )
    return Dial(1.0, _digits(int(into_s)), words.so_far())


def _digits(seconds: int) -> str:
    return str(seconds) if seconds < amounts.MINUTE_S else amounts.clock_digits(seconds)


def _following(state: Player, exercises: Mapping[str, Exercise]) -> str:
    here = (state.segment.exercise, state.segment.side, state.segment.kind)
    for segment in state.timeline.segments[state.index + 1 :]:
        if segment.kind in LEAD_IN:
            continue
        if here[2] in LEAD_IN and (segment.exercise, segment.side) == here[:2]:
            here = (None, None, SegmentKind.REST)
            continue
        return segment_name(segment, exercise_name(exercises, segment.exercise))
    return ""


def _last_no(state: Player) -> str:
    if not state.refusals:
        return ""
    later = state.timeline.segments[state.index :]
    asked = next((s.question for s in later if s.question), None)
    return (asked.no_says or "") if asked else ""
