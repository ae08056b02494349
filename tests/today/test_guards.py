from __future__ import annotations

import pytest
from msgspec.structs import replace

from recoverytimer.exercise.bodyareas import Area
from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.contraindications import Contraindications
from recoverytimer.exercise.exercise import Kind
from recoverytimer.exercise.injuredpart import InjuredPart
from recoverytimer.today.candidates import Candidate
from recoverytimer.today.guards import GUARDS, Guard, is_allowed
from recoverytimer.today.situation import Declined, PastSession, Situation
from tests.today.situations import (
    COLD,
    GUIDE,
    HEAT,
    STRENGTH,
    at,
    done,
    hours_ago,
    name_of,
    plain,
    sore,
)


@pytest.mark.parametrize("guard", GUARDS, ids=lambda guard: guard.guard.name)
def test_a_guard_cites_what_was_read(guard: Guard) -> None:
    assert all(GUIDE.references[source].citable for source in guard.sources)


ICE, WARM, LIFT = plain("ice", Kind.COLD), plain("warm", Kind.HEAT), plain("lift", Kind.STRENGTH)
ROLL = plain("roll", Kind.ROLL)
MIXED = plain("mixed", Kind.STRETCH, Kind.STRENGTH)
GENTLE = plain("gentle", Kind.STRENGTH, gentle=True)
LIGHT = plain("light", Kind.STRENGTH, light=True)
KNEE = frozenset({Caution.KNEE})
BEFORE_A_RUN = plain("warm", Kind.DYNAMIC, tags=frozenset({"before a run"}))


def hurt(caution: Caution, part: InjuredPart) -> Situation:
    return at(12, cautions=frozenset({caution}), parts=frozenset({(caution, part)}))


def after(*sessions: PastSession, **changed: object) -> Situation:
    return at(12, sessions=sessions, **changed)


