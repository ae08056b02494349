"""Whether all can be read and told apart, by the theme's own colours."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import pytest
from coloraide import Color

from recoverytimer.exercise.exercise import Kind
from recoverytimer.history.ui.daysquare import DARK_FROM, SHADES, shade_colour
from recoverytimer.routine.timeline import SegmentKind
from recoverytimer.soreness.ui.bodypainter import ink_on, shade
from recoverytimer.theme.colours import FAMILIES, LIGHT, SETS, Colours
from recoverytimer.widgets.painting import QUIET, tinted
from recoverytimer.widgets.timelinebar import DONE_SHARE

LEAST_TEXT, STRONG_TEXT, LEAST_SHAPE, LEAST_APART = 4.5, 7.0, 3.0, 10.0
NAMES = ("light", "dark", "strong light", "strong dark")
EACH = pytest.mark.parametrize("colours", SETS, ids=NAMES)

# What the style sheet and the painters lay on what.
TEXTS = {
    "ink": ("ground", "card", "line", "accent_soft"),
    "muted": ("ground", "card", "line", "accent_soft"),
    "accent_text": ("ground", "card", "line", "accent_soft"),
    "danger": ("ground", "card"),
    "ground": ("ink",),
    "accent_ink": ("accent", "accent_hover"),
    "notice_ink": ("notice",),
    "notice_accent": ("notice",),
}
SHAPES = {
    # Fields, buttons, chips, levels, grooves, menus, handles of scroll bars.
    "edge": ("ground", "card"),
    # Primary buttons; the border of a chosen page, section, row or entry of a menu.
    "accent": ("ground", "card", "line"),
    # The boxes of what can be ticked.
    "muted": ("ground", "card"),
    # What is chosen of chips and levels.
    "ink": ("ground", "card"),
    "focus": ("ground", "card", "line", "accent_soft"),
    "focus_on_ink": ("ink",),
    "notice_ink": ("notice",),
    "danger": ("ground", "card"),
}
SIGHTS = ("normal", "protan", "deutan", "tritan")
Pair = tuple[str, float, float]


def contrast(one: str, other: str) -> float:
    return Color(one).contrast(Color(other), method="wcag21")


def text_pairs(colours: Colours) -> Iterator[Pair]:
    least = STRONG_TEXT if colours.is_strong else LEAST_TEXT
    for text, grounds in TEXTS.items():
        for ground in grounds:
            found = contrast(getattr(colours, text), getattr(colours, ground))
            yield f"{text} on {ground}", found, least
    for level in range(11):
        ink, ground = ink_on(colours, level), shade(colours, level)
        yield f"level {level} on the body", contrast(ink.name(), ground.name()), least


def shape_pairs(colours: Colours) -> Iterator[Pair]:
    for shape, grounds in SHAPES.items():
        for ground in grounds:
            found = contrast(getattr(colours, shape), getattr(colours, ground))
            yield f"{shape} on {ground}", found, LEAST_SHAPE
    if colours.is_strong:
        # The ring is within what has it; a primary button is filled no more then.
        ring = contrast(colours.focus_on_ink, colours.ground)
        yield "focus_on_ink on ground", ring, LEAST_SHAPE
    else:
        yield "focus on accent", contrast(colours.focus, colours.accent), LEAST_SHAPE
    quiet = tinted(colours.accent, colours.card, QUIET).name()
    yield "bar that is not chosen on card", contrast(quiet, colours.card), LEAST_SHAPE
    for name, colour in colours.families.items():
        for ground in ("ground", "card"):
            yield f"{name} on {ground}", contrast(colour, getattr(colours, ground)), LEAST_SHAPE
        done = tinted(colour, colours.ground, DONE_SHARE).name()
        yield f"sign on {name}, done", contrast(colours.muted, done), LEAST_SHAPE
    for number in range(len(SHADES)):
        sign = colours.accent_ink if number >= DARK_FROM else colours.ink
        found = contrast(sign, shade_colour(colours, number).name())
        yield f"sign on a day of shade {number}", found, LEAST_SHAPE


def as_seen(colour: str, sight: str) -> Color:
    """A colour as it is for who sees so (Machado and others 2009, wholly)."""
    seen = Color(colour)
    if sight != "normal":
        seen = seen.filter(sight, 1, method="machado", space="srgb-linear", out_space="srgb")
    return seen.clip()


def distances(colours: Colours, sight: str) -> Iterator[Pair]:
    seen = {name: as_seen(colour, sight) for name, colour in colours.families.items()}
    for one, other in combinations(seen, 2):
        found = seen[one].delta_e(seen[other], method="2000")
        yield f"{one} and {other}", found, LEAST_APART


def too_low(pairs: Iterator[Pair]) -> list[tuple[str, float]]:
    found = [(name, round(value, 2), least) for name, value, least in pairs]
    assert found
    return [(name, value) for name, value, least in found if value < least]


@EACH
def test_texts_can_be_read(colours: Colours) -> None:
    assert too_low(text_pairs(colours)) == []


@EACH
def test_shapes_stand_out(colours: Colours) -> None:
    assert too_low(shape_pairs(colours)) == []


@EACH
@pytest.mark.parametrize("sight", SIGHTS)
def test_families_differ_however_one_sees(colours: Colours, sight: str) -> None:
    assert too_low(distances(colours, sight)) == []


@EACH
def test_every_kind_has_a_family_and_every_family_a_colour(colours: Colours) -> None:
    assert set(FAMILIES) == {str(name) for name in (*Kind, *SegmentKind)} - {"work"}
    assert set(colours.families) == set(FAMILIES.values())
    assert colours.of("mobility") == colours.of("stretch") == colours.families["stretch"]
    assert colours.of("nothing known") == colours.muted


def test_what_is_too_faint_is_found() -> None:
    faint = ("faint", contrast(LIGHT.line, LIGHT.card), LEAST_SHAPE)
    assert too_low(iter([faint])) == [("faint", 1.36)]
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    # Red and green that are one colour to some.
    alike = Color("#a06a00"), Color("#6f7a00")
    assert alike[0].delta_e(alike[1], method="2000") > LEAST_APART
    seen = [as_seen(colour.to_string(hex=True), "deutan") for colour in alike]
    assert seen[0].delta_e(seen[1], method="2000") < LEAST_APART
