"""Writing behind the screen: what waits for a disk is done in order, in a thread of its own."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import partial
from queue import Empty, SimpleQueue
from threading import get_ident
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future

T = TypeVar("T")


class Submits(Protocol):
    """What does jobs one after another: an executor with one thread."""

    def submit(self, job: Callable[[], T], /) -> Future[T]:
        """Do a job when all before it are done."""

    def shutdown(self) -> None:
        """Let go of the thread when all is done."""


def one_thread() -> Submits:
    """Does jobs in a thread; it is waited for when the process ends."""
    from concurrent.futures import ThreadPoolExecutor

    return ThreadPoolExecutor(1, "writer")


class AtOnce:
    """Does each job right where it is handed in, as nobody looks at a screen meanwhile."""

    def submit(self, job: Callable[[], T], /) -> Future[T]:
        """Do a job now."""
        from concurrent.futures import Future

        done: Future[T] = Future()
        try:
            done.set_result(job())
        except Exception as error:
            done.set_exception(error)
        return done

    def shutdown(self) -> None:
        """There is no thread."""


def nothing_follows(_came_to: object) -> None:
    """What is done where nothing depends on what a job came to."""


class Writer:
    """Does jobs in the order in which they are handed in, and hands back what they came to.

    Only the thread that made it hands in, and there it hands back.

    Args:
        wake: called in any thread when `deliver` is to be called in that one; where there is none,
            each job is done and handed back at once.
        begin: makes what does the jobs, when there is the first one.
    """

    def __init__(
        self, wake: Callable[[], object] | None = None, begin: Callable[[], Submits] = AtOnce
    ) -> None:
        self._wake = wake
        self._begin = begin
        self._home = get_ident()
        self._executor: Submits | None = None
        self._waiting = 0
        """How many jobs have not been handed back."""
        self._outcomes: SimpleQueue[Callable[[], object]] = SimpleQueue()
        self._newest: dict[Hashable, Future[Any]] = {}

    def do(
        self,
        job: Callable[[], T],
        then: Callable[[T], object] = nothing_follows,
        failed: Callable[[OSError], object] | None = None,
        newest_of: Hashable = None,
    ) -> None:
        """Have a job done after all that were handed in before.

        `then` takes what it came to, `failed` what the disk said against it. A job that has not
        begun is dropped, with what follows from it, when a newer of the same comes.
        """
        assert get_ident() == self._home, "only the thread that made the writer hands in"
        older = self._newest.pop(newest_of, None)
        if older is not None:
            older.cancel()
        self._waiting += 1
        done = self._jobs.submit(job)
        if newest_of is not None:
            self._newest[newest_of] = done
        end = partial(self._end, done, then, failed, newest_of)
        done.add_done_callback(lambda _: self._bring(end))
        if self._wake is None:
            self.deliver()

    def here(self, call: Callable[[], object]) -> None:
        """Have something called, from any thread, in the one that hands in."""
        if get_ident() == self._home:
            call()
        else:
            self._bring(call)

    def deliver(self) -> None:
        """Hand back what one job came to, if it is done."""
        try:
            outcome = self._outcomes.get_nowait()
        except Empty:
            return
        outcome()

    def flush(self) -> None:
        """Wait until all is done and handed back."""
        while self._waiting:
            outcome = self._outcomes.get()
            try:
                outcome()
            except BaseException:
                self.flush()
                raise

    def all_before(self) -> Callable[[], None]:
        """What waits, in any other thread, for all that was handed in until now."""
        # Nothing newer may take the place of what is waited for.
        self._newest.clear()
        return self._jobs.submit(_nothing).result

    def close(self) -> None:
        """Wait until all is done and let go of the thread; the next job gets another."""
        self.flush()
        if self._executor is not None:
            self._executor.shutdown()
            self._executor = None

    @property
    def _jobs(self) -> Submits:
        self._executor = self._executor or self._begin()
        return self._executor

    def _bring(self, call: Callable[[], object]) -> None:
        self._outcomes.put(call)
        if self._wake is not None:
            self._wake()

    def _end(
        self,
        done: Future[T],
        then: Callable[[T], object],
        failed: Callable[[OSError], object] | None,
        newest_of: Hashable,
    ) -> None:
        self._waiting -= 1
        if self._newest.get(newest_of) is done:
            del self._newest[newest_of]
        if done.cancelled():
            return
        error = done.exception()
        if failed is not None and isinstance(error, OSError):
            failed(error)
        else:
            then(done.result())


class HandedIn(Generic[T]):
    """What was handed to a writer, by its key, until that has done with it; the newest counts."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self.values: dict[str, tuple[T]] = {}

    def write(
        self,
        key: str,
        value: T,
        job: Callable[[], None],
        then: Callable[[None], object] = nothing_follows,
        failed: Callable[[OSError], object] | None = None,
    ) -> None:
        """Hand in a job that has a value written, or removed; what follows is as for any job."""
        mine = self.values[key] = (value,)

        def let_go() -> None:
            if self.values.get(key) is mine:
                del self.values[key]

        def do() -> None:
            try:
                job()
            finally:
                self._writer.here(let_go)

        self._writer.do(do, then, failed, newest_of=(self, key))


def _nothing() -> None:
    """A job that ends when its turn has come."""
