"""A person's settings, declared once: key, type, default, bounds and where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from enum import Enum, StrEnum, auto
from typing import TYPE_CHECKING, Annotated

from msgspec import Meta, Struct

from recoverytimer.base.field import FieldKind
from recoverytimer.exercise.bodyareas import Area
from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.equipment import Equipment
from recoverytimer.exercise.injuredpart import InjuredPart

if TYPE_CHECKING:
    from recoverytimer.exercise.askedfile import Asked
    from recoverytimer.exercise.contraindications import PersonalCautions
    from recoverytimer.routine.timeline import Timing


class ThemeChoice(StrEnum):
    """Which colours to show."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class ContrastChoice(StrEnum):
    """How strongly all stands out."""

    SYSTEM = "system"
    USUAL = "usual"
    STRONG = "strong"


class DistanceChoice(StrEnum):
    """What distances are told and typed in."""

    SYSTEM = "system"
    KILOMETRES = "kilometres"
    MILES = "miles"


class CountdownStyle(StrEnum):
    """How the time left is shown."""

    RING = "ring"
    DIGITS = "digits"


class PersonChoice(StrEnum):
    """Who shows the exercises."""

    ANA = "ana"
    BEN = "ben"
    MEI = "mei"
    TOM = "tom"
    CHANGING = "changing"


class MotionChoice(StrEnum):
    """Whether pictures move."""

    SYSTEM = "system"
    FULL = "full"
    REDUCED = "reduced"


class NoticeTime(StrEnum):
    """How long a notice stays."""

    USUAL = "usual"
    LONGER = "longer"
    CLOSED = "until closed"


class ChimeSet(StrEnum):
    """How tones sound."""

    BELLS = "bells"
    WOOD = "wood"
    AIR = "air"


class SoundBed(StrEnum):
    """What is heard in the background, under tones and voice."""

    NONE = "none"
    RAIN = "rain"
    WAVES = "waves"
    PAD = "pad"


class VoiceLevel(StrEnum):
    """How much is said aloud."""

    OFF = "off"
    NAMES = "names only"
    FULL = "full guidance"


class Speaker(StrEnum):
    """Who says what is said aloud."""

    BY_ITSELF = "by itself"
    VOICE = "voice"
    READER = "screen reader"


class VoiceSpeed(StrEnum):
    """How fast is spoken."""

    SLOW = "slow"
    CALM = "calm"
    USUAL = "usual"
    QUICK = "quick"

    @property
    def factor(self) -> float:
        """How many times as fast as the voice's usual speed."""
        return {"slow": 0.75, "calm": 0.9, "usual": 1.0, "quick": 1.25}[self.value]


class Explaining(StrEnum):
    """When it is said how to get into the position of an exercise."""

    FIRST_TIME = "first time"
    EVERY_TIME = "every time"


class TextSize(StrEnum):
    """How large texts are."""

    SMALL = "small"
    NORMAL = "normal"
    LARGE = "large"
    # The largest that there was at first: files say so.
    LARGER = "largest"
    HUGE = "huge"
    DOUBLE = "double"

    @property
    def factor(self) -> float:
        """What the type scale is multiplied with."""
        # Each makes the body's text whole pixels, by which the scale is known again.
        pixels = {"small": 14, "normal": 15, "large": 18, "largest": 21, "huge": 24, "double": 30}
        return pixels[self.value] / 15


class Section(Enum):
    """Where a setting stands in the preferences."""

    ABOUT_YOU = auto()
    PLAYING = auto()
    SOUND = auto()
    VOICE = auto()
    APPEARANCE = auto()
    HISTORY = auto()
    REMINDERS = auto()
    YOUR_RECORDS = auto()
    ABOUT = auto()


def _declared(section: Section | None, kind: FieldKind | None = None) -> Meta:
    return Meta(extra={"section": section, "kind": kind})


# What stands in no section: the app keeps it in mind.
_KEPT = _declared(None)


LeadSeconds = Annotated[float, Meta(ge=0, le=120)]
PaceSeconds = Annotated[float, Meta(ge=0.5, le=60)]
Percent = Annotated[int, Meta(ge=0, le=100)]


