"""PDFs that can be heard: what Qt painted, with tags for its parts, which Qt does not write."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from io import BytesIO
from typing import NamedTuple

from pypdf import PageObject, PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DictionaryObject,
    EncodedStreamObject,
    FloatObject,
    NameObject,
    NumberObject,
    PdfObject,
    TextStringObject,
)

from recoverytimer.base.tags import Mark, Tag, Tagged

NAMES = {
    Tag.DOCUMENT: "/Document",
    Tag.TITLE: "/H1",
    Tag.HEADING: "/H2",
    Tag.PARAGRAPH: "/P",
    Tag.LIST: "/L",
    Tag.ITEM: "/LI",
    Tag.ITEM_BODY: "/LBody",
    Tag.FIGURE: "/Figure",
    Tag.TABLE: "/Table",
    Tag.ROW: "/TR",
    Tag.COLUMN_HEADER: "/TH",
    Tag.ROW_HEADER: "/TH",
    Tag.CELL: "/TD",
}
SCOPES = {Tag.COLUMN_HEADER: "/Column", Tag.ROW_HEADER: "/Row"}
FAR_LEFT = -100_000
"""Where a square of one stands before each mark, to be found in what Qt wrote."""
_SQUARE = re.compile(rb"%d\S* \S+ \S+ \S+ re\s+f\s" % FAR_LEFT)


def tagged_pdf(
    painted: bytes,
    pages: Sequence[Sequence[Mark]],
    document: Tagged,
    author: str,
    language: str,
) -> bytes:
    """A painted PDF with the marks of its pages as parts of a document.

    The language is given as "pt-BR".
    """
    tagging = _Tagging(PdfWriter(clone_from=BytesIO(painted)))
    for page, marks in zip(tagging.writer.pages, pages, strict=True):
        tagging.tag_page(page, marks)
    tagging.add_tree(document)
    tagging.describe(author, language)
    out = BytesIO()
    tagging.writer.write(out)
    return out.getvalue()


class _Shown(NamedTuple):
    """A mark that is part of something, with its number on a page."""

    page: PageObject
    number: int
    mark: Mark


class _Tagging:
    """Adds tags to a PDF."""

    def __init__(self, writer: PdfWriter) -> None:
        self.writer = writer
        self._shown: dict[Tagged, list[_Shown]] = defaultdict(list)
        self._owners: list[list[Tagged]] = []
        self._elements: dict[Tagged, PdfObject] = {}

    def tag_page(self, page: PageObject, marks: Sequence[Mark]) -> None:
        """Say in the content of a page what belongs to which part."""
        contents = page["/Contents"]
        assert isinstance(contents, EncodedStreamObject)
        setup, *painted = _SQUARE.split(contents.get_data())
        owners: list[Tagged] = []
        content = bytearray(setup)
        for mark, painting in zip(marks, painted, strict=True):
            content += _beginning(mark, len(owners)) + b"\n" + painting + b"\nEMC\n"
            if mark.part is not None:
                self._shown[mark.part].append(_Shown(page, len(owners), mark))
                owners.append(mark.part)
        contents.set_data(bytes(content))
        _set(page, StructParents=NumberObject(len(self._owners)), Tabs=NameObject("/S"))
        self._owners.append(owners)

    def add_tree(self, document: Tagged) -> None:
        """Add the tree of the parts, and for each page whose its marks are."""
        root = DictionaryObject()
        reference = self.writer._add_object(root)
        top = self._element(document, reference)
        numbers: list[PdfObject] = []
        for number, owners in enumerate(self._owners):
            elements = ArrayObject(self._elements[owner] for owner in owners)
            numbers += [NumberObject(number), self.writer._add_object(elements)]
        _set(
            root,
            Type=NameObject("/StructTreeRoot"),
            K=top,
            ParentTree=_dictionary(Nums=ArrayObject(numbers)),
            ParentTreeNextKey=NumberObject(len(self._owners)),
        )
        _set(
            self.writer.root_object,
            StructTreeRoot=reference,
            MarkInfo=_dictionary(Marked=BooleanObject(value=True)),
        )

    def _element(self, part: Tagged, parent: PdfObject) -> PdfObject:
        shown = self._shown[part]
        element = _dictionary(S=NameObject(NAMES[part.tag]), P=parent)
        if shown:
            page = shown[0].page
            assert page.indirect_reference is not None
            assert all(one.page is page for one in shown)
            _set(element, Pg=page.indirect_reference)
        reference = self.writer._add_object(element)
        self._elements[part] = reference
        # A figure that could not be drawn is none.
        parts = [one for one in part.parts if one.tag is not Tag.FIGURE or self._shown[one]]
        content = [NumberObject(one.number) for one in shown]
        if inside := [*content, *(self._element(one, reference) for one in parts)]:
            _set(element, K=ArrayObject(inside) if inside[1:] else inside[0])
        _describe(element, part, shown)
        return reference

    def describe(self, author: str, language: str) -> None:
        """Say whose it is and in which language, beside what Qt says of it."""
        told = self.writer.xmp_metadata
        assert told is not None
        told.dc_creator = [author]
        told.dc_language = [language]
        self.writer.xmp_metadata = told
        self.writer.add_metadata({"/Author": author})
        self.writer.pdf_header = "%PDF-1.7"
        shown = _dictionary(DisplayDocTitle=BooleanObject(value=True))
        _set(self.writer.root_object, Lang=TextStringObject(language), ViewerPreferences=shown)


def _beginning(mark: Mark, number: int) -> bytes:
    """What is written before a mark."""
    if mark.part is None:
        return b"/Artifact BMC"
    return b"%b <</MCID %d>> BDC" % (NAMES[mark.part.tag].encode(), number)


def _describe(element: DictionaryObject, part: Tagged, shown: Sequence[_Shown]) -> None:
    """Say of a part what is not in its content."""
    said = TextStringObject(part.said)
    if part.tag is Tag.FIGURE:
        _set(element, Alt=said, A=_dictionary(O=NameObject("/Layout"), BBox=_box(shown[0])))
    elif part.tag is Tag.TABLE and said:
        _set(element, A=_dictionary(O=NameObject("/Table"), Summary=said))
    elif text := part.said or _text(shown):
        _set(element, ActualText=TextStringObject(text))
    if scope := SCOPES.get(part.tag):
        _set(element, A=_dictionary(O=NameObject("/Table"), Scope=NameObject(scope)))


def _text(shown: Sequence[_Shown]) -> str:
    """What glyphs do not tell: the space where a line ends, letters that are joined or turned."""
    texts = [one.mark.text for one in shown if one.mark.text]
    return texts[0] if len(texts) == 1 else ""


def _box(figure: _Shown) -> ArrayObject:
    """Where a figure is, from the lower left corner of its page."""
    assert figure.mark.box is not None
    left, top, wide, high = figure.mark.box
    above = float(figure.page.mediabox.height) - top
    return ArrayObject(map(FloatObject, (left, above - high, left + wide, above)))


def _dictionary(**entries: PdfObject) -> DictionaryObject:
    made = DictionaryObject()
    _set(made, **entries)
    return made


def _set(dictionary: DictionaryObject, **entries: PdfObject) -> None:
    """Set entries, named without their slash."""
    dictionary.update({NameObject(f"/{name}"): entry for name, entry in entries.items()})
