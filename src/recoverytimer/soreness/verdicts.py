"""What an episode of soreness means, as a table: the first row that fits is said."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum

from msgspec import Struct

from recoverytimer.soreness.episode import Episode

# A scale that a health service gives runners: 0-3 go on, 4-5 ease off, 6 and more stop.
SORE, SEVERE = 4, 6
# Our own judgement: a little on one side is common after any effort.
ONE_SIDED_FROM = 3
PEAK_FROM_H, PEAK_TO_H = 24.0, 72.0
LONGEST_DAYS = 7
FRESH_H = 36.0


class Standing(StrEnum):
    """Where soreness stands."""

    USUAL = "usual"
    PEAK = "usual, at its peak"
    LINGERING = "still there"
    PROFESSIONAL = "see a professional"
    REST = "rest rather than run"
    UNCLEAR = "not clear yet"


class Verdict(Struct, frozen=True):
    """What is said of an episode.

    Attributes:
        sentence: one sentence for the person.
        reasons: why, where a professional is to look at it or rest is better than a run.
        topic: the id of the guide's topic that explains it.
        sources: ids of the guide's sources, all of them checked.
        asks: whether the questions of `redflags` are to be asked.
    """

    standing: Standing
    sentence: str
    reasons: tuple[str, ...]
    topic: str
    sources: tuple[str, ...]
    asks: bool


class VerdictRow(Struct, frozen=True, kw_only=True):
    """One rule: `when` decides, `says` tells the same in words, `basis` where it comes from."""

    name: str
    standing: Standing
    when: Callable[[Episode], bool]
    says: str
    sentence: str
    topic: str
    reason: str = ""
    sources: tuple[str, ...] = ()
    basis: str = ""


VERDICTS: tuple[VerdictRow, ...] = (
    VerdictRow(
        name="longer than a week",
        standing=Standing.PROFESSIONAL,
        when=lambda e: e.day > LONGEST_DAYS,
        says="It is noted on the eighth day or later.",
        sentence="This has lasted longer than a week: let a doctor or physiotherapist see it.",
        reason="longer than a week",
        topic="when-to-get-help",
        sources=("soreness-course",),
        basis="Usual soreness is over within a week; after that, health services send one on.",
    ),
    VerdictRow(
        name="worse after the third day",
        standing=Standing.PROFESSIONAL,
        when=lambda e: e.worse,
        says="From the fourth day on it is higher than on the third, with no new effort.",
        sentence="It has grown since the third day: let a doctor or physiotherapist see it.",
        reason="worse after the third day",
        topic="when-to-get-help",
        basis="Advice of health services; that a new effort explains a rise is our own judgement.",
    ),
    VerdictRow(
        name="severe",
        standing=Standing.REST,
        when=lambda e: e.level >= SEVERE,
        says=f"The level is {SEVERE} or more.",
        sentence="That is a lot: rest rather than run until it settles.",
        reason="severe",
        topic="running-while-sore",
        sources=("suffolk-pain",),
    ),
    VerdictRow(
        name="sharp or at night",
        standing=Standing.REST,
        when=lambda e: bool(e.signs),
        says="It is sharp, or there at night.",
        sentence="Sharp pain or pain at night is not like usual soreness: rest rather than run.",
        reason="sharp, or there at night",
        topic="soreness-or-injury",
        basis="Advice of physiotherapists on when not to run.",
    ),
    VerdictRow(
        name="nothing new",
        standing=Standing.UNCLEAR,
        when=lambda e: e.age_h > FRESH_H,
        says=f"The newest entry is more than {FRESH_H:g} hours old.",
        sentence="Nothing was noted lately; how is it now?",
        topic="listen-to-your-body",
        basis="Our own judgement.",
    ),
    VerdictRow(
        name="one entry",
        standing=Standing.UNCLEAR,
        when=lambda e: e.entries == 1 and e.effort_at is None,
        says="There is one entry only, and no hard run or strength session in the 48 hours before.",
        sentence="One entry says little yet; note it again tomorrow.",
        topic="listen-to-your-body",
        basis="Our own judgement.",
    ),
    VerdictRow(
        name="still there",
        standing=Standing.LINGERING,
        when=lambda e: e.hours > PEAK_TO_H,
        says=f"More than {PEAK_TO_H:g} hours after the effort.",
        sentence="Still there after three days: take it easy, it should be gone within a week.",
        topic="how-long",
        sources=("soreness-course",),
    ),
    VerdictRow(
        name="again",
        standing=Standing.USUAL,
        when=lambda e: e.again,
        says="Within the episode there was a new effort, and since then it held or rose.",
        sentence="A new effort keeps it going, as usual; make the next days easy ones.",
        topic="recovery",
        basis="Our own judgement.",
    ),
    VerdictRow(
        name="the first day",
        standing=Standing.USUAL,
        when=lambda e: e.hours < PEAK_FROM_H,
        says=f"Less than {PEAK_FROM_H:g} hours after the effort.",
        sentence="The usual start; tomorrow it may well be a little stronger.",
        topic="how-long",
        sources=("soreness-course",),
    ),
    VerdictRow(
        name="at its peak",
        standing=Standing.PEAK,
        when=lambda e: e.level >= e.peak,
        says=(
            f"{PEAK_FROM_H:g} to {PEAK_TO_H:g} hours after the effort, and it has not gone down."
        ),
        sentence="Normal for now: it is often worst around the second day and eases after that.",
        topic="how-long",
        sources=("soreness-course",),
    ),
    VerdictRow(
        name="easing",
        standing=Standing.USUAL,
        when=lambda _: True,
        says="All else: it has gone down from its highest level.",
        sentence="The usual course: it is easing.",
        topic="how-long",
        sources=("soreness-course",),
    ),
)


def verdict(episode: Episode) -> Verdict:
    """What is said of an episode; there is always a row that fits."""
    fitting = [row for row in VERDICTS if row.when(episode)]
    row = fitting[0]
    alike = [r.reason for r in fitting if r.standing is row.standing and r.reason]
    return Verdict(row.standing, row.sentence, tuple(alike), row.topic, row.sources, asks(episode))


def asks(episode: Episode) -> bool:
    """Whether the questions of `redflags` are to be asked."""
    one_sided = episode.one_sided and episode.level >= ONE_SIDED_FROM
    return episode.level >= SEVERE or one_sided or bool(episode.signs)


def grouped_by_verdict(episodes: Iterable[Episode]) -> tuple[tuple[Episode, ...], ...]:
    """Episodes of which the same is said, together, in the order of the first of each."""
    found: dict[tuple[str, tuple[str, ...]], list[Episode]] = {}
    for episode in episodes:
        said = verdict(episode)
        found.setdefault((said.sentence, said.reasons), []).append(episode)
    return tuple(map(tuple, found.values()))


def levels_in_words(episodes: Iterable[Episode]) -> str:
    """Places and levels, and nothing of what they mean: "Glutes 5/10, left calves 3/10"."""
    return _listed(f"{episode.place.name} {episode.level}/10" for episode in episodes)


def places_in_words(episodes: Iterable[Episode]) -> str:
    """Places alone: "Glutes, left calves"."""
    return _listed(episode.place.name for episode in episodes)


def episodes_in_words(*episodes: Episode) -> str:
    """Episodes `grouped_by_verdict` in a few words: "Glutes 5/10, day 2: usual".

    The day is left out where it is not the same, and the end where it says nothing.
    """
    days = {episode.day for episode in episodes}
    said = levels_in_words(episodes) + (f", day {episodes[0].day}" if len(days) == 1 else "")
    standing = verdict(episodes[0]).standing
    return said if standing is Standing.UNCLEAR else f"{said}: {standing}"


def _listed(parts: Iterable[str]) -> str:
    """Parts as one, of which only the first begins with a capital."""
    joined = ", ".join(part[0].lower() + part[1:] for part in parts)
    return joined[:1].upper() + joined[1:]
