"""The card and the section in the whole app."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton

from recoverytimer.exercise.bodyareas import Area
from recoverytimer.exercise.dose import Side
from recoverytimer.runs.run import Effort, Run
from recoverytimer.soreness.entry import Place, Sign, SorenessEntry
from recoverytimer.soreness.ui.checkindialog import CheckInDialog
from recoverytimer.soreness.ui.questions import AlarmDialog, QuestionsDialog
from recoverytimer.soreness.ui.section import SorenessSection
from recoverytimer.soreness.ui.todaycard import SorenessCard
from recoverytimer.today.rules import RuleName
from recoverytimer.widgets.chip import Chip
from tests.driving import Driver

GLUTE = Place(Area.GLUTES, Side.LEFT)
CALF = Place(Area.CALVES, Side.LEFT)
D = TypeVar("D", bound=QDialog)


def noted(
    driver: Driver,
    hours_ago: float,
    level: int,
    area: Area | None = Area.GLUTES,
    side: Side | None = None,
    signs: tuple[Sign, ...] = (),
) -> SorenessEntry:
    entry = SorenessEntry(
        id=f"entry-{hours_ago}-{area}-{side}",
        at=driver.today[0] - timedelta(hours=hours_ago),
        offset_min=0,
        level=level,
        area=area,
        side=side,
        signs=signs,
    )
    driver.app.services.history.add(entry)
    return entry


def entries(driver: Driver) -> list[tuple[Area | None, Side | None, int]]:
    day = driver.today[0].date()
    found = driver.app.services.history.soreness.between(day - timedelta(days=60), day)
    return [(e.area, e.side, e.level) for e in found]


def card(driver: Driver) -> SorenessCard:
    made = driver.app.subjects.soreness.card()
    driver.app.window.show_page(made, "today")
    return made


def section(driver: Driver) -> SorenessSection:
    made = driver.app.subjects.soreness.section()
    made.show_again()
    driver.app.window.show_page(made, "history")
    return made


def opened(driver: Driver, kind: type[D]) -> D:
    QApplication.processEvents()
    return next(d for d in driver.app.window.findChildren(kind) if d.isVisible())


def is_open(driver: Driver, kind: type[QDialog]) -> bool:
    QApplication.processEvents()
    return any(d.isVisible() for d in driver.app.window.findChildren(kind))


def say(driver: Driver, levels: Iterable[tuple[Place, str]], *more: str) -> None:
    """Check in at some places in the open dialog."""
    dialog = opened(driver, CheckInDialog)
    for place, level in levels:
        point = dialog.body.point_of(place).toPoint()
        driver.bot.mouseClick(dialog.body, Qt.MouseButton.LeftButton, pos=point)
        press(driver, dialog, level)
    for text in (*more, "Save"):
        press(driver, dialog, text)


def press(driver: Driver, dialog: QDialog, text: str) -> None:
    found = [b for b in dialog.findChildren(QPushButton) if b.isVisible() and b.text() == text]
    driver.bot.mouseClick(found[0], Qt.MouseButton.LeftButton)


def say_no_to_all(driver: Driver) -> None:
    """Answer all that is asked with no."""
    while is_open(driver, QuestionsDialog):
        dialog = opened(driver, QuestionsDialog)
        shown = {b.text() for b in dialog.findChildren(QPushButton) if b.isVisible()}
        press(driver, dialog, "None of these" if "None of these" in shown else "No")


def say_yes_to(driver: Driver, dialog: QuestionsDialog, sign: str) -> None:
    """Answer with yes what begins so, and nothing else that is asked beside it."""
    while not any(sign in label.text() for label in dialog.findChildren(QLabel)):
        press(driver, dialog, "None of these")
    press(driver, dialog, "Yes, one of these")
    chips = {
        b.accessibleName(): b
        for b in dialog.findChildren(QPushButton)
        if b.isVisible() and b.text() == "This one"
    }
    (chosen,) = (chip for said, chip in chips.items() if said.startswith(sign))
    driver.bot.mouseClick(chosen, Qt.MouseButton.LeftButton)
    press(driver, dialog, "Done")


def test_the_card_asks_and_then_tells(driver: Driver) -> None:
    card(driver)
    assert "How sore today?" in driver.text()
    assert "Same as yesterday" not in driver.text()
    driver.click("Check in")
    say(driver, [(GLUTE, "5")], "Both sides")
    assert entries(driver) == [(Area.GLUTES, None, 5)]
    assert "Glutes 5/10, day 1" in driver.text()
    assert "Check in again" in driver.text()
    assert not is_open(driver, QuestionsDialog)


def test_like_yesterday_is_one_click_and_can_be_undone(driver: Driver) -> None:
    noted(driver, 20, 4, Area.CALVES, Side.LEFT)
    noted(driver, 24, 6)
    noted(driver, 24.5, 6, Area.QUADS)
    made = card(driver)
    driver.click("Same as yesterday")
    assert set(entries(driver)[3:]) == {
        (Area.GLUTES, None, 6),
        (Area.QUADS, None, 6),
        (Area.CALVES, Side.LEFT, 4),
    }
    driver.bot.keyClick(opened(driver, QuestionsDialog), Qt.Key.Key_Escape)
    driver.click("Undo")
    assert len(entries(driver)) == 3
    assert not made.isHidden()
    assert "How sore today?" in driver.text()


def test_not_sore_is_one_click(driver: Driver) -> None:
    noted(driver, 24, 4)
    card(driver)
    driver.click("Not sore")
    assert entries(driver)[-1] == (Area.GLUTES, None, 0)
    assert "Not sore today" in driver.text()
    assert "Noted: not sore." in driver.app.window.notice.text


def test_not_sore_ends_all_that_stood_open(driver: Driver) -> None:
    noted(driver, 40, 2, None)
    noted(driver, 24, 4)
    card(driver)
    driver.click("Not sore")
    assert "Not sore today" in driver.text()
    found = driver.app.subjects.soreness.look()
    assert found is not None
    assert not found.episodes
    assert set(entries(driver)[-2:]) == {(Area.GLUTES, None, 0), (None, None, 0)}


def test_usual_soreness_asks_and_alarms_nothing(driver: Driver) -> None:
    driver.app.services.history.add(
        Run(
            id="run-000001",
            started_at=driver.today[0] - timedelta(hours=30),
            offset_min=0,
            distance_m=9000,
            effort=Effort.HARD,
        )
    )
    noted(driver, 20, 3)
    card(driver)
    driver.click("Check in")
    say(driver, [(GLUTE, "5")])
    assert not is_open(driver, QuestionsDialog)
    assert "Glutes 5/10, day 2: normal, at its peak" in driver.text()
    assert "Normal at this stage" in driver.text()


def test_one_sided_pain_is_asked_about_and_a_yes_leads_to_the_guide(driver: Driver) -> None:
    card(driver)
    driver.click("Check in")
    say(driver, [(CALF, "7")], "Sharp")
    questions = opened(driver, QuestionsDialog)
    say_yes_to(driver, questions, "One leg that throbs")
    alarm = opened(driver, AlarmDialog)
    press(driver, alarm, "When to get help")
    assert driver.app.window._pages.currentWidget() is driver.app.subjects.guide.page
    driver.click("Today")
    driver.app.subjects.today.page._add_soreness()
    said = driver.text()
    assert said.count("Get advice the same day.") == 1
    assert "Left calf 7/10" in said
    assert "7/10, day" not in said
    # What is suggested knows it, too.
    services = driver.app.services
    today = services.today.read(services.keeper.current.timing, playing=False)
    assert today.offered is None
    assert today.suggestions.first.rule is RuleName.RED_FLAG


def test_while_an_alarm_holds_lines_say_no_more_than_place_and_level(driver: Driver) -> None:
    from recoverytimer.soreness.answers import Answer

    services = driver.app.services
    services.answers.save([Answer(question="swollen-leg", yes=True, at=driver.today[0])])
    noted(driver, 24, 3)
    noted(driver, 1, 3, Area.CALVES)
    noted(driver, 1, 2)
    for shown in (card, section):
        shown(driver)
        said = driver.text()
        assert "Calves 3/10, glutes 2/10" in said
        assert "normal" not in said.lower()
        assert "Read why" not in said
    assert said.count("Get advice the same day.") == 1


def test_what_is_the_same_of_several_places_is_said_once(driver: Driver) -> None:
    services = driver.app.services
    started = driver.today[0] - timedelta(hours=4)
    services.history.add(Run(id="run-000001", started_at=started, offset_min=0, effort=Effort.HARD))
    for area, level in ((Area.GLUTES, 5), (Area.QUADS, 3), (Area.CALVES, 2)):
        noted(driver, 1, level, area)
    for shown in (card, section):
        shown(driver)
        said = driver.text()
        assert "Glutes 5/10, quads 3/10, calves 2/10, day 1: normal" in said
        assert said.count("Normal on the first day") == 1
        assert "more" not in said.split("Soreness")[-1].split("Check")[0]
    driver.click("Read why: Glutes, quads, calves")


def test_a_no_is_kept_for_the_day(driver: Driver) -> None:
    card(driver)
    driver.click("Check in")
    say(driver, [(CALF, "7")])
    press(driver, opened(driver, QuestionsDialog), "Not now")
    assert "Answer a few questions" in driver.text()
    assert "do a quick check to make sure" not in driver.text()
    driver.click("Answer a few questions")
    say_no_to_all(driver)
    assert not is_open(driver, AlarmDialog)
    assert "Answer a few questions" not in driver.text()
    driver.click("Check in again")
    say(driver, [(CALF, "7")])
    assert not is_open(driver, QuestionsDialog)


def test_signs_down_the_leg_lead_on_to_the_nerves(driver: Driver) -> None:
    card(driver)
    driver.click("Check in")
    say(driver, [(GLUTE, "4")])
    questions = opened(driver, QuestionsDialog)
    nerves = "New numbness around your genitals"
    assert not any(nerves in label.text() for label in questions.findChildren(QLabel))
    say_yes_to(driver, questions, "Pain, tingling or numbness that runs down")
    say_yes_to(driver, opened(driver, QuestionsDialog), nerves)
    assert not is_open(driver, QuestionsDialog)
    said = [label.text() for label in opened(driver, AlarmDialog).findChildren(QLabel)]
    assert said[0] == "Call emergency services now."
    assert "See a doctor or a physiotherapist" in said


def test_what_gets_worse_is_asked_about_once_more(driver: Driver) -> None:
    card(driver)
    driver.click("Check in")
    say(driver, [(CALF, "4")])
    say_no_to_all(driver)
    driver.pass_time(days=1)
    card(driver)
    driver.click("Check in")
    say(driver, [(CALF, "4")])
    assert not is_open(driver, QuestionsDialog)
    driver.click("Check in again")
    say(driver, [(CALF, "6")])
    press(driver, opened(driver, QuestionsDialog), "Not now")
    driver.click("Check in again")
    say(driver, [(CALF, "6")], "Sharp")
    assert is_open(driver, QuestionsDialog)


def test_what_was_severe_days_ago_is_asked_for_by_its_level(driver: Driver) -> None:
    noted(driver, 94, 6)
    card(driver)
    assert "4 days ago you noted glutes 6/10. How is it now?" in driver.text()


def test_the_way_back_comes_when_the_questions_are_done(driver: Driver) -> None:
    card(driver)
    notice = driver.app.window.notice
    driver.click("Check in")
    say(driver, [(CALF, "7")])
    assert not notice.text
    press(driver, opened(driver, QuestionsDialog), "Not now")
    assert notice.text == "Noted: Left calf 7."
    driver.click("Undo")
    assert not entries(driver)
    driver.click("Check in")
    say(driver, [(CALF, "7")])
    say_yes_to(driver, opened(driver, QuestionsDialog), "One leg that throbs")
    assert not notice.text
    press(driver, opened(driver, AlarmDialog), "Close")
    driver.click("Undo")
    assert not entries(driver)


def test_an_answer_can_be_taken_back(driver: Driver) -> None:
    from recoverytimer.soreness.answers import Answer

    services = driver.app.services
    questions = [
        s.question.id
        for level in services.stop_rules.levels
        for s in level.signs
        if s.question is not None
    ]
    clot = questions[0]
    services.answers.save([Answer(question=clot, yes=True, at=driver.today[0])])
    section(driver)
    driver.click("Answer the questions again")
    press(driver, opened(driver, QuestionsDialog), "No")
    assert "Answer the questions again" not in driver.text()
    assert not services.today.recent_records().answers[clot]


def test_what_is_usual_is_said_once_nothing_is_left_to_ask(driver: Driver) -> None:
    noted(driver, 1, 4, Area.GLUTES, Side.LEFT)
    card(driver)
    assert "do a quick check to make sure" in driver.text()
    assert "One entry does not say much yet" not in driver.text()
    driver.click("Answer a few questions")
    say_no_to_all(driver)
    assert "do a quick check to make sure" not in driver.text()
    assert "One entry does not say much yet" in driver.text()


def said_yes(driver: Driver, question: str, days_ago: float) -> None:
    from recoverytimer.soreness.answers import Answer

    at = driver.today[0] - timedelta(days=days_ago)
    driver.app.services.answers.save([Answer(question=question, yes=True, at=at)])


def is_stopped(driver: Driver) -> bool:
    services = driver.app.services
    today = services.today.read(services.keeper.current.timing, playing=False)
    return today.suggestions.first.rule is RuleName.RED_FLAG


@pytest.mark.parametrize("shown", [card, section])
def test_a_week_after_a_yes_only_an_answer_lets_suggestions_come_back(
    driver: Driver, shown: Callable[[Driver], object]
) -> None:
    said_yes(driver, "down-the-leg", 6.9)
    shown(driver)
    assert is_stopped(driver)
    assert "Has a doctor or physiotherapist looked at it?" not in driver.text()
    said_yes(driver, "down-the-leg", 7)
    shown(driver)
    assert (
        "A week ago you said yes to “Pain, tingling or numbness that runs down your leg”. "
        "Has a doctor or physiotherapist looked at it?"
    ) in driver.text()
    driver.click("Not yet")
    assert is_stopped(driver)
    assert "Has a doctor or physiotherapist looked at it?" not in driver.text()
    driver.today[0] += timedelta(days=7)
    shown(driver)
    assert "2 weeks ago you said yes" in driver.text()
    driver.click("Yes, someone has")
    assert not is_stopped(driver)
    assert driver.app.window.notice.text == "Thank you, we've noted that."
    driver.click("Undo")
    assert is_stopped(driver)


def test_of_several_signs_the_most_urgent_is_asked_about_first(driver: Driver) -> None:
    from recoverytimer.soreness.answers import Answer

    at = driver.today[0] - timedelta(days=20)
    signs = ("down-the-leg", "fever")
    driver.app.services.answers.save([Answer(question=q, yes=True, at=at) for q in signs])
    card(driver)
    assert "2 weeks ago you said yes to “A fever" in driver.text()
    driver.click("Yes, someone has")
    assert is_stopped(driver)
    assert "you said yes to “Pain, tingling" in driver.text()
    driver.click("Yes, someone has")
    assert not is_stopped(driver)


def test_what_has_gone_can_be_answered_again(driver: Driver) -> None:
    said_yes(driver, "fever", 8)
    card(driver)
    driver.click("Answer the questions again")
    press(driver, opened(driver, QuestionsDialog), "No")
    assert not is_stopped(driver)


def test_more_than_a_week_is_said_with_reasons_and_the_way_to_the_guide(driver: Driver) -> None:
    for days in range(9):
        noted(driver, 24 * days, 3)
    section(driver)
    assert "This has lasted longer than a week" in driver.text()
    driver.click("Read why: Glutes")
    assert driver.app.window._pages.currentWidget() is driver.app.subjects.guide.page


def test_the_section_lists_changes_and_deletes(driver: Driver) -> None:
    noted(driver, 24, 4)
    noted(driver, 1, 3)
    section(driver)
    driver.click("Change entry: glutes 4/10, 3 March, 12:00")
    dialog = opened(driver, CheckInDialog)
    press(driver, dialog, "6")
    press(driver, dialog, "Save")
    assert entries(driver) == [(Area.GLUTES, None, 6), (Area.GLUTES, None, 3)]
    driver.click("Undo")
    assert entries(driver) == [(Area.GLUTES, None, 4), (Area.GLUTES, None, 3)]
    driver.click("Delete entry: glutes 3/10, 4 March, 11:00")
    assert entries(driver) == [(Area.GLUTES, None, 4)]
    driver.click("Undo")
    assert len(entries(driver)) == 2


DAY = "Wed 4 March: Left glutes 5, then 3; right hamstrings 2"


def day_of_three(driver: Driver) -> SorenessSection:
    noted(driver, 4, 5, side=Side.LEFT)
    noted(driver, 2, 2, Area.HAMSTRINGS, Side.RIGHT)
    noted(driver, 1, 3, side=Side.LEFT)
    return section(driver)


def names(driver: Driver) -> str:
    """What the buttons that are shown are called."""
    QApplication.processEvents()
    shown = [b for b in driver.app.window.findChildren(QPushButton) if b.isVisible()]
    return "\n".join(button.accessibleName() for button in shown)


def press_key(driver: Driver, key: Qt.Key, name: str) -> None:
    """Press a key at the button of a name."""
    found = driver.button(name)
    found.setFocus(Qt.FocusReason.TabFocusReason)
    driver.bot.keyClick(found, key)


def test_the_entries_of_a_day_are_one_row_that_opens(driver: Driver) -> None:
    day_of_three(driver)
    assert "Wed 4 Mar\nLeft glutes 5 → 3, right hamstrings 2" in driver.text()
    assert "Delete entry" not in names(driver)
    driver.click(DAY)
    assert "08:00\nLeft glutes 5/10" in driver.text()
    for said in ("left glutes 5/10, 4 March, 08:00", "right hamstrings 2/10, 4 March, 10:00"):
        assert f"Change entry: {said}" in names(driver)
        assert f"Delete entry: {said}" in names(driver)
    driver.click(DAY)
    assert "Delete entry" not in names(driver)
    assert "08:00" not in driver.text()


def test_a_day_opens_by_a_click_anywhere_in_its_row(driver: Driver) -> None:
    made = day_of_three(driver)
    said = next(s for s in made.findChildren(QLabel) if s.text().startswith("Left glutes 5 →"))
    driver.bot.mouseClick(said, Qt.MouseButton.LeftButton)
    assert "Left glutes 5/10" in driver.text()
    entry_said = next(s for s in made.findChildren(QLabel) if s.text() == "Left glutes 5/10")
    driver.bot.mouseClick(entry_said, Qt.MouseButton.LeftButton)
    assert "Left glutes 5/10" in driver.text()
    driver.bot.mouseClick(said, Qt.MouseButton.LeftButton)
    assert "Left glutes 5/10" not in driver.text()


def test_a_day_is_opened_changed_and_deleted_by_keys(driver: Driver) -> None:
    day_of_three(driver)
    driver.app.window.activateWindow()
    press_key(driver, Qt.Key.Key_Space, DAY)
    press_key(driver, Qt.Key.Key_Return, "Change entry: right hamstrings 2/10, 4 March, 10:00")
    dialog = opened(driver, CheckInDialog)
    press(driver, dialog, "1")
    press(driver, dialog, "Save")
    # It stays open, and so it does where all that is left of it is one entry for a while.
    press_key(driver, Qt.Key.Key_Space, "Delete entry: right hamstrings 1/10, 4 March, 10:00")
    assert "Wed 4 Mar\nLeft glutes 5 → 3" in driver.text()
    press_key(driver, Qt.Key.Key_Return, "Delete entry: left glutes 5/10, 4 March, 08:00")
    assert entries(driver) == [(Area.GLUTES, Side.LEFT, 3)]
    assert "Wed 4 Mar\nLeft glutes 3" in driver.text()
    assert "Change entry: left glutes 3/10, 4 March, 11:00" in names(driver)
    driver.click("Undo")
    assert "Change entry: left glutes 5/10, 4 March, 08:00" in names(driver)


def test_an_entry_that_becomes_two_can_be_one_again(driver: Driver) -> None:
    noted(driver, 24, 4)
    section(driver)
    driver.click("Change entry: glutes 4/10, 3 March, 12:00")
    dialog = opened(driver, CheckInDialog)
    press(driver, dialog, "Both sides")
    point = dialog.body.point_of(CALF).toPoint()
    driver.bot.mouseClick(dialog.body, Qt.MouseButton.LeftButton, pos=point)
    press(driver, dialog, "2")
    press(driver, dialog, "Save")
    assert set(entries(driver)) == {(Area.GLUTES, Side.LEFT, 4), (Area.CALVES, Side.LEFT, 2)}
    press(driver, opened(driver, QuestionsDialog), "Not now")
    driver.click("Undo")
    assert entries(driver) == [(Area.GLUTES, None, 4)]


def test_area_and_span_of_the_trend_are_chosen(driver: Driver) -> None:
    for days in range(4):
        noted(driver, 24 * days, 3 + days)
    noted(driver, 24 * 30, 8)
    noted(driver, 2, 2, Area.CALVES)
    made = section(driver)
    assert made.trend.said.text().startswith("Glutes, last 2 weeks: noted on 4 days")
    driver.click("3 months")
    assert "the highest was 8 out of 10, on 2 February" in made.trend.said.text()
    driver.click("Calves")
    assert made.trend.said.text().startswith("Calves, last 3 months: noted on 1 day")
    made.show_again()
    assert made.trend.said.text().startswith("Calves, last 3 months")


def test_glutes_come_first_among_the_areas_of_the_trend(driver: Driver) -> None:
    for hours in (1, 2, 3):
        noted(driver, hours, 8, Area.CALVES)
    noted(driver, 4, 2, Area.FEET)
    noted(driver, 5, 1)
    made = section(driver)
    chips = [chip.text() for chip in made.trend.findChildren(Chip) if chip.isVisible()]
    assert [text for text in chips if text[0].isalpha()] == ["Glutes", "Calves", "Feet"]
    assert made.trend.said.text().startswith("Calves, last 2 weeks")


def test_the_usual_window_is_in_the_trend(driver: Driver) -> None:
    noted(driver, 1, 3)
    started = driver.today[0] - timedelta(hours=40)
    services = driver.app.services
    services.history.add(Run(id="run-000001", started_at=started, offset_min=0, effort=Effort.HARD))
    made = section(driver)
    assert "24 to 72 h after the hard run" in made.trend.said.text()
    assert "24 to 72 h after the hard run" in made.trend.chart.accessibleName()


def test_without_entries_the_section_says_what_it_is_for(driver: Driver) -> None:
    made = section(driver)
    assert "Nothing noted yet" in driver.text()
    assert made.trend.isHidden()
    driver.click("Check in")
    assert is_open(driver, CheckInDialog)


def test_older_entries_are_shown_on_demand(driver: Driver) -> None:
    for number in range(30):
        noted(driver, 24 * number, 1 + number % 2)
    section(driver)
    before = driver.text().count("Glutes ")
    driver.click("Show older")
    assert driver.text().count("Glutes ") > before
    assert "Show older" not in driver.text()


def test_after_a_session_one_tap_is_enough_and_where_is_offered(driver: Driver) -> None:
    driver.click("Start")
    driver.wait(60)
    driver.press(Qt.Key.Key_Escape)
    driver.click("4")
    assert entries(driver) == [(None, None, 4)]
    driver.click("Where?")
    dialog = opened(driver, CheckInDialog)
    point = dialog.body.point_of(GLUTE).toPoint()
    driver.bot.mouseClick(dialog.body, Qt.MouseButton.LeftButton, pos=point)
    press(driver, dialog, "Save")
    assert entries(driver) == [(Area.GLUTES, Side.LEFT, 4)]
    history = driver.app.services.history
    (summary,) = history.sessions.page()
    assert summary.soreness == 4
    said = history.soreness.after(summary.id)
    assert said is not None
    assert said.level == 4
    found = driver.app.subjects.soreness.look()
    assert found is not None
    assert [c.place for c in found.episodes] == [GLUTE]
    press(driver, opened(driver, QuestionsDialog), "Not now")
    driver.click("Undo")
    assert entries(driver) == [(None, None, 4)]


def test_after_a_session_places_and_level_can_be_said_anew(driver: Driver) -> None:
    driver.click("Start")
    driver.wait(60)
    driver.press(Qt.Key.Key_Escape)
    driver.click("4")
    driver.click("Where?")
    say(driver, [(GLUTE, "5"), (CALF, "3")])
    press(driver, opened(driver, QuestionsDialog), "Not now")
    driver.click("Where?")
    say(driver, [(CALF, "2")])
    press(driver, opened(driver, QuestionsDialog), "Not now")
    assert set(entries(driver)) == {(Area.GLUTES, Side.LEFT, 5), (Area.CALVES, Side.LEFT, 2)}
    driver.click("3")
    assert set(entries(driver)) == {(Area.GLUTES, Side.LEFT, 3), (Area.CALVES, Side.LEFT, 2)}
    (summary,) = driver.app.services.history.sessions.page()
    assert summary.soreness == 3


def test_a_history_that_cannot_be_read_is_told_and_no_more(
    driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    from recoverytimer.base.storage.database import HistoryError

    def fail(*_: object) -> None:
        raise HistoryError(driver.app.services.history.path)

    made = card(driver)
    # Undone here, as what is undone after the app has ended would keep it until then.
    with monkeypatch.context() as patched:
        patched.setattr(driver.app.services.history.soreness, "between", fail)
        made.show_again()
        assert "cannot be read" in driver.text()


def test_nothing_of_it_is_loaded_at_the_start(make: Callable[..., Driver]) -> None:
    import subprocess
    import sys

    code = (
        "import sys, recoverytimer.start.app, recoverytimer.start.navigation; "
        "print([m for m in sys.modules if 'soreness.ui' in m or 'trend' in m])"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"
