"""The settings of the running app: read once, kept when they change."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from recoverytimer.base.ownfile import SettingAside
from recoverytimer.base.problem import GoesOn, UnknownKey
from recoverytimer.base.versions import newest
from recoverytimer.base.words.files import (
    problem_in_words,
    unknown_to_this_version,
    unusable_as_it_is,
)
from recoverytimer.base.writer import Writer
from recoverytimer.settings.file import SettingsFile

if TYPE_CHECKING:
    from recoverytimer.base.problem import Problem
    from recoverytimer.exercise.caution import Caution
    from recoverytimer.settings.settings import Settings


class SettingsKeeper(QObject):
    """Owns the settings; what fails is told, and the app goes on with what it has.

    `changed` carries the new `Settings`.

    Args:
        today: gives the date, from which a caution that ends is counted when it is ticked or,
            where a file holds no day for it, when it is first read.
    """

    changed = Signal(object)

    def __init__(
        self,
        file: SettingsFile,
        writer: Writer,
        set_aside: SettingAside,
        tell: Callable[[str], None],
        today: Callable[[], date],
    ) -> None:
        super().__init__()
        self._file = file
        self._writer = writer
        self._tell = tell
        self._today = today
        found, problems = file.load()
        self.current = self._following_cautions(found, found)
        broken = tuple(p for p in problems if not isinstance(p.fault, UnknownKey))
        if broken:
            self._mend(broken, set_aside)
        elif problems:
            # A newer app may have written it; when something is changed, the key stays there.
            tell(unknown_to_this_version(file.path.name, problems))
        elif self.current != found:
            self._save()

    def change(self, settings: Settings) -> None:
        """Take over and keep new settings."""
        self._take_over(settings, self.current)

    def set(self, **values: object) -> None:
        """Take over and keep some values by their names."""
        self.change(replace(self.current, **values))

    def follow(self, found: Settings) -> None:
        """Go on with what another computer wrote into the file."""
        if found != self.current:
            self.current = found
            self.changed.emit(found)

    def load_again(self) -> None:
        """Take over what is in the file now, as after a restore."""
        found, _ = self._file.load()
        # What was told once is not told again.
        settings = replace(found, news_seen=newest(found.news_seen, self.current.news_seen))
        self._take_over(settings, settings)

    def caution_to_ask_about(self) -> Caution | None:
        """The caution whose time is over, so that it is to be asked whether it is."""
        if not self.current.cautions:
            return None
        from recoverytimer.settings.ending import caution_to_ask_about

        return caution_to_ask_about(self.current, self._today())

    def answer(self, caution: Caution, is_over: bool) -> Callable[[], None]:
        """Keep whether a caution is over; what it gives takes that back."""
        from recoverytimer.settings.ending import answered

        before = self.current
        self.change(answered(before, caution, self._today(), is_over=is_over))
        return lambda: self._take_back(before)

    def _take_back(self, before: Settings) -> None:
        """Have the cautions of earlier settings again, with their days."""
        restored = replace(
            self.current,
            cautions=before.cautions,
            caution_days=before.caution_days,
            caution_parts=before.caution_parts,
            ask_again_on=before.ask_again_on,
        )
        self._take_over(restored, restored)

    def _take_over(self, settings: Settings, before: Settings) -> None:
        self.current = settings = self._following_cautions(settings, before)
        self.changed.emit(settings)
        self._save()

    def _following_cautions(self, settings: Settings, before: Settings) -> Settings:
        """The settings with the days and parts of the cautions that are ticked, and no others."""
        if not (
            settings.cautions
            or settings.caution_days
            or settings.ask_again_on
            or settings.caution_parts
        ):
            return settings
        from recoverytimer.settings.ending import following_cautions

        return following_cautions(settings, self._today(), before)

    def _mend(self, problems: tuple[Problem, ...], set_aside: SettingAside) -> None:
        """Keep a damaged file beside, and what is sound of it in its place."""
        path = self._file.path
        said = unusable_as_it_is(path.name, (problem_in_words(problems[0]),))
        if set_aside(path, said=said, goes_on=GoesOn.WITH_USUAL_SETTINGS):
            self._save()

    def _save(self) -> None:
        save = partial(self._file.save, self.current)
        self._writer.do(save, failed=self._tell_fault, newest_of=self._file.path)

    def _tell_fault(self, error: OSError) -> None:
        from recoverytimer.settings import words

        self._tell(words.not_saved(self._file.path, error))
