"""What became of a record last counts, on every computer and in whatever order they meet."""

from __future__ import annotations

import itertools
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from recoverytimer.base.storage.instants import LONG_AGO
from recoverytimer.history.changes import Change, Merged, Record, merged, newest, record_key
from recoverytimer.history.history import History
from recoverytimer.player.session import Session
from recoverytimer.records.records import records_of
from recoverytimer.routine.adaptation import Adaptation, Way
from recoverytimer.runs.run import Run
from recoverytimer.soreness.entry import after_session
from tests.recordmaking import NOON, entry, run, session, work
from tests.upgrades.opening import make_version_4

MINUTE = timedelta(minutes=1)
_TEXTS = st.sampled_from(["", "a", "b"])
_INSTANTS = st.integers(0, 3).map(lambda n: NOON + n * MINUTE)
_RECORDS = (
    st.builds(lambda n, note: run(n, note=note), st.integers(1, 2), _TEXTS)
    | st.builds(lambda n, note: entry(n, note=note), st.integers(1, 2), _TEXTS)
    | st.builds(
        lambda n, note, s: session(n, note=note, segments=(work("pigeon-pose", s),)),
        st.integers(1, 2),
        _TEXTS,
        st.sampled_from([1.0, 2.0]),
    )
)


def _change(record: Record, at: datetime, is_there: bool) -> Change:
    return Change(*record_key(record), at, record if is_there else None)


_CHANGES = st.builds(_change, _RECORDS, _INSTANTS, st.booleans())
_HISTORIES = st.lists(_CHANGES, max_size=6)


class Computer:
    """A history on a computer whose clock the test sets."""

    def __init__(self, folder: Path) -> None:
        self.clock = NOON
        self.history = History(folder / "history.sqlite3", now=lambda: self.clock)

    def later(self, minutes: int = 1) -> None:
        self.clock += minutes * MINUTE

    def take(self, *others: Computer) -> Merged:
        found = Merged()
        for other in others:
            found = self.history.take_newer(other.history)
        return found

    @property
    def holds(self) -> dict[object, object]:
        """All that is there, when it was changed, and what was deleted when."""
        records = {record_key(r): r for r in records_of(self.history)}
        return {"there": records, **self.history.changed(), "gone": self.history.deleted()}


@pytest.fixture
def computers(tmp_path: Path) -> Iterator[tuple[Computer, Computer]]:
    one, two = Computer(tmp_path / "one"), Computer(tmp_path / "two")
    yield one, two
    one.history.close()
    two.history.close()


@given(_CHANGES, _CHANGES)
def test_of_two_changes_of_a_record_the_same_counts_in_whatever_order(
    one: Change, two: Change
) -> None:
    two = replace(two, kind=one.kind, id=one.id)
    assert newest(one, two) == newest(two, one) in (one, two)
    assert newest(one, two).at == max(one.at, two.at)


@given(st.lists(_HISTORIES, min_size=3, max_size=3))
def test_merging_knows_no_order_and_no_twice(histories: list[list[Change]]) -> None:
    one, two, three = histories
    expected = merged(one, two, three)
    for first, second, third in itertools.permutations(histories):
        assert merged(first, second, third) == expected
        assert merged(merged(first, second).values(), third) == expected
        assert merged(first, merged(second, third).values()) == expected
    assert merged(expected.values(), one, expected.values()) == expected


@given(_HISTORIES, _HISTORIES)
def test_two_files_come_to_hold_what_the_merge_of_their_changes_says(
    mine: list[Change], theirs: list[Change]
) -> None:
    with TemporaryDirectory() as folder:
        one, two = (Computer(Path(folder, name)) for name in ("one", "two"))
        for computer, changes in ((one, mine), (two, theirs)):
            for change in merged(changes).values():
                _put(computer.history, change)
        one.take(two)
        two.take(one)
        assert one.holds == two.holds
        expected = merged(mine, theirs)
        assert one.holds["there"] == {k: c.record for k, c in expected.items() if c.record}
        assert one.history.deleted() == {k: c.at for k, c in expected.items() if not c.record}
        assert not two.take(one)
        one.history.close()
        two.history.close()


def _put(history: History, change: Change) -> None:
    if change.record is not None:
        history.take([change.record], {change.key: change.at})
        return
    with history.database.writing() as connection:
        connection.execute(
            "INSERT INTO deleted VALUES (?, ?, ?)",
            (
                {"Run": "runs", "Session": "sessions"}.get(change.kind.__name__, "soreness"),
                change.id,
                change.at.isoformat(timespec="microseconds"),
            ),
        )


