from __future__ import annotations

import pytest
from msgspec.structs import replace

from recoverytimer.base.paths import shipped_resources
from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.cautionnotes import caution_notes, not_said_in, part_notes
from recoverytimer.exercise.contraindications import (
    Contraindications,
    PersonalCautions,
    Reason,
    Restriction,
    cautions_against,
    contraindications,
    reasons_against,
    restriction_of,
    strongest,
)
from recoverytimer.exercise.exercise import Exercise, Kind, Variant
from recoverytimer.exercise.injuredpart import PLACED, InjuredPart
from recoverytimer.exercise.load import Load
from tests.making import BEND

KNEE, PREG, ACUTE, LBP, DVT, SURGERY = (
    Caution.KNEE,
    Caution.PREG,
    Caution.ACUTE,
    Caution.LBP,
    Caution.DVT,
    Caution.SURGERY,
)
NEVER, ASK_FIRST, EASIER = Restriction.NEVER, Restriction.ASK_FIRST, Restriction.EASIER
NOTES = caution_notes(shipped_resources())
SIT = Variant(text="Sit.", exercise="sit")
EXERCISES = {
    "bend": replace(BEND, loads=(Load.KNEELING, Load.BACK_ROUND), easier=SIT),
    "sit": replace(BEND, name="Sit", loads=(Load.SIT_HARD,)),
    "lie": replace(BEND, name="Lie", loads=(Load.BACK_FLAT,)),
}
ALL = contraindications((ACUTE, KNEE), ("bend", "sit", "bend", "lie", "unknown"), EXERCISES)


def loading(*loads: Load, light: tuple[Load, ...] = (), **more: object) -> Exercise:
    return replace(BEND, loads=loads, light_loads=light, **more)


def against(exercise: Exercise, caution: Caution) -> Reason | None:
    return next((r for r in reasons_against(exercise) if r.caution is caution), None)


def test_what_speaks_against_an_exercise_is_what_it_loads() -> None:
    assert against(loading(Load.KNEELING), KNEE) == Reason(KNEE, NEVER, (Load.KNEELING,))
    assert against(loading(Load.KNEE_LOAD), KNEE) == Reason(KNEE, ASK_FIRST, (Load.KNEE_LOAD,))
    assert against(loading(Load.CALF_WORK), KNEE) == Reason(KNEE, EASIER, (Load.CALF_WORK,))
    assert against(loading(Load.BACK_FLAT), KNEE) is None


def test_a_light_load_counts_one_level_less() -> None:
    assert against(loading(light=(Load.KNEELING,)), KNEE) == Reason(
        KNEE, ASK_FIRST, (Load.KNEELING,)
    )
    assert against(loading(light=(Load.KNEE_LOAD,)), KNEE) == Reason(
        KNEE, EASIER, (Load.KNEE_LOAD,)
    )
    assert against(loading(light=(Load.CALF_WORK,)), KNEE) is None


def test_of_several_loads_the_strongest_counts_and_is_told() -> None:
    several = loading(Load.KNEE_LOAD, Load.KNEE_DEEP, light=(Load.KNEELING,))
    assert against(several, KNEE) == Reason(KNEE, NEVER, (Load.KNEE_DEEP,))
    assert strongest(reasons_against(several)) is NEVER
    assert strongest(()) is None


def test_a_load_that_is_both_light_and_full_counts_in_full() -> None:
    assert against(loading(Load.KNEE_LOAD, light=(Load.KNEE_LOAD,)), KNEE) == Reason(
        KNEE, ASK_FIRST, (Load.KNEE_LOAD,)
    )


def test_cautions_that_a_file_names_are_heard_on_top() -> None:
    own = loading(Load.CALF_WORK, Load.KNEELING, cautions=(LBP, KNEE, PREG))
    assert against(own, LBP) == Reason(LBP, ASK_FIRST)
    assert against(own, KNEE) == Reason(KNEE, NEVER, (Load.KNEELING,))
    assert {KNEE, LBP, PREG} <= set(cautions_against(own))


def test_what_is_only_done_more_easily_is_no_caution_against_it() -> None:
    assert KNEE not in cautions_against(loading(Load.CALF_WORK))


