"""What the app wrote when it had learnt to speak and to remind."""

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from msgspec.structs import replace
from recoverytimer.core import player as p
from recoverytimer.core.caution import Caution
from recoverytimer.core.history import History
from recoverytimer.core.journal import Journal
from recoverytimer.core.library import Library
from recoverytimer.core.reminders import AfterSession, AtTime, Weekday
from recoverytimer.core.remindersfile import RemindersFile
from recoverytimer.core.settings import ChimeSet, Settings, ThemeChoice, VoiceLevel, VoiceSpeed
from recoverytimer.core.settingsfile import SettingsFile
from recoverytimer.core.timeline import Timing
from recoverytimer.paths import person_paths

paths = person_paths(Path(sys.argv[1]))
clock = [datetime(2026, 3, 3, 17, 0, 0, 250_000, tzinfo=UTC)]
SettingsFile(paths.settings).save(
    Settings(
        prepare_s=8.0,
        switch_s=4.0,
        chime_set=ChimeSet.WOOD,
        volume=55,
        voice=VoiceLevel.NAMES,
        voice_speed=VoiceSpeed.SLOW,
        theme=ThemeChoice.DARK,
        cautions=(Caution.KNEE, Caution.PREG),
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
own = replace(shipped, name="Evening hips", prepare=6.0)
library.save("evening-hips", own)

history = History(paths.history)
journal = Journal(history, paths.in_progress, lambda: clock[0], print)


def played(routine, seconds):
    """A session of so many seconds, a second at a time."""
    state = p.start(p.player(library.timeline(routine, Timing(8.0, 4.0))), 0.0)
    for second in range(1, seconds + 1):
        state = p.advance(state, float(second))
    clock[0] += timedelta(seconds=seconds)
    return state


first = replace(journal.begin("glute-relief"), id="11111111-0000-4000-8000-000000000001")
state = played(shipped, 100)
done = journal.finish(p.end(state, 100.0), first)
journal.keep(replace(done, soreness=3, note="Left was tighter; “better” after."))
clock[0] = datetime(2026, 3, 4, 10, tzinfo=UTC)
second = replace(journal.begin("evening-hips"), id="11111111-0000-4000-8000-000000000002")
journal.checkpoint(second, p.pause(played(own, 75), 75.0))
history.close()
