"""The app as a Debian package: the folder that PyInstaller made, and what desktops want to know."""

from __future__ import annotations

import gzip
import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path
from textwrap import fill

from elf import is_elf, newest_glibc, reached
from onefolder import INNER, NOTICES
from recoverytimer import __version__
from recoverytimer.about.changelog import Release
from recoverytimer.base.identity import HOMEPAGE
from recoverytimer.base.systemlibraries import LIBRARIES, RENAMED
from sharetree import write_share_tree
from trying import NotMadeError, run

NAME = "recoverytimer"
REVISION = 1
# A stand-in, as the addresses in `base/identity.py`.
MAINTAINER = "Recovery Timer contributors <recoverytimer@users.noreply.github.com>"
OF_PYTHON = {
    "libbz2.so.1.0": "libbz2-1.0",
    "libcrypt.so.1": "libcrypt1",
    "libexpat.so.1": "libexpat1",
    "libffi.so.8": "libffi8",
    "liblzma.so.5": "liblzma5",
    "libmpdec.so.3": "libmpdec3",
    "libsqlite3.so.0": "libsqlite3-0",
    "libuuid.so.1": "libuuid1",
    "libzstd.so.1": "libzstd1",
}
"""Packages of what Python's own modules are linked with, beside those that Qt needs."""
OF_TOOLCHAIN = {
    "libgcc_s.so.1": "libgcc-s1",
    "libstdc++.so.6": "libstdc++6",
    "libz.so.1": "zlib1g",
}
OF_GLIBC = ("ld-linux", "libc.so", "libdl.so", "libm.so", "libpthread.so", "libresolv", "librt.so")
RECOMMENDED = ("speech-dispatcher", "xdg-utils")
"""What the voice speaks with, and what opens a source of the guide in a browser."""
DESCRIPTION = """\
Recovery Timer leads through routines of stretches, strength and self-massage for runners with
tight or sore glutes: it shows what to do, counts the hold, says when to switch sides and keeps a
record. It needs no account and no network: everything stays on the disk."""
OVERRIDES = {
    "copyright-file-contains-full-apache-2-license": "numpy has it among those of its parts",
    "copyright-file-contains-full-gpl-license": "numpy has it among those of its parts",
    "embedded-library expat *": "Python may be built with its own expat",
    "embedded-library libjpeg *": "Qt's plugin for JPEG is built with its own libjpeg",
    "hardening-no-pie": "PyInstaller brings the program that starts the app, and builds it so",
    "initial-upload-closes-no-bugs": "The app is not uploaded to Debian",
    "library-not-linked-against-libc": "Some modules of Python ask nothing of the C library",
    "opentype-font-prohibits-installable-embedding *": "The OFL allows all that this flag does not",
    "shared-library-lacks-prerequisites": "Those modules, and the data of ICU, need no library",
    "unstripped-binary-or-object *numpy.libs/*": "The loader refuses OpenBLAS once it is stripped",
}
"""What lintian is to let pass, and why."""


def packages() -> dict[str, str]:
    """The Debian package of each library that is left to the system, by the library's name."""
    return LIBRARIES | OF_PYTHON | OF_TOOLCHAIN


