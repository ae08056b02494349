"""One sample of every file format ever shipped, kept in tests/data for ever: each still opens."""

from __future__ import annotations

import shutil
import sqlite3
import tomllib
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from msgspec import Struct
from msgspec.structs import replace

from recoverytimer.base.ownfile import SettingAside
from recoverytimer.base.paths import shipped_resources
from recoverytimer.base.toml.reading import declared_fields
from recoverytimer.base.writer import Writer
from recoverytimer.exercise.bodyareas import Area
from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.dose import Dose, NumberRange, PlannedDose, Side, Sided, SidedSeconds
from recoverytimer.exercise.drafts import ExerciseDrafts, KeptExerciseDraft
from recoverytimer.exercise.equipment import Equipment
from recoverytimer.exercise.exercise import DefaultDose, Exercise, Kind, Sides, Source, Variant
from recoverytimer.exercise.injuredpart import InjuredPart
from recoverytimer.exercise.load import Load
from recoverytimer.guide.guide import Claim, Evidence, Topic
from recoverytimer.guide.library import Guide
from recoverytimer.history.history import History
from recoverytimer.history.sessionfilter import SessionFilter
from recoverytimer.history.sessionkeeper import SessionKeeper
from recoverytimer.history.totals import WeekTotal
from recoverytimer.player import player as p
from recoverytimer.player.player import Outcome, SegmentProgress
from recoverytimer.player.session import PlayedSegment, Session, SessionIdentity, session_of
from recoverytimer.reminders.file import RemindersFile
from recoverytimer.reminders.reminder import AfterSession, AtTime, Weekday
from recoverytimer.routine.adaptation import Adaptation, Way
from recoverytimer.routine.files import known_keys
from recoverytimer.routine.library import Library
from recoverytimer.routine.routine import (
    Ask,
    Choice,
    Group,
    IfNo,
    Option,
    Pause,
    Question,
    Replaced,
    Routine,
    Work,
)
from recoverytimer.routine.timeline import (
    ExerciseFacts,
    GroupPass,
    MoreRounds,
    RoundPosition,
    Segment,
    SegmentKind,
    Timing,
)
from recoverytimer.runs import run
from recoverytimer.settings.file import SettingsFile
from recoverytimer.settings.settings import (
    ChimeSet,
    ContrastChoice,
    CountdownStyle,
    DistanceChoice,
    Explaining,
    MotionChoice,
    NoticeTime,
    PersonChoice,
    Settings,
    SoundBed,
    Speaker,
    TextSize,
    ThemeChoice,
    VoiceLevel,
    VoiceSpeed,
)
from recoverytimer.soreness.entry import Sign, SorenessEntry, after_session
from tests import DATA
from tests.keeping import Keepers

