"""The files under `linux/` and `windows/`: written by hand, with what is known elsewhere put in."""

from __future__ import annotations

import re
from pathlib import Path

from recoverytimer.base.identity import APP_ID, HOMEPAGE, ISSUES

FOLDER = Path(__file__).parent / "linux"
TITLE = "Recovery Timer"
KIND, MIME = f"{TITLE} routine", "application/x-recoverytimer"
"""How systems call the files of the app, for persons and for programs."""


def filled(name: str, folder: Path = FOLDER, **values: str) -> str:
    """A template with its values put in; all of them may name the app's id and addresses.

    Raises:
        KeyError: a template wants what is not given.
    """
    known = {"APP_ID": APP_ID, "HOMEPAGE": HOMEPAGE, "ISSUES": ISSUES, **values}
    text = (folder / name).read_text(encoding="utf-8")
    return re.sub(r"@([A-Z_]+)@", lambda found: known[found[1]], text)
