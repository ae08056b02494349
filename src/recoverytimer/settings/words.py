"""What the settings and their choices are called, and what the preferences say of them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from recoverytimer.base.field import FieldWords
from recoverytimer.base.language import _, message, message_in, message_in_with, pgettext, region
from recoverytimer.base.listing import sentences
from recoverytimer.base.words.system import reason
from recoverytimer.exercise.bodyareas import Area
from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.words.areas import area_name
from recoverytimer.exercise.words.equipment import EQUIPMENT
from recoverytimer.settings.settings import (
    ChimeSet,
    ContrastChoice,
    CountdownStyle,
    DistanceChoice,
    Explaining,
    MotionChoice,
    NoticeTime,
    PersonChoice,
    Section,
    SoundBed,
    Speaker,
    TextSize,
    ThemeChoice,
    VoiceLevel,
    VoiceSpeed,
)

preferences = message("Preferences")
system_voice = message("System voice")
try_tones = message("Try the tones")
try_bed = message("Try the background sound")
try_voice = message("Try the voice")
no_reminders = message('None yet. To add one, open a routine and press "Remind me".')
save_reminders = message("Save all as a calendar file (.ics)")

about = message("About Recovery Timer")
what_about_has = message(
    "What is new, where your files are, licences, and how to report a problem."
)
sections = message("Sections of the preferences")
ask_again = message("Go through the questions again")

# The questions of the first start.
while_asking = message("When the app first starts")
go_on = message_in("command", "Continue")
show_me = message("See suggestions")
skip = message_in("command", "Skip")
skip_in_full = message("Skip this question")
previous_question = message_in("command", "Back")
anything_to_know = message("Anything we should know?")
why_to_know = message(
    "Choose what applies to you, and suggestions will take it into account. "
    "Your choices stay on this computer."
)
tick_what_fits = message("Tick whatever applies to you. Anything left unticked changes nothing.")
where_tight = message("Where do you feel tight?")
why_tight = message("Routines that are good for these places come first.")
what_have_you = message("What equipment do you have?")
why_have = message(
    "We only suggest exercises you have the equipment for. Apart from that, all you need is a "
    "wall, a chair and a towel."
)
changed_later = message("You can change all of this later, at the top of Preferences.")
not_said = message_in("the month when a baby is due", "I'd rather not say")

_seconds = message_in("behind a number", " s")


def version_of_app(version: str) -> str:
    """The app and which version of it this is."""
    return _("Recovery Timer {version}", version=version)


def question_of(number: int, count: int) -> str:
    """Which of the questions it is."""
    return _("Question {number} of {count}", number=number, count=count)


def distances_of_system() -> str:
    """What distances are in where the system decides."""
    if region().miles:
        return pgettext("what distances are in", "Same as system (mi)")
    return pgettext("what distances are in", "Same as system (km)")


def when_it_began(caution: Caution) -> str:
    """What is asked of a caution that ends."""
    return {
        Caution.ACUTE: _("When was it?"),
        Caution.SURGERY: _("When was it?"),
        Caution.PREG: _("When is your baby due?"),
        Caution.DVT: _("When did it start?"),
    }[caution]


def section(where: Section) -> str:
    """A section of the preferences."""
    return {
        Section.ABOUT_YOU: _("About you"),
        Section.PLAYING: _("Playing"),
        Section.SOUND: _("Sound"),
        Section.VOICE: _("Voice"),
        Section.APPEARANCE: _("Appearance"),
        Section.HISTORY: _("History"),
        Section.REMINDERS: _("Reminders"),
        Section.YOUR_RECORDS: _("Your records"),
        Section.ABOUT: pgettext("a section of the preferences", "About"),
    }[where]


BEDS = {
    SoundBed.NONE: message_in("background sound", "None"),
    SoundBed.RAIN: message_in("background sound", "Rain"),
    SoundBed.WAVES: message_in("background sound", "Waves"),
    SoundBed.PAD: message_in("background sound", "Low chord"),
}

SETTINGS_WORDS: Mapping[str, FieldWords] = {
    "cautions": FieldWords(
        message("Does any of this apply to you?"),
        message(
            "Routines are adapted to your answers: exercises are swapped, made "
            "easier or left out. Your answers stay on this computer."
        ),
    ),
    "tight": FieldWords(
        message("Where do you feel tight?"),
        message("Routines that are good for these places are suggested first."),
        choices={area: partial(area_name, area) for area in Area},
    ),
    "equipment": FieldWords(
        message("What equipment do you have?"),
        message(
            "Routines that need anything else are not suggested. If you tick nothing, any "
            "routine may be suggested."
        ),
        choices=EQUIPMENT,
    ),
    "prepare_s": FieldWords(
        message("Get into position"),
        message("Time before each exercise. A routine may set its own."),
        unit=_seconds,
    ),
    "switch_s": FieldWords(
        message("Switch sides"),
        message("Time between the left and the right side. A routine may set its own."),
        unit=_seconds,
    ),
    "prepare_in_rest": FieldWords(
        message("Get into position during rests"),
        message(
            "The end of a rest is the time to get into the next position, so that the rest takes "
            "as long as the routine says. A routine may set its own."
        ),
    ),
    "rep_s": FieldWords(
        message("A repetition"),
        message("Assumed for totals, where a routine names no tempo."),
        unit=_seconds,
    ),
    "pass_s": FieldWords(
        message("A pass of the roller"),
        message("Where a routine does not say how fast."),
        unit=_seconds,
    ),
    "breath_in_s": FieldWords(
        message("Breathing in"),
        message("Where a routine does not say how fast."),
        unit=_seconds,
    ),
    "breath_out_s": FieldWords(
        message("Breathing out"),
        message("Where a routine does not say how fast."),
        unit=_seconds,
    ),
    "with_optional": FieldWords(
        message("Optional steps"), message("Include the steps that a routine marks as optional.")
    ),
    "countdown": FieldWords(
        message("Countdown"),
        message("A ring around the digits, or the digits alone."),
        choices={
            CountdownStyle.RING: message_in("countdown", "Ring"),
            CountdownStyle.DIGITS: message_in("countdown", "Digits"),
        },
    ),
    "high_visibility": FieldWords(
        message("High visibility"),
        message(
            "Digits half as high as the window, the figure, and a band of colour for the side. The "
            "V key turns this on and off."
        ),
    ),
    "start_full_screen": FieldWords(
        message("Start in full screen"),
        message("A session fills the screen until it ends. The F key turns this on and off."),
    ),
    "sound": FieldWords(
        message("Sound"),
        message(
            "Tones and voice guide you through a session. The M key mutes the current session."
        ),
    ),
    "chime_set": FieldWords(
        message("Type of tone"),
        message("Bells, wooden bars or soft, airy notes."),
        choices={
            ChimeSet.BELLS: message_in("kind of tones", "Bells"),
            ChimeSet.WOOD: message_in("kind of tones", "Wood"),
            ChimeSet.AIR: message_in("kind of tones", "Air"),
        },
    ),
    "volume": FieldWords(message("Tone volume"), message("Relative to the system volume.")),
    "last_ticks": FieldWords(message("Last three seconds"), message("A tick for each second.")),
    "halfway": FieldWords(message("Halfway"), message("A tone in the middle of a hold.")),
    "metronome": FieldWords(
        message("Tempo and breath"), message("A tone for each phase of a tempo or a breath.")
    ),
    "interval_s": FieldWords(
        message("Tick every"), message("While you do an exercise; 0 for never."), unit=_seconds
    ),
    "bed": FieldWords(
        message("Background sound"),
        message(
            "Plays while you follow a routine, and gets quieter for tones and voice. The B key "
            "goes on to the next one."
        ),
        choices=BEDS,
    ),
    "bed_volume": FieldWords(
        message("Background volume"), message("Relative to the system volume.")
    ),
    "voice": FieldWords(
        message("How much is said"),
        message(
            "Names only: the exercise, the side, and how long or how many. Full "
            "guidance: what to do as well."
        ),
        choices={
            VoiceLevel.OFF: message_in("voice", "Off"),
            VoiceLevel.NAMES: message_in("voice", "Names only"),
            VoiceLevel.FULL: message_in("voice", "Full guidance"),
        },
    ),
    "speaker": FieldWords(
        message("Who speaks"),
        message(
            "Automatic: your screen reader if one is running, and otherwise the app's voice. With "
            "a screen reader, tones are short."
        ),
        choices={
            Speaker.BY_ITSELF: message_in("who speaks", "Automatic"),
            Speaker.VOICE: message_in("who speaks", "The voice"),
            Speaker.READER: message_in("who speaks", "Screen reader"),
        },
    ),
    "explaining": FieldWords(
        message("Explain exercises"),
        message(
            "Explaining how to get into position takes time, so you get longer to prepare. Works "
            "with full guidance only. The E key explains an exercise "
            "again."
        ),
        choices={
            Explaining.FIRST_TIME: message_in("when exercises are explained", "The first time"),
            Explaining.EVERY_TIME: message_in("when exercises are explained", "Every time"),
        },
    ),
    "voice_name": FieldWords(message("Which voice"), message("One of the voices on your system.")),
    "voice_speed": FieldWords(
        message("Speed"),
        message("How fast the voice speaks."),
        choices={
            VoiceSpeed.SLOW: message_in("speed of the voice", "Slow"),
            VoiceSpeed.CALM: message_in("speed of the voice", "Calm"),
            VoiceSpeed.USUAL: message_in("speed of the voice", "Normal"),
            VoiceSpeed.QUICK: message_in("speed of the voice", "Quick"),
        },
    ),
    "voice_volume": FieldWords(message("Voice volume"), message("Relative to the system volume.")),
    "theme": FieldWords(
        message("Colours"),
        message("Follow the system, or always light or dark."),
        choices={
            ThemeChoice.SYSTEM: message_in("colours", "Same as system"),
            ThemeChoice.LIGHT: message_in("colours", "Light"),
            ThemeChoice.DARK: message_in("colours", "Dark"),
        },
    ),
    "contrast": FieldWords(
        message("Contrast"),
        message("Strong: plain colours, borders around everything, and a sign beside each colour."),
        choices={
            ContrastChoice.SYSTEM: message_in("contrast", "Same as system"),
            ContrastChoice.USUAL: message_in("contrast", "Normal"),
            ContrastChoice.STRONG: message_in("contrast", "Strong"),
        },
    ),
    "text_size": FieldWords(
        message("Text size"),
        message("How large the text is."),
        choices={
            TextSize.SMALL: message_in("text size", "Small"),
            TextSize.NORMAL: message_in("text size", "Normal"),
            TextSize.LARGE: message_in("text size", "Large (120%)"),
            TextSize.LARGER: message_in("text size", "Larger (140%)"),
            TextSize.HUGE: message_in("text size", "Very large (160%)"),
            TextSize.DOUBLE: message_in("text size", "Largest (200%)"),
        },
    ),
    "person": FieldWords(
        message("Who shows exercises"),
        message(
            "The person in the pictures. Changing: the person changes from exercise to exercise."
        ),
        choices={
            PersonChoice.ANA: message_in("who shows exercises", "Ana"),
            PersonChoice.BEN: message_in("who shows exercises", "Ben"),
            PersonChoice.MEI: message_in("who shows exercises", "Mei"),
            PersonChoice.TOM: message_in("who shows exercises", "Tom"),
            PersonChoice.CHANGING: message_in("who shows exercises", "Changing"),
        },
    ),
    "motion": FieldWords(
        message("Motion"),
        message("Moving pictures, stills, or whatever your system is set to."),
        choices={
            MotionChoice.SYSTEM: message_in("motion of pictures", "Same as system"),
            MotionChoice.FULL: message_in("motion of pictures", "Full"),
            MotionChoice.REDUCED: message_in("motion of pictures", "Reduced"),
        },
    ),
    "notices": FieldWords(
        message("Messages"),
        message(
            "How long a message stays in the window. Longer ones always get more time, and "
            "none goes away while the mouse or the keyboard is on it."
        ),
        choices={
            NoticeTime.USUAL: message_in("how long messages stay", "Normal"),
            NoticeTime.LONGER: message_in("how long messages stay", "Three times as long"),
            NoticeTime.CLOSED: message_in("how long messages stay", "Until I close them"),
        },
    ),
    "days_a_week_goal": FieldWords(
        message("Days a week"),
        message(
            "A week counts once you have had sessions on this many days, so rest "
            "days don't break a streak. With 0, days in a row are counted instead."
        ),
    ),
    "distances": FieldWords(
        message("Distances"),
        message("Wherever they are shown, typed or printed."),
        choices={
            DistanceChoice.SYSTEM: distances_of_system,
            DistanceChoice.KILOMETRES: message_in("what distances are in", "Kilometres"),
            DistanceChoice.MILES: message_in("what distances are in", "Miles"),
        },
    ),
    "start_with_computer": FieldWords(
        message("Start when you log in"),
        message("In the background, so that you don't miss a reminder."),
    ),
}


def bed_name(bed: SoundBed) -> str:
    """What is heard in the background."""
    return BEDS[bed]()


opens = message_in_with("a button that opens a dialog", "{name}\u2026")


def no_voice(platform: str) -> str:
    """What to do where nothing can speak."""
    match platform:
        case "win32":
            how = _("Add a voice in Windows Settings, under Time and language, Speech.")
        case "darwin":
            how = _("Add a voice in System Settings, under Accessibility, Spoken Content.")
        case _:
            how = _(
                "Install speech-dispatcher and espeak-ng, on Debian and Ubuntu with: sudo apt "
                "install speech-dispatcher speech-dispatcher-espeak-ng espeak-ng libspeechd2."
            )
    return sentences((_("No voice is installed yet."), how, _("Then restart the app.")))


def not_saved(path: Path, error: OSError) -> str:
    """The settings could not be kept."""
    return _("The settings cannot be saved to {path} ({reason}).", path=path, reason=reason(error))
