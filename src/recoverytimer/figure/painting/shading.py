"""The colour of what one sees of a mesh: its light, the glow of muscles, what is under water."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor

from recoverytimer.figure.camera import Camera
from recoverytimer.figure.mesh.points import Singles, Whole, lengths
from recoverytimer.figure.mesh.raster import Mesh, Projected, plane
from recoverytimer.figure.mesh.sheets import Sheet
from recoverytimer.figure.muscles import MusclePatch, facing
from recoverytimer.figure.painting.brushes import SHADED, SUNLIT, colour_between
from recoverytimer.figure.vectors import Vec, dot, unit

Colours = NDArray[np.uint32]

# To the right, up and towards the eye.
LIGHT = unit((-0.38, 0.78, 0.50))
# So bright is what the light does not touch, by how much it brightens what faces it, and how much
# darker what one sees edge-on is.
DIM, LIT, EDGE_ON = 0.47, 0.37, 0.12
# How far behind what is hazy most lies; so much of all haze has what is just as near.
HAZY_M, NEAR_HAZE = 0.34, 0.12
# A colour from its shade to its light.
TONES = ((0.0, SHADED, 0.66), (0.32, SHADED, 0.30), (0.64, SUNLIT, 0.0), (1.0, SUNLIT, 0.42))
LIGHTS, GLOWS = 192, 48
# The glow of a muscle from its middle outwards, by the share of its size.
GLOW_AT, GLOW = (0.0, 0.4, 0.75, 1.1, 1.5, 1.9), (0.93, 0.86, 0.66, 0.36, 0.11, 0.0)
# What glows is never as dark as what lies in the shade beside it.
GLOWING_LIGHTS = np.rint(np.linspace(0.3, 1, LIGHTS) * (LIGHTS - 1)).astype(int)
# Towards a figure's outline it fades: from and to these cosines of the way to the eye, down to so
# much; and of a leg's muscle so much shows through a shirt.
OUTLINE, WITHIN, AT_OUTLINE, THROUGH_SHIRT = 0.0, 0.42, 0.62, 0.6
# What lies at the outline shines so much through what is before it, over so much of that depth.
THROUGH, SHINES = 0.8, 0.7
# The cosines from which a muscle's skin glows: nothing, and in full.
AWAY, TOWARDS = -0.55, 0.15


class Haze(NamedTuple):
    """How much darker is what lies far behind: `most`, and nothing from before `nearness` (m)."""

    nearness: float
    most: float


def light_of(mesh: Mesh, points: Projected, camera: Camera, haze: Haze) -> Singles:
    """How bright each point is, from 0 to 1."""
    from_light = np.array(
        [
            r * LIGHT[0] + u * LIGHT[1] + t * LIGHT[2]
            for r, u, t in zip(camera.right, camera.up, camera.towards, strict=True)
        ],
        np.float32,
    )
    rim = np.clip(1 - points.facing, 0, 1)
    behind = np.clip(NEAR_HAZE + (haze.nearness - points.near) / HAZY_M, 0, 1)
    lit = DIM + LIT * (mesh.normals @ from_light) - EDGE_ON * rim**3
    found: Singles = (lit - haze.most * behind).astype(np.float32)
    return found


def glow_of(
    sheets: Sequence[Sheet], mesh: Mesh, patches: Sequence[MusclePatch], towards: Vec
) -> Singles:
    """How much of each point's colour is that of a muscle at work, from 0 to 1."""
    found = np.zeros(len(mesh.points), np.float32)
    eye = np.array(towards)
    seen = np.clip((mesh.normals @ eye - OUTLINE) / (WITHIN - OUTLINE), 0, 1)
    within = seen * seen * (3 - 2 * seen)
    for patch in patches:
        aside, strength = _aside(patch, towards), _strength(patch, towards)
        at_outline = AT_OUTLINE + (1 - AT_OUTLINE) * aside
        for sheet, first in zip(sheets, mesh.firsts, strict=True):
            if set(sheet.parts).isdisjoint(patch.parts):
                continue
            turned = np.clip((sheet.normals @ patch.faces - AWAY) / (TOWARDS - AWAY), 0, 1)
            seen_through = strength * _through(sheet, patch)
            fades = at_outline + (1 - at_outline) * within[first : first + len(sheet.points)]
            here = found[first : first + len(sheet.points)]
            for blob in patch.blobs:
                assert blob.axes
                axes = np.array([[c / dot(a, a) for c in a] for a in blob.axes])
                away = sheet.points - blob.centre
                glow = np.interp(lengths(away @ axes.T), GLOW_AT, GLOW) * turned * fades
                if aside:
                    # It shines through what lies before it.
                    away -= (SHINES * aside) * (away @ eye)[:, None] * eye
                    through = np.interp(lengths(away @ axes.T), GLOW_AT, GLOW)
                    glow = np.maximum(glow, THROUGH * aside * through)
                # Neighbours run into one another.
                here += glow * seen_through * (1 - here)
    return found


