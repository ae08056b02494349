"""A routine as it fits the person: what was changed is said, and each change may be taken back."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from recoverytimer.base.listing import sentences
from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.cautionnotes import CautionNote
from recoverytimer.exercise.contraindications import PersonalCautions, Restriction, strongest
from recoverytimer.exercise.exercise import Exercise
from recoverytimer.routine.adaptation import Adaptation
from recoverytimer.routine.adapting import AdaptedRoutine, AllowedExercise, StepChange, adapted
from recoverytimer.routine.routine import Routine, StepPath
from recoverytimer.routine.words import adapting
from recoverytimer.terminal import words
from recoverytimer.terminal.talk import NoAnswerError, StartChoice, Talk, ask_start

KeepAsked = Callable[[StepChange | AllowedExercise, bool], None]
"""Keeps that the person has asked a professional about an exercise, or has not."""


class Fitting:
    """Says how routines fit the person, and asks how they want to play them.

    Args:
        mine: gives what the person has told, as it is at this moment.
    """

    def __init__(
        self,
        talk: Talk,
        exercises: Mapping[str, Exercise],
        notes: Mapping[Caution, CautionNote],
        mine: Callable[[], PersonalCautions],
        keep_asked: KeepAsked,
    ) -> None:
        self._talk = talk
        self._exercises = exercises
        self._notes = notes
        self._mine = mine
        self._keep_asked = keep_asked

    def chosen(
        self, routine: Routine, *, is_to_ask: bool
    ) -> tuple[Routine, tuple[Adaptation, ...]]:
        """A routine as it fits the person and as they want it, and how it differs.

        With `is_to_ask` they are asked in any case, as something else speaks against a start.

        Raises:
            NoAnswerError: they rather do not start.
        """
        found = self._fit(routine)
        is_to_ask = is_to_ask or bool(found.against_all)
        if found.routine is None or found.changes or found.allowed or found.against_all:
            self._say(found)
        if found.routine is None:
            return self._all_the_same(found)
        if found.changes or found.allowed:
            return self._as_chosen(found)
        if is_to_ask and not self._talk.confirm(words.start()):
            raise NoAnswerError
        return found.routine, found.adaptations

    def _fit(
        self, routine: Routine, as_written: frozenset[StepPath] = frozenset()
    ) -> AdaptedRoutine:
        return adapted(routine, self._exercises, self._mine(), as_written)

    def _as_chosen(self, found: AdaptedRoutine) -> tuple[Routine, tuple[Adaptation, ...]]:
        """An adapted routine with those of its changes that the person wants, and these."""
        as_written: frozenset[StepPath] = frozenset()
        while found.routine is not None:
            listed: list[StepChange | AllowedExercise] = [c for c, _ in found.each_change]
            choice = ask_start(self._talk, [*listed, *found.allowed])
            if choice is StartChoice.LEAVE:
                raise NoAnswerError
            if choice is StartChoice.START:
                return found.routine, found.adaptations
            if isinstance(choice, StartChoice):
                return found.written, ()
            if isinstance(choice, AllowedExercise):
                self._keep_asked(choice, False)
            elif choice in found.changes and self._has_asked(choice):
                self._keep_asked(choice, True)
            else:
                as_written ^= {choice.path}
            found = self._fit(found.written, as_written)
            self._say(found)
        return self._all_the_same(found)

    def _has_asked(self, change: StepChange) -> bool:
        """Whether a step was to be asked about, and the person has."""
        is_to_ask = strongest(change.reasons) is Restriction.ASK_FIRST
        return is_to_ask and self._talk.confirm(words.has_asked(), usual=False)

    def _all_the_same(self, found: AdaptedRoutine) -> tuple[Routine, tuple[Adaptation, ...]]:
        """A routine of which nothing sensible is left, as it is written, if they want that."""
        question = words.start_as_written()
        if found.rules_out or not self._talk.confirm(question, usual=False):
            raise NoAnswerError
        return found.written, ()

    def _say(self, found: AdaptedRoutine) -> None:
        """What was changed for the person, or why there is nothing to be done."""
        talk = self._talk
        if found.rules_out:
            talk.say(adapting.no_routine(), "bold")
        elif found.routine is None:
            talk.say(adapting.nothing_left(), "bold")
        elif found.each_change:
            talk.say(adapting.adapted_for_you(len(found.changes)), "bold")
        for note in map(self._notes.get, (*found.rules_out, *found.against_all)):
            if note is not None:
                talk.say(words.caution(note.name, note.consequence))
        each = [] if found.rules_out else self._each(found)
        # Where there is no routine, there is nothing to choose by a number.
        is_numbered = found.routine is not None
        talk.say_rows([(str(n) if is_numbered else "", "", x) for n, x in enumerate(each, 1)])

    def _each(self, found: AdaptedRoutine) -> list[str]:
        """The changes, and what stays because the person has asked about it."""
        exercises, notes = self._exercises, self._notes
        changes = [
            adapting.change_and_why(change, exercises, notes, is_made=is_made)
            for change, is_made in found.each_change
        ]
        allowed = [
            sentences((adapting.allowed(one, exercises), adapting.why(one, notes)))
            for one in found.allowed
        ]
        return changes + allowed
