"""Whether a programme can be followed with the exercises and routines that there are."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from recoverytimer.base.problem import Place, Problem, nearest
from recoverytimer.exercise.check import unknown_exercise
from recoverytimer.exercise.exercise import Exercise
from recoverytimer.programme.day import Day
from recoverytimer.programme.dayroutine import Routines, day_routine, steps_of
from recoverytimer.programme.faults import ManyMoreSets, NotInDays, UnknownId, UnknownRoutine
from recoverytimer.programme.portrait import week_totals
from recoverytimer.programme.programme import Programme
from recoverytimer.programme.stage import Stage
from recoverytimer.programme.stepchanges import exercises_in
from recoverytimer.programme.weeks import week_places
from recoverytimer.routine.check import cross_problems
from recoverytimer.routine.routine import Routine, Work, all_steps

MUCH_MORE = 1.5
"""So many times as many sets, from one week to the next of a stage, are worth a hint."""


def names_in(programme: Programme) -> frozenset[str]:
    """The ids of all exercises, routines and programmes that a programme names."""
    found = {*programme.next, *(one.programme for one in programme.not_with)}
    found |= {one.exercise for one in programme.allowed} | {one.exercise for one in programme.loads}
    for day in programme.days:
        works = (step for _, step in all_steps(day.steps) if isinstance(step, Work))
        found |= {name for work in works for name in (work.exercise, work.swap)}
        found |= {day.routine, day.second.routine if day.second else None}
    for stage in programme.stages:
        found |= {name for one in stage.changes for name in (one.exercise, one.instead)}
    return frozenset(name for name in found if name)


class ProgrammeCheck(Struct, frozen=True):
    """Checks programmes against exercises, routines and other programmes.

    Attributes:
        routine_ids, programme_ids: those that there are.
    """

    exercises: Mapping[str, Exercise]
    routines: Routines
    routine_ids: Collection[str]
    programme_ids: Collection[str]

    def problems(self, programme: Programme) -> tuple[Problem, ...]:
        """What a programme that reads well refers to and is not there, or cannot be played."""
        found = [*self._named_exercises(programme), *self._named_programmes(programme)]
        for n, day in enumerate(programme.days):
            found.extend(self._day_problems(day, ("days", n)))
        for n, stage in enumerate(programme.stages):
            found.extend(self._change_problems(programme, stage, ("stages", n)))
        return tuple(found) or tuple(self._unplayable(programme))

    def _named_exercises(self, programme: Programme) -> Iterator[Problem]:
        for key in ("allowed", "loads"):
            for n, one in enumerate(getattr(programme, key)):
                yield from self._exercise((key, n), "exercise", one.exercise)
        used = {name for day in programme.days for name in self._exercises_of(day)}
        used |= {c.instead for stage in programme.stages for c in stage.changes if c.instead}
        for key in ("allowed", "loads"):
            for n, one in enumerate(getattr(programme, key)):
                if one.exercise in self.exercises and one.exercise not in used:
                    yield Problem(NotInDays(one.exercise), (key, n), "exercise")

    def _named_programmes(self, programme: Programme) -> Iterator[Problem]:
        named: list[tuple[Place, str, str]] = [((), "next", one) for one in programme.next]
        named += [
            (("not_with", n), "programme", one.programme)
            for n, one in enumerate(programme.not_with)
            if one.programme
        ]
        for place, key, one in named:
            if one not in self.programme_ids:
                known = tuple(sorted(self.programme_ids))
                yield Problem(UnknownId(one, known, nearest(one, known)), place, key)

    def _exercise(self, place: Place, key: str, name: str | None) -> Iterator[Problem]:
        if name and name not in self.exercises:
            yield Problem(unknown_exercise(name, self.exercises), place, key, name)

    def _exercises_of(self, day: Day) -> tuple[str, ...]:
        return exercises_in(steps_of(day, self.routines))

    def _day_problems(self, day: Day, place: Place) -> Iterator[Problem]:
        second = day.second.routine if day.second else None
        for at, key, name in (
            (place, "routine", day.routine),
            ((*place, "second"), "routine", second),
        ):
            if name and name not in self.routine_ids:
                fault = UnknownRoutine(name, nearest(name, self.routine_ids))
                yield Problem(fault, at, key, day.id)
        if day.steps:
            for problem in cross_problems(Routine(name=day.name, steps=day.steps), self.exercises):
                yield replace(problem, place=(*place, *problem.place), name=problem.name or day.id)
        for exercise in (day.second and day.second.exercises) or ():
            if exercise not in self._exercises_of(day):
                yield Problem(NotInDays(exercise), (*place, "second"), "exercises", day.id)

    def _change_problems(
        self, programme: Programme, stage: Stage, place: Place
    ) -> Iterator[Problem]:
        days = {
            day: self._exercises_of(found) for day in stage.days if (found := programme.day(day))
        }
        for m, change in enumerate(stage.changes):
            at = (*place, "changes", m)
            there = [name for day in days if change.day in {None, day} for name in days[day]]
            replaced = {one.instead for one in stage.changes}
            if change.exercise is None:
                continue
            if change.exercise not in self.exercises:
                yield from self._exercise(at, "exercise", change.exercise)
            elif change.exercise not in there and change.exercise not in replaced:
                yield Problem(NotInDays(change.exercise), at, "exercise", change.exercise)
            yield from self._exercise(at, "instead", change.instead)

    def _unplayable(self, programme: Programme) -> Iterator[Problem]:
        """What only shows once the changes of a week are made."""
        for n, stage in enumerate(programme.stages):
            told: set[object] = set()
            for week in range(1, (stage.weeks or 1) + 1):
                for place in dict.fromkeys(week_places(stage, week)):
                    routine = day_routine(programme, place, self.routines)
                    for problem in cross_problems(routine, self.exercises) if routine else ():
                        if problem.fault not in told:
                            told.add(problem.fault)
                            yield replace(problem, place=("stages", n), name=stage.id)

    def hints(self, programme: Programme) -> tuple[Problem, ...]:
        """What is worth a second look in a programme that is sound."""
        return tuple(
            problem
            for n, stage in enumerate(programme.stages)
            for problem in self._leaps(programme, stage, ("stages", n))
        )

    def _leaps(self, programme: Programme, stage: Stage, place: Place) -> Iterator[Problem]:
        weeks = range(1, (stage.weeks or 1) + 1)
        sets = [
            week_totals(programme, stage, week, self.exercises, self.routines).sets
            for week in weeks
        ]
        for before, now in pairwise(sets):
            if before and now >= MUCH_MORE * before:
                yield Problem(ManyMoreSets(before, now), place, name=stage.id)
