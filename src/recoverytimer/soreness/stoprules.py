"""When to stop and when to get help: the file of the stop rules, and what it means."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

from msgspec import Meta, Struct

from recoverytimer.base.content import SAID, in_language
from recoverytimer.base.toml.reading import read_file
from recoverytimer.exercise.bodyareas import Area
from recoverytimer.exercise.exercise import FileId, LongText, ShortText
from recoverytimer.guide.guide import HelpPage, HelpPart
from recoverytimer.soreness.entry import Level, Sign
from recoverytimer.soreness.words import rules as words


class Urgency(StrEnum):
    """How soon help is needed."""

    EMERGENCY = "emergency"
    URGENT = "urgent"
    APPOINTMENT = "appointment"
    STOP = "stop"


class SignQuestion(
    Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """A sign as a short question; yes means that it is there.

    Attributes:
        areas: where soreness calls for it; everywhere where none is named.
        from_level: how sore it is there at least.
        in_areas: in how many areas at once.
        signs: asked only where one of these was said; always where none is named.
    """

    id: FileId
    ask: Annotated[str, Meta(min_length=1, max_length=160, extra=SAID)]
    areas: tuple[Area, ...] = ()
    from_level: Level = 0
    in_areas: Annotated[int, Meta(ge=1, le=len(Area))] = 1
    signs: tuple[Sign, ...] = ()


class StopSign(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One sign that asks for help."""

    text: LongText
    sources: tuple[FileId, ...] = ()
    question: SignQuestion | None = None


class StopLevel(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Signs of one urgency."""

    heading: ShortText
    urgency: Urgency
    signs: tuple[StopSign, ...]


class StopRules(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """When to stop and when to get help; they outrank every routine."""

    title: ShortText
    summary: LongText
    levels: tuple[StopLevel, ...]


def missing_rules() -> StopRules:
    """What is shown where the rules are not there."""
    return StopRules(title=words.missing_title(), summary=words.missing_summary(), levels=())


def stop_rules(resources: Path) -> StopRules:
    """The rules that come with the app; where their file is not there, that instead."""
    path = resources / "guide" / "stop-rules.toml"
    return in_language(read_file(StopRules, path).value, path) or missing_rules()


def help_page(rules: StopRules) -> HelpPage:
    """The rules as the guide shows them."""
    urgent = {Urgency.EMERGENCY, Urgency.URGENT}
    parts = (
        HelpPart(level.heading, level.urgency in urgent, tuple(sign.text for sign in level.signs))
        for level in rules.levels
    )
    return HelpPage(rules.title, rules.summary, tuple(parts))
