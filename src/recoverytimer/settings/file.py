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
        from datetime import date

        import msgspec
        import tomlkit

        from recoverytimer.base.toml.reading import LARGEST_TEXT_FILE, toml_document

        try:
            document = toml_document(own_text(self.path, LARGEST_TEXT_FILE))
        except ValueError:
            document = tomlkit.document()
        wanted: dict[str, Any] = msgspec.to_builtins(settings, builtin_types=(date,))
        for key, value in wanted.items():
            if document.get(key) != value:
                document[key] = _in_file(value)
        write_atomic(self.path, tomlkit.dumps(document))


def _in_file(value: Any) -> Any:
    """A value as it is written: a table in one line, so that it stands among the others."""
    if isinstance(value, dict):
        from tomlkit import inline_table

        table = inline_table()
        table.update(value)
        return table
    return list(value) if isinstance(value, tuple) else value
