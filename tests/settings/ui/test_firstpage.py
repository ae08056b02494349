"""What is asked at the first start, by keys and by mouse, and what becomes of the answers."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from recoverytimer import __version__
from recoverytimer.base.paths import person_paths
from recoverytimer.exercise.bodyareas import Area
from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.equipment import Equipment
from recoverytimer.exercise.injuredpart import InjuredPart
from recoverytimer.forms.fields import ChoiceField
from recoverytimer.settings.file import SettingsFile
from recoverytimer.settings.settings import Settings, VoiceLevel
from recoverytimer.settings.ui.dialog import PreferencesDialog
from recoverytimer.settings.ui.firstpage import FirstPage
from recoverytimer.start.app import App
from recoverytimer.start.process import CommandLine, opened
from tests.driving import Driver, choose


@pytest.fixture
def asked(make: Callable[..., Driver]) -> Driver:
    """A first start."""
    return make(asks=True)


def kept(driver: Driver) -> Settings:
    return SettingsFile(driver.app.paths.settings).load()[0]


def press(key: Qt.Key) -> None:
    QApplication.processEvents()
    at = QApplication.focusWidget()
    assert at is not None
    QTest.keyClick(at, key)
    QApplication.processEvents()


def box(driver: Driver, code: Caution) -> QWidget:
    found = driver.app.window.findChild(QCheckBox, code.value)
    assert found is not None
    return found


def tick(driver: Driver, code: Caution) -> None:
    found = box(driver, code)
    assert isinstance(found, QCheckBox)
    assert found.isVisible()
    found.click()


def test_the_first_start_asks_three_questions_and_then_shows_today(asked: Driver) -> None:
    for question in ("Anything we should know?", "Where do you feel tight?"):
        assert question in asked.text()
        asked.click("Continue")
    assert "What equipment do you have?" in asked.text()
    asked.click("See suggestions")
    assert "This week" in asked.text()
    assert kept(asked) == Settings(asked=True, news_seen=__version__)


def test_each_question_is_skipped_with_one_key(asked: Driver) -> None:
    for _ in range(3):
        assert "of 3" in asked.text()
        press(Qt.Key.Key_Escape)
    assert "This week" in asked.text()
    assert kept(asked).asked


def test_it_is_asked_once(make: Callable[..., Driver]) -> None:
    first = make(asks=True)
    for _ in range(3):
        press(Qt.Key.Key_Escape)
    first.app.close()
    assert "This week" in make(asks=True).text()


def test_who_closes_the_window_in_between_keeps_the_answers_and_is_asked_again(
    make: Callable[..., Driver],
) -> None:
    first = make(asks=True)
    first.click("Knee")
    first.click("Continue")
    first.app.close()
    second = make(asks=True)
    assert second.app.keeper.current.cautions == (Caution.KNEE,)
    chip = second.button("Knee")
    assert chip.isChecked()


def test_all_is_answered_by_keys_alone(asked: Driver) -> None:
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Return)
    assert kept(asked) == Settings(
        cautions=(Caution.KNEE,),
        tight=(list(Area)[1],),
        equipment=(Equipment.MAT,),
        asked=True,
        news_seen=__version__,
    )


def test_a_topic_opens_what_tells_its_cautions_apart(asked: Driver) -> None:
    assert not box(asked, Caution.HIPIMP).isVisible()
    asked.click("Hip")
    tick(asked, Caution.HIPIMP)
    asked.click("Continue")
    assert kept(asked).cautions == (Caution.HIPIMP,)


def test_a_topic_alone_says_nothing_where_it_means_several(asked: Driver) -> None:
    asked.click("Hip")
    asked.click("Continue")
    assert kept(asked).cautions == ()


def test_what_is_closed_again_is_not_told(asked: Driver) -> None:
    asked.click("Hip")
    tick(asked, Caution.HIPIMP)
    asked.click("Hip")
    asked.click("Continue")
    assert kept(asked).cautions == ()


def test_the_outer_hip_is_not_asked_twice(asked: Driver) -> None:
    asked.click("Hip")
    assert box(asked, Caution.GTPS).isVisible()
    asked.click("Outer-hip tendon")
    assert not box(asked, Caution.GTPS).isVisible()
    asked.click("Continue")
    assert kept(asked).cautions == (Caution.GTPS,)


def test_a_clot_now_says_at_once_where_to_go(asked: Driver) -> None:
    asked.click("Blood clot or veins")
    assert "Get medical help today" not in asked.text()
    tick(asked, Caution.DVT)
    assert "Get medical help today" in asked.text()
    asked.click("Continue")
    asked.click("Back")
    asked.click("Continue")
    assert kept(asked).caution_days == {Caution.DVT: asked.today[0].date()}
    assert asked.app.keeper.caution_to_ask_about() is None


def where(driver: Driver, code: Caution) -> ChoiceField:
    found = driver.app.window.findChild(ChoiceField, f"where {code}")
    assert found is not None
    return found


def test_of_an_injury_and_an_operation_it_is_asked_where_each_is(asked: Driver) -> None:
    asked.click("Recent injury")
    assert not where(asked, Caution.ACUTE).isVisible()
    tick(asked, Caution.ACUTE)
    tick(asked, Caution.SURGERY)
    assert "Where is your injury?" in asked.text()
    assert "Where is the break?" not in asked.text()
    ankle, knee = where(asked, Caution.ACUTE), where(asked, Caution.SURGERY)
    choose(ankle, ankle.findText("Ankle or foot"))
    choose(knee, knee.findText("Knee"))
    asked.click("Continue")
    assert kept(asked).caution_parts == {
        Caution.ACUTE: InjuredPart.FOOT,
        Caution.SURGERY: InjuredPart.KNEE,
    }


def test_of_an_injury_it_need_not_be_said_where_it_is(asked: Driver) -> None:
    asked.click("Recent injury")
    tick(asked, Caution.ACUTE)
    asked.click("Continue")
    assert kept(asked).cautions == (Caution.ACUTE,)
    assert kept(asked).caution_parts == {}


def test_what_is_ticked_again_may_be_somewhere_else(asked: Driver) -> None:
    asked.click("Recent injury")
    tick(asked, Caution.ACUTE)
    ankle = where(asked, Caution.ACUTE)
    choose(ankle, ankle.findText("Ankle or foot"))
    tick(asked, Caution.ACUTE)
    tick(asked, Caution.ACUTE)
    asked.click("Continue")
    assert kept(asked).caution_parts == {}


def test_where_it_is_comes_into_sight_when_it_is_asked(asked: Driver) -> None:
    asked.app.window.resize(900, 600)
    asked.click("Recent injury")
    QApplication.processEvents()
    for code in (Caution.ACUTE, Caution.SURGERY, Caution.FRACT):
        tick(asked, code)
    QApplication.processEvents()
    broken = where(asked, Caution.FRACT)
    assert broken.visibleRegion().boundingRect() == broken.rect()


def test_a_pregnancy_counts_from_its_due_month_where_that_is_said(asked: Driver) -> None:
    asked.click("Pregnant")
    due = asked.app.window.findChild(ChoiceField, "due")
    assert due is not None
    assert due.isVisible()
    choose(due, due.findText("June 2026"))
    asked.click("Continue")
    assert kept(asked).caution_days == {Caution.PREG: date(2025, 9, 23)}


def test_a_pregnancy_without_a_month_counts_from_today(asked: Driver) -> None:
    asked.click("Pregnant")
    asked.click("Continue")
    assert kept(asked).caution_days == {Caution.PREG: asked.today[0].date()}


def test_none_of_these_stands_alone(asked: Driver) -> None:
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_Escape)
    asked.click("Mat or soft carpet")
    asked.click("None of these")
    assert not asked.button("Mat or soft carpet").isChecked()
    asked.click("Foam roller")
    asked.click("See suggestions")
    assert kept(asked).equipment == (Equipment.ROLLER,)


def test_a_question_that_is_skipped_changes_nothing(asked: Driver) -> None:
    asked.click("Knee")
    press(Qt.Key.Key_Escape)
    assert asked.app.keeper.current == Settings()


def test_preferences_ask_again_with_the_answers_that_there_are(driver: Driver) -> None:
    driver.app.keeper.set(cautions=(Caution.SIJ,), tight=(Area.CALVES,))
    driver.app.subjects.settings.show()
    dialog = driver.dialog(PreferencesDialog)
    (again,) = [
        b for b in dialog.findChildren(QPushButton) if b.text() == "Go through the questions again"
    ]
    again.click()
    driver.settle()
    QApplication.processEvents()
    assert driver.button("Back").text() == "Back"
    assert box(driver, Caution.SIJ).isVisible()
    for _ in range(2):
        driver.click("Continue")
    driver.click("See suggestions")
    wanted = Settings(cautions=(Caution.SIJ,), tight=(Area.CALVES,), asked=True)
    assert kept(driver) == replace(wanted, voice=VoiceLevel.NAMES, news_seen=__version__)


def test_preferences_begin_with_all_that_was_asked(driver: Driver) -> None:
    driver.app.subjects.settings.show()
    dialog = driver.dialog(PreferencesDialog)
    assert list(dialog.form.rows)[:3] == ["cautions", "tight", "equipment"]
    roller = dialog.findChild(QCheckBox, "foam roller")
    assert roller is not None
    roller.click()
    dialog.reject()
    driver.settle()
    assert kept(driver).equipment == (Equipment.ROLLER,)


@pytest.mark.parametrize(
    ("wanted", "asks"),
    [
        (CommandLine(), True),
        (CommandLine(background=True), False),
        (CommandLine(file="hips.recovery"), False),
        (CommandLine(routine="desk-break"), False),
    ],
)
def test_who_wants_something_now_is_not_asked(
    wanted: CommandLine,
    asks: bool,
    qapp: QApplication,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told: list[object] = []
    monkeypatch.setattr(App, "open", lambda *_, **named: told.append(named["asks"]))
    app = opened(qapp, person_paths(tmp_path), wanted)
    app.close()
    # Else it would follow the system's colours in later tests.
    delete(app.themes)
    assert told == [asks]


def test_nothing_of_it_is_loaded_for_whoever_was_asked(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("asked = true\n")
    code = f"""
