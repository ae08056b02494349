"""What `recoverytimer export` and `recoverytimer import` say."""

from __future__ import annotations

from recoverytimer.base.language import (
    _,
    message,
    message_in,
    message_in_with,
    message_with,
    pgettext,
)
from recoverytimer.base.listing import in_row
from recoverytimer.records.backup.restore import FileChange
from recoverytimer.records.readfiles import GuessedTable
from recoverytimer.records.tables.columnnames import ColumnMeaning
from recoverytimer.records.tables.columns import RecordKind
from recoverytimer.records.words.columns import meaning_in_words

backup_holds_all = message("A backup holds everything: leave out --from and --to.")


def of_file(file: object, said: str) -> str:
    """What there is to say of a file."""
    return pgettext("what there is to say of a file", "{file}: {said}", file=file, said=said)


bring_back = message("To have what you deleted back, import the file again with --bring-back.")
nothing_in = message_in_with("what there is to say of a file", "{file}: no records")
name_fits_nowhere = message_with(
    "This file was left out, because its name is not allowed in a backup: {file}"
)
how_as_runs = message_in(
    "command line", "To import these as runs as well, repeat the command with --as-runs."
)
heading = message_in_with("above a list", "{title}:")


def how_read(guessed: GuessedTable) -> str:
    """As what the rows of a table were read, and by which columns."""
    matching = guessed.matching
    pairs = zip(guessed.table.header, matching.fields, strict=True)
    columns = in_row(_column(name, field) for name, field in pairs if field)
    columns = columns or pgettext("columns of a table", "none")
    return of_file(guessed.name, _rows(matching.kind, columns))


def _column(name: str, meaning: ColumnMeaning) -> str:
    said = meaning_in_words(meaning)
    return pgettext("a column of a table", "{column} = {meaning}", column=name, meaning=said)


def _rows(kind: RecordKind | None, columns: str) -> str:
    match kind:
        case None:
            return pgettext("how a table is read", "not read")
        case RecordKind.SESSIONS:
            return pgettext(
                "how a table is read",
                "read as sessions, from the columns {columns}",
                columns=columns,
            )
        case RecordKind.SORENESS:
            return pgettext(
                "how a table is read",
                "read as soreness, from the columns {columns}",
                columns=columns,
            )
        case RecordKind.RUNS:
            return pgettext(
                "how a table is read", "read as runs, from the columns {columns}", columns=columns
            )


def restored(change: FileChange) -> str:
    """What became of one file of a backup."""
    if change.target is None:
        return _("{file} stays as it is, though the backup has a different one", file=change.name)
    if change.target == change.name:
        return change.name
    return _(
        "{file} is kept; the one from the backup is saved as {other}",
        file=change.name,
        other=change.target,
    )
