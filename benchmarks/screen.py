"""A screen, and homes where nothing is yet: how a person has the app."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[1]
SETTLED_S = 4.0
PATIENCE_S = 60.0
Environment = dict[str, str]


@contextmanager
def screen() -> Iterator[Environment]:
    """The environment of programs on a screen of their own.

    There is no window manager: of processes that follow each other this fast, one loses a window.
    """
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x800x24"]
    server = subprocess.Popen(command, pass_fds=(write,), stderr=subprocess.DEVNULL)
    try:
        display = f":{os.read(read, 16).decode().strip()}"
        left_out = ("XDG_", "WAYLAND_", "DBUS_", "QT_", "PYTHONDONTWRITEBYTECODE")
        kept = {k: v for k, v in os.environ.items() if not k.startswith(left_out)}
        yield {**kept, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    finally:
        server.terminate()
        server.wait()


@contextmanager
def at_home(environment: Environment) -> Iterator[Environment]:
    """The same for somebody who has nothing yet, and was asked the questions of the first start."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        settings = Path(home, ".config", "recoverytimer", "settings.toml")
        settings.parent.mkdir(parents=True)
        settings.write_text("asked = true\n", encoding="utf-8")
        yield {**environment, "HOME": home, "STARTED": str(time.time())}


def seconds(name: str, environment: Environment) -> float:
    """What `benchmarks.seen` measures in a fresh process."""
    command = [sys.executable, "-m", "benchmarks.seen", name]
    with at_home(environment) as given:
        done = subprocess.run(
            command,
            cwd=ROOT,
            env=given,
            capture_output=True,
            text=True,
            timeout=PATIENCE_S,
            check=False,
        )
    if not done.stdout:
        message = f"{name} was never painted: {done.stderr}"
        raise RuntimeError(message)
    return float(done.stdout.split()[-1])


def memory_mib(name: str, environment: Environment) -> float:
    """The share of memory of a program and all that it has started, when it has settled."""
    arguments = {"app": ["recoverytimer"], "bare": ["benchmarks.seen", "bare"]}[name]
    with at_home({**environment, "STAYS": "1"}) as given:
        process = subprocess.Popen(
            [sys.executable, "-m", *arguments], cwd=ROOT, env=given, stdout=subprocess.DEVNULL
        )
        time.sleep(SETTLED_S)
        found = sum(map(_share_mib, _tree(process.pid)))
        process.terminate()
        process.wait()
    return found


def _tree(pid: int) -> Iterator[int]:
    yield pid
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii")
    for child in map(int, children.split()):
        yield from _tree(child)


def _share_mib(pid: int) -> float:
    """A process's proportional share; of Python and Qt all, as if nobody else had them now."""
    total, kind = 0, ""
    for line in Path(f"/proc/{pid}/smaps").read_text(encoding="utf-8").splitlines():
        first, *rest = line.split()
        if not first.endswith(":"):
            kind = "Rss:" if sys.prefix in line or sys.base_prefix in line else "Pss:"
        elif first == kind:
            total += int(rest[0])
    return total / 1024
