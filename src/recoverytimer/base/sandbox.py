"""Whether the app runs within Flatpak, where the desktop is reached by its portals."""

from __future__ import annotations

from pathlib import Path

FLATPAK_INFO = Path("/.flatpak-info")


def is_in_flatpak(info: Path = FLATPAK_INFO) -> bool:
    """Whether Flatpak has left its note on what runs here."""
    return info.exists()
