from __future__ import annotations

import pytest
from msgspec.structs import replace

from recoverytimer.exercise.bodyareas import Area
from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.contraindications import PersonalCautions
from recoverytimer.exercise.dose import Side
from recoverytimer.exercise.exercise import Kind
from recoverytimer.guide.guide import HELP_TOPIC
from recoverytimer.routine.timeline import Timing
from recoverytimer.runs.run import Effort
from recoverytimer.soreness.entry import Place, Sign
from recoverytimer.today.candidates import Candidates, candidates_of
from recoverytimer.today.rules import RULES, Rule, RuleName
from recoverytimer.today.situation import Declined, RecentRun, Situation
from recoverytimer.today.suggestions import suggest
from recoverytimer.today.words.reasons import reason
from tests.noting import NOON
from tests.today.situations import (
    ALARM,
    GUIDE,
    LIBRARY,
    LONG_AGO,
    SHIPPED,
    STRENGTH,
    at,
    done,
    hours_ago,
    ids,
    name_of,
    names,
    plain,
    ran,
    sore,
)

CUT = tuple(done("x", STRENGTH, h) for h in (100, 200))

# Of a rule before it nothing may be offered.
NO_COOL_DOWN = (Declined("quick-cooldown-5", NOON), Declined("full-cooldown-15", NOON))
NO_WARM_UP = (Declined("pre-run-warmup", NOON),)
AT_THE_DESK = (done("x", STRENGTH, 47), done("desk-break", (), 6))
SITTING_BONE = frozenset({Caution.PHT})

LEFT_CALF = sore(6, place=Place(Area.CALVES, Side.LEFT), one_sided=True)