ROUTINE = Routine(
    name="Everything once",
    summary="An example of all that a routine can say.",
    when="Never; it is for reading.",
    avoid="A new injury.",
    notes="Shown below the steps, with “quotes”, ümlauts and 休憩.",
    tags=("example", "old"),
    cautions=(Caution.KNEE, Caution.PREG),
    basis=("our own",),
    origin="glute-relief",
    prepare=8.0,
    switch=4.0,
    delay=5.0,
    times_a_day=2,
    times_a_week=3,
    hours_apart=2.5,
    gentle=True,
    steps=(
        Work(exercise="knee-rolls"),
        Work(exercise="childs-pose", dose=Dose(hold="30-45"), sides=Sides.NONE),
        Work(
            exercise="pigeon-pose",
            dose=Dose(hold=SidedSeconds(left=40.0, right="60-70")),
            sides=Sides.EACH,
            swap="figure-four-supine",
            prepare=15.0,
            switch=0.0,
            note="Slowly.",
        ),
        Work(
            exercise="figure-four-supine",
            dose=Dose(hold=30.0),
            sides=Sides.LEFT,
            extra_on_chosen=1,
        ),
        Group(
            rounds=3,
            rest_between=30.0,
            name="Strength",
            steps=(
                Work(
                    exercise="march-in-place",
                    dose=Dose(hold=(20.0, "10-15")),
                    in_rounds="first",
                ),
                Work(
                    exercise="glute-bridge",
                    dose=Dose(
                        reps=(12.0, 10.0, 8.0), tempo=(("up", 2.0), ("hold", 1.0), ("down", 2.5))
                    ),
                    in_rounds="not first",
                ),
                Work(
                    exercise="bird-dog",
                    dose=Dose(reps=Sided(left=(12.0, 10.0), right=8.0), within=70.0),
                    sides=Sides.ALTERNATE,
                    in_rounds="last",
                ),
                Work(
                    exercise="bodyweight-squat",
                    dose=Dose(reps="8-10", about=40.0),
                    in_rounds="not last",
                ),
                Group(
                    rounds="1-3",
                    in_rounds=(1, 3),
                    optional=True,
                    steps=(Pause(rest=12.5, note="Shake it out.", in_rounds=(2,)),),
                ),
            ),
        ),
        Group(
            rounds="2+",
            sides="each",
            steps=(
                Work(exercise="roll-glutes", dose=Dose(passes=15.0, pace=3.0), optional=True),
                Work(exercise="roll-tfl", dose=Dose(hold=30.0, pace=3.0), sides=Sides.RIGHT),
            ),
        ),
        Group(
            sides="chosen",
            steps=(Work(exercise="strides", dose=Dose(metres=80.0, about=20.0)),),
        ),
        Group(
            sides="right",
            steps=(Work(exercise="ball-glute", dose=Dose(up_to=90.0), sides=Sides.CHOSEN),),
        ),
        Group(
            sides="left",
            steps=(Work(exercise="contrast-warm", dose=Dose(hold=120.0), temperature="38-40"),),
        ),
        Work(
            exercise="contrast-cold",
            dose=Dose(hold=60.0, tempo=(("in", 3.0), ("out", 3.0))),
            temperature=12.5,
        ),
        Work(
            exercise="skin-check",
            dose=Dose(hold=60.0),
            question=Question(
                ask="Can you feel the skin normally?",
                if_no=IfNo.REPEAT,
                no_says="Wait until the feeling is back. No heat on numb skin.",
                tries=4,
            ),
        ),
        Ask(
            question=Question(ask="Do you want to go on?", if_no=IfNo.END),
            note="A question on its own.",
        ),
        Work(
            exercise="belly-breathing",
            dose=Dose(breaths=6.0, tempo=(("in", 4.0), ("hold", 7.0), ("out", 8.0))),
        ),
        Pause(
            rest=60.0, question=Question(ask="Is it still sore?", if_no=IfNo.SKIP), optional=True
        ),
        Work(exercise="drink-water", dose=Dose(until_done=True, about=30.0)),
    ),
)

SECOND_ROUTINE = Routine(
    name="All that came with format 2",
    prepare_in_rest=True,
    picture="roll-glutes",
    times_a_day="3-4",
    times_a_week="5-7",
    replaces=(Replaced(routine="short-one", options=("short", "cold")),),
    choices=(
        Choice(
            ask="How long?",
            options=(Option(id="short", says="6 minutes"), Option(id="long", says="12 minutes")),
        ),
        Choice(
            ask="How do you want to end?",
            options=(Option(id="warm", says="Warm"), Option(id="cold", says="Cold")),
        ),
    ),
    steps=(
        Work(
            exercise="pigeon-pose",
            dose=Dose(hold=30.0),
            sides=Sides.CHOSEN_FIRST,
            only=("short", "cold"),
        ),
        Work(exercise="pigeon-pose", dose=Dose(hold=30.0), sides=Sides.OTHER, left_out=True),
        Work(
            exercise="roll-glutes",
            dose=Dose(passes=15.0, own_pace=True),
            sides=Sides.RIGHT_FIRST,
            prepare_in_rest=False,
        ),
        Work(
            exercise="glute-bridge",
            dose=Dose(reps="8+", tempo=(("up", "2-3"), ("hold", "free"), ("down", 3.0))),
        ),
        Work(
            exercise="belly-breathing",
            dose=Dose(up_to=120.0, tempo=(("in", 4.0), ("hold", 7.0), ("out", 8.0))),
            speed=2.0,
        ),
        Work(
            exercise="belly-breathing",
            dose=Dose(until_done=True, tempo=(("in", 4.0), ("out", 4.0))),
        ),
        Group(
            rounds=3,
            steps=(
                Group(
                    rounds=(5, 4, 3),
                    rest_between=20.0,
                    rest_note="Shake your legs.",
                    sides="chosen first",
                    extra_on_chosen=1,
                    only=("long",),
                    steps=(Work(exercise="side-plank", dose=Dose(hold=10.0)),),
                ),
                Pause(rest=30.0, left_out=True),
            ),
        ),
        Group(
            sides="right first",
            left_out=True,
            steps=(Ask(question=Question(ask="Go on?"), only=("long",), left_out=True),),
        ),
        Group(sides="other", steps=(Pause(rest=15.0, only=("warm",)),)),
    ),
)

