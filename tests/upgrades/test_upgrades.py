"""Folders that the apps of old commits wrote, opened by today's: all is there, and quietly."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication

from recoverytimer.base.storage.migrations import MIGRATIONS
from recoverytimer.exercise.bodyareas import Area
from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.dose import Side
from recoverytimer.exercise.equipment import Equipment
from recoverytimer.exercise.injuredpart import InjuredPart
from recoverytimer.player.player import PlayerStatus
from recoverytimer.reminders.reminder import AfterSession, AtTime, Weekday
from recoverytimer.routine.adaptation import Adaptation, Way
from recoverytimer.runs.run import Effort, Run
from recoverytimer.settings.settings import (
    ChimeSet,
    CountdownStyle,
    Explaining,
    Settings,
    TextSize,
    ThemeChoice,
    VoiceLevel,
    VoiceSpeed,
)
from tests.driving import Driver
from tests.upgrades.opening import SAMPLES, bytes_in, take

NAMES = sorted(path.name for path in SAMPLES.iterdir())
WITH_REMINDERS = [name for name in NAMES if name != "history1"]
WITH_SORENESS = ["history2", "history3", "history4", "history5"]
WITH_WAITING = ["history3", "history4", "history5"]
WITH_ADAPTATIONS = {"history4", "history5"}
DONE = "11111111-0000-4000-8000-000000000001"
INTERRUPTED = "11111111-0000-4000-8000-000000000002"
FIRST_DAY = Settings(
    prepare_s=8.0,
    switch_s=4.0,
    with_optional=False,
    countdown=CountdownStyle.DIGITS,
    theme=ThemeChoice.DARK,
    text_size=TextSize.LARGE,
    cautions=(Caution.KNEE, Caution.PREG),
)
SPEAKING = {
    "prepare_s": 8.0,
    "switch_s": 4.0,
    "chime_set": ChimeSet.WOOD,
    "volume": 55,
    "voice": VoiceLevel.NAMES,
    "voice_speed": VoiceSpeed.SLOW,
    "theme": ThemeChoice.DARK,
    "cautions": (Caution.KNEE, Caution.PREG),
}
ASKED = SPEAKING | {
    "days_a_week_goal": 4,
    "asked": True,
    "tight": (Area.CALVES,),
    "equipment": (Equipment.MAT, Equipment.ROLLER),
    "explaining": Explaining.EVERY_TIME,
    "caution_days": {Caution.PREG: date(2026, 1, 10)},
}
WITH_PARTS = Settings(
    **ASKED
    | {
        "cautions": (Caution.FRACT, Caution.KNEE, Caution.PREG),
        "ask_again_on": {Caution.PREG: date(2026, 3, 20)},
        "caution_parts": {Caution.FRACT: InjuredPart.LOWER_LEG},
    }
)
SETTINGS = {
    "history1": FIRST_DAY,
    "reminders": Settings(**SPEAKING),
    "history2": Settings(**SPEAKING, days_a_week_goal=4),
    "history3": Settings(**ASKED),
    "history4": WITH_PARTS,
    # Its signs were kept with all else that a person chose.
    "history5": replace(WITH_PARTS, year_signs=True),
}
RUN = Run(
    id="33333333-0000-4000-8000-000000000001",
    started_at=datetime(2026, 3, 2, 6, tzinfo=UTC),
    offset_min=60,
    distance_m=8000.0,
    duration_s=2700.0,
    effort=Effort.EASY,
    note="Along the river",
)
ADAPTED = (
    Adaptation(
        exercise="pigeon-pose",
        way=Way.SWAPPED,
        instead="figure-four-supine",
        cautions=(Caution.KNEE,),
    ),
)


@pytest.fixture
def opened(make: Callable[[], Driver], tmp_path: Path, request: pytest.FixtureRequest) -> Driver:
    """Today's app on the folder of an old one."""
    take(request.param, tmp_path)
    return make()


