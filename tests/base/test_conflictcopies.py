from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoverytimer.base import conflictcopies
from recoverytimer.base.conflictcopies import (
    CONFLICTS,
    Service,
    conflict_copies,
    conflict_copy,
    put_aside,
)
from recoverytimer.base.filenames import free_id

HERE = Path("somewhere")
DAY = date(2026, 3, 4)
SURE = [
    ("calm.sync-conflict-20260304-101112-ABCDEF7.toml", Service.SYNCTHING, DAY),
    ("calm.sync-conflict-20260304-101112.toml", Service.SYNCTHING, DAY),
    (
        "calm.sync-conflict-20260301-101112-ABCDEF7.sync-conflict-20260304-101112-ZZZZZZ2.toml",
        Service.SYNCTHING,
        DAY,
    ),
    ("calm (conflicted copy 2026-03-04 101112).toml", Service.NEXTCLOUD, DAY),
    ("calm (conflicted copy anna (b) 2026-03-04 101112).toml", Service.NEXTCLOUD, DAY),
    ("calm_conflict-20260304-101112.toml", Service.NEXTCLOUD, DAY),
    ("calm_conflict-anna-20260304-101112.toml", Service.NEXTCLOUD, DAY),
    ("calm (case clash from 2026-03-04 101112).toml", Service.NEXTCLOUD, DAY),
    ("calm (Anna's conflicted copy 2026-03-04).toml", Service.DROPBOX, DAY),
    ("calm (Anna\u2019s conflicted copy 2026-03-04 (1)).toml", Service.DROPBOX, DAY),
    ("calm (Anna's conflicted copy).toml", Service.DROPBOX, None),
    ("calm (Conflicted copy 2026-03-04 for anna).toml", Service.DROPBOX, DAY),
    ("calm (In Konflikt stehende Kopie von Anna 2026-03-04).toml", Service.DROPBOX, DAY),
    ("calm (Copie en conflit de Anna 2026-03-04).toml", Service.DROPBOX, DAY),
    ("calm (Copia en conflicto de Anna 2026-03-04).toml", Service.DROPBOX, DAY),
    ("calm (copia in conflitto di Anna 2026-03-04).toml", Service.DROPBOX, DAY),
    ("calm (Cópia em conflito de Anna 2026-03-04).toml", Service.DROPBOX, DAY),
    ("calm (Co\u0301pia em conflito de Anna 2026-03-04).toml", Service.DROPBOX, DAY),
    ("calm (conflicterende kopie van Anna 2026-03-04).toml", Service.DROPBOX, DAY),
    ("calm (Annas motstridiga kopia 2026-03-04).toml", Service.DROPBOX, DAY),
    ("calm (Anna の競合コピー 2026-03-04).toml", Service.DROPBOX, DAY),
    ("calm (Anna 的冲突副本 2026-03-04).toml", Service.DROPBOX, DAY),
    ("calm (Конфликтующая копия (Anna) 2026-03-04).toml", Service.DROPBOX, DAY),
    ("calm (Case Conflict).toml", Service.UNKNOWN, None),
    ("calm (Case Conflict (1)).toml", Service.UNKNOWN, None),
    ("calm (SFConflict anna@example.org 2026-03-04-10-11-12).toml", Service.SEAFILE, DAY),
    ("calm (SFConflict 2026-03-04-10-11-12)-1.toml", Service.SEAFILE, DAY),
    ("calm.Conflict.toml", Service.RESILIO, None),
    ("calm.Conflict 3.toml", Service.RESILIO, None),
    ("calm.Conflict.Conflict.toml", Service.RESILIO, None),
    ("calm.toml.conflict1", Service.RCLONE, None),
    ("calm.conflict2.toml", Service.RCLONE, None),
    ("calm.toml..path1", Service.RCLONE, None),
    ("calm [conflicted].toml", Service.PCLOUD, None),
    ("calm [conflicted 2].toml", Service.PCLOUD, None),
    ("calm_conf(1).toml", Service.GOOGLE_DRIVE, None),
    ("calm_Andy-PC_Mar-04-0901-2026_Conflict.toml", Service.SYNOLOGY, DAY),
    ("calm_DISK_2_Mar-04-090159-2026_CaseConflict_1.toml", Service.SYNOLOGY, DAY),
    ("calm (copy: conflict on 2026-03-04).toml", Service.UNISON, DAY),
    ("calm (# Edit conflict 2026-03-04 ab12cd3 #).toml", Service.UNKNOWN, DAY),
    ("calm(Conflict_anna (Web browser)_2026-03-04-22-50-36).toml", Service.UNKNOWN, DAY),
    ("calm.conflict-laptop-20260304-101112.toml", Service.UNKNOWN, DAY),
    # Two services, one after the other.
    (
        "calm (Anna's conflicted copy 2026-03-01).sync-conflict-20260304-101112-ABCDEF7.toml",
        Service.SYNCTHING,
        DAY,
    ),
]


