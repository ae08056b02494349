"""From what was noted to what the first page shows."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from recoverytimer.base.paths import shipped_resources
from recoverytimer.exercise.bodyareas import Area
from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.contraindications import PersonalCautions
from recoverytimer.exercise.dose import Side
from recoverytimer.exercise.exercise import Kind
from recoverytimer.guide.library import Guide
from recoverytimer.player.session import PlayedSegment, Session
from recoverytimer.routine.adapting import adapted
from recoverytimer.routine.library import Library
from recoverytimer.routine.portrait import against
from recoverytimer.routine.timeline import SegmentKind, Timing
from recoverytimer.runs.run import Effort
from recoverytimer.soreness.stoprules import stop_rules
from recoverytimer.soreness.verdicts import Standing, verdict
from recoverytimer.today.situation import Declined, RecentRecords
from recoverytimer.today.today import SaidByPerson, Today, TodayReader
from recoverytimer.today.words.reasons import reason
from tests.keeping import Keepers
from tests.noting import NOON, entry, run


class Person:
    """Someone with a history."""

    def __init__(self, folder: Path) -> None:
        self.told: list[str] = []
        self.now = NOON
        self.cautions: frozenset[Caution] = frozenset()
        self.library = Library(shipped_resources(), folder)
        keepers = Keepers(folder, self.clock, self.told.append)
        self.history = keepers.history
        self.reader = TodayReader(
            self.library,
            stop_rules(shipped_resources()),
            keepers.records,
            keepers.sessions,
            self.clock,
            SaidByPerson(mine=lambda: PersonalCautions(self.cautions)),
        )

    def clock(self) -> datetime:
        return self.now

    def played(
        self,
        routine_id: str,
        hours_ago: float,
        seconds: float = 600,
        kind: Kind | None = None,
    ) -> None:
        ended = self.now - timedelta(hours=hours_ago)
        work = PlayedSegment(kind=SegmentKind.WORK, actual_s=seconds)
        self.history.add(
            Session(
                id=f"{routine_id}-{hours_ago}",
                routine_id=routine_id,
                routine_name=routine_id,
                started_at=ended - timedelta(seconds=seconds),
                ended_at=ended,
                offset_min=0,
                kind=kind,
                segments=(work,),
            )
        )

    def today(self, **noted: object) -> Today:
        sessions = self.history.sessions.page(count=100)
        records = RecentRecords(sessions=sessions, **noted)
        return self.reader.read_from(records, Timing(), playing=False)


@pytest.fixture
def person(tmp_path: Path) -> Person:
    return Person(tmp_path)


def offered(today: Today) -> list[str]:
    offers = (*((today.offered,) if today.offered else ()), *today.others)
    return [found.id for found, _, _ in offers]


def test_without_any_records_there_is_something_to_begin_with(person: Person) -> None:
    today = person.reader.read(Timing(), playing=False)
    assert "glute-relief" in offered(today)
    assert len(today.others) == 2
    assert today.last is None
    assert person.told == []


def test_a_session_under_a_former_id_counts_for_what_stands_for_it(person: Person) -> None:
    person.played("ice-heat-end-warm", 1.0)
    (found,) = person.reader.recent_records().sessions
    assert found.routine_id == "ice-heat"


def test_the_history_alone_decides_what_comes_next(person: Person) -> None:
    person.played("glute-relief", 3)
    today = person.reader.read(Timing(), playing=False)
    assert "glute-relief" not in offered(today)
    assert today.last is not None
    assert today.last[0].routine_id == "glute-relief"


def test_reason_and_portrait_belong_to_what_is_offered(person: Person) -> None:
    today = person.today(entries=[entry(-30, 4), entry(-1, 5)])
    assert today.offered is not None
    found, portrait, suggestion = today.offered
    assert found.id == "roll-glutes"
    assert portrait.total.seconds == 530
    assert suggestion == today.suggestions.first
    assert reason(suggestion).endswith("Roll gently.")


def test_a_hard_run_explains_the_day_of_soreness(person: Person) -> None:
    notes = [entry(-1, 4)]
    assert verdict(person.today(entries=notes).episodes[0]).standing is Standing.UNCLEAR
    for explains in (run(-1, 10, Effort.HARD), run(-1, 10, None)):
        today = person.today(entries=notes, runs=[explains])
        assert verdict(today.episodes[0]).standing is Standing.USUAL
    easy = person.today(entries=notes, runs=[run(-1, 10, Effort.EASY)])
    assert verdict(easy.episodes[0]).standing is Standing.UNCLEAR


def test_so_does_a_strength_session(person: Person) -> None:
    person.played("glute-strength", 30)
    today = person.today(entries=[entry(-1, 4)])
    assert verdict(today.episodes[0]).standing is Standing.PEAK


def test_so_does_one_whose_routine_is_gone(person: Person) -> None:
    person.played("gone", 30, kind=Kind.STRENGTH)
    today = person.today(entries=[entry(-1, 4)])
    assert verdict(today.episodes[0]).standing is Standing.PEAK


def test_the_history_knows_soreness_and_runs(person: Person) -> None:
    person.history.add(entry(-1, 4), run(-1, 10, Effort.HARD))
    today = person.reader.read(Timing(), playing=False)
    assert verdict(today.episodes[0]).standing is Standing.USUAL
    assert offered(today)[0] == "roll-glutes"


def test_a_strength_session_of_a_minute_does_not(person: Person) -> None:
    person.played("glute-strength", 30, seconds=60)
    today = person.today(entries=[entry(-1, 4)])
    assert verdict(today.episodes[0]).standing is Standing.UNCLEAR


def test_after_a_run_one_comes_down(person: Person) -> None:
    assert offered(person.today(runs=[run(-0.04, 8)]))[0] == "quick-cooldown-5"
    hard = run(-0.04, 8, Effort.HARD, duration_s=1800)
    assert offered(person.today(runs=[hard]))[0] == "full-cooldown-15"
    assert offered(person.today(runs=[hard, run(-3, 8)]))[0] == "full-cooldown-15"
    not_yet = run(1, 8, Effort.HARD)
    assert not {"full-cooldown-15", "quick-cooldown-5"} & set(offered(person.today(runs=[not_yet])))


def test_an_exercise_played_alone_counts_as_its_kind(person: Person) -> None:
    notes = [entry(-26, 4, Area.SHINS), entry(-1, 5, Area.SHINS)]
    assert "heat-only" in offered(person.today(entries=notes))
    person.played("exercise:heat-pack", 0.5)
    assert "heat-only" not in offered(person.today(entries=notes))


def test_severe_soreness_leads_to_the_guide(person: Person) -> None:
    today = person.today(entries=[entry(-1, 7)])
    assert (today.offered, today.others) == (None, ())
    assert today.suggestions.first.topic in Guide(shipped_resources()).topics


def test_a_yes_leads_to_help_and_open_questions_keep_rolling_away(person: Person) -> None:
    notes = [entry(-1, 4, Area.CALVES, Side.LEFT)]
    assert not {"roll-legs", "ice-only", "heat-only"} & set(offered(person.today(entries=notes)))
    no = person.today(entries=notes, answers={"swollen-leg": False, "torn-calf": False})
    assert "roll-legs" in offered(no)
    yes = person.today(entries=notes, answers={"swollen-leg": True})
    assert reason(yes.suggestions.first) == "Get advice the same day."
    assert offered(yes) == []


def test_not_today_and_cautions_are_kept_to(person: Person) -> None:
    declined = [Declined("glute-relief", person.now)]
    assert "glute-relief" not in offered(person.today(declined=declined))
    person.cautions = frozenset({Caution.KNEE})
    today = person.today()
    assert today.offered is not None
    exercises, mine = person.library.exercises, PersonalCautions(person.cautions)
    for offer, _, _ in (today.offered, *today.others):
        assert offer.routine is not None
        fits = adapted(offer.routine, exercises, mine).routine or offer.routine
        assert Caution.KNEE not in against(fits, exercises).cautions


def test_an_own_routine_counts_like_any_other(person: Person, tmp_path: Path) -> None:
    folder = tmp_path / "routines"
    folder.mkdir()
    text = (shipped_resources() / "routines" / "roll-glutes.toml").read_text(encoding="utf-8")
    (folder / "my-roll.toml").write_text(text.replace("hold = 45", "hold = 90"), encoding="utf-8")
    (folder / "broken.toml").write_text("nothing", encoding="utf-8")
    today = person.today(entries=[entry(-30, 4), entry(-1, 5)])
    assert offered(today)[0] == "my-roll"