@pytest.mark.parametrize(
    ("kind", "cautions"),
    [
        (Kind.STRENGTH, {ACUTE, Caution.FRACT, Caution.INFLAM, Caution.SURGERY}),
        (Kind.STRETCH, {ACUTE, Caution.FRACT, Caution.INFLAM, Caution.SURGERY}),
        (Kind.COLD, {Caution.RAYN, Caution.NEURO, Caution.PVD}),
        (Kind.HEAT, {ACUTE, Caution.NEURO}),
        (Kind.ROLL, {ACUTE, Caution.BLOODTHIN, Caution.VV}),
        (Kind.BREATHING, set[Caution]()),
    ],
)
def test_an_exercise_that_does_not_say_what_it_loads_is_judged_by_its_kind(
    kind: Kind, cautions: set[Caution]
) -> None:
    assert cautions <= set(cautions_against(replace(BEND, kind=kind)))
    assert cautions or not cautions_against(replace(BEND, kind=kind))


def test_every_caution_speaks_against_some_load_or_against_everything() -> None:
    for note in NOTES.values():
        found = [load for load in Load if restriction_of(note, load)]
        assert bool(found) is not note.no_routine
    assert set(NOTES) == set(Caution)


def test_no_caution_names_a_load_twice() -> None:
    for note in NOTES.values():
        named = (*note.never, *note.ask_first, *note.easier)
        assert len(set(named)) == len(named), note.code


def test_it_is_told_from_where_each_comes_and_what_may_be_done_instead() -> None:
    mine = ALL.with_cautions({KNEE, LBP, PREG})
    assert mine.own == (KNEE,)
    bend, lie = mine.exercises
    assert (bend.exercise, set(bend.cautions), bend.instead) == ("bend", {KNEE, LBP}, SIT)
    assert (lie.exercise, lie.cautions, lie.instead) == ("lie", (PREG,), None)
    assert mine.cautions == (KNEE, LBP, PREG)


def test_only_what_a_person_has_speaks_against_it_for_them() -> None:
    found = ALL.with_cautions({LBP, PREG, Caution.GTPS})
    assert found.own == ()
    assert found.cautions == (LBP, PREG)
    assert ALL.with_cautions({ACUTE}) == Contraindications((ACUTE,))


@pytest.mark.parametrize("mine", [set(), {Caution.GTPS}])
def test_nothing_speaks_against_it_for_others(mine: set[Caution]) -> None:
    assert not ALL.with_cautions(mine)


def test_a_clot_now_speaks_against_every_routine() -> None:
    assert contraindications((), (), {}).own == (DVT,)
    assert PersonalCautions(frozenset({DVT, KNEE})).rule_out_all == (DVT,)
    assert PersonalCautions(frozenset({Caution.CLOTPAST})).rule_out_all == ()


def test_having_asked_lifts_what_is_to_be_asked_and_nothing_else() -> None:
    lie, bend = ("lie", PREG), ("bend", KNEE)
    person = PersonalCautions(frozenset({PREG, KNEE}), frozenset({lie, bend}))
    assert person.reasons("lie", EXERCISES["lie"]) == (Reason(PREG, EASIER, (Load.BACK_FLAT,)),)
    assert strongest(person.reasons("other", EXERCISES["lie"])) is ASK_FIRST
    assert strongest(person.reasons("bend", EXERCISES["bend"])) is NEVER
    left = ALL.without_asked({lie, bend}).with_cautions({PREG, KNEE})
    assert [f.exercise for f in left.exercises] == ["bend"]


def test_an_easier_way_that_is_not_there_is_told_in_words_only() -> None:
    (found,) = contraindications((), ("bend",), {"bend": EXERCISES["bend"]}).exercises
    assert found.instead == Variant(text="Sit.")


def hurt(caution: Caution, part: InjuredPart) -> PersonalCautions:
    return PersonalCautions(frozenset({caution}), parts=frozenset({(caution, part)}))


def test_an_injury_speaks_against_what_reaches_its_part_alone() -> None:
    ankle = hurt(ACUTE, InjuredPart.FOOT)
    stretch, calf = loading(Load.STRETCH_HAMSTRING), loading(Load.STRETCH_CALF)
    assert ankle.reasons("stretch", stretch) == ()
    (reason,) = ankle.reasons("calf", calf)
    assert (reason.restriction, reason.part) == (NEVER, InjuredPart.FOOT)
    assert hurt(ACUTE, InjuredPart.THIGH).against(Load.STRETCH_HAMSTRING) is NEVER


