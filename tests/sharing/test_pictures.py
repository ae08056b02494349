"""Moving pictures as others read them: the container, and when what is seen."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

import pytest
from msgspec.structs import replace

from recoverytimer.base.paths import shipped_resources
from recoverytimer.exercise.dose import planned_dose
from recoverytimer.figure.people import PEOPLE
from recoverytimer.figure.pose import Pose
from recoverytimer.figure.poses import Poses
from recoverytimer.figure.tempo import movement_share
from recoverytimer.routine.library import Library
from recoverytimer.routine.portrait import portrait_of
from recoverytimer.routine.timeline import Timing
from recoverytimer.sharing.loop import SHARES, loop_of, loop_s
from recoverytimer.sharing.picturecard import exercise_card, routine_card
from recoverytimer.sharing.webp import WebpFrame, animated_webp

LIBRARY = Library(shipped_resources(), Path("/nonexistent"))
POSES = Poses(shipped_resources() / "poses", LIBRARY.exercises)
BUILD = next(iter(PEOPLE.values())).build


def file(payload: bytes, *others: tuple[bytes, bytes]) -> bytes:
    chunks = [*others, (b"VP8 ", payload)]
    body = b"WEBP" + b"".join(
        name + struct.pack("<I", len(data)) + data + bytes(len(data) % 2) for name, data in chunks
    )
    return b"RIFF" + struct.pack("<I", len(body)) + body


def chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    while data:
        name, (size,) = data[:4], struct.unpack("<I", data[4:8])
        yield name, data[8 : 8 + size]
        data = data[8 + size + size % 2 :]


def numbers(data: bytes) -> list[int]:
    return [int.from_bytes(data[n : n + 3], "little") for n in range(0, len(data), 3)]


def test_a_moving_picture_holds_its_frames_and_goes_on_for_ever() -> None:
    frames = [
        WebpFrame(file(b"first", (b"ICCP", b"colours")), (0, 0, 640, 480), 250),
        WebpFrame(file(b"second"), (32, 16, 101, 51), 80),
    ]
    made = animated_webp(640, 480, frames)
    ((name, content),) = chunks(made)
    assert (name, content[:4], len(content) % 2) == (b"RIFF", b"WEBP", 0)
    (vp8x, canvas), (anim, turns), *rest = chunks(content[4:])
    assert (vp8x, canvas[:4], numbers(canvas[4:])) == (b"VP8X", b"\x02\0\0\0", [639, 479])
    assert (anim, turns) == (b"ANIM", bytes(6))
    assert [name for name, _ in rest] == [b"ANMF", b"ANMF"]
    assert [numbers(data[:15]) for _, data in rest] == [[0, 0, 639, 479, 250], [16, 8, 100, 50, 80]]
    held = [list(chunks(data[16:])) for _, data in rest]
    assert held == [[(b"VP8 ", b"first")], [(b"VP8 ", b"second")]]


@pytest.mark.parametrize("image", [b"", b"\x89PNG\r\n\x1a\n0000", file(b"")[:12]])
def test_what_is_no_webp_is_no_frame(image: bytes) -> None:
    with pytest.raises(ValueError, match="no picture"):
        animated_webp(8, 8, [WebpFrame(image, (0, 0, 8, 8), 40)])


def test_a_frame_lies_at_even_pixels() -> None:
    with pytest.raises(ValueError, match="at 3, 4"):
        animated_webp(8, 8, [WebpFrame(file(b"x"), (3, 4, 2, 2), 40)])


def moving_poses() -> list[tuple[str, Pose]]:
    found = ((name, POSES.movement(name, None, BUILD)) for name in LIBRARY.exercises)
    return [(name, made.pose) for name, made in found if made is not None and made.pose.moves]


def test_every_movement_ends_where_it_begins_and_keeps_its_tempo() -> None:
    poses = moving_poses()
    assert len(poses) > 30
    for name, pose in poses:
        plan = planned_dose(LIBRARY.exercises[name].dose)
        length_s, shown = loop_s(pose, plan), loop_of(pose, plan)
        assert sum(ms for _, ms in shown) == pytest.approx(1000 * length_s, abs=1), name
        for into_s in (0.3, 1.7, length_s * 0.8):
            before = movement_share(pose, plan, into_s)
            after = movement_share(pose, plan, into_s + length_s)
            apart = abs(before - after)
            assert min(apart, 1 - apart if pose.path == "round" else 1) < 1e-6, name
        begins = list(accumulate((ms for _, ms in shown), initial=0))
        for (share, _), begin in zip(shown, begins, strict=False):
            right = movement_share(pose, plan, begin / 1000)
            apart = abs(share - right)
            off = min(apart, 1 - apart) if pose.path == "round" else apart
            assert off < 1.5 / SHARES, name


def test_a_round_movement_does_not_stand_still_where_it_begins_anew() -> None:
    pose = replace(next(pose for _, pose in moving_poses()), path="round", cycle_s=4.0)
    shares = [share for share, _ in loop_of(pose)]
    # The end of the last turn is the beginning of the first.
    assert shares == [*(n / SHARES for n in range(SHARES)), 0.0]


def test_the_card_of_an_exercise() -> None:
    card = exercise_card("glute-bridge", LIBRARY.exercises["glute-bridge"])
    assert (card.id, card.title, card.lines) == ("glute-bridge", "Glute bridge", ())
    assert "10-12 reps" in card.facts[0]


def test_the_card_of_a_routine_has_its_steps_in_their_order() -> None:
    entry = LIBRARY.routine("glute-relief")
    assert entry is not None
    assert entry.routine is not None
    portrait = portrait_of(entry.routine, LIBRARY.exercises, Timing())
    card = routine_card("glute-relief", entry.routine, portrait, LIBRARY.exercises)
    assert card.facts[0] == "8 min"
    first, group, inside, *_ = card.lines
    assert (first.title, first.dose) == ("Knee rolls", "1 min, alternate sides")
    assert (group.exercise, inside.within) == (None, True)
