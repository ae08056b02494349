from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from recoverytimer.player.chimes import APART_S, Chime, Tone, chimes_in
from recoverytimer.routine.timeline import Segment, SegmentKind
from recoverytimer.routine.timelinebuilder import build_timeline
from recoverytimer.settings.settings import Settings
from tests.making import GLUTE_RELIEF, plain, recipe_of

SILENT = Settings(last_ticks=False, metronome=False)


def segments(*steps: str) -> tuple[Segment, ...]:
    return build_timeline(recipe_of(plain(*steps))).segments


def of(parts: tuple[Segment, ...], index: int, settings: Settings) -> list[tuple[float, str]]:
    found = chimes_in(parts, index, parts[index].planned_s, settings)
    return [(chime.at_s, chime.tone.value) for chime in found]


def test_a_hold_begins_ticks_at_its_end_and_leads_to_the_next() -> None:
    parts = segments('exercise = "pigeon-pose"\nhold = 40')
    kinds = [part.kind.value for part in parts]
    assert kinds == ["prepare", "work", "switch", "work"]
    assert of(parts, 0, Settings()) == [(7, "tick"), (8, "tick"), (9, "tick"), (10, "start")]
    ticks = [(37, "tick"), (38, "tick"), (39, "tick")]
    assert of(parts, 1, Settings()) == [(0, "start"), *ticks, (40, "switch")]
    assert of(parts, 3, Settings())[-1] == (40, "end")


def test_what_is_added_moves_the_end() -> None:
    parts = segments('exercise = "pigeon-pose"\nhold = 40')
    assert chimes_in(parts, 1, 50.0, SILENT)[-1] == Chime(50.0, Tone.SWITCH)


def test_an_open_segment_has_only_a_beginning() -> None:
    parts = segments('exercise = "drink"\nuntil_done = true')
    assert [c.tone for c in chimes_in(parts, 1, None, Settings(halfway=True))] == [Tone.START]


def test_rest_questions_and_the_next_exercise_have_their_own_tones() -> None:
    parts = segments('rest = 20\nask = "Well?"', 'exercise = "bridge"\nhold = 20')
    entries = {part.kind: of(parts, n, SILENT)[0][1] for n, part in enumerate(parts)}
    assert entries == {
        SegmentKind.REST: "rest",
        SegmentKind.QUESTION: "question",
        SegmentKind.PREPARE: "rest",
        SegmentKind.WORK: "start",
    }


def test_halfway_and_a_tick_every_so_often_are_settings() -> None:
    parts = segments('exercise = "bridge"\nhold = 60')
    told = of(parts, 1, replace(SILENT, halfway=True, interval_s=25.0))
    assert told == [(0, "start"), (25, "interval"), (30, "halfway"), (50, "interval"), (60, "end")]


def test_a_tempo_has_a_tone_for_each_phase() -> None:
    parts = segments('exercise = "bridge"\nreps = 2\ntempo = [["up", 2], ["hold", 1], ["down", 2]]')
    told = of(parts, 1, replace(SILENT, metronome=True))
    beats = [(at, "beat") for at in (2, 3, 5, 7, 8)]
    assert told == [(0, "start"), *beats, (10, "end")]


def test_breath_rises_and_falls_and_is_held_in_silence() -> None:
    parts = segments(
        'exercise = "belly-breathing"\nhold = 19\ntempo = [["in", 4], ["hold", 7], ["out", 8]]'
    )
    told = of(parts, 1, replace(SILENT, metronome=True))
    assert told == [(0, "start"), (11, "out"), (19, "end")]
    longer = segments('exercise = "belly-breathing"\nbreaths = 2')
    assert [tone for _, tone in of(longer, 1, replace(SILENT, metronome=True))] == [
        "start",
        "out",
        "in",
        "out",
        "end",
    ]


@given(
    st.sampled_from(range(24)),
    st.floats(1, 4000),
    st.builds(
        Settings,
        last_ticks=st.booleans(),
        halfway=st.booleans(),
        metronome=st.booleans(),
        interval_s=st.floats(0.5, 600),
    ),
)
def test_tones_never_pile_up(index: int, length: float, settings: Settings) -> None:
    parts = build_timeline(recipe_of(GLUTE_RELIEF)).segments
    index %= len(parts)
    found = chimes_in(parts, index, length, settings)
    gaps = [b.at_s - a.at_s for a, b in itertools.pairwise(found)]
    assert all(gap >= APART_S for gap in gaps)
    assert all(0 <= chime.at_s <= length for chime in found)
    assert found[-1].tone in {Tone.START, Tone.SWITCH, Tone.REST, Tone.END}


@pytest.mark.parametrize("index", [0, 1, 2])
def test_the_first_get_ready_is_quiet(index: int) -> None:
    parts = build_timeline(recipe_of(GLUTE_RELIEF)).segments
    first = chimes_in(parts, index, parts[index].planned_s, SILENT)[0]
    assert (first.at_s > 0) == (index == 0)
