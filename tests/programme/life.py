"""A made-up runner who follows a programme: what happens on which day, and where they stand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from recoverytimer.programme import events as e
from recoverytimer.programme.course import standing
from recoverytimer.programme.programme import Programme
from recoverytimer.programme.record import Record, record_of
from recoverytimer.programme.standing import Standing
from recoverytimer.programme.weeks import Place

START = date(2026, 6, 1)


class Life:
    """Days count from 0, the one on which the programme was begun; sessions are at six."""

    def __init__(self, programme: Programme, race: int | None = None) -> None:
        self.programme = programme
        self.events: list[e.AnyEvent] = []
        counted = None if race is None else START + timedelta(days=race)
        self._add(0, 5, lambda **k: e.Begun(counted_from=counted, **k))

    def _add(self, day: float, hour: float, make: Callable[..., e.AnyEvent]) -> str:
        at = datetime(START.year, START.month, START.day, tzinfo=UTC)
        number = f"{len(self.events):04}"
        self.events.append(make(id=number, programme="x", at=at + timedelta(days=day, hours=hour)))
        return number

    def at(self, day: float, hour: float = 12) -> Standing:
        moment = datetime(START.year, START.month, START.day, tzinfo=UTC)
        return standing(self.programme, self.events, moment + timedelta(days=day, hours=hour))

    @property
    def record(self) -> Record:
        found = record_of(self.programme, self.events)
        assert found is not None
        return found

    def do(
        self,
        day: float,
        *,
        hour: float = 18,
        place: Place | None = None,
        share: float = 1.0,
        failed: tuple[str, ...] = (),
        second: bool = False,
        **answers: int | str | None,
    ) -> str:
        """The session that is due, with answers: what is asked in the morning, then."""
        due = place or self.at(day, hour).place
        assert due is not None, self.at(day, hour)
        done = self._add(
            day,
            hour,
            lambda **k: e.Done(
                session=f"s{len(self.events)}",
                place=due,
                share=share,
                failed=failed,
                second=second,
                **k,
            ),
        )
        for question, value in answers.items():
            asked = self.programme.question(question.replace("_", "-"))
            assert asked is not None, question
            later = 14 if asked.when == "morning" else 0.1
            self.answer(asked.id, value, day, hour + later, about=done)
        return done

    def answer(
        self,
        question: str,
        value: int | str | None,
        day: float,
        hour: float = 7,
        about: str | None = None,
    ) -> str:
        return self._add(
            day, hour, lambda **k: e.Answered(question=question, value=value, about=about, **k)
        )

    def skip(self, day: float) -> str:
        due = self.at(day).place
        return self._add(day, 12, lambda **k: e.Skipped(place=due, **k))

    def move(self, day: float, place: Place) -> str:
        return self._add(day, 12, lambda **k: e.Moved(place=place, **k))

    def ease(self, day: float) -> str:
        due = self.at(day).place
        return self._add(day, 12, lambda **k: e.Eased(place=due, **k))

    def put_off(self, day: float, until: float) -> str:
        to = START + timedelta(days=until)
        return self._add(day, 12, lambda **k: e.PutOff(until=to, **k))

    def pause(
        self,
        day: float,
        since: int,
        until: int | None = None,
        reason: e.PauseReason = e.PauseReason.AWAY,
    ) -> str:
        ends = None if until is None else START + timedelta(days=until)
        begins = START + timedelta(days=since)
        return self._add(
            day, 12, lambda **k: e.Paused(reason=reason, since=begins, until=ends, **k)
        )

    def resume(self, day: float) -> str:
        return self._add(day, 12, e.Resumed)

    def leave(self, day: float) -> str:
        return self._add(day, 12, e.Left)

    def undo(self, day: float, what: str) -> str:
        return self._add(day, 13, lambda **k: e.Undone(what=what, **k))

    def begin_again(self, day: float) -> str:
        return self._add(day, 5, e.Begun)
