"""Walking through an XML file from anywhere: no tree, no entities, nothing deep or endless."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from xml.parsers import expat

from recoverytimer.base.problem import Damaged, TooLarge, XmlFault

LARGEST_XML = 32 * 2**20
DEEPEST = 60
LONGEST_TEXT = 10_000

ElementPath = tuple[str, ...]


class XmlError(ValueError):
    """A file that is not read, and why."""

    def __init__(self, fault: XmlFault | Damaged | TooLarge) -> None:
        super().__init__(fault)
        self.fault = fault


def walk_xml(
    data: bytes,
    opened: Callable[[ElementPath, Mapping[str, str]], None],
    closed: Callable[[ElementPath, str], None],
) -> None:
    """Tell each element, by the names down to it without their namespaces.

    Args:
        data: the file.
        opened: takes the path and the attributes.
        closed: takes the path and the text.

    Raises:
        XmlError: the file is damaged, too large, or defines entities.
    """
    if len(data) > LARGEST_XML:
        raise XmlError(TooLarge(LARGEST_XML))
    walker = _Walker(opened, closed)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = walker.start
    parser.EndElementHandler = walker.end
    parser.CharacterDataHandler = walker.text
    parser.StartDoctypeDeclHandler = _refuse
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise XmlError(Damaged(error.lineno)) from error
    except XmlError:
        raise
    except (ValueError, LookupError) as error:
        raise XmlError(Damaged()) from error


def _refuse(*_: object) -> None:
    raise XmlError(XmlFault.ENTITIES)


class _Walker:
    def __init__(
        self,
        opened: Callable[[ElementPath, Mapping[str, str]], None],
        closed: Callable[[ElementPath, str], None],
    ) -> None:
        self._opened = opened
        self._closed = closed
        self._path: ElementPath = ()
        self._text: list[str] = []
        self._length = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._path = (*self._path, name.rpartition(" ")[2])
        if len(self._path) > DEEPEST:
            raise XmlError(XmlFault.TOO_DEEP)
        self._clear()
        self._opened(self._path, attributes)

    def text(self, text: str) -> None:
        self._length += len(text)
        if self._length <= LONGEST_TEXT:
            self._text.append(text)

    def end(self, _: str) -> None:
        self._closed(self._path, "".join(self._text).strip())
        self._path = self._path[:-1]
        self._clear()

    def _clear(self) -> None:
        self._text.clear()
        self._length = 0
