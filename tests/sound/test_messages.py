from __future__ import annotations

import msgspec
import pytest

from recoverytimer.sound.messages import Silence, Silent, message_line, read_command, read_report


def test_a_message_is_read_as_it_was_written() -> None:
    silent = Silent(Silence.NO_FOLDER, "/x", 13)
    assert read_report(message_line(silent)) == silent


@pytest.mark.parametrize("line", [b"\xff", b'{"is":"\x80"}', b"{", b"[" * 100_000, b""])
def test_what_is_no_message_is_refused(line: bytes) -> None:
    for read in (read_command, read_report):
        with pytest.raises(msgspec.DecodeError):
            read(line)