# Each guard: what it keeps out, and what just passes.
KEPT_OUT: list[tuple[str, Situation, Candidate, Situation]] = [
    (
        "cautions",
        at(12, cautions=KNEE),
        plain(contraindications=Contraindications((Caution.KNEE,))),
        at(12),
    ),
    (
        "not today",
        at(12, declined=(Declined("mine", hours_ago(7)),)),
        plain(),
        at(12, declined=(Declined("mine", hours_ago(8.5)),)),
    ),
    (
        "not today",
        at(12, declined=(Declined("mine", hours_ago(0)),)),
        plain(),
        at(12, declined=(Declined("other", hours_ago(0)),)),
    ),
    ("done lately", after(done("mine", (), 7.9)), plain(), after(done("mine", (), 8))),
    ("done lately", after(done("mine", (), 1.9)), plain(hours_apart=2), after(done("mine", (), 2))),
    (
        "done lately",
        after(done("mine", (), 8), done("mine", (), 7.9)),
        plain(hours_apart=2, times_a_day=1),
        after(done("mine", (), 8.1)),
    ),
    (
        "done lately",
        after(*(done("mine", (), h) for h in (50, 167))),
        plain(times_a_week=2),
        after(*(done("mine", (), h) for h in (50, 168))),
    ),
    (
        "done lately",
        after(*(done("mine", (), h) for h in (3, 6))),
        plain(hours_apart=2, times_a_day=2),
        after(done("mine", (), 3)),
    ),
    ("gentle when sore", at(12, episodes=(sore(4),)), MIXED, at(12, episodes=(sore(3),))),
    (
        "gentle when sore",
        at(12, episodes=(sore(2, day_level=4),)),
        MIXED,
        at(12, episodes=(sore(2, Area.LOWER_BACK, day_level=4),)),
    ),
    (
        "gentle when sore",
        at(12, episodes=(sore(5, None),)),
        LIFT,
        at(12, episodes=(sore(3, None),)),
    ),
    (
        "gentle when sore",
        at(12, episodes=(sore(1, Area.QUADS, day_level=4), sore(2))),
        MIXED,
        at(12, episodes=(sore(1, Area.QUADS, day_level=3), sore(2))),
    ),
    ("gentle when sore", at(12, episodes=(sore(6),)), GENTLE, at(12, episodes=(sore(5),))),
    (
        "no strength when hurt",
        at(12, cautions=frozenset({Caution.ACUTE})),
        LIGHT,
        at(12),
    ),
    (
        "no strength when hurt",
        hurt(Caution.ACUTE, InjuredPart.THIGH),
        LIGHT,
        hurt(Caution.ACUTE, InjuredPart.FOOT),
    ),
    (
        "no strength when hurt",
        hurt(Caution.SURGERY, InjuredPart.FOOT),
        LIFT,
        hurt(Caution.FRACT, InjuredPart.FOOT),
    ),
    (
        "not to run",
        at(12, cautions=frozenset({Caution.ACUTE})),
        BEFORE_A_RUN,
        at(12, cautions=KNEE),
    ),
    (
        "not to run",
        hurt(Caution.ACUTE, InjuredPart.UPPER_BODY),
        BEFORE_A_RUN,
        at(12, cautions=KNEE),
    ),
    (
        "not to run",
        at(7, cautions=frozenset({Caution.SURGERY, Caution.KNEE})),
        plain("warm", Kind.DYNAMIC, tags=frozenset({"before a run"})),
        at(7, cautions=KNEE),
    ),
    ("strength apart", after(done("x", STRENGTH, 47.9)), LIFT, after(done("x", STRENGTH, 48))),
    (
        "strength apart",
        after(done("x", STRENGTH, 50), done("y", STRENGTH, 167)),
        LIFT,
        after(done("x", STRENGTH, 50), done("y", STRENGTH, 168)),
    ),
    (
        "strength apart",
        after(done("x", STRENGTH, 10, 300)),
        LIFT,
        after(done("x", STRENGTH, 10, 299)),
    ),
    ("cold apart", after(done("x", COLD, 1.9)), ICE, after(done("x", COLD, 2))),
    ("cold apart", after(done("x", (Kind.HEAT, Kind.COLD), 1.9)), ICE, after(done("x", HEAT, 1.9))),
    ("heat apart", after(done("x", HEAT, 0.9)), WARM, after(done("x", HEAT, 1))),
    ("heat apart", after(done("x", COLD, 0.9)), WARM, after(done("x", COLD, 1))),
    (
        "heat apart",
        after(*(done("x", HEAT, h) for h in (2, 4, 6))),
        WARM,
        after(*(done("x", HEAT, h) for h in (2, 4, 16))),
    ),
    ("questions first", at(12, unanswered=True), ROLL, at(12)),
    ("questions first", at(12, unanswered=True), ICE, at(12)),
    ("questions first", at(12, unanswered=True), WARM, at(12)),
]


@pytest.mark.parametrize(
    ("name", "situation", "candidate", "passes"),
    KEPT_OUT,
    ids=[f"{number}-{row[0]}" for number, row in enumerate(KEPT_OUT)],
)
def test_each_guard_with_its_boundary(
    name: str, situation: Situation, candidate: Candidate, passes: Situation
) -> None:
    assert [name_of(g.guard) for g in GUARDS if g.keeps_out(situation, candidate)] == [name]
    assert is_allowed(passes, candidate)


def test_the_newest_of_many_sessions_counts() -> None:
    assert not is_allowed(after(done("mine", (), 1), done("mine", (), 200)), plain())
    assert not is_allowed(after(done("x", STRENGTH, 1), done("x", STRENGTH, 200)), LIFT)
    assert not is_allowed(after(done("x", COLD, 1), done("x", COLD, 20)), ICE)


def test_every_guard_is_tested() -> None:
    assert [name_of(guard.guard) for guard in GUARDS] == list(
        dict.fromkeys(row[0] for row in KEPT_OUT)
    )


def test_stretching_goes_on_while_questions_are_open() -> None:
    assert is_allowed(at(12, unanswered=True), plain())


@pytest.mark.parametrize("candidate", [GENTLE, LIGHT])
def test_what_is_gentle_is_no_strength_session(candidate: Candidate) -> None:
    assert is_allowed(after(done("x", STRENGTH, 10)), candidate)


def test_after_a_gentle_session_strength_need_not_wait() -> None:
    assert is_allowed(after(replace(done("x", STRENGTH, 10), gentle=True)), LIFT)


def test_strength_that_loads_no_muscle_fully_is_good_for_sore_ones() -> None:
    assert is_allowed(at(12, episodes=(sore(9),)), LIGHT)
