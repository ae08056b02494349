"""What must hold of all that a screen reader is told of a window.

A rule says in words what breaks it. A tree is as `walking` writes it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

Node = dict[str, Any]
Seen = tuple[Node, tuple[Node, ...]]
"""Something, and what it is in, from the window inwards."""

# What is one of many is told by where it is, too.
ITEMS = {"list item", "table cell", "tree item", "menu item", "table column header"}
WITH_VALUE = {"slider", "progress bar", "spin button"}
NOTHING = {"filler", "panel", "unknown", "layered pane", "scroll pane", "viewport"}
PICTURES = {"chart", "image"}
BUTTONS = {"push button", "button"}
"""What AT-SPI calls one, in older and in newer versions."""
FIELDS = {"check box", "radio button", "text", "combo box", "spin button", "slider"}


def seen(node: Node, around: tuple[Node, ...] = ()) -> Iterator[Seen]:
    """All that is shown."""
    yield node, around
    for child in node["children"]:
        if "visible" in child["states"]:
            yield from seen(child, (*around, node))


def reached(tree: Node) -> Iterator[Seen]:
    """What gets the keyboard."""
    return (one for one in seen(tree) if "focusable" in one[0]["states"])


def spoken_name(node: Node) -> str:
    """What it is called: by its label where it has one, as screen readers do."""
    return " ".join(node.get("labelled by", ())) or node["name"]


def told(node: Node) -> str:
    """How something is called in the words of a failed test."""
    return f"{node['role']} {spoken_name(node)!r}"


def named_by_what_it_is(tree: Node) -> Iterator[str]:
    """Each control has a name, and that of a choice is not what is chosen."""
    for node, _ in reached(tree):
        # A column of a tree has nothing to say in some rows.
        if not spoken_name(node) and node["role"] != "table cell":
            yield f"{node['role']} without a name, {node['description']!r}"
        elif node["role"] == "combo box" and not node["labelled by"]:
            yield f"{told(node)} is named by its value, for want of a label's buddy"


def told_apart(tree: Node) -> Iterator[str]:
    """No two controls of a part are called the same."""
    found = Counter(
        (node["role"], spoken_name(node), tuple(filter(None, (a["name"] for a in around))))
        for node, around in reached(tree)
        if node["role"] not in ITEMS
    )
    for (role, name, _), number in found.items():
        if number > 1:
            yield f"{number} times {role} {name!r}"


def something(tree: Node) -> Iterator[str]:
    """What gets the keyboard is something, and what has a name is no mere filler."""
    for node, around in seen(tree):
        if "focusable" in node["states"] and node["role"] in NOTHING:
            yield f"{told(node)} gets the keyboard"
        elif node["role"] in {"filler", "unknown"} and node["name"] and around:
            yield f"{told(node)} has a name, and is nothing"


def plainly_described(tree: Node) -> Iterator[str]:
    """Descriptions have no markup and say more than the name.

    A button with an icon alone repeats it: Qt tells of its tooltip where there is no description,
    and screen readers leave out what is the same.
    """
    for node, _ in seen(tree):
        described = node["description"]
        if "<" in described:
            yield f"{told(node)} is described with markup: {described!r}"
        elif described and described == node["name"] and node["role"] not in BUTTONS:
            yield f"{told(node)} is described by its name"


def with_title(tree: Node) -> Iterator[str]:
    """A page has its title as a heading; of a dialog the window's title is read as well."""
    headings = [node["name"] for node, _ in seen(tree) if node["role"] == "heading"]
    if not headings and tree["role"] == "frame":
        yield "there is no heading"
    if not (headings or tree["name"]):
        yield "it has no title"
    if not all(headings):
        yield "a heading says nothing"


def title_first(tree: Node) -> Iterator[str]:
    """No field of a page comes before its title, where it is read from its beginning."""
    for node, _ in seen(tree) if tree["role"] == "frame" else ():
        if node["role"] == "heading":
            return
        if "focusable" in node["states"] and node["role"] in FIELDS:
            yield f"{told(node)} comes before the title"


def pages_listed(tree: Node) -> Iterator[str]:
    """The sidebar is a list of pages, of which one is shown."""
    if tree["role"] != "frame" or not any(n["name"] == "Preferences" for n, _ in seen(tree)):
        return
    lists = [n for n, _ in seen(tree) if n["role"] == "list" and n["name"] == "Pages"]
    entries = [c for one in lists for c in one["children"]]
    if len(entries) != 4 or {c["role"] for c in entries} != {"list item"}:
        yield "there is no list of pages"
    elif sum("selected" in c["states"] for c in entries) != 1:
        yield "no one page is marked in the list of pages"


def with_values(tree: Node) -> Iterator[str]:
    """What has a value says it, and pictures say what is in them."""
    for node, _ in seen(tree):
        if node["role"] in WITH_VALUE and not node.get("value"):
            yield f"{told(node)} has no value"
        elif node["role"] == "chart" and not (node["name"] and node["description"]):
            yield f"{told(node)} is not described"
        elif node["role"] in PICTURES and "focusable" in node["states"] and not node["name"]:
            yield f"{node['role']} without a name"


RULES: dict[str, Callable[[Node], Iterator[str]]] = {
    "each control is named by what it is": named_by_what_it_is,
    "no two are called the same": told_apart,
    "nothing is a filler": something,
    "descriptions are plain": plainly_described,
    "there is a title": with_title,
    "the title comes first": title_first,
    "the sidebar is a list of pages": pages_listed,
    "values and pictures are told": with_values,
}


def faults_of(tree: Node) -> list[str]:
    """All that breaks a rule."""
    return [f"{rule}: {fault}" for rule, check in RULES.items() for fault in check(tree)]
