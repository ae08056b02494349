"""What the app wrote with the fifth history, which knows what was changed and deleted when."""

import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from msgspec.structs import replace

from recoverytimer.base.ownfile import SettingAside
from recoverytimer.base.paths import person_paths
from recoverytimer.base.storage.reserve import DiskReserve
from recoverytimer.base.writer import Writer
from recoverytimer.exercise.askedfile import Asked, AskedFile
from recoverytimer.exercise.bodyareas import Area
from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.dose import Side
from recoverytimer.exercise.drafts import ExerciseDrafts, KeptExerciseDraft
from recoverytimer.exercise.equipment import Equipment
from recoverytimer.exercise.injuredpart import InjuredPart
from recoverytimer.history.history import History
from recoverytimer.history.recordkeeper import RecordKeeper
from recoverytimer.history.sessionkeeper import SessionKeeper
from recoverytimer.history.waitingfile import WaitingFile
from recoverytimer.player import player as p
from recoverytimer.reminders.file import RemindersFile
from recoverytimer.reminders.reminder import AfterSession, AtTime, Weekday
from recoverytimer.routine.adaptation import Adaptation, Way
from recoverytimer.routine.drafts import RoutineDraft, RoutineDrafts
from recoverytimer.routine.library import Library
from recoverytimer.routine.timeline import Timing, timeline_recipe
from recoverytimer.routine.timelinebuilder import build_timeline
from recoverytimer.runs.run import Effort, Run
from recoverytimer.settings.file import SettingsFile
from recoverytimer.settings.settings import (
    ChimeSet,
    Explaining,
    Settings,
    ThemeChoice,
    VoiceLevel,
    VoiceSpeed,
)
from recoverytimer.soreness.answers import Answer, AnswersFile
from recoverytimer.soreness.entry import SorenessEntry, after_session
from recoverytimer.today.nottoday import DeclinedFile

paths = person_paths(Path(sys.argv[1]))
clock = [datetime(2026, 3, 3, 17, 0, 0, 250_000, tzinfo=UTC)]
ADAPTED = (
    Adaptation(
        exercise="pigeon-pose",
        way=Way.SWAPPED,
        instead="figure-four-supine",
        cautions=(Caution.KNEE,),
    ),
)
writer, aside = Writer(), SettingAside(lambda: clock[0], print)
SettingsFile(paths.settings).save(
    Settings(
        prepare_s=8.0,
        switch_s=4.0,
        chime_set=ChimeSet.WOOD,
        volume=55,
        voice=VoiceLevel.NAMES,
        explaining=Explaining.EVERY_TIME,
        voice_speed=VoiceSpeed.SLOW,
        theme=ThemeChoice.DARK,
        days_a_week_goal=4,
        asked=True,
        tight=(Area.CALVES,),
        equipment=(Equipment.MAT, Equipment.ROLLER),
        cautions=(Caution.FRACT, Caution.KNEE, Caution.PREG),
        caution_days={Caution.PREG: date(2026, 1, 10)},
        ask_again_on={Caution.PREG: date(2026, 3, 20)},
        caution_parts={Caution.FRACT: InjuredPart.LOWER_LEG},
    )
)
RemindersFile(paths.reminders).save(
    (
        AtTime(routine_id="glute-relief", at="18:30", weekdays=(Weekday.MON, Weekday.THU)),
        AfterSession(routine_id="ice-only", hours_after=2.5, most_a_day=3),
    )
)
library = Library(paths.resources, paths.data)
shipped = library.routine("glute-relief").routine
own = replace(shipped, name="Evening hips", prepare=6.0, origin="glute-relief")
library.save("evening-hips", own)
library.exercises.save(
    "wide-childs-pose", replace(library.exercises["childs-pose"], name="Wide child")
)
RoutineDrafts(paths.drafts, writer, aside).keep(
    RoutineDraft(
        routine_id="evening-hips",
        routine=replace(own, name="Evening hips, longer"),
        base=library.own_text("evening-hips"),
    )
)
ExerciseDrafts(paths.exercise_drafts, writer, aside).keep(
    KeptExerciseDraft(table={"name": "Frog", "kind": "stretch", "dose": {"hold": "two"}})
)
AnswersFile(paths.answers).save(
    [
        Answer(
            question="numbness",
            yes=True,
            at=datetime(2026, 2, 20, 6, tzinfo=UTC),
            seen=True,
            asked_at=datetime(2026, 3, 4, 6, tzinfo=UTC),
        )
    ]
)
DeclinedFile(paths.declined, lambda: datetime(2026, 3, 4, 8, tzinfo=UTC)).decline("desk-break")
AskedFile(paths.asked).keep(
    Asked("pigeon-pose", Caution.KNEE, on=date(2026, 3, 1)),
    Asked("calf-raise", Caution.FRACT, part=InjuredPart.LOWER_LEG),
)

kinds = library.exercises.kind_of
history = History(paths.history, kind_of=kinds, now=lambda: clock[0])
written = History(paths.history, kind_of=kinds, now=lambda: clock[0])
reserve = DiskReserve(paths.session_files.reserve)
waiting = paths.session_files.waiting
records = RecordKeeper(history, written, writer, waiting, reserve, lambda: clock[0], print)
sessions = SessionKeeper(records, writer, paths.session_files, reserve, lambda: clock[0], print)


def played(routine, seconds):
    """A session of so many seconds, a second at a time."""
    timeline = build_timeline(timeline_recipe(routine, library.exercises, Timing(8.0, 4.0)))
    state = p.start(p.new_player(timeline), 0.0)
    for second in range(1, seconds + 1):
        state = p.advance(state, float(second))
    clock[0] += timedelta(seconds=seconds)
    return state


first = replace(sessions.begin("glute-relief", ADAPTED), id="11111111-0000-4000-8000-000000000001")
state = played(shipped, 100)
done = sessions.finish(p.end(state, 100.0), first, lasted_s=100.0)
done = replace(done, note="Left was tighter; “better” after.")
records.keep(
    done,
    after_session(done, 3),
    SorenessEntry(
        id="22222222-0000-4000-8000-000000000001",
        at=datetime(2026, 3, 4, 6, 0, 0, 125, tzinfo=UTC),
        offset_min=60,
        level=5,
        area=Area.GLUTES,
        side=Side.LEFT,
        note="On the stairs.",
    ),
)
run = Run(
    id="33333333-0000-4000-8000-000000000001",
    started_at=datetime(2026, 3, 2, 6, tzinfo=UTC),
    offset_min=60,
    distance_m=8000.0,
    duration_s=2700.0,
    effort=Effort.EASY,
    note="Along the river",
)
mistyped = replace(run, id="33333333-0000-4000-8000-000000000002", distance_m=80.0)
records.keep(mistyped)
records.change(lambda history: history.runs.delete(mistyped.id))
# As on a disk that was full when the run was logged.
WaitingFile(waiting, aside).save([run])
clock[0] = datetime(2026, 3, 4, 10, tzinfo=UTC)
second = replace(sessions.begin("evening-hips", ADAPTED), id="11111111-0000-4000-8000-000000000002")
sessions.checkpoint(second, p.pause(played(own, 75), 75.0), lasted_s=75.0)
for one in (history, written, reserve, writer):
    one.close()
