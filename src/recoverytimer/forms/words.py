"""What the fields of all forms say."""

from __future__ import annotations

from recoverytimer.base.language import pgettext


def label_with_unit(label: str, unit: str) -> str:
    """A label, and what the number in its field is in."""
    return pgettext("a field and its unit", "{label}, {unit}", label=label, unit=unit)
