"""People: builds, hair and palettes. And the colours of things, by light and dark."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from recoverytimer.figure.proportions import BROAD, SLENDER, Build

Hair = Literal["bun", "short", "tail", "bob"]
Theme = Literal["light", "dark"]


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """One person; colours for light and dark."""

    name: str
    build: Build
    hair: Hair
    colours: dict[str, tuple[str, str]]

    def colour(self, name: str, theme: Theme) -> str:
        """The colour of skin, hair, clothes or a thing."""
        pair = self.colours.get(name) or THINGS[name]
        return pair[theme == "dark"]


def _colours(
    skin: tuple[str, str], hair: tuple[str, str], top: tuple[str, str], bottom: tuple[str, str]
) -> dict[str, tuple[str, str]]:
    return {"skin": skin, "hair": hair, "top": top, "bottom": bottom}


LOOKS: dict[str, Look] = {
    "ana": Look(
        "Ana",
        SLENDER,
        "bun",
        _colours(
            ("#DDAA86", "#D3A382"),
            ("#4B3832", "#3A2C28"),
            ("#E9D9C3", "#DCCDB6"),
            ("#47617A", "#5F82A6"),
        ),
    ),
    "ben": Look(
        "Ben",
        BROAD,
        "short",
        _colours(
            ("#8A5A3F", "#8C5F45"),
            ("#241D1C", "#151112"),
            ("#E3C77F", "#D3B76E"),
            ("#3F4C57", "#64788A"),
        ),
    ),
    "mei": Look(
        "Mei",
        SLENDER,
        "tail",
        _colours(
            ("#E8BE9C", "#DDB594"),
            ("#2B2528", "#1D191C"),
            ("#C9D8D3", "#B7C9C4"),
            ("#5A5478", "#7D77A6"),
        ),
    ),
    "tom": Look(
        "Tom",
        BROAD,
        "short",
        _colours(
            ("#E5B79B", "#D9AC91"),
            ("#A9A39C", "#9B968F"),
            ("#B9CBDC", "#A9BCCE"),
            ("#4F5B4A", "#74846C"),
        ),
    ),
}

THINGS: dict[str, tuple[str, str]] = {
    "ground": ("#F7F2EA", "#1C2127"),
    "shade": ("#2B2A3A", "#0B0D14"),
    "highlight": ("#F0643C", "#F0643C"),
    "mat": ("#B9CFC3", "#41605A"),
    "mat edge": ("#9DB7AA", "#324B46"),
    "roller": ("#7C86B8", "#8089C0"),
    "wood": ("#C79A6B", "#A87F55"),
    "wall": ("#E9DFD1", "#2B323A"),
    "ice": ("#8CC3E6", "#8CC3E6"),
    "heat": ("#E58A6B", "#E58A6B"),
    "strap": ("#C9566B", "#C9566B"),
    "ball": ("#E0A94A", "#D9A24A"),
    "cushion": ("#A9B98F", "#7F9068"),
    "tub": ("#EEF2F4", "#6B7882"),
    "steam": ("#9FB4C0", "#C9D6DE"),
    "water": ("#A9D2E8", "#4F87A6"),
    "glass": ("#DCECF2", "#8FA9B5"),
}

FAR_HAZE = {"light": 0.22, "dark": 0.30}
SHADOW_STRENGTH = {"light": 1.0, "dark": 1.5}
