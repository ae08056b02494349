"""`python packaging/trydeb.py DEB SUITE...`: tries the Debian package where nothing else is.

In a bare tree of each suite (bookworm, trixie) it is installed, started on a screen, upgraded and
removed by apt, and a person's files are compared before and after. Needs root, debootstrap and
the mirror that apt uses; `dev.py package` has made the package.
"""

from __future__ import annotations

import argparse
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from recoverytimer.base.identity import APP_ID
from trying import NotMadeError, run

ROOT = Path(__file__).resolve().parents[1]
MIRROR = "http://deb.debian.org/debian"
PERSON, HOME = "runner", "/home/runner"
# What a desktop has anyway, for which no package of an app asks.
DESKTOP = ("desktop-file-utils", "shared-mime-info", "x11-utils", "xvfb", "procps")
OWN = """format = 1
name = "My own routine"
[[steps]]
exercise = "glute-bridge"
hold = 20
"""
ON_A_SCREEN = r"""
seen() { xwininfo -root -tree | grep -E '"Recovery Timer.* [0-9]{3,}x[0-9]{3,}'; }
Xvfb :7 -screen 0 1280x900x24 -nolisten tcp >/dev/null 2>&1 & screen=$!
export DISPLAY=:7
for i in $(seq 100); do xwininfo -root >/dev/null 2>&1 && break; sleep 0.2; done
recoverytimer play desk-break --speed 20 & app=$!
for i in $(seq 300); do
    seen >/dev/null && break; sleep 0.2
done
seen || exit 9
sleep 5
pgrep -P $app -a | sed 's/ .*recoverytimer / /'
kill -TERM $app
wait $app; code=$?
kill $screen
exit $code
"""
SUMS = "cd ~ && find . -type f -not -path './.cache/*' | sort | xargs -d '\\n' sha256sum"


