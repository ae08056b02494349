"""What is wrong with what is imported, and what was assumed of it."""

from __future__ import annotations

from collections.abc import Iterable

from recoverytimer.base.amounts import exact_duration, plain_number
from recoverytimer.base.language import _, ngettext, pgettext
from recoverytimer.base.listing import in_row, sentences
from recoverytimer.base.problem import ArchiveFault, Place, Problem
from recoverytimer.base.words.files import (
    archive_fault_in_words,
    place_in_words,
    placed,
    size_in_words,
)
from recoverytimer.exercise.dose import MOST_ROUNDS
from recoverytimer.exercise.exercise import LONGEST_NAME
from recoverytimer.exercise.words.pictures import picture_fault_in_words
from recoverytimer.routine.words.problems import problem_in_words as routine_problem
from recoverytimer.sharing.faults import Note, NoteKind, ShareFault, TooLargeImport, WrongPicture
from recoverytimer.sharing.importfile import IMPORTED_SUFFIXES
from recoverytimer.sharing.package import LARGEST_TEXTS, MANIFEST

MOST_NAMED = 10


def problem_in_words(problem: Problem) -> str:
    """What is wrong with what is imported, and where; or what was assumed of it."""
    match problem.fault:
        case Note():
            return placed(problem, _place(problem), _note(problem.fault))
        case ShareFault():
            return placed(problem, "", _share_fault(problem.fault, problem.name))
        case ArchiveFault():
            said = sentences((_nothing_taken(), archive_fault_in_words(problem.fault)))
            return placed(problem, "", said)
        case TooLargeImport(most):
            said = _("It is larger than {size}.", size=size_in_words(most))
            return placed(problem, "", said)
        case WrongPicture(name, fault):
            return placed(problem, "", picture_fault_in_words(name, fault))
    return routine_problem(problem)


def _nothing_taken() -> str:
    return _("Nothing was imported from this file.")


def _share_fault(fault: ShareFault, name: str) -> str:
    match fault:
        case ShareFault.NO_MANIFEST:
            return sentences((_nothing_taken(), _("It has no {file}.", file=MANIFEST)))
        case ShareFault.TOO_MUCH_TEXT:
            size = size_in_words(LARGEST_TEXTS)
            return sentences((_nothing_taken(), _("It has over {size} of text.", size=size)))
        case ShareFault.NEWER_PACKAGE:
            return _("It comes from a newer version of Recovery Timer. Update the app to open it.")
        case ShareFault.ONLY_LISTED:
            return _("It is on the package's list of files, but not in the package.")
        case ShareFault.STRANGER:
            return _("It does not belong in a .recovery file and was left out.")
        case ShareFault.NAME_NOT_ALLOWED:
            return _("Its name is not allowed; use lower-case letters, digits and hyphens.")
        case ShareFault.TWO_OF_ONE:
            return _("There are two versions of {name}; one was left out.", name=name)
        case ShareFault.POSE:
            return _("It is the pose for an exercise, and poses cannot be imported.")
        case ShareFault.UNKNOWN_ENDING:
            endings = in_row(IMPORTED_SUFFIXES)
            return _("This kind of file cannot be imported. These can: {endings}.", endings=endings)


def _place(problem: Problem) -> str:
    place = in_row(_steps(problem.place))
    if not problem.name:
        return place
    return pgettext("a place in a file", "{place} ({name})", place=place, name=problem.name)


def _steps(place: Place) -> Iterable[str]:
    """The parts of a place in the file of another timer, counted as a person would."""
    for number, step in enumerate(place):
        following = place[number + 1] if number + 1 < len(place) else None
        if isinstance(step, str) and isinstance(following, int):
            yield _counted_step(step, following)
        elif isinstance(step, str):
            yield step


def _counted_step(key: str, index: int) -> str:
    number = index + 1
    match key:
        case "workouts":
            return _("Workout {number}", number=number)
        case "timers":
            return _("Timer {number}", number=number)
        case "sets":
            return pgettext("a place in a file", "set {number}", number=number)
        case "exercises":
            return pgettext("a place in a file", "exercise {number}", number=number)
        case "intervals":
            return pgettext("a place in a file", "interval {number}", number=number)
        case "row":
            return _("Row {number}", number=number)
    return place_in_words((key, index))


