from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta, timezone
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from recoverytimer.exercise.bodyareas import Area
from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.contraindications import HURT, PersonalCautions
from recoverytimer.exercise.dose import Side
from recoverytimer.exercise.exercise import Kind
from recoverytimer.routine.timeline import Timing, Total
from recoverytimer.runs.run import Effort
from recoverytimer.soreness.entry import Place, Sign
from recoverytimer.soreness.episode import Episode
from recoverytimer.today.candidates import Candidate, Candidates, candidates_of
from recoverytimer.today.guards import is_allowed
from recoverytimer.today.rules import STRENGTH_OF_ITS_OWN, RuleName
from recoverytimer.today.situation import Declined, PastSession, RecentRun, Situation
from recoverytimer.today.suggestions import suggest
from recoverytimer.today.words.reasons import reason
from tests.noting import NOON
from tests.today.situations import (
    ALARM,
    GUIDE,
    LIBRARY,
    SHIPPED,
    STRENGTH,
    at,
    done,
    ids,
    names,
    plain,
    ran,
    sore,
)


def test_a_reason_is_one_line() -> None:
    found = suggest(at(12, episodes=(sore(5, peak=6),)), SHIPPED).first
    assert reason(found) == "Glutes 5/10, day 2: normal. Roll gently."
    assert found.topic in GUIDE.topics


@pytest.mark.parametrize(
    ("situation", "said"),
    [
        (at(12, run=ran(1 / 3)), "You ran 20 min ago. Cool down gently."),
        (at(12, alarm=ALARM), "Get advice the same day."),
        (
            at(12, episodes=(sore(9, Area.CALVES),)),
            (
                "Calves 9/10: severe. Rest rather than run, and check in again when the soreness "
                "eases."
            ),
        ),
        (
            at(12, episodes=(sore(7, Area.CALVES, effort_at=None),)),
            "Calves 7/10: severe. Rest rather than run. If a hard run explains it, log that run.",
        ),
        (
            at(12, episodes=(sore(7, Area.QUADS),)),
            (
                "Quads 7/10, day 2: very sore. Don't run yet: move a little, keep warm "
                "and breathe slowly."
            ),
        ),
        (
            at(12, episodes=(sore(6, age_h=94),)),
            (
                "4 days ago you noted glutes 6/10. How is it now? Don't run yet: move a "
                "little, keep warm and breathe slowly."
            ),
        ),
        (
            at(12, episodes=(sore(9, age_h=94),)),
            (
                "4 days ago you noted glutes 9/10. How is it now? Until you have answered, rest "
                "rather than run."
            ),
        ),
        (
            at(12, episodes=(sore(7, Area.CALVES), sore(3, day=9))),
            "Glutes 3/10: sore for more than a week. Have a doctor or physiotherapist look at it.",
        ),
        (
            at(12, episodes=(sore(4, Area.CALVES), sore(3, day=9))),
            (
                "Glutes 3/10: sore for more than a week. Move gently, and have a doctor or "
                "physiotherapist look at it in the next few days."
            ),
        ),
        (
            at(12, episodes=(sore(7),), unanswered=True),
            (
                "Glutes 7/10, day 2: very sore. Answer the questions below first. Until "
                "then, rest and breathe slowly."
            ),
        ),
    ],
)
def test_what_is_said(situation: Situation, said: str) -> None:
    assert reason(suggest(situation, SHIPPED).first) == said


def test_an_alarm_is_told_with_its_own_sources_and_nothing_else() -> None:
    found = suggest(at(12, alarm=ALARM), SHIPPED)
    assert found.first.sources == ALARM.sources
    assert found.first.topic == "when-to-get-help"
    assert found.others == ()


def test_where_nothing_fits_one_can_still_breathe() -> None:
    everything = frozenset(Caution) - {Caution.DVT}
    exercise_id = suggest(at(12, cautions=everything), SHIPPED).first.exercise_id
    assert exercise_id is not None
    assert LIBRARY.exercises[exercise_id].cautions == ()