# Each rule: a situation in which it comes first and what it suggests, and one in which it is
# not heard at all.
ROWS: list[tuple[str, Situation, str | None, Situation]] = [
    ("red flag", at(12, alarm=ALARM, episodes=(sore(7),)), None, at(12)),
    (
        "no routine",
        at(12, cautions=frozenset({Caution.DVT}), episodes=(sore(5),), run=ran(1)),
        None,
        at(12, cautions=frozenset({Caution.CLOTPAST})),
    ),
    (
        "see a professional",
        at(12, episodes=(sore(6, day=8),)),
        None,
        at(12, episodes=(sore(5, day=8),)),
    ),
    (
        "see a professional",
        at(12, episodes=(sore(3, day=8),), unanswered=True),
        None,
        at(12, episodes=(sore(3, day=8),)),
    ),
    (
        "see a professional",
        at(12, episodes=(sore(3, day=8, signs=(Sign.AT_NIGHT,)),)),
        None,
        at(12, episodes=(sore(3, day=8),)),
    ),
    (
        "see a professional",
        at(12, episodes=(sore(3, day=4, worse=True),)),
        None,
        at(12, episodes=(sore(3, day=4),)),
    ),
    (
        "long but mild",
        at(12, episodes=(sore(3, day=8),)),
        "rest-day-mobility",
        at(12, episodes=(sore(3, day=7), sore(2, Area.CALVES, day=8))),
    ),
    (
        "questions first",
        at(12, episodes=(sore(7),), unanswered=True),
        None,
        at(12, episodes=(sore(7),)),
    ),
    ("rest", at(12, episodes=(sore(9),)), None, at(12, episodes=(sore(8),))),
    ("rest", at(12, episodes=(sore(6, effort_at=None),)), None, at(12, episodes=(sore(6),))),
    (
        "rest",
        at(12, episodes=(sore(7), LEFT_CALF)),
        None,
        at(12, episodes=(sore(7), replace(LEFT_CALF, level=5))),
    ),
    (
        "how is it now",
        at(12, episodes=(replace(LEFT_CALF, age_h=36.1),)),
        None,
        at(12, episodes=(replace(LEFT_CALF, age_h=36.0),)),
    ),
    ("very sore", at(12, episodes=(sore(6),)), "very-sore-day", at(12, episodes=(sore(5),))),
    (
        "warmth when very sore",
        at(
            12,
            episodes=(sore(6),),
            declined=(Declined("very-sore-day", NOON),),
        ),
        "heat-only",
        at(12, episodes=(sore(9),)),
    ),
    (
        "very sore",
        at(12, episodes=(sore(8, age_h=94),), run=ran(0.5, Effort.HARD)),
        "very-sore-day",
        at(12, episodes=(sore(9),)),
    ),
    ("rest", at(12, episodes=(sore(2, signs=(Sign.SHARP,)),)), None, at(12, episodes=(sore(2),))),
    (
        "after a hard run",
        at(12, run=ran(1, Effort.HARD)),
        "full-cooldown-15",
        at(12, run=ran(1.01, Effort.HARD)),
    ),
    (
        "after a hard run",
        at(12, run=ran(0, Effort.HARD)),
        "full-cooldown-15",
        at(12, run=ran(0.5, Effort.STEADY)),
    ),
    ("after a run", at(12, run=ran(1, None)), "quick-cooldown-5", at(12, run=ran(1.01, None))),
    (
        "after a run",
        at(12, run=ran(0.5)),
        "quick-cooldown-5",
        at(12, run=ran(0.5), sessions=(done("desk-break", (), 0.2),)),
    ),
    (
        "standing after a run",
        at(12, run=ran(1), declined=NO_COOL_DOWN),
        "standing-only-8",
        at(12, run=ran(1.01), declined=NO_COOL_DOWN),
    ),
    (
        "standing after a run",
        at(12, run=ran(0.5), declined=NO_COOL_DOWN, episodes=(sore(3),)),
        "standing-only-8",
        at(12, run=ran(0.5), declined=NO_COOL_DOWN, episodes=(sore(4),)),
    ),
    ("roll what is sore", at(12, episodes=(sore(4),)), "roll-glutes", at(12, episodes=(sore(3),))),
    ("roll what is sore", at(12, episodes=(sore(5, Area.CALVES),)), "roll-legs", at(12)),
    ("roll what is sore", at(12, episodes=(sore(5, None),)), "roll-glutes", at(12)),
    (
        "stretch what is sore",
        at(12, episodes=(sore(5, Area.HIP_FLEXORS),)),
        "front-of-the-hip",
        at(12, episodes=(sore(3, Area.HIP_FLEXORS),)),
    ),
    ("warmth", at(12, episodes=(sore(5, Area.SHINS, hours=2),)), "heat-only", at(12)),
    (
        "cold",
        at(12, episodes=(sore(5, Area.SHINS),), declined=(Declined("heat-only", NOON),)),
        "ice-only",
        at(12, episodes=(sore(3, Area.SHINS),)),
    ),
    ("new injury", at(12, cautions=frozenset({Caution.ACUTE})), "ice-only", at(12)),
    (
        "evening after a long run",
        at(20, long_run_at=hours_ago(-7)),
        "evening-after-long-run",
        at(19, long_run_at=hours_ago(-6)),
    ),
    (
        "evening after a long run",
        at(20, long_run_at=hours_ago(8)),
        "evening-after-long-run",
        at(20, long_run_at=hours_ago(8.1)),
    ),
    (
        "evening after a long run",
        at(3, long_run_at=hours_ago(31)),
        "evening-after-long-run",
        at(4, long_run_at=hours_ago(31)),
    ),
    ("evening", at(20), "bedtime", at(19)),
    ("evening", at(3), "bedtime", at(4)),
    ("morning", at(4), "pre-run-warmup", at(3)),
    ("morning", at(9), "pre-run-warmup", at(10)),
    ("morning", at(9, episodes=(sore(3),)), "pre-run-warmup", at(9, episodes=(sore(4),))),
    ("morning", at(9), "pre-run-warmup", at(9, run=RecentRun(hours_ago(5)))),
    (
        "wake up",
        at(9, declined=NO_WARM_UP, episodes=(sore(3),)),
        "wake-up-glutes",
        at(9, declined=NO_WARM_UP, episodes=(sore(4),)),
    ),
    ("wake up", at(9, declined=NO_WARM_UP), "wake-up-glutes", at(10, declined=NO_WARM_UP)),
    (
        "wake up",
        at(9, declined=NO_WARM_UP),
        "wake-up-glutes",
        at(9, declined=NO_WARM_UP, run=RecentRun(hours_ago(5))),
    ),
    (
        "stretch what is tight",
        at(12, tight=(Area.HAMSTRINGS,)),
        "quick-cooldown-5",
        at(12, tight=(Area.HAMSTRINGS,), episodes=(sore(1),)),
    ),
    ("stretch what is tight", at(12, tight=(Area.HIP_FLEXORS,)), "front-of-the-hip", at(12)),
    ("roll what is tight", at(12, tight=(Area.INNER_THIGHS,)), "roll-legs", at(12)),
    (
        "strength in pregnancy",
        at(12, cautions=frozenset({Caution.PREG})),
        "pregnancy-strength",
        at(20, cautions=frozenset({Caution.PREG})),
    ),
    (
        "strength for an outer hip",
        at(12, cautions=frozenset({Caution.GTPS})),
        "outer-hip-friendly",
        at(12, cautions=frozenset({Caution.GTPS}), run=ran(23, Effort.HARD)),
    ),
    (
        "strength for a knee",
        at(12, cautions=frozenset({Caution.KNEE})),
        "knee-friendly-glutes",
        at(12),
    ),
    (
        "strength for a sitting bone",
        at(12, cautions=SITTING_BONE),
        "sitting-bone-friendly",
        at(12, cautions=SITTING_BONE, run=ran(23.9, Effort.HARD)),
    ),
    (
        "strength for a sitting bone",
        at(19, cautions=SITTING_BONE),
        "sitting-bone-friendly",
        at(20, cautions=SITTING_BONE),
    ),
    (
        "strength for a sitting bone",
        at(12, cautions=SITTING_BONE),
        "sitting-bone-friendly",
        at(12, cautions=SITTING_BONE | {Caution.SURGERY}),
    ),
    ("to begin with", at(12, sessions=()), "glute-relief", at(12)),
    ("strength", at(12, sessions=CUT), "glute-strength", at(12, sessions=CUT[:1])),
    (
        "strength",
        at(12, sessions=CUT),
        "glute-strength",
        at(12, sessions=CUT, run=ran(23, Effort.HARD)),
    ),
    ("strength", at(12, sessions=CUT), "glute-strength", at(12, sessions=CUT, episodes=(sore(1),))),
    ("first strength", at(12), "glute-starter", at(12, sessions=CUT)),
    (
        "first strength",
        at(12, episodes=(sore(3),), sessions=CUT),
        "glute-starter",
        at(12, episodes=(sore(4),)),
    ),
    ("first strength", at(12), "glute-starter", at(20)),
    ("while healing", at(12, cautions=frozenset({Caution.INFLAM})), "while-you-heal", at(12)),
    (
        "roll what is a little sore",
        at(12, episodes=(sore(1),), run=ran(23, Effort.HARD)),
        "roll-glutes",
        at(12, run=ran(23, Effort.HARD)),
    ),
    (
        "stretch what is a little sore",
        at(12, episodes=(sore(1, Area.HIP_FLEXORS),), run=ran(23, Effort.HARD)),
        "front-of-the-hip",
        at(12, episodes=(sore(4, Area.HIP_FLEXORS),)),
    ),
    (
        "the day of a hard run",
        at(12, run=ran(23.9, Effort.HARD)),
        "roll-legs",
        at(12, run=ran(24, Effort.HARD)),
    ),
    (
        "rest day",
        at(12, sessions=(done("x", STRENGTH, 47),)),
        "rest-day-mobility",
        at(12, run=ran(7), sessions=(done("x", STRENGTH, 47),)),
    ),
    (
        "desk",
        at(12, run=ran(7), sessions=(done("x", STRENGTH, 47),)),
        "desk-break",
        at(12, day=7, run=ran(7), sessions=(done("x", STRENGTH, 47),)),
    ),
    (
        "desk on a chair",
        at(12, run=ran(7), sessions=AT_THE_DESK),
        "chair-only-5",
        at(18, run=ran(7), sessions=AT_THE_DESK),
    ),
    (
        "desk on a chair",
        at(12, run=ran(7), sessions=AT_THE_DESK),
        "chair-only-5",
        at(12, day=7, run=ran(7), sessions=AT_THE_DESK),
    ),
    (
        "any time",
        at(18, run=ran(7), sessions=(done("x", STRENGTH, 40),)),
        "glute-relief",
        at(12, episodes=(sore(6),)),
    ),
    ("slow breathing", at(12, cautions=frozenset(Caution) - {Caution.DVT}), None, at(12)),
]


