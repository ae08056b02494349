from __future__ import annotations

from collections.abc import Mapping

import pytest
from msgspec.structs import replace

from recoverytimer.base.paths import shipped_resources
from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.cautionnotes import caution_notes
from recoverytimer.exercise.contraindications import PersonalCautions, Restriction
from recoverytimer.exercise.dose import Dose
from recoverytimer.exercise.exercise import Exercise, Kind, Sides, Variant
from recoverytimer.exercise.injuredpart import InjuredPart
from recoverytimer.exercise.load import Load
from recoverytimer.routine.adaptation import Way
from recoverytimer.routine.adapting import AdaptedRoutine, adapted
from recoverytimer.routine.check import cross_problems
from recoverytimer.routine.library import Library
from recoverytimer.routine.routine import Group, Pause, Routine, Step, Work, exercise_steps
from recoverytimer.routine.words.adapting import why
from tests.making import exercise, routine_of

KNEE, PREG, LBP, DVT = Caution.KNEE, Caution.PREG, Caution.LBP, Caution.DVT
LIBRARY = Library(shipped_resources(), shipped_resources() / "none")


def one(
    *loads: Load,
    kind: Kind = Kind.STRETCH,
    muscles: tuple[str, ...] = ("glutes",),
    sides: Sides = Sides.NONE,
    easier: str | None = None,
    text: str = "Make it smaller.",
    **more: object,
) -> Exercise:
    return replace(
        exercise(kind, sides),
        loads=loads,
        muscles=muscles,
        easier=Variant(text=text, exercise=easier) if easier or text else None,
        **more,
    )


EXERCISES: Mapping[str, Exercise] = {
    "kneel": one(Load.KNEELING, sides=Sides.EACH),
    "kneel-eased": one(Load.KNEELING, easier="chain"),
    "chain": one(Load.KNEE_DEEP, easier="stand", text="Stand."),
    "stand": one(Load.STRETCH_BUTTOCK, sides=Sides.EACH),
    "lie": one(Load.BACK_FLAT),
    "tip-toe": one(Load.CALF_WORK, muscles=("calves",)),
    "squat": one(Load.KNEE_DEEP, kind=Kind.STRENGTH, muscles=("quads", "glutes")),
    "press": one(Load.BACK_FLAT, kind=Kind.STRENGTH, muscles=("glutes", "quads")),
    "jump": one(Load.IMPACT, kind=Kind.STRENGTH, muscles=("quads", "glutes")),
    "crawl": one(Load.KNEELING, kind=Kind.MOBILITY, muscles=("upper back",)),
    "ice": one(Load.COLD_PACK, kind=Kind.COLD, muscles=()),
    "heat": one(Load.HEAT_PACK, kind=Kind.HEAT, muscles=()),
    "breathe": one(kind=Kind.BREATHING, muscles=("relaxation",)),
    "rest": one(kind=Kind.REST, muscles=()),
}


def for_somebody(
    steps: tuple[Step, ...], *cautions: Caution, as_written: tuple[tuple[int, ...], ...] = ()
) -> AdaptedRoutine:
    mine = PersonalCautions(frozenset(cautions))
    return adapted(Routine(name="Test", steps=steps), EXERCISES, mine, as_written)


def work(name: str, **more: object) -> Work:
    return Work(exercise=name, **more)


def names(found: AdaptedRoutine) -> list[str]:
    assert found.routine is not None
    return [step.exercise for _, step in exercise_steps(found.routine)]


def ways(found: AdaptedRoutine) -> list[tuple[str, Way, str | None]]:
    return [(change.exercise, change.way, change.instead) for change in found.changes]


BREATHE = work("breathe", dose=Dose(hold=120.0))


def test_a_routine_that_nothing_speaks_against_is_as_it_is_written() -> None:
    found = for_somebody((work("kneel"), BREATHE), LBP)
    assert found.routine is found.written
    assert found.changes == ()


