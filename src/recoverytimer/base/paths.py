"""Where the shipped resources and a person's own files lie."""

from __future__ import annotations

import os
from pathlib import Path

from msgspec import Struct

OWN_FOLDERS = (
    "exercises",
    "routines",
    "programmes",
    "pictures",
    "drafts",
    "drafts/exercises",
)
"""What a person makes or takes over, below the data folder."""
BACKUPS = "backups"
SHIPPED_FOLDERS = ("exercises", "guide", "icons", "poses", "programmes", "routines", "templates")
# Without these there is nothing to play.
NEEDED_FOLDERS = frozenset({"exercises", "routines"})


class SessionFiles(Struct, frozen=True):
    """The files of an open session: its checkpoint, and what lies beside it."""

    checkpoint: Path

    @property
    def lock(self) -> Path:
        """What the process that plays holds."""
        return self.checkpoint.with_suffix(".lock")

    @property
    def reserve(self) -> Path:
        """Room on the disk for the record."""
        return self.checkpoint.with_suffix(".reserve")

    @property
    def waiting(self) -> Path:
        """Records that could not be saved yet."""
        return self.checkpoint.with_name("records-not-saved-yet.json")


class _Below:
    """What lies in one of the folders of a person, by the folder's name in `Paths`."""

    def __init__(self, folder: str, name: str) -> None:
        self._folder = folder
        self._name = name

    def __get__(self, paths: Paths, _owner: object) -> Path:
        folder: Path = getattr(paths, self._folder)
        return folder / self._name


class Paths(Struct, frozen=True):
    """The folders of one person; with a portable folder all lie within it."""

    resources: Path
    config: Path
    data: Path
    log: Path
    cache: Path

    settings = _Below("config", "settings.toml")
    history = _Below("data", "history.sqlite3")
    """The database of all records."""
    in_progress = _Below("data", "session-in-progress.toml")
    """The checkpoint of an open session."""
    running_lock = _Below("data", "running.lock")
    """What the first window on these folders holds."""
    reminders = _Below("data", "reminders.toml")
    answers = _Below("data", "soreness-answers.json")
    """The answers to the questions about soreness."""
    asked = _Below("data", "asked.json")
    """About which exercises the person has asked a professional."""
    favourites = _Below("data", "favourites.json")
    """The routines that the person likes most."""
    declined = _Below("data", "declined.json")
    """What the person does not want today."""
    window_place = _Below("data", "window-place")
    """Where the window was when it closed, as Qt writes it."""
    drafts = _Below("data", "drafts")
    """Routines that are being edited."""
    backups = _Below("data", BACKUPS)
    """The backups that the app makes itself."""
    pictures = _Below("data", "pictures")
    """The pictures of own exercises."""
    exercise_drafts = _Below("data", "drafts/exercises")
    """Exercises that are being written and not saved yet."""
    figures = _Below("cache", "figures")
    """Small pictures of the figure; they are made anew when they are missing."""
    copied_pictures = _Below("cache", "copied")
    """Moving pictures that were copied."""
    sounds = _Below("cache", "sounds")
    """Tones; they are made anew when they are missing."""
    log_file = _Below("log", "recoverytimer.log")

    @property
    def session_files(self) -> SessionFiles:
        """The checkpoint of an open session and what lies beside it."""
        return SessionFiles(self.in_progress)

    @property
    def own_folders(self) -> tuple[Path, ...]:
        """The folders of what a person makes or takes over."""
        return tuple(self.data / folder for folder in OWN_FOLDERS)

    @property
    def are_usual(self) -> bool:
        """Whether they are those of whoever runs the app, chosen by nobody."""
        usual = person_paths()
        return all(
            getattr(self, name).resolve() == getattr(usual, name).resolve()
            for name in self.__struct_fields__
        )


def person_paths(portable: Path | None = None) -> Paths:
    """The folders of whoever runs the app, or everything under one folder."""
    if portable is not None:
        root = portable.absolute()
        return Paths(shipped_resources(), root, root, root, root)
    from platformdirs import PlatformDirs

    folders = PlatformDirs("recoverytimer", appauthor=False, roaming=False)
    return Paths(
        shipped_resources(),
        folders.user_config_path,
        folders.user_data_path,
        folders.user_log_path,
        folders.user_cache_path,
    )


def shipped_resources() -> Path:
    """The resources inside the installed package, or the checkout's."""
    package = Path(__file__).parents[1]
    inside = package / "resources"
    return inside if inside.is_dir() else package.parents[1] / "resources"


def missing_parts(resources: Path) -> tuple[str, ...]:
    """The folders that come with the app and hold nothing, or are not there."""
    return tuple(name for name in SHIPPED_FOLDERS if not _holds_anything(resources / name))


def _holds_anything(folder: Path) -> bool:
    try:
        with os.scandir(folder) as found:
            return any(found)
    except OSError:
        return False


def shipped_text(resources: Path, name: str) -> Path:
    """Where a text lies that stands in the first folder of a checkout: the licence, the changes."""
    inside = resources / name
    return inside if inside.is_file() else resources.parent / name