class Settings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All settings; the preferences are built from these declarations.

    Attributes:
        tight: where it is tight.
        equipment: what is there; empty where nothing was said of it.
        caution_days: for each caution that ends, the day from which its time is counted.
        ask_again_on: for each of them that was not over yet, the day when it is asked about again.
        caution_parts: for cautions of one part of the body, which one it is where that was said.
        asked: whether the questions of the first start were answered or skipped.
        year_signs: whether the year shows what kind each day was of.
        felt_told: which line on what got easier was told last; empty where none was.
        news_seen: the newest version whose news were read or dismissed; empty where none were.
    """

    cautions: Annotated[tuple[Caution, ...], _declared(Section.ABOUT_YOU)] = ()
    tight: Annotated[tuple[Area, ...], _declared(Section.ABOUT_YOU)] = ()
    equipment: Annotated[tuple[Equipment, ...], _declared(Section.ABOUT_YOU)] = ()
    caution_days: Annotated[Mapping[Caution, date], _KEPT] = {}
    ask_again_on: Annotated[Mapping[Caution, date], _KEPT] = {}
    caution_parts: Annotated[Mapping[Caution, InjuredPart], _KEPT] = {}
    asked: Annotated[bool, _KEPT] = False
    news_seen: Annotated[Annotated[str, Meta(max_length=40)], _KEPT] = ""
    prepare_s: Annotated[LeadSeconds, _declared(Section.PLAYING)] = 10.0
    switch_s: Annotated[LeadSeconds, _declared(Section.PLAYING)] = 5.0
    prepare_in_rest: Annotated[bool, _declared(Section.PLAYING)] = False
    with_optional: Annotated[bool, _declared(Section.PLAYING)] = True
    rep_s: Annotated[PaceSeconds, _declared(Section.PLAYING)] = 4.0
    pass_s: Annotated[PaceSeconds, _declared(Section.PLAYING)] = 3.0
    breath_in_s: Annotated[PaceSeconds, _declared(Section.PLAYING)] = 4.0
    breath_out_s: Annotated[PaceSeconds, _declared(Section.PLAYING)] = 6.0
    countdown: Annotated[CountdownStyle, _declared(Section.PLAYING)] = CountdownStyle.RING
    high_visibility: Annotated[bool, _declared(Section.PLAYING)] = False
    start_full_screen: Annotated[bool, _declared(Section.PLAYING)] = False
    sound: Annotated[bool, _declared(Section.SOUND)] = True
    chime_set: Annotated[ChimeSet, _declared(Section.SOUND)] = ChimeSet.BELLS
    volume: Annotated[Percent, _declared(Section.SOUND, FieldKind.SHARE)] = 70
    last_ticks: Annotated[bool, _declared(Section.SOUND)] = True
    halfway: Annotated[bool, _declared(Section.SOUND)] = False
    metronome: Annotated[bool, _declared(Section.SOUND)] = True
    interval_s: Annotated[Annotated[float, Meta(ge=0, le=600)], _declared(Section.SOUND)] = 0.0
    bed: Annotated[SoundBed, _declared(Section.SOUND)] = SoundBed.NONE
    bed_volume: Annotated[Percent, _declared(Section.SOUND, FieldKind.SHARE)] = 50
    voice: Annotated[VoiceLevel, _declared(Section.VOICE)] = VoiceLevel.FULL
    speaker: Annotated[Speaker, _declared(Section.VOICE)] = Speaker.BY_ITSELF
    explaining: Annotated[Explaining, _declared(Section.VOICE)] = Explaining.FIRST_TIME
    voice_name: Annotated[Annotated[str, Meta(max_length=200)], _declared(Section.VOICE)] = ""
    voice_speed: Annotated[VoiceSpeed, _declared(Section.VOICE)] = VoiceSpeed.CALM
    voice_volume: Annotated[Percent, _declared(Section.VOICE, FieldKind.SHARE)] = 90
    theme: Annotated[ThemeChoice, _declared(Section.APPEARANCE)] = ThemeChoice.SYSTEM
    contrast: Annotated[ContrastChoice, _declared(Section.APPEARANCE)] = ContrastChoice.SYSTEM
    text_size: Annotated[TextSize, _declared(Section.APPEARANCE)] = TextSize.NORMAL
    person: Annotated[PersonChoice, _declared(Section.APPEARANCE)] = PersonChoice.ANA
    motion: Annotated[MotionChoice, _declared(Section.APPEARANCE)] = MotionChoice.SYSTEM
    notices: Annotated[NoticeTime, _declared(Section.APPEARANCE)] = NoticeTime.USUAL
    year_signs: Annotated[bool, _KEPT] = False
    felt_told: Annotated[Annotated[str, Meta(max_length=40)], _KEPT] = ""
    days_a_week_goal: Annotated[Annotated[int, Meta(ge=0, le=7)], _declared(Section.HISTORY)] = 2
    distances: Annotated[DistanceChoice, _declared(Section.HISTORY)] = DistanceChoice.SYSTEM
    start_with_computer: Annotated[bool, _declared(Section.REMINDERS)] = False

    @property
    def timing(self) -> Timing:
        """The person's seconds to get ready, to change sides, and for what has no pace."""
        from recoverytimer.exercise.dose import Paces
        from recoverytimer.routine.timeline import Timing

        paces = Paces(self.rep_s, self.pass_s, self.breath_in_s, self.breath_out_s)
        return Timing(self.prepare_s, self.switch_s, self.prepare_in_rest, paces)

    @property
    def in_miles(self) -> bool | None:
        """Whether distances are in miles; None as the region has it."""
        if self.distances is DistanceChoice.SYSTEM:
            return None
        return self.distances is DistanceChoice.MILES

    def lets_reader_speak(self, *, is_there: bool) -> bool:
        """Whether a screen reader speaks in place of the voice, where one is there or not."""
        return is_there if self.speaker is Speaker.BY_ITSELF else self.speaker is Speaker.READER

    def personal_cautions(self, asked: Iterable[Asked] = ()) -> PersonalCautions:
        """The person's cautions and where these are, with what they have asked about."""
        from recoverytimer.exercise.contraindications import PersonalCautions

        days, parts = self.caution_days, self.caution_parts
        allowed = frozenset(
            (one.exercise, one.caution)
            for one in asked
            if one.holds(days.get(one.caution), parts.get(one.caution))
        )
        return PersonalCautions(frozenset(self.cautions), allowed, frozenset(parts.items()))
