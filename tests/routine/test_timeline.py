"""What the format must be able to say, one test each, and the totals."""

from __future__ import annotations

import pytest
from hypothesis import given

from recoverytimer.exercise.dose import Side
from recoverytimer.routine.timeline import Certainty, Segment, SegmentKind, Timeline, Timing
from recoverytimer.routine.timelinebuilder import TooLongError, build_timeline
from tests.making import plain, recipe_of, routine_of, routines

NO_LEADS = Timing(0, 0)


def lay(*steps: str, side: Side | None = None, optional: bool = True) -> Timeline:
    return build_timeline(recipe_of(plain(*steps), side, NO_LEADS, optional=optional))


def said(segment: Segment) -> str:
    side = f" {segment.side}" if segment.side else ""
    return f"{segment.exercise or segment.kind}{side} {segment.weight_s:g}"


def flat(*steps: str, side: Side | None = None, optional: bool = True) -> list[str]:
    return [said(s) for s in lay(*steps, side=side, optional=optional).segments]


def test_a_hold() -> None:
    assert flat('exercise = "bridge"\nhold = 30') == ["bridge 30"]


def test_a_range_stays_a_range() -> None:
    timeline = lay('exercise = "bridge"\nhold = "20-30"')
    assert (timeline.segments[0].least_s, timeline.segments[0].planned_s) == (20, 30)
    assert timeline.total.certainty is Certainty.ABOUT


def test_reps_with_a_tempo() -> None:
    timeline = lay('exercise = "bridge"\nreps = 10\ntempo = [["up", 2], ["hold", 1], ["down", 2]]')
    assert timeline.total.seconds == 50
    assert timeline.total.certainty is Certainty.EXACT


def test_reps_inside_a_fixed_time() -> None:
    (segment,) = lay('exercise = "bridge"\nreps = 10\nwithin = 15').segments
    assert segment.planned_s == 15
    assert segment.plan.cycle == (("", 1.5),)


def test_reps_without_a_pace_last_as_long_as_they_last() -> None:
    timeline = lay('exercise = "bridge"\nreps = 10\nabout = 45')
    assert timeline.segments[0].planned_s is None
    assert timeline.total.seconds == 45
    assert timeline.total.certainty is Certainty.ABOUT


def test_a_metronome_with_a_count_of_passes() -> None:
    assert flat('exercise = "bridge"\npasses = 12\npace = 2.5') == ["bridge 30"]


@pytest.mark.parametrize("phases", [2, 3, 4])
def test_breathing_in_phases(phases: int) -> None:
    tempo = ", ".join(f'["p{n}", {n + 2}]' for n in range(phases))
    timeline = lay(f'exercise = "belly-breathing"\nbreaths = 6\ntempo = [{tempo}]')
    assert timeline.total.seconds == 6 * sum(n + 2 for n in range(phases))


def test_until_done_has_no_time() -> None:
    assert lay('exercise = "drink"\nuntil_done = true').segments[0].planned_s is None


def test_up_to_may_be_stopped_when_it_feels_better() -> None:
    timeline = lay('exercise = "ice-pack"\nup_to = 600')
    assert timeline.segments[0].plan.may_stop
    assert timeline.total.certainty is Certainty.ABOUT


def test_metres() -> None:
    timeline = lay('exercise = "bridge"\nmetres = 60\nabout = 50')
    assert timeline.total.seconds == 50
    assert timeline.segments[0].plan.count.high == 60


def test_one_side_and_each_side() -> None:
    assert flat('exercise = "bridge"\nhold = 9\nsides = "right"') == ["bridge right 9"]
    each = flat('exercise = "bridge"\nhold = 9\nsides = "each"')
    assert each == ["bridge left 9", "bridge right 9"]


def test_sides_alternate_within_one_segment() -> None:
    (segment,) = lay('exercise = "bridge"\nreps = 12\nwithin = 70\nsides = "alternate"').segments
    assert segment.alternate


def test_a_whole_group_on_one_side_and_then_on_the_other() -> None:
    group = 'rounds = 2\nsides = "each"\n' + "".join(
        f'[[steps.steps]]\nexercise = "{name}"\nhold = 9\n' for name in ("pigeon-pose", "ice-pack")
    )
    one_side = ["pigeon-pose {} 9", "ice-pack {} 9"] * 2
    assert flat(group) == [s.format(side) for side in ("left", "right") for s in one_side]


def test_rounds_alternate_the_sides() -> None:
    group = 'rounds = 2\n[[steps.steps]]\nexercise = "pigeon-pose"\nhold = 9'
    assert flat(group) == ["pigeon-pose left 9", "pigeon-pose right 9"] * 2


def test_only_the_chosen_side() -> None:
    step = 'exercise = "bridge"\nhold = 9\nsides = "chosen"'
    assert flat(step, side=Side.RIGHT) == ["bridge right 9"]
    assert flat(step) == ["bridge 9"]


