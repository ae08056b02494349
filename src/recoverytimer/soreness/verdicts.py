"""What an episode of soreness means, as a table: the first row that fits is said."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import Enum, auto

from msgspec import Struct

from recoverytimer.soreness.episode import Episode

# A scale that a health service gives runners: 0-3 go on, 4-5 ease off, 6 and more stop.
SORE, SEVERE = 4, 6
# Our own judgement: 9 and 10 are more than an effort explains.
MOST_AFTER_EFFORT, EFFORT_EXPLAINS_H = 8, 96.0
A_LITTLE = 2
# Our own judgement: a little on one side is common after any effort.
ONE_SIDED_FROM = 3
PEAK_FROM_H, PEAK_TO_H = 24.0, 72.0
LONGEST_DAYS, TWO_WEEKS = 7, 14
FRESH_H = 36.0


class Standing(Enum):
    """Where soreness stands."""

    USUAL = auto()
    PEAK = auto()
    LINGERING = auto()
    PROFESSIONAL = auto()
    REST = auto()
    VERY_SORE = auto()
    UNCLEAR = auto()


class VerdictRule(Enum):
    """The rules by which an episode is judged."""

    LONGER_THAN_A_WEEK = auto()
    WORSE_AFTER_THE_THIRD_DAY = auto()
    NOTHING_NEW = auto()
    SEVERE_AFTER_EFFORT = auto()
    SEVERE = auto()
    SHARP_OR_AT_NIGHT = auto()
    ONE_ENTRY = auto()
    A_LITTLE_LEFT = auto()
    STILL_THERE = auto()
    AGAIN = auto()
    THE_FIRST_DAY = auto()
    AT_ITS_PEAK = auto()
    EASING = auto()


WITH_REASONS = frozenset({Standing.PROFESSIONAL, Standing.REST})


class Verdict(Struct, frozen=True):
    """What is said of an episode.

    Attributes:
        rule: the first that fits.
        reasons: all that fit, where a professional is to look at it or rest is better than a run.
        topic: the id of the guide's topic that explains it.
        sources: ids of the guide's sources, all of them checked.
        asks: whether the questions of `redflags` are to be asked.
    """

    rule: VerdictRule
    standing: Standing
    reasons: tuple[VerdictRule, ...]
    topic: str
    sources: tuple[str, ...]
    asks: bool


class VerdictRow(Struct, frozen=True, kw_only=True):
    """One rule: `when` decides."""

    rule: VerdictRule
    standing: Standing
    when: Callable[[Episode], bool]
    topic: str
    sources: tuple[str, ...] = ()


def is_severe_after_effort(episode: Episode) -> bool:
    """Whether it is severe, and all the same what a hard effort usually leaves behind."""
    return episode.effort_at is not None and _is_as_after_effort(episode)


def wants_an_effort(episode: Episode) -> bool:
    """Whether it would be that, if only an effort were known that explains it."""
    return episode.effort_at is None and _is_as_after_effort(episode)


def _is_as_after_effort(episode: Episode) -> bool:
    return (
        SEVERE <= episode.level <= MOST_AFTER_EFFORT
        and episode.place.side is None
        and not episode.signs
        and episode.hours <= EFFORT_EXPLAINS_H
    )


VERDICTS: tuple[VerdictRow, ...] = (
    VerdictRow(
        rule=VerdictRule.LONGER_THAN_A_WEEK,
        standing=Standing.PROFESSIONAL,
        when=lambda e: e.day > LONGEST_DAYS and e.level > A_LITTLE,
        topic="when-to-get-help",
        sources=("soreness-course",),
    ),
    VerdictRow(
        rule=VerdictRule.WORSE_AFTER_THE_THIRD_DAY,
        standing=Standing.PROFESSIONAL,
        when=lambda e: e.worse and e.level > A_LITTLE,
        topic="when-to-get-help",
    ),
    VerdictRow(
        rule=VerdictRule.NOTHING_NEW,
        standing=Standing.UNCLEAR,
        when=lambda e: e.age_h > FRESH_H,
        topic="listen-to-your-body",
    ),
    VerdictRow(
        rule=VerdictRule.SEVERE_AFTER_EFFORT,
        standing=Standing.VERY_SORE,
        when=is_severe_after_effort,
        topic="running-while-sore",
        sources=("suffolk-pain",),
    ),
    VerdictRow(
        rule=VerdictRule.SEVERE,
        standing=Standing.REST,
        when=lambda e: e.level >= SEVERE,
        topic="running-while-sore",
        sources=("suffolk-pain",),
    ),
    VerdictRow(
        rule=VerdictRule.SHARP_OR_AT_NIGHT,
        standing=Standing.REST,
        when=lambda e: bool(e.signs),
        topic="soreness-or-injury",
    ),
    VerdictRow(
        rule=VerdictRule.ONE_ENTRY,
        standing=Standing.UNCLEAR,
        when=lambda e: e.entries == 1 and e.effort_at is None,
        topic="listen-to-your-body",
    ),
    VerdictRow(
        rule=VerdictRule.A_LITTLE_LEFT,
        standing=Standing.LINGERING,
        when=lambda e: e.hours > PEAK_TO_H and e.level <= A_LITTLE,
        topic="how-long",
        sources=("soreness-course",),
    ),
    VerdictRow(
        rule=VerdictRule.STILL_THERE,
        standing=Standing.LINGERING,
        when=lambda e: e.hours > PEAK_TO_H,
        topic="how-long",
        sources=("soreness-course",),
    ),
    VerdictRow(
        rule=VerdictRule.AGAIN,
        standing=Standing.USUAL,
        when=lambda e: e.again,
        topic="recovery",
    ),
    VerdictRow(
        rule=VerdictRule.THE_FIRST_DAY,
        standing=Standing.USUAL,
        when=lambda e: e.hours < PEAK_FROM_H,
        topic="how-long",
        sources=("soreness-course",),
    ),
    VerdictRow(
        rule=VerdictRule.AT_ITS_PEAK,
        standing=Standing.PEAK,
        when=lambda e: e.level >= e.peak,
        topic="how-long",
        sources=("soreness-course",),
    ),
    VerdictRow(
        rule=VerdictRule.EASING,
        standing=Standing.USUAL,
        when=lambda _: True,
        topic="how-long",
        sources=("soreness-course",),
    ),
)


def verdict(episode: Episode) -> Verdict:
    """What is said of an episode; there is always a row that fits."""
    fitting = [row for row in VERDICTS if row.when(episode)]
    row = fitting[0]
    alike = (r.rule for r in fitting if r.standing is row.standing and r.standing in WITH_REASONS)
    return Verdict(row.rule, row.standing, tuple(alike), row.topic, row.sources, asks(episode))


def asks(episode: Episode) -> bool:
    """Whether the questions of `redflags` are to be asked."""
    one_sided = episode.one_sided and episode.level >= ONE_SIDED_FROM
    return episode.level >= SEVERE or one_sided or bool(episode.signs) or episode.day > TWO_WEEKS


def grouped_by_verdict(episodes: Iterable[Episode]) -> tuple[tuple[Episode, ...], ...]:
    """Episodes of which the same is said, together, in the order of the first of each."""
    found: dict[tuple[VerdictRule, tuple[VerdictRule, ...]], list[Episode]] = {}
    for episode in episodes:
        said = verdict(episode)
        found.setdefault((said.rule, said.reasons), []).append(episode)
    return tuple(map(tuple, found.values()))