def test_a_step_is_swapped_as_the_routine_says() -> None:
    found = for_somebody((work("kneel", swap="lie", note="Both knees."), BREATHE), KNEE)
    assert ways(found) == [("kneel", Way.SWAPPED, "lie")]
    assert names(found) == ["lie", "breathe"]
    (change,) = found.changes
    (reason,) = change.reasons
    assert (reason.caution, reason.restriction, reason.loads) == (
        KNEE,
        Restriction.NEVER,
        (Load.KNEELING,),
    )
    assert found.routine is not None
    first = found.routine.steps[0]
    assert isinstance(first, Work)
    assert (first.note, first.swap) == (None, None)


def test_else_for_the_easier_way_of_the_easier_way_that_is_sound() -> None:
    assert names(for_somebody((work("kneel-eased"), BREATHE), KNEE)) == ["stand", "breathe"]


def test_else_for_the_nearest_of_its_kind_that_nothing_speaks_against() -> None:
    assert names(for_somebody((work("squat"), BREATHE), KNEE)) == ["press", "breathe"]


def test_what_asks_more_of_somebody_is_no_variant() -> None:
    without_press = {k: v for k, v in EXERCISES.items() if k != "press"}
    found = adapted(
        Routine(name="Test", steps=(work("squat"), BREATHE)),
        without_press,
        PersonalCautions(frozenset({KNEE})),
    )
    assert ways(found) == [("squat", Way.LEFT_OUT, None)]


def test_what_does_not_say_what_it_loads_is_no_variant() -> None:
    unknown = {**EXERCISES, "press": replace(EXERCISES["press"], loads=())}
    found = adapted(
        Routine(name="Test", steps=(work("squat"), BREATHE)),
        unknown,
        PersonalCautions(frozenset({KNEE})),
    )
    assert ways(found) == [("squat", Way.LEFT_OUT, None)]


def test_the_routine_does_nothing_twice_for_want_of_something_else() -> None:
    found = for_somebody((work("kneel", swap="lie"), work("lie"), work("stand"), BREATHE), KNEE)
    assert names(found) == ["lie", "stand", "breathe"]


def test_the_same_exercise_is_swapped_for_the_same() -> None:
    found = for_somebody((work("squat"), BREATHE, work("squat")), KNEE)
    assert names(found) == ["press", "breathe", "press"]


def test_an_optional_step_is_left_out() -> None:
    found = for_somebody((work("squat", optional=True), BREATHE), KNEE)
    assert names(found) == ["breathe"]
    assert ways(found) == [("squat", Way.LEFT_OUT, None)]


def test_what_is_to_be_done_more_easily_says_so_before_its_note() -> None:
    found = for_somebody((work("tip-toe", note="Slowly."),), KNEE)
    assert ways(found) == [("tip-toe", Way.EASIER, None)]
    assert found.routine is not None
    (step,) = found.routine.steps
    assert isinstance(step, Work)
    assert step.note == "Make it smaller. Slowly."


@pytest.mark.parametrize("caution", Caution)
def test_no_exercise_stands_for_another_where_it_is_done_anyway(caution: Caution) -> None:
    mine = PersonalCautions(frozenset({caution}))
    for entry in LIBRARY.routines():
        assert entry.routine is not None
        found = adapted(entry.routine, LIBRARY.exercises, mine)
        changed = {change.path for change in found.changes}
        kept = {s.exercise for p, s in exercise_steps(entry.routine) if p not in changed}
        assert kept.isdisjoint(change.instead for change in found.changes), entry.id


def test_a_swap_that_something_speaks_against_is_not_offered_while_playing() -> None:
    found = for_somebody((work("lie", swap="kneel"),), KNEE)
    assert found.routine is not None
    (step,) = found.routine.steps
    assert isinstance(step, Work)
    assert step.swap is None
    assert found.changes == ()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (work("kneel", sides=Sides.LEFT, swap="stand"), Sides.LEFT),
        (work("kneel", sides=Sides.CHOSEN, swap="stand", extra_on_chosen=1), Sides.CHOSEN),
        (work("kneel", sides=Sides.EACH, swap="stand"), None),
        (work("kneel", sides=Sides.LEFT, swap="lie"), None),
    ],
)
def test_a_side_is_kept_where_the_other_has_sides(before: Work, after: Sides | None) -> None:
    found = for_somebody((before, BREATHE), KNEE)
    assert found.routine is not None
    step = found.routine.steps[0]
    assert isinstance(step, Work)
    assert step.sides is after


