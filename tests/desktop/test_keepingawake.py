"""The screen is kept on in the app's name, by each system's own way."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from recoverytimer.base.identity import APP_ID
from recoverytimer.desktop import keepingawake
from recoverytimer.desktop.keepingawake import (
    GNOME,
    PORTAL,
    SCREEN_SAVER,
    AwakeByBus,
    AwakeByProgram,
    AwakeByState,
    keeping_awake,
)
from tests.driving import no_bus

pytestmark = pytest.mark.usefixtures("qapp")
linux = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is no such bus")
REASON = "A recovery session is running"


@pytest.fixture
def told() -> list[bool]:
    return []


@linux
def test_a_screen_saver_is_held_back_in_the_apps_name(service, bus, qtbot: QtBot, told) -> None:
    saver = service(SCREEN_SAVER.service, Inhibit=("u", (7,)), UnInhibit=("", ()))
    awake = keeping_awake(lambda: bus)
    awake.keep(REASON, told.append)
    qtbot.waitUntil(lambda: told == [True])
    assert saver.calls == [("Inhibit", ("Recovery Timer", REASON))]
    awake.let_go()
    qtbot.waitUntil(lambda: saver.named("UnInhibit") == [(7,)])
    awake.let_go()
    awake.keep(REASON, told.append)
    qtbot.waitUntil(lambda: told == [True, True])
    assert len(saver.named("UnInhibit")) == 1


@linux
def test_where_there_is_no_screen_saver_the_session_manager_is_asked(
    service, bus, qtbot: QtBot, told
) -> None:
    manager = service(GNOME.service, Inhibit=("u", (3,)), Uninhibit=("", ()))
    awake = keeping_awake(lambda: bus)
    awake.keep(REASON, told.append)
    qtbot.waitUntil(lambda: told == [True])
    assert manager.calls == [("Inhibit", (APP_ID, 0, REASON, 8))]
    awake.let_go()
    qtbot.waitUntil(lambda: manager.named("Uninhibit") == [(3,)])


@linux
def test_within_flatpak_the_portal_is_asked_first(
    service, bus, qtbot: QtBot, told, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keepingawake, "is_in_flatpak", lambda: True)
    request = "/org/freedesktop/portal/desktop/request/1_7/rt"
    portal = service(PORTAL.service, Inhibit=("o", (request,)), Close=("", ()))
    saver = service(SCREEN_SAVER.service, Inhibit=("u", (7,)))
    awake = keeping_awake(lambda: bus)
    awake.keep(REASON, told.append)
    qtbot.waitUntil(lambda: told == [True])
    assert portal.calls == [("Inhibit", ("", 8, {"reason": ("s", REASON)}))]
    awake.let_go()
    qtbot.waitUntil(lambda: portal.named("Close") == [()])
    assert saver.calls == []


@linux
@pytest.mark.usefixtures("bus_daemon")
def test_where_nobody_agrees_that_is_told(bus, qtbot: QtBot, told) -> None:
    keeping_awake(lambda: bus).keep(REASON, told.append)
    qtbot.waitUntil(lambda: told == [False])


@linux
def test_without_a_bus_nobody_agrees(told) -> None:
    keeping_awake(no_bus).keep(REASON, told.append)
    assert told == [False]


@linux
def test_who_agrees_too_late_is_let_go_at_once(service, bus, qtbot: QtBot, told) -> None:
    saver = service(SCREEN_SAVER.service, Inhibit=("u", (7,)), UnInhibit=("", ()))
    awake = AwakeByBus(lambda: bus, SCREEN_SAVER)
    awake.keep(REASON, told.append)
    awake.let_go()
    qtbot.waitUntil(lambda: saver.named("UnInhibit") == [(7,)])
    assert told == []


@pytest.mark.parametrize("before", [0x80000000, 0])
def test_windows_is_told_what_is_needed(before: int, told) -> None:
    states: list[int] = []

    def set_state(state: int) -> int:
        states.append(state)
        return before

    awake = AwakeByState(set_state)
    awake.keep(REASON, told.append)
    awake.let_go()
    assert [hex(state) for state in states] == ["0x80000003", "0x80000000"]
    assert told == [before != 0]


def test_a_program_runs_as_long_as_the_screen_is_kept_on(told, qtbot: QtBot, tmp_path) -> None:
    sign = tmp_path / "runs"
    program = (
        "import pathlib, sys, threading\n"
        "pathlib.Path(sys.argv[1]).touch()\n"
        "threading.Event().wait()"
    )
    awake = AwakeByProgram(sys.executable, "-c", program, str(sign))
    awake.keep(REASON, told.append)
    qtbot.waitUntil(sign.exists)
    running = awake._running
    assert running is not None
    assert running.poll() is None
    awake.let_go()
    assert running.poll() is not None
    assert told == [True]


def test_a_program_that_is_not_there_is_told(told) -> None:
    awake: Callable[..., None] = AwakeByProgram("/nowhere/caffeinate").keep
    awake(REASON, told.append)
    assert told == [False]
