from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from recoverytimer.base.paths import shipped_resources
from recoverytimer.exercise.dose import Dose, Measure, planned_dose
from recoverytimer.player.chimes import LAST_TICKS, Chime, Tone, chimes_in
from recoverytimer.player.explaining import with_time_to_explain
from recoverytimer.player.speech import SpokenScript
from recoverytimer.player.utterances import (
    ALWAYS_SAID,
    TONE_S,
    USUAL_TONE_S,
    SpeechRank,
    Utterance,
    fitted_utterances,
    speaking_s,
)
from recoverytimer.player.words.scene import round_in_words
from recoverytimer.player.words.spoken import (
    dose_spoken,
    duration_spoken,
    farewell,
    speakable,
    speakable_name,
)
from recoverytimer.routine.library import Library
from recoverytimer.routine.routine import Group, Routine, Work
from recoverytimer.routine.timeline import SegmentKind, timeline_recipe
from recoverytimer.routine.timelinebuilder import build_timeline
from recoverytimer.settings.settings import Settings, VoiceLevel, VoiceSpeed

LIBRARY = Library(shipped_resources(), Path("nowhere"))
IDS = LIBRARY.routine_ids()
NAMES = Settings(voice=VoiceLevel.NAMES)
FULL = Settings(voice=VoiceLevel.FULL)


def said(
    routine_id: str, settings: Settings, *, unseen: bool = False
) -> list[tuple[SegmentKind, list[str]]]:
    entry = LIBRARY.routine(routine_id)
    assert entry is not None
    assert entry.routine is not None
    laid = build_timeline(timeline_recipe(entry.routine, LIBRARY.exercises))
    laid = with_time_to_explain(laid, LIBRARY.exercises, settings, lambda _: ())
    segments = laid.segments
    words = SpokenScript(segments, LIBRARY.exercises, unseen)
    found = []
    for n, segment in enumerate(segments):
        tones = chimes_in(segments, n, segment.planned_s, settings)
        texts = [u.text for u in words.said(n, segment.planned_s, settings, tones)]
        found.append((segment.kind, texts))
    return found


def test_names_say_the_exercise_its_side_and_how_much() -> None:
    told = said("glute-relief", NAMES)
    assert told[0][1] == ["Knee rolls, 1 minute."]
    assert told[2][1] == ["Round 1 of 2. Next: Figure-four stretch, lying, left side, 30 seconds."]
    assert told[4] == (SegmentKind.SWITCH, ["Switch sides. Right side."])
    assert told[6][1] == ["Rest for 10 seconds. Next: Figure-four stretch, lying, left side."]
    assert told[7][1][0].startswith("Round 2 of 2. Figure-four stretch")
    assert told[11][1] == ["Ten seconds."]


def test_full_guidance_says_how_to_get_there_and_what_to_do() -> None:
    told = " ".join(text for _, texts in said("glute-relief", FULL) for text in texts)
    rolls = LIBRARY.exercises["knee-rolls"]
    for text in (*re.split(r"(?<=\.) ", rolls.setup), rolls.instructions[0]):
        assert speakable(text) in told


@pytest.mark.parametrize(
    "routine_id", ["glute-strength-b", "knee-friendly-glutes", "contrast-shower-1-1"]
)
@pytest.mark.parametrize("speed", VoiceSpeed)
def test_the_name_of_a_round_is_over_before_the_next_tone(
    routine_id: str, speed: VoiceSpeed
) -> None:
    settings = Settings(voice=VoiceLevel.FULL, voice_speed=speed)
    exercises = LIBRARY.exercises
    laid = build_timeline(timeline_recipe(LIBRARY.routine(routine_id).routine, exercises))
    timeline = with_time_to_explain(laid, exercises, settings, frozenset(exercises).intersection)
    script = SpokenScript(timeline.segments, exercises)
    rounds = []
    for n, segment in enumerate(timeline.segments):
        tones = chimes_in(timeline.segments, n, segment.planned_s, settings)
        names = script.said(n, segment.planned_s, settings, tones)
        for name in names:
            if name.text.startswith("Round ") or ". Round " in name.text:
                rounds.append(name.text)
                end_s = name.at_s + name.lasts_s(speed.factor)
                assert not [t for t in tones if name.at_s < t.at_s < end_s], name.text
    assert len(rounds) >= 2


