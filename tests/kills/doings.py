"""What a process does until it is killed, and what must be left of it then.

`python -m tests.kills.doings KIND FOLDER [MS]` does it; each line that it prints is a promise. With
MS every fsync takes so long.
"""

from __future__ import annotations

import os
import sqlite3
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

from msgspec.structs import replace

from recoverytimer.base.clash import ClashChoice
from recoverytimer.base.paths import shipped_resources
from recoverytimer.base.writer import Writer, one_thread
from recoverytimer.exercise.drafts import ExerciseDrafts, KeptExerciseDraft
from recoverytimer.exercise.exercise import Exercise
from recoverytimer.exercise.files import exercise_table, read_exercise, read_exercise_table
from recoverytimer.history.history import History
from recoverytimer.player import player as play
from recoverytimer.player.checkpoint import CheckpointFile
from recoverytimer.player.opensession import KEPT_EVERY_S, OpenSession
from recoverytimer.player.player import new_player
from recoverytimer.records.backup.restore import restore_backup
from recoverytimer.records.backup.write import BackupStamp, write_backup
from recoverytimer.records.importrecords import take_in
from recoverytimer.records.personfiles import PersonFiles
from recoverytimer.records.readfiles import IncomingRecords
from recoverytimer.records.records import Records, records_of
from recoverytimer.routine.drafts import RoutineDraft, RoutineDrafts
from recoverytimer.routine.library import Library
from recoverytimer.routine.routine import Routine
from recoverytimer.sharing.bundle import Piece, PieceFolder
from recoverytimer.sharing.carryout import carry_out
from recoverytimer.sharing.importplan import ImportPlan, ImportRow, Presence
from recoverytimer.sharing.presentfiles import PresentFiles
from tests import DATA
from tests.keeping import Keepers
from tests.making import BEND, GLUTE_RELIEF, routine_of
from tests.plausible import laid_out, runner
from tests.recordmaking import run, session

STAMP = BackupStamp(datetime(2026, 3, 4, tzinfo=UTC), "0.1.0")
MINE = "routines/mine.toml"
BATCH, FILES, SESSIONS = 20, 12, 1500
# So many seconds are handed in before one waits for the disk.
AHEAD = 4
RNG = Random(1)


def say(line: str) -> None:
    """Promise something, whole and at once."""
    os.write(1, f"{line}\n".encode())