def test_each_change_is_later_than_the_last_though_the_clock_went_back(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    history = computer.history
    seen = []
    for doing in (
        lambda: history.add(run()),
        lambda: history.add(run(note="corrected")),
        lambda: history.runs.delete("run-1"),
        lambda: history.add(run()),
        lambda: history.delete_all([run()]),
    ):
        doing()
        seen.append({**history.changed(), **history.deleted()}[Run, "run-1"])
        computer.later(-60)
    assert seen[0] == NOON
    assert seen == sorted(set(seen))


def test_what_was_deleted_stays_deleted_and_what_was_changed_since_stays(
    computers: tuple[Computer, Computer],
) -> None:
    one, two = computers
    one.history.add(session(), after_session(session(), 3), run(1), run(2))
    two.take(one)
    one.later()
    gone = one.history.sessions.delete("id-1")
    one.history.runs.delete("run-1")
    two.later(2)
    two.history.add(run(1, note="corrected"))
    found = two.take(one)
    assert set(found.gone) == set(gone)
    assert not found.new
    assert not one.take(two).gone
    assert one.holds == two.holds
    assert set(records_of(one.history)) == {run(1, note="corrected"), run(2)}


def test_the_undo_of_a_deletion_is_newer_than_it(computers: tuple[Computer, Computer]) -> None:
    one, two = computers
    one.history.add(run())
    two.take(one)
    gone = one.history.runs.delete("run-1")
    two.take(one)
    assert two.history.runs.get("run-1") is None
    one.history.add(*gone)
    assert two.take(one).new == (run(),)


def test_segments_and_adaptations_go_with_their_session(
    computers: tuple[Computer, Computer],
) -> None:
    one, two = computers
    one.history.add(session())
    two.take(one)
    one.later()
    adapted = (Adaptation(exercise="pigeon-pose", way=Way.LEFT_OUT),)
    changed = session(segments=(work("bridge", 9.0),), adaptations=adapted)
    one.history.add(changed)
    assert two.take(one).changed == (changed,)
    assert two.history.sessions.get("id-1") == changed


def test_what_was_felt_after_a_session_moves_along_and_is_changed_then(
    computers: tuple[Computer, Computer],
) -> None:
    one, two = computers
    after = after_session(session(), 3)
    one.history.add(session(), after)
    two.take(one)
    one.later()
    one.history.add(session(at=NOON - timedelta(hours=1)))
    two.take(one)
    assert two.history.soreness.get("id-1") == replace(after, at=after.at - timedelta(hours=1))
    assert one.holds == two.holds


def test_two_computers_that_come_from_the_same_older_history_differ_in_nothing(
    computers: tuple[Computer, Computer],
) -> None:
    one, two = computers
    for computer in computers:
        computer.history.add(session(), run())
        _as_before_version_5(computer.history)
    assert set(one.history.changed().values()) == {LONG_AGO}
    assert not one.take(two)
    one.history.runs.delete("run-1")
    assert not one.take(two)
    assert two.take(one).gone == (run(),)


def _as_before_version_5(history: History) -> None:
    history.close()
    with closing(sqlite3.connect(history.path)) as database, database:
        make_version_4(database)


@pytest.mark.parametrize("instant", ["soon", "", "9999-12-31T23:59:59.999999+00:00", "2026-03-04"])
def test_an_instant_that_cannot_be_is_older_than_any_other(
    computers: tuple[Computer, Computer], instant: str
) -> None:
    one, two = computers
    for computer, note in ((one, "mine"), (two, "theirs")):
        computer.history.add(run(note=note))
    with two.history.database.writing() as connection:
        connection.execute("UPDATE runs SET changed_at = ?", (instant,))
    assert not one.take(two)
    two.history.add(run(note="later"))
    two.later()
    two.history.runs.delete("run-1")
    assert one.take(two).gone == (run(note="mine"),)


def test_a_damaged_row_elsewhere_is_left_out_alone(computers: tuple[Computer, Computer]) -> None:
    one, two = computers
    two.history.add(run(1), run(2), session())
    with two.history.database.writing() as connection:
        connection.execute("UPDATE runs SET started_at = 'soon' WHERE id = 'run-1'")
        connection.execute("UPDATE sessions SET kind = 'sleep'")
    found = one.take(two)
    assert found.new == (run(2),)
    assert found.unreadable == 2
    assert one.history.sessions.get("id-1") is None


def test_of_100_changes_at_one_instant_both_keep_the_same(
    computers: tuple[Computer, Computer],
) -> None:
    one, two = computers
    for computer, side in ((one, "one"), (two, "two")):
        computer.history.add(*(run(n, note=f"{side} {n % 7}") for n in range(100)))
        computer.history.delete_all([run(n) for n in range(100) if n % 3 == len(side) % 2])
        computer.clock = datetime(2026, 3, 4, 12, tzinfo=UTC)
    one.take(two)
    two.take(one)
    assert one.holds == two.holds


def test_a_session_elsewhere_is_read_as_it_was_written(
    computers: tuple[Computer, Computer],
) -> None:
    one, two = computers
    kept = session(note="“half” of it", offset_min=-210)
    one.history.add(kept)
    two.take(one)
    assert two.history.sessions.get(kept.id) == kept
    assert two.history.changed() == {(Session, kept.id): NOON}
