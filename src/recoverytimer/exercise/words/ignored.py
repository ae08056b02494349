"""What may be written in a dose and changes nothing there."""

from __future__ import annotations

from recoverytimer.base.language import _
from recoverytimer.base.problem import Place, Problem
from recoverytimer.base.words import files


def hint(said: str) -> str:
    """What is no mistake, but perhaps not what was meant."""
    return _("Hint: {hint}", hint=said)


def no_pace(name: str) -> str:
    """That seconds for one repetition or beat are not used."""
    return _(
        '"{field}" changes nothing here. It is for repetitions and passes without a tempo, or for '
        "a beat while holding.",
        field=name,
    )


def time_known(name: str) -> str:
    """That an assumed time is not used."""
    return _('"{field}" changes nothing here, because the time is known without it.', field=name)


def nothing_timed(name: str) -> str:
    """That it makes no difference how fast it is done."""
    return _('"{field}" changes nothing here, because it sets the pace of nothing.', field=name)


_SAID = {"pace": no_pace, "own_pace": nothing_timed}


def hint_in_words(key: str, place: Place) -> str:
    """A hint for who writes an exercise: the key of a dose, and where that is."""
    said = _SAID.get(key, time_known)(key)
    return hint(files.placed(Problem(None, place, key), files.place_in_words(place), said))
