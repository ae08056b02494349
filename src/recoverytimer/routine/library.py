"""Shipped and own exercises, routines and guide files by id; a person's own ones win."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from heapq import nlargest
from pathlib import Path

from recoverytimer.base.disk import (
    Stamp,
    file_of,
    find_file,
    is_file,
    stamp,
    toml_files,
    write_atomic,
)
from recoverytimer.base.filenames import free_id
from recoverytimer.base.plaintext import clean
from recoverytimer.base.toml.reading import Problem, ProblemKind
from recoverytimer.exercise.catalogue import ExerciseEntry, Exercises
from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.dose import Side
from recoverytimer.exercise.exercise import Exercise, Kind, Variant, is_routine_id
from recoverytimer.guide.guide import CautionNote, Cautions, Reference, References, StopRules, Topic
from recoverytimer.routine.check import cross_problems, unknown
from recoverytimer.routine.files import read_exercise, read_file, read_routine, save_routine
from recoverytimer.routine.routine import Routine, needs_choice, works
from recoverytimer.routine.timeline import SegmentKind, Timeline, Timing, Total, build, recipe


@dataclass(frozen=True, slots=True)
class Entry:
    """A routine file: what it holds, or what is wrong with it (then `routine` is None).

    Attributes:
        flawed: what it holds where it reads well in itself, and only cannot be played as it is.
    """

    id: str
    path: Path
    own: bool
    routine: Routine | None
    problems: tuple[Problem, ...] = ()
    flawed: Routine | None = None

    @property
    def to_edit(self) -> Routine | None:
        """What can be edited; None where the file cannot be read."""
        return self.routine or self.flawed

    @property
    def name(self) -> str:
        """The routine's name, or its file's where that cannot be read."""
        return self.to_edit.name if self.to_edit else clean(self.path.name)


@dataclass(frozen=True, slots=True)
class Portrait:
    """What a routine is like, derived from its steps; `exercise` is the one that shows it."""

    total: Total
    kinds: tuple[Kind, ...]
    equipment: tuple[str, ...]
    cautions: tuple[Caution, ...]
    asks_side: bool
    exercise: str | None = None

    @property
    def kind(self) -> Kind:
        """The kind that takes most of the time."""
        return self.kinds[0] if self.kinds else Kind.REST


@dataclass(frozen=True, slots=True)
class _Kept:
    """What was read of a routine's file, when that was last written, and what it relied on."""

    stamp: Stamp | None
    entry: Entry
    used: dict[str, Exercise | None]


