"""Runs that a person logs or takes over from a watch."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct

from recoverytimer.base.amounts import DAY_S
from recoverytimer.base.days import local_day

LONGEST_RUN_M = 1_000_000
LONGEST_RUN_S = 7 * DAY_S


class Effort(StrEnum):
    """How hard a run was."""

    EASY = "easy"
    STEADY = "steady"
    HARD = "hard"


class Run(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One run.

    Attributes:
        started_at: UTC.
        offset_min: minutes that local time was ahead of UTC there.
        source: the name of the file it came from; empty where it was typed.
    """

    id: str
    started_at: datetime
    offset_min: int
    distance_m: Annotated[float, Meta(gt=0, le=LONGEST_RUN_M)] | None = None
    duration_s: Annotated[float, Meta(gt=0, le=LONGEST_RUN_S)] | None = None
    effort: Effort | None = None
    note: str = ""
    source: str = ""

    @property
    def day(self) -> date:
        """The day by the local time there."""
        return local_day(self.started_at, self.offset_min)