def test_the_place_that_is_most_sore_decides() -> None:
    situation = at(12, episodes=(sore(3), sore(5, Area.CALVES), sore(4, Area.SHINS)))
    found = suggest(situation, SHIPPED).first
    assert found.routine_id == "roll-legs"
    assert reason(found).startswith("Calves 5/10")


def test_alternatives_come_from_other_rules_first() -> None:
    found = suggest(at(12, episodes=(sore(5),)), SHIPPED)
    assert names(found) == [
        "roll what is sore",
        "stretch what is sore",
        "warmth",
    ]
    assert ids(found) == ["roll-glutes", "glute-relief", "heat-only"]


def test_what_is_left_to_fill_is_filled_by_the_same_rule() -> None:
    found = suggest(at(18, run=ran(7), sessions=(done("x", STRENGTH, 40),)), SHIPPED)
    assert names(found) == ["any time"] * 3
    assert len(set(ids(found))) == 3


def with_own(*own: Candidate) -> Candidates:
    mine = {candidate.id: candidate for candidate in own}
    shipped = LIBRARY.routine_ids()
    return Candidates((*shipped, *mine), tuple(mine), lambda i: mine.get(i) or SHIPPED.get(i))


def test_an_own_routine_that_fits_is_an_alternative_and_once_done_comes_first() -> None:
    own = plain("my-evening", tags=frozenset({"evening"}))
    found = suggest(at(22), with_own(own))
    assert found.first.routine_id == "bedtime"
    used = suggest(at(22, sessions=(done("my-evening", (), 30),)), with_own(own))
    assert used.first.routine_id == "my-evening"
    declined = (Declined("bedtime", NOON.replace(hour=22)),)
    assert suggest(at(22, declined=declined), with_own(own)).first.routine_id == "my-evening"


def test_an_own_routine_that_treats_the_place_more_comes_first() -> None:
    own = plain("my-calves", Kind.ROLL, shares={Area.CALVES: 0.9}, total=Total(300))
    found = suggest(at(12, episodes=(sore(5, Area.CALVES),)), with_own(own))
    assert ids(found)[:1] == ["my-calves"]
    assert reason(found.first).endswith("Roll gently.")


def test_a_routine_treats_a_place_from_a_tenth_of_its_time_on() -> None:
    situation = at(12, episodes=(sore(5, Area.UPPER_BACK),))
    own = plain("my-back", Kind.ROLL, shares={Area.UPPER_BACK: 0.1})
    assert "my-back" in ids(suggest(situation, with_own(own)))
    hardly = plain("my-back", Kind.ROLL, shares={Area.UPPER_BACK: 0.09})
    assert "my-back" not in ids(suggest(situation, with_own(hardly)))


def test_a_routine_that_cannot_be_played_is_passed_over() -> None:
    broken = Candidates(
        LIBRARY.routine_ids(), (), lambda i: None if i == "bedtime" else SHIPPED.get(i)
    )
    assert suggest(at(22), broken).first.routine_id != "bedtime"
    assert suggest(at(12), Candidates((), (), lambda _: None)).first.rule is RuleName.SLOW_BREATHING


def test_routines_are_looked_at_only_when_they_matter() -> None:
    looked: list[str] = []

    def look(routine_id: str) -> Candidate | None:
        looked.append(routine_id)
        return SHIPPED.get(routine_id)

    suggest(at(22), Candidates(LIBRARY.routine_ids(), (), look))
    assert len(looked) == len(set(looked)) <= 5


places = st.builds(Place, st.sampled_from([*Area, None]), st.sampled_from([None, *Side]))