def test_an_injury_of_which_it_is_not_said_where_it_is_may_be_anywhere() -> None:
    somewhere = PersonalCautions(frozenset({ACUTE}))
    for part in InjuredPart:
        elsewhere = PersonalCautions(frozenset({ACUTE}), parts=frozenset({(SURGERY, part)}))
        for load in Load:
            assert elsewhere.against(load) is somewhere.against(load)


@pytest.mark.parametrize("part", InjuredPart)
def test_heat_and_running_fast_are_for_no_new_injury_wherever_it_is(part: InjuredPart) -> None:
    mine = hurt(ACUTE, part)
    for load in (Load.CONTRAST, Load.WARM_WATER, Load.FAST_RUN):
        assert mine.against(load) is NEVER
    for load in (Load.HEAT_PACK, Load.IMPACT):
        assert (mine.against(load) or 0) >= ASK_FIRST


@pytest.mark.parametrize("part", InjuredPart)
def test_after_an_operation_impact_effort_and_what_reaches_the_part_wait_for_a_yes(
    part: InjuredPart,
) -> None:
    mine, new = hurt(SURGERY, part), hurt(ACUTE, part)
    for load in (Load.IMPACT, Load.HELD_EFFORT, Load.ONE_LEG, Load.OUTER_HIP_HEAVY):
        assert mine.against(load) is ASK_FIRST
    for load in Load:
        assert mine.against(load) in {None, ASK_FIRST}
        # Nothing that a new injury there does not stand is free after an operation.
        assert mine.against(load) is ASK_FIRST or new.against(load) is None


def test_what_reaches_an_operation_lightly_is_to_be_asked_about_as_well() -> None:
    march = loading(light=(Load.ONE_LEG,))
    assert strongest(hurt(SURGERY, InjuredPart.FOOT).reasons("march", march)) is ASK_FIRST
    assert strongest(hurt(SURGERY, InjuredPart.UPPER_BODY).reasons("march", march)) is EASIER


def test_a_broken_bone_is_never_pressed_and_the_rest_of_the_body_may_be() -> None:
    shin = hurt(Caution.FRACT, InjuredPart.LOWER_LEG)
    assert shin.against(Load.PRESS_CALF) is NEVER
    assert shin.against(Load.PRESS_BACK) is None
    assert shin.against(Load.IMPACT) is NEVER
    assert shin.against(Load.CALF_WORK) is ASK_FIRST


def test_having_asked_lifts_what_an_operation_asks_about() -> None:
    asked = frozenset({("lie", SURGERY)})
    knee = PersonalCautions(frozenset({SURGERY}), asked, frozenset({(SURGERY, InjuredPart.KNEE)}))
    (reason,) = knee.reasons("lie", loading(Load.KNEE_LOAD))
    assert (reason.restriction, reason.part) == (EASIER, InjuredPart.KNEE)


@pytest.mark.parametrize("part", InjuredPart)
def test_what_does_not_say_what_it_loads_may_reach_every_part(part: InjuredPart) -> None:
    unsaid = replace(BEND, kind=Kind.STRENGTH)
    assert strongest(hurt(ACUTE, part).reasons("own", unsaid)) is ASK_FIRST


def test_each_part_speaks_against_some_loads_each_once() -> None:
    notes = part_notes(shipped_resources())
    assert set(notes) == set(InjuredPart)
    for note in notes.values():
        named = (*note.never, *note.ask_first, *note.easier)
        assert len(set(named)) == len(named)
        assert Load.IMPACT in named


def test_what_does_not_depend_on_where_it_is_is_told_of_what_is_somewhere_alone() -> None:
    for note in NOTES.values():
        assert bool(note.anywhere) is (note.code in PLACED)
        assert set(note.anywhere) <= {*note.never, *note.ask_first, *note.easier}


def test_what_a_text_says_in_the_same_words_is_not_listed_again() -> None:
    text = "Tendon pain at the outer hip. With knee trouble, swap pigeon for figure-four."
    names = ("Outer-hip tendon pain", "Knee trouble", "Hip replacement")
    assert not_said_in(text, names) == ("Hip replacement",)
    assert not_said_in("", names) == names
