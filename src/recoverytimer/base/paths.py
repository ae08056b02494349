"""Where the shipped resources and a person's own files lie."""

from __future__ import annotations

import os
from pathlib import Path

from msgspec import Struct

OWN_FOLDERS = ("exercises", "routines", "pictures", "drafts", "drafts/exercises")
"""What a person makes or takes over, below the data folder."""
BACKUPS = "backups"


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


class Paths(Struct, frozen=True):
    """The folders of one person; with a portable folder all lie within it."""

    resources: Path
    config: Path
    data: Path
    log: Path
    cache: Path

    @property
    def settings(self) -> Path:
        """The settings file."""
        return self.config / "settings.toml"

    @property
    def history(self) -> Path:
        """The database of all records."""
        return self.data / "history.sqlite3"

    @property
    def in_progress(self) -> Path:
        """The checkpoint of an open session."""
        return self.data / "session-in-progress.toml"

    @property
    def session_files(self) -> SessionFiles:
        """The checkpoint of an open session and what lies beside it."""
        return SessionFiles(self.in_progress)

    @property
    def running_lock(self) -> Path:
        """What the first window on these folders holds."""
        return self.data / "running.lock"

    @property
    def reminders(self) -> Path:
        """The reminders."""
        return self.data / "reminders.toml"

    @property
    def answers(self) -> Path:
        """The answers to the questions about soreness."""
        return self.data / "soreness-answers.json"

    @property
    def declined(self) -> Path:
        """What the person does not want today."""
        return self.data / "declined.json"

    @property
    def drafts(self) -> Path:
        """Routines that are being edited."""
        return self.data / "drafts"

    @property
    def own_folders(self) -> tuple[Path, ...]:
        """The folders of what a person makes or takes over."""
        return tuple(self.data / folder for folder in OWN_FOLDERS)

    @property
    def backups(self) -> Path:
        """The backups that the app makes itself."""
        return self.data / BACKUPS

    @property
    def pictures(self) -> Path:
        """The pictures of own exercises."""
        return self.data / "pictures"

    @property
    def exercise_drafts(self) -> Path:
        """Exercises that are being written and not saved yet."""
        return self.data / "drafts" / "exercises"

    @property
    def figures(self) -> Path:
        """Small pictures of the figure; they are made anew when they are missing."""
        return self.cache / "figures"

    @property
    def sounds(self) -> Path:
        """Tones; they are made anew when they are missing."""
        return self.cache / "sounds"

    @property
    def not_in_utf8(self) -> Path | None:
        """A folder whose name is no UTF-8; Qt takes another one for it."""
        folders = (self.config, self.data, self.log, self.cache)
        return next((f for f in folders if "\ufffd" in _as_qt_has_it(f)), None)

    @property
    def log_file(self) -> Path:
        """The log."""
        return self.log / "recoverytimer.log"


def _as_qt_has_it(folder: Path) -> str:
    return os.fsencode(folder).decode(errors="replace")


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
