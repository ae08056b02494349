"""What shells complete, asked of bash; the same parser is told to the others."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ASK = """
. "$1"; shift
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}
_shtab_recoverytimer recoverytimer "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
printf '%s\\n' "${COMPREPLY[@]}"
"""


@pytest.mark.skipif(not shutil.which("bash"), reason="no bash")
@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (("",), {"play", "open", "list", "show", "about", "check", "export", "import"}),
        (("--b",), {"--background"}),
        (("play", "glute"), {"glute-relief", "glute-starter"}),
        (("play", "le"), {"legs.toml"}),
        (("show", "glute"), {"glute-relief", "glute-starter"}),
        (("play", "--t"), {"--terminal"}),
        (("export", "--as", "c"), {"csv"}),
        (("check", "le"), {"legs.toml"}),
        (("import", "re"), {"records"}),
        (("import", "--as"), {"--as-runs"}),
        (("open", "re"), {"records"}),
        (("import", "--b"), {"--bring-back"}),
        (("--data-dir", "re"), {"records"}),
    ],
)
def test_bash_offers_what_fits(
    tree: Path, tmp_path: Path, words: tuple[str, ...], offered: set[str]
) -> None:
    (tmp_path / "legs.toml").touch()
    (tmp_path / "records").mkdir()
    program = tmp_path / "bin" / "recoverytimer"
    program.parent.mkdir()
    program.write_text(
        "#!/bin/sh\necho 'glute-relief   9:50  Glute relief'\n"
        "echo 'glute-starter   about 5:00  Starter'\n"
    )
    program.chmod(0o755)
    script = tree / "bash-completion" / "completions" / "recoverytimer"
    done = subprocess.run(
        ["bash", "--norc", "-c", ASK, "bash", str(script), "recoverytimer", *words],
        cwd=tmp_path,
        env={**os.environ, "PATH": f"{program.parent}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert set(done.stdout.split()) == offered
    assert done.stderr == ""


@pytest.mark.parametrize("name", ["zsh/site-functions/_{}", "fish/vendor_completions.d/{}.fish"])
def test_zsh_and_fish_are_told_the_same(tree: Path, name: str) -> None:
    script = (tree / name.format("recoverytimer")).read_text(encoding="utf-8")
    for word in ("play", "background", "terminal", "recoverytimer list"):
        assert word in script
    assert "voice" not in script
