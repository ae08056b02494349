"""How an exercise is explained aloud, and how long one gets ready for it."""

from __future__ import annotations

from collections.abc import Mapping
from math import isfinite
from pathlib import Path

import pytest
from msgspec.structs import replace

from recoverytimer.base.paths import shipped_resources
from recoverytimer.exercise.exercise import DefaultDose, Exercise, Kind, Sides
from recoverytimer.player import player as play
from recoverytimer.player.chimes import chimes_in
from recoverytimer.player.explaining import (
    explain_again,
    swap_and_explain,
    with_time_to_explain,
)
from recoverytimer.player.player import new_player
from recoverytimer.player.scene import scene_at
from recoverytimer.player.speech import SpokenScript
from recoverytimer.player.utterances import Utterance, speaking_s
from recoverytimer.player.words.spoken import speakable
from recoverytimer.routine.library import Library
from recoverytimer.routine.timeline import SegmentKind, Timeline, Timing, timeline_recipe
from recoverytimer.routine.timelinebuilder import build_timeline
from recoverytimer.settings.settings import Explaining, Settings, VoiceLevel, VoiceSpeed
from tests.making import plain, routine_of

LIBRARY = Library(shipped_resources(), Path("nowhere"))
FULL = Settings(voice=VoiceLevel.FULL)
PIGEON = Exercise(
    name="Pigeon pose",
    kind=Kind.STRETCH,
    setup="Start on your hands and knees. Slide one knee forward.",
    instructions=("Lean forward over your shin.", "Sink a little deeper."),
    dose=DefaultDose(hold=30.0),
    sides=Sides.EACH,
    safety="If your knee pinches, come out.",
    cues=("Keep your hips level.", "Soften your shoulders."),
    breath="Breathe out slowly.",
    feel="Deep in the buttock.",
    way_out="Press up and slide your leg back.",
    left_means="Left means your left leg is in front.",
)
THRUST = Exercise(
    name="Hip thrust",
    kind=Kind.STRENGTH,
    setup="Sit on the floor with your back against the sofa.",
    instructions=("Lift your hips.", "Lower them slowly."),
    dose=DefaultDose(reps=10.0, tempo=(("up", 2.0), ("hold", 1.0), ("down", 2.0))),
    safety="Stop if your back hurts.",
    cues=("Push through your heels.", "Tuck your chin."),
)
BARE = Exercise(
    name="Bend",
    kind=Kind.STRETCH,
    setup="Stand tall.",
    instructions=("Bend slowly.", "Hang your arms."),
    dose=DefaultDose(hold=40.0),
)
EXERCISES = {"pigeon": PIGEON, "thrust": THRUST, "bend": BARE}
# A person waits on the mat meanwhile.
LONGEST_SAID_S = 59
Texts = list[tuple[SegmentKind, list[str]]]


def timeline(
    *steps: str,
    met: tuple[str, ...] = (),
    settings: Settings = FULL,
    exercises: Mapping[str, Exercise] = EXERCISES,
) -> Timeline:
    recipe = timeline_recipe(routine_of(plain(*steps)), exercises, settings.timing)
    return with_time_to_explain(
        build_timeline(recipe), exercises, settings, frozenset(met).intersection
    )


def said(
    laid: Timeline, settings: Settings = FULL, exercises: Mapping[str, Exercise] = EXERCISES
) -> list[tuple[Utterance, ...]]:
    script = SpokenScript(laid.segments, exercises)
    found = []
    for n, segment in enumerate(laid.segments):
        tones = chimes_in(laid.segments, n, segment.planned_s, settings)
        found.append(script.said(n, segment.planned_s, settings, tones))
    return found


def texts(
    laid: Timeline, settings: Settings = FULL, exercises: Mapping[str, Exercise] = EXERCISES
) -> list[list[str]]:
    return [[u.text for u in of_one] for of_one in said(laid, settings, exercises)]


def test_a_new_exercise_is_explained_in_full_before_it_begins() -> None:
    laid = timeline('exercise = "pigeon"')
    assert texts(laid)[0] == [
        "Pigeon pose, left side, 30 seconds.",
        "If your knee pinches, come out.",
        PIGEON.left_means,
        "Start on your hands and knees.",
        "Slide one knee forward.",
    ]
    first = laid.segments[0]
    needed = sum(speaking_s(t, FULL.voice_speed.factor) for t in texts(laid)[0])
    assert needed < first.planned_s < needed + 5


def test_on_the_right_side_nobody_is_told_what_left_means_alone() -> None:
    laid = timeline('exercise = "pigeon"\nsides = "right"')
    mirrored = "The right side mirrors the left."
    assert texts(laid)[0][2:4] == [mirrored, PIGEON.left_means]
    shown = scene_at(play.start(new_player(laid), 0), 0, EXERCISES).side_means
    assert shown == f"{mirrored} {PIGEON.left_means}"