def _aside(patch: MusclePatch, towards: Vec) -> float:
    """Whether a muscle lies at the outline: not before the body, and not behind it."""
    at = facing(patch, towards)
    return max(0.0, min(1.0, (0.45 - at) / 0.35, (at + 1.0) / 0.35))


def _through(sheet: Sheet, patch: MusclePatch) -> float:
    """How much of a muscle's glow comes through what is worn there."""
    return THROUGH_SHIRT if sheet.ink == "top" and not patch.on_trunk else 1.0


def _strength(patch: MusclePatch, towards: Vec) -> float:
    # A muscle that turns away fades: it is in full up to 78 degrees and gone at 120.
    seen = max(0.0, min(1.0, (facing(patch, towards) + 0.5) / 0.7))
    return seen if patch.on_trunk else 0.72 + 0.28 * seen


@lru_cache(maxsize=32)
def inks_of(colours: tuple[str, ...], glowing: str) -> Colours:
    """Every base colour at every light and glow, one after the other, as premultiplied pixels."""
    glow: Singles = _ramp(glowing)[GLOWING_LIGHTS]
    shares = np.linspace(0, 1, GLOWS)[:, None]
    rows = [ramp[:, None] + (glow - ramp)[:, None] * shares[None] for ramp in map(_ramp, colours)]
    rgb = np.rint(np.stack(rows)).astype(np.uint32)
    table = (255 << 24) | (rgb[..., 0] << 16) | (rgb[..., 1] << 8) | rgb[..., 2]
    return table.astype(np.uint32).ravel()


@lru_cache(maxsize=128)
def _ramp(base: str) -> Singles:
    """A colour from its shade to its light, as (LIGHTS, 3)."""
    stops = [(at, QColor(colour_between(base, to, by))) for at, to, by in TONES]
    at = [stop for stop, _ in stops]
    channels = [[c.red(), c.green(), c.blue()] for _, c in stops]
    lights = np.linspace(0, 1, LIGHTS)
    return np.stack([np.interp(lights, at, [c[k] for c in channels]) for k in range(3)], axis=1)


class Surface(NamedTuple):
    """What colours the faces of a mesh in a picture: their light, their glow, and which glow.

    Of light and glow each face has the level at the first sample, how it grows to the right and
    downwards, and what is least and most at its corners (m, 5).
    """

    light: Singles
    glow: Singles
    glows: NDArray[np.bool_]


def surface_of(corners: Whole, points: Projected, light: Singles, glow: Singles) -> Surface:
    """The colours between points that have a light and a glow each."""
    glows = _planes(glow, corners, points)
    return Surface(_planes(light, corners, points), glows, glows[:, 4] > 0)


def _planes(values: Singles, corners: Whole, points: Projected) -> Singles:
    at, across, down = plane(values, corners, points)
    a, b, c = corners.T
    at = at - across * points.x[a] - down * points.y[a]
    p, q, r = values[a], values[b], values[c]
    least, most = (f(f(p, q), r) for f in (np.minimum, np.maximum))
    return np.stack([at, across, down, least, most], axis=1).astype(np.float32)


def shaded(
    surface: Surface,
    faces: NDArray[np.intp],
    at: tuple[Singles, Singles],
    ink: Whole,
    shade: Singles,
    inks: Colours,
) -> Colours:
    """The colours of samples of faces.

    They lie so far right and down, have a base each and are each so much darker.
    """
    lights = _between(surface.light, faces, at) - shade
    code = ink.astype(np.int32) * np.int32(LIGHTS)
    code += (lights * np.float32(LIGHTS - 1) + np.float32(0.5)).clip(0, LIGHTS - 1).astype(np.int32)
    code *= GLOWS
    glowing = np.flatnonzero(surface.glows[faces])
    if len(glowing):
        x, y = (way[glowing] for way in at)
        glows = _between(surface.glow, faces[glowing], (x, y))
        code[glowing] += (glows * np.float32(GLOWS - 1) + np.float32(0.5)).astype(np.int32)
    found: Colours = inks[code]
    return found


def _between(planes: Singles, faces: NDArray[np.intp], at: tuple[Singles, Singles]) -> Singles:
    """Values at samples of faces."""
    level, right, below, least, most = np.take(planes, faces, axis=0).T
    x, y = at
    # Seen edge-on a face would have any slope.
    found: Singles = np.minimum(np.maximum(level + right * x + below * y, least), most)
    return found


def mixed(colours: Colours) -> Colours:
    """The mean of each row of (n, 4) premultiplied colours."""
    channels = colours.view(np.uint8).reshape(len(colours), 4, 4).astype(np.uint16)
    total = channels.sum(axis=1, dtype=np.uint16) + 2
    return np.ascontiguousarray((total >> 2).astype(np.uint8)).view(np.uint32)[:, 0]
