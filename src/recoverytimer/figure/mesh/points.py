"""Many points at once, as rows of three numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from recoverytimer.figure.vectors import Vec

Floats = NDArray[np.float64]
# Of pixels, of which there are many.
Singles = NDArray[np.float32]
Whole = NDArray[np.int32]
# Of either, where it is all the same.
Reals = NDArray[np.floating[Any]]


def rows(points: Sequence[Vec]) -> Floats:
    """Points as rows."""
    return np.array(points, dtype=float).reshape(-1, 3)


def lengths(ways: Reals) -> Floats:
    """How long each row is, never quite nothing."""
    squares: Floats = np.einsum("ij,ij->i", ways, ways)
    return np.sqrt(np.maximum(squares, 1e-18))


def unit_rows(ways: Reals) -> Floats:
    """Each row at length one."""
    found: Floats = ways / lengths(ways)[:, None]
    return found
