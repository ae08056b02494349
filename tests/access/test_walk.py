"""What a screen reader is told of every page, dialog and state of the app."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from tests.access.conftest import Reader
from tests.access.rules import faults_of, reached
from tests.pages import SHOWN

EDITED = tuple(name for name in SHOWN if name.startswith("editor"))


class Known(NamedTuple):
    """A fault that is there on purpose, or until something else is done."""

    pages: tuple[str, ...]
    fault: str
    reason: str


KNOWN = (Known(EDITED, "the title comes first: ", "a routine's title is the field of its name"),)


def known_of(name: str) -> list[str]:
    """How the faults begin that a page is known to have."""
    return [known.fault for known in KNOWN if name in known.pages]


@pytest.mark.parametrize("name", SHOWN)
def test_a_page_is_told_as_it_is(reader: Reader, name: str) -> None:
    found, known = faults_of(reader.tree(name)), known_of(name)
    assert [fault for fault in found if not fault.startswith(tuple(known))] == []
    gone = [one for one in known if not any(fault.startswith(one) for fault in found)]
    assert gone == [], "these are mended, and no longer known faults"


def test_what_opens_says_whether_it_is_open(reader: Reader) -> None:
    opens = {"expandable", "expanded", "collapsed"}
    days = {
        node["name"]: opens & set(node["states"])
        for node, _ in reached(reader.tree("soreness, a day opened"))
        if "expandable" in node["states"]
    }
    assert days == {
        "Wed 4 March: Left glutes 5, then 3; right hamstrings 2": {"expandable", "expanded"},
        "Tue 3 March: Left glutes 6 (sharp); right hamstrings 3; calves 3": {
            "expandable",
            "collapsed",
        },
    }
