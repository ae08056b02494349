"""What all tables of a programme's file have in common."""

from __future__ import annotations

from msgspec import Struct


class Table(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One table of a programme's file."""