def test_a_voice_that_is_late_still_says_the_safety_line_and_the_way_in() -> None:
    routine = LIBRARY.routine("quick-cooldown-5")
    assert routine is not None
    assert routine.routine is not None
    laid = build_timeline(timeline_recipe(routine.routine, LIBRARY.exercises))
    laid = with_time_to_explain(laid, LIBRARY.exercises, FULL, lambda _: ())
    script, ranks = SpokenScript(laid.segments, LIBRARY.exercises), set()
    for n, segment in enumerate(laid.segments):
        if segment.kind is not SegmentKind.PREPARE:
            continue
        assert segment.planned_s is not None
        for said in script.said(n, segment.planned_s, FULL):
            ranks.add(said.rank)
            over_s = said.until_s + said.lasts_s(FULL.voice_speed.factor) - segment.planned_s
            if said.rank is SpeechRank.SAFETY:
                assert said.until_s == segment.planned_s
            elif said.rank is SpeechRank.SETUP:
                assert abs(over_s) < 0.01
            elif said.rank < SpeechRank.SETUP:
                assert over_s < -LAST_TICKS
    assert {SpeechRank.SAFETY, SpeechRank.SETUP, SpeechRank.INSTRUCTION} <= ranks


def test_a_rest_says_all_of_a_set_right_behind_it() -> None:
    settings = Settings(voice=VoiceLevel.NAMES)
    spoken = [text for _, texts in said("glute-strength-b", settings) for text in texts]
    assert "Rest for 45 seconds. Round 2 of 2. Next: Step-up, left side, 8 repetitions." in spoken
    assert not any(text.startswith("Round 2 of 2. Step-up") for text in spoken)


@pytest.mark.parametrize(
    ("rounds", "told"), [(2, "of 2"), ("2-4", "of 2 to 4"), ("2+", "of at least 2")]
)
def test_the_voice_says_of_rounds_what_the_screen_says(rounds: int | str, told: str) -> None:
    group = Group(rounds=rounds, steps=(Work(exercise="knee-rolls"),))
    laid = build_timeline(timeline_recipe(Routine(name="Rolls", steps=(group,)), LIBRARY.exercises))
    script = SpokenScript(laid.segments, LIBRARY.exercises)
    spoken = " ".join(
        said.text for n, _ in enumerate(laid.segments) for said in script.said(n, None, NAMES)
    )
    assert re.findall(r"Round [^.]+", spoken) == [f"Round 1 {told}", f"Round 2 {told}"]
    rounds_shown = dict.fromkeys(round_in_words(s.rounds[-1]) for s in laid.segments if s.rounds)
    shown = told.replace(" to ", "-")
    assert [*rounds_shown] == [f"Round 1 {shown}", f"Round 2 {shown}"]


def test_questions_are_asked() -> None:
    told = [texts for kind, texts in said("ice-heat", NAMES) if kind is SegmentKind.QUESTION]
    assert ["When you touch your skin, can you feel it as usual?"] in told


def test_who_sees_nothing_is_told_that_a_set_begins_and_how_to_answer() -> None:
    for settings in (NAMES, FULL):
        seen, unseen = said("ice-heat", settings), said("ice-heat", settings, unseen=True)
        sets = [texts for kind, texts in unseen if kind is SegmentKind.WORK]
        assert all(texts[0] == "Begin." for texts in sets[:1])
        assert not any("Begin." in texts for _, texts in seen)
        asked = [texts[0] for kind, texts in unseen if kind is SegmentKind.QUESTION]
        assert all(text.endswith("? Press Y for yes or N for no.") for text in asked)
        assert asked[-1] == "Another round? Press Y for yes or N for no."


def test_who_sees_nothing_is_told_the_middle_with_full_guidance() -> None:
    def told(settings: Settings) -> list[str]:
        return [t for _, texts in said("glute-relief", settings, unseen=True) for t in texts]

    assert "Halfway." in told(FULL)
    assert "Halfway." not in told(NAMES)


def test_off_says_nothing() -> None:
    assert not any(texts for _, texts in said("glute-relief", replace(FULL, voice=VoiceLevel.OFF)))


def test_halfway_is_said_where_it_is_wanted() -> None:
    told = [t for _, texts in said("glute-relief", replace(NAMES, halfway=True)) for t in texts]
    assert "Halfway." in told
    assert "Halfway." not in [t for _, texts in said("glute-relief", NAMES) for t in texts]


