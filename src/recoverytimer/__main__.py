"""The command line."""

from __future__ import annotations

import contextlib
import gc
import io
import os
import sys
from collections.abc import Iterable, Sequence
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from recoverytimer.base.language import messages_of, speak
from recoverytimer.base.paths import (
    NEEDED_FOLDERS,
    Paths,
    missing_parts,
    person_paths,
    shipped_resources,
)
from recoverytimer.base.plaintext import printable
from recoverytimer.base.region import region_of_environment
from recoverytimer.start import words
from recoverytimer.start.display import has_no_display
from recoverytimer.start.options import Options

if TYPE_CHECKING:
    from recoverytimer.exercise.check import ExerciseCheck
    from recoverytimer.programme.library import ProgrammeLibrary
    from recoverytimer.routine.library import Library

# Any of them tells an exercise file, as no routine has them.
EXERCISE_KEYS = frozenset({"kind", "setup", "instructions", "dose"})


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code; 1 where whoever reads what it prints has gone."""
    speak(messages_of(shipped_resources() / "languages"), region_of_environment())
    given = sys.argv[1:] if arguments is None else list(arguments)
    options = _options_of(given) if given else Options()
    try:
        code = _told(options)
    except BrokenPipeError:
        code = 1
    return code if all([_is_flushed(sys.stdout), _is_flushed(sys.stderr)]) else code or 1


def _options_of(arguments: Sequence[str]) -> Options:
    # A start with nothing to read does without argparse.
    from recoverytimer.start.arguments import options_of

    return options_of(arguments)


def _is_flushed(stream: TextIO | None) -> bool:
    """Whether all that was printed has arrived; else Python would end with a code of its own."""
    if stream is None:
        return True
    try:
        stream.flush()
    except OSError:
        with contextlib.suppress(OSError, io.UnsupportedOperation):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        return False
    return True


def _told(options: Options) -> int:
    """Run a command; what nobody foresaw is told in a sentence."""
    if options.command == "sound":
        from recoverytimer.start.plainimports import import_plainly

        import_plainly()
        from recoverytimer.base.utf8names import utf8_name
        from recoverytimer.sound.process import run_sound

        return run_sound(options.role, utf8_name(options.folder), options.language)
    paths = person_paths(options.data_dir)
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A name that is not UTF-8 is no reason to stop.
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        return _run(options, paths)
    except BrokenPipeError:
        raise
    except Exception as error:
        if isinstance(error, ImportError) and "PySide6" in f"{error.name} {error.path}":
            from recoverytimer.base.systemlibraries import missing_packages
            from recoverytimer.desktop.words import missing_libraries

            missing = missing_packages()
            return _say(missing_libraries(missing) if missing else words.no_qt(error.msg))
        from recoverytimer.base.unforeseen import UnforeseenFaults
        from recoverytimer.base.words.system import stopped

        UnforeseenFaults(paths.log_file, _say, stopped).take(error)
        return 1


def _say(text: str) -> int:
    """Say why nothing more is done; a program without a console has nowhere to."""
    if sys.stderr is not None:
        with contextlib.suppress(OSError):
            sys.stderr.write(f"{printable(text)}\n")
    return 1


def _in_console(options: Options, paths: Paths) -> int | None:
    """Do what needs neither window nor session, if that is wanted."""
    match options.command:
        case "check":
            return check(options.files, paths)
        case "list":
            from recoverytimer.start.listcommand import list_routines

            return list_routines(paths)
        case "show":
            return show_routine(options.routine, paths)
        case "about":
            return tell_about(paths)
        case "export":
            from recoverytimer.records.cli import exchange

            return exchange(options, paths)
        case "import":
            from recoverytimer.start.importcommand import import_files

            return import_files(options, paths)
    return None


def _run(options: Options, paths: Paths) -> int:
    ended = _in_console(options, paths)
    if ended is not None:
        return ended
    routine = options.routine if options.command == "play" else None
    file = options.file if options.command == "open" else None
    in_terminal = options.plain or (options.command == "play" and options.terminal)
    if in_terminal or (has_no_display() and not options.self_test):
        return _play(options, paths, routine or file, asks=not in_terminal)
    from recoverytimer.base.utf8names import with_utf8_names

    try:
        paths = with_utf8_names(paths)
    except OSError:
        return _say(words.not_utf8(paths.data))
    # Until the window is there only modules are loaded, and looking for garbage among them is
    # a tenth of the time that takes.
    gc.disable()
    from recoverytimer.desktop.sessionbus import START_LIMIT_S, BusQuestion, use_only_if_answered

    question = BusQuestion(START_LIMIT_S)
    from recoverytimer.start.plainimports import import_plainly

    import_plainly()
    from recoverytimer.start.process import CommandLine, open_app, self_test

    has_bus = use_only_if_answered(question)
    if options.self_test:
        return self_test(print) if options.data_dir is None else _try(paths)
    if not has_bus:
        _log_without_bus(paths.log_file)
    background = options.background and routine is None and file is None
    return open_app(
        paths,
        CommandLine(routine=routine, speed=options.speed, file=file, background=background),
    )


def _play(options: Options, paths: Paths, what: str | None, *, asks: bool) -> int:
    """Play in the terminal, or ask first whether to, as there is no screen."""
    missing = missing_parts(paths.resources)
    if NEEDED_FOLDERS.intersection(missing):
        return _say(words.parts_missing(missing))
    from recoverytimer.routine.beforestart import Answers, SideAnswer
    from recoverytimer.terminal import start

    side = SideAnswer(options.side) if options.side else None
    answers = Answers(side, tuple(options.choose))
    if asks:
        return start.offer(paths, what, options.speed, answers)
    return start.play(paths, what, options.speed, answers, plain=options.plain)


def _try(paths: Paths) -> int:
    from recoverytimer.start.trial import try_folder

    return try_folder(paths)


def _log_without_bus(log_file: Path) -> None:
    import logging

    from recoverytimer.base.logfile import log_to

    if log_to(log_file):
        logging.getLogger("recoverytimer").warning(
            "The session bus did not answer at the start: until the next start there are no media "
            "keys, and perhaps no tray, no notifications and nothing that keeps the screen on"
        )


def check(files: Sequence[Path], paths: Paths) -> int:
    """Print the problems of routine, programme, exercise and pose files; 1 if there are any.

    Of a sound file it is told what changes nothing in it, of a routine also how often one changes
    position.
    """
    from recoverytimer.base.conflictcopies import conflict_copy
    from recoverytimer.base.words import files as files_words
    from recoverytimer.exercise.check import ExerciseCheck
    from recoverytimer.guide.library import Guide
    from recoverytimer.programme.library import ProgrammeLibrary
    from recoverytimer.routine.library import Library

    library = Library(paths.resources, paths.data)
    programmes = ProgrammeLibrary(paths.resources, paths.data, library)
    exercise_check = ExerciseCheck(
        library.exercises,
        paths.resources / "poses",
        paths.pictures,
        Guide(paths.resources).references,
    )
    found = False
    for file in files:
        content = _content(file)
        problems = tuple(_problems(file, content, library, exercise_check, programmes))
        found = found or bool(problems)
        copy = conflict_copy(file)
        if copy is not None:
            said = files_words.is_copy_of(copy.original.name, copy.service)
            print(printable(f"{file}: {said}"))
        told = problems or (
            *_hints(file, content, library, programmes),
            *_positions(file, content, library),
        )
        for line in told:
            print(printable(f"{file}: {line}"))
    return 1 if found else 0


class _Content(Enum):
    """What a file holds."""

    PACKAGE = auto()
    EXERCISE = auto()
    ROUTINE = auto()
    PROGRAMME = auto()
    POSE = auto()


def _content(file: Path) -> _Content:
    """What a file holds; one with stages is a programme, one with a pelvis a pose."""
    from recoverytimer.base.toml.reading import StructReader, parse

    if file.suffix.lower() == ".recovery":
        return _Content.PACKAGE
    table = parse(file, StructReader()) or {}
    if "stages" in table:
        return _Content.PROGRAMME
    if "steps" not in table and EXERCISE_KEYS.intersection(table):
        return _Content.EXERCISE
    return _Content.POSE if {"pelvis", "camera"}.intersection(table) else _Content.ROUTINE


def _problems(
    file: Path,
    content: _Content,
    library: Library,
    exercise_check: ExerciseCheck,
    programmes: ProgrammeLibrary,
) -> Iterable[str]:
    """What is wrong with a file."""
    match content:
        case _Content.PACKAGE:
            return _package_problems(file, library)
        case _Content.EXERCISE:
            from recoverytimer.exercise.words import problems as exercise_words

            return map(exercise_words.problem_in_words, exercise_check.file_problems(file))
        case _Content.ROUTINE:
            from recoverytimer.routine.words import problems as routine_words

            return map(routine_words.problem_in_words, library.routine_file(file).problems)
        case _Content.PROGRAMME:
            from recoverytimer.programme.words import problems as programme_words

            entry = programmes.programme_file(file)
            return map(programme_words.problem_in_words, entry.problems)
        case _Content.POSE:
            from recoverytimer.figure import words as figure_words
            from recoverytimer.figure.poses import read_pose

            return map(figure_words.problem_in_words, read_pose(file).problems)


def _hints(
    file: Path, content: _Content, library: Library, programmes: ProgrammeLibrary
) -> Iterable[str]:
    """What changes nothing in what is sound, or is worth a second look."""
    if content is _Content.ROUTINE:
        from recoverytimer.routine.ignored import ignored
        from recoverytimer.routine.words import ignored as routine_words

        routine = library.routine_file(file).routine
        found = ignored(routine, library.exercises) if routine else ()
        return map(routine_words.hint_in_words, found)
    if content is _Content.PROGRAMME:
        from recoverytimer.programme.words import problems as programme_words

        programme = programmes.programme_file(file).programme
        leaps = programmes.check.hints(programme) if programme else ()
        return map(programme_words.hint_in_words, leaps)
    if content is _Content.EXERCISE:
        from recoverytimer.exercise.files import read_exercise
        from recoverytimer.exercise.ignored import ignored_keys
        from recoverytimer.exercise.words import ignored as exercise_words

        exercise = read_exercise(file).value
        keys = ignored_keys(exercise.dose) if exercise else ()
        return (exercise_words.hint_in_words(key, ("dose",)) for key in keys)
    return ()


def _positions(file: Path, content: _Content, library: Library) -> Iterable[str]:
    """How often one changes position in a routine that is sound."""
    if content is not _Content.ROUTINE:
        return ()
    from recoverytimer.routine.positions import position_changes
    from recoverytimer.routine.timeline import timeline_recipe
    from recoverytimer.routine.timelinebuilder import build_timeline
    from recoverytimer.routine.words.totals import changes_of_position

    routine = library.routine_file(file).routine
    if routine is None:
        return ()
    timeline = build_timeline(timeline_recipe(routine, library.exercises))
    return (changes_of_position(position_changes(timeline, library.exercises)),)


def _package_problems(file: Path, library: Library) -> Iterable[str]:
    from msgspec.structs import replace

    from recoverytimer.sharing.importfile import read_import
    from recoverytimer.sharing.importplan import plan_import
    from recoverytimer.sharing.words.problems import problem_in_words

    bundle = read_import(file, library.exercises)
    rows = plan_import(bundle, lambda _folder, _file: None, library.exercises).rows
    unplayable = (replace(p, file=row.piece.file) for row in rows for p in row.problems)
    return map(problem_in_words, (*bundle.problems, *unplayable))


def tell_about(paths: Paths) -> int:
    """Print where the person's files are, and the details for a report."""
    from recoverytimer.about import words as about_words
    from recoverytimer.about.places import Place
    from recoverytimer.about.report import report

    for place in Place:
        print(printable(about_words.place_of(place, place.within(paths))))
    print()
    for line in report(paths).splitlines():
        print(printable(line))
    return 0


