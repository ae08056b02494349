"""What shells complete of the command line, written from its parser."""

from __future__ import annotations

import argparse
from pathlib import Path

import shtab

from manpage import split

FILES = {"FILE", "FILE_OR_FOLDER"}
LISTED = "recoverytimer list 2>/dev/null | cut -d ' ' -f 1"
ROUTINES = {
    "bash": "_recoverytimer_routines",
    "zsh": "_recoverytimer_routines",
    "fish": f"({LISTED}; __fish_complete_path (commandline -ct))",
    "preamble": {
        "bash": f"""
_recoverytimer_routines() {{
  compgen -W "$({LISTED})" -- "$1"
  compgen -f -- "$1"
}}
""",
        "zsh": f"""
_recoverytimer_routines() {{
  compadd -- ${{(f)"$({LISTED})"}}
  _files
}}
""",
    },
}
"""Ids of routines, and files."""


def completion(parser: argparse.ArgumentParser, shell: str) -> str:
    """The script by which a shell (bash, zsh or fish) completes the commands of a parser."""
    _say_what_completes(parser)
    return shtab.complete(parser, shell)


def _say_what_completes(parser: argparse.ArgumentParser) -> None:
    """Tell of each argument that is a file, a folder or a routine; the app needs no shtab."""
    arguments, commands = split(parser)
    for action in arguments:
        if action.dest == "routine":
            action.complete = ROUTINES  # type: ignore[attr-defined]
        elif action.metavar == "DIR":
            action.complete = shtab.DIRECTORY  # type: ignore[attr-defined]
        elif action.type is Path or action.metavar in FILES:
            action.complete = shtab.FILE  # type: ignore[attr-defined]
    for _, _, command in commands:
        _say_what_completes(command)
