"""Words in cells and files as the places, sides, efforts and units that we know."""

from __future__ import annotations

import re

from recoverytimer.base.textfolding import folded
from recoverytimer.exercise.bodyareas import AREA_OF_MUSCLE, Area
from recoverytimer.exercise.dose import Side
from recoverytimer.runs.run import Effort

_SIDES = {
    Side.LEFT: "left l links linke linker gauche izquierda izquierdo",
    Side.RIGHT: "right r rechts rechte rechter droite derecha derecho",
}
_EFFORTS = {
    Effort.EASY: "easy recovery leicht locker facile fácil",
    Effort.STEADY: "steady moderate medium mittel modéré moderado",
    Effort.HARD: "hard tempo intervals race schwer hart dur duro",
}
# On the usual scale from 1 to 10.
_EASY_UP_TO = 3
_STEADY_UP_TO = 6
_HARDEST = 10
_NUMBER = re.compile(r"(\d{1,3})(?:[.,]0+)?")
_MORE_AREAS = {
    "buttocks": Area.GLUTES,
    "quadriceps": Area.QUADS,
    "calf": Area.CALVES,
    "shin": Area.SHINS,
    "foot": Area.FEET,
    "groin": Area.INNER_THIGHS,
    "gesäß": Area.GLUTES,
    "po": Area.GLUTES,
    "hüfte": Area.OUTER_HIPS,
    "oberschenkel": Area.QUADS,
    "wade": Area.CALVES,
    "waden": Area.CALVES,
    "schienbein": Area.SHINS,
    "füße": Area.FEET,
    "unterer rücken": Area.LOWER_BACK,
    "oberer rücken": Area.UPPER_BACK,
}
_AREAS = {**{area.value: area for area in Area}, **AREA_OF_MUSCLE, **_MORE_AREAS}
_GOOD_MATCH = 85.0
# In other languages, for those that are known everywhere.
_UNITS = {
    "h": "heure heures hora horas ora ore uur uren timme timmar tim time timer t tuntia tunti godz",
    "min": "minuta minutas minuto minutos minuti minuut minuten minuter minuttia minutter",
    "s": "seconde secondes segundo segundos secondo secondi seconden sekund sekunder sekuntia",
    "km": "kilomètre kilomètres kilómetro kilómetros chilometro chilometri quilômetro quilômetros "
    "quilómetros kilometrów kilometrů",
    "mi": "milles milla millas miglia miglio milha milhas mijl mijlen",
    "m": "mètre mètres metro metros metri meter metrów metrů",
}
_UNIT_OF = {word: unit for unit, words in _UNITS.items() for word in words.split()}
_SUMS = """
total totals sum average avg mean summe gesamt durchschnitt mittelwert somme moyenne totale media
promedio suma soma totaal gemiddelde totalt summa snitt gennemsnit gjennomsnitt yhteensä keskiarvo
razem średnia celkem průměr
"""
_SUM_WORDS = frozenset(folded(_SUMS).split())


def side_of(text: str) -> Side | None:
    """The side that a text names as a word of its own; None for both or none."""
    words = set(re.findall(r"[^\W\d_]+", text.lower()))
    sides = [side for side, names in _SIDES.items() if words.intersection(names.split())]
    return sides[0] if len(sides) == 1 else None


def area_of(text: str) -> Area | None:
    """The place on the body that a text names, whatever its side; None where it names none."""
    from rapidfuzz import fuzz, process

    of_sides = {word for names in _SIDES.values() for word in names.split()}
    words = re.findall(r"[^\W\d_]+", text.lower())
    plain = " ".join(word for word in words if word not in of_sides)
    found = process.extractOne(plain, list(_AREAS), scorer=fuzz.ratio, score_cutoff=_GOOD_MATCH)
    return _AREAS[found[0]] if found else None


def effort_of(text: str) -> Effort | None:
    """How hard a word or a number from 1 to 10 says that it was; None where it says neither."""
    plain = text.strip().lower()
    if found := _NUMBER.fullmatch(plain):
        value = int(found[1])
        if not 1 <= value <= _HARDEST:
            return None
        hard = Effort.STEADY if value <= _STEADY_UP_TO else Effort.HARD
        return Effort.EASY if value <= _EASY_UP_TO else hard
    words = set(re.findall(r"[^\W\d_]+", plain))
    return next((e for e, names in _EFFORTS.items() if words.intersection(names.split())), None)


def known_unit(word: str) -> str:
    """A word for a unit as one that is known everywhere; as it is where there is none."""
    return _UNIT_OF.get(word.lower(), word)


def is_sum(text: str) -> bool:
    """Whether a text is how people call a row that adds up the others, or is their mean."""
    return folded(text).strip() in _SUM_WORDS
