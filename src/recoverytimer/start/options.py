"""What the command line may say."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace


class Options(SimpleNamespace):
    """What the command line says, and what holds where it says nothing."""

    command: str | None = None
    data_dir: Path | None = None
    speed = 1.0
    plain = False
    side: str | None = None
    choose: Sequence[str] = ()
    background = False
    self_test = False
