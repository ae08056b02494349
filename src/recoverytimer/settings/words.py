"""What the settings and their choices are called, and what the preferences say of them."""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from recoverytimer.base.language import _, message, pgettext
from recoverytimer.base.listing import sentences
from recoverytimer.base.words import reason
from recoverytimer.settings.settings import (
    ChimeSet,
    CountdownStyle,
    MotionChoice,
    PersonChoice,
    Section,
    TextSize,
    ThemeChoice,
    Unit,
    VoiceLevel,
    VoiceSpeed,
)

close = message("Close")
preferences = message("Preferences")
system_voice = message("As the system has it")
try_tones = message("Try the tones")
try_voice = message("Try the voice")
no_reminders = message("There are none yet. Every routine has a button for it: Remind me.")
save_reminders = message("Save all as calendar file (.ics)")


def label(setting: str) -> str:
    """What a setting is called, by its key."""
    return {
        "prepare_s": _("Get into position"),
        "switch_s": _("Change sides"),
        "with_optional": _("Optional steps"),
        "countdown": _("Countdown"),
        "high_visibility": _("High visibility"),
        "sound": _("Sound"),
        "chime_set": _("Kind of tones"),
        "volume": _("Volume of tones"),
        "last_ticks": _("Last three seconds"),
        "halfway": _("Halfway"),
        "metronome": _("Tempo and breath"),
        "interval_s": _("Tick every"),
        "voice": _("Voice"),
        "voice_name": _("Whose voice"),
        "voice_speed": _("Speed"),
        "voice_volume": _("Volume of the voice"),
        "theme": _("Colours"),
        "text_size": _("Text size"),
        "person": _("Who shows it"),
        "motion": _("Motion"),
        "days_a_week_goal": _("Days a week"),
        "start_with_computer": _("Start with the computer"),
        "cautions": _("Does any of this apply to you?"),
    }[setting]


def explanation(setting: str) -> str:
    """What a setting does, by its key."""
    return {
        "prepare_s": _("Time before each exercise. A routine may set its own."),
        "switch_s": _("Time between the left and the right side. A routine may set its own."),
        "with_optional": _("Play the steps that a routine calls optional."),
        "countdown": _("A ring around the digits, or the digits alone."),
        "high_visibility": _(
            "While playing: digits as large as can be, larger texts. The key V switches it."
        ),
        "sound": _("Tones and voice lead through a session. The key M mutes."),
        "chime_set": _("Bells, wooden bars, or soft as air."),
        "volume": _("On top of the system's volume."),
        "last_ticks": _("A tick for each of them."),
        "halfway": _("A mark in the middle of a hold."),
        "metronome": _("A tone for each phase of a tempo or a breath."),
        "interval_s": _("While you do an exercise; 0 for never."),
        "voice": _(
            "Names only: the exercise, its side and how much. Full guidance: what to do as well."
        ),
        "voice_name": _("Of those that the system has."),
        "voice_speed": _("How fast is spoken."),
        "voice_volume": _("On top of the system's volume."),
        "theme": _("Follow the system, or always light or dark."),
        "text_size": _("How large texts are shown."),
        "person": _("The person in the pictures; changing: another one from exercise to exercise."),
        "motion": _("Pictures that move, or stills; as the system has it where it says."),
        "days_a_week_goal": _(
            "A week counts once this many of its days have a session, so that days of rest break "
            "no streak; 0 counts days in a row."
        ),
        "start_with_computer": _("In the background, so that no reminder is missed."),
        "cautions": _(
            "Routines with exercises that you should leave out or ask about first say so before "
            "the start and offer the easier variant. This stays on your disk."
        ),
    }[setting]


def section(where: Section) -> str:
    """A section of the preferences."""
    return {
        Section.PLAYING: _("Playing"),
        Section.SOUND: _("Sound"),
        Section.VOICE: _("Voice"),
        Section.APPEARANCE: _("Appearance"),
        Section.HISTORY: _("History"),
        Section.REMINDERS: _("Reminders"),
        Section.YOUR_HEALTH: _("Your health"),
        Section.YOUR_RECORDS: _("Your records"),
    }[where]


def suffix(unit: Unit) -> str:
    """What stands behind the number of a setting."""
    match unit:
        case Unit.SECONDS:
            return pgettext("behind a number", " s")
        case _:
            return pgettext("behind a number", " %")


def choice(value: Enum) -> str:
    """A choice of a setting."""
    said: dict[Enum, str] = {
        ThemeChoice.SYSTEM: pgettext("colours", "As the system"),
        ThemeChoice.LIGHT: pgettext("colours", "Light"),
        ThemeChoice.DARK: pgettext("colours", "Dark"),
        CountdownStyle.RING: pgettext("countdown", "Ring"),
        CountdownStyle.DIGITS: pgettext("countdown", "Digits"),
        PersonChoice.ANA: pgettext("who shows exercises", "Ana"),
        PersonChoice.BEN: pgettext("who shows exercises", "Ben"),
        PersonChoice.MEI: pgettext("who shows exercises", "Mei"),
        PersonChoice.TOM: pgettext("who shows exercises", "Tom"),
        PersonChoice.CHANGING: pgettext("who shows exercises", "Changing"),
        MotionChoice.SYSTEM: pgettext("motion of pictures", "As the system"),
        MotionChoice.FULL: pgettext("motion of pictures", "Full"),
        MotionChoice.REDUCED: pgettext("motion of pictures", "Reduced"),
        ChimeSet.BELLS: pgettext("kind of tones", "Bells"),
        ChimeSet.WOOD: pgettext("kind of tones", "Wood"),
        ChimeSet.AIR: pgettext("kind of tones", "Air"),
        VoiceLevel.OFF: pgettext("voice", "Off"),
        VoiceLevel.NAMES: pgettext("voice", "Names only"),
        VoiceLevel.FULL: pgettext("voice", "Full guidance"),
        VoiceSpeed.SLOW: pgettext("speed of the voice", "Slow"),
        VoiceSpeed.CALM: pgettext("speed of the voice", "Calm"),
        VoiceSpeed.USUAL: pgettext("speed of the voice", "Usual"),
        VoiceSpeed.QUICK: pgettext("speed of the voice", "Quick"),
        TextSize.SMALL: pgettext("text size", "Small"),
        TextSize.NORMAL: pgettext("text size", "Normal"),
        TextSize.LARGE: pgettext("text size", "Large"),
        TextSize.LARGEST: pgettext("text size", "Largest"),
    }
    return said[value]


def opens(name: str) -> str:
    """A button that leads elsewhere."""
    return pgettext("a button that opens a dialog", "{name}\u2026", name=name)


def no_voice(platform: str) -> str:
    """What to do where nothing can speak."""
    match platform:
        case "win32":
            how = _("Add a voice in the settings of Windows, under Time and language, Speech.")
        case "darwin":
            how = _("Add a voice in the system settings, under Accessibility, Spoken content.")
        case _:
            how = _(
                "Install speech-dispatcher and espeak-ng, on Debian and Ubuntu with: sudo apt "
                "install speech-dispatcher speech-dispatcher-espeak-ng espeak-ng libspeechd2."
            )
    return sentences((_("Nothing can speak here yet."), how, _("Then start the app anew.")))


def not_saved(path: Path, error: OSError) -> str:
    """The settings could not be kept."""
    return _("The settings cannot be saved to {path} ({reason}).", path=path, reason=reason(error))
