"""The answers to the questions about soreness, and how long they hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from pathlib import Path

from msgspec import Struct

from recoverytimer.base.ownfile import OnDamaged, leave_damaged
from recoverytimer.base.ownlist import OwnList
from recoverytimer.exercise.exercise import FileId

# Our own judgement: who answered is not asked the next day, unless something got worse; and what
# was there is not forgotten because nobody asked again.
NO_HOLDS, SEEN_HOLDS = timedelta(hours=44), timedelta(days=14)
ASKED_AFTER = timedelta(days=7)


class Answer(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A yes or no to a question, by its id.

    Attributes:
        at: UTC.
        seen: of a yes, whether someone has looked at it since.
        asked_at: when that was last asked, UTC.
    """

    question: FileId
    yes: bool
    at: datetime
    seen: bool = False
    asked_at: datetime | None = None

    @property
    def newest_at(self) -> datetime:
        """When anything was last said of it."""
        return self.asked_at or self.at


class AnswersFile:
    """The answers on disk; what cannot be read there counts as not answered.

    Args:
        damaged: what becomes of a file that cannot be used.
    """

    def __init__(self, path: Path, damaged: OnDamaged = leave_damaged) -> None:
        self.path = path
        self._list = OwnList(path, Answer, damaged)

    def load(self) -> tuple[Answer, ...]:
        """All answers that are kept."""
        return tuple(answer for answer in self._list.load() if _has_zones(answer))

    def save(self, answers: Iterable[Answer]) -> None:
        """Write the answers atomically.

        Raises:
            OSError: the folder cannot be written or the disk is full.
        """
        self._list.save(answers)


def answers_that_hold(answers: Iterable[Answer], now: datetime) -> Mapping[str, bool]:
    """What still holds, by the question's id.

    A no holds until the next day ends, a yes until it is answered again or someone has looked at
    it; then it counts as a no for two weeks.
    """
    newest = {a.question: a for a in sorted(answers, key=lambda a: a.at)}
    return {
        question: answer.yes and not answer.seen
        for question, answer in newest.items()
        if answer.at <= now and _holds(answer, now)
    }


def is_to_ask_about(answer: Answer, now: datetime) -> bool:
    """Whether it is time to ask if someone has looked at it."""
    return answer.yes and not answer.seen and now - answer.newest_at >= ASKED_AFTER


def with_answers(
    answers: Iterable[Answer], given: Mapping[str, bool], at: datetime
) -> tuple[Answer, ...]:
    """The answers with those that were given at an instant (UTC), and without what they replace."""
    return in_place(answers, *(Answer(question=q, yes=yes, at=at) for q, yes in given.items()))


def in_place(answers: Iterable[Answer], *new: Answer) -> tuple[Answer, ...]:
    """The answers with some in place of those to the same questions."""
    given = {answer.question for answer in new}
    return (*(a for a in answers if a.question not in given), *new)


def newest_answers(present: Iterable[Answer], coming: Iterable[Answer]) -> tuple[Answer, ...]:
    """The newest answer to each question out of both; of two at one instant a yes.

    Of two that are the same yes it is the one of which more was said since.
    """
    given = (*present, *coming)
    latest = {a.question: a for a in sorted(given, key=lambda a: (a.at, a.yes, a.newest_at))}
    return tuple(latest[question] for question in dict.fromkeys(a.question for a in given))


def _holds(answer: Answer, now: datetime) -> bool:
    if not answer.yes:
        return now - answer.at < NO_HOLDS
    return not answer.seen or now - answer.newest_at < SEEN_HOLDS


def _has_zones(answer: Answer) -> bool:
    return answer.at.tzinfo is not None and answer.newest_at.tzinfo is not None
