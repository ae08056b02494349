"""What programs get wrong around XML is passed over; what could do harm is refused."""

from __future__ import annotations

import codecs

import pytest

from recoverytimer.base.problem import Damaged, XmlFault
from recoverytimer.base.safexml import XmlError, walk_xml

Told = list[tuple[str, str]]


def walked(data: bytes) -> tuple[Told, Damaged | None]:
    """The paths and texts of all elements in a file, and where it is damaged."""
    told: Told = []
    damage = walk_xml(data, lambda *_: None, lambda path, text: told.append(("/".join(path), text)))
    return told, damage


PLAIN = '<?xml version="1.0"?>\n<gpx><name>Grün &amp; łąka</name></gpx>'
GREEN: tuple[Told, None] = ([("gpx/name", "Grün & łąka"), ("gpx", "")], None)


@pytest.mark.parametrize("ahead", ["", "   \n\n", "\ufeff", "\ufeff \ufeff", "\0\0", "junk "])
@pytest.mark.parametrize("coding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be"])
def test_what_stands_before_the_declaration_in_any_coding(ahead: str, coding: str) -> None:
    assert walked((ahead + PLAIN).encode(coding)) == GREEN


@pytest.mark.parametrize(
    ("declared", "coding"),
    [
        ("ISO-8859-1", "latin-1"),
        ("windows-1252", "cp1252"),
        ("windows-1250", "cp1250"),
        ("ISO-8859-1", "utf-8"),
        ("utf-16", "utf-8"),
        ("UTF-8", "latin-1"),
        ("klingon", "utf-8"),
        ("klingon", "cp1252"),
        ("punycode", "utf-8"),
        ("GB2312", "utf-8"),
    ],
)
def test_codings_declared_rightly_or_wrongly(declared: str, coding: str) -> None:
    text = f'<?xml version="1.0" encoding="{declared}"?><gpx><name>Grün</name></gpx>'
    assert walked(text.encode(coding))[0][0] == ("gpx/name", "Grün")


def test_bytes_of_no_text_and_signs_that_may_not_be() -> None:
    data = b"<gpx><name>a\x00\x0b\x1f\xff\xfe\xef\xbf\xbfb</name><n>1</n></gpx>"
    told, damage = walked(data)
    assert damage is None
    assert told[1:] == [("gpx/n", "1"), ("gpx", "")]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Fish & Chips", "Fish & Chips"),
        ("a &nbsp; b", "a &nbsp; b"),
        ("&#0;&#x1F;&#xD83D;&#99999999;&#228;&lt;", "&#99999999;ä<"),
        ("a&b=c;d&&amp;", "a&b=c;d&&"),
        ("<![CDATA[x < y]]>", "x < y"),
    ],
)
def test_references_to_nothing(text: str, read: str) -> None:
    told, damage = walked(f"<gpx><name>{text}</name></gpx>".encode())
    assert (told[0][1].strip(), damage) == (read, None)


def test_prefixes_are_cut_off_whether_declared_or_not() -> None:
    data = b'<x:gpx xmlns:x="y"><a:b:hr>9</a:b:hr></x:gpx>'
    assert walked(data) == ([("gpx/hr", "9"), ("gpx", "")], None)


def test_several_roots_and_declarations() -> None:
    told, damage = walked(PLAIN.encode() + b"\n\0\n" + PLAIN.encode() + b"\0\0")
    assert (told, damage) == (GREEN[0] * 2, None)


def test_what_comes_before_damage_is_told_with_its_line() -> None:
    for rest in (b"<b>", b"</b>", b"<b", b"<b c=d>", b"\n</gpx><"):
        told, damage = walked(b"<gpx>\n<a>1</a>\n" + rest)
        assert told[0] == ("gpx/a", "1")
        assert damage is not None
        assert damage.line >= 3


@pytest.mark.parametrize(
    "doctype", ["<!DOCTYPE gpx>", '<!DOCTYPE g [<!ENTITY a "b">]>', '<!DOCTYPE g SYSTEM "x">']
)
@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be"])
@pytest.mark.parametrize("padding", [0, 2**18 - 20])
def test_entities_are_refused(doctype: str, coding: str, padding: int) -> None:
    with pytest.raises(XmlError) as refused:
        walked(f"{' ' * padding}{doctype}<gpx>&a;</gpx>".encode(coding))
    assert refused.value.fault is XmlFault.ENTITIES


def test_text_over_several_pieces_is_whole_and_bounded() -> None:
    rows = b"".join(b"<p>%d \xc3\xa4</p>" % n for n in range(60_000))
    told, damage = walked(b"<gpx>" + rows + b"</gpx>")
    assert damage is None
    assert [text for _, text in told[:-1]] == [f"{n} ä" for n in range(60_000)]
    told, _ = walked(b"<gpx>" + b"x" * 10**6 + b"</gpx>")
    assert len(told[0][1]) <= 20_000


def test_a_mark_of_another_coding_than_the_text_harms_nobody() -> None:
    assert walked(codecs.BOM_UTF16_LE + PLAIN.encode()[:40])[0] == []
