"""Why nothing is heard, and what is said for a trial."""

from __future__ import annotations

import os

from recoverytimer.base.language import _, message
from recoverytimer.base.listing import sentences
from recoverytimer.base.words.system import reason
from recoverytimer.sound.messages import NoBed, Silence, Silent

example = message("Pigeon pose, left side, 40 seconds.")


def no_sound(why: Silent) -> str:
    """No tones come out."""
    then = _("The session goes on, and the sound will come back as soon as it can.")
    return sentences((why_no_sound(why), then))


def why_no_sound(why: Silent) -> str:
    """Why no tones come out."""
    match why.silence:
        case Silence.NO_DEVICE:
            return _("No sound: no speakers or headphones were found.")
        case Silence.NO_ANSWER:
            return _("No sound: the sound server is not responding.")
        case Silence.NO_FOLDER:
            said = reason(OSError(why.errno, os.strerror(why.errno)))
            return _(
                "No sound: {folder} cannot be written to ({reason}).", folder=why.about, reason=said
            )
        case Silence.FAILED:
            return _("No sound: something unexpected happened; the details are in the log.")
        case _:
            return _("No sound: the part of the app that plays the tones stopped unexpectedly.")


def no_bed(why: NoBed) -> str:
    """Nothing is heard in the background."""
    said = reason(OSError(why.errno, os.strerror(why.errno)))
    return _(
        "No background sound: {folder} cannot be written to ({reason}).",
        folder=why.about,
        reason=said,
    )


def no_voice(why: Silent) -> str:
    """Nothing is spoken."""
    if why.about:
        return _("No voice: {details}.", details=why.about)
    match why.silence:
        case Silence.NO_ANSWER:
            return _("No voice: the voice is not responding.")
        case Silence.FAILED:
            return _("No voice: something unexpected happened; the details are in the log.")
        case _:
            return _("No voice: the part of the app that speaks stopped unexpectedly.")
