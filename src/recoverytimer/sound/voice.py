"""Says words when they are due, and never over each other."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QLocale, QObject
from PySide6.QtTextToSpeech import QTextToSpeech, QVoice

from recoverytimer.sound.messages import (
    DueWords,
    Silence,
    Silent,
    SoundCommand,
    SoundReport,
    Speaks,
    Voices,
    VoiceStyle,
)
from recoverytimer.sound.turns import Turns

# Which of many English voices is taken where the person has chosen none.
USUAL = ("English (America)", "English (Great Britain)")
MUTE_ENGINE = "mock"
MOST_VOICES = 60
HEARD = frozenset({QTextToSpeech.State.Speaking, QTextToSpeech.State.Synthesizing})
# How loud an engine is at most; speech-dispatcher amplifies, and above this the peaks are cut off.
LOUDEST = {"speechd": 0.55}


class Voice(QObject):
    """Speaks with the system's engine; reports its voices, or that there is none.

    Args:
        language: the code of the one that is spoken.
    """

    def __init__(self, tell: Callable[[SoundReport], None], language: str) -> None:
        super().__init__()
        self._language = QLocale(language).language()
        self._tell = tell
        self._voices: dict[str, QVoice] = {}
        self._speaks = False
        engines = [name for name in QTextToSpeech.availableEngines() if name != MUTE_ENGINE]
        self._engine = engine = QTextToSpeech(engines[0], self) if engines else None
        if engine is None:
            tell(Voices(()))
            return
        self._turns = Turns(lambda say: self._speak(say.text, engine), engine.stop, self)
        engine.stateChanged.connect(self._follow)
        self._follow()

    def obey(self, command: SoundCommand) -> None:
        """Do what the app wants."""
        if self._engine is None:
            return
        if isinstance(command, VoiceStyle):
            self._wear(command, self._engine)
        elif isinstance(command, DueWords):
            self._turns.take(command)

    def _speak(self, text: str, engine: QTextToSpeech) -> None:
        # Told ahead, so that the bed is on its way back when the first sound comes.
        self._tell_speech(speaks=True)
        engine.say(text)

    def _tell_speech(self, *, speaks: bool) -> None:
        """Tell whether words are heard; what comes at once after others is no pause."""
        if speaks != self._speaks:
            self._speaks = speaks
            self._tell(Speaks(speaks))

    def _wear(self, style: VoiceStyle, engine: QTextToSpeech) -> None:
        usual = next((name for name in USUAL if name in self._voices), "")
        voice = self._voices.get(style.name) or self._voices.get(usual)
        if voice is None and self._voices:
            voice = next(iter(self._voices.values()))
        if voice is not None:
            engine.setLocale(voice.locale())
            engine.setVoice(voice)
        engine.setVolume(style.volume * LOUDEST.get(engine.engine(), 1.0))
        engine.setRate(_rate(style.speed))

    def _follow(self) -> None:
        """Find the voices when the engine is ready, and go on when it has spoken."""
        engine = self._engine
        assert engine is not None
        state = engine.state()
        if state is QTextToSpeech.State.Error:
            self._tell(Silent(Silence.NO_ANSWER, engine.errorString()))
        elif state is QTextToSpeech.State.Ready:
            if not self._voices:
                self._voices = _voices(engine, self._language)
                self._tell(Voices(tuple(self._voices)))
            self._turns.go_on()
        self._tell_speech(speaks=engine.state() in HEARD)


def _voices(engine: QTextToSpeech, language: QLocale.Language) -> dict[str, QVoice]:
    """The voices of the language by name, without the many variants of each."""
    found: dict[str, QVoice] = {}
    for locale in engine.availableLocales():
        if locale.language() == language:
            engine.setLocale(locale)
            found |= {v.name(): v for v in engine.availableVoices() if "+" not in v.name()}
    return dict(sorted(found.items())[:MOST_VOICES])


def _rate(speed: float) -> float:
    """The rate that Qt has for a speed: espeak-ng was 0.82 times as fast at -0.3 and 1.5 at 0.3."""
    return (speed - 1) * (1.4 if speed < 1 else 0.6)