EXERCISE = Exercise(
    name="Half pigeon by the bed",
    kind=Kind.STRETCH,
    setup="Stand in front of a bed.",
    instructions=("Lay one shin on the bed.", "Lean forward until you feel it."),
    also=("bed pigeon",),
    muscles=("glutes", "piriformis"),
    equipment=("bed",),
    sides=Sides.EACH,
    feel="A pull in the buttock.",
    mistakes=("Rounding the back.",),
    cautions=(Caution.KNEE, Caution.HIPREP),
    ask_first=("a new hip",),
    times_a_day=2,
    hours_apart=4.0,
    pose="pigeon-pose",
    picture="bed-pigeon.png",
    optional=True,
    dose=DefaultDose(
        hold=SidedSeconds(left="30-40", right=60.0),
        tempo=(("in", 4.0), ("out", 6.0)),
        sets="2-3",
        rest=15.0,
    ),
    easier=Variant(text="Lie on your back instead.", exercise="figure-four-supine"),
    harder=Variant(text="Lean further forward."),
    sources=(
        Source(text="Someone, 2020: Journal of Things.", mark="V"),
        Source(text="Our own judgement.", mark="J"),
    ),
)

EXERCISE_DRAFT = KeptExerciseDraft(
    id="half-pigeon",
    table={
        "name": "Half pigeon by the b",
        "kind": "stretch",
        "instructions": ["Lay one shin on the bed."],
        "muscles": ["glutes", "piriformis"],
        "dose": {
            "hold": {"left": "30-40", "right": 60},
            "tempo": [["in", 4], ["out", 6]],
            "sets": "two",
        },
        "easier": {"exercise": "figure-four-supine"},
        "cautions": ["KNEE"],
        "hours_apart": 4.5,
        "optional": True,
    },
)

TOPIC = Topic(
    title="Shoes",
    order=16,
    summary="Choose what is comfortable.",
    routines=("glute-relief",),
    exercises=("pigeon-pose", "calf-raise"),
    related=("running-form",),
    answers=(16, 3),
    claims=(
        Claim(
            heading="Shoes alone",
            text="No shoe does it all.\n\n- One.\n- Two.",
            evidence=Evidence.WELL,
            sources=("bma-2015", "acsm-2011"),
        ),
        Claim(text="Change to new ones gradually.", evidence=Evidence.NONE),
        Claim(text="Only a text."),
    ),
)

SETTINGS = Settings(
    prepare_s=7.5,
    switch_s=3.0,
    with_optional=False,
    countdown=CountdownStyle.DIGITS,
    high_visibility=True,
    sound=False,
    chime_set=ChimeSet.WOOD,
    volume=55,
    last_ticks=False,
    halfway=True,
    metronome=False,
    interval_s=15.0,
    voice=VoiceLevel.FULL,
    voice_name="English (Great Britain)",
    voice_speed=VoiceSpeed.SLOW,
    voice_volume=80,
    theme=ThemeChoice.DARK,
    text_size=TextSize.LARGER,
    person=PersonChoice.MEI,
    motion=MotionChoice.REDUCED,
    days_a_week_goal=4,
    start_with_computer=True,
    cautions=(Caution.KNEE, Caution.PREG),
)


