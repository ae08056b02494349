"""The manual page: what the command line's parser says, among what `linux/recoverytimer.1` does."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator

from templates import filled


def manual_page(parser: argparse.ArgumentParser, version: str, day: str) -> str:
    """The page as roff, for `man`; `day` is that of the version, as 2026-12-01."""
    options, commands = split(parser)
    return filled(
        "recoverytimer.1",
        OPTIONS_IN_SHORT=" ".join(f"[{_named(action)}]" for action in options),
        OPTIONS="\n".join(_entries(options)),
        COMMANDS="\n".join(_commands(commands)),
        VERSION=version,
        DATE=day,
    )


Command = tuple[str, str, argparse.ArgumentParser]


def split(parser: argparse.ArgumentParser) -> tuple[list[argparse.Action], list[Command]]:
    """The options of a parser, and its commands with their help; those without are nobody's."""
    options, commands = [], []
    # argparse names them in no other way.
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            commands += [
                (shown.dest, shown.help or "", action.choices[shown.dest])
                for shown in action._get_subactions()
            ]
        else:
            options.append(action)
    return options, commands


def escaped(text: str) -> str:
    """Plain text as roff has it."""
    plain = text.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{plain}" if plain.startswith((".", "'")) else plain


def _commands(commands: Iterable[Command]) -> Iterator[str]:
    for name, help_text, parser in commands:
        own = [action for action in split(parser)[0] if action.dest != "help"]
        options = [action for action in own if action.option_strings]
        usage = [f"[{_named(action)}]" for action in options]
        usage += [_named(action) for action in own if not action.option_strings]
        yield _entry(" ".join((_bold(name), *usage)), help_text)
        if options:
            yield "\n".join((".RS", *_entries(options), ".RE"))


def _entries(options: Iterable[argparse.Action]) -> Iterator[str]:
    for option in options:
        names = ", ".join(map(_bold, option.option_strings))
        yield _entry(" ".join(filter(None, (names, _value(option)))), option.help or "")


def _entry(tag: str, text: str) -> str:
    return f".TP\n{tag}\n{escaped(text)}"


def _named(action: argparse.Action) -> str:
    """An argument as a usage shows it, an option by its longest name."""
    longest = max(action.option_strings, key=len, default="")
    return " ".join(filter(None, (longest and _bold(longest), _value(action))))


def _value(action: argparse.Action) -> str:
    if action.nargs == 0:
        return ""
    if action.choices and not action.metavar:
        return "|".join(map(_bold, action.choices))
    name = rf"\fI{escaped(str(action.metavar or action.dest.upper()))}\fR"
    return f"{name} ..." if action.nargs == "+" else name


def _bold(text: str) -> str:
    return rf"\fB{escaped(text)}\fR"
