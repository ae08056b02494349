"""Whether an SVG picture keeps to itself and to a size that can be drawn."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

MOST_ELEMENTS = 10_000
MOST_DRAWN = 10_000
DEEPEST = 100
LONGEST_CHAIN = 200
EMBEDDED = re.compile(r"data:image/(png|jpe?g)[;,]", re.IGNORECASE)
URL = re.compile(r"url\(\s*['\"]?\s*([^)'\"\s]*)", re.IGNORECASE)
# How many usual parts something comes to that takes long to draw, by the word that asks for it.
COSTS = {"filter": 500, "mask": 50, "stroke-dasharray": 40}
POINTS_A_PART = 64
ADDRESSES = frozenset({"href", "src", "base"})
ACTIVE = frozenset({"script", "foreignObject"})


class DrawingFault(Enum):
    """Why an SVG picture is not taken."""

    ENTITIES = auto()
    NO_XML = auto()
    NO_SVG = auto()
    TOO_MANY_PARTS = auto()
    ACTIVE = auto()
    OUTSIDE = auto()
    STYLE_SHEET = auto()
    CIRCLE = auto()


class SvgError(Exception):
    """A picture that is not taken.

    Attributes:
        address: what it refers to outside of it, where that is why.
    """

    def __init__(self, fault: DrawingFault, address: str = "") -> None:
        super().__init__(fault.name, address)
        self.fault = fault
        self.address = address


def check_svg(text: str) -> None:
    """Go through the text of a picture.

    Raises:
        SvgError: it is not taken.
    """
    if "<!ENTITY" in text:
        raise SvgError(DrawingFault.ENTITIES)
    root = _parsed(text)
    styles = " ".join(e.text or "" for e in root.iter() if _local(e.tag) == "style")
    by_id = {e.get("id", ""): e for e in root.iter()}
    _drawn(root, _Count(by_id, _factor(styles)))


def _parsed(text: str) -> Element:
    from xml.etree.ElementTree import ParseError, XMLPullParser

    # Entities were refused, so that nothing can grow while it is read.
    parser: XMLPullParser[Any] = XMLPullParser(("start", "end"))
    try:
        parser.feed(text)
        root = _checked(parser.read_events())
        parser.close()
    except ParseError as error:
        raise SvgError(DrawingFault.NO_XML) from error
    if root is None or _local(root.tag) != "svg":
        raise SvgError(DrawingFault.NO_SVG)
    return root


def _checked(events: Iterator[Any]) -> Element | None:
    """The outermost element, when nothing is wrong with any within it."""
    root: Element | None = None
    depth = count = 0
    for event, element in events:
        depth += 1 if event == "start" else -1
        count += event == "start"
        root = element if root is None else root
        if depth > DEEPEST or count > MOST_ELEMENTS:
            raise SvgError(DrawingFault.TOO_MANY_PARTS)
        if event == "end":
            _check_element(element)
    return root


def _check_element(element: Element) -> None:
    if _local(element.tag) in ACTIVE:
        raise SvgError(DrawingFault.ACTIVE)
    for address in _addresses(element):
        if not address.startswith("#") and not EMBEDDED.match(address):
            raise SvgError(DrawingFault.OUTSIDE, address[:60])
    if "@import" in (element.text or ""):
        raise SvgError(DrawingFault.STYLE_SHEET)


def _addresses(element: Element) -> Iterator[str]:
    for name, value in element.attrib.items():
        if _local(name) in ADDRESSES:
            yield value.strip()
        else:
            yield from URL.findall(value)
    if _local(element.tag) == "style":
        yield from URL.findall(element.text or "")


def _local(name: object) -> str:
    # Comments and instructions have a function in place of a name.
    return name.rpartition("}")[2] if isinstance(name, str) else ""


@dataclass
class _Count:
    """How many parts each element comes to, those that it refers to included."""

    by_id: dict[str, Element]
    factor: int
    known: dict[Element, int] = field(default_factory=dict)
    open: set[Element] = field(default_factory=set)


def _drawn(element: Element, count: _Count, chain: int = 0) -> int:
    """The parts that are drawn for an element; parts may use others, and those again others."""
    if element in count.known:
        return count.known[element]
    if element in count.open or chain > LONGEST_CHAIN:
        raise SvgError(DrawingFault.CIRCLE)
    count.open.add(element)
    used = [
        count.by_id[a[1:]] for a in _addresses(element) if a[:1] == "#" and a[1:] in count.by_id
    ]
    inner = sum(_drawn(part, count, chain + 1) for part in (*element, *used))
    total = (
        (_points(element) + inner)
        * _factor(_looks(element))
        * (1 if len(element) else count.factor)
    )
    if total > MOST_DRAWN:
        raise SvgError(DrawingFault.TOO_MANY_PARTS)
    count.open.discard(element)
    count.known[element] = total
    return total


def _points(element: Element) -> int:
    """How many parts the points of a path come to."""
    return 1 + len(element.get("d", "") + element.get("points", "")) // POINTS_A_PART


def _looks(element: Element) -> str:
    return " ".join((*element.attrib, element.get("style", "")))


def _factor(looks: str) -> int:
    """How much longer it takes to draw something that looks so."""
    return max((cost for word, cost in COSTS.items() if word in looks), default=1)
