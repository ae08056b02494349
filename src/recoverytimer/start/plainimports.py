"""PySide6 and numpy without what the app does not ask of them."""

from __future__ import annotations

import builtins
import linecache
import os
from collections.abc import Callable
from types import CodeType
from typing import Any

# "mapping" belongs to them, but is asked from C, which does not know how to wait.
EXPLAINING = frozenset(
    f"shibokensupport/signature/{name}.py"
    for name in ("errorhandler", "layout", "lib/enum_sig", "lib/pyi_generator", "parser")
)
"""The parts of PySide6 that say how its functions are called: in help, in errors and in stubs."""

_STAND_IN = """
def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    del globals()["__getattr__"]
    with __loader__.zfile.open(__file__) as source:
        exec(compile(source.read(), __file__, "exec"), globals())
    return globals()[name]
"""


def import_plainly() -> None:
    """Load PySide6, leave out or put off what takes long there; numpy will have no threads.

    It has the sources of what explains its functions compiled at each start, a fifth of the way to
    a bare window. They wait until something is asked of them, such as the text of a `TypeError`.
    And to find `from __feature__ import` it reads and keeps the source of each module that is
    imported after it; Python's own import is back here.
    """
    # There would be one for each processor, with 40 MB of addresses, for arrays that are small.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    compiled = builtins.compile
    builtins.compile = _putting_off(compiled)  # type: ignore[assignment]
    try:
        import PySide6.QtCore  # noqa: F401
    finally:
        builtins.compile = compiled
    linecache.clearcache()
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def _putting_off(compiled: Callable[..., CodeType]) -> Callable[..., CodeType]:
    """What compiles as before, but in place of `EXPLAINING` what loads it when it is asked."""

    def compiled_for_now(source: Any, filename: Any, *rest: Any, **named: Any) -> CodeType:
        what = _STAND_IN if filename in EXPLAINING else source
        return compiled(what, filename, *rest, **named)

    return compiled_for_now
