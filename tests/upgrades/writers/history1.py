"""What the app of the first day wrote."""

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from msgspec.structs import replace
from recoverytimer.core import player as p
from recoverytimer.core.exercise import Caution
from recoverytimer.core.history import History
from recoverytimer.core.journal import Journal
from recoverytimer.core.library import Library
from recoverytimer.core.settings import (
    CountdownStyle,
    Settings,
    SettingsFile,
    TextSize,
    ThemeChoice,
)
from recoverytimer.core.timeline import Timing
from recoverytimer.paths import person_paths

paths = person_paths(Path(sys.argv[1]))
clock = [datetime(2026, 3, 3, 17, 0, 0, 250_000, tzinfo=UTC)]
SettingsFile(paths.settings).save(
    Settings(
        prepare_s=8.0,
        switch_s=4.0,
        with_optional=False,
        countdown=CountdownStyle.DIGITS,
        theme=ThemeChoice.DARK,
        text_size=TextSize.LARGE,
        cautions=(Caution.KNEE, Caution.PREG),
    )
)
library = Library(paths.resources, paths.data)
shipped = library.routine("glute-relief").routine
own = replace(shipped, name="Evening hips", prepare=6.0)
library.save("evening-hips", own)

history = History(paths.history)
journal = Journal(history, paths.in_progress, lambda: clock[0], print)


def played(routine, identity, seconds):
    """A session of so many seconds, a second at a time."""
    state = p.start(p.player(library.timeline(routine, Timing(8.0, 4.0))), 0.0)
    for second in range(1, seconds + 1):
        state = p.advance(state, float(second))
    clock[0] += timedelta(seconds=seconds)
    return state


first = replace(journal.begin("glute-relief"), id="11111111-0000-4000-8000-000000000001")
state = played(shipped, first, 100)
done = journal.finish(p.end(state, 100.0), first)
journal.keep(replace(done, soreness=3, note="Left was tighter; “better” after."))
clock[0] = datetime(2026, 3, 4, 10, tzinfo=UTC)
second = replace(journal.begin("evening-hips"), id="11111111-0000-4000-8000-000000000002")
state = played(own, second, 75)
state = p.add_round(state, 75.0)
journal.checkpoint(second, state)
history.close()