def test_within_the_hold_one_hears_what_to_do_and_at_its_end_how_to_come_out() -> None:
    _, left, switch, right = texts(timeline('exercise = "pigeon"'))
    assert left == [
        "Keep your hips level.",
        "Soften your shoulders.",
        "Lean forward over your shin.",
        "Sink a little deeper.",
        "Where you feel it: Deep in the buttock.",
        "Breathe out slowly.",
        "Ten seconds.",
    ]
    way_out = f"When time is up: {PIGEON.way_out}"
    assert way_out not in left
    assert switch == ["Switch sides. Right side."]
    assert right[:2] == list(PIGEON.cues)
    assert right[-1] == way_out
    slow = replace(FULL, voice_speed=VoiceSpeed.SLOW)
    assert way_out in texts(timeline('exercise = "pigeon"', settings=slow), slow)[-1]


def test_once_it_is_known_getting_ready_is_short_and_the_set_up_is_not_read_in_the_hold() -> None:
    new, known = timeline('exercise = "pigeon"'), timeline('exercise = "pigeon"', met=("pigeon",))
    assert known.segments[0].planned_s == FULL.prepare_s
    assert known.total.seconds == new.total.seconds - new.segments[0].planned_s + FULL.prepare_s
    heard = [text for of_one in texts(known) for text in of_one]
    assert PIGEON.safety in heard
    assert "Slide one knee forward." not in heard


def test_a_set_of_strength_has_its_cues_before_it_each_time() -> None:
    step = 'rounds = 2\n[[steps.steps]]\nexercise = "thrust"\n[[steps.steps]]\nexercise = "bend"'
    heard = texts(timeline(step, met=("thrust", "bend")))
    leads = [t for t in heard if any("Hip thrust" in text for text in t)]
    assert leads[0][-3:] == [*THRUST.cues, "up 2, hold 1, down 2."]
    assert leads[1][-2:] == list(THRUST.cues)
    assert [THRUST.safety in t for t in leads] == [True, False]


def test_how_to_breathe_in_a_quick_set_is_said_where_that_is_explained() -> None:
    exercises = {"thrust": replace(THRUST, breath="Breathe out as you lift.")}
    for met, is_said in (((), True), (("thrust",), False)):
        laid = timeline('exercise = "thrust"', met=met, exercises=exercises)
        lead = [u.text for u in said(laid, exercises=exercises)[0]]
        assert ("Breathe out as you lift." in lead) is is_said


def test_a_rest_before_the_next_set_has_its_cues() -> None:
    step = 'rounds = 2\nrest_between = 30\n[[steps.steps]]\nexercise = "thrust"'
    laid = timeline(step)
    [rest] = [n for n, s in enumerate(laid.segments) if s.kind is SegmentKind.REST]
    assert texts(laid)[rest][1:] == list(THRUST.cues)


def test_steps_that_find_no_time_in_a_hold_are_said_before_it_and_only_there() -> None:
    steps = tuple(f"Move your foot a little further to the wall, step {n}." for n in "abcde")
    exercises = {"pigeon": replace(PIGEON, instructions=steps)}
    laid = timeline('exercise = "pigeon"', exercises=exercises)
    lead, left, _, right = texts(laid, exercises=exercises)
    assert tuple(lead[-5:]) == steps
    assert not set(left) & set(steps)
    assert [text for text in right if text in steps] == list(steps[: len(set(right) & set(steps))])
    assert right[-1] == f"When time is up: {PIGEON.way_out}"


def test_a_set_in_time_is_told_whole_before_it_the_first_time() -> None:
    exercises = {"thrust": replace(THRUST, breath="Breathe out.", feel="In both buttocks.")}
    lead, work = texts(timeline('exercise = "thrust"', exercises=exercises), exercises=exercises)
    assert lead[1:] == [
        THRUST.safety,
        THRUST.setup,
        *THRUST.instructions,
        "Where you feel it: In both buttocks.",
        *THRUST.cues,
        "Breathe out.",
        "up 2, hold 1, down 2.",
    ]
    assert work == ["Ten seconds."]


def test_a_held_effort_is_begun_with_its_set_and_breath_is_said_once() -> None:
    plank = replace(THRUST, dose=DefaultDose(hold=30.0), breath="Keep breathing.")
    laid = timeline('exercise = "thrust"', exercises={"thrust": plank})
    lead, work = texts(laid, exercises={"thrust": plank})
    assert lead[-1] == "Keep breathing."
    assert work == [*plank.instructions, "Ten seconds."]