def on(*names: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("opened", names, indirect=True)


def sample_of(request: pytest.FixtureRequest) -> str:
    return str(request.node.callspec.params["opened"])


def test_every_schema_of_the_history_has_its_folder() -> None:
    texts = [path.read_text(encoding="utf-8") for path in SAMPLES.glob("*/history.sql")]
    kept = {text.partition("user_version = ")[2].partition(";")[0] for text in texts}
    assert kept == {str(number + 1) for number in range(len(MIGRATIONS))}


@on(*NAMES)
def test_it_opens_without_complaint_and_sets_nothing_aside(opened: Driver, tmp_path: Path) -> None:
    told = [opened.text()]
    opened.app.subjects.exercises.drafts.find(None)
    for page in ("Routines", "History", "Guide", "Today"):
        opened.click(page)
        told.append(opened.text())
    said = "\n".join(told)
    for complaint in ("damaged", "kept as", "cannot be", "could not be read", "newer"):
        assert complaint not in said
    assert [name for name in bytes_in(tmp_path) if "damaged" in name or "not-saved-2" in name] == []


@on(*NAMES)
def test_settings_are_as_they_were_chosen(opened: Driver, request: pytest.FixtureRequest) -> None:
    expected = SETTINGS[sample_of(request)]
    if not expected.caution_days:
        # A day is counted from where none was kept.
        expected = replace(expected, caution_days={Caution.PREG: date(2026, 3, 4)})
    assert opened.app.keeper.current == expected


@on(*NAMES)
def test_the_session_is_there_with_what_was_felt_after_it(
    opened: Driver, request: pytest.FixtureRequest
) -> None:
    history = opened.app.services.history
    session = history.sessions.get(DONE)
    assert session is not None
    assert session.routine_name == "Glute relief stretches"
    assert session.started_at == datetime(2026, 3, 3, 17, 0, 0, 250_000, tzinfo=UTC)
    assert (session.offset_min, session.total_s) == (60, 100.0)
    assert session.note == "Left was tighter; “better” after."
    assert session.adaptations == (ADAPTED if sample_of(request) in WITH_ADAPTATIONS else ())
    felt = history.soreness.after(DONE)
    assert felt is not None
    assert felt.level == 3
    opened.click("History")
    assert "1 min" in opened.text()


@on(*WITH_SORENESS)
def test_soreness_and_runs_are_there(opened: Driver) -> None:
    history = opened.app.services.history
    entries = history.soreness.between(date(2026, 3, 4), date(2026, 3, 4))
    ((area, side, level, note),) = [(e.area, e.side, e.level, e.note) for e in entries]
    assert (area, side, level, note) == (Area.GLUTES, Side.LEFT, 5, "On the stairs.")
    assert history.runs.between(date(2026, 3, 1), date(2026, 3, 4)) == (RUN,)


@on(*WITH_WAITING)
def test_what_waited_is_in_the_history(opened: Driver, tmp_path: Path) -> None:
    assert "What could not be saved before is now in your history." in opened.text()
    assert not (tmp_path / "records-not-saved-yet.json").exists()


@on(*NAMES)
def test_the_interrupted_session_goes_on_to_its_end(opened: Driver) -> None:
    assert "Evening hips" in opened.text()
    opened.click("Resume")
    playback = opened.app.subjects.player.playback
    assert playback.moment.state.progress[1].spent_s == 60.0
    opened.app.subjects.player.playback.toggle()
    while playback.is_open and playback.moment.state.status is not PlayerStatus.FINISHED:
        opened.wait(10)
    opened.app.writer.flush()
    session = opened.app.services.history.sessions.get(INTERRUPTED)
    assert session is not None
    assert session.is_complete
    assert session.started_at == datetime(2026, 3, 4, 10, tzinfo=UTC)


@on(*NAMES)
def test_what_was_done_of_it_can_be_kept(opened: Driver, request: pytest.FixtureRequest) -> None:
    opened.click("Keep what you did")
    opened.app.writer.flush()
    session = opened.app.services.history.sessions.get(INTERRUPTED)
    assert session is not None
    assert session.segments[1].actual_s == 60.0
    assert session.adaptations == (ADAPTED if sample_of(request) in WITH_ADAPTATIONS else ())


@on(*NAMES)
def test_own_routines_are_there(opened: Driver) -> None:
    entry = opened.app.services.library.routine("evening-hips")
    assert entry is not None
    assert entry.problems == ()
    assert entry.routine is not None
    assert (entry.routine.name, entry.routine.prepare) == ("Evening hips", 6.0)


@on(*WITH_REMINDERS)
def test_reminders_are_there(opened: Driver) -> None:
    first, second = opened.app.services.reminders.current
    assert isinstance(first, AtTime)
    assert (first.routine_id, first.at) == ("glute-relief", "18:30")
    assert first.weekdays == (Weekday.MON, Weekday.THU)
    assert isinstance(second, AfterSession)
    assert (second.hours_after, second.most_a_day) == (2.5, 3)


@on(*WITH_SORENESS)
def test_own_exercises_and_drafts_are_there(opened: Driver) -> None:
    services, subjects = opened.app.services, opened.app.subjects
    assert services.library.exercises["wide-childs-pose"].name == "Wide child"
    drafts = subjects.routines.drafts
    found = drafts.find("evening-hips")
    assert found is not None
    assert found.routine.name == "Evening hips, longer"
    assert found.base == services.library.own_text("evening-hips")
    kept = subjects.exercises.drafts.find(None)
    assert kept is not None
    assert kept.table == {"name": "Frog", "kind": "stretch", "dose": {"hold": "two"}}


@on(*WITH_SORENESS)
def test_what_was_answered_declined_and_asked_still_holds(
    opened: Driver, request: pytest.FixtureRequest
) -> None:
    services, name = opened.app.services, sample_of(request)
    (answer,) = services.answers.load()
    assert (answer.question, answer.yes, answer.seen) == (
        "numbness",
        True,
        name in WITH_ADAPTATIONS,
    )
    assert [one.routine_id for one in services.declined.load()] == ["desk-break"]
    asked = {(one.exercise, one.caution, one.on, one.part) for one in services.asked.load()}
    pigeon = ("pigeon-pose", Caution.KNEE)
    assert (
        asked
        == {
            "history2": set(),
            "history3": {(*pigeon, None, None)},
            "history4": {
                (*pigeon, date(2026, 3, 1), None),
                ("calf-raise", Caution.FRACT, None, InjuredPart.LOWER_LEG),
            },
            "history5": {
                (*pigeon, date(2026, 3, 1), None),
                ("calf-raise", Caution.FRACT, None, InjuredPart.LOWER_LEG),
            },
        }[name]
    )


@on(*NAMES)
def test_an_older_history_is_kept_beside_the_new_one(
    opened: Driver, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    newest = len(MIGRATIONS)
    with closing(sqlite3.connect(tmp_path / "history.sqlite3")) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (newest,)
    backup = tmp_path / f"history.sqlite3.before-{newest}"
    assert backup.exists() == (sample_of(request) != "history5")


@on(*NAMES)
def test_a_second_start_finds_all_of_it_again(
    opened: Driver, make: Callable[[], Driver], tmp_path: Path
) -> None:
    opened.app.writer.flush()
    before = {n: b for n, b in bytes_in(tmp_path).items() if n.endswith((".toml", ".json"))}
    make()
    QApplication.processEvents()
    after = bytes_in(tmp_path)
    assert {name: after[name] for name in before} == before
