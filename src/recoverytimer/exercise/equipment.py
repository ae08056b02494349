"""What a person may have at home, and the words that exercises use for it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from enum import StrEnum


class Equipment(StrEnum):
    """One thing that not everybody has; walls, chairs and towels are taken to be there."""

    MAT = "mat"
    ROLLER = "foam roller"
    BALL = "ball"
    BAND = "loop band"
    PACK = "ice pack"
    NONE = "none of these"


EQUIPMENT_OF_WORD = {
    "mat": Equipment.MAT,
    "foam roller": Equipment.ROLLER,
    "roller": Equipment.ROLLER,
    "ball": Equipment.BALL,
    "massage ball": Equipment.BALL,
    "tennis ball": Equipment.BALL,
    "loop band": Equipment.BAND,
    "band": Equipment.BAND,
    "resistance band": Equipment.BAND,
    "ice pack": Equipment.PACK,
    "cold pack": Equipment.PACK,
    "heat pack": Equipment.PACK,
}


def is_at_hand(needed: Iterable[str], owned: Collection[Equipment]) -> bool:
    """Whether a person has all that is needed; who said nothing of it has it all."""
    if not owned:
        return True
    known = (EQUIPMENT_OF_WORD.get(word.lower()) for word in needed)
    return all(one is None or one in owned for one in known)
