"""The schema of the history, from version to version.

What turns version 0 (an empty file) into 1, 1 into 2 and so on; a step once shipped stays. A step
may call the functions `kind_of(exercise)`, `words_of(text)` and `later(instant, seconds)`, which is
NULL where a row holds no such thing. Whatever a row holds, it does not keep the others from being
read.
"""

from __future__ import annotations

_VERSION_1 = """
CREATE TABLE sessions (
    id TEXT PRIMARY KEY,
    routine_id TEXT NOT NULL,
    routine_name TEXT NOT NULL,
    started_at TEXT NOT NULL,
    ended_at TEXT NOT NULL,
    offset_min INTEGER NOT NULL,
    day TEXT NOT NULL,
    week TEXT NOT NULL,
    work_s REAL NOT NULL,
    total_s REAL NOT NULL,
    complete INTEGER NOT NULL,
    soreness INTEGER,
    note TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX sessions_by_start ON sessions (started_at, id);
CREATE INDEX sessions_by_day ON sessions (day, total_s);
CREATE INDEX sessions_by_week ON sessions (week, total_s);
CREATE TABLE segments (
    session_id TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    kind TEXT NOT NULL,
    exercise TEXT,
    side TEXT,
    round INTEGER,
    planned_s REAL,
    actual_s REAL NOT NULL,
    outcome TEXT NOT NULL,
    PRIMARY KEY (session_id, number)
) WITHOUT ROWID;
"""
# Sessions get a small number as their key, which makes the file a third smaller and reading what
# belongs together several times faster; their main kind; and how sore one was becomes an entry of
# its own. Version 1 wrote milliseconds; from now on instants are kept as they are.
_VERSION_2 = """
ALTER TABLE segments RENAME TO old_segments;
ALTER TABLE sessions RENAME TO old_sessions;
DROP INDEX sessions_by_start;
DROP INDEX sessions_by_day;
DROP INDEX sessions_by_week;
CREATE TABLE sessions (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    routine_id TEXT NOT NULL,
    routine_name TEXT NOT NULL,
    kind TEXT,
    by_hand INTEGER NOT NULL,
    started_at TEXT NOT NULL,
    ended_at TEXT NOT NULL,
    offset_min INTEGER NOT NULL,
    day TEXT NOT NULL,
    week TEXT NOT NULL,
    work_s REAL NOT NULL,
    total_s REAL NOT NULL,
    complete INTEGER NOT NULL,
    note TEXT NOT NULL,
    words TEXT NOT NULL
);
INSERT INTO sessions
    (id, routine_id, routine_name, kind, by_hand, started_at, ended_at, offset_min, day, week,
     work_s, total_s, complete, note, words)
SELECT id, routine_id, routine_name,
    (SELECT kind_of(g.exercise) AS its_kind FROM old_segments g
     WHERE g.session_id = s.id AND g.kind = 'work' AND its_kind IS NOT NULL
     GROUP BY its_kind ORDER BY sum(g.actual_s) DESC, min(g.number) LIMIT 1),
    0,
    substr(started_at, 1, 23) || '000' || substr(started_at, 24),
    substr(ended_at, 1, 23) || '000' || substr(ended_at, 24),
    offset_min, day, week, work_s, total_s, complete, note,
    words_of(routine_name || ' ' || note)
FROM old_sessions s ORDER BY started_at, id;
CREATE TABLE segments (
    session INTEGER NOT NULL REFERENCES sessions (number) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    kind TEXT NOT NULL,
    exercise TEXT,
    side TEXT,
    round INTEGER,
    planned_s REAL,
    actual_s REAL NOT NULL,
    outcome TEXT NOT NULL,
    PRIMARY KEY (session, number)
) WITHOUT ROWID;
INSERT INTO segments
SELECT s.number, g.number, g.kind, g.exercise, g.side, g.round, g.planned_s, g.actual_s, g.outcome
FROM sessions s CROSS JOIN old_segments g ON g.session_id = s.id;
CREATE TABLE soreness (
    id TEXT PRIMARY KEY,
    at TEXT NOT NULL,
    offset_min INTEGER NOT NULL,
    day TEXT NOT NULL,
    area TEXT,
    side TEXT,
    level INTEGER NOT NULL CHECK (level BETWEEN 0 AND 10),
    signs TEXT NOT NULL,
    note TEXT NOT NULL,
    session_id TEXT
) WITHOUT ROWID;
INSERT INTO soreness
SELECT id, substr(ended_at, 1, 23) || '000' || substr(ended_at, 24), offset_min,
    coalesce(date(ended_at, offset_min || ' minutes'), day), NULL, NULL,
    max(0, min(10, soreness)), '', '', id
FROM old_sessions WHERE soreness IS NOT NULL;
CREATE TABLE runs (
    id TEXT PRIMARY KEY,
    started_at TEXT NOT NULL,
    offset_min INTEGER NOT NULL,
    day TEXT NOT NULL,
    distance_m REAL CHECK (distance_m > 0 AND distance_m <= 1000000),
    duration_s REAL CHECK (duration_s > 0 AND duration_s <= 604800),
    effort TEXT,
    note TEXT NOT NULL,
    source TEXT NOT NULL
) WITHOUT ROWID;
DROP TABLE old_segments;
DROP TABLE old_sessions;
CREATE INDEX sessions_by_start ON sessions (started_at, id, day, kind, routine_id, words);
CREATE INDEX sessions_by_routine ON sessions (routine_id, started_at);
CREATE INDEX sessions_by_day ON sessions (day, kind, total_s);
CREATE INDEX sessions_by_week ON sessions (week, total_s);
CREATE INDEX segments_by_exercise ON segments (exercise, actual_s, kind) WHERE kind = 'work';
CREATE INDEX soreness_by_day ON soreness (day, at);
CREATE INDEX soreness_by_place ON soreness (area, side, at, level);
CREATE INDEX soreness_by_session ON soreness (session_id, area, at, level);
CREATE INDEX runs_by_day ON runs (day, effort, distance_m);
"""
# A clock that was set back while a session ran made it end before it started; what was felt right
# after it has the time of its end.
_VERSION_3 = """
UPDATE soreness SET
    at = later(s.started_at, s.total_s),
    day = coalesce(
        date(later(s.started_at, s.total_s), soreness.offset_min || ' minutes'), soreness.day
    )
FROM sessions s
WHERE soreness.id = s.id AND soreness.at = s.ended_at
    AND s.ended_at < s.started_at AND NOT s.by_hand
    AND later(s.started_at, s.total_s) IS NOT NULL;
UPDATE sessions SET ended_at = later(started_at, total_s)
WHERE ended_at < started_at AND NOT by_hand AND later(started_at, total_s) IS NOT NULL;
"""
# What was played otherwise than the routine is written, and the cautions that spoke against that.
_VERSION_4 = """
CREATE TABLE adaptations (
    session INTEGER NOT NULL REFERENCES sessions (number) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    exercise TEXT NOT NULL,
    way TEXT NOT NULL,
    instead TEXT,
    cautions TEXT NOT NULL,
    PRIMARY KEY (session, number)
) WITHOUT ROWID;
"""
# When each record was changed last, and what was deleted: the newer counts where two histories are
# merged. Of what is there already that is not known, so any change from now on is newer.
_VERSION_5 = """
ALTER TABLE sessions
    ADD COLUMN changed_at TEXT NOT NULL DEFAULT '1970-01-01T00:00:00.000000+00:00';
ALTER TABLE soreness
    ADD COLUMN changed_at TEXT NOT NULL DEFAULT '1970-01-01T00:00:00.000000+00:00';
ALTER TABLE runs
    ADD COLUMN changed_at TEXT NOT NULL DEFAULT '1970-01-01T00:00:00.000000+00:00';
CREATE TABLE deleted (
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (kind, id)
) WITHOUT ROWID;
"""
MIGRATIONS = (_VERSION_1, _VERSION_2, _VERSION_3, _VERSION_4, _VERSION_5)
