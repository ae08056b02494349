"""The sizes of all texts."""

from __future__ import annotations

from msgspec import Struct

LINE = 1.2
"""How much higher a line is than its letters."""


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

    @property
    def row(self) -> int:
        """How high a button or a field is."""
        return max(40, round(self.body * LINE) + 16)

    @property
    def large_row(self) -> int:
        """The same for a large one."""
        return max(48, round(self.lead * LINE) + 16)

    @property
    def icon(self) -> int:
        """How large an icon beside a text is."""
        return round(24 * max(1.0, (1.0 + self.factor) / 2))

    @classmethod
    def of_body(cls, pixels: int) -> TypeScale:
        """The scale in which a body has so many pixels."""
        return cls.scaled(pixels / cls().body)
