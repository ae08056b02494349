"""Python's own import, which PySide6 replaces."""

from __future__ import annotations

import builtins
import linecache


def import_plainly() -> None:
    """Load PySide6, and have no module searched by it for `from __feature__ import`.

    For that it reads and keeps the source of each module that is imported after it.
    """
    import PySide6.QtCore  # noqa: F401

    linecache.clearcache()
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
