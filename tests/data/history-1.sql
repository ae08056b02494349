-- A history of version 1, as it was before 0.1.0. Kept for ever, never changed.
PRAGMA user_version = 1;
BEGIN TRANSACTION;
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
INSERT INTO "segments" VALUES('0d8f7f3c-54f4-4b76-8c3c-2a64f1f7c001',0,'prepare','pigeon-pose','left',1,10.0,10.0,'done');
INSERT INTO "segments" VALUES('0d8f7f3c-54f4-4b76-8c3c-2a64f1f7c001',1,'work','pigeon-pose','left',1,40.0,40.125,'done');
INSERT INTO "segments" VALUES('0d8f7f3c-54f4-4b76-8c3c-2a64f1f7c001',2,'switch','pigeon-pose','right',1,5.0,5.0,'done');
INSERT INTO "segments" VALUES('0d8f7f3c-54f4-4b76-8c3c-2a64f1f7c001',3,'work','pigeon-pose','right',1,40.0,40.0,'done');
INSERT INTO "segments" VALUES('0d8f7f3c-54f4-4b76-8c3c-2a64f1f7c001',4,'rest',NULL,NULL,1,10.0,2.5,'skipped');
INSERT INTO "segments" VALUES('0d8f7f3c-54f4-4b76-8c3c-2a64f1f7c001',5,'question',NULL,NULL,NULL,NULL,3.0,'done');
INSERT INTO "segments" VALUES('0d8f7f3c-54f4-4b76-8c3c-2a64f1f7c002',0,'work','drink-water',NULL,NULL,NULL,12.25,'open');
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
INSERT INTO "sessions" VALUES('0d8f7f3c-54f4-4b76-8c3c-2a64f1f7c001','glute-relief','Glute relief stretches','2026-03-08T23:30:00.500+00:00','2026-03-08T23:38:00.000+00:00',60,'2026-03-09','2026-03-09',80.125,100.625,1,0,'It''s fine;
with “quotes” and 休憩.');
INSERT INTO "sessions" VALUES('0d8f7f3c-54f4-4b76-8c3c-2a64f1f7c002','exercise:drink-water','Drink water','2026-03-08T07:00:00.000+00:00','2026-03-08T07:01:00.000+00:00',-480,'2026-03-07','2026-03-02',12.25,12.25,0,NULL,'');
CREATE INDEX sessions_by_start ON sessions (started_at, id);
CREATE INDEX sessions_by_day ON sessions (day, total_s);
CREATE INDEX sessions_by_week ON sessions (week, total_s);
COMMIT;
