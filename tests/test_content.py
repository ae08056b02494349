"""Everything that is shipped: read, cross-checked, and played to its end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from recoverytimer.base.paths import shipped_resources
from recoverytimer.base.toml.reading import read_file
from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.cautionnotes import caution_notes
from recoverytimer.exercise.exercise import Kind
from recoverytimer.exercise.limits import spell_limit
from recoverytimer.exercise.load import Load
from recoverytimer.exercise.reference import referred
from recoverytimer.guide.guide import Claim, Evidence, Topic
from recoverytimer.guide.library import Guide
from recoverytimer.player import player as p
from recoverytimer.player.player import Outcome, PlayerStatus
from recoverytimer.routine.choices import each_way
from recoverytimer.routine.library import Library
from recoverytimer.routine.routine import Group, all_steps, exercise_steps
from recoverytimer.routine.timeline import LEAD_IN, SegmentKind, Timeline, timeline_recipe
from recoverytimer.routine.timelinebuilder import build_timeline
from recoverytimer.soreness.stoprules import stop_rules

RESOURCES = shipped_resources()
LIBRARY = Library(RESOURCES, Path("nowhere"))
GUIDE = Guide(RESOURCES)
CLAIMS = [claim for topic in GUIDE.topics.values() for claim in topic.claims]

# Total, work, rest and moving between steps in seconds.
TIMES = {
    "quick-cooldown-5": (295, 210, 0, 85),
    "full-cooldown-15": (785, 640, 0, 145),
    "glute-relief": (500, 410, 10, 80),
    "roll-glutes": (530, 420, 20, 90),
    "roll-legs": (715, 600, 0, 115),
    "ice-heat": (1290, 1260, 0, 30),
    "ice-only": (850, 810, 0, 40),
    "contrast-shower": (420, 360, 0, 60),
    "rest-day-mobility": (735, 595, 0, 140),
    "pre-run-warmup": (523, 408, 0, 115),
    "glute-strength": (1732, 1292, 180, 260),
    "glute-starter": (844, 664, 60, 120),
    "desk-break": (245, 180, 0, 65),
    "bedtime": (590, 510, 0, 80),
    "knee-friendly-glutes": (750, 630, 30, 90),
    "outer-hip-friendly": (560, 480, 0, 80),
    "very-sore-day": (1100, 1030, 0, 70),
    "while-you-heal": (319, 264, 0, 55),
    "glute-strength-b": (822, 562, 150, 110),
    "pregnancy-strength": (710, 570, 30, 110),
    "calf-and-achilles": (689, 544, 75, 70),
    "chair-only-5": (366, 286, 0, 80),
    "deep-buttock-ease": (464, 384, 0, 80),
    "evening-after-long-run": (785, 680, 0, 105),
    "foot-and-arch": (793, 648, 45, 100),
    "front-of-the-hip": (445, 355, 10, 80),
    "hamstring-strength": (668, 423, 175, 70),
    "hotel-room": (776, 626, 45, 105),
    "lower-back-for-runners": (557, 432, 20, 105),
    "outer-knee-hip-strength": (906, 731, 60, 115),
    "race-morning": (709, 499, 110, 100),
    "sitting-bone-friendly": (570, 375, 120, 75),
    "standing-only-8": (535, 410, 0, 125),
    "two-minute-glutes": (115, 90, 0, 25),
    "wake-up-glutes": (228, 158, 0, 70),
}
OPTIONAL = {
    "knees-to-chest-double",
    "seated-twist-glute",
    "hip-90-90",
    "couch-stretch",
    "strides",
    "roll-upper-back",
    "single-leg-deadlift",
}


def test_all_exercises_are_there_and_sound() -> None:
    for name in LIBRARY.exercises.names:
        assert not LIBRARY.exercises.read(name).problems, name
    assert len(LIBRARY.exercises.names) == 110
    assert {n for n in LIBRARY.exercises if LIBRARY.exercises[n].optional} == OPTIONAL


@pytest.mark.parametrize("name", LIBRARY.exercises.names)
def test_who_is_told_to_lie_loads_that_side_of_the_body(name: str) -> None:
    exercise = LIBRARY.exercises[name]
    loads = {*exercise.loads, *exercise.light_loads}
    for told, load in {
        "Lie on your back": Load.BACK_FLAT,
        "Lie face down": Load.FRONT_FLAT,
        "Lie on your side": Load.SIDE_LYING,
    }.items():
        assert load in loads or told not in exercise.setup


@pytest.mark.parametrize("name", LIBRARY.exercises.names)
def test_an_exercise_leads_to_others_that_exist(name: str) -> None:
    exercise = LIBRARY.exercises[name]
    for variant in (exercise.easier, exercise.harder):
        if variant and variant.exercise:
            assert variant.exercise in LIBRARY.exercises
    assert exercise.instructions
    assert all(len(text) <= 100 for text in exercise.instructions)


def test_every_strength_exercise_is_reached_from_another() -> None:
    exercises = {name: LIBRARY.exercises[name] for name in LIBRARY.exercises.names}
    ways = [way for one in exercises.values() for way in (one.easier, one.harder) if way]
    entries = (*LIBRARY.routines(), *LIBRARY.templates())
    swaps = {step.swap for entry in entries for _, step in exercise_steps(entry.routine)}
    reached = swaps | {way.exercise for way in ways}
    strength = {name for name, one in exercises.items() if one.kind is Kind.STRENGTH}
    assert strength - reached == set()


def test_every_exercise_is_in_a_routine_or_in_one_to_begin_an_own_with() -> None:
    entries = (*LIBRARY.routines(), *LIBRARY.templates())
    steps = [step for entry in entries for _, step in exercise_steps(entry.routine)]
    used = {name for step in steps for name in (step.exercise, step.swap) if name}
    assert set(LIBRARY.exercises.names) - used == set()


def test_all_routines_are_sound() -> None:
    for entry in LIBRARY.routines():
        assert not entry.problems, entry.id
    assert set(TIMES) <= set(LIBRARY.routine_ids())


@pytest.mark.parametrize("name", TIMES)
def test_a_routine_takes_as_long_as_it_says(name: str) -> None:
    timeline = build_timeline(timeline_recipe(LIBRARY.routine(name).routine, LIBRARY.exercises))
    kinds = [(s.kind, s.weight_s) for s in timeline.segments]
    work = sum(s for k, s in kinds if k is SegmentKind.WORK)
    rest = sum(s for k, s in kinds if k is SegmentKind.REST)
    moving = sum(s for k, s in kinds if k in LEAD_IN)
    assert (timeline.total.seconds, work, rest, moving) == TIMES[name]


def in_each_way(name: str) -> Iterator[Timeline]:
    """A routine laid flat with all that can be chosen."""
    routine = LIBRARY.routine(name).routine
    for options in each_way(routine):
        yield build_timeline(timeline_recipe(routine, LIBRARY.exercises, options=options))


@pytest.mark.parametrize(
    ("former", "seconds"),
    [("contrast-shower-1-1", 840), ("contrast-shower-4-1", 1040), ("ice-heat-end-warm", 1290)],
)
def test_a_former_routine_is_found_with_what_came_to_it(former: str, seconds: int) -> None:
    entry = LIBRARY.routine(former)
    recipe = timeline_recipe(entry.routine, LIBRARY.exercises, options=entry.options)
    assert build_timeline(recipe).total.seconds == seconds


@pytest.mark.parametrize("name", LIBRARY.routine_ids())
def test_a_routine_can_be_played_to_its_end(name: str) -> None:
    for timeline in in_each_way(name):
        play_to_the_end(timeline)


def play_to_the_end(timeline: Timeline) -> None:
    state = p.start(p.new_player(timeline), 0.0)
    now = 0.0
    while state.status is PlayerStatus.RUNNING:
        now += 5.0
        state = p.advance(state, now)
        if state.status is PlayerStatus.RUNNING and state.segment.kind is SegmentKind.QUESTION:
            state = p.answer(state, True, now)
        elif state.status is PlayerStatus.RUNNING and state.length_s is None:
            state = p.next_segment(state, now)
    assert all(r.outcome is Outcome.DONE for r in state.progress)


@pytest.mark.parametrize(
    ("name", "caution"),
    [
        ("knee-friendly-glutes", Caution.KNEE),
        ("outer-hip-friendly", Caution.GTPS),
        ("pregnancy-strength", Caution.PREG),
        ("sitting-bone-friendly", Caution.PHT),
    ],
)
def test_a_routine_for_a_caution_loads_nothing_that_it_speaks_against(
    name: str, caution: Caution
) -> None:
    note = caution_notes(RESOURCES)[caution]
    for _, step in exercise_steps(LIBRARY.routine(name).routine):
        exercise = LIBRARY.exercises[step.exercise]
        assert set(exercise.loads).isdisjoint((*note.never, *note.ask_first)), step.exercise
        assert set(exercise.light_loads).isdisjoint(note.never), step.exercise


@pytest.mark.parametrize("name", LIBRARY.routine_ids())
def test_no_spell_of_cold_or_heat_is_too_long(name: str) -> None:
    for segment in (s for timeline in in_each_way(name) for s in timeline.segments):
        if segment.exercise and segment.kind is SegmentKind.WORK:
            assert segment.weight_s <= spell_limit(LIBRARY.exercises[segment.exercise].kind).warn_s


@pytest.mark.parametrize("name", LIBRARY.routine_ids())
def test_heat_after_cold_only_after_a_yes(name: str) -> None:
    if name.startswith("contrast"):
        return
    for timeline in in_each_way(name):
        check_heat_after_cold(timeline)


def check_heat_after_cold(timeline: Timeline) -> None:
    cold = asked = False
    for segment in timeline.segments:
        kind = LIBRARY.exercises[segment.exercise].kind if segment.exercise else None
        if segment.kind is SegmentKind.QUESTION:
            asked = True
        elif segment.kind is SegmentKind.WORK and kind is Kind.COLD:
            cold, asked = True, False
        elif segment.kind is SegmentKind.WORK and kind is Kind.HEAT:
            assert asked or not cold


def test_all_topics_are_sound_and_lead_somewhere() -> None:
    for path in (RESOURCES / "guide" / "topics").glob("*.toml"):
        assert not read_file(Topic, path).problems, path.name
    assert len(GUIDE.topics) == 20
    for topic in GUIDE.topics.values():
        assert set(topic.exercises) <= set(LIBRARY.exercises)
        assert set(topic.routines) <= set(LIBRARY.routine_ids())
        assert set(topic.related) <= set(GUIDE.topics)


def test_only_checked_sources_are_cited() -> None:
    signs = [s for level in stop_rules(RESOURCES).levels for s in level.signs]
    for cited in (*signs, *CLAIMS):
        assert all(GUIDE.references[name].citable for name in cited.sources)


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.heading)
def test_what_is_graded_says_by_what(claim: Claim) -> None:
    assert claim.sources or claim.evidence in {None, Evidence.EXPERT}


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.heading)
def test_what_does_not_hold_up_is_what_people_say(claim: Claim) -> None:
    said = bool(claim.heading) and claim.heading[0] + claim.heading[-1] == "“”"
    assert said or claim.evidence is not Evidence.NONE
    assert not said or claim.evidence in {Evidence.NONE, Evidence.WEAK}


@pytest.mark.parametrize("name", LIBRARY.routine_ids())
def test_no_name_promises_a_time_that_an_adapted_routine_does_not_take(name: str) -> None:
    assert not re.search(r"\d+[- ]min", LIBRARY.routine(name).routine.name)


@pytest.mark.parametrize("name", LIBRARY.routine_ids())
def test_a_routine_shows_no_marks_of_its_sources(name: str) -> None:
    assert not re.search(r"\[(V2?|R|J)\]", " ".join(LIBRARY.routine(name).routine.cited))


@pytest.mark.parametrize("name", LIBRARY.routine_ids())
def test_a_routine_is_based_on_what_the_guide_has_or_says_so_in_words(name: str) -> None:
    for text in LIBRARY.routine(name).routine.basis:
        assert referred(text, GUIDE.references)[0] or text[0].isupper(), text


def test_what_was_read_elsewhere_says_where() -> None:
    for source in GUIDE.references.values():
        assert (source.quoted_in is not None) is (source.mark == "V2")


@pytest.mark.parametrize("path", sorted(RESOURCES.rglob("*.toml")), ids=lambda path: path.stem)
def test_percent_is_a_sign_behind_its_figure_in_every_file(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert re.findall(r".*(?:per ?cent\b|(?<!\d)%).*", text) == []


def test_what_is_spoken_of_a_step_has_no_percent() -> None:
    routines = [LIBRARY.routine(name).routine for name in LIBRARY.routine_ids()]
    steps = [step for routine in routines for _, step in all_steps(routine.steps)]
    notes = [step.note for step in steps if not isinstance(step, Group) and step.note]
    assert notes
    assert [note for note in notes if "%" in note] == []


def test_soreness_is_out_of_ten_in_every_file() -> None:
    texts = {path.name: path.read_text(encoding="utf-8") for path in RESOURCES.rglob("*.toml")}
    assert "out of 10" in texts["stop-rules.toml"]
    assert [name for name, text in texts.items() if re.search(r"\d of 10\b", text)] == []


def test_every_statement_of_the_article_is_answered() -> None:
    answered = {n for topic in GUIDE.topics.values() for n in topic.answers}
    assert answered == set(range(1, 18))


def test_every_caution_is_explained() -> None:
    assert set(caution_notes(RESOURCES)) == set(Caution)


def test_nothing_is_overclaimed() -> None:
    for path in RESOURCES.rglob("*.toml"):
        text = path.read_text().lower()
        for phrase in ("speeds healing", "flushes out", "breaks up knots"):
            assert phrase not in text, path.name
