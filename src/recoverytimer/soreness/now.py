"""How it stands with soreness now: where it is sore, what that means, what is to be asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta

from msgspec import Struct

from recoverytimer.soreness import redflags
from recoverytimer.soreness.checkin import CheckIn, of_yesterday
from recoverytimer.soreness.effort import PastEffort
from recoverytimer.soreness.entry import SorenessEntry
from recoverytimer.soreness.episode import Episode, episodes, spoken_of
from recoverytimer.soreness.followup import FollowUp
from recoverytimer.soreness.redflags import Alarm
from recoverytimer.soreness.stoprules import SignQuestion, StopRules

EPISODES_BACK, SHOWN_BACK = timedelta(days=30), timedelta(days=91)


class SorenessNow(Struct, frozen=True, kw_only=True):
    """What there is to show of soreness.

    Attributes:
        now: local time, with its offset.
        entries: what was noted, the oldest first.
        episodes: where it is sore, the worst first.
        unended: all episodes that go on, also that of no place where a place is spoken of.
        effort: the last one, from which the usual course counts.
        answers: those that hold, by the question's id.
        open_questions: what is to be asked and has no answer that holds.
        all_questions: what can be asked, and what was answered with yes.
        alarms: what follows from the answers, the most urgent first.
        follow_up: a yes of a while ago that is to be asked about.
    """

    now: datetime
    entries: tuple[SorenessEntry, ...] = ()
    episodes: tuple[Episode, ...] = ()
    unended: tuple[Episode, ...] = ()
    effort: PastEffort | None = None
    answers: Mapping[str, bool] = {}
    open_questions: tuple[SignQuestion, ...] = ()
    all_questions: tuple[SignQuestion, ...] = ()
    alarms: tuple[Alarm, ...] = ()
    follow_up: FollowUp | None = None

    @property
    def today(self) -> date:
        """The day."""
        return self.now.date()

    @property
    def checked_in(self) -> bool:
        """Whether something was noted today."""
        return any(entry.day == self.today for entry in self.entries)

    @property
    def yesterday(self) -> CheckIn | None:
        """What was said yesterday."""
        return of_yesterday(self.entries, self.today)


def soreness_now(
    entries: Iterable[SorenessEntry],
    efforts: Sequence[PastEffort],
    answers: Mapping[str, bool],
    rules: StopRules,
    now: datetime,
) -> SorenessNow:
    """How it stands.

    Args:
        entries: those of the last 30 days, and perhaps older ones to be shown, in any order.
        efforts: the oldest first.
        answers: those to the questions of `rules` that still hold, by the question's id.
        rules: the guide's.
        now: local time, with its offset.
    """
    noted = sorted(entries, key=lambda entry: (entry.at, entry.id))
    first = now.date() - EPISODES_BACK
    recent = [entry for entry in noted if entry.day >= first]
    found = episodes(recent, [effort.ended_at for effort in efforts], now)
    sore = spoken_of(found)
    return SorenessNow(
        now=now,
        entries=tuple(noted),
        episodes=sore,
        unended=found,
        effort=efforts[-1] if efforts else None,
        answers=answers,
        open_questions=redflags.unanswered(rules, sore, answers),
        all_questions=askable(rules, sore, answers),
        alarms=redflags.alarms(rules, answers),
    )


def askable(
    rules: StopRules, sore: Sequence[Episode], answers: Mapping[str, bool]
) -> tuple[SignQuestion, ...]:
    """What can be asked, and what was answered with yes."""
    called_for = redflags.questions(rules, sore, answers)
    every = (sign.question for level in rules.levels for sign in level.signs if sign.question)
    affirmed = tuple(q for q in every if answers.get(q.id) and q not in called_for)
    return (*called_for, *affirmed)