def played(
    kind: str,
    exercise: str | None,
    side: Side | None,
    planned_s: float | None,
    actual_s: float = 0.0,
    outcome: Outcome = Outcome.OPEN,
    in_round: int | None = None,
) -> PlayedSegment:
    return PlayedSegment(
        kind=SegmentKind(kind),
        exercise=exercise,
        side=side,
        round=in_round,
        planned_s=planned_s,
        actual_s=actual_s,
        outcome=outcome,
    )


LEFT, RIGHT, DONE, SKIPPED, OPEN = *Side, Outcome.DONE, Outcome.SKIPPED, Outcome.OPEN

INTERRUPTED = Session(
    id="6c1f0c1e-6a0e-4c53-9a34-0b1f6f0e9a11",
    routine_id="evening",
    routine_name="Evening, by hand",
    started_at=datetime(2026, 3, 29, 0, 50, tzinfo=UTC),
    ended_at=datetime(2026, 3, 29, 0, 54, 31, 250000, tzinfo=UTC),
    offset_min=60,
    kind=Kind.STRETCH,
    segments=(
        played("prepare", None, None, 5, 5, DONE),
        played("prepare", "contrast-warm", None, 8, 8, DONE),
        played("work", "contrast-warm", None, 120, 8, SKIPPED),
        played("prepare", "pigeon-pose", LEFT, 8, 8, DONE, 1),
        played("work", "pigeon-pose", LEFT, 40, 40, DONE, 1),
        played("switch", "pigeon-pose", RIGHT, 3.5, 3.5, DONE, 1),
        played("work", "pigeon-pose", RIGHT, 40, 40, DONE, 1),
        played("rest", None, None, 10, 10, DONE, 1),
        played("work", "pigeon-pose", LEFT, 40, 40, DONE, 2),
        played("switch", "figure-four-supine", RIGHT, 3.5, 7, DONE, 2),
        played("work", "figure-four-supine", RIGHT, 40, 17.5, OPEN, 2),
        played("prepare", "knee-rolls", None, 8),
        played("work", "knee-rolls", None, 27),
        played("prepare", "childs-pose", RIGHT, 8),
        played("work", "childs-pose", RIGHT, 30),
        played("work", "childs-pose", RIGHT, 30),
        played("prepare", "skin-check", None, 8),
        played("work", "skin-check", None, 20),
        played("question", None, None, None),
        played("prepare", "ball-glute", LEFT, 8),
        played("work", "ball-glute", LEFT, 90),
        played("prepare", "drink-water", None, 8),
        played("work", "drink-water", None, None),
    ),
)

SESSIONS = (
    Session(
        id="0d8f7f3c-54f4-4b76-8c3c-2a64f1f7c001",
        routine_id="glute-relief",
        routine_name="Glute relief stretches",
        started_at=datetime(2026, 3, 8, 23, 30, 0, 500000, tzinfo=UTC),
        ended_at=datetime(2026, 3, 8, 23, 38, tzinfo=UTC),
        offset_min=60,
        kind=Kind.STRETCH,
        note="It's fine;\nwith “quotes” and 休憩.",
        segments=(
            played("prepare", "pigeon-pose", LEFT, 10, 10, DONE, 1),
            played("work", "pigeon-pose", LEFT, 40, 40.125, DONE, 1),
            played("switch", "pigeon-pose", RIGHT, 5, 5, DONE, 1),
            played("work", "pigeon-pose", RIGHT, 40, 40, DONE, 1),
            played("rest", None, None, 10, 2.5, SKIPPED, 1),
            played("question", None, None, None, 3, DONE),
        ),
    ),
    Session(
        id="0d8f7f3c-54f4-4b76-8c3c-2a64f1f7c002",
        routine_id="exercise:drink-water",
        routine_name="Drink water",
        started_at=datetime(2026, 3, 8, 7, 0, tzinfo=UTC),
        ended_at=datetime(2026, 3, 8, 7, 1, tzinfo=UTC),
        offset_min=-480,
        segments=(played("work", "drink-water", None, None, 12.25, OPEN),),
    ),
)