def show_routine(wish: str, paths: Paths) -> int:
    """Print a routine step by step, as it fits the person; 1 if there is none of that name."""
    from recoverytimer.exercise.askedfile import AskedFile
    from recoverytimer.exercise.cautionnotes import caution_notes
    from recoverytimer.routine.adapting import adapted
    from recoverytimer.routine.library import Library
    from recoverytimer.routine.portrait import portrait_of
    from recoverytimer.routine.words.adapting import nothing_left
    from recoverytimer.routine.words.library import no_such_routine
    from recoverytimer.routine.words.problems import problem_in_words
    from recoverytimer.settings.file import SettingsFile
    from recoverytimer.sharing.handout import handout
    from recoverytimer.terminal.showing import shown_lines

    library = Library(paths.resources, paths.data)
    entry = library.find(wish)
    if entry is None:
        return _say(no_such_routine(wish))
    if entry.routine is None:
        return _say("\n".join(map(problem_in_words, entry.problems)))
    settings = SettingsFile(paths.settings).load()[0]
    found = adapted(
        entry.routine, library.exercises, settings.personal_cautions(AskedFile(paths.asked).load())
    )
    if found.routine is None:
        return _say(nothing_left())
    portrait = portrait_of(found.routine, library.exercises, settings.timing)
    notes = caution_notes(paths.resources)
    for line in shown_lines(
        handout(found.routine, portrait, library.exercises, notes, found.changes)
    ):
        print(printable(line))
    return 0


if __name__ == "__main__":
    sys.exit(main())
