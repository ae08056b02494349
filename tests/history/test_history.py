from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from recoverytimer.history.history import History, Record
from recoverytimer.player.session import Session
from recoverytimer.runs.run import Run
from recoverytimer.soreness.entry import SorenessEntry
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
