"""`python3 dev.py package`: makes into `dist/` what this computer can make, and tries each.

`--quick` leaves out what only repeats another in a different wrapping, the archive and the AppDir,
and packs the Debian package less tightly.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from recoverytimer import __version__
from releases import CHANGELOG, releases
from trying import NotMadeError, run, self_tested

ROOT = Path(__file__).resolve().parents[1]
DIST, WORK = ROOT / "dist", ROOT / "build"
UNTRIED = WORK / "untried"
MB = 1_000_000


class Made(Struct, frozen=True):
    """Something that was made.

    Attributes:
        path: a file or a folder.
        tried: the last line of its self-test, or what else was found of it.
    """

    path: Path
    tried: str

    @property
    def size(self) -> int:
        """In bytes; of a folder, that of its files."""
        files = self.path.rglob("*") if self.path.is_dir() else [self.path]
        return sum(p.lstat().st_size for p in files if p.is_file() and not p.is_symlink())


class Packaging:
    """Makes one after the other; what was made is kept for the table at the end."""

    def __init__(self, epoch: int, *, quick: bool) -> None:
        self._epoch = epoch
        self._quick = quick
        self._folder: Path | None = None
        self.made: list[Made] = []
        self.left_out: list[str] = []

    def wheel(self) -> None:
        """Source distribution and wheel."""
        from wheels import make_wheel, try_wheel

        source, wheel = make_wheel(UNTRIED)
        tried = _last(try_wheel(wheel))
        self.made.append(Made(_kept(source), "the wheel is built from it"))
        self.made.append(Made(_kept(wheel), tried))

    def folder(self) -> None:
        """The app in one folder, and that as an archive."""
        from onefolder import PROGRAM, make_folder, pack

        folder = make_folder(WORK / "onefolder")
        lines = self_tested([folder / PROGRAM])
        print(lines)
        self._folder = folder
        self.made.append(Made(folder, _last(lines)))
        if sys.platform != "linux":
            self.left_out.append("An archive is made on Linux only; an installer takes the folder.")
        elif not self._quick:
            name = f"recoverytimer-{__version__}-linux-{platform.machine()}.tar.xz"
            archive = pack(folder, UNTRIED / name, self._epoch)
            tried = _last(_unpacked(f"{folder.name}/{PROGRAM}", "tar", "-xf", archive, "-C"))
            self.made.append(Made(_kept(archive), tried))

    def deb(self) -> None:
        """The Debian package."""
        if not (shutil.which("dpkg-deb") and sys.platform == "linux"):
            self.left_out.append("No Debian package: dpkg-deb is not on this computer.")
            return
        if self._folder is None:
            return
        from debpackage import make_deb
        from onefolder import PROGRAM

        made = releases(CHANGELOG.read_text(encoding="utf-8"))
        work = WORK / "deb"
        file = make_deb(self._folder, UNTRIED, work, made, self._epoch, quick=self._quick)
        tried = _last(_unpacked(f"usr/bin/{PROGRAM}", "dpkg-deb", "--extract", file))
        if shutil.which("lintian"):
            _complain_of_errors(file)
        else:
            self.left_out.append("The Debian package was not checked: lintian is not here.")
        self.made.append(Made(_kept(file), tried))

    def appdir(self) -> None:
        """What an AppImage is made of."""
        if sys.platform != "linux":
            self.left_out.append("No AppDir: that is for Linux.")
            return
        if self._folder is None or self._quick:
            return
        from appdir import finishing_command, make_appdir

        made = make_appdir(self._folder, UNTRIED)
        tried = _last(self_tested([made / "AppRun"]))
        self.made.append(Made(_kept(made), tried))
        self.left_out.append(f"An AppImage is made of the AppDir by: {finishing_command()}")

    def installer(self) -> None:
        """The installer for Windows, and what is left to do on macOS."""
        if sys.platform == "darwin":
            self.left_out.append("A disk image is made by hand: packaging/README.md, macOS.")
        if sys.platform != "win32" or self._folder is None:
            return
        from windowsfiles import INSTALLER, INSTALLER_NAME, TARGET

        compiler = shutil.which("iscc")
        if compiler is None:
            self.left_out.append("No installer: Inno Setup's iscc is not on this computer.")
            return
        run(compiler, "/Qp", TARGET / INSTALLER)
        made = DIST / f"{INSTALLER_NAME.format(version=__version__)}.exe"
        self.made.append(Made(made, "the folder, to be installed by hand"))


def _kept(path: Path) -> Path:
    """Where something is when it has been tried."""
    return path.rename(DIST / path.name)


def _unpacked(program: str, *unpack: Path | str) -> str:
    """The self-test of a program in what a command unpacks into the folder that it is given."""
    place = WORK / "unpacked"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    run(*unpack, place)
    lines = self_tested([place / program])
    shutil.rmtree(place)
    return lines


def _complain_of_errors(file: Path) -> None:
    ran = subprocess.run(
        ["lintian", "--fail-on", "error", "--allow-root", "--tag-display-limit", "0", file],
        capture_output=True,
        text=True,
        check=False,
    )
    print(ran.stdout, end="")
    if ran.returncode:
        message = "lintian finds errors in the Debian package"
        raise NotMadeError(message)


def _last(lines: str) -> str:
    return lines.splitlines()[-1]


def epoch_of_build() -> int:
    """What all that is made is dated with: seconds since 1970 as given, or of the last commit."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given:
        return int(given)
    try:
        return int(run("git", "log", "-1", "--format=%ct", cwd=ROOT))
    except (NotMadeError, FileNotFoundError, ValueError):
        # Without the repository, what was unpacked has the date of the release.
        return int(CHANGELOG.stat().st_mtime)


def rows(made: Sequence[Made]) -> Iterator[str]:
    """The table of what was made."""
    names = [m.path.relative_to(ROOT).as_posix() for m in made]
    width = max(map(len, names), default=0)
    for name, one in zip(names, made, strict=True):
        yield f"{name:<{width}}  {one.size / MB:7.1f} MB  {one.tried}"


def main(arguments: Sequence[str]) -> int:
    """Make everything; 1 if something could not be made that this computer can make."""
    parser = argparse.ArgumentParser(prog="dev.py package", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="no archive and no AppDir")
    options = parser.parse_args(arguments)
    epoch = epoch_of_build()
    # The same input gives the same bytes.
    os.environ.update(SOURCE_DATE_EPOCH=str(epoch), PYTHONHASHSEED="0", QT_QPA_PLATFORM="offscreen")
    for folder in (DIST, UNTRIED):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    packaging = Packaging(epoch, quick=options.quick)
    makers: tuple[Callable[[], None], ...] = (
        packaging.wheel,
        packaging.folder,
        packaging.deb,
        packaging.appdir,
        packaging.installer,
    )
    failed = False
    for maker in makers:
        began = time.monotonic()
        print(f"package: {maker.__name__}", flush=True)
        try:
            maker()
        except NotMadeError as error:
            failed = True
            print(error, file=sys.stderr)
        print(f"package: {maker.__name__} took {time.monotonic() - began:.0f} s", flush=True)
    print("", *rows(packaging.made), *packaging.left_out, sep="\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
