"""What the app and its sound processes tell each other, one line of JSON each.

Instants are readings in seconds of Python's monotonic clock, which all processes share.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TypeVar

import msgspec
from msgspec import Struct

from recoverytimer.player.chimes import Tone
from recoverytimer.settings.settings import ChimeSet, SoundBed

T = TypeVar("T")


class Play(Struct, frozen=True):
    """A tone, due at an instant."""

    at: float
    tone: Tone


class Say(Struct, frozen=True):
    """Words, due at an instant; not to begin after `until`.

    A name or a safety line interrupts what ranks lower; all else waits for its turn.
    """

    at: float
    until: float
    text: str
    rank: int = 0


class DueTones(Struct, frozen=True, tag_field="do", tag="tones"):
    """The tones that are due from now on, in place of those that were."""

    due: tuple[Play, ...] = ()


class ToneStyle(Struct, frozen=True, tag_field="do", tag="tone style"):
    """How tones sound; the volume from 0 to 1, short ones where someone else speaks."""

    kind: ChimeSet
    volume: float
    short: bool = False


class DueWords(Struct, frozen=True, tag_field="do", tag="words"):
    """The words that are due from now on, in place of those that were.

    `cut` also ends what is being said.
    """

    due: tuple[Say, ...] = ()
    cut: bool = False


class VoiceStyle(Struct, frozen=True, tag_field="do", tag="voice style"):
    """Whose voice (the system's choice where empty), its volume from 0 to 1 and its speed."""

    name: str
    volume: float
    speed: float


class PlayBed(Struct, frozen=True, tag_field="do", tag="bed"):
    """What is heard in the background from now on, the volume from 0 to 1.

    It comes, or what was heard goes, within `fades_s`.
    """

    bed: SoundBed
    volume: float = 0.0
    fades_s: float = 1.0


class MakeWay(Struct, frozen=True, tag_field="do", tag="way"):
    """Whether somebody speaks, for whom the bed steps back."""

    who: str
    speaks: bool


class Heard(Struct, frozen=True, tag_field="is", tag="heard"):
    """A tone was played to its end: there is sound."""


class Silence(StrEnum):
    """Why nothing comes out."""

    NO_DEVICE = "no device"
    NO_ANSWER = "no answer"
    NO_FOLDER = "no folder"
    FAILED = "failed"
    ENDED = "ended"


class Silent(Struct, frozen=True, tag_field="is", tag="silent"):
    """Nothing comes out, and why. The process ends; a new one may find sound again.

    Attributes:
        about: the folder that cannot be written, or what the system's voice says itself.
        errno: what the system says of that folder.
    """

    silence: Silence
    about: str = ""
    errno: int = 0


class Voices(Struct, frozen=True, tag_field="is", tag="voices"):
    """The names of the voices that speak the app's language; none where nothing can speak."""

    names: tuple[str, ...]


class Speaks(Struct, frozen=True, tag_field="is", tag="speaks"):
    """The voice begins to be heard, or has come to an end."""

    now: bool


class NoBed(Struct, frozen=True, tag_field="is", tag="no bed"):
    """The bed cannot be kept in its folder, and what the system says of that; tones go on."""

    about: str
    errno: int


class BedThere(Struct, frozen=True, tag_field="is", tag="bed there"):
    """The bed that is wanted is there again, or none is wanted any more."""


class Failed(Struct, frozen=True, tag_field="is", tag="failed"):
    """Something happened that nobody foresaw, as a traceback."""

    trace: str


SoundCommand = DueTones | ToneStyle | PlayBed | MakeWay | DueWords | VoiceStyle
SoundReport = Heard | Silent | NoBed | BedThere | Voices | Speaks | Failed
_commands: msgspec.json.Decoder[SoundCommand] = msgspec.json.Decoder(SoundCommand)
_reports: msgspec.json.Decoder[SoundReport] = msgspec.json.Decoder(SoundReport)


def message_line(message: SoundCommand | SoundReport) -> bytes:
    """A message as a line."""
    return msgspec.json.encode(message) + b"\n"


def read_command(text: bytes) -> SoundCommand:
    """The command that a line holds.

    Raises:
        msgspec.DecodeError: it holds none.
    """
    return _decoded(_commands, text)


def read_report(text: bytes) -> SoundReport:
    """The report that a line holds.

    Raises:
        msgspec.DecodeError: it holds none.
    """
    return _decoded(_reports, text)


def _decoded(decoder: msgspec.json.Decoder[T], text: bytes) -> T:
    try:
        return decoder.decode(text)
    except (UnicodeDecodeError, RecursionError) as error:
        raise msgspec.DecodeError(str(error)) from error
