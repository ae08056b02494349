"""What can be done with all records, wherever it is offered."""

from __future__ import annotations

from enum import Enum


class Way(Enum):
    """One of them, by its name on a button."""

    EXPORT = "Export"
    IMPORT = "Import"
    BACK_UP = "Back up"
    RESTORE = "Restore"
