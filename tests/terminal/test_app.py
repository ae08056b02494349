from __future__ import annotations

import errno
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest

from recoverytimer.base.paths import person_paths, shipped_resources
from recoverytimer.exercise.askedfile import Asked, AskedFile
from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.dose import Side
from recoverytimer.routine.beforestart import Answers, SideAnswer
from recoverytimer.terminal.keys import INTERRUPT, RESIZE, SUSPEND, TERMINAL_GONE
from recoverytimer.terminal.text import TerminalRoom
from tests.making import plain
from tests.recordmaking import entry
from tests.terminal.conftest import NOON, PLAIN_VOICE, Person

SHORT = plain(
    'exercise = "childs-pose"\nhold = 30',
    'exercise = "figure-four-supine"\nhold = 20\nsides = "each"',
)
ASKING = plain(
    'exercise = "childs-pose"\nhold = 30\nprepare = 0\nask = "Fine?"\nno_says = "Rest a while."'
)


def test_a_routine_is_followed_to_its_end_and_recorded(person: Person) -> None:
    assert person.plays("desk-break", "4") == 0
    assert person.saw("LEFT SIDE", "Standing hip flexor stretch", "Next: ")
    assert "Well done." in person.heard
    assert "20 s  Standing hip flexor stretch, left side" in person.heard
    assert "Saved on this computer." in person.heard
    session = person.sessions[0]
    assert session.complete
    assert session.soreness == 4
    assert session.total_s == pytest.approx(245)
    assert person.clock[0] == pytest.approx(245, abs=0.1)
    assert not person.app.sessions.interrupted()


def test_soreness_may_be_skipped_and_is_asked_until_it_is_a_number(person: Person) -> None:
    person.plays("desk-break", "")
    assert person.sessions[0].soreness is None
    person.plays("desk-break", "eleven", "11", "²", "0")
    assert person.sessions[0].soreness == 0
    assert person.asked[-1].startswith("How sore")
    assert len(person.asked) == 5


def test_what_was_said_before_is_told_and_the_answer_is_of_that_place(person: Person) -> None:
    person.plays("desk-break", "")
    before = entry(1, 5, person.now() - timedelta(hours=2), side=Side.LEFT)
    person.app.records.keep(before)
    person.plays("desk-break", "3")
    assert "Left glutes: you said 5 at" in person.heard
    log = person.app.records.history.soreness
    after = [e for e in log.between(date.min, date.max) if e.session_id]
    assert [(e.place, e.level) for e in after] == [(before.place, 3)]


def test_a_routine_may_be_a_file(person: Person) -> None:
    path = person.writes("mine.toml", SHORT)
    assert person.plays(str(path)) == 0
    assert person.sessions[0].routine_name == "Test"


def test_the_bell_rings_at_changes_and_twice_at_the_end(person: Person) -> None:
    path = person.writes("mine.toml", SHORT)
    person.plays(str(path))
    expected = [10, 40, 50, 70, 75, 95, 95]
    assert person.rung == pytest.approx(expected, abs=0.1)


def test_keys_ring_no_bell_and_it_can_be_muted(person: Person) -> None:
    path = person.writes("mine.toml", SHORT)
    person.plays(str(path), keys=[(1, "n"), (2, "m"), (61.5, "m"), (62, "q")])
    assert person.rung == []
    assert not person.saw("m bell on")
    person.room = TerminalRoom(120, 40)
    person.plays(str(path), keys=[(63, "m"), (64, "m"), (65, "q")])
    assert person.saw("m bell on")


def test_who_wants_no_sound_hears_no_bell(person: Person) -> None:
    person.writes("settings.toml", "sound = false\n")
    person.plays("desk-break")
    assert person.rung == []


def test_transport_by_keys(person: Person) -> None:
    keys = [(1, "n"), (6, "up"), (7, "+"), (8, "-"), (9, "space"), (500, "space"), (501, "b")]
    person.plays("desk-break", keys=[*keys, (502, "right"), (503, "q")])
    assert person.saw("PAUSED", "space resume")
    session = person.app.history.sessions.get(person.sessions[0].id)
    assert session is not None
    first, second = session.segments[:2]
    assert first.outcome == "skipped"
    assert second.outcome == "skipped"
    assert session.total_s == pytest.approx(12)
    assert "skipped" in person.heard


