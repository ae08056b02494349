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
from recoverytimer.soreness.entry import Level
from recoverytimer.soreness.words import rules as words


class Urgency(StrEnum):
    """How soon help is needed."""

    EMERGENCY = "emergency"
    URGENT = "urgent"
    APPOINTMENT = "appointment"
    STOP = "stop"


class Circumstance(StrEnum):
    """What makes a sign possible, in what is known of soreness somewhere."""

    SEVERE = "severe"
    SHARP = "sharp"
    AT_NIGHT = "at night"
    ONE_SIDE = "one side"
    CLEARLY_ONE_SIDE = "clearly one side"
    SEVERE_ON_ONE_SIDE = "severe on one side"
    NO_EFFORT = "no known effort"
    TWO_WEEKS = "more than two weeks"


class SignQuestion(
    Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """A sign as a line under "Any of these?"; yes means that it is there.

    Attributes:
        ask: the sign in a runner's words.
        more: what else helps to answer.
        areas: where soreness calls for it; everywhere where none is named.
        from_level: how sore it is there at least.
        within_days: how long ago the effort was at most, or where none is known the first entry.
        when: asked only in one of these circumstances; in any where none is named.
        after: questions of which a yes stands for a circumstance.
    """

    id: FileId
    ask: Annotated[str, Meta(min_length=1, max_length=110, extra=SAID)]
    more: Annotated[str, Meta(max_length=160, extra=SAID)] = ""
    areas: tuple[Area, ...] = ()
    from_level: Level = 0
    within_days: Annotated[int, Meta(ge=1)] | None = None
    when: tuple[Circumstance, ...] = ()
    after: tuple[FileId, ...] = ()


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
