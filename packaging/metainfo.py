"""What software centres show of the app: `linux/metainfo.xml` with the releases in it."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable
from datetime import date

from recoverytimer.about.changelog import Release
from recoverytimer.base.identity import HOMEPAGE
from recoverytimer.theme.colours import DARK, LIGHT
from templates import filled


def metainfo(version: str, releases: Iterable[Release], today: date) -> bytes:
    """The AppStream file; what is not released yet is a development release of today.

    Args:
        version: whose pictures are shown, by the tag of its release.
        releases: the newest first.
        today: the day on which this is made.
    """
    text = filled(
        "metainfo.xml",
        LIGHT=LIGHT.accent_soft,
        DARK=DARK.accent_soft,
        SCREENSHOTS=f"{HOMEPAGE}/raw/v{version}/docs",
    )
    root = ET.fromstring(text)  # noqa: S314  it is our own file
    place = root.find("releases")
    assert place is not None
    told = list(releases)
    place.extend(_release(release, today) for release in told)
    ET.indent(root)
    # Filled only now, as what is indented gets space where code stands first or last.
    changes = (change for release in told for change in release.changes)
    for item, change in zip(place.iter("li"), changes, strict=True):
        _fill(item, change)
    made: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return made + b"\n"


def _release(release: Release, today: date) -> ET.Element:
    made = ET.Element("release", version=release.version, date=str(release.day or today))
    made.set("type", "stable" if release.day else "development")
    changes = ET.SubElement(ET.SubElement(made, "description"), "ul")
    changes.extend(ET.Element("li") for _ in release.changes)
    return made


def _fill(item: ET.Element, text: str) -> None:
    """Put a text into an entry of a list, in which `this` is code."""
    plain, *rest = re.split(r"`([^`]+)`", text)
    item.text = plain
    for code, after in zip(rest[::2], rest[1::2], strict=True):
        ET.SubElement(item, "code").text = code
        item[-1].tail = after
