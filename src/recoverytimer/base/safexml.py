"""Walking through an XML file from anywhere: no tree, no entities, nothing deep or endless."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from xml.parsers import expat

LARGEST_XML = 32 * 2**20
DEEPEST = 60
LONGEST_TEXT = 10_000

ElementPath = tuple[str, ...]


class XmlError(ValueError):
    """A file that is not read, and why, for a person."""


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
        message = f"it is larger than {LARGEST_XML // 2**20} MiB"
        raise XmlError(message)
    walker = _Walker(opened, closed)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = walker.start
    parser.EndElementHandler = walker.end
    parser.CharacterDataHandler = walker.text
    parser.StartDoctypeDeclHandler = _refuse
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        message = f"it is damaged or cut off in line {error.lineno}"
        raise XmlError(message) from error
    except (ValueError, LookupError) as error:
        raise XmlError(str(error) if isinstance(error, XmlError) else "it is damaged") from error


def _refuse(*_: object) -> None:
    message = "it defines its own entities, which can be used to do harm"
    raise XmlError(message)


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
            message = "its elements lie too deep in each other"
            raise XmlError(message)
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
