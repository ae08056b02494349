"""Whether a routine can be played with the exercises that there are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from recoverytimer.base.problem import Problem
from recoverytimer.exercise.check import unknown_exercise
from recoverytimer.exercise.dose import longest_spell_s
from recoverytimer.exercise.exercise import Exercise
from recoverytimer.exercise.faults import SpellTooLong
from recoverytimer.exercise.limits import spell_limit
from recoverytimer.routine.faults import NothingLeft, RoutineFault
from recoverytimer.routine.files import step_place
from recoverytimer.routine.portrait import ASSUMED_SIDE
from recoverytimer.routine.routine import Routine, StepPath, Work, exercise_steps
from recoverytimer.routine.span import with_each_option
from recoverytimer.routine.timeline import timeline_recipe
from recoverytimer.routine.timelinebuilder import TooLongError, build_timeline


def cross_problems(routine: Routine, exercises: Mapping[str, Exercise]) -> tuple[Problem, ...]:
    """What is wrong with a routine that reads well in itself."""
    problems = [
        problem
        for path, step in exercise_steps(routine)
        for problem in _step_problems(path, step, exercises)
    ]
    if not problems:
        try:
            problems.extend(_nothing_left(routine, exercises))
        except TooLongError:
            problems.append(Problem(RoutineFault.TOO_MANY_SEGMENTS))
    return tuple(problems)


def _nothing_left(routine: Routine, exercises: Mapping[str, Exercise]) -> Iterator[Problem]:
    """The choices with which there is nothing to play."""
    recipe = timeline_recipe(routine, exercises, chosen_side=ASSUMED_SIDE)
    for one in with_each_option(recipe):
        if not build_timeline(one).segments:
            chosen = (o for choice in routine.choices for o in choice.options if o.id in one.picked)
            yield Problem(NothingLeft(tuple(option.says for option in chosen)))


def _step_problems(path: StepPath, step: Work, exercises: Mapping[str, Exercise]) -> list[Problem]:
    place = step_place(path)
    problems = [
        Problem(unknown_exercise(name, exercises), place, key, step.exercise)
        for key, name in (("exercise", step.exercise), ("swap", step.swap))
        if name and name not in exercises
    ]
    if problems or not step.dose:
        return problems
    cap_s = spell_limit(exercises[step.exercise].kind).cap_s
    if longest_spell_s(step.dose) > cap_s:
        problems.append(Problem(SpellTooLong(cap_s), place, name=step.exercise))
    return problems
