from __future__ import annotations

import pytest
from msgspec.structs import replace

from recoverytimer.exercise.bodyareas import Area
from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.exercise import Kind
from recoverytimer.runs.run import Effort
from recoverytimer.soreness.entry import Sign
from recoverytimer.today.rules import RULES, Rule
from recoverytimer.today.situation import RecentRun, Situation
from recoverytimer.today.suggestions import suggest
from tests.today.situations import (
    ALARM,
    GUIDE,
    LIBRARY,
    SHIPPED,
    STRENGTH,
    at,
    done,
    hours_ago,
    name_of,
    names,
    ran,
    sore,
)

CUT = tuple(done("x", STRENGTH, h) for h in (100, 200))

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
        at(12, episodes=(sore(2, day=8),)),
        None,
        at(12, episodes=(sore(2, day=7),)),
    ),
    ("rest", at(12, episodes=(sore(6),)), None, at(12, episodes=(sore(5),))),
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
    ("roll what is sore", at(12, episodes=(sore(4),)), "roll-glutes", at(12, episodes=(sore(3),))),
    ("roll what is sore", at(12, episodes=(sore(5, Area.CALVES),)), "roll-legs", at(12)),
    ("roll what is sore", at(12, episodes=(sore(5, None),)), "roll-glutes", at(12)),
    (
        "stretch what is sore",
        at(12, episodes=(sore(5, Area.HIP_FLEXORS),)),
        "desk-break",
        at(12, episodes=(sore(3, Area.HIP_FLEXORS),)),
    ),
    (
        "cold on the first day",
        at(12, episodes=(sore(5, Area.SHINS, hours=22.9),)),
        "ice-only",
        at(12, episodes=(sore(5, Area.SHINS, hours=23),)),
    ),
    (
        "warmth from the day after",
        at(12, episodes=(sore(5, Area.SHINS, hours=23),)),
        "heat-only",
        at(12, episodes=(sore(5, Area.SHINS, hours=22.9),)),
    ),
    ("new injury", at(12, cautions=frozenset({Caution.ACUTE})), "ice-only", at(12)),
    ("evening", at(20), "bedtime", at(19)),
    ("evening", at(3), "bedtime", at(4)),
    ("morning", at(4), "pre-run-warmup", at(3)),
    ("morning", at(9), "pre-run-warmup", at(10)),
    ("morning", at(9, episodes=(sore(3),)), "pre-run-warmup", at(9, episodes=(sore(4),))),
    ("morning", at(9), "pre-run-warmup", at(9, run=RecentRun(hours_ago(5)))),
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
    (
        "roll what is a little sore",
        at(12, episodes=(sore(1),), run=ran(23, Effort.HARD)),
        "roll-glutes",
        at(12, run=ran(23, Effort.HARD)),
    ),
    (
        "stretch what is a little sore",
        at(12, episodes=(sore(1, Area.HIP_FLEXORS),), run=ran(23, Effort.HARD)),
        "desk-break",
        at(12, episodes=(sore(4, Area.HIP_FLEXORS),)),
    ),
    (
        "the day of a hard run",
        at(12, run=ran(23.9, Effort.HARD)),
        "roll-legs",
        at(12, run=ran(24, Effort.HARD)),
    ),
    (
        "warm and cool water",
        at(12, run=ran(5, Effort.HARD), sessions=(done("roll-legs", (Kind.ROLL,), 4),)),
        "contrast-shower",
        at(12, run=ran(5, Effort.HARD), sessions=(done("x", STRENGTH, 23.9),)),
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
        "any time",
        at(18, run=ran(7), sessions=(done("x", STRENGTH, 40),)),
        "glute-relief",
        at(12, episodes=(sore(6),)),
    ),
    ("nothing fits", at(12, cautions=frozenset(Caution) - {Caution.DVT}), None, at(12)),
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


HARD, WATER = Effort.HARD, 10 / 60
SUNK = sore(4, hours=22.9, age_h=1)
NEW, LATER = at(12, episodes=(SUNK,)), at(12, episodes=(replace(SUNK, hours=23.0),))

# When a rule is heard at all, whatever else is heard with it.
BOUNDS: list[tuple[str, Situation, Situation]] = [
    ("after a run", at(12, run=ran(1)), at(12, run=ran(1.01))),
    ("stretch what is sore", at(12, episodes=(sore(4),)), at(12, episodes=(sore(3),))),
    ("cold on the first day", NEW, LATER),
    ("cold on the first day", NEW, at(12, episodes=(replace(SUNK, level=3),))),
    ("warmth from the day after", LATER, NEW),
    ("warmth from the day after", LATER, at(12, episodes=(sore(3),))),
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
    ("warm and cool water", at(12, run=ran(WATER, HARD)), at(12, run=ran(WATER - 0.01, HARD))),
    ("warm and cool water", at(12, run=ran(23.9, HARD)), at(12, run=ran(24, HARD))),
    (
        "warm and cool water",
        at(12, run=ran(5, HARD), sessions=(done("x", STRENGTH, 24), done("x", STRENGTH, 80))),
        at(12, run=ran(5, HARD), sessions=(done("x", STRENGTH, 23.9), done("x", STRENGTH, 80))),
    ),
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
    assert [name_of(rule.rule) for rule in RULES] == list(dict.fromkeys(row[0] for row in ROWS))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.rule.name)
def test_a_rule_leads_to_what_there_is_and_cites_what_was_read(rule: Rule) -> None:
    assert rule.topic in GUIDE.topics
    assert all(GUIDE.references[source].citable for source in rule.sources)
    if rule.choice:
        assert all(LIBRARY.routine(routine_id) for routine_id in rule.choice.ids)
