"""A whole home in one file and back, whatever happens in between."""

from __future__ import annotations

import json
import sqlite3
import stat
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from recoverytimer.base.clash import ClashChoice
from recoverytimer.base.paths import shipped_resources
from recoverytimer.base.storage.database import HistoryError
from recoverytimer.exercise.askedfile import Asked, AskedFile
from recoverytimer.exercise.bodyareas import Area
from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.equipment import Equipment
from recoverytimer.exercise.injuredpart import InjuredPart
from recoverytimer.history.history import History
from recoverytimer.records.backup import backupfile, restore
from recoverytimer.records.backup.backupfile import BackupError, is_backup, is_backup_name
from recoverytimer.records.backup.restore import LeftOutFile, examine_backup, restore_backup
from recoverytimer.records.backup.write import BackupStamp, write_backup
from recoverytimer.records.personfiles import PersonFiles
from recoverytimer.records.records import Records, records_of
from recoverytimer.records.words.backups import (
    backed_up,
    left_out_in_words,
    left_out_line,
    restored_in_words,
)
from recoverytimer.records.words.problems import error_in_words
from recoverytimer.reminders.file import RemindersFile
from recoverytimer.reminders.reminder import AfterSession, AtTime
from recoverytimer.routine.favourites import Favourite, FavouritesFile, favourite_ids
from recoverytimer.routine.library import Library
from recoverytimer.settings.file import SettingsFile
from recoverytimer.settings.settings import Settings
from recoverytimer.soreness.answers import Answer, AnswersFile
from tests import DATA
from tests.making import plain
from tests.records.making import RECORDS, START, run, session
from tests.upgrades.opening import make_version_4

STAMP = BackupStamp(datetime(2026, 3, 4, 12, tzinfo=UTC), "0.1.0")
ROUTINE = plain('exercise = "pigeon-pose"\nhold = 30')
ANSWERS, ASKED = "soreness-answers.json", "asked.json"
FAVOURITES = "favourites.json"
OTHER = plain('exercise = "pigeon-pose"\nhold = 40')
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(256))


@contextmanager
def refused(told: str) -> Iterator[None]:
    """Within this a backup is not read, and that is said."""
    with pytest.raises(BackupError) as raised:
        yield
    assert told in error_in_words(raised.value)


class Person:
    """Someone's home, opened as the app would."""

    def __init__(self, root: Path) -> None:
        self.home = PersonFiles(root / "config" / "settings.toml", root / "data")
        self.history = History(self.home.history)

    def write(self, name: str, content: str | bytes) -> None:
        path = self.home.path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)

    def read(self, name: str) -> str:
        return self.home.path(name).read_text(encoding="utf-8")

    def content(self) -> tuple[dict[str, bytes], Records]:
        """All that a person would miss."""
        files = {name: self.home.path(name).read_bytes() for name in self.home.names()}
        return files, records_of(self.history)

    def back_up(self, target: Path) -> Path:
        write_backup(self.home, target, STAMP)
        return target

    def restore(self, backup: Path, clash: ClashChoice = ClashChoice.KEEP_BOTH) -> Any:
        return restore_backup(self.home, self.history, backup, clash, STAMP)


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Callable[[str], Person]]:
    people: list[Person] = []

    def made(name: str) -> Person:
        people.append(Person(tmp_path / name))
        return people[-1]

    yield made
    for person in people:
        person.history.close()


YES, NO = True, False


def answered(person: Person, *, later: timedelta = timedelta(), **answers: bool) -> None:
    """Have a person answer questions about soreness."""
    given = [Answer(question=q, yes=yes, at=START + later) for q, yes in answers.items()]
    AnswersFile(person.home.path(ANSWERS)).save(given)


def answers(person: Person) -> dict[str, bool]:
    return {a.question: a.yes for a in AnswersFile(person.home.path(ANSWERS)).load()}


def asked(person: Person) -> AskedFile:
    return AskedFile(person.home.path(ASKED))


def favourites(person: Person) -> FavouritesFile:
    return FavouritesFile(person.home.path(FAVOURITES))


@pytest.fixture
def ana(make: Callable[[str], Person]) -> Person:
    """Someone with a bit of everything."""
    person = make("ana")
    SettingsFile(person.home.settings).save(Settings(prepare_s=8.0))
    reminders = [AtTime(routine_id="glute-relief", at="07:30")]
    RemindersFile(person.home.path("reminders.toml")).save(reminders)
    person.write("routines/hüfte.toml", f"# mine\n{ROUTINE}")
    person.write("exercises/my-stretch.toml", "name = 'broken on purpose'")
    person.write("pictures/my-stretch.png", PICTURE)
    person.write("drafts/hips.json", '{"format":1}')
    person.write("drafts/exercises/_new.json", '{"format":1,"table":{}}')
    answered(person, clot=YES)
    asked(person).keep(Asked("cat-cow", Caution.KNEE))
    favourites(person).say(Favourite("bedtime", START))
    person.history.add(*RECORDS)
    return person


