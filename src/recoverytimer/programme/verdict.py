"""Whether one goes on, repeats, eases or stops, each with its reasons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from enum import Enum, auto
from itertools import pairwise

from msgspec import Struct

from recoverytimer.programme.answers import in_stage, is_loose, of_all, of_session
from recoverytimer.programme.asked import DURING, MORNING, Condition
from recoverytimer.programme.programme import Consequence, Programme, Rule
from recoverytimer.programme.record import Record, SessionDone
from recoverytimer.programme.stage import GoOn, Stage, Stuck


class Decision(Enum):
    """What comes next."""

    GO_ON = auto()
    REPEAT = auto()
    BACK = auto()
    EASE = auto()
    ASK = auto()
    STOP = auto()


class Why(Enum):
    """A reason for a decision."""

    ALL_HOLDS = auto()
    WEEK_GOES_ON = auto()
    FEW_SESSIONS = auto()
    DAY_TOO_SELDOM = auto()
    NOT_IN_FULL = auto()
    NO_ANSWER = auto()
    ANSWER = auto()
    REPEATED_ENOUGH = auto()
    DURING = auto()
    DURING_TWICE = auto()
    MORNING = auto()
    MORNING_ROSE = auto()
    MORNINGS_ABOVE = auto()
    RULE = auto()
    DAYS_AWAY = auto()
    WISHED = auto()
    AFTER_ILLNESS = auto()
    GATE_CLOSED = auto()
    OVER = auto()


class Reason(Struct, frozen=True):
    """Why, with the numbers that it is about.

    Attributes:
        question: the id of what was asked, or of a day.
        value, limit: what is, and what is wanted.
        says: the text of a rule of the programme.
    """

    why: Why
    question: str = ""
    value: float | None = None
    limit: float | None = None
    says: str = ""


class Verdict(Struct, frozen=True):
    """A decision with its reasons."""

    decision: Decision
    reasons: tuple[Reason, ...] = ()


def stage_verdict(programme: Programme, stage: Stage, record: Record) -> Verdict:
    """What comes when the weeks of a stage are over."""
    rule = stage.go_on or GoOn()
    unmet = (*_counts(stage, rule, record), *_conditions(programme, stage, rule, record))
    if not unmet:
        return Verdict(Decision.GO_ON, (Reason(Why.ALL_HOLDS),))
    if _may_be_asked(rule, stage, record, unmet):
        return Verdict(Decision.ASK, unmet)
    repeats = repeats_of(programme, stage, record)
    if repeats < stage.repeats:
        return Verdict(Decision.REPEAT, unmet)
    stuck = Decision.STOP if stage.when_stuck is Stuck.STOP else Decision.ASK
    return Verdict(stuck, (*unmet, Reason(Why.REPEATED_ENOUGH, value=repeats)))


def repeats_of(programme: Programme, stage: Stage, record: Record) -> int:
    """How often the last week of a stage was begun again, not counting after days away."""
    begun = [s for s in record.in_stage(stage.id) if s.place.week == stage.weeks]
    return sum(
        now.place.session == 1
        and (now.done.day - before.done.day).days < programme.limits.week_again
        for before, now in pairwise(begun)
    )


def _counts(stage: Stage, rule: GoOn, record: Record) -> Iterator[Reason]:
    sessions = record.in_stage(stage.id)
    count = _counted(rule, sessions)
    if rule.sessions is not None and count < rule.sessions:
        yield Reason(Why.FEW_SESSIONS, value=count, limit=rule.sessions)
    for day in dict.fromkeys(rule.of or stage.days):
        times = sum(session.place.day == day for session in sessions)
        if rule.each_day is not None and times < rule.each_day:
            yield Reason(Why.DAY_TOO_SELDOM, day, times, rule.each_day)
    last = {session.place.day: session for session in sessions}
    if rule.in_full:
        for day, session in last.items():
            if not session.in_full:
                yield Reason(Why.NOT_IN_FULL, day)


def _counted(rule: GoOn, sessions: Sequence[SessionDone]) -> int:
    return sum(rule.of is None or session.place.day in rule.of for session in sessions)


def _may_be_asked(rule: GoOn, stage: Stage, record: Record, unmet: Sequence[Reason]) -> bool:
    """Whether only some sessions are missing, and not so many that the stage comes again."""
    if rule.ask_from is None or any(reason.why is not Why.FEW_SESSIONS for reason in unmet):
        return False
    return _counted(rule, record.in_stage(stage.id)) >= rule.ask_from


def _conditions(programme: Programme, stage: Stage, rule: GoOn, record: Record) -> Iterator[Reason]:
    for condition in rule.conditions:
        holds = in_stage(programme, record, stage, condition)
        if holds is None:
            yield Reason(Why.NO_ANSWER, condition.id)
        elif not holds:
            yield Reason(Why.ANSWER, condition.id, limit=_limit(condition))


def _limit(condition: Condition) -> float | None:
    return condition.least if condition.most is None else condition.most


def stop_reasons(programme: Programme, record: Record, today: date) -> Iterator[Reason]:
    """Why to stop and see someone; what the person has heeded is not said again."""
    limits, sessions = programme.limits, record.unheeded
    during = [level_of(session, DURING) for session in sessions[-2:]]
    if len(during) == 2 and all(one is not None and one >= limits.during_stop for one in during):
        yield Reason(Why.DURING_TWICE, DURING, during[-1], limits.during_stop)
    mornings = [one for s in sessions if (one := level_of(s, MORNING)) is not None]
    if mornings and mornings[-1] >= limits.morning_stop:
        yield Reason(Why.MORNING, MORNING, mornings[-1], limits.morning_stop)
    all_mornings = [one for s in record.sessions if (one := level_of(s, MORNING)) is not None]
    usual = max(limits.morning_fine, all_mornings[0]) if all_mornings else 0
    last = [level_of(session, MORNING) for session in sessions[-limits.mornings_above :]]
    if len(last) == limits.mornings_above and all(m is not None and m > usual for m in last):
        yield Reason(Why.MORNINGS_ABOVE, MORNING, last[-1], usual)
    yield from rule_reasons(programme, record, Consequence.STOP, today)


def level_of(session: SessionDone, question: str) -> int | None:
    """A number that was answered about a session."""
    value = session.answers.get(question)
    return value if isinstance(value, int) else None


def rule_reasons(
    programme: Programme, record: Record, then: Consequence, today: date
) -> Iterator[Reason]:
    """The rules of the programme's own that hold after the last session."""
    days = (today - record.begun.day).days
    for rule in programme.rules:
        is_time = rule.then is then and days >= rule.after_days
        if is_time and rule_holds(programme, record, rule, record.unheeded):
            yield Reason(Why.RULE, says=rule.says)


def rule_holds(
    programme: Programme, record: Record, rule: Rule, sessions: Sequence[SessionDone]
) -> bool:
    """Whether a rule holds of the last sessions, of as many on end as it wants."""
    loose = [one for one in rule.conditions if _is_about_no_session(programme, one)]
    if any(not _is_new(record, one) for one in loose):
        return False
    if len(loose) == len(rule.conditions):
        return all(of_all(programme, record, one) is True for one in loose)
    last = sessions[-rule.running :]
    if len(last) < rule.running:
        return False
    return all(
        of_session(programme, record, condition, session) is True
        for session in last
        for condition in rule.conditions
    )


def _is_about_no_session(programme: Programme, condition: Condition) -> bool:
    asked = programme.question(condition.id)
    return asked is not None and is_loose(programme, asked.when)


def _is_new(record: Record, condition: Condition) -> bool:
    """Whether something was answered since the person last said to go on."""
    found = (one.at for one in record.loose if one.question == condition.id)
    return any(record.heeded is None or at > record.heeded for at in found)
