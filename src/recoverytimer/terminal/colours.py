"""Colours of the kinds of exercises and segments.

Nobody knows what a terminal stands on, so these are mid tones that stand out three to one from
black and from white.
"""

from __future__ import annotations

KINDS = {
    "stretch": "#d4593c",
    "dynamic": "#b8782f",
    "mobility": "#bd6a82",
    "roll": "#7a85bb",
    "ball": "#9a76b3",
    "strength": "#4a8a76",
    "breathing": "#4a86ad",
    "active": "#85873f",
    "rest": "#5d957f",
    "cold": "#3e8fc1",
    "heat": "#bf6b2c",
    "prepare": "#8a857c",
    "switch": "#8a857c",
    "question": "#7a848d",
}


def of(key: str) -> str:
    """The colour of a kind; grey for what is not known."""
    return KINDS.get(key, KINDS["question"])