@pytest.mark.parametrize(
    ("name", "fits", "routine_id", "fits_not"),
    ROWS,
    ids=[f"{number}-{row[0]}" for number, row in enumerate(ROWS)],
)
def test_each_rule_with_its_boundary(
    name: str, fits: Situation, routine_id: str | None, fits_not: Situation
) -> None:
    found = suggest(fits, SHIPPED)
    assert (names(found)[0], found.first.routine_id) == (name, routine_id)
    assert name not in names(suggest(fits_not, SHIPPED))


HARD = Effort.HARD

# When a rule is heard at all, whatever else is heard with it.
BOUNDS: list[tuple[str, Situation, Situation]] = [
    ("after a run", at(12, run=ran(1)), at(12, run=ran(1.01))),
    ("standing after a run", at(12, run=ran(1)), at(12, run=ran(1.01))),
    (
        "standing after a run",
        at(12, run=ran(1), episodes=(sore(3),)),
        at(12, run=ran(1), episodes=(sore(4),)),
    ),
    (
        "standing after a run",
        at(12, run=ran(0.5)),
        at(12, run=ran(0.5), sessions=(done("desk-break", (), 0.2),)),
    ),
    ("evening after a long run", at(3, long_run_at=hours_ago(24)), at(4, long_run_at=NOON)),
    ("evening after a long run", at(20, long_run_at=NOON), at(19, long_run_at=NOON)),
    ("evening after a long run", at(20, long_run_at=NOON), at(20, run=ran(1))),
    ("wake up", at(4), at(3)),
    ("wake up", at(9), at(10)),
    (
        "strength for a sitting bone",
        at(12, cautions=SITTING_BONE, run=ran(24, Effort.HARD)),
        at(12, cautions=SITTING_BONE, run=ran(23.9, Effort.HARD)),
    ),
    ("strength for a sitting bone", at(12, cautions=SITTING_BONE), at(12)),
    (
        "desk on a chair",
        at(12, cautions=frozenset({Caution.LBP})),
        at(12, cautions=frozenset({Caution.ACUTE})),
    ),
    ("desk on a chair", at(9), at(8)),
    ("desk on a chair", at(17), at(18)),
    ("stretch what is sore", at(12, episodes=(sore(4),)), at(12, episodes=(sore(3),))),
    ("warmth", at(12, episodes=(sore(4, hours=1),)), at(12, episodes=(sore(3),))),
    ("cold", at(12, episodes=(sore(4),)), at(12, episodes=(sore(3),))),
    ("new injury", at(12, cautions=frozenset({Caution.ACUTE})), at(12)),
    ("morning", at(9, episodes=(sore(3),)), at(9, episodes=(sore(4),))),
    ("to begin with", at(12, sessions=()), at(12, sessions=(), episodes=(sore(1),))),
    ("to begin with", at(12, sessions=()), at(12, sessions=(), run=ran(200))),
    ("to begin with", at(12, sessions=()), at(12)),
    ("first strength", at(12, episodes=(sore(3),)), at(12, episodes=(sore(4),))),
    ("first strength", at(12, run=ran(24, HARD)), at(12, run=ran(23.9, HARD))),
    ("first strength", at(19), at(20)),
    ("first strength", at(4), at(3)),
    ("strength", at(12, sessions=CUT), at(12, sessions=(CUT[0], done("x", STRENGTH, 336)))),
    ("roll what is a little sore", at(12, episodes=(sore(3),)), at(12, episodes=(sore(4),))),
    ("stretch what is a little sore", at(12, episodes=(sore(3),)), at(12, episodes=(sore(4),))),
    ("stretch what is a little sore", at(12, episodes=(sore(1),)), at(12)),
    ("the day of a hard run", at(12, run=ran(23.9, HARD)), at(12, run=ran(24, HARD))),
    ("the day of a hard run", at(12, run=ran(1, HARD)), at(12, run=ran(1))),
    ("rest day", at(12), at(12, run=ran(7))),
    ("rest day", at(12, run=ran(8.1)), at(12, run=ran(8))),
    ("desk", at(9), at(8)),
    ("desk", at(17), at(18)),
    ("desk", at(12, day=6), at(12, day=7)),
]