def make_deb(
    folder: Path,
    target: Path,
    work: Path,
    made: Iterable[Release],
    epoch: int,
    *,
    quick: bool = False,
) -> Path:
    """Build the package of a frozen folder; its file is returned.

    Args:
        folder: what `onefolder.make_folder` returned.
        target: where the file goes.
        work: a folder for what it is built from; what lies there is removed.
        made: the releases that the changelog tells of.
        epoch: the seconds since 1970 that all of it is dated with.
        quick: whether it may be larger than it needs to be.

    Raises:
        NotMadeError: a library is needed that no package of Debian is known for.
    """
    shutil.rmtree(work, ignore_errors=True)
    library = work / "usr" / "lib" / NAME
    shutil.copytree(folder, library, symlinks=True)
    # Debian has a place of its own for them.
    shutil.rmtree(library / NOTICES)
    asked = leave_to_system(library)
    program = work / "usr" / "bin" / NAME
    program.parent.mkdir()
    program.symlink_to(f"../lib/{NAME}/{NAME}")
    write_share_tree(work / "usr" / "share", zsh="vendor-completions")
    _write_docs(work, (folder / NOTICES / "copyright").read_bytes(), made, epoch)
    architecture = run("dpkg", "--print-architecture").strip()
    version = f"{__version__}-{REVISION}"
    sums = list(_sums(work))
    size = sum(path.lstat().st_size for path in work.rglob("*") if path.is_file())
    control = work / "DEBIAN"
    control.mkdir()
    (control / "md5sums").write_text("".join(sums), encoding="utf-8")
    glibc = newest_glibc(path for path in library.rglob("*") if path.is_file() and is_elf(path))
    text = control_text(version, architecture, size // 1024, depends(asked, glibc))
    (control / "control").write_text(text, encoding="utf-8")
    for path in (work, *work.rglob("*")):
        if not path.is_symlink():
            runs = path.is_dir() or path == library / NAME
            path.chmod(0o755 if runs else 0o644)
        os.utime(path, (epoch, epoch), follow_symlinks=False)
    file = target / f"{NAME}_{version}_{architecture}.deb"
    level = ("-z1",) if quick else ()
    run("dpkg-deb", "--root-owner-group", *level, "--build", work, file)
    return file


def leave_to_system(library: Path) -> set[str]:
    """Remove the libraries that packages bring; the names of all that must be brought.

    Raises:
        NotMadeError: a library is needed that no package of Debian is known for.
    """
    inner = library / INNER
    known = packages()
    files = {p for p in library.rglob("*.so*") if p.is_file() and not p.is_symlink()}
    of_system = {p for p in files if p.parent == inner and not p.name.startswith("libpython")}
    ours = {p.name: p for p in files - of_system}
    asked = reached([library / NAME, *ours.values()], ours) - ours.keys()
    unknown = {n for n in asked if n not in known and not n.startswith(OF_GLIBC)}
    if unknown:
        message = f"No Debian package is known for {', '.join(sorted(unknown))}"
        raise NotMadeError(message)
    for path in of_system:
        path.unlink()
    return asked


def depends(libraries: Iterable[str], glibc: tuple[int, ...]) -> list[str]:
    """The packages that bring libraries, as a control file has them, with other names since."""
    known = packages()
    names = {known[library] for library in libraries if library in known}
    named = (f"{RENAMED[n]} | {n}" if n in RENAMED else n for n in sorted(names))
    return [f"libc6 (>= {'.'.join(map(str, glibc))})", *named]


def control_text(version: str, architecture: str, size: int, needs: Iterable[str]) -> str:
    """The control file; the size is in KiB."""
    long = fill(" ".join(DESCRIPTION.split()), 78, initial_indent=" ", subsequent_indent=" ")
    return (
        f"Package: {NAME}\n"
        f"Version: {version}\n"
        f"Architecture: {architecture}\n"
        f"Maintainer: {MAINTAINER}\n"
        f"Installed-Size: {size}\n"
        f"Depends: {', '.join(needs)}\n"
        f"Recommends: {', '.join(RECOMMENDED)}\n"
        "Section: misc\n"
        "Priority: optional\n"
        f"Homepage: {HOMEPAGE}\n"
        f"Description: calm coach for runners' recovery routines\n{long}\n"
    )


def debian_changelog(made: Iterable[Release], epoch: int) -> str:
    """The changelog as Debian wants it; what is not released has the date of the build."""
    return "\n".join(_entry(release, epoch) for release in made)


def _entry(release: Release, epoch: int) -> str:
    built = datetime.fromtimestamp(epoch, UTC)
    day = release.day
    moment = datetime(day.year, day.month, day.day, tzinfo=UTC) if day else built
    changes = (
        fill(change, 78, initial_indent="  * ", subsequent_indent="    ", break_long_words=False)
        for change in release.changes
    )
    return (
        f"{NAME} ({release.version}-{REVISION}) unstable; urgency=medium\n\n"
        + "\n".join(changes)
        + f"\n\n -- {MAINTAINER}  {format_datetime(moment)}\n"
    )


def overrides(reasons: Mapping[str, str]) -> str:
    """A file of lintian's overrides, each after its reason."""
    return "".join(f"# {why}.\n{NAME}: {tag}\n" for tag, why in reasons.items())


def _write_docs(work: Path, licences: bytes, made: Iterable[Release], epoch: int) -> None:
    docs = work / "usr" / "share" / "doc" / NAME
    docs.mkdir(parents=True)
    (docs / "copyright").write_bytes(licences)
    changes = debian_changelog(made, epoch).encode()
    (docs / "changelog.Debian.gz").write_bytes(gzip.compress(changes, 9, mtime=0))
    lintian = work / "usr" / "share" / "lintian" / "overrides"
    lintian.mkdir(parents=True)
    (lintian / NAME).write_text(overrides(OVERRIDES), encoding="utf-8")


def _sums(work: Path) -> Iterator[str]:
    for path in sorted(work.rglob("*")):
        if path.is_file() and not path.is_symlink():
            digest = hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()
            yield f"{digest}  {path.relative_to(work)}\n"
