"""How the sound bed steps back, and what it costs: `python -m benchmarks.bed [DIR]`.

A private PulseAudio with two null sinks is started: tones and bed go to one, the voice to another.
The app plays a routine in real time with rain behind it, both monitors are recorded. The highest
pitches of the first are those of the rain, and tell how loud it is. Needs the packages
pulseaudio, pulseaudio-utils, speech-dispatcher and espeak-ng. With a folder, a picture of bed and
voice is kept there.
"""

from __future__ import annotations

import math
import operator
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from array import array
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.sound import RATE, due, start_server

STEP = RATE // 100
FRAMES_S = STEP / RATE
QUIET = 60
SPOKEN_APART_S = 1.3
TOLD_S = 0.15
BACK_DB, THERE_DB = -11.0, -1.0
# The bed is there in full for some seconds of the two minutes, between all that is said.
FULL = 0.97
LASTS_S = 125.0
FROM_S, MEASURED_S = 40.0, 20.0
ROUTINE = """
format = 1
name = "Bed"
prepare = 6
[[steps]]
exercise = "childs-pose"
hold = 40
[[steps]]
exercise = "pigeon-pose"
hold = 20
sides = "each"
"""


class Passage(NamedTuple):
    """From when to when something is in front of the bed, what begins it, and what ends it."""

    begins: float
    ends: float
    first: str
    last: str


