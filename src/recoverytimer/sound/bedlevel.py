"""How loud the bed is from moment to moment: it steps back where something else is to be heard.

Instants are readings of one clock in seconds.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

BACK_DB = -12.0
FALLS_S, RISES_S = 0.07, 1.0
# So that what has come down is 0, and not what rounding leaves.
DIGITS = 9
# Between two tones nearer than this it stays back, as it would come and go with each of them.
NEAR_S = 1.2


class Span(NamedTuple):
    """From when to when something is heard."""

    begins: float
    ends: float


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans in order, those that are near each other as one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.begins <= found[-1].ends + NEAR_S:
            found[-1] = Span(found[-1].begins, max(found[-1].ends, span.ends))
        else:
            found.append(span)
    return tuple(found)


class BedLevel(Struct, frozen=True):
    """Where the level is on its way.

    Attributes:
        at: when that is so.
        share: how much there is of it, from 0 to 1; what comes and goes with the session.
        back_db: how far it has stepped back.
    """

    at: float
    share: float = 0.0
    back_db: float = 0.0

    @property
    def gain(self) -> float:
        """What samples are multiplied with."""
        # Squared, as an ear hears an even way so.
        return self.share**2 * 10 ** (self.back_db / 20)

    def later(self, at: float, *, stays: bool, fades_s: float, steps_back: bool) -> BedLevel:
        """The level at a later instant, where these wishes hold since this one."""
        seconds = max(0.0, at - self.at)
        moved = seconds / fades_s if fades_s else 1.0
        share = min(1.0, self.share + moved) if stays else max(0.0, self.share - moved)
        if steps_back:
            back_db = max(BACK_DB, self.back_db + BACK_DB * seconds / FALLS_S)
        else:
            back_db = min(0.0, self.back_db - BACK_DB * seconds / RISES_S)
        return replace(self, at=at, share=round(share, DIGITS), back_db=back_db)


class InFront:
    """What is in front of the bed: tones, by when they are due, and who speaks."""

    def __init__(self) -> None:
        self._due: tuple[Span, ...] = ()
        self._tones: tuple[Span, ...] = ()
        self._speaking: set[str] = set()

    def take_tones(self, due: Iterable[Span], now: float) -> None:
        """Take tones that are due, in place of those that were; what is heard now goes on."""
        heard = (span for span in self._due if span.begins <= now < span.ends + NEAR_S)
        self._due = (*heard, *due)
        self._tones = joined(self._due)

    def take_speech(self, who: str, *, speaks: bool) -> None:
        """Take who begins or ends to speak."""
        (self._speaking.add if speaks else self._speaking.discard)(who)

    def is_heard(self, now: float) -> bool:
        """Whether there is something for which the bed steps back."""
        return bool(self._speaking) or any(s.begins <= now < s.ends for s in self._tones)

    def next_change(self, now: float) -> float | None:
        """When that will be otherwise, as far as it is known."""
        edges = (edge for span in self._tones for edge in span if edge > now)
        return min(edges, default=None)
