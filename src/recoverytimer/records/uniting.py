"""One activity that came in more than one file, as one."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from recoverytimer.records.activities import OtherActivity
from recoverytimer.records.comparing import RunIndex, file_kind
from recoverytimer.runs.run import Run

# What knows most of an activity comes first; a list of them, a table, comes last.
_BY_WORTH = (".fit", ".tcx", ".gpx", ".xml", ".json")


class UnitedActivities(Struct, frozen=True):
    """Runs and other activities, each once.

    Attributes:
        doubles: how many are left out, as another file has them, too.
    """

    runs: tuple[Run, ...]
    others: tuple[OtherActivity, ...]
    doubles: int = 0


def united(runs: Iterable[Run], others: Iterable[OtherActivity]) -> UnitedActivities:
    """Each activity once: as the best of its files has it, with what only another one tells.

    What it was another file tells only where its own does not. Where two files name different
    things, both are left.
    """
    found = [*map(_Found, runs), *(_Found(other.run, other) for other in others)]
    index = RunIndex()
    kept: dict[tuple[str, str], _Found] = {}
    doubles = 0
    for one in sorted(found, key=lambda f: _worth(f.run.source)):
        twins = (kept[_key(run)] for run in index.all_same_as(one.run) if _is_apart(run, one.run))
        twin = next((t for t in twins if not _are_at_odds(t, one)), None)
        if twin is None:
            kept[_key(one.run)] = one
            index.add(one.run)
        else:
            doubles += 1
            kept[_key(twin.run)] = _completed(twin, one)
    return UnitedActivities(
        tuple(f.run for f in kept.values() if f.other is None),
        tuple(replace(f.other, run=f.run) for f in kept.values() if f.other is not None),
        doubles,
    )


class _Found(Struct, frozen=True):
    """An activity: a run, or another one."""

    run: Run
    other: OtherActivity | None = None

    @property
    def is_untold(self) -> bool:
        return self.other is not None and self.other.is_untold


def _worth(source: str) -> int:
    kind = file_kind(source)
    return _BY_WORTH.index(kind) if kind in _BY_WORTH else len(_BY_WORTH)


def _key(run: Run) -> tuple[str, str]:
    return run.source, run.id


def _is_apart(run: Run, other: Run) -> bool:
    """Whether they are of different files; one file has nothing twice."""
    return run.source != other.source


def _are_at_odds(one: _Found, other: _Found) -> bool:
    """Whether one is said to be a run and the other to be something else."""
    told = not one.is_untold and not other.is_untold
    return told and (one.other is None) is not (other.other is None)


def _completed(kept: _Found, more: _Found) -> _Found:
    run = replace(
        kept.run,
        distance_m=kept.run.distance_m or more.run.distance_m,
        duration_s=kept.run.duration_s or more.run.duration_s,
        effort=kept.run.effort or more.run.effort,
        note=kept.run.note or more.run.note,
    )
    return _Found(run, more.other if kept.is_untold else kept.other)
