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

PLAYER = "--player=recoverytimer"
PATIENCE_S = 30.0


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


def main(folder: Path) -> dict[str, object]:
    saver = subprocess.Popen(
        [sys.executable, "-m", "tests.desktop.screensaver"], stdout=subprocess.PIPE, text=True
    )
    calls: list[str] = []

    def read() -> None:
        assert saver.stdout is not None
        for line in saver.stdout:
            calls.append(line.strip())  # noqa: PERF401 - as they come, not at the end

    threading.Thread(target=read, daemon=True).start()
    waited(lambda: "ready" in calls)
    (folder / "settings.toml").write_text('voice = "names only"\n')
    app = subprocess.Popen(
        [sys.executable, "-m", "recoverytimer", "--data-dir", str(folder), "play", "desk-break"],
        stderr=subprocess.DEVNULL,
    )
    seen: dict[str, object] = {}
    try:
        seen["playing"] = waited(lambda: ask("status") == "Playing")
        seen["awake"] = waited(lambda: "inhibit" in calls)
        seen["album"] = ask("metadata", "xesam:album")
        first = ask("metadata", "xesam:title")
        ask("play-pause")
        seen["paused"] = waited(lambda: ask("status") == "Paused")
        seen["asleep"] = waited(lambda: "uninhibit 7" in calls)
        ask("next")
        seen["next"] = waited(lambda: ask("metadata", "xesam:title") not in {"", first})
        ask("previous")
        seen["previous"] = waited(lambda: ask("metadata", "xesam:title") == first)
        ask("play")
        seen["goes on"] = waited(lambda: ask("status") == "Playing")
        seen["length"] = ask("metadata", "mpris:length")
        seen["awake again"] = waited(lambda: calls.count("inhibit") == 2)
    finally:
        app.kill()
        app.wait()
        saver.kill()
    return seen


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]))))
