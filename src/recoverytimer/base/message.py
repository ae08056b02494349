"""What a notification shows."""

from __future__ import annotations

from msgspec import Struct


class Message(Struct, frozen=True):
    """What a person is told, and the routine that a click opens.

    Attributes:
        title: names out of files alone, as notifications take only their title as plain text.
        text: what goes with the title.
        sentence: both in one.
    """

    title: str
    text: str
    sentence: str
    routine_id: str = ""
