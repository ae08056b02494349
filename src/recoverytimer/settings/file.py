"""The settings on disk."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from recoverytimer.base.disk import write_atomic
from recoverytimer.base.ownfile import is_there, own_text
from recoverytimer.settings.settings import Settings

if TYPE_CHECKING:
    from recoverytimer.base.problem import Problem


class SettingsFile:
    """The settings on disk; a person's comments in the file are kept."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def load(self) -> tuple[Settings, tuple[Problem, ...]]:
        """The settings with defaults for all that is missing or not sound, and the problems.

        A file that is not TOML at all leaves every setting at its default.
        """
        if not is_there(self.path):
            return Settings(), ()
        from recoverytimer.base.toml.reading import StructReader, parse

        reader = StructReader()
        table = parse(self.path, reader)
        if table is None:
            return Settings(), reader.problems
        reader.unknown_keys(table, Settings.__struct_encode_fields__)
        values = reader.fields(Settings, table)
        return Settings(**values), reader.problems

    def save(self, settings: Settings) -> None:
        """Write the settings atomically.

        Raises:
            OSError: the folder cannot be written or the disk is full.
        """
        from recoverytimer.base.toml.reading import LARGEST_TEXT_FILE
        from recoverytimer.base.toml.rewriting import rewritten

        wanted = _table(settings)
        try:
            text = rewritten(own_text(self.path, LARGEST_TEXT_FILE), wanted, _meaning)
        except ValueError:
            text = rewritten("", wanted, _meaning)
        write_atomic(self.path, text)


def _meaning(text: str) -> dict[str, Any] | None:
    """What the settings in a text are; nothing for those that are not sound."""
    from recoverytimer.base.toml.reading import StructReader, parse_text

    reader = StructReader()
    table = parse_text(text, reader)
    if table is None:
        return None
    sound = reader.fields(Settings, table)
    return {k: v for k, v in _table(Settings(**sound)).items() if k in sound or k not in table}


def _table(settings: Settings) -> dict[str, Any]:
    from datetime import date

    import msgspec

    table = msgspec.to_builtins(settings, builtin_types=(date,))
    return {k: list(v) if isinstance(v, tuple) else v for k, v in table.items()}
