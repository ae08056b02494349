"""The people whom the figure may be: their builds, hair and colours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from recoverytimer.figure.clothes import SWIMSUIT, TRUNKS, Clothes
from recoverytimer.figure.colours import THING_COLOURS, ColourScheme
from recoverytimer.figure.proportions import BROAD, SLENDER, BodyBuild

Hair = Literal["bun", "short", "tail", "bob"]


@dataclass(frozen=True, slots=True, eq=False)
class DrawnPerson:
    """One person; each colour for light and for dark."""

    build: BodyBuild
    hair: Hair
    bathing: Clothes
    colours: dict[str, tuple[str, str]]

    def colour(self, name: str, scheme: ColourScheme) -> str:
        """The colour of skin, hair, clothes or a thing."""
        pair = self.colours.get(name) or THING_COLOURS[name]
        return pair[scheme == "dark"]


def _colours(
    skin: tuple[str, str], hair: tuple[str, str], top: tuple[str, str], bottom: tuple[str, str]
) -> dict[str, tuple[str, str]]:
    return {"skin": skin, "hair": hair, "top": top, "bottom": bottom}


PEOPLE: dict[str, DrawnPerson] = {
    "ana": DrawnPerson(
        SLENDER,
        "bun",
        SWIMSUIT,
        _colours(
            ("#DDAA86", "#D3A382"),
            ("#4B3832", "#3A2C28"),
            ("#E9D9C3", "#DCCDB6"),
            ("#47617A", "#5F82A6"),
        ),
    ),
    "ben": DrawnPerson(
        BROAD,
        "short",
        TRUNKS,
        _colours(
            ("#8A5A3F", "#8C5F45"),
            ("#241D1C", "#151112"),
            ("#E3C77F", "#D3B76E"),
            ("#3F4C57", "#64788A"),
        ),
    ),
    "mei": DrawnPerson(
        SLENDER,
        "tail",
        SWIMSUIT,
        _colours(
            ("#E8BE9C", "#DDB594"),
            ("#2B2528", "#1D191C"),
            ("#C9D8D3", "#B7C9C4"),
            ("#5A5478", "#7D77A6"),
        ),
    ),
    "tom": DrawnPerson(
        BROAD,
        "short",
        TRUNKS,
        _colours(
            ("#E5B79B", "#D9AC91"),
            ("#A9A39C", "#9B968F"),
            ("#B9CBDC", "#A9BCCE"),
            ("#4F5B4A", "#74846C"),
        ),
    ),
}
