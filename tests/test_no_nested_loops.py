"""No event loop runs inside of another one, where what led to it may be deleted meanwhile."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import recoverytimer

SOURCE = Path(recoverytimer.__file__).parent
LOOPS = frozenset({"exec", "exec_", "processEvents", "QEventLoop"})
CALLERS = {
    "QFileDialog": ("get", "save"),
    "QInputDialog": ("get",),
    "QColorDialog": ("get",),
    "QFontDialog": ("get",),
    "QMessageBox": ("about", "critical", "information", "question", "warning"),
}
ALLOWED = {
    ("start/process.py", "exec"): "the one loop that the app runs in",
    (
        "start/selftest.py",
        "processEvents",
    ): "the self-test draws its pages without a loop",
    ("start/trial.py", "processEvents"): "the same, on a folder",
    ("sound/process.py", "exec"): "the one loop that a sound process runs in",
    (
        "desktop/ui/singleinstance.py",
        "waitForConnected",
    ): "a second start, before it has a loop or a window",
    ("desktop/ui/singleinstance.py", "waitForBytesWritten"): "the same",
    ("sound/client.py", "waitForFinished"): "at the very end; nothing but the process is served",
    ("figure/ui/figures.py", "waitForDone"): "waits for threads, and serves no events",
    ("exercise/ui/picturetaker.py", "waitForDone"): "waits for threads, and serves no events",
    ("sharing/ui/pictures.py", "waitForDone"): "waits for threads, and serves no events",
}


def nested(tree: ast.AST) -> Iterator[str]:
    """What in a module runs a loop of its own, or waits."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id in LOOPS:
            yield node.id
        elif isinstance(node, ast.Attribute):
            owner = node.value.id if isinstance(node.value, ast.Name) else ""
            static = node.attr.startswith(CALLERS.get(owner, ()))
            if node.attr in LOOPS or node.attr.startswith("waitFor") or static:
                yield node.attr


def test_only_these_run_a_loop_or_wait() -> None:
    found = {
        (path.relative_to(SOURCE).as_posix(), name)
        for path in SOURCE.rglob("*.py")
        for name in nested(ast.parse(path.read_text(encoding="utf-8")))
    }
    assert found == set(ALLOWED)


@pytest.mark.parametrize(
    "text",
    [
        "Dialog(self).exec()",
        "QFileDialog.getSaveFileName(self)",
        "QMessageBox.question(self, '', '')",
        "loop = QEventLoop()",
        "qt.processEvents()",
        "socket.waitForReadyRead(100)",
    ],
)
def test_each_kind_is_noticed(text: str) -> None:
    assert list(nested(ast.parse(text)))