@pytest.mark.parametrize(
    ("name", "fits", "fits_not"),
    BOUNDS,
    ids=[f"{number}-{row[0]}" for number, row in enumerate(BOUNDS)],
)
def test_when_a_rule_is_heard(name: str, fits: Situation, fits_not: Situation) -> None:
    (rule,) = (rule for rule in RULES if name_of(rule.rule) == name)
    assert rule.when(fits)
    assert not rule.when(fits_not)


def test_every_rule_is_tested() -> None:
    assert {name_of(rule.rule) for rule in RULES} == {row[0] for row in ROWS}
    assert len(RULES) == len(RuleName)


def test_no_card_is_a_change_of_hot_and_cold() -> None:
    named = {routine_id for rule in RULES if rule.choice for routine_id in rule.choice.ids}
    assert not {name for name in named if name.startswith("contrast")}


def test_a_new_injury_comes_before_what_is_sore() -> None:
    hurt = frozenset({Caution.ACUTE})
    for level in (2, 5, 7):
        found = suggest(at(12, episodes=(sore(level),), cautions=hurt), SHIPPED)
        assert names(found)[0] == "new injury"


def test_very_sore_after_an_effort_nothing_hard_is_offered_beside() -> None:
    for hour in (7, 12, 17, 22):
        for level in (6, 7, 8):
            found = suggest(at(hour, episodes=(sore(level),), run=ran(20, HARD)), SHIPPED)
            assert set(names(found)) == {"very sore", "warmth when very sore"}
            assert set(ids(found)) <= {"very-sore-day", "heat-only"}


