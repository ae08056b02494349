"""Whatever happens in whatever order, one stands somewhere, and can go on from there."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from recoverytimer.programme import events as e
from recoverytimer.programme.answers import of_all
from recoverytimer.programme.dayroutine import Session, day_routine
from recoverytimer.programme.loads import loads_at
from recoverytimer.programme.standing import Status
from recoverytimer.programme.weeks import all_places, week_places
from recoverytimer.programme.words.verdicts import verdict_in_words
from tests.programme.life import Life
from tests.programme.making import PROGRAMMES

NAMES = PROGRAMMES.ids()
DOINGS = st.sampled_from(
    ["do", "half", "second", "skip", "move", "ease", "put off", "pause", "ill", "resume", "leave"]
    + ["answer"] * 5
    + ["do"] * 8
    + ["undo"]
)


def happen(life: Life, doing: str, day: float, number: int) -> None:
    """One thing, if it can be done just then."""
    now = life.at(day)
    asked = life.programme.asked[number % len(life.programme.asked)]
    value = asked.words[number % len(asked.words)] if asked.words else number % 11
    places = list(all_places(life.programme))
    match doing:
        case "do" | "half" | "second" if now.place:
            share = 0.4 if doing == "half" else 1
            life.do(day, place=now.place, share=share, second=doing == "second")
        case "skip" if now.place:
            life.skip(day)
        case "move":
            life.move(day, places[number % len(places)])
        case "ease" if now.place:
            life.ease(day)
        case "put off":
            life.put_off(day, until=day + number % 9)
        case "pause" | "ill":
            ends = None if number % 2 else int(day) + number % 20
            reason = e.PauseReason.ILLNESS if doing == "ill" else e.PauseReason.AWAY
            life.pause(day, since=int(day) + number % 3, until=ends, reason=reason)
        case "resume":
            life.resume(day)
        case "leave":
            life.leave(day)
        case "undo" if len(life.events) > 1:
            life.undo(day, life.events[1 + number % (len(life.events) - 1)].id)
        case _:
            life.answer(asked.id, None if number % 7 == 0 else value, day)


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(NAMES),
    st.lists(st.tuples(DOINGS, st.integers(0, 20), st.integers(0, 400)), max_size=40),
)
def test_one_always_stands_somewhere(name: str, story: list[tuple[str, int, int]]) -> None:
    programme = PROGRAMMES.programme(name).programme
    life = Life(programme, race=0 if programme.counted_from else None)
    day = 0.0
    for doing, days, number in story:
        day += days / 4
        happen(life, doing, day, number)
    now = life.at(day + 0.5)
    assert (now.place is not None) or now.status not in {Status.RUNNING, Status.ASKS}
    if now.verdict is not None:
        assert verdict_in_words(now.verdict, programme)
    if now.place is None:
        return
    stage = programme.stage(now.place.stage)
    ids = {place.session for place in week_places(stage, now.place.week)}
    assert now.place.session in ids
    loads = loads_at(programme, life.record, now.place, PROGRAMMES.routine)
    assert all(kg >= 0 for kg in loads.values())
    how = now.easier.how if now.easier else None
    session = Session(eased=how, loads=loads)
    assert day_routine(programme, now.place, PROGRAMMES.routine, session).steps


@given(st.sampled_from(NAMES))
def test_nothing_that_was_not_answered_is_known(name: str) -> None:
    programme = PROGRAMMES.programme(name).programme
    life = Life(programme, race=0 if programme.counted_from else None)
    for rule in programme.rules:
        for condition in rule.conditions:
            assert of_all(programme, life.record, condition) is None


@given(st.sampled_from(NAMES), st.integers(0, 200))
def test_who_answers_nothing_is_never_let_on_by_answers(name: str, days: int) -> None:
    """A stage that wants answers is not left without any."""
    programme = PROGRAMMES.programme(name).programme
    if programme.counted_from:
        return
    life = Life(programme)
    wants = [stage.id for stage in programme.stages if stage.go_on and stage.go_on.conditions]
    for day in range(min(days, 60)):
        now = life.at(day)
        if now.status is not Status.RUNNING:
            break
        life.do(day)
    seen = list(dict.fromkeys(s.place.stage for s in life.record.sessions))
    assert not set(seen[:-1]) & set(wants)
