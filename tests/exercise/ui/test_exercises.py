"""Exercises of one's own, as a person writes, changes and deletes them."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QMimeData, QPoint, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from recoverytimer.base.toml.reading import declared_fields
from recoverytimer.exercise.catalogue import Exercises
from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.dose import Measure, SidedSeconds
from recoverytimer.exercise.exercise import DefaultDose, Exercise, Kind, Sides, Source, Variant
from recoverytimer.exercise.files import exercise_text, read_exercise
from recoverytimer.exercise.load import Load
from recoverytimer.exercise.ui.listmodel import ExerciseModel
from recoverytimer.exercise.ui.loadsfield import LoadsField
from recoverytimer.exercise.wiring import ExerciseWiring
from recoverytimer.routine.library import Library
from tests.driving import Driver, FileAsker
from tests.exercise.ui.test_ownpictures import SVG, huge_png, painted
from tests.figure.ui.test_figures import drawn
from tests.making import BEND, COACHED, plain

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Writer:
    """Fills the form in as a person would."""

    def __init__(self, driver: Driver) -> None:
        self.driver = driver
        self.bot = driver.bot

    @property
    def exercises(self) -> ExerciseWiring:
        return self.driver.app.subjects.exercises

    @property
    def library(self) -> Library:
        return self.driver.app.services.library

    def open(self, exercise_id: str) -> None:
        """Open the form from an exercise's page."""
        self.exercises.show(exercise_id)
        entry = self.library.exercises.entry(exercise_id)
        self.driver.click("Edit" if entry.own else "Customise")

    def new(self) -> None:
        """Open an empty form."""
        self.driver.click("Guide")
        self.driver.click("Exercises")
        self.driver.click("New exercise")

    def field(self, key: str) -> QWidget:
        """The field of a key."""
        return self.exercises.editor.form.rows[key].field

    def problem(self, key: str) -> str:
        """What is said to be wrong at a field."""
        label = self.exercises.editor.form.rows[key].problem
        return label.text() if label.isVisible() else ""

    def type(self, key: str | QWidget, text: str) -> None:
        """Write something else into a field."""
        widget = self.field(key) if isinstance(key, str) else key
        assert isinstance(widget, QLineEdit | QPlainTextEdit)
        widget.setFocus()
        widget.selectAll()
        self.bot.keyClick(widget, Qt.Key.Key_Delete)
        for line in text.split("\n"):
            if line is not text.split("\n", maxsplit=1)[0]:
                self.bot.keyClick(widget, Qt.Key.Key_Return)
            self.bot.keyClicks(widget, line)

    def choose(self, key: str | QWidget, name: str) -> None:
        """Choose one of a few."""
        box = self.field(key) if isinstance(key, str) else key
        assert isinstance(box, QComboBox)
        box.setFocus()
        number = box.findText(name)
        assert number >= 0, [box.itemText(n) for n in range(box.count())]
        while box.currentIndex() != number:
            down = box.currentIndex() < number
            self.bot.keyClick(box, Qt.Key.Key_Down if down else Qt.Key.Key_Up)

    def load(self, group: str, name: str) -> None:
        """Add something that it loads."""
        field = self.field("loads")
        assert isinstance(field, LoadsField)
        [menu] = [a.menu() for a in field.add.menu().actions() if a.text() == group]
        menu.aboutToShow.emit()
        next(a for a in menu.actions() if a.text() == name).trigger()

    def check(self, name: str) -> None:
        """Click a check box."""
        box = self.driver.button(name)
        self.bot.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(16, box.height() // 2))

    def press(self, key: Qt.Key, more: Qt.KeyboardModifier) -> None:
        """Press keys where the keyboard is."""
        self.bot.keyClick(QApplication.focusWidget() or self.exercises.editor, key, more)

    def wait_for_picture(self) -> None:
        """Until a picture was taken and is shown."""
        self.bot.waitUntil(lambda: not self.driver.app.subjects.exercises.taker.is_busy)
        drawn(self.bot, self.driver.app.services.figures)


@pytest.fixture
def writer(driver: Driver) -> Writer:
    with driver.bot.waitActive(driver.app.window):
        driver.app.window.activateWindow()
    return Writer(driver)


def shown(driver: Driver) -> list[str]:
    model = driver.app.subjects.exercises.list.model
    return [model.index(n, 0).data() for n in range(model.rowCount())]


def test_all_exercises_are_found_in_the_guide(driver: Driver) -> None:
    driver.click("Guide")
    driver.click("Exercises")
    page = driver.app.subjects.exercises.list
    driver.bot.waitUntil(lambda: not page.model.is_reading)
    assert len(shown(driver)) == 110
    driver.bot.keyClicks(page.head.search, "foam hamstrings")
    assert shown(driver) == ["Foam-roll hamstrings"]
    page.head.search.clear()
    driver.bot.keyClicks(page.head.search, "pidgeon")
    assert "Pigeon pose" in shown(driver)
    page.head.search.clear()
    driver.bot.keyClicks(page.head.search, "xyzzy")
    assert "No exercises match" in driver.text()
    page.head.search.clear()
    next(a for a in page.kind.menu().actions() if a.text() == "Cold").trigger()
    assert shown(driver) == ["Cold phase (contrast)", "Ice pack"]
    page.view.activated.emit(page.model.index(0, 0))
    assert "Usual dose" in driver.text()
    driver.click("Back")
    assert "Any kind" not in driver.text()
    driver.click("Topics")
    assert "Shoes" in driver.text()


def test_many_exercises_are_read_little_by_little(qtbot: QtBot, tmp_path: Path) -> None:
    for n in range(300):
        (tmp_path / f"own-{n}.toml").write_text(exercise_text(replace(BEND, name=f"Own {n}")))
    times = count(step=0.01)
    model = ExerciseModel(Exercises(tmp_path / "none", tmp_path), lambda: next(times))
    model.refresh()
    assert 0 < model.rowCount() < 300
    assert model.is_reading
    qtbot.waitUntil(lambda: not model.is_reading)
    assert model.rowCount() == 300


def test_a_shipped_exercise_is_customised_and_had_back(writer: Writer, tmp_path: Path) -> None:
    driver = writer.driver
    writer.open("pigeon-pose")
    writer.type("name", "My pigeon")
    writer.type(writer.field("dose").rows["amount"].field, "1:30")
    driver.click("Save")
    assert "My pigeon has been saved." in driver.text()
    assert "Usual dose: 90 s, each side" in driver.text()
    assert (tmp_path / "exercises" / "pigeon-pose.toml").exists()
    assert not list(tmp_path.glob("drafts/exercises/*"))
    driver.click("Restore the original")
    assert "Pigeon pose" in driver.text()
    assert "the original is back" in driver.text()
    assert not writer.library.exercises.own_path("pigeon-pose").exists()
    driver.click("Undo")
    assert "My pigeon" in driver.text()


def test_everything_that_a_file_can_say_is_written_in_the_form(
    writer: Writer, tmp_path: Path, asker: FileAsker
) -> None:
    path = painted(tmp_path / "from" / "Bed.png", QSize(80, 60))
    asker.answer = (path,)
    driver = writer.driver
    writer.new()
    writer.type("name", "Half pigeon by the bed")
    writer.type("also", "bed pigeon\nlazy pigeon")
    writer.choose("kind", "Mobility")
    writer.choose("sides", "Left, then right")
    driver.click("Choose a picture")
    driver.settle()
    writer.wait_for_picture()
    writer.choose("pose", "Pigeon pose")
    writer.type("setup", "Stand in front of a bed.")
    writer.type("instructions", "Lay one shin on the bed.\nLean forward.")
    writer.type("feel", "A pull in the buttock.")
    writer.type("safety", "Come out if your knee pinches.")
    writer.type("cues", "Keep your hips level.\nSoften your shoulders.")
    writer.type("breath", "Breathe out slowly.")
    writer.type("way_out", "Slide your leg back.")
    writer.type("left_means", "The leg on the bed.")
    writer.load("Stretch", "Full stretch of your buttock")
    writer.load("Hip, knee and back", "Your shin lies across your body, so your knee may twist")
    writer.choose(writer.field("loads").rows["knee-twist"].how_much, "A little")
    writer.type("mistakes", "Rounding the back.")
    writer.type("muscles", "glutes\npiriformis")
    writer.type("equipment", "bed")
    dose = writer.field("dose")
    writer.type(dose.rows["amount"].field, "left 30-40, right 60")
    for key, text in (("tempo", "in 4, out 6"), ("sets", "2-3"), ("rest", "15"), ("about", "2:00")):
        writer.type(key, text)
    writer.type("times_a_day", "2")
    writer.type("hours_apart", "4.5")
    optional = writer.field("optional")
    assert isinstance(optional, QCheckBox)
    optional.click()
    for name in ("Knee trouble", "Hip replacement"):
        writer.check(name)
    writer.type("ask_first", "a new hip")
    writer.type(writer.field("easier").rows["text"].field, "Lie on your back instead.")
    writer.choose(writer.field("easier").rows["exercise"].field, "Figure-four stretch (lying)")
    writer.type(writer.field("harder").rows["text"].field, "Lean further forward.")
    driver.click("Add a source")
    writer.press(Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier)
    (source,) = writer.field("sources").rows
    writer.choose(source.rows["mark"].field, "I have read it")
    driver.click("Save")
    assert "has been saved." in driver.text()
    written = read_exercise(tmp_path / "exercises" / "half-pigeon-by-the-bed.toml").value
    assert written is not None
    (picture,) = (tmp_path / "pictures").iterdir()
    assert written == Exercise(
        name="Half pigeon by the bed",
        kind=Kind.MOBILITY,
        setup="Stand in front of a bed.",
        instructions=("Lay one shin on the bed.", "Lean forward."),
        dose=DefaultDose(
            hold=SidedSeconds(left="30-40", right=60.0),
            tempo=(("in", 4.0), ("out", 6.0)),
            sets="2-3",
            rest=15.0,
            about=120.0,
        ),
        also=("bed pigeon", "lazy pigeon"),
        muscles=("glutes", "piriformis"),
        equipment=("bed",),
        sides=Sides.EACH,
        feel="A pull in the buttock.",
        mistakes=("Rounding the back.",),
        safety="Come out if your knee pinches.",
        cues=("Keep your hips level.", "Soften your shoulders."),
        breath="Breathe out slowly.",
        way_out="Slide your leg back.",
        left_means="The leg on the bed.",
        loads=(Load.STRETCH_BUTTOCK,),
        light_loads=(Load.KNEE_TWIST,),
        cautions=(Caution.HIPREP, Caution.KNEE),
        ask_first=("a new hip",),
        easier=Variant(text="Lie on your back instead.", exercise="figure-four-supine"),
        harder=Variant(text="Lean further forward."),
        times_a_day=2,
        hours_apart=4.5,
        pose="pigeon-pose",
        picture=picture.name,
        optional=True,
        sources=(Source(text="a", mark="V"),),
    )


def test_a_source_of_the_guide_is_chosen_and_has_its_own_mark(
    writer: Writer, driver: Driver, tmp_path: Path
) -> None:
    writer.open("clamshell")
    driver.click("Remove source 1")
    driver.click("Add a source")
    (source,) = writer.field("sources").rows
    assert not source.rows["mark"].isHidden()
    writer.choose(source.rows["reference"].field, "Boren et al. 2011, Int J Sports Phys Ther 6:206")
    assert source.rows["mark"].isHidden()
    writer.type(source.rows["text"].field, "the clam")
    driver.click("Save")
    written = read_exercise(tmp_path / "exercises" / "clamshell.toml").value
    assert written is not None
    assert written.sources == (Source(reference="boren-2011", text="the clam"),)


def test_a_page_says_what_an_exercise_is_based_on_and_leads_there(
    driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    followed: list[str] = []

    def open_url(address: QUrl) -> bool:
        followed.append(address.toString())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    driver.app.subjects.exercises.show("high-knee-march")
    said = "NHS, How to warm up before exercising: 30 knee lifts in 30 seconds"
    assert said in driver.text()
    assert "Everything else is common practice." in driver.text()
    driver.click("Open in your browser: NHS, How to warm up before exercising")
    assert followed == ["https://www.nhs.uk/live-well/exercise/how-to-warm-up-before-exercising/"]


def test_every_key_of_a_file_has_a_field_with_a_name(writer: Writer) -> None:
    writer.open("pigeon-pose")
    rows = writer.exercises.editor.form.rows
    declared = (*declared_fields(Exercise), *declared_fields(DefaultDose))
    assert set(rows) == {info.encode_name for info in declared} - {*Measure, "light_loads"}
    for widget in writer.exercises.editor.content.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            inner = isinstance(widget.parent(), QComboBox)
            assert widget.accessibleName() or inner, widget


def test_what_is_wrong_is_said_at_its_field_while_typing(writer: Writer) -> None:
    writer.open("pigeon-pose")
    dose = writer.field("dose")
    for key, text, told in (
        ("name", "", "Give the exercise a name"),
        ("name", "x" * 121, "at most 120 characters"),
        ("setup", "", "Say how to get into position"),
        ("instructions", "", "line by line"),
        ("times_a_day", "often", "whole number from 1 to 24"),
        ("times_a_day", "25", "whole number from 1 to 24"),
        ("hours_apart", "-1", "above 0"),
    ):
        writer.type(key, text)
        assert told in writer.problem(key), (key, text)
    writer.type(dose.rows["amount"].field, "abc")
    assert "45, 1:30 or 20-30" in writer.problem("dose")
    writer.type(dose.rows["amount"].field, "30-20")
    assert "45, 1:30 or 20-30" in writer.problem("dose")
    writer.type(dose.rows["amount"].field, "12x")
    assert not writer.problem("dose")
    assert "That is: 12 reps." in writer.driver.text()
    assert dose.rows["measure"].field.currentText() == "Repetitions"
    writer.type("sets", "many")
    assert "a number such as 3" in writer.problem("sets")
    writer.type("sets", "")
    writer.choose("kind", "Cold")
    writer.type(dose.rows["amount"].field, "30 min")
    assert "At most 20 min is safe" in writer.problem("dose")


def test_saving_with_something_missing_leads_there(writer: Writer) -> None:
    writer.new()
    assert not writer.problem("name")
    writer.driver.click("Save")
    assert "still missing" in writer.driver.text()
    assert "Give the exercise a name" in writer.problem("name")
    assert "line by line" in writer.problem("instructions")
    assert writer.field("name").hasFocus()


def test_steps_are_undone_and_done_again_by_their_names(writer: Writer) -> None:
    driver = writer.driver
    writer.open("pigeon-pose")
    writer.type("name", "Swan")
    writer.type("feel", "Nowhere.")
    writer.check("Knee trouble")
    driver.button("Undo: Cautions")
    writer.press(Qt.Key.Key_Z, CTRL)
    driver.button("Undo: Where you feel it")
    assert not driver.button("Knee trouble").isChecked()
    writer.press(Qt.Key.Key_Z, CTRL)
    assert writer.field("feel").toPlainText().startswith("Deep in the buttock")
    writer.press(Qt.Key.Key_Z, CTRL)
    assert writer.field("name").text() == "Pigeon pose"
    assert not writer.exercises.editor.undo.isEnabled()
    assert not writer.exercises.editor.discard.isEnabled()
    writer.press(Qt.Key.Key_Z, CTRL | SHIFT)
    assert writer.field("name").text() == "Swan"
    driver.click("Redo: Where you feel it")
    assert writer.field("feel").toPlainText() == "Nowhere."


def test_what_is_entered_after_one_was_elsewhere_is_a_step_of_its_own(writer: Writer) -> None:
    writer.open("knee-to-opposite-shoulder")
    name, table = writer.field("name"), writer.exercises.editor._draft.value
    writer.type("name", "Swan")
    writer.field("feel").setFocus()
    name.setFocus()
    writer.bot.keyClicks(name, "s")
    assert table("name") == "Swans"
    writer.press(Qt.Key.Key_Z, CTRL)
    assert table("name") == "Swan"
    before = table("sources")
    writer.driver.click("Remove source 2")
    writer.driver.click("Remove source 1")
    assert len(table("sources")) == len(before) - 2
    writer.press(Qt.Key.Key_Z, CTRL)
    writer.press(Qt.Key.Key_Z, CTRL)
    assert table("sources") == before


def test_the_keys_of_undo_are_the_forms_own_in_every_field(writer: Writer) -> None:
    writer.open("pigeon-pose")
    for key in ("setup", "name"):
        widget = writer.field(key)
        before = writer.exercises.editor._draft.value(key)
        writer.type(key, "Something else")
        writer.bot.keyClick(widget, Qt.Key.Key_Z, CTRL)
        assert writer.exercises.editor._draft.value(key) == before


def test_loads_are_added_removed_and_undone_row_by_row(writer: Writer) -> None:
    writer.open("pigeon-pose")
    field = writer.field("loads")
    assert isinstance(field, LoadsField)
    shipped = list(field.rows)
    [positions] = [a.menu() for a in field.add.menu().actions() if a.text() == "Position"]
    positions.aboutToShow.emit()
    assert "Weight on a knee that rests on the floor" not in [a.text() for a in positions.actions()]
    writer.load("Cold and heat", "Cold on one place")
    row = field.rows["cold-pack"]
    assert row.how_much.hasFocus()
    assert row.how_much.accessibleName() == "How much: Cold on one place"
    writer.choose(row.how_much, "A little")
    draft = writer.exercises.editor._draft
    assert draft is not None
    assert "cold-pack" in draft.value("light_loads")
    row.remove.setFocus()
    writer.press(Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    assert list(field.rows) == shipped
    assert field.add.hasFocus()
    for there in (True, True, False):
        writer.press(Qt.Key.Key_Z, CTRL)
        assert ("cold-pack" in field.rows) is there
    assert list(field.rows) == shipped
    assert not draft.is_changed


def test_what_a_file_has_that_is_no_load_is_shown_and_can_be_removed(
    writer: Writer, tmp_path: Path
) -> None:
    (tmp_path / "exercises").mkdir()
    text = 'loads = ["knee-lode"]\n' + exercise_text(BEND)
    (tmp_path / "exercises" / "bow.toml").write_text(text)
    writer.open("bow")
    assert writer.problem("loads").startswith("Remove anything unknown")
    writer.field("loads").rows["knee-lode"].remove.click()
    assert writer.problem("loads") == ""


def test_only_the_keyboard_is_needed(writer: Writer, tmp_path: Path) -> None:
    driver = writer.driver
    writer.new()
    assert writer.field("name").hasFocus()
    writer.bot.keyClicks(QApplication.focusWidget(), "Bow")
    seen = set()
    for _ in range(250):
        here = QApplication.focusWidget()
        seen.add(here)
        if here is writer.field("setup"):
            writer.type("setup", "Stand.")
        if here is writer.field("instructions"):
            writer.type("instructions", "Bow.")
        writer.bot.keyClick(here, Qt.Key.Key_Tab)
    focusable = [
        w
        for w in writer.exercises.editor.content.findChildren(QWidget)
        if w.isVisible() and w.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert [w for w in focusable if w not in seen and w.focusProxy() is None] == []
    writer.press(Qt.Key.Key_S, CTRL)
    assert "Bow has been saved." in driver.text()
    assert (tmp_path / "exercises" / "bow.toml").exists()
    writer.press(Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    writer.bot.waitUntil(lambda: "New exercise" in driver.text())


def test_leaving_keeps_a_draft_and_says_so(writer: Writer) -> None:
    driver = writer.driver
    writer.open("pigeon-pose")
    writer.type("name", "Swan")
    driver.click("Today")
    assert "Your changes to Swan are kept as a draft, but not saved yet." in driver.text()
    driver.click("Continue")
    assert writer.field("name").text() == "Swan"
    driver.click("Back")
    assert "You have changed this exercise but not saved it yet." in driver.text()
    assert writer.library.exercises["pigeon-pose"].name == "Pigeon pose"
    driver.click("Continue editing")
    writer.press(Qt.Key.Key_Z, CTRL)
    assert writer.field("name").text() == "Pigeon pose"
    writer.press(Qt.Key.Key_Z, CTRL | SHIFT)
    driver.click("Discard")
    assert "Continue editing" not in driver.text()
    driver.click("Undo")
    assert writer.field("name").text() == "Swan"


def test_going_back_at_once_shows_what_is_not_saved(writer: Writer) -> None:
    writer.open("pigeon-pose")
    writer.type("name", "Swan")
    writer.driver.click("Back")
    assert "You have changed this exercise but not saved it yet." in writer.driver.text()
    writer.new()
    writer.type("name", "Bow")
    writer.driver.click("Back")
    writer.driver.button("Continue with the new exercise")


def test_a_crash_loses_nothing(make: Callable[[], Driver]) -> None:
    first = Writer(make())
    first.new()
    first.type("name", "Bow")
    first.type("instructions", "Bow.")
    editor = first.exercises.editor
    first.bot.waitUntil(lambda: not editor._keeping.isActive())
    second = make()
    second.click("Guide")
    second.click("Exercises")
    second.click("Continue with the new exercise")
    assert "Here are your unsaved changes." in second.text()
    again = Writer(second)
    assert again.field("name").text() == "Bow"
    assert again.field("instructions").toPlainText() == "Bow."


def test_undoing_everything_leaves_no_draft(writer: Writer, tmp_path: Path) -> None:
    writer.open("pigeon-pose")
    writer.type("name", "Swan")
    writer.exercises.editor.keep()
    assert list(tmp_path.glob("drafts/exercises/*"))
    writer.press(Qt.Key.Key_Z, CTRL)
    writer.exercises.editor.keep()
    assert not list(tmp_path.glob("drafts/exercises/*"))


def test_a_damaged_draft_is_set_aside_and_said(writer: Writer, tmp_path: Path) -> None:
    (tmp_path / "drafts" / "exercises").mkdir(parents=True)
    (tmp_path / "drafts" / "exercises" / "pigeon-pose.json").write_text("{")
    writer.open("pigeon-pose")
    assert "is damaged. The file has been kept as" in writer.driver.text()
    assert writer.field("name").text() == "Pigeon pose"


def test_a_saved_change_can_be_taken_back(writer: Writer) -> None:
    driver = writer.driver
    writer.new()
    writer.type("name", "Bow")
    writer.type("setup", "Stand.")
    writer.type("instructions", "Bow.")
    driver.click("Save")
    assert writer.library.exercises["bow"].name == "Bow"
    driver.click("Undo")
    assert "bow" not in writer.library.exercises
    driver.click("Continue with the new exercise")
    assert writer.field("name").text() == "Bow"


def test_comments_of_a_file_written_by_hand_stay(writer: Writer, tmp_path: Path) -> None:
    folder = tmp_path / "exercises"
    folder.mkdir()
    (folder / "bend.toml").write_text("# Mine.\n" + exercise_text(BEND) + "# The end.\n")
    writer.open("bend")
    writer.type("name", "Bow")
    writer.driver.click("Save")
    text = (folder / "bend.toml").read_text()
    assert text.startswith("# Mine.\n")
    assert 'name = "Bow"' in text
    assert "# The end." in text


def test_a_file_that_cannot_be_used_is_shown_and_mended(writer: Writer, tmp_path: Path) -> None:
    folder, driver = tmp_path / "exercises", writer.driver
    folder.mkdir()
    (folder / "odd.toml").write_text(
        'nme = "x"\nname = 3\nkind = "yoga"\nsetup = "Stand."\ninstructions = ["Bend."]\n'
        "[dose]\nhld = 3\n[easier]\nexercise = 'bridge'\n"
    )
    driver.click("Guide")
    driver.click("Exercises")
    page = driver.app.subjects.exercises.list
    driver.bot.waitUntil(lambda: not page.model.is_reading)
    assert "odd.toml" in shown(driver)
    driver.app.subjects.exercises.show("odd")
    assert "This file cannot be used yet." in driver.text()
    assert "name is 3" in driver.text()
    driver.click("Edit")
    assert "Choose a kind" in writer.problem("kind")
    assert "Describe this version" in writer.problem("easier")
    writer.type("name", "Mended")
    writer.choose("kind", "Stretch")
    writer.type(writer.field("dose").rows["amount"].field, "20")
    writer.type(writer.field("easier").rows["text"].field, "Less.")
    driver.click("Save")
    assert writer.library.exercises["odd"].name == "Mended"
    assert writer.library.exercises["odd"].dose == DefaultDose(hold=20.0)


def test_a_file_that_is_no_toml_is_replaced_and_had_back(writer: Writer, tmp_path: Path) -> None:
    folder, driver = tmp_path / "exercises", writer.driver
    folder.mkdir()
    (folder / "pigeon-pose.toml").write_text("name = [")
    driver.app.subjects.exercises.show("pigeon-pose")
    assert "the one that comes with the app is shown" in driver.text()
    driver.click("Edit")
    for key, text in (("name", "Swan"), ("setup", "Stand."), ("instructions", "Bend.")):
        writer.type(key, text)
    writer.choose("kind", "Stretch")
    writer.type(writer.field("dose").rows["amount"].field, "20")
    driver.click("Save")
    assert writer.library.exercises["pigeon-pose"].name == "Swan"
    driver.click("Undo")
    assert (folder / "pigeon-pose.toml").read_text() == "name = ["


def test_deleting_says_which_routines_need_it(writer: Writer, tmp_path: Path) -> None:
    driver = writer.driver
    writer.library.exercises.save("bend", BEND)
    (tmp_path / "routines").mkdir()
    (tmp_path / "routines" / "mine.toml").write_text(plain('exercise = "bend"'))
    driver.app.subjects.exercises.show("bend")
    driver.click("Delete")
    assert "Bend has been deleted. This routine cannot be played without it: Test." in driver.text()
    driver.click("Routines")
    assert driver.app.services.library.routine("mine").routine is None
    driver.click("Undo")
    assert driver.app.services.library.routine("mine").routine is not None
    assert "Usual dose" in driver.text()


def test_a_copy_keeps_the_figure(writer: Writer) -> None:
    writer.exercises.show("pigeon-pose")
    writer.driver.click("Duplicate")
    assert "Pigeon pose (copy) is yours to change." in writer.driver.text()
    copy = writer.library.exercises["pigeon-pose-copy"]
    assert copy.pose == "pigeon-pose"
    assert writer.driver.app.services.figures.has("pigeon-pose-copy")
    writer.driver.click("Undo")
    assert "pigeon-pose-copy" not in writer.library.exercises


def test_an_exercise_leads_to_no_page_that_is_not_there(writer: Writer) -> None:
    writer.library.exercises.save(
        "bend", replace(BEND, easier=Variant(text="Less.", exercise="gone"), pose="gone")
    )
    writer.exercises.show("bend")
    assert "Less." in writer.driver.text()
    writer.open("bend")
    writer.type("name", "Bow")
    writer.driver.click("Save")
    assert writer.library.exercises["bend"].easier == Variant(text="Less.", exercise="gone")


def drop(widget: QWidget, path: Path) -> bool:
    """Drag a file onto a widget; whether it was taken."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, left, none)
    QApplication.sendEvent(widget, enter)
    if enter.isAccepted():
        put = QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, left, none)
        QApplication.sendEvent(widget, put)
    return enter.isAccepted()


def test_a_picture_is_dropped_shown_removed_and_had_back(writer: Writer, tmp_path: Path) -> None:
    driver = writer.driver
    writer.open("pigeon-pose")
    (tmp_path / "note.txt").write_text("no picture")
    assert not drop(writer.field("picture"), tmp_path / "note.txt")
    (tmp_path / "bend.svg").write_text(SVG)
    assert drop(writer.field("picture"), tmp_path / "bend.svg")
    writer.wait_for_picture()
    name = writer.exercises.editor._draft.value("picture")
    assert (tmp_path / "pictures" / name).read_text() == SVG
    preview = writer.field("picture").preview
    middle = preview.rect().center()
    assert preview.grab().toImage().pixelColor(middle).blue() == 255
    driver.click("Remove the picture")
    drawn(driver.bot, driver.app.services.figures)
    assert preview.grab().toImage().pixelColor(middle).blue() < 255
    assert writer.exercises.editor._draft.value("picture") is None
    writer.press(Qt.Key.Key_Z, CTRL)
    assert writer.exercises.editor._draft.value("picture") == name
    driver.click("Save")
    drawn(driver.bot, driver.app.services.figures)
    assert driver.app.services.figures.has_own("pigeon-pose")
    picture = driver.app.subjects.exercises.page.picture.grab().toImage()
    assert picture.pixelColor(picture.width() // 2, picture.height() // 2).blue() == 255


def test_a_bad_picture_is_refused_in_words(writer: Writer, tmp_path: Path) -> None:
    writer.open("pigeon-pose")
    (tmp_path / "bomb.png").write_bytes(huge_png(20_000, 20_000))
    assert drop(writer.field("picture"), tmp_path / "bomb.png")
    writer.wait_for_picture()
    assert "more than 50 million pixels" in writer.driver.text()
    assert writer.exercises.editor._draft.value("picture") is None
    assert not (tmp_path / "pictures").exists()


def test_a_picture_that_went_bad_is_said_on_its_page(writer: Writer, tmp_path: Path) -> None:
    writer.library.exercises.save("bend", replace(BEND, picture="bend.png"))
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "bend.png").write_text("no picture")
    writer.exercises.show("bend")
    drawn(writer.bot, writer.driver.app.services.figures)
    assert "bend.png is not a PNG, JPEG or SVG picture" in writer.driver.text()


def test_what_cannot_be_saved_is_said_and_kept_in_the_form(writer: Writer, tmp_path: Path) -> None:
    driver = writer.driver
    writer.open("pigeon-pose")
    writer.type("name", "Swan")
    (tmp_path / "exercises").write_text("in the way")
    driver.click("Save")
    assert "The exercise cannot be saved in" in driver.text()
    assert writer.field("name").text() == "Swan"
    (tmp_path / "exercises").unlink()
    driver.click("Save")
    assert "Swan has been saved." in driver.text()


def test_what_cannot_be_kept_is_said_and_stays_in_the_form(writer: Writer, tmp_path: Path) -> None:
    driver = writer.driver
    (tmp_path / "drafts").write_text("in the way")
    writer.open("pigeon-pose")
    writer.type("name", "Swan")
    writer.exercises.editor.keep()
    assert "cannot be written to the disk yet" in driver.text()
    driver.click("Today")
    assert "are not saved, and will be lost if you close now" in driver.text()
    driver.click("Continue")
    assert writer.field("name").text() == "Swan"


def test_closing_the_window_keeps_what_is_being_written(make: Callable[[], Driver]) -> None:
    first = Writer(make())
    first.open("pigeon-pose")
    first.type("name", "Swan")
    first.driver.app.window.close()
    second = Writer(make())
    second.open("pigeon-pose")
    assert second.field("name").text() == "Swan"


def test_the_page_says_what_a_coach_would_with_safety_first(writer: Writer, tmp_path: Path) -> None:
    (tmp_path / "exercises").mkdir()
    (tmp_path / "exercises" / "bow.toml").write_text(exercise_text(COACHED))
    writer.exercises.show("bow")
    text = writer.driver.text()
    for part in (
        *("Come out if it pinches.", "Left means your left leg is in front.", "Stand."),
        *("Keep your hips level.", "Breathe out slowly.", "Stand up slowly."),
    ):
        assert part in text
    assert text.index("Come out if it pinches.") < text.index("Stand.") < text.index("1.  Bend.")


def test_a_file_with_instructions_alone_shows_no_empty_titles(
    writer: Writer, tmp_path: Path
) -> None:
    (tmp_path / "exercises").mkdir()
    (tmp_path / "exercises" / "bow.toml").write_text(exercise_text(BEND))
    writer.exercises.show("bow")
    assert "1.  Bend." in writer.driver.text()
    for title in ("Breathing", "How to finish", "While you do it"):
        assert title not in writer.driver.text()
