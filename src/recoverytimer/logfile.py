"""The log."""

from __future__ import annotations

from pathlib import Path


def log_to(path: Path) -> bool:
    """Write what the app logs into a file, too; whether that can be written."""
    import logging
    import time
    from logging.handlers import RotatingFileHandler

    logger = logging.getLogger("recoverytimer")
    kept = [h for h in logger.handlers if isinstance(h, RotatingFileHandler)]
    if any(handler.baseFilename == str(path.absolute()) for handler in kept):
        return True
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            path, maxBytes=200_000, backupCount=1, encoding="utf-8", errors="backslashreplace"
        )
    except OSError:
        return False
    formatter = logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s")
    formatter.converter = time.gmtime
    handler.setFormatter(formatter)
    # A log that cannot be written is no reason to speak of errors on the terminal.
    logging.raiseExceptions = False
    logger.addHandler(handler)
    return True