@pytest.fixture
def backup(ana: Person, tmp_path: Path) -> Path:
    return ana.back_up(tmp_path / "backup.zip")


def test_an_empty_home_becomes_equal(
    ana: Person, backup: Path, make: Callable[[str], Person]
) -> None:
    ben = make("ben")
    result = ben.restore(backup)
    assert ben.content() == ana.content()
    assert len(ben.content()[0]) == 10
    assert ben.read("drafts/exercises/_new.json") == '{"format":1,"table":{}}'
    assert answers(ben) == {"clot": YES}
    assert result.before is None
    assert not result.clashes


def test_other_programs_open_it(backup: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(backup) as archive:
        assert archive.testzip() is None
        manifest = json.loads(archive.read("manifest.json"))
        archive.extract("history.sqlite3", tmp_path)
        assert archive.read("routines/hüfte.toml").decode().startswith("# mine\n")
    assert (manifest["format"], manifest["version"]) == (1, "0.1.0")
    with sqlite3.connect(tmp_path / "history.sqlite3") as database:
        assert database.execute("SELECT count(*) FROM sessions").fetchone() == (2,)
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    database.close()


def test_twice_is_the_same_as_once(backup: Path, make: Callable[[str], Person]) -> None:
    for clash in ClashChoice:
        ben = make(f"ben {clash}")
        ben.write("routines/hüfte.toml", OTHER)
        ben.history.add(session("three", START + timedelta(days=3)))
        ben.restore(backup, clash)
        once = ben.content()
        again = ben.restore(backup, clash)
        assert ben.content() == once
        assert again.before is None
        assert not len(again.records.new)


def test_what_was_deleted_here_stays_so_unless_it_is_wanted_back(ana: Person, backup: Path) -> None:
    ana.history.delete_all(RECORDS.runs)
    result = ana.restore(backup)
    assert result.records.deleted == Records(runs=RECORDS.runs)
    assert result.before is None
    assert "1 record that you deleted is left out." in restored_in_words(result, replaced=False)
    assert ana.content()[1].runs == ()
    again = restore_backup(ana.home, ana.history, backup, ClashChoice.SKIP, STAMP, bring_back=True)
    assert "Restored: 1 run." in restored_in_words(again, replaced=False)
    assert ana.content()[1].runs == RECORDS.runs


def test_what_a_backup_says_was_deleted_is_not_deleted_here_but_stays_away(
    ana: Person, tmp_path: Path, make: Callable[[str], Person], backup: Path
) -> None:
    ana.history.delete_all(RECORDS.runs)
    later = ana.back_up(tmp_path / "later.zip")
    ben, cleo = make("ben"), make("cleo")
    ben.history.add(*RECORDS.runs)
    ben.restore(later)
    assert ben.content()[1].runs == RECORDS.runs
    cleo.restore(later)
    assert len(cleo.restore(backup).records.deleted) == 1
    assert cleo.content()[1].runs == ()


def test_the_later_change_of_a_record_counts(
    ana: Person, tmp_path: Path, make: Callable[[str], Person], backup: Path
) -> None:
    ben = make("ben")
    ben.restore(backup)
    ana.history.add(run(note="corrected"))
    assert ben.restore(ana.back_up(tmp_path / "later.zip")).records.newer.runs
    assert ben.content()[1].runs == (run(note="corrected"),)
    assert not ben.restore(backup).records.newer.runs
    assert ben.content()[1].runs == (run(note="corrected"),)


def test_records_are_merged_by_their_ids(backup: Path, make: Callable[[str], Person]) -> None:
    ben = make("ben")
    mine = session(note="Mine")
    ben.history.add(mine, run("other", START + timedelta(days=9)))
    result = ben.restore(backup)
    some = records_of(ben.history)
    assert mine in some.sessions
    assert [len(some.sessions), len(some.soreness), len(some.runs)] == [2, 2, 2]
    assert result.records.differing.sessions == (RECORDS.sessions[0],)
    ben.restore(backup, ClashChoice.REPLACE)
    assert RECORDS.sessions[0] in ben.content()[1].sessions


@pytest.mark.parametrize(
    ("clash", "mine", "beside"),
    [
        (ClashChoice.KEEP_BOTH, OTHER, True),
        (ClashChoice.SKIP, OTHER, False),
        (ClashChoice.REPLACE, None, False),
    ],
)
def test_files_that_differ(
    backup: Path,
    make: Callable[[str], Person],
    clash: ClashChoice,
    mine: str | None,
    beside: bool,
) -> None:
    ben = make("ben")
    ben.write("routines/hüfte.toml", OTHER)
    ben.write("routines/hüfte-2.toml", "another")
    result = ben.restore(backup, clash)
    assert result.clashes == ("routines/hüfte.toml",)
    assert ben.read("routines/hüfte.toml") == (mine or f"# mine\n{ROUTINE}")
    assert ben.read("routines/hüfte-2.toml") == "another"
    assert ben.home.path("routines/hüfte-3.toml").exists() is beside
    if beside:
        assert ben.read("routines/hüfte-3.toml") == f"# mine\n{ROUTINE}"


def test_what_would_clash_can_be_asked_without_touching_anything(
    backup: Path, make: Callable[[str], Person]
) -> None:
    ben = make("ben")
    ben.write("routines/hüfte.toml", OTHER)
    before = ben.content()
    found = examine_backup(ben.home, ben.history, backup)
    assert found.clashes == ("routines/hüfte.toml",)
    assert len(found.records.new) == len(RECORDS)
    assert ben.content() == before


def test_settings_and_drafts_that_are_there_stay_unless_replaced(
    backup: Path, make: Callable[[str], Person]
) -> None:
    ben = make("ben")
    ben.write("settings.toml", "prepare_s = 3.0\n")
    ben.write("drafts/hips.json", "{}")
    assert set(ben.restore(backup).clashes) == {"settings.toml", "drafts/hips.json"}
    assert ben.read("settings.toml") == "prepare_s = 3.0\n"
    assert ben.read("drafts/hips.json") == "{}"
    ben.restore(backup, ClashChoice.REPLACE)
    assert SettingsFile(ben.home.settings).load()[0].prepare_s == 8.0


def test_what_a_person_told_of_themselves_is_restored_with_its_days(
    ana: Person, tmp_path: Path, make: Callable[[str], Person]
) -> None:
    told = Settings(
        cautions=(Caution.DVT, Caution.PREG, Caution.KNEE, Caution.FRACT),
        caution_parts={Caution.FRACT: InjuredPart.FOOT},
        caution_days={Caution.DVT: date(2026, 3, 1), Caution.PREG: date(2025, 9, 23)},
        ask_again_on={Caution.DVT: date(2026, 6, 28)},
        tight=(Area.CALVES, Area.GLUTES),
        equipment=(Equipment.MAT, Equipment.BALL),
        asked=True,
    )
    SettingsFile(ana.home.settings).save(told)
    ben = make("ben")
    ben.restore(ana.back_up(tmp_path / "told.zip"))
    assert SettingsFile(ben.home.settings).load() == (told, ())


@pytest.mark.parametrize(
    "there", ["asked = true\n", "asked = true\ntight = []\n", 'asked = true\nnews_seen = "0.1.0"\n']
)
def test_who_skipped_the_first_questions_gets_the_settings_of_the_backup(
    backup: Path, make: Callable[[str], Person], there: str
) -> None:
    ben = make("ben")
    ben.write("settings.toml", there)
    assert ben.restore(backup).clashes == ()
    assert SettingsFile(ben.home.settings).load()[0].prepare_s == 8.0


def test_who_answered_them_keeps_the_answers(backup: Path, make: Callable[[str], Person]) -> None:
    ben = make("ben")
    ben.write("settings.toml", 'asked = true\ncautions = ["KNEE"]\n')
    assert ben.restore(backup).clashes == ("settings.toml",)
    assert SettingsFile(ben.home.settings).load()[0].cautions == (Caution.KNEE,)


def test_reminders_are_merged_by_their_routine(backup: Path, make: Callable[[str], Person]) -> None:
    ben = make("ben")
    file = RemindersFile(ben.home.path("reminders.toml"))
    mine = AfterSession(routine_id="ice-only", hours_after=2)
    earlier = AtTime(routine_id="glute-relief", at="06:00")
    theirs = AtTime(routine_id="glute-relief", at="07:30")
    file.save([mine])
    ben.restore(backup)
    assert file.load()[0] == (mine, theirs)
    file.save([earlier, mine])
    ben.restore(backup)
    assert file.load()[0] == (earlier, mine)
    ben.restore(backup, ClashChoice.REPLACE)
    assert file.load()[0] == (theirs, mine)


@pytest.mark.parametrize("clash", ClashChoice)
def test_the_newer_answer_about_soreness_counts(
    ana: Person, tmp_path: Path, make: Callable[[str], Person], clash: ClashChoice
) -> None:
    answered(ana, clot=YES, numb=NO, bone=YES)
    backup = ana.back_up(tmp_path / "answers.zip")
    ben, cleo = make("ben"), make("cleo")
    answered(ben, later=timedelta(hours=1), clot=NO, heat=YES)
    answered(cleo, later=timedelta(hours=-1), clot=NO)
    result = ben.restore(backup, clash)
    assert ANSWERS not in result.clashes
    assert answers(ben) == {"clot": NO, "heat": YES, "numb": NO, "bone": YES}
    assert "your answers about soreness" in restored_in_words(result, replaced=False)
    cleo.restore(backup, clash)
    assert answers(cleo) == {"clot": YES, "numb": NO, "bone": YES}
    assert not any(c.target for c in cleo.restore(backup, clash).changes)


@pytest.mark.parametrize("clash", ClashChoice)
def test_who_asked_about_other_exercises_has_then_asked_about_all_of_them(
    backup: Path, make: Callable[[str], Person], clash: ClashChoice
) -> None:
    ben = make("ben")
    asked(ben).keep(Asked("glute-bridge", Caution.PREG))
    result = ben.restore(backup, clash)
    assert ASKED not in result.clashes
    assert asked(ben).load() == {
        Asked("cat-cow", Caution.KNEE),
        Asked("glute-bridge", Caution.PREG),
    }
    assert "the exercises you asked a professional about" in restored_in_words(
        result, replaced=False
    )
    assert not any(c.name == ASKED for c in ben.restore(backup, clash).changes)


@pytest.mark.parametrize("clash", ClashChoice)
def test_of_favourites_the_later_word_counts(
    backup: Path, make: Callable[[str], Person], clash: ClashChoice
) -> None:
    ben, cleo = make("ben"), make("cleo")
    favourites(ben).say(Favourite("desk-break", START))
    favourites(cleo).say(Favourite("bedtime", START + timedelta(days=1), is_one=False))
    result = ben.restore(backup, clash)
    cleo.restore(backup, clash)
    assert set(favourite_ids(favourites(ben).load())) == {"bedtime", "desk-break"}
    assert favourite_ids(favourites(cleo).load()) == ()
    assert FAVOURITES not in result.clashes
    assert "your favourites" in restored_in_words(result, replaced=False)
    assert not any(c.name == FAVOURITES for c in ben.restore(backup, clash).changes)


def test_damaged_lists_in_a_backup_take_nothing_away(
    ana: Person, tmp_path: Path, make: Callable[[str], Person]
) -> None:
    ana.write(ANSWERS, '[{"question": 3')
    ana.write(ASKED, '[{"exercise": 3')
    backup = ana.back_up(tmp_path / "damaged.zip")
    ben = make("ben")
    answered(ben, clot=YES)
    asked(ben).keep(Asked("glute-bridge", Caution.PREG))
    ben.restore(backup, ClashChoice.REPLACE)
    assert answers(ben) == {"clot": YES}
    assert asked(ben).load() == {Asked("glute-bridge", Caution.PREG)}


def test_what_is_not_wanted_today_is_in_no_backup(ana: Person, tmp_path: Path) -> None:
    ana.write("declined.json", "[]")
    with zipfile.ZipFile(ana.back_up(tmp_path / "x.zip")) as archive:
        assert "declined.json" not in archive.namelist()


def test_what_was_there_is_kept_beside_and_can_be_restored(
    ana: Person, backup: Path, make: Callable[[str], Person]
) -> None:
    ben = make("ben")
    ben.write("routines/hüfte.toml", OTHER)
    ben.history.add(session(note="Mine"))
    before = ben.content()
    result = ben.restore(backup, ClashChoice.REPLACE)
    assert result.before.parent == ben.home.backups
    back = make("back")
    back.restore(result.before)
    assert back.content() == before


def test_a_library_reads_what_was_restored(backup: Path, make: Callable[[str], Person]) -> None:
    ben = make("ben")
    ben.restore(backup)
    entry = Library(shipped_resources(), ben.home.data).routine("hüfte")
    assert entry is not None
    assert entry.name == "Test"


def test_a_backup_while_someone_writes_is_whole(ana: Person, tmp_path: Path) -> None:
    with ana.history.database.writing() as connection:
        connection.execute("DELETE FROM runs")
        path = ana.back_up(tmp_path / "during.zip")
    ben = Person(tmp_path / "ben")
    ben.restore(path)
    assert records_of(ben.history) == RECORDS
    ben.history.close()


def test_a_crash_in_the_middle_loses_nothing(
    ana: Person, backup: Path, make: Callable[[str], Person], monkeypatch: pytest.MonkeyPatch
) -> None:
    from recoverytimer.records.backup import restore as module

    whole = module.write_all
    for count in range(6):
        ben = make(f"ben {count}")
        ben.write("routines/hüfte.toml", OTHER)
        ben.history.add(session(note="Mine"))
        written: list[Any] = []

        def write(files: Any, limit: int = count, done: Any = written) -> None:
            if len(done) == limit:
                message = "disk full"
                raise OSError(message)
            done.append(files)
            whole(files)

        monkeypatch.setattr(module, "write_all", write)
        mine = ben.content()
        try:
            ben.restore(backup)
        except OSError:
            assert ben.read("routines/hüfte.toml") == OTHER
            assert set(mine[1].sessions) <= set(records_of(ben.history).sessions)
        monkeypatch.setattr(module, "write_all", whole)
        ben.restore(backup)
        straight = make(f"straight {count}")
        straight.write("routines/hüfte.toml", OTHER)
        straight.history.add(session(note="Mine"))
        straight.restore(backup)
        assert ben.content() == straight.content()


def test_a_full_disk_leaves_no_half_backup(
    ana: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "out" / "backup.zip"
    ana.back_up(target)
    good = target.read_bytes()

    def fail(*_: object) -> None:
        message = "No space left"
        raise OSError(message)

    monkeypatch.setattr(backupfile, "_fill", fail)
    with pytest.raises(OSError, match="No space"):
        ana.back_up(target)
    assert target.read_bytes() == good
    assert [p.name for p in target.parent.iterdir()] == ["backup.zip"]


def test_a_damaged_history_is_told(ana: Person, tmp_path: Path) -> None:
    ana.history.close()
    ana.home.history.write_bytes(b"no database" * 100)
    with refused("cannot be copied"):
        ana.back_up(tmp_path / "x.zip")


def test_files_with_names_that_other_systems_have_no_place_for_are_named(
    ana: Person, tmp_path: Path
) -> None:
    ana.write("routines/notes.txt", "x")
    assert write_backup(ana.home, tmp_path / "x.zip", STAMP) == ("routines/notes.txt",)


def test_copies_of_what_two_computers_changed_are_left_out_and_named(
    ana: Person, tmp_path: Path
) -> None:
    copies = (
        "routines/calm (conflicted copy 2026-03-04 101112).toml",
        "drafts/calm.sync-conflict-20260304-101112-ABCDEF7.json",
    )
    for name in copies:
        ana.write(name, "x")
    before = ana.home.names()

    left_out = write_backup(ana.home, tmp_path / "x.zip", STAMP)

    assert left_out == copies
    assert not set(copies) & set(before)
    said = backed_up(tmp_path / "x.zip", left_out)
    assert "two computers changed were left out" in said
    assert "not allowed" not in said


@pytest.mark.parametrize(
    ("name", "allowed"),
    [
        ("routines/a.toml", True),
        ("pictures/Ä b (1).JPG", True),
        ("settings.toml", True),
        ("routines/.a.toml", False),
        ("routines/../a.toml", False),
        ("routines/a/b.toml", False),
        ("routines\\a.toml", False),
        ("../routines/a.toml", False),
        ("/etc/a.toml", False),
        ("C:/a.toml", False),
        ("routines/con.toml", False),
        ("routines/a:b.toml", False),
        ("routines/a\n.toml", False),
        ("routines/a.py", False),
        ("plugins/a.toml", False),
        ("routines/" + "a" * 200 + ".toml", False),
    ],
)
def test_names(name: str, allowed: bool) -> None:
    assert is_backup_name(name) is allowed


def changed(backup: Path, **how: Any) -> Path:
    """The same backup, written anew with something wrong."""
    target = backup.with_name("changed.zip")
    with zipfile.ZipFile(backup) as old, zipfile.ZipFile(target, "w") as new:
        manifest = json.loads(old.read("manifest.json"))
        manifest.update(how.get("manifest", {}))
        for info in old.infolist():
            data = old.read(info)
            if info.filename == "manifest.json":
                data = how.get("manifest_data") or json.dumps(manifest).encode()
            if info.filename in how.get("without", ()):
                continue
            new.writestr(info, how.get("data", {}).get(info.filename, data))
        for info, data in how.get("more", ()):
            new.writestr(info, data)
    return target


def link() -> zipfile.ZipInfo:
    info = zipfile.ZipInfo("routines/link.toml")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return info


@pytest.mark.parametrize(
    ("how", "told"),
    [
        ({"manifest": {"format": 2}}, "newer version of Recovery Timer"),
        ({"manifest": {"kind": "x"}}, "not a backup"),
        ({"manifest": {"files": "x"}}, "damaged"),
        ({"manifest_data": b"{"}, "damaged"),
        ({"without": ["manifest.json"]}, "damaged"),
        ({"without": ["routines/hüfte.toml"]}, "do not match its list"),
        ({"more": [("routines/evil.toml", b"x")]}, "do not match its list"),
        ({"more": [("../evil.toml", b"x")]}, "unpacked outside its folder"),
        ({"more": [("/tmp/evil.toml", b"x")]}, "unpacked outside its folder"),
        ({"more": [("routines/HÜFTE.toml", b"x")]}, 'contains "routines/HÜFTE.toml" twice'),
        ({"data": {"routines/hüfte.toml": b"changed"}}, "has changed since the backup was made"),
        ({"data": {"history.sqlite3": b"changed"}}, "has changed since the backup was made"),
    ],
)
def test_what_is_damaged_or_hostile_changes_nothing(
    backup: Path, make: Callable[[str], Person], how: dict[str, Any], told: str
) -> None:
    ben = make("ben")
    ben.write("routines/hüfte.toml", OTHER)
    before = ben.content()
    with refused(told):
        ben.restore(changed(backup, **how))
    assert ben.content() == before
    assert not ben.home.backups.exists()


def only(tmp_path: Path, entry: zipfile.ZipInfo | str, data: bytes, sha256: str = "") -> Path:
    """A backup with one file."""
    path = tmp_path / "only.zip"
    name = entry if isinstance(entry, str) else entry.filename
    files = [{"path": name, "size": len(data), "sha256": sha256}]
    manifest = {"format": 1, "kind": "Recovery Timer backup", "made_at": "", "version": ""}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(entry, data)
        archive.writestr("manifest.json", json.dumps({**manifest, "files": files}))
    return path


def test_links_bombs_and_secrets_are_refused(tmp_path: Path, make: Callable[[str], Person]) -> None:
    ben = make("ben")
    with refused("is not an ordinary file"):
        ben.restore(only(tmp_path, link(), b"/etc/passwd"))
    with refused("larger than 4 MiB"):
        ben.restore(only(tmp_path, "routines/a.toml", bytes(5 * 2**20)))
    path = only(tmp_path, "routines/a.toml", b"abc")
    data = path.read_bytes()
    # The flag for encrypted, in the list and before the file.
    at = data.index(b"PK\x01\x02") + 8
    path.write_bytes(data[:6] + b"\x01" + data[7:at] + b"\x01" + data[at + 1 :])
    with refused("is encrypted"):
        ben.restore(path)


def test_a_size_that_is_a_lie_is_noticed(tmp_path: Path, make: Callable[[str], Person]) -> None:
    path = only(tmp_path, "routines/a.toml", bytes(100_000))
    data = path.read_bytes().replace((100_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    path.write_bytes(data.replace(b'"size": 100000', b'"size": 10    '))
    with pytest.raises(BackupError):
        make("ben").restore(path)


@pytest.mark.parametrize("data", [b"", b"PK", b"PK\x05\x06" + bytes(18), b"x" * 1000])
def test_what_is_no_backup(data: bytes, tmp_path: Path, make: Callable[[str], Person]) -> None:
    path = tmp_path / "x.zip"
    path.write_bytes(data)
    assert not is_backup(path)
    with pytest.raises(BackupError):
        make("ben").restore(path)


def test_every_cut_and_every_changed_byte_is_noticed_or_harmless(
    backup: Path, make: Callable[[str], Person]
) -> None:
    whole = backup.read_bytes()
    cut = backup.with_name("cut.zip")
    for at in range(0, len(whole), 97):
        cut.write_bytes(whole[:at])
        with pytest.raises(BackupError):
            make("cut").restore(cut)
    ana = make("ana").content()
    for at in range(0, len(whole), 97):
        cut.write_bytes(whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :])
        ben = make(f"ben {at}")
        try:
            ben.restore(cut)
        except BackupError:
            assert ben.content() == ({}, Records())
        else:
            assert ben.content() == ana


def test_a_newer_history_in_it_is_refused(
    ana: Person, tmp_path: Path, make: Callable[[str], Person]
) -> None:
    with ana.history.database.writing() as connection:
        connection.execute("PRAGMA user_version = 99")
    path = ana.back_up(tmp_path / "newer.zip")
    ben = make("ben")
    with refused("newer version of Recovery Timer"):
        ben.restore(path)
    assert ben.content() == ({}, Records())


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("DROP TABLE runs", "history is damaged"),
        ("CREATE TRIGGER t AFTER INSERT ON runs BEGIN DELETE FROM runs; END", "other than tables"),
    ],
)
def test_a_hostile_history_in_it_is_refused(
    ana: Person, tmp_path: Path, make: Callable[[str], Person], statement: str, told: str
) -> None:
    with ana.history.database.writing() as connection:
        connection.execute(statement)
    path = ana.back_up(tmp_path / "hostile.zip")
    ben = make("ben")
    with refused(told):
        ben.restore(path)
    assert ben.content() == ({}, Records())


@pytest.mark.parametrize("bound", ["MOST_RECORDS", "LONGEST_SESSION"])
def test_a_history_with_more_in_it_than_anybody_has_is_refused(
    ana: Person,
    tmp_path: Path,
    make: Callable[[str], Person],
    monkeypatch: pytest.MonkeyPatch,
    bound: str,
) -> None:
    path = ana.back_up(tmp_path / "large.zip")
    monkeypatch.setattr(restore, bound, 1)
    with refused("more records than the app can read"):
        make("ben").restore(path)


@pytest.mark.parametrize(
    ("statement", "left_out"),
    [
        ("UPDATE sessions SET offset_min = 1000000 WHERE id = 'one'", "offset_min is 1000000"),
        ("UPDATE sessions SET offset_min = 'x' WHERE id = 'one'", "It is damaged."),
        (
            "UPDATE sessions SET started_at = 'soon' WHERE id = 'one'",
            "on soon is left out. It is damaged.",
        ),
        ("UPDATE sessions SET kind = 'x' WHERE id = 'one'", "It is damaged."),
        ("UPDATE segments SET kind = 'x' WHERE session = 1", "It is damaged."),
        ("UPDATE segments SET actual_s = 1e300 WHERE session = 1", "The seconds of a segment"),
        (
            "UPDATE soreness SET area = 'elbow' WHERE id = 'one'",
            "The soreness entry from 4 March 2026",
        ),
        ("UPDATE runs SET note = printf('%.*c', 20000, 'x')", "The note is too long"),
        (
            "UPDATE sessions SET by_hand = 1, ended_at = '2020-01-01T00:00+00:00' WHERE id = 'one'",
            "The session on 4 March 2026, 07:30 is left out. It ends before it starts.",
        ),
    ],
)
def test_one_record_that_cannot_be_used_is_left_out_alone_and_named(
    ana: Person, tmp_path: Path, make: Callable[[str], Person], statement: str, left_out: str
) -> None:
    with ana.history.database.writing() as connection:
        connection.execute(statement)
    path = ana.back_up(tmp_path / "one.zip")
    ben = make("ben")
    seen = examine_backup(ben.home, ben.history, path)
    result = ben.restore(path)
    assert seen.left_out == result.left_out
    (named,) = map(left_out_line, result.left_out)
    assert left_out in named
    assert named in restored_in_words(result, replaced=False)
    files, records = ben.content()
    assert len(records) == len(RECORDS) - 1
    assert set(files) == set(ana.home.names())


def test_a_session_that_ends_before_it_starts_is_restored_mended(
    tmp_path: Path, make: Callable[[str], Person]
) -> None:
    ben = make("ben")
    result = ben.restore(DATA / "backup-with-one-session-across-clock-step.zip")
    assert result.left_out == ()
    _, records = ben.content()
    assert len(records.sessions) == len(result.records.new.sessions) > 1
    assert all(session.ended_at >= session.started_at for session in records.sessions)


@pytest.mark.parametrize("year", [1904, 1969])
def test_sessions_of_a_clock_that_stood_still_are_restored(
    tmp_path: Path, make: Callable[[str], Person], year: int
) -> None:
    ana, ben = make("ana"), make("ben")
    old = session(at=datetime(year, 12, 31, 23, 50, tzinfo=UTC))
    ana.history.add(old)
    assert ben.restore(ana.back_up(tmp_path / "old.zip")).left_out == ()
    assert ben.content()[1].sessions == (old,)


@pytest.mark.parametrize("name", [ANSWERS, ASKED])
def test_a_damaged_list_is_named_and_everything_else_is_taken(
    ana: Person, tmp_path: Path, make: Callable[[str], Person], name: str
) -> None:
    ana.write(name, b'[{"question":"\x82"}]')
    ben = make("ben")
    result = ben.restore(ana.back_up(tmp_path / "damaged.zip"))
    assert left_out_in_words(result) == f"{name} is left out, as it is damaged."
    assert not ben.home.path(name).exists()
    assert len(ben.content()[1]) == len(RECORDS)


def test_a_backup_with_damaged_answers_alone_restores_nothing(
    make: Callable[[str], Person],
) -> None:
    cleo = make("cleo")
    given = cleo.restore(DATA / "backup-answers-invalid-utf8.zip")
    assert restored_in_words(given, replaced=False) == (
        f"Nothing was restored. {ANSWERS} is left out, as it is damaged."
    )


@pytest.mark.parametrize("by", [1, 100, 2**31])
@pytest.mark.parametrize(("mark", "field"), [(b"PK\x01\x02", 42), (b"PK\x05\x06", 16)])
def test_a_place_that_lies_is_damage(
    backup: Path, make: Callable[[str], Person], mark: bytes, field: int, by: int
) -> None:
    data = bytearray(backup.read_bytes())
    place = data.index(mark) + field
    offset = int.from_bytes(data[place : place + 4], "little") + by
    data[place : place + 4] = offset.to_bytes(4, "little")
    lying = backup.with_name("lying.zip")
    lying.write_bytes(data)
    with refused("damaged"):
        make("ben").restore(lying)


def test_a_backup_that_would_unpack_to_far_more_is_refused_before_it_is_written(
    tmp_path: Path, make: Callable[[str], Person], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backupfile, "_extract", None)
    size = 65 * 2**20
    listed = {"path": "history.sqlite3", "size": size, "sha256": ""}
    manifest = {"format": 1, "kind": "Recovery Timer backup", "made_at": "", "version": ""}
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open("history.sqlite3", "w") as entry:
            for _ in range(65):
                entry.write(bytes(2**20))
        archive.writestr("manifest.json", json.dumps({**manifest, "files": [listed]}))
    with refused("suspiciously large"):
        make("ben").restore(path)


def test_a_history_of_which_most_was_deleted_is_packed(
    tmp_path: Path, make: Callable[[str], Person]
) -> None:
    ana, ben = make("ana"), make("ben")
    many = [session(f"{n}", note="x" * 5000) for n in range(400)]
    ana.history.add(*many)
    ana.history.delete_all(many[1:])
    path = ana.back_up(tmp_path / "packed.zip")
    with zipfile.ZipFile(path) as archive:
        assert archive.getinfo("history.sqlite3").file_size < ana.home.history.stat().st_size / 3
    ben.restore(path)
    assert ben.content()[1].sessions == (many[0],)


def test_an_older_history_in_it_is_brought_up_to_date(
    tmp_path: Path, make: Callable[[str], Person]
) -> None:
    old = make("old")
    old.home.data.mkdir(parents=True)
    script = (DATA / "history-1.sql").read_text()
    with sqlite3.connect(old.home.history) as database:
        database.executescript(script)
    database.close()
    path = old.back_up(tmp_path / "old.zip")
    ben = make("ben")
    ben.restore(path)
    assert records_of(ben.history).sessions == records_of(old.history).sessions != ()


@pytest.mark.parametrize(
    "wrong", ["started_at = 'soon'", "started_at = X'00ff'", "started_at = '9', total_s = 1e12"]
)
def test_one_row_of_an_older_history_that_cannot_be_used_is_left_out_alone(
    ana: Person, tmp_path: Path, make: Callable[[str], Person], wrong: str
) -> None:
    with ana.history.database.writing() as connection:
        connection.execute(f"UPDATE sessions SET {wrong}, ended_at = '0' WHERE id = 'one'")
        make_version_4(connection)
        connection.execute("DROP TABLE adaptations")
        connection.execute("PRAGMA user_version = 2")
    path = ana.back_up(tmp_path / "one.zip")
    ben = make("ben")
    (named,) = map(left_out_line, ben.restore(path).left_out)
    assert named.startswith("The session on ")
    assert len(ben.content()[1]) == len(RECORDS) - 1


def test_the_present_history_cannot_be_read(backup: Path, make: Callable[[str], Person]) -> None:
    ben = make("ben")
    ben.write("history.sqlite3", b"no database" * 100)
    with pytest.raises(HistoryError):
        ben.restore(backup)
    assert not ben.home.names()


def test_a_draft_of_another_file_is_left_out_and_named(
    ana: Person, make: Callable[[str], Person], tmp_path: Path
) -> None:
    """Whoever made the backup may have had a file of ours overwritten by it."""
    ana.write("drafts/nice.json", '{"format": 1, "routine_id": "../../keys", "base": ""}')
    ana.write("drafts/exercises/bend.json", '{"format": 1, "id": "../../keys", "table": {}}')
    ben = make("ben")
    backup = ana.back_up(tmp_path / "strange.zip")
    strange = ("drafts/exercises/bend.json", "drafts/nice.json")
    assert len(examine_backup(ben.home, ben.history, backup).left_out) == len(strange)
    done = ben.restore(backup)
    assert [what.name for what in done.left_out if isinstance(what, LeftOutFile)] == list(strange)
    assert not any(ben.home.path(name).exists() for name in strange)
    assert ben.home.path("drafts/hips.json").exists()
    said = restored_in_words(done, replaced=False)
    assert all(f"{name} is left out, as its name does not match" in said for name in strange)


@pytest.mark.parametrize("name", ["../x", "drafts/../x.json", "else/x.json", "drafts/", ""])
def test_a_home_has_no_file_elsewhere(ana: Person, name: str) -> None:
    with pytest.raises(OSError, match="Invalid"):
        ana.home.path(name)