@pytest.mark.parametrize(("name", "service", "on"), SURE)
def test_a_copy_is_known_by_the_name_that_its_service_gave_it(
    name: str, service: Service, on: date | None
) -> None:
    copy = conflict_copy(HERE / name)

    assert copy is not None
    assert (copy.original, copy.service, copy.on) == (HERE / "calm.toml", service, on)
    assert copy.is_sure


@pytest.mark.parametrize(
    ("name", "service", "is_sure"),
    [
        ("evening-calm (1).toml", Service.GOOGLE_DRIVE, False),
        ("Copy of evening-calm.toml", Service.GOOGLE_DRIVE, False),
        ("evening-calm 2.toml", Service.ICLOUD, False),
        ("evening-calm-ANNAS-PC.toml", Service.ONEDRIVE, False),
        ("evening-calm-Annas-MacBook-Pro.toml", Service.ONEDRIVE, False),
        ("evening-calm-annas-pc-safeBackup-0001.toml", Service.ONEDRIVE, True),
        ("evening-calm (1) (conflicted copy 2026-03-04 101112).toml", Service.NEXTCLOUD, False),
    ],
)
def test_a_name_that_a_person_may_give_counts_beside_its_original_alone(
    name: str, service: Service, is_sure: bool
) -> None:
    copy = conflict_copy(HERE / name, {"evening-calm.toml", "evening.toml"})

    assert copy is not None
    assert (copy.original.name, copy.service) == ("evening-calm.toml", service)
    assert copy.is_sure is is_sure
    alone = conflict_copy(HERE / name)
    assert alone is None or alone.original.name == "evening-calm (1).toml"


@pytest.mark.parametrize(
    "name",
    [
        "glute-relief-2.toml",
        "inner-conflict.toml",
        "calm (conflict).draft.toml",
        "calm (with a friend).toml",
        "calm (2).toml",
        "copy-of-calm.toml",
        "history.sqlite3-wal",
        "settings.toml.damaged-2026-03-04",
        "..conflict-20260304-10111 copy 2026-03-04",
    ],
)
def test_other_files_are_no_copies(name: str) -> None:
    assert conflict_copy(HERE / name, {"glute-relief.toml", "inner.toml"}) is None


@given(st.text(min_size=1, max_size=40), st.integers(0, 3))
def test_what_the_app_names_is_never_taken_for_a_copy(name: str, taken: int) -> None:
    ids: list[str] = []
    for _ in range(taken + 1):
        ids.append(free_id(name, ids, "routine"))
    files = {f"{one}.toml" for one in ids}

    assert all(conflict_copy(HERE / f, files - {f}) is None for f in files)


@given(st.text(st.characters(exclude_characters="/\0"), min_size=1, max_size=255))
def test_any_name_is_looked_at(name: str) -> None:
    copy = conflict_copy(HERE / name, {"calm.toml"})

    assert copy is None or copy.original.parent == HERE


def test_the_copies_in_a_folder_are_found(tmp_path: Path) -> None:
    for name in ("a.toml", "a-DESK.toml", "a-2.toml", "b.Conflict.toml", ".c.Conflict.toml"):
        (tmp_path / name).touch()
    (tmp_path / "d.Conflict").mkdir()

    found = [(c.path.name, c.original.name) for c in conflict_copies(tmp_path)]

    assert found == [("a-DESK.toml", "a.toml"), ("b.Conflict.toml", "b.toml")]
    assert conflict_copies(tmp_path / "nowhere") == ()


def test_a_copy_is_put_aside_by_its_folder_and_nothing_is_overwritten(tmp_path: Path) -> None:
    name = "a.Conflict.toml"
    places = []
    for text in ("one", "two", "one"):
        (tmp_path / "routines").mkdir(exist_ok=True)
        (tmp_path / "routines" / name).write_text(text)
        places.append(put_aside(tmp_path / "routines" / name, tmp_path))

    folder = tmp_path / CONFLICTS / "routines"
    assert places == [folder / name, folder / "a.Conflict-2.toml", folder / name]
    assert [p.read_text() for p in places] == ["one", "two", "one"]
    assert list((tmp_path / "routines").iterdir()) == []


def test_of_copies_put_aside_the_oldest_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conflictcopies, "MOST_KEPT", 2)
    for n in range(5):
        copy = tmp_path / f"a.conflict{n}.toml"
        copy.write_text(str(n))
        put_aside(copy, tmp_path)

    assert sorted(p.read_text() for p in (tmp_path / CONFLICTS).iterdir()) == ["3", "4"]
