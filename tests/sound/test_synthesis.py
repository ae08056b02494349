"""Tones as samples and files."""

from __future__ import annotations

import wave
from pathlib import Path

import pytest

from recoverytimer.player.chimes import Tone
from recoverytimer.settings.settings import ChimeSet
from recoverytimer.sound.synthesis import RATE, primer_file, samples, sound_file

LOUD = 32767


@pytest.mark.parametrize("kind", ChimeSet)
def test_every_tone_can_be_heard_and_does_not_click(kind: ChimeSet) -> None:
    for tone in Tone:
        made = samples(tone, kind)
        assert 0.05 < len(made) / RATE < 2.5
        assert 0.15 * LOUD < max(map(abs, made)) < 0.7 * LOUD
        assert abs(made[0]) < 0.02 * LOUD
        assert abs(made[-1]) < 0.02 * LOUD


def test_tones_and_sets_differ() -> None:
    made = {bytes(samples(tone, kind)) for kind in ChimeSet for tone in Tone}
    assert len(made) == len(ChimeSet) * len(Tone)


def test_what_is_quiet_is_quieter_than_what_is_loud() -> None:
    loudness = {tone: max(map(abs, samples(tone, ChimeSet.BELLS))) for tone in Tone}
    assert loudness[Tone.BEAT] < loudness[Tone.TICK] < loudness[Tone.START]


def test_files_are_made_once(tmp_path: Path) -> None:
    path = sound_file(tmp_path / "sounds", Tone.TICK, ChimeSet.WOOD)
    with wave.open(str(path)) as file:
        assert (file.getframerate(), file.getnchannels()) == (RATE, 1)
    before = path.stat().st_mtime_ns
    assert sound_file(tmp_path / "sounds", Tone.TICK, ChimeSet.WOOD) == path
    assert path.stat().st_mtime_ns == before
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_what_a_power_cut_left_empty_is_made_anew(tmp_path: Path) -> None:
    path = sound_file(tmp_path, Tone.TICK, ChimeSet.WOOD)
    whole = path.read_bytes()
    path.write_bytes(b"")
    assert sound_file(tmp_path, Tone.TICK, ChimeSet.WOOD).read_bytes() == whole


def test_the_primer_is_too_soft_to_be_heard(tmp_path: Path) -> None:
    with wave.open(str(primer_file(tmp_path))) as file:
        data = memoryview(file.readframes(file.getnframes())).cast("h")
    assert max(map(abs, data)) < 0.001 * LOUD


@pytest.mark.parametrize("kind", ChimeSet)
def test_short_tones_leave_room_for_who_speaks(kind: ChimeSet, tmp_path: Path) -> None:
    for tone in Tone:
        made = samples(tone, kind, short=True)
        assert len(made) <= len(samples(tone, kind))
        assert len(made) / RATE < 0.55
        assert max(map(abs, made)) > 0.15 * LOUD
        assert abs(made[-1]) < 0.02 * LOUD
    assert sound_file(tmp_path, Tone.END, kind) != sound_file(tmp_path, Tone.END, kind, short=True)