def _note(note: Note) -> str:
    kind, said, names, most = NoteKind, note.said, in_row(note.names), plain_number(note.most)
    match note.kind:
        case kind.NOT_JSON if said:
            line = plain_number(note.number)
            return _("It is not valid JSON: {detail} on line {line}.", detail=said, line=line)
        case kind.NOT_JSON:
            return _("It cannot be read as JSON.")
        case kind.NO_TABLE | kind.NO_LIST if not said:
            return _("It is missing.")
        case kind.NO_TABLE:
            return _("{value} is not a JSON object.", value=said)
        case kind.NO_LIST:
            return _("{value} is not a list.", value=said)
        case kind.NOT_UNDERSTOOD:
            return _("{value} was not understood.", value=said)
        case kind.STRANGE_KEYS:
            return _("These were not understood: {keys}.", keys=_few(note.names))
        case kind.STRANGE_COLUMNS:
            return _("These columns were not understood: {columns}.", columns=_few(note.names))
        case kind.NO_COLUMNS:
            return _(
                'It has no columns called "name" and "seconds". Put these names in the first row '
                "of the table."
            )
        case kind.UNREADABLE_TABLE:
            return _("It cannot be read as a table ({reason}).", reason=said)
        case kind.TOO_MANY_ROWS:
            rows = plain_number(note.number)
            return _(
                "It has {number} rows; only the first {most} will be imported.",
                number=rows,
                most=most,
            )
        case kind.TOO_MANY_WORKOUTS:
            return _(
                "It has {number} workouts; only the first {most} will be imported.",
                number=plain_number(note.number),
                most=most,
            )
        case kind.UNKNOWN_TIMER:
            return _(
                "This file is not from a timer app we know: JustAnotherWorkoutTimer or OpenHIIT."
            )
        case kind.NOTHING_TO_DO:
            return _("It contains no steps, so it was left out.")
        case kind.TOO_MUCH:
            return _("There is too much in this file; the rest was left out.")
        case kind.NO_NAME | kind.NO_TITLE:
            return _('It has no name, so it is called "{name}".', name=said)
        case kind.WRONG_ROUNDS if not said:
            return _("It does not say how many times to repeat, so it is done once.")
        case kind.WRONG_ROUNDS:
            return _("{value} is not a number of repeats, so this is done once.", value=said)
        case kind.WRONG_SECONDS if not said:
            return _("The number of seconds is missing.")
        case kind.WRONG_SECONDS:
            return _("{value} is not a valid number of seconds.", value=said)
        case kind.INTERVALS_LEFT_OUT:
            return ngettext(
                "It only plays {n} interval, so these were left out: {names}.",
                "It only plays {n} intervals, so these were left out: {names}.",
                int(note.number),
                names=names,
            )
    return _assumption(note)


def _assumption(note: Note) -> str:
    kind, said, names = NoteKind, note.said, in_row(note.names)
    match note.kind:
        case kind.LATIN_1:
            return _("The file is not UTF-8 and was read as Latin-1; check letters with accents.")
        case kind.NO_SOUNDS:
            return _("Sounds are not imported; you choose them in Preferences.")
        case kind.NEW_EXERCISES:
            return _("These are new and become exercises of your own: {names}.", names=names)
        case kind.WITHOUT_SIDES:
            return _(
                "No side is named, so these are done once and not on each side: {names}.",
                names=names,
            )
        case kind.FITTED_ROUNDS:
            return _(
                "{number} rounds became {fitted}; 1 to {most} are possible.",
                number=plain_number(note.number),
                fitted=plain_number(note.most),
                most=MOST_ROUNDS,
            )
        case kind.FITTED_SECONDS:
            return _(
                "{seconds} s became {longest}, the longest possible.",
                seconds=plain_number(note.number),
                longest=exact_duration(note.most),
            )
        case kind.UNSAFE_SECONDS:
            return _(
                "{before} became {safe}; more is not safe.",
                before=exact_duration(note.number),
                safe=exact_duration(note.most),
            )
        case kind.UNTIMED:
            return _('No time is given, so it waits for you to press "Done".')
        case kind.TAKEN_FOR:
            return _('"{name}" was matched to {exercise}.', name=said, exercise=names)
        case kind.SHORTENED:
            return _(
                '"{beginning}\u2026" was cut to {most} characters.',
                beginning=said,
                most=LONGEST_NAME,
            )
    raise ValueError(note.kind)


def _few(names: tuple[str, ...]) -> str:
    """As many as a person would read."""
    shown = in_row(names[:MOST_NAMED])
    if len(names) <= MOST_NAMED:
        return shown
    return pgettext("a list that is cut short", "{names} and more", names=shown)
