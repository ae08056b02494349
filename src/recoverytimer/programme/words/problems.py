"""What is wrong with programmes and their files."""

from __future__ import annotations

from recoverytimer.base.language import _
from recoverytimer.base.listing import in_row, one_of
from recoverytimer.base.problem import Place, Problem
from recoverytimer.base.words.files import place_in_words, placed
from recoverytimer.programme.faults import (
    ManyMoreSets,
    NeedsNumbers,
    NotAnAnswer,
    NotInDays,
    ProgrammeFault,
    SameId,
    TooManySessions,
    UnknownId,
    UnknownRoutine,
    WeekBeyond,
)
from recoverytimer.programme.programme import MOST_DAYS
from recoverytimer.routine.words import problems as routine_words


def problem_in_words(problem: Problem) -> str:
    """What is wrong where in a programme's file, and what would be right."""
    where = place_in_words(problem.place)
    if where and problem.name:
        where = _("{place} ({name})", place=where, name=problem.name)
    return placed(problem, where, fault_in_words(problem))


def fault_in_words(problem: Problem) -> str:
    """What is wrong with a programme, by the keys of its file."""
    key = problem.key
    match problem.fault:
        case ProgrammeFault():
            return _programme_fault(problem.fault)
        case SameId(one):
            return _('Two {key} have the id "{id}". Give each its own.', key=key, id=one)
        case UnknownId(one, (), _near):
            return _('There is no "{id}", because the file has none.', id=one)
        case UnknownId(one, known, ""):
            return _('There is no "{id}". There are: {known}.', id=one, known=in_row(known))
        case UnknownId(one, _known, near):
            return _('There is no "{id}". Did you mean "{near}"?', id=one, near=near)
        case UnknownRoutine(one, ""):
            return _('There is no routine "{id}". See the list of routines.', id=one)
        case UnknownRoutine(one, near):
            return _('There is no routine "{id}". Did you mean "{near}"?', id=one, near=near)
        case NotInDays(exercise):
            return _(
                '"{exercise}" is done on none of these days. Name one that is.', exercise=exercise
            )
        case NotAnAnswer(answer, ()):
            return _(
                '"{answer}" cannot be answered, as the answer is a number. Write least or most.',
                answer=answer,
            )
        case NotAnAnswer(answer, known):
            answers = one_of([f'"{one}"' for one in known])
            return _(
                '"{answer}" cannot be answered. Write {answers}.', answer=answer, answers=answers
            )
        case WeekBeyond(weeks):
            return _("The stage has only {weeks} weeks. Name one of them.", weeks=weeks)
        case NeedsNumbers(one):
            return _(
                'The answer to "{id}" is no number. Write is = "..." in place of least, most '
                "and of.",
                id=one,
            )
        case TooManySessions(sessions, has):
            return _(
                "The stage asks for {sessions} sessions and has only {has}. Write fewer.",
                sessions=sessions,
                has=has,
            )
    return routine_words.fault_in_words(problem)


def hint_in_words(problem: Problem) -> str:
    """What is worth a second look in a programme that is sound."""
    match problem.fault:
        case ManyMoreSets(before, now):
            said = _(
                "From {before} to {now} sets from one week to the next is half as many again or "
                "more. Give the later week a stage of its own, or fewer sets.",
                before=before,
                now=now,
            )
            return placed(problem, _place(problem.place, problem.name), said)
    return problem_in_words(problem)


def _place(place: Place, name: str) -> str:
    return _("{place} ({name})", place=place_in_words(place), name=name)


def _programme_fault(fault: ProgrammeFault) -> str:
    match fault:
        case ProgrammeFault.NO_FORMAT:
            return _("The format is missing. Add {line} at the top.", line="format = 1")
        case ProgrammeFault.NO_DAYS:
            return _("There are no days. Add at least one {header}.", header="[[days]]")
        case ProgrammeFault.TOO_MANY_DAYS:
            return _("There are too many days. At most {most} are allowed.", most=MOST_DAYS)
        case ProgrammeFault.NO_STAGES:
            return _("There are no stages. Add at least one {header}.", header="[[stages]]")
        case ProgrammeFault.DAY_NEEDS_ONE:
            return _('A day needs either routine = "..." or steps of its own.')
        case ProgrammeFault.SECOND_NEEDS_ONE:
            return _('A second session needs either routine = "..." or exercises = [...].')
        case ProgrammeFault.OPEN_STAGE_NOT_LAST:
            return _("Only the last stage can have no end. Say how many weeks it has.")
        case ProgrammeFault.NO_SESSION_IN_WEEK:
            return _("There is a week without a session. Write more days a week.")
        case ProgrammeFault.NO_CONDITION:
            return _("This says nothing of the answer. Write least, most or is.")
        case ProgrammeFault.OPTIONS_MISSING:
            return _("A choice needs at least two options.")
        case ProgrammeFault.OPTIONS_TOO_MANY:
            return _('Only kind = "choice" has options. Take them away.')
        case ProgrammeFault.SAYS_NOTHING:
            return _("This changes nothing. Say what is otherwise, or take it away.")
        case ProgrammeFault.STRANGE_NAME:
            return _("The file's name is too long or contains control characters. Rename the file.")
