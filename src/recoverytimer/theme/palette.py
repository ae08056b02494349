"""Which role of Qt's palette each colour has."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QColor, QPalette

from recoverytimer.theme.colours import BY_ACCENT, LIGHT, Colours

Role = QPalette.ColorRole
ROLES = {
    "ground": Role.Window,
    "card": Role.Base,
    "ink": Role.WindowText,
    "muted": Role.PlaceholderText,
    "line": Role.Mid,
    "edge": Role.Midlight,
    "accent": Role.Accent,
    "accent_hover": Role.Light,
    "accent_ink": Role.HighlightedText,
    "accent_text": Role.Link,
    "accent_soft": Role.AlternateBase,
    "danger": Role.BrightText,
    "focus": Role.Shadow,
    "focus_on_ink": Role.Dark,
    "notice": Role.ToolTipBase,
    "notice_ink": Role.ToolTipText,
    "notice_accent": Role.LinkVisited,
}
# What Qt itself paints with besides.
DOUBLES = {
    Role.Button: "card",
    Role.Text: "ink",
    Role.ButtonText: "ink",
    Role.Highlight: "accent",
}


def palette(colours: Colours) -> QPalette:
    """The Qt palette of a set of colours."""
    made = QPalette()
    named = {**{role: name for name, role in ROLES.items()}, **DOUBLES}
    for role, name in named.items():
        made.setColor(role, QColor(getattr(colours, name)))
    for role in (Role.WindowText, Role.Text, Role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.muted))
    return made


def colours_of(worn: QPalette) -> Colours:
    """The set that a palette was made of."""
    # No rule of the style sheet gives a widget another accent.
    return BY_ACCENT.get(worn.color(Role.Accent).name(), LIGHT)


def as_roles() -> Colours:
    """Colours as the style sheet calls them: each by its role in the palette."""
    named: dict[str, Any] = {name: _called(role) for name, role in ROLES.items()}
    return Colours(**named, families={})


def _called(role: Role) -> str:
    # PlaceholderText is `placeholder-text` there, and ToolTipBase `tooltip-base`.
    words = "".join(f"-{c.lower()}" if c.isupper() else c for c in role.name).removeprefix("-")
    return f"palette({words.replace('tool-tip', 'tooltip')})"