@st.composite
def an_episode(draw: st.DrawFn) -> Episode:
    levels = sorted(draw(st.lists(st.integers(1, 10), min_size=3, max_size=3)))
    hours = draw(st.floats(0, 300))
    return Episode(
        place=draw(places),
        level=levels[0],
        day_level=levels[1],
        peak=levels[2],
        day=draw(st.integers(1, 10)),
        hours=hours,
        age_h=draw(st.floats(0, 96)),
        entries=draw(st.integers(1, 5)),
        effort_at=draw(st.sampled_from([None, NOON])),
        worse=draw(st.booleans()),
        again=draw(st.booleans()),
        one_sided=draw(st.booleans()),
        signs=draw(st.sampled_from([(), (), (Sign.SHARP,)])),
    )


@st.composite
def situations(draw: st.DrawFn) -> Situation:
    zone = timezone(timedelta(hours=draw(st.integers(-11, 13))))
    now = NOON.astimezone(zone) + timedelta(minutes=draw(st.integers(0, 7 * 24 * 60)))
    ages = st.floats(0, 14 * 24).map(lambda hours: now - timedelta(hours=hours))
    routine_ids = st.sampled_from([*LIBRARY.routine_ids(), "gone"])
    past = st.builds(
        lambda routine_id, ended_at, total_s: PastSession(
            routine_id, kinds_of(routine_id), ended_at, total_s
        ),
        routine_ids,
        ages,
        st.floats(1, 3000),
    )
    runs = st.builds(RecentRun, ages, st.sampled_from([None, *Effort]))
    return Situation(
        now=now,
        run=draw(st.none() | runs),
        episodes=tuple(draw(st.lists(an_episode(), max_size=3))),
        alarm=draw(st.sampled_from([None, None, None, ALARM])),
        unanswered=draw(st.booleans()),
        sessions=tuple(draw(st.lists(past, max_size=6))),
        cautions=draw(st.frozensets(st.sampled_from(Caution), max_size=3)),
        declined=tuple(draw(st.lists(st.builds(Declined, routine_ids, ages), max_size=4))),
    )


@cache
def kinds_of(routine_id: str) -> tuple[Kind, ...]:
    found = SHIPPED.get(routine_id)
    return found.kinds if found else ()


@given(situations())
def test_there_is_always_one_answer_that_nothing_speaks_against(situation: Situation) -> None:
    found = suggest(situation, SHIPPED)
    everything = (found.first, *found.others)
    assert len(everything) <= 3
    assert all((said := reason(s)) and "\n" not in said and "{" not in said for s in everything)
    assert all(s.topic in GUIDE.topics for s in everything)
    assert suggest(situation, candidates_of(LIBRARY, Timing())) == found
    chosen = [s.routine_id for s in everything if s.routine_id]
    assert len(set(chosen)) == len(chosen)
    for routine_id in chosen:
        candidate = SHIPPED.get(routine_id)
        assert candidate is not None
        assert not candidate.contraindications.with_cautions(situation.cautions)
        if situation.level >= 4:
            assert not candidate.works_hard
        if Kind.COLD in candidate.kinds:
            assert situation.hours_since_kind(Kind.COLD) >= 2
        if candidate.is_strength:
            assert all(age >= 48 for age in situation.strength_ages_h())
    if situation.alarm:
        assert chosen == []
    elif not chosen and found.first.rule is not RuleName.NO_ROUTINE:
        assert found.first.exercise_id
    if situation.level >= 6:
        assert set(chosen) <= {"very-sore-day", "heat-only", "ice-only"}


@given(situations())
def test_not_today_takes_it_away_for_that_day_only(situation: Situation) -> None:
    before = suggest(situation, SHIPPED)
    routine_id = before.first.routine_id
    if routine_id is None:
        return
    declined = (*situation.declined, Declined(routine_id, situation.now))
    after_that = suggest(replace(situation, declined=declined), SHIPPED)
    assert routine_id not in ids(after_that)
    a_day_earlier = Declined(routine_id, situation.now - timedelta(days=1))
    same = replace(situation, declined=(*situation.declined, a_day_earlier))
    assert suggest(same, SHIPPED) == before


