"""What can be done with all records, wherever it is offered."""

from __future__ import annotations

from enum import Enum


class RecordsAction(Enum):
    """One of them, by its name on a button."""

    EXPORT = "Export"
    IMPORT = "Import"
    BACK_UP = "Back up"
    RESTORE = "Restore"


IN_ROWS = (
    (
        "Export and import",
        "JSON, CSV, a calendar, a report; runs from a watch",
        (RecordsAction.EXPORT, RecordsAction.IMPORT),
    ),
    (
        "Backup",
        "Everything in one file, and merged back from it",
        (RecordsAction.BACK_UP, RecordsAction.RESTORE),
    ),
)
"""As the preferences offer them: what two of them are for, and what is said of that."""