BY_HAND = Session(
    id="0d8f7f3c-54f4-4b76-8c3c-2a64f1f7c003",
    routine_id="",
    routine_name="Yoga in the park",
    started_at=datetime(2026, 3, 10, 16, 0, 0, 250, tzinfo=UTC),
    ended_at=datetime(2026, 3, 10, 16, 30, 0, 250, tzinfo=UTC),
    offset_min=60,
    kind=Kind.STRETCH,
    by_hand=True,
    note="Grass, sun.",
    segments=(played("work", "pigeon-pose", None, None, 1800, DONE),),
)
ADAPTATIONS = (
    Adaptation(
        exercise="pigeon-pose",
        way=Way.SWAPPED,
        instead="figure-four-supine",
        cautions=(Caution.KNEE, Caution.HIPREP),
    ),
    Adaptation(exercise="bodyweight-squat", way=Way.LEFT_OUT, cautions=(Caution.KNEE,)),
    Adaptation(exercise="knee-rolls", way=Way.EASIER, cautions=(Caution.LBP,)),
)
ENTRIES = (
    after_session(SESSIONS[0], 0),
    SorenessEntry(
        id="0d8f7f3c-54f4-4b76-8c3c-2a64f1f7c004",
        at=datetime(2026, 3, 11, 6, 30, 0, 125, tzinfo=UTC),
        offset_min=60,
        level=10,
        area=Area.HIP_FLEXORS,
        side=LEFT,
        signs=(Sign.SHARP, Sign.AT_NIGHT),
        note="After the stairs;\n休憩.",
    ),
)
RUNS = (
    run.Run(
        id="0d8f7f3c-54f4-4b76-8c3c-2a64f1f7c005",
        started_at=datetime(2026, 3, 7, 22, 30, tzinfo=UTC),
        offset_min=-480,
        distance_m=21097.5,
        duration_s=7000.25,
        effort=run.Effort.HARD,
        note="Half marathon",
        source="race.fit",
    ),
    run.Run(
        id="0d8f7f3c-54f4-4b76-8c3c-2a64f1f7c006",
        started_at=datetime(2026, 3, 10, 6, 0, tzinfo=UTC),
        offset_min=60,
    ),
)


def test_a_routine_of_format_1_reads_as_it_was_written() -> None:
    entry = Library(shipped_resources(), DATA).routine_file(DATA / "routine-1.toml")
    assert not entry.problems
    assert entry.routine == ROUTINE


def test_a_routine_of_format_2_reads_as_it_was_written() -> None:
    entry = Library(shipped_resources(), DATA).routine_file(DATA / "routine-2.toml")
    assert not entry.problems
    assert entry.routine == SECOND_ROUTINE


def test_an_own_exercise_of_0_1_reads_as_it_was_written(tmp_path: Path) -> None:
    (tmp_path / "exercises").mkdir()
    shutil.copy(DATA / "exercise-1.toml", tmp_path / "exercises" / "half-pigeon.toml")
    exercises = Library(shipped_resources(), tmp_path).exercises
    assert not exercises.read("half-pigeon").problems
    assert exercises["half-pigeon"] == EXERCISE


def test_an_own_exercise_of_0_2_says_what_a_coach_would(tmp_path: Path) -> None:
    (tmp_path / "exercises").mkdir()
    shutil.copy(DATA / "exercise-2.toml", tmp_path / "exercises" / "half-pigeon.toml")
    found = Library(shipped_resources(), tmp_path).exercises["half-pigeon"]
    coached = replace(
        EXERCISE,
        safety="Come out if your knee pinches.",
        cues=("Keep your hips level.", "Soften your shoulders."),
        breath="Breathe out slowly.",
        way_out="Slide your leg back.",
        left_means="The leg on the bed.",
        loads=(Load.HIP_OUT, Load.STRETCH_BUTTOCK),
        light_loads=(Load.KNEE_TWIST,),
        sources=(*EXERCISE.sources, Source(reference="acsm-2021", text="How long to hold.")),
    )
    assert found == coached