def test_the_way_out_of_a_set_in_time_is_said_when_it_has_ended() -> None:
    exercises = EXERCISES | {"thrust": replace(THRUST, way_out="Sit down on the floor.")}
    steps = 'exercise = "thrust"', 'exercise = "bend"'
    laid = timeline(*steps, met=("bend",), exercises=exercises)
    heard = texts(laid, exercises=exercises)
    [end] = [t[0] for t in heard if t and "Sit down" in t[0]]
    assert end == "Sit down on the floor. Next: Bend, 40 seconds."
    names = replace(FULL, voice=VoiceLevel.NAMES)
    assert "Sit down" not in str(texts(laid, names, exercises))


def test_what_a_rest_has_named_is_not_next_again() -> None:
    laid = timeline('exercise = "bend"', "rest = 20", 'exercise = "thrust"')
    heard = [text for of_one in texts(laid) for text in of_one if "Hip thrust" in text]
    assert heard == ["Rest for 20 seconds. Next: Hip thrust.", "Hip thrust, 10 repetitions."]


@pytest.mark.parametrize("speed", list(VoiceSpeed))
@pytest.mark.parametrize("routine_id", LIBRARY.routine_ids())
def test_who_meets_an_exercise_hears_all_its_steps_and_nothing_twice(
    routine_id: str, speed: VoiceSpeed
) -> None:
    settings = replace(FULL, voice_speed=speed)
    entry = LIBRARY.routine(routine_id)
    assert entry is not None
    assert entry.routine is not None
    built = build_timeline(timeline_recipe(entry.routine, LIBRARY.exercises))
    laid = with_time_to_explain(built, LIBRARY.exercises, settings, lambda _: ())
    heard: dict[str, str] = {}
    before: list[str] = []
    for segment, of_one in zip(
        laid.segments, texts(laid, settings, LIBRARY.exercises), strict=True
    ):
        assert not (segment.plan and set(before) & set(of_one))
        before = of_one
        if segment.exercise:
            heard[segment.exercise] = " ".join((heard.get(segment.exercise, ""), *of_one))
    for key, told in heard.items():
        steps = [speakable(step) for step in LIBRARY.exercises[key].instructions]
        assert [step for step in steps if step not in told] == []


def test_instructions_alone_are_said_as_before() -> None:
    lead, hold = texts(timeline('exercise = "bend"'))
    assert lead == ["Bend, 40 seconds.", "Stand tall."]
    assert hold[:2] == ["Bend slowly.", "Hang your arms."]


def test_a_quick_set_without_cues_is_told_whole_before_it() -> None:
    exercises = {"thrust": replace(THRUST, cues=(), safety=None)}
    laid = timeline('exercise = "thrust"', exercises=exercises)
    first = said(laid, exercises=exercises)[0]
    assert [u.text for u in first][1:] == [
        THRUST.setup,
        *THRUST.instructions,
        "up 2, hold 1, down 2.",
    ]


def test_a_steps_note_and_temperature_are_said() -> None:
    lead, _ = texts(timeline('exercise = "bend"\nnote = "Hold a chair."\ntemperature = "38-40"'))
    assert lead == [
        "Bend, 40 seconds at 38 to 40 degrees.",
        "Hold a chair.",
        "Stand tall.",
    ]


def test_a_pause_says_its_note() -> None:
    laid = timeline('rest = 30\nnote = "Leave the pack off."', 'exercise = "bend"')
    assert "Leave the pack off." in texts(laid)[0]


@pytest.mark.parametrize("level", [VoiceLevel.OFF, VoiceLevel.NAMES])
def test_who_wants_no_guidance_does_not_wait_for_it(level: VoiceLevel) -> None:
    laid = timeline('exercise = "pigeon"', settings=replace(FULL, voice=level))
    assert laid.segments[0].planned_s == FULL.prepare_s


def test_one_may_have_exercises_explained_every_time() -> None:
    every = replace(FULL, explaining=Explaining.EVERY_TIME)
    first = timeline('exercise = "pigeon"')
    assert timeline('exercise = "pigeon"', met=("pigeon",), settings=every) == first


def test_asked_to_explain_again_it_goes_back_and_takes_its_time() -> None:
    laid = timeline('exercise = "pigeon"', met=("pigeon",))
    state = play.advance(play.start(new_player(laid), 0), 9)
    state = play.advance(state, 15)
    again = explain_again(state, 15, EXERCISES, FULL)
    assert again.index == 0
    assert play.position_s(again, 15) == 0
    assert again.length_s > FULL.prepare_s
    assert "Slide one knee forward." in texts(again.timeline)[0]


