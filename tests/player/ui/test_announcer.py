"""What is sent to be heard while a session runs."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from recoverytimer.base.amounts import clock_digits, rough_duration
from recoverytimer.player.chimes import Tone
from recoverytimer.player.scene import scene_at
from recoverytimer.settings.settings import SoundBed, VoiceLevel
from recoverytimer.sound.messages import (
    DueTones,
    DueWords,
    MakeWay,
    NoBed,
    PlayBed,
    Silence,
    Silent,
    ToneStyle,
    VoiceStyle,
)
from tests.driving import Driver, Listening


def last(sounding: object, kind: type) -> object:
    assert isinstance(sounding, Listening)
    return [command for command in sounding.sent if isinstance(command, kind)][-1]


def due(driver: Driver) -> list[Tone]:
    return [play.tone for play in last(driver.app.subjects.player.tones, DueTones).due]


def words(driver: Driver) -> list[str]:
    return [say.text for say in last(driver.app.subjects.player.voice, DueWords).due]


def countdown(driver: Driver) -> str:
    moment = driver.app.subjects.player.playback.moment
    return scene_at(moment.state, moment.now, {}).dial.digits


def test_each_segment_is_sent_ahead_of_time(driver: Driver) -> None:
    driver.click("Start")
    tones = last(driver.app.subjects.player.tones, DueTones).due
    assert [play.tone for play in tones] == [Tone.TICK] * 3 + [Tone.START]
    assert round(tones[-1].at - tones[0].at, 2) == 3
    assert words(driver) == ["Knee rolls, 1 minute."]
    driver.wait(12)
    assert due(driver)[-1] is Tone.REST
    assert words(driver) == ["Ten seconds."]


def test_pausing_and_skipping_take_back_what_was_due(driver: Driver) -> None:
    driver.click("Start")
    driver.press(Qt.Key.Key_Space)
    assert due(driver) == []
    assert last(driver.app.subjects.player.voice, DueWords) == DueWords(cut=True)
    driver.press(Qt.Key.Key_Space)
    assert due(driver)[-1] is Tone.START
    driver.press(Qt.Key.Key_Right)
    assert last(driver.app.subjects.player.voice, DueWords).cut


def test_what_is_being_said_goes_on_where_one_segment_runs_into_the_next(driver: Driver) -> None:
    driver.click("Start")
    driver.wait(11)
    assert driver.app.subjects.player.playback.moment.state.index == 1
    assert not last(driver.app.subjects.player.voice, DueWords).cut


def test_a_longer_hold_moves_its_end(driver: Driver) -> None:
    driver.click("Start")
    driver.wait(12)
    driver.press(Qt.Key.Key_Space)
    driver.press(Qt.Key.Key_Space)
    before = last(driver.app.subjects.player.tones, DueTones).due[-1].at
    driver.press(Qt.Key.Key_Up)
    after = last(driver.app.subjects.player.tones, DueTones).due[-1].at
    assert 9 < after - before < 11


def test_it_goes_on_while_the_window_is_hidden(driver: Driver) -> None:
    driver.click("Start")
    driver.app.window.showMinimized()
    driver.wait(12)
    assert due(driver)[-1] is Tone.REST
    driver.app.window.hide()
    driver.wait(80)
    assert due(driver)[0] is Tone.START or due(driver)[-1] is not Tone.REST
    assert driver.app.subjects.player.playback.is_open


def test_the_end_is_heard_and_the_sound_stops_afterwards(driver: Driver) -> None:
    driver.app.subjects.player.sessions.practise("childs-pose")
    driver.wait(200)
    assert due(driver) == [Tone.END]
    assert words(driver) == ["Well done. That was Child's pose."]
    assert driver.app.subjects.player.tones.is_there
    driver.app.subjects.player.companions._ending.timeout.emit()
    assert not driver.app.subjects.player.tones.is_there


def test_ending_early_says_so_without_a_tone(driver: Driver) -> None:
    driver.click("Start")
    driver.wait(20)
    driver.press(Qt.Key.Key_Escape)
    assert due(driver) == []
    assert words(driver) == ["Session ended. What you did is kept."]


@pytest.mark.parametrize(
    ("work_s", "said"),
    [
        (5, "Session ended. What you did is kept."),
        (4, "Session ended. It was too short to keep."),
    ],
)
def test_the_end_says_what_becomes_of_the_session(driver: Driver, work_s: int, said: str) -> None:
    driver.click("Start")
    driver.wait(10 + work_s)
    driver.press(Qt.Key.Key_Escape)
    assert words(driver) == [said]
    assert ("not kept in your history" in driver.text()) is ("too short" in said)


def test_m_mutes_and_lets_sound_again(driver: Driver) -> None:
    driver.click("Start")
    driver.press(Qt.Key.Key_M)
    assert due(driver) == []
    assert words(driver) == []
    assert driver.button("Sound on")
    driver.wait(12)
    assert due(driver) == []
    driver.click("Sound on")
    assert due(driver)[-1] is Tone.REST


def test_muting_holds_for_the_session_alone(driver: Driver) -> None:
    driver.click("Start")
    driver.press(Qt.Key.Key_M)
    driver.app.keeper.set(volume=20)
    assert due(driver) == []
    driver.press(Qt.Key.Key_Escape)
    assert driver.app.keeper.current.sound
    driver.app.subjects.player.sessions.practise("childs-pose")
    assert due(driver)[-1] is Tone.START
    assert driver.button("Mute")


def test_who_prefers_silence_can_hear_one_session(driver: Driver) -> None:
    driver.app.keeper.set(sound=False)
    driver.click("Start")
    assert due(driver) == []
    driver.press(Qt.Key.Key_M)
    assert due(driver)[-1] is Tone.START
    driver.app.keeper.set(sound=True)
    assert due(driver)[-1] is Tone.START
    driver.app.keeper.set(sound=False)
    assert due(driver) == []


def test_who_is_new_hears_all_of_it_the_first_time(make: Callable[..., Driver]) -> None:
    driver = make(guided=True)
    player = driver.app.subjects.player
    player.sessions.practise("pigeon-pose")
    first = player.playback.moment.state
    assert first.length_s > 20
    assert len(words(driver)) > 3
    driver.wait(first.length_s + 10)
    driver.press(Qt.Key.Key_Escape)
    player.sessions.practise("pigeon-pose")
    assert player.playback.moment.state.length_s == 10
    driver.press(Qt.Key.Key_E)
    assert player.playback.moment.state.length_s == first.length_s
    assert len(words(driver)) > 3


def test_a_routine_says_how_long_it_takes_while_it_is_new(make: Callable[..., Driver]) -> None:
    driver = make(guided=True)
    said = "this time, including spoken explanations."
    entry = driver.app.services.library.routine("bedtime")
    driver.app.navigation.show_entry(entry)
    assert said in driver.text()
    seconds = driver.app.subjects.player.sessions.total(entry.routine, ()).seconds
    assert f"{rough_duration(seconds)} {said}" in driver.text()
    driver.click("Start")
    assert f"{clock_digits(seconds)} left" in driver.text()
    driver.press(Qt.Key.Key_Escape)
    driver.app.keeper.set(voice=VoiceLevel.NAMES)
    driver.app.navigation.show_entry(entry)
    assert said not in driver.text()


def test_settings_reach_what_sounds_at_once(driver: Driver) -> None:
    driver.click("Start")
    keeper = driver.app.keeper
    keeper.change(replace(keeper.current, volume=20, voice_name="Emma", voice=VoiceLevel.OFF))
    assert last(driver.app.subjects.player.tones, ToneStyle).volume == 0.2
    assert last(driver.app.subjects.player.voice, VoiceStyle).name == "Emma"
    assert words(driver) == []


def test_trouble_is_a_line_on_the_page_and_goes_again(driver: Driver) -> None:
    driver.click("Start")
    driver.app.subjects.player.tones.trouble.emit(Silent(Silence.NO_ANSWER))
    assert "No sound: the sound server is not responding. The session goes on" in driver.text()
    driver.app.subjects.player.tones.trouble.emit(None)
    assert "No sound" not in driver.text()
    assert driver.app.subjects.player.playback.is_open


def test_a_voice_that_nobody_wants_is_not_missed(driver: Driver) -> None:
    keeper = driver.app.keeper
    keeper.change(replace(keeper.current, voice=VoiceLevel.OFF))
    driver.click("Start")
    driver.app.subjects.player.voice.trouble.emit(Silent(Silence.ENDED))
    assert "No voice" not in driver.text()


def test_preferences_offer_voices_and_let_one_hear_them(driver: Driver) -> None:
    dialog = driver.app.subjects.settings.dialog()
    dialog.show()
    driver.app.subjects.player.voice.voices.emit(("English (America)", "English (Scotland)"))
    box = dialog.findChild(object, "voice_name")
    assert [box.itemText(n) for n in range(box.count())][1:] == [
        "English (America)",
        "English (Scotland)",
    ]
    for _ in range(2):
        driver.bot.keyClick(box, Qt.Key.Key_Down)
    assert driver.app.keeper.current.voice_name == "English (Scotland)"
    for name in ("Try the tones", "Try the voice"):
        found = [b for b in dialog.findChildren(QPushButton) if b.text() == name]
        driver.bot.mouseClick(found[0], Qt.MouseButton.LeftButton)
    assert Tone.SWITCH in due(driver)
    assert words(driver) == ["Pigeon pose, left side, 40 seconds."]
    driver.app.subjects.player.voice.voices.emit(())
    told = [label.text() for label in dialog.findChildren(object) if hasattr(label, "text")]
    assert any("No voice is installed yet" in text for text in told if isinstance(text, str))
    dialog.done(0)
    assert not driver.app.subjects.player.voice.is_there


@pytest.mark.parametrize("answer", [("Ana",), ()], ids=["a voice", "no voice"])
def test_a_session_waits_at_its_beginning_for_its_voice(
    driver: Driver, answer: tuple[str, ...]
) -> None:
    player = driver.app.subjects.player
    player.voice.is_slow = True
    driver.click("Start")
    shown = [countdown(driver)]
    driver.wait(1)
    shown.append(countdown(driver))
    player.voice.voices.emit(answer)
    assert words(driver) == ["Knee rolls, 1 minute."]
    for _ in range(3):
        shown.append(countdown(driver))
        driver.wait(1)
    assert shown == ["10", "10", "10", "9", "8"]
    assert due(driver)[-1] is Tone.START


def test_it_waits_two_seconds_at_most_and_never_goes_back(driver: Driver) -> None:
    player = driver.app.subjects.player
    player.voice.is_slow = True
    driver.click("Start")
    start = last(player.tones, DueTones).due[-1].at
    driver.wait(5)
    began = player.playback.moment.state.began
    assert countdown(driver) == "7"
    player.voice.voices.emit(("Ana",))
    assert player.playback.moment.state.began == began
    assert last(player.tones, DueTones).due[-1].at == start
    driver.wait(7)
    assert player.playback.moment.state.index == 1


def test_a_pause_ends_the_wait_and_a_voice_that_fails_does(driver: Driver) -> None:
    player = driver.app.subjects.player
    player.voice.is_slow = True
    driver.click("Start")
    driver.press(Qt.Key.Key_Space)
    player.voice.voices.emit(("Ana",))
    driver.wait(5)
    driver.press(Qt.Key.Key_Space)
    driver.wait(1)
    assert countdown(driver) == "9"


def test_who_hears_nothing_waits_for_nothing(driver: Driver) -> None:
    player = driver.app.subjects.player
    driver.click("Start")
    driver.wait(1)
    assert countdown(driver) == "9"
    assert player.voice.is_there


def bed(driver: Driver) -> PlayBed:
    return last(driver.app.subjects.player.tones, PlayBed)


def test_without_a_wish_nothing_is_heard_in_the_background(driver: Driver) -> None:
    driver.click("Start")
    assert bed(driver).bed is SoundBed.NONE


def test_b_goes_through_the_background_sounds_and_says_so(driver: Driver) -> None:
    driver.click("Start")
    found = []
    for _ in range(4):
        driver.press(Qt.Key.Key_B)
        found.append((bed(driver).bed, driver.app.window.notice.text))
    assert found == [
        (SoundBed.RAIN, "Background sound: rain."),
        (SoundBed.WAVES, "Background sound: waves."),
        (SoundBed.PAD, "Background sound: low chord."),
        (SoundBed.NONE, "No background sound."),
    ]


def test_a_background_sound_is_chosen_in_the_menu_and_kept(driver: Driver) -> None:
    driver.click("Start")
    menu = driver.app.subjects.player.page.transport.beds
    waves = next(action for action in menu.actions() if action.text() == "Waves")
    waves.trigger()
    assert bed(driver).bed is SoundBed.WAVES
    assert [action.text() for action in menu.actions() if action.isChecked()] == ["Waves"]
    assert driver.app.keeper.current.bed is SoundBed.WAVES
    driver.press(Qt.Key.Key_B)
    assert [action.text() for action in menu.actions() if action.isChecked()] == ["Low chord"]


def test_the_background_sound_pauses_with_the_session_and_ends_with_it(driver: Driver) -> None:
    driver.app.keeper.set(bed=SoundBed.RAIN, bed_volume=40)
    driver.click("Start")
    assert bed(driver) == PlayBed(SoundBed.RAIN, 0.4, 2.0)
    driver.wait(12)
    assert bed(driver).bed is SoundBed.RAIN
    driver.press(Qt.Key.Key_Space)
    assert bed(driver).bed is SoundBed.NONE
    driver.press(Qt.Key.Key_Space)
    assert bed(driver).bed is SoundBed.RAIN
    driver.press(Qt.Key.Key_Escape)
    assert bed(driver) == PlayBed(SoundBed.NONE, 0.0, 4.0)


def test_muting_mutes_the_background_sound_too(driver: Driver) -> None:
    driver.app.keeper.set(bed=SoundBed.PAD)
    driver.click("Start")
    driver.press(Qt.Key.Key_M)
    assert bed(driver).bed is SoundBed.NONE
    driver.press(Qt.Key.Key_B)
    driver.press(Qt.Key.Key_B)
    assert bed(driver).bed is SoundBed.NONE
    said = "Background sound: rain. You'll hear it when the sound is on."
    assert driver.app.window.notice.text == said
    driver.press(Qt.Key.Key_M)
    assert bed(driver).bed is SoundBed.RAIN


@pytest.mark.parametrize("role", ["voice", "reader"])
def test_the_background_sound_makes_way_for_who_speaks(driver: Driver, role: str) -> None:
    driver.click("Start")
    player = driver.app.subjects.player
    getattr(player, role).speaks.emit(True)
    assert last(player.tones, MakeWay) == MakeWay(role, speaks=True)
    getattr(player, role).speaks.emit(False)
    assert last(player.tones, MakeWay) == MakeWay(role, speaks=False)


def test_a_background_sound_that_cannot_be_made_is_a_line_on_the_page(driver: Driver) -> None:
    driver.app.keeper.set(bed=SoundBed.RAIN)
    driver.click("Start")
    driver.app.subjects.player.tones.bedless.emit(NoBed("/full", 28))
    assert "No background sound: /full cannot be written to (" in driver.text()
    driver.app.subjects.player.tones.bedless.emit(None)
    assert "cannot be written to" not in driver.text()
    assert driver.app.subjects.player.playback.is_open


def test_preferences_let_one_hear_the_background_sound(driver: Driver) -> None:
    dialog = driver.app.subjects.settings.dialog()
    dialog.show()
    listen = next(
        b for b in dialog.findChildren(QPushButton) if b.text() == "Try the background sound"
    )
    assert not listen.isEnabled()
    box = dialog.findChild(object, "bed")
    driver.bot.keyClick(box, Qt.Key.Key_Down)
    assert driver.app.keeper.current.bed is SoundBed.RAIN
    driver.bot.mouseClick(listen, Qt.MouseButton.LeftButton)
    assert bed(driver).bed is SoundBed.RAIN
    driver.app.keeper.set(bed_volume=20)
    assert bed(driver).volume == 0.2
    driver.bot.keyClick(listen, Qt.Key.Key_Space)
    assert bed(driver).bed is SoundBed.NONE
    driver.bot.keyClick(listen, Qt.Key.Key_Space)
    dialog.done(0)
    assert bed(driver).bed is SoundBed.NONE
    assert not driver.app.subjects.player.tones.is_there


def test_a_trial_gives_the_background_sound_back_to_the_session(driver: Driver) -> None:
    driver.app.keeper.set(bed=SoundBed.RAIN)
    driver.click("Start")
    trial = driver.app.subjects.player.trial
    trial.play_bed()
    trial.end()
    assert bed(driver) == PlayBed(SoundBed.RAIN, 0.5, 2.0)
