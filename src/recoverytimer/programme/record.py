"""What is known of a programme that one is in: its sessions, each with its answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from msgspec import Struct
from msgspec.structs import replace

from recoverytimer.programme.asked import When
from recoverytimer.programme.events import (
    Answered,
    AnyEvent,
    Begun,
    Done,
    Moved,
    Resumed,
    Skipped,
    Value,
    what_counts,
)
from recoverytimer.programme.programme import Programme
from recoverytimer.programme.weeks import Place

COUNTS_FROM = 0.5
"""A session counts when so much of its sets was done."""
Answers = Mapping[str, Value]


class SessionDone(Struct, frozen=True):
    """A session that counts, with what was answered about it, whenever that was."""

    done: Done
    answers: Answers = {}

    @property
    def place(self) -> Place:
        """Where it stood."""
        return self.done.place

    @property
    def in_full(self) -> bool:
        """Whether all of it was done."""
        return self.done.share >= 1 and not self.done.failed


class LooseAnswer(Struct, frozen=True):
    """An answer that is about no session: at the start, or once a week."""

    question: str
    value: Value
    at: datetime
    day: date


class Record(Struct, frozen=True):
    """What happened since one began.

    Attributes:
        sessions: the first sessions of days, that count.
        loose: what was answered about no session.
        placing: what last said where one stands.
        heeded: when the person last said to go on, whatever was found before.
    """

    begun: Begun
    events: tuple[AnyEvent, ...]
    sessions: tuple[SessionDone, ...] = ()
    loose: tuple[LooseAnswer, ...] = ()
    placing: Done | Skipped | Moved | None = None
    heeded: datetime | None = None

    def in_stage(self, stage_id: str) -> tuple[SessionDone, ...]:
        """The sessions of a stage since one last came into it."""
        found: list[SessionDone] = []
        for session in reversed(self.sessions):
            if session.place.stage != stage_id:
                break
            found.insert(0, session)
        return tuple(found)

    def before_stage(self, stage_id: str) -> tuple[SessionDone, ...]:
        """The sessions of the stage in which one was before."""
        rest = self.sessions[: len(self.sessions) - len(self.in_stage(stage_id))]
        return replace(self, sessions=rest).in_stage(rest[-1].place.stage) if rest else ()

    @property
    def unheeded(self) -> tuple[SessionDone, ...]:
        """The sessions since the person last said to go on."""
        since = self.heeded
        return tuple(s for s in self.sessions if since is None or s.done.at > since)


def record_of(programme: Programme, events: Iterable[AnyEvent]) -> Record | None:
    """What happened since one began; None where one has not."""
    there = what_counts(events)
    if not there or not isinstance(there[0], Begun):
        return None
    done = [e for e in there if isinstance(e, Done) and e.share >= COUNTS_FROM and not e.second]
    answers, loose = _answers(programme, there, done)
    placing: list[Done | Skipped | Moved] = [
        event for event in there if event in done or isinstance(event, Skipped | Moved)
    ]
    heeded = [event.at for event in there if isinstance(event, Resumed | Moved)]
    return Record(
        begun=there[0],
        events=there,
        sessions=tuple(SessionDone(one, answers.get(one.id, {})) for one in done),
        loose=loose,
        placing=placing[-1] if placing else None,
        heeded=max(heeded, default=None),
    )


def _answers(
    programme: Programme, there: Iterable[AnyEvent], done: list[Done]
) -> tuple[dict[str, dict[str, Value]], tuple[LooseAnswer, ...]]:
    """The answers by the session that they are about, and the others."""
    found: dict[str, dict[str, Value]] = {}
    loose: list[LooseAnswer] = []
    for event in there:
        asked = programme.question(event.question) if isinstance(event, Answered) else None
        if not isinstance(event, Answered) or asked is None:
            continue
        daily = programme.counted_from is not None and asked.when is When.MORNING
        if asked.when in {When.START, When.WEEK} or daily:
            if event.value is not None:
                loose.append(LooseAnswer(asked.id, event.value, event.at, event.day))
        elif (about := _about(event, done)) is not None:
            of = found.setdefault(about, {})
            of.pop(asked.id, None)
            if event.value is not None:
                of[asked.id] = event.value
    return found, tuple(loose)


def _about(event: Answered, done: list[Done]) -> str | None:
    """The session that an answer is about: the one that it names, or the latest before it."""
    if event.about is not None:
        return event.about
    return next((one.id for one in reversed(done) if one.at <= event.at), None)
