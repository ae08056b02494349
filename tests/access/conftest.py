"""An app on a screen and a bus of its own, with what a screen reader would be told of it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from tests import ROOT
from tests.access.rules import Node
from tests.devscript import dev

READER = "/usr/bin/python3"
"""The system's Python: its packages are for no other."""
NEEDED = ("Xvfb", "dbus-daemon", "/usr/libexec/at-spi2-registryd", READER)


class Reader:
    """Shows pages in an app, and has them walked."""

    def __init__(self, app: subprocess.Popen[str], walker: subprocess.Popen[str]) -> None:
        self._app = app
        self._walker = walker

    def tree(self, name: str) -> Node:
        """All that is told of a page."""
        assert self._answer(self._app, name).strip() == name
        found: Node = json.loads(self._answer(self._walker, name))
        assert "error" not in found, found
        return found

    def _answer(self, process: subprocess.Popen[str], name: str) -> str:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(f"{name}\n")
        process.stdin.flush()
        return process.stdout.readline()


def lacking() -> str:
    """Why nothing can be read here, if so."""
    if sys.platform != "linux":
        return "screen readers of other systems are asked otherwise"
    missing = [name for name in NEEDED if shutil.which(name) is None]
    if missing:
        return f"there is no {', '.join(missing)}"
    if not dev().can_hear():
        return "the system's Python has no Atspi"
    return ""


@pytest.fixture(scope="session")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    """What reads pages; it is started once."""
    if reason := lacking():
        pytest.skip(reason)
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "src"))),
    }
    with ExitStack() as stack:

        def started(*command: str, **options: object) -> subprocess.Popen[str]:
            process: subprocess.Popen[str] = subprocess.Popen(
                command, stdin=-1, stdout=-1, text=True, cwd=ROOT, env=environment, **options
            )  # type: ignore[call-overload]
            stack.enter_context(process)
            stack.callback(process.kill)
            return process

        screen = started("Xvfb", "-displayfd", "1", "-screen", "0", "1920x1080x24", stderr=-3)
        assert screen.stdout is not None
        environment["DISPLAY"] = f":{screen.stdout.readline().strip()}"
        bus = started("dbus-daemon", "--session", "--nofork", "--print-address", stderr=-3)
        assert bus.stdout is not None
        environment["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
        folder = tmp_path_factory.mktemp("shown")
        app = started(sys.executable, "-m", "tests.access.showing", str(folder))
        yield Reader(app, started(READER, str(ROOT / "tests" / "access" / "walking.py")))
