"""Under which licences what the frozen app holds may be handed on: a copyright file as Debian's.

https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import files, packages_distributions
from pathlib import Path

from msgspec import Struct

from recoverytimer.about.parts import Part, parts_of
from recoverytimer.base.identity import HOMEPAGE
from recoverytimer.base.paths import shipped_resources

APP = "recoverytimer"
COMMON = {
    "Apache-2.0": "Apache-2.0",
    "GPL-2.0-or-later": "GPL-2",
    "GPL-3.0-or-later": "GPL-3",
    "LGPL-3.0-only": "LGPL-3",
}
"""Licences that each Debian system has the text of, and the name of that."""
SAID_OTHERWISE = {
    "Apache License, Version 2.0": "Apache-2.0",
    "BSD License": "BSD-2-Clause",
    "MIT License": "MIT",
    "SIL OFL 1.1": "OFL-1.1",
}
QT = frozenset({"PySide6_Addons", "PySide6_Essentials", "shiboken6"})
HOLDER = re.compile(r"^\W*copyright\b(?:\(c\)|©|\W)*((?:19|20)\d\d.*)$", re.IGNORECASE)


class Component(Struct, frozen=True):
    """Something that the frozen app holds.

    Attributes:
        files: patterns of where it lies.
        licence: its short name, as SPDX has it.
        text: what follows the name.
    """

    files: tuple[str, ...]
    holders: tuple[str, ...]
    licence: str
    text: str
    comment: str = ""

    def paragraph(self) -> str:
        """The paragraph of the copyright file."""
        lines = [
            f"Files: {' '.join(self.files)}",
            f"Copyright: {_continued(self.holders)}",
            f"License: {self.licence}\n{_indented(self.text)}".rstrip(),
        ]
        if self.comment:
            lines.append(f"Comment: {self.comment}")
        return "\n".join(lines)


def copyright_text(modules: Iterable[str]) -> str:
    """The copyright file for the app and some frozen modules, given by their dotted names.

    Raises:
        LookupError: the package of a module says no licence, or is none that the app needs.
    """
    head = (
        "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n"
        "Upstream-Name: Recovery Timer\n"
        f"Source: {HOMEPAGE}\n"
        "Comment: Paths of modules of Python are those of their packages. In the frozen app most\n"
        " of them lie within the program itself."
    )
    parts = [component.paragraph() for component in _components(modules)]
    return "\n\n".join([head, *parts]) + "\n"


def distributions_of(modules: Iterable[str]) -> list[str]:
    """The names of the packages that bring some modules, the app itself not among them."""
    known = packages_distributions()
    tops = {module.partition(".")[0] for module in modules}
    return sorted({name for top in tops for name in known.get(top, ())} - {APP}, key=str.lower)


def _components(modules: Iterable[str]) -> Iterator[Component]:
    parts = {part.name: part for part in parts_of(shipped_resources())}
    ours = "the contributors of Recovery Timer"
    yield Component(("*",), (ours,), "GPL-3.0-or-later", _text_of("GPL-3.0-or-later"))
    yield Component(
        ("*/libpython*", "*/lib-dynload/*", "*/base_library.zip"),
        ("2001 Python Software Foundation",),
        parts["Python"].licence,
        parts["Python"].text,
        "Python and its standard library.",
    )
    yield Component(
        (f"usr/lib/{APP}/{APP}",),
        ("2005 Giovanni Bajo", "2010 PyInstaller Development Team"),
        "GPL-2.0-or-later with bootloader exception",
        f"{_text_of('GPL-2.0-or-later')}\nIn addition, programs that PyInstaller has packed may be "
        "handed on under any licence.",
        "What starts the frozen app; it holds the app's own modules.",
    )
    names = distributions_of(modules)
    if QT & set(names):
        yield Component(
            ("*/PySide6/*", "*/shiboken6/*"),
            ("The Qt Company Ltd. and other contributors",),
            "LGPL-3.0-only",
            _text_of("LGPL-3.0-only"),
            "Qt for Python and Qt, whose parts by others are listed at\n"
            " https://doc.qt.io/qt-6/licenses-used-in-qt.html. It is linked dynamically and may\n"
            " be replaced; its source is at https://download.qt.io/.",
        )
        yield Component(
            ("*/libicu*",),
            ("1991 Unicode, Inc.",),
            "Unicode-3.0",
            "The text is at https://www.unicode.org/license.txt.",
            "ICU, which comes with Qt.",
        )
    for name in names:
        if name not in QT:
            if name not in parts:
                message = f"{name} is frozen, but the app does not say that it needs it"
                raise LookupError(message)
            yield _component(parts[name])


def _component(part: Part) -> Component:
    if not (part.licence and part.text):
        message = f"{part.name} brings no licence"
        raise LookupError(message)
    licence = SAID_OTHERWISE.get(part.licence, part.licence)
    text = _text_of(licence) if licence in COMMON else part.text
    found = (match[1].strip() for line in part.text.splitlines() if (match := HOLDER.match(line)))
    holders = tuple(dict.fromkeys(found)) or (f"the authors of {part.name}",)
    tops = {top for top, names in packages_distributions().items() if part.name in names}
    # Where wheels have the libraries of others that they bring.
    tops |= {file.parts[0] for file in files(part.name) or () if file.parts[0].endswith(".libs")}
    found_in = (top for top in tops if top.removesuffix(".libs").isidentifier())
    patterns = tuple(sorted(f"*/{top}/*" for top in found_in))
    return Component(patterns, holders, licence, text, f"{part.name} {part.version}")


def _text_of(licence: str) -> str:
    name = COMMON[licence]
    return (
        f"On Debian systems the whole text is in /usr/share/common-licenses/{name};\n"
        "it is also at https://spdx.org/licenses/."
    )


def _continued(lines: Sequence[str]) -> str:
    return "\n           ".join(lines)


def _indented(text: str) -> str:
    """As the format wants it: a space before each line, and a dot where it is empty."""
    lines = (line.rstrip() for line in text.strip("\n").splitlines())
    return "\n".join(f" {line}" if line else " ." for line in lines)


def bundled_notices(entries: Sequence[tuple[str, str, str]]) -> dict[str, bytes]:
    """The copyright files of Debian's packages that libraries of the system came from, by name.

    Args:
        entries: name in the app, source and kind of each file, as PyInstaller notes them.
    """
    sources = [source for name, source, kind in entries if kind == "BINARY" and "/" not in name]
    made: dict[str, bytes] = {}
    for source in sources:
        package = _package_of(Path(source))
        file = Path(f"/usr/share/doc/{package}/copyright")
        if package and file.is_file():
            made[f"{package}.copyright"] = file.read_bytes()
    return made


def _package_of(library: Path) -> str:
    """The Debian package of a library, or nothing."""
    real = library.resolve()
    for path in (str(real), str(real).removeprefix("/usr")):
        try:
            found = subprocess.run(
                ["dpkg", "-S", path], capture_output=True, text=True, check=False
            )
        except FileNotFoundError:
            return ""
        if not found.returncode:
            return found.stdout.partition(":")[0]
    return ""
