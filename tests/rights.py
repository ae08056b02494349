"""File rights that bind the tests, also where they run as root."""

from __future__ import annotations

import ctypes
import os
import sys

# From linux/capability.h and linux/prctl.h.
DAC_OVERRIDE, DAC_READ_SEARCH = 1, 2
CAPABILITY_VERSION_3 = 0x20080522
PR_CAPBSET_DROP = 24


def bind_root() -> None:
    """Have file rights bind this process and those that it starts as they bind anyone.

    Root remains the owner of its files. Only on Linux, before there are other threads.
    """
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        return
    kernel = ctypes.CDLL(None, use_errno=True)
    header = (ctypes.c_uint32 * 2)(CAPABILITY_VERSION_3, 0)
    # Effective, permitted and inheritable: first of capabilities 0 to 31, then of the others.
    held = (ctypes.c_uint32 * 6)()
    _must(kernel.capget(header, held))
    for capability in (DAC_OVERRIDE, DAC_READ_SEARCH):
        _must(kernel.prctl(PR_CAPBSET_DROP, capability, 0, 0, 0))
        for place in range(3):
            held[place] &= ~(1 << capability)
    _must(kernel.capset(header, held))


def _must(failed: int) -> None:
    if failed:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