def test_ten_seconds_more_and_less(person: Person) -> None:
    path = person.writes("mine.toml", plain('exercise = "childs-pose"\nhold = 30\nprepare = 0'))
    person.plays(str(path), keys=[(5, "up"), (6, "up"), (7, "down")])
    assert person.sessions[0].total_s == pytest.approx(40)


@pytest.mark.parametrize("key", ["q", INTERRUPT])
def test_ending_early_keeps_what_was_done(person: Person, key: str) -> None:
    assert person.plays("glute-relief", "", keys=[(42, key)]) == 0
    assert "What you did is kept." in person.heard
    assert "not reached" in person.heard
    assert person.sessions[0].total_s == pytest.approx(42)
    assert not person.app.sessions.interrupted()


def test_a_question_waits_for_its_answer(person: Person) -> None:
    path = person.writes("mine.toml", ASKING)
    keys = [(130, "right"), (131, "n"), (132, "q")]
    person.plays(str(path), keys=keys)
    assert person.saw("Fine?", "Y  yes")
    assert person.saw("Rest a while.")
    assert person.sessions[0].total_s == pytest.approx(132)


def test_and_goes_on_after_a_yes(person: Person) -> None:
    path = person.writes("mine.toml", ASKING)
    assert person.plays(str(path), keys=[(100, "n"), (140, "y")]) == 0
    assert "Well done." in person.heard


def test_a_no_that_ends_the_routine_says_why(person: Person) -> None:
    path = person.writes("mine.toml", ASKING + 'if_no = "end"\n')
    person.plays(str(path), keys=[(100, "n")])
    assert "Rest a while." in person.heard


def test_n_is_a_no_only_while_a_question_is_asked(person: Person) -> None:
    path = person.writes("mine.toml", ASKING)
    person.plays(str(path), keys=[(5, "y"), (6, "n"), (7, "y")])
    assert person.sessions[0].total_s == pytest.approx(7)


def test_swap_and_a_further_round(person: Person) -> None:
    rounds = 'rounds = "2+"\n[[steps.steps]]\nexercise = "childs-pose"\nhold = 20'
    swap = 'exercise = "pigeon-pose"\nhold = 20\nsides = "left"\nswap = "figure-four-seated"'
    path = person.writes("mine.toml", plain(rounds, swap))
    person.plays(str(path), keys=[(12, "r"), (72, "n"), (85, "s")])
    assert person.heard.count("Child's pose") == 3
    assert "Seated figure-four, left side" in person.heard


def test_a_round_too_many_is_told(person: Person) -> None:
    rounds = 'rounds = "50+"\n[[steps.steps]]\nrounds = 40\n[[steps.steps.steps]]\n'
    path = person.writes("mine.toml", plain(rounds + 'exercise = "childs-pose"\nhold = 20'))
    person.plays(str(path), keys=[(2, "r"), (4, "x"), (5, "q")])
    assert person.saw("No more rounds can be added: a session can have at most 2000 parts.")


def test_sheets_pause_and_any_key_leads_back(person: Person) -> None:
    keys = [(5, "?"), (90, "down"), (91, "x"), (92, "h"), (93, "space"), (94, "escape"), (95, "q")]
    person.plays("desk-break", keys=keys)
    assert person.saw("Keys", "10 seconds more")
    assert person.saw("When to stop or get help", "Call emergency")
    assert person.saw("PAUSED")
    assert person.sessions[0].total_s == pytest.approx(5)


def test_a_side_is_asked_where_the_routine_wants_one(person: Person) -> None:
    person.plays("heat-only", "up", "r", keys=[(15, "q")])
    assert "l for left, r for right" in person.asked[0]
    assert "Please type one of" in person.heard
    assert person.saw("RIGHT SIDE")


def test_no_side_is_taken_unasked_but_that_of_the_last_time_by_enter(person: Person) -> None:
    person.plays("heat-only", "", "l", keys=[(15, "q")])
    assert len([prompt for prompt in person.asked if "Which side" in prompt]) == 2
    person.seen.clear()
    person.plays("heat-only", "y", "", keys=[(35, "q")])
    assert "Last time: left." in person.heard
    assert "Press Enter for left" in person.asked[-2]
    assert person.saw("LEFT SIDE")