class Recording:
    """What a sink takes, from an instant on the clock that all processes share."""

    def __init__(self, sink: str, environment: dict[str, str]) -> None:
        command = ["parec", "-d", f"{sink}.monitor", "--format=s16le", f"--rate={RATE}"]
        command += ["--channels=1", "--latency-msec=10"]
        self.heard = array("h")
        self.began = 0.0
        self._process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE)
        self._thread = threading.Thread(target=self._read)
        self._thread.start()

    def _read(self) -> None:
        assert self._process.stdout is not None
        while part := self._process.stdout.read(2 * STEP):
            self.began = self.began or time.monotonic() - FRAMES_S
            self.heard.frombytes(part[: len(part) // 2 * 2])

    def end(self) -> None:
        """Record no more."""
        self._process.terminate()
        self._thread.join()


def main(keep: Path | None) -> None:
    """Play, record, compare and print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        environment = start_server(folder, "null", "talk")
        speaks = start_voice(environment)
        try:
            play_and_compare(folder, environment, keep)
        finally:
            speaks.terminate()
            subprocess.run(["pulseaudio", "--kill"], env=environment, check=False)


def start_voice(environment: dict[str, str]) -> subprocess.Popen[bytes]:
    """A speech-dispatcher of our own that speaks to the second sink."""
    there = environment | {"PULSE_SINK": "talk"}
    return subprocess.Popen(["speech-dispatcher", "-s", "-t", "0"], env=there)


def play_and_compare(folder: Path, environment: dict[str, str], keep: Path | None) -> None:
    """Record two sessions, one of them without a bed, and print what came of it."""
    routine = folder / "bed.toml"
    routine.write_text(ROUTINE, encoding="utf-8")
    recordings = [Recording(sink, environment) for sink in ("null", "talk")]
    told = {bed: played(folder, routine, bed, environment).split("\n") for bed in ("none", "rain")}
    for recording in recordings:
        recording.end()
    for bed, lines in told.items():
        app, tones = (float(text) for text in lines[0].split())
        print(
            f"bed {bed}: processor in 10 s: the app {app:.3f} s, the process of tones {tones:.3f} s"
        )
    began, *tones = (float(text) for text in told["rain"][1].split())
    sounds, voice = recordings
    gains = gains_of(sounds, began)
    sounded = [(at, at + lasts, "tones") for at, lasts in zip(tones[::2], tones[1::2], strict=True)]
    passages = passages_of([*((*span, "voice") for span in spans_of(voice, began)), *sounded])
    report(gains, passages)
    if keep:
        picture(sounds, voice, gains, began + FROM_S, keep / "bed.png")


def played(folder: Path, routine: Path, bed: str, environment: dict[str, str]) -> str:
    """What the app tells that has played a routine."""
    command = [sys.executable, "-m", "benchmarks.bed", "--play", str(folder), str(routine), bed]
    ran = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    return ran.stdout


def play(folder: Path, routine: Path, bed: str) -> None:
    """In a process of its own: play, print what it costs, and when tones are due for how long."""
    from msgspec.structs import replace
    from PySide6.QtWidgets import QApplication

    from recoverytimer.base.paths import person_paths
    from recoverytimer.settings.settings import ChimeSet, SoundBed
    from recoverytimer.sound.client import Sounding, SoundProcess
    from recoverytimer.sound.messages import DueTones, SoundCommand
    from recoverytimer.sound.synthesis import length_s
    from recoverytimer.start.app import App, Surroundings

    sent: list[tuple[float, DueTones]] = []
    processes: dict[str, SoundProcess] = {}

    class Listening(SoundProcess):
        def send(self, command: SoundCommand) -> None:
            if isinstance(command, DueTones):
                sent.append((time.monotonic(), command))
            super().send(command)

    paths = person_paths(folder / bed)

    def sounding(role: str) -> Sounding:
        processes[role] = Listening(role, paths.sounds)
        return processes[role]

    qt = QApplication([])
    app = App(qt, paths, surroundings=Surroundings(sounding=sounding))
    settings = replace(
        app.keeper.current,
        chime_set=ChimeSet.WOOD,
        volume=50,
        bed=SoundBed(bed),
        bed_volume=100,
        asked=True,
    )
    app.keeper.change(settings)
    app.window.show()
    app.fill()
    began = time.monotonic()
    app.open_routine(str(routine))
    wait_until(began + FROM_S)
    before = [processor_s(pid) for pid in (os.getpid(), processes["tones"]._process.processId())]
    wait_until(began + FROM_S + MEASURED_S)
    after = [processor_s(pid) for pid in (os.getpid(), processes["tones"]._process.processId())]
    if settings.bed is not SoundBed.NONE:
        wait_until(began + LASTS_S)
    print(*((b - a) * 10 / MEASURED_S for a, b in zip(before, after, strict=True)))
    known = {one.at: one.tone for _, tones in sent for one in tones.due}
    print(began, *(x for at in due(sent) for x in (at, length_s(known[at]))))
    sys.stdout.flush()
    app.window.close()
    # The session is not to be ended in full.
    os._exit(0)


def wait_until(until: float) -> None:
    """Let the event loop sleep and wake as it does."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(max(0, round((until - time.monotonic()) * 1000)), loop.quit)
    loop.exec()


def processor_s(pid: int) -> float:
    """Processor seconds that a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def gains_of(sounds: Recording, began: float) -> list[tuple[float, float]]:
    """How loud the highest pitches are by instants, which are those of the rain alone."""
    heard = sounds.heard[max(0, round((began - sounds.began) * RATE)) :]
    high = array("i", heard)
    for _ in range(3):
        # What each leaves is the more the higher it is.
        high = array("i", map(operator.sub, high[1:], high))
    parts = [high[n : n + STEP] for n in range(0, len(high) - STEP, STEP)]
    loud = [math.hypot(*part) for part in parts]
    return [
        (began + (n + 0.5) * FRAMES_S, sum(loud[n - 1 : n + 2]) / 3)
        for n in range(1, len(loud) - 1)
    ]


def spans_of(voice: Recording, began: float) -> Iterator[tuple[float, float]]:
    """From when to when something is said."""
    first = last = None
    for n in range(round((began - voice.began) * RATE), len(voice.heard) - STEP, STEP):
        at = voice.began + n / RATE
        if max(map(abs, voice.heard[n : n + STEP])) < QUIET:
            continue
        if last is not None and first is not None and at - last > SPOKEN_APART_S:
            yield first, last
            first = None
        first = first if first is not None else at
        last = at + FRAMES_S
    if first is not None and last is not None:
        yield first, last


def passages_of(spans: Sequence[tuple[float, float, str]]) -> list[Passage]:
    """What is near each other as one; the bed has come back between two of them."""
    found: list[Passage] = []
    for begins, ends, what in sorted(spans):
        before = found[-1] if found else None
        if before is None or begins > before.ends + SPOKEN_APART_S:
            found.append(Passage(begins, ends, what, what))
        elif ends > before.ends:
            found[-1] = before._replace(ends=ends, last=what)
    return found


def report(gains: Sequence[tuple[float, float]], passages: Sequence[Passage]) -> None:
    """Print how the bed goes and comes."""
    full = sorted(gain for _, gain in gains)[round(len(gains) * FULL)]
    levels = [(at, 20 * math.log10(max(1e-3, gain / full))) for at, gain in gains]
    heard_until = levels[-1][0]
    passages = [p for p in passages if is_full(levels, p.begins) and p.ends < heard_until]
    depths = [
        statistics.median(db for at, db in levels if p.begins + TOLD_S <= at <= p.ends)
        for p in passages
        if p.ends - p.begins > 2 * TOLD_S
    ]
    print(f"{len(passages)} passages; steps back by {-max(depths):.1f} to {-min(depths):.1f} dB")
    for what in ("voice", "tones"):
        back = [
            after(levels, p.begins, lambda db: db <= BACK_DB) for p in passages if p.first == what
        ]
        there = [
            after(levels, p.ends, lambda db: db >= THERE_DB) for p in passages if p.last == what
        ]
        tell(f"{what} begin: {BACK_DB} dB", back)
        tell(f"{what} end: {THERE_DB} dB", there)


def is_full(levels: Sequence[tuple[float, float]], instant: float) -> bool:
    """Whether the bed is there in full before an instant."""
    before = [db for at, db in levels if instant - 0.4 <= at <= instant - 0.1]
    return bool(before) and statistics.median(before) > -2.5


def after(
    levels: Sequence[tuple[float, float]], instant: float, is_so: Callable[[float], bool]
) -> float | None:
    """Milliseconds from an instant until the level is so; less than 0 where it was before."""
    from_s, to_s = instant - 0.1, instant + 2
    found = next((at for at, db in levels if from_s <= at <= to_s and is_so(db)), None)
    return None if found is None else (found - instant) * 1000


def tell(what: str, values: Sequence[float | None]) -> None:
    """Print milliseconds."""
    found = [ms for ms in values if ms is not None]
    if found:
        middle = statistics.median(found)
        told = f"{min(found):.0f} to {max(found):.0f} ms, median {middle:.0f}"
        print(f"  {what} after {told} ({len(found)} of {len(values)})")


def picture(
    sounds: Recording,
    voice: Recording,
    gains: Sequence[tuple[float, float]],
    began: float,
    path: Path,
) -> None:
    """Bed and voice over thirty seconds of the session."""
    from PySide6.QtCore import QPointF, Qt
    from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, QPen, QPolygonF

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    _qt = QGuiApplication.instance() or QGuiApplication([])
    seconds, left, width = 30, 60, 880
    image = QImage(960, 450, QImage.Format.Format_RGB32)
    image.fill(QColor("#f7f2ea"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink, per = QColor("#6b7680"), seconds / width
    for recording, middle, loudest, colour, name in (
        (voice, 80, 60, "#c24f34", "voice"),
        (sounds, 270, 100, "#4d7c8a", "bed"),
    ):
        painter.setPen(ink)
        painter.drawText(4, middle + 4, name)
        painter.setPen(QColor(colour))
        first = round((began - recording.began) * RATE)
        parts = [
            recording.heard[first + round(n * per * RATE) : first + round((n + 1) * per * RATE)]
            for n in range(width)
        ]
        most = max(max(map(abs, part)) for part in parts) or 1
        for n, part in enumerate(parts):
            up, down = (round(loudest * edge / most) for edge in (max(part), min(part)))
            painter.drawLine(left + n, middle - up, left + n, middle - down)
    full = max(g for at, g in gains if at < began + seconds)
    painter.setPen(QPen(QColor("#23303b"), 1.5))
    line = [
        QPointF(left + (at - began) / per, 435 - 60 * g / full)
        for at, g in gains
        if began <= at < began + seconds
    ]
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF(line))
    painter.setPen(ink)
    painter.drawText(4, 439, "level")
    for n in range(0, seconds + 1, 5):
        painter.drawText(left + round(n / per) - 8, 12, f"{n} s")
    painter.end()
    image.save(str(path))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--play"]:
        play(Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4])
    else:
        main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
