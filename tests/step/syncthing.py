"""Two Syncthing daemons keep two data folders in step while the app's keepers write to both.

`python -m tests.step.syncthing [WRITES]`: so many writes on each side (1,000), in turns, with the
computers apart, and at the same time. It ends with 1 where anything is lost, doubled or back. All
is on this computer: no other is asked for or told anything.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random
from typing import Any

from recoverytimer.base.clock import utc_now
from recoverytimer.base.conflictcopies import CONFLICTS
from recoverytimer.base.writer import Writer, one_thread
from tests.step.computers import NAME, Computer, Doings, expected

SHARED = "data"
# It waits a minute, two and more after what it could not bring.
LONGEST_S = 300.0
LOOKS_EVERY = 10
OPTIONS = {
    "globalAnnounceEnabled": False,
    "localAnnounceEnabled": False,
    "relaysEnabled": False,
    "natEnabled": False,
    "stunKeepaliveStartS": 0,
    "urAccepted": -1,
    "crashReportingEnabled": False,
    "autoUpgradeIntervalH": 0,
    "startBrowser": False,
    "reconnectionIntervalS": 1,
}


class Daemon:
    """One Syncthing with a home of its own."""

    def __init__(self, home: Path, folder: Path) -> None:
        self.folder = folder
        self._key = secrets.token_hex(16)
        self._gui, self.port = _free_port(), _free_port()
        folder.mkdir(parents=True)
        log = (home.parent / f"{home.name}.log").open("wb")
        self._process = subprocess.Popen(
            [
                "syncthing",
                "serve",
                f"--home={home}",
                "--no-browser",
                "--no-default-folder",
                f"--gui-address=127.0.0.1:{self._gui}",
                f"--gui-apikey={self._key}",
            ],
            stdout=log,
            stderr=subprocess.STDOUT,
            env={**os.environ, "STNOUPGRADE": "1"},
        )
        self.id = str(_until(lambda: self.ask("system/status"))["myID"])
        listening = [f"tcp://127.0.0.1:{self.port}"]
        self.ask("config/options", "PATCH", OPTIONS | {"listenAddresses": listening})

    def share_with(self, other: Daemon) -> None:
        """Keep the folder in step with another's."""
        address = [f"tcp://127.0.0.1:{other.port}"]
        self.ask("config/devices", "POST", {"deviceID": other.id, "addresses": address})
        self.ask(
            "config/folders",
            "POST",
            {
                "id": SHARED,
                "path": str(self.folder),
                "devices": [{"deviceID": self.id}, {"deviceID": other.id}],
                "fsWatcherEnabled": True,
                "fsWatcherDelayS": 1,
                "rescanIntervalS": 3600,
                "maxConflicts": -1,
            },
        )

    def pause(self, other: Daemon, *, paused: bool) -> None:
        """Be apart from another, or together again."""
        self.ask(f"config/devices/{other.id}", "PATCH", {"paused": paused})

    def scan(self) -> None:
        """Look for changes now."""
        self.ask(f"db/scan?folder={SHARED}", "POST")

    def is_in_step(self, other: Daemon) -> bool:
        """Whether it has the history of the other, by a scan that is made now.

        It may go on to ask in vain, for minutes, for a copy that was merged and moved meanwhile.
        """
        self.scan()
        found = self.ask(f"db/need?folder={SHARED}")
        needed = {item["name"] for key in ("progress", "queued", "rest") for item in found[key]}
        together = self.ask("system/connections")["connections"][other.id]["connected"]
        return bool(together) and NAME not in needed

    def ask(self, what: str, method: str = "GET", value: object = None) -> Any:
        """Ask by its interface, or have something done."""
        request = urllib.request.Request(
            f"http://127.0.0.1:{self._gui}/rest/{what}",
            method=method,
            data=None if value is None else json.dumps(value).encode(),
            headers={"X-API-Key": self._key},
        )
        with urllib.request.urlopen(request, timeout=30) as answer:
            text = answer.read()
        return json.loads(text) if text else None

    def stop(self) -> None:
        """End it."""
        self._process.terminate()
        self._process.wait(30)


class Side(Doings):
    """A computer with what is done there, all in one thread."""

    def __init__(self, folder: Path, number: int) -> None:
        self._executor = ThreadPoolExecutor(1)
        self.copies_seen: set[str] = set()
        self.in_thread(lambda: self._begin(folder, number))

    def _begin(self, folder: Path, number: int) -> None:
        computer = Computer(folder, utc_now, Writer(lambda: None, one_thread))
        super().__init__(computer, Random(number), number * 1_000_000)

    def in_thread(self, do: Callable[[], object]) -> None:
        """Have something done where the app runs."""
        self._executor.submit(do).result()

    def work(self, times: int) -> None:
        """Do so much, and look for what came as often as the window does."""
        for number in range(times):
            self.do()
            if number % LOOKS_EVERY == 0:
                self.look()

    def look(self) -> None:
        """Look for what the service left."""
        self.copies_seen |= set(self.computer.copies)
        self.computer.in_step.look()
        self.computer.writer.flush()

    def begin(self, times: int) -> Any:
        """The same as `work`, while others work."""
        return self._executor.submit(lambda: self.work(times))

    def end(self) -> None:
        """End the app."""
        self.in_thread(self.computer.close)
        self.in_thread(self.computer.writer.close)
        self._executor.shutdown()


