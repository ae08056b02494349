"""Situations to test with, at some hours before a noon, and the routines that are shipped."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from msgspec.structs import replace

from recoverytimer.base.paths import shipped_resources
from recoverytimer.exercise.bodyareas import Area
from recoverytimer.exercise.exercise import Kind
from recoverytimer.guide.library import Guide
from recoverytimer.routine.library import Library
from recoverytimer.routine.timeline import Timing
from recoverytimer.runs.run import Effort
from recoverytimer.soreness.entry import Place
from recoverytimer.soreness.episode import Episode
from recoverytimer.soreness.redflags import Alarm
from recoverytimer.soreness.stoprules import Urgency, stop_rules
from recoverytimer.today.candidates import Candidate, candidates_of
from recoverytimer.today.guards import GuardName
from recoverytimer.today.rules import RuleName
from recoverytimer.today.situation import PastSession, RecentRun, Situation
from recoverytimer.today.suggestions import Suggestions
from tests.noting import NOON

LIBRARY = Library(shipped_resources(), Path("nowhere"))
GUIDE = Guide(shipped_resources())
RULES = stop_rules(shipped_resources())
SHIPPED = candidates_of(LIBRARY, Timing())
STRENGTH, COLD, HEAT = (Kind.STRENGTH,), (Kind.COLD, Kind.REST), (Kind.HEAT, Kind.REST)
# Something was done, but long ago: the usual day.
LONG_AGO = PastSession("bedtime", (Kind.STRETCH,), NOON - timedelta(days=10), 600)


def hours_ago(hours: float) -> datetime:
    return NOON - timedelta(hours=hours)


def done(
    routine_id: str, kinds: tuple[Kind, ...], hours: float, total_s: float = 800
) -> PastSession:
    return PastSession(routine_id, kinds, hours_ago(hours), total_s)


def sore(level: int, area: Area | None = Area.GLUTES, **changed: object) -> Episode:
    usual = Episode(
        place=Place(area),
        level=level,
        day_level=level,
        peak=level,
        day=2,
        hours=40,
        age_h=1,
        entries=2,
        effort_at=hours_ago(41),
    )
    return replace(usual, **changed)


def ran(hours: float, effort: Effort | None = Effort.EASY) -> RecentRun:
    return RecentRun(hours_ago(hours), effort)


def at(hour: int, day: int = 4, **changed: object) -> Situation:
    now = NOON.replace(hour=hour, day=day)
    return Situation(**{"now": now, "sessions": (LONG_AGO,), **changed})


def name_of(rule: RuleName | GuardName) -> str:
    return rule.name.replace("_", " ").lower()


def names(found: Suggestions) -> list[str]:
    return [name_of(one.rule) for one in (found.first, *found.others)]


def ids(found: Suggestions) -> list[str | None]:
    return [found.first.routine_id, *(other.routine_id for other in found.others)]


ALARM = Alarm(Urgency.URGENT, "Get advice the same day", "A sign.", sources=("robertson-2017",))


def plain(routine_id: str = "mine", *kinds: Kind, **more: object) -> Candidate:
    return Candidate(id=routine_id, kinds=kinds or (Kind.STRETCH,), **more)
