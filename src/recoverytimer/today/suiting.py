"""Suggestions of what a person can do with the things that are there."""

from __future__ import annotations

from collections.abc import Collection

from recoverytimer.exercise.equipment import Equipment, is_at_hand
from recoverytimer.today.candidates import Candidate, Candidates
from recoverytimer.today.situation import Situation
from recoverytimer.today.suggestions import Suggestions, suggest


class AtHand(Candidates):
    """Those of some candidates for which a person has all that is needed."""

    def __init__(self, candidates: Candidates, owned: Collection[Equipment]) -> None:
        self._candidates = candidates
        self._owned = owned

    def get(self, routine_id: str) -> Candidate | None:
        """A routine, or None where there is none that can be done."""
        found = self._candidates.get(routine_id)
        return found if found and self._suits(found) else None

    def all(self) -> tuple[Candidate, ...]:
        """All that can be done."""
        return tuple(filter(self._suits, self._candidates.all()))

    def own(self) -> tuple[Candidate, ...]:
        """Those of them that the person made."""
        return tuple(filter(self._suits, self._candidates.own()))

    def _suits(self, candidate: Candidate) -> bool:
        return is_at_hand(candidate.equipment, self._owned)


def suggest_at_hand(
    situation: Situation, candidates: Candidates, owned: Collection[Equipment]
) -> Suggestions:
    """What would be sensible now with what is there; with anything, where nothing else is."""
    found = suggest(situation, AtHand(candidates, owned))
    return found if found.first.routine_id else suggest(situation, candidates)
