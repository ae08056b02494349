"""All that the terminal says is in the app's language, and so is what it takes for an answer."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rich.console import Console

from recoverytimer.base.language import AsWritten, speaking
from recoverytimer.terminal import words
from recoverytimer.terminal.sheets import keys_sheet
from recoverytimer.terminal.talk import Talk
from recoverytimer.terminal.text import TerminalRoom
from tests.making import plain
from tests.pseudo import Pseudo, untranslated
from tests.terminal.conftest import Person


class German(AsWritten):
    """A few words of it."""

    def pgettext(self, context: str, message: str) -> str:
        del context
        return {"yes": "ja", "no": "nein", "keep": "behalten", "Y": "J"}.get(message, message)


def answering(*typed: str) -> Talk:
    lines = iter(typed)
    return Talk(Console(), lambda _prompt: next(lines))


@pytest.mark.parametrize(
    ("typed", "answer"),
    [("ja", True), ("J", True), ("n", False), ("NEIN", False), ("yes", True), ("y", True)],
)
def test_answers_in_the_language_and_in_english_are_understood(typed: str, answer: bool) -> None:
    with speaking(German()):
        assert answering(typed).confirm("?") is answer


@pytest.mark.parametrize("key", ["j", "y"])
def test_a_question_is_answered_by_the_letter_of_the_language(person: Person, key: str) -> None:
    step = 'exercise = "childs-pose"\nhold = 5\nprepare = 0\nask = "?"'
    path = person.writes("mine.toml", plain(step))
    with speaking(German()):
        assert person.plays(str(path), "", keys=[(10, key)]) == 0
        assert person.saw(" J  ja")
        assert "j" in "".join(row.plain for row in keys_sheet().rows(TerminalRoom(80, 40)))
    assert person.sessions[0].complete


def test_all_that_is_said_is_in_the_language() -> None:
    with speaking(Pseudo()):
        said = (
            *(words.yes_or_no("1", usual=usual) for usual in (True, False)),
            *(words.start_changed(), words.has_asked()),
            *(words.please_type(["1", "2"]), words.how_sore(3), words.level_wanted(3)),
            *(say("1") for say in (words.which_routine, words.play, words.swap_for)),
            *(say("1", "2") for say in (words.suggested, words.caution)),
            *(words.problem_of(Path("1"), "2"), words.start_as_written(), words.number_wanted(3)),
            *(words.not_reached(count) for count in (1, 2)),
            *(say() for say in (words.no_screen, words.no_terminal, words.played_here)),
            *(say() for say in (words.take_up, words.which_side, words.again, words.start)),
        )
        assert [text for text in said if untranslated(text)] == []


def test_a_whole_session_is_in_the_language(person: Person) -> None:
    """What is longer than a line is cut or broken there, so brackets may be missing."""
    english = re.compile(r"\b(the|and|of|to|side|left|now|next|done)\b")
    with speaking(Pseudo()):
        assert (
            person.plays("glute-relief", "x", "3", keys=[(130, "?"), (131, "x"), (140, "q")]) == 0
        )
    # Names of kinds, of segments and totals are said by exercises and routines.
    assert [line for line in person.heard.splitlines() if english.search(line)] == []
    assert [prompt for prompt in person.asked if untranslated(prompt)] == []