class Library:
    """Everything that can be played and read about."""

    def __init__(self, resources: Path, data: Path) -> None:
        self._resources = resources
        self.own_routines = data / "routines"
        self._shipped_routines = resources / "routines"
        self._pictures = data / "pictures"
        self.exercises = Exercises(resources / "exercises", data / "exercises")
        self._entries: dict[Path, _Kept] = {}

    def refresh(self) -> None:
        """Notice exercises that changed on the disk, before a page is built."""
        self.exercises.refresh()

    def routine_ids(self) -> tuple[str, ...]:
        """All ids, the shipped ones first."""
        return (*self.shipped_ids(), *self.own_ids())

    def shipped_ids(self) -> tuple[str, ...]:
        """The ids that come with the app, whether or not an own file takes their place."""
        return tuple(p.stem for p in toml_files(self._shipped_routines))

    @property
    def missing(self) -> str:
        """What should come with the app, and none of it is there; empty where all is well."""
        if not self.shipped_ids():
            return "routines"
        return "" if self.exercises.shipped_names else "exercises"

    def own_ids(self) -> tuple[str, ...]:
        """The ids of routines that the person made, by name."""
        shipped = set(self.shipped_ids())
        return tuple(p.stem for p in toml_files(self.own_routines) if p.stem not in shipped)

    def newest_own(self, most: int) -> tuple[str, ...]:
        """The ids of the own routines that were written last."""
        stamps = {name: stamp(self.own_path(name)) for name in self.own_ids()}
        return tuple(nlargest(most, stamps, key=lambda name: stamps[name] or (0, 0, 0)))

    def routines(self) -> tuple[Entry, ...]:
        """All routines, sound or not; own ones first, variants of others last."""
        self.refresh()
        found = (self.routine(routine_id) for routine_id in self.routine_ids())
        return tuple(sorted((e for e in found if e is not None), key=_rank))

    def routine(self, routine_id: str) -> Entry | None:
        """A routine by its id, or None where there is no such file."""
        for folder in (self.own_routines, self._shipped_routines):
            path = find_file(folder, f"{routine_id}.toml")
            if path is not None:
                return self.routine_file(path)
        return None

    def routine_at(self, path: Path) -> Entry | None:
        """A routine from any file, or None where there is no such file."""
        return self.routine_file(path.absolute()) if is_file(path) else None

    def routine_file(self, path: Path) -> Entry:
        """A routine from any file; read again only after it or one of its exercises changed."""
        written, known = stamp(path), self._entries.get(path)
        if known is None or known.stamp != written or known.used != self._found(known.used):
            entry, names = self._read_routine(path)
            known = self._entries[path] = _Kept(written, entry, self._found(names))
        return known.entry

    def _found(self, names: Iterable[str]) -> dict[str, Exercise | None]:
        return {name: self.exercises.get(name) for name in names}

    def is_shipped(self, routine_id: str) -> bool:
        """Whether a routine of this id comes with the app."""
        return find_file(self._shipped_routines, f"{routine_id}.toml") is not None

    def own_path(self, routine_id: str) -> Path:
        """Where an own routine of this id lies, or would.

        Raises:
            OSError: the id is no file's name.
        """
        return file_of(self.own_routines, f"{routine_id}.toml")

    def own_text(self, routine_id: str) -> str:
        """The text of an own routine's file, empty where there is none.

        Raises:
            OSError: the file cannot be read.
        """
        path = find_file(self.own_routines, f"{routine_id}.toml")
        return "" if path is None else path.read_text(encoding="utf-8", errors="replace")

    def original(self, routine_id: str, routine: Routine) -> Entry | None:
        """What a routine was made from: the shipped one of its id, or its origin."""
        shipped = find_file(self._shipped_routines, f"{routine_id}.toml")
        if shipped is not None:
            return self.routine_file(shipped)
        return self.routine(routine.origin) if routine.origin else None

    def templates(self) -> tuple[Entry, ...]:
        """What a new routine can begin with."""
        folder = self._resources / "templates"
        return tuple(self.routine_file(path) for path in toml_files(folder))

    def save(self, routine_id: str, routine: Routine) -> Entry:
        """Keep a routine as an own one.

        Raises:
            OSError: the folder cannot be written or the disk is full.
            ValueError: the file it replaces cannot be read, or is no TOML.
        """
        path = self.own_path(routine_id)
        save_routine(path, routine)
        return self.routine_file(path)

    def delete(self, routine_id: str) -> bytes:
        """Delete an own routine and return what its file held, so that `restore` can undo that.

        Raises:
            OSError: the file cannot be removed.
        """
        path = self.own_path(routine_id)
        data = path.read_bytes()
        path.unlink()
        return data

    def restore(self, routine_id: str, text: str | bytes) -> Entry:
        """Write an own routine's file, as it was before it was deleted, or anew.

        Raises:
            OSError: the folder cannot be written or the disk is full.
        """
        path = self.own_path(routine_id)
        write_atomic(path, text)
        return self.routine_file(path)

    def new_id(self, name: str, also_taken: Collection[str] = ()) -> str:
        """An id for a name that no routine has yet."""
        return free_id(name, {*self.routine_ids(), *also_taken}, "routine")

    def save_exercise(self, exercise_id: str, exercise: Exercise) -> ExerciseEntry:
        """Keep an exercise as an own one.

        Raises:
            OSError: the folder cannot be written or the disk is full.
            ValueError: the file it replaces cannot be read, or is no TOML.
        """
        return self.exercises.save(exercise_id, exercise)

    def delete_exercise(self, exercise_id: str) -> bytes:
        """Delete an own exercise and return its file, so that `restore_exercise` can undo that.

        Raises:
            OSError: the file cannot be removed.
        """
        content = self.exercises.content(exercise_id) or b""
        self.exercises.delete(exercise_id)
        return content

    def restore_exercise(self, exercise_id: str, content: bytes | None) -> None:
        """Have an own exercise as it was, or not at all where there was none.

        Raises:
            OSError: the folder cannot be written or the disk is full.
        """
        self.exercises.restore(exercise_id, content)

    def exercise_problems(self, exercise: Exercise) -> tuple[Problem, ...]:
        """What an exercise refers to that is not there."""
        problems = []
        for key in ("easier", "harder"):
            variant: Variant | None = getattr(exercise, key)
            if variant and variant.exercise and variant.exercise not in self.exercises:
                inner = f"{key}.exercise"
                problems.append(unknown(key, inner, variant.exercise, self.exercises))
        if exercise.pose and not find_file(self._resources / "poses", f"{exercise.pose}.toml"):
            cure = "Name an exercise whose figure is to be shown"
            what = f'pose "{exercise.pose}" is not known'
            problems.append(Problem("", what, cure, "pose", ProblemKind.NOT_THERE))
        if exercise.picture and not find_file(self._pictures, exercise.picture):
            what = f'picture "{exercise.picture}" is not there'
            cure = f"Put it into {self._pictures}"
            problems.append(Problem("", what, cure, "picture", ProblemKind.NOT_THERE))
        return tuple(problems)

    def exercise_file_problems(self, path: Path) -> tuple[Problem, ...]:
        """Everything that is wrong with an exercise file."""
        read = read_exercise(path)
        return read.problems or (self.exercise_problems(read.value) if read.value else ())

    def routines_with(self, exercise_id: str) -> tuple[Entry, ...]:
        """The routines that can be played now and have a step with an exercise."""
        return tuple(
            entry
            for entry in self.routines()
            if entry.routine and any(s.exercise == exercise_id for _, s in works(entry.routine))
        )

    def portrait(self, routine: Routine, timing: Timing) -> Portrait:
        """What a routine is like when its steps are laid flat."""
        timeline = self.timeline(routine, timing)
        seconds: dict[Kind, float] = {}
        each: dict[str, float] = {}
        for segment in timeline.segments:
            if segment.kind is SegmentKind.WORK and segment.exercise:
                kind = self.exercises[segment.exercise].kind
                seconds[kind] = seconds.get(kind, 0.0) + segment.weight_s
                each[segment.exercise] = each.get(segment.exercise, 0.0) + segment.weight_s
        used = [self.exercises[step.exercise] for _, step in works(routine)]
        return Portrait(
            total=timeline.total,
            kinds=tuple(sorted(seconds, key=lambda k: -seconds[k])),
            equipment=tuple(dict.fromkeys(e for x in used for e in x.equipment)),
            cautions=tuple(
                dict.fromkeys((*routine.cautions, *(c for x in used for c in x.cautions)))
            ),
            exercise=self._main_exercise(each),
            asks_side=needs_choice(routine, {n: f.sides for n, f in timeline.recipe.facts.items()}),
        )

    def _main_exercise(self, seconds: Mapping[str, float]) -> str | None:
        """The one that takes longest; walking and lying tell little of a routine."""
        telling = [n for n in seconds if self.exercises[n].kind not in {Kind.ACTIVE, Kind.REST}]
        return max(telling or seconds, key=lambda name: seconds[name], default=None)

    def find(self, id_or_file: str) -> Entry | None:
        """A routine by its id or its file, or None where there is neither."""
        return self.routine(id_or_file) or self.routine_at(Path(id_or_file))

    def timeline(
        self,
        routine: Routine,
        timing: Timing,
        side: Side | None = None,
        *,
        with_optional: bool = True,
    ) -> Timeline:
        """A sound routine laid flat for the chosen side."""
        return build(
            recipe(routine, self.exercises, timing, chosen_side=side, with_optional=with_optional)
        )

    @cached_property
    def topics(self) -> dict[str, Topic]:
        """The guide's topics by id, in their order."""
        found = {
            path.stem: read_file(Topic, path).value
            for path in toml_files(self._resources / "guide" / "topics")
        }
        sound = {name: topic for name, topic in found.items() if topic is not None}
        return dict(sorted(sound.items(), key=lambda item: item[1].order))

    @cached_property
    def references(self) -> dict[str, Reference]:
        """The guide's sources by id."""
        read = read_file(References, self._resources / "guide" / "sources.toml").value
        return read.sources if read else {}

    @cached_property
    def stop_rules(self) -> StopRules | None:
        """When to stop and when to get help."""
        return read_file(StopRules, self._resources / "guide" / "stop-rules.toml").value

    @cached_property
    def cautions(self) -> dict[Caution, CautionNote]:
        """What each caution code means."""
        read = read_file(Cautions, self._resources / "guide" / "cautions.toml").value
        return {note.code: note for note in read.cautions} if read else {}

    def _read_routine(self, path: Path) -> tuple[Entry, set[str]]:
        """A routine's file, and the ids of the exercises that it names."""
        read = read_routine(path)
        problems = read.problems
        if read.value is not None:
            problems = cross_problems(read.value, self.exercises)
        routine, flawed = (None, read.value) if problems else (read.value, None)
        steps = [step for _, step in works(read.value)] if read.value else []
        names = {name for step in steps for name in (step.exercise, step.swap) if name}
        own = path.parent == self.own_routines
        if not is_routine_id(path.stem):
            routine, problems = None, (*problems, _STRANGE_NAME)
        return Entry(path.stem, path, own, routine, problems, flawed), names


_STRANGE_NAME = Problem(
    "", "the file's name is too long or holds control characters", "Rename the file"
)


def _rank(entry: Entry) -> tuple[bool, bool, str]:
    is_variant = entry.routine is not None and "variant" in entry.routine.tags
    return (is_variant, not entry.own, entry.name.lower())


def easier_variants(
    routine: Routine, exercises: Mapping[str, Exercise], mine: frozenset[Caution]
) -> dict[str, Variant | None]:
    """The exercises of a routine that one's cautions speak against, each with an easier way."""
    found = {}
    for _, step in works(routine):
        exercise = exercises[step.exercise]
        if mine.intersection(exercise.cautions):
            easier = exercise.easier
            if easier and easier.exercise and easier.exercise not in exercises:
                easier = Variant(text=easier.text)
            found[step.exercise] = easier
    return found
