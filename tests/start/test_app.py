from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QInputDialog,
    QLineEdit,
    QPushButton,
    QSlider,
)
from pytestqt.qtbot import QtBot

from recoverytimer.base.paths import person_paths
from recoverytimer.exercise.caution import Caution
from recoverytimer.player.player import PlayerStatus
from recoverytimer.player.session import Session
from recoverytimer.player.ui.sidedialog import SideDialog
from recoverytimer.start.app import App, Surroundings
from recoverytimer.widgets.scroll import VerticalScroll
from tests.driving import Awake, Driver, Listening, end, let_go, no_bus, turn_wheel
from tests.player.test_sessionlock import held_elsewhere
from tests.recordmaking import session


def start(driver: Driver, name: str) -> None:
    entry = driver.app.services.library.routine(name)
    assert entry is not None
    driver.app.navigation.show_entry(entry)
    driver.click("Start")


def test_a_first_start_is_ready_to_play(driver: Driver) -> None:
    assert "Glute relief stretches" in driver.text()
    driver.click("Start")
    assert "Knee rolls" in driver.text()
    assert driver.app.subjects.player.playback.is_open


def test_a_window_that_is_not_painted_is_filled_all_the_same(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    around = Surroundings(sounding=Listening, keeping_awake=Awake(), bus=no_bus)
    app = App(qapp, person_paths(tmp_path), surroundings=around)
    qtbot.addWidget(app.window)
    app.open("desk-break")
    app.window.hide()
    qtbot.waitUntil(lambda: app.is_filled and app.subjects.player.playback.is_open)
    app.window.close()


def test_a_routine_is_followed_to_its_end_and_found_in_the_history(driver: Driver) -> None:
    driver.click("Start")
    driver.wait(82)
    assert "LEFT SIDE" in driver.text()
    assert "Round 1 of 2" in driver.text()
    driver.wait(500)
    assert "Well done." in driver.text()
    driver.click("4")
    driver.click("Done")
    assert "Soreness afterwards: 4." in driver.text()
    driver.click("History")
    assert "1 day with a session" in driver.text()
    driver.app.subjects.history.show_session(driver.app.services.history.sessions.page()[0].id)
    assert "Supported pigeon (on a bed), left side" in driver.text()
    assert "Soreness afterwards: 4 out of 10" in driver.text()


def test_transport_by_keys(driver: Driver) -> None:
    driver.click("Start")
    driver.press(Qt.Key.Key_Right)
    driver.wait(5)
    ring = driver.app.subjects.player.page.ring
    assert ring.state.digits == "55"
    driver.press(Qt.Key.Key_Up)
    assert ring.state.digits == "1:05"
    driver.press(Qt.Key.Key_Down)
    driver.press(Qt.Key.Key_Down)
    assert ring.state.digits == "45"
    driver.press(Qt.Key.Key_Space)
    driver.wait(30)
    assert ring.state.digits == "45"
    assert ring.state.large == "Paused"
    driver.press(Qt.Key.Key_Space)
    driver.wait(1)
    assert ring.state.digits == "44"
    driver.press(Qt.Key.Key_Left)
    assert ring.state.digits == "50"


def test_the_bar_jumps(driver: Driver) -> None:
    driver.click("Start")
    bar = driver.app.subjects.player.page.bar
    assert len(bar.parts) == len(driver.app.subjects.player.playback.moment.state.timeline.segments)
    bar.chosen.emit(5)
    assert driver.app.subjects.player.playback.moment.state.index == 5


def test_swap_is_one_click(driver: Driver) -> None:
    driver.click("Start")
    driver.wait(365)
    assert "Supported pigeon (on a bed)" in driver.text()
    driver.click("Swap for Figure-four stretch (lying)")
    assert "Figure-four stretch (lying)" in driver.text()


def test_a_question_waits_for_its_answer(driver: Driver) -> None:
    start(driver, "ice-heat")
    driver.press(Qt.Key.Key_L, driver.dialog(SideDialog))
    driver.settle()
    driver.wait(10 + 600 + 10 + 60 + 100)
    assert "can you feel it as usual" in driver.text()
    driver.press(Qt.Key.Key_Right)
    assert "can you feel it as usual" in driver.text()
    driver.click("No")
    assert "Skin check" in driver.text()
    driver.wait(61)
    driver.click("Yes")
    assert "Ice pack" in driver.text()


def test_ending_early_asks_nothing_and_keeps_what_was_done(driver: Driver) -> None:
    driver.click("Start")
    driver.wait(42)
    driver.press(Qt.Key.Key_Escape)
    assert "What you did is kept." in driver.text()
    assert driver.app.services.history.sessions.page()[0].total_s == pytest.approx(42)


def test_a_killed_session_goes_on_after_the_restart(make: Callable[[], Driver]) -> None:
    first = make()
    first.click("Start")
    first.wait(100)
    first.app.subjects.player.playback.stop()
    second = make()
    assert "was not finished" in second.text()
    second.click("Resume")
    moment = second.app.subjects.player.playback.moment
    assert moment.state.status is PlayerStatus.PAUSED
    assert moment.state.segment.exercise == "figure-four-supine"
    second.press(Qt.Key.Key_Space)
    second.wait(30)
    assert second.app.subjects.player.playback.moment.state.index > moment.state.index


def test_or_what_was_done_is_kept(make: Callable[[], Driver]) -> None:
    first = make()
    first.click("Start")
    first.wait(100)
    first.app.subjects.player.playback.stop()
    second = make()
    second.click("Keep what you did")
    assert second.app.services.history.sessions.page()[0].total_s == pytest.approx(95)
    assert "was not finished" not in make().text()


@pytest.mark.parametrize(
    "begins", ["on a card", "on its page", "with an exercise", "from the editor", "by its id"]
)
def test_or_it_is_kept_when_something_else_begins(make: Callable[[], Driver], begins: str) -> None:
    first = make()
    first.click("Start")
    first.wait(210)
    first.app.subjects.player.playback.stop()
    second = make()
    if begins == "on a card":
        second.click("Start")
    elif begins == "on its page":
        start(second, "desk-break")
    elif begins == "with an exercise":
        second.app.subjects.player.sessions.practise("childs-pose")
    elif begins == "from the editor":
        entry = second.app.services.library.routine("desk-break")
        assert entry is not None
        assert entry.routine is not None
        second.app.subjects.player.sessions.rehearse(entry.routine, entry.id, (0,))
    else:
        second.app.open_routine("desk-break")
    assert second.app.subjects.player.playback.is_open
    assert second.app.services.history.sessions.page()[0].total_s >= 195
    assert "Glute relief stretches was interrupted" in second.text()
    assert "is in your history" in second.text()


def test_stop_rules_are_one_click_away_and_the_session_waits(driver: Driver) -> None:
    driver.click("Stop? Get help")
    assert "Call emergency services now" in driver.text()
    driver.click("Today")
    driver.click("Start")
    driver.click("When to stop or get help")
    assert "Call emergency services now" in driver.text()
    assert driver.app.subjects.player.playback.moment.state.status is PlayerStatus.PAUSED
    driver.click("Back to session")
    assert "Knee rolls" in driver.text()


def test_an_own_copy_of_a_shipped_routine_leads_back_to_it(driver: Driver) -> None:
    library = driver.app.services.library
    library.save("glute-relief", replace(library.routine("glute-relief").routine, summary="Mine."))
    driver.app.navigation.show_entry(library.routine("glute-relief"))
    assert "Mine." in driver.text()
    driver.click("Restore the original")
    assert not library.routine("glute-relief").own
    driver.click("Undo")
    assert library.routine("glute-relief").own


def test_duplicate_and_rename(driver: Driver) -> None:
    driver.app.navigation.show_entry(driver.app.services.library.routine("desk-break"))
    driver.click("Duplicate")
    driver.click("Rename")
    line = driver.dialog(QInputDialog).findChild(QLineEdit)
    assert line.text() == "Desk break (copy)"
    line.selectAll()
    driver.bot.keyClicks(line, "Mine")
    driver.press(Qt.Key.Key_Return, line)
    assert "Mine" in driver.text()
    assert driver.app.services.library.routine("desk-break").name == "Desk break"


def names_on_cards(driver: Driver) -> list[str]:
    """Those of the routines in all lists that are to be seen."""
    lists = [c.model() for c in driver.app.subjects.routines.list.view.lists if not c.isHidden()]
    return [model.index(row, 0).data() for model in lists for row in range(model.rowCount())]


def test_search_finds_by_muscle_and_tool(driver: Driver) -> None:
    driver.click("Routines")
    page = driver.app.subjects.routines.list
    everything = len(names_on_cards(driver))
    page.search.setText("foam roller hamstrings")
    assert 0 < len(names_on_cards(driver)) < everything
    page.search.setText("xyzzy")
    assert "No routines match" in driver.text()
    page.search.clear()
    driver.click("Strength")
    names = names_on_cards(driver)
    assert "Glute strength session" in names
    assert "Cold pack" not in names


def test_a_broken_file_is_a_card_that_says_what_is_wrong(driver: Driver, tmp_path: Path) -> None:
    folder = tmp_path / "routines"
    folder.mkdir()
    (folder / "broken.toml").write_text('name = "Broken"\n[[steps]]\nexercise = "pigeon-pse"\n')
    driver.click("Routines")
    names = names_on_cards(driver)
    assert "broken.toml" in names
    assert "Glute relief stretches" in names
    entry = driver.app.services.library.routine("broken")
    driver.app.navigation.show_entry(entry)
    assert "format is missing" in driver.text()
    assert driver.button("Open the folder")


def played(driver: Driver) -> set[str | None]:
    timeline = driver.app.subjects.player.playback.moment.state.timeline
    return {segment.exercise for segment in timeline.segments}


def with_knee_trouble(driver: Driver) -> None:
    driver.app.subjects.settings.dialog().findChild(QCheckBox, "KNEE").click()
    driver.app.navigation.show_entry(driver.app.services.library.routine("glute-relief"))


def test_a_routine_is_played_as_it_fits_the_person(driver: Driver) -> None:
    with_knee_trouble(driver)
    assert "Adapted for you: 3 changes" in driver.text()
    assert "instead of Supported pigeon (on a bed)." in driver.text()
    assert "Not with: Knee trouble." in driver.text()
    driver.click("Start")
    assert "pigeon-bed" not in played(driver)


def test_each_change_can_be_taken_back_and_made_again(driver: Driver) -> None:
    with_knee_trouble(driver)
    driver.click("Do Supported pigeon (on a bed) as written")
    driver.bot.waitUntil(lambda: "Adapted for you: 2 changes" in driver.text())
    assert "Supported pigeon (on a bed) stays as written." in driver.text()
    driver.click("Adapt Supported pigeon (on a bed) again")
    driver.bot.waitUntil(lambda: "Adapted for you: 3 changes" in driver.text())
    driver.click("Do Supported pigeon (on a bed) as written")
    driver.bot.waitUntil(lambda: "Adapted for you: 2 changes" in driver.text())
    driver.click("Start")
    assert "pigeon-bed" in played(driver)
    assert "childs-pose" not in played(driver)


def test_what_a_person_has_asked_about_is_done_until_they_say_otherwise(driver: Driver) -> None:
    driver.app.subjects.settings.dialog().findChild(QCheckBox, "KNEE").click()
    driver.app.navigation.show_entry(driver.app.services.library.routine("rest-day-mobility"))
    assert "instead of Cat-cow." in driver.text()
    driver.click("I've asked about Cat-cow, and I can do it")
    driver.bot.waitUntil(lambda: "Cat-cow: you've asked" in driver.text())
    assert "instead of Cat-cow." not in driver.text()
    driver.click("I haven't asked about Cat-cow")
    driver.bot.waitUntil(lambda: "instead of Cat-cow." in driver.text())
    driver.click("I've asked about Cat-cow, and I can do it")
    driver.bot.waitUntil(lambda: "Cat-cow: you've asked" in driver.text())
    driver.click("Start")
    assert "cat-cow" in played(driver)


def test_a_routine_can_be_played_as_it_is_written(driver: Driver) -> None:
    with_knee_trouble(driver)
    driver.click("Start as written")
    assert {"pigeon-bed", "childs-pose"} <= played(driver)


def kept_after(driver: Driver, seconds: int) -> Session:
    """What is in the history of a session that is ended after some seconds."""
    driver.wait(seconds)
    driver.app.subjects.player.playback.end()
    sessions = driver.app.services.history.sessions
    session = sessions.get(sessions.page()[0].id)
    assert session is not None
    return session


def test_an_adapted_session_says_in_the_history_why_it_differed(driver: Driver) -> None:
    with_knee_trouble(driver)
    driver.click("Start")
    session = kept_after(driver, 60)
    assert "Adapted for you: 3 changes" in driver.text()
    driver.click("Done")
    driver.app.subjects.settings.dialog().findChild(QCheckBox, "KNEE").click()
    driver.app.subjects.history.show_session(session.id)
    assert "Adapted for you: 3 changes" in driver.text()
    assert "instead of Supported pigeon (on a bed)." in driver.text()
    assert "Because of: Knee trouble." in driver.text()


def test_a_repeated_session_is_adapted_to_what_applies_now(driver: Driver) -> None:
    with_knee_trouble(driver)
    driver.click("Start")
    session = kept_after(driver, 60)
    driver.click("Done")
    driver.app.subjects.settings.dialog().findChild(QCheckBox, "KNEE").click()
    driver.app.subjects.history.show_session(session.id)
    driver.click("Repeat")
    assert "pigeon-bed" in played(driver)
    assert kept_after(driver, 61).adaptations == ()
    assert "Adapted for you" not in driver.text()


def test_only_changes_that_were_not_taken_back_are_kept(driver: Driver) -> None:
    with_knee_trouble(driver)
    driver.click("Do Supported pigeon (on a bed) as written")
    driver.bot.waitUntil(lambda: "Adapted for you: 2 changes" in driver.text())
    driver.click("Start")
    changed = [one.exercise for one in kept_after(driver, 60).adaptations]
    assert len(changed) == 2
    assert "pigeon-bed" not in changed


def test_a_session_as_written_differs_in_nothing(driver: Driver) -> None:
    with_knee_trouble(driver)
    driver.click("Start as written")
    assert kept_after(driver, 60).adaptations == ()


def test_a_session_from_today_and_one_from_the_command_line_keep_what_was_adapted(
    driver: Driver,
) -> None:
    driver.app.subjects.settings.dialog().findChild(QCheckBox, "KNEE").click()
    driver.app.open_routine("glute-relief")
    asked_for = kept_after(driver, 60)
    driver.click("Done")
    driver.click("Routines")
    driver.app.subjects.routines.start_or_show(driver.app.services.library.routine("glute-relief"))
    chosen = kept_after(driver, 61)
    assert asked_for.id != chosen.id
    assert asked_for.adaptations == chosen.adaptations
    assert len(chosen.adaptations) == 3


def test_a_routine_of_which_nothing_is_left_says_what_helps_instead(driver: Driver) -> None:
    driver.app.subjects.settings.dialog().findChild(QCheckBox, "RAYN").click()
    driver.app.navigation.show_entry(driver.app.services.library.routine("ice-only"))
    assert "adapting it would leave too little" in driver.text()
    assert "Instead: Movement to keep warm" in driver.text()
    assert driver.button("Start as written")


def test_with_a_clot_now_no_routine_can_be_started(driver: Driver) -> None:
    driver.app.subjects.settings.dialog().findChild(QCheckBox, "DVT").click()
    driver.app.navigation.show_entry(driver.app.services.library.routine("desk-break"))
    assert "Don't do a routine now" in driver.text()
    names = {b.text() for b in driver.app.subjects.routines.page.findChildren(QPushButton)}
    assert names.isdisjoint({"Start", "Start as written"})


def test_a_routine_from_the_command_line_is_played_as_it_fits(driver: Driver) -> None:
    driver.app.subjects.settings.dialog().findChild(QCheckBox, "KNEE").click()
    driver.app.open_routine("glute-relief")
    assert "pigeon-bed" not in played(driver)


def test_a_card_of_today_starts_the_routine_as_it_fits(driver: Driver) -> None:
    driver.app.subjects.settings.dialog().findChild(QCheckBox, "KNEE").click()
    driver.click("Today")
    assert "Adapted for you: 3 changes" in driver.text()
    driver.click("Start")
    assert "pigeon-bed" not in played(driver)


def test_a_routine_that_my_cautions_exclude_is_not_suggested(driver: Driver) -> None:
    assert "Glute relief stretches" in driver.text()
    for box in driver.app.subjects.settings.dialog().findChildren(QCheckBox):
        if box.objectName() in set(Caution) - {Caution.DVT}:
            box.click()
    driver.click("Today")
    assert "Something good at any time" in driver.text()
    assert "Glute relief stretches" not in driver.text()


def test_preferences_take_effect_and_last(make: Callable[[], Driver]) -> None:
    first = make()
    dialog = first.app.subjects.settings.dialog()
    dialog.findChild(QDoubleSpinBox, "prepare_s").setValue(20)
    first.click("Start")
    assert first.app.subjects.player.page.ring.state.digits == "20"
    first.press(Qt.Key.Key_Escape)
    assert make().app.keeper.current.prepare_s == 20


def test_the_wheel_changes_no_preference(driver: Driver) -> None:
    dialog = driver.app.subjects.settings.dialog()
    dialog.show()
    before = driver.app.keeper.current
    fields = [*dialog.findChildren(QComboBox), *dialog.findChildren(QAbstractSpinBox)]
    fields += dialog.findChildren(QSlider)
    assert len(fields) > 5
    for field in fields:
        turn_wheel(field)
    assert driver.app.keeper.current == before
    dialog.reject()


def test_page_up_and_down_scroll_the_preferences_and_change_none(driver: Driver) -> None:
    dialog = driver.app.subjects.settings.dialog()
    dialog.resize(dialog.width(), 320)
    dialog.show()
    before = driver.app.keeper.current
    # Around it is that of all dialogs, for small screens.
    bar = dialog.findChildren(VerticalScroll)[-1].verticalScrollBar()
    fields = [*dialog.findChildren(QComboBox), *dialog.findChildren(QAbstractSpinBox)]
    for field in (*fields, *dialog.findChildren(QSlider)):
        bar.setValue(0)
        driver.press(Qt.Key.Key_PageDown, field)
        assert bar.value() > 0
        driver.press(Qt.Key.Key_PageUp, field)
    assert driver.app.keeper.current == before
    dialog.reject()


def test_a_deleted_session_can_be_had_back_with_how_sore_one_was(driver: Driver) -> None:
    driver.click("Start")
    driver.wait(60)
    driver.press(Qt.Key.Key_Escape)
    driver.click("7")
    driver.click("Done")
    history = driver.app.services.history
    driver.app.subjects.history.show_session(history.sessions.page()[0].id)
    assert "Soreness afterwards: 7 out of 10" in driver.text()
    driver.click("Delete")
    assert not history.sessions.page()
    assert not history.soreness.between(date.min, date.max)
    driver.click("Undo")
    assert [s.soreness for s in history.sessions.page()] == [7]
    assert "soreness 7" in driver.text()


def test_a_level_chosen_anew_takes_the_place_of_the_first(driver: Driver) -> None:
    driver.click("Start")
    driver.wait(60)
    driver.press(Qt.Key.Key_Escape)
    driver.click("7")
    driver.click("2")
    driver.app.subjects.player.finish.note.setPlainText("hips")
    driver.click("Done")
    (summary,) = driver.app.services.history.sessions.page()
    assert (summary.soreness, summary.note) == (2, "hips")
    assert len(driver.app.services.history.soreness.between(date.min, date.max)) == 1


def test_with_a_goal_days_of_rest_break_no_streak(make: Callable[[], Driver]) -> None:
    driver = make()
    noon = datetime(2026, 3, 4, 12, tzinfo=UTC)
    ago = (0, 2, 7, 9, 14, 15)
    driver.app.services.history.add(*(session(n, noon - timedelta(days=n)) for n in ago))
    driver.click("Today")
    assert "2 sessions, 2 min, 3 weeks in a row" in driver.text()
    driver.app.subjects.settings.dialog().findChild(QAbstractSpinBox, "days_a_week_goal").setValue(
        0
    )
    driver.click("Today")
    assert "in a row" not in driver.text()
    driver.app.subjects.settings.dialog().findChild(QAbstractSpinBox, "days_a_week_goal").setValue(
        2
    )
    driver.click("History")
    assert "3 weeks" in driver.text()


@pytest.mark.parametrize("name", ["settings.toml", "history.sqlite3", "session-in-progress.toml"])
def test_a_damaged_file_is_set_aside_and_said(
    make: Callable[[], Driver], tmp_path: Path, name: str
) -> None:
    (tmp_path / name).write_bytes(b"\x00garbage \xff" * 200)
    driver = make()
    assert list(tmp_path.glob(f"{name}.damaged-*"))
    assert f"{name} " in driver.text()
    assert f"The file has been kept as {tmp_path / name}.damaged-" in driver.text()
    driver.click("Start")
    driver.wait(60)
    driver.press(Qt.Key.Key_Escape)
    assert len(driver.app.services.history.sessions.page()) == 1


def test_the_guide_leads_to_routines_and_exercises_and_back(driver: Driver) -> None:
    driver.click("Guide")
    driver.app.subjects.guide.page.search.setText("clot")
    assert "Foam rolling, safely" in driver.text()
    assert "Shoes" not in driver.text()
    driver.click("Foam rolling, safely")
    assert "Some support" in driver.text()
    driver.click("Foam-roll glutes")
    assert "Usual dose" in driver.text()
    driver.app.navigation.show_entry(driver.app.services.library.routine("roll-glutes"))
    driver.click("Foam rolling, safely")
    assert "How hard" in driver.text()


def test_one_exercise_can_be_done_on_its_own(driver: Driver) -> None:
    driver.app.subjects.exercises.show("childs-pose")
    driver.click("Do it now")
    assert (
        driver.app.subjects.player.playback.moment.state.timeline.recipe.routine.name
        == "Child's pose"
    )


def test_texts_of_a_file_are_never_markup(driver: Driver, tmp_path: Path) -> None:
    folder = tmp_path / "routines"
    folder.mkdir()
    (folder / "odd.toml").write_text(
        'format = 1\nname = "<b>Odd</b> & co"\n[[steps]]\nexercise = "childs-pose"\nhold = 20\n'
    )
    driver.app.navigation.show_entry(driver.app.services.library.routine("odd"))
    assert "<b>Odd</b> & co" in driver.text()
    driver.click("Start")
    assert "<b>Odd</b> & co" in driver.text()


def test_a_session_that_waits_is_not_offered_as_interrupted(driver: Driver) -> None:
    driver.click("Start")
    driver.wait(30)
    driver.click("When to stop or get help")
    driver.click("Today")
    assert "was not finished" not in driver.text()
    assert driver.button("Back to session")


def test_a_session_that_runs_in_a_terminal_is_left_alone(
    make: Callable[[], Driver], tmp_path: Path
) -> None:
    first = make()
    first.click("Start")
    first.wait(30)
    first.app.subjects.player.playback.stop()
    with held_elsewhere(tmp_path / "session-in-progress.lock"):
        second = make()
        assert "was not finished" not in second.text()
        second.click("Start")
        assert "A session is already running in another window or terminal." in second.text()
        assert not second.app.subjects.player.playback.is_open
    second.click("Start")
    assert second.app.subjects.player.playback.is_open


def test_a_start_by_mistake_is_no_session(driver: Driver) -> None:
    driver.click("Start")
    driver.wait(3)
    driver.press(Qt.Key.Key_Escape)
    assert "Sessions with less than 5 s of exercise are not kept in your history." in driver.text()
    assert "Or you could try" in driver.text()
    assert driver.app.services.history.sessions.page() == ()


def test_nothing_is_left_of_an_app_that_has_ended(
    qapp: QApplication, make: Callable[..., Driver]
) -> None:
    before = qapp.topLevelWidgets()
    driver = make()
    for page in ("History", "Guide", "Routines", "Today"):
        driver.click(page)
    driver.click("Start")
    driver.wait(8)
    driver.app.window.close()
    driver.app.window.deleteLater()
    ended = end(driver)
    let_go()
    assert ended() is None
    assert [one for one in qapp.topLevelWidgets() if one not in before] == []


def test_the_way_back_is_where_undo_led(driver: Driver) -> None:
    driver.click("Not today")
    driver.click("History")
    driver.click("Undo")
    driver.app.subjects.guide.show_help()
    driver.click("Back")
    assert driver.app.subjects.today.page.isVisible()
