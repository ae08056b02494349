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
NO_HOLDS, YES_HOLDS = timedelta(hours=44), timedelta(days=7)


class Answer(Struct, frozen=True, kw_only=True):
    """A yes or no to a question, by its id.

    Attributes:
        at: UTC.
    """

    question: FileId
    yes: bool
    at: datetime


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
        return tuple(answer for answer in self._list.load() if answer.at.tzinfo is not None)

    def save(self, answers: Iterable[Answer]) -> None:
        """Write the answers atomically.

        Raises:
            OSError: the folder cannot be written or the disk is full.
        """
        self._list.save(answers)


def answers_that_hold(answers: Iterable[Answer], now: datetime) -> Mapping[str, bool]:
    """What still holds, by the question's id: a no until the next day ends, a yes for a week."""
    newest = {a.question: a for a in sorted(answers, key=lambda a: a.at)}
    return {
        question: answer.yes
        for question, answer in newest.items()
        if timedelta(0) <= now - answer.at < (YES_HOLDS if answer.yes else NO_HOLDS)
    }


def with_answers(
    answers: Iterable[Answer], given: Mapping[str, bool], at: datetime
) -> tuple[Answer, ...]:
    """The answers with those that were given at an instant (UTC), and without what they replace."""
    kept = [a for a in answers if a.question not in given and at - a.at < YES_HOLDS]
    return (*kept, *(Answer(question=q, yes=yes, at=at) for q, yes in given.items()))


def newest_answers(present: Iterable[Answer], coming: Iterable[Answer]) -> tuple[Answer, ...]:
    """The newest answer to each question out of both; of two at one instant a yes."""
    given = (*present, *coming)
    latest = {a.question: a for a in sorted(given, key=lambda a: (a.at, a.yes))}
    return tuple(latest[question] for question in dict.fromkeys(a.question for a in given))
