"""The real process line by line: in a terminal, in a dumb one, and between pipes."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.terminal.test_process import BARE, NO_QT, TWO_STEPS, Started, start  # noqa: F401

pytest.importorskip("termios")
DUMB = {"TERM": "dumb"}


def piped(
    folder: Path, typed: str, *arguments: str, encoding: str = "utf-8", **environment: str
) -> tuple[int, str, str]:
    """The exit code of a process between pipes, and what it said and complained of."""
    done = subprocess.run(
        [sys.executable, "-c", NO_QT, "--data-dir", str(folder), *arguments],
        env={**BARE, "QT_QPA_PLATFORM": "", **environment},
        input=typed.encode(),
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert b"\x1b" not in done.stdout
    return done.returncode, done.stdout.decode(encoding), done.stderr.decode()


def own_routine(folder: Path, text: str = TWO_STEPS) -> None:
    (folder / "routines").mkdir()
    (folder / "routines" / "two-steps.toml").write_text(text, encoding="utf-8")


@pytest.mark.parametrize("term", ["dumb", None])
def test_a_dumb_terminal_is_written_to_line_by_line(
    start: type[Started],  # noqa: F811
    tmp_path: Path,
    term: str | None,
) -> None:
    own_routine(tmp_path)
    environment = {} if term is None else {"TERM": term}
    running = start("play", "two-steps", "--terminal", "--speed", "30", environment=environment)
    running.sees("Start.")
    running.press("p\n")
    running.sees("Paused.")
    running.press("p\n")
    running.sees("Resumed.")
    assert running.is_as_before
    running.press("n\n")
    running.sees("left side, 30 seconds.")
    running.sees("Switch sides. Right side.")
    running.sees("How sore are you now")
    running.press("3\n")
    running.sees("Saved on this computer.")
    assert running.ends() == 0
    assert running.soreness == [3]
    assert "\x1b" not in running.all_shown


def test_a_terminal_that_can_do_more_is_written_to_line_by_line_if_that_is_wanted(
    start: type[Started],  # noqa: F811
) -> None:
    running = start("--plain", "--speed", "20")
    running.sees("1. ")
    running.sees("or q to quit.")
    running.press("desk\n")
    running.sees("\aStart.")
    running.press("q\n")
    running.sees("How sore")
    running.press("\x04")
    assert running.ends() == 0
    assert "\x1b" not in running.all_shown


def test_ctrl_c_ends_early_and_what_was_done_is_kept(start: type[Started]) -> None:  # noqa: F811
    running = start("play", "desk-break", "--plain")
    running.sees("March in place")
    running.process.send_signal(signal.SIGINT)
    running.sees("What you did is kept.")
    running.sees("How sore")
    running.process.send_signal(signal.SIGINT)
    assert running.ends() == 0
    assert len(running.sessions) == 1


@pytest.mark.parametrize("way", ["\x04", signal.SIGTERM, signal.SIGHUP])
def test_who_is_gone_can_go_on_later(start: type[Started], way: str | int) -> None:  # noqa: F811
    running = start("play", "desk-break", "--plain")
    running.sees("March in place")
    if isinstance(way, str):
        running.press(way)
    else:
        running.process.send_signal(way)
    running.sees("you can resume it when you next start the app.")
    assert running.ends() == 1
    assert not running.sessions
    again = start("--plain")
    again.sees("Resume?")
    again.press("\n")
    again.sees("Paused. Type p to resume")
    again.press("q\n")
    again.sees("How sore")
    again.press("\n")
    assert again.ends() == 0
    assert len(again.sessions) == 1


def test_a_broken_connection_loses_nothing(start: type[Started]) -> None:  # noqa: F811
    running = start("play", "desk-break", "--plain")
    running.sees("March in place")
    running.hang_up()
    assert running.process.wait(60) == 1
    assert running.interrupted is not None


def test_ctrl_z_pauses(start: type[Started]) -> None:  # noqa: F811
    running = start("play", "desk-break", "--plain")
    running.sees("March in place")
    running.process.send_signal(signal.SIGTSTP)
    running.sees("Paused. Type p to resume")
    running.press("q\n")
    running.sees("How sore")


def test_a_pipe_can_play(tmp_path: Path) -> None:
    own_routine(tmp_path)
    typed = "two st\nn\nn\nn\nn\nn\nn\nn\nn\nn\nn\n3"
    code, said, complained = piped(tmp_path, typed, "--plain")
    assert (code, complained) == (0, "")
    assert "March in place, 60 minutes." in said
    assert said.splitlines()[-1] == "Saved on this computer."
    assert "\a" not in said


def test_where_input_ends_the_session_is_kept(tmp_path: Path) -> None:
    code, said, _ = piped(tmp_path, "", "play", "desk-break", "--plain")
    assert code == 1
    assert said.splitlines()[-1].startswith("The session is kept where it stopped;")
    code, said, _ = piped(tmp_path, "k\nq\n", "--plain")
    assert code == 0
    assert "Desk break stopped at" in said


def test_who_reads_no_further_loses_nothing(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", NO_QT, "--data-dir", str(tmp_path), "play", "desk-break", "--plain"],
        env={**BARE, "QT_QPA_PLATFORM": ""},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stdin is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    process.stdin.write(b"?\n")
    process.stdin.flush()
    assert process.wait(60) == 1
    assert process.stderr.read() == b""
    process.stdin.close()
    process.stderr.close()
    _code, said, _ = piped(tmp_path, "", "--plain")
    assert "Desk break stopped at" in said


NAME = "Sch\u00f6nes\u2026 (8\u201312 \u00d7 2): \u4e8c"


@pytest.mark.parametrize(
    ("environment", "encoding", "name"),
    [
        ({"LC_ALL": "C"}, "ascii", "Schones... (8-12 x 2): ?"),
        ({"LC_ALL": "C.UTF-8"}, "utf-8", NAME),
        (
            {"LC_ALL": "C.UTF-8", "PYTHONIOENCODING": "latin-1"},
            "latin-1",
            "Sch\u00f6nes... (8-12 \u00d7 2): ?",
        ),
    ],
)
def test_what_an_encoding_lacks_is_written_by_what_looks_like_it(
    tmp_path: Path, environment: dict[str, str], encoding: str, name: str
) -> None:
    own_routine(tmp_path, TWO_STEPS.replace("Two steps", NAME))
    said = piped(tmp_path, "", "play", "two-steps", "--plain", encoding=encoding, **environment)[1]
    assert said.splitlines()[0] == f"{name}."
