"""Finding an exercise by what one remembers of it, typing errors included."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from recoverytimer.exercise.exercise import Exercise
from recoverytimer.exercise.words.kinds import kind_name, muscles_in_words

SHORTEST_GUESS = 4
LIKE = 75.0
MOST_FOUND = 60


@dataclass(frozen=True, slots=True)
class Findable:
    """The words by which an exercise is found: those of its name, and all of them."""

    name: str
    text: str


def findable(exercise: Exercise) -> Findable:
    """By which words an exercise is found: name, other names, kind, muscles, equipment."""
    shown = (kind_name(exercise.kind), muscles_in_words(exercise.muscles))
    parts = (exercise.name, *exercise.also, *shown, *exercise.muscles, *exercise.equipment)
    return Findable(_bare(exercise.name), _bare(" ".join(parts)))


def find_exercises(words: str, exercises: Mapping[str, Exercise]) -> tuple[str, ...]:
    """The ids of the exercises that fit, the best first; all by name where nothing is asked."""
    return find_among(words, {name: findable(exercise) for name, exercise in exercises.items()})


def find_among(words: str, things: Mapping[str, Findable]) -> tuple[str, ...]:
    """The ids of what fits, as `find_exercises`, for who searches on with each letter."""
    ids = best_matches(words, things)
    return tuple(ids[:MOST_FOUND] if words.strip() else ids)


def best_matches(words: str, things: Mapping[str, Findable]) -> list[str]:
    """The ids of what has all words, the best first; what is spelt alike where nothing has."""
    wanted = _bare(words).split()
    exact = {k: _rank(wanted, t) for k, t in things.items() if all(w in t.text for w in wanted)}
    if exact:
        return sorted(exact, key=lambda k: (exact[k], things[k].name))
    alike = {k: _alike(wanted, t) for k, t in things.items()}
    return sorted((k for k in alike if any(alike[k])), key=lambda k: (*alike[k], things[k].name))


def _rank(wanted: list[str], thing: Findable) -> int:
    """0 where the name begins so, 1 where it has all words, 2 where they are found elsewhere."""
    if thing.name.startswith(" ".join(wanted)):
        return 0
    return 1 if all(w in thing.name for w in wanted) else 2


def _alike(wanted: list[str], thing: Findable) -> tuple[float, float]:
    """How much alike name and words are, the more the further below 0; 0 for not alike."""
    in_words = _likeness(wanted, thing.text)
    return (-_likeness(wanted, thing.name) if in_words else 0.0, -in_words)


def _likeness(wanted: list[str], text: str) -> float:
    """How much alike the least alike of the words is, or 0 where one is not alike at all."""
    from rapidfuzz import fuzz, process

    words = text.split()
    least = 100.0
    for word in wanted:
        if word in text:
            continue
        if len(word) < SHORTEST_GUESS:
            return 0.0
        best = process.extractOne(word, words, scorer=fuzz.ratio, score_cutoff=LIKE)
        if best is None:
            return 0.0
        least = min(least, best[1])
    return least


def _bare(text: str) -> str:
    """Small letters without accents and hyphens."""
    parted = unicodedata.normalize("NFKD", text.casefold())
    return "".join(" " if c in "-(),/" else c for c in parted if not unicodedata.combining(c))
