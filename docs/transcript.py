"""What is said in routines, the first time and the third, to be read: `python -m docs.transcript`.

With ids of routines or exercises it prints these, with --speed as slow, calm, usual or quick.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from recoverytimer.base.amounts import clock_digits
from recoverytimer.base.paths import shipped_resources
from recoverytimer.exercise.exercise import Exercise
from recoverytimer.player.chimes import chimes_in
from recoverytimer.player.explaining import with_time_to_explain
from recoverytimer.player.speech import SpokenScript
from recoverytimer.routine.library import Library
from recoverytimer.routine.routine import Routine, Work
from recoverytimer.routine.timeline import Timeline, timeline_recipe
from recoverytimer.routine.timelinebuilder import build_timeline
from recoverytimer.settings.settings import Settings, VoiceLevel, VoiceSpeed

Exercises = dict[str, Exercise]


def timeline_for(
    routine: Routine, exercises: Exercises, settings: Settings, *, is_new: bool
) -> Timeline:
    """A routine as it is played by who meets all of its exercises, or has met them before."""
    timeline = build_timeline(timeline_recipe(routine, exercises, settings.timing))
    met = frozenset[str]() if is_new else frozenset(exercises)
    return with_time_to_explain(timeline, exercises, settings, met.intersection)


def transcript(
    routine: Routine, exercises: Exercises, settings: Settings, *, is_new: bool
) -> Iterator[str]:
    """A line for each segment and each thing that is said in it, with the second it is due."""
    segments = timeline_for(routine, exercises, settings, is_new=is_new).segments
    script = SpokenScript(segments, exercises)
    began = 0.0
    for n, segment in enumerate(segments):
        length = segment.planned_s
        lasts = "open" if length is None else f"{length:g} s"
        yield f"  {clock_digits(began)}  {segment.kind.value}, {lasts}"
        tones = chimes_in(segments, n, length, settings)
        for said in script.said(n, length, settings, tones):
            yield f"         {said.at_s:5.1f}  {said.text}"
        began += segment.weight_s


def _wanted(library: Library, name: str) -> Routine:
    entry = library.routine(name)
    if entry is not None and entry.routine is not None:
        return entry.routine
    return Routine(name=library.exercises[name].name, steps=(Work(exercise=name),))


def main() -> None:
    """Print what is wanted."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("ids", nargs="*", help="routines or exercises; all routines if none")
    arguments.add_argument(
        "--speed", choices=[s.value for s in VoiceSpeed], default=VoiceSpeed.CALM.value
    )
    given = arguments.parse_args()
    library = Library(shipped_resources(), Path("nowhere"))
    exercises = dict(library.exercises.items())
    settings = Settings(voice=VoiceLevel.FULL, voice_speed=VoiceSpeed(given.speed))
    for name in given.ids or library.routine_ids():
        routine = _wanted(library, name)
        for time, is_new in (("first", True), ("third", False)):
            total = timeline_for(routine, exercises, settings, is_new=is_new).total
            length = clock_digits(total.seconds)
            print(f"{routine.name}, the {time} time, {length}")
            print("\n".join(transcript(routine, exercises, settings, is_new=is_new)), end="\n\n")


if __name__ == "__main__":
    main()
