"""Whether someone has looked at what a person said yes to a while ago."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from msgspec import Struct

from recoverytimer.soreness.answers import Answer, is_to_ask_about
from recoverytimer.soreness.redflags import signs
from recoverytimer.soreness.stoprules import SignQuestion, StopRules


class FollowUp(Struct, frozen=True):
    """A yes of a while ago, of which it is to be asked whether someone has looked at it."""

    question: SignQuestion
    answer: Answer


def follow_up(answers: Iterable[Answer], rules: StopRules, now: datetime) -> FollowUp | None:
    """The most urgent yes that it is time to ask about; one at a time."""
    due = {answer.question: answer for answer in answers if is_to_ask_about(answer, now)}
    questions = (sign.question for _, sign in signs(rules) if sign.question)
    return next((FollowUp(q, due[q.id]) for q in questions if q.id in due), None)
