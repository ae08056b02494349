from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QBuffer, QSize
from PySide6.QtGui import QColor, QImage, QPageSize
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication

from recoverytimer.base.language import speaking
from recoverytimer.base.paths import shipped_resources
from recoverytimer.base.region import Region
from recoverytimer.exercise.cautionnotes import caution_notes
from recoverytimer.figure.poses import Poses
from recoverytimer.figure.ui.figures import Figures
from recoverytimer.routine.library import Library, RoutineEntry
from recoverytimer.routine.portrait import portrait_of
from recoverytimer.routine.routine import Routine, Work
from recoverytimer.routine.timeline import Timing
from recoverytimer.sharing.handout import Handout, HandoutLine, handout
from recoverytimer.sharing.presentfiles import PresentFiles
from recoverytimer.sharing.sheetlayout import (
    MOST_PAGES,
    SHEET_FOOT,
    DividingLine,
    GroupBracket,
    PlacedPicture,
    PlacedText,
    SheetFont,
    SheetItem,
    laid_sheet,
)
from recoverytimer.sharing.ui.sheetpdf import SIZES, measure, sheet
from recoverytimer.sharing.ui.sheetpictures import SheetPictures
from recoverytimer.widgets.paper import usual_paper
from tests.making import COACHED
from tests.reading import Heard, heard
from tests.reading import pdf_pages as read

LIBRARY = Library(shipped_resources(), Path("/nonexistent"))
PRESENT = PresentFiles(shipped_resources(), Path("/nonexistent"))
ENTRIES = LIBRARY.routines()
PAPERS = {"A4": QPageSize.PageSizeId.A4, "Letter": QPageSize.PageSizeId.Letter}
# Within 15 mm of margin.
AREAS = {"A4": (510.0, 757.0), "Letter": (527.0, 707.0)}


def content(entry: RoutineEntry) -> Handout:
    assert entry.routine is not None
    portrait = portrait_of(entry.routine, LIBRARY.exercises, Timing())
    return handout(entry.routine, portrait, LIBRARY.exercises, caution_notes(shipped_resources()))


def entry(routine: str) -> RoutineEntry:
    found = LIBRARY.routine(routine)
    assert found is not None
    return found


def blank(_exercise: str, size: QSize) -> QImage:
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(QColor("#88aacc"))
    return image


@pytest.mark.parametrize("number", range(len(ENTRIES)), ids=lambda number: ENTRIES[number].id)
def test_every_shipped_routine_is_whole_on_two_pages(qapp: QApplication, number: int) -> None:
    shown, paper = ENTRIES[number], tuple(PAPERS)[number % len(PAPERS)]
    wanted = content(shown)
    data = sheet(wanted, blank, QPageSize(PAPERS[paper]))
    found = read(data)
    assert 1 <= len(found) <= MOST_PAGES
    text = " ".join(found)
    for part in (
        wanted.title,
        wanted.summary,
        # A label of two lines stands beside its text.
        *(word for label, _ in wanted.facts for word in label.split()),
        *(fact for _, fact in wanted.facts),
        *(part for line in wanted.lines for part in (line.title, line.dose, *line.extras)),
        *(name for name, _ in wanted.cautions),
        *wanted.closing,
        f"Page {len(found)} of {len(found)}",
        "Recovery Timer",
    ):
        assert " ".join(part.split()) in text
    check_pages(laid_sheet(wanted, *AREAS[paper], measure).pages, *AREAS[paper])
    check_heard(wanted, list(heard(data).all()))


def check_heard(wanted: Handout, found: list[Heard]) -> None:
    """All of it is heard in the order in which it is thought, each picture described."""
    texts = iter([part.text for part in found])
    for text in (
        wanted.title,
        wanted.summary,
        *(part for fact in wanted.facts for part in fact),
        *(part for line in wanted.lines for part in (line.title, line.dose, line.safety)),
        *wanted.closing,
    ):
        assert not text or text in texts
    figures = [part.text for part in found if part.tag == "Figure"]
    assert len(figures) == sum(line.exercise is not None for line in wanted.lines)
    assert all(figures)


