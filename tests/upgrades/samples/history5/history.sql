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
INSERT INTO "adaptations" VALUES(1,0,'pigeon-pose','swapped','figure-four-supine','KNEE');
CREATE TABLE deleted (
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (kind, id)
) WITHOUT ROWID;
INSERT INTO "deleted" VALUES('runs','33333333-0000-4000-8000-000000000002','2026-03-03T17:01:40.250001+00:00');
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
INSERT INTO "segments" VALUES(1,0,'prepare','knee-rolls',NULL,NULL,8.0,8.0,'done');
INSERT INTO "segments" VALUES(1,1,'work','knee-rolls',NULL,NULL,60.0,60.0,'done');
INSERT INTO "segments" VALUES(1,2,'prepare','figure-four-supine','left',1,8.0,8.0,'done');
INSERT INTO "segments" VALUES(1,3,'work','figure-four-supine','left',1,30.0,24.0,'open');
INSERT INTO "segments" VALUES(1,4,'switch','figure-four-supine','right',1,4.0,0.0,'open');
INSERT INTO "segments" VALUES(1,5,'work','figure-four-supine','right',1,30.0,0.0,'open');
INSERT INTO "segments" VALUES(1,6,'rest',NULL,NULL,1,10.0,0.0,'open');
INSERT INTO "segments" VALUES(1,7,'work','figure-four-supine','left',2,30.0,0.0,'open');
INSERT INTO "segments" VALUES(1,8,'switch','figure-four-supine','right',2,4.0,0.0,'open');
INSERT INTO "segments" VALUES(1,9,'work','figure-four-supine','right',2,30.0,0.0,'open');
INSERT INTO "segments" VALUES(1,10,'prepare','kneeling-hip-flexor','left',NULL,8.0,0.0,'open');
INSERT INTO "segments" VALUES(1,11,'work','kneeling-hip-flexor','left',NULL,30.0,0.0,'open');
INSERT INTO "segments" VALUES(1,12,'switch','kneeling-hip-flexor','right',NULL,4.0,0.0,'open');
INSERT INTO "segments" VALUES(1,13,'work','kneeling-hip-flexor','right',NULL,30.0,0.0,'open');
INSERT INTO "segments" VALUES(1,14,'prepare','childs-pose',NULL,NULL,8.0,0.0,'open');
INSERT INTO "segments" VALUES(1,15,'work','childs-pose',NULL,NULL,45.0,0.0,'open');
INSERT INTO "segments" VALUES(1,16,'prepare','pigeon-bed','left',NULL,8.0,0.0,'open');
INSERT INTO "segments" VALUES(1,17,'work','pigeon-bed','left',NULL,40.0,0.0,'open');
INSERT INTO "segments" VALUES(1,18,'switch','pigeon-bed','right',NULL,4.0,0.0,'open');
INSERT INTO "segments" VALUES(1,19,'work','pigeon-bed','right',NULL,40.0,0.0,'open');
INSERT INTO "segments" VALUES(1,20,'prepare','seated-breathing',NULL,NULL,8.0,0.0,'open');
INSERT INTO "segments" VALUES(1,21,'work','seated-breathing',NULL,NULL,45.0,0.0,'open');
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
INSERT INTO "sessions" VALUES(1,'11111111-0000-4000-8000-000000000001','glute-relief','Glute relief stretches','mobility',0,'2026-03-03T17:00:00.250000+00:00','2026-03-03T17:01:40.250000+00:00',60,'2026-03-03','2026-03-02',84.0,100.0,0,'Left was tighter; “better” after.',' glute relief stretches left was tighter better after','2026-03-03T17:01:40.250001+00:00');
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
INSERT INTO "soreness" VALUES('11111111-0000-4000-8000-000000000001','2026-03-03T17:01:40.250000+00:00',60,'2026-03-03',NULL,NULL,3,'','','11111111-0000-4000-8000-000000000001','2026-03-03T17:01:40.250000+00:00');
INSERT INTO "soreness" VALUES('22222222-0000-4000-8000-000000000001','2026-03-04T06:00:00.000125+00:00',60,'2026-03-04','glutes','left',5,'','On the stairs.',NULL,'2026-03-03T17:01:40.250000+00:00');
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