def test_a_side_that_was_said_on_the_command_line_is_not_asked(person: Person) -> None:
    answers = Answers(SideAnswer.RIGHT)
    person.plays("heat-only", keys=[(15, "q")], answers=answers)
    assert not any("Which side" in prompt for prompt in person.asked)
    assert person.saw("RIGHT SIDE")
    person.plays("desk-break", keys=[(16, "q")], answers=answers)
    assert person.saw("Standing hip flexor stretch")


def test_both_or_neither_is_no_side(person: Person) -> None:
    person.plays("heat-only", keys=[(15, "q")], answers=Answers(SideAnswer.NONE))
    assert not person.saw("SIDE")
    assert person.saw("Heat pack")


def rounds_played(person: Person) -> int:
    """How many rounds the newest session would have had."""
    session = person.app.history.sessions.get(person.sessions[0].id)
    assert session is not None
    return max(segment.round or 0 for segment in session.segments)


def test_a_choice_is_asked_and_enter_takes_the_first_or_that_of_the_last_time(
    person: Person,
) -> None:
    person.plays("contrast-shower", "9", "", keys=[(15, "q")])
    assert "How long?" in person.heard
    assert "2  About 12 minutes" in person.heard
    assert "Please type a number from 1 to 3." in person.heard
    assert rounds_played(person) == 3
    person.plays("contrast-shower", "2", keys=[(35, "q")])
    assert rounds_played(person) == 6
    person.plays("contrast-shower", "", keys=[(55, "q")])
    assert "press Enter for About 12 minutes" in person.asked[-2]
    assert rounds_played(person) == 6


def test_what_was_chosen_on_the_command_line_is_not_asked(person: Person) -> None:
    person.plays("contrast-shower", keys=[(15, "q")], answers=Answers(options=("sixteen",)))
    assert "How long?" not in person.heard
    assert rounds_played(person) == 4


def test_a_former_routine_is_played_as_it_was(person: Person) -> None:
    person.plays("contrast-shower-1-1", keys=[(15, "q")])
    assert "How long?" not in person.heard
    assert rounds_played(person) == 6
    assert person.sessions[0].routine_id == "contrast-shower"


def test_who_chooses_what_there_is_not_is_told_what_there_is(person: Person) -> None:
    answers = Answers(options=("seven",))
    assert person.plays("contrast-shower", answers=answers) == 1
    assert "The options are six, twelve, sixteen." in person.heard
    assert person.plays("desk-break", answers=answers) == 1
    assert "leave out --choose" in person.heard


def test_who_cannot_be_asked_is_told_how_to_say_it(person: Person) -> None:
    assert person.plays("heat-only") == 1
    assert "Add --side left, --side right or --side none." in person.heard
    assert not person.sessions


def test_what_was_changed_for_the_person_is_said_before_the_start(person: Person) -> None:
    person.writes("settings.toml", 'cautions = ["KNEE"]\n')
    person.plays("glute-relief", "yes", "", keys=[(1, "q")])
    assert "Adapted for you: 3 changes" in person.heard
    heard = " ".join(person.heard.split())
    assert "instead of Child's pose. Not with: Knee trouble." in heard
    assert (
        "Supported pigeon (on a bed). Ask a professional first, because of: Knee trouble." in heard
    )
    session = person.app.history.sessions.get(person.sessions[0].id)
    assert session is not None
    assert "pigeon-bed" not in {s.exercise for s in session.segments}
    changed = {one.exercise: one.cautions for one in session.adaptations}
    assert changed["pigeon-bed"] == (Caution.KNEE,)
    assert len(changed) == 3


def exercises_played(person: Person) -> set[str | None]:
    """Those of the newest session."""
    session = person.app.history.sessions.get(person.sessions[0].id)
    assert session is not None
    return {segment.exercise for segment in session.segments}


def test_each_change_can_be_taken_back_by_its_number_and_made_again(person: Person) -> None:
    person.writes("settings.toml", 'cautions = ["KNEE"]\n')
    person.plays("glute-relief", "9", "3", "n", "2", "2", "", "", keys=[(1, "q")])
    assert "Please type a number from 1 to 3." in person.heard
    assert "  3  Supported pigeon (on a bed) stays as written." in person.heard
    assert "  2  Child's pose stays as written." in person.heard
    head = "Adapted for you: "
    told = [x.removeprefix(head) for x in person.heard.splitlines() if x.startswith(head)]
    # The last is said of the session.
    assert told == ["3 changes", "2 changes", "1 change", "2 changes", "2 changes"]
    played = exercises_played(person)
    assert "pigeon-bed" in played
    assert "childs-pose" not in played
    session = person.app.history.sessions.get(person.sessions[0].id)
    assert session is not None
    assert len(session.adaptations) == 2


