"""What a screen reader is given to say while a session runs, on a clock that a test moves."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable, Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from recoverytimer.player.chimes import Tone
from recoverytimer.player.ui import page, readervoice
from recoverytimer.player.ui.readervoice import ReaderVoice
from recoverytimer.player.utterances import SpeechRank, speaking_s
from recoverytimer.settings.settings import Speaker, VoiceLevel
from recoverytimer.sound.messages import (
    DueTones,
    DueWords,
    Say,
    Silence,
    Silent,
    ToneStyle,
    VoiceStyle,
)
from recoverytimer.widgets.announcing import announce
from tests.driving import Driver, Listening
from tests.pages import PAGES
from tests.player.ui.test_announcer import due, last, words


def reader(driver: Driver) -> list[str]:
    """What the screen reader is to say from now on."""
    return [say.text for say in last(driver.app.subjects.player.reader, DueWords).due]


def start(driver: Driver, speaker: Speaker = Speaker.READER, **chosen: object) -> Driver:
    driver.app.keeper.set(speaker=speaker, **chosen)
    driver.click("Start")
    return driver


def test_where_the_reader_speaks_the_voice_is_silent_and_tones_are_short(driver: Driver) -> None:
    player = start(driver).app.subjects.player
    assert reader(driver) == ["Knee rolls, 1 minute."]
    assert words(driver) == []
    assert not player.voice.is_there
    assert last(player.tones, ToneStyle).short
    assert due(driver)[-1] is Tone.START


def test_where_the_voice_speaks_the_reader_says_none_of_it(driver: Driver) -> None:
    player = start(driver, Speaker.VOICE).app.subjects.player
    assert words(driver) == ["Knee rolls, 1 minute."]
    assert reader(driver) == []
    assert not last(player.tones, ToneStyle).short


@pytest.mark.parametrize("is_there", [True, False])
def test_by_itself_the_reader_speaks_where_there_is_one(driver: Driver, is_there: bool) -> None:
    around = driver.app.subjects.player._outside.screen_reader
    around._is_asked = lambda: is_there
    around._ask_for_listeners = lambda told: told(is_there)
    start(driver, Speaker.BY_ITSELF)
    said = ["Knee rolls, 1 minute."]
    assert (reader(driver), words(driver)) == ((said, []) if is_there else ([], said))


def test_a_reader_that_is_found_late_takes_over(driver: Driver) -> None:
    answers: list[Callable[[bool], None]] = []
    around = driver.app.subjects.player._outside.screen_reader
    around._is_asked = lambda: True
    around._ask_for_listeners = answers.append
    start(driver, Speaker.BY_ITSELF)
    assert words(driver) == ["Knee rolls, 1 minute."]
    answers[0](True)
    assert (reader(driver), words(driver)) == (["Knee rolls, 1 minute."], [])


@pytest.mark.parametrize("speaker", [Speaker.READER, Speaker.VOICE])
def test_the_reader_tells_what_keys_have_done_whoever_speaks(
    driver: Driver, speaker: Speaker
) -> None:
    start(driver, speaker)
    driver.wait(22)
    driver.press(Qt.Key.Key_Space)
    assert reader(driver) == ["Paused. Knee rolls, alternate sides. 48 seconds left."]
    assert words(driver) == []
    driver.press(Qt.Key.Key_Space)
    assert reader(driver)[0] == "Going on. Knee rolls, alternate sides. 48 seconds left."
    driver.press(Qt.Key.Key_Up)
    assert reader(driver)[0] == "58 seconds left."
    driver.press(Qt.Key.Key_Left)
    assert reader(driver)[0] == "Knee rolls, alternate sides. 1 minute and 10 seconds left."


@pytest.mark.parametrize("speaker", [Speaker.READER, Speaker.VOICE])
def test_what_a_no_says_is_said_by_whoever_speaks(driver: Driver, speaker: Speaker) -> None:
    driver.app.keeper.set(speaker=speaker)
    PAGES["question"](driver)
    driver.press(Qt.Key.Key_N)
    reads = speaker is Speaker.READER
    said, other = (reader(driver), words(driver)) if reads else (words(driver), reader(driver))
    assert said[0].startswith("Leave the pack off and wait. Numb skin burns or freezes")
    assert other == []


def test_the_amount_is_that_of_the_voice(driver: Driver) -> None:
    start(driver, voice=VoiceLevel.OFF)
    driver.press(Qt.Key.Key_Space)
    assert reader(driver) == []


def test_full_guidance_tells_the_middle_also_without_its_tone(
    make: Callable[..., Driver],
) -> None:
    driver = make(guided=True)
    player = driver.app.subjects.player
    driver.app.keeper.set(speaker=Speaker.READER)
    player.sessions.practise("pigeon-pose")
    first = player.playback.moment.state
    assert len(reader(driver)) > 3
    driver.wait(first.length_s + 4)
    assert "Halfway." in reader(driver)
    assert "Ten seconds." in reader(driver)
    assert Tone.HALFWAY not in due(driver)


def test_muted_tones_do_not_silence_the_reader(driver: Driver) -> None:
    start(driver)
    driver.press(Qt.Key.Key_M)
    assert due(driver) == []
    assert reader(driver) == ["Knee rolls, 1 minute."]


def test_the_end_is_told(driver: Driver) -> None:
    driver.app.keeper.set(speaker=Speaker.READER)
    driver.app.subjects.player.sessions.practise("childs-pose")
    driver.wait(200)
    assert reader(driver) == ["Well done. That was Child's pose."]
    assert [play.tone for play in last(driver.app.subjects.player.tones, DueTones).due] == [
        Tone.END
    ]


def test_nothing_is_told_from_second_to_second(driver: Driver) -> None:
    start(driver)
    driver.wait(12)
    player = driver.app.subjects.player
    assert isinstance(player.reader, Listening)
    before = len(player.reader.sent)
    driver.wait(50)
    assert len(player.reader.sent) == before


def test_a_whole_routine_can_be_followed_without_seeing(make: Callable[..., Driver]) -> None:
    driver = make(guided=True)
    driver.app.keeper.set(speaker=Speaker.READER)
    player, library = driver.app.subjects.player, driver.app.services.library
    routine = library.routine("quick-cooldown-5").routine
    player.sessions.start(routine, "quick-cooldown-5")
    timeline = player.playback.moment.state.timeline
    driver.wait(timeline.total.seconds + 5)
    assert not player.playback.is_open
    due = [s.due for s in player.reader.sent if isinstance(s, DueWords) and s.due]
    heard = [say.text for parts in due for say in parts]
    for segment in timeline.segments:
        if segment.explains:
            exercise = library.exercises[segment.exercise]
            side = f", {segment.side} side" if segment.side else ""
            assert any(f"{exercise.name}{side}" in text for text in heard)
            assert any(exercise.safety.startswith(text) for text in heard)
            assert any(exercise.setup.startswith(text) for text in heard)
    assert heard.count("Switch sides. Right side.") == 5
    assert heard.count("Halfway.") >= 1
    assert heard[-1] == "Well done. That was Quick cool-down."
    assert [say for parts in due for say in overlapping(parts)] == []


def overlapping(parts: Sequence[Say]) -> list[str]:
    """What begins while what is said before it takes its time."""
    pairs = itertools.pairwise(sorted(parts, key=lambda say: say.at))
    return [b.text for a, b in pairs if b.at < a.at + speaking_s(a.text, 0.9) - 0.01]


class Spoken:
    """What a screen reader was given, and how urgent it was."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.texts: list[tuple[str, bool]] = []
        monkeypatch.setattr(readervoice, "announce", self.take)

    def take(self, _source: QWidget, text: str, *, urgent: bool) -> None:
        self.texts.append((text, urgent))


