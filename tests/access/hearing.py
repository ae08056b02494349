"""Writes down what a screen reader hears of an app, with the seconds, until it falls silent.

It is run by the system's Python, which has the library that screen readers use, on a session bus
and a screen of its own, and imports nothing of the app or the tests:

    dbus-run-session -- python3 tests/access/hearing.py [--quiet SECONDS] COMMAND ARGUMENT...
"""

import argparse
import os
import subprocess
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

HEARD = {
    "object:announcement": "says",
    "object:state-changed:focused": "focus",
    "object:property-change:accessible-name": "name",
    "object:property-change:accessible-value": "value",
    "object:property-change:accessible-description": "description",
}


class Hearing:
    """Listens from the start of the app on."""

    def __init__(self, quiet_s: float) -> None:
        self._quiet_s = quiet_s
        self._began = self._last = time.monotonic()
        self._unheard = dict.fromkeys(HEARD, 0)
        self._listener = Atspi.EventListener.new(self._take)
        for event in HEARD:
            self._listener.register(event)

    def write_down(self, command: list[str]) -> None:
        """Start the app, and end it when it has been silent for long."""
        env = os.environ | {"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
        self._began = self._last = time.monotonic()
        app = subprocess.Popen(command, env=env, stdout=sys.stderr)
        loop = GLib.MainLoop()

        def look() -> bool:
            if app.poll() is None and time.monotonic() - self._last < self._quiet_s:
                return True
            loop.quit()
            return False

        GLib.timeout_add(500, look)
        loop.run()
        app.terminate()
        app.wait()
        for event, count in self._unheard.items():
            if count:
                print(f"unheard: {count} x {event}")  # noqa: T201

    def _take(self, event: Atspi.Event) -> None:
        kind = next(k for k in HEARD if event.type.startswith(k))
        text = self._text(kind, event)
        if text is None:
            self._unheard[kind] += 1
            return
        self._last = time.monotonic()
        seconds = f"{self._last - self._began:7.1f}"
        print(f"{seconds}  {HEARD[kind]:6} {text}", flush=True)  # noqa: T201

    def _text(self, kind: str, event: Atspi.Event) -> "str | None":
        """What a screen reader would say to that; None where it stays silent."""
        source = event.source
        if kind == "object:announcement":
            return f"{'now' if event.detail1 == 2 else 'then'}: {event.any_data}"
        has_focus = source.get_state_set().contains(Atspi.StateType.FOCUSED)
        if kind == "object:state-changed:focused":
            told = f"{source.get_name()!r}, {source.get_role_name()}"
            return f"{told} ({source.get_description()})" if event.detail1 else None
        is_window = source.get_role_name() in {"frame", "window", "filler"} and (
            source.get_parent() == source.get_application()
        )
        return f"{source.get_role_name()}: {event.any_data}" if has_focus or is_window else None


def main() -> None:
    """Listen to the command that is given."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quiet", type=float, default=40.0, metavar="SECONDS")
    parser.add_argument("command", nargs=argparse.REMAINDER)
    asked = parser.parse_args()
    Hearing(asked.quiet).write_down(asked.command)


if __name__ == "__main__":
    main()
