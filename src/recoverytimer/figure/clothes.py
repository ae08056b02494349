"""What a person wears: the colour of each stretch of skin and cloth, and how far it goes."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

# Where clothes end, as shares of the shin and of the upper arm.
LEGGINGS_END = 0.72
SLEEVE_END = 0.40
# How thick a shirt is.
SHIRT_M = 0.006


Cuff = Literal["shin", "thigh"]
"""The bone around which a cuff is worn."""


class Clothes(Struct, frozen=True):
    """The names of the colours of the trunk above and below the hem, of the sleeves and legs.

    The shoulders begin above the chest.
    """

    trunk: str = "top"
    shoulders: str = "top"
    sleeves: str = "top"
    seat: str = "bottom"
    legs: str = "bottom"


SPORT = Clothes()
SWIMSUIT = Clothes(trunk="bottom", shoulders="skin", sleeves="skin", legs="skin")
TRUNKS = Clothes(trunk="skin", shoulders="skin", sleeves="skin", legs="skin")
