from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from recoverytimer.base.textfolding import folded
from recoverytimer.exercise.exercise import Kind
from recoverytimer.history.byhand import moved_to
from recoverytimer.history.history import History
from recoverytimer.history.sessionfilter import SessionFilter
from recoverytimer.player.session import Session
from recoverytimer.soreness.entry import after_session
from tests.history.examples import KINDS, SESSIONS, SOME_DAY, day, fresh
from tests.recordmaking import NOON, entry, session, work

DAY = timedelta(days=1)
MARCH = (date(2026, 3, 1), date(2026, 3, 31))


def test_a_session_is_summed_up_with_the_soreness_after_it(history: History) -> None:
    done = session()
    history.add(done, after_session(done, 3), entry(2, level=9, session_id=done.id))
    (summary,) = history.sessions.page()
    assert (summary.total_s, summary.work_s, summary.soreness) == (45, 40, 3)
    assert (summary.complete, summary.kind, summary.by_hand) == (True, Kind.STRETCH, False)
    history.add(after_session(done, 7))
    assert history.sessions.page()[0].soreness == 7
    assert history.soreness.after(done.id) == after_session(done, 7)


def test_with_a_session_goes_the_soreness_after_it_and_both_come_back(history: History) -> None:
    done = session()
    other = entry(2)
    history.add(done, after_session(done, 3), other)
    gone = history.sessions.delete(done.id)
    assert gone == (done, after_session(done, 3))
    assert history.soreness.between(*MARCH) == (other,)
    history.add(*gone)
    assert history.sessions.page()[0].soreness == 3


def test_a_session_moved_to_another_time_takes_the_soreness_after_it_along(
    history: History,
) -> None:
    done = session()
    history.add(done, after_session(done, 3))
    changed = moved_to(done, NOON - 2 * DAY, 120)
    history.add(changed)
    assert history.soreness.after(done.id) == after_session(changed, 3)
    assert list(history.totals.days()) == [date(2026, 3, 2)]
    history.add(replace(changed, note="noted"))
    assert history.soreness.after(done.id) == after_session(changed, 3)


def test_pages_follow_each_other_without_gap_or_overlap(history: History) -> None:
    history.add(*(session(n, NOON + timedelta(hours=n // 2)) for n in range(25)))
    seen: list[str] = []
    last = None
    while page := history.sessions.page(last, 10):
        seen += [s.id for s in page]
        last = page[-1]
    assert len(seen) == len(set(seen)) == 25


def test_the_newest_of_a_routine_and_how_many_there_were_that_day(history: History) -> None:
    ends = [NOON + timedelta(hours=h) for h in (-24, 0, 2)]
    other = session(9, NOON + timedelta(hours=3), routine_id="other")
    history.add(*(session(n, at) for n, at in enumerate(ends)), other)
    log, routine = history.sessions, session().routine_id
    newest = log.last_of([routine])
    assert newest is not None
    assert newest.ended_at == session(2, ends[2]).ended_at
    assert log.count_on(newest.day, [routine]) == 2
    assert log.last_of([routine], ends[2]) == newest
    assert log.last_of([routine], ends[2] + timedelta(seconds=1)) is None


def test_routines_have_the_name_that_they_had_last(history: History) -> None:
    assert history.sessions.routines() == {}
    history.add(
        session(1, routine_id="b", routine_name="Old"),
        session(2, NOON + DAY, routine_id="b", routine_name="New"),
        session(3, routine_id="a", routine_name="Other"),
    )
    assert history.sessions.routines() == {"a": "Other", "b": "New"}


def test_an_exercise_is_known_once_time_was_spent_on_it(history: History) -> None:
    history.add(session(segments=(work("pigeon-pose", 12.0), work("childs-pose", 0.0))))
    asked = ("pigeon-pose", "childs-pose", "bridge")
    assert history.sessions.exercises_done(asked) == {"pigeon-pose"}


@given(
    SESSIONS,
    st.builds(
        SessionFilter,
        text=st.sampled_from(
            ["", "knee", "FIN 50", "mude strasse", "bed fine", "膝", "痛い 左", "x"]
        ),
        kinds=st.frozensets(st.sampled_from(KINDS[:2])),
        routine_ids=st.sampled_from([frozenset(), frozenset({"bedtime"})]),
        first=st.none() | SOME_DAY | st.just(date.min),
        last=st.none() | SOME_DAY | st.just(date.max),
    ),
)
def test_a_filter_lets_through_what_fits_all_of_it_the_newest_first(
    kept: list[Session], where: SessionFilter
) -> None:
    def fits(one: Session) -> bool:
        words = folded(f"{one.routine_name} {one.note}")
        return (
            all(f" {word}" in words for word in folded(where.text).split())
            and (not where.kinds or one.kind in where.kinds)
            and (not where.routine_ids or one.routine_id in where.routine_ids)
            and (where.first or date.min) <= day(one) <= (where.last or date.max)
        )

    expected = sorted(filter(fits, kept), key=lambda s: (s.started_at, s.id), reverse=True)
    with fresh(*kept) as history:
        found: list[str] = []
        last = None
        while page := history.sessions.page(last, 5, where):
            found += [s.id for s in page]
            last = page[-1]
    assert found == [s.id for s in expected]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("relief glute", True),
        ("GLU REL", True),
        ("lief", False),
        ("strasse", True),
        ("cafe", True),
        ("CAFÉ", True),
        ("100%", True),
        ("%", True),
        ("_'\";--", True),
        ('glute "OR" 1', False),
        ("膝", True),
        ("の膝", True),
        ("glute* NEAR(x)", False),
        ("x" * 5000, False),
        ("glute " * 2000, True),
        (" ".join(f"w{n}" for n in range(2000)), False),
    ],
)
def test_words_are_found_whatever_else_stands_there(
    history: History, text: str, found: bool
) -> None:
    history.add(session(note="Café an der Straße: 100 of 120. 左の膝"))
    assert bool(history.sessions.page(where=SessionFilter(text=text))) is found
