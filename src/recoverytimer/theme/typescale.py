"""The sizes of all texts."""

from __future__ import annotations

from msgspec import Struct


class TypeScale(Struct, frozen=True):
    """Pixel sizes; a person's text size multiplies them all."""

    caption: int = 13
    body: int = 15
    lead: int = 18
    title: int = 24
    display: int = 34
    huge: int = 56
    factor: float = 1.0

    @classmethod
    def scaled(cls, factor: float) -> TypeScale:
        """The scale with every size multiplied."""
        plain = cls()
        return cls(
            caption=round(plain.caption * factor),
            body=round(plain.body * factor),
            lead=round(plain.lead * factor),
            title=round(plain.title * factor),
            display=round(plain.display * factor),
            huge=round(plain.huge * factor),
            factor=factor,
        )

    @classmethod
    def of_body(cls, pixels: int) -> TypeScale:
        """The scale in which a body has so many pixels."""
        return cls.scaled(pixels / cls().body)