@pytest.mark.parametrize("speed", VoiceSpeed)
@pytest.mark.parametrize("exercise_id", LIBRARY.exercises.names)
def test_half_and_the_end_of_a_long_timed_set_are_said_between_its_tones(
    exercise_id: str, speed: VoiceSpeed
) -> None:
    step = Work(exercise=exercise_id, dose=LIBRARY.exercises[exercise_id].dose.one_set)
    laid = build_timeline(timeline_recipe(Routine(name="Alone", steps=(step,)), LIBRARY.exercises))
    settings = replace(FULL, voice_speed=speed, halfway=True)
    script = SpokenScript(laid.segments, LIBRARY.exercises)
    for n, segment in enumerate(laid.segments):
        if segment.plan is None or segment.plan.measure is not Measure.HOLD:
            continue
        tones = chimes_in(laid.segments, n, segment.planned_s, settings)
        marks = [
            u
            for u in script.said(n, segment.planned_s, settings, tones)
            if u.rank is SpeechRank.MARK
        ]
        due = {"Halfway.": segment.planned_s / 2, "Ten seconds.": segment.planned_s - 10}
        if segment.planned_s < 30:
            del due["Ten seconds."]
        if segment.planned_s < 20:
            del due["Halfway."]
        assert {u.text for u in marks} == set(due)
        assert all(abs(u.at_s - due[u.text]) < 2 for u in marks)


@pytest.mark.parametrize("routine_id", IDS)
@pytest.mark.parametrize("settings", [NAMES, FULL], ids=["names", "full"])
@pytest.mark.parametrize("unseen", [False, True], ids=["voice", "reader"])
def test_no_words_lie_over_tones_or_over_each_other(
    routine_id: str, settings: Settings, unseen: bool
) -> None:
    entry = LIBRARY.routine(routine_id)
    assert entry is not None
    assert entry.routine is not None
    laid = build_timeline(timeline_recipe(entry.routine, LIBRARY.exercises))
    laid = with_time_to_explain(laid, LIBRARY.exercises, settings, lambda _: ())
    segments = laid.segments
    words = SpokenScript(segments, LIBRARY.exercises, unseen)
    speed = settings.voice_speed.factor
    for n, segment in enumerate(segments):
        tones = chimes_in(segments, n, segment.planned_s, settings)
        found = words.said(n, segment.planned_s, settings, tones)
        ends = [u.at_s + u.lasts_s(speed) for u in found]
        assert all(end <= after.at_s + 1e-9 for end, after in zip(ends, found[1:], strict=False))
        spans = [(t.at_s, t.at_s + TONE_S.get(t.tone, USUAL_TONE_S)) for t in tones]
        for utterance, end in zip(found, ends, strict=True):
            over = [s for s in spans if s[0] < end - 1e-9 and s[1] > utterance.at_s + 1e-9]
            assert not over or utterance.rank in ALWAYS_SAID


@pytest.mark.parametrize("routine_id", IDS)
def test_nothing_is_said_in_signs(routine_id: str) -> None:
    for _, texts in said(routine_id, FULL):
        for text in texts:
            assert not set(text) & set("/%\u00d7\u00b0()[]{}_*#=<>|"), text
            assert not any(text.endswith(f" {unit}") for unit in ("s", "min", "cm")), text


utterances = st.builds(
    Utterance,
    at_s=st.floats(0, 60),
    text=st.text("ab ", min_size=1, max_size=120),
    rank=st.sampled_from(SpeechRank),
    until_s=st.floats(0, 90),
    early_s=st.floats(0, 2),
)


def test_steps_keep_their_order_and_none_follows_one_left_out() -> None:
    texts = (
        "First.",
        "A second one that is much too long to be said before the tone. " * 3,
        "Third.",
    )
    wanted = [Utterance(n, text, SpeechRank.INSTRUCTION, 20.0) for n, text in enumerate(texts)]
    found = fitted_utterances(wanted, [Chime(10.0, Tone.TICK)], 12.0)
    assert [u.text for u in found] == ["First."]


tones = st.builds(Chime, at_s=st.floats(0, 60), tone=st.sampled_from(Tone))


