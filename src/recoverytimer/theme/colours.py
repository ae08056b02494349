"""The colours of everything: one set for light, one for dark."""

from __future__ import annotations

from msgspec import Struct


class Colours(Struct, frozen=True):
    """One set of colours, as `#rrggbb`.

    Attributes:
        accent_ink: text and icons on the accent.
        accent_text: accent-coloured text on the ground, a card or the soft accent.
        accent_soft: the quiet accent behind a chosen entry or a pill.
        notice: the ground of a notice; `notice_ink` and `notice_accent` are its texts.
        focus: the ring around what has the keyboard; `focus_on_ink` around what is filled with ink.
        kinds: by the kind of an exercise and of a segment; `of` looks them up.
    """

    ground: str
    card: str
    ink: str
    muted: str
    line: str
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
    kinds: dict[str, str]

    def of(self, key: str) -> str:
        """The colour of a kind; `accent` too; muted for what is not known."""
        return self.accent if key == "accent" else self.kinds.get(key, self.muted)


LIGHT = Colours(
    ground="#f7f2ea",
    card="#ffffff",
    ink="#23303b",
    muted="#59636c",
    line="#e4dcd0",
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
    kinds={
        "stretch": "#c24f34",
        "dynamic": "#b8782f",
        "mobility": "#b5627a",
        "roll": "#6f7ab0",
        "ball": "#8e6ba6",
        "strength": "#4a8a76",
        "breathing": "#4a86ad",
        "active": "#85873f",
        "rest": "#5d957f",
        "cold": "#3e8fc1",
        "heat": "#bf6b2c",
        "prepare": "#94887a",
        "switch": "#94887a",
        "question": "#6b7680",
    },
)

DARK = Colours(
    ground="#1c2127",
    card="#252c34",
    ink="#f1ece4",
    muted="#a3aeb8",
    line="#36404a",
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
    kinds={
        "stretch": "#e8704d",
        "dynamic": "#d6a25a",
        "mobility": "#d08aa0",
        "roll": "#8f99cc",
        "ball": "#b08fc4",
        "strength": "#6fa58f",
        "breathing": "#7fb0cf",
        "active": "#a9ab66",
        "rest": "#75a892",
        "cold": "#6fa9cc",
        "heat": "#dd8e4c",
        "prepare": "#7a8691",
        "switch": "#7a8691",
        "question": "#9aa5af",
    },
)
