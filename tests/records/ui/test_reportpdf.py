"""The report on paper, as another reader sees it."""

from __future__ import annotations

import io
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPageSize, QPainter

from recoverytimer.base.language import measure
from recoverytimer.base.tags import Tag, Tagged
from recoverytimer.exercise.bodyareas import Area
from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.cautionnotes import CautionNote
from recoverytimer.exercise.dose import Side
from recoverytimer.records.records import Records
from recoverytimer.records.report.month import month_report
from recoverytimer.records.ui.reportchart import tint
from recoverytimer.records.ui.reportpdf import FOOT, paint_page, report_pages, report_pdf
from recoverytimer.soreness.entry import Sign
from recoverytimer.theme.colours import LIGHT
from recoverytimer.widgets.paper import SCALE, Paper
from tests.reading import Heard, heard
from tests.records.making import RECORDS, START, run, session, sore

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

MARCH = date(2026, 3, 1)
A4 = QPageSize(QPageSize.PageSizeId.A4)
LETTER = QPageSize(QPageSize.PageSizeId.Letter)
NOTE = CautionNote(
    code=Caution.LBP,
    name="Back pain",
    question="?",
    consequence="Keep the spine straight.",
    instead="Walk.",
)
DAY = timedelta(days=1)

pytestmark = pytest.mark.usefixtures("qapp")


def full(days: int = 28, places: int = 1) -> Records:
    """A month in which there was something on every day."""
    every = [START.replace(day=1) + DAY * n for n in range(days)]
    spots = [(area, side) for area in Area for side in Side][:places]
    return Records(
        tuple(session(f"s{at}", at, note="A note on how it felt. " * 2) for at in every),
        tuple(
            sore(f"{at}{area}{side}", at, n % 11, area=area, side=side)
            for n, at in enumerate(every)
            for area, side in spots
        ),
        tuple(run(f"r{at}", at + DAY / 4) for at in every),
    )


def opened(records: Records, size: QPageSize = A4) -> PdfReader:
    return PdfReader(io.BytesIO(report_pdf(month_report(records, MARCH, [NOTE]), size)))