def test_the_draft_of_an_exercise_of_0_1_is_taken_up(tmp_path: Path) -> None:
    shutil.copy(DATA / "exercise-draft-1.json", tmp_path / "half-pigeon.json")
    kept = ExerciseDrafts(tmp_path, Writer(), SettingAside(lambda: datetime.now(UTC), print)).find(
        "half-pigeon"
    )
    assert kept == EXERCISE_DRAFT


def test_a_guide_topic_of_0_1_reads_as_it_was_written(tmp_path: Path) -> None:
    folder = tmp_path / "guide" / "topics"
    folder.mkdir(parents=True)
    shutil.copy(DATA / "topic-1.toml", folder / "shoes.toml")
    assert Guide(tmp_path).topics == {"shoes": TOPIC}


def test_a_guide_topic_of_0_2_has_a_picture(tmp_path: Path) -> None:
    folder = tmp_path / "guide" / "topics"
    folder.mkdir(parents=True)
    shutil.copy(DATA / "topic-2.toml", folder / "shoes.toml")
    assert Guide(tmp_path).topics == {"shoes": replace(TOPIC, picture="pigeon-pose")}


def test_reminders_of_0_1_are_read() -> None:
    mark = datetime.fromisoformat("2026-03-04T07:30:00+01:00")
    days = (Weekday.MON, Weekday.SAT)
    assert RemindersFile(DATA / "reminders-1.toml").load() == (
        (
            AtTime(routine_id="glute-relief", at="07:30", weekdays=days, told_until=mark),
            AfterSession(routine_id="ice-only", hours_after=2.5, most_a_day=3, told_until=mark),
        ),
        (),
    )


def test_settings_of_0_1_read_as_they_were_chosen() -> None:
    assert SettingsFile(DATA / "settings-1.toml").load() == (SETTINGS, ())


def test_settings_of_0_2_know_the_person_and_how_often_exercises_are_explained() -> None:
    chosen = replace(
        SETTINGS,
        speaker=Speaker.READER,
        explaining=Explaining.EVERY_TIME,
        asked=True,
        news_seen="0.1.0",
        tight=(Area.CALVES, Area.GLUTES),
        equipment=(Equipment.MAT, Equipment.ROLLER),
        cautions=(Caution.FRACT, Caution.KNEE, Caution.PREG),
        caution_days={Caution.PREG: date(2026, 3, 4)},
        ask_again_on={Caution.PREG: date(2026, 12, 23)},
        caution_parts={Caution.FRACT: InjuredPart.LOWER_LEG},
        notices=NoticeTime.LONGER,
        contrast=ContrastChoice.STRONG,
        year_signs=False,
        felt_told="long runs days",
        distances=DistanceChoice.MILES,
        prepare_in_rest=True,
        rep_s=3.5,
        pass_s=2.0,
        breath_in_s=5.0,
        breath_out_s=7.5,
        start_full_screen=True,
        bed=SoundBed.RAIN,
        bed_volume=35,
    )
    assert SettingsFile(DATA / "settings-2.toml").load() == (chosen, ())


def test_a_session_of_0_2_goes_on_explaining(tmp_path: Path) -> None:
    shutil.copy(DATA / "session-in-progress-2.toml", tmp_path / "session-in-progress.toml")
    checkpoint = Keepers(tmp_path).sessions.interrupted()
    assert checkpoint is not None
    explained = [s.exercise for s in checkpoint.state.timeline.segments if s.explains]
    assert explained == ["contrast-warm"]


