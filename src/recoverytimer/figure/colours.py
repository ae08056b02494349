"""The colours of what is drawn beside a person, for light and for dark."""

from __future__ import annotations

from typing import Literal

ColourScheme = Literal["light", "dark"]

# The ground is that of the window, in theme/colours.py, which the model does not know.
THING_COLOURS: dict[str, tuple[str, str]] = {
    "ground": ("#F7F2EA", "#1C2127"),
    "shade": ("#2B2A3A", "#0B0D14"),
    "highlight": ("#F0643C", "#F0643C"),
    "mat": ("#B9CFC3", "#41605A"),
    "mat-edge": ("#9DB7AA", "#324B46"),
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
    "depths": ("#66AFDE", "#35789F"),
    "glass": ("#DCECF2", "#8FA9B5"),
}

# How much darker the furthest limb is; and on a dark ground a shadow must be darker to be seen.
FAR_HAZE = {"light": 0.13, "dark": 0.18}
SHADOW_STRENGTH = {"light": 1.0, "dark": 1.5}
