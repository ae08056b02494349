"""Any zip of files, one after another."""

from __future__ import annotations

import io
import zipfile
from typing import BinaryIO

import pytest

from recoverytimer.base.problem import ArchiveFault, ArchiveFaultKind
from recoverytimer.base.safezip import UntrustedError, ZipBounds, opened_zip, zip_files

BOUNDS = ZipBounds(archive=2**20, total=2000, file=1000, files=4, ratio_from=100)


def zipped(*files: tuple[str, bytes], method: int = zipfile.ZIP_STORED) -> io.BytesIO:
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", method) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return memory


def fault(file: BinaryIO) -> ArchiveFault:
    with pytest.raises(UntrustedError) as raised:
        list(zip_files(file, BOUNDS))
    return raised.value.fault


def test_files_come_one_by_one_with_their_names() -> None:
    file = zipped(("a.gpx", b"a"), ("folder/", b""), ("folder/b 10:30.gpx", b"bb"))
    found = zip_files(file, BOUNDS)
    assert next(found) == ("a.gpx", b"a")
    assert list(found) == [("folder/b 10:30.gpx", b"bb")]


def test_what_is_not_wanted_counts_for_nothing() -> None:
    file = zipped(("big.jpg", bytes(5000)), ("a.gpx", b"a"))
    assert fault(file) == ArchiveFault(ArchiveFaultKind.ENTRY_TOO_LARGE, "big.jpg", 1000)
    assert dict(zip_files(file, BOUNDS, lambda name: name.endswith(".gpx"))) == {"a.gpx": b"a"}


def test_each_bound_holds_before_anything_is_unpacked() -> None:
    three = [(f"{n}.gpx", bytes(900)) for n in range(3)]
    assert fault(zipped(*three)).kind is ArchiveFaultKind.TOO_LARGE
    five = [(f"{n}.gpx", b"") for n in range(5)]
    assert fault(zipped(*five)).kind is ArchiveFaultKind.TOO_MANY_FILES
    bomb = ("a.gpx", bytes(999))
    assert dict(zip_files(zipped(bomb, method=zipfile.ZIP_DEFLATED), BOUNDS))
    tight = ZipBounds(archive=500, total=2**20, file=2**20, files=4, ratio_from=100)
    bomb = ("a.gpx", bytes(300_000))
    with (
        pytest.raises(UntrustedError) as raised,
        opened_zip(zipped(bomb, method=zipfile.ZIP_DEFLATED), tight),
    ):
        pass
    assert raised.value.fault.kind is ArchiveFaultKind.PACKED_SMALL
    with pytest.raises(UntrustedError) as raised:
        list(zip_files(zipped(("a.gpx", bytes(501))), tight))
    assert raised.value.fault.kind is ArchiveFaultKind.TOO_LARGE


def test_a_large_file_can_be_read_piece_by_piece() -> None:
    data = bytes(range(256)) * 2**13
    large = ZipBounds(archive=2**24, total=2**24, file=2**24, files=4)
    with opened_zip(zipped(("export.xml", data)), large) as archive:
        assert archive.size("export.xml") == len(data)
        pieces = list(archive.chunks("export.xml"))
    assert len(pieces) > 1
    assert b"".join(pieces) == data


def test_a_fault_of_who_reads_is_no_damage() -> None:
    with pytest.raises(OSError, match="full"), opened_zip(zipped(("a", b"")), BOUNDS):
        raise OSError(22, "full")


def test_no_archive_and_a_cut_one_are_told_apart() -> None:
    assert fault(io.BytesIO(b"GPX")).kind is ArchiveFaultKind.NO_ARCHIVE
    cut = zipped(("a.gpx", bytes(500))).getvalue()[100:]
    assert fault(io.BytesIO(cut)).kind is ArchiveFaultKind.DAMAGED


def test_an_archive_of_very_many_files_is_read() -> None:
    # From 65,536 on a zip has a second end, which counts further.
    many = zipped(*((f"{n}.gpx", b"x") for n in range(66_000)))
    bounds = ZipBounds(archive=2**24, total=2**20, file=1000, files=70_000)
    with opened_zip(many, bounds) as archive:
        assert len(archive.names) == 66_000
    assert fault(many) == ArchiveFault(ArchiveFaultKind.TOO_LARGE, "", 2**20)