def test_steps_of_a_group_are_a_list_in_that_of_all_steps(qapp: QApplication) -> None:
    document = heard(sheet(content(entry("glute-relief")), blank))
    assert [part.tag for part in document.inside] == ["H1", "P", "Table", "L", "H2", "L", "P"]
    bodies = [item.inside[0] for item in document.inside[3].inside]
    assert [part.tag for part in bodies[0].inside][:4] == ["Figure", "H2", "P", "P"]
    rounds, nested = bodies[1].inside
    assert (rounds.tag, rounds.text) == (
        "H2",
        "2 rounds, 10 s rest between rounds, none after the last",
    )
    (item,) = nested.inside
    assert [p.text for p in item.all() if p.tag == "H2"] == ["Figure-four stretch (lying)"]


def test_a_picture_says_what_is_not_written_beside_it(qapp: QApplication) -> None:
    exercises = {"bow": COACHED}
    routine = Routine(name="Bows", steps=(Work(exercise="bow"), Work(exercise="bow")))
    wanted = handout(routine, portrait_of(routine, exercises, Timing()), exercises, {})
    found = [part.text for part in heard(sheet(wanted, blank)).all() if part.tag == "Figure"]
    assert found == [f"Picture: {COACHED.name}", COACHED.setup]


def check_pages(laid: tuple[tuple[SheetItem, ...], ...], width: float, height: float) -> None:
    """Nothing lies outside of its page, and no text over another or too large for its box."""
    for page in laid:
        assert page
        for item in page:
            assert item.box.left >= 0
            assert item.box.top >= 0
            assert item.box.left + item.box.width <= width + 0.01
            assert item.box.bottom <= height - SHEET_FOOT + 0.01
        for text in texts(page):
            assert measure(text.text, text.font, text.box.width) <= text.box.height + 0.01
        columns: dict[bool, list[PlacedText]] = {}
        for text in texts(page):
            columns.setdefault(text.font is SheetFont.LABEL, []).append(text)
        for column in columns.values():
            for above, below in pairwise(column):
                assert above.box.bottom <= below.box.top + 0.01


def texts(page: tuple[SheetItem, ...]) -> Iterator[PlacedText]:
    return (item for item in page if isinstance(item, PlacedText))


def test_the_sheet_says_what_a_person_needs(qapp: QApplication) -> None:
    wanted = content(entry("ice-heat"))
    text = " ".join(read(sheet(wanted, blank, QPageSize(QPageSize.PageSizeId.A4))))
    for part in (
        "Heat pack and cold pack",
        "22 to 45 min",
        "heat pack, towel, ice pack, cloth",
        "2 rounds",
        "10 min, chosen side",
        "Then a question: When you touch your skin, can you feel it as usual?",
        "If not: Leave the pack off and wait.",
        "not in the last round",
        "At least 2 hours apart",
        "Raynaud's: No cold, and no switching between warm and cold.",
        "General information, not medical advice",
    ):
        assert part in text


def test_a_safety_line_is_on_the_sheet_however_little_room_there_is(qapp: QApplication) -> None:
    exercises = {"bow": COACHED}
    routine = Routine(name="Bows", steps=(Work(exercise="bow"), *[Work(exercise="bow")] * 12))
    wanted = handout(routine, portrait_of(routine, exercises, Timing()), exercises, {})
    assert [line.safety for line in wanted.lines].count(COACHED.safety) == 1
    text = " ".join(read(sheet(wanted, blank, QPageSize(QPageSize.PageSizeId.A4))))
    assert COACHED.safety in text
    line = wanted.lines[0]
    said = f"{COACHED.cues[0]} {COACHED.breath}"
    assert line.how == (COACHED.setup, COACHED.left_means, said, COACHED.way_out)


def test_rounds_are_held_by_a_bracket(qapp: QApplication) -> None:
    laid = laid_sheet(content(entry("glute-relief")), *AREAS["A4"], measure).pages
    page = laid[0]
    (bracket,) = (item for item in page if isinstance(item, GroupBracket))
    inside = [
        item
        for item in page
        if isinstance(item, PlacedPicture) and bracket.box.top <= item.box.top < bracket.box.bottom
    ]
    assert [picture.exercise for picture in inside] == ["figure-four-supine"]
    assert inside[0].box.left > bracket.box.left
    assert len([item for one in laid for item in one if isinstance(item, DividingLine)]) == 2


@pytest.mark.usefixtures("right_to_left")
def test_pictures_are_where_one_begins_to_read() -> None:
    buffer = QBuffer()
    size = QPageSize(QPageSize.PageSizeId.A4)
    buffer.setData(sheet(content(entry("glute-relief")), blank, size))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    document = QPdfDocument(None)
    document.load(buffer)
    seen = document.render(0, QSize(210, 297))
    document.close()
    blue = [x for x in range(210) if any(is_blue(seen.pixelColor(x, y)) for y in range(297))]
    assert min(blue) > 105
    # The margin is 15 mm wide.
    assert max(blue) in range(193, 197)