def test_a_session_of_0_2_goes_on_with_its_passes_and_options(tmp_path: Path) -> None:
    shutil.copy(DATA / "session-in-progress-2.toml", tmp_path / "session-in-progress.toml")
    checkpoint = Keepers(tmp_path).sessions.interrupted()
    assert checkpoint is not None
    state = p.start(checkpoint.state, 1000.0)
    recipe = state.timeline.recipe
    assert (recipe.options, recipe.swapped) == (("cold",), ((1, 0),))
    assert recipe.more_rounds == (MoreRounds(GroupPass((1,)), 1),)
    offer = next(n for n, s in enumerate(state.timeline.segments) if s.offers_round)
    third = p.answer(p.jump(state, offer, 1000.0), yes=True, now=1001.0)
    assert third.segment.rounds == (RoundPosition((1,), 2, 3, 3, 1),)
    assert third.segment.kind is SegmentKind.REST


def test_a_session_of_0_2_knows_where_it_differs_from_its_routine(tmp_path: Path) -> None:
    shutil.copy(DATA / "session-in-progress-2.toml", tmp_path / "session-in-progress.toml")
    checkpoint = Keepers(tmp_path).sessions.interrupted()
    assert checkpoint is not None
    assert checkpoint.record.adaptations == (
        Adaptation(
            exercise="pigeon-pose",
            way=Way.SWAPPED,
            instead="figure-four-supine",
            cautions=(Caution.KNEE,),
        ),
        Adaptation(
            exercise="bodyweight-squat",
            way=Way.LEFT_OUT,
            cautions=(Caution.KNEE, Caution.GTPS),
        ),
    )


@pytest.fixture
def sessions(tmp_path: Path) -> SessionKeeper:
    """What keeps the sessions of a person whose one session was interrupted in version 0.1."""
    shutil.copy(DATA / "session-in-progress-1.toml", tmp_path / "session-in-progress.toml")
    return Keepers(tmp_path).sessions


def test_what_was_done_in_a_session_of_0_1_can_be_kept(sessions: SessionKeeper) -> None:
    checkpoint = sessions.interrupted()
    assert checkpoint is not None
    assert session_of(checkpoint.state, checkpoint.identity, checkpoint.saved_at) == INTERRUPTED


def test_a_session_of_0_1_goes_on_where_it_stopped(sessions: SessionKeeper) -> None:
    checkpoint = sessions.interrupted()
    assert checkpoint is not None
    state = p.start(checkpoint.state, 1000.0)
    assert state.segment.exercise == "figure-four-supine"
    assert state.segment.swap == "pigeon-pose"
    assert p.remaining_s(state, 1000.0) == 40 + 10 - 12.5
    assert p.add_round(state, 1000.0).segment.rounds == (RoundPosition((1,), 2, 3, 3, 1),)
    warm, rolls, check, ball = (state.timeline.segments[n] for n in (2, 12, 18, 20))
    assert (warm.temperature, warm.note, warm.least_s, warm.optional) == (
        "38-40",
        "Test the water.",
        100,
        True,
    )
    assert rolls.plan is not None
    assert (rolls.plan.count, rolls.plan.cycle) == (
        NumberRange(6, 6),
        (("left", 2), ("right", 2.5)),
    )
    assert check.question == Question(
        ask="Can you feel the skin normally?",
        if_no=IfNo.END,
        no_says="Wait until the feeling is back.",
        tries=2,
    )
    assert ball.plan is not None
    assert ball.plan.may_stop


@pytest.fixture
def history(tmp_path: Path) -> History:
    """The history of a person who comes from version 0.1."""
    return opened(tmp_path, "history-1.sql")


def test_sessions_of_history_1_are_all_there(history: History) -> None:
    assert [s.id for s in history.sessions.page()] == [s.id for s in SESSIONS]
    assert tuple(history.sessions.get(s.id) for s in SESSIONS) == SESSIONS


def test_soreness_after_sessions_of_history_1_is_an_entry(history: History) -> None:
    assert history.soreness.after(SESSIONS[0].id) == after_session(SESSIONS[0], 0)
    assert history.soreness.after(SESSIONS[1].id) is None
    assert [s.soreness for s in history.sessions.page()] == [0, None]


