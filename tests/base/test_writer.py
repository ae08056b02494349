from __future__ import annotations

from collections.abc import Iterator
from threading import Event, Thread, get_ident

import pytest

from recoverytimer.base.writer import HandedIn, Writer, one_thread


class Held:
    """A writer whose first job waits until it is let go, and what was done in which order."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.gate = Event()
        self.writer = Writer(lambda: None, one_thread)
        self.writer.do(self.gate.wait)

    def do(self, name: str, newest_of: str | None = None) -> None:
        self.writer.do(lambda: self.done.append(name), newest_of=newest_of)

    def let_go(self) -> None:
        self.gate.set()
        self.writer.flush()


@pytest.fixture
def held() -> Iterator[Held]:
    made = Held()
    yield made
    made.gate.set()
    made.writer.close()


def test_jobs_are_done_in_their_order_when_their_turn_has_come(held: Held) -> None:
    for name in "abc":
        held.do(name)
    assert held.done == []
    held.let_go()
    assert held.done == ["a", "b", "c"]


def test_of_what_waits_only_the_newest_is_done_in_its_own_place(held: Held) -> None:
    held.do("old", newest_of="checkpoint")
    held.do("other", newest_of="settings")
    held.do("record")
    held.do("new", newest_of="checkpoint")
    held.let_go()
    assert held.done == ["other", "record", "new"]
    held.do("next", newest_of="checkpoint")
    held.writer.flush()
    assert held.done[-1] == "next"


def test_what_came_of_it_is_handed_back_in_the_thread_that_asked(held: Held) -> None:
    here = get_ident()
    seen: list[tuple[bool, bool]] = []

    def take(there: int) -> None:
        seen.append((there == here, get_ident() == here))

    held.writer.do(get_ident, take)
    held.let_go()
    assert seen == [(False, True)]


def test_what_goes_wrong_is_raised_where_it_is_handed_back_and_all_else_is_done(
    held: Held,
) -> None:
    def fails() -> None:
        raise OSError("no room")

    held.writer.do(fails)
    held.do("after")
    with pytest.raises(OSError, match="no room"):
        held.let_go()
    assert held.done == ["after"]


def test_what_the_disk_says_against_it_is_handed_back_to_who_wants_to_know(held: Held) -> None:
    def fails() -> None:
        raise OSError("no room")

    said: list[str] = []
    held.writer.do(fails, lambda _: said.append("done"), lambda error: said.append(str(error)))
    held.let_go()
    assert said == ["no room"]


def test_what_follows_may_hand_in_more_and_a_flush_waits_for_that(held: Held) -> None:
    held.writer.do(lambda: None, lambda _: held.do("more"))
    held.let_go()
    assert held.done == ["more"]


def test_another_thread_can_wait_for_all_that_was_handed_in(held: Held) -> None:
    held.do("a", newest_of="settings")
    wait = held.writer.all_before()
    held.do("b", newest_of="settings")
    seen: list[list[str]] = []

    def look() -> None:
        wait()
        seen.append(held.done[:1])

    other = Thread(target=look)
    other.start()
    held.gate.set()
    other.join()
    assert seen == [["a"]]


def test_what_is_called_from_the_thread_is_called_where_one_hands_in(held: Held) -> None:
    here = get_ident()
    called: list[bool] = []

    def note() -> None:
        called.append(get_ident() == here)

    held.writer.do(lambda: held.writer.here(note))
    held.writer.here(note)
    assert called == [True]
    held.let_go()
    assert called == [True, True]


def test_only_who_made_it_hands_in(held: Held) -> None:
    held.writer.do(lambda: held.do("from the thread"))
    with pytest.raises(AssertionError):
        held.let_go()
    assert held.done == []


def test_after_it_was_closed_it_goes_on_with_the_next_job(held: Held) -> None:
    held.gate.set()
    held.writer.close()
    held.do("again")
    held.writer.flush()
    assert held.done == ["again"]


def test_without_a_thread_all_is_done_and_raised_at_once() -> None:
    def fails() -> None:
        raise OSError("no room")

    writer, done = Writer(), list[int]()
    writer.do(lambda: done.append(1), lambda _: done.append(2))
    assert done == [1, 2]
    with pytest.raises(OSError, match="no room"):
        writer.do(fails)


def test_what_was_handed_in_is_known_until_it_is_written_and_the_newest_counts(
    held: Held,
) -> None:
    handed_in: HandedIn[str] = HandedIn(held.writer)
    for value in ("old", "new"):
        handed_in.write("mine", value, lambda value=value: held.done.append(value))
    assert handed_in.values["mine"] == ("new",)
    held.let_go()
    assert held.done == ["new"]
    assert handed_in.values == {}
