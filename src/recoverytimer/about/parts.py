"""Whose work the app is made of, and under which licences: read from what is installed."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution, distributions
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from recoverytimer import __version__
from recoverytimer.base.listing import in_row
from recoverytimer.base.paths import shipped_text
from recoverytimer.base.words.common import app_name

APP, LICENCE = "recoverytimer", "LICENSE"
QT = "pyside6-essentials"
_TEXTS = re.compile(r"(?i)(.+_)?(licen[cs]e|copying|notice)([._-].*)?$")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_LONGEST_NAME = 100


class Part(Struct, frozen=True):
    """A part that is shipped.

    Attributes:
        licence: its name; empty where the part does not say.
        text: what the licence says; empty where that is nowhere.
    """

    name: str
    version: str
    licence: str
    text: str


def parts_of(resources: Path) -> tuple[Part, ...]:
    """The app itself, Python, and all libraries that the app needs, by name."""
    shipped = resources / "licences"
    own = Part(app_name(), __version__, "GPL-3.0-or-later", _text(shipped_text(resources, LICENCE)))
    # Where Python brings its own, that is the one that holds.
    its_text = _text(Path(os.__file__).parent / "LICENSE.txt") or _text(shipped / "PSF-2.0.txt")
    python = Part("Python", platform.python_version(), "PSF-2.0", its_text)
    found = [_part(one, shipped) for one in _needed(resources)]
    # Its wheels hold Qt of the same version.
    found += [replace(part, name="Qt") for part in found if _plain(part.name) == QT]
    return (own, python, *sorted(found, key=lambda part: part.name.casefold()))


def _needed(resources: Path) -> Iterator[Distribution]:
    """The libraries that the app needs, and what these need; all there are where none says so."""
    waiting = list(_required_by_app(resources))
    if not waiting:
        yield from (d for d in distributions() if _plain(d.metadata["Name"]) != APP)
        return
    seen = {APP}
    while waiting:
        name = waiting.pop()
        if _plain(name) in seen:
            continue
        seen.add(_plain(name))
        try:
            found = distribution(name)
        except PackageNotFoundError:
            # It is for another system.
            continue
        yield found
        waiting += _names(found.requires or ())


def _required_by_app(resources: Path) -> tuple[str, ...]:
    try:
        return tuple(_names(distribution(APP).requires or ()))
    except PackageNotFoundError:
        pass
    from recoverytimer.base.toml.reading import toml_values

    try:
        text = (resources.parent / "pyproject.toml").read_text(encoding="utf-8")
        return tuple(_names(toml_values(text)["project"]["dependencies"]))
    except (OSError, KeyError, ValueError):
        return ()


def _names(requirements: Iterable[str]) -> Iterator[str]:
    for requirement in requirements:
        name, _, condition = requirement.partition(";")
        found = _NAME.match(name.strip())
        if found and not re.search(r"\bextra\b", condition):
            yield found[0]


def _plain(name: str) -> str:
    """A name as it is compared with others."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _part(found: Distribution, shipped: Path) -> Part:
    name, licence = found.metadata["Name"], _licence(found)
    # The package of our font brings the licence with the name of another font's authors.
    texts = [_text(shipped / f"{_plain(name)}.txt")]
    if not any(texts):
        texts = [_text(Path(str(found.locate_file(path)))) for path in _files(found)]
    told = _told(found, "License")
    if not any(texts) and "\n" in told:
        texts = [told]
    if not any(texts) and "LGPL-3.0" in licence:
        texts = [_text(shipped / "LGPL-3.0.txt")]
    return Part(name, found.version, licence, "\n\n".join(filter(None, texts)))


def _licence(found: Distribution) -> str:
    told = _told(found, "License-Expression") or _told(found, "License")
    if told and "\n" not in told and len(told) <= _LONGEST_NAME:
        return told
    classes = (c.split(" :: ") for c in found.metadata.get_all("Classifier") or ())
    return in_row(parts[-1] for parts in classes if parts[0] == "License")


def _told(found: Distribution, key: str) -> str:
    values = found.metadata.get_all(key) or [""]
    return str(values[0])


def _files(found: Distribution) -> list[Path]:
    """Its licence texts, those of its own parts last."""
    files = (
        Path(str(f))
        for f in found.files or ()
        if ".dist-info" in str(f) and _TEXTS.match(Path(str(f)).name)
    )
    return sorted(files, key=lambda path: (len(path.parts), str(path)))


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""
