PRAGMA journal_mode = delete;
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
INSERT INTO "segments" VALUES('11111111-0000-4000-8000-000000000001',0,'prepare','knee-rolls',NULL,NULL,8.0,8.0,'done');
INSERT INTO "segments" VALUES('11111111-0000-4000-8000-000000000001',1,'work','knee-rolls',NULL,NULL,60.0,60.0,'done');
INSERT INTO "segments" VALUES('11111111-0000-4000-8000-000000000001',2,'prepare','figure-four-supine','left',1,8.0,8.0,'done');
INSERT INTO "segments" VALUES('11111111-0000-4000-8000-000000000001',3,'work','figure-four-supine','left',1,30.0,24.0,'open');
INSERT INTO "segments" VALUES('11111111-0000-4000-8000-000000000001',4,'switch','figure-four-supine','right',1,4.0,0.0,'open');
INSERT INTO "segments" VALUES('11111111-0000-4000-8000-000000000001',5,'work','figure-four-supine','right',1,30.0,0.0,'open');
INSERT INTO "segments" VALUES('11111111-0000-4000-8000-000000000001',6,'rest',NULL,NULL,1,10.0,0.0,'open');
INSERT INTO "segments" VALUES('11111111-0000-4000-8000-000000000001',7,'work','figure-four-supine','left',2,30.0,0.0,'open');
INSERT INTO "segments" VALUES('11111111-0000-4000-8000-000000000001',8,'switch','figure-four-supine','right',2,4.0,0.0,'open');
INSERT INTO "segments" VALUES('11111111-0000-4000-8000-000000000001',9,'work','figure-four-supine','right',2,30.0,0.0,'open');
INSERT INTO "segments" VALUES('11111111-0000-4000-8000-000000000001',10,'prepare','pigeon-pose','left',NULL,8.0,0.0,'open');
INSERT INTO "segments" VALUES('11111111-0000-4000-8000-000000000001',11,'work','pigeon-pose','left',NULL,40.0,0.0,'open');
INSERT INTO "segments" VALUES('11111111-0000-4000-8000-000000000001',12,'switch','pigeon-pose','right',NULL,4.0,0.0,'open');
INSERT INTO "segments" VALUES('11111111-0000-4000-8000-000000000001',13,'work','pigeon-pose','right',NULL,40.0,0.0,'open');
INSERT INTO "segments" VALUES('11111111-0000-4000-8000-000000000001',14,'prepare','kneeling-hip-flexor','left',NULL,8.0,0.0,'open');
INSERT INTO "segments" VALUES('11111111-0000-4000-8000-000000000001',15,'work','kneeling-hip-flexor','left',NULL,30.0,0.0,'open');
INSERT INTO "segments" VALUES('11111111-0000-4000-8000-000000000001',16,'switch','kneeling-hip-flexor','right',NULL,4.0,0.0,'open');
INSERT INTO "segments" VALUES('11111111-0000-4000-8000-000000000001',17,'work','kneeling-hip-flexor','right',NULL,30.0,0.0,'open');
INSERT INTO "segments" VALUES('11111111-0000-4000-8000-000000000001',18,'prepare','childs-pose',NULL,NULL,8.0,0.0,'open');
INSERT INTO "segments" VALUES('11111111-0000-4000-8000-000000000001',19,'work','childs-pose',NULL,NULL,45.0,0.0,'open');
INSERT INTO "segments" VALUES('11111111-0000-4000-8000-000000000001',20,'prepare','belly-breathing',NULL,NULL,8.0,0.0,'open');
INSERT INTO "segments" VALUES('11111111-0000-4000-8000-000000000001',21,'work','belly-breathing',NULL,NULL,45.0,0.0,'open');
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
INSERT INTO "sessions" VALUES('11111111-0000-4000-8000-000000000001','glute-relief','Glute relief stretches','2026-03-03T17:00:00.250+00:00','2026-03-03T17:01:40.250+00:00',60,'2026-03-03','2026-03-02',84.0,100.0,0,3,'Left was tighter; “better” after.');
CREATE INDEX sessions_by_start ON sessions (started_at, id);
CREATE INDEX sessions_by_day ON sessions (day, total_s);
CREATE INDEX sessions_by_week ON sessions (week, total_s);
COMMIT;
