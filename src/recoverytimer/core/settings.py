"""A person's settings, declared once: key, type, default, bounds, label and help."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct

from recoverytimer.core.disk import is_file, write_atomic
from recoverytimer.core.exercise import Caution
from recoverytimer.core.reading import Problem, Reader, parse


class ThemeChoice(StrEnum):
    """Which colours to show."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class CountdownStyle(StrEnum):
    """How the time left is shown."""

    RING = "ring"
    DIGITS = "digits"


class Person(StrEnum):
    """Who shows the exercises."""

    ANA = "ana"
    BEN = "ben"
    MEI = "mei"
    TOM = "tom"
    CHANGING = "changing"


class Motion(StrEnum):
    """Whether pictures move."""

    SYSTEM = "system"
    FULL = "full"
    REDUCED = "reduced"


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
    theme: Annotated[
        ThemeChoice,
        _declared("Colours", "Follow the system, or always light or dark.", "Appearance"),
    ] = ThemeChoice.SYSTEM
    text_size: Annotated[
        TextSize, _declared("Text size", "How large texts are shown.", "Appearance")
    ] = TextSize.NORMAL
    person: Annotated[
        Person,
        _declared(
            "Who shows it",
            "The person in the pictures; changing: another one from exercise to exercise.",
            "Appearance",
        ),
    ] = Person.ANA
    motion: Annotated[
        Motion,
        _declared(
            "Motion",
            "Pictures that move, or stills; as the system has it where it says.",
            "Appearance",
        ),
    ] = Motion.SYSTEM
    cautions: Annotated[
        tuple[Caution, ...],
        _declared(
            "Does any of this apply to you?",
            "Routines with exercises that you should leave out or ask about first say so before "
            "the start and offer the easier variant. This stays on your disk.",
            "Your health",
        ),
    ] = ()


class SettingsFile:
    """The settings on disk; a person's comments in the file are kept."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def load(self) -> tuple[Settings, tuple[Problem, ...]]:
        """The settings with defaults for all that is missing or not sound, and the problems.

        A file that is not TOML at all leaves every setting at its default.
        """
        if not is_file(self.path):
            return Settings(), ()
        reader = Reader()
        table = parse(self.path, reader)
        if table is None:
            return Settings(), tuple(reader.problems)
        reader.unknown_keys(table, msgspec.structs.fields(Settings), "")
        values = reader.fields(Settings, table, "")
        return Settings(**values), tuple(reader.problems)

    def save(self, settings: Settings) -> None:
        """Write the settings atomically.

        Raises:
            OSError: the folder cannot be written or the disk is full.
        """
        import tomlkit
        from tomlkit.exceptions import TOMLKitError

        try:
            document = tomlkit.parse(self.path.read_text(encoding="utf-8"))
        except (OSError, ValueError, TOMLKitError):
            document = tomlkit.document()
        wanted: dict[str, Any] = msgspec.to_builtins(settings)
        for key, value in wanted.items():
            if document.get(key) != value:
                document[key] = list(value) if isinstance(value, tuple) else value
        write_atomic(self.path, tomlkit.dumps(document))
