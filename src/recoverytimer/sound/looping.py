"""A sound that is played over and over, without a gap."""

from __future__ import annotations

import time

from PySide6.QtCore import QIODevice, QObject, QTimer, Signal
from PySide6.QtMultimedia import QAudioFormat, QAudioSink, QMediaDevices

from recoverytimer.sound.soundfile import RATE

SAMPLE = 2
# What is filled in ahead outlasts a computer that is busy; the gain holds for it all the same.
AHEAD_S = 1.0
FILL_MS = 200
PATIENCE_S = 3.0


class Looping(QObject):
    """Plays samples over and over on the usual device, and goes on where it ended.

    A sound effect could loop, too, but while it does, Qt 6.11 takes others that end apart in the
    wrong thread, and the event loop runs hot from then on.

    Signals:
        heard: they come out.
        stuck: nobody takes them any more.

    Args:
        samples: of 16 bits, 48,000 a second.
    """

    heard = Signal()
    stuck = Signal()

    def __init__(self, samples: bytes, parent: QObject) -> None:
        super().__init__(parent)
        self._samples = samples
        self._at = 0
        self._gain = 0.0
        self._sink: QAudioSink | None = None
        self._takes: QIODevice | None = None
        self._taken_us, self._taken_at = 0, 0.0
        self._timer = QTimer(self, interval=FILL_MS)
        self._timer.timeout.connect(self._go_on)
        self._devices = QMediaDevices(self)
        self._devices.audioOutputsChanged.connect(self._follow_device)

    def begin(self) -> None:
        """Play, if it does not yet."""
        if self._sink is None:
            self._open()
            self._timer.start()

    def end(self) -> None:
        """Be silent."""
        self._timer.stop()
        if self._sink is not None:
            self._sink.stop()
            self._sink.deleteLater()
        self._sink = self._takes = None

    def set_gain(self, gain: float) -> None:
        """Be louder or softer from now on; 1 as the samples are."""
        self._gain = gain
        if self._sink is not None:
            self._sink.setVolume(gain)

    def _open(self) -> None:
        self._sink = QAudioSink(QMediaDevices.defaultAudioOutput(), _format(), self)
        self._sink.setBufferSize(round(AHEAD_S * RATE) * SAMPLE)
        self._sink.setVolume(self._gain)
        self._taken_us, self._taken_at = 0, time.monotonic()
        self._takes = self._sink.start()
        self._fill(self._sink)

    def _go_on(self) -> None:
        if self._sink is not None:
            self._fill(self._sink)
            self._watch(self._sink.processedUSecs())

    def _fill(self, sink: QAudioSink) -> None:
        free = sink.bytesFree() // SAMPLE * SAMPLE
        while self._takes is not None and free > 0:
            part = self._samples[self._at : self._at + free]
            taken = self._takes.write(part)
            if taken <= 0:
                return
            self._at = (self._at + taken) % len(self._samples)
            free -= taken

    def _watch(self, taken_us: int) -> None:
        now = time.monotonic()
        if taken_us > self._taken_us:
            if self._taken_us == 0:
                self.heard.emit()
            self._taken_us, self._taken_at = taken_us, now
        elif now - self._taken_at > PATIENCE_S:
            self._timer.stop()
            self.stuck.emit()

    def _follow_device(self) -> None:
        if self._sink is not None:
            self.end()
            self.begin()


def _format() -> QAudioFormat:
    made = QAudioFormat()
    made.setSampleRate(RATE)
    made.setChannelCount(1)
    made.setSampleFormat(QAudioFormat.SampleFormat.Int16)
    return made
