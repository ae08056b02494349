from __future__ import annotations

import pytest

from recoverytimer.exercise.exercise import Kind
from recoverytimer.player import player as p
from recoverytimer.player.player import Outcome
from recoverytimer.player.session import (
    session_of,
)
from tests.making import GLUTE_RELIEF, plain
from tests.player.playing import NOON, WHO, at


def test_a_record_tells_what_was_planned_and_what_happened() -> None:
    state = p.end(p.next_segment(at(GLUTE_RELIEF, 40), 40), 45)
    session = session_of(state, WHO, NOON)
    assert session.total_s == pytest.approx(45)
    works = [s for s in session.segments if s.exercise == "knee-rolls" and s.kind == "work"]
    assert [(s.planned_s, s.actual_s, s.outcome) for s in works] == [(60, 30, Outcome.SKIPPED)]
    assert not session.is_complete
    assert f"{session.local_start:%H:%M}" == "13:00"


def test_a_record_is_of_the_kind_that_took_most_of_its_time() -> None:
    assert session_of(p.end(at(GLUTE_RELIEF, 40), 40), WHO, NOON).kind is Kind.MOBILITY
    assert session_of(p.end(at(GLUTE_RELIEF, 600), 600), WHO, NOON).kind is Kind.STRETCH
    assert session_of(p.end(at(plain("rest = 30"), 20), 20), WHO, NOON).kind is None
