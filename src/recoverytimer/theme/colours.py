"""The colours of everything: light and dark, each as usual and with a strong contrast."""

from __future__ import annotations

from msgspec import Struct

FAMILIES = {
    "stretch": "stretch",
    "mobility": "stretch",
    "dynamic": "movement",
    "active": "movement",
    "roll": "massage",
    "ball": "massage",
    "strength": "strength",
    "breathing": "rest",
    "rest": "rest",
    "cold": "cold",
    "heat": "heat",
    "prepare": "between",
    "switch": "between",
    "question": "between",
}
"""The kinds of exercises and segments; those of one family differ by their signs."""


class Colours(Struct, frozen=True):
    """One set of colours, as `#rrggbb`.

    Attributes:
        edge: the outline of what one can press or fill in, and of charts where it is strong.
        accent_ink: text and icons on the accent.
        accent_text: accent-coloured text on the ground, a card or the soft accent.
        accent_soft: the quiet accent behind a chosen entry or a pill.
        notice: the ground of a notice; `notice_ink` and `notice_accent` are its texts.
        focus: the ring around what has the keyboard; `focus_on_ink` around what is filled with ink.
        families: by the families of `FAMILIES`; `of` looks them up by kind.
    """

    ground: str
    card: str
    ink: str
    muted: str
    line: str
    edge: str
    accent: str
    accent_hover: str
    accent_ink: str
    accent_text: str
    accent_soft: str
    danger: str
    focus: str
    focus_on_ink: str
    notice: str
    notice_ink: str
    notice_accent: str
    families: dict[str, str]
    is_dark: bool = False
    is_strong: bool = False

    def of(self, key: str) -> str:
        """The colour of a kind; `accent` too; muted for what is not known."""
        if key == "accent":
            return self.accent
        return self.families.get(FAMILIES.get(key, ""), self.muted)


LIGHT = Colours(
    ground="#f7f2ea",
    card="#ffffff",
    ink="#23303b",
    muted="#59636c",
    line="#e4dcd0",
    edge="#928a81",
    accent="#c24f34",
    accent_hover="#ad4329",
    accent_ink="#ffffff",
    accent_text="#a33f28",
    accent_soft="#f3ddd4",
    danger="#9b2335",
    focus="#17212b",
    focus_on_ink="#f7a78f",
    notice="#23303b",
    notice_ink="#f7f2ea",
    notice_accent="#f7a78f",
    families={
        "stretch": "#c24f34",
        "movement": "#c67b00",
        "massage": "#70639e",
        "strength": "#378957",
        "rest": "#657c88",
        "cold": "#078adb",
        "heat": "#902e45",
        "between": "#928a81",
    },
)

DARK = Colours(
    ground="#1c2127",
    card="#252c34",
    ink="#f1ece4",
    muted="#a3aeb8",
    line="#36404a",
    edge="#7a8691",
    accent="#e8704d",
    accent_hover="#f0805f",
    accent_ink="#1c2127",
    accent_text="#f59a7e",
    accent_soft="#4a322c",
    danger="#f29aa0",
    focus="#ffffff",
    focus_on_ink="#c24f34",
    notice="#3a4650",
    notice_ink="#f1ece4",
    notice_accent="#f7a78f",
    families={
        "stretch": "#e8704d",
        "movement": "#e3b95e",
        "massage": "#8684e1",
        "strength": "#6da98e",
        "rest": "#a1bdc8",
        "cold": "#6ebaf7",
        "heat": "#c0526b",
        "between": "#7e848c",
    },
    is_dark=True,
)

STRONG_LIGHT = Colours(
    ground="#ffffff",
    card="#ffffff",
    ink="#000000",
    muted="#3a3a3a",
    line="#dcdcdc",
    edge="#000000",
    accent="#8f2a12",
    accent_hover="#6e1d0a",
    accent_ink="#ffffff",
    accent_text="#7d230d",
    accent_soft="#ffe9e0",
    danger="#8c0018",
    focus="#0a3fd6",
    focus_on_ink="#3374e0",
    notice="#000000",
    notice_ink="#ffffff",
    notice_accent="#ffd0bf",
    families={
        "stretch": "#910700",
        "movement": "#87650a",
        "massage": "#4a358a",
        "strength": "#127046",
        "rest": "#2b4e5d",
        "cold": "#0762c7",
        "heat": "#711029",
        "between": "#504f4d",
    },
    is_strong=True,
)

STRONG_DARK = Colours(
    ground="#000000",
    card="#000000",
    ink="#ffffff",
    muted="#d8dde2",
    line="#2f353b",
    edge="#ffffff",
    accent="#ff9b78",
    accent_hover="#ffb79c",
    accent_ink="#000000",
    accent_text="#ffb79c",
    accent_soft="#3d211a",
    danger="#ffa3a9",
    focus="#ffe14d",
    focus_on_ink="#3374e0",
    notice="#000000",
    notice_ink="#ffffff",
    notice_accent="#ffb79c",
    families={
        "stretch": "#ffa891",
        "movement": "#ffd366",
        "massage": "#c8b4ff",
        "strength": "#3db95c",
        "rest": "#aed2e1",
        "cold": "#0f98ff",
        "heat": "#fe6995",
        "between": "#a4abb0",
    },
    is_dark=True,
    is_strong=True,
)

SETS = (LIGHT, DARK, STRONG_LIGHT, STRONG_DARK)
BY_ACCENT = {colours.accent: colours for colours in SETS}
"""No two have the same accent, by which one knows what a palette was made of."""


def colours_for(*, is_dark: bool, is_strong: bool) -> Colours:
    """The set for what is wanted."""
    wanted = (is_dark, is_strong)
    return next(colours for colours in SETS if (colours.is_dark, colours.is_strong) == wanted)
