"""What the guide's files mean: topics and their sources."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct

from recoverytimer.base.content import SAID
from recoverytimer.exercise.exercise import FileId, LongText, ShortText
from recoverytimer.exercise.reference import Reference

ProseText = Annotated[
    str,
    Meta(
        min_length=1,
        max_length=6000,
        extra=SAID,
        description="a text of 1 to 6000 characters",
    ),
]
HELP_TOPIC = "when-to-get-help"
"""The id of the topic that goes with the stop rules."""


class Evidence(StrEnum):
    """How strong the evidence for a claim is."""

    WELL = "well supported"
    SOME = "some support"
    EXPERT = "expert practice"
    WEAK = "weak or mixed"
    NONE = "not supported"


class Claim(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One statement with how strong its evidence is and where that comes from.

    The evidence is for what the heading says, or advises; a heading in quotation marks is what
    people say. Blank lines part paragraphs; lines that start with "- " are list items.
    """

    text: ProseText
    heading: ShortText | None = None
    evidence: Evidence | None = None
    sources: tuple[FileId, ...] = ()


class Topic(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One article of the guide.

    Attributes:
        picture: the exercise whose figure stands for it.
        answers: the numbers of the article's statements.
    """

    title: ShortText
    order: int
    summary: LongText
    claims: tuple[Claim, ...]
    routines: tuple[FileId, ...] = ()
    exercises: tuple[FileId, ...] = ()
    picture: FileId | None = None
    related: tuple[FileId, ...] = ()
    answers: tuple[int, ...] = ()


class References(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All sources of the guide by id."""

    sources: dict[str, Reference]


class HelpPart(Struct, frozen=True):
    """Signs with which to do the same, such as "Get advice the same day"."""

    heading: str
    is_urgent: bool
    signs: tuple[str, ...]


class HelpPage(Struct, frozen=True):
    """When to stop and when to get help, as the guide shows it."""

    title: str
    summary: str
    parts: tuple[HelpPart, ...] = ()
