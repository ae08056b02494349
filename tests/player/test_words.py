"""All that is read and heard of a session is in the app's language."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from msgspec.structs import replace

from recoverytimer.base.language import speaking
from recoverytimer.base.paths import shipped_resources
from recoverytimer.exercise.dose import Measure, NumberRange, PlannedDose, Side
from recoverytimer.exercise.exercise import Sides
from recoverytimer.player import player as play
from recoverytimer.player.chimes import chimes_in
from recoverytimer.player.player import Outcome, Player, new_player
from recoverytimer.player.scene import Scene, scene_at
from recoverytimer.player.session import PlayedSegment
from recoverytimer.player.speech import SpokenScript
from recoverytimer.player.words import labels, review, scene, spoken
from recoverytimer.routine.library import Library
from recoverytimer.routine.routine import Routine, exercise_steps
from recoverytimer.routine.timeline import SegmentKind, timeline_recipe
from recoverytimer.routine.timelinebuilder import build_timeline
from recoverytimer.settings.settings import Settings, VoiceLevel
from tests.pseudo import Pseudo, untranslated
from tests.recordmaking import session

FULL = Settings(voice=VoiceLevel.FULL, halfway=True)


@pytest.fixture(scope="module")
def abroad() -> Library:
    """All that comes with the app, in another language."""
    with speaking(Pseudo()):
        return Library(shipped_resources(), Path("nowhere"))


def players(library: Library) -> Iterator[Player]:
    for entry in library.routines():
        assert isinstance(entry.routine, Routine)
        yield play.start(
            new_player(build_timeline(timeline_recipe(entry.routine, library.exercises))), 0
        )


def read(shown: Scene) -> tuple[str, ...]:
    return (
        *(shown.left, shown.sign, shown.name, shown.round, shown.instruction, shown.note),
        *(shown.dial.caption, shown.dial.phase, shown.question, shown.paused, shown.swap),
        *(shown.title, scene.side_badge(shown.side), scene.following(shown.following)),
    )


def test_all_that_is_read(abroad: Library) -> None:
    with speaking(Pseudo()):
        seen: set[str] = set()
        for player in players(abroad):
            for n in range(len(player.timeline.segments)):
                state = new_player(player.timeline, n)
                for now in (0.0, 5.0):
                    seen.update(read(scene_at(play.start(state, 0.0), now, abroad.exercises)))
                    away = play.advance(play.start(state, 0.0), 5000.0)
                    seen.update(read(scene_at(away, now, abroad.exercises)))
        assert {text for text in seen if untranslated(text)} == set()
        assert len(seen) > 500


def test_all_that_is_heard(abroad: Library) -> None:
    with speaking(Pseudo()):
        heard: set[str] = set()
        for player in players(abroad):
            segments = player.timeline.segments
            script = SpokenScript(segments, abroad.exercises)
            for n, segment in enumerate(segments):
                tones = chimes_in(segments, n, segment.planned_s, FULL)
                heard.update(u.text for u in script.said(n, segment.planned_s, FULL, tones))
        # Of what is said sentence by sentence, the brackets are around the whole.
        whole = "".join(
            spoken.speakable(text)
            for e in abroad.exercises.values()
            for text in (e.setup, e.safety, e.breath, e.left_means, e.way_out)
            if text
        ) + "".join(
            spoken.speakable(step.note)
            for entry in abroad.routines()
            if entry.routine
            for _, step in exercise_steps(entry.routine)
            if step.note
        )
        assert {text for text in heard if untranslated(text) and text not in whole} == set()
        assert len(heard) > 200


def test_amounts_are_heard_and_read() -> None:
    with speaking(Pseudo()):
        for measure, low in product(Measure, (1, 2, 61)):
            count = NumberRange(low, 90)
            is_time = measure in {Measure.HOLD, Measure.UP_TO}
            dose = PlannedDose(
                measure, count if is_time else None, count=None if is_time else count
            )
            assert untranslated(spoken.dose_spoken(dose)) == ""
            assert untranslated(scene.counted(measure, count)) == ""
            assert untranslated(scene.of_count(measure, count)) == ""


@pytest.mark.parametrize(("language", "arrow"), [("en", "right"), ("he", "left")])
def test_the_arrow_that_goes_on_is_named(language: str, arrow: str) -> None:
    with speaking(Pseudo(language)):
        said = spoken.press_when_done()
    wanted = Pseudo().gettext(f"Press the {arrow} arrow key when you're done.")
    assert said == wanted


def test_what_was_done() -> None:
    with speaking(Pseudo()):
        for kind, side, outcome, done in product(SegmentKind, (None, *Side), Outcome, (0, 30)):
            for planned in (None, 40, 30):
                played = PlayedSegment(
                    kind=kind,
                    exercise="1",
                    side=side,
                    planned_s=planned,
                    actual_s=done,
                    outcome=outcome,
                )
                said = (
                    review.planned_and_done(played, {}),
                    *(review.done_in_words(played), review.planned_in_words(played)),
                )
                assert [text for text in said if untranslated(text)] == []
                assert (
                    side is not None
                    or kind is SegmentKind.WORK
                    or (untranslated(review.played_name(played, {})) == "")
                )
        whole = session(routine_name="1")
        assert untranslated(review.headline(whole)) == untranslated(review.in_all(whole)) == ""


def test_labels() -> None:
    with speaking(Pseudo()):
        said = (
            *(
                labels.not_kept(5),
                *map(labels.is_saved, (None, True, False)),
                labels.played_elsewhere(),
            ),
            *(labels.screen_may_go_off(), labels.countdown(), labels.whole_routine()),
            *(scene.side_in_words(side) + scene.large_side(side) for side in Sides),
        )
        assert [text for text in said if untranslated(text)] == []


@pytest.mark.parametrize(
    ("played", "said"),
    [
        (PlayedSegment(kind=SegmentKind.WORK, side=Side.LEFT), "pose, left side"),
        (PlayedSegment(kind=SegmentKind.PREPARE, side=Side.RIGHT), "Get ready: pose, right side"),
        (PlayedSegment(kind=SegmentKind.SWITCH), "Switch sides: pose"),
    ],
)
def test_names_of_what_was_played(played: PlayedSegment, said: str) -> None:
    assert review.played_name(replace(played, exercise="pose"), {}) == said


def test_what_was_planned_and_done() -> None:
    played = PlayedSegment(kind=SegmentKind.WORK, exercise="pose", planned_s=40, actual_s=20)
    assert review.planned_and_done(played, {}) == "pose: planned 40 s, done 20 s, not finished"
    skipped = PlayedSegment(
        kind=SegmentKind.WORK, exercise="pose", planned_s=40, outcome=Outcome.SKIPPED
    )
    assert review.planned_and_done(skipped, {}) == "pose: planned 40 s, skipped"
    open_ended = replace(skipped, planned_s=None)
    assert review.planned_and_done(open_ended, {}) == "pose: no set time, skipped"
    done = replace(open_ended, actual_s=20, outcome=Outcome.DONE)
    assert review.planned_and_done(done, {}) == "pose: no set time, done 20 s"
