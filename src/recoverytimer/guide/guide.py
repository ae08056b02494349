"""What the guide files mean: topics, stop rules, caution codes and their sources."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct

from recoverytimer.exercise.bodyareas import Area
from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.exercise import CITABLE, FileId, LongText, Mark, ShortText
from recoverytimer.soreness.entry import Level
from recoverytimer.soreness.entry import Sign as SorenessSign

ProseText = Annotated[
    str, Meta(min_length=1, max_length=6000, description="a text of 1 to 6000 characters")
]
HELP = "when-to-get-help"
"""The id of the topic that goes with the stop rules."""


class Evidence(StrEnum):
    """How strong the evidence for a claim is."""

    WELL = "well supported"
    SOME = "some support"
    EXPERT = "expert practice"
    WEAK = "weak or mixed"
    NONE = "not supported"


class Reference(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A source as it is cited: author, year, journal."""

    label: LongText
    mark: Mark
    address: LongText | None = None

    @property
    def citable(self) -> bool:
        """Whether it was checked, so that it may be shown as a citation."""
        return self.mark in CITABLE


class Claim(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One statement with how strong its evidence is and where that comes from.

    Blank lines part paragraphs; lines that start with "- " are list items.
    """

    text: ProseText
    heading: ShortText | None = None
    evidence: Evidence | None = None
    sources: tuple[FileId, ...] = ()


class Topic(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One article of the guide; `answers` are the numbers of the article's statements."""

    title: ShortText
    order: int
    summary: LongText
    claims: tuple[Claim, ...]
    routines: tuple[FileId, ...] = ()
    exercises: tuple[FileId, ...] = ()
    related: tuple[FileId, ...] = ()
    answers: tuple[int, ...] = ()


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
    ask: Annotated[str, Meta(min_length=1, max_length=160)]
    areas: tuple[Area, ...] = ()
    from_level: Level = 0
    in_areas: Annotated[int, Meta(ge=1, le=len(Area))] = 1
    signs: tuple[SorenessSign, ...] = ()


class Sign(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One sign that asks for help."""

    text: LongText
    sources: tuple[FileId, ...] = ()
    question: SignQuestion | None = None


class StopLevel(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Signs of one urgency."""

    heading: ShortText
    urgency: Urgency
    signs: tuple[Sign, ...]


class StopRules(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """When to stop and when to get help; they outrank every routine."""

    title: ShortText
    summary: LongText
    levels: tuple[StopLevel, ...]


class CautionNote(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a caution code means and what follows from it."""

    code: Caution
    name: ShortText
    question: LongText
    consequence: LongText


class Cautions(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All caution codes."""

    cautions: tuple[CautionNote, ...]


class References(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All sources of the guide by id."""

    sources: dict[str, Reference]
