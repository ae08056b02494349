"""Writes down what a screen reader is told of a window, as JSON, for each line that it reads.

It is run by the system's Python, which has the library that screen readers use, and imports nothing
of the app or the tests.
"""

import json
import sys

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

WALKED = "walked"
KEPT_STATES = (
    *("FOCUSABLE", "FOCUSED", "SHOWING", "VISIBLE", "ENABLED", "CHECKABLE", "CHECKED"),
    *("SELECTABLE", "SELECTED", "ACTIVE", "MODAL", "EDITABLE", "MANAGES_DESCENDANTS"),
    *("EXPANDABLE", "EXPANDED", "COLLAPSED"),
)
STATES = {name: getattr(Atspi.StateType, name) for name in KEPT_STATES}
WITH_VALUE = {"slider", "progress bar", "spin button"}
# A table of a year has a cell each day.
MOST_CHILDREN = 40


def node_of(one: Atspi.Accessible) -> dict:
    """What is told of one thing and of all in it."""
    states = one.get_state_set()
    found = {
        "role": one.get_role_name(),
        "name": one.get_name(),
        "description": one.get_description(),
        "states": [name.lower() for name, state in STATES.items() if states.contains(state)],
    }
    if states.contains(Atspi.StateType.FOCUSABLE):
        found["labelled by"] = labels_of(one)
    if found["role"] in WITH_VALUE:
        found["value"] = value_of(one)
    children = range(min(one.get_child_count(), MOST_CHILDREN))
    inner = (one.get_child_at_index(number) for number in children)
    found["children"] = [node_of(child) for child in inner if child is not None]
    return found


def labels_of(one: Atspi.Accessible) -> list:
    """The names of what labels it."""
    return [
        relation.get_target(number).get_name()
        for relation in one.get_relation_set()
        if relation.get_relation_type() == Atspi.RelationType.LABELLED_BY
        for number in range(relation.get_n_targets())
    ]


def value_of(one: Atspi.Accessible):
    """Where it stands between what and what, of that which has a value."""
    if "Value" not in one.get_interfaces():
        return None
    value = Atspi.Value
    return [
        value.get_minimum_value(one),
        value.get_current_value(one),
        value.get_maximum_value(one),
    ]


def walked() -> dict:
    """The window that is to be walked."""
    desktop = Atspi.get_desktop(0)
    desktop.clear_cache()
    for number in range(desktop.get_child_count()):
        app = desktop.get_child_at_index(number)
        for window in range(app.get_child_count()):
            found = app.get_child_at_index(window)
            if found.get_accessible_id().endswith(WALKED):
                return node_of(found)
    raise LookupError(WALKED)


def main() -> None:
    """Answer each line."""
    Atspi.init()
    for _line in sys.stdin:
        try:
            answer = walked()
        except (GLib.Error, LookupError) as error:
            answer = {"error": repr(error)}
        sys.stdout.write(f"{json.dumps(answer)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
