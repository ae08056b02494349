from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import timedelta
from itertools import combinations
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from recoverytimer.base.storage.migrations import MIGRATIONS
from recoverytimer.history.changes import Record
from recoverytimer.history.history import History
from recoverytimer.player.session import Session
from recoverytimer.runs.run import Run
from recoverytimer.soreness.entry import SorenessEntry, after_session
from tests import DATA
from tests.history.examples import fresh
from tests.recordmaking import entry, records, run, session


def get(history: History, record: Record) -> Record | None:
    log = {Session: history.sessions, SorenessEntry: history.soreness, Run: history.runs}
    return log[type(record)].get(record.id)


@given(records())
def test_any_record_is_found_as_it_was_kept_goes_and_comes_back(record: Record) -> None:
    with fresh(record) as history:
        assert get(history, record) == record
        log = {Session: history.sessions, SorenessEntry: history.soreness, Run: history.runs}
        gone = log[type(record)].delete(record.id)
        assert gone == (record,)
        assert get(history, record) is None
        assert log[type(record)].delete(record.id) == ()
        history.add(*gone)
        assert get(history, record) == record


@given(records(), st.text(st.characters(exclude_categories=("Cs",))))
def test_a_record_kept_twice_is_there_once_as_it_was_last(record: Record, note: str) -> None:
    with fresh(record, replace(record, note=note)) as history:
        assert get(history, record) == replace(record, note=note)
        assert len(history.sessions.page()) == isinstance(record, Session)


def test_each_sort_of_record_has_its_own_ids(history: History) -> None:
    kept = (replace(session(), id="one"), replace(entry(), id="one"), replace(run(), id="one"))
    history.add(*kept)
    assert all(get(history, record) == record for record in kept)
    history.runs.delete("one")
    assert [get(history, record) is None for record in kept] == [False, False, True]
    assert not any(a == b for a, b in combinations(kept, 2))


def clock_set_back(path: Path) -> str:
    """A history of version 2 in which a session ends before it starts; the session's id."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executescript((DATA / "history-2.sql").read_text(encoding="utf-8"))
        (found,) = connection.execute(
            "SELECT session_id FROM soreness WHERE area IS NULL"
        ).fetchone()
        early = "2026-03-08T20:00:00.000000+00:00"
        connection.execute("UPDATE sessions SET ended_at = ? WHERE id = ?", (early, found))
        connection.execute(
            "UPDATE soreness SET at = ?, day = '2026-03-08' WHERE id = ?", (early, found)
        )
    return str(found)


def test_older_sessions_that_end_before_they_start_are_mended_with_what_was_felt_after(
    tmp_path: Path,
) -> None:
    path = tmp_path / "history.sqlite3"
    session_id = clock_set_back(path)
    history = History(path)
    session = history.sessions.get(session_id)
    assert session is not None
    assert session.ended_at == session.started_at + timedelta(seconds=session.total_s)
    felt = history.soreness.after(session_id)
    assert felt == after_session(session, 0)
    assert felt in history.soreness.between(felt.day, felt.day)
    assert len(history.sessions.page()) == 3
    history.close()
    with closing(sqlite3.connect(tmp_path / f"history.sqlite3.before-{len(MIGRATIONS)}")) as copy:
        assert copy.execute("PRAGMA user_version").fetchone() == (2,)