@given(st.lists(utterances, max_size=8), st.lists(tones, max_size=8), st.sampled_from(VoiceSpeed))
def test_words_find_their_places_in_time(
    wanted: list[Utterance], sounding: list[Chime], speed: VoiceSpeed
) -> None:
    found = fitted_utterances(wanted, sounding, 60.0, speed.factor)
    assert {u.text for u in found} <= {u.text for u in wanted}
    ends = [u.at_s + u.lasts_s(speed.factor) for u in found]
    assert all(end <= after.at_s + 1e-9 for end, after in zip(ends, found[1:], strict=False))
    assert all(0 <= u.at_s <= u.until_s for u in found)


@pytest.mark.parametrize(
    ("value", "spoken"),
    [
        (1, "1 second"),
        (40, "40 seconds"),
        (60, "1 minute"),
        (150, "2 minutes and 30 seconds"),
        (0, "0 seconds"),
    ],
)
def test_durations(value: float, spoken: str) -> None:
    assert duration_spoken(value) == spoken


@pytest.mark.parametrize(
    ("dose", "spoken"),
    [
        (Dose(hold=40), "40 seconds"),
        (Dose(hold="20-30"), "20 to 30 seconds"),
        (Dose(hold="45-60"), "45 seconds to 1 minute"),
        (Dose(reps=1), "1 repetition"),
        (Dose(reps="8-12"), "8 to 12 repetitions"),
        (Dose(breaths=5), "5 breaths"),
        (Dose(metres=20), "20 metres"),
        (Dose(up_to=900), "up to 15 minutes"),
        (Dose(until_done=True), "as long as you like"),
    ],
)
def test_doses(dose: Dose, spoken: str) -> None:
    assert dose_spoken(planned_dose(dose)) == spoken


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("Hold 20-30 s.", "Hold 20 to 30 seconds."),
        ("10 min at 38-40 \u00b0C", "10 minutes at 38 to 40 degrees"),
        ("pain above 3/10", "pain above 3 out of 10"),
        ("Push with 50% of your strength.", "Push with 50 per cent of your strength."),
        ("after 1 min, 2.5 h", "after 1 minute, 2.5 hours"),
        ("at 90\u00b0 to it", "at 90 degrees to it"),
        ("repeat x 2", "repeat, 2 times"),
        ("left/right", "left or right"),
        ("Sit (tall).", "Sit, tall."),
    ],
)
def test_signs_become_words(written: str, spoken: str) -> None:
    assert speakable(written) == spoken


MEASURED_S = {
    "Ten seconds.": 1.3,
    "Switch sides. Right side.": 2.3,
    "Pigeon pose, left side, 30 seconds.": 3.2,
    "Rest for 20 seconds. Next: Foam-roll glutes, left side.": 5.0,
    "Round 1 of 2. Foam-roll glutes, left side, 45 seconds.": 5.1,
    "Squeeze firmly, but not as hard as you can.": 3.0,
    "Lie on your side on your forearm, with your elbow under your shoulder.": 3.9,
    "Tuck your tailbone under.": 1.7,
    "Push up with your hands, then lift your shin off the bed.": 3.6,
    "Draw that thigh towards you.": 1.8,
    "Breathe out as your knees sink, in as they come up.": 3.0,
    "Stop before your back knee touches the floor.": 2.8,
}
"""How long espeak-ng took at its usual speed, on a null sink."""


def test_the_time_to_say_something_is_about_what_a_voice_took() -> None:
    planned = {text: speaking_s(text) for text in MEASURED_S}
    assert 1.0 < sum(planned.values()) / sum(MEASURED_S.values()) < 1.15
    for text, took in MEASURED_S.items():
        assert 0.9 < planned[text] / took < 1.25, text


@pytest.mark.parametrize("speed", VoiceSpeed)
def test_who_speaks_slowly_is_given_time(speed: VoiceSpeed) -> None:
    text = "Keep your hips level."
    assert speaking_s(text, speed.factor) == pytest.approx(speaking_s(text) / speed.factor)


def test_names_are_said_as_a_person_would() -> None:
    assert speakable_name("90/90 hip stretch") == "ninety ninety hip stretch"
    assert speakable_name("Ice / heat alternation (packs)") == "Ice and heat alternation, packs"
    done = farewell("Desk break", complete=True, kept=True)
    assert done == "Well done. That was Desk break."
