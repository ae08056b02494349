"""A session line by line, as a screen reader reads it."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recoverytimer.base.commands import Command
from recoverytimer.base.language import speaking
from recoverytimer.player import commands
from recoverytimer.terminal.commands import BELL, IN_LINES, KEYS, WHERE, said_for
from recoverytimer.terminal.keys import INTERRUPT, SUSPEND, TERMINAL_GONE
from tests.making import plain
from tests.pseudo import Pseudo, untranslated
from tests.terminal.conftest import Person
from tests.terminal.test_app import ASKING, SHORT
from tests.terminal.test_commands import ROUNDS

BEGINNING = [
    "Test.",
    "Type ? for all commands, each followed by Enter. Enter alone says where you are.",
]
PAUSED = "Paused. Type p to resume, ? for all commands, or q to end."
NOTHING = "That does nothing here. Type ? for all commands."


@pytest.fixture
def listener(person: Person) -> Person:
    """Somebody who reads line by line."""
    person.reads_lines = True
    return person


def lines(person: Person, routine: str, *keys: tuple[float, str], typed: str = "") -> list[str]:
    """What is said of a routine from its name on until its end."""
    before = len(person.heard)
    person.plays(str(person.writes("mine.toml", routine)), typed, keys=keys)
    told = person.heard[before:].splitlines()
    ends = ("Well done.", "What you did is kept.", "The session is kept where it stopped;")
    end = next(n for n, line in enumerate(told) if line.startswith(ends))
    return told[:end]


def test_each_change_is_a_line_that_is_said_once(listener: Person) -> None:
    assert lines(listener, SHORT) == [
        *BEGINNING,
        "Child's pose, 30 seconds.",
        "Start.",
        "Halfway.",
        "Ten seconds.",
        "Next: Figure-four stretch, lying, left side, 20 seconds.",
        "Start.",
        "Halfway.",
        "Switch sides. Right side.",
        "Start.",
        "Halfway.",
    ]
    assert listener.sessions[0].complete
    assert listener.seen == []


def test_who_wants_guidance_reads_all_that_the_voice_would_say(listener: Person) -> None:
    listener.writes("settings.toml", "")
    told = lines(listener, SHORT)
    assert told.index("If your knees pinch, come out.") < told.index("Start.")
    assert "When time is up: Put your foot down, then uncross your ankle." in told
    assert len(told) > 30


def test_who_wants_no_voice_reads_names(listener: Person) -> None:
    by_names = lines(listener, SHORT)
    listener.writes("settings.toml", 'voice = "off"\n')
    assert lines(listener, SHORT) == by_names


def test_pauses_and_added_time_are_told_with_what_is_left(listener: Person) -> None:
    keys = [(12, "p"), (60, "resume"), (63, "more"), (64, "-"), (65, "q")]
    assert lines(listener, SHORT, *keys)[-5:] == [
        "Start.",
        PAUSED,
        "Resumed. 28 seconds left.",
        "35 seconds left.",
        "24 seconds left.",
    ]


def test_enter_alone_says_where_one_is(listener: Person) -> None:
    told = lines(listener, SHORT, (4, "enter"), (52, "enter"), (53, "q"))
    assert told[3] == (
        "Get ready: Child's pose. 6 seconds left. Next: Figure-four stretch (lying), left side. "
        "In all, 2 min left."
    )
    assert told[-1].startswith("Figure-four stretch (lying), left side. 18 seconds left. Next: ")


def test_what_is_no_command_or_does_nothing_is_answered_each_time(listener: Person) -> None:
    told = lines(listener, SHORT, (2, "w"), (3, "w"), (4, "r"), (5, "yes"), (6, "q"))
    assert told[3:] == [NOTHING] * 4


def test_a_question_is_asked_with_its_answers(listener: Person) -> None:
    keys = [(100, "next"), (101, "enter"), (102, "no"), (103, "q")]
    asked = "Fine? Type Y for yes or N for no."
    told = lines(listener, ASKING, *keys)
    assert told[-5:] == [asked, NOTHING, asked, "Rest a while.", "Child's pose, 30 seconds."]
    assert lines(listener, ASKING, (200, "y"))[-1] == asked
    assert listener.sessions[0].complete


def test_what_lasts_as_long_as_one_likes_says_how_to_go_on(listener: Person) -> None:
    listener.writes("settings.toml", "")
    routine = plain('exercise = "childs-pose"\nuntil_done = true')
    told = lines(listener, routine, (200, "enter"), (203, "done"))
    assert "Start. Type n when you're done." in told
    assert not any("arrow" in line for line in told)
    assert re.match(r"Child's pose. .* so far\. This is the last part\.", told[-1])


def test_a_taken_up_session_says_where_it_stands(listener: Person) -> None:
    lines(listener, SHORT, (22, TERMINAL_GONE))
    listener.plays(None, "", "", keys=[(30, "p"), (31, "q")])
    told = listener.heard.splitlines()
    stopped = told.index(
        "Type ? for all commands, each followed by Enter. Enter alone says where you are.", 5
    )
    assert told[stopped + 1].startswith("Child's pose. 18 seconds left.")
    assert told[stopped + 2 : stopped + 4] == [PAUSED, "Resumed. 18 seconds left."]


def test_who_suspends_finds_the_session_paused(listener: Person) -> None:
    assert lines(listener, SHORT, (12, SUSPEND), (90, "p"), (91, INTERRUPT))[-2:] == [
        PAUSED,
        "Resumed. 28 seconds left.",
    ]
    assert listener.suspended == 1


SAID = {
    commands.PAUSE: (5, PAUSED),
    commands.NEXT: (5, "Fine? Type Y for yes or N for no."),
    commands.PREVIOUS: (5, "Round 1 of at least 2. Pigeon pose, left side, 20 seconds."),
    commands.MORE: (5, "25 seconds left."),
    commands.LESS: (5, "5 seconds left."),
    commands.YES: (25, "Round 2 of at least 2. Pigeon pose, left side, 20 seconds."),
    commands.NO: (25, "Rest a while."),
    commands.SWAP: (5, "Round 1 of at least 2. Seated figure-four, left side, 20 seconds."),
    commands.EXPLAIN: (5, "Round 1 of at least 2. Pigeon pose, left side, 20 seconds."),
    commands.ADD_ROUND: (5, "A round was added."),
    commands.HELP: (5, "When to stop or get help"),
    BELL: (5, "Bell off."),
    KEYS: (5, "r or round: Add a round"),
    WHERE: (5, "Pigeon pose, left side. 15 seconds left. Round 1 of at least 2."),
}
"""When something is typed for a command, and what is said then."""


@pytest.mark.parametrize(
    ("command", "typed"),
    [pytest.param(c, typed, id=f"{c.id} {typed}") for c in SAID for typed in said_for(c)],
)
def test_what_is_typed_does_what_its_command_says(
    listener: Person, command: Command, typed: str
) -> None:
    at, said = SAID[command]
    told = lines(listener, plain(ROUNDS), (at, typed), (at + 0.1, "q"))
    assert any(line.startswith(said) for line in told[3:])


def test_every_command_is_tried_and_listed(listener: Person) -> None:
    assert {*SAID, commands.END} == set(IN_LINES.commands)
    told = lines(listener, SHORT, (5, "?"), (90, "end"))
    for command in IN_LINES.commands:
        assert any(line.endswith(f": {command.in_full}") for line in told)


LEADS_ON = st.sampled_from([t for c in IN_LINES.commands for t in said_for(c)])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(st.lists(st.tuples(st.floats(0.1, 40), LEADS_ON | st.text(max_size=6)), max_size=12))
def test_whatever_is_typed_is_answered_in_whole_lines(
    listener: Person, typed: list[tuple[float, str]]
) -> None:
    start = listener.clock[0]
    keys, at = [], start
    for wait, key in typed:
        at += wait
        keys.append((at, key))
    before = len(listener.heard)
    listener.plays(str(listener.writes("rounds.toml", plain(ROUNDS))), keys=[*keys, (at + 60, "q")])
    told = listener.heard[before:].splitlines()
    assert all(line.strip() == line for line in told if line)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f]", listener.heard)


def test_routines_are_listed_and_chosen_by_a_part_of_their_name(listener: Person) -> None:
    listener.plays(None, "strength", "nothing such", "DESK", keys=[(1, "q")])
    told = listener.heard.splitlines()
    assert told.index("After a run") < told.index("On a sore day") < told.index("Strength")
    assert any(re.fullmatch(r"\d+\. Desk break: 4 min", line) for line in told)
    several = told.index("More than one name has “strength” in it:")
    assert re.fullmatch(r"\d+\. .*[Ss]trength.*", told[several + 1])
    assert "No name has “nothing such” in it." in told
    assert listener.sessions[0].routine_id == "desk-break"


def test_what_was_done_is_summed_up_without_columns(listener: Person) -> None:
    lines(listener, SHORT, (20, "q"))
    told = listener.heard.splitlines()
    assert "Child's pose: 10 s, not finished" in told
    assert "2 more: not reached" in told


def test_changes_are_listed_by_numbers_and_taken_back(listener: Person) -> None:
    listener.writes("settings.toml", 'voice = "names only"\ncautions = ["KNEE"]\n')
    listener.plays("glute-relief", "2", "", "", keys=[(1, "q")])
    told = listener.heard.splitlines()
    assert "2. Child's pose stays as written. Not with: Knee trouble." in told


def test_a_whole_session_is_in_the_language(listener: Person) -> None:
    english = re.compile(r"\b(the|and|of|to|side|left|now|next|done|all|type|bell|round)\b")
    keys = [(5, "p"), (6, "p"), (7, "+"), (8, "r"), (9, "enter"), (10, "x"), (11, "m"), (12, "m")]
    with speaking(Pseudo()):
        path = listener.writes("mine.toml", plain(ROUNDS))
        listener.plays(str(path), "3", keys=[*keys, (13, "?"), (40, "q")])
        listener.plays(None, "nothing such", "hip", "")
    assert [line for line in listener.heard.splitlines() if english.search(line)] == []
    assert [prompt for prompt in listener.asked if untranslated(prompt)] == []


def test_what_cannot_be_saved_is_a_line_and_the_session_goes_on(listener: Person) -> None:
    listener.folder /= "folder"
    listener.folder.write_text("a file where the folder would be")
    assert listener.plays("desk-break", "3", "q") == 1
    told = listener.heard.splitlines()
    fault = next(n for n, x in enumerate(told) if x.startswith("The current session cannot be"))
    assert fault < told.index("Start.")
    assert any(line.startswith("The session could not be saved") for line in told)
    assert "Saved on this computer." not in told


def test_how_to_come_out_of_a_paced_last_set_is_said_at_its_end(listener: Person) -> None:
    listener.writes("settings.toml", "")
    listener.plays("desk-break")
    told = listener.heard.splitlines()
    way_out = "Take a few normal breaths, then get up slowly."
    assert told[told.index("Well done.") - 1] == way_out