def test_a_hold_stays_as_long_as_is_usual_for_the_other() -> None:
    long = work("kneel", dose=Dose(hold=300.0), swap="lie")
    short = work("kneel", dose=Dose(hold=25.0), swap="lie")
    for step, seconds in ((long, 60.0), (short, 25.0)):
        found = for_somebody((step, work("breathe", dose=Dose(hold=600.0))), KNEE)
        assert found.routine is not None
        first = found.routine.steps[0]
        assert isinstance(first, Work)
        assert first.dose is not None
        assert first.dose.hold == seconds


def test_groups_and_rests_go_with_what_they_stood_for() -> None:
    found = for_somebody(
        (
            work("breathe", dose=Dose(hold=200.0)),
            Pause(rest=30),
            Group(steps=(work("crawl"), Pause(rest=10)), rounds=2),
            Pause(rest=20),
            work("lie"),
            Pause(rest=15),
            work("crawl"),
        ),
        KNEE,
    )
    assert found.routine is not None
    assert [type(step) for step in found.routine.steps] == [Work, Pause, Work]
    assert [change.path for change in found.changes] == [(2, 0), (6,)]


def test_cold_and_heat_in_turn_are_left_out_together() -> None:
    turns = Group(steps=(work("heat"), work("rest"), work("ice")), rounds=2)
    found = for_somebody((turns,), Caution.RAYN)
    assert found.routine is None
    assert ways(found) == [("heat", Way.LEFT_OUT, None), ("ice", Way.LEFT_OUT, None)]
    beside = for_somebody((work("breathe", dose=Dose(hold=600.0)), turns), Caution.RAYN)
    assert names(beside) == ["breathe"]


def test_it_is_refused_only_where_nothing_sensible_is_left() -> None:
    assert for_somebody((work("crawl"), work("rest")), KNEE).routine is None
    assert for_somebody((work("crawl"), work("lie")), KNEE).routine is not None


def test_how_long_a_pack_lies_does_not_decide_what_is_left() -> None:
    steps = (work("heat", dose=Dose(hold=600.0)), work("lie"), BREATHE)
    assert "heat" not in names(for_somebody(steps, Caution.ACUTE))


def test_where_nothing_is_free_what_is_only_to_be_eased_will_do() -> None:
    exercises = {k: v for k, v in EXERCISES.items() if k not in {"press", "jump"}}
    exercises["step"] = one(Load.CALF_WORK, kind=Kind.STRENGTH, muscles=("quads",))
    found = adapted(
        Routine(name="Test", steps=(work("squat"), BREATHE)),
        exercises,
        PersonalCautions(frozenset({KNEE})),
    )
    assert ways(found) == [("squat", Way.SWAPPED, "step")]
    assert found.routine is not None
    first = found.routine.steps[0]
    assert isinstance(first, Work)
    assert first.note == "Make it smaller."


def test_each_change_can_be_taken_back() -> None:
    steps = (work("kneel", swap="lie"), work("squat"), BREATHE)
    found = for_somebody(steps, KNEE, as_written=((0,),))
    assert names(found) == ["kneel", "press", "breathe"]
    assert [c.exercise for c in found.changes] == ["squat"]
    assert [c.exercise for c in found.taken_back] == ["kneel"]
    all_back = for_somebody(steps, KNEE, as_written=((0,), (1,)))
    assert all_back.routine == all_back.written


def test_with_a_clot_now_there_is_no_routine() -> None:
    found = for_somebody((BREATHE,), DVT, KNEE)
    assert found.routine is None
    assert found.rules_out == (DVT,)


def test_what_the_file_says_of_the_whole_routine_is_told() -> None:
    routine = Routine(name="Test", steps=(BREATHE,), cautions=(LBP, PREG))
    found = adapted(routine, EXERCISES, PersonalCautions(frozenset({LBP})))
    assert found.against_all == (LBP,)
    assert found.routine is routine


def test_having_asked_a_step_stays_with_its_easier_way() -> None:
    routine = Routine(name="Test", steps=(work("lie"),))
    asked = PersonalCautions(frozenset({PREG}), frozenset({("lie", PREG)}))
    found = adapted(routine, EXERCISES, asked)
    assert ways(found) == [("lie", Way.EASIER, None)]
    (allowed,) = found.allowed
    assert allowed.exercise == "lie"
    assert [reason.caution for reason in allowed.reasons] == [PREG]


