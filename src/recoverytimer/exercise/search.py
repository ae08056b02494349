"""Finding an exercise by what one remembers of it, typing errors included."""

from __future__ import annotations

from collections.abc import Mapping

from recoverytimer.base import finding
from recoverytimer.base.finding import Findable
from recoverytimer.exercise.exercise import Exercise
from recoverytimer.exercise.words.kinds import kind_name, muscles_in_words
from recoverytimer.exercise.words.search import same_words

MOST_FOUND = 60


def findable(exercise: Exercise) -> Findable:
    """By which words an exercise is found: name, other names, kind, muscles, equipment."""
    shown = (kind_name(exercise.kind), muscles_in_words(exercise.muscles))
    tags = (*exercise.also, *shown, *exercise.muscles, *exercise.equipment)
    return finding.findable(exercise.name, tags)


def find_exercises(words: str, exercises: Mapping[str, Exercise]) -> tuple[str, ...]:
    """The ids of the exercises that fit, the best first; all by name where nothing is asked."""
    return find_among(words, {name: findable(exercise) for name, exercise in exercises.items()})


def find_among(words: str, things: Mapping[str, Findable]) -> tuple[str, ...]:
    """The ids of what fits, as `find_exercises`, for who searches on with each letter."""
    ids = best_matches(words, things)
    return tuple(ids[:MOST_FOUND] if words.strip() else ids)


def best_matches(words: str, things: Mapping[str, Findable]) -> list[str]:
    """The ids of what has all words, the best first and then by name; see `base.finding`."""
    by_name = sorted(things.items(), key=lambda one: one[1].name)
    return finding.best_matches(words, dict(by_name), same_words())