def test_an_extra_set_for_the_chosen_side() -> None:
    step = 'exercise = "pigeon-pose"\nhold = 9\nextra_on_chosen = 1'
    extra = ["pigeon-pose left 9", "pigeon-pose right 9", "pigeon-pose left 9"]
    assert flat(step, side=Side.LEFT) == extra
    assert flat(step) == extra[:2]


def test_nested_rounds_with_rest_between_only() -> None:
    text = (
        "rounds = 2\nrest_between = 30\n[[steps.steps]]\nrounds = 2\nrest_between = 5\n"
        '[[steps.steps.steps]]\nexercise = "bridge"\nhold = 9'
    )
    inner = ["bridge 9", "rest 5", "bridge 9"]
    assert flat(text) == [*inner, "rest 30", *inner]


def test_optional_rest() -> None:
    steps = ('exercise = "bridge"\nhold = 9', "rest = 30\noptional = true")
    assert flat(*steps) == ["bridge 9", "rest 30"]
    assert flat(*steps, optional=False) == ["bridge 9"]


def test_rest_may_be_zero() -> None:
    assert flat("rest = 0", 'exercise = "bridge"\nhold = 9') == ["bridge 9"]


def test_values_that_change_from_round_to_round_and_the_last_repeats() -> None:
    group = 'rounds = 3\n[[steps.steps]]\nexercise = "bridge"\nhold = [30, 20]'
    assert flat(group) == ["bridge 30", "bridge 20", "bridge 20"]


def test_values_that_differ_between_the_sides() -> None:
    step = 'exercise = "pigeon-pose"\nhold = { left = 40, right = [60, 50] }'
    assert flat(step) == ["pigeon-pose left 40", "pigeon-pose right 60"]


def test_open_ended_rounds_say_at_least() -> None:
    timeline = lay('rounds = "2+"\n[[steps.steps]]\nexercise = "bridge"\nhold = 10')
    assert timeline.total.seconds == 20
    assert timeline.total.certainty is Certainty.AT_LEAST


def test_a_delayed_start() -> None:
    text = plain('exercise = "bridge"\nhold = 9').replace("[[", "delay = 300\n[[", 1)
    first = build_timeline(recipe_of(text, timing=NO_LEADS)).segments[0]
    assert (first.kind, first.planned_s) == (SegmentKind.PREPARE, 300)


def test_a_first_round_that_differs() -> None:
    group = (
        'rounds = 3\n[[steps.steps]]\nexercise = "knee-rolls"\nhold = 9\nin_rounds = "first"\n'
        '[[steps.steps]]\nexercise = "bridge"\nhold = 9'
    )
    assert flat(group) == ["knee-rolls 9", "bridge 9", "bridge 9", "bridge 9"]


def test_a_note_and_a_temperature() -> None:
    step = 'exercise = "bridge"\nhold = 9\nnote = "Slowly."\ntemperature = "38-40"'
    (segment,) = lay(step).segments
    assert (segment.note, segment.temperature) == ("Slowly.", "38-40")


def test_a_question_follows_its_step() -> None:
    timeline = lay('exercise = "skin-check"\nhold = 60\nask = "Normal?"')
    assert [s.kind for s in timeline.segments] == [SegmentKind.WORK, SegmentKind.QUESTION]
    assert timeline.total.certainty is Certainty.ABOUT


def test_how_often_and_how_far_apart() -> None:
    head = "times_a_day = 3\nhours_apart = 2\n[["
    routine = routine_of(plain("rest = 9").replace("[[", head, 1))
    assert (routine.times_a_day, routine.hours_apart) == (3, 2)


def test_a_routine_and_a_step_set_their_own_times_to_get_ready() -> None:
    text = plain(
        'exercise = "pigeon-pose"\nhold = 9', 'exercise = "bridge"\nhold = 9\nprepare = 3'
    ).replace("[[", "prepare = 20\nswitch = 7\n[[", 1)
    leads = [s for s in build_timeline(recipe_of(text)).segments if s.kind is not SegmentKind.WORK]
    assert [(s.kind, s.planned_s) for s in leads] == [
        (SegmentKind.PREPARE, 20),
        (SegmentKind.SWITCH, 7),
        (SegmentKind.PREPARE, 3),
    ]


@given(routines())
def test_the_total_is_the_sum_of_the_segments(text: str) -> None:
    timeline = build_timeline(recipe_of(text))
    assert timeline.total.seconds == pytest.approx(sum(s.weight_s for s in timeline.segments))


def test_rounds_cannot_multiply_without_end() -> None:
    inner = "rounds = 50\n[[steps.steps]]\nrounds = 50\n[[steps.steps.steps]]\nrest = 1"
    with pytest.raises(TooLongError):
        lay(inner)
