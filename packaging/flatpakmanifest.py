"""What flatpak-builder makes a Flatpak of: `python packaging/flatpakmanifest.py [--tag]`.

It writes `build/flatpak/APP_ID.json`, and asks the package index where each library lies: the
build itself has no network.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from recoverytimer import __version__
from recoverytimer.base.identity import APP_ID, HOMEPAGE
from trying import NotMadeError, run

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "build" / "flatpak"
QT = "6.11"
"""The branch of KDE's runtime and of the base app, which brings PySide6 for the Qt in it."""
PYTHON = "3.13"
"""That of the runtime."""
MACHINES = ("x86_64", "aarch64")
OF_BASE = frozenset({"numpy", "pyside6-addons", "pyside6-essentials", "shiboken6"})
"""Libraries that the base app brings."""
TOOLS = ("hatchling", "packaging", "pathspec", "pluggy", "shtab", "trove-classifiers")
"""What builds the app, and is not in the Flatpak."""
PERMISSIONS = {
    "--share=ipc": "X11 passes its pictures in shared memory",
    "--socket=wayland": "its window",
    "--socket=fallback-x11": "its window where there is no Wayland",
    "--device=dri": "its window is drawn by the graphics card",
    "--socket=pulseaudio": "tones",
    "--filesystem=xdg-run/speech-dispatcher:ro": "the voice; there is no portal for it",
    "--talk-name=org.kde.StatusNotifierWatcher": "the tray; there is no portal for it",
}
"""What the sandbox lets the app have, each with the reason.

Files, notifications, starting with the computer, keeping the screen on and colours go by portals,
and the name of a media player that has the app's id is its own anyway.
"""
# A script of the base app takes out what these say.
BASE_WITHOUT = {"BASEAPP_REMOVE_WEBENGINE": "1"}
PIP = (
    "pip3 install --no-index --find-links=. --no-build-isolation --no-deps --ignore-installed"
    " --prefix=${FLATPAK_DEST}"
)
OFFSCREEN = "QT_QPA_PLATFORM=offscreen"
INDEX = "https://"
Source = dict[str, Any]


class Wheel(Struct, frozen=True, order=True):
    """A file of the package index."""

    url: str
    sha256: str


def manifest(libraries: Sequence[Source], tools: Sequence[Source], app: Source) -> dict[str, Any]:
    """What flatpak-builder reads.

    Args:
        libraries: where it finds what the app needs.
        tools: the same for what builds it.
        app: where it finds the app.
    """
    return {
        "id": APP_ID,
        "runtime": "org.kde.Platform",
        "runtime-version": QT,
        "sdk": "org.kde.Sdk",
        "base": "io.qt.PySide.BaseApp",
        "base-version": QT,
        "command": "recoverytimer",
        "finish-args": list(PERMISSIONS),
        "build-options": {"env": BASE_WITHOUT},
        "cleanup-commands": ["/app/cleanup-BaseApp.sh"],
        # Nobody's shell and nobody's man looks into the sandbox.
        "cleanup": ["/share/bash-completion", "/share/fish", "/share/man", "/share/zsh"],
        "modules": [
            _module("libraries", [f"{PIP} *.whl"], libraries),
            {**_module("tools", [f"{PIP} *.whl"], tools), "cleanup": ["*"]},
            _module(
                "recoverytimer",
                [
                    f"{PIP} .",
                    f"{OFFSCREEN} python3 packaging/sharetree.py ${{FLATPAK_DEST}}/share",
                ],
                [app],
            ),
        ],
    }


def _module(name: str, commands: list[str], sources: Sequence[Source]) -> dict[str, Any]:
    return {
        "name": name,
        "buildsystem": "simple",
        "build-commands": commands,
        "sources": list(sources),
    }


def sources(found: Mapping[str, Iterable[Wheel]]) -> list[Source]:
    """The sources of wheels that were found for each machine; most are for all of them."""
    machines: dict[Wheel, list[str]] = {}
    for machine, wheels in found.items():
        for wheel in wheels:
            machines.setdefault(wheel, []).append(machine)
    return [
        {"type": "file", "url": wheel.url, "sha256": wheel.sha256}
        | ({} if len(machines[wheel]) == len(found) else {"only-arches": machines[wheel]})
        for wheel in sorted(machines)
    ]


def pinned(text: str) -> dict[str, str]:
    """The entries of a constraints file by the names of their packages."""
    entries = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]
    return {entry.partition("==")[0]: entry for entry in entries}


def find_wheels(entries: Iterable[str], machine: str) -> list[Wheel]:
    """Where the package index has what the entries of a constraints file name.

    Raises:
        NotMadeError: pip finds one of them nowhere, or only on this computer.
    """
    fitting = (
        f"{kind}_{machine}" for kind in ("manylinux_2_28", "manylinux_2_17", "manylinux2014")
    )
    platforms = [part for name in fitting for part in ("--platform", name)]
    with tempfile.TemporaryDirectory() as folder:
        wanted = Path(folder) / "wanted.txt"
        wanted.write_text("".join(entries), encoding="utf-8")
        pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--quiet")
        what = ("--dry-run", "--ignore-installed", "--no-deps", "--only-binary", ":all:")
        how = ("--python-version", PYTHON, "--implementation", "cp", *platforms)
        where = ("--target", folder, "--require-hashes", "-r", wanted, "--report", "-")
        return wheels_in(run(*pip, *what, *how, *where))


def wheels_in(report: str) -> list[Wheel]:
    """The files that a report of pip names.

    Raises:
        NotMadeError: one of them does not lie at the index.
    """
    found = [entry["download_info"] for entry in json.loads(report)["install"]]
    wheels = [Wheel(one["url"], one["archive_info"]["hashes"]["sha256"]) for one in found]
    for wheel in wheels:
        if not wheel.url.startswith(INDEX):
            message = f"pip takes {wheel.url} from this computer, and others cannot have it"
            raise NotMadeError(message)
    return wheels


def _sources_of(entries: Sequence[str]) -> list[Source]:
    return sources({machine: find_wheels(entries, machine) for machine in MACHINES})


def app_source(*, tagged: bool) -> Source:
    """Where the app is: what `dev.py package` made, or the release in the repository.

    Raises:
        NotMadeError: the release has no tag.
    """
    if not tagged:
        return {"type": "archive", "path": f"../../dist/recoverytimer-{__version__}.tar.gz"}
    tag = f"v{__version__}"
    commit = run("git", "rev-list", "-n", "1", tag, cwd=ROOT).strip()
    return {"type": "git", "url": f"{HOMEPAGE}.git", "tag": tag, "commit": commit}


def main(arguments: Sequence[str]) -> int:
    """Write the manifest; 1 if something it needs is nowhere to be had."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tag", action="store_true", help="of the release, as a shop builds it")
    options = parser.parse_args(arguments)
    texts = [(ROOT / "constraints" / f"{n}.txt").read_text("utf-8") for n in ("run", "package")]
    run_entries, package_entries = map(pinned, texts)
    libraries = [entry for name, entry in run_entries.items() if name not in OF_BASE]
    tools = [package_entries[name] for name in TOOLS]
    try:
        app = app_source(tagged=options.tag)
        made = manifest(_sources_of(libraries), _sources_of(tools), app)
    except NotMadeError as error:
        print(error, file=sys.stderr)
        return 1
    TARGET.mkdir(parents=True, exist_ok=True)
    file = TARGET / f"{APP_ID}.json"
    file.write_text(json.dumps(made, indent=2) + "\n", encoding="utf-8")
    print(file.relative_to(ROOT))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
