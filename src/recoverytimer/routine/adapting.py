"""A routine as it is right for a person's cautions: steps swapped, made easier or left out.

What was changed is told, and each change can be taken back. A later programme that allows a load in
a dose of its own would say so to `PersonalCautions.reasons`, and nothing here would change.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from recoverytimer.base.listing import sentences
from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.contraindications import (
    PersonalCautions,
    Reason,
    Restriction,
    strongest,
)
from recoverytimer.exercise.exercise import Exercise, Kind
from recoverytimer.routine.adaptation import Adaptation, Way
from recoverytimer.routine.routine import (
    Group,
    Pause,
    Routine,
    Step,
    StepPath,
    Work,
    played_exercises,
)
from recoverytimer.routine.timeline import SegmentKind, timeline_recipe
from recoverytimer.routine.timelinebuilder import build_timeline
from recoverytimer.routine.variants import Variants, as_variant

# Less of the time than this, and it is not the routine any more.
LEAST_KEPT = 0.4
_BY_HALVES = frozenset({Kind.COLD, Kind.HEAT})


class StepChange(Struct, frozen=True):
    """What was done about a step that something speaks against.

    Attributes:
        path: the step's place in the routine as it is written.
        exercise: the id of its exercise.
        reasons: the cautions and loads that speak against it.
        instead: the id of what it was swapped for.
    """

    path: StepPath
    exercise: str
    way: Way
    reasons: tuple[Reason, ...]
    instead: str | None = None

    @property
    def kept(self) -> Adaptation:
        """What a session keeps of it."""
        return Adaptation(
            exercise=self.exercise,
            way=self.way,
            instead=self.instead,
            cautions=tuple(reason.caution for reason in self.reasons),
        )


class AllowedExercise(Struct, frozen=True):
    """An exercise that stays as it is written, as the person has asked about it.

    Attributes:
        exercise: its id.
        reasons: what would be to be asked about.
    """

    exercise: str
    reasons: tuple[Reason, ...]


class AdaptedRoutine(Struct, frozen=True):
    """A routine that fits a person.

    Attributes:
        written: as its file has it.
        routine: as it fits; None where nothing sensible is left, or nothing is to be done at all.
        changes: what was changed, in the order of the steps.
        taken_back: changes that the person does not want; these steps are as written.
        allowed: exercises about which the person has asked, each once.
        against_all: what speaks against all of it, and is to be asked about first.
        rules_out: cautions with which there is no routine, only the way to help.
    """

    written: Routine
    routine: Routine | None
    changes: tuple[StepChange, ...] = ()
    taken_back: tuple[StepChange, ...] = ()
    allowed: tuple[AllowedExercise, ...] = ()
    against_all: tuple[Caution, ...] = ()
    rules_out: tuple[Caution, ...] = ()

    @property
    def adaptations(self) -> tuple[Adaptation, ...]:
        """What a session of it keeps of its changes."""
        return tuple(change.kept for change in self.changes)

    @property
    def each_change(self) -> tuple[tuple[StepChange, bool], ...]:
        """The changes, and whether they are made or taken back, in the order of the steps."""
        both = [(c, True) for c in self.changes] + [(c, False) for c in self.taken_back]
        return tuple(sorted(both, key=lambda one: one[0].path))


def adapted(
    routine: Routine,
    exercises: Mapping[str, Exercise],
    mine: PersonalCautions,
    as_written: Collection[StepPath] = (),
) -> AdaptedRoutine:
    """Make a routine right for a person; the steps at some places stay as they are written."""
    against_all = tuple(c for c in routine.cautions if c in mine.cautions)
    planner = _Planner(routine, exercises, mine)
    changes = tuple(planner.changes())
    made = {change.path: change for change in changes if change.path not in as_written}
    result = AdaptedRoutine(
        written=routine,
        routine=routine,
        changes=tuple(made.values()),
        taken_back=tuple(change for change in changes if change.path in as_written),
        allowed=tuple(planner.allowed()),
        against_all=against_all,
        rules_out=mine.rule_out_all,
    )
    if result.rules_out:
        return replace(result, routine=None)
    steps = _Rebuilding(made, exercises, mine).steps(routine.steps)
    fits = replace(routine, steps=steps) if steps != routine.steps else routine
    return replace(result, routine=fits if _is_sensible(fits, routine, exercises) else None)


def step_changes(
    routine: Routine, exercises: Mapping[str, Exercise], mine: PersonalCautions
) -> tuple[StepChange, ...]:
    """What would be done about the steps that something speaks against, in their order."""
    return tuple(_Planner(routine, exercises, mine).changes())


class _Planner:
    """Decides what is to be done about each step."""

    def __init__(
        self, routine: Routine, exercises: Mapping[str, Exercise], mine: PersonalCautions
    ) -> None:
        self._exercises = exercises
        self._mine = mine
        self._steps = [(p, s) for p, s in played_exercises(routine) if s.exercise in exercises]
        sound = {s.exercise for _, s in self._steps if not self._rules_out(s.exercise)}
        at_hand = {thing for _, s in self._steps for thing in exercises[s.exercise].equipment}
        self._variants = Variants(exercises, mine, sound, at_hand)

    def changes(self) -> Iterator[StepChange]:
        """What is changed, in the order of the steps."""
        planned = [change for p, s in self._steps if (change := self._change(p, s)) is not None]
        yield from self._with_both_halves(planned)

    def allowed(self) -> Iterator[AllowedExercise]:
        """What the person has asked about, in the order of the steps."""
        for name in dict.fromkeys(step.exercise for _, step in self._steps):
            if reasons := self._mine.asked_about(name, self._exercises[name]):
                yield AllowedExercise(name, reasons)

    def _change(self, path: StepPath, step: Work) -> StepChange | None:
        exercise = self._exercises[step.exercise]
        reasons = self._mine.reasons(step.exercise, exercise)
        restriction = strongest(reasons)
        if restriction is None:
            return None
        weighty = tuple(r for r in reasons if r.restriction is restriction)
        if restriction is Restriction.EASIER:
            return self._eased(path, step, exercise, weighty)
        instead = self._variants.best_for(step)
        way = Way.SWAPPED if instead else Way.LEFT_OUT
        against = tuple(r for r in reasons if r.restriction > Restriction.EASIER)
        return StepChange(path, step.exercise, way, against, instead)

    def _eased(
        self, path: StepPath, step: Work, exercise: Exercise, reasons: tuple[Reason, ...]
    ) -> StepChange | None:
        """The swap that the routine names where nothing speaks against that, else easier words."""
        swap = self._variants.blameless_swap(step)
        if swap is not None:
            return StepChange(path, step.exercise, Way.SWAPPED, reasons, swap)
        if exercise.easier is None or exercise.easier.exercise:
            return None
        return StepChange(path, step.exercise, Way.EASIER, reasons)

    def _with_both_halves(self, planned: list[StepChange]) -> Iterator[StepChange]:
        """Cold and heat in turn are left out together: one half alone is another routine."""
        kinds = {path: self._exercises[step.exercise].kind for path, step in self._steps}
        gone = {c.path for c in planned if c.way is Way.LEFT_OUT and kinds[c.path] in _BY_HALVES}
        if not gone or not _BY_HALVES.issubset(kinds.values()):
            yield from planned
            return
        why = next(change.reasons for change in planned if change.path in gone)
        by_path = {change.path: change for change in planned}
        for path, step in self._steps:
            change = by_path.get(path)
            if kinds[path] in _BY_HALVES and path not in gone:
                change = StepChange(path, step.exercise, Way.LEFT_OUT, why)
            if change is not None:
                yield change

    def _reasons(self, exercise_id: str) -> tuple[Reason, ...]:
        return self._mine.reasons(exercise_id, self._exercises[exercise_id])

    def _rules_out(self, exercise_id: str) -> bool:
        return (strongest(self._reasons(exercise_id)) or 0) > Restriction.EASIER


class _Rebuilding(Struct, frozen=True):
    """Makes of the steps what was planned."""

    changes: Mapping[StepPath, StepChange]
    exercises: Mapping[str, Exercise]
    mine: PersonalCautions

    def steps(self, written: Iterable[Step], parent: StepPath = ()) -> tuple[Step, ...]:
        """The steps as they fit, without groups that lost all that is more than rest."""
        places = [((*parent, number), step) for number, step in enumerate(written)]
        made = [self._step(path, step) for path, step in places]
        kept = [step for step in made if step is not None]
        return tuple(kept if len(kept) == len(made) else _rested(kept))

    def _step(self, path: StepPath, step: Step) -> Step | None:
        if isinstance(step, Work):
            return self._work(path, step)
        if not isinstance(step, Group):
            return step
        inner = self.steps(step.steps, path)
        if inner == step.steps:
            return step
        is_empty = self._does_something(step.steps) and not self._does_something(inner)
        return None if is_empty or not inner else replace(step, steps=inner)

    def _work(self, path: StepPath, step: Work) -> Work | None:
        """An exercise as it fits; None where it is left out."""
        change = self.changes.get(path)
        if change is None:
            return self._with_sound_swap(step)
        if change.way is Way.LEFT_OUT:
            return None
        if change.instead is None:
            return self._with_sound_swap(_told(step, self.exercises[step.exercise]))
        before, after = self.exercises[step.exercise], self.exercises[change.instead]
        made = as_variant(step, before, change.instead, after)
        return _told(made, after) if self.mine.reasons(change.instead, after) else made

    def _with_sound_swap(self, step: Work) -> Work:
        """The same without a swap that something speaks against, so that none is offered."""
        other = self.exercises.get(step.swap or "")
        if step.swap is None or other is None:
            return step
        against = strongest(self.mine.reasons(step.swap, other)) or 0
        return replace(step, swap=None) if against > Restriction.EASIER else step

    def _does_something(self, steps: Iterable[Step]) -> bool:
        """Whether there is an exercise among the steps that is more than rest."""
        return any(
            self._does_something(step.steps)
            if isinstance(step, Group)
            else isinstance(step, Work) and not self._is_rest(step.exercise)
            for step in steps
        )

    def _is_rest(self, exercise_id: str) -> bool:
        exercise = self.exercises.get(exercise_id)
        return exercise is not None and exercise.kind is Kind.REST


def _told(step: Work, exercise: Exercise) -> Work:
    """A step that says how to do it more easily, before what its note says."""
    easier = exercise.easier
    if easier is None or easier.exercise:
        return step
    return replace(step, note=sentences((easier.text, step.note or "")))


def _rested(steps: Iterable[Step]) -> Iterator[Step]:
    """The steps without the rests that stand first, last or behind another rest."""
    waiting: Pause | None = None
    is_first = True
    for step in steps:
        if isinstance(step, Pause) and step.question is None:
            waiting = waiting or step
            continue
        if waiting is not None and not is_first:
            yield waiting
        waiting, is_first = None, False
        yield step


def _is_sensible(fits: Routine, written: Routine, exercises: Mapping[str, Exercise]) -> bool:
    """Whether enough is left that is more than rest."""
    if fits is written:
        return True
    before, after = _seconds(written, exercises), _seconds(fits, exercises)
    # Packs and showers take long; where one moves as well, that decides.
    for passive in (_BY_HALVES, frozenset[Kind]()):
        if whole := sum(before[kind] for kind in before if kind not in passive):
            kept = sum(after[kind] for kind in after if kind not in passive)
            return kept >= LEAST_KEPT * whole
    return bool(fits.steps)


def _seconds(routine: Routine, exercises: Mapping[str, Exercise]) -> dict[Kind, float]:
    """How long one does something of each kind, other than rest."""
    found: dict[Kind, float] = {}
    for segment in build_timeline(timeline_recipe(routine, exercises)).segments:
        if segment.kind is SegmentKind.WORK and segment.exercise:
            kind = exercises[segment.exercise].kind
            if kind is not Kind.REST:
                found[kind] = found.get(kind, 0.0) + segment.weight_s
    return found
