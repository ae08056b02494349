"""Finding the exercise that another app means by a name, and the side in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from recoverytimer.exercise.dose import Side
from recoverytimer.exercise.exercise import Exercise

# Out of 100. Below this, other exercises begin: "side lunge" for "slide lunge" is right,
# "single-leg bridge" for "single-leg raise" would be wrong.
ALIKE = 88
# A short name is either right or another one.
SHORTEST_ALIKE = 5

_REST = re.compile(
    "rest( time| period)?|pause|breather|(short |take )?break|ruhe|erholung|repos|recuperation|"
    "descanso|pausa|riposo|przerwa|odpoczynek|dinlenme|mola|отдых|перерыв|пауза|休息"
)
_LEFT = "left|links|linke|linkes|linker|gauche|izquierda|izquierdo|sinistra|sinistro"
_RIGHT = "right|rechts|rechte|rechtes|rechter|droite|droit|derecha|derecho|destra|destro"
_SIDES = re.compile(
    rf"\b(?:(?P<left>{_LEFT})|(?P<right>{_RIGHT}))\b(?:\s+(?:side|seite)(?=\W*$))?",
    re.IGNORECASE,
)
_LETTER = re.compile(r"(?:[-\u2013,:]\s*|\()(?P<side>[lr])\)?\s*$", re.IGNORECASE)
_IDLE = frozenset({"the", "a", "an", "with", "of"})
_NUMBERS = {"one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6"}
# What one app adds to a name and the next leaves out.
_ADDED = frozenset({"stretch", "pose", "exercise", "hold"})


class Likeness(StrEnum):
    """How an exercise was found."""

    NAME = "name"
    ALSO = "also known as"
    ALIKE = "alike"


@dataclass(frozen=True, slots=True)
class ExerciseMatch:
    """An exercise that a name means."""

    id: str
    likeness: Likeness


def is_rest(name: str) -> bool:
    """Whether a name means that nothing is done."""
    return _REST.fullmatch(key_of(name)) is not None


def without_side(name: str) -> tuple[str, Side | None]:
    """A name without its side, and that side; a name with both sides stays as it is."""
    words = list(_SIDES.finditer(name))
    letter = _LETTER.search(name)
    if len(words) == 1:
        found, side = words[0], Side.LEFT if words[0]["left"] else Side.RIGHT
    elif not words and letter:
        found, side = letter, Side.LEFT if letter["side"].lower() == "l" else Side.RIGHT
    else:
        return name, None
    rest = f"{name[: found.start()]} {name[found.end() :]}"
    rest = re.sub(r"\(\s*\)|\[\s*\]", " ", rest)
    rest = " ".join(rest.split()).strip(" -\u2013,:;/")
    return (rest, side) if rest else (name, None)


def key_of(name: str) -> str:
    """A name as it is compared: small letters and digits, no plural."""
    plain = unicodedata.normalize("NFKD", name.casefold().replace("'", "").replace("\u2019", ""))
    letters = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    words = [w for w in letters.split() if w not in _IDLE] or letters.split() or name.split()
    return " ".join(_single(word) for word in words)


def _single(word: str) -> str:
    many = word.endswith("s") and not word.endswith("ss") and len(word) >= len("hips")
    return _NUMBERS.get(word, word[:-1] if many else word)


def _bare(key: str) -> str:
    """A key without what is often added, and however it is divided into words."""
    return "".join(word for word in key.split() if word not in _ADDED)


class ExerciseNames:
    """Finds exercises by name, by what they are also known as, or by a similar name.

    A similar name is looked for only among `common` ones and those that came up already, so
    that what an import adds does not change what the same import means the next time.
    """

    def __init__(self, exercises: Mapping[str, Exercise], common: Collection[str]) -> None:
        self._exact: dict[str, ExerciseMatch] = {}
        self._alike: dict[str, str] = {}
        self._bare: dict[str, str] = {}
        for name, exercise in exercises.items():
            self._add(exercise.name, ExerciseMatch(name, Likeness.NAME))
        for name, exercise in exercises.items():
            others = (
                (*exercise.also, *_variants(name, exercise)) if name in common else exercise.also
            )
            for other in others:
                self._add(other, ExerciseMatch(name, Likeness.ALSO))
            if name in common:
                for text in (exercise.name, *others):
                    self._remember(key_of(text), name)

    def add(self, name: str, exercise: Exercise) -> None:
        """Know one more exercise from now on."""
        self._add(exercise.name, ExerciseMatch(name, Likeness.NAME))
        self._remember(key_of(exercise.name), name)

    def find(self, name: str) -> ExerciseMatch | None:
        """The exercise of a name, or None."""
        key = key_of(name)
        found = self._exact.get(key) or self._similar(key)
        if found is not None:
            self._remember(key, found.id)
        return found

    def _similar(self, key: str) -> ExerciseMatch | None:
        bare = self._alike.get(key) or self._bare.get(_bare(key))
        if bare is not None:
            return ExerciseMatch(bare, Likeness.ALIKE)
        if len(key) < SHORTEST_ALIKE:
            return None
        from rapidfuzz import fuzz, process

        best = process.extractOne(
            key, self._alike.keys(), scorer=fuzz.token_sort_ratio, score_cutoff=ALIKE
        )
        return ExerciseMatch(self._alike[best[0]], Likeness.ALIKE) if best is not None else None

    def _add(self, name: str, match: ExerciseMatch) -> None:
        key = key_of(name)
        if key:
            self._exact.setdefault(key, match)

    def _remember(self, key: str, name: str) -> None:
        if len(key) >= SHORTEST_ALIKE:
            self._alike.setdefault(key, name)
        if _bare(key):
            self._bare.setdefault(_bare(key), name)


def _variants(name: str, exercise: Exercise) -> Iterator[str]:
    """What else an exercise may be called: without the words in brackets, and by its id."""
    yield re.sub(r"\s*\([^)]*\)", "", exercise.name)
    yield name.replace("-", " ")
