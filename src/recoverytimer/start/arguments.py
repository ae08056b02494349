"""How the command line is read."""

from __future__ import annotations

import argparse
from collections.abc import Collection, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from recoverytimer import __version__
from recoverytimer.about.words import version, what_it_is
from recoverytimer.base.disk import is_folder
from recoverytimer.base.filekinds import OPENED_SUFFIXES
from recoverytimer.start import words
from recoverytimer.start.options import Options
from recoverytimer.start.words import help_on

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def options_of(arguments: Sequence[str]) -> Options:
    """What the arguments say; where that makes no sense the process ends with code 2."""
    parser = command_line()
    return parser.parse_args(_with_command(list(arguments), commands_of(parser)), Options())


def commands_of(parser: argparse.ArgumentParser) -> Collection[str]:
    """The names of the commands of a parser."""
    (choices,) = (
        action.choices
        for action in parser._actions
        if isinstance(action, argparse._SubParsersAction)
    )
    return frozenset(choices)


def command_line() -> argparse.ArgumentParser:
    """The parser of all commands."""
    parser = argparse.ArgumentParser(prog="recoverytimer", description=what_it_is())
    parser.add_argument("--version", action="version", version=version(__version__))
    parser.add_argument("--data-dir", type=Path, metavar="DIR", help=help_on("--data-dir"))
    _add_speed(parser)
    _add_plain(parser)
    parser.add_argument(
        "--background",
        action="store_true",
        help=help_on("--background"),
    )
    parser.add_argument("--self-test", action="store_true", help=help_on("--self-test"))
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    play = commands.add_parser("play", help=help_on("play"))
    play.add_argument("routine", metavar="ID-or-FILE")
    play.add_argument("--terminal", action="store_true", help=help_on("--terminal"))
    play.add_argument("--side", choices=("left", "right", "none"), help=help_on("--side"))
    play.add_argument(
        "--choose",
        action="append",
        default=[],
        metavar="OPTION",
        help=help_on("--choose"),
    )
    _add_plain(play)
    _add_speed(play)
    opening = commands.add_parser("open", help=help_on("open"))
    opening.add_argument("file", metavar="FILE_OR_FOLDER")
    commands.add_parser("list", help=help_on("list"))
    showing = commands.add_parser("show", help=help_on("show"))
    showing.add_argument("routine", metavar="ID-or-FILE")
    # Started by the app itself, see `sound/process.py`.
    sounding = commands.add_parser("sound")
    sounding.add_argument("role", choices=("tones", "voice"))
    sounding.add_argument("language")
    sounding.add_argument("folder", type=Path)
    commands.add_parser("about", help=help_on("about"))
    checking = commands.add_parser("check", help=help_on("check"))
    checking.add_argument("files", nargs="+", type=Path, metavar="FILE")
    _add_exchange(commands)
    return parser


def _add_speed(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--speed",
        type=_speed,
        # One that is not given leaves what was said before the command.
        default=argparse.SUPPRESS,
        metavar="N",
        help=help_on("--speed"),
    )


def _add_plain(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--plain", action="store_true", default=argparse.SUPPRESS, help=help_on("--plain")
    )


def _is_opened(path: Path) -> bool:
    return path.suffix.lower() in OPENED_SUFFIXES or is_folder(path)


def _with_command(arguments: list[str], commands: Collection[str]) -> list[str]:
    """The same with "open" before a file or folder that stands alone, as on a double-click."""
    waits = False
    for number, argument in enumerate(arguments):
        if waits or argument.startswith("-"):
            waits = argument in {"--data-dir", "--speed"}
        elif argument not in commands and _is_opened(Path(argument)):
            return [*arguments[:number], "open", *arguments[number:]]
        else:
            break
    return arguments


def _add_exchange(commands: Commands) -> None:
    exporting = commands.add_parser("export", help=help_on("export"))
    exporting.add_argument("--from", dest="first", type=_day, metavar="DAY", help=help_on("--from"))
    exporting.add_argument("--to", dest="last", type=_day, metavar="DAY", help=help_on("--to"))
    forms = ("json", "csv", "fit", "ics", "backup", "pdf")
    exporting.add_argument(
        "--as",
        dest="form",
        choices=forms,
        help=help_on("--as"),
    )
    exporting.add_argument("target", type=Path, metavar="FILE_OR_FOLDER")
    importing = commands.add_parser("import", help=help_on("import"))
    importing.add_argument("--as-runs", action="store_true", help=help_on("--as-runs"))
    importing.add_argument("--bring-back", action="store_true", help=help_on("--bring-back"))
    importing.add_argument("files", nargs="+", type=Path, metavar="FILE_OR_FOLDER")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(words.day_as_written()) from error


def _speed(text: str) -> float:
    speed = float(text)
    if not 0 < speed <= 1000:
        raise argparse.ArgumentTypeError(words.speed_bounds())
    return speed
