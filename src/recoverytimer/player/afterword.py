"""What is told at the end of a session, beside what was done in it."""

from __future__ import annotations

from datetime import date

from msgspec import Struct


class Afterword(Struct, frozen=True, kw_only=True):
    """What the records say by then.

    Attributes:
        day: the session's, by its own local time.
        days: those of its week with a session, that day among them.
        times: how many sessions there were in that week, this one among them.
        before: how sore one was before, 0 to 10; None where that was not said lately.
        before_said: that in a sentence, with the place and when it was said.
        easing: what got easier in the last weeks, and what that rests on; empty where nothing did.
    """

    day: date
    days: frozenset[date] = frozenset()
    times: int = 0
    before: int | None = None
    before_said: str = ""
    easing: tuple[str, str] | None = None
