"""Where tones come out, against where the timeline puts them: `python -m benchmarks.sound [DIR]`.

A private PulseAudio with a null sink is started, the app plays a routine in real time, the sink's
monitor is recorded. Needs the packages pulseaudio and pulseaudio-utils. With a folder, the plot of
all deviations is kept there.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from array import array
from pathlib import Path

RATE = 48_000
STEP = 96  # samples of one reading of the loudness: 2 ms
RISES = 4.0
QUIET = 30.0
APART_S = 0.12
NEAR_S = 0.2
ROUTINE = """
format = 1
name = "All tones"
prepare = 8
switch = 5
[[steps]]
exercise = "glute-bridge"
reps = 12
tempo = [["up", 1], ["hold", 0.6], ["down", 1.2]]
[[steps]]
exercise = "pigeon-pose"
hold = 20
sides = "each"
[[steps]]
rest = 9
[[steps]]
exercise = "belly-breathing"
breaths = 4
tempo = [["in", 2], ["out", 3]]
[[steps]]
rounds = 3
rest_between = 8
  [[steps.steps]]
  exercise = "childs-pose"
  hold = 10
"""


def main(keep: Path | None) -> None:
    """Play, record, compare and print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        environment = start_server(folder)
        try:
            expected, began, heard = record(folder, environment)
        finally:
            subprocess.run(["pulseaudio", "--kill"], env=environment, check=False)
    found = onsets(heard)
    pairs = [(at, nearest(at, [began + t for t in found])) for at in expected]
    late = [(at, (other - at) * 1000) for at, other in pairs if other is not None]
    values = sorted(ms for _, ms in late)
    middle = statistics.median(values)
    within = sum(abs(ms) <= 40 for ms in values) / len(expected)
    spread = sorted(abs(ms - middle) for ms in values)[int(len(values) * 0.99) - 1]
    print(f"tones expected {len(expected)}, found {len(late)}")
    print(f"late by {middle:.1f} ms (median), from {values[0]:.1f} to {values[-1]:.1f}")
    print(f"within 40 ms: {within:.1%}; 99 % within {spread:.1f} ms of the median")
    if keep:
        plot(late, expected[0], keep / "tones.png")


def start_server(folder: Path, *sinks: str) -> dict[str, str]:
    """A sound server of our own with sinks that go nowhere, the first of them the usual one."""
    run = folder / "run"
    run.mkdir(mode=0o700)
    environment = {**os.environ, "XDG_RUNTIME_DIR": str(run), "QT_QPA_PLATFORM": "offscreen"}
    command = ["pulseaudio", "-n", "--daemonize=yes", "--exit-idle-time=-1"]
    for sink in sinks or ("null",):
        command += ["-L", f"module-null-sink sink_name={sink} rate={RATE}"]
    command += ["-L", "module-native-protocol-unix"]
    subprocess.run(command, env=environment, check=True)
    return environment


def record(folder: Path, environment: dict[str, str]) -> tuple[list[float], float, array[int]]:
    """The instants of all tones, the instant at which the recording began, and what was heard."""
    routine = folder / "all-tones.toml"
    routine.write_text(ROUTINE, encoding="utf-8")
    command = ["parec", "-d", "null.monitor", "--format=s16le", f"--rate={RATE}", "--channels=1"]
    command += ["--latency-msec=10"]
    recorder = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE)
    assert recorder.stdout is not None
    first = recorder.stdout.read(2 * STEP)
    began = time.monotonic() - STEP / RATE
    arguments = [sys.executable, "-m", "benchmarks.sound", "--play", str(folder), str(routine)]
    player = subprocess.Popen(arguments, env=environment, stdout=subprocess.PIPE, text=True)
    heard = array("h", first)
    os.set_blocking(recorder.stdout.fileno(), False)
    while player.poll() is None:
        time.sleep(0.05)
        heard.frombytes(recorder.stdout.read(RATE * 2) or b"")
    recorder.kill()
    assert player.stdout is not None
    expected = [float(text) for text in player.stdout.read().split()]
    return expected, began, heard