import os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from pathlib import Path
from PySide6.QtWidgets import QApplication
from recoverytimer.base.paths import person_paths
from recoverytimer.start.process import CommandLine, opened
qt = QApplication([])
app = opened(qt, person_paths(Path({str(tmp_path)!r})), CommandLine())
while not app.is_filled:
    qt.processEvents()
words = ("firstpage", "cautionquestions", "cautiontopics", "ending", "suiting", "settings.words")
print([m for m in sys.modules if m.startswith("recoverytimer") and m.endswith(words)])
app.close()
"""
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"


def test_screen_readers_hear_the_question_with_each_answer(asked: Driver) -> None:
    assert asked.button("Knee").accessibleDescription() == "Anything we should know?"
    asked.click("Hip")
    pinch = box(asked, Caution.HIPIMP)
    assert pinch.accessibleName() == "Your hip pinches at the front when you bend it"
    assert pinch.accessibleDescription() == "Hip"


def test_the_words_beside_a_box_tick_it_as_well(asked: Driver) -> None:
    asked.click("Hip")
    pinch = box(asked, Caution.HIPIMP)
    assert isinstance(pinch, QCheckBox)
    beside = pinch.parentWidget()
    QApplication.processEvents()
    asked.bot.mouseClick(beside, Qt.MouseButton.LeftButton, pos=beside.rect().center())
    assert pinch.isChecked()


def test_the_page_has_the_whole_window(asked: Driver) -> None:
    assert not asked.app.window.shows_shell
    assert asked.app.window.findChild(FirstPage) is not None


def test_without_the_files_of_the_app_the_page_still_asks(qtbot: QtBot) -> None:
    page = FirstPage(Settings(), {}, date(2026, 3, 4), lambda: pytest.fail("no picture yet"))
    qtbot.addWidget(page)
    told: list[dict[str, object]] = []
    page.told.connect(told.append)
    page.go_on.click()
    assert told == [{"cautions": (), "caution_parts": {}, "caution_days": {}}]