def is_blue(seen: QColor) -> bool:
    return seen.blue() - seen.red() > 40


def test_an_exercise_is_explained_once() -> None:
    lines = content(entry("pre-run-warmup")).lines
    told = [line.exercise for line in lines if line.how]
    assert len(told) == len(set(told))


def test_the_figure_is_drawn_for_paper(qapp: QApplication, tmp_path: Path) -> None:
    poses = Poses(shipped_resources() / "poses", LIBRARY.exercises)
    figures = Figures(poses, tmp_path, lambda: "ana")
    try:
        pictures = SheetPictures(figures, LIBRARY.exercises, PRESENT)
        image = pictures.draw("pigeon-pose", QSize(400, 300))
    finally:
        figures.close()
    assert image is not None
    assert image.pixelColor(0, 0) == QColor("#ffffff")
    seen = {image.pixelColor(x, y).name() for x in range(0, 400, 8) for y in range(0, 300, 8)}
    assert len(seen) > 50


def test_a_region_has_its_paper(qapp: QApplication) -> None:
    with speaking(region=Region(letter_paper=True)):
        assert usual_paper().id() is QPageSize.PageSizeId.Letter
    with speaking(region=Region()):
        assert usual_paper().id() is QPageSize.PageSizeId.A4


_TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=300)
# As long as a note may be, without letting the search run on for ever.
_LONG = st.one_of(_TEXTS, st.just("long " * 190))
_LINES = st.builds(
    HandoutLine,
    depth=st.integers(0, 4),
    title=_TEXTS,
    opens=st.booleans(),
    exercise=st.sampled_from([None, "pigeon-pose"]),
    dose=_TEXTS,
    extras=st.lists(_LONG, max_size=3).map(tuple),
    how=st.lists(_LONG, max_size=2).map(tuple),
)
_HANDOUTS = st.builds(
    Handout,
    title=_TEXTS,
    summary=_TEXTS,
    facts=st.lists(st.tuples(st.just("When"), _TEXTS), max_size=5).map(tuple),
    lines=st.lists(_LINES, min_size=1, max_size=30).map(tuple),
    cautions=st.lists(st.tuples(_TEXTS, _TEXTS), max_size=5).map(tuple),
    closing=st.lists(_TEXTS, max_size=1).map(tuple),
    changes=st.lists(_LONG, max_size=12).map(tuple),
)


def rough(text: str, font: SheetFont, width: float) -> float:
    """A height as if all letters were alike."""
    size = SIZES[font]
    each = max(1, int(width / (size * 0.6)))
    return size * 1.2 * max(1, -(-len(text) // each))


@given(_HANDOUTS)
def test_whatever_is_on_it_nothing_is_lost_or_cut(wanted: Handout) -> None:
    width, height = AREAS["A4"]
    laid = laid_sheet(wanted, width, height, rough).pages
    shown = [text.text for page in laid for text in texts(page)]
    for line in wanted.lines:
        assert line.title in shown
    assert set(wanted.changes) <= set(shown)
    pictures = [item for page in laid for item in page if isinstance(item, PlacedPicture)]
    assert len(pictures) == sum(line.exercise is not None for line in wanted.lines)
    for page in laid:
        for item in page:
            assert item.box.left + item.box.width <= width + 0.01
            assert item.box.bottom <= height - SHEET_FOOT + 0.01


def test_a_label_of_two_lines_has_room(qapp: QApplication) -> None:
    wanted = Handout("Long", "", (("Wie oft es gut ist", "1"), ("Wann", "2")), (), (), ())
    (page,) = laid_sheet(wanted, *AREAS["A4"], measure).pages
    check_pages((page,), *AREAS["A4"])
    (rule,) = (item for item in page if isinstance(item, DividingLine))
    assert all(text.box.bottom <= rule.box.top for text in texts(page))


def test_the_longest_routine_takes_as_many_pages_as_it_needs(qapp: QApplication) -> None:
    lines = tuple(
        HandoutLine(0, f"Step {n}", exercise="pigeon-pose", dose="30 s") for n in range(500)
    )
    wanted = Handout("Long", "", (), lines, (), ())
    found = read(sheet(wanted, blank))
    assert len(found) > MOST_PAGES
    assert "Step 499" in found[-1]
