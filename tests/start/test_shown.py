"""Each place that shows a routine says each fact of it, as it will be played."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from recoverytimer.__main__ import main
from recoverytimer.base.paths import shipped_resources
from recoverytimer.exercise.dose import Side
from recoverytimer.player import player as play
from recoverytimer.player.player import Player, PlayerStatus, new_player
from recoverytimer.player.scene import Scene, scene_at
from recoverytimer.player.speech import SpokenScript
from recoverytimer.routine.editor.steptexts import StepTexts
from recoverytimer.routine.editor.treemodel import Column
from recoverytimer.routine.library import Library
from recoverytimer.routine.portrait import portrait_of
from recoverytimer.routine.routine import Routine, all_steps
from recoverytimer.routine.timeline import Segment, SegmentKind, Timing, timeline_recipe
from recoverytimer.routine.timelinebuilder import build_timeline
from recoverytimer.routine.words.steps import routine_lines
from recoverytimer.settings.settings import Settings, VoiceLevel
from recoverytimer.sharing.handout import handout
from tests.driving import Driver
from tests.making import routine_of

EXERCISES = Library(shipped_resources(), Path("nowhere")).exercises
FULL = Settings(voice=VoiceLevel.FULL)

EVERY_KEY = """
format = 2
name = "Every key"
prepare = 12
switch = 6
prepare_in_rest = false
delay = 20

[[choices]]
ask = "How long?"
options = [{ id = "short", says = "6 minutes" }, { id = "long", says = "12 minutes" }]

[[steps]]
name = "Strength"
rounds = "2-4"
rest_between = 45
rest_note = "Shake out your legs."
sides = "right first"
extra_on_chosen = 1

  [[steps.steps]]
  exercise = "hip-thrust"
  reps = 10
  tempo = [["up", 2], ["hold", 1], ["down", 3]]
  sides = "none"
  in_rounds = "first"
  note = "Set up the sofa first."
  swap = "glute-bridge"

  [[steps.steps]]
  exercise = "glute-bridge"
  reps = "8+"
  tempo = [["up", "2-3"], ["hold", "free"], ["down", 4]]
  sides = "none"
  in_rounds = "not last"
  optional = true

[[steps]]
rounds = 2

  [[steps.steps]]
  rounds = [3, 2]
  sides = "other"

    [[steps.steps.steps]]
    exercise = "side-plank"
    hold = { left = 20, right = 30 }
    in_rounds = [1, 3]

  [[steps.steps]]
  rest = 75
  in_rounds = "not first"
  note = "Have a sip of water."
  ask = "Do you feel fine?"
  if_no = "end"

[[steps]]
rounds = "2+"

  [[steps.steps]]
  exercise = "belly-breathing"
  breaths = 4
  tempo = [["in", 4], ["hold", 7], ["out", 8]]
  speed = 2
  prepare_in_rest = true
  prepare = 4

[[steps]]
exercise = "roll-glutes"
passes = "10-15"
own_pace = true
sides = "chosen first"
switch = 8
extra_on_chosen = 1
only = ["long"]

[[steps]]
exercise = "ice-pack"
up_to = 600
sides = "chosen"
temperature = "10-15"

[[steps]]
exercise = "pigeon-pose"
hold = "20-30"
sides = "each"
left_out = true

[[steps]]
exercise = "knee-rolls"
passes = 12
pace = 4
sides = "alternate"

