"""The form in which settings are changed, made from their declarations."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from msgspec import Meta

from recoverytimer.base import field
from recoverytimer.base.toml.reading import declared_fields
from recoverytimer.settings import words
from recoverytimer.settings.settings import Section, Settings


def preferences() -> field.FormPlan:
    """All sections of the preferences, those without a setting too."""
    told = dict(_extras())
    fields = field.fields_of(
        Settings, words.SETTINGS_WORDS, {n: x["kind"] for n, x in told.items() if x["kind"]}
    )
    within = {
        where: "/".join(name for name, extra in told.items() if extra["section"] is where)
        for where in Section
    }
    titled = [(partial(words.section, where), names) for where, names in within.items()]
    return field.FormPlan(fields, titled)


def _extras() -> Iterator[tuple[str, dict[str, Any]]]:
    for info in declared_fields(Settings):
        metas = info.type.__metadata__
        yield info.name, next(m.extra for m in metas if isinstance(m, Meta) and m.extra)