ASKED = "Supported pigeon (on a bed): you've asked, and you can do it."


def test_who_has_asked_says_so_by_the_number_and_it_is_kept(person: Person) -> None:
    person.writes("settings.toml", 'cautions = ["KNEE"]\n')
    person.plays("glute-relief", "3", "yes", "", "", keys=[(1, "q")])
    assert (
        person.asked[1]
        == "Have you asked a doctor or physiotherapist? Press Enter for no, or type y for yes. "
    )
    assert f"  3  {ASKED}" in person.heard
    assert "pigeon-bed" in exercises_played(person)
    kept = AskedFile(person_paths(person.folder).asked).load()
    assert kept == {Asked("pigeon-bed", Caution.KNEE, NOON.date())}
    before = len(person.heard)
    person.plays("glute-relief", "", "", keys=[(person.clock[0] + 1, "q")])
    assert f"  3  {ASKED}" in person.heard[before:]
    assert "pigeon-bed" in exercises_played(person)


def test_who_has_not_asked_does_it_as_written_for_this_time(person: Person) -> None:
    person.writes("settings.toml", 'cautions = ["KNEE"]\n')
    person.plays("glute-relief", "3", "", "", "", keys=[(1, "q")])
    assert "pigeon-bed" in exercises_played(person)
    assert not AskedFile(person_paths(person.folder).asked).load()
    person.plays("glute-relief", "", "", keys=[(person.clock[0] + 1, "q")])
    assert "pigeon-bed" not in exercises_played(person)


def test_that_one_has_asked_can_be_taken_back(person: Person) -> None:
    person.writes("settings.toml", 'cautions = ["KNEE"]\n')
    person.plays("glute-relief", "3", "y", "no")
    person.plays("glute-relief", "3", "", "", keys=[(1, "q")])
    assert "pigeon-bed" not in exercises_played(person)
    assert not AskedFile(person_paths(person.folder).asked).load()


def test_what_is_never_to_be_done_is_not_asked_about(person: Person) -> None:
    person.writes("settings.toml", 'cautions = ["KNEE"]\n')
    person.plays("glute-relief", "2", "no")
    assert not any("Have you asked" in prompt for prompt in person.asked)
    assert "Child's pose stays as written. Not with: Knee trouble." in person.heard


def test_a_damaged_file_of_what_was_asked_is_not_written_over(person: Person) -> None:
    person.writes("settings.toml", 'cautions = ["KNEE"]\n')
    path = person_paths(person.folder).asked
    path.write_text("[{", encoding="utf-8")
    person.plays("glute-relief", "3", "y", "", "", keys=[(1, "q")])
    assert "The file has been kept as" in " ".join(person.heard.split())
    (kept,) = (p for p in path.parent.glob("asked*") if p != path)
    assert kept.read_text(encoding="utf-8") == "[{"
    assert AskedFile(path).load()