[[steps]]
ask = "Can you feel your skin?"
if_no = "repeat"
no_says = "Wait a little."
"""
ROUTINE = routine_of(EVERY_KEY)


@dataclass(frozen=True)
class Told:
    """A fact as it is written, read while it is played (scene), and spoken; "" where it is not.

    `narrow`: what the row of the editor says of it, where it has another way; `cells`: what it is
    on the page, where how much stands in a column of its own.
    """

    written: str
    scene: str = ""
    spoken: str = ""
    narrow: str = ""
    cells: tuple[str, ...] = ()

    @property
    def on_page(self) -> tuple[str, ...]:
        return self.cells or (self.written,)


FACTS = (
    Told(
        "10 reps (up 2, hold 1, down 3)",
        "10 reps (up 2, hold 1, down 3)",
        "10 repetitions",
        cells=("10 reps", "up 2, hold 1, down 3"),
    ),
    Told("up 2, hold 1, down 3", "up 2, hold 1, down 3", "up 2, hold 1, down 3."),
    Told("first round only"),
    Told("Set up the sofa first", "Set up the sofa first", "Set up the sofa first"),
    Told("can be swapped for Glute bridge", "Glute bridge", "You can do Glute bridge instead."),
    Told("8 or more reps", "8 or more reps", "8 or more repetitions"),
    Told("up 2-3, hold, down 4", "up 2-3, hold, down 4", "up 2 to 3, hold, down 4."),
    Told("not in the last round"),
    Told("optional", "Optional", "This one is optional."),
    Told("2-4 rounds", "Round 1 of 2-4", "Round 1 of 2 to 4."),
    Told("first on the right, then on the left", "right side", "right side", "right first"),
    Told("1 extra round on the chosen side"),
    Told("45 s rest between rounds, none after the last", "Rest", "Rest for 45 seconds."),
    Told("Shake out your legs", "Shake out your legs", "Shake out your legs"),
    Told("3, then 2 rounds", "Round 1 of 3", "Round 1 of 3."),
    Told("the side not chosen", "right side", "right side", "other"),
    Told("left 20 s, right 30 s", "30 s", "30 seconds"),
    Told("rounds 1, 3"),
    # Four of its seconds hold getting into position.
    Told(
        "Rest 75 s", "of 71 s", "Rest for 1 minute and 11 seconds", "75 s", cells=("Rest", "75 s")
    ),
    Told("from the second round on"),
    Told("Have a sip of water", "Have a sip of water", "Have a sip of water"),
    Told("Then a question: Do you feel fine?", "Do you feel fine?", "Do you feel fine?"),
    Told("If not, the session ends"),
    Told("2 or more rounds", "Round 1 of at least 2", "Round 1 of at least 2."),
    Told(
        "4 breaths (in 2, hold 3.5, out 4)",
        "4 breaths (in 2, hold 3.5, out 4)",
        "4 breaths",
        cells=("4 breaths", "in 2, hold 3.5, out 4"),
    ),
    Told("2 times as fast as usual"),
    Told("get into position in the rest before it"),
    Told("4 s to get ready"),
    Told(
        "10-15 passes (at your own pace)",
        "10-15 passes (at your own pace)",
        "10 to 15 passes",
        cells=("10-15 passes", "at your own pace"),
    ),
    Told("at your own pace", "at your own pace", "at your own pace."),
    Told("each side, chosen first", "left side", "left side", "chosen first"),
    Told("8 s to switch sides"),
    Told("1 extra set on the chosen side", "extra set", "One extra set."),
    Told("only with “12 minutes”"),
    Told("up to 10 min", "up to 10 min", "up to 10 minutes"),
    Told("chosen side", "left side", "left side", "chosen"),
    Told("10-15 °C", "10-15 °C", "10 to 15 degrees"),
    Told("not done here"),
    Told("20-30 s"),
    Told("one every 4 s", "one every 4 s", "one every 4 seconds."),
    Told("alternate sides", "alternate sides", "", "alternate"),
    Told("Question: Can you feel your skin?", "Can you feel your skin?", "Can you feel your skin?"),
    Told("If not: Wait a little", "Wait a little"),
)
OF_ALL = ("Get into position: 12 s, after the rest before a set", "Switch sides: 6 s")
DELAY = "Delay before starting: 20 s"
CHOICE = "How long?: 6 minutes or 12 minutes"
TOTAL = "at least"


def plain_text(text: str) -> str:
    """The same without what joins facts in one place or another."""
    return re.sub(r"\s+", " ", text)


@cache
def on_paper() -> str:
    portrait = portrait_of(ROUTINE, EXERCISES, Timing())
    content = handout(ROUTINE, portrait, EXERCISES, {})
    lines = (f"{line.title}: {line.dose} {' '.join(line.extras)}" for line in content.lines)
    return "\n".join((*(f"{a}: {b}" for a, b in content.facts), *lines))


@cache
def in_differences() -> str:
    return "\n".join(routine_lines(ROUTINE, EXERCISES, {}))


@cache
def in_editor() -> str:
    texts = StepTexts(EXERCISES, lambda: ROUTINE.choices)
    rows = []
    for _, step in all_steps(ROUTINE.steps):
        columns = [texts.text(step, column) for column in Column]
        rows.append(" ".join((*columns, texts.below(step))))
    return "\n".join(rows)


def state_of(routine: Routine) -> Player:
    recipe = timeline_recipe(routine, EXERCISES, Timing(), chosen_side=Side.LEFT, options=("long",))
    return play.start(new_player(build_timeline(recipe)), 0.0)


@cache
def while_played() -> str:
    """All that is read while it is played, a no before each yes to a question that may repeat."""
    found: list[str] = []
    state, now = state_of(ROUTINE), 0.0
    while state.status is not PlayerStatus.FINISHED:
        found.append(read(scene_at(state, now, EXERCISES)))
        asked = state.segment.question
        if asked and "skin" in asked.ask:
            refused = play.answer(state, False, now)
            found.append(read(scene_at(refused, now, EXERCISES)))
        is_question = state.segment.kind is SegmentKind.QUESTION
        goes_on = play.answer(state, asked is not None, now) if is_question else None
        state = goes_on or play.next_segment(state, now)
        now += 1.0
    return "\n".join(found)


def read(scene: Scene) -> str:
    parts = (scene.title, scene.sign, scene.round, scene.note, scene.ahead, scene.swap)
    return " ".join((*parts, scene.question, scene.refusal, scene.dial.caption))


@cache
def spoken() -> str:
    segments = state_of(ROUTINE).timeline.segments
    script = SpokenScript(segments, EXERCISES)
    said = (
        utterance.text
        for index, segment in enumerate(segments)
        for utterance in script.said(index, _roomy_s(segment), FULL)
    )
    return "\n".join(said)


def _roomy_s(segment: Segment) -> float | None:
    """So long that all can be said in it; a rest says how long it is."""
    is_told = segment.planned_s is None or segment.kind is SegmentKind.REST
    return segment.planned_s if is_told else 120.0


def missing(text: str, wanted: Callable[[Told], str]) -> list[str]:
    text = plain_text(text)
    return [wanted(fact) for fact in FACTS if wanted(fact) not in text]


def test_the_page_says_every_fact(driver: Driver) -> None:
    folder = driver.app.services.paths.data / "routines"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "every-key.toml").write_text(EVERY_KEY, encoding="utf-8")
    entry = driver.app.services.library.routine("every-key")
    assert entry is not None
    assert entry.problems == ()
    driver.app.navigation.show_entry(entry)
    driver.click("12 minutes")
    driver.bot.waitUntil(lambda: "at your own pace" in driver.text())
    # With which option a step is there is chosen above.
    text = plain_text(driver.text())
    untold = [fact.written for fact in FACTS if any(cell not in text for cell in fact.on_page)]
    assert untold == ["only with “12 minutes”"]
    assert TOTAL in driver.text()


def test_the_sheet_says_every_fact() -> None:
    assert missing(on_paper(), lambda fact: fact.written) == []
    assert [fact for fact in (*OF_ALL, DELAY, CHOICE, TOTAL) if fact not in on_paper()] == []


def test_lines_and_the_terminal_say_every_fact(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert missing(in_differences(), lambda fact: fact.written) == []
    file = tmp_path / "every-key.toml"
    file.write_text(EVERY_KEY, encoding="utf-8")
    assert main(["--data-dir", str(tmp_path / "mine"), "show", str(file)]) == 0
    printed = capsys.readouterr().out
    assert missing(printed, lambda fact: fact.written) == []
    for text in (in_differences(), printed):
        assert [fact for fact in (*OF_ALL, DELAY, CHOICE) if fact not in text] == []


def test_the_rows_of_the_editor_say_every_fact() -> None:
    def wanted(fact: Told) -> str:
        return fact.narrow or re.sub(r"^(Rest|Question:) |(.*) \(.*\)$", r"\2", fact.written)

    assert missing(in_editor(), wanted) == []


def test_what_is_read_while_it_is_played_says_every_fact_that_plays() -> None:
    assert missing(while_played(), lambda fact: fact.scene) == []


def test_the_voice_says_every_fact_that_is_heard() -> None:
    assert missing(spoken(), lambda fact: fact.spoken) == []


def test_a_step_in_a_group_with_a_side_is_on_that_side_alone() -> None:
    rows = [line for line in in_differences().splitlines() if "Side plank" in line]
    assert rows
    assert all("each side" not in row for row in rows)
    assert "each side, rounds 1, 3" not in on_paper()
