"""What a Flatpak is made of, without asking the package index."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest

import flatpakmanifest
from flatpakmanifest import (
    OF_BASE,
    PERMISSIONS,
    TOOLS,
    Wheel,
    app_source,
    manifest,
    pinned,
    sources,
    wheels_in,
)
from recoverytimer.base.identity import APP_ID, HOMEPAGE
from recoverytimer.player.ui import mediakeys
from tests import ROOT
from trying import NotMadeError

EVERYWHERE = Wheel("https://x/gpxpy-1-py3-none-any.whl", "a" * 64)
ONE, OTHER = (Wheel(f"https://x/msgspec-1-{name}.whl", name[0] * 64) for name in ("b", "c"))
FOUND = {"x86_64": [EVERYWHERE, ONE], "aarch64": [EVERYWHERE, OTHER]}


@pytest.fixture
def made() -> dict[str, Any]:
    return manifest(sources(FOUND), sources({"x86_64": [EVERYWHERE]}), app_source(tagged=False))


def test_the_flatpak_is_called_by_the_apps_id_and_starts_the_app(made: dict[str, Any]) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert made["id"] == APP_ID
    assert made["command"] in project["scripts"]
    assert made["base-version"] == made["runtime-version"]
    # What has the app's id may be owned without a permission.
    assert mediakeys.SERVICE.endswith(f".{APP_ID}")


def test_the_sandbox_is_opened_for_what_is_needed_alone(made: dict[str, Any]) -> None:
    assert made["finish-args"] == list(PERMISSIONS)
    assert all(PERMISSIONS.values())
    text = " ".join(PERMISSIONS)
    assert not re.search(r"network|session-bus|system-bus|=host|=home|device=all|=x11|~", text)
    assert re.findall(r"--filesystem=(\S+)", text) == ["xdg-run/speech-dispatcher:ro"]


def test_a_file_for_one_machine_is_taken_there_alone() -> None:
    assert sources(FOUND) == [
        {"type": "file", "url": EVERYWHERE.url, "sha256": EVERYWHERE.sha256},
        {"type": "file", "url": ONE.url, "sha256": ONE.sha256, "only-arches": ["x86_64"]},
        {"type": "file", "url": OTHER.url, "sha256": OTHER.sha256, "only-arches": ["aarch64"]},
    ]


def report(url: str) -> str:
    info = {"url": url, "archive_info": {"hashes": {"sha256": "d" * 64}}}
    return json.dumps({"install": [{"download_info": info}]})


def test_what_lies_on_this_computer_alone_is_no_source() -> None:
    assert wheels_in(report("https://x/a.whl")) == [Wheel("https://x/a.whl", "d" * 64)]
    with pytest.raises(NotMadeError, match=r"/a\.whl"):
        wheels_in(report("file:///a.whl"))


def constraints(name: str) -> dict[str, str]:
    return pinned((ROOT / "constraints" / f"{name}.txt").read_text(encoding="utf-8"))


def test_what_the_app_needs_of_the_base_is_not_taken_out(made: dict[str, Any]) -> None:
    taken_out = " ".join(made["build-options"]["env"]).lower()
    assert "webengine" in taken_out
    assert not [name for name in OF_BASE if name in taken_out]


def test_each_library_has_one_version_for_all_pythons() -> None:
    for name in ("run", "dev", "package"):
        text = (ROOT / "constraints" / f"{name}.txt").read_text(encoding="utf-8")
        named = re.findall(r"^([\w.-]+)==", text, re.MULTILINE)
        assert len(named) == len(set(named)) > 15


def test_all_that_the_app_needs_is_brought_by_the_base_or_by_a_source() -> None:
    needed, packaged = constraints("run"), constraints("package")
    assert len(needed) > 15
    assert set(needed) >= OF_BASE
    assert all("--hash=sha256:" in entry for entry in needed.values())
    for_hatchling = re.compile(r"#\s+(?:via )?hatchling$", re.MULTILINE)
    builds = {name for name, entry in packaged.items() if for_hatchling.search(entry)}
    assert builds
    assert (builds | {"hatchling", "shtab"}) - set(needed) == set(TOOLS)


@pytest.mark.skipif(shutil.which("git") is None, reason="no git here")
def test_the_app_is_taken_from_its_tag_only_when_there_is_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(flatpakmanifest, "ROOT", tmp_path)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    identity = ("-c", "user.name=a", "-c", "user.email=a@b.invalid")
    for command in (["init", "-q"], [*identity, "commit", "-q", "--allow-empty", "-m", "first"]):
        subprocess.run(["git", *command], cwd=tmp_path, check=True)
    with pytest.raises(NotMadeError):
        app_source(tagged=True)
    monkeypatch.setattr(flatpakmanifest, "__version__", "9.9")
    subprocess.run(["git", *identity, "tag", "-a", "v9.9", "-m", "9.9"], cwd=tmp_path, check=True)
    head = ["git", "rev-parse", "HEAD"]
    commit = subprocess.run(head, cwd=tmp_path, check=True, capture_output=True, text=True).stdout
    source = app_source(tagged=True)
    assert source == {
        "type": "git",
        "url": f"{HOMEPAGE}.git",
        "tag": "v9.9",
        "commit": commit.strip(),
    }


@pytest.mark.skipif(not shutil.which("flatpak-builder"), reason="no flatpak-builder")
def test_flatpak_builder_reads_it(made: dict[str, Any], tmp_path: Path) -> None:
    file = tmp_path / f"{APP_ID}.json"
    file.write_text(json.dumps(made), encoding="utf-8")
    command = ["flatpak-builder", "--show-manifest", str(file)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=tmp_path)
    assert done.stderr == ""
    read = json.loads(done.stdout)
    assert read["finish-args"] == made["finish-args"]
    assert read["base"] == made["base"]
    names = [module["name"] for module in read["modules"]]
    assert names == ["libraries", "tools", "recoverytimer"]
    # What it does not know it would leave out.
    assert [sorted(m) for m in read["modules"]] == [sorted(m) for m in made["modules"]]
