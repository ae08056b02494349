"""A work or a page that somebody has read, as the guide and the exercises cite it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from msgspec import Meta, Struct

from recoverytimer.exercise.exercise import CITABLE, SourceMark

Citation = Annotated[str, Meta(min_length=1, max_length=1000)]
"""A work's own name, the same in all languages."""
WebAddress = Annotated[
    str,
    Meta(
        pattern=r"^https?://[!-~]+$(?!\n)",
        max_length=500,
        description="an address on the web that begins with https:// or http://",
    ),
]


class Reference(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A source as it is cited: author, year, journal.

    Attributes:
        quoted_in: where it was read, if not in itself.
        address: of the page that was read.
    """

    label: Citation
    mark: SourceMark
    quoted_in: Citation | None = None
    address: WebAddress | None = None

    @property
    def citable(self) -> bool:
        """Whether it was checked, so that it may be shown as a citation."""
        return self.mark in CITABLE


def referred(text: str, references: Mapping[str, Reference]) -> tuple[Reference | None, str]:
    """The source whose id a text begins with ("acsm-2021: how long to hold"), and what it says."""
    key, _, says = text.partition(": ")
    source = references.get(key)
    return (source, says) if source and source.citable else (None, text)