def test_what_a_routine_treats_comes_from_its_exercises() -> None:
    shares: Mapping[str, Mapping[Area, float]] = {
        i: found.shares for i in LIBRARY.routine_ids() if (found := SHIPPED.get(i))
    }
    assert max(shares["roll-glutes"], key=lambda area: shares["roll-glutes"][area]) is Area.GLUTES
    assert set(shares["roll-legs"]) >= {Area.CALVES, Area.HAMSTRINGS, Area.QUADS, Area.FEET}
    assert shares["ice-only"] == {}
    assert all(sum(parts.values()) <= 1.0 + 1e-9 for parts in shares.values())


@pytest.mark.parametrize("routine_id", ["glute-strength", "glute-starter"])
def test_strength_that_loads_a_muscle_fully_works_hard(routine_id: str) -> None:
    found = SHIPPED.get(routine_id)
    assert found is not None
    assert found.works_hard
    assert found.is_strength


@pytest.mark.parametrize(
    "routine_id", ["knee-friendly-glutes", "outer-hip-friendly", "pregnancy-strength"]
)
def test_strength_for_a_caution_is_gentle_enough_for_sore_days(routine_id: str) -> None:
    found = SHIPPED.get(routine_id)
    assert found is not None
    assert found.kind is Kind.STRENGTH
    assert found.gentle
    assert not found.is_strength
    assert is_allowed(at(12, episodes=(sore(5),), sessions=(done("x", STRENGTH, 10),)), found)


def test_a_light_kick_back_does_not_make_a_warm_up_hard() -> None:
    found = SHIPPED.get("pre-run-warmup")
    assert found is not None
    assert not found.works_hard


@pytest.mark.parametrize("level", [0, 2, 5])
@pytest.mark.parametrize("run", [None, ran(1 / 3), ran(6, Effort.HARD)])
def test_with_a_new_injury_nothing_with_a_stretch_in_it_is_suggested(
    level: int, run: RecentRun | None
) -> None:
    episodes = (sore(level),) if level else ()
    for hour in range(24):
        hurt = at(hour, episodes=episodes, run=run, cautions=frozenset({Caution.ACUTE}))
        for routine_id in ids(suggest(hurt, SHIPPED)):
            assert Kind.STRETCH not in kinds_of(routine_id or "")


def test_with_a_new_injury_and_soreness_there_is_cold_and_the_reason_why() -> None:
    hurt = at(12, episodes=(sore(5),), cautions=frozenset({Caution.ACUTE}))
    first = suggest(hurt, SHIPPED).first
    assert first.routine_id == "ice-only"
    assert reason(first).startswith(
        "A new injury: no stretching there yet. Rest it, or use a cold pack"
    )


@pytest.mark.parametrize("other", [None, *sorted(STRENGTH_OF_ITS_OWN)])
@pytest.mark.parametrize("caution", sorted(HURT))
def test_whoever_is_hurt_is_offered_no_strength(caution: Caution, other: Caution | None) -> None:
    hurt = at(12, cautions=frozenset({caution, *([other] if other else [])}))
    fitted = candidates_of(LIBRARY, Timing(), (), PersonalCautions(hurt.cautions))
    offered = suggest(hurt, fitted)
    cards = (offered.first, *offered.others)
    assert all(card.routine_id or card.exercise_id for card in cards)
    assert Kind.STRENGTH not in [card.kind for card in cards]


@pytest.mark.parametrize("caution", sorted(HURT))
def test_whoever_is_hurt_is_offered_no_warm_up_for_a_run(caution: Caution) -> None:
    mine = PersonalCautions(frozenset({caution}))
    fitted = candidates_of(LIBRARY, Timing(), (), mine)
    for hour in (4, 7, 9):
        assert "pre-run-warmup" not in ids(suggest(at(hour, cautions=mine.cautions), fitted))