class Tree:
    """A bare system in a folder; what is mounted in it goes with each command."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def does(self, script: str, person: bool = False) -> str:
        """What a shell script prints, which root or a person runs.

        Raises:
            NotMadeError: it ended with an error.
        """
        if person:
            script = f"su {PERSON} -c {shlex.quote(script)}"
        inner = f"export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8; {script}"
        mounts = (
            "mount -t proc proc {t}/proc; mount --bind /dev {t}/dev; mount --bind /dev/pts"
            " {t}/dev/pts; mount -t tmpfs tmpfs {t}/tmp; exec chroot {t} /bin/bash -c {s}"
        ).format(t=shlex.quote(str(self.path)), s=shlex.quote(inner))
        return run("unshare", "--mount", "--pid", "--fork", "--kill-child", "bash", "-c", mounts)


def bare_tree(suite: str, trees: Path) -> Tree:
    """A fresh copy of a bare tree of a suite."""
    kept, fresh = trees / suite, trees / f"{suite}-tried"
    if not kept.exists():
        run("debootstrap", "--variant=minbase", suite, kept, MIRROR)
    shutil.rmtree(fresh, ignore_errors=True)
    run("cp", "--archive", "--reflink=auto", kept, fresh)
    shutil.copy("/etc/resolv.conf", fresh / "etc" / "resolv.conf")
    return Tree(fresh)


def newer(deb: Path, place: Path) -> Path:
    """The same package under a later version."""
    shutil.rmtree(place, ignore_errors=True)
    run("dpkg-deb", "--raw-extract", deb, place)
    control = place / "DEBIAN" / "control"
    text = control.read_text(encoding="utf-8")
    version = next(x for x in text.splitlines() if x.startswith("Version:"))
    control.write_text(text.replace(version, f"{version}+later"), encoding="utf-8")
    file = place.with_suffix(".deb")
    # Packed quickly: it is only tried.
    run("dpkg-deb", "--root-owner-group", "-Zgzip", "-z1", "--build", place, file)
    shutil.rmtree(place)
    return file


class Trial:
    """Tries a package in a tree and says what came of it."""

    def __init__(self, tree: Tree, deb: Path, later: Path) -> None:
        self._tree = tree
        self._deb = deb
        self._later = later

    def run(self) -> None:
        """Install, start, upgrade, remove.

        Raises:
            NotMadeError: one of these did not work.
        """
        does = self._tree.does
        home = self._tree.path / HOME.lstrip("/")
        does(f"useradd --create-home --shell /bin/bash {PERSON}")
        for file in (self._deb, self._later):
            shutil.copy(file, self._tree.path / "opt" / file.name)
        _say("apt-get update", does("apt-get update -qq"))
        install = "apt-get install --yes --no-install-recommends -qq"
        _say("install", _counted(does(f"{install} /opt/{self._deb.name}")))
        _say("command", does("command -v recoverytimer; recoverytimer --version", person=True))
        _say("self-test", does("recoverytimer --self-test 2>&1", person=True))
        _say("what a desktop has", _counted(does(f"{install} {' '.join(DESKTOP)}")))
        _say("opened by", does(self._registered()))
        own = home / ".local" / "share" / "recoverytimer" / "routines" / "mine.toml"
        does(f"mkdir -p {Path(HOME) / own.parent.relative_to(home)}", person=True)
        own.write_text(OWN, encoding="utf-8")
        _say("on a screen", does(ON_A_SCREEN, person=True))
        _say("own routine", does("recoverytimer list | grep -i 'my own'", person=True))
        before = does(SUMS, person=True)
        _say("upgrade", _counted(does(f"{install} /opt/{self._later.name}")))
        _say("version", does("dpkg-query --show recoverytimer"))
        _say("self-test", does("recoverytimer --self-test 2>&1 | tail -1", person=True))
        _say("remove", _counted(does("apt-get purge --yes -qq recoverytimer")))
        left = does("ls -d /usr/lib/recoverytimer /usr/bin/recoverytimer 2>/dev/null || true")
        left += does(f"find /usr/share -path /usr/share/doc -prune -o -name '*{APP_ID}*' -print")
        _say("left of it", left or "nothing")
        after = does(SUMS, person=True)
        _say(
            "a person's files", f"{len(before.splitlines())}, unchanged" if before == after else ""
        )
        if left or before != after:
            message = "Something is left of the app, or a person's files have changed"
            raise NotMadeError(message)

    def _registered(self) -> str:
        kind = "application/x-recoverytimer"
        return (
            f"grep '^{kind}=' /usr/share/applications/mimeinfo.cache;"
            f"grep '{kind}:' /usr/share/mime/globs2"
        )


def _say(what: str, outcome: str) -> None:
    lines = outcome.strip().splitlines() or ["ok"]
    print(f"  {what}: {lines[0]}", *(f"    {line}" for line in lines[1:]), sep="\n", flush=True)


def _counted(said: str) -> str:
    """What apt did, in a line."""
    unpacked = said.count("Unpacking ")
    removed = said.count("Removing ")
    return f"ok ({unpacked} unpacked, {removed} removed)"


def main(arguments: Sequence[str]) -> int:
    """Try the package in bare trees; 1 if it does not work in one."""
    parser = argparse.ArgumentParser(prog="trydeb.py", description=__doc__)
    parser.add_argument("deb", type=Path)
    parser.add_argument("suites", nargs="+", metavar="SUITE")
    parser.add_argument("--trees", type=Path, default=ROOT / "build" / "trees")
    options = parser.parse_args(arguments)
    if os.geteuid() != 0 or not shutil.which("debootstrap"):
        print("trydeb.py: needs root and debootstrap.", file=sys.stderr)
        return 2
    options.trees.mkdir(parents=True, exist_ok=True)
    later = newer(options.deb, options.trees / "later")
    for suite in options.suites:
        print(f"{suite}:", flush=True)
        try:
            Trial(bare_tree(suite, options.trees), options.deb, later).run()
        except (NotMadeError, subprocess.SubprocessError) as error:
            print(error, file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