def test_notes_of_history_1_are_found(history: History) -> None:
    for text in ("FINE quot", "休憩", "glute it's"):
        found = history.sessions.page(where=SessionFilter(text=text))
        assert [s.id for s in found] == [SESSIONS[0].id]


def test_sessions_of_history_1_count_on_their_own_days(history: History) -> None:
    assert list(history.totals.days()) == [date(2026, 3, 9), date(2026, 3, 7)]
    weeks = history.totals.by_week(date(2026, 3, 2), date(2026, 3, 9))
    assert weeks == (
        WeekTotal(date(2026, 3, 9), 1, 100.625),
        WeekTotal(date(2026, 3, 2), 1, 12.25),
    )


def test_history_1_takes_further_sessions(history: History) -> None:
    history.add(INTERRUPTED)
    assert history.sessions.get(INTERRUPTED.id) == INTERRUPTED
    assert len(history.sessions.page()) == 3


def opened(tmp_path: Path, sample: str) -> History:
    """The history that a sample holds."""
    path = tmp_path / "history.sqlite3"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript((DATA / sample).read_text(encoding="utf-8"))
    return History(path, kind_of={"pigeon-pose": Kind.STRETCH}.get)


@pytest.mark.parametrize(
    ("sample", "adaptations"),
    [
        ("history-2.sql", ()),
        ("history-3.sql", ()),
        ("history-4.sql", ADAPTATIONS),
        ("history-5.sql", ADAPTATIONS),
    ],
)
def test_records_of_later_histories_are_all_there(
    tmp_path: Path, sample: str, adaptations: tuple[Adaptation, ...]
) -> None:
    history = opened(tmp_path, sample)
    first, *others = (*SESSIONS, BY_HAND)
    kept = [replace(first, adaptations=adaptations), *others]
    assert [history.sessions.get(s.id) for s in kept] == kept
    assert [s.soreness for s in history.sessions.page()] == [None, 0, None]
    assert history.soreness.between(date.min, date.max) == ENTRIES
    assert history.runs.between(date.min, date.max) == RUNS
    found = history.sessions.page(
        where=SessionFilter(text="park yoga", kinds=frozenset({Kind.STRETCH}))
    )
    assert [s.id for s in found] == [BY_HAND.id]


def test_what_was_changed_and_deleted_is_known_from_history_5_on(tmp_path: Path) -> None:
    changed_at = datetime(2026, 3, 12, 7, 30, 0, 125, tzinfo=UTC)
    history = opened(tmp_path, "history-5.sql")
    assert max(history.changed().values()) == changed_at
    assert history.deleted() == {(run.Run, "run-99"): changed_at.replace(microsecond=126)}


def keys(value: object) -> set[str]:
    """All keys in a table, at any depth."""
    if isinstance(value, dict):
        return set(value).union(*map(keys, value.values()))
    return set().union(*map(keys, value)) if isinstance(value, list) else set()


@pytest.mark.parametrize(
    ("samples", "classes"),
    [
        ("routine-*.toml", (Routine, Choice, Option, Replaced, Group, Work, Pause, Ask)),
        ("exercise-*.toml", (Exercise, Variant, Source)),
        ("topic-*.toml", (Topic, Claim)),
        ("settings-*.toml", (Settings,)),
        ("reminders-*.toml", (AtTime, AfterSession)),
        (
            "session-in-progress-*.toml",
            (
                SessionIdentity,
                Adaptation,
                SegmentProgress,
                Segment,
                RoundPosition,
                PlannedDose,
                Question,
                ExerciseFacts,
                Timing,
            ),
        ),
    ],
)
def test_a_new_key_comes_with_a_new_sample(samples: str, classes: tuple[type[Struct], ...]) -> None:
    used = set().union(*(keys(tomllib.loads(f.read_text("utf-8"))) for f in DATA.glob(samples)))
    steps = {Group, Work, Pause, Ask}
    for cls in classes:
        known = known_keys(cls) if cls in steps else [f.encode_name for f in declared_fields(cls)]
        assert sorted(set(known) - used) == [], cls.__name__