def test_a_name_is_said_at_once_and_the_rest_when_the_name_is_over(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoken = Spoken(monkeypatch)
    window = QWidget()
    qtbot.addWidget(window)
    # A hundred times as fast, so that a sentence takes some milliseconds.
    voice = ReaderVoice(window, 100.0)
    voice.send(VoiceStyle("", 1.0, 0.9))
    now = time.monotonic()
    name, safety = "Pigeon pose, left side, 40 seconds.", "If your knee pinches, come out."
    voice.send(
        DueWords(
            (
                Say(now, now + 60, name, SpeechRank.NAME),
                Say(now, now + 60, safety, SpeechRank.SAFETY),
                Say(now - 2, now - 1, "Late.", SpeechRank.CUE),
            )
        )
    )
    assert spoken.texts == [(name, True)]
    qtbot.waitUntil(lambda: len(spoken.texts) == 2)
    assert spoken.texts[1] == (safety, False)
    assert time.monotonic() - now >= speaking_s(name, 0.9) / 100


def test_what_was_due_is_not_said_after_a_cut(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoken = Spoken(monkeypatch)
    window = QWidget()
    qtbot.addWidget(window)
    voice = ReaderVoice(window, 100.0)
    now = time.monotonic()
    due = [Say(now, now + 60, text, SpeechRank.CUE) for text in ("One.", "Two.")]
    voice.send(DueWords(tuple(due)))
    voice.send(DueWords((Say(now, now + 60, "Paused.", SpeechRank.NAME),), cut=True))
    assert spoken.texts == [("One.", False), ("Paused.", True)]


@pytest.mark.parametrize("urgent", [True, False])
def test_an_announcement_is_an_event_of_qt(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, urgent: bool
) -> None:
    sent: list[QAccessibleAnnouncementEvent] = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", sent.append)
    window = QWidget()
    qtbot.addWidget(window)
    announce(window, "Rest.", urgent=urgent)
    politeness = QAccessible.AnnouncementPoliteness
    assert sent[0].message() == "Rest."
    assert sent[0].politeness() is (politeness.Assertive if urgent else politeness.Polite)


def test_what_does_not_work_is_told(driver: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(page, "announce", lambda _page, text: told.append(text))
    start(driver)
    driver.app.subjects.player.tones.trouble.emit(Silent(Silence.NO_ANSWER))
    driver.app.subjects.player.tones.trouble.emit(None)
    assert len(told) == 1
    assert told[0].startswith("No sound: ")


def test_a_voice_is_not_missed_where_the_reader_speaks(driver: Driver) -> None:
    start(driver)
    driver.app.subjects.player.voice.trouble.emit(Silent(Silence.ENDED))
    assert "No voice" not in driver.text()


@pytest.mark.parametrize("speaker", [Speaker.READER, Speaker.VOICE])
def test_who_asks_is_told_where_one_is_by_whoever_speaks(driver: Driver, speaker: Speaker) -> None:
    start(driver, speaker)
    driver.wait(22)
    driver.press(Qt.Key.Key_T)
    place = "Knee rolls, alternate sides. 48 seconds left. Next: Figure-four stretch"
    told, other = (reader, words) if speaker is Speaker.READER else (words, reader)
    assert told(driver)[0].startswith(place)
    assert told(driver)[0].endswith(" left in all.")
    assert told(driver)[-1] == "Ten seconds."
    assert other(driver) == []
    driver.press(Qt.Key.Key_Space)
    driver.press(Qt.Key.Key_T)
    assert told(driver)[0].startswith(place)


def test_who_has_no_voice_asks_the_reader(driver: Driver) -> None:
    start(driver, Speaker.VOICE, sound=False)
    driver.press(Qt.Key.Key_T)
    assert "left in all." in reader(driver)[0]
    assert words(driver) == []