@pytest.mark.parametrize("caution", Caution)
def test_what_is_shipped_can_be_played_when_adapted_and_nothing_speaks_against_it(
    caution: Caution,
) -> None:
    mine = PersonalCautions(frozenset({caution}))
    for routine_id in LIBRARY.shipped_ids():
        entry = LIBRARY.routine(routine_id)
        assert entry is not None
        assert entry.routine is not None
        found = adapted(entry.routine, LIBRARY.exercises, mine)
        if found.routine is None:
            continue
        assert cross_problems(found.routine, LIBRARY.exercises) == ()
        for _, step in exercise_steps(found.routine):
            reasons = mine.reasons(step.exercise, LIBRARY.exercises[step.exercise])
            assert all(reason.restriction is Restriction.EASIER for reason in reasons)
        again = adapted(found.routine, LIBRARY.exercises, mine)
        assert all(change.way is Way.EASIER for change in again.changes)


def test_in_pregnancy_nobody_breathes_flat_on_their_back() -> None:
    mine = PersonalCautions(frozenset({PREG}))
    ending_so = [
        routine
        for routine_id in LIBRARY.shipped_ids()
        if (routine := LIBRARY.routine(routine_id).routine) is not None
        and any(step.exercise == "belly-breathing" for _, step in exercise_steps(routine))
    ]
    assert ending_so
    for routine in ending_so:
        found = adapted(routine, LIBRARY.exercises, mine)
        if found.routine is not None:
            assert ("belly-breathing", Way.SWAPPED, "seated-breathing") in ways(found)
            assert "belly-breathing" not in names(found)


def test_knee_trouble_keeps_the_glute_relief() -> None:
    entry = LIBRARY.routine("glute-relief")
    assert entry is not None
    assert entry.routine is not None
    found = adapted(entry.routine, LIBRARY.exercises, PersonalCautions(frozenset({KNEE})))
    assert "pigeon-bed" not in names(found)
    assert len(names(found)) == len(list(exercise_steps(entry.routine)))


def test_a_file_may_call_a_routine_gentle() -> None:
    text = 'format = 1\nname = "T"\ngentle = true\n[[steps]]\nexercise = "breathe"\n'
    assert routine_of(text).gentle


def test_with_an_injury_what_does_not_reach_its_place_stays() -> None:
    entry = LIBRARY.routine("knee-friendly-glutes")
    assert entry is not None
    assert entry.routine is not None

    def done_with(part: InjuredPart | None) -> set[str]:
        assert entry.routine is not None
        parts = frozenset({(Caution.ACUTE, part)}) if part else frozenset()
        mine = PersonalCautions(frozenset({Caution.ACUTE}), parts=parts)
        found = adapted(entry.routine, LIBRARY.exercises, mine).routine
        return {step.exercise for _, step in exercise_steps(found)} if found else set()

    lying = {"clamshell", "side-lying-abduction"}
    assert lying <= done_with(InjuredPart.FOOT)
    assert "standing-kick-back" not in done_with(InjuredPart.FOOT)
    assert lying.isdisjoint(done_with(None))
    assert lying.isdisjoint(done_with(InjuredPart.HIP))
    # One lies on the shoulder for these.
    assert lying.isdisjoint(done_with(InjuredPart.UPPER_BODY))
    assert "standing-kick-back" in done_with(InjuredPart.UPPER_BODY)


def test_why_a_step_is_changed_names_the_place_that_is_hurt() -> None:
    entry = LIBRARY.routine("glute-relief")
    assert entry is not None
    assert entry.routine is not None
    mine = PersonalCautions(
        frozenset({Caution.ACUTE}), parts=frozenset({(Caution.ACUTE, InjuredPart.FOOT)})
    )
    changes = adapted(entry.routine, LIBRARY.exercises, mine).changes
    said = [why(change, caution_notes(shipped_resources())) for change in changes]
    assert "Take it easier with: New injury: ankle or foot." in said
    assert "Ask a professional first, because of: New injury: ankle or foot." in said