def test_what_lasts_long_and_is_mild_gets_gentle_movement_alone() -> None:
    for hour in (7, 12, 17, 22):
        found = suggest(at(hour, episodes=(sore(3, day=8),), run=ran(0.5, HARD)), SHIPPED)
        assert set(names(found)) == {"long but mild"}
        assert set(ids(found)) <= {"rest-day-mobility", "desk-break", "bedtime"}


@pytest.mark.parametrize(
    ("caution", "routine_id"),
    [
        (Caution.PREG, "pregnancy-strength"),
        (Caution.GTPS, "outer-hip-friendly"),
        (Caution.KNEE, "knee-friendly-glutes"),
        (Caution.PHT, "sitting-bone-friendly"),
    ],
)
def test_who_has_a_strength_routine_of_their_own_is_offered_that_alone(
    caution: Caution, routine_id: str
) -> None:
    strong = {"pregnancy-strength", "outer-hip-friendly", "knee-friendly-glutes"}
    strong |= {"sitting-bone-friendly", "glute-starter", "glute-strength", "glute-strength-b"}
    mine = PersonalCautions(frozenset({caution}))
    fitted = candidates_of(LIBRARY, Timing(), (), mine)
    for sessions in ((), (LONG_AGO,), CUT):
        found = suggest(at(12, cautions=mine.cautions, sessions=sessions), fitted)
        assert ids(found)[0] == routine_id
        assert strong & set(ids(found)) == {routine_id}
    # Done this morning, it is not made up for with another one.
    rests = at(12, cautions=mine.cautions, sessions=(done(routine_id, STRENGTH, 4),))
    assert not strong & set(ids(suggest(rests, fitted)))


def test_what_one_begins_with_is_still_what_its_name_says() -> None:
    hip = PersonalCautions(frozenset({Caution.HIPIMP}))
    found = suggest(
        at(12, sessions=(), cautions=hip.cautions), candidates_of(LIBRARY, Timing(), (), hip)
    )
    assert ids(found)[0] == "glute-starter"
    assert "glute-relief" not in ids(found)


def test_how_sore_it_is_stands_on_one_card() -> None:
    found = suggest(at(12, episodes=(sore(5),)), SHIPPED)
    said = [reason(one) for one in (found.first, *found.others)]
    assert [text.startswith("Glutes 5/10") for text in said] == [True, False, False]


def test_very_sore_and_nothing_to_offer_one_can_breathe() -> None:
    most = frozenset(Caution) - {Caution.ACUTE, Caution.DVT}
    sore_and_cautious = at(12, episodes=(sore(7),), cautions=most)
    found = suggest(sore_and_cautious, SHIPPED).first
    assert (found.routine_id, found.exercise_id) == (None, "seated-breathing")


def test_the_day_for_the_very_sore_comes_first_where_there_is_one() -> None:
    day = plain("very-sore-day", Kind.DYNAMIC)
    with_it = Candidates(
        (*LIBRARY.routine_ids(), day.id), (), lambda i: day if i == day.id else SHIPPED.get(i)
    )
    assert ids(suggest(at(12, episodes=(sore(7),)), with_it))[0] == "very-sore-day"


def test_only_where_help_is_needed_there_is_nothing_to_do() -> None:
    without = [rule for rule in RULES if not rule.choice and not rule.exercise]
    assert RuleName.RED_FLAG in {rule.rule for rule in without}
    assert {rule.topic for rule in without} == {HELP_TOPIC}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.rule.name)
def test_a_rule_leads_to_what_there_is_and_cites_what_was_read(rule: Rule) -> None:
    assert rule.topic in GUIDE.topics
    assert all(GUIDE.references[source].citable for source in rule.sources)
    if rule.choice and rule.choice.ids:
        found = [routine_id for routine_id in rule.choice.ids if LIBRARY.routine(routine_id)]
        assert found
        assert set(rule.choice.ids) - set(found) <= {"very-sore-day"}
