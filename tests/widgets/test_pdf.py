"""A PDF as another reader sees it, and as it is heard."""

from __future__ import annotations

import io
import unicodedata

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage, QPageSize

from recoverytimer.base.language import speaking
from recoverytimer.base.tags import Tag, Tagged
from recoverytimer.base.words.common import app_name
from recoverytimer.widgets.paper import PaperStyle
from recoverytimer.widgets.pdf import PdfDocument
from tests.pseudo import Pseudo
from tests.reading import Heard, heard

LONG = "If your knee or groin pinches, come out, and keep your shoulders flat on the floor. " * 3
BOX = QRectF(0, 0, 300, 20)

pytestmark = pytest.mark.usefixtures("qapp")


def drawn(size: QSize) -> QImage:
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill("#88aacc")
    return image


def written(*texts: str) -> bytes:
    """Paragraphs one below the other."""
    pdf = PdfDocument("Title", QPageSize(QPageSize.PageSizeId.A4))
    document = Tagged(Tag.DOCUMENT)
    paper = pdf.new_page()
    for n, text in enumerate(texts):
        part = document.add(Tag.PARAGRAPH)
        paper.text(QRectF(0, 100 * n, 200, 90), text, part=part)
    return pdf.finished(document)


def paragraphs(data: bytes) -> list[str]:
    return [part.text for part in heard(data).inside]


def test_parts_are_heard_in_their_order_and_not_as_they_were_painted() -> None:
    pdf = PdfDocument("Title")
    document = Tagged(Tag.DOCUMENT)
    title = document.add(Tag.TITLE)
    row = document.add(Tag.TABLE, "What is in it").add(Tag.ROW)
    label, cell = row.add(Tag.ROW_HEADER), row.add(Tag.CELL)
    row.add(Tag.CELL)
    figure = document.add(Tag.FIGURE, "You lie on your back.")
    below = document.add(Tag.PARAGRAPH)
    paper = pdf.new_page()
    paper.text(BOX, "Page 1 of 2")
    paper.text(BOX, "5", part=cell)
    paper.fill(BOX, "black")
    paper.picture(BOX, drawn, figure)
    paper.text(BOX, "Soreness", part=label)
    paper.text(BOX, "March", PaperStyle.TITLE, part=title)
    pdf.new_page().text(BOX, LONG, part=below)
    found = heard(pdf.finished(document))
    for part in found.all():
        assert letters(part.painted) in {letters(part.text), ""}
    assert found == Heard(
        "Document",
        "",
        (
            Heard("H1", "March"),
            Heard(
                "Table",
                "What is in it",
                (Heard("TR", "", (Heard("TH", "Soreness"), Heard("TD", "5"), Heard("TD", ""))),),
            ),
            Heard("Figure", "You lie on your back."),
            Heard("P", LONG),
        ),
    )


def letters(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def test_what_the_file_says_of_itself() -> None:
    with speaking(Pseudo("pt_BR")):
        author = app_name()
        reader = PdfReader(io.BytesIO(written("Olá")))
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.author) == ("Title", author)
    assert reader.root_object["/Lang"] == "pt-BR"
    assert reader.root_object["/ViewerPreferences"]["/DisplayDocTitle"].value
    told = reader.xmp_metadata
    assert told is not None
    assert told.dc_title == {"x-default": "Title"}
    assert told.dc_creator == [author]
    assert told.dc_language == ["pt-BR"]


def test_a_figure_says_where_it_is() -> None:
    pdf = PdfDocument("Title", QPageSize(QPageSize.PageSizeId.A4))
    document = Tagged(Tag.DOCUMENT)
    figure = document.add(Tag.FIGURE, "A figure")
    pdf.new_page().picture(QRectF(10, 20, 96, 72), drawn, figure)
    reader = PdfReader(io.BytesIO(pdf.finished(document)))
    element = reader.root_object["/StructTreeRoot"]["/K"]["/K"]
    left, bottom, right, top = map(float, element["/A"]["/BBox"])
    assert (left, top) == pytest.approx((42.5 + 10, 842 - 42.5 - 20), abs=0.1)
    assert (right - left, top - bottom) == pytest.approx((96, 72), abs=0.5)


def test_what_was_not_drawn_is_not_heard() -> None:
    pdf = PdfDocument("Title")
    document = Tagged(Tag.DOCUMENT)
    figure = document.add(Tag.FIGURE, "A figure")
    paper = pdf.new_page()
    paper.picture(BOX, lambda _size: None, figure)
    paper.text(BOX, "", part=document.add(Tag.PARAGRAPH))
    assert [part.tag for part in heard(pdf.finished(document)).all()] == ["Document", "P"]


@pytest.mark.parametrize("text", [LONG, "תרגול 20 דקות", "تمدد العضلات", "骨盤を整える", "<b>&(\\"])
def test_a_text_is_heard_as_it_was_written(text: str) -> None:
    assert paragraphs(written(text, "after")) == [text, "after"]


def test_a_short_text_is_said_in_full() -> None:
    pdf = PdfDocument("Title")
    document = Tagged(Tag.DOCUMENT)
    part = document.add(Tag.PARAGRAPH, LONG)
    pdf.new_page().text(BOX, PaperStyle.BODY.elided(LONG, 300), part=part)
    assert paragraphs(pdf.finished(document)) == [LONG]
