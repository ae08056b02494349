"""Lines in which one types amounts, times, tempos and rounds; what is none stays the text it is."""

from __future__ import annotations

from typing import Any

from recoverytimer.exercise.dose import Measure
from recoverytimer.exercise.dosetext import (
    amount_of,
    amount_text,
    read_amount,
    read_tempo,
    seconds_of,
    tempo_text,
)
from recoverytimer.forms.fields import TextField


class AmountField(TextField):
    """An amount: 40, 1:30, 20-30, one for each round or each side."""

    def value(self, text: str) -> Any:
        """The amount that a text stands for."""
        return amount_of(text) if text else None

    def as_text(self, value: Any) -> str:
        """An amount as one types it."""
        return "" if value is None else amount_text(value, timed=False)


class TempoField(TextField):
    """Phases with their seconds: up 2, hold 1, down 2."""

    def value(self, text: str) -> Any:
        """The phases that a text stands for."""
        return read_tempo(text)

    def as_text(self, value: Any) -> str:
        """Phases as one types them."""
        return tempo_text(value)


class RoundsField(TextField):
    """Rounds: 3, at least 2+, or 1-3."""

    def value(self, text: str) -> Any:
        """The rounds that a text stands for."""
        return int(text) if text.isdecimal() else text.replace(" ", "") or None


class SecondsField(TextField):
    """Seconds, as 90 or 1:30; what is no time stays the text it is."""

    def value(self, text: str) -> Any:
        """The seconds that a text stands for."""
        return seconds_of(text)

    def as_text(self, value: Any) -> str:
        """Seconds, from two minutes on as minutes and seconds."""
        return "" if value is None else amount_text(value, timed=True)


class SetsField(TextField):
    """A number of sets, a range, or one for each side."""

    def value(self, text: str) -> Any:
        """The number that a text stands for."""
        return read_amount(text, Measure.REPS)[1] if text else None

    def as_text(self, value: Any) -> str:
        """A number as one types it."""
        return "" if value is None else amount_text(value, timed=False)
