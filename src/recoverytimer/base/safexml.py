"""Walking through an XML file from anywhere: no tree, no entities, nothing deep or endless."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator, Mapping
from xml.parsers import expat

from recoverytimer.base.problem import Damaged, TooLarge, XmlFault

LARGEST_XML = 128 * 2**20
DEEPEST = 60
LONGEST_TEXT = 10_000

ElementPath = tuple[str, ...]

_PIECE = 2**18
_BEGINNING = 400
# All roots of a file are read as what is in one.
_AROUND = "all-roots"
_DECLARATION = re.compile(rb"<\?xml\s.*?\?>", re.DOTALL)
_DECLARED_CODING = re.compile(rb"""encoding\s*=\s*["']([\w.:-]{1,40})["']""")
# Codings in which the signs of XML are the bytes of ASCII; what is none is most likely Windows.
_LIKE_ASCII = re.compile(r"iso8859|cp\d|koi8|mac|gb|big5|shift_jis|euc")
_USUAL_CODING = "cp1252"
_CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\r"))
_NO_CHARACTERS = re.compile(rb"\xef\xbf[\xbe\xbf]")
_REFERENCE = re.compile(rb"&(?:(?:amp|lt|gt|quot|apos);|#(\d{1,7}|x[\da-fA-F]{1,6});)?")


class XmlError(ValueError):
    """A file that is not read, and why."""

    def __init__(self, fault: XmlFault | Damaged | TooLarge) -> None:
        super().__init__(fault)
        self.fault = fault


def walk_xml(
    data: bytes,
    opened: Callable[[ElementPath, Mapping[str, str]], None],
    closed: Callable[[ElementPath, str], None],
) -> Damaged | None:
    """Tell each element, by the names down to it without their prefixes.

    What programs get wrong around an element is passed over: blanks before the declaration, other
    codings than it says, prefixes that are declared nowhere, signs that may not be, several roots.

    Args:
        data: the file.
        opened: takes the path and the attributes.
        closed: takes the path and the text.

    Returns:
        Where the file is damaged or cut off, if it is; all that comes before was told.

    Raises:
        XmlError: the file is too large or too deep, or defines entities.
    """
    if len(data) > LARGEST_XML:
        raise XmlError(TooLarge(LARGEST_XML))
    walker = _Walker(opened, closed)
    # The coding is found out here, so what the file says of it does not count.
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.StartElementHandler = walker.start
    parser.EndElementHandler = walker.end
    parser.CharacterDataHandler = walker.text
    fed, piece = 0, f"<{_AROUND}>".encode()
    try:
        parser.Parse(piece)
        for following in _pieces(data):
            fed += len(piece)
            piece = following
            parser.Parse(piece)
        fed += len(piece)
        piece = f"</{_AROUND}>".encode()
        parser.Parse(piece, True)
    except expat.ExpatError as error:
        at = parser.ErrorByteIndex - fed
        if b"<!DOCTYPE" in piece[max(at - len("<!D"), 0) : at + len("<!DOCTYPE")]:
            raise XmlError(XmlFault.ENTITIES) from error
        return Damaged(error.lineno)
    return None


def first_text(data: bytes) -> str:
    """How an XML file begins, blanks and marks of its coding left out; for what it is of."""
    start = next(_pieces(data[:_PIECE]), b"")
    return start.decode("utf-8", "replace").lstrip("\ufeff\u00ef\u00bb\u00bf \t\r\n")


def _pieces(data: bytes) -> Iterator[bytes]:
    """The file in UTF-8, piece by piece, without what no XML file may hold."""
    for piece in _recoded(data):
        plain = piece.translate(None, _CONTROLS)
        if not plain.isascii():
            plain = _NO_CHARACTERS.sub(b"", plain)
        if b"<?xml" in plain:
            plain = _DECLARATION.sub(_as_blank_lines, plain)
        if b"&" in plain:
            plain = _REFERENCE.sub(_sound_reference, plain)
        yield plain


def _recoded(data: bytes) -> Iterator[bytes]:
    wide = _wide_coding(data)
    if wide:
        decoder = codecs.getincrementaldecoder(wide)("replace")
        for at in range(0, len(data), _PIECE):
            yield decoder.decode(data[at : at + _PIECE]).encode("utf-8", "replace")
        return
    told = _DECLARED_CODING.search(data[:_BEGINNING])
    coding = _coding(told[1].decode()) if told else _USUAL_CODING
    at = 0
    while at < len(data):
        # Cut between two elements, so that no sign, reference or declaration is cut.
        end = data.rfind(b">", at, at + _PIECE) + 1 or min(at + _PIECE, len(data))
        piece = data[at:end]
        yield piece if _is_utf8(piece) else piece.decode(coding, "replace").encode()
        at = end


def _wide_coding(data: bytes) -> str:
    """The coding, where each sign is two bytes; else empty."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    evens, odds = data[:_BEGINNING:2].count(0), data[1:_BEGINNING:2].count(0)
    if max(evens, odds) * 4 <= len(data[:_BEGINNING]):
        return ""
    return "utf-16-le" if odds > evens else "utf-16-be"


def _coding(told: str) -> str:
    try:
        name = codecs.lookup(told).name
    except (LookupError, ValueError):
        return _USUAL_CODING
    return name if _LIKE_ASCII.match(name) else _USUAL_CODING


def _is_utf8(piece: bytes) -> bool:
    try:
        piece.decode()
    except UnicodeDecodeError:
        return False
    return True


def _as_blank_lines(declaration: re.Match[bytes]) -> bytes:
    """What keeps the numbers of the lines."""
    return b"\n" * declaration[0].count(b"\n")


def _sound_reference(reference: re.Match[bytes]) -> bytes:
    """A reference that XML knows; a sign that stands for itself is referred to."""
    if reference[0] == b"&":
        return b"&amp;"
    if not (digits := reference[1]):
        return reference[0]
    sign = int(digits[1:], 16) if digits.startswith(b"x") else int(digits)
    is_sound = 0x20 <= sign < 0xD800 or 0xE000 <= sign < 0xFFFE or 0x10000 <= sign <= 0x10FFFF
    return reference[0] if is_sound else b" "


class _Walker:
    def __init__(
        self,
        opened: Callable[[ElementPath, Mapping[str, str]], None],
        closed: Callable[[ElementPath, str], None],
    ) -> None:
        self._opened = opened
        self._closed = closed
        self._paths: list[ElementPath] = [()]
        self._text = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == _AROUND:
            return
        path = (*self._paths[-1], name.rpartition(":")[2])
        if len(path) > DEEPEST:
            raise XmlError(XmlFault.TOO_DEEP)
        self._paths.append(path)
        self._text = ""
        self._opened(path, attributes)

    def text(self, text: str) -> None:
        if len(self._text) < LONGEST_TEXT:
            self._text += text[:LONGEST_TEXT]

    def end(self, _: str) -> None:
        path = self._paths.pop()
        if path:
            self._closed(path, self._text.strip())
            self._text = ""