class Doing:
    """One kind of doing, on a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.history_path = folder / "history.sqlite3"
        self.writer = Writer(_nobody, one_thread)

    def prepare(self) -> None:
        """What is there before the first process."""

    def do(self) -> None:
        """Do it for ever, or once."""
        raise NotImplementedError

    def lost(self, said: list[str]) -> list[str]:
        """What was promised, by a process that was killed just now, and is not there."""
        raise NotImplementedError

    @contextmanager
    def history(self) -> Iterator[History]:
        """The history; a database that is not sound raises."""
        history = History(self.history_path)
        yield history
        history.close()
        with closing(sqlite3.connect(self.history_path)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


class Sessions(Doing):
    """Plays, is cut off, goes on or begins another; on a clock that knows no waiting."""

    def do(self) -> None:
        """It is promised every few seconds, when all that was handed in is written."""
        path = self.folder / "session-in-progress.toml"
        now, wall = [0.0], datetime.now(UTC)
        sessions = Keepers(
            self.folder,
            lambda: wall + timedelta(seconds=now[0]),
            lambda _text: None,
            writer=self.writer,
        ).sessions
        playing = OpenSession(lambda: now[0], sessions)
        found = sessions.interrupted()
        for number in count():
            if found is not None and number == 0 and os.getpid() % 2:
                playing.go_on(found.state, found.identity, found.lasted_until(wall))
                playing.apply(play.start)
            else:
                playing.begin(new_player(laid_out("heat-only")), "heat-only")
            self.writer.flush()
            begun = CheckpointFile(path).load()
            assert begun is not None
            self._plays(playing, now, begun.identity.id)

    def _plays(self, playing: OpenSession, now: list[float], session_id: str) -> None:
        while playing.is_open:
            now[0] += 1.0
            playing.apply(play.advance)
            moment = playing.moment
            assert moment is not None
            if moment.state.segment.planned_s is None or moment.state.segment.question:
                playing.apply(lambda state, at: play.answer(state, yes=True, now=at))
                playing.apply(play.next_segment)
            if now[0] % AHEAD == 0:
                self.writer.flush()
                say(f"{session_id} {play.elapsed_s(moment.state, moment.now)}")
            else:
                playing.apply(play.toggle)
                playing.apply(play.toggle)

    def lost(self, said: list[str]) -> list[str]:
        """Of each session all but what is kept every so often, and a start by mistake."""
        last = {line.split()[0]: float(line.split()[1]) for line in said}
        left = CheckpointFile(self.folder / "session-in-progress.toml").load()
        faults = []
        with self.history() as history:
            for session_id, elapsed_s in last.items():
                kept = history.sessions.get(session_id)
                there_s = kept.total_s if kept else 0.0
                if left is not None and left.identity.id == session_id:
                    there_s = max(there_s, play.elapsed_s(left.state, 0.0))
                least_s = elapsed_s - KEPT_EVERY_S
                if there_s < least_s and (kept is not None or elapsed_s > 30):
                    faults.append(f"{elapsed_s - there_s} s of a session")
        return faults


class Editor(Doing):
    """Keeps drafts of a routine and of an exercise, and saves both."""

    def do(self) -> None:
        """Each version is promised when it is kept."""
        library, do = Library(shipped_resources(), self.folder), self.writer.do
        drafts, others = self._drafts(), self._exercise_drafts()
        routine = routine_of(GLUTE_RELIEF)
        for number in count(self._there()["routine"] + 1):
            named = replace(routine, name=f"Mine {number}")
            drafts.keep(RoutineDraft(routine_id="mine", routine=named))
            do(partial(say, f"draft {number}"))
            do(partial(library.save, "mine", named))
            do(partial(say, f"routine {number}"))
            exercise = replace(BEND, name=f"Mine {number}")
            others.keep(KeptExerciseDraft(id="mine", table=exercise_table(exercise)))
            do(partial(say, f"other {number}"))
            do(partial(library.exercises.save, "mine", exercise))
            do(partial(say, f"exercise {number}"))
            self.writer.flush()

    def _drafts(self) -> RoutineDrafts:
        return RoutineDrafts(self.folder / "drafts", self.writer)

    def _exercise_drafts(self) -> ExerciseDrafts:
        return ExerciseDrafts(self.folder / "drafts" / "exercises", self.writer)

    def _there(self) -> dict[str, int]:
        """The number of each file; -1 where there is none that is whole."""
        entry = Library(shipped_resources(), self.folder).routine("mine")
        draft = self._drafts().find("mine")
        other = self._exercise_drafts().find("mine")
        return {
            "draft": _number(draft.routine if draft else None),
            "routine": _number(entry.to_edit if entry else None),
            "other": _number(read_exercise_table(other.table).value if other else None),
            "exercise": _number(read_exercise(self.folder / "exercises" / "mine.toml").value),
        }

    def lost(self, said: list[str]) -> list[str]:
        """What is there is whole, and as new as was promised."""
        there = self._there()
        last = {line.split()[0]: int(line.split()[1]) for line in said}
        return [f"the {kind} {n}" for kind, n in last.items() if there[kind] < n]


def _number(named: Routine | Exercise | None) -> int:
    return int(named.name.split()[1]) if named else -1


class Imports(Doing):
    """Takes in records, and routines from elsewhere."""

    def do(self) -> None:
        """Each batch is promised when it is taken."""
        history = History(self.history_path)
        present = PresentFiles(shipped_resources(), self.folder)
        for number in count(os.getpid() * 1000):
            batch = [replace(session(), id=f"{number}-{n}") for n in range(BATCH)]
            take_in(history, IncomingRecords(Records(tuple(batch), runs=(run(number),))))
            say(f"records {number}")
            data = f"{GLUTE_RELIEF}\n# {number}\n".encode()
            pieces = [Piece(PieceFolder.ROUTINES, f"r{n}.toml", "Mine", data) for n in range(FILES)]
            rows = tuple(ImportRow(piece, Presence.NEW, piece, writes=True) for piece in pieces)
            carry_out(ImportPlan(rows), present)
            say(f"files {number}")

    def lost(self, said: list[str]) -> list[str]:
        """Of each batch all or nothing; of files whole ones, and as new as was promised."""
        faults = []
        with self.history() as history:
            ids = {s.id for s in records_of(history).sessions}
        for line in said:
            kind, number = line.split()
            if kind == "records" and any(f"{number}-{n}" not in ids for n in range(BATCH)):
                faults.append(f"records {number}")
        batches = {one.split("-")[0] for one in ids}
        faults += [f"part of {b}" for b in batches if f"{b}-{BATCH - 1}" not in ids]
        library = Library(shipped_resources(), self.folder)
        if any(line.startswith("files") for line in said):
            found = [library.routine(f"r{n}") for n in range(FILES)]
            faults += ["a routine" for entry in found if entry is None or entry.to_edit is None]
        return faults


class Restores(Doing):
    """Restores a backup into a home where something is already; then it is emptied again."""

    @property
    def _backup(self) -> Path:
        return self.folder / "backup.zip"

    def prepare(self) -> None:
        """Another home with a bit of everything, as a backup."""
        home = PersonFiles(self.folder / "other" / "settings.toml", self.folder / "other")
        history = History(home.history)
        history.add(*runner(1, date(2026, 3, 1), 60).records)
        history.close()
        for n in range(FILES):
            path = home.path(f"routines/r{n}.toml")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(GLUTE_RELIEF, encoding="utf-8")
        home.settings.write_text("prepare_s = 8.0\n", encoding="utf-8")
        write_backup(home, self._backup, STAMP)
        self._begin_anew()

    def _begin_anew(self) -> None:
        import shutil

        shutil.rmtree(self._home.data, ignore_errors=True)
        path = self._home.path(MINE)
        path.parent.mkdir(parents=True)
        path.write_text(GLUTE_RELIEF, encoding="utf-8")
        history = History(self._home.history)
        history.add(session())
        history.close()

    @property
    def _home(self) -> PersonFiles:
        return PersonFiles(self.folder / "mine" / "settings.toml", self.folder / "mine")

    def do(self) -> None:
        """The whole backup is promised when it is taken."""
        self._restore()
        say("restored")

    def _restore(self) -> None:
        history = History(self._home.history)
        restore_backup(self._home, history, self._backup, ClashChoice.KEEP_BOTH, STAMP)
        history.close()

    def lost(self, said: list[str]) -> list[str]:
        """What was there stays; the same restore goes on to its end."""
        home, faults = self._home, []
        wanted = {f"routines/r{n}.toml" for n in range(FILES)}
        faults += ["part of a file" for n in wanted if self._is_partial(home.path(n))]
        if said and not wanted.issubset(home.names()):
            faults.append("a file that was restored")
        self._restore()
        history = History(home.history)
        found = records_of(history)
        history.close()
        if home.path(MINE).read_text(encoding="utf-8") != GLUTE_RELIEF:
            faults.append("what was there")
        if session().id not in {s.id for s in found.sessions} or len(found.sessions) < 10:
            faults.append("records")
        if not wanted.issubset(home.names()):
            faults.append("a file")
        self._begin_anew()
        return faults

    def _is_partial(self, path: Path) -> bool:
        return path.exists() and path.read_text(encoding="utf-8") != GLUTE_RELIEF


class Migrations(Doing):
    """Opens a history of version 2 with many sessions, some of which end before they start."""

    def prepare(self) -> None:
        """As version 0.1 left it."""
        self.history_path.unlink(missing_ok=True)
        for path in self.folder.glob("history.sqlite3*"):
            path.unlink()
        with closing(sqlite3.connect(self.history_path)) as connection, connection:
            connection.executescript((DATA / "history-2.sql").read_text(encoding="utf-8"))
            row = connection.execute("SELECT * FROM sessions WHERE NOT by_hand").fetchone()
            ends = ["2000-01-01T00:00:00.000000+00:00", row[7]]
            marks = ",".join("?" * len(row))
            connection.executemany(
                f"INSERT INTO sessions VALUES ({marks})",
                [(1000 + n, f"s{n}", *row[2:7], ends[n % 2], *row[8:]) for n in range(SESSIONS)],
            )

    def do(self) -> None:
        """Being brought up to date is promised when the history answers."""
        History(self.history_path).sessions.page()
        say("migrated")

    def lost(self, _said: list[str]) -> list[str]:
        """All sessions are there and end after they start, however far it came."""
        with closing(sqlite3.connect(self.history_path)) as connection:
            (before,) = connection.execute("SELECT count(*) FROM sessions").fetchone()
        with self.history() as history:
            found = records_of(history).sessions
        faults = [] if before == len(found) == SESSIONS + 3 else [f"{SESSIONS + 3 - len(found)}"]
        faults += ["an end" for s in found if s.ended_at < s.started_at]
        self.prepare()
        return faults


DOINGS: dict[str, type[Doing]] = {
    "sessions": Sessions,
    "editor": Editor,
    "imports": Imports,
    "restores": Restores,
    "migrations": Migrations,
}


class SlowConnection(sqlite3.Connection):
    """A database that takes its time to commit; so it does on a disk where an fsync takes long."""

    wait_s = 0.0

    def __exit__(self, *raised: object) -> Any:
        time.sleep(SlowConnection.wait_s * RNG.random())
        ended = super().__exit__(*raised)  # type: ignore[arg-type]
        time.sleep(SlowConnection.wait_s * RNG.random())
        return ended


def slow_down(wait_s: float) -> None:
    """Have every fsync take so long, in our files and about so in the database."""
    sync, connect = os.fsync, sqlite3.connect

    def slow(file: int) -> None:
        time.sleep(wait_s)
        sync(file)

    os.fsync = slow
    SlowConnection.wait_s = wait_s
    sqlite3.connect = partial(connect, factory=SlowConnection)  # type: ignore[assignment]


def _nobody() -> None:
    """Nobody is woken: who hands in waits now and then."""


if __name__ == "__main__":
    slow_down(float(sys.argv[3]) / 1000) if len(sys.argv) > 3 else None
    doing = DOINGS[sys.argv[1]](Path(sys.argv[2]))
    say("ready")
    doing.do()
