"""Finding a routine by what one remembers of it: its name, what it is for, what is done in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from recoverytimer.base import finding
from recoverytimer.base.content import TAG, key_in_language
from recoverytimer.base.finding import Findable, words_of
from recoverytimer.exercise.exercise import Exercise
from recoverytimer.exercise.words.kinds import muscles_in_words
from recoverytimer.exercise.words.search import same_words
from recoverytimer.routine.library import RoutineEntry
from recoverytimer.routine.routine import Routine, played_exercises


class RoutineSearch:
    """Knows the words of the routines that it has seen, as long as they stay the same."""

    def __init__(self, exercises: Mapping[str, Exercise]) -> None:
        self._exercises = exercises
        self._known: dict[str, tuple[Routine | None, Findable]] = {}
        self._of_exercises: dict[str, tuple[Exercise, str]] = {}

    def find(self, typed: str, entries: Iterable[RoutineEntry]) -> tuple[RoutineEntry, ...]:
        """What has all words, the best first, and else in the order of the entries."""
        by_id = {entry.id: entry for entry in entries}
        things = {name: self._findable(entry) for name, entry in by_id.items()}
        return tuple(by_id[name] for name in finding.best_matches(typed, things, same_words()))

    def _findable(self, entry: RoutineEntry) -> Findable:
        known = self._known.get(entry.id)
        if known is None or known[0] is not entry.routine:
            known = self._known[entry.id] = (entry.routine, self._read(entry))
        return known[1]

    def _read(self, entry: RoutineEntry) -> Findable:
        routine = entry.routine
        if routine is None:
            return finding.findable(entry.name)
        tags = (*routine.tags, *(key_in_language(TAG, tag) for tag in routine.tags))
        own = finding.findable(routine.name, tags, (routine.when or "", routine.summary or ""))
        used = dict.fromkeys(step.exercise for _, step in played_exercises(routine))
        return Findable(own.name, own.tags, "".join((own.text, *map(self._words, used))))

    def _words(self, name: str) -> str:
        exercise = self._exercises[name]
        known = self._of_exercises.get(name)
        if known is None or known[0] is not exercise:
            shown = muscles_in_words(exercise.muscles)
            texts = (exercise.name, *exercise.also, *exercise.muscles, shown, *exercise.equipment)
            known = self._of_exercises[name] = (exercise, words_of(" ".join(texts)))
        return known[1]