def test_the_other_side_is_explained_again_where_one_changes_to_it() -> None:
    laid = timeline('exercise = "pigeon"', met=("pigeon",))
    state = play.start(new_player(laid, 3), 0)
    again = explain_again(state, 0, EXERCISES, FULL)
    assert again.segment.kind is SegmentKind.SWITCH
    assert texts(again.timeline)[2][1:4] == [
        PIGEON.safety,
        "The right side mirrors the left.",
        PIGEON.left_means,
    ]
    assert scene_at(again, 0, EXERCISES).instruction == PIGEON.setup


def test_asking_is_enough_where_only_names_are_said() -> None:
    names = replace(FULL, voice=VoiceLevel.NAMES)
    laid = timeline('exercise = "pigeon"', settings=names)
    again = explain_again(play.start(new_player(laid), 0), 0, EXERCISES, names)
    assert PIGEON.safety in texts(again.timeline, names)[0]
    assert len(texts(again.timeline, names)[1]) == 1


@pytest.mark.parametrize(("met", "is_long"), [(("bend",), True), (("bend", "pigeon"), False)])
def test_another_exercise_is_explained_where_that_is_new(
    met: tuple[str, ...], is_long: bool
) -> None:
    laid = timeline('exercise = "bend"\nswap = "pigeon"', met=met)
    state = play.start(new_player(laid), 0)
    swapped = swap_and_explain(state, 0, EXERCISES, FULL, frozenset(met).intersection)
    assert swapped.segment.exercise == "pigeon"
    assert (swapped.length_s > FULL.prepare_s) is is_long


def test_an_added_round_leaves_the_first_as_long_as_it_was() -> None:
    step = 'rounds = "1+"\n[[steps.steps]]\nexercise = "pigeon"\n[[steps.steps]]\nexercise = "bend"'
    laid = timeline(step)
    grown = play.add_round(play.start(new_player(laid), 0), 0)
    assert grown.timeline.segments[: len(laid.segments) - 1][0].planned_s == (
        laid.segments[0].planned_s
    )
    assert len(grown.timeline.segments) > len(laid.segments)


def test_all_that_is_planned_can_be_sent_to_the_voice() -> None:
    laid = timeline('exercise = "pigeon"\nuntil_done = true')
    for of_one in said(laid):
        assert all(isfinite(u.at_s) and isfinite(u.until_s) for u in of_one)


def test_without_any_time_to_get_ready_safety_comes_first_in_the_hold() -> None:
    laid = build_timeline(
        timeline_recipe(routine_of(plain('exercise = "pigeon"')), EXERCISES, Timing(0, 0))
    )
    assert texts(laid)[0][1] == PIGEON.safety


LONG_LINE = "Stop at once if anything pinches, tingles or hurts, and come out of it slowly."


@pytest.mark.parametrize("is_new", [True, False])
@pytest.mark.parametrize("speed", [VoiceSpeed.SLOW, VoiceSpeed.CALM, VoiceSpeed.QUICK])
@pytest.mark.parametrize("routine_id", LIBRARY.routine_ids())
def test_no_safety_line_of_a_shipped_routine_is_left_unsaid(
    routine_id: str, speed: VoiceSpeed, is_new: bool
) -> None:
    """Those without one get a long one here, so that this holds for whatever they will say."""
    settings = replace(FULL, voice_speed=speed)
    exercises = {
        key: one if one.safety else replace(one, safety=LONG_LINE)
        for key, one in LIBRARY.exercises.items()
    }
    entry = LIBRARY.routine(routine_id)
    assert entry is not None
    assert entry.routine is not None
    met = frozenset() if is_new else frozenset(exercises)
    laid = with_time_to_explain(
        build_timeline(timeline_recipe(entry.routine, exercises)),
        exercises,
        settings,
        met.intersection,
    )
    heard: dict[str, str] = {}
    for segment, of_one in zip(laid.segments, said(laid, settings, exercises), strict=True):
        length = segment.planned_s
        for utterance in of_one:
            end = utterance.at_s + utterance.lasts_s(speed.factor)
            assert length is None or end <= length or len(of_one) == 1
        if segment.exercise:
            heard.setdefault(segment.exercise, "")
            heard[segment.exercise] += " ".join(u.text for u in of_one) + " "
    unsaid = [key for key in heard if speakable(exercises[key].safety or "") not in heard[key]]
    assert unsaid == []


@pytest.mark.parametrize("name", LIBRARY.exercises.names)
def test_what_is_said_before_a_first_set_is_no_lecture(name: str) -> None:
    settings = replace(FULL, voice_speed=VoiceSpeed.CALM)
    laid = timeline(f'exercise = "{name}"', settings=settings, exercises=LIBRARY.exercises)
    assert (laid.segments[0].planned_s or 0) <= LONGEST_SAID_S
