"""How loud the session is: one share for its tones, its voice and what is behind them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from recoverytimer.player.ui.mute import Mute

QUIETEST = 1
"""Percent; without sound is what the mute is for."""


class Loudness(QObject):
    """Reads and sets what the preferences hold of tones and voice, in which the louder one counts.

    The bed goes along with them.

    Signals:
        changed: it may be another now; carries the `Settings` that hold it.

    Args:
        keep: takes preferences by their names.
    """

    changed = Signal(object)

    def __init__(self, mute: Mute, keep: Callable[..., None]) -> None:
        super().__init__()
        self._mute = mute
        self._keep = keep
        mute.changed.connect(self.changed)

    @property
    def share(self) -> float:
        """From 0, where nothing is heard, to 1."""
        settings = self._mute.settings()
        loudest = max(settings.volume, settings.voice_volume)
        return loudest / 100 if settings.sound else 0.0

    def set(self, share: float) -> None:
        """Be as loud as that, from 0 to 1; at 0 the session is muted, above it is heard again."""
        share = min(1.0, max(0.0, share))
        settings = self._mute.settings()
        if settings.sound != (share > 0):
            self._mute.turn()
        loudest = max(settings.volume, settings.voice_volume)
        if share > 0 and round(share * 100) != loudest:
            part = share * 100 / max(QUIETEST, loudest)
            self._keep(
                volume=max(QUIETEST, round(settings.volume * part)),
                voice_volume=max(QUIETEST, round(settings.voice_volume * part)),
                bed_volume=min(100, max(QUIETEST, round(settings.bed_volume * part))),
            )