def texts(reader: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def test_another_reader_finds_the_texts() -> None:
    some = Records(
        (session(note="<b>bold</b> & more"),),
        (sore(level=7, signs=(Sign.AT_NIGHT,)),),
        RECORDS.runs,
    )
    reader = opened(some)
    assert reader.metadata is not None
    assert reader.metadata.title == "March 2026"
    found = texts(reader)
    for part in (
        "March 2026",
        "1 session on 1 day",
        "Left glutes",
        "at night",
        "Glute relief",
        "10 km",
        "1:00:00",
        "<b>bold</b> & more",
        "Back pain",
        "Keep the spine straight.",
        "Page 1 of 1",
    ):
        assert part in found


def test_a_month_is_heard_in_order() -> None:
    name = "A routine with a name for which there is no room in its column on paper"
    records = Records(
        (session(routine_name=name, note="Short."),),
        (sore(level=7, signs=(Sign.AT_NIGHT,)),),
        tuple(run(f"r{n}", START + DAY * n, distance_m=1000 * n) for n in (1, 2, 3)),
    )
    document = heard(report_pdf(month_report(records, MARCH, [NOTE])))
    tags = [part.tag for part in document.inside]
    assert tags[:7] == ["H1", "P", "P", "P", "P", "H2", "Table"]
    assert tags[7:] == ["H2", "Table"] * 5
    tables = {
        heading.text: rows_of(table)
        for heading, table in pairwise(document.inside)
        if table.tag == "Table"
    }
    assert tables["Cautions that apply"] == [["Back pain", "Keep the spine straight."]]
    assert tables["Sessions"][0][0] == name
    assert [row[1] for row in tables["Runs"]] == ["1 km", "2 km", "3 km"]
    days, sore_at, sessions, runs = tables["Soreness from 0 to 10, day by day"]
    assert (days[0], days[1], days[31]) == ("", "Sunday, 1 March", "Tuesday, 31 March")
    at = START.day
    assert (sore_at[0], sore_at[at]) == ("Left glutes", "7")
    assert sessions[0] == "Sessions minutes"
    assert (runs[0], runs[at : at + 4]) == ("Runs km", ["", "1", "2", "3"])
    assert {len(row) for row in (days, sore_at, sessions, runs)} == {32}


def test_the_report_is_in_miles_for_who_wants_them() -> None:
    measure(in_miles=True)
    runs = tuple(run(f"r{n}", START + DAY * n, distance_m=1609.344 * n) for n in (1, 2, 3))
    report = month_report(Records((), (), runs), MARCH, [NOTE])
    document = heard(report_pdf(report))
    day_by_day = next(part for part in document.inside if part.tag == "Table")
    assert rows_of(day_by_day)[1][0] == "Runs miles"
    assert rows_of(day_by_day)[1][START.day : START.day + 4] == ["", "1", "2", "3"]
    found = texts(opened(Records((), (), runs)))
    assert "3 runs, 6 mi in all." in found
    assert "km" not in found


def rows_of(table: Heard) -> list[list[str]]:
    for row in table.inside:
        assert row.tag == "TR"
        assert any(cell.tag == "TH" for cell in row.inside)
    return [[cell.text for cell in row.inside] for row in table.inside]


@pytest.mark.parametrize(("size", "points"), [(A4, (595, 842)), (LETTER, (612, 792))])
def test_paper(size: QPageSize, points: tuple[int, int]) -> None:
    box = opened(RECORDS, size).pages[0].mediabox
    assert (round(box.width), round(box.height)) == points


@pytest.mark.parametrize("size", [A4, LETTER])
def test_a_full_month_has_two_pages_and_each_its_number(size: QPageSize) -> None:
    reader = opened(full(), size)
    first, second = (" ".join(page.extract_text().split()) for page in reader.pages)
    assert "Page 1 of 2" in first
    assert "Page 2 of 2" in second
    assert "There is no room here for 4 earlier notes." in texts(reader)


def test_nothing_reaches_below_its_page_and_no_heading_stays_behind(qtbot: QtBot) -> None:
    for places in (0, 1, 5, 22):
        for days in range(1, 29, 3):
            report = month_report(full(days, places), MARCH, [NOTE])
            laid = report_pages(report, 510, 757, Tagged(Tag.DOCUMENT))
            assert all(sum(b.height for b in page) <= 757 - FOOT for page in laid)
            assert not any(page[-1].opens for page in laid)
            assert sum(map(len, laid)) > 10


def test_an_empty_month_says_so_on_one_page() -> None:
    reader = opened(Records())
    assert len(reader.pages) == 1
    assert "There are no records for March 2026." in texts(reader)
    assert "Day by day" not in texts(reader)


def test_the_sorer_the_stronger_the_colour() -> None:
    lightness = [tint(level).lightnessF() for level in range(11)]
    assert lightness == sorted(lightness, reverse=True)
    assert tint(0) == QColor("white")


def test_black_on_white_with_one_accent() -> None:
    report = month_report(full(), MARCH, [NOTE])
    (page, *_) = report_pages(report, 510, 757, Tagged(Tag.DOCUMENT))
    image = QImage(round(510 * SCALE), round(757 * SCALE), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    paint_page(Paper(painter), page)
    painter.end()
    small = image.scaled(255, 378)
    hues = {
        colour.hue() // 10
        for x in range(small.width())
        for y in range(small.height())
        if (colour := small.pixelColor(x, y)).saturationF() > 0.4 and colour.lightnessF() > 0.3
    }
    accent = QColor(LIGHT.accent).hue() // 10
    assert accent in hues
    assert hues <= {accent - 1, accent, accent + 1}


@pytest.mark.usefixtures("right_to_left")
def test_a_page_begins_where_one_begins_to_read() -> None:
    image = QImage(round(510 * SCALE), round(100 * SCALE), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    paper = Paper(painter)
    paper.fill(QRectF(0, 0, 10, 100), "black")
    paper.text(QRectF(20, 0, 200, 100), "Notes")
    painter.end()
    small = image.scaled(510, 100)
    dark = [
        x for x in range(510) if any(small.pixelColor(x, y).lightnessF() < 0.7 for y in range(100))
    ]
    assert set(range(501, 510)) <= set(dark)
    assert max(x for x in dark if x < 495) in range(480, 490)
    assert min(dark) > 400
