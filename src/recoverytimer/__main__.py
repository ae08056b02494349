"""The command line."""

from __future__ import annotations

import contextlib
import gc
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

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
            from recoverytimer.start.checkcommand import check_files

            return check_files(options.files, paths)
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
