"""What nobody foresaw: in full in the log, in one sentence for the person."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from recoverytimer.base.clock import Clock
from recoverytimer.base.words import system

# A fault that comes again each second is told once in so long.
QUIET_S = 600.0


class UnforeseenFaults:
    """Takes what is caught nowhere else, from any thread.

    Args:
        log_file: where the log is.
        tell: takes the sentence.
        said: makes it of where the details are, if they are anywhere.
    """

    def __init__(
        self,
        log_file: Path,
        tell: Callable[[str], object],
        said: Callable[[Path | None], str] = system.unforeseen,
        clock: Clock = time.monotonic,
    ) -> None:
        self._log_file = log_file
        self._tell = tell
        self._said = said
        self._clock = clock
        self._told: dict[str, float] = {}

    def take(self, error: BaseException) -> None:
        """Log a fault and say so, unless this kind of fault was told of late."""
        now, kind = self._clock(), _kind(error)
        if now - self._told.get(kind, -QUIET_S) < QUIET_S:
            return
        self._told[kind] = now
        is_logged = self._log(error)
        if not is_logged:
            sys.__excepthook__(type(error), error, error.__traceback__)
        # At the very end what shows the sentence is gone.
        with suppress(RuntimeError):
            self._tell(self._said(self._log_file if is_logged else None))

    def watch(self) -> None:
        """Take from now on whatever would end in a traceback that nobody reads."""
        sys.excepthook = lambda _kind, error, _trace: self._take_or_stop(error)
        sys.unraisablehook = lambda fault: self._take_or_stop(fault.exc_value)
        threading.excepthook = lambda fault: self._take_or_stop(fault.exc_value)

    def _take_or_stop(self, error: BaseException | None) -> None:
        if isinstance(error, Exception):
            self.take(error)
        elif error is not None:
            sys.__excepthook__(type(error), error, error.__traceback__)

    def _log(self, error: BaseException) -> bool:
        from recoverytimer.base.logfile import log_to

        is_there = log_to(self._log_file)
        if is_there:
            import logging

            logging.getLogger(__name__).error("Not expected", exc_info=error)
        return is_there


def _kind(error: BaseException) -> str:
    """What it is and where it came up."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else ""
    return f"{type(error).__qualname__} {place}"
