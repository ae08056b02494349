from __future__ import annotations

import re
import shutil
import sys
from datetime import date
from pathlib import Path

import pytest

import debpackage
from debpackage import (
    control_text,
    debian_changelog,
    depends,
    leave_to_system,
    make_deb,
    overrides,
)
from onefolder import NOTICES
from recoverytimer.about.changelog import Release
from recoverytimer.base.systemlibraries import LIBRARIES, RENAMED
from trying import NotMadeError, run

linux = pytest.mark.skipif(sys.platform != "linux", reason="reads the files of Linux")


def fields(text: str) -> dict[str, str]:
    return dict(re.findall(r"^(\S+): (.*)$", text, re.MULTILINE))


def test_it_depends_on_what_dev_py_installs_for_qt() -> None:
    needs = depends(LIBRARIES, (2, 36))
    assert needs[0] == "libc6 (>= 2.36)"
    named = {name for need in needs[1:] for name in need.split(" | ")}
    assert named == {*LIBRARIES.values(), *RENAMED.values()}
    assert "libglib2.0-0t64 | libglib2.0-0" in needs


def test_the_control_file_says_what_dpkg_wants_to_know() -> None:
    text = control_text("1.2-1", "amd64", 2048, ["libc6 (>= 2.36)", "libegl1"])
    told = fields(text)
    assert told["Package"] == "recoverytimer"
    assert told["Version"] == "1.2-1"
    assert told["Installed-Size"] == "2048"
    assert told["Depends"] == "libc6 (>= 2.36), libegl1"
    long = text.partition("Description: ")[2].splitlines()[1:]
    assert all(line.startswith(" ") and len(line) <= 80 for line in long)
    assert text.endswith(".\n")


def test_the_changelog_is_the_apps() -> None:
    made = (
        Release("0.2.0", None, ("Something new that is told in so many words " * 4,)),
        Release("0.1.0", date(2026, 3, 1), ("The first.", "And more.")),
    )
    text = debian_changelog(made, 1_800_000_000)
    heads = re.findall(r"^recoverytimer \((.*)\) unstable; urgency=medium$", text, re.MULTILINE)
    assert heads == ["0.2.0-1", "0.1.0-1"]
    days = re.findall(r"^ -- .+ <.+>  (.*)$", text, re.MULTILINE)
    assert days == ["Fri, 15 Jan 2027 08:00:00 +0000", "Sun, 01 Mar 2026 00:00:00 +0000"]
    assert "  * The first.\n  * And more.\n\n" in text
    assert all(len(line) <= 78 for line in text.splitlines() if line.startswith("  "))


def frozen(folder: Path) -> Path:
    """A small one: a program, a module of C, and some libraries of the system beside them."""
    import msgspec._core

    inner = folder / "_internal"
    (inner / "msgspec").mkdir(parents=True)
    shutil.copy(msgspec._core.__file__, folder / "recoverytimer")
    shutil.copy(msgspec._core.__file__, inner / "msgspec")
    for name in ("libz.so.1", "libgone.so.9", "libpython3.so.1"):
        shutil.copy(msgspec._core.__file__, inner / name)
    return folder


@linux
def test_libraries_of_the_system_are_left_to_their_packages(tmp_path: Path) -> None:
    folder = frozen(tmp_path / "recoverytimer")
    asked = leave_to_system(folder)
    assert "libc.so.6" in asked
    assert asked.isdisjoint({"libz.so.1", "libgone.so.9"})
    left = {path.name for path in folder.rglob("*.so*")}
    assert left == {"libpython3.so.1", Path(sys.modules["msgspec._core"].__file__ or "").name}


@linux
def test_a_library_without_a_package_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(debpackage, "OF_GLIBC", ())
    with pytest.raises(NotMadeError, match=r"No Debian package is known for .*libc\.so\.6"):
        leave_to_system(frozen(tmp_path / "recoverytimer"))


def test_each_override_of_lintian_comes_with_its_reason() -> None:
    assert overrides({"some-tag *": "So it is"}) == "# So it is.\nrecoverytimer: some-tag *\n"
    assert all(len(why) > 10 for why in debpackage.OVERRIDES.values())


@linux
@pytest.mark.skipif(not shutil.which("dpkg-deb"), reason="no dpkg-deb")
def test_the_package_holds_what_the_folder_holds(tmp_path: Path) -> None:
    folder = frozen(tmp_path / "recoverytimer")
    # A folder within the app may have the name of the one for the licences.
    for inside in (folder / NOTICES, folder / "_internal" / "resources" / NOTICES):
        inside.mkdir(parents=True)
        (inside / "copyright").write_text("Format: -\n")
    made = (Release("0.1.0", date(2026, 3, 1), ("The first.",)),)
    file = make_deb(folder, tmp_path, tmp_path / "work", made, 1_700_000_000)
    run("dpkg-deb", "--extract", file, tmp_path / "there")
    there = tmp_path / "there" / "usr"
    own = there / "lib" / "recoverytimer"
    assert (there / "bin" / "recoverytimer").resolve() == own / "recoverytimer"
    assert (own / "_internal" / "resources" / NOTICES / "copyright").is_file()
    assert not (own / NOTICES).exists()
    assert (there / "share" / "doc" / "recoverytimer" / "copyright").read_text() == "Format: -\n"
    assert (there / "share" / "zsh" / "vendor-completions" / "_recoverytimer").is_file()
