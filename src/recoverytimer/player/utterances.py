"""What is to be said and when, fitted between tones and behind what is said before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from math import inf

from recoverytimer.player.chimes import Chime, Tone

# Measured with espeak-ng at its usual speed, with some to spare.
LETTERS_A_SECOND = 19.0
FIGURE_S = 0.3
PAUSE_S = 0.25
BREATH_S = 0.55
TONE_S = {Tone.BEAT: 0.12, Tone.INTERVAL: 0.12, Tone.TICK: 0.15, Tone.HALFWAY: 0.5}
USUAL_TONE_S = 0.6
_FIGURES = re.compile(r"\d")
_PAUSES = re.compile(r"[,;:.!?]\s")


class SpeechRank(IntEnum):
    """What is said first where not all can be said; a note is what a step or a set has to say."""

    FEEL = 1
    INSTRUCTION = 2
    CUE = 3
    SETUP = 4
    NOTE = 5
    MARK = 6
    SAFETY = 7
    NAME = 8


ALWAYS_SAID = frozenset({SpeechRank.NAME, SpeechRank.SAFETY})
"""These are said over tones where there is no gap for them."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """Words that are due at an offset within a segment, and until when they may begin.

    Attributes:
        early_s: how much sooner they may begin where there is no gap for them any later.
    """

    at_s: float
    text: str
    rank: SpeechRank
    until_s: float
    early_s: float = 0.0

    def lasts_s(self, speed: float = 1.0) -> float:
        """About how long it takes to say."""
        return speaking_s(self.text, speed)


def speaking_s(text: str, speed: float = 1.0) -> float:
    """About how long a text takes to say: figures are words, and signs within it are pauses."""
    figures, pauses = len(_FIGURES.findall(text)), len(_PAUSES.findall(text))
    letters_s = (len(text) - figures) / LETTERS_A_SECOND
    return (BREATH_S + letters_s + figures * FIGURE_S + pauses * PAUSE_S) / speed


def fitted_utterances(
    wanted: Sequence[Utterance],
    tones: Sequence[Chime],
    length_s: float | None,
    speed: float = 1.0,
) -> tuple[Utterance, ...]:
    """The utterances that find a place: none over another, none over a tone.

    Those of a higher rank choose first; what is not begun in time is left out. Instructions keep
    their order, and none follows one that is left out. A name and a safety line are said even
    where tones leave no gap for them.
    """
    taken = [(t.at_s, t.at_s + TONE_S.get(t.tone, USUAL_TONE_S)) for t in tones]
    placed: list[Utterance] = []
    instructed_s = 0.0
    for utterance in sorted(wanted, key=lambda u: (-u.rank, u.at_s)):
        lasts = utterance.lasts_s(speed)
        is_instruction = utterance.rank is SpeechRank.INSTRUCTION
        first_s = max(utterance.at_s, instructed_s) if is_instruction else utterance.at_s
        at = _place(replace(utterance, at_s=first_s), lasts, taken, length_s)
        if at is None and utterance.early_s:
            sooner = replace(utterance, at_s=max(0.0, utterance.at_s - utterance.early_s))
            at = _place(sooner, lasts, taken, length_s)
        if is_instruction:
            instructed_s = inf if at is None else at + lasts
        if at is None and utterance.rank in ALWAYS_SAID:
            at = _place(utterance, lasts, _spans(placed, speed), None)
        if at is not None:
            placed.append(replace(utterance, at_s=at))
            taken.append((at, at + lasts))
    return tuple(sorted(placed, key=lambda u: u.at_s))


def _spans(placed: Sequence[Utterance], speed: float) -> list[tuple[float, float]]:
    return [(u.at_s, u.at_s + u.lasts_s(speed)) for u in placed]


def _place(
    utterance: Utterance,
    lasts: float,
    taken: Sequence[tuple[float, float]],
    length_s: float | None,
) -> float | None:
    """The first moment from when it is due at which nothing else sounds."""
    at = utterance.at_s
    for start, end in sorted(taken):
        if end > at and start < at + lasts:
            at = end
    too_long = length_s is not None and at + lasts > length_s
    return None if at > utterance.until_s or too_long else at