def play(folder: Path, routine: Path) -> None:
    """In a process of its own: the app plays a routine and prints when tones are due."""
    from msgspec.structs import replace
    from PySide6.QtWidgets import QApplication

    from recoverytimer.base.paths import person_paths
    from recoverytimer.settings.settings import ChimeSet, VoiceLevel
    from recoverytimer.sound.client import Sounding, SoundProcess
    from recoverytimer.sound.messages import DueTones, SoundCommand
    from recoverytimer.start.app import App, Surroundings

    sent: list[tuple[float, DueTones]] = []

    class Listening(SoundProcess):
        def send(self, command: SoundCommand) -> None:
            if isinstance(command, DueTones):
                sent.append((time.monotonic(), command))
            super().send(command)

    paths = person_paths(folder / "home")

    def sounding(role: str) -> Sounding:
        return Listening(role, paths.sounds)

    qt = QApplication([])
    app = App(qt, paths, surroundings=Surroundings(sounding=sounding))
    settings = replace(app.keeper.current, chime_set=ChimeSet.WOOD, voice=VoiceLevel.OFF)
    app.keeper.change(settings)
    app.window.show()
    app.fill()
    # The first use makes the sounds.
    app.subjects.player.tones.start()
    wait(qt, 3)
    app.open_routine(str(routine))
    while app.subjects.player.playback.is_open:
        wait(qt, 0.2)
    wait(qt, 3)
    app.window.close()
    print(*due(sent))


def due(sent: list[tuple[float, object]]) -> list[float]:
    """What was not replaced before it was due, each once."""
    found: list[float] = []
    for n, (_, tones) in enumerate(sent):
        until = sent[n + 1][0] if n + 1 < len(sent) else float("inf")
        for one in tones.due:
            if one.at <= until and not any(abs(one.at - at) < 0.25 for at in found):
                found.append(one.at)
    return sorted(found)


def wait(qt, seconds: float) -> None:
    """Let the event loop run."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        qt.processEvents()
        time.sleep(0.002)


def onsets(heard: array[int]) -> list[float]:
    """The seconds at which something begins to sound, or begins anew."""
    loud = [max(map(abs, heard[n : n + STEP])) for n in range(0, len(heard) - STEP, STEP)]
    found: list[float] = []
    for n in range(6, len(loud)):
        before = max(loud[n - 6 : n - 1])
        at = n * STEP / RATE
        rises = loud[n] > QUIET and loud[n] > RISES * max(before, 5.0)
        if rises and (not found or at - found[-1] > APART_S):
            found.append(at)
    return found


def nearest(at: float, found: list[float]) -> float | None:
    """The onset that belongs to an instant, if any is near."""
    near = [other for other in found if abs(other - at) < NEAR_S]
    return min(near, key=lambda other: abs(other - at), default=None)


def plot(late: list[tuple[float, float]], first: float, path: Path) -> None:
    """Milliseconds of deviation over the seconds of the session."""
    from PySide6.QtCore import QPointF, Qt
    from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    _qt = QGuiApplication.instance() or QGuiApplication([])
    image = QImage(960, 360, QImage.Format.Format_RGB32)
    image.fill(QColor("#f7f2ea"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    seconds = late[-1][0] - first or 1.0
    for ms in (-40, 0, 40):
        painter.setPen(QColor("#94887a"))
        y = 180 - ms * 3
        painter.drawLine(60, y, 940, y)
        painter.drawText(8, y + 5, f"{ms} ms")
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#c24f34"))
    for at, ms in late:
        painter.drawEllipse(QPointF(60 + 880 * (at - first) / seconds, 180 - ms * 3), 3, 3)
    painter.end()
    image.save(str(path))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--play"]:
        play(Path(sys.argv[2]), Path(sys.argv[3]))
    else:
        main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
