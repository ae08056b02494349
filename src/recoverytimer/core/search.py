"""Finding an exercise by what one remembers of it, typing errors included."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from recoverytimer.core import wording
from recoverytimer.core.exercise import Exercise

GOOD = 62.0
BY_NAME = 1.0
BY_OTHER_NAME = 0.97
BY_WORD = 0.85
MOST_FOUND = 60


def found(words: str, exercises: Mapping[str, Exercise]) -> tuple[str, ...]:
    """The ids of the exercises that fit, the best first; all by name where nothing is asked."""
    wanted = words.strip().lower()
    if not wanted:
        return tuple(sorted(exercises, key=lambda name: exercises[name].name.lower()))
    scores = {name: score(wanted, exercise) for name, exercise in exercises.items()}
    good = [name for name, value in scores.items() if value >= GOOD]
    good.sort(key=lambda name: (-scores[name], exercises[name].name.lower()))
    return tuple(good[:MOST_FOUND])


def score(wanted: str, exercise: Exercise) -> float:
    """How well an exercise fits, from 0 to 100: every word that is asked for must be found."""
    from rapidfuzz import fuzz

    name = exercise.name.lower()
    best = max(
        BY_NAME * fuzz.token_sort_ratio(wanted, name),
        *(BY_OTHER_NAME * fuzz.token_sort_ratio(wanted, other.lower()) for other in exercise.also),
        0.0,
    )
    if name.startswith(wanted):
        return 101.0
    texts = tuple(_words(exercise))
    each = [max(_like(word, text) for text in texts) for word in wanted.split()]
    return max(best if best > 80 else 0.0, BY_WORD * min(each), 99.0 if wanted in name else 0.0)


def _words(exercise: Exercise) -> Iterable[str]:
    said = (
        exercise.name,
        *exercise.also,
        *exercise.muscles,
        *exercise.equipment,
        wording.KIND_NAMES[exercise.kind],
        exercise.kind.value,
    )
    for text in said:
        yield from text.lower().replace("-", " ").replace("(", " ").replace(")", " ").split()


def _like(word: str, text: str) -> float:
    """How alike two words are; the beginning of a word is as good as the whole."""
    from rapidfuzz import fuzz

    if text.startswith(word):
        return 100.0
    return fuzz.ratio(word, text) if len(word) > 3 else 0.0
