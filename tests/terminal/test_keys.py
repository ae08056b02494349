from __future__ import annotations

import pytest

from recoverytimer.terminal.keys import INTERRUPT, SUSPEND, TERMINAL_GONE, KeyDecoder


@pytest.mark.parametrize(
    ("sent", "keys"),
    [
        (b" ", ["space"]),
        (b"Nq?", ["n", "q", "?"]),
        (b"\x1b[C\x1b[D\x1bOA\x1bOB", ["right", "left", "up", "down"]),
        (b"\x03\x1a\x04", [INTERRUPT, SUSPEND, TERMINAL_GONE]),
        (b"\x1b[1;5C", ["right"]),
        (b"\x1b[5~q", ["q"]),
        (b"\x1bqn", ["n"]),
        ("ü".encode(), ["ü"]),
        (b"\xffq", ["\ufffd", "q"]),
    ],
)
def test_what_a_terminal_sends_is_named(sent: bytes, keys: list[str]) -> None:
    assert KeyDecoder().feed(sent) == keys


@pytest.mark.parametrize("sent", [b"\x1b[C", b"\x1bOC", "ü".encode() + b"\x1b[1;2C"])
def test_it_may_come_in_pieces(sent: bytes) -> None:
    decoder = KeyDecoder()
    found = [key for byte in sent for key in decoder.feed(bytes([byte]))]
    assert found[-1] == "right"
    assert not decoder.is_waiting


def test_escape_is_a_key_when_nothing_follows() -> None:
    decoder = KeyDecoder()
    assert decoder.feed(b"\x1b") == []
    assert decoder.is_waiting
    assert decoder.flush() == ["escape"]
    assert decoder.feed(b"q") == ["q"]
