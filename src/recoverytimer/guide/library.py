"""The guide that comes with the app: topics and sources by id."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

from recoverytimer.base.content import in_language
from recoverytimer.base.disk import toml_files
from recoverytimer.base.toml.reading import read_file
from recoverytimer.exercise.reference import Reference
from recoverytimer.guide.guide import References, Topic


class Guide:
    """All topics and sources, each file read when it is first needed."""

    def __init__(self, resources: Path) -> None:
        self._folder = resources / "guide"

    @cached_property
    def topics(self) -> dict[str, Topic]:
        """The topics by id, in their order."""
        found = {
            path.stem: in_language(read_file(Topic, path).value, path)
            for path in toml_files(self._folder / "topics")
        }
        sound = {name: topic for name, topic in found.items() if topic is not None}
        return dict(sorted(sound.items(), key=lambda item: item[1].order))

    @cached_property
    def references(self) -> dict[str, Reference]:
        """The sources by id."""
        read = read_file(References, self._folder / "sources.toml").value
        return read.sources if read else {}

    def cited(self, names: Iterable[str]) -> tuple[Reference, ...]:
        """Some sources, without those that nobody checked."""
        found = (self.references.get(name) for name in names)
        return tuple(source for source in found if source and source.citable)

    def about_exercise(self, exercise_id: str) -> dict[str, str]:
        """The titles of the topics that lead to an exercise, by the topics' ids."""
        return {k: t.title for k, t in self.topics.items() if exercise_id in t.exercises}

    def about_routine(self, routine_id: str) -> dict[str, str]:
        """The titles of the topics that lead to a routine, by the topics' ids."""
        return {k: t.title for k, t in self.topics.items() if routine_id in t.routines}