def _until(ready: Callable[[], Any], longest_s: float = LONGEST_S) -> Any:
    ends = time.monotonic() + longest_s
    while True:
        try:
            found = ready()
        except OSError:
            found = None
        if found:
            return found
        assert time.monotonic() < ends, "it takes too long"
        time.sleep(1.0)


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _all_in_step(daemons: tuple[Daemon, Daemon], sides: tuple[Side, Side]) -> None:
    def is_done() -> bool:
        for side in sides:
            side.in_thread(side.look)
        one, two = daemons
        same = one.is_in_step(two) and two.is_in_step(one)
        files = [(side.computer.folder / NAME).read_bytes() for side in sides]
        same &= files[0] == files[1]
        return same and all(side.computer.is_up_to_date for side in sides)

    try:
        _until(is_done)
    except AssertionError:
        for daemon, side in zip(daemons, sides, strict=True):
            status = daemon.ask(f"db/status?folder={SHARED}")
            errors = daemon.ask(f"folder/errors?folder={SHARED}")
            sys.stderr.write(f"{status['state']}, {status['needTotalItems']} needed, {errors}\n")
            known = daemon.ask(f"db/file?folder={SHARED}&file={NAME}")
            held = (side.computer.folder / NAME).stat()
            sys.stderr.write(f"known {known}; held {held.st_size} {held.st_mtime_ns}\n")
            sys.stderr.write(f"{sorted(p.name for p in side.computer.folder.iterdir())}\n")
            sys.stderr.write(f"{side.computer.told[-3:]}\n")
        raise


def main(writes: int) -> int:
    """Do all of it, and say what came of it."""
    folder = Path(tempfile.mkdtemp(prefix="in-step-"))
    began = time.monotonic()

    def say(text: str) -> None:
        sys.stdout.write(f"{time.monotonic() - began:6.1f} s  {text}\n")
        sys.stdout.flush()

    one, two = (Daemon(folder / f"home-{n}", folder / f"data-{n}") for n in (1, 2))
    daemons = one, two
    try:
        one.share_with(two)
        two.share_with(one)
        sides = Side(one.folder, 1), Side(two.folder, 2)
        say(f"two daemons, {one.ask('system/version')['version']}")
        for _ in range(5):
            for side in sides:
                side.in_thread(lambda side=side: side.work(writes // 25))
                _all_in_step(daemons, sides)
        say(f"in turns: {writes // 5} on each side")
        for _ in range(4):
            one.pause(two, paused=True)
            for side in sides:
                side.in_thread(lambda side=side: side.work(writes // 10))
            one.pause(two, paused=False)
            _all_in_step(daemons, sides)
        say(f"apart, four times: {writes // 10 * 4} on each side")
        left = writes - 5 * (writes // 25) - 4 * (writes // 10)
        tasks = [side.begin(left) for side in sides]
        while not all(task.done() for task in tasks):
            for daemon in daemons:
                daemon.scan()
        for task in tasks:
            task.result()
        say(f"at the same time: {left} on each side")
        _all_in_step(daemons, sides)
        return _judge(sides, say)
    finally:
        one.stop()
        two.stop()
        shutil.rmtree(folder, ignore_errors=True)


def _judge(sides: tuple[Side, Side], say: Callable[[str], None]) -> int:
    wanted = expected(*sides)
    faults = 0
    for number, side in enumerate(sides, start=1):
        found: dict[Any, Any] = {}
        side.in_thread(lambda side=side, found=found: found.update(side.computer.records))
        lost = [key for key in wanted if key not in found]
        back = [key for key in found if key not in wanted]
        other = [key for key in found if key in wanted and found[key] != wanted[key]]
        faults += len(lost) + len(back) + len(other)
        kept = len(list((side.computer.folder / CONFLICTS).iterdir()))
        say(
            f"side {number}: {side.done}, {len(found)} records; lost {len(lost)}, "
            f"back {len(back)}, older than the last change {len(other)}; conflict copies seen "
            f"{len(side.copies_seen)}, put aside {kept}, told {len(side.computer.told)} times"
        )
        for sentence in side.computer.told[-2:]:
            say(f"  {sentence}")
        side.end()
    say("all is well" if not faults else f"{faults} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000))