def test_that_one_has_asked_and_cannot_be_kept_is_told(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(AskedFile, "keep", refuse)
    person.writes("settings.toml", 'cautions = ["KNEE"]\n')
    person.plays("glute-relief", "3", "y", "", "", keys=[(1, "q")])
    assert '"I\'ve asked" cannot be saved in' in person.heard
    assert "pigeon-bed" not in exercises_played(person)


def test_all_of_it_can_be_played_as_written(person: Person) -> None:
    person.writes("settings.toml", 'cautions = ["KNEE"]\n')
    person.plays("glute-relief", "w", "", keys=[(1, "q")])
    assert {"pigeon-bed", "childs-pose"} <= exercises_played(person)


def test_the_list_shows_how_long_routines_take_as_they_fit_the_person(person: Person) -> None:
    def time(end: str) -> str:
        lines = (x.removesuffix(end) for x in person.heard.splitlines() if x.endswith(end))
        return " ".join(list(lines)[-1].split()[1:])

    person.plays(None, "q")
    as_written = time("Glute starter (no equipment)")
    person.writes("settings.toml", 'cautions = ["KNEE", "RAYN"]\n')
    person.plays(None, "q")
    assert time("Glute starter (no equipment) · adapted") != as_written
    assert "Cold pack · Not right for you at the moment\n" in person.heard


def test_getting_ready_lasts_as_long_as_an_exercise_takes_to_explain_the_first_time(
    person: Person,
) -> None:
    person.writes("settings.toml", "")
    path = person.writes("mine.toml", SHORT)
    person.plays(str(path), "")
    first_s = person.clock[0]
    person.plays(str(path), "")
    assert first_s > 100
    assert person.clock[0] - first_s == pytest.approx(95, abs=0.1)


def test_an_exercise_is_explained_again_when_asked(person: Person) -> None:
    person.writes("settings.toml", "")
    path = person.writes("mine.toml", SHORT)
    person.plays(str(path), "")
    begun, before = person.clock[0], len(person.seen)
    keys = [(begun + 20, "e"), (begun + 21, "?"), (begun + 22, "x"), (begun + 23, "q")]
    person.plays(str(path), "", keys=keys)
    assert any("of 30 s" in page and "e explain again" in page for page in person.seen[before:])
    ready = next(page for page in reversed(person.seen) if "Kneel" in page)
    assert "of 10 s" not in ready
    assert person.saw("Explain again, starting with how to get into position")


def test_and_one_may_rather_not_start(person: Person) -> None:
    person.writes("settings.toml", 'cautions = ["KNEE"]\n')
    assert person.plays("glute-relief", "no") == 0
    assert not person.seen
    assert not person.sessions


def test_what_is_spoken_against_is_only_started_by_a_clear_yes(person: Person) -> None:
    person.writes("settings.toml", 'cautions = ["RAYN"]\n')
    assert person.plays("ice-only", "") == 0
    assert "adapting it would leave too little" in person.heard
    assert not person.sessions
    person.plays("ice-only", "yes", "left", "", keys=[(20, "q")])
    assert len(person.sessions) == 1


def test_with_a_clot_now_nothing_is_started(person: Person) -> None:
    person.writes("settings.toml", 'cautions = ["DVT"]\n')
    assert person.plays("desk-break") == 0
    assert "Get medical help first" in person.heard
    assert not person.sessions


def test_what_was_done_a_short_while_ago_says_to_wait(person: Person) -> None:
    person.plays("ice-only", "left", "", keys=[(20, "q")])
    person.plays("ice-only", "", keys=[])
    assert "It is better to wait another" in person.heard


def test_settings_are_followed_and_what_is_wrong_with_them_is_told(person: Person) -> None:
    person.writes("settings.toml", f'{PLAIN_VOICE}prepare_s = 3.0\nswitch_s = "soon"\n')
    person.plays("desk-break", keys=[(3.5, "q")])
    assert "of 30 s" in person.seen[-1]
    assert "settings.toml cannot be used as it is: " in person.heard


def test_a_setting_of_a_newer_app_is_told_and_the_others_are_followed(person: Person) -> None:
    person.writes("settings.toml", f"{PLAIN_VOICE}prepare_s = 3.0\nmood = 3\n")
    person.plays("desk-break", keys=[(3.5, "q")])
    assert "of 30 s" in person.seen[-1]
    assert "settings.toml has been left as it is" in person.heard
    assert "usual settings" not in person.heard


def test_problems_of_a_file_are_printed(person: Person) -> None:
    path = person.writes("bad.toml", plain('exercise = "pigeon-pse"\nhold = 30'))
    assert person.plays(str(path)) == 1
    assert "step 1 (pigeon-pse)" in person.heard.replace("\n", "")
    assert person.plays("nothing-like-it") == 1
    assert 'There is no routine "nothing-like-it"' in person.heard


def test_a_routine_of_which_nothing_is_left_is_not_started(person: Person) -> None:
    person.writes("settings.toml", "with_optional = false\n")
    step = 'exercise = "childs-pose"\nhold = 30\noptional = true'
    assert person.plays(str(person.writes("mine.toml", plain(step)))) == 1
    assert "Every step of this routine is optional" in person.heard


def test_without_a_wish_all_routines_are_offered(person: Person) -> None:
    person.writes("routines/broken.toml", "name = 3\n")
    assert person.plays(None, "99", "", keys=[(1, "q")]) == 0
    assert "Desk break" in person.heard
    assert "broken.toml has problems" in person.heard.replace("\n", "")
    assert "type a number from 1 to" in person.heard
    assert person.sessions[0].routine_id == "glute-relief"
    number = next(
        line.split()[0] for line in person.heard.splitlines() if line.endswith("Desk break")
    )
    person.plays(None, number, keys=[(1, "q")])
    assert person.sessions[0].routine_id == "desk-break"
    assert person.plays(None, "q") == 0
    assert len(person.sessions) == 2


def test_suggestions_go_by_what_was_told_in_the_window_and_nothing_is_asked(
    person: Person,
) -> None:
    person.writes("settings.toml", 'tight = ["quads"]\n')
    person.plays(None)
    assert "Good where you feel tight: quads." in person.heard
    suggested = next(line for line in person.heard.splitlines() if "tight: quads" in line)
    person.writes("settings.toml", 'tight = ["quads"]\nequipment = ["ball"]\n')
    before = len(person.heard)
    person.plays(None)
    assert suggested not in person.heard[before:]
    assert "Anything we should know?" not in person.heard


def test_nothing_is_suggested_that_my_cautions_exclude(person: Person) -> None:
    codes = ", ".join(f'"{code}"' for code in Caution if code is not Caution.DVT)
    person.writes("settings.toml", f"cautions = [{codes}]\n")
    person.plays(None, "q")
    assert "Something good at any time" in person.heard


@pytest.mark.parametrize(("answer", "sessions"), [("", 1), ("k", 2), ("n", 1)])
def test_a_session_that_was_cut_off_is_offered(person: Person, answer: str, sessions: int) -> None:
    assert person.plays("glute-relief", keys=[(85, TERMINAL_GONE)]) == 1
    assert "you can resume it when you next start the app" in person.heard
    person.clock[0] += 600
    on = [(person.clock[0] + 1, "space"), (person.clock[0] + 3, "q")]
    person.plays("desk-break", answer, keys=on)
    assert "Glute relief stretches stopped at Figure-four" in person.heard
    assert len(person.sessions) == sessions
    first = person.sessions[0]
    assert first.routine_id == ("desk-break" if answer else "glute-relief")
    if not answer:
        assert first.total_s == pytest.approx(87)
    assert not person.app.sessions.interrupted()


def test_a_person_who_leaves_at_a_prompt_is_let_go(person: Person) -> None:
    assert person.plays(None) == 0
    assert not person.seen


def test_suspending_pauses_and_coming_back_goes_on_there(person: Person) -> None:
    person.plays("desk-break", keys=[(5, SUSPEND), (90, "space"), (93, "q")])
    assert person.suspended == 1
    assert person.sessions[0].total_s == pytest.approx(8)


def test_another_size_is_another_picture(person: Person) -> None:
    person.room = TerminalRoom(120, 40)
    person.plays("desk-break", keys=[(5, RESIZE), (6, "q")])
    assert len(person.seen[0].splitlines()) == 40
    assert person.sessions[0].total_s == pytest.approx(6)


def test_a_terminal_that_is_closed_pauses_the_session(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(_seconds: float | None) -> list[str]:
        raise OSError

    monkeypatch.setattr(person, "wait", closed)
    assert person.plays("desk-break") == 1
    assert person.app.sessions.interrupted() is not None


def test_what_cannot_be_saved_is_told_and_the_session_goes_on(person: Person) -> None:
    person.folder /= "folder"
    person.folder.write_text("a file where the folder would be")
    assert person.plays("desk-break", "3") == 1
    assert person.saw("The current session cannot be saved")
    assert "Well done." in person.heard
    assert "The session could not be saved" in person.heard
    assert "Saved on this computer." not in person.heard


def test_texts_of_a_file_are_said_as_they_are(person: Person) -> None:
    text = plain('exercise = "childs-pose"\nhold = 20').replace("Test", "[b]Odd[/b]\\u200b")
    person.plays(str(person.writes("odd.toml", text)), keys=[(3, "q")])
    assert person.saw("[b]Odd[/b]")
    assert "[b]Odd[/b]" in person.heard
    assert "\u200b" not in person.heard


@pytest.mark.parametrize("what", ["routines", "exercises"])
def test_an_install_without_its_files_says_so(
    person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    copy = tmp_path / "resources"
    shutil.copytree(shipped_resources(), copy)
    shutil.rmtree(copy / what)
    monkeypatch.setattr("recoverytimer.base.paths.shipped_resources", lambda: copy)
    assert person.plays(None) == 1
    assert f"The {what} that come with the app are missing; reinstall the app." in person.heard
