"""The numbers of the rules that all programmes have in common."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from recoverytimer.programme.table import Table


class Easing(StrEnum):
    """What an easier session is."""

    SET_FEWER = "one set fewer"
    HALF = "half the sets"
    ONE_SET = "one set each"
    STAGE_BEFORE = "the stage before"


_Level = Annotated[int, Meta(ge=0, le=10)]
_Days = Annotated[int, Meta(ge=1, le=365)]


class Limits(Table, frozen=True, kw_only=True):
    """The numbers of the common rules; a programme may have others.

    Attributes:
        during_fine, morning_fine: pain up to that is no reason to ease.
        during_stop, morning_stop: from that on the session ends, or someone is to look at it.
        morning_rise: so much more than the morning before is a reason to ease.
        mornings_above: so many mornings on end above the usual one are a reason to stop.
        calm_sessions: so many lead back from easier ones.
        week_again, stage_back, ask: so many days without a session lead to that.
        eased: what an easier session is.
    """

    during_fine: _Level = 3
    during_stop: _Level = 6
    morning_fine: _Level = 3
    morning_rise: _Level = 2
    morning_stop: _Level = 6
    mornings_above: Annotated[int, Meta(ge=2, le=30)] = 3
    calm_sessions: Annotated[int, Meta(ge=1, le=10)] = 2
    week_again: _Days = 7
    stage_back: _Days = 14
    ask: _Days = 28
    eased: Easing = Easing.SET_FEWER
