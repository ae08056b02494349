PRAGMA journal_mode = wal;
PRAGMA user_version = 5;
BEGIN TRANSACTION;
CREATE TABLE adaptations (
    session INTEGER NOT NULL REFERENCES sessions (number) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    exercise TEXT NOT NULL,
    way TEXT NOT NULL,
    instead TEXT,
    cautions TEXT NOT NULL,
    PRIMARY KEY (session, number)
) WITHOUT ROWID;
INSERT INTO "adaptations" VALUES(1,0,'pigeon-pose','swapped','figure-four-supine','KNEE,HIPREP');
INSERT INTO "adaptations" VALUES(1,1,'bodyweight-squat','left out',NULL,'KNEE');
INSERT INTO "adaptations" VALUES(1,2,'knee-rolls','easier',NULL,'LBP');
CREATE TABLE deleted (
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (kind, id)
) WITHOUT ROWID;
INSERT INTO "deleted" VALUES('runs','run-99','2026-03-12T07:30:00.000126+00:00');
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
, changed_at TEXT NOT NULL DEFAULT '1970-01-01T00:00:00.000000+00:00') WITHOUT ROWID;
INSERT INTO "runs" VALUES('0d8f7f3c-54f4-4b76-8c3c-2a64f1f7c005','2026-03-07T22:30:00.000000+00:00',-480,'2026-03-07',21097.5,7000.25,'hard','Half marathon','race.fit','1970-01-01T00:00:00.000000+00:00');
INSERT INTO "runs" VALUES('0d8f7f3c-54f4-4b76-8c3c-2a64f1f7c006','2026-03-10T06:00:00.000000+00:00',60,'2026-03-10',NULL,NULL,NULL,'','','1970-01-01T00:00:00.000000+00:00');
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
INSERT INTO "segments" VALUES(1,0,'prepare','pigeon-pose','left',1,10.0,10.0,'done');
INSERT INTO "segments" VALUES(1,1,'work','pigeon-pose','left',1,40.0,40.125,'done');
INSERT INTO "segments" VALUES(1,2,'switch','pigeon-pose','right',1,5.0,5.0,'done');
INSERT INTO "segments" VALUES(1,3,'work','pigeon-pose','right',1,40.0,40.0,'done');
INSERT INTO "segments" VALUES(1,4,'rest',NULL,NULL,1,10.0,2.5,'skipped');
INSERT INTO "segments" VALUES(1,5,'question',NULL,NULL,NULL,NULL,3.0,'done');
INSERT INTO "segments" VALUES(3,0,'work','pigeon-pose',NULL,NULL,NULL,1800.0,'done');
INSERT INTO "segments" VALUES(4,0,'work','drink-water',NULL,NULL,NULL,12.25,'open');
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
, changed_at TEXT NOT NULL DEFAULT '1970-01-01T00:00:00.000000+00:00');
INSERT INTO "sessions" VALUES(1,'0d8f7f3c-54f4-4b76-8c3c-2a64f1f7c001','glute-relief','Glute relief stretches','stretch',0,'2026-03-08T23:30:00.500000+00:00','2026-03-08T23:38:00.000000+00:00',60,'2026-03-09','2026-03-09',80.125,100.625,1,'It''s fine;
with “quotes” and 休憩.',' glute relief stretches it s fine with quotes and 休 憩','1970-01-01T00:00:00.000000+00:00');
INSERT INTO "sessions" VALUES(3,'0d8f7f3c-54f4-4b76-8c3c-2a64f1f7c003','','Yoga in the park','stretch',1,'2026-03-10T16:00:00.000250+00:00','2026-03-10T16:30:00.000250+00:00',60,'2026-03-10','2026-03-09',1800.0,1800.0,1,'Grass, sun.',' yoga in the park grass sun','1970-01-01T00:00:00.000000+00:00');
INSERT INTO "sessions" VALUES(4,'0d8f7f3c-54f4-4b76-8c3c-2a64f1f7c002','exercise:drink-water','Drink water',NULL,0,'2026-03-08T07:00:00.000000+00:00','2026-03-08T07:01:00.000000+00:00',-480,'2026-03-07','2026-03-02',12.25,12.25,0,'',' drink water','2026-03-12T07:30:00.000125+00:00');
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
, changed_at TEXT NOT NULL DEFAULT '1970-01-01T00:00:00.000000+00:00') WITHOUT ROWID;
INSERT INTO "soreness" VALUES('0d8f7f3c-54f4-4b76-8c3c-2a64f1f7c001','2026-03-08T23:38:00.000000+00:00',60,'2026-03-09',NULL,NULL,0,'','','0d8f7f3c-54f4-4b76-8c3c-2a64f1f7c001','1970-01-01T00:00:00.000000+00:00');
INSERT INTO "soreness" VALUES('0d8f7f3c-54f4-4b76-8c3c-2a64f1f7c004','2026-03-11T06:30:00.000125+00:00',60,'2026-03-11','hip flexors','left',10,'sharp,at night','After the stairs;
休憩.',NULL,'1970-01-01T00:00:00.000000+00:00');
CREATE INDEX sessions_by_start ON sessions (started_at, id, day, kind, routine_id, words);
CREATE INDEX sessions_by_routine ON sessions (routine_id, started_at);
CREATE INDEX sessions_by_day ON sessions (day, kind, total_s);
CREATE INDEX sessions_by_week ON sessions (week, total_s);
CREATE INDEX segments_by_exercise ON segments (exercise, actual_s, kind) WHERE kind = 'work';
CREATE INDEX soreness_by_day ON soreness (day, at);
CREATE INDEX soreness_by_place ON soreness (area, side, at, level);
CREATE INDEX soreness_by_session ON soreness (session_id, area, at, level);
CREATE INDEX runs_by_day ON runs (day, effort, distance_m);
COMMIT;
