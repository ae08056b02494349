"""A person's settings, declared once: key, type, default, bounds, label and help."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

from msgspec import Meta, Struct

from recoverytimer.exercise.caution import Caution

if TYPE_CHECKING:
    from recoverytimer.routine.timeline import Timing


class ThemeChoice(StrEnum):
    """Which colours to show."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


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


class ChimeSet(StrEnum):
    """How tones sound."""

    BELLS = "bells"
    WOOD = "wood"
    AIR = "air"


class VoiceLevel(StrEnum):
    """How much is said aloud."""

    OFF = "off"
    NAMES = "names only"
    FULL = "full guidance"


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


class TextSize(StrEnum):
    """How large texts are."""

    SMALL = "small"
    NORMAL = "normal"
    LARGE = "large"
    LARGEST = "largest"

    @property
    def factor(self) -> float:
        """What the type scale is multiplied with."""
        return {"small": 0.9, "normal": 1.0, "large": 1.2, "largest": 1.4}[self.value]


def _declared(label: str, text: str, section: str, unit: str = "") -> Meta:
    extra = {"section": section, "unit": unit}
    return Meta(title=label, description=text, extra=extra)


LeadSeconds = Annotated[float, Meta(ge=0, le=120)]
Percent = Annotated[int, Meta(ge=0, le=100)]


class Settings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All settings; the preferences are built from these declarations."""

    prepare_s: Annotated[
        LeadSeconds,
        _declared(
            "Get into position",
            "Time before each exercise. A routine may set its own.",
            "Playing",
            "s",
        ),
    ] = 10.0
    switch_s: Annotated[
        LeadSeconds,
        _declared(
            "Change sides",
            "Time between the left and the right side. A routine may set its own.",
            "Playing",
            "s",
        ),
    ] = 5.0
    with_optional: Annotated[
        bool,
        _declared("Optional steps", "Play the steps that a routine calls optional.", "Playing"),
    ] = True
    countdown: Annotated[
        CountdownStyle,
        _declared("Countdown", "A ring around the digits, or the digits alone.", "Playing"),
    ] = CountdownStyle.RING
    high_visibility: Annotated[
        bool,
        _declared(
            "High visibility",
            "While playing: digits as large as can be, larger texts. The key V switches it.",
            "Playing",
        ),
    ] = False
    sound: Annotated[
        bool,
        _declared("Sound", "Tones and voice lead through a session. The key M mutes.", "Sound"),
    ] = True
    chime_set: Annotated[
        ChimeSet, _declared("Kind of tones", "Bells, wooden bars, or soft as air.", "Sound")
    ] = ChimeSet.BELLS
    volume: Annotated[
        Percent, _declared("Volume of tones", "On top of the system's volume.", "Sound", "%")
    ] = 70
    last_ticks: Annotated[
        bool, _declared("Last three seconds", "A tick for each of them.", "Sound")
    ] = True
    halfway: Annotated[bool, _declared("Halfway", "A mark in the middle of a hold.", "Sound")] = (
        False
    )
    metronome: Annotated[
        bool,
        _declared("Tempo and breath", "A tone for each phase of a tempo or a breath.", "Sound"),
    ] = True
    interval_s: Annotated[
        Annotated[float, Meta(ge=0, le=600)],
        _declared("Tick every", "While you do an exercise; 0 for never.", "Sound", "s"),
    ] = 0.0
    voice: Annotated[
        VoiceLevel,
        _declared(
            "Voice",
            "Names only: the exercise, its side and how much. Full guidance: what to do as well.",
            "Voice",
        ),
    ] = VoiceLevel.NAMES
    voice_name: Annotated[
        Annotated[str, Meta(max_length=200)],
        _declared("Whose voice", "Of those that the system has.", "Voice"),
    ] = ""
    voice_speed: Annotated[VoiceSpeed, _declared("Speed", "How fast is spoken.", "Voice")] = (
        VoiceSpeed.CALM
    )
    voice_volume: Annotated[
        Percent, _declared("Volume of the voice", "On top of the system's volume.", "Voice", "%")
    ] = 90
    theme: Annotated[
        ThemeChoice,
        _declared("Colours", "Follow the system, or always light or dark.", "Appearance"),
    ] = ThemeChoice.SYSTEM
    text_size: Annotated[
        TextSize, _declared("Text size", "How large texts are shown.", "Appearance")
    ] = TextSize.NORMAL
    person: Annotated[
        PersonChoice,
        _declared(
            "Who shows it",
            "The person in the pictures; changing: another one from exercise to exercise.",
            "Appearance",
        ),
    ] = PersonChoice.ANA
    motion: Annotated[
        MotionChoice,
        _declared(
            "Motion",
            "Pictures that move, or stills; as the system has it where it says.",
            "Appearance",
        ),
    ] = MotionChoice.SYSTEM
    days_a_week_goal: Annotated[
        Annotated[int, Meta(ge=0, le=7)],
        _declared(
            "Days a week",
            "So many days with a session make a week count, so that days of rest break no streak; "
            "0 counts days in a row.",
            "History",
        ),
    ] = 0
    start_with_computer: Annotated[
        bool,
        _declared(
            "Start with the computer",
            "In the background, so that no reminder is missed.",
            "Reminders",
        ),
    ] = False
    cautions: Annotated[
        tuple[Caution, ...],
        _declared(
            "Does any of this apply to you?",
            "Routines with exercises that you should leave out or ask about first say so before "
            "the start and offer the easier variant. This stays on your disk.",
            "Your health",
        ),
    ] = ()

    @property
    def timing(self) -> Timing:
        """The person's seconds to get ready and to change sides."""
        from recoverytimer.routine.timeline import Timing

        return Timing(self.prepare_s, self.switch_s)
