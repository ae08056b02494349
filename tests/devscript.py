"""The script that installs what is missing, as a module."""

from __future__ import annotations

import importlib.util
from types import ModuleType

from tests import ROOT


def dev() -> ModuleType:
    """`dev.py`."""
    spec = importlib.util.spec_from_file_location("dev", ROOT / "dev.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
