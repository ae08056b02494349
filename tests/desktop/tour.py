"""Drives a running app with playerctl on a session bus, and prints what was seen as JSON.

Run as a program inside of dbus-run-session: `python -m tests.desktop.tour FOLDER`.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from recoverytimer.base.identity import APP_ID

PLAYER = f"--player={APP_ID}"
PATIENCE_S = 30.0
INHIBIT = "Inhibit Recovery Timer"


def ask(*words: str) -> str:
    done = subprocess.run(
        ["playerctl", PLAYER, *words], capture_output=True, text=True, check=False
    )
    return done.stdout.strip()


def waited(condition: Callable[[], bool]) -> bool:
    end = time.monotonic() + PATIENCE_S
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


class Reading:
    """The lines that a program prints, as they come."""

    def __init__(self, *command: str) -> None:
        self.lines: list[str] = []
        self._running = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        threading.Thread(target=self._read, daemon=True).start()

    def end(self) -> None:
        self._running.kill()
        self._running.wait()

    def _read(self) -> None:
        assert self._running.stdout is not None
        for line in self._running.stdout:
            self.lines.append(line.strip())


def followed(*words: str) -> Reading:
    """What playerctl prints at each change."""
    # It buffers what it prints into a pipe.
    return Reading("stdbuf", "-oL", "playerctl", PLAYER, "--follow", *words)


def main(folder: Path) -> dict[str, object]:
    saver = Reading(sys.executable, "-m", "tests.desktop.screensaver")
    waited(lambda: "ready" in saver.lines)
    (folder / "settings.toml").write_text('voice = "names only"\n')
    app = subprocess.Popen(
        [sys.executable, "-m", "recoverytimer", "--data-dir", str(folder), "play", "desk-break"],
        stderr=subprocess.DEVNULL,
    )
    seen: dict[str, object] = {}
    try:
        seen["playing"] = waited(lambda: ask("status") == "Playing")
        seen["awake"] = waited(lambda: INHIBIT in saver.lines)
        seen["album"] = ask("metadata", "xesam:album")
        statuses, titles = followed("status"), followed("metadata", "xesam:trackNumber")
        waited(lambda: statuses.lines == ["Playing"] and titles.lines == ["1"])
        ask("play-pause")
        seen["paused"] = waited(lambda: statuses.lines[-1:] == ["Paused"])
        seen["asleep"] = waited(lambda: "UnInhibit 7" in saver.lines)
        ask("next")
        seen["next"] = waited(lambda: titles.lines[-1:] == ["2"])
        ask("previous")
        seen["previous"] = waited(lambda: titles.lines[-1:] == ["1"])
        seen["length"] = ask("metadata", "mpris:length")
        ask("position", "4")
        seen["position"] = ask("position")
        ask("volume", "0.5")
        seen["volume"] = ask("volume")
        ask("play")
        seen["goes on"] = waited(lambda: statuses.lines == ["Playing", "Paused", "Playing"])
        seen["awake again"] = waited(lambda: saver.lines.count(INHIBIT) == 2)
        statuses.end()
        titles.end()
    finally:
        app.kill()
        app.wait()
        saver.end()
    return seen


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]))))
